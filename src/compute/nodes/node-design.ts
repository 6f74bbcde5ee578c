import { NodeImage } from './node-image';
import { NodeCounts, NodeMode } from './node-mode';
import { capacityOptions, capacityRefusals, readMaxPods, Telling, ToldCount } from './pod-count';
import { readTypes, TypesAsked } from './type-limits';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { discoveryFindings } from '../../capacity/rules/discovery-findings';
import { IPodNetworking } from '../../cni/pod-networking';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { PodPlacement } from '../../network/pod-placement';
import { literalNumberFindings } from '../../validation/number-props';
import { OperatingSystemDesign } from '../os/os-design';

/** All that is decided of nodes, once; node groups, bootstraps and pools of Karpenter add what is theirs. */
export interface NodeDesign {
  /** The limits of the instance types. */
  readonly types: readonly InstanceTypeLimits[];
  readonly os: OperatingSystemDesign;
  readonly image: NodeImage;
  readonly mode: NodeMode;
  readonly capacity: NodegroupCapacity;
  readonly told: ToldCount;

  /** The zones that they are known to run in. */
  readonly zones: readonly string[];
}

/** What users ask of nodes, whoever starts them. */
export interface NodesAsked extends TypesAsked, NodeCounts {
  readonly podNetworking: IPodNetworking;
  readonly maxPods?: number;
}

/** What of nodes follows from their types, numbers and mode, each a value or why there is none. */
export interface NodeReading {
  readonly types: Checked<InstanceTypeLimits[]>;
  readonly counts: Checked<NodeCounts>;
  readonly mode: NodeMode;
  readonly capacity: Checked<NodegroupCapacity>;
  readonly told: Checked<ToldCount>;
}

/** Reads what is asked of nodes with an operating system. */
export function readNodes(asked: NodesAsked, os: OperatingSystemDesign, telling: Telling): NodeReading {
  const { podNetworking, maxPods, hostNetworkPods, efaOnlyEnis } = asked;
  const types = readTypes(asked);
  const counts = readCounts({ hostNetworkPods, efaOnlyEnis });
  const mode = os.modeOf(podNetworking);
  if (types.value === undefined || counts.value === undefined) {
    return { types, counts, mode, capacity: { findings: [] }, told: { findings: [] } };
  }
  const options = capacityOptions(os, mode, counts.value);
  const capacity = NodegroupCapacity.of(types.value, options);
  return {
    types,
    counts,
    mode,
    capacity: { value: capacity, findings: capacityRefusals(capacity, options) },
    told: readMaxPods(maxPods, capacity, options, telling),
  };
}

/** What there is to say of nodes at their pod count; at that of their capacity, where the one asked for is refused. */
export function nodeFindings({ capacity: { value: capacity }, told }: NodeReading): Finding[] {
  return capacity === undefined ? [] : capacity.findingsAt(told.value?.maxPods ?? capacity.maxPods);
}

/** The same of subnets for pods that nodes find by their tag. */
export function discoveryFindingsOf({ capacity: { value: capacity }, told, mode }: NodeReading): Finding[] {
  if (capacity === undefined || mode.placement !== PodPlacement.SUBNET_DISCOVERY) return [];
  return discoveryFindings(capacity, told.value?.maxPods ?? capacity.maxPods);
}

/** Numbers of each node that pods can be counted with. */
function readCounts(counts: NodeCounts): Checked<NodeCounts> {
  const findings = (['hostNetworkPods', 'efaOnlyEnis'] as const).flatMap((name) =>
    literalNumberFindings(name, counts[name], 0),
  );
  return findings.length === 0 ? { value: counts, findings } : { findings };
}

import { NodeJudgement } from './node-judge';
import { RunningSettings } from './running-settings';
import { RunningTypes } from './running-types';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { AddressDemand } from '../../capacity/address-demand';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { DEFAULT_KERNEL } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { NodeKind } from '../model/running-nodes';

/** What a node takes of a subnet. */
export interface TakenOfSubnet {
  readonly prefixes: number;
  readonly singles: number;
}

/** What one more node takes, as those that run are told and set up. */
export interface NodeDemand {
  readonly instanceType: string;
  readonly maxPods: number;
  readonly nodeSubnet: TakenOfSubnet;
  readonly podSubnet: TakenOfSubnet;
}

/** What the most demanding of some nodes takes at the pod count that it was told; undefined where none is known. */
export function demandOfMost(
  nodes: readonly NodeJudgement[], types: RunningTypes, settings: RunningSettings | undefined,
): NodeDemand | undefined {
  if (settings === undefined) return undefined;
  const kinds = new Map<string, NodeDemand>();
  for (const { kind, instanceType, maxPods } of nodes) {
    const limits = types.limitsOf(instanceType);
    if (kind !== NodeKind.VPC_CNI || limits === undefined || maxPods === undefined || maxPods < 1) continue;
    const key = `${instanceType} ${maxPods}`;
    if (!kinds.has(key)) kinds.set(key, demandOf(limits, maxPods, settings));
  }
  const size = ({ nodeSubnet, podSubnet }: NodeDemand) =>
    [nodeSubnet, podSubnet].reduce((sum, each) => sum + each.singles + PREFIX_ADDRESSES * each.prefixes, 0);
  return [...kinds.values()].reduce<NodeDemand | undefined>(
    (most, each) => (most === undefined || size(each) > size(most) ? each : most), undefined,
  );
}

function demandOf(limits: InstanceTypeLimits, maxPods: number, settings: RunningSettings): NodeDemand {
  const pods = Math.max(0, maxPods - DEFAULT_KERNEL.hostNetworkPods);
  const taken = AddressDemand.of(limits, pods, settings.ipv6
    ? { ipFamily: PodIpFamily.IPV6, trunkEni: settings.nodes.trunkEni, maxPods }
    : {
      ...settings.nodes, maxPods, warmPool: settings.warmPool, subnetDiscovery: settings.tagged,
    });
  return {
    instanceType: limits.instanceType,
    maxPods,
    nodeSubnet: takenOf(taken.nodeSubnetAddresses, taken.nodeSubnetPrefixes),
    podSubnet: takenOf(taken.podSubnetAddresses, taken.podSubnetPrefixes),
  };
}

function takenOf(addresses: number, prefixes: number): TakenOfSubnet {
  return { prefixes, singles: addresses - PREFIX_ADDRESSES * prefixes };
}

import { mostOwnPods, ownCountFindings, staticFindings } from './karpenter-findings';
import { KarpenterRequirement, poolLabels, poolRequirements, poolZoneFindings, poolZones } from './karpenter-pool';
import { ofSelection, selectedTypes } from './selected-types';
import { podsOfPoolFindings, sizeFindings, sizeNumberFindings, sizesOf } from './told-sizes';
import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { PLACEMENTS } from '../../network/placement-rules';
import { together } from '../../validation/accepted';
import { KarpenterCapacityProps, KarpenterKubelet, KarpenterSubnetTerm } from '../karpenter-capacity-props';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';
import { leftOutFindings } from '../nodes/kept-off-subnets';
import { discoveryFindingsOf, NodeDesign, readNodes } from '../nodes/node-design';
import { hostPodFindings } from '../nodes/pod-count';
import { DEFAULT_OS } from '../os/os-registry';

/** All that is decided of the nodes that Karpenter starts. */
export interface PoolDesign extends NodeDesign {
  /** ENIs of a node that carry no pods. */
  readonly reservedEnis: number;

  /** EFA-only interfaces on the default card. */
  readonly efaOnlyEnis: number;

  /** Its part of the EC2NodeClass; none where Karpenter computes the count of each type. */
  readonly kubelet?: KarpenterKubelet;

  /** Pods that a node runs, of the type that runs the most. */
  readonly mostPods: number;
  readonly requirements: KarpenterRequirement[];
  readonly labels: Record<string, string>;
  readonly subnetSelectorTerms: KarpenterSubnetTerm[];

  /** What its NodePools may become. */
  readonly sizes: KarpenterPoolSizes;
}

/** Reads the props of a pool, and decides what Karpenter has to be told. */
export function poolDesign(props: KarpenterCapacityProps): Checked<PoolDesign> {
  const { podNetworking, hostNetworkPods, efaOnlyEnis = 0, staticMaxPods = true, subnets = [] } = props;
  const selected = selectedTypes(props);
  const listed = selected?.instanceTypes ?? props.instanceTypes ?? [];
  const instanceTypes = [...new Map(listed.map((type) => [type.toString(), type])).values()];
  const zones = poolZones(props);
  const nodes = readNodes({ ...props, instanceTypes }, DEFAULT_OS, { by: 'karpenter', eksCounts: false });
  const { types, counts, capacity, told, mode } = nodes;
  const reservedEnis = (PLACEMENTS[mode.placement].sparesPrimaryEni ? 1 : 0) + (mode.trunkEni ? 1 : 0);
  const ofNumbers = sizeNumberFindings(props);
  const isCounted = ofNumbers.length === 0;
  const saidOf = (all: NodegroupCapacity): Finding[] => [
    ...(staticMaxPods
      ? ofSelection(staticFindings(nodes, all, reservedEnis, efaOnlyEnis), selected)
      : ownCountFindings(props, all, reservedEnis)),
    ...hostPodFindings(hostNetworkPods, told.value?.maxPods ?? all.maxPods),
    ...podNetworking.warmPool._findingsFor(all.nodes),
    ...discoveryFindingsOf(nodes),
    ...(isCounted ? podsOfPoolFindings(props, all, told.value?.maxPods) : []),
  ];
  const { value, findings } = together({ types, capacity, told }, [
    ...counts.findings,
    ...(selected?.instanceTypes.length === 0 ? [] : types.findings),
    ...ofNumbers,
    ...(selected?.findings ?? []),
    ...(isCounted && types.value !== undefined ? sizeFindings(props, types.value) : []),
    ...poolZoneFindings(zones, props),
    ...leftOutFindings(props.subnets, podNetworking),
    ...capacity.findings,
    ...told.findings,
    ...capacity.value === undefined ? [] : saidOf(capacity.value),
  ]);
  if (value === undefined) return { findings };
  return {
    value: {
      ...value,
      os: DEFAULT_OS,
      image: {},
      mode,
      zones,
      reservedEnis,
      efaOnlyEnis,
      kubelet: staticMaxPods ? kubeletOf(value.told.maxPods) : undefined,
      mostPods: staticMaxPods ? value.told.maxPods : mostOwnPods(value.capacity, reservedEnis + efaOnlyEnis),
      requirements: poolRequirements(instanceTypes, podNetworking, value.types, zones, selected?.requirements),
      labels: poolLabels(zones, podNetworking),
      subnetSelectorTerms: subnets.map(({ subnetId }) => ({ id: subnetId })),
      sizes: sizesOf(props),
    },
    findings,
  };
}

function kubeletOf(maxPods: number): KarpenterKubelet {
  return { maxPods, kubeReserved: { memory: `${KubeletReservation.forPods(maxPods).memoryMib}Mi` } };
}

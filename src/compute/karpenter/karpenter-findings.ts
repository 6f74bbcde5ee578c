import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { NodeCapacity } from '../../capacity/node-capacity';
import { PodCap } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { nodeFindings, NodeReading, NodesAsked } from '../nodes/node-design';

/**
 * Pods beside the addresses of ENIs in Karpenter's formula, which nothing changes.
 *
 * @see https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go
 */
const KARPENTER_EXTRA_PODS = 2;

/** What a node group says of types that lose pods; for a pool it is said with Karpenter's ways out. */
const MIXED_TYPES = findingOf('mixed-types-lose-pods', '', '').id;

/** What there is to say where one pod count holds for all types of a pool. */
export function staticFindings(nodes: NodeReading, capacity: NodegroupCapacity, reservedEnis: number, efaOnlyEnis: number): Finding[] {
  const ofGroup = nodeFindings(nodes).filter(({ id }) => id !== MIXED_TYPES);
  if ((nodes.told.value?.maxPods ?? capacity.maxPods) !== capacity.maxPods) return ofGroup;
  return [...ofGroup, ...splitFindings(capacity, ownCountsFit(capacity, reservedEnis + efaOnlyEnis) ? reservedEnis : undefined)];
}

/**
 * Types that lose pods because the EC2NodeClass has one count for all.
 *
 * @param reservedEnis where given, Karpenter's own formula with so many reserved ENIs would be right for each type
 */
function splitFindings(capacity: NodegroupCapacity, reservedEnis?: number): Finding[] {
  const { maxPods, boundBy, binding: { limits: { instanceType } } } = capacity;
  const losses = capacity.nodes.filter((node) => node.maxPods > maxPods)
    .map((node) => `${node.limits.instanceType} could run ${node.maxPods} and loses ${node.maxPods - maxPods}`);
  if (losses.length === 0) return [];
  const counts = [...new Set(capacity.nodes.map((node) => node.maxPods))].sort((a, b) => a - b)
    .map((count) => `${count} (${capacity.nodes.filter((node) => node.maxPods === count).map((node) => node.limits.instanceType).join(', ')})`);
  const instead = reservedEnis === undefined ? '' : `; or set 'staticMaxPods' to false and Karpenter's RESERVED_ENIS to ${reservedEnis}, and it computes the count of each type, without a cap`;
  return [findingOf('karpenter-pool-split', instanceType,
    `every node of the pool gets the lowest pod count, ${maxPods}, which ${instanceType} sets by its ${boundBy}; ${losses.join('; ')};`
    + ` make a KarpenterCapacity with its EC2NodeClass and NodePool for each count: ${counts.join(', ')}${instead}`)];
}

/** Whether Karpenter's own formula gives no type of the pool more pods than it has addresses for. */
function ownCountsFit(capacity: NodegroupCapacity, takenEnis: number): boolean {
  return capacity.nodes.every((node) => !node.ipAssignment.usesPrefixes && ownCount(node, takenEnis) <= node.eniLimitedPods);
}

/** A type of a pool, with the pods that Karpenter computes for it. */
interface OwnCount {
  readonly node: NodeCapacity;
  readonly name: string;
  readonly own: number;
}

/**
 * What there is to say where Karpenter computes the pod count of each type.
 */
export function ownCountFindings(
  { podNetworking, maxPods, efaOnlyEnis = 0 }: NodesAsked,
  capacity: NodegroupCapacity,
  reservedEnis: number,
): Finding[] {
  const owns = capacity.nodes.map((node) => ({ node, name: node.limits.instanceType, own: ownCount(node, reservedEnis + efaOnlyEnis) }));
  const limitFindings = capacity.nodes.flatMap((node) => node._limitFindings());
  const refusals = [
    ...(maxPods === undefined ? [] : [needed("'maxPods' is given, which only an EC2NodeClass with a pod count can hold; leave one of them out")]),
    ...(podNetworking.ipAssignment.usesPrefixes ? withoutPrefixes(owns) : tooMany(owns)),
  ];
  if (refusals.length > 0) return [...refusals, ...limitFindings];
  return [...limitFindings, ...aboveCap(owns), ...capacity.nodes.flatMap(ownReservationFindings)];
}

function needed(why: string): Finding {
  return findingOf('karpenter-max-pods-needed', 'staticMaxPods', `'staticMaxPods' is false, and ${why}`);
}

function withoutPrefixes(owns: readonly OwnCount[]): Finding[] {
  const counts = owns.map(({ node, name, own }) => `${name} ${own} in place of ${node.maxPods}`);
  return [needed(`Karpenter's own formula knows no prefixes: it would give ${counts.join(', ')} pods; leave it out`)];
}

function tooMany(owns: readonly OwnCount[]): Finding[] {
  const above = owns.filter(({ node, own }) => own > node.eniLimitedPods);
  const counts = above.map(({ node: { limits, enis, hostNetworkPods, eniLimitedPods }, name, own }) =>
    `${name} ${own} pods, and ${enis} ENIs x (${limits.ipv4PerEni} - 1) + ${hostNetworkPods} = ${eniLimitedPods} can run`);
  if (above.length === 0) return [];
  return [needed(`Karpenter's own formula knows neither MAX_ENI nor 'hostNetworkPods': it would give ${counts.join('; ')}; leave it out`)];
}

function aboveCap(owns: readonly OwnCount[]): Finding[] {
  const above = owns.filter(({ node, own }) => own > (node.cappedAt ?? Infinity));
  if (above.length === 0) return [];
  const counts = above.map(({ node, name, own }) => `it gives ${name} ${own} pods, above the recommended ${node.cappedAt}`);
  return [findingOf('max-pods-above-cap', above[0].name, `Karpenter's own formula knows no cap: ${counts.join('; ')};`
    + ' test that kubelet and the control plane carry it, or give these types an EC2NodeClass with a pod count')];
}

/** Where no count is stated, AL2023 takes kubelet's memory from all ENIs of a type, reserved ones included. */
function ownReservationFindings({ limits }: NodeCapacity): Finding[] {
  return KubeletReservation.forPods(NodeCapacity.of(limits, { podCap: PodCap.NONE }).maxPods).findingsFor(limits);
}

/** (E - reserved - EFA-only) x (L - 1) + 2, and 0 without an ENI: Karpenter's formula. */
function ownCount({ limits: { maxEnis, ipv4PerEni } }: NodeCapacity, takenEnis: number): number {
  const enis = Math.max(0, maxEnis - takenEnis);
  return enis === 0 ? 0 : enis * (ipv4PerEni - 1) + KARPENTER_EXTRA_PODS;
}

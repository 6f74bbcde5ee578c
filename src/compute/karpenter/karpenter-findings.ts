import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { NodeCapacity } from '../../capacity/node-capacity';
import { PodCap } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POOL_WORDS as WORDS } from '../../findings/words/karpenter/pools';
import { nodeFindings, NodeReading, NodesAsked } from '../nodes/node-design';

/**
 * Pods beside the addresses of ENIs in Karpenter's formula, which nothing changes.
 *
 * @see https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go
 */
const KARPENTER_EXTRA_PODS = 2;

const SUBJECT = about.prop('staticMaxPods');

/** What there is to say where one pod count holds for all types of a pool. */
export function staticFindings(
  nodes: NodeReading,
  capacity: NodegroupCapacity,
  reservedEnis: number,
  efaOnlyEnis: number,
): Finding[] {
  // What a node group says of types that lose pods is said with Karpenter's ways out.
  const ofGroup = nodeFindings(nodes).filter((finding) => !isOf(finding, 'mixed-types-lose-pods'));
  if ((nodes.told.value?.maxPods ?? capacity.maxPods) !== capacity.maxPods) return ofGroup;
  return [
    ...ofGroup,
    ...splitFindings(capacity, ownCountsFit(capacity, reservedEnis + efaOnlyEnis) ? reservedEnis : undefined),
  ];
}

/**
 * Types that lose pods because the EC2NodeClass has one count for all.
 *
 * @param reservedEnis where given, Karpenter's own formula with so many reserved ENIs would be right for each type
 */
function splitFindings(capacity: NodegroupCapacity, reservedEnis?: number): Finding[] {
  const { maxPods, boundBy, binding: { limits: { instanceType: type } } } = capacity;
  if (capacity.nodes.every((node) => node.maxPods <= maxPods)) return [];
  return [findingOf(WORDS.split, about.type(type), {
    maxPods,
    type,
    boundBy,
    types: capacity.nodes.map(({ limits: { instanceType } }) => instanceType),
    counts: capacity.nodes.map((node) => node.maxPods),
    reservedEnis,
  })];
}

/** Whether Karpenter's own formula gives no type of the pool more pods than it has addresses for. */
function ownCountsFit(capacity: NodegroupCapacity, takenEnis: number): boolean {
  return capacity.nodes.every(
    (node) => !node.ipAssignment.usesPrefixes && ownCount(node, takenEnis) <= node.eniLimitedPods,
  );
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
  const owns = capacity.nodes.map((node) => ({
    node,
    name: node.limits.instanceType,
    own: ownCount(node, reservedEnis + efaOnlyEnis),
  }));
  const limitFindings = capacity.nodes.flatMap((node) => node._limitFindings());
  const refusals = [
    ...(maxPods === undefined ? [] : [findingOf(WORDS.countBesideOwn, SUBJECT, {})]),
    ...(podNetworking.ipAssignment.usesPrefixes ? [withoutPrefixes(owns)] : tooMany(owns)),
  ];
  if (refusals.length > 0) return [...refusals, ...limitFindings];
  return [...limitFindings, ...aboveCap(owns), ...capacity.nodes.flatMap(ownReservationFindings)];
}

/** The most pods that Karpenter computes for a type. */
export function mostOwnPods(capacity: NodegroupCapacity, takenEnis: number): number {
  return Math.max(...capacity.nodes.map((node) => ownCount(node, takenEnis)));
}

function withoutPrefixes(owns: readonly OwnCount[]): Finding {
  return findingOf(WORDS.ownWithoutPrefixes, SUBJECT, {
    types: owns.map(({ name }) => name),
    own: owns.map(({ own }) => own),
    counted: owns.map(({ node }) => node.maxPods),
  });
}

function tooMany(owns: readonly OwnCount[]): Finding[] {
  const above = owns.filter(({ node, own }) => own > node.eniLimitedPods);
  if (above.length === 0) return [];
  return [findingOf(WORDS.ownTooMany, SUBJECT, {
    types: above.map(({ name }) => name),
    own: above.map(({ own }) => own),
    enis: above.map(({ node }) => node.enis),
    addressesPerEni: above.map(({ node }) => node.limits.ipv4PerEni),
    hostPods: above.map(({ node }) => node.hostNetworkPods),
    canRun: above.map(({ node }) => node.eniLimitedPods),
  })];
}

function aboveCap(owns: readonly OwnCount[]): Finding[] {
  const above = owns.flatMap(({ node: { cappedAt = Infinity }, name, own }) =>
    own > cappedAt ? [{ name, own, cap: cappedAt }] : [],
  );
  if (above.length === 0) return [];
  return [findingOf(WORDS.ownAboveCap, about.type(above[0].name), {
    types: above.map(({ name }) => name),
    own: above.map(({ own }) => own),
    caps: above.map(({ cap }) => cap),
  })];
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

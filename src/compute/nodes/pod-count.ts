import { Token } from 'aws-cdk-lib';
import { NodeCounts, NodeMode } from './node-mode';
import { kernelOf } from '../../capacity/kernel/kernels';
import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { NodeCapacityOptions, PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding, FindingSeverity } from '../../findings/finding';
import { numberGiven } from '../../findings/struct-findings';
import { about } from '../../findings/subject';
import { ASKED_POD_COUNT_WORDS as WORDS } from '../../findings/words/nodes/asked-pod-counts';
import { PLACEMENTS } from '../../network/placement-rules';
import { OperatingSystemDesign } from '../os/os-design';

/** The pod count of nodes, and who tells kubelet. */
export interface ToldCount {
  readonly maxPods: number;
  readonly by: 'user-data' | 'eks' | 'karpenter';
}

/** How a count is told. */
export interface Telling extends Pick<ToldCount, 'by'> {
  /** Whether EKS may put a count of its own in place of it. */
  readonly eksCounts: boolean;
}

/** How nodes of a mode are set up, as pods are counted. */
export function capacityOptions(
  { kernel, features: { efa } }: OperatingSystemDesign,
  mode: NodeMode,
  counts: NodeCounts,
): NodeCapacityOptions {
  return {
    os: kernel.name,
    ipFamily: mode.family,
    ipAssignment: mode.assignment,
    customNetworking: PLACEMENTS[mode.placement].sparesPrimaryEni,
    maxEni: mode.maxEni,
    trunkEni: mode.trunkEni,
    addonVersion: mode.addonVersion,
    hostNetworkPods: counts.hostNetworkPods,
    efaOnlyEnis: efa ? counts.efaOnlyEnis : undefined,
  };
}

/** The pod count of nodes: the one that is asked for, where their addresses allow it, else that of their capacity. */
export function readMaxPods(
  asked: number | undefined,
  capacity: NodegroupCapacity,
  options: NodeCapacityOptions,
  { by, eksCounts }: Telling,
): Checked<ToldCount> {
  const findings = maxPodsFindings(asked, capacity, options, eksCounts);
  if (findings.some(({ severity }) => severity === FindingSeverity.ERROR)) return { findings };
  return { value: { maxPods: asked ?? capacity.maxPods, by }, findings };
}

/**
 * What makes the pod count of a group impossible: types without a slot for pods, or without prefixes where they are
 * asked for.
 */
export function capacityRefusals(
  capacity: NodegroupCapacity,
  { ipAssignment, ipFamily, os }: NodeCapacityOptions,
): Finding[] {
  const { addressing } = kernelOf({ os });
  // Of types that IPv6 cannot use each one's capacity speaks.
  if (ipFamily === PodIpFamily.IPV6) return [];
  const without = capacity.nodes
    .map(({ limits }) => limits)
    .filter((limits) => !limits.supportsPrefixes)
    .map((limits) => limits.instanceType);
  if (!ipAssignment?.usesPrefixes || without.length === 0) return [];
  return [findingOf(WORDS.prefixesUnsupported, about.prop('instanceTypes'), { types: without, giver: addressing })];
}

/**
 * What there is to say of a pod count that was asked for: out of range, above the cap, not the one that EKS computes.
 *
 * @param eksCounts whether EKS may put its own count in place of it
 */
function maxPodsFindings(
  asked: number | undefined,
  capacity: NodegroupCapacity,
  options: NodeCapacityOptions,
  eksCounts: boolean,
): Finding[] {
  if (Token.isUnresolved(asked)) {
    return [findingOf(WORDS.unresolved, about.prop('maxPods'), {})];
  }
  const tightest = capacity.nodes.reduce((lowest, node) =>
    node.eniLimitedPods < lowest.eniLimitedPods ? node : lowest,
  );
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 1 && asked <= tightest.eniLimitedPods)) {
    return [findingOf(WORDS.outOfRange, about.prop('maxPods'), {
      most: tightest.eniLimitedPods,
      got: numberGiven(asked),
      type: tightest.limits.instanceType,
      enis: tightest.enis,
      ipv4PerEni: tightest.limits.ipv4PerEni,
      slotAddresses: tightest.ipAssignment.addressesPerSlot,
      hostNetworkPods: tightest.hostNetworkPods,
      ipv6: tightest.ipFamily === PodIpFamily.IPV6,
      recommended: capacity.maxPods,
    })];
  }
  const maxPods = asked ?? capacity.maxPods;
  const findings: Finding[] = [];
  const lowestCap = Math.min(...capacity.nodes.map((node) => node.cappedAt ?? Infinity));
  if (maxPods > lowestCap) {
    findings.push(findingOf(WORDS.aboveCap, about.prop('maxPods'), { maxPods, cap: lowestCap }));
  }
  const seenByEks = { ...options, hostNetworkPods: undefined, efaOnlyEnis: undefined };
  const ofEks = NodegroupCapacity.of(capacity.nodes.map(({ limits }) => limits), seenByEks).maxPods;
  if (eksCounts && maxPods !== ofEks) {
    const [reservedMib, neededMib] = [maxPods, ofEks].map((count) => KubeletReservation.forPods(count).memoryMib);
    findings.push(findingOf(WORDS.differsFromEks, about.prop('maxPods'), { maxPods, ofEks, reservedMib, neededMib }));
  }
  return findings;
}

/** More pods on the host network than nodes run in all, where nothing else is said of the pods that are expected. */
export function hostPodFindings(hostNetworkPods: number | undefined, maxPods: number): Finding[] {
  if (hostNetworkPods === undefined || hostNetworkPods <= maxPods) return [];
  return [findingOf(WORDS.hostPodsAbove, about.prop('hostNetworkPods'), { hostNetworkPods, maxPods })];
}

/**
 * What there is to say of pod counts that EKS does not pass on: with an AMI of its own kubelet is told one number, and
 * each node runs what its addresses allow.
 *
 * @param asked a pod count in range, where one was asked for
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function untoldPodsFindings(
  os: OperatingSystemDesign,
  asked: number | undefined,
  capacity: NodegroupCapacity,
): Finding[] {
  const {
    title,
    features: { podsToldByEks },
  } = os;
  if (podsToldByEks === undefined) return [];
  const counts = capacity.nodes.map(({ maxPods }) => maxPods);
  return [
    ...(asked === undefined || asked === capacity.maxPods ? [] : [findingOf(WORDS.toldByEks, about.prop('maxPods'),
      { asked, system: title, told: podsToldByEks, runs: capacity.maxPods })]),
    ...(new Set(counts).size > 1 ? [findingOf(WORDS.differByType, about.prop('instanceTypes'), {
      types: capacity.nodes.map(({ limits }) => limits.instanceType),
      counts,
      system: title,
      told: podsToldByEks,
      planned: capacity.maxPods,
    })] : []),
  ];
}

import { Token } from 'aws-cdk-lib';
import { NodeCounts, NodeMode } from './node-mode';
import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeCapacityOptions, PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding, FindingSeverity } from '../../findings/finding';
import { PodPlacement } from '../../network/pod-placement';
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
export function capacityOptions({ kernel, features: { efa } }: OperatingSystemDesign, mode: NodeMode, counts: NodeCounts): NodeCapacityOptions {
  return {
    os: kernel.name,
    ipFamily: mode.family,
    ipAssignment: mode.assignment,
    customNetworking: mode.placement === PodPlacement.CUSTOM_NETWORKING,
    maxEni: mode.maxEni,
    trunkEni: mode.trunkEni,
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
 * What makes the pod count of a group impossible: types without a slot for pods, or without prefixes where they are asked for.
 */
export function capacityRefusals(capacity: NodegroupCapacity, { ipAssignment, ipFamily, os }: NodeCapacityOptions): Finding[] {
  const { runsVpcCni, title } = kernelOf({ os });
  // Of types that IPv6 cannot use each one's capacity speaks.
  if (ipFamily === PodIpFamily.IPV6) return [];
  const without = capacity.nodes.map(({ limits }) => limits).filter((limits) => !limits.supportsPrefixes).map((limits) => limits.instanceType);
  if (!ipAssignment?.usesPrefixes || without.length === 0) return [];
  return [findingOf('prefixes-unsupported-in-group', 'instanceTypes',
    `'instanceTypes' holds ${without.join(', ')}, which cannot take prefixes (neither Nitro nor bare metal), and ${runsVpcCni ? 'the VPC CNI runs prefix delegation' : `EKS gives ${title} nodes prefixes`};`
    + ' its nodes would get single addresses and too few of them: leave the type out, or use a Nitro one')];
}

/**
 * What there is to say of a pod count that was asked for: out of range, above the cap, not the one that EKS computes.
 *
 * @param eksCounts whether EKS may put its own count in place of it
 */
function maxPodsFindings(asked: number | undefined, capacity: NodegroupCapacity, options: NodeCapacityOptions, eksCounts: boolean): Finding[] {
  if (Token.isUnresolved(asked)) {
    return [findingOf('unresolved-value', 'maxPods', "'maxPods' is a token, and addresses are counted with its value at synth; give a number, or leave it out")];
  }
  const tightest = capacity.nodes.reduce((lowest, node) => (node.eniLimitedPods < lowest.eniLimitedPods ? node : lowest));
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 1 && asked <= tightest.eniLimitedPods)) {
    return [findingOf('max-pods-out-of-range', 'maxPods', `'maxPods' must be a whole number from 1 to ${tightest.eniLimitedPods}; got ${asked}; `
      + `the addresses of ${tightest.limits.instanceType} allow ${formula(tightest)}, and the recommended count is ${capacity.maxPods}`)];
  }
  const maxPods = asked ?? capacity.maxPods;
  const findings: Finding[] = [];
  const lowestCap = Math.min(...capacity.nodes.map((node) => node.cappedAt ?? Infinity));
  if (maxPods > lowestCap) {
    findings.push(findingOf('max-pods-above-cap', 'maxPods',
      `'maxPods' is ${maxPods}, above the recommended ${lowestCap} of these types; test that kubelet and the control plane carry it`));
  }
  const seenByEks = { ...options, hostNetworkPods: undefined, efaOnlyEnis: undefined };
  const ofEks = NodegroupCapacity.of(capacity.nodes.map(({ limits }) => limits), seenByEks).maxPods;
  if (eksCounts && maxPods !== ofEks) {
    findings.push(findingOf('max-pods-differs-from-eks', 'maxPods',
      `the group asks for ${maxPods} pods a node, and EKS computes ${ofEks} for a managed node group without an AMI of its own; which of them wins on AL2023`
      + ' is not settled by public evidence: on Bottlerocket the user data wins, and so it does with an AMI of your own'));
  }
  return findings;
}

/** The sum behind the pods that addresses allow. */
function formula({ ipFamily, enis, limits, ipAssignment, podAddresses, hostNetworkPods, eniLimitedPods }: NodeCapacity): string {
  if (ipFamily === PodIpFamily.IPV6) return `${podAddresses} of IPv6 + ${hostNetworkPods} = ${eniLimitedPods}`;
  const prefix = ipAssignment.usesPrefixes ? ` x ${ipAssignment.addressesPerSlot}` : '';
  return `${enis} ENIs x (${limits.ipv4PerEni} - 1)${prefix} + ${hostNetworkPods} = ${eniLimitedPods}`;
}

/** More pods on the host network than nodes run in all, where nothing else is said of the pods that are expected. */
export function hostPodFindings(hostNetworkPods: number | undefined, maxPods: number): Finding[] {
  if (hostNetworkPods === undefined || hostNetworkPods <= maxPods) return [];
  return [findingOf('forecast-contradiction', 'hostNetworkPods', `'hostNetworkPods' is ${hostNetworkPods}, more than a node can run: ${maxPods} pods; lower it`)];
}

/**
 * What there is to say of pod counts that EKS does not pass on: with an AMI of its own kubelet is told one number, and each node runs what its addresses allow.
 *
 * @param asked a pod count in range, where one was asked for
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function untoldPodsFindings(os: OperatingSystemDesign, asked: number | undefined, capacity: NodegroupCapacity): Finding[] {
  const { title, features: { podsToldByEks } } = os;
  if (podsToldByEks === undefined) return [];
  const counts = capacity.nodes.map(({ limits: { instanceType }, maxPods }) => `${instanceType} ${maxPods}`);
  const differ = new Set(capacity.nodes.map(({ maxPods }) => maxPods)).size > 1;
  return [
    ...(asked === undefined || asked === capacity.maxPods ? [] : [findingOf('option-refused', 'maxPods',
      `'maxPods' is ${asked}, and EKS starts ${title} nodes with an AMI of its own with ${podsToldByEks}, whatever is asked: a node of the group runs ${capacity.maxPods};`
      + " leave it out, or give 'machineImageId'")]),
    ...(differ ? [findingOf('windows-pods-differ', 'instanceTypes',
      `nodes of the group run different numbers of pods (${counts.join(', ')}), for EKS tells ${title} nodes with an AMI of its own ${podsToldByEks} and their addresses bind;`
      + ` the plan counts ${capacity.maxPods} on each: make a node group for each number, or give 'machineImageId'`)] : []),
  ];
}

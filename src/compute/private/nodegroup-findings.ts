import { Token } from 'aws-cdk-lib';
import { DEFAULT_MIN_SIZE, groupSizes } from './group-forecast';
import { runsWindows } from './windows-nodes';
import { InstanceTypeLimits, unknownTypeMessage } from '../../capacity/instance-type-limits';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeCapacityOptions, PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { OperatingSystem } from '../../capacity/operating-system';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { podFindings } from '../../forecast/pod-findings';
import { attributeOf } from '../../validation/attribute';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** The limits of a group's instance types, and what there is to say of them. */
export interface GroupLimits {
  readonly limits: InstanceTypeLimits[];
  readonly findings: Finding[];
}

/**
 * The limits of each instance type of a group: those the user states, else those of the table. Types that are tokens are taken to be
 * those whose limits are stated.
 */
export function groupLimits({ instanceTypes = [], instanceTypeLimits: stated = [] }: Pick<PodNodegroupProps, 'instanceTypes' | 'instanceTypeLimits'>): GroupLimits {
  const names = instanceTypes.map((type) => type.toString());
  const refused = (finding: Finding) => ({ limits: [], findings: [finding] });
  if (names.length === 0) {
    return refused(findingOf('instance-types-missing', 'instanceTypes',
      "'instanceTypes' is empty; list at least one instance type, for the pod count follows from them"));
  }
  const literal = names.filter((name) => !Token.isUnresolved(name));
  const hasTokens = literal.length < names.length;
  if (hasTokens && stated.length === 0) {
    return refused(findingOf('unresolved-value', 'instanceTypes',
      "'instanceTypes' holds a token, and the pod count follows from the types at synth; state the types it may be in 'instanceTypeLimits'"));
  }
  const found = literal.map((name) => stated.find((limits) => limits.instanceType === name) ?? InstanceTypeLimits.find(name));
  const unknown = literal.filter((_, index) => found[index] === undefined)
    .map((name) => findingOf('instance-type-unknown', name, `${unknownTypeMessage(name)}; or state its limits in 'instanceTypeLimits'`));
  const known = found.filter((limits) => limits !== undefined);
  return hasTokens
    ? { limits: [...new Set([...known, ...stated])], findings: [...unknown, tokensFinding(stated)] }
    : { limits: known, findings: unknown };
}

function tokensFinding(stated: readonly InstanceTypeLimits[]): Finding {
  return findingOf('instance-types-unresolved', 'instanceTypes',
    `'instanceTypes' holds tokens; the pod count is that of ${stated.map((limits) => limits.instanceType).join(', ')}, and whether they name these was not checked`);
}

/**
 * What makes the pod count of a group impossible: types without a slot for pods, or without prefixes where they are asked for.
 */
export function capacityRefusals(capacity: NodegroupCapacity, { ipAssignment, ipFamily, os }: NodeCapacityOptions): Finding[] {
  // Of types that IPv6 cannot use each one's capacity speaks.
  if (ipFamily === PodIpFamily.IPV6) return [];
  const without = capacity.nodes.map(({ limits }) => limits).filter((limits) => !limits.supportsPrefixes).map((limits) => limits.instanceType);
  if (!ipAssignment?.usesPrefixes || without.length === 0) return [];
  return [findingOf('prefixes-unsupported-in-group', 'instanceTypes',
    `'instanceTypes' holds ${without.join(', ')}, which cannot take prefixes (neither Nitro nor bare metal), and ${os === OperatingSystem.WINDOWS ? 'EKS gives Windows nodes prefixes' : 'the VPC CNI runs prefix delegation'};`
    + ' its nodes would get single addresses and too few of them: leave the type out, or use a Nitro one')];
}

/**
 * What there is to say of a pod count that was asked for: out of range, above the cap, not the one that EKS computes.
 *
 * @param eksDecides whether EKS may put its own count in place of it
 */
export function maxPodsFindings(
  asked: number | undefined,
  capacity: NodegroupCapacity,
  options: NodeCapacityOptions,
  eksDecides: boolean,
): Finding[] {
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
  if (eksDecides && maxPods !== ofEks) {
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

/**
 * Expected pods that the nodes of a group cannot run, and warm targets that they cannot reach.
 */
export function expectationFindings(props: PodNodegroupProps, capacity: NodegroupCapacity): Finding[] {
  const { expectedPods, maxPods, hostNetworkPods, podNetworking } = props;
  const { maxSize } = groupSizes(props);
  const size = Token.isUnresolved(maxSize) ? Infinity : maxSize;
  const most = maxPods ?? capacity.maxPods;
  const windows = runsWindows(props);
  return [
    ...(hostNetworkPods === undefined || hostNetworkPods <= most ? [] : [findingOf('forecast-contradiction', 'hostNetworkPods',
      `'hostNetworkPods' is ${hostNetworkPods}, more than a node of the group can run: ${most} pods; lower it`)]),
    ...podFindings({ ...expectedPods, ...windows ? { branchPods: 0 } : {}, name: 'the group', maxPods, maxSize: size }, capacity, podNetworking.trunkEni, 'expectedPods.'),
    ...windows ? [] : capacity.nodes.flatMap((node) => podNetworking.warmPool._findingsFor(node)),
  ];
}

/**
 * Sizes that contradict each other, and sizes that are tokens.
 */
export function sizeFindings({ minSize, maxSize, desiredSize }: PodNodegroupProps): Finding[] {
  const known = (value?: number): value is number => value !== undefined && !Token.isUnresolved(value);
  const findings: Finding[] = [];
  const compare = (low: string, lowValue: number | undefined, high: string, highValue: number | undefined, note: string = '') => {
    if (known(lowValue) && known(highValue) && lowValue > highValue) {
      findings.push(findingOf('nodegroup-sizes', low, `'${low}' (${lowValue}${note}) is above '${high}' (${highValue}); keep minSize <= desiredSize <= maxSize`));
    }
  };
  compare('minSize', minSize, 'maxSize', maxSize);
  compare('minSize', minSize ?? DEFAULT_MIN_SIZE, 'desiredSize', desiredSize, minSize === undefined ? ', the default' : '');
  compare('desiredSize', desiredSize, 'maxSize', maxSize);
  const tokens = Object.entries({ minSize, maxSize, desiredSize }).filter(([, value]) => Token.isUnresolved(value)).map(([name]) => `'${name}'`);
  if (tokens.length > 0) {
    findings.push(findingOf('value-unchecked', tokens[0],
      `${tokens.join(', ')} of the node group ${tokens.length === 1 ? 'is a token' : 'are tokens'}; whether the sizes agree was not checked`));
  }
  return findings;
}

/**
 * How many nodes an update may take at once, and options that would be lost on a cluster that is imported.
 */
export function updateFindings({ cluster, maxUnavailable, maxUnavailablePercentage, remoteAccess }: PodNodegroupProps): Finding[] {
  const findings: Finding[] = [];
  if (maxUnavailable !== undefined && maxUnavailablePercentage !== undefined) {
    findings.push(findingOf('option-refused', 'maxUnavailable', "'maxUnavailable' and 'maxUnavailablePercentage' are both given; give one of them"));
  }
  for (const [name, value] of Object.entries({ maxUnavailable, maxUnavailablePercentage })) {
    if (value !== undefined && !Token.isUnresolved(value) && !(Number.isInteger(value) && value >= 1 && value <= 100)) {
      findings.push(findingOf('invalid-number', name, `'${name}' must be a whole number from 1 to 100; got ${value}`));
    }
  }
  if (remoteAccess?.sourceSecurityGroups && attributeOf(() => cluster.clusterSecurityGroup) === undefined) {
    findings.push(findingOf('option-refused', 'remoteAccess',
      "'remoteAccess' lists source security groups, and the imported cluster does not tell its own; give 'clusterSecurityGroupId' where it is imported"));
  }
  return findings;
}

/** More pods on the host network than nodes run in all, where nothing else is said of the pods that are expected. */
export function hostPodFindings(hostNetworkPods: number | undefined, maxPods: number): Finding[] {
  if (hostNetworkPods === undefined || hostNetworkPods <= maxPods) return [];
  return [findingOf('forecast-contradiction', 'hostNetworkPods', `'hostNetworkPods' is ${hostNetworkPods}, more than a node can run: ${maxPods} pods; lower it`)];
}

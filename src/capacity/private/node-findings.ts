import { podSpace } from './pod-space';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { CpuArchitecture, InstanceTypeLimits } from '../instance-type-limits';
import { IpAssignment } from '../ip-assignment';
import { NodeCapacityOptions, OperatingSystem, PodIpFamily } from '../node-capacity-options';

/** Pods that kubelet is told on a Windows node where nobody says how many. */
const KUBELET_PODS_OF_WINDOWS = 110;

/** What was computed of a node, as far as findings speak of it. */
export interface NodeFacts {
  readonly os: OperatingSystem;
  readonly ipFamily: PodIpFamily;
  readonly ipAssignment: IpAssignment;
  readonly podSlots: number;
  readonly podAddresses: number;
  readonly hostNetworkPods: number;
  readonly eniLimitedPods: number;
  readonly cappedAt?: number;
  readonly maxPods: number;
}

/**
 * What a node's ENIs, cap and trunk give cause to say; its memory is the reservation's affair.
 */
export function nodeFindings(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (facts.ipFamily === PodIpFamily.IPV6) {
    return [...ipv6Type(limits), ...vcpus(limits, facts), ...(asked.trunkEni ? trunk(limits) : [])];
  }
  const common = [...noPodEnis(limits, facts, asked), ...prefixes(limits, facts, asked)];
  if (facts.os === OperatingSystem.WINDOWS) return [...common, ...windowsType(limits), ...oneEni(limits, facts)];
  return [
    ...common,
    ...vcpus(limits, facts),
    ...networkCards(limits, asked),
    ...(asked.trunkEni ? [...trunk(limits), ...trunkPlace(limits, facts, asked)] : []),
  ];
}

function noPodEnis({ instanceType, maxEnis }: InstanceTypeLimits, { podSlots }: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (podSlots > 0) return [];
  const takers = [
    asked.maxEni !== undefined && asked.maxEni < maxEnis ? `MAX_ENI leaves ${asked.maxEni}` : undefined,
    asked.customNetworking ? 'custom networking takes the primary one' : undefined,
    asked.trunkEni ? 'the trunk takes one' : undefined,
    asked.efaOnlyEnis ? `EFA-only interfaces take ${asked.efaOnlyEnis}` : undefined,
  ].filter((taker) => taker !== undefined);
  const why = takers.length === 0 ? 'an ENI has no address besides its own' : takers.join(', ');
  return [findingOf('no-pod-enis', instanceType, `${instanceType} has ${maxEnis} ENI${maxEnis === 1 ? '' : 's'} and no slot is left for pods: ${why}; use a type with more ENIs`)];
}

function prefixes({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (!asked.ipAssignment?.usesPrefixes || supportsPrefixes) return [];
  const what = hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`;
  const who = facts.os === OperatingSystem.WINDOWS ? 'EKS' : 'the VPC CNI';
  return [findingOf('prefixes-unsupported', instanceType,
    `${instanceType} is ${what} and takes no prefixes: ${who} falls back to single addresses, ${facts.podAddresses} for pods; use a Nitro type`)];
}

function ipv6Type({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits): Finding[] {
  if (supportsPrefixes) return [];
  const what = hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`;
  return [findingOf('ipv6-unsupported', instanceType,
    `${instanceType} is ${what} and takes no prefixes, which IPv6 needs: the VPC CNI does not start on it, so no pod gets an address; use a Nitro type`)];
}

function windowsType({ instanceType, architecture }: InstanceTypeLimits): Finding[] {
  if (architecture !== CpuArchitecture.ARM_64) return [];
  return [findingOf('windows-unsupported', instanceType, `${instanceType} is an ${architecture} type, and EKS has Windows images for x86_64 only; use an x86_64 type`)];
}

/** Pods beyond the addresses are not refused by kubelet: they wait for an address that never comes. */
function oneEni({ instanceType, ipv4PerEni }: InstanceTypeLimits, { ipAssignment, podSlots, podAddresses, eniLimitedPods }: NodeFacts): Finding[] {
  if (podSlots === 0 || eniLimitedPods >= KUBELET_PODS_OF_WINDOWS) return [];
  const sum = `${ipAssignment.usesPrefixes ? `(${ipv4PerEni} - 1) x ${ipAssignment.addressesPerSlot}` : `${ipv4PerEni} - 1`} = ${podAddresses}`;
  return [findingOf('windows-one-eni', instanceType,
    `a Windows node has one ENI for pods, on ${instanceType} with ${sum} addresses: kubelet's ${KUBELET_PODS_OF_WINDOWS} will not be reached, and further pods wait for an address; `
    + `${ipAssignment.usesPrefixes ? 'use a larger type' : 'use prefix delegation for Windows, or a larger type'}`)];
}

function vcpus({ instanceType, vcpus: count }: InstanceTypeLimits, { cappedAt }: NodeFacts): Finding[] {
  if (count !== undefined || cappedAt === undefined) return [];
  return [findingOf('vcpus-unknown', instanceType,
    `the vCPU count of ${instanceType} is not known; the cap of ${cappedAt} pods was taken, and 250 may be right; state it with InstanceTypeLimits.custom`)];
}

function networkCards({ instanceType, networkCards: cards, maxEnis }: InstanceTypeLimits, { efaOnlyEnis }: NodeCapacityOptions): Finding[] {
  if (cards === 1) return [];
  const efa = efaOnlyEnis === undefined ? "; an EFA-only interface on that card takes one of them, which 'efaOnlyEnis' counts" : `, of which EFA-only interfaces take ${efaOnlyEnis}`;
  return [findingOf('default-card-only', instanceType,
    `${instanceType} has ${cards} network cards; pods get addresses from the ${maxEnis} ENIs of the default card only${efa}`)];
}

function trunk({ instanceType, branchInterfaces }: InstanceTypeLimits): Finding[] {
  if (branchInterfaces === undefined) {
    return [findingOf('branch-limit-unknown', instanceType, `how many branch interfaces ${instanceType} can have is not known`)];
  }
  if (branchInterfaces > 0) return [];
  return [findingOf('trunk-unsupported', instanceType,
    `${instanceType} cannot have a trunk ENI: no pod on it can have a security group of its own; use a type that supports trunking`)];
}

/** What the trunk costs, beside what it gives: where it lowers the pod count, and its branch interfaces are known. */
function trunkPlace(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, branchInterfaces = 0 } = limits;
  const withoutTrunk = podSpace(limits, { ...asked, trunkEni: false }).podAddresses;
  const maxPods = Math.min(withoutTrunk + facts.hostNetworkPods, facts.cappedAt ?? Infinity);
  if (facts.podSlots === 0 || branchInterfaces === 0 || maxPods === facts.maxPods) return [];
  const how = facts.ipAssignment.usesPrefixes ? 'which prefixes do not raise' : 'each on a branch interface';
  return [findingOf('trunk-takes-an-eni', instanceType,
    `the trunk takes an ENI of ${instanceType}: ${facts.podAddresses} addresses are left for ordinary pods (${withoutTrunk} without it), so maxPods is ${facts.maxPods} and not ${maxPods}, `
    + `and at most ${branchInterfaces} pods can have a security group of their own, ${how}; use a type with more ENIs, or run other pods elsewhere`)];
}

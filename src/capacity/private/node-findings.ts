import { podSpace } from './pod-space';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS as WORDS } from '../../findings/words/instance-types';
import { POD_COUNT_WORDS } from '../../findings/words/pod-counts';
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
  return [findingOf(WORDS.noPodEnis, about.type(instanceType), {
    type: instanceType,
    enis: maxEnis,
    maxEni: asked.maxEni !== undefined && asked.maxEni < maxEnis ? asked.maxEni : undefined,
    primaryTaken: asked.customNetworking ?? false,
    trunk: asked.trunkEni ?? false,
    efaOnlyEnis: asked.efaOnlyEnis ?? 0,
  })];
}

function prefixes({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (!asked.ipAssignment?.usesPrefixes || supportsPrefixes) return [];
  return [findingOf(WORDS.takesNoPrefixes, about.type(instanceType), {
    type: instanceType,
    hypervisor,
    giver: facts.os === OperatingSystem.WINDOWS ? 'EKS' : 'the VPC CNI',
    addresses: facts.podAddresses,
  })];
}

function ipv6Type({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits): Finding[] {
  return supportsPrefixes ? [] : [findingOf(WORDS.takesNoIpv6, about.type(instanceType), { type: instanceType, hypervisor })];
}

function windowsType({ instanceType, architecture }: InstanceTypeLimits): Finding[] {
  if (architecture !== CpuArchitecture.ARM_64) return [];
  return [findingOf(WORDS.runsNoWindows, about.type(instanceType), { type: instanceType, architecture })];
}

/** Pods beyond the addresses are not refused by kubelet: they wait for an address that never comes. */
function oneEni({ instanceType, ipv4PerEni }: InstanceTypeLimits, { ipAssignment, podSlots, podAddresses, eniLimitedPods }: NodeFacts): Finding[] {
  if (podSlots === 0 || eniLimitedPods >= KUBELET_PODS_OF_WINDOWS) return [];
  const facts = { type: instanceType, ipv4PerEni, addresses: podAddresses, kubeletPods: KUBELET_PODS_OF_WINDOWS };
  const { usesPrefixes, addressesPerSlot } = ipAssignment;
  return [usesPrefixes
    ? findingOf(POD_COUNT_WORDS.windowsOneEniOfPrefixes, about.type(instanceType), { ...facts, addressesPerSlot })
    : findingOf(POD_COUNT_WORDS.windowsOneEni, about.type(instanceType), facts)];
}

function vcpus({ instanceType, vcpus: count }: InstanceTypeLimits, { cappedAt }: NodeFacts): Finding[] {
  if (count !== undefined || cappedAt === undefined) return [];
  return [findingOf(WORDS.vcpusUnknown, about.type(instanceType), { type: instanceType, cap: cappedAt })];
}

function networkCards({ instanceType, networkCards: cards, maxEnis }: InstanceTypeLimits, { efaOnlyEnis }: NodeCapacityOptions): Finding[] {
  if (cards === 1) return [];
  const facts = { type: instanceType, cards, enis: maxEnis };
  return [efaOnlyEnis === undefined
    ? findingOf(WORDS.otherCards, about.type(instanceType), facts)
    : findingOf(WORDS.otherCardsBesideEfa, about.type(instanceType), { ...facts, efaOnlyEnis })];
}

function trunk({ instanceType, branchInterfaces }: InstanceTypeLimits): Finding[] {
  if (branchInterfaces !== undefined && branchInterfaces > 0) return [];
  const reason = branchInterfaces === undefined ? WORDS.branchesUnknown : WORDS.takesNoTrunk;
  return [findingOf(reason, about.type(instanceType), { type: instanceType })];
}

/** What the trunk costs, beside what it gives: where it lowers the pod count, and its branch interfaces are known. */
function trunkPlace(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, branchInterfaces = 0 } = limits;
  const without = podSpace(limits, { ...asked, trunkEni: false }).podAddresses;
  const maxPodsWithout = Math.min(without + facts.hostNetworkPods, facts.cappedAt ?? Infinity);
  if (facts.podSlots === 0 || branchInterfaces === 0 || maxPodsWithout === facts.maxPods) return [];
  return [findingOf(WORDS.trunkTakesEni, about.type(instanceType), {
    type: instanceType,
    addresses: facts.podAddresses,
    without,
    maxPods: facts.maxPods,
    maxPodsWithout,
    branches: branchInterfaces,
    prefixes: facts.ipAssignment.usesPrefixes,
  })];
}

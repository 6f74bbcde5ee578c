import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS as WORDS } from '../../findings/words/nodes/instance-types';
import { InstanceTypeLimits } from '../instance-type-limits';
import { keepsTrunkPlace } from '../kernel/linux-enis';
import { NodeFacts, NodeKernel } from '../kernel/node-kernel';
import { trunkFindings } from '../kernel/trunk-findings';
import { vcpuFindings } from '../kernel/type-findings';
import { NodeCapacityOptions, PodIpFamily } from '../node-capacity-options';

/**
 * What a node's ENIs, cap and trunk give cause to say; its memory is the reservation's affair.
 */
export function nodeFindings(
  kernel: NodeKernel,
  limits: InstanceTypeLimits,
  facts: NodeFacts,
  asked: NodeCapacityOptions,
): Finding[] {
  if (facts.ipFamily === PodIpFamily.IPV6) {
    const ofTrunk = asked.trunkEni ? trunkFindings(limits, asked) : [];
    return [...ipv6Type(limits), ...vcpuFindings(limits, facts), ...ofTrunk];
  }
  return [
    ...noPodEnis(limits, facts, asked),
    ...prefixes(kernel, limits, facts, asked),
    ...kernel.findings(limits, facts, asked),
  ];
}

function noPodEnis(limits: InstanceTypeLimits, { podSlots }: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (podSlots > 0) return [];
  const { instanceType, maxEnis } = limits;
  return [findingOf(WORDS.noPodEnis, about.type(instanceType), {
    type: instanceType,
    enis: maxEnis,
    maxEni: asked.maxEni !== undefined && asked.maxEni < maxEnis ? asked.maxEni : undefined,
    primaryTaken: asked.customNetworking ?? false,
    trunk: keepsTrunkPlace(limits, asked),
    efaOnlyEnis: asked.efaOnlyEnis ?? 0,
  })];
}

function prefixes(
  kernel: NodeKernel,
  limits: InstanceTypeLimits,
  { podAddresses }: NodeFacts,
  asked: NodeCapacityOptions,
): Finding[] {
  const { instanceType, supportsPrefixes, hypervisor } = limits;
  if (!asked.ipAssignment?.usesPrefixes || supportsPrefixes) return [];
  return [findingOf(WORDS.takesNoPrefixes, about.type(instanceType), {
    types: [instanceType],
    hypervisor,
    giver: kernel.addressing,
    addresses: podAddresses,
  })];
}

function ipv6Type({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits): Finding[] {
  return supportsPrefixes
    ? []
    : [findingOf(WORDS.takesNoIpv6, about.type(instanceType), { types: [instanceType], hypervisor })];
}

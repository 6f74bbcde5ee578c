import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { InstanceTypeLimits } from '../instance-type-limits';
import { NodeFacts, NodeKernel } from '../kernel/node-kernel';
import { trunkFindings, vcpuFindings } from '../kernel/type-findings';
import { NodeCapacityOptions, PodIpFamily } from '../node-capacity-options';

/**
 * What a node's ENIs, cap and trunk give cause to say; its memory is the reservation's affair.
 */
export function nodeFindings(kernel: NodeKernel, limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (facts.ipFamily === PodIpFamily.IPV6) {
    return [...ipv6Type(limits), ...vcpuFindings(limits, facts), ...(asked.trunkEni ? trunkFindings(limits) : [])];
  }
  return [...noPodEnis(limits, facts, asked), ...prefixes(kernel, limits, facts, asked), ...kernel.findings(limits, facts, asked)];
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

function prefixes(kernel: NodeKernel, limits: InstanceTypeLimits, { podAddresses }: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, supportsPrefixes, hypervisor } = limits;
  if (!asked.ipAssignment?.usesPrefixes || supportsPrefixes) return [];
  const what = hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`;
  return [findingOf('prefixes-unsupported', instanceType,
    `${instanceType} is ${what} and takes no prefixes: ${kernel.addressing} falls back to single addresses, ${podAddresses} for pods; use a Nitro type`)];
}

function ipv6Type({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits): Finding[] {
  if (supportsPrefixes) return [];
  const what = hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`;
  return [findingOf('ipv6-unsupported', instanceType,
    `${instanceType} is ${what} and takes no prefixes, which IPv6 needs: the VPC CNI does not start on it, so no pod gets an address; use a Nitro type`)];
}

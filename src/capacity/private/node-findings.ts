import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { InstanceTypeLimits } from '../instance-type-limits';
import { NodeCapacityOptions } from '../node-capacity-options';

/** What was computed of a node, as far as findings speak of it. */
export interface NodeFacts {
  readonly podSlots: number;
  readonly podAddresses: number;
  readonly cappedAt?: number;
}

/**
 * What a node's ENIs, cap and trunk give cause to say; its memory is the reservation's affair.
 */
export function nodeFindings(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  return [
    ...noPodEnis(limits, facts, asked),
    ...prefixes(limits, facts, asked),
    ...vcpus(limits, facts),
    ...networkCards(limits),
    ...(asked.trunkEni ? trunk(limits) : []),
  ];
}

function noPodEnis({ instanceType, maxEnis }: InstanceTypeLimits, { podSlots }: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (podSlots > 0) return [];
  const takers = [
    asked.maxEni !== undefined && asked.maxEni < maxEnis ? `MAX_ENI leaves ${asked.maxEni}` : undefined,
    asked.customNetworking ? 'custom networking takes the primary one' : undefined,
    asked.trunkEni ? 'the trunk takes one' : undefined,
  ].filter((taker) => taker !== undefined);
  const why = takers.length === 0 ? 'an ENI has no address besides its own' : takers.join(', ');
  return [findingOf('no-pod-enis', instanceType, `${instanceType} has ${maxEnis} ENI${maxEnis === 1 ? '' : 's'} and no slot is left for pods: ${why}; use a type with more ENIs`)];
}

function prefixes({ instanceType, supportsPrefixes, hypervisor }: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  if (!asked.ipAssignment?.usesPrefixes || supportsPrefixes) return [];
  const what = hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`;
  return [findingOf('prefixes-unsupported', instanceType,
    `${instanceType} is ${what} and takes no prefixes: the VPC CNI falls back to single addresses, ${facts.podAddresses} for pods; use a Nitro type`)];
}

function vcpus({ instanceType, vcpus: count }: InstanceTypeLimits, { cappedAt }: NodeFacts): Finding[] {
  if (count !== undefined || cappedAt === undefined) return [];
  return [findingOf('vcpus-unknown', instanceType,
    `the vCPU count of ${instanceType} is not known; the cap of ${cappedAt} pods was taken, and 250 may be right; state it with InstanceTypeLimits.custom`)];
}

function networkCards({ instanceType, networkCards: cards, maxEnis }: InstanceTypeLimits): Finding[] {
  if (cards === 1) return [];
  return [findingOf('default-card-only', instanceType,
    `${instanceType} has ${cards} network cards; pods get addresses from the ${maxEnis} ENIs of the default card only`)];
}

function trunk({ instanceType, branchInterfaces }: InstanceTypeLimits): Finding[] {
  if (branchInterfaces === undefined) {
    return [findingOf('branch-limit-unknown', instanceType, `how many branch interfaces ${instanceType} can have is not known`)];
  }
  if (branchInterfaces > 0) return [];
  return [findingOf('trunk-unsupported', instanceType,
    `${instanceType} cannot have a trunk ENI: no pod on it can have a security group of its own; use a type that supports trunking`)];
}

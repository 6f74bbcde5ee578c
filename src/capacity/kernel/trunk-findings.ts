import { CNI_FEATURES, sinceText } from './cni-features';
import { canTrunk, enisLeft, keepsTrunkPlace, linuxEnis } from './linux-enis';
import { NodeFacts } from './node-kernel';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS as WORDS } from '../../findings/words/nodes/instance-types';
import { InstanceTypeLimits } from '../instance-type-limits';
import { NodeCapacityOptions } from '../node-capacity-options';

/** A type that cannot have a trunk ENI or has no place for it, or whose branch interfaces are not known. */
export function trunkFindings(limits: InstanceTypeLimits, asked: NodeCapacityOptions): Finding[] {
  return [...branchesOf(limits), ...neverAttached(limits, asked)];
}

/** The same of nodes whose pods the trunk can cost addresses, and what it costs. */
export function trunkPlaceFindings(
  type: InstanceTypeLimits,
  facts: NodeFacts,
  asked: NodeCapacityOptions,
): Finding[] {
  return [...trunkFindings(type, asked), ...trunkCost(type, facts, asked), ...placeWithoutTrunk(type, facts, asked)];
}

function branchesOf({ instanceType, branchInterfaces }: InstanceTypeLimits): Finding[] {
  if (branchInterfaces !== undefined && branchInterfaces > 0) return [];
  const reason = branchInterfaces === undefined ? WORDS.branchesUnknown : WORDS.takesNoTrunk;
  return [findingOf(reason, about.type(instanceType), { types: [instanceType] })];
}

/** A trunk without a place. Under custom networking such a node has no ENI for pods, which says more. */
function neverAttached(limits: InstanceTypeLimits, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, maxEnis } = limits;
  const { maxEni = Infinity, customNetworking, efaOnlyEnis = 0 } = asked;
  if (customNetworking || !canTrunk(limits) || linuxEnis(limits, asked).trunkEni) return [];
  return [findingOf(WORDS.trunkNeverAttached, about.type(instanceType), {
    types: [instanceType],
    enis: maxEnis,
    maxEni: maxEni < maxEnis ? maxEni : undefined,
    efaOnlyEnis,
    // By a higher MAX_ENI there would be one for the primary ENI, and one for the trunk.
    neededMaxEni: maxEni < maxEnis && enisLeft({ maxEnis }, { efaOnlyEnis }) > 1 ? efaOnlyEnis + 2 : undefined,
  })];
}

/** What the trunk costs, beside what it gives: where it lowers the pod count, and its branch interfaces are known. */
function trunkCost(limits: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, branchInterfaces = 0 } = limits;
  const without = addressesWith(limits, facts, { ...asked, trunkEni: false });
  const maxPodsWithout = maxPodsWith(without, facts);
  if (facts.podSlots === 0 || branchInterfaces === 0 || maxPodsWithout === facts.maxPods) return [];
  return [findingOf(WORDS.trunkTakesEni, about.type(instanceType), {
    types: [instanceType],
    addresses: facts.podAddresses,
    without,
    maxPods: facts.maxPods,
    maxPodsWithout,
    branches: branchInterfaces,
    prefixes: facts.ipAssignment.usesPrefixes,
  })];
}

/** A place that is kept for a trunk which the type cannot have: by an old version, or by one that may be old. */
function placeWithoutTrunk(type: InstanceTypeLimits, facts: NodeFacts, asked: NodeCapacityOptions): Finding[] {
  const { instanceType, ...limits } = type;
  if (canTrunk(limits)) return [];
  const { addonVersion: version } = asked;
  const since = sinceText(CNI_FEATURES.trunkPlaceByType);
  const subject = about.type(instanceType);
  const types = [instanceType];
  if (keepsTrunkPlace(limits, asked)) {
    const maxPodsWithout = maxPodsWith(addressesWith(limits, facts, { ...asked, trunkEni: false }), facts);
    const told = { types, version: version!, since, maxPods: facts.maxPods, maxPodsWithout };
    return maxPodsWithout === facts.maxPods ? [] : [findingOf(WORDS.placeKeptInVain, subject, told)];
  }
  if (version !== undefined) return [];
  const earlier = maxPodsWith(addressesWith({ ...limits, branchInterfaces: undefined }, facts, asked), facts);
  if (earlier === facts.maxPods) return [];
  return [findingOf(WORDS.placeByVersion, subject, { types, since, maxPods: facts.maxPods, earlier })];
}

/** Addresses for pods of a node that is set up in another way. */
function addressesWith(
  limits: Pick<InstanceTypeLimits, 'maxEnis' | 'ipv4PerEni' | 'branchInterfaces'>,
  { ipAssignment }: NodeFacts,
  options: NodeCapacityOptions,
): number {
  return linuxEnis(limits, options).podEnis * (limits.ipv4PerEni - 1) * ipAssignment.addressesPerSlot;
}

function maxPodsWith(podAddresses: number, { hostNetworkPods, cappedAt = Infinity }: NodeFacts): number {
  return Math.min(podAddresses + hostNetworkPods, cappedAt);
}

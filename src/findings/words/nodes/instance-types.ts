import { counted } from '../../phrases';
import { wording } from '../../wording';

const kindOf = (hypervisor?: string) =>
  (hypervisor === undefined ? 'a type whose hypervisor is not known' : `a ${hypervisor} type`);

/** Of what an instance type has, can take and leaves for pods. */
export const INSTANCE_TYPE_WORDS = {
  unknown: wording('instance-type-unknown', ({ type, compiledOn, nearest }: {
    type: string; compiledOn: string; nearest: readonly string[];
  }) => `instance type '${type}' is not in the table of ${compiledOn}; the nearest names are ${nearest.join(', ')}`,
  { type: 'm5.lrge', compiledOn: '2026-11-22', nearest: ['m5.large', 'm5.xlarge', 'm5a.large'] }),

  noneGiven: wording('instance-types-missing', () => "'instanceTypes' is empty; list at least one instance type", {}),

  noPodEnis: wording('no-pod-enis', ({ type, enis, maxEni, primaryTaken, trunk, efaOnlyEnis }: {
    type: string; enis: number; maxEni?: number; primaryTaken: boolean; trunk: boolean; efaOnlyEnis: number;
  }) => {
    const takers = [
      ...(maxEni === undefined ? [] : [`MAX_ENI leaves ${maxEni}`]),
      ...(primaryTaken ? ['custom networking takes the primary one'] : []),
      ...(trunk ? ['the trunk takes one'] : []),
      ...(efaOnlyEnis > 0 ? [`EFA-only interfaces take ${efaOnlyEnis}`] : []),
    ];
    const why = takers.length === 0 ? 'an ENI has no address besides its own' : takers.join(', ');
    return `${type} has ${counted(enis, 'ENI')} and no slot is left for pods: ${why}; use a type with more ENIs`;
  }, { type: 'm5.large', enis: 3, maxEni: 2, primaryTaken: true, trunk: true, efaOnlyEnis: 0 }),

  takesNoPrefixes: wording('prefixes-unsupported', ({ type, hypervisor, giver, addresses }: {
    type: string; hypervisor?: string; giver: string; addresses: number;
  }) => `${type} is ${kindOf(hypervisor)} and takes no prefixes: ${giver} falls back to single addresses, `
    + `${addresses} for pods; use a Nitro type`,
  { type: 't2.large', hypervisor: 'xen', giver: 'the VPC CNI', addresses: 33 }),

  takesNoIpv6: wording('ipv6-unsupported', ({ type, hypervisor }: { type: string; hypervisor?: string }) =>
    `${type} is ${kindOf(hypervisor)} and takes no prefixes, which IPv6 needs: the VPC CNI does not start on it, `
      + 'so no pod gets an address; use a Nitro type',
  { type: 't2.large', hypervisor: 'xen' }),

  runsNoWindows: wording('windows-unsupported', ({ type, architecture }: { type: string; architecture: string }) =>
    `${type} is an ${architecture} type, and EKS has Windows images for x86_64 only; use an x86_64 type`,
  { type: 'm7g.large', architecture: 'arm64' }),

  vcpusUnknown: wording('vcpus-unknown', ({ type, cap }: { type: string; cap: number }) =>
    `the vCPU count of ${type} is not known; the cap of ${cap} pods was taken, and 250 may be right; `
      + 'state it with InstanceTypeLimits.custom',
  { type: 'm99.large', cap: 110 }),

  otherCards: wording('default-card-only', ({ type, cards, enis }: { type: string; cards: number; enis: number }) =>
    `${type} has ${cards} network cards; pods get addresses from the ${enis} ENIs of the default card only; `
    + "an EFA-only interface on that card takes one of them, which 'efaOnlyEnis' counts",
  { type: 'p4d.24xlarge', cards: 4, enis: 15 }),

  otherCardsBesideEfa: wording('default-card-only', ({ type, cards, enis, efaOnlyEnis }: {
    type: string; cards: number; enis: number; efaOnlyEnis: number;
  }) => `${type} has ${cards} network cards; pods get addresses from the ${enis} ENIs of the default card only, `
    + `of which EFA-only interfaces take ${efaOnlyEnis}`,
  { type: 'p4d.24xlarge', cards: 4, enis: 15, efaOnlyEnis: 1 }),

  branchesUnknown: wording('branch-limit-unknown', ({ type }: { type: string }) =>
    `how many branch interfaces ${type} can have is not known`,
  { type: 'm99.large' }),

  takesNoTrunk: wording('trunk-unsupported', ({ type }: { type: string }) =>
    `${type} cannot have a trunk ENI: no pod on it can have a security group of its own; `
      + 'use a type that supports trunking',
  { type: 't3.large' }),

  trunkTakesEni: wording('trunk-takes-an-eni', ({ type, addresses, without, maxPods, maxPodsWithout, branches, prefixes }: {
    type: string;
    addresses: number;
    without: number;
    maxPods: number;
    maxPodsWithout: number;
    branches: number;
    prefixes: boolean;
  }) => `the trunk takes an ENI of ${type}: ${addresses} addresses are left for ordinary pods (${without} without it), `
    + `so maxPods is ${maxPods} and not ${maxPodsWithout}, `
    + `and at most ${branches} pods can have a security group of their own, `
    + `${prefixes ? 'which prefixes do not raise' : 'each on a branch interface'}; `
    + 'use a type with more ENIs, or run other pods elsewhere',
  { type: 'm5.large', addresses: 18, without: 27, maxPods: 20, maxPodsWithout: 29, branches: 9, prefixes: false }),
};

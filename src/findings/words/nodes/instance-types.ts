import { allOf, counted, few } from '../../phrases';
import { wording } from '../../wording';

/** Why types take no prefixes. */
const withoutPrefixes = (hypervisor?: string) =>
  `Nitro types and bare metal take prefixes, and the hypervisor here is ${hypervisor ?? 'not known'}`;

/** What helps where types take no prefixes. */
const useNitro = (hypervisor?: string) => ['use a Nitro type', ...(hypervisor === undefined
  ? ["state that it is a Nitro type, if it is one: 'hypervisor' of InstanceTypeLimits.custom"] : [])];

type Cards = { readonly type: string; readonly cards: number; readonly enis: number };

const cardsMessage = ({ type, cards, enis }: Cards) =>
  `pods on ${type} get addresses from the ${counted(enis, 'ENI')} of one of its ${cards} network cards`;

const DEFAULT_CARD = 'the VPC CNI attaches ENIs for pods to the default card only';

/** Of what an instance type has, can take and leaves for pods. */
export const INSTANCE_TYPE_WORDS = {
  unknown: wording('instance-type-unknown', ({ type, compiledOn, nearest }: {
    type: string; compiledOn: string; nearest: readonly string[];
  }) => ({
    message: `instance type '${type}' is not in the table of ${compiledOn}: the nearest names are ${few(nearest)}`,
    details: allOf('the nearest names', nearest),
    fix: ['correct the name', 'if it is a new type, give its limits: InstanceTypeLimits.custom'],
  }), { type: 'm5.lrge', compiledOn: '2026-11-22', nearest: ['m5.large', 'm5.xlarge', 'm5a.large'] }),

  noneGiven: wording('instance-types-missing', () => ({
    message: "'instanceTypes' is empty",
    fix: ["list at least one instance type in 'instanceTypes'"],
  }), {}),

  noPodEnis: wording('no-pod-enis', ({ type, enis, maxEni, primaryTaken, trunk, efaOnlyEnis }: {
    type: string; enis: number; maxEni?: number; primaryTaken: boolean; trunk: boolean; efaOnlyEnis: number;
  }) => {
    const takers = [
      ...(maxEni === undefined ? [] : [`MAX_ENI leaves ${maxEni} of them`]),
      ...(primaryTaken ? ['custom networking takes the primary ENI'] : []),
      ...(trunk ? ['the trunk takes one ENI'] : []),
      ...(efaOnlyEnis > 0 ? [`EFA-only interfaces take ${counted(efaOnlyEnis, 'ENI')}`] : []),
    ];
    const needed = Number(primaryTaken) + Number(trunk) + efaOnlyEnis + 1;
    const lacking = takers.length === 0
      ? 'an instance type with more addresses per ENI'
      : `a type with ${needed} ENIs or more`;
    const mayRaise = maxEni !== undefined && maxEni < needed && needed <= enis;
    return {
      message: `${type} has ${counted(enis, 'ENI')}, and no address is left for pods`,
      details: takers.length === 0 ? ['an ENI of this type has no address beside its own'] : takers,
      fix: [
        ...(mayRaise ? [`raise 'maxEni' to ${needed} or more, or leave it out`] : []),
        `use ${lacking}`,
      ],
    };
  }, { type: 'm5.large', enis: 3, maxEni: 2, primaryTaken: true, trunk: true, efaOnlyEnis: 0 }),

  takesNoPrefixes: wording('prefixes-unsupported', ({ types, hypervisor, giver, addresses }: {
    types: readonly string[]; hypervisor?: string; giver: string; addresses: number;
  }) => ({
    message: `${few(types)} cannot take prefixes (/28), so pods get single addresses, ${addresses} per node`,
    details: [...allOf('types', types), withoutPrefixes(hypervisor), `${giver} falls back to single addresses`],
    fix: useNitro(hypervisor),
  }), { types: ['t2.large'], hypervisor: 'xen', giver: 'the VPC CNI', addresses: 33 }, ['types']),

  takesNoIpv6: wording('ipv6-unsupported', ({ types, hypervisor }: {
    types: readonly string[]; hypervisor?: string;
  }) => ({
    message: `${few(types)} cannot take prefixes, which IPv6 needs, so no pod gets an address`,
    details: [...allOf('types', types), withoutPrefixes(hypervisor), 'the VPC CNI does not start on such a node'],
    fix: useNitro(hypervisor),
  }), { types: ['t2.large'], hypervisor: 'xen' }, ['types']),

  runsNoWindows: wording('windows-unsupported', ({ types, architecture }: {
    types: readonly string[]; architecture: string;
  }) => ({
    message: `${few(types)} ${types.length === 1 ? `is an ${architecture} type` : `are ${architecture} types`}`
      + ', and EKS has Windows AMIs for x86_64 only',
    details: allOf('types', types),
    fix: ['use an x86_64 type'],
  }), { types: ['m7g.large'], architecture: 'arm64' }, ['types']),

  familyRunsNoWindows: wording('windows-unsupported', ({ types }: { types: readonly string[] }) => ({
    message: `EKS does not support Windows nodes of ${few(types)}`,
    details: [
      'the families that it does not support are c3, c4, d2, i2, m4 (except m4.16xlarge) and r3',
      ...allOf('types', types),
    ],
    fix: ['use a type of a later family, as in m5.large'],
  }), { types: ['m4.large'] }, ['types']),

  vcpusUnknown: wording('vcpus-unknown', ({ types, cap }: { types: readonly string[]; cap: number }) => ({
    message: `the vCPU count of ${few(types)} is not known, so at most ${cap} pods are counted per node`,
    details: [...allOf('types', types), 'with more than 30 vCPUs it would be 250'],
    fix: ["state the vCPU count: 'vcpus' of InstanceTypeLimits.custom"],
  }), { types: ['m99.large'], cap: 110 }, ['types']),

  otherCards: wording('default-card-only', (facts: Cards) => ({
    message: cardsMessage(facts),
    details: [DEFAULT_CARD],
    fix: ["if the default card has EFA-only interfaces, give their number: 'efaOnlyEnis'"],
  }), { type: 'p4d.24xlarge', cards: 4, enis: 15 }),

  otherCardsBesideEfa: wording('default-card-only', ({ efaOnlyEnis, ...facts }: Cards & {
    readonly efaOnlyEnis: number;
  }) => ({
    message: cardsMessage(facts),
    details: [DEFAULT_CARD, `EFA-only interfaces take ${efaOnlyEnis} of these ENIs`],
  }), { type: 'p4d.24xlarge', cards: 4, enis: 15, efaOnlyEnis: 1 }),

  branchesUnknown: wording('branch-limit-unknown', ({ types }: { types: readonly string[] }) => ({
    message: `how many branch interfaces ${few(types)} can have is not known`,
    details: [...allOf('types', types), 'a pod with security groups of its own needs a branch interface'],
    fix: ["state the number: 'branchInterfaces' of InstanceTypeLimits.custom"],
  }), { types: ['m99.large'] }, ['types']),

  takesNoTrunk: wording('trunk-unsupported', ({ types }: { types: readonly string[] }) => ({
    message: `${few(types)} cannot have a trunk ENI, so no pod there can have security groups of its own`,
    details: allOf('types', types),
    fix: ['use a type that can have a trunk ENI, as m5.large'],
  }), { types: ['t3.large'] }, ['types']),

  trunkNeverAttached: wording('trunk-never-attached', ({ types, enis, maxEni, efaOnlyEnis, neededMaxEni }: {
    types: readonly string[]; enis: number; maxEni?: number; efaOnlyEnis: number; neededMaxEni?: number;
  }) => ({
    message: `${few(types)} ${types.length === 1 ? 'gets' : 'get'} no trunk ENI, so no pod there can have`
      + ' security groups of its own',
    details: [
      ...allOf('types', types),
      `a node has ${counted(enis, 'ENI')}, and the primary ENI stays with the pods`,
      ...(maxEni === undefined ? [] : [`MAX_ENI allows ${maxEni} of them`]),
      ...(efaOnlyEnis === 0 ? [] : [`EFA-only interfaces take ${efaOnlyEnis} of them`]),
    ],
    fix: [
      ...(neededMaxEni === undefined ? [] : [`raise 'maxEni' to ${neededMaxEni} or more, or leave it out`]),
      'use types with more ENIs',
      "use no security groups for pods: leave out 'securityGroupsForPods' of the VpcCniAddon, or 'trunkEni' elsewhere",
    ],
  }), { types: ['m5.large'], enis: 3, maxEni: 1, efaOnlyEnis: 1, neededMaxEni: 3 }, ['types']),

  placeKeptInVain: wording('trunk-place-lost', ({ types, version, since, maxPods, maxPodsWithout }: {
    types: readonly string[]; version: string; since: string; maxPods: number; maxPodsWithout: number;
  }) => ({
    message: `${few(types)} cannot have a trunk ENI and ${types.length === 1 ? 'loses' : 'lose'} its place: `
      + `${maxPods} pods and not ${maxPodsWithout}`,
    details: [
      ...allOf('types', types),
      `the add-on vpc-cni is ${version}, and pods get this ENI from ${since} on`,
    ],
    fix: [`give ${since} or later as 'addonVersion'`, 'use types that can have a trunk ENI, as m5.large'],
  }), {
    types: ['t3.2xlarge'], version: 'v1.20.3-eksbuild.1', since: 'v1.20.4', maxPods: 44, maxPodsWithout: 58,
  }, ['types']),

  placeByVersion: wording('trunk-place-by-version', ({ types, since, maxPods, earlier }: {
    types: readonly string[]; since: string; maxPods: number; earlier: number;
  }) => ({
    message: `${few(types)} ${types.length === 1 ? 'runs' : 'run'} ${maxPods} pods by the add-on vpc-cni ${since} or`
      + ` later, ${earlier} by an older one`,
    details: [
      ...allOf('types', types),
      'an older one keeps an ENI free for a trunk, though such a type cannot have one',
      `no version is given, and it is inferred that EKS installs ${since} or later by default`,
    ],
    fix: ["give the version as 'addonVersion'"],
  }), { types: ['t3.2xlarge'], since: 'v1.20.4', maxPods: 58, earlier: 44 }, ['types']),

  trunkTakesEni: wording('trunk-takes-an-eni', ({
    types, addresses, without, maxPods, maxPodsWithout, branches, prefixes,
  }: {
    types: readonly string[];
    addresses: number;
    without: number;
    maxPods: number;
    maxPodsWithout: number;
    branches: number;
    prefixes: boolean;
  }) => ({
    message: `the trunk takes an ENI of ${few(types)}, which lowers max pods from ${maxPodsWithout} to ${maxPods}`,
    details: [
      ...allOf('types', types),
      `${addresses} addresses are left for ordinary pods, and without the trunk there are ${without}`,
      `at most ${branches} pods per node can have security groups of their own, each on a branch interface`,
      ...(prefixes ? ['prefixes do not raise that number'] : []),
    ],
    fix: ['use a type with more ENIs', 'run pods without security groups of their own on other nodes'],
  }), {
    types: ['m5.large'], addresses: 18, without: 27, maxPods: 20, maxPodsWithout: 29, branches: 9, prefixes: false,
  }, ['types']),
};

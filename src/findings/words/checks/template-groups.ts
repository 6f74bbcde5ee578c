import { allOf, few, fewQuoted, zoneInWords } from '../../phrases';
import { Wording, wording } from '../../wording';

/** Node groups of which the same is not known or wrong. */
type Groups = { readonly groups: readonly string[] };

/** What of node groups is not known, and what was not checked for that reason. */
const unchecked = (what: string, why: string, instead: string, left = 'addresses were not counted'): Wording<Groups> =>
  wording('value-unchecked', ({ groups }: Groups) => ({
    message: `the ${what} of ${nodeGroups(groups)} are ${why}, so ${left}`,
    details: allOf('node groups', groups),
    fix: [instead, 'compare the deployed nodes with the free addresses, then acknowledge this finding'],
  }), { groups: ['General'] }, ['groups']);

const nodeGroups = (groups: readonly string[]) => `node group${groups.length === 1 ? '' : 's'} ${fewQuoted(groups)}`;

/** Names that can occur several times, each once and in quotes. */
const distinct = (names: readonly string[]) => fewQuoted([...new Set(names)]);

const WITHOUT_ADDRESS = 'pods on Windows nodes have no address then';
const BY_HAND = 'acknowledge this finding, if the ConfigMap amazon-vpc-cni is changed by hand';

/** Node groups, each with a subnet of its nodes, the zone of it, and the ENIConfig that nodes look for there. */
type Places = Groups & {
  readonly subnets: readonly string[];
  readonly zones: readonly string[];
  readonly eniConfigs: readonly string[];
};

const PLACE: Places = {
  groups: ['General'], subnets: ['Stack/A'], zones: ['eu-west-1a'], eniConfigs: ['eu-west-1a'],
};

const LISTS_OF_PLACES = ['groups', 'subnets', 'zones', 'eniConfigs'] as const;

const NEVER_READY = 'a node without a subnet for its pods never becomes Ready';

/** ENIConfigs of another zone, each with the subnet that it names. */
type Elsewhere = Places & {
  readonly podSubnets: readonly string[];
  readonly otherZones: readonly string[];
};

/** For each place the nodes, their subnet and zone, and the ENIConfig that they look for. */
const placesIn = ({ groups, subnets, zones, eniConfigs }: Places) => groups.map((group, index) => (
  `nodes of '${group}' in '${subnets[index]}' (${zoneInWords(zones[index])}) `
  + `look for ENIConfig '${eniConfigs[index]}'`));

/** Of node groups, and of the places of their pods, in any template. */
export const TEMPLATE_GROUP_WORDS = {
  typesUnknown: unchecked(
    'instance types',
    'not all known at synth',
    "give literal instance types: 'InstanceTypes'",
    'max pods and addresses were not checked',
  ),
  sizesUnknown: unchecked('sizes', 'tokens', "give literal numbers: 'ScalingConfig'"),
  subnetsNotGiven: unchecked('subnets', 'not given', "give a list of subnets: 'Subnets'"),
  subnetsUnknown: unchecked('subnets', 'a token', "give a list of subnets: 'Subnets'"),

  windowsWithoutAddon: wording('windows-ipam-unseen', ({ groups }: Groups) => ({
    message: `no add-on vpc-cni switches on addresses for the pods of ${fewQuoted(groups)}`,
    details: [WITHOUT_ADDRESS, ...allOf('node groups', groups)],
    fix: ["add the add-on vpc-cni to the cluster, with 'enableWindowsIpam' \"true\"", BY_HAND],
  }), { groups: ['Windows'] }, ['groups']),

  windowsIpamOff: wording('windows-ipam-unseen', ({ groups, addon }: Groups & { addon: string }) => ({
    message: `'enableWindowsIpam' of '${addon}' is not "true", for the pods of ${fewQuoted(groups)}`,
    details: [WITHOUT_ADDRESS, ...allOf('node groups', groups)],
    fix: ["set 'enableWindowsIpam' to \"true\", in the configuration of the add-on", BY_HAND],
  }), { groups: ['Windows'], addon: 'Stack/VpcCni' }, ['groups']),

  eniConfigElsewhere: wording('pod-subnet-missing', (facts: Elsewhere) => ({
    message: `nodes of ${distinct(facts.groups)} find an ENIConfig with a subnet of another zone: `
      + distinct(facts.eniConfigs),
    details: [
      ...placesIn(facts).map((place, index) => (
        `${place}, which names '${facts.podSubnets[index]}' (${zoneInWords(facts.otherZones[index])})`)),
      'an ENI is attached to instances of its own zone only',
      NEVER_READY,
    ],
    fix: [
      `name a subnet of ${few([...new Set(facts.zones.map(zoneInWords))])} in the ENIConfig`,
      `keep ${distinct(facts.groups)} out of ${distinct(facts.subnets)}`,
    ],
  }), {
    ...PLACE, podSubnets: ['Stack/PodsB'], otherZones: ['eu-west-1b'],
  }, [...LISTS_OF_PLACES, 'podSubnets', 'otherZones']),

  eniConfigMissing: wording('pod-subnet-missing', (facts: Places & { byAddon: boolean; names: readonly string[] }) => ({
    message: `nodes of ${distinct(facts.groups)} look for an ENIConfig that is missing: ${distinct(facts.eniConfigs)}`,
    details: [
      ...placesIn(facts),
      `${facts.byAddon ? "'eniConfig.subnets' of the VPC CNI has" : 'the manifests of the app have'} `
      + facts.names.join(', '),
      NEVER_READY,
    ],
    fix: [
      `add ${distinct(facts.eniConfigs)} with a subnet of ${few([...new Set(facts.zones.map(zoneInWords))])}`,
      `keep ${distinct(facts.groups)} out of ${distinct(facts.subnets)}`,
    ],
  }), { ...PLACE, byAddon: true, names: ['eu-west-1b', 'eu-west-1c'] }, LISTS_OF_PLACES),

  taggedSubnetMissing: wording('pod-subnet-missing', ({ groups, subnets, zones }: Groups & {
    subnets: readonly string[]; zones: readonly string[];
  }) => ({
    message: `nodes of ${distinct(groups)} find no tagged subnet for pods: ${distinct(zones)}`,
    details: [
      ...groups.map((group, index) => (
        `nodes of '${group}' in '${subnets[index]}' (${zoneInWords(zones[index])}): kubernetes.io/role/cni is 0`)),
      NEVER_READY,
    ],
    fix: [
      `tag a subnet for pods with kubernetes.io/role/cni = 1 in ${few([...new Set(zones.map(zoneInWords))])}`,
      `keep ${distinct(groups)} out of ${distinct(subnets)}`,
    ],
  }), { groups: ['General'], subnets: ['Stack/A'], zones: ['eu-west-1a'] }, ['groups', 'subnets', 'zones']),

  placesUnknown: wording('value-unchecked', ({ groups }: Groups) => ({
    message: `what nodes of ${fewQuoted(groups)} take from subnets was not counted`,
    details: [
      'the pod subnets of the nodes, or the limits of their types, are not known at synth',
      ...allOf('node groups', groups),
    ],
    fix: [
      "let the add-on make the ENIConfigs: 'eniConfig'",
      "state the limits of the types: 'instanceTypeLimits' of PodCapacityChecks",
      'compare the deployed nodes with the free addresses, then acknowledge this finding',
    ],
  }), { groups: ['General', 'Batch'] }, ['groups']),

  fargateUnknown: wording('fargate-pods-unknown', ({ profiles }: { profiles: readonly string[] }) => ({
    message: `how many pods run on Fargate is not known, and none were counted: ${fewQuoted(profiles)}`,
    details: allOf('Fargate profiles', profiles),
    fix: ['compare the pods with the free addresses of the plan, then acknowledge this finding'],
  }), { profiles: ['Stack/Profile'] }, ['profiles']),

  subnetsShared: wording('subnet-use-unknown', ({ clusters, subnets }: {
    clusters: readonly string[]; subnets: readonly string[];
  }) => ({
    message: `nodes of ${clusters.length} clusters take addresses from the same subnets: ${fewQuoted(subnets)}`,
    details: [
      `the clusters are ${clusters.join(', ')}`,
      'the plan of each cluster counts its own nodes only',
      ...allOf('subnets', subnets),
    ],
    fix: ['give each cluster subnets of its own', 'add up the plans, then acknowledge this finding'],
  }), { clusters: ['Stack/One', 'Stack/Two'], subnets: ['Stack/A'] }),
};

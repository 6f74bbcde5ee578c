import { Said, wording } from '../../wording';

const EXAMPLE = 'v1.21.1-eksbuild.1';

/** One that the latest features are in. */
const LATER_EXAMPLE = 'v1.23.1-eksbuild.1';

/** What the VPC CNI can do since a version. */
const FEATURES = {
  prefixes: 'prefix delegation',
  ipv6: 'IPv6',
  podGroupsWithIpv6: 'security groups for pods with IPv6',
  windowsTargets: 'prefixes and warm targets of Windows nodes',
  discovery: 'subnet discovery',
  taggedSubnets: 'node subnets that are left out by their tag',
};

/** A version that has a feature. */
const exampleWith = (feature: keyof typeof FEATURES) => (feature === 'taggedSubnets' ? LATER_EXAMPLE : EXAMPLE);

/** @param otherwise what to do where a later version cannot be had */
const tooOld = (feature: keyof typeof FEATURES, since: string, ...otherwise: string[]) =>
  wording('option-refused', (facts: { version: string; since: string }) => ({
    message: `'addonVersion' is ${facts.version}, too old for ${FEATURES[feature]} (${facts.since} or later)`,
    fix: [`give ${facts.since} or later as 'addonVersion', as in ${exampleWith(feature)}`, ...otherwise],
  }), { version: 'v1.8.0-eksbuild.1', since });

const tooOldInTemplate = (setting: string, since: string, ...details: string[]) =>
  wording('cni-version-too-old', (facts: { version: string; since: string }) => ({
    message: `'AddonVersion' is ${facts.version}, too old for '${setting}' (${facts.since} or later)`,
    details,
    fix: [`use ${facts.since} or later, as in ${facts.since === 'v1.22.1' ? LATER_EXAMPLE : EXAMPLE}`],
  }), { version: 'v1.8.0-eksbuild.1', since });

const notListed = (prop: string, got: string): Said => ({
  message: `'${prop}' is '${got}', not a version that EKS lists`,
  details: ['EKS has no word for the newest version'],
  fix: [
    `give one that \`aws eks describe-addon-versions --addon-name vpc-cni\` lists, as in ${EXAMPLE}`,
    `leave '${prop}' out, and EKS takes its default version`,
  ],
});

/** Of versions of the add-on that are too old for what is asked for, and of strings that are no version. */
export const CNI_VERSION_WORDS = {
  prefixes: tooOld('prefixes', 'v1.9', "use single addresses: IpAssignment.secondaryIp() as 'ipAssignment'"),
  ipv6: tooOld('ipv6', 'v1.10.1'),
  podGroupsWithIpv6: tooOld('podGroupsWithIpv6', 'v1.16'),
  windowsTargets: tooOld('windowsTargets', 'v1.16',
    "give {} as 'windows', for single addresses and the targets of the add-on"),
  discovery: tooOld('discovery', 'v1.18',
    'use custom networking: PodNetwork.secondaryCidr without PodNetwork.subnetDiscovery'),
  taggedSubnets: tooOld('taggedSubnets', 'v1.22.1',
    'use custom networking: PodNetwork.secondaryCidr without PodNetwork.taggedSubnets'),

  taggedSubnetsUntold: wording('tagged-subnets-version', ({ since, isToken }: {
    since: string; isToken: boolean;
  }) => ({
    message: `'addonVersion' is ${isToken ? 'a token' : 'not given'}, and node subnets are left out since ${since}`,
    details: [
      'an earlier VPC CNI does not read the tag, and puts pods into the subnets of the nodes',
      ...isToken ? [] : ['EKS takes its default version for the Kubernetes version'],
    ],
    fix: [
      `give ${since} or later as 'addonVersion', as in ${LATER_EXAMPLE}`,
      'check the version, then acknowledge this finding',
    ],
  }), { since: 'v1.22.1', isToken: false }),

  prefixesInTemplate: tooOldInTemplate('env.ENABLE_PREFIX_DELEGATION', 'v1.9'),
  eniConfigsInTemplate: tooOldInTemplate('eniConfig', 'v1.15',
    'the oldest published schema of the add-on with it is that of v1.15.1'),
  discoveryInTemplate: tooOldInTemplate('env.ENABLE_SUBNET_DISCOVERY', 'v1.18'),
  taggedInTemplate: tooOldInTemplate('kubernetes.io/role/cni = 0', 'v1.22.1',
    'the tag is that of the subnets of nodes, where an earlier VPC CNI puts pods all the same'),

  unreadable: wording('option-refused', ({ of, got }: { of: string; got: string }) => ({
    message: `'addonVersion' of ${of} is '${got}', which is not a version of vpc-cni`,
    fix: [`give the version as EKS writes it, as in ${EXAMPLE}`, "leave 'addonVersion' out, where it is not known"],
  }), { of: 'm5.large', got: 'latest' }),

  notListed: wording('option-refused', ({ got }: { got: string }) => notListed('addonVersion', got), { got: 'latest' }),
  notListedInTemplate: wording('cni-setting-invalid', ({ got }: { got: string }) => notListed('AddonVersion', got),
    { got: 'latest' }),
};

import { allOf, few } from '../../phrases';
import { Said, wording } from '../../wording';

const EXAMPLE = 'v1.21.1-eksbuild.1';

/** One that the latest features are in. */
const LATER_EXAMPLE = 'v1.23.1-eksbuild.1';

/** What the VPC CNI can do since a version. */
const FEATURES = {
  prefixes: 'prefix delegation',
  ipv6: 'IPv6',
  networkPolicy: 'network policies',
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
  details: ['EKS has no name for the newest version'],
  fix: [
    `give one that \`aws eks describe-addon-versions --addon-name vpc-cni\` lists, as in ${EXAMPLE}`,
    `leave '${prop}' out, and EKS takes its default version`,
  ],
});

/** Of versions of the add-on that are too old for what is asked for, and of strings that are no version. */
export const CNI_VERSION_WORDS = {
  prefixes: tooOld('prefixes', 'v1.9', "use single addresses: IpAssignment.secondaryIp() as 'ipAssignment'"),
  ipv6: tooOld('ipv6', 'v1.10.1'),
  networkPolicy: tooOld('networkPolicy', 'v1.14', "leave 'networkPolicy' out"),
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
    'the tag is that of the subnets of nodes, where an earlier VPC CNI still puts pods'),

  ipv6InTemplate: tooOldInTemplate('IpFamily: ipv6', 'v1.10.1'),
  networkPolicyInTemplate: tooOldInTemplate('enableNetworkPolicy', 'v1.14'),
  podGroupsWithIpv6InTemplate: tooOldInTemplate('env.ENABLE_POD_ENI', 'v1.16',
    'security groups for pods with IPv6 came with that version'),
  windowsTargetsInTemplate: tooOldInTemplate('enableWindowsPrefixDelegation', 'v1.16',
    'the targets of Windows nodes came with that version, too'),

  prefixesOnMetal: wording('cni-version-too-old', ({ version, since, types }: {
    version: string; since: string; types: readonly string[];
  }) => ({
    message: `the add-on is ${version}, too old for prefixes on ${few(types)} (${since} or later)`,
    details: [...allOf('types', types), 'such nodes get single addresses, and run fewer pods than were counted'],
    fix: [`use ${since} or later, as in ${EXAMPLE}`],
  }), { version: 'v1.10.4-eksbuild.1', since: 'v1.11', types: ['m5.metal'] }),

  eniConfigsOfAddon: wording('cni-version-too-old', ({ version, since }: { version: string; since: string }) => ({
    message: `'addonVersion' is ${version}, and the add-on is known to make ENIConfigs since ${since}`,
    details: ['the oldest published schema of the add-on with it is that of v1.15.1'],
    fix: [
      `give ${since} or later as 'addonVersion', as in ${EXAMPLE}`,
      'check it with `aws eks describe-addon-configuration`, then acknowledge this finding',
    ],
  }), { version: 'v1.14.1-eksbuild.1', since: 'v1.15' }),

  variable: wording('cni-version-too-old', ({ path, version, since }: {
    path: string; version: string; since: string;
  }) => ({
    message: `'${path}' is set, and the version of the add-on is ${version}, too old for it (${since} or later)`,
    fix: [`use ${since} or later, as in ${EXAMPLE}`, `leave '${path}' out`],
  }), { path: 'env.POD_MTU', version: 'v1.15.1-eksbuild.1', since: 'v1.16.4' }),

  behindKubernetes: wording('cni-version-behind', ({ version, oldest, kubernetes }: {
    version: string; oldest: string; kubernetes: string;
  }) => ({
    message: `the add-on vpc-cni is ${version}, older than the versions for Kubernetes ${kubernetes}`
      + ` (${oldest} or later)`,
    details: [
      'pods and addresses were counted by the rules of later versions',
      'EKS may not have the version for this version of Kubernetes',
    ],
    fix: [`use ${oldest} or later, as in ${LATER_EXAMPLE}`, 'leave the version out, and EKS takes its default'],
  }), { version: 'v1.18.0-eksbuild.1', oldest: 'v1.20.4', kubernetes: '1.34' }),

  proxyAhead: wording('addon-version-refused', ({ version, kubernetes }: { version: string; kubernetes: string }) => ({
    message: `the add-on kube-proxy is ${version}, later than Kubernetes ${kubernetes} of its cluster`,
    details: ['kube-proxy must not be of a later minor version than the control plane'],
    fix: [`use a version of ${kubernetes}`, 'leave the version out, and EKS takes its default'],
  }), { version: 'v1.34.1-eksbuild.2', kubernetes: '1.33' }),

  proxyBehind: wording('addon-version-refused', ({ version, kubernetes, most }: {
    version: string; kubernetes: string; most: number;
  }) => ({
    message: `the add-on kube-proxy is ${version}, too old for Kubernetes ${kubernetes} of its cluster`,
    details: [`kube-proxy is at most ${most} minor versions older than the control plane`],
    fix: [`use a version of ${kubernetes}`, 'leave the version out, and EKS takes its default'],
  }), { version: 'v1.30.14-eksbuild.8', kubernetes: '1.34', most: 3 }),

  addonNotListed: wording('addon-version-refused', ({ addon, got }: { addon: string; got: string }) => ({
    message: `'AddonVersion' of the add-on ${addon} is '${got}', not a version that EKS lists`,
    details: ['EKS has no name for the newest version'],
    fix: [
      `give one that \`aws eks describe-addon-versions --addon-name ${addon}\` lists`,
      "leave 'AddonVersion' out, and EKS takes its default version",
    ],
  }), { addon: 'kube-proxy', got: 'latest' }),

  unreadable: wording('option-refused', ({ of, got }: { of: string; got: string }) => ({
    message: `'addonVersion' of ${of} is '${got}', which is not a version of vpc-cni`,
    fix: [`give the version as EKS writes it, as in ${EXAMPLE}`, "leave 'addonVersion' out, if it is not known"],
  }), { of: 'm5.large', got: 'latest' }),

  notListed: wording('option-refused', ({ got }: { got: string }) => notListed('addonVersion', got), { got: 'latest' }),
  notListedInTemplate: wording('cni-setting-invalid', ({ got }: { got: string }) => notListed('AddonVersion', got),
    { got: 'latest' }),
};

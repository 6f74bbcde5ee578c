import { wording } from '../../wording';

/** What the VPC CNI does since a version, in words that `since` follows. */
const PHRASES = {
  prefixes: 'gives prefixes',
  ipv6: 'knows IPv6',
  eniConfigs: 'is known to take ENIConfigs from its add-on',
  podGroupsWithIpv6: 'has security groups for pods with IPv6',
  windowsTargets: 'has prefixes and warm targets for Windows in the configuration of its add-on',
  discovery: 'finds subnets',
};

const tooOld = (feature: keyof typeof PHRASES, since: string, otherwise: string = '') =>
  wording('option-refused', (facts: { version: string; since: string }) =>
    `'addonVersion' is ${facts.version}, and the VPC CNI ${PHRASES[feature]} since ${facts.since}; `
      + `use a later version${otherwise}`,
  { version: 'v1.8.0-eksbuild.1', since });

const tooOldInTemplate = (feature: keyof typeof PHRASES, setting: string, since: string) =>
  wording('cni-version-too-old', (facts: { version: string; since: string }) =>
    `the version of the add-on is ${facts.version}, ${setting} is set, and the VPC CNI ${PHRASES[feature]} since `
      + `${facts.since}; use a later version`,
  { version: 'v1.8.0-eksbuild.1', since });

const notListed = (got: string) => 'must be a version that EKS lists, as in v1.21.1-eksbuild.1 '
  + `(aws eks describe-addon-versions --addon-name vpc-cni); got '${got}'`;

/** Of versions of the add-on that are too old for what is asked for, and of texts that are no version. */
export const CNI_VERSION_WORDS = {
  prefixes: tooOld('prefixes', 'v1.9', ', or IpAssignment.secondaryIp()'),
  ipv6: tooOld('ipv6', 'v1.10.1'),
  podGroupsWithIpv6: tooOld('podGroupsWithIpv6', 'v1.16'),
  windowsTargets: tooOld('windowsTargets', 'v1.16', ", or 'windows: {}'"),
  discovery: tooOld('discovery', 'v1.18', ', or custom networking: PodNetwork.secondaryCidr without discovery'),

  prefixesInTemplate: tooOldInTemplate('prefixes', 'ENABLE_PREFIX_DELEGATION', 'v1.9'),
  eniConfigsInTemplate: tooOldInTemplate('eniConfigs', 'eniConfig', 'v1.15'),
  discoveryInTemplate: tooOldInTemplate('discovery', 'ENABLE_SUBNET_DISCOVERY', 'v1.18'),

  notListed: wording('option-refused', ({ got }: { got: string }) => `'addonVersion' ${notListed(got)}`, { got: 'latest' }),
  notListedInTemplate: wording('cni-setting-invalid', ({ got }: { got: string }) => `'AddonVersion' ${notListed(got)}`, { got: 'latest' }),
};

import { wording } from '../../wording';

/** Of options of a node group that contradict each other, or what is made here. */
export const NODEGROUP_OPTION_WORDS = {
  ownName: wording('option-refused', ({ name }: { name?: string }) =>
    `'nodegroupName'${name === undefined ? '' : ` (${name})`} would collide when the group is replaced, for the new one is made first; `
      + 'leave it out and use labels or tags',
  { name: 'workers' }),

  ownLaunchTemplate: wording('option-refused', () =>
    "'launchTemplateSpec' would take the place of the launch template that holds the pod count; "
    + 'use diskSize, tags, remoteAccess, or `launchTemplate` of this construct', {}),

  securityGroupUnknown: wording('option-refused', () =>
    "'remoteAccess' lists source security groups, and the imported cluster does not tell its own; "
    + "give 'clusterSecurityGroupId' where it is imported", {}),

  osTwice: wording('option-refused', ({ os, amiType }: { os: string; amiType: string }) =>
    `'os' is ${os}, and 'amiType' ${amiType} says already what the nodes run; give one of them`,
  { os: 'al2023', amiType: 'BOTTLEROCKET_x86_64' }),

  cidrWithAmiOfEks: wording('option-refused', ({ prop }: { prop: string }) =>
    `'${prop}' is for nodes with 'machineImageId'; EKS tells it the others, so leave it out`,
  { prop: 'serviceIpv4Cidr' }),

  noImageId: wording('option-refused', ({ got }: { got: string }) =>
    `'machineImageId' must be the id of an AMI, as in ami-0123456789abcdef0, or a token; got '${got}'`,
  { got: 'my-image' }),

  osMissing: wording('option-refused', ({ choices }: { choices: readonly string[] }) =>
    "'os' is not given, and what is on the AMI of 'machineImageId' cannot be seen; "
      + `give ${choices.slice(0, -1).join(', ')} or ${choices[choices.length - 1]}`,
  { choices: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET', 'NodeOs.WINDOWS'] }),

  amiTypeBesideOwn: wording('option-refused', ({ amiType }: { amiType: string }) =>
    `'amiType' is ${amiType}, which names an AMI of EKS beside 'machineImageId'; give one of them`,
  { amiType: 'AL2023_x86_64_STANDARD' }),

  releaseBesideOwn: wording('option-refused', () =>
    "'releaseVersion' is of the AMIs of EKS, and 'machineImageId' names another; leave it out", {}),

  withIpv6: wording('option-refused', ({ system, other }: { system: string; other: string }) =>
    `'cluster' has IPv6, and ${system} nodes run with IPv4 only; use ${other} nodes, or a cluster with IPv4`,
  { system: 'Windows', other: 'Linux' }),

  withoutBranchPods: wording('node-contradiction', ({ branchPods, system, other }: {
    branchPods: number; system: string; other: string;
  }) => `'expectedPods.branchPods' is ${branchPods}, and pods on ${system} nodes cannot have security groups of their own; `
    + `leave it out, or use ${other} nodes`,
  { branchPods: 2, system: 'Windows', other: 'Linux' }),

  withoutEfa: wording('node-contradiction', ({ efaOnlyEnis, other }: { efaOnlyEnis: number; other: string }) =>
    `'efaOnlyEnis' is ${efaOnlyEnis}, and EFA is for ${other}; leave it out, or use ${other} nodes`,
  { efaOnlyEnis: 1, other: 'Linux' }),

  unavailableTwice: wording('option-refused', () =>
    "'maxUnavailable' and 'maxUnavailablePercentage' are both given; give one of them", {}),

  unavailable: wording('invalid-number', ({ prop, most, got }: { prop: string; most: number; got: number }) =>
    `'${prop}' must be a whole number from 1 to ${most}; got ${got}`,
  { prop: 'maxUnavailable', most: 100, got: 0 }),

  sizes: wording('nodegroup-sizes', ({ low, lowValue, isDefault, high, highValue }: {
    low: string; lowValue: number; isDefault: boolean; high: string; highValue: number;
  }) => `'${low}' (${lowValue}${isDefault ? ', the default' : ''}) is above '${high}' (${highValue}); `
    + 'keep minSize <= desiredSize <= maxSize',
  { low: 'minSize', lowValue: 3, isDefault: false, high: 'maxSize', highValue: 2 }),

  sizesUnknown: wording('value-unchecked', ({ sizes }: { sizes: readonly string[] }) =>
    `${sizes.map((name) => `'${name}'`).join(', ')} of the node group ${sizes.length === 1 ? 'is a token' : 'are tokens'}; `
      + 'whether the sizes agree was not checked',
  { sizes: ['minSize', 'maxSize'] }),
};

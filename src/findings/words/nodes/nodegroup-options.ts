import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Of options of a node group that contradict each other, or what is made here. */
export const NODEGROUP_OPTION_WORDS = {
  ownName: wording('option-refused', ({ name }: { name?: string }) => ({
    message: `'nodegroupName'${name === undefined ? '' : ` (${name})`} would collide when the group is replaced`,
    details: ['CloudFormation makes the new group before it deletes the old one'],
    fix: ["leave 'nodegroupName' out, and use 'labels' or 'tags'"],
  }), { name: 'workers' }),

  ownLaunchTemplate: wording('option-refused', () => ({
    message: "'launchTemplateSpec' would replace the launch template that sets max pods",
    fix: ["use 'diskSize', 'tags' and 'remoteAccess'", "change 'launchTemplate' of this construct"],
  }), {}),

  securityGroupUnknown: wording('option-refused', () => ({
    message: "'remoteAccess' lists source security groups, and the security group of the cluster is not known",
    fix: [
      "give the security group that EKS made for the cluster as 'clusterDetails.clusterSecurityGroup'",
      "give 'clusterSecurityGroupId' where the cluster is imported (Cluster.fromClusterAttributes)",
    ],
  }), {}),

  osTwice: wording('option-refused', ({ os, amiType }: { os: string; amiType: string }) => ({
    message: `'os' is ${os}, and 'amiType' (${amiType}) already says what the nodes run`,
    fix: ["leave 'os' out", "leave 'amiType' out"],
  }), { os: 'al2023', amiType: 'BOTTLEROCKET_x86_64' }),

  cidrWithAmiOfEks: wording('option-refused', ({ prop }: { prop: string }) => ({
    message: `'${prop}' is given without 'machineImageId', and EKS gives it to nodes that have an AMI of EKS`,
    fix: [`leave '${prop}' out`],
  }), { prop: 'serviceIpv4Cidr' }),

  noImageId: wording('option-refused', ({ got }: { got: string }) => ({
    message: `'machineImageId' is '${got}', which is not the id of an AMI`,
    fix: ['give the id of an AMI, as in ami-0123456789abcdef0', 'give a token that becomes one'],
  }), { got: 'my-image' }),

  osMissing: wording('option-refused', ({ choices }: { choices: readonly string[] }) => ({
    message: "'os' is not given, and what the AMI of 'machineImageId' runs cannot be seen",
    details: allOf('choices', choices),
    fix: [`give one of ${few(choices)} as 'os'`],
  }), { choices: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET', 'NodeOs.WINDOWS'] }),

  amiTypeBesideOwn: wording('option-refused', ({ amiType }: { amiType: string }) => ({
    message: `'amiType' is ${amiType}, an AMI of EKS, and 'machineImageId' names another AMI`,
    fix: ["leave 'amiType' out, and name the operating system of your AMI as 'os'", "leave 'machineImageId' out"],
  }), { amiType: 'AL2023_x86_64_STANDARD' }),

  releaseBesideOwn: wording('option-refused', () => ({
    message: "'releaseVersion' is for the AMIs of EKS, and 'machineImageId' names another AMI",
    fix: ["leave 'releaseVersion' out"],
  }), {}),

  withIpv6: wording('option-refused', ({ system, other }: { system: string; other: string }) => ({
    message: `'cluster' has IPv6, and ${system} nodes run with IPv4 only`,
    fix: [`use ${other} nodes: 'os' or 'amiType'`, 'use a cluster with IPv4'],
  }), { system: 'Windows', other: 'Linux' }),

  withoutBranchPods: wording('node-contradiction', ({ branchPods, system, other }: {
    branchPods: number; system: string; other: string;
  }) => ({
    message: `'expectedPods.branchPods' is ${branchPods}, and ${system} pods cannot have security groups of their own`,
    fix: ["leave 'expectedPods.branchPods' out", `use ${other} nodes: 'os' or 'amiType'`],
  }), { branchPods: 2, system: 'Windows', other: 'Linux' }),

  withoutEfa: wording('node-contradiction', ({ efaOnlyEnis, other }: { efaOnlyEnis: number; other: string }) => ({
    message: `'efaOnlyEnis' is ${efaOnlyEnis}, and EFA is for ${other}`,
    fix: ["leave 'efaOnlyEnis' out", `use ${other} nodes: 'os' or 'amiType'`],
  }), { efaOnlyEnis: 1, other: 'Linux' }),

  unavailableTwice: wording('option-refused', () => ({
    message: "'maxUnavailable' and 'maxUnavailablePercentage' are both given, and EKS takes one of them",
    fix: ['leave one of the two out'],
  }), {}),

  unavailable: wording('invalid-number', ({ prop, most, got }: {
    prop: string; most: number; got: number | string;
  }) => ({
    message: `'${prop}' is ${got}, and must be a whole number from 1 to ${most}`,
    fix: [`give '${prop}' a number in this range, or leave it out`],
  }), { prop: 'maxUnavailable', most: 100, got: 0 }),

  sizes: wording('nodegroup-sizes', ({ low, lowValue, isDefault, high, highValue }: {
    low: string; lowValue: number; isDefault: boolean; high: string; highValue: number;
  }) => ({
    message: `'${low}' is ${lowValue}${isDefault ? ' by default' : ''}, which is above '${high}' (${highValue})`,
    fix: [`raise '${high}' to ${lowValue}`, `lower '${low}' to ${highValue}`],
  }), { low: 'minSize', lowValue: 3, isDefault: false, high: 'maxSize', highValue: 2 }),

  expectedBelow: wording('nodegroup-sizes', ({ expectedSize, minSize, isDefault }: {
    expectedSize: number; minSize: number; isDefault: boolean;
  }) => ({
    message: `'expectedSize' is ${expectedSize}, which is below 'minSize' `
      + `(${minSize}${isDefault ? ' by default' : ''})`,
    fix: [`raise 'expectedSize' to ${minSize}`, `lower 'minSize' to ${expectedSize}`],
  }), { expectedSize: 2, minSize: 3, isDefault: false }),

  expectedAbove: wording('nodegroup-sizes', ({ expectedSize, maxSize, isDefault }: {
    expectedSize: number; maxSize: number; isDefault: boolean;
  }) => ({
    message: `'expectedSize' is ${expectedSize}, which is above 'maxSize' `
      + `(${maxSize}${isDefault ? ' by default' : ''})`,
    fix: [`raise 'maxSize' to ${expectedSize}`, `lower 'expectedSize' to ${maxSize}`],
  }), { expectedSize: 40, maxSize: 30, isDefault: false }),

  sizesUnknown: wording('value-unchecked', ({ sizes }: { sizes: readonly string[] }) => ({
    message: `whether the sizes of the node group agree was not checked: ${fewQuoted(sizes)} `
      + `${sizes.length === 1 ? 'is a token' : 'are tokens'}`,
    details: allOf('tokens', sizes),
    fix: ['give numbers', 'check that minSize <= desiredSize <= maxSize, then acknowledge this finding'],
  }), { sizes: ['minSize', 'maxSize'] }),
};

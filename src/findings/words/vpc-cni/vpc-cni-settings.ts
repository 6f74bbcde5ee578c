import { wording } from '../../wording';

/** Of settings of the add-on vpc-cni that contradict each other, do nothing, or cost something. */
export const VPC_CNI_SETTING_WORDS = {
  familyUnresolved: wording('unresolved-value', () =>
    "'ipFamily' of 'cluster' is a token, and pod counts and settings follow from it at synth; "
      + 'give IpFamily.IP_V4 or IP_V6', {}),

  networkWithoutVpc: wording('option-refused', () =>
    "'cluster' is imported without its VPC, which 'podNetwork' needs; give 'vpc' where it is imported", {}),

  reservationUnused: wording('reservation-unused', ({ ranges }: { ranges: readonly string[] }) =>
    `${ranges.join(', ')} ${ranges.length === 1 ? 'is' : 'are'} reserved for prefixes, and pods get single addresses, `
    + 'which cannot come from there; reserve nothing (ReservationShare.NONE), or use prefix delegation',
  { ranges: ['100.64.128.0/17', '100.65.128.0/17'] }),

  conflictsPreserved: wording('addon-conflicts', ({ resolution }: { resolution: string }) =>
    `'conflictResolution' is ${resolution}: settings that were changed by hand stay in place of these, `
    + 'by which pods and addresses were counted; use AddonConflictResolution.OVERWRITE',
  { resolution: 'PRESERVE' }),

  poolUnusedWithPrefixes: wording('invalid-warm-pool', ({ variable }: { variable: string }) =>
    `'warmPool' sets ${variable}, which has no effect with prefix-delegation; `
    + 'use WarmPool.prefixes(1) or WarmPool.addresses(...)',
  { variable: 'WARM_ENI_TARGET' }),

  poolUnusedWithSingleAddresses: wording('invalid-warm-pool', ({ variable }: { variable: string }) =>
    `'warmPool' sets ${variable}, which has no effect with secondary-ip; use WarmPool.enis(1) or `
      + 'WarmPool.addresses(...)',
  { variable: 'WARM_PREFIX_TARGET' }),

  poolKeepsNothing: wording('warm-pool-none', () =>
    "'warmPool' keeps nothing spare: a pod that needs a new prefix waits for EC2; "
      + 'WarmPool.prefixes(1) costs one prefix a node',
  {}),

  groupsWithoutEniConfigs: wording('option-refused', () =>
    "'podSecurityGroups' needs a 'podNetwork' with subnets for pods and ENIConfigs: "
      + 'pods share the ENIs of nodes otherwise', {}),

  groupsEmpty: wording('option-refused', () =>
    "'podSecurityGroups' is empty; list at least one group, or leave it out so that pods share those of the node", {}),

  groupsTooMany: wording('option-refused', ({ count, most }: { count: number; most: number }) =>
    `'podSecurityGroups' has ${count} groups, and an ENI takes ${most} at most; put their rules into fewer`,
  { count: 17, most: 16 }),

  groupsAboveQuota: wording('quota-exceeded', ({ count, quota, most }: {
    count: number; quota: number; most: number;
  }) => `'podSecurityGroups' has ${count} groups, and the default quota of an ENI is ${quota}, adjustable to ${most}; `
    + 'ask for more before it is deployed',
  { count: 6, quota: 5, most: 16 }),

  branchPodsKeepAddress: wording('branch-pods-keep-address', () =>
    'pods with security groups of their own leave the VPC under their own address (strict), of the pod subnets, '
    + 'and all others under that of their node; '
    + 'let these subnets in where they connect to, with a route back, or use SecurityGroupsForPods.standard()',
  {}),

  snatWithoutExceptions: wording('option-refused', () =>
    'SnatPolicy.nodeExcept needs at least one CIDR; use SnatPolicy.node() for none', {}),

  vpcGetsBlock: wording('vpc-cidr-recognized-late', () =>
    'the VPC gets a block while a cluster runs in it; EKS may take an hour to see it, '
    + 'in which `kubectl exec`, `kubectl logs` and webhooks do not reach pods there: wait before you move pods',
  {}),

  subnetsShared: wording('pod-subnets-shared', ({ first, second }: { first: string; second: string }) =>
    `the clusters of '${first}' and '${second}' take pod addresses from the same subnets, `
    + 'and the plan of each counts its own nodes only; give each cluster pod subnets of its own',
  { first: 'Blue/Cluster/VpcCni', second: 'Green/Cluster/VpcCni' }),
};

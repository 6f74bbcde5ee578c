import { allOf, cidrForm, cidrToGive, few, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

/** Of settings of the add-on vpc-cni that contradict each other, do nothing, or cost something. */
export const VPC_CNI_SETTING_WORDS = {
  familyUnresolved: wording('unresolved-value', () => ({
    message: "'ipFamily' of 'cluster' is a token, and has to be known at synth",
    details: ['max pods and settings follow from it'],
    fix: [
      'give the cluster its IP family as a literal value',
      "give PodIpFamily.IPV4 or PodIpFamily.IPV6 as 'clusterDetails.ipFamily'",
    ],
  }), {}),

  networkWithoutVpc: wording('option-refused', () => ({
    message: "the VPC of 'cluster' is not known, and 'podNetwork' needs it",
    fix: ["give the VPC of the cluster as 'clusterDetails.vpc'", "give 'vpc' where the cluster is imported"],
  }), {}),

  reservationUnused: wording('reservation-unused', ({ ranges }: { ranges: readonly string[] }) => ({
    message: `${few(ranges)} ${ranges.length === 1 ? 'is' : 'are'} reserved for prefixes,`
      + ' and pods have single addresses',
    details: [...allOf('ranges', ranges), 'single addresses cannot come from a range that is reserved for prefixes'],
    fix: [
      "reserve nothing: ReservationShare.NONE as 'reservation', in the options of PodNetwork",
      "use prefix delegation: IpAssignment.prefixDelegation() as 'ipAssignment'",
    ],
  }), { ranges: ['100.64.128.0/17', '100.65.128.0/17'] }),

  conflictsPreserved: wording('addon-conflicts', ({ resolution }: { resolution: string }) => ({
    message: `'conflictResolution' is ${resolution}, so settings that were changed by hand stay in place of these`,
    details: ['pods and addresses were counted by these settings'],
    fix: ["give AddonConflictResolution.OVERWRITE as 'conflictResolution'"],
  }), { resolution: 'PRESERVE' }),

  poolUnusedWithPrefixes: wording('invalid-warm-pool', ({ variable }: { variable: string }) => ({
    message: `'warmPool' sets ${variable}, which has no effect with prefix delegation`,
    fix: ["give WarmPool.prefixes(1) as 'warmPool'", "give WarmPool.addresses(...) as 'warmPool'"],
  }), { variable: 'WARM_ENI_TARGET' }),

  poolUnusedWithSingleAddresses: wording('invalid-warm-pool', ({ variable }: { variable: string }) => ({
    message: `'warmPool' sets ${variable}, which has no effect with single addresses`,
    fix: ["give WarmPool.enis(1) as 'warmPool'", "give WarmPool.addresses(...) as 'warmPool'"],
  }), { variable: 'WARM_PREFIX_TARGET' }),

  poolMinimumReached: wording('cni-setting-idle', ({ minimum, target }: { minimum: number; target: number }) => ({
    message: `'warmPool' keeps ${target} addresses spare, so its minimum of ${minimum} in all has no effect`,
    fix: [`give WarmPool.addresses(${target}) as 'warmPool'`, `give a minimum above ${target}`],
  }), { minimum: 3, target: 5 }),

  groupsWithoutEniConfigs: wording('option-refused', () => ({
    message: "'podSecurityGroups' is given without pod subnets that ENIConfigs name",
    details: ['without them, pods share the ENIs and security groups of their node'],
    fix: [
      "give a 'podNetwork' with pod subnets, as in PodNetwork.secondaryCidr('100.64.0.0/16')",
      "leave 'podSecurityGroups' out",
    ],
  }), {}),

  groupsEmpty: wording('option-refused', () => ({
    message: "'podSecurityGroups' is an empty list",
    fix: ['list at least one security group', 'leave it out, and pods have the security groups of their node'],
  }), {}),

  groupsTooMany: wording('option-refused', ({ count, most }: { count: number; most: number }) => ({
    message: `'podSecurityGroups' has ${count} groups, and an ENI takes at most ${most}`,
    fix: ['put their rules into fewer security groups'],
  }), { count: 17, most: 16 }),

  groupsAboveQuota: wording('quota-exceeded', ({ count, quota, most }: {
    count: number; quota: number; most: number;
  }) => ({
    message: `'podSecurityGroups' has ${count} groups, and the default quota of an ENI is ${quota}`,
    details: [`the quota can be raised to ${most}`],
    fix: [
      'ask for a higher quota before you deploy, then acknowledge this finding',
      'put their rules into fewer security groups',
    ],
  }), { count: 6, quota: 5, most: 16 }),

  branchPodsKeepAddress: wording('branch-pods-keep-address', () => ({
    message: 'pods with security groups leave the VPC under their own address, and other pods under that of their node',
    details: ['the mode of these security groups is strict', 'their own address is in a pod subnet'],
    fix: [
      'let the pod subnets in where these pods connect to, with a route back, then acknowledge this finding',
      "give SecurityGroupsForPods.standard() as 'securityGroupsForPods'",
    ],
  }), {}),

  snatWithoutExceptions: wording('option-refused', () => ({
    message: 'SnatPolicy.nodeExcept has an empty list of CIDR blocks',
    fix: ['list at least one CIDR block', 'use SnatPolicy.node(), which has no exceptions'],
  }), {}),

  snatExceptionInvalid: wording('invalid-cidr', ({ index, got, fault, instead }: {
    index: number; got: string; fault: string; instead: string;
  }) => ({
    message: `SnatPolicy.nodeExcept has '${got}' at index ${index}, which ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [`${cidrToGive(fault, instead)} at index ${index} of SnatPolicy.nodeExcept, in 'snat'`],
  }), { index: 1, got: '10.0.0.1/8', fault: 'hostBits', instead: '10.0.0.0/8' }),

  vpcGetsBlock: wording('vpc-cidr-recognized-late', () => ({
    message: 'the VPC gets a CIDR block while a cluster runs in it, and EKS may take an hour to notice the block',
    details: ['until then `kubectl exec`, `kubectl logs` and webhooks do not reach pods in the block'],
    fix: ['wait an hour after the deployment before you move pods to the block'],
  }), {}),

  subnetsShared: wording('pod-subnets-shared', ({ first, second }: { first: string; second: string }) => ({
    message: `the clusters of '${first}' and '${second}' take pod addresses from the same subnets`,
    details: ['the plan of each cluster counts its own nodes only'],
    fix: ['give each cluster pod subnets of its own', 'add up both plans, then acknowledge this finding'],
  }), { first: 'Blue/Cluster/VpcCni', second: 'Green/Cluster/VpcCni' }),

  subnetsFound: wording('pod-subnets-shared', ({ owner, finder, tag }: {
    owner: string; finder: string; tag: string;
  }) => ({
    message: `the nodes of '${finder}' find the pod subnets of '${owner}' by their tag, and take addresses of them too`,
    details: ['both clusters are in one VPC, and the plan of each counts its own nodes only'],
    fix: [
      `leave the subnets to one cluster: tag them ${tag}<name of the cluster> (VPC CNI v1.22.1 or later)`,
      `give ENABLE_SUBNET_DISCOVERY 'false' in 'environment' of '${finder}', if its pods use the subnets of nodes`,
    ],
  }), { owner: 'Blue/Cluster/VpcCni', finder: 'Green/Cluster/VpcCni', tag: 'cni.networking.k8s.aws/cluster/' }),
};

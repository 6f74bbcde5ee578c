import { CNI_README, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, IPV6_PAGE, MAX_PODS_PAGE, NODEADM_SOURCE, POD_SECURITY_GROUPS_PAGE, PREFIX_PAGE, refused, SUBNET_SELECTION_PAGE, warning, WINDOWS_PAGE } from './entry';

const KARPENTER_SOURCE = 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go';

const ACCELERATED_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html';
const NODE_ROLE_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html';
const NODEADM_API = 'https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/';

/** Instance types, pods of a node, warm pools. */
export const CAPACITY_ENTRIES = {
  'invalid-warm-pool': refused(
    'warm targets that would do nothing or defeat themselves',
    'use the values that the message names',
    CNI_README,
  ),
  'warm-pool-none': warning(
    'no spare addresses are kept, so each pod that needs a new one waits for EC2',
    'use `WarmPool.prefixes(1)`',
    PREFIX_PAGE,
  ),
  'node-contradiction': refused(
    'options of a node exclude each other, or would do nothing on its operating system or with its IP family',
    'leave out the option that the message names',
  ),
  'ipv6-unsupported': refused(
    'the type is neither Nitro nor bare metal: the VPC CNI does not start on it with IPv6',
    'use a Nitro type',
    IPV6_PAGE,
  ),
  'trunk-takes-an-eni': warning(
    'the trunk ENI, for security groups of single pods, takes the place of an ENI that would carry ordinary pods, and the node runs fewer',
    'use a type with more ENIs, or keep pods with security groups of their own on nodes for them',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'branch-pods-roll-out': warning(
    'pods on branch interfaces that are rolled out have, for a while, more than the nodes can have; an interface that is freed rests for a minute',
    'plan for fewer such pods on a node, lower the surge of their rollout, or use types with more branch interfaces',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'windows-in-node-subnets': warning(
    'pods on Windows nodes take addresses of the subnets of the nodes, though pods of Linux nodes have subnets of their own',
    'give Windows nodes subnets that are large enough, or acknowledge',
    WINDOWS_PAGE,
  ),
  'windows-one-eni': warning(
    'a Windows node has one ENI for pods, which holds fewer addresses than the 110 pods that kubelet is told there by default',
    'use prefix delegation for Windows, or larger types; or count on fewer pods',
    WINDOWS_PAGE,
  ),
  'windows-unsupported': refused(
    'EKS has no Windows images for the type',
    'use an x86 type',
    WINDOWS_PAGE,
  ),
  'windows-pods-differ': warning(
    'types of a group with Windows run different numbers of pods, and EKS tells kubelet the same 110 on all of them, so the plan counts fewer than a larger type runs',
    'make a node group for each number, or give `machineImageId`, with which kubelet is told the lowest',
    WINDOWS_PAGE,
  ),
  'instance-types-missing': refused(
    'a node group without instance types: its pod count cannot be computed',
    'list at least one instance type',
  ),
  'instance-type-unknown': refused(
    'an instance type is not in the table of this release',
    'check the name, or state its limits with `InstanceTypeLimits.custom`',
  ),
  'instance-types-unresolved': warning(
    'instance types are tokens; the capacity is that of the limits given, and whether the tokens name these types was not checked',
    'use literal instance types where possible',
  ),
  'architectures-mixed': refused(
    'x86 and Arm instance types in one node group, which has one AMI',
    'make a node group for each architecture',
  ),
  'ami-type-mismatch': refused(
    'the AMI type contradicts the instance types, or is of an operating system that is not supported',
    'leave `amiType` out, or choose one that the message names',
  ),
  'nodegroup-sizes': refused(
    'the sizes of a node group contradict each other',
    'keep minSize <= desiredSize <= maxSize',
  ),
  'nodegroup-subnets': refused(
    'there is no subnet for the nodes of a group',
    'select `subnets`, in a VPC that is known',
  ),
  'no-pod-enis': refused(
    'every ENI of a type is taken (primary ENI under custom networking, trunk ENI, MAX_ENI), so pods get no address',
    'use a type with more ENIs',
    CUSTOM_NETWORKING_PAGE,
  ),
  'max-pods-out-of-range': refused(
    'the pods wanted on a node are fewer than one, or more than it has addresses for',
    'leave `maxPods` out, or choose a number in the range that the message names',
    MAX_PODS_PAGE,
  ),
  'max-pods-differs-from-eks': warning(
    'the pod count is not the one that EKS computes for a managed node group without an AMI of its own, and EKS may enforce its own',
    'leave `maxPods` out, or use Bottlerocket, whose user data wins',
    MAX_PODS_PAGE,
  ),
  'max-pods-above-cap': warning(
    'the pod count is above the recommended cap of 110 (up to 30 vCPU) or 250',
    'stay within the cap, or test that kubelet and the control plane carry it',
    MAX_PODS_PAGE,
  ),
  'prefixes-unsupported-in-group': refused(
    'prefix delegation for a node group that holds a type which can take no prefixes',
    'move the type to a node group of a cluster without prefix delegation, or leave it out',
    PREFIX_PAGE,
  ),
  'prefixes-unsupported': warning(
    'the type is neither Nitro nor bare metal: the VPC CNI silently gives it single addresses',
    'use a Nitro type',
    CNI_README,
  ),
  'mixed-types-lose-pods': warning(
    'EKS applies the lowest pod count of a node group to all of its types',
    'make a node group for each pod count, or drop the type that binds',
    MAX_PODS_PAGE,
  ),
  'vcpus-unknown': warning(
    'the vCPU count of the type is not known, so the lower cap of 110 was taken',
    'state it with `InstanceTypeLimits.custom`',
    MAX_PODS_PAGE,
  ),
  'memory-withheld': warning(
    'kubelet withholds more than a quarter of the memory for the pod count (255 MiB + 11 MiB a pod)',
    'lower `maxPods`, or use a type with more memory',
    NODEADM_SOURCE,
  ),
  'memory-unknown': info(
    'the memory of the type is not known, so what kubelet leaves was not checked',
    'state it with `InstanceTypeLimits.custom`',
  ),
  'trunk-unsupported': warning(
    'the type cannot have a trunk ENI, so no pod on it can have a security group of its own',
    'use a type that supports trunking',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'branch-limit-unknown': warning(
    'how many branch interfaces the type can have is not known',
    'look it up, or use a type whose limit is known',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'discovery-unused': warning(
    'the primary ENI of a type holds all pods of a node, so the VPC CNI never makes an ENI in a subnet that it finds by its tag',
    'use custom networking for pods in subnets of their own, or acknowledge that they stay in the subnets of the nodes',
    SUBNET_SELECTION_PAGE,
  ),
  'default-card-only': info(
    'the type has several network cards; the VPC CNI gives pods the ENIs of the default card only',
    'count on the ENIs of the default card',
    CNI_README,
  ),
  'karpenter-pool-split': warning(
    'an EC2NodeClass of Karpenter has one pod count for all of its types, so the lowest is that of all',
    'make an EC2NodeClass and NodePool for each pod count; without prefixes `staticMaxPods: false` and RESERVED_ENIS do as well',
    KARPENTER_SOURCE,
  ),
  'karpenter-max-pods-needed': refused(
    'Karpenter is to compute pod counts by its own formula, which knows no prefixes, no MAX_ENI and no other pods on the host network',
    'leave `staticMaxPods` out',
    KARPENTER_SOURCE,
  ),
  'karpenter-contradiction': refused(
    'fields given for an EC2NodeClass or a NodePool contradict the capacity, or cannot be merged with what it needs',
    'leave the field out, or give it to the `KarpenterCapacity`',
  ),
  'bootstrap-contradiction': refused(
    'settings of your own for the nodes say another pod count than the one that their addresses are counted by',
    'leave the setting out, and give `maxPods`',
    MAX_PODS_PAGE,
  ),
  'accelerators-mixed': warning(
    'instance types with and without accelerators, or with different ones, in one group: no AMI has drivers for all of them',
    'make a node group for each, or give `amiType`',
    ACCELERATED_PAGE,
  ),
  'cluster-attributes-missing': refused(
    'nodes with an AMI of their own, or without EKS, must be told of the cluster what is not known of it',
    'give what the message names',
    NODEADM_API,
  ),
  'node-role-lacks-policies': warning(
    'the role given for nodes is of this app and has not all AWS managed policies that nodes need',
    'add the policies that the message names',
    NODE_ROLE_PAGE,
  ),
  'node-role-unseen': info(
    'the role given for nodes is not of this app, so its policies were not checked',
    'see to it that it has the policies that the message names',
    NODE_ROLE_PAGE,
  ),
  'node-role-of-two-systems': contradiction(
    'Windows and Linux nodes of a cluster have the same role, which can join as one of them only',
    'give each a role of its own; without `nodeRole` each group has one',
    'https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html',
  ),
  'cni-permissions-twice': warning(
    'the VPC CNI gets its permissions through pod identity, and the role given for nodes has them too',
    'take `AmazonEKS_CNI_Policy` from the role',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html',
  ),
} as const satisfies Record<string, Entry>;

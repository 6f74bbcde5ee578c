import { contradiction, Entry, info, MAX_PODS_PAGE, refused, warning } from './entry';

const KARPENTER_SOURCE = 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go';
const ACCELERATED_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html';
const NODE_ROLE_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html';
const NODEADM_API = 'https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/';

/** What node groups, nodes of the user's own and Karpenter can be told wrong. */
export const COMPUTE_ENTRIES = {
  'architectures-mixed': refused(
    'x86 and Arm instance types in one node group, which has one AMI',
    'the image boots on one of the architectures only, and EKS makes no group of both',
    'make a node group for each architecture',
  ),
  'ami-type-mismatch': refused(
    'the AMI type contradicts the instance types, or is of an operating system that is not supported',
    'EKS refuses the group, or its nodes read none of the settings written here and run a pod count of their own',
    'leave `amiType` out, or choose one that the message names',
  ),
  'nodegroup-sizes': refused(
    'the sizes of a node group contradict each other',
    'EKS refuses the group, when the cluster and its add-ons have been made already',
    'keep minSize <= desiredSize <= maxSize',
  ),
  'nodegroup-setting-invalid': refused(
    'a label, taint, tag, type, volume or release of a node group is beyond what EKS and EC2 take',
    'the deployment fails when it comes to the group, after the VPC and the cluster were made, and all of it is rolled back; or instances never start',
    'keep to what the message names as allowed',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html',
  ),
  'user-data-too-large': contradiction(
    'the user data of nodes has more bytes than EC2 takes',
    'EC2 makes no launch template of it, and the deployment fails after the VPC and the cluster were made',
    'shorten what goes into it, let a script fetch the rest, or put it into an AMI of your own',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
  ),
  'nodegroup-subnets': refused(
    'there is no subnet for the nodes of a group',
    'EKS makes no group without subnets, so the cluster is left without a node',
    'select `subnets`, in a VPC that is known',
  ),
  'karpenter-pool-split': warning(
    'an EC2NodeClass of Karpenter has one pod count for all of its types, so the lowest is that of all',
    'Karpenter packs larger types by the count of the smallest, so it starts more of them than the pods need',
    'make an EC2NodeClass and NodePool for each pod count; without prefixes `staticMaxPods: false` and RESERVED_ENIS do as well',
    KARPENTER_SOURCE,
  ),
  'karpenter-max-pods-needed': refused(
    'Karpenter is to compute pod counts by its own formula, which knows no prefixes, no MAX_ENI and no other pods on the host network',
    'it would pack by a wrong count: nodes stay half empty, or pods hang without an address',
    'leave `staticMaxPods` out',
    KARPENTER_SOURCE,
  ),
  'karpenter-contradiction': refused(
    'fields given for an EC2NodeClass or a NodePool contradict the capacity, cannot be merged with what it needs, or have a name that Kubernetes does not take',
    'Karpenter would start nodes that the count does not hold for, or, where requirements exclude each other or an object is refused, none at all',
    'leave the field out, or give it to the `KarpenterCapacity`; give a name as the message says',
  ),
  'bootstrap-contradiction': refused(
    'settings of your own for the nodes say another pod count than the one that their addresses are counted by',
    'the setting beats the number that is written here, so kubelet accepts pods without addresses or refuses some that have one',
    'leave the setting out, and give `maxPods`',
    MAX_PODS_PAGE,
  ),
  'user-data-unreadable': refused(
    'a part of user data of your own that nodeadm cannot read',
    'nodeadm drops all user data for one such part, or fails: the nodes run a pod count of their own, or never join',
    'write the part as the message says',
    NODEADM_API,
  ),
  'node-setting-idle': warning(
    'a setting or a flag of the nodes does nothing, for a later one replaces it',
    'the nodes run by the later one, which may not be the one that was meant',
    'keep one of the two',
    NODEADM_API,
  ),
  'accelerators-mixed': warning(
    'instance types with and without accelerators, or with different ones, in one group: no AMI has drivers for all of them',
    'without a driver a GPU or Neuron device is not offered to pods: the most expensive nodes of the group run nothing that needs it',
    'make a node group for each, or give `amiType`',
    ACCELERATED_PAGE,
  ),
  'cluster-attributes-missing': refused(
    'nodes with an AMI of their own, or without EKS, must be told of the cluster what is not known of it',
    'the instances boot, are paid for, and never join',
    'give what the message names',
    NODEADM_API,
  ),
  'node-role-lacks-policies': warning(
    'the role given for nodes is of this app and has not all AWS managed policies that nodes need',
    'the instances cannot register or pull images, and the group fails in the end with `NodeCreationFailure`',
    'add the policies that the message names',
    NODE_ROLE_PAGE,
  ),
  'node-role-unseen': info(
    'the role given for nodes is not of this app, so its policies were not checked',
    'a policy that is missing shows late: everything else is made, and then CloudFormation waits for nodes that never join',
    'see to it that it has the policies that the message names',
    NODE_ROLE_PAGE,
  ),
  'node-role-of-two-systems': contradiction(
    'Windows and Linux nodes of a cluster have the same role, which can join as one of them only',
    'the access entry of a role is of one system, and where Windows nodes join by that of Linux their pods have no DNS',
    'give each a role of its own; without `nodeRole` each group has one',
    'https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html',
  ),
  'cni-permissions-twice': warning(
    'the VPC CNI gets its permissions through pod identity, and the role given for nodes has them too',
    'every pod that reaches the instance metadata can detach and delete network interfaces of the account, which pod identity is to prevent',
    'take `AmazonEKS_CNI_Policy` from the role',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html',
  ),
} as const satisfies Record<string, Entry>;

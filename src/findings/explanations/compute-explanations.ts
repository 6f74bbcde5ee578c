import { Explanation } from './explanation';
import { COMPUTE_ENTRIES } from '../entries/compute-entries';

/** What node groups, nodes of the user's own and Karpenter can be told wrong. */
export const COMPUTE_EXPLANATIONS: Readonly<Record<keyof typeof COMPUTE_ENTRIES, Explanation>> = {
  'architectures-mixed': {
    cause: 'a node group has x86 and Arm instance types, and one AMI',
    why: 'an AMI boots on one architecture only, so EKS refuses both together',
    remedy: 'make a node group for each architecture',
  },
  'ami-type-mismatch': {
    cause: 'the AMI type, or that of EKS by default, does not fit the types, the version or this library',
    why: 'EKS refuses the group, or nodes read none of the settings that are written for them',
    remedy: 'leave `amiType` out, or choose one that the message names',
  },
  'nodegroup-sizes': {
    cause: 'the sizes of a node group contradict each other',
    why: 'EKS refuses the group when the cluster and its add-ons already exist',
    remedy: 'keep minSize <= desiredSize <= maxSize',
  },
  'nodegroup-setting-invalid': {
    cause: 'EKS or EC2 does not take a label, taint, tag, type, volume or release of a node group',
    why: 'the deployment fails after the VPC and the cluster were made, and all of it rolls back',
    remedy: 'keep to what the message names',
  },
  'user-data-too-large': {
    cause: 'the user data of nodes has more bytes than EC2 takes',
    why: 'EC2 makes no launch template, and the deployment fails after the cluster was made',
    remedy: 'shorten it, let a script fetch the rest, or put that into an AMI of your own',
  },
  'nodegroup-subnets': {
    cause: 'no subnet is given or selected for the nodes of a group',
    why: 'EKS refuses the group, so the cluster has no nodes to run pods on',
    remedy: 'select `subnets`, in a VPC that is known',
  },
  'karpenter-pool-split': {
    cause: 'an EC2NodeClass of Karpenter has the lowest max pods among its types for all of them',
    why: 'Karpenter fills larger nodes only up to the max pods of the smallest, so it starts more nodes than pods need',
    remedy: 'make an EC2NodeClass and a NodePool for each number of max pods, or set `staticMaxPods: false` '
      + 'without prefixes',
  },
  'karpenter-max-pods-needed': {
    cause: 'Karpenter would compute max pods by its own formula, which does not know prefixes, MAX_ENI or '
      + 'host-network pods',
    why: 'it would place a wrong number of pods, so nodes stay half empty, or pods get no address',
    remedy: 'leave `staticMaxPods` out',
  },
  'karpenter-contradiction': {
    cause: 'the settings of an EC2NodeClass or a NodePool contradict each other, or Kubernetes does not take it',
    why: 'Karpenter would start nodes that run another number of pods, or none at all',
    remedy: 'leave the field out, or give it to the `KarpenterCapacity`',
  },
  'type-selection-refused': {
    cause: 'a selection of instance types contradicts itself, or selects no type of the table that runs `minPods`',
    why: 'Karpenter would start no node, or nodes that run another number of pods',
    remedy: 'name categories of the table, or ask for fewer pods',
  },
  'type-selection-open': {
    cause: 'the requirements of a selection also hold for instance types that the table does not have yet',
    why: 'EC2 adds types, and whether they have addresses for so many pods is not known',
    remedy: 'update the library from time to time, or set `exact: true`',
  },
  'type-selection-mixed': {
    cause: 'a selection holds types up to 30 vCPUs and above, whose recommended caps are 110 and 250 pods',
    why: 'an EC2NodeClass has one max pods for all types, so large nodes run fewer pods than they could',
    remedy: 'make two selections, split by `maxVcpus: 30` and `minVcpus: 31`, with a `KarpenterCapacity` each',
  },
  'bootstrap-contradiction': {
    cause: 'settings of your own give nodes other max pods than those that their addresses are counted for',
    why: 'kubelet would accept pods without addresses, or refuse pods that have one',
    remedy: 'leave the setting out, and give `maxPods`',
  },
  'user-data-unreadable': {
    cause: 'nodeadm cannot read a part of user data of your own',
    why: 'nodeadm drops all user data for one such part, so nodes start with other max pods, or never join',
    remedy: 'write the part as the message says',
  },
  'user-data-changed': {
    cause: 'user data was changed after the construct of its nodes was made, and now has something that the '
      + 'construct refuses',
    why: 'nodes run another number of pods than addresses are counted for, or never join',
    remedy: 'write all of it before the construct is made, or leave the change out',
  },
  'node-setting-idle': {
    cause: 'a setting or a flag of nodes has no effect, because a later one replaces it',
    why: 'the nodes use the later one, which may not be the one that you meant',
    remedy: 'keep one of the two',
  },
  'accelerators-mixed': {
    cause: 'a node group has types with and without accelerators, or with different ones, and one AMI',
    why: 'no AMI has drivers for all of them, so the most expensive nodes run nothing that needs a device',
    remedy: 'make a node group for each, or give `amiType`',
  },
  'ami-drivers-unused': {
    cause: 'a node group has an AMI with drivers for accelerators, and none of its types has one of these',
    why: 'a larger AMI is used for nothing, and somebody may believe that pods there have a device',
    remedy: 'choose the AMI type without drivers, or types with the accelerator',
  },
  'launch-template-refused': {
    cause: 'the launch template of a node group has something that EKS does not take there, or that the group sets too',
    why: 'EKS refuses the group when the cluster already exists, and the whole deployment rolls back',
    remedy: 'leave out what the message names, or move it to where the message says',
  },
  'cluster-attributes-missing': {
    cause: 'nodes need attributes of the cluster, and these are not known',
    why: 'instances boot, are paid for, and never join',
    remedy: 'give what the message names',
  },
  'node-role-lacks-policies': {
    cause: 'this app makes the role that is given for nodes, and it lacks AWS managed policies that nodes need',
    why: 'instances cannot register or pull images, and the group fails with `NodeCreationFailure`',
    remedy: 'add what the message names to it',
  },
  'node-role-unseen': {
    cause: 'this app does not make the role that is given for nodes, so its policies were not checked',
    why: 'CloudFormation makes everything else, and then waits for instances that never join',
    remedy: 'check that it has what the message names',
  },
  'node-role-of-two-systems': {
    cause: 'Windows and Linux nodes of a cluster have the same role, which can join as one of the two',
    why: 'Windows pods have no DNS if the access entry is that of Linux',
    remedy: 'give each a role of its own, or leave `nodeRole` out',
  },
  'cni-permissions-twice': {
    cause: 'the VPC CNI gets its permissions through pod identity, and the role that is given for nodes has them too',
    why: 'every pod that reaches the instance metadata can detach and delete network interfaces of the account',
    remedy: 'remove `AmazonEKS_CNI_Policy` from that role',
  },
};

import { Explanation } from './explanation';
import { CAPACITY_ENTRIES } from '../entries/capacity-entries';

/** Instance types, pods of a node, warm pools. */
export const CAPACITY_EXPLANATIONS: Readonly<Record<keyof typeof CAPACITY_ENTRIES, Explanation>> = {
  'invalid-warm-pool': {
    cause: 'warm targets would have no effect, or would cancel each other out',
    why: 'nodes keep more or fewer spare addresses than you expect',
    remedy: 'use the values that the message names',
  },
  'warm-target-out-of-reach': {
    cause: 'a warm target is above what a node of some type can hold, so the VPC CNI fills such a node and stops',
    why: 'small nodes take all that they can hold before a pod runs, so a subnet is full with fewer of them',
    remedy: 'lower the target, use larger types, or acknowledge if it is for other types of the cluster',
  },
  'node-contradiction': {
    cause: 'options of a node exclude each other, or do nothing with its operating system or IP family',
    why: 'the setting would be dropped silently, and the numbers would be those of another node',
    remedy: 'leave out the option that the message names',
  },
  'ipv6-unsupported': {
    cause: 'the type is neither Nitro nor bare metal, and the VPC CNI does not start on it with IPv6',
    why: 'its nodes never become Ready, so they are paid for and run nothing',
    remedy: 'use a Nitro type',
  },
  'trunk-takes-an-eni': {
    cause: 'the trunk ENI, for security groups for pods, takes the place of an ENI that would carry ordinary '
      + 'pods',
    why: 'the node runs fewer pods, so some pods that used to fit stay Pending',
    remedy: 'use a type with more ENIs, or run pods with security groups of their own on nodes for them',
  },
  'trunk-never-attached': {
    cause: 'the trunk ENI, for security groups for pods, has no place beside the primary ENI',
    why: 'none of these nodes runs a pod that a SecurityGroupPolicy selects, which stays Pending',
    remedy: 'raise `maxEni`, or use a type with more ENIs',
  },
  'trunk-place-lost': {
    cause: 'the type cannot have a trunk ENI, and this version of the VPC CNI still keeps a place free for '
      + 'one',
    why: 'its nodes run fewer pods than their ENIs could carry',
    remedy: 'use v1.20.4 or later of the add-on',
  },
  'trunk-place-by-version': {
    cause: 'the type cannot have a trunk ENI, and the version of the VPC CNI decides whether a place is kept free '
      + 'for one',
    why: 'below v1.20.4 kubelet accepts more pods than there are addresses, and some stay in ContainerCreating',
    remedy: 'give the add-on a version',
  },
  'branch-pods-roll-out': {
    cause: 'a rollout of pods on branch interfaces needs, for a while, more of them than a node can have',
    why: 'new pods stay Pending because `vpc.amazonaws.com/pod-eni` is used up, or further nodes start for them',
    remedy: 'plan for fewer such pods per node, lower their surge, or use types that can have more',
  },
  'windows-in-node-subnets': {
    cause: 'pods on Windows nodes take addresses of the node subnets, though Linux pods have subnets of their own',
    why: 'subnets that were sized for one address per node are full, and no load balancer starts in them',
    remedy: 'make these subnets large enough, or acknowledge',
  },
  'windows-one-eni': {
    cause: 'a Windows node has one ENI for pods, which holds fewer addresses than the 110 pods that kubelet accepts',
    why: 'pods wait for an address, though kubelet accepts them',
    remedy: 'use prefix delegation for Windows, use larger types, or count on fewer pods',
  },
  'windows-unsupported': {
    cause: 'EKS has no Windows AMI for the type',
    why: 'nothing boots on such instances, so the group never has a node',
    remedy: 'use an x86 type',
  },
  'windows-pods-differ': {
    cause: 'types of a Windows group run different numbers of pods, and EKS sets max pods 110 on all of them',
    why: 'the plan counts the fewest, so larger types fill the node subnets sooner than it shows',
    remedy: 'make a node group for each number, or give `machineImageId`, with which all nodes get the lowest',
  },
  'instance-types-missing': {
    cause: 'a node group has no instance types, so its max pods cannot be computed',
    why: 'EKS would choose t3.medium, which is not what you planned',
    remedy: 'list at least one instance type',
  },
  'instance-type-unknown': {
    cause: 'the table of this release does not have an instance type',
    why: 'a wrong guess leaves pods without addresses, or half of a node unused',
    remedy: 'check the name, or state its limits with `InstanceTypeLimits.custom`',
  },
  'instance-types-unresolved': {
    cause: 'instance types are tokens, and it was not checked whether they name the types whose limits are given',
    why: 'kubelet accepts pods without addresses if a token names a smaller one',
    remedy: 'use literal names if you can',
  },
  'no-pod-enis': {
    cause: 'no ENI of a type is left for pods, or its ENIs hold no address but their own',
    why: 'nodes become Ready, and every pod that is scheduled to them stays in ContainerCreating',
    remedy: 'use a type that can have more ENIs',
  },
  'max-pods-out-of-range': {
    cause: '`maxPods` is below 1, or above what the addresses of a node allow',
    why: 'kubelet would accept pods without an address, which stay in ContainerCreating while the scheduler sends '
      + 'more',
    remedy: 'leave it out, or choose a number in the range that the message names',
  },
  'max-pods-differs-from-eks': {
    cause: '`maxPods` is not the number that EKS computes for a managed node group, and EKS may enforce its own',
    why: 'kubelet keeps memory for `maxPods`, and the plan counts addresses for it, whichever number wins',
    remedy: 'leave it out, or use Bottlerocket, where the user data wins',
  },
  'max-pods-above-cap': {
    cause: '`maxPods` is above the recommended cap: 110 up to 30 vCPUs, and 250 above',
    why: 'kubelet can fall behind with the probes of so many pods, and the node turns NotReady',
    remedy: 'stay within the cap, or test that kubelet and the control plane can handle it',
  },
  'prefixes-unsupported-in-group': {
    cause: 'a node group with prefix delegation holds a type that cannot take prefixes',
    why: 'all nodes would run the few pods of that type, or kubelet would accept pods without addresses there',
    remedy: 'leave the type out, or move it to a cluster without prefix delegation',
  },
  'prefixes-unsupported': {
    cause: 'the type is neither Nitro nor bare metal, so the VPC CNI silently gives it single addresses',
    why: 'pods stay Pending: i3.large runs 29 of them where a Nitro type of its size runs 110',
    remedy: 'use a Nitro type',
  },
  'mixed-types-lose-pods': {
    cause: 'all types of a node group get the lowest max pods among them',
    why: 'larger types are paid for in full, and run as few pods as the smallest one',
    remedy: 'make a node group for each number of max pods, or drop the type with the lowest',
  },
  'vcpus-unknown': {
    cause: 'the vCPU count of the type is not known, so the lower cap of 110 was taken',
    why: 'a type with more than 30 vCPUs runs 110 pods in place of 250, so more nodes than needed are paid for',
    remedy: 'state it with `InstanceTypeLimits.custom`',
  },
  'memory-withheld': {
    cause: 'kubelet keeps more than a quarter of the memory for max pods: 255 MiB + 11 MiB per pod',
    why: 'large pods do not fit, however few of them run, so more nodes start',
    remedy: 'lower `maxPods`, or use a type with more memory',
  },
  'reserved-memory-low': {
    cause: 'kubelet keeps less memory than max pods need: 255 MiB + 11 MiB per pod',
    why: 'pods get memory that kubelet needs, so a full node kills pods, or kubelet itself',
    remedy: 'leave `kubeReserved.memory` out, or raise it',
  },
  'memory-unknown': {
    cause: 'the memory of the type is not known, so what kubelet leaves was not checked',
    why: 'kubelet can keep most of a small node, and pods stay Pending though the node looks empty',
    remedy: 'state it with `InstanceTypeLimits.custom`',
  },
  'trunk-unsupported': {
    cause: 'the type cannot have a trunk ENI, so no pod on it can have a security group of its own',
    why: 'its nodes run none of the pods that a SecurityGroupPolicy selects, which stay Pending',
    remedy: 'use a type that supports trunking',
  },
  'branch-limit-unknown': {
    cause: 'how many branch interfaces the type can have is not known',
    why: 'pods above the limit stay Pending, and no plan can show it beforehand',
    remedy: 'look it up, or use a type whose limit is known',
  },
  'discovery-unused': {
    cause: 'the primary ENI of a type holds all its pods, so the VPC CNI makes no ENI in a tagged subnet',
    why: 'the tagged subnets stay empty while those of the nodes run out',
    remedy: 'keep pods off node subnets by a tag, use custom networking, or acknowledge that pods stay there',
  },
  'default-card-only': {
    cause: 'the type has several network cards, and the VPC CNI uses the default card only',
    why: 'a number for all cards would include pods that never get an address',
    remedy: 'count the ENIs of the default card only',
  },
};

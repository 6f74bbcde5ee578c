import { CNI_README, CUSTOM_NETWORKING_PAGE, Entry, info, IPV6_PAGE, MAX_PODS_PAGE, NODEADM_SOURCE, POD_SECURITY_GROUPS_PAGE, PREFIX_PAGE, refused, SUBNET_SELECTION_PAGE, warning, WINDOWS_PAGE } from './entry';

/** Instance types, pods of a node, warm pools. */
export const CAPACITY_ENTRIES = {
  'invalid-warm-pool': refused(
    'warm targets that would do nothing or defeat themselves',
    'nodes keep more or fewer spare addresses than their author believes',
    'use the values that the message names',
    CNI_README,
  ),
  'warm-target-out-of-reach': warning(
    'a warm target is above what a node of some type can hold, so the VPC CNI fills such a node and stops; it asks EC2 for no more',
    'small nodes take all the addresses that they can hold before a pod runs on them, so a subnet is full with fewer of them',
    'lower the target, use larger types, or acknowledge where the target is meant for other types of the cluster',
    'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go',
  ),
  'warm-pool-none': warning(
    'no spare addresses are kept, so each pod that needs a new one waits for EC2',
    'a pod that finds the addresses of its node taken starts later than others: at the next pass of the VPC CNI, five seconds apart, and after a call of EC2',
    'use `WarmPool.prefixes(1)`, or `WarmPool.enis(1)` with single addresses',
    PREFIX_PAGE,
  ),
  'node-contradiction': refused(
    'options of a node exclude each other, or would do nothing on its operating system or with its IP family',
    'the setting would be dropped in silence, and pods and addresses would be counted for another node than the one that starts',
    'leave out the option that the message names',
  ),
  'ipv6-unsupported': refused(
    'the type is neither Nitro nor bare metal: the VPC CNI does not start on it with IPv6',
    'its nodes never become Ready: they are paid for and run nothing',
    'use a Nitro type',
    IPV6_PAGE,
  ),
  'trunk-takes-an-eni': warning(
    'the trunk ENI, for security groups of single pods, takes the place of an ENI that would carry ordinary pods, and the node runs fewer',
    'pods that fitted before security groups for pods were switched on stay Pending, or need more nodes',
    'use a type with more ENIs, or keep pods with security groups of their own on nodes for them',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'branch-pods-roll-out': warning(
    'pods on branch interfaces that are rolled out have, for a while, more than the nodes can have; an interface that is freed rests for a minute',
    'new pods of the rollout stay Pending for want of `vpc.amazonaws.com/pod-eni`, or more nodes are started for them',
    'plan for fewer such pods on a node, lower the surge of their rollout, or use types with more branch interfaces',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'windows-in-node-subnets': warning(
    'pods on Windows nodes take addresses of the subnets of the nodes, though pods of Linux nodes have subnets of their own',
    'subnets that were sized for one address a node run full, and then no node or load balancer starts in them',
    'give Windows nodes subnets that are large enough, or acknowledge',
    WINDOWS_PAGE,
  ),
  'windows-one-eni': warning(
    'a Windows node has one ENI for pods, which holds fewer addresses than the 110 pods that kubelet is told there by default',
    'pods beyond those addresses wait, though by its pod count the node has room for them',
    'use prefix delegation for Windows, or larger types; or count on fewer pods',
    WINDOWS_PAGE,
  ),
  'windows-unsupported': refused(
    'EKS has no Windows images for the type',
    'there is nothing that its nodes could boot, so a group of it never has one',
    'use an x86 type',
    WINDOWS_PAGE,
  ),
  'windows-pods-differ': warning(
    'types of a group with Windows run different numbers of pods, and EKS tells kubelet the same 110 on all of them, so the plan counts fewer than a larger type runs',
    'the subnets of its nodes fill sooner than was worked out, and addresses run short where room was shown',
    'make a node group for each number, or give `machineImageId`, with which kubelet is told the lowest',
    WINDOWS_PAGE,
  ),
  'instance-types-missing': refused(
    'a node group without instance types: its pod count cannot be computed',
    "EKS would take a type of its own choice, t3.medium, and the pod count would be that of nobody's plan",
    'list at least one instance type',
  ),
  'instance-type-unknown': refused(
    'an instance type is not in the table of this release',
    'a guessed limit is wrong either way: pods without addresses on a smaller type, half of the node unused on a larger one',
    'check the name, or state its limits with `InstanceTypeLimits.custom`',
  ),
  'instance-types-unresolved': warning(
    'instance types are tokens; the capacity is that of the limits given, and whether the tokens name these types was not checked',
    'if a token turns out to name a smaller type, kubelet accepts pods that the node has no addresses for',
    'use literal instance types where possible',
  ),
  'no-pod-enis': refused(
    'every ENI of a type is taken (primary ENI under custom networking, trunk ENI, MAX_ENI), so pods get no address',
    'its nodes join and become Ready, and every pod that is scheduled to them hangs in ContainerCreating',
    'use a type with more ENIs',
    CUSTOM_NETWORKING_PAGE,
  ),
  'max-pods-out-of-range': refused(
    'the pods wanted on a node are fewer than one, or more than it has addresses for',
    'kubelet would accept pods that the VPC CNI has no address for: they hang in ContainerCreating, and the scheduler sends more',
    'leave `maxPods` out, or choose a number in the range that the message names',
    MAX_PODS_PAGE,
  ),
  'max-pods-differs-from-eks': warning(
    'the pod count is not the one that EKS computes for a managed node group without an AMI of its own, and EKS may enforce its own',
    'if the number of EKS wins, plan and reserved memory were worked out for another count than the nodes have',
    'leave `maxPods` out, or use Bottlerocket, whose user data wins',
    MAX_PODS_PAGE,
  ),
  'max-pods-above-cap': warning(
    'the pod count is above the recommended cap of 110 (up to 30 vCPU) or 250',
    'kubelet can fall behind with the probes and the status of so many pods, and the node turns NotReady with all of them',
    'stay within the cap, or test that kubelet and the control plane carry it',
    MAX_PODS_PAGE,
  ),
  'prefixes-unsupported-in-group': refused(
    'prefix delegation for a node group that holds a type which can take no prefixes',
    'all of its nodes would be told the few pods of that type, or that type would be told pods that it has no addresses for',
    'move the type to a node group of a cluster without prefix delegation, or leave it out',
    PREFIX_PAGE,
  ),
  'prefixes-unsupported': warning(
    'the type is neither Nitro nor bare metal: the VPC CNI silently gives it single addresses',
    'nothing fails, so it shows as pods that stay Pending: i3.large runs 29 of them where a Nitro type of its size runs 110',
    'use a Nitro type',
    CNI_README,
  ),
  'mixed-types-lose-pods': warning(
    'EKS applies the lowest pod count of a node group to all of its types',
    'the larger types are paid for in full, and run as few pods as the smallest one',
    'make a node group for each pod count, or drop the type that binds',
    MAX_PODS_PAGE,
  ),
  'vcpus-unknown': warning(
    'the vCPU count of the type is not known, so the lower cap of 110 was taken',
    'a type with more than 30 vCPUs would run 110 pods in place of 250, and more nodes than needed are paid for',
    'state it with `InstanceTypeLimits.custom`',
    MAX_PODS_PAGE,
  ),
  'memory-withheld': warning(
    'kubelet withholds more than a quarter of the memory for the pod count (255 MiB + 11 MiB a pod)',
    'that memory is lost to pods however few of them run, so large ones do not fit and more nodes are started',
    'lower `maxPods`, or use a type with more memory',
    NODEADM_SOURCE,
  ),
  'memory-unknown': info(
    'the memory of the type is not known, so what kubelet leaves was not checked',
    'on a small type kubelet can keep most of the memory, and pods stay Pending beside a node that is nearly empty',
    'state it with `InstanceTypeLimits.custom`',
  ),
  'trunk-unsupported': warning(
    'the type cannot have a trunk ENI, so no pod on it can have a security group of its own',
    'a pod that a SecurityGroupPolicy selects is scheduled to none of its nodes, and stays Pending where there are no others',
    'use a type that supports trunking',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'branch-limit-unknown': warning(
    'how many branch interfaces the type can have is not known',
    'pods beyond the limit stay Pending, and no plan can say so beforehand',
    'look it up, or use a type whose limit is known',
    POD_SECURITY_GROUPS_PAGE,
  ),
  'discovery-unused': warning(
    'the primary ENI of a type holds all pods of a node, so the VPC CNI never makes an ENI in a subnet that it finds by its tag',
    'the tagged subnets stay empty while those of the nodes run out of addresses, which they were made against',
    'leave the subnets of nodes out by their tag, or use custom networking, for pods in subnets of their own; or acknowledge that they stay in the subnets of the nodes',
    SUBNET_SELECTION_PAGE,
  ),
  'default-card-only': info(
    'the type has several network cards; the VPC CNI gives pods the ENIs of the default card only',
    'a count over all cards promises pods that never get an address',
    'count on the ENIs of the default card',
    CNI_README,
  ),
} as const satisfies Record<string, Entry>;

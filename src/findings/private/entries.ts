import { FindingDelivery, FindingSeverity } from '../finding';

interface Entry {
  readonly severity: FindingSeverity;
  readonly delivery: FindingDelivery;
  readonly cause: string;
  readonly remedy: string;
  readonly source?: string;
}

const refused = (cause: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.THROW, cause, remedy, source });
const contradiction = (cause: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.VALIDATION, cause, remedy, source });
const warning = (cause: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.WARNING, delivery: FindingDelivery.WARNING, cause, remedy, source });
const info = (cause: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.INFO, delivery: FindingDelivery.REPORT, cause, remedy, source });

const VPC_CIDR_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';
const RESERVATION_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html';
const MAX_PODS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html';
const PREFIX_PAGE = 'https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html';
const CUSTOM_NETWORKING_PAGE = 'https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html';
const POD_SECURITY_GROUPS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html';
const CLUSTER_SUBNETS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html';
const CNI_README = 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md';
const NODEADM_SOURCE = 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go';

/**
 * The one catalogue: what each finding is called, how much it matters and how it is delivered.
 */
export const ENTRIES = {
  'invalid-cidr': refused(
    'a CIDR cannot be read, or has host bits set',
    'write the network address and a prefix length, as in 100.64.0.0/16',
  ),
  'invalid-number': refused(
    'a count or size is not a whole number in its range',
    'give a whole number in the range that the message names',
  ),
  'unresolved-value': refused(
    'a value that must be known at synth is a token',
    'give the value itself, or the property that the message names instead',
  ),
  'value-unchecked': warning(
    'a value is a token, so what depends on it was not checked',
    'give the value itself where possible, or acknowledge',
  ),
  'option-refused': refused(
    'an option contradicts what this library guarantees',
    'use the way that the message names',
  ),
  'vpc-cidr-size': refused(
    'a VPC CIDR block is larger than /16 or smaller than /28',
    'choose a block of /16 to /28',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-overlap': refused(
    'a secondary CIDR block overlaps another block of the same VPC',
    'choose a block that is free; 100.64.0.0/10 can be associated with every VPC',
    VPC_CIDR_PAGE,
  ),
  'subnet-overlap': refused(
    'two subnets are cut from the same addresses',
    'give each zone, and each set of pod subnets, a block of its own',
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  ),
  'vpc-cidr-not-allowed': refused(
    'a range that can never be a VPC CIDR block: link-local, loopback, multicast or reserved addresses',
    'choose a block of 100.64.0.0/10, or of the private range that the VPC already uses',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidrs-unseen': warning(
    'the other CIDR blocks of an imported VPC cannot be seen, so overlap was not checked in full',
    'compare with `aws ec2 describe-vpcs` once, then acknowledge',
    VPC_CIDR_PAGE,
  ),
  'reservation-range': refused(
    'a reservation is outside its subnet, covers all of it, is smaller than /28, or overlaps another one',
    'reserve aligned ranges that leave part of the subnet for ENI primary addresses',
    RESERVATION_PAGE,
  ),
  'reservation-several-ranges': info(
    'a subnet has several reserved ranges; EC2 picks one at random, and what it does when one is full is not documented',
    'reserve half a subnet, which is one range, where that is enough',
    RESERVATION_PAGE,
  ),
  'reservation-unused': warning(
    'space is reserved for prefixes, and the VPC CNI gives pods single addresses, which cannot come from it',
    'reserve nothing with single addresses, or use prefix delegation',
    RESERVATION_PAGE,
  ),
  'reservation-region-unverified': warning(
    'the validator that ships with CDK knows AWS::EC2::SubnetCidrReservation in us-east-1, us-west-2 and me-south-1 only, so its F3006 is acknowledged',
    'check once that the Region has the resource type (`aws cloudformation describe-type`), then acknowledge',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrreservation.html',
  ),
  'zone-slot': refused(
    'a zone has no slot of its own in the block that pod subnets are cut from',
    'pin the zone to a free slot, as the message shows',
  ),
  'zones-unresolved': warning(
    'zones are tokens, so they take their place in the VPC as slot; a fixed Region may later give them other slots',
    'give the stack an environment, or pin the zones, before the first deployment',
  ),
  'zone-route-table': refused(
    'a zone has no private route table, or several',
    'name the one to use in `routeTables`',
  ),
  'pod-subnet-missing': refused(
    'nodes would run in a zone for which there is no pod subnet, so no ENIConfig: they never become Ready',
    'add the zone to the pod network, or keep the node group out of it',
    CUSTOM_NETWORKING_PAGE,
  ),
  'control-plane-subnets': refused(
    'the VPC does not give the control plane private subnets in two zones',
    'pass `vpcSubnets`, or a VPC with private subnets in at least two zones',
    CLUSTER_SUBNETS_PAGE,
  ),
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
  'default-card-only': info(
    'the type has several network cards; the VPC CNI gives pods the ENIs of the default card only',
    'count on the ENIs of the default card',
    CNI_README,
  ),
  'pod-identity-agent-unseen': warning(
    'the VPC CNI gets its permissions through pod identity, and whether the imported cluster runs the agent cannot be seen',
    'install the add-on eks-pod-identity-agent, or use `CniPermissions.nodeRole()`',
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
  ),
  'coredns-without-nodes': contradiction(
    'no node group of the stack can run coredns, so its add-on would time out',
    'add a node group with minSize of 1 or more and no taint, a Fargate profile for kube-system, or set `coreDns: false`',
    'https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html',
  ),
  'coredns-group-elsewhere': warning(
    'a node group of another stack could run coredns, but waiting for it would make the stacks depend on each other',
    'keep one node group that can run coredns in the stack of the cluster',
  ),
  'forecast-contradiction': refused(
    'parts of a forecast contradict each other: names, subnets, zones, or more pods than the nodes can run',
    'change the property that the message names',
  ),
  'subnet-overcommitted': contradiction(
    'the nodes take more of a subnet than it has, at a stage at which that fails synthesis (by default the minimum or the expected size)',
    'make the change that the message names, or lower the sizes',
    PREFIX_PAGE,
  ),
  'subnet-overcommit-possible': warning(
    'the nodes take more of a subnet than it has at their peak, while they are updated or replaced, or when a zone is lost',
    'make the change that the message names, or acknowledge what cannot be done at that stage',
    PREFIX_PAGE,
  ),
  'subnet-size-unknown': warning(
    'the CIDR of a subnet is not known at synth, so demand was compared with nothing',
    'give the CIDR where the subnet is imported',
  ),
  'subnet-use-unknown': warning(
    'how many addresses others take from a subnet is not known, and was counted as none',
    'state how many, or give pods subnets of their own',
  ),
  'prefix-space-unreserved': warning(
    'prefixes share a subnet with single addresses, which can leave no whole /28 block although addresses are free',
    'reserve part of the subnet for prefixes',
    RESERVATION_PAGE,
  ),
  'reservation-slack': info(
    'fewer reserved blocks are spare than there are single addresses; users have seen ENI addresses inside reservations, against the documentation',
    'reserve more where the cluster runs at its peak for long',
    'https://github.com/aws/amazon-vpc-cni-k8s/issues/3087',
  ),
  'control-plane-room': warning(
    'a subnet has fewer addresses left for the control plane than advised, so an upgrade may find too few',
    'give the control plane subnets of its own, or run fewer nodes in this one',
    CLUSTER_SUBNETS_PAGE,
  ),
  'quota-exceeded': warning(
    'the plan is above a default quota of AWS; those of your account cannot be seen at synth',
    'look the quota up, ask for more, then acknowledge',
  ),
  'idle-addresses': info(
    'more addresses are held by nodes than pods use, because of the warm pool',
    'set warm targets in addresses, or use prefixes',
    CNI_README,
  ),
  'zone-loss-unplanned': info(
    'the plan has no stage at which a zone is lost',
    'run nodes in two zones or more',
  ),
} as const satisfies Record<string, Entry>;

/** The last part of a finding id. */
export type FindingName = keyof typeof ENTRIES;

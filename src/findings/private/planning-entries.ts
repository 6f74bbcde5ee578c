import { CLUSTER_SUBNETS_PAGE, CNI_README, contradiction, Entry, info, PREFIX_PAGE, refused, RESERVATION_PAGE, warning } from './entry';

/** Whether addresses last. */
export const PLANNING_ENTRIES = {
  'forecast-contradiction': refused(
    'parts of a forecast contradict each other: names, subnets, zones, or more pods than the nodes can run',
    'a plan of it would count nodes, pods or addresses that cannot be, and whatever it says would be wrong',
    'change the property that the message names',
  ),
  'subnet-overcommitted': contradiction(
    'the nodes take more of a subnet than it has, at a stage at which that fails synthesis (by default the minimum or the expected size), or others do alone',
    'the nodes that come last find no prefix or address, their pods hang in ContainerCreating, and no subnet can be enlarged in place',
    'make the change that the message names, or lower the sizes',
    PREFIX_PAGE,
  ),
  'subnet-overcommit-possible': warning(
    'the nodes take more of a subnet than it has at their peak, while they are updated or replaced, or when a zone is lost',
    'it works until the day of the peak, the update or the outage, when there is the least time to add subnets',
    'make the change that the message names, or acknowledge what cannot be done at that stage',
    PREFIX_PAGE,
  ),
  'subnet-size-unknown': warning(
    'the CIDR of a subnet is not known at synth, so demand was compared with nothing',
    'the plan says nothing of that subnet, and no word about it reads like room',
    'give the CIDR where the subnet is imported',
  ),
  'subnet-use-unknown': warning(
    'how many addresses others take from a subnet is not known, and was counted as none',
    'load balancers, endpoints and other clusters may have what the plan gives to nodes',
    'state how many, or give pods subnets of their own',
  ),
  'prefix-space-unreserved': warning(
    'prefixes share a subnet with single addresses, which can leave no whole /28 block although addresses are free',
    'EC2 then answers InsufficientCidrBlocks, and new pods get no address while the console shows thousands free',
    'reserve part of the subnet for prefixes',
    RESERVATION_PAGE,
  ),
  'reservation-slack': info(
    'fewer reserved blocks are spare than there are single addresses; users have seen ENI addresses inside reservations, against the documentation',
    'each address that lands in the reservation costs a block of sixteen, and the last nodes are short of prefixes',
    'reserve more where the cluster runs at its peak for long',
    'https://github.com/aws/amazon-vpc-cni-k8s/issues/3087',
  ),
  'control-plane-room': warning(
    'a subnet has fewer addresses left for the control plane than advised, so an upgrade may find too few',
    'EKS does not upgrade a cluster whose subnets have too few free addresses, until somebody frees some',
    'give the control plane subnets of its own, or run fewer nodes in this one',
    CLUSTER_SUBNETS_PAGE,
  ),
  'quota-exceeded': warning(
    'the plan is above a default quota of AWS; those of your account cannot be seen at synth',
    'above it AWS refuses the next block, interface or node, in a deployment or in the middle of scaling out',
    'look the quota up, ask for more, then acknowledge',
  ),
  'warm-target-calls': warning(
    'IP targets make the pools of a large cluster grow at least twice as often as the add-on\'s own target would',
    'EC2 throttles the account, all nodes of the Region wait for addresses at once, and pods start minutes late just when many are started',
    'raise MINIMUM_IP_TARGET to the pods of a node, or keep whole prefixes or ENIs',
    'https://repost.aws/knowledge-center/eks-configure-cni-plugin-use-ip-address',
  ),
  'idle-addresses': info(
    'more addresses are held by nodes than pods use, because of the warm pool',
    'idle ones are taken from the subnet all the same, so it is full with fewer pods than it could hold',
    'set warm targets in addresses, or use prefixes',
    CNI_README,
  ),
  'zone-loss-unplanned': info(
    'the plan has no stage at which a zone is lost',
    'when that zone fails, its pods have no node to go to, or whether the other zones have addresses for them was never counted',
    'run nodes in two zones or more',
  ),
} as const satisfies Record<string, Entry>;

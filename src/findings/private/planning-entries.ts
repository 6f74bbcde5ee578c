import { CLUSTER_SUBNETS_PAGE, CNI_README, contradiction, Entry, info, PREFIX_PAGE, refused, RESERVATION_PAGE, warning } from './entry';

/** Whether addresses last. */
export const PLANNING_ENTRIES = {
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

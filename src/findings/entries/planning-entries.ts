import {
  CLUSTER_SUBNETS_PAGE, CNI_README, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, MAX_PODS_PAGE, NODE_POOLS_PAGE,
  POD_SECURITY_GROUPS_PAGE, PREFIX_PAGE, refused, RESERVATION_PAGE, warning,
} from './entry';

/** Whether addresses last. */
export const PLANNING_ENTRIES = {
  'forecast-contradiction': refused(),
  'node-subnets-shared': warning(),
  'nodes-of-other-stage': contradiction(),
  'subnet-overcommitted': contradiction(PREFIX_PAGE),
  'subnet-overcommit-possible': warning(PREFIX_PAGE),
  'fleet-limits-exceed-subnets': warning(NODE_POOLS_PAGE),
  'fleet-without-limit': info(NODE_POOLS_PAGE),
  'fleet-not-counted': warning(NODE_POOLS_PAGE),
  'fleet-types-unbound': warning(NODE_POOLS_PAGE),
  'static-fleet-stuck': warning('https://github.com/aws/karpenter-provider-aws/issues/8873'),
  'subnet-size-unknown': warning(),
  'subnet-use-unknown': warning(),
  'prefix-space-unreserved': warning(RESERVATION_PAGE),
  'reservation-slack': info('https://github.com/aws/amazon-vpc-cni-k8s/issues/3087'),
  'control-plane-room': warning(CLUSTER_SUBNETS_PAGE),
  'quota-exceeded': warning(),
  'branch-pods-uncounted': warning(POD_SECURITY_GROUPS_PAGE),
  'subnet-of-two-purposes': warning(CUSTOM_NETWORKING_PAGE),
  'no-room-for-pods': warning(MAX_PODS_PAGE),
  'warm-target-calls': warning('https://repost.aws/knowledge-center/eks-configure-cni-plugin-use-ip-address'),
  'idle-addresses': info(CNI_README),
  'zone-loss-unplanned': info(),
} as const satisfies Record<string, Entry>;

/**
 * In which subnets pods get their IP addresses.
 */
export enum PodPlacement {
  /** In the subnet of the node. */
  NODE_SUBNETS = 'node-subnets',

  /**
   * In the subnet of the node first, then in pod subnets that the VPC CNI finds by a tag. With prefixes the primary ENI
   * often holds the whole node, and these subnets stay unused.
   */
  SUBNET_DISCOVERY = 'subnet-discovery',

  /**
   * In pod subnets that the VPC CNI finds by a tag. It leaves out the subnets of the nodes by the same tag. The primary
   * ENI of a node then carries no pods, so all counts are those of custom networking.
   */
  TAGGED_SUBNETS = 'tagged-subnets',

  /** In pod subnets, through ENIConfigs. The primary ENI of a node then carries no pods. */
  CUSTOM_NETWORKING = 'custom-networking',
}

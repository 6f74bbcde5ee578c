/**
 * Where pods get their addresses.
 */
export enum PodPlacement {
  /** In the subnet of the node. */
  NODE_SUBNETS = 'node-subnets',

  /**
   * In the subnet of the node first, then in subnets of their own that the VPC CNI finds by a tag. With prefixes the primary ENI often holds the whole
   * node, and these subnets stay unused.
   */
  SUBNET_DISCOVERY = 'subnet-discovery',

  /** In a subnet of their own, through ENIConfigs. The primary ENI of a node then carries no pods. */
  CUSTOM_NETWORKING = 'custom-networking',
}

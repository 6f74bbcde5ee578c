/**
 * The operating system of a node, as far as its pod count depends on it.
 */
export enum OperatingSystem {
  /** Amazon Linux 2023, Bottlerocket: the VPC CNI gives pods addresses, of every ENI that it may attach. */
  LINUX = 'linux',

  /** Windows: a controller of EKS gives pods addresses, of the node's one ENI. IPv4 only, without custom networking and security groups of single pods. */
  WINDOWS = 'windows',
}

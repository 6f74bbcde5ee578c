/**
 * The operating system of a node, on which its max pods depend.
 */
export enum OperatingSystem {
  /** Amazon Linux 2023 and Bottlerocket. The VPC CNI gives pods addresses, from every ENI that it may attach. */
  LINUX = 'linux',

  /**
   * Windows. A controller of EKS gives pods addresses, from the node's one ENI. Pods have IPv4 only, without custom
   * networking and without security groups for pods.
   */
  WINDOWS = 'windows',
}

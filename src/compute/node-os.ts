/**
 * Operating systems of nodes.
 */
export enum NodeOs {
  /** Amazon Linux 2023. nodeadm reads max pods from a NodeConfig. */
  AL2023 = 'al2023',

  /** Bottlerocket. It reads max pods from settings in TOML. */
  BOTTLEROCKET = 'bottlerocket',

  /**
   * Windows Server, in managed node groups of clusters whose VPC CNI has `windows`.
   *
   * Max pods can be set only with an AMI of your own. With an AMI of EKS it is 110, and a node runs fewer pods where
   * its one ENI has fewer addresses.
   */
  WINDOWS = 'windows',
}

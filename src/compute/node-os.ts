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
   * kubelet can be told max pods only with an AMI of your own. With an AMI of EKS it is told 110, and the addresses of
   * the node's one ENI bind where they are fewer.
   */
  WINDOWS = 'windows',
}

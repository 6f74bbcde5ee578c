/**
 * Operating systems of nodes.
 */
export enum NodeOs {
  /** Amazon Linux 2023, told by a NodeConfig that nodeadm reads. */
  AL2023 = 'al2023',

  /** Bottlerocket, told by settings in TOML. */
  BOTTLEROCKET = 'bottlerocket',

  /**
   * Windows Server, in managed node groups of clusters whose VPC CNI has `windows`. kubelet can be told a pod count only with an AMI of your own; with one of EKS it
   * is told 110, and the addresses of the node's one ENI bind where they are fewer.
   */
  WINDOWS = 'windows',
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';

/**
 * What nodes are told at boot: their pod count, and settings of your own beside it.
 *
 * Texts in the settings may be tokens that stand for plain text (no quote, backslash or line break); numbers, lists and objects may not, for settings are
 * written at synth.
 */
export interface NodeBootstrapOptions {
  /**
   * Pods that kubelet may run on each node: a whole number from 1 to what the addresses of the types allow, no token. On Windows EKS tells kubelet 110 with AMIs of its
   * own, so that another number than the default is refused there.
   *
   * @default - the lowest capacity of the instance types, at most 110 (up to 30 vCPUs, and on Windows) or 250
   */
  readonly maxPods?: number;

  /**
   * Pods on the host network of each node, 0 or more.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula; 0 on Windows, where both are services of the node
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card of each node, 0 or more, no token: each takes an ENI from pods. They are put into the launch template by
   * you; this says how many, for the pod count. EKS does not know of them, so that its own number for a managed group is higher.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * Limits of instance types that the table does not have, or that are tokens.
   *
   * @default - the limits of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];

  /**
   * Fields of kubelet's `KubeletConfiguration`, on AL2023 only. They win over those that nodeadm and EKS set. `maxPods` must be the pod count of the group or be left
   * out, and `podsPerCore` must not bring it down; otherwise it is an error with both numbers.
   *
   * @default - none but `maxPods`
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#kubeletoptions
   */
  readonly kubeletConfig?: { [key: string]: any };

  /**
   * Flags of kubelet, on AL2023, and on Windows with an AMI of your own, each with its value, as in `--v=4`. `--max-pods` is refused: a flag beats the pod count in
   * kubelet's configuration.
   *
   * @default - none
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#kubeletoptions
   */
  readonly kubeletFlags?: string[];

  /**
   * Further parts of the user data, on AL2023 only: scripts, cloud-config, or a NodeConfig. They stand before the part of this library, for nodeadm lets the
   * later of two NodeConfigs win.
   *
   * @default - none
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/examples/#merging-multiple-configuration-objects
   */
  readonly userDataParts?: ec2.MultipartBody[];

  /**
   * Settings of Bottlerocket, on Bottlerocket only: the tree below `settings`, as in `{ kubernetes: { 'image-gc-high-threshold-percent': 80 } }`. `kubernetes.max-pods` must
   * be the pod count of the group or be left out; otherwise it is an error with both numbers.
   *
   * @default - none but `kubernetes.max-pods`
   * @see https://bottlerocket.dev/en/os/latest/#/api/settings/
   */
  readonly bottlerocketSettings?: { [key: string]: any };
}

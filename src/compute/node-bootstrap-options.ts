import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';

/**
 * What nodes get at boot: max pods, and settings of your own.
 *
 * Strings in the settings may be tokens that stand for plain text (without quotes, backslashes or line breaks).
 * Numbers, lists and objects may not be tokens, because settings are written at synth.
 *
 * @example
 * podCapacityCluster.addNodegroup('General', {
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   maxPods: 60,
 *   kubeletConfig: { imageGCHighThresholdPercent: 80 },
 * });
 */
export interface NodeBootstrapOptions {
  /**
   * Max pods of kubelet on each node: a whole number from 1 to what the addresses of the types allow, not a token.
   *
   * On Windows, EKS sets 110 with its own AMIs, so a number other than the default is refused there.
   *
   * @default - the lowest capacity of the instance types, at most 110 (up to 30 vCPUs, and on Windows) or 250
   */
  readonly maxPods?: number;

  /**
   * Pods on the host network, per node: 0 or more.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula; 0 on Windows, where both are services of the node
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card, per node: 0 or more, not a token. Each takes the place of an ENI
   * for pods.
   *
   * You put them into the launch template; this number is for max pods. EKS does not know of them, so its own number
   * for a managed group is higher.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * Limits of instance types that the table does not have, or whose names are tokens.
   *
   * @default - the limits of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];

  /**
   * Fields of kubelet's `KubeletConfiguration`, on AL2023 only. They win over those that nodeadm and EKS set.
   *
   * `maxPods` must be left out or be the max pods of the nodes, and `podsPerCore` must not bring it down. Otherwise it
   * is an error with both numbers.
   *
   * @default - none but `maxPods`
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#kubeletoptions
   */
  readonly kubeletConfig?: { [key: string]: any };

  /**
   * Flags of kubelet, each with its value, as in `--v=4`. They work on AL2023, and on Windows with an AMI of your own.
   *
   * `--max-pods` is refused, because a flag wins over max pods in kubelet's configuration.
   *
   * @default - none
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#kubeletoptions
   */
  readonly kubeletFlags?: string[];

  /**
   * Further parts of the user data, on AL2023 only: scripts, cloud-config, or a NodeConfig. They come before the part
   * of this library, because nodeadm lets the later of two NodeConfigs win.
   *
   * @default - none
   * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/examples/#merging-multiple-configuration-objects
   */
  readonly userDataParts?: ec2.MultipartBody[];

  /**
   * Settings of Bottlerocket, on Bottlerocket only: the tree below `settings`, as in `{ kubernetes: {
   * 'image-gc-high-threshold-percent': 80 } }`.
   *
   * `kubernetes.max-pods` must be left out or be the max pods of the nodes. Otherwise it is an error with both numbers.
   * Labels and taints in `kubernetes.node-labels` and `kubernetes.node-taints` are added to those of `labels` and
   * `taints`. The taints of a key are one string, or a list.
   *
   * @default - none but `kubernetes.max-pods`
   * @see https://bottlerocket.dev/en/os/latest/#/api/settings/
   */
  readonly bottlerocketSettings?: { [key: string]: any };
}

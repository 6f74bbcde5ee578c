import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrapOptions } from './node-bootstrap-options';
import { NodeOs } from './node-os';
import { IPodNetworking } from '../cni/pod-networking';
import { ClusterDetails } from '../eks/cluster-details';

/**
 * The pods that a node group is expected to run, for the capacity plan. This changes no template.
 *
 * @example
 * podCapacityCluster.addNodegroup('Web', {
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   expectedPods: { podsPerNode: 40, daemonSetPods: 4 },
 * });
 */
export interface ExpectedPods {
  /**
   * Most pods with an address of their own per node, without those of daemon sets: 0 or more.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods with an address of their own in the whole group, without those of daemon sets, in place of `podsPerNode`: 0 or
   * more.
   *
   * @default - `podsPerNode` on each node
   */
  readonly pods?: number;

  /**
   * Pods of daemon sets with an address of their own, per node: 0 or more.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Pods with a security group of their own, per node, each on a branch interface: 0 to what the types allow. Fails
   * without security groups for pods.
   *
   * @default 0
   */
  readonly branchPods?: number;
}

/**
 * Options of a node group. They are those of `eks.NodegroupOptions` and more, with these differences.
 *
 * - `instanceTypes` is required: max pods follow from it.
 * - `diskSize` is the size of the root volume, on Bottlerocket of the data volume, in GiB (20 by default, 50 on
 *   Windows). It is always an encrypted gp3 volume.
 * - `remoteAccess` opens port 22, on Windows 3389, to the source security groups that are listed. If none is listed,
 *   the port stays closed.
 * - `tags` are put on the group, its instances and its volumes.
 * - `desiredSize` is written only when given, so raising `maxSize` never resets a group that an autoscaler has grown.
 *   That EKS then starts with `minSize` nodes is inferred.
 * - `subnets` are by default the private subnets of the zones that have a pod subnet, on Windows of all zones.
 * - `nodeRole` of Windows nodes must not be that of Linux nodes.
 * - `nodegroupName`, `launchTemplateSpec` and `capacityType` CAPACITY_BLOCK are refused. The launch template would have
 *   to hold the reservation of a capacity block.
 *
 * @example
 * podCapacityCluster.addNodegroup('General', {
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   minSize: 3,
 *   maxSize: 30,
 *   os: NodeOs.BOTTLEROCKET,
 * });
 */
export interface PodNodegroupOptions extends eks.NodegroupOptions, NodeBootstrapOptions {
  /**
   * Id of an AMI of your own, `ami-...`, or a token. The AMI must have nodeadm, Bottlerocket or EKS's bootstrap for
   * Windows, as `os` says, and the same root volume as the AMIs of EKS. It may be the id of an AMI of EKS.
   *
   * EKS then adds nothing to the user data, so the bootstrap also names the cluster, and has the labels and taints that
   * kubelet may set. EKS enforces its own max pods only on groups without such an AMI: with it `maxPods` holds as it
   * is. On Windows the group's role gets an access entry, because EKS would otherwise take the role for one of Linux
   * nodes. `amiType` and `releaseVersion` are refused. Giving it to a group, or taking it away, replaces the group.
   *
   * @default - an AMI of EKS, by `amiType`
   * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#max-pods-precedence
   */
  readonly machineImageId?: string;

  /**
   * The operating system. It is required with `machineImageId`, and refused with `amiType`, which says it already.
   *
   * @default - that of `amiType`, or AL2023; NodeOs.WINDOWS stands for Windows Server 2022 Core
   */
  readonly os?: NodeOs;

  /**
   * IP addresses of Kubernetes services, for nodes with an AMI of their own: a CIDR, or a token.
   *
   * AL2023 does not start without it. With a wrong value, pods on Windows find no DNS. CloudFormation does not tell
   * what EKS chose.
   *
   * @default - what the cluster was given, where it is of this app
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * IP addresses of Kubernetes services of a cluster with IPv6, for nodes with an AMI of their own: a CIDR as EKS
   * writes it, as in `fd30:3087:b6c2::/108`, or a token. AL2023 does not start without it.
   *
   * @default - what the cluster tells, where it is of this app
   */
  readonly serviceIpv6Cidr?: string;

  /**
   * Nodes that the group usually has, from `minSize` to `maxSize`, for the capacity plan: a whole number, not a token.
   * It is not in the template, so an autoscaler keeps the size that it has chosen.
   *
   * @default - `desiredSize` where it is given, otherwise `minSize`
   */
  readonly expectedSize?: number;

  /**
   * The pods that the group is expected to run, for the capacity plan.
   *
   * @default - as many as its nodes can run
   */
  readonly expectedPods?: ExpectedPods;
}

/**
 * Props of `PodNodegroup`.
 *
 * @example
 * const group = new PodNodegroup(stack, 'General', {
 *   cluster,
 *   podNetworking: podCapacityCluster.podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 * });
 */
export interface PodNodegroupProps extends PodNodegroupOptions {
  /**
   * The cluster: of `aws-eks` or `aws-eks-v2`, made or imported, an `eks.CfnCluster`, or what
   * `eks.CfnCluster.fromClusterName` returns. Its VPC must be known.
   */
  readonly cluster: eks.IClusterRef;

  /**
   * Details of the cluster that cannot be read from `cluster`.
   *
   * @default - all details come from `cluster`, and from the `VpcCniAddon` that is given as `podNetworking`
   */
  readonly clusterDetails?: ClusterDetails;

  /** How pods get addresses: a `VpcCniAddon`, or `PodCapacityCluster.podNetworking`. Max pods follow from it. */
  readonly podNetworking: IPodNetworking;
}

import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrapOptions } from './node-bootstrap-options';
import { NodeOs } from './node-os';
import { IPodNetworking } from '../cni/pod-networking';

/**
 * The pods that a node group is expected to run, for the capacity plan. They change no template.
 */
export interface ExpectedPods {
  /**
   * Most pods with an address of their own on one node, those of daemon sets left out: 0 or more.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods with an address of their own in the whole group, those of daemon sets left out, in place of `podsPerNode`: 0 or more.
   *
   * @default - `podsPerNode` on each node
   */
  readonly pods?: number;

  /**
   * Pods of daemon sets with an address of their own, on each node: 0 or more.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Pods with a security group of their own on each node, on branch interfaces: 0 to what the types allow. Fails without security groups for pods.
   *
   * @default 0
   */
  readonly branchPods?: number;
}

/**
 * Options of a node group; those of `eks.NodegroupOptions`, with these differences.
 *
 * `instanceTypes` is required: the pod count follows from it. `diskSize` is the root volume, on Bottlerocket the data volume, in GiB (20 by
 * default, 50 on Windows), always an encrypted gp3 one. `remoteAccess` opens port 22, on Windows 3389, to the source security groups that are listed, and to nobody where
 * none is. `tags` are put on the group, its instances and its volumes. `desiredSize` is written only when given, so that
 * raising `maxSize` never resets a group that an autoscaler has grown; that EKS then starts with `minSize` nodes is inferred. `subnets` are by default the private subnets of the zones
 * that have a pod subnet, on Windows of all zones. A `nodeRole` of Windows nodes must not be that of Linux nodes. `nodegroupName`, `launchTemplateSpec` and
 * `capacityType` CAPACITY_BLOCK, whose reservation the launch template would have to hold, are refused.
 */
export interface PodNodegroupOptions extends eks.NodegroupOptions, NodeBootstrapOptions {
  /**
   * Id of an AMI of your own, `ami-...`, or a token; one with nodeadm, Bottlerocket or EKS's bootstrap for Windows, as `os` says, and the root volume of EKS's. It may be the id of an AMI of EKS.
   *
   * EKS then adds nothing to the user data, so the bootstrap holds the cluster too, and the labels and taints that kubelet may set. EKS enforces its own pod count only
   * on groups without such an AMI: with it `maxPods` holds as it is. On Windows the group's role gets an access entry, for EKS would take it for one of Linux nodes. `amiType` and `releaseVersion` are refused. Giving it to a
   * group, or taking it away, replaces the group.
   *
   * @default - an AMI of EKS, by `amiType`
   * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#max-pods-precedence
   */
  readonly machineImageId?: string;

  /**
   * The operating system: required with `machineImageId`, refused with `amiType`, which says it already.
   *
   * @default - that of `amiType`, or AL2023; NodeOs.WINDOWS stands for Windows Server 2022 Core
   */
  readonly os?: NodeOs;

  /**
   * Addresses of Kubernetes services, for nodes with an AMI of their own: a CIDR, or a token. AL2023 does not start without it, pods on Windows find no DNS where a
   * guess is wrong, and CloudFormation does not tell what EKS chose.
   *
   * @default - what the cluster was given, where it is of this app
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Addresses of Kubernetes services of a cluster with IPv6, for nodes with an AMI of their own: a CIDR as EKS writes it, as in `fd30:3087:b6c2::/108`, or a token. AL2023 does
   * not start without it.
   *
   * @default - what the cluster tells, where it is of this app
   */
  readonly serviceIpv6Cidr?: string;

  /**
   * The pods that the group is expected to run, for the capacity plan.
   *
   * @default - as many as its nodes can run
   */
  readonly expectedPods?: ExpectedPods;
}

/**
 * Props of `PodNodegroup`.
 */
export interface PodNodegroupProps extends PodNodegroupOptions {
  /** The cluster. Its VPC must be known. */
  readonly cluster: eks.ICluster;

  /** How pods are networked, from which the pod count follows: a `VpcCniAddon`, or `PodCapacityCluster.podNetworking`. */
  readonly podNetworking: IPodNetworking;
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrapOptions } from './node-bootstrap-options';
import { NodeOs } from './node-os';
import { IPodNetworking } from '../cni/pod-networking';
import { ClusterDetails } from '../eks/cluster-details';

/**
 * Props of `NodeBootstrap`.
 *
 * @example
 * const bootstrap = new NodeBootstrap(stack, 'Bootstrap', {
 *   cluster,
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   os: NodeOs.BOTTLEROCKET,
 *   labels: { workload: 'batch' },
 * });
 */
export interface NodeBootstrapProps extends NodeBootstrapOptions {
  /**
   * The cluster that the nodes join: of `aws-eks` or `aws-eks-v2`, made or imported, an `eks.CfnCluster`, or what
   * `eks.CfnCluster.fromClusterName` returns. Its endpoint and certificate authority must be known.
   */
  readonly cluster: eks.IClusterRef;

  /**
   * Details of the cluster that cannot be read from `cluster`.
   *
   * @default - all details come from `cluster`, and from the `VpcCniAddon` that is given as `podNetworking`
   */
  readonly clusterDetails?: ClusterDetails;

  /**
   * How pods get addresses: a `VpcCniAddon`, `PodCapacityCluster.podNetworking`, or a later generation. Max pods follow
   * from it.
   */
  readonly podNetworking: IPodNetworking;

  /**
   * The instance types that the nodes may be of, at least one. All nodes get the max pods of the type that can run the
   * fewest pods.
   */
  readonly instanceTypes: ec2.InstanceType[];

  /**
   * The operating system of the nodes: AL2023 or Bottlerocket. Windows runs in managed node groups only.
   *
   * @default NodeOs.AL2023
   */
  readonly os?: NodeOs;

  /**
   * IP addresses of Kubernetes services: a CIDR, or a token. AL2023 does not start without it, and CloudFormation does
   * not tell what EKS chose.
   *
   * @default - what the cluster was given, where it is of this app
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * IP addresses of Kubernetes services of a cluster with IPv6: a CIDR as EKS writes it, as in `fd30:3087:b6c2::/108`,
   * or a token. AL2023 does not start without it.
   *
   * @default - what the cluster tells, where it is of this app
   */
  readonly serviceIpv6Cidr?: string;

  /**
   * The zone in which all of these nodes run. It is required for a later generation of pod subnets, because the nodes
   * name its ENIConfig by a label.
   *
   * @default - any zone that has a pod subnet
   */
  readonly availabilityZone?: string;

  /**
   * Labels that the nodes register with. Those of kubernetes.io that kubelet may not set are refused.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Taints that the nodes register with, each with key and effect.
   *
   * @default - none
   */
  readonly taints?: eks.TaintSpec[];
}

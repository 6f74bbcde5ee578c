import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrapOptions } from './node-bootstrap-options';
import { NodeOs } from './node-os';
import { IPodNetworking } from '../cni/pod-networking';

/**
 * Props of `NodeBootstrap`.
 */
export interface NodeBootstrapProps extends NodeBootstrapOptions {
  /** The cluster that the nodes join. Its endpoint and certificate authority must be known. */
  readonly cluster: eks.ICluster;

  /** How pods are networked, from which the pod count follows: a `VpcCniAddon`, `PodCapacityCluster.podNetworking`, or a later generation. */
  readonly podNetworking: IPodNetworking;

  /** The instance types that the nodes may be of, at least one. They are told the pod count of the lowest. */
  readonly instanceTypes: ec2.InstanceType[];

  /**
   * The operating system of the nodes: AL2023 or Bottlerocket. Windows is for managed node groups.
   *
   * @default NodeOs.AL2023
   */
  readonly os?: NodeOs;

  /**
   * Addresses of Kubernetes services: a CIDR, or a token. AL2023 does not start without it, and CloudFormation does not tell what EKS chose.
   *
   * @default - what the cluster was given, where it is of this app
   */
  readonly serviceIpv4Cidr?: string;

  /**
   * Addresses of Kubernetes services of a cluster with IPv6: a CIDR as EKS writes it, as in `fd30:3087:b6c2::/108`, or a token. AL2023 does
   * not start without it.
   *
   * @default - what the cluster tells, where it is of this app
   */
  readonly serviceIpv6Cidr?: string;

  /**
   * The zone in which all of these nodes run. Required for a later generation of pod subnets, whose ENIConfig the nodes name by a label.
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

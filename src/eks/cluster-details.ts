import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodIpFamily } from '../capacity/node-capacity-options';

/**
 * Details of a cluster that cannot be read from the object that is given as `cluster`.
 *
 * A cluster that is made or imported by `aws-eks` or `aws-eks-v2` tells most of this itself. An `eks.CfnCluster` tells
 * all but its VPC, and `CfnCluster.fromClusterName` tells nothing but the name. A value that differs from what the
 * cluster tells is refused. Details that a `VpcCniAddon` has also apply to the nodes that take it as `podNetworking`.
 *
 * @example
 * new VpcCniAddon(stack, 'VpcCni', {
 *   cluster: eks.CfnCluster.fromClusterName(stack, 'Production', 'production'),
 *   clusterDetails: { vpc, ipFamily: PodIpFamily.IPV4 },
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 * });
 */
export interface ClusterDetails {
  /**
   * The VPC of the cluster.
   *
   * @default - what the cluster tells; a pod network and node groups fail without it
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The family of pod IP addresses.
   *
   * @default - what the cluster tells, or PodIpFamily.IPV4
   */
  readonly ipFamily?: PodIpFamily;

  /**
   * The security group that EKS made for the cluster, which nodes carry.
   *
   * @default - what the cluster tells; remote access and `NodeBootstrap.join` fail without it
   */
  readonly clusterSecurityGroup?: ec2.ISecurityGroup;

  /**
   * URL of the API server.
   *
   * @default - what the cluster tells; nodes with an AMI of your own fail without it
   */
  readonly clusterEndpoint?: string;

  /**
   * The certificate authority of the cluster, in Base64.
   *
   * @default - what the cluster tells; nodes with an AMI of your own fail without it
   */
  readonly clusterCertificateAuthorityData?: string;

  /**
   * The version of Kubernetes, as in `1.34`.
   *
   * @default - what the cluster tells; checks that need it are left out otherwise
   */
  readonly kubernetesVersion?: string;
}

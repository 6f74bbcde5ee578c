import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PlanningOptions } from './pod-capacity-cluster-props';
import { IPodNetworking } from '../cni/pod-networking';
import { ClusterDetails } from '../eks/cluster-details';
import { OvercommitPolicy } from '../plan/overcommit-policy';

/**
 * Props of `ClusterPlan`.
 *
 * @example
 * new ClusterPlan(stack, 'Plan', {
 *   cluster,
 *   controlPlaneSubnets: vpc.privateSubnets,
 *   planning: { growthPercent: 50 },
 * });
 */
export interface ClusterPlanProps {
  /**
   * The cluster: of `aws-eks` or `aws-eks-v2`, made or imported, an `eks.CfnCluster`, or what
   * `eks.CfnCluster.fromClusterName` returns. Imports of one name in one account and Region are one cluster.
   */
  readonly cluster: eks.IClusterRef;

  /**
   * Details of the cluster that cannot be read from `cluster`.
   *
   * @default - all details come from `cluster`
   */
  readonly clusterDetails?: ClusterDetails;

  /**
   * How pods get addresses: a `VpcCniAddon`.
   *
   * @default - the `VpcCniAddon` that this App has for the cluster; fails where it has none
   */
  readonly podNetworking?: IPodNetworking;

  /**
   * The subnets in which EKS puts network interfaces of the control plane.
   *
   * @default - those of a cluster that this App makes; of another one they are not counted, and a warning says so
   */
  readonly controlPlaneSubnets?: ec2.ISubnet[];

  /**
   * At which stages of the capacity plan subnets that are too small fail synthesis. At the other stages they are a
   * warning.
   *
   * @default OvercommitPolicy.FAIL_AT_LARGEST - at the minimum, the expected and the largest size of the node groups,
   * because an autoscaler can go as far as the largest size
   */
  readonly onOvercommit?: OvercommitPolicy;

  /**
   * What the capacity plan takes into account in addition to the nodes.
   *
   * @default - no growth, the loss of one zone, no other users of subnets that this App makes
   */
  readonly planning?: PlanningOptions;
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { KarpenterPoolSizes } from './karpenter-pool-sizes';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { InstanceTypeSelection } from '../capacity/selection/instance-type-selection';
import { AutoModePrefixSize } from '../forecast/fleets/fleet-forecast';
import { IPodSubnets } from '../network/pod-subnets-props';

/**
 * Props of `AutoModeCapacity`. Sizes are those of NodePools, which EKS Auto Mode and Karpenter have in common: they
 * hold for each NodePool that `nodePool` makes. With `replicas` no feature gate is needed here.
 *
 * @example
 * const sizes = new AutoModeCapacity(stack, 'AutoMode', {
 *   cluster,
 *   subnets: vpc.privateSubnets,
 *   limits: { cpu: 1000 },
 *   expectedNodes: 60,
 * });
 */
export interface AutoModeCapacityProps extends KarpenterPoolSizes {
  /** The cluster, with Auto Mode on: of `aws-eks-v2`, made or imported, an `eks.CfnCluster`, or a reference. */
  readonly cluster: eks.IClusterRef;

  /** The subnets of the nodes, at least one. */
  readonly subnets: ec2.ISubnet[];

  /**
   * The subnets of the pods, one in each zone of the nodes: `podSubnetSelectorTerms` of the NodeClass. The primary ENI
   * of a node then carries no pod. EKS takes prefixes from their reservations first.
   *
   * @default - pods have addresses of the subnets of their nodes
   */
  readonly podSubnets?: IPodSubnets;

  /**
   * The security groups of the pods: `podSecurityGroupSelectorTerms` of the NodeClass. They are given with `podSubnets`
   * and never without.
   *
   * @default - none
   */
  readonly podSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * The security groups of the nodes: `securityGroupSelectorTerms` of the NodeClass.
   *
   * @default - that of the cluster, where it is known; else `spec` of `nodeClass` has to say them
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * What ENIs hold: `advancedNetworking.ipv4PrefixSize` of the NodeClass.
   *
   * @default AutoModePrefixSize.AUTO - in no manifest
   */
  readonly ipv4PrefixSize?: AutoModePrefixSize;

  /**
   * The instance types that may be started, at least one. Auto Mode starts none with one vCPU, none on bare metal, and
   * none of the sizes nano, micro and small.
   *
   * @default - those of `instanceTypeSelection`
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The instance types by what they are, in place of `instanceTypes`. Fails beside them.
   *
   * @default - c, m and r from generation 5 on with more than one vCPU, of both architectures
   */
  readonly instanceTypeSelection?: InstanceTypeSelection;

  /**
   * Limits of instance types that the table does not have, or whose names are tokens.
   *
   * @default - the limits of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];
}

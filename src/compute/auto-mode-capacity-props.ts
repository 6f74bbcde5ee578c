import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { KarpenterPoolSizes } from './karpenter-pool-sizes';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { InstanceTypeSelection } from '../capacity/selection/instance-type-selection';
import { AutoModePrefixSize } from '../forecast/fleets/fleet-forecast';
import { IPodSubnets } from '../network/pod-subnets-props';

/**
 * Props of `AutoModeCapacity`. EKS Auto Mode has the NodePools of Karpenter, and so their sizes. They apply to each
 * NodePool that `nodePool` makes. `replicas` needs no feature gate here.
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
   * @default - pods get addresses in the subnets of their nodes
   */
  readonly podSubnets?: IPodSubnets;

  /**
   * The security groups of the pods: `podSecurityGroupSelectorTerms` of the NodeClass. They are required with
   * `podSubnets`, and refused without.
   *
   * @default - none
   */
  readonly podSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * The security groups of the nodes: `securityGroupSelectorTerms` of the NodeClass.
   *
   * @default - that of the cluster, where it is known; otherwise give them in `spec` of `nodeClass`
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * What ENIs hold: `advancedNetworking.ipv4PrefixSize` of the NodeClass.
   *
   * @default AutoModePrefixSize.AUTO - left out of manifests
   */
  readonly ipv4PrefixSize?: AutoModePrefixSize;

  /**
   * The instance types that may be started, at least one. Auto Mode starts no types with one vCPU, no bare metal types,
   * and none of the sizes nano, micro and small.
   *
   * @default - those of `instanceTypeSelection`
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The instance types by category, generation and size, in place of `instanceTypes`. Fails if both are given.
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

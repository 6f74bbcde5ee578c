import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';

/**
 * How the pods of a cluster get IP addresses: node groups compute max pods from it, and wait for it.
 *
 * It is final once constructed. A node keeps the mode that it started in, so another mode needs new nodes.
 *
 * @example
 * const networking: IPodNetworking = podCapacityCluster.podNetworking;
 * const pool = new KarpenterCapacity(stack, 'Pool', {
 *   podNetworking: networking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
 * });
 */
export interface IPodNetworking extends IConstruct {
  /** The family of pod IP addresses: `ipFamily` of the cluster. */
  readonly ipFamily: PodIpFamily;

  /** What each slot of an ENI holds. With IPv6 it is a prefix, of /80. */
  readonly ipAssignment: IpAssignment;

  /** In which subnets pods get their addresses. */
  readonly placement: PodPlacement;

  /**
   * Most ENIs per node (`MAX_ENI`).
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /** Whether a trunk ENI takes the place of one ENI on each node, for security groups for pods. */
  readonly trunkEni: boolean;

  /**
   * Version of the add-on.
   *
   * @default - unknown: the default of EKS, or a token
   */
  readonly addonVersion?: string;

  /** The spare addresses of each node. With IPv6, where nothing is kept spare, `WarmPool.none()`. */
  readonly warmPool: WarmPool;

  /**
   * The pod subnets.
   *
   * @default - none: pods use the subnets of the nodes
   */
  readonly podSubnets?: IPodSubnets;

  /**
   * The subnets in which node groups run that name no others.
   *
   * @default - the subnets of the VPC for nodes, in zones that have a pod subnet where pods need one
   */
  readonly nodeSubnets?: ec2.ISubnet[];

  /**
   * Name of a later generation of pod subnets, whose ENIConfigs are named `<zone>-<generation>`.
   *
   * Each of its node groups runs in one zone and has the node label that names its ENIConfig.
   *
   * @default - the first generation, whose ENIConfigs are named like the zones
   */
  readonly generation?: string;

  /**
   * How pods on Windows nodes get addresses: always from the nodes' own subnets, whatever the other members say of
   * Linux nodes.
   *
   * @default - they get none
   */
  readonly windows?: WindowsNetworking;

  /** Whether the role of the nodes has to carry the permissions of the VPC CNI. */
  readonly permissionsOnNodeRole: boolean;
}

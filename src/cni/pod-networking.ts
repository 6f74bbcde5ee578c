import { IConstruct } from 'constructs';
import { IpAssignment } from '../capacity/ip-assignment';
import { WarmPool } from '../capacity/warm-pool';
import { IPodSubnets } from '../network/pod-subnets-props';

/**
 * Where pods get their addresses.
 */
export enum PodPlacement {
  /** In the subnet of the node. */
  NODE_SUBNETS = 'node-subnets',

  /** In a subnet of their own, through ENIConfigs; the primary ENI of a node then carries no pods. */
  CUSTOM_NETWORKING = 'custom-networking',
}

/**
 * How the pods of a cluster are networked: what node groups compute their pod count from, and what they wait for.
 *
 * It is final once constructed: a node that started under one mode keeps it, so another mode means other nodes.
 */
export interface IPodNetworking extends IConstruct {
  /** What a slot of an ENI holds. */
  readonly ipAssignment: IpAssignment;

  /** Where pods get their addresses. */
  readonly placement: PodPlacement;

  /**
   * Most ENIs of a node (`MAX_ENI`).
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /** The spare addresses of each node. */
  readonly warmPool: WarmPool;

  /**
   * The pod subnets.
   *
   * @default - none: pods use the subnets of the nodes
   */
  readonly podSubnets?: IPodSubnets;

  /** Whether the role of the nodes has to carry the permissions of the VPC CNI. */
  readonly permissionsOnNodeRole: boolean;
}

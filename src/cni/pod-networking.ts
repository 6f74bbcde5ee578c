import { IConstruct } from 'constructs';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';

/**
 * How the pods of a cluster are networked: what node groups compute their pod count from, and what they wait for.
 *
 * It is final once constructed: a node that started under one mode keeps it, so another mode means other nodes.
 */
export interface IPodNetworking extends IConstruct {
  /** The addresses that pods have: `ipFamily` of the cluster. */
  readonly ipFamily: PodIpFamily;

  /** What a slot of an ENI holds. With IPv6 a prefix, of /80. */
  readonly ipAssignment: IpAssignment;

  /** Where pods get their addresses. */
  readonly placement: PodPlacement;

  /**
   * Most ENIs of a node (`MAX_ENI`).
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /** Whether a trunk ENI takes a place on each node, for security groups of single pods. */
  readonly trunkEni: boolean;

  /** The spare addresses of each node. With IPv6, where nothing is kept spare, `WarmPool.none()`. */
  readonly warmPool: WarmPool;

  /**
   * The pod subnets.
   *
   * @default - none: pods use the subnets of the nodes
   */
  readonly podSubnets?: IPodSubnets;

  /**
   * Name of a later generation of pod subnets, whose ENIConfigs are named `<zone>-<generation>`: its node groups run in one zone each, and carry the
   * node label that names their ENIConfig.
   *
   * @default - the first generation, whose ENIConfigs are named like the zones
   */
  readonly generation?: string;

  /**
   * How pods on Windows nodes get addresses: always of the nodes' own subnets, whatever is said of Linux nodes here.
   *
   * @default - they get none
   */
  readonly windows?: WindowsNetworking;

  /** Whether the role of the nodes has to carry the permissions of the VPC CNI. */
  readonly permissionsOnNodeRole: boolean;
}

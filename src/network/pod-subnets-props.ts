import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { IpamCidr } from './ipam-cidr';
import { IPodCidr } from './pod-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * Subnets for pods, one a zone.
 */
export interface IPodSubnets extends IConstruct {
  /** The zones that have a pod subnet, in the order of `subnets`. */
  readonly availabilityZones: string[];

  /** The pod subnets, in the order of `availabilityZones`. */
  readonly subnets: ec2.ISubnet[];

  /** Pods by their addresses, for rules that let them in: one peer for each block that the subnets lie in. */
  readonly peers: ec2.IPeer[];

  /**
   * Lets pods in: adds a rule for each of `peers` to the security groups of whatever pods connect to. Rules that name the primary block of the VPC
   * only, as those of interface endpoints do by default, refuse pods in another block.
   *
   * @param other an endpoint, database, load balancer, security group ...
   * @param port the ports; by default those that `other` listens on by default, without which this fails
   * @param description of the rules
   */
  allowTo(other: ec2.IConnectable, port?: ec2.Port, description?: string): void;
}

/**
 * Subnets whose addresses AWS VPC IPAM chooses at deployment.
 */
export interface IpamSubnets {
  /**
   * The IPAM pool that the subnets are allocated from: a resource planning pool of the VPC.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html
   */
  readonly pool: ec2.IIPAMPoolRef;

  /**
   * Prefix length of each subnet: 16 to 28, no token. It can never be changed in place.
   *
   * Fails outside of what a pool of this app allows, and above the room that `block` has.
   */
  readonly netmaskLength: number;

  /**
   * The block of the VPC that the pool plans, where this app adds it: the subnets wait for it.
   *
   * @default - the pool plans a block that the VPC has
   */
  readonly block?: IpamCidr;
}

/**
 * How pod subnets are reached and found, and what is kept in them, wherever their addresses come from.
 */
export interface PodSubnetOptions {
  /**
   * How much of each subnet is reserved for prefixes. It can be raised in place.
   *
   * @default - ReservationShare.HALF; of a `PodNetwork` with single addresses, which cannot come from it, ReservationShare.NONE
   */
  readonly reservation?: ReservationShare;

  /**
   * The route table of a zone's pod subnet, by zone name.
   *
   * @default - the one that the private subnets of the zone use, or the isolated ones of a VPC without private subnets; fails when there is none, or several
   */
  readonly routeTables?: { [zone: string]: string };

  /**
   * Whether internal load balancers may be put into the pod subnets (`kubernetes.io/role/internal-elb`): they take addresses beside pods.
   *
   * @default false
   */
  readonly internalLoadBalancers?: boolean;
}

/**
 * Options of pod subnets that were made elsewhere.
 */
export interface GivenPodSubnetsOptions {
  /**
   * The block that all of the subnets must lie in.
   *
   * @default - not compared
   */
  readonly cidr?: IPodCidr;
}

/**
 * Props of `PodSubnets`. Exactly one of `cidr`, `cidrs` and `ipam` is given.
 */
export interface PodSubnetsProps extends PodSubnetOptions {
  /** The VPC in which the subnets are made. */
  readonly vpc: ec2.IVpc;

  /**
   * The block that is cut into one subnet a zone.
   *
   * @default - `cidrs` or `ipam` must be given
   */
  readonly cidr?: IPodCidr;

  /**
   * A block for each zone, by zone name. The whole of it becomes the zone's subnet.
   *
   * @default - `cidr` or `ipam` must be given
   */
  readonly cidrs?: { [zone: string]: IPodCidr };

  /**
   * IPAM chooses the addresses of each subnet.
   *
   * @default - `cidr` or `cidrs` must be given
   */
  readonly ipam?: IpamSubnets;

  /**
   * The zones that get a pod subnet. Zones can be added at any place in the list later: no subnet moves.
   *
   * Fails when a zone is given twice, is not one of `cidrs`, or has no slot or route table of its own.
   *
   * @default - the zones in which the VPC has subnets for nodes; with `cidrs` its zones
   */
  readonly availabilityZones?: string[];

  /**
   * Into how many slots `cidr` is cut: 2, 4 or 8. It can never be changed in place. Fails without `cidr`.
   *
   * @default 4
   */
  readonly zoneSlots?: number;

  /**
   * Slots for zones whose letter has none, by zone name: 0 to `zoneSlots` - 1.
   *
   * @default - a zone's letter: a 0, b 1, c 2, d 3
   */
  readonly slots?: { [zone: string]: number };
}

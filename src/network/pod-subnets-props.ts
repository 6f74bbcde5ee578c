import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { IpamCidr } from './ipam-cidr';
import { IPodCidr } from './pod-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * Pod subnets, one per zone.
 *
 * @example
 * const podSubnets: IPodSubnets = PodSubnets.fromSubnets(stack, 'PodSubnets', [subnet]);
 * podSubnets.allowTo(database);
 */
export interface IPodSubnets extends IConstruct {
  /** The zones that have a pod subnet, in the order of `subnets`. */
  readonly availabilityZones: string[];

  /** The pod subnets, in the order of `availabilityZones`. */
  readonly subnets: ec2.ISubnet[];

  /**
   * The pods by their IP addresses, for security group rules that let them in: one peer for each CIDR block of the
   * subnets.
   */
  readonly peers: ec2.IPeer[];

  /**
   * Lets pods connect to something: adds a rule for each of `peers` to its security groups.
   *
   * A rule for the primary block of the VPC alone does not let in pods of another block. Interface endpoints have such
   * rules by default.
   *
   * @param other an endpoint, database, load balancer, security group ...
   * @param port the ports. By default those that `other` listens on by default; fails where it has none
   * @param description of the rules
   */
  allowTo(other: ec2.IConnectable, port?: ec2.Port, description?: string): void;
}

/**
 * Pod subnets whose addresses Amazon VPC IPAM chooses at deployment.
 *
 * @example
 * const subnetPool = ec2.CfnIPAMPool.fromIpamPoolId(stack, 'SubnetPool', 'ipam-pool-0a1b2c3d4e5f67890');
 * const subnets = new PodSubnets(stack, 'PodSubnets', { vpc, ipam: { pool: subnetPool, netmaskLength: 18 } });
 */
export interface IpamSubnets {
  /**
   * The IPAM pool that gives the subnets: a resource planning pool of the VPC.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html
   */
  readonly pool: ec2.IIPAMPoolRef;

  /**
   * Prefix length of each subnet: 16 to 28, not a token. It can never be changed in place.
   *
   * Fails when a pool of this app does not allow it, or when `block` has no room for the subnets.
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
 * Options of pod subnets, wherever their addresses come from: reservations, route tables and load balancers.
 *
 * @example
 * const podNetwork = PodNetwork.secondaryCidr('100.64.0.0/16', {
 *   routeTables: { 'eu-west-1a': 'rtb-0a1b2c3d4e5f67890' },
 *   internalLoadBalancers: true,
 * });
 */
export interface PodSubnetOptions {
  /**
   * How much of each subnet is reserved for prefixes. It can be raised in place.
   *
   * @default - ReservationShare.HALF; with single addresses, which cannot come from a reservation, a `PodNetwork` takes
   * ReservationShare.NONE
   */
  readonly reservation?: ReservationShare;

  /**
   * Ids of the route tables of the pod subnets, by zone name.
   *
   * @default - the one that the private subnets of the zone use, or the isolated ones of a VPC without private subnets;
   * fails when there is none, or several
   */
  readonly routeTables?: { [zone: string]: string };

  /**
   * Whether internal load balancers may be put into the pod subnets (`kubernetes.io/role/internal-elb`): they take
   * addresses beside pods.
   *
   * @default false
   */
  readonly internalLoadBalancers?: boolean;
}

/**
 * Options of pod subnets that were made elsewhere.
 *
 * @example
 * const block = new ExistingCidr(stack, 'PodRange', { vpc, cidr: '100.64.0.0/16' });
 * const given = PodSubnets.fromSubnets(stack, 'PodSubnets', [subnet], { cidr: block });
 */
export interface GivenPodSubnetsOptions {
  /**
   * The block that all of the subnets must lie in.
   *
   * @default - it is not checked where they lie
   */
  readonly cidr?: IPodCidr;

  /**
   * Whether a zone may have several of the subnets. Only `PodNetwork.taggedSubnets` can use them: an ENIConfig names
   * one per zone.
   *
   * @default false
   */
  readonly severalPerZone?: boolean;
}

/**
 * Props of `PodSubnets`. Give exactly one of `cidr`, `cidrs` and `ipam`.
 *
 * @example
 * const block = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
 * const subnets = new PodSubnets(stack, 'PodSubnets', {
 *   vpc,
 *   cidr: block,
 *   availabilityZones: ['eu-west-1a', 'eu-west-1b'],
 * });
 */
export interface PodSubnetsProps extends PodSubnetOptions {
  /** The VPC in which the subnets are made. */
  readonly vpc: ec2.IVpc;

  /**
   * The block that is cut into one subnet per zone.
   *
   * @default - `cidrs` or `ipam` must be given
   */
  readonly cidr?: IPodCidr;

  /**
   * One block per zone, by zone name. The whole block becomes the subnet of its zone. The zones are sorted by name,
   * whatever the order in the map.
   *
   * @default - `cidr` or `ipam` must be given
   */
  readonly cidrs?: { [zone: string]: IPodCidr };

  /**
   * Where IPAM takes the addresses of each subnet from.
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
   * Slots by zone name, 0 to `zoneSlots` - 1, for zones whose letter has none.
   *
   * @default - the slot of the zone's letter: a 0, b 1, c 2, d 3
   */
  readonly slots?: { [zone: string]: number };
}

import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodSubnetOptions } from './pod-subnets-props';
import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * How pod subnets are laid out.
 *
 * @example
 * const podNetwork = PodNetwork.secondaryCidr('100.64.0.0/16', {
 *   availabilityZones: ['eu-west-1a', 'eu-west-1b'],
 *   // two /17 in place of four /18
 *   zoneSlots: 2,
 *   reservation: ReservationShare.THREE_QUARTERS,
 * });
 */
export interface PodNetworkOptions extends PodSubnetOptions {
  /**
   * The zones that get a pod subnet.
   *
   * @default - the zones in which the VPC has subnets for nodes; of `PodNetwork.secondaryCidrs` the zones that are
   * given blocks
   */
  readonly availabilityZones?: string[];

  /**
   * Into how many slots one block is cut: 2, 4 or 8. It can never be changed in place. Fails where there is not one
   * block to cut.
   *
   * @default 4
   */
  readonly zoneSlots?: number;

  /**
   * Slots by zone name, for zones whose letter has none.
   *
   * @default - the slot of the zone's letter: a 0, b 1, c 2, d 3
   */
  readonly slots?: { [zone: string]: number };
}

/**
 * Options of pod subnets whose addresses Amazon VPC IPAM chooses.
 *
 * @example
 * const podNetwork = PodNetwork.ipam({
 *   subnetPool: ec2.CfnIPAMPool.fromIpamPoolId(stack, 'SubnetPool', 'ipam-pool-0a1b2c3d4e5f67890'),
 *   subnetNetmaskLength: 18,
 * });
 */
export interface IpamPodNetworkOptions extends PodSubnetOptions {
  /**
   * The IPAM pool that gives the subnets: a resource planning pool of the VPC. If it is made elsewhere, give
   * `ec2.CfnIPAMPool.fromIpamPoolId(...)`.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html
   */
  readonly subnetPool: ec2.IIPAMPoolRef;

  /** Prefix length of the pod subnet of each zone: 16 to 28, not a token. It can never be changed in place. */
  readonly subnetNetmaskLength: number;

  /**
   * The IPAM pool that gives the VPC a secondary block for the subnets. `subnetPool` has to plan that block.
   *
   * @default - no block is added: `subnetPool` plans a block that the VPC has
   */
  readonly blockPool?: ec2.IIPAMPoolRef;

  /**
   * Prefix length of the block from `blockPool`: 16 to 28, not a token. It can never be changed in place. Fails without
   * `blockPool`.
   *
   * @default 16
   */
  readonly blockNetmaskLength?: number;

  /**
   * The zones that get a pod subnet.
   *
   * @default - the zones in which the VPC has subnets for nodes
   */
  readonly availabilityZones?: string[];

  /**
   * Slots by zone name, 0 to 25, for zones whose letter has none. Constructs are named by them.
   *
   * @default - the slot of the zone's letter: a 0, b 1 ...
   */
  readonly slots?: { [zone: string]: number };
}

/**
 * Options of a network in which pods use the subnets of the nodes.
 *
 * @example
 * const podNetwork = PodNetwork.nodeSubnets({
 *   subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
 *   reservation: ReservationShare.THREE_QUARTERS,
 * });
 */
export interface NodeSubnetsOptions {
  /**
   * The subnets of the nodes. Space is reserved in these and in no others, whatever node groups there are, and node
   * groups run in them unless they name others.
   *
   * Name them where the VPC has private subnets in which no node runs, such as those of databases.
   *
   * @default - the private subnets of the VPC, or its isolated ones where it has no private ones
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * How much of each subnet for nodes is reserved for prefixes. It can be raised in place.
   *
   * @default - ReservationShare.HALF with prefix delegation, ReservationShare.NONE with single addresses, which cannot
   * come from it
   */
  readonly reservation?: ReservationShare;

  /**
   * Prefix length of the subnets, 16 to 28, where their CIDRs are known at deployment only, as those of a VPC that IPAM
   * allocates. All subnets have the one length. Fails where a subnet whose CIDR is known has another.
   *
   * @default - that of each subnet; fails where one is not known
   */
  readonly subnetPrefixLength?: number;
}

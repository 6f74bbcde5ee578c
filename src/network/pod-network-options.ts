import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodSubnetOptions } from './pod-subnets-props';
import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * How pod subnets are laid out.
 */
export interface PodNetworkOptions extends PodSubnetOptions {
  /**
   * The zones that get a pod subnet.
   *
   * @default - the zones in which the VPC has subnets for nodes; of `PodNetwork.secondaryCidrs` the zones that are given blocks
   */
  readonly availabilityZones?: string[];

  /**
   * Into how many slots one block is cut: 2, 4 or 8. It can never be changed in place. Fails where no block is cut.
   *
   * @default 4
   */
  readonly zoneSlots?: number;

  /**
   * Slots for zones whose letter has none, by zone name.
   *
   * @default - a zone's letter: a 0, b 1, c 2, d 3
   */
  readonly slots?: { [zone: string]: number };
}

/**
 * Pod subnets whose addresses AWS VPC IPAM chooses.
 */
export interface IpamPodNetworkOptions extends PodSubnetOptions {
  /**
   * The IPAM pool that subnets are allocated from: a resource planning pool of the VPC. `ec2.CfnIPAMPool.fromIpamPoolId(...)` where it is made elsewhere.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html
   */
  readonly subnetPool: ec2.IIPAMPoolRef;

  /** Prefix length of each zone's subnet: 16 to 28, no token. It can never be changed in place. */
  readonly subnetNetmaskLength: number;

  /**
   * The IPAM pool from which the VPC gets a secondary block for the subnets. `subnetPool` has to plan that block.
   *
   * @default - no block is added: `subnetPool` plans a block that the VPC has
   */
  readonly blockPool?: ec2.IIPAMPoolRef;

  /**
   * Prefix length of that block: 16 to 28, no token. It can never be changed in place. Fails without `blockPool`.
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
   * Slots, by which constructs are named, for zones whose letter has none, by zone name: 0 to 25.
   *
   * @default - a zone's letter: a 0, b 1 ...
   */
  readonly slots?: { [zone: string]: number };
}

/**
 * Options of pods in the subnets of the nodes.
 */
export interface NodeSubnetsOptions {
  /**
   * How much of each subnet for nodes is reserved for prefixes. It can be raised in place.
   *
   * @default - ReservationShare.HALF with prefix delegation, ReservationShare.NONE with single addresses, which cannot come from it
   */
  readonly reservation?: ReservationShare;

  /**
   * Prefix length of the subnets, where their CIDRs are known at deployment only, as of a VPC that IPAM allocates: 16 to 28, the same of all. Fails where it
   * is not that of a subnet whose CIDR is known.
   *
   * @default - that of each subnet; fails where one is not known
   */
  readonly subnetPrefixLength?: number;
}

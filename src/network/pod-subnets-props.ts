import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { SecondaryCidr } from './secondary-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * Subnets for pods, one a zone.
 */
export interface IPodSubnets extends IConstruct {
  /** The zones that have a pod subnet, in the order of `subnets`. */
  readonly availabilityZones: string[];

  /** The pod subnets, in the order of `availabilityZones`. */
  readonly subnets: ec2.ISubnet[];
}

/**
 * Props of `PodSubnets`.
 */
export interface PodSubnetsProps {
  /** The VPC in which the subnets are made. */
  readonly vpc: ec2.IVpc;

  /**
   * The block that is cut into one subnet a zone.
   *
   * @default - `cidrs` must be given; fails when both are, or neither
   */
  readonly cidr?: SecondaryCidr;

  /**
   * A block for each zone, by zone name; the whole of it becomes the zone's subnet.
   *
   * @default - `cidr` must be given; fails when both are, or neither
   */
  readonly cidrs?: { [zone: string]: SecondaryCidr };

  /**
   * The zones that get a pod subnet. Zones can be added at any place in the list later: no subnet moves.
   *
   * Fails when a zone is given twice, is not one of `cidrs`, or has no slot or route table of its own.
   *
   * @default - with `cidr` the zones in which the VPC has private subnets; with `cidrs` its zones
   */
  readonly availabilityZones?: string[];

  /**
   * Into how many slots `cidr` is cut: 2, 4 or 8. It can never be changed in place. Fails together with `cidrs`.
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

  /**
   * How much of each subnet is reserved for prefixes. It can be raised in place.
   *
   * @default ReservationShare.HALF
   */
  readonly reservation?: ReservationShare;

  /**
   * The route table of a zone's pod subnet, by zone name.
   *
   * @default - the one that the private subnets of the zone use; fails when there is none, or several
   */
  readonly routeTables?: { [zone: string]: string };
}

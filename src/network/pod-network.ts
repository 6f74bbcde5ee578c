import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { PodSubnets } from './pod-subnets';
import { IPodSubnets } from './pod-subnets-props';
import { SecondaryCidr } from './secondary-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';
import { IpAssignment } from '../capacity/ip-assignment';

/**
 * How the pod subnets of a secondary block are laid out.
 */
export interface PodNetworkOptions {
  /**
   * The zones that get a pod subnet.
   *
   * @default - the zones in which the VPC has private subnets; of `PodNetwork.secondaryCidrs` the zones that are given blocks
   */
  readonly availabilityZones?: string[];

  /**
   * Into how many slots one block is cut: 2, 4 or 8. It can never be changed in place. Fails where each zone has a block of its own.
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

  /**
   * How much of each subnet is reserved for prefixes. It can be raised in place.
   *
   * @default - ReservationShare.HALF with prefix delegation, ReservationShare.NONE with single addresses, which cannot come from it
   */
  readonly reservation?: ReservationShare;

  /**
   * The route table of a zone's pod subnet, by zone name.
   *
   * @default - the one that the private subnets of the zone use; fails when there is none, or several
   */
  readonly routeTables?: { [zone: string]: string };
}

/**
 * Where pods get their addresses from, apart from the nodes' own subnets.
 */
export abstract class PodNetwork {
  /**
   * One secondary block of the VPC, cut into a subnet a zone.
   *
   * A /16 in four slots holds, in the reserved half of each zone, (512 - 1) / 7 = 73 nodes that run 110 pods.
   *
   * @param cidr the block, /16 to /28, as in `100.64.0.0/16`; it can never be changed in place
   * @param options zones, slots, reservation, route tables
   */
  public static secondaryCidr(cidr: string, options: PodNetworkOptions = {}): PodNetwork {
    return new OneBlock(cidr, options);
  }

  /**
   * A secondary block of the VPC for each zone, the whole of it one subnet: for clusters that a quarter of a /16 is too small for.
   *
   * @param cidrs the blocks by zone name, each /16 to /28; none can be changed in place
   * @param options zones, reservation, route tables
   */
  public static secondaryCidrs(cidrs: { [zone: string]: string }, options: PodNetworkOptions = {}): PodNetwork {
    return new BlockPerZone(cidrs, options);
  }

  /**
   * Pod subnets that exist, or are made apart.
   *
   * @param subnets a `PodSubnets`, or `PodSubnets.fromSubnets(...)`
   */
  public static subnets(subnets: IPodSubnets): PodNetwork {
    return new GivenSubnets(subnets);
  }

  /**
   * The pod subnets, defined under a scope where they do not exist yet.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): IPodSubnets;
}

class OneBlock extends PodNetwork {
  constructor(private readonly cidr: string, private readonly options: PodNetworkOptions) {
    super();
  }

  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): IPodSubnets {
    const cidr = new SecondaryCidr(scope, 'PodCidr', { vpc, cidr: this.cidr });
    return new PodSubnets(scope, 'PodSubnets', { ...this.options, reservation: this.options.reservation ?? defaultShare(ipAssignment), vpc, cidr });
  }
}

class BlockPerZone extends PodNetwork {
  constructor(private readonly cidrs: { [zone: string]: string }, private readonly options: PodNetworkOptions) {
    super();
  }

  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): IPodSubnets {
    const blocks = Object.fromEntries([...new Set(Object.values(this.cidrs))]
      .map((cidr) => [cidr, new SecondaryCidr(scope, `PodCidr${blockId(cidr)}`, { vpc, cidr })]));
    const cidrs = Object.fromEntries(Object.entries(this.cidrs).map(([zone, cidr]) => [zone, blocks[cidr]]));
    return new PodSubnets(scope, 'PodSubnets', { ...this.options, reservation: this.options.reservation ?? defaultShare(ipAssignment), vpc, cidrs });
  }
}

class GivenSubnets extends PodNetwork {
  constructor(private readonly given: IPodSubnets) {
    super();
  }

  public _bind(): IPodSubnets {
    return this.given;
  }
}

function defaultShare(ipAssignment: IpAssignment): ReservationShare {
  return ipAssignment.usesPrefixes ? ReservationShare.HALF : ReservationShare.NONE;
}

/** A block's construct id is the block: giving another zone a block then leaves it alone. */
function blockId(cidr: string): string {
  return cidr.replace(/[^0-9]+/g, 'x');
}

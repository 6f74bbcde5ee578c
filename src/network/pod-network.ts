import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { PodSubnets } from './pod-subnets';
import { IPodSubnets } from './pod-subnets-props';
import { BoundPodNetwork } from './private/bound-pod-network';
import { NodeSubnetReservations } from './private/node-subnet-reservations';
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
 * Options of pods in the subnets of the nodes.
 */
export interface NodeSubnetsOptions {
  /**
   * How much of each private subnet of the VPC is reserved for prefixes. It can be raised in place. Fails where the CIDR of such a subnet is not
   * known at synth.
   *
   * @default - ReservationShare.HALF with prefix delegation, ReservationShare.NONE with single addresses, which cannot come from it
   */
  readonly reservation?: ReservationShare;
}

/**
 * Where pods get their addresses from.
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
   * The private subnets of the VPC, in which the nodes run too, with space reserved for prefixes: nothing of the VPC's address plan changes. Nodes
   * have all their ENIs for pods; load balancers and others share the addresses that are not reserved.
   *
   * @param options how much is reserved
   */
  public static nodeSubnets(options: NodeSubnetsOptions = {}): PodNetwork {
    return new InNodeSubnets(options);
  }

  /**
   * A network that is bound already.
   *
   * @internal
   */
  public static _bound(bound: BoundPodNetwork): PodNetwork {
    return new AlreadyBound(bound);
  }

  /**
   * Whether pods have subnets of their own.
   *
   * @internal
   */
  public abstract readonly _hasPodSubnets: boolean;

  /**
   * The network in a scope: defined there where it does not exist yet.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork;
}

/** What waits for pod subnets waits for all of them. */
function boundTo(podSubnets: IPodSubnets): BoundPodNetwork {
  return { podSubnets, dependables: [podSubnets] };
}

class OneBlock extends PodNetwork {
  public readonly _hasPodSubnets = true;

  constructor(private readonly cidr: string, private readonly options: PodNetworkOptions) {
    super();
  }

  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork {
    const cidr = new SecondaryCidr(scope, 'PodCidr', { vpc, cidr: this.cidr });
    return boundTo(new PodSubnets(scope, 'PodSubnets', { ...this.options, reservation: this.options.reservation ?? defaultShare(ipAssignment), vpc, cidr }));
  }
}

class BlockPerZone extends PodNetwork {
  public readonly _hasPodSubnets = true;

  constructor(private readonly cidrs: { [zone: string]: string }, private readonly options: PodNetworkOptions) {
    super();
  }

  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork {
    const blocks = Object.fromEntries([...new Set(Object.values(this.cidrs))]
      .map((cidr) => [cidr, new SecondaryCidr(scope, `PodCidr${blockId(cidr)}`, { vpc, cidr })]));
    const cidrs = Object.fromEntries(Object.entries(this.cidrs).map(([zone, cidr]) => [zone, blocks[cidr]]));
    return boundTo(new PodSubnets(scope, 'PodSubnets', { ...this.options, reservation: this.options.reservation ?? defaultShare(ipAssignment), vpc, cidrs }));
  }
}

class GivenSubnets extends PodNetwork {
  public readonly _hasPodSubnets = true;

  constructor(private readonly given: IPodSubnets) {
    super();
  }

  public _bind(): BoundPodNetwork {
    return boundTo(this.given);
  }
}

class InNodeSubnets extends PodNetwork {
  public readonly _hasPodSubnets = false;

  constructor(private readonly options: NodeSubnetsOptions) {
    super();
  }

  public _bind(scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment): BoundPodNetwork {
    const share = this.options.reservation ?? defaultShare(ipAssignment);
    return { dependables: share === ReservationShare.NONE ? [] : [new NodeSubnetReservations(scope, 'NodeSubnets', vpc.privateSubnets, share)] };
  }
}

class AlreadyBound extends PodNetwork {
  public readonly _hasPodSubnets: boolean;

  constructor(private readonly bound: BoundPodNetwork) {
    super();
    this._hasPodSubnets = bound.podSubnets !== undefined;
  }

  public _bind(): BoundPodNetwork {
    return this.bound;
  }
}

function defaultShare(ipAssignment: IpAssignment): ReservationShare {
  return ipAssignment.usesPrefixes ? ReservationShare.HALF : ReservationShare.NONE;
}

/** A block's construct id is the block: giving another zone a block then leaves it alone. */
function blockId(cidr: string): string {
  return cidr.replace(/[^0-9]+/g, 'x');
}

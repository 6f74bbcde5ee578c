import { Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { GivenPodSubnetsOptions, IPodSubnets, PodSubnetsProps } from './pod-subnets-props';
import { PrefixReservation } from './prefix-reservation';
import { GivenPodSubnets } from './private/given-pod-subnets';
import { letIn } from './private/pod-peers';
import { choiceFindings } from './private/pod-subnet-findings';
import { SubnetSource, subnetSource } from './private/subnet-source';
import { subnetTags } from './private/subnet-tags';
import { zoneRouteTable } from './private/zone-route-table';
import { LETTERS, zoneSlots, zonesOf } from './private/zone-slots';
import { regionFindings } from './reservations/reservation-regions';
import { earlierOwner } from './vpc/address-claims';
import { acknowledgeDummies } from './vpc/dummies';
import { sharedSubnetFindings } from './vpc/shared-vpc';
import { noteSize } from './vpc/subnet-sizes';
import { subnetCollisions } from './vpc/tree-collisions';
import { vpcZones } from './vpc/vpc-facts';
import { ReservationShare } from '../addressing/subnet-blocks';
import { isZoneId } from '../addressing/zone-ids';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../findings/words/network/pod-subnet-sources';
import { deliverFromTree } from '../templates/tree-findings';
import { acknowledge } from '../validation/acknowledge';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import {
  argumentFindings, BOOLEAN, CONSTRUCT, having, oneOf, RECORD, structOf, TEXT_LIST,
} from '../validation/prop-shapes';

/** Slots of a block unless the user says otherwise: a quarter of it for each of the zones a to d. */
const DEFAULT_ZONE_SLOTS = 4;

const SHAPES = {
  vpc: CONSTRUCT,
  cidr: having('a SecondaryCidr or an ExistingCidr', 'block'),
  cidrs: RECORD,
  ipam: structOf('IpamSubnets'),
  availabilityZones: TEXT_LIST,
  slots: RECORD,
  routeTables: RECORD,
  internalLoadBalancers: BOOLEAN,
  reservation: oneOf(ReservationShare),
};

/**
 * A pod subnet in each zone, with space reserved for prefixes, on the route table that the nodes of the zone use.
 *
 * ```
 * 100.64.0.0/16 in four slots
 * | a: .0.0/18      | b: .64.0/18     | c: .128.0/18    | d: .192.0/18    |
 * | ENIs   |reserved| ENIs   |reserved| ENIs   |reserved|                   a zone's slot follows from its letter
 * ```
 *
 * The CIDR of each subnet depends neither on demand nor on how many zones there are, so adding a zone moves no other.
 * It defines, for each zone, a subnet, its association with the route table, and its reservations. The subnets are not
 * among the VPC's `privateSubnets`, so nodes and load balancers do not land in them. A later `Vpc.fromLookup` finds
 * them in the subnet group `Pods`.
 *
 * @example
 * const block = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
 * const subnets = new PodSubnets(stack, 'PodSubnets', { vpc, cidr: block });
 * // pods may connect to its default port
 * subnets.allowTo(database);
 */
export class PodSubnets extends Construct implements IPodSubnets {
  /**
   * Uses pod subnets that were made elsewhere, one per zone.
   *
   * @param scope where the construct is put
   * @param id its id
   * @param subnets subnets of the VPC, in zones that differ. Fails when there is none, two are in one zone without
   * `severalPerZone`, or two overlap
   * @param options where they must lie
   */
  public static fromSubnets(
    scope: Construct,
    id: string,
    subnets: ec2.ISubnet[],
    options: GivenPodSubnetsOptions = {},
  ): IPodSubnets {
    return new GivenPodSubnets(scope, id, subnets, options);
  }

  /** The zones that have a pod subnet, in the order of `subnets`. */
  public readonly availabilityZones: string[] = [];

  /** The pod subnets, in the order of `availabilityZones`. */
  public readonly subnets: ec2.ISubnet[] = [];

  /** The CIDR of each pod subnet, in the order of `availabilityZones`. Tokens where IPAM chooses them. */
  public readonly cidrs: string[] = [];

  /**
   * Pods by their addresses: the blocks that the subnets are cut from, so a zone added later changes no rule. With IPAM
   * these are the subnets.
   */
  public readonly peers: ec2.IPeer[];

  /** The findings about the pod subnets and their zones. */
  public readonly findings: Finding[];

  /**
   * Defines one pod subnet per zone.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the VPC, and where the CIDR blocks of the subnets come from
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: PodSubnetsProps) {
    super(scope, id);

    deliver(this, argumentFindings('PodSubnetsProps', props, SHAPES, ['vpc']));
    const checks = new PropChecks(this);
    checks.add(...sharedSubnetFindings(this, props.vpc));
    const zones = props.availabilityZones ?? (props.cidrs === undefined ? vpcZones(props.vpc) : zonesOf(props.cidrs));
    const slotCount = props.cidr === undefined ? LETTERS : props.zoneSlots ?? DEFAULT_ZONE_SLOTS;
    checks.add(...choiceFindings(props, zones, slotCount));
    const { slots, findings } = zoneSlots(zones, slotCount, props.slots ?? {});
    if (checks.refusals.length === 0) checks.add(...findings);
    const routeTables = zones.map((zone) => zoneRouteTable(props.vpc, zone, props.routeTables ?? {}));
    // Of a zone that is none by its name that is said alone.
    checks.add(...routeTables.flatMap((table, index) => (
      typeof table === 'string' || isZoneId(zones[index]) ? [] : [table])));
    const sources =
      checks.refusals.length === 0
        ? zones.map((zone, index) => subnetSource(props, zone, slots[index], slotCount))
        : [];
    sources.forEach((source, index) => checks.add(...this.claimFindings(source, zones[index], slots[index])));
    if (props.reservation !== ReservationShare.NONE) checks.add(...regionFindings(Stack.of(this).region));
    this.findings = checks.deliver();

    zones.forEach((zone, index) =>
      this.addZone(zone, slots[index], sources[index], routeTables[index] as string, props),
    );
    const blocks = sources.flatMap(({ known }) => known ?? []);
    const parents = blocks.length > 0 ? blocks.map(({ source }) => source.cidr) : this.cidrs;
    this.peers = [...new Set(parents)].map((cidr) => ec2.Peer.ipv4(cidr));
    acknowledgeDummies(this, [props.vpc.vpcId]);
    if (blocks.length > 0) {
      deliverFromTree(this, (tree) => subnetCollisions(tree, this, props.vpc, blocks.map(({ block }) => block)));
    }
  }

  /**
   * Lets pods connect to something: adds a rule for each of `peers` to its security groups.
   *
   * @param other an endpoint, database, load balancer, security group ...
   * @param port the ports. By default those that `other` listens on by default; fails where it has none
   * @param description of the rules
   */
  public allowTo(other: ec2.IConnectable, port?: ec2.Port, description?: string): void {
    letIn(this, this.peers, other, port, description);
  }

  /** Takes the addresses of a zone, after looking who has them already. */
  private claimFindings({ known }: SubnetSource, zone: string, slot: number): Finding[] {
    if (known === undefined) return [];
    const { block, source } = known;
    const owner = earlierOwner(source.vpc, block, `${this.node.path}/Slot${slot}`);
    if (owner === undefined) return [];
    return [
      findingOf(WORDS.blockTaken, about.zone(zone), { zone, block: String(block), path: source.node.path, owner }),
    ];
  }

  private addZone(
    zone: string,
    slot: number,
    source: SubnetSource,
    routeTableId: string,
    props: PodSubnetsProps,
  ): void {
    const scope = new Construct(this, `Slot${slot}`);
    const subnet = new ec2.CfnSubnet(scope, 'Subnet', {
      vpcId: props.vpc.vpcId,
      availabilityZone: zone,
      ...source.allocation,
    });
    for (const [key, value] of Object.entries(subnetTags(scope, zone, props))) Tags.of(subnet).add(key, value);
    if (source.maker !== undefined) subnet.node.addDependency(source.maker);
    acknowledge(subnet, [{
      id: 'CloudFormation-Validate::W3010',
      reason: 'A pod subnet belongs to one zone: its slot, and so its CIDR, follows from the name of the zone',
    }]);
    new ec2.CfnSubnetRouteTableAssociation(scope, 'RouteTableAssociation', { subnetId: subnet.ref, routeTableId });
    const cidr = source.known?.block.toString() ?? subnet.attrCidrBlock;
    const view = ec2.Subnet.fromSubnetAttributes(scope, 'View', {
      subnetId: subnet.ref,
      availabilityZone: zone,
      ipv4CidrBlock: cidr,
      routeTableId,
    });
    noteSize(view, source.prefixLength);
    new PrefixReservation(scope, 'Reservation', {
      subnet: view,
      subnetPrefixLength: source.prefixLength,
      share: props.reservation,
    });
    this.availabilityZones.push(zone);
    this.subnets.push(view);
    this.cidrs.push(cidr);
  }
}

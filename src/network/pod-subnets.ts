import { Annotations, Stack, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IPodSubnets, PodSubnetsProps } from './pod-subnets-props';
import { PrefixReservation } from './prefix-reservation';
import { GivenPodSubnets } from './private/given-pod-subnets';
import { choiceFindings, slotPrefixLength } from './private/pod-subnet-findings';
import { regionFindings, REGION_WARNING } from './private/reservation-regions';
import { vpcZones } from './private/vpc-facts';
import { zoneRouteTable } from './private/zone-route-table';
import { zoneSlots } from './private/zone-slots';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { PropChecks } from '../validation/prop-checks';

/** Slots of a block unless the user says otherwise: a quarter of it for each of the zones a to d. */
const DEFAULT_ZONE_SLOTS = 4;

/** Slots where each zone has a block of its own: one for each letter. */
const LETTERS = 26;

/**
 * A subnet for pods in each zone, with prefix space reserved, on the route table that the nodes of the zone use.
 *
 * ```
 * 100.64.0.0/16 in four slots
 * | a: .0.0/18      | b: .64.0/18     | c: .128.0/18    | d: .192.0/18    |
 * | ENIs   |reserved| ENIs   |reserved| ENIs   |reserved|                   a zone's slot follows from its letter
 * ```
 *
 * Addresses never depend on demand or on how many zones there are: a zone added at any place moves no other. Defines, for each
 * zone, a subnet, its association with the route table, and its reservations. They are not among the VPC's `privateSubnets`,
 * so nodes and load balancers do not land in them.
 */
export class PodSubnets extends Construct implements IPodSubnets {
  /**
   * Pod subnets that were made elsewhere, one a zone.
   *
   * @param scope where the construct is put
   * @param id its id
   * @param subnets subnets of the VPC, in zones that differ; fails when there is none, or two are in one zone
   */
  public static fromSubnets(scope: Construct, id: string, subnets: ec2.ISubnet[]): IPodSubnets {
    return new GivenPodSubnets(scope, id, subnets);
  }

  /** The zones that have a pod subnet, in the order of `subnets`. */
  public readonly availabilityZones: string[] = [];

  /** The pod subnets, in the order of `availabilityZones`. */
  public readonly subnets: ec2.ISubnet[] = [];

  /** The CIDR of each pod subnet, in the order of `availabilityZones`. */
  public readonly cidrs: string[] = [];

  /** What there is to say of the zones. */
  public readonly findings: Finding[];

  constructor(scope: Construct, id: string, props: PodSubnetsProps) {
    super(scope, id);

    const checks = new PropChecks(this);
    const zones = props.availabilityZones ?? (props.cidrs === undefined ? vpcZones(props.vpc) : Object.keys(props.cidrs));
    const slotCount = props.cidr === undefined ? LETTERS : props.zoneSlots ?? DEFAULT_ZONE_SLOTS;
    checks.add(...choiceFindings(props, zones, slotCount));
    const { slots, findings } = zoneSlots(zones, slotCount, props.slots ?? {});
    if (checks.refusals.length === 0) checks.add(...findings);
    const routeTables = zones.map((zone) => zoneRouteTable(props.vpc, zone, props.routeTables ?? {}));
    checks.add(...routeTables.filter((table) => typeof table !== 'string'));
    const blocks = checks.refusals.length === 0 ? zones.map((zone, index) => this.claimed(checks, props, zone, slots[index], slotCount)) : [];
    if (props.reservation !== ReservationShare.NONE) checks.add(...regionFindings(Stack.of(this).region));
    this.findings = checks.deliver();

    zones.forEach((zone, index) => this.addZone(zone, slots[index], blocks[index], routeTables[index] as string, props));
  }

  /** The part of the block that becomes the subnet of a zone, after noting who has it already. */
  private claimed(checks: PropChecks, { cidr, cidrs }: PodSubnetsProps, zone: string, slot: number, slotCount: number): Ipv4Cidr {
    const source = cidr ?? cidrs![zone];
    const block = cidr === undefined ? source.block : source.block.childAt(slotPrefixLength(source.block, slotCount), slot);
    const owner = source._claim(block, `${this.node.path}/Slot${slot}`);
    if (owner !== undefined) {
      checks.add(findingOf('subnet-overlap', zone,
        `the subnet of zone '${zone}' would be ${block} of '${source.node.path}', of which '${owner}' has addresses already; give it a block of its own`));
    }
    return block;
  }

  private addZone(zone: string, slot: number, block: Ipv4Cidr, routeTableId: string, props: PodSubnetsProps): void {
    const scope = new Construct(this, `Slot${slot}`);
    const subnet = new ec2.CfnSubnet(scope, 'Subnet', { vpcId: props.vpc.vpcId, availabilityZone: zone, cidrBlock: block.toString() });
    Tags.of(subnet).add('Name', scope.node.path);
    subnet.node.addDependency(props.cidr ?? props.cidrs![zone]);
    Validations.of(subnet).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'A pod subnet belongs to one zone: its slot, and so its CIDR, follows from the name of the zone',
    });
    new ec2.CfnSubnetRouteTableAssociation(scope, 'RouteTableAssociation', { subnetId: subnet.ref, routeTableId });
    const view = ec2.Subnet.fromSubnetAttributes(scope, 'View', {
      subnetId: subnet.ref,
      availabilityZone: zone,
      ipv4CidrBlock: block.toString(),
      routeTableId,
    });
    new PrefixReservation(scope, 'Reservation', { subnet: view, share: props.reservation });
    // Said once for all zones, by this construct.
    Annotations.of(scope).acknowledgeWarning(REGION_WARNING);
    this.availabilityZones.push(zone);
    this.subnets.push(view);
    this.cidrs.push(block.toString());
  }
}

import { Tags, Token, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { PrefixReservation } from './prefix-reservation';
import { vpcZones } from './private/vpc-facts';
import { zoneRouteTable } from './private/zone-route-table';
import { SLOT_COUNTS, zoneSlots } from './private/zone-slots';
import { SecondaryCidr } from './secondary-cidr';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { ReservationShare } from '../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../addressing/vpc-cidr-rules';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { PropChecks } from '../validation/prop-checks';

/** Slots of a block unless the user says otherwise: a quarter of it for each of the zones a to d. */
const DEFAULT_ZONE_SLOTS = 4;

/** Slots where each zone has a block of its own: one for each letter. */
const LETTERS = 26;

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
    return new ImportedPodSubnets(scope, id, subnets);
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
    this.findings = checks.deliver();

    zones.forEach((zone, index) => {
      const source = props.cidr ?? props.cidrs![zone];
      const block = props.cidr === undefined ? source.block : source.block.childAt(slotPrefixLength(source.block, slotCount), slots[index]);
      this.addZone(zone, slots[index], block, source, routeTables[index] as string, props);
    });
  }

  private addZone(zone: string, slot: number, block: Ipv4Cidr, source: SecondaryCidr, routeTableId: string, props: PodSubnetsProps): void {
    const scope = new Construct(this, `Slot${slot}`);
    const subnet = new ec2.CfnSubnet(scope, 'Subnet', { vpcId: props.vpc.vpcId, availabilityZone: zone, cidrBlock: block.toString() });
    Tags.of(subnet).add('Name', scope.node.path);
    subnet.node.addDependency(source);
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
    this.availabilityZones.push(zone);
    this.subnets.push(view);
    this.cidrs.push(block.toString());
  }
}

/** Subnets of somebody else, as pod subnets. */
class ImportedPodSubnets extends Construct implements IPodSubnets {
  public readonly availabilityZones: string[];
  public readonly subnets: ec2.ISubnet[];

  constructor(scope: Construct, id: string, subnets: ec2.ISubnet[]) {
    super(scope, id);
    const checks = new PropChecks(this);
    this.subnets = [...subnets];
    this.availabilityZones = subnets.map((subnet) => subnet.availabilityZone);
    if (subnets.length === 0) checks.add(findingOf('zone-slot', 'subnets', "'subnets' is empty; give one pod subnet for each zone of the nodes"));
    this.availabilityZones.forEach((zone, index, zones) => {
      if (zones.indexOf(zone) < index) {
        checks.add(findingOf('zone-slot', zone, `'subnets' holds two subnets in zone '${zone}'; an ENIConfig names one subnet a zone, so give one`));
      }
    });
    checks.deliver();
  }
}

function choiceFindings({ cidr, cidrs, slots, zoneSlots: given }: PodSubnetsProps, zones: readonly string[], slotCount: number): Finding[] {
  if ((cidr === undefined) === (cidrs === undefined)) {
    return [findingOf('option-refused', 'cidr', `'cidr' and 'cidrs' are ${cidr === undefined ? 'both missing' : 'both given'}; give one of them`)];
  }
  if (cidrs !== undefined && given !== undefined) {
    return [findingOf('option-refused', 'zoneSlots', `'zoneSlots' (${given}) has no meaning where each zone has a block of its own; leave it out`)];
  }
  if (zones.length === 0) return [findingOf('zone-slot', 'availabilityZones', "'availabilityZones' is empty; name at least one zone")];
  const findings = Object.entries(slots ?? {}).filter(([, slot]) => !(Number.isInteger(slot) && slot >= 0 && slot < slotCount))
    .map(([zone, slot]) => findingOf('zone-slot', zone, `'slots' pins '${zone}' to ${slot}; a slot is a whole number from 0 to ${slotCount - 1}`));
  if (cidrs !== undefined) {
    const missing = zones.filter((zone) => cidrs[zone] === undefined);
    return [...findings, ...missing.map((zone) => findingOf('zone-slot', zone,
      `zone '${zone}' is not one of 'cidrs' (${Object.keys(cidrs).join(', ')}); give it a block, or leave it out`))];
  }
  if (Token.isUnresolved(slotCount) || !SLOT_COUNTS.includes(slotCount)) {
    return [findingOf('invalid-number', 'zoneSlots', `'zoneSlots' must be one of ${SLOT_COUNTS.join(', ')}; got ${slotCount}`)];
  }
  const length = slotPrefixLength(cidr!.block, slotCount);
  if (length <= VPC_PREFIX_LENGTHS.smallest) return findings;
  return [...findings, findingOf('vpc-cidr-size', 'cidr',
    `'cidr' ${cidr!.block} in ${slotCount} slots gives subnets of /${length}, and a subnet is /16 to /28; use a larger block or fewer slots`)];
}

/** Prefix length of the subnets that a block is cut into: worked, a /16 in 4 slots gives /18. */
function slotPrefixLength(block: Ipv4Cidr, slotCount: number): number {
  return block.prefixLength + Math.log2(slotCount);
}

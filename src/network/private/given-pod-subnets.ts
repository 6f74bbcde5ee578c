import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable, IConstruct } from 'constructs';
import { letIn } from './pod-peers';
import { sharedZoneFindings } from './shared-zones';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { attributeOf } from '../../validation/attribute';
import { deliver } from '../../validation/deliver';
import { PropChecks } from '../../validation/prop-checks';
import { argumentFindings, BOOLEAN, having, listOf, shapeFindings } from '../../validation/prop-shapes';
import { GivenPodSubnetsOptions, IPodSubnets } from '../pod-subnets-props';
import { PrefixReservation } from '../prefix-reservation';
import { cidrOf } from '../vpc/vpc-facts';
import { zoneIdFindings } from '../zone-id-findings';

/**
 * Subnets that were made elsewhere, as pod subnets. Whoever waits for them waits for the subnets, with their routes,
 * and for the space that is reserved in them, as these are when dependencies are resolved.
 */
export class GivenPodSubnets extends Construct implements IPodSubnets {
  /** The zones of the subnets. */
  public readonly availabilityZones: string[];

  /** The subnets. */
  public readonly subnets: ec2.ISubnet[];

  private readonly cidr?: string;

  constructor(scope: Construct, id: string, subnets: ec2.ISubnet[], options: GivenPodSubnetsOptions) {
    super(scope, id);
    deliver(this, [
      ...shapeFindings({ subnets }, { subnets: listOf('subnets', having('a subnet', 'subnetId')) }, ['subnets']),
      ...argumentFindings('GivenPodSubnetsOptions', options, {
        cidr: having('a SecondaryCidr or an ExistingCidr', 'block'),
        severalPerZone: BOOLEAN,
      }),
    ]);
    const checks = new PropChecks(this);
    this.subnets = [...subnets];
    this.cidr = options.cidr?.cidr;
    const zones = subnets.map((subnet) => subnet.availabilityZone);
    this.availabilityZones = [...new Set(zones)];
    checks.add(
      ...zoneFindings(zones, options.severalPerZone ?? false),
      ...zoneIdFindings(about.prop('subnets'), zones, Stack.of(this).region),
      ...givenOverlapFindings(subnets),
      ...placeFindings(subnets, options),
    );
    checks.deliver();
    const roots = () => [this, ...subnets, ...this.reservations()];
    Dependable.implement(this, { get dependencyRoots(): IConstruct[] { return roots(); } });
  }

  /** Pods by the block that the subnets lie in, else by the addresses of each, which must then be known. */
  public get peers(): ec2.IPeer[] {
    if (this.cidr !== undefined) return [ec2.Peer.ipv4(this.cidr)];
    const cidrs = this.subnets.map((subnet) => attributeOf(() => subnet.ipv4CidrBlock));
    deliver(this, this.subnets.filter((_, index) => cidrs[index] === undefined).map((subnet) => (
      findingOf(WORDS.peerUnknown, about.subnet(nameOf(subnet)), { subnets: [nameOf(subnet)] }))));
    return cidrs.map((cidr) => ec2.Peer.ipv4(cidr!));
  }

  public allowTo(other: ec2.IConnectable, port?: ec2.Port, description?: string): void {
    letIn(this, this.peers, other, port, description);
  }

  private reservations(): PrefixReservation[] {
    return this.subnets.flatMap((subnet) => PrefixReservation._in(this.node.root, subnet));
  }
}

function zoneFindings(zones: readonly string[], severalPerZone: boolean): Finding[] {
  if (zones.length === 0) return [findingOf(WORDS.noGivenSubnets, about.prop('subnets'), {})];
  return severalPerZone ? [] : sharedZoneFindings(zones);
}

/** Subnets that overlap an earlier one of the list. */
export function givenOverlapFindings(subnets: readonly ec2.ISubnet[]): Finding[] {
  return subnets.flatMap((subnet, index) =>
    subnets
      .slice(0, index)
      .filter((earlier) => cidrOf(subnet) !== undefined && cidrOf(earlier)?.overlaps(cidrOf(subnet)!))
      .map((earlier) =>
        findingOf(WORDS.givenOverlap, about.subnet(nameOf(subnet)), {
          first: nameOf(earlier),
          firstCidr: String(cidrOf(earlier)),
          second: nameOf(subnet),
          secondCidr: String(cidrOf(subnet)),
        }),
      ),
  );
}

/** Whether the subnets lie in the block that they should. */
function placeFindings(subnets: readonly ec2.ISubnet[], { cidr }: GivenPodSubnetsOptions): Finding[] {
  if (cidr === undefined) return [];
  const outside = subnets.filter((subnet) => cidrOf(subnet) !== undefined && !cidr.block.contains(cidrOf(subnet)!));
  const unknown = subnets.filter((subnet) => cidrOf(subnet) === undefined).map(nameOf);
  return [
    ...outside.map((subnet) =>
      findingOf(WORDS.outsideBlock, about.subnet(nameOf(subnet)), {
        subnets: [nameOf(subnet)],
        cidrs: [String(cidrOf(subnet))],
        block: cidr.cidr,
        path: cidr.node.path,
      }),
    ),
    ...(unknown.length === 0
      ? []
      : [findingOf(WORDS.placesUnknown, about.prop('subnets'), { subnets: unknown, block: cidr.cidr })]),
  ];
}

function nameOf(subnet: ec2.ISubnet): string {
  return Token.isUnresolved(subnet.subnetId) ? subnet.node.path : subnet.subnetId;
}

import { CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PodSubnetsProps } from '../../src/network/pod-subnets-props';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { importedVpc, numberTokens, stackIn, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';

const BLOCK = '100.64.0.0/16';

interface Network {
  readonly stack: Stack;
  readonly vpc: ec2.IVpc;
}

/** An imported VPC in these zones. */
function network(zones: string[] = ['eu-west-1a', 'eu-west-1b']): Network {
  const stack = stackIn();
  return { stack, vpc: importedVpc(stack, { zones, routeTables: zones.map((zone) => `rtb-${zone}`) }) };
}

function blockOf({ stack, vpc }: Network, cidr: string = BLOCK): SecondaryCidr {
  return new SecondaryCidr(stack, `Block${stack.node.children.length}`, { vpc, cidr });
}

function podsIn(where: Network, props: Partial<PodSubnetsProps> = {}): PodSubnets {
  const cidr = 'cidr' in props || 'cidrs' in props ? undefined : blockOf(where);
  return new PodSubnets(where.stack, 'Pods', { vpc: where.vpc, cidr, ...props });
}

function expectRefused(where: Network, props: Partial<PodSubnetsProps>, ...problems: Problem[]): void {
  const cidr = 'cidr' in props || 'cidrs' in props ? undefined : blockOf(where);
  expectRefusal(() => podsIn(where, { cidr, ...props }), 'Stack/Pods', ...problems);
}

function slotsOf(pods: PodSubnets): string[] {
  return pods.node.children.map(({ node }) => node.id);
}

describe('what it tells', () => {
  test('zones, subnets and blocks are in one order', () => {
    const where = network(['eu-west-1c', 'eu-west-1a']);
    const pods = podsIn(where);

    expect(pods.availabilityZones).toEqual(['eu-west-1c', 'eu-west-1a']);
    expect(pods.cidrs).toEqual(['100.64.128.0/18', '100.64.0.0/18']);
    expect(pods.subnets.map((subnet) => [subnet.availabilityZone, subnet.ipv4CidrBlock, subnet.routeTable.routeTableId])).toEqual([
      ['eu-west-1c', '100.64.128.0/18', 'rtb-eu-west-1c'],
      ['eu-west-1a', '100.64.0.0/18', 'rtb-eu-west-1a'],
    ]);
    expect(namesOf(pods.findings)).toEqual(['reservation-region-unverified']);
  });

  test('zones that are tokens are in the findings', () => {
    const stack = stackIn({ region: undefined });

    expect(namesOf(podsIn({ stack, vpc: zoneAgnosticVpc(stack) }).findings)).toEqual(['zones-unresolved', 'reservation-region-unverified']);
  });
});

describe('availabilityZones', () => {
  test('are by default those of the private subnets', () => {
    expect(podsIn(network(['eu-west-1b', 'eu-west-1c'])).availabilityZones).toEqual(['eu-west-1b', 'eu-west-1c']);
  });

  test('leave out the zones that the VPC keeps room for', () => {
    const stack = stackIn();
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'], reservedAzs: 2 });

    expect(slotsOf(podsIn({ stack, vpc }))).toEqual(['Slot0', 'Slot1']);
  });

  test('are those given', () => {
    expect(podsIn(network(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']), { availabilityZones: ['eu-west-1c'] }).availabilityZones).toEqual(['eu-west-1c']);
  });

  test('a token takes the slot of its place', () => {
    const zone = new CfnParameter(stackIn(), 'Zone').valueAsString;
    const pods = podsIn(network(), { availabilityZones: [zone], routeTables: { [zone]: 'rtb-z' } });

    expect(slotsOf(pods)).toEqual(['Slot0']);
    expect(namesOf(pods.findings)).toEqual(['zones-unresolved', 'reservation-region-unverified']);
  });

  test.each<[string, string[], Problem[]]>([
    ['none', [], [['zone-slot', 'pod-subnet-sources.noZones']]],
    ['a zone given twice', ['eu-west-1a', 'eu-west-1a'], [['zone-slot', 'slot-choices.zoneTwice', { zone: 'eu-west-1a' }]]],
    ['a zone beyond the slots', ['us-east-1f'], [
      ['zone-slot', { zone: 'us-east-1f', free: 3, count: 4, slot: 5 }],
      ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['us-east-1f'], known: ['eu-west-1a', 'eu-west-1b'] }],
    ]],
    ['a Local Zone', ['us-west-2-lax-1a'], [
      ['zone-slot', 'slot-choices.withoutLetter', { zone: 'us-west-2-lax-1a', free: 3, count: 4 }],
      ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['us-west-2-lax-1a'], known: ['eu-west-1a', 'eu-west-1b'] }],
    ]],
    ['a zone without private subnet', ['eu-west-1a', 'eu-west-1c'],
      [['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['eu-west-1c'], known: ['eu-west-1a', 'eu-west-1b'] }]]],
  ])('fails for %s', (_, availabilityZones, problems) => {
    expectRefused(network(), { availabilityZones }, ...problems);
  });
});

describe('cidr and cidrs', () => {
  test('fails without either, and for both', () => {
    const where = network();
    const block = blockOf(where);

    expectRefused(where, { cidr: undefined }, ['option-refused', 'pod-subnet-sources.noSource']);
    expectRefused(network(), { cidr: block, cidrs: { 'eu-west-1a': block } }, ['option-refused', 'pod-subnet-sources.severalSources', { given: ['cidr', 'cidrs'] }]);
  });

  test('cidrs names the zones, in the order of their names', () => {
    const where = network();
    const pods = podsIn(where, { cidrs: { 'eu-west-1b': blockOf(where), 'eu-west-1a': blockOf(where, '100.65.0.0/20') } });

    expect(pods.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(pods.cidrs).toEqual(['100.65.0.0/20', '100.64.0.0/16']);
    expect(slotsOf(pods)).toEqual(['Slot0', 'Slot1']);
  });

  test('every letter has its slot where each zone has a block', () => {
    const where = network(['us-east-1f', 'us-east-1z']);

    expect(slotsOf(podsIn(where, { cidrs: { 'us-east-1f': blockOf(where), 'us-east-1z': blockOf(where, '100.65.0.0/16') } }))).toEqual(['Slot5', 'Slot25']);
  });

  test('fails for a zone that has no block, naming those that have', () => {
    const where = network();

    expectRefused(where, { cidrs: { 'eu-west-1a': blockOf(where) }, availabilityZones: ['eu-west-1a', 'eu-west-1b'] },
      ['zone-slot', 'pod-subnet-sources.zoneWithoutBlock', { zones: ['eu-west-1b'], known: ['eu-west-1a'] }]);
  });

  test('fails for no zone at all', () => {
    expectRefused(network(), { cidrs: {} }, ['zone-slot', 'pod-subnet-sources.noZones']);
  });

  test('fails for a block that is too small for its slots', () => {
    const where = network();

    expectRefused(where, { cidr: blockOf(where, '100.64.0.0/27') },
      ['vpc-cidr-size', { cidr: '100.64.0.0/27', count: 4, prefixLength: 29 }]);
  });

  test('fails in the reservation for subnets that are too small for one, whose path is named', () => {
    const where = network(['eu-west-1a']);
    const cidr = blockOf(where, '100.64.0.0/26');

    expectRefusal(() => podsIn(where, { cidr }), 'Stack/Pods/Slot0/Reservation',
      ['reservation-range', 'reservations.tooSmall', { subnet: '100.64.0.0/28' }]);
  });
});

describe('zoneSlots', () => {
  test.each<[number | undefined, string]>([
    [undefined, '100.64.64.0/18'],
    [2, '100.64.128.0/17'],
    [4, '100.64.64.0/18'],
    [8, '100.64.32.0/19'],
  ])('%p puts zone b at %s', (zoneSlots, cidr) => {
    expect(podsIn(network(['eu-west-1b']), { zoneSlots }).cidrs).toEqual([cidr]);
  });

  test.each([1, 3, 16, 0, -2, 2.5, NaN])('fails for %p, naming what is allowed', (zoneSlots) => {
    expectRefused(network(['eu-west-1a']), { zoneSlots }, ['invalid-number', { counts: [2, 4, 8], got: `${zoneSlots}` }]);
  });

  test('fails for each kind of token', () => {
    for (const [, zoneSlots] of numberTokens(stackIn(), 4)) {
      expectRefused(network(['eu-west-1a']), { zoneSlots }, ['invalid-number', { counts: [2, 4, 8], got: 'a token' }]);
    }
  });

  test('fails together with cidrs', () => {
    const where = network(['eu-west-1a']);

    expectRefused(where, { cidrs: { 'eu-west-1a': blockOf(where) }, zoneSlots: 8 },
      ['option-refused', { zoneSlots: '8' }]);
  });

  test('fails for more zones than slots, and says where they can go', () => {
    expectRefused(network(['us-east-1a', 'us-east-1b', 'us-east-1c']), { zoneSlots: 2 },
      ['zone-slot', 'slot-choices.beyondSlots', { zone: 'us-east-1c', count: 2, slot: 2 }]);
  });
});

describe('slots', () => {
  test('us-east-1f is pinned to slot 3', () => {
    const pods = podsIn(network(['us-east-1a', 'us-east-1f']), { slots: { 'us-east-1f': 3 } });

    expect(slotsOf(pods)).toEqual(['Slot0', 'Slot3']);
    expect(pods.cidrs).toEqual(['100.64.0.0/18', '100.64.192.0/18']);
  });

  test('a Local Zone is pinned', () => {
    expect(slotsOf(podsIn(network(['us-west-2-lax-1a']), { slots: { 'us-west-2-lax-1a': 1 } }))).toEqual(['Slot1']);
  });

  test('a zone that is a token is pinned by the token', () => {
    const stack = stackIn({ region: undefined });
    const vpc = zoneAgnosticVpc(stack);
    const [a, b] = vpc.availabilityZones;
    const pods = podsIn({ stack, vpc }, { slots: { [a]: 2, [b]: 1 } });

    expect(slotsOf(pods)).toEqual(['Slot2', 'Slot1']);
    expect(namesOf(pods.findings)).toEqual(['reservation-region-unverified']);
  });

  test.each([4, -1, 0.5])('fails for %p', (slot) => {
    expectRefused(network(['us-east-1f']), { slots: { 'us-east-1f': slot } },
      ['zone-slot', { zone: 'us-east-1f', slot: `${slot}`, last: 3 }]);
  });

  test('fails for two zones on one slot', () => {
    expectRefused(network(['us-east-1a', 'us-east-1f']), { slots: { 'us-east-1f': 0 } },
      ['zone-slot', { zone: 'us-east-1f', free: 3, count: 4, rival: 'us-east-1a', slot: 0 }]);
  });

  test('fails for a token', () => {
    expectRefused(network(['us-east-1f']), { slots: { 'us-east-1f': Lazy.number({ produce: () => 3 }) } },
      ['zone-slot', { zone: 'us-east-1f', slot: 'a token', last: 3 }]);
  });
});

describe('reservation', () => {
  test.each<[ReservationShare | undefined, number]>([
    [undefined, 1],
    [ReservationShare.NONE, 0],
    [ReservationShare.HALF, 1],
    [ReservationShare.THREE_QUARTERS, 2],
    [ReservationShare.SEVEN_EIGHTHS, 3],
  ])('%p gives each subnet %p ranges', (reservation, count) => {
    const pods = podsIn(network(), { reservation });
    const reservations = pods.node.findAll().filter((construct) => construct instanceof PrefixReservation);

    expect(reservations.map(({ cidrs }) => cidrs.length)).toEqual([count, count]);
  });
});

describe('routeTables', () => {
  const tablesOf = (pods: PodSubnets) => pods.subnets.map(({ routeTable }) => routeTable.routeTableId);

  test('are by default those of the private subnets, and otherwise those given, also tokens', () => {
    const token = Fn.importValue('RouteTable');

    expect(tablesOf(podsIn(network()))).toEqual(['rtb-eu-west-1a', 'rtb-eu-west-1b']);
    expect(tablesOf(podsIn(network(), { routeTables: { 'eu-west-1b': token } }))).toEqual(['rtb-eu-west-1a', token]);
  });

  test('settle the choice among several', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack, { zones: ['eu-west-1a', 'eu-west-1a'], routeTables: ['rtb-1', 'rtb-2'] });

    expectRefused({ stack, vpc }, {}, ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zone: 'eu-west-1a', tables: ['rtb-1', 'rtb-2'] }]);
    expect(tablesOf(podsIn(network(['eu-west-1a']), { routeTables: { 'eu-west-1a': 'rtb-2' } }))).toEqual(['rtb-2']);
  });

  test('fails for a VPC with public subnets only, unless they are given', () => {
    const subnetConfiguration = [{ name: 'Public', subnetType: ec2.SubnetType.PUBLIC }];
    const publicVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a'], subnetConfiguration });
    const [one, other] = [stackIn(), stackIn()];

    expectRefused({ stack: one, vpc: publicVpc(one) }, {}, ['zone-route-table', { vpc: 'Stack/Vpc', zones: ['eu-west-1a'], known: [] }]);
    expect(tablesOf(podsIn({ stack: other, vpc: publicVpc(other) }, { routeTables: { 'eu-west-1a': 'rtb-2' } }))).toEqual(['rtb-2']);
  });
});

test('fails once for three mistakes', () => {
  expectRefused(network(['eu-west-1a', 'eu-west-1b']), { availabilityZones: ['us-east-1f', 'eu-west-1b', 'eu-west-1b', 'eu-west-1e'] },
    ['zone-slot', { zone: 'us-east-1f', free: 3, count: 4, slot: 5 }],
    ['zone-slot', 'slot-choices.zoneTwice', { zone: 'eu-west-1b' }],
    ['zone-slot', { zone: 'eu-west-1e', free: 3, count: 4, slot: 4 }],
    ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['us-east-1f'], known: ['eu-west-1a', 'eu-west-1b'] }],
    ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['eu-west-1e'], known: ['eu-west-1a', 'eu-west-1b'] }]);
});

import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpamCidr } from '../../src/network/ipam-cidr';
import { PodSubnets } from '../../src/network/pod-subnets';
import { IpamSubnets, PodSubnetsProps } from '../../src/network/pod-subnets-props';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { importedVpc, numberTokens, stackIn, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { deployedValue } from '../private/cfn-intrinsics';

const POOL_ID = 'ipam-pool-0123456789abcdef0';

interface Network {
  readonly stack: Stack;
  readonly vpc: ec2.IVpc;
}

function network(zones: string[] = ['us-east-1a', 'us-east-1b']): Network {
  const stack = stackIn({ region: 'us-east-1' });
  return { stack, vpc: importedVpc(stack, { zones, routeTables: zones.map((zone) => `rtb-0123456789abcdef${zone.slice(-1)}`) }) };
}

function poolOf({ stack }: Network): ec2.IIPAMPoolRef {
  return ec2.CfnIPAMPool.fromIpamPoolId(stack, `Pool${stack.node.children.length}`, POOL_ID);
}

function blockOf(where: Network, netmaskLength: number): IpamCidr {
  return new IpamCidr(where.stack, 'PodCidr', { vpc: where.vpc, pool: poolOf(where), netmaskLength });
}

function podsIn(where: Network, ipam: Partial<IpamSubnets> = {}, props: Partial<PodSubnetsProps> = {}): PodSubnets {
  return new PodSubnets(where.stack, 'Pods', { vpc: where.vpc, ipam: { pool: poolOf(where), netmaskLength: 20, ...ipam }, ...props });
}

describe('the template', () => {
  test('asks for a subnet a zone, cuts its reservation, and waits for the block', () => {
    const where = network();
    const pods = podsIn(where, { block: blockOf(where, 16) });
    const template = Template.fromStack(where.stack);

    expect(Object.keys(template.toJSON().Resources).sort()).toEqual([
      'PodCidrC4FB96F1',
      'PodsSlot0ReservationPrefix21At2048FC8E128C',
      'PodsSlot0RouteTableAssociationE91E774A',
      'PodsSlot0SubnetD8B48957',
      'PodsSlot1ReservationPrefix21At20485EEAF383',
      'PodsSlot1RouteTableAssociation9EB626D6',
      'PodsSlot1SubnetBB2B27EE',
    ].sort());
    template.hasResource('AWS::EC2::Subnet', {
      Properties: { VpcId: 'vpc-0123456789abcdef0', AvailabilityZone: 'us-east-1b', Ipv4IpamPoolId: POOL_ID, Ipv4NetmaskLength: 20 },
      DependsOn: ['PodCidrC4FB96F1'],
    });
    expect(JSON.stringify(template.findResources('AWS::EC2::Subnet'))).not.toContain('CidrBlock"');
    expect(where.stack.resolve(pods.cidrs)).toEqual(['Slot0SubnetD8B48957', 'Slot1SubnetBB2B27EE'].map((id) => ({ 'Fn::GetAtt': [`Pods${id}`, 'CidrBlock'] })));
    const reserved = Object.values(template.findResources('AWS::EC2::SubnetCidrReservation')).map(({ Properties }) => Properties.Cidr);
    const deployed = { 'PodsSlot0SubnetD8B48957.CidrBlock': '10.64.0.0/20', 'PodsSlot1SubnetBB2B27EE.CidrBlock': '10.64.32.0/20' };
    expect(reserved.map((form) => deployedValue(form, deployed)).sort()).toEqual(['10.64.40.0/21', '10.64.8.0/21']);
  });

  test('waits for nothing where the pool plans a block that the VPC has', () => {
    const where = network(['us-east-1a']);
    podsIn(where);

    const [subnet] = Object.values(Template.fromStack(where.stack).findResources('AWS::EC2::Subnet'));

    expect(subnet.DependsOn).toBeUndefined();
  });
});

test('subnets tell their addresses as tokens, their zones and route tables as ever', () => {
  const where = network();
  const pods = podsIn(where);
  const reservations = pods.node.findAll().filter((each) => each instanceof PrefixReservation);

  expect(pods.subnets.map(({ availabilityZone, routeTable }) => [availabilityZone, routeTable.routeTableId]))
    .toEqual([['us-east-1a', 'rtb-0123456789abcdefa'], ['us-east-1b', 'rtb-0123456789abcdefb']]);
  expect(pods.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock)).toEqual(pods.cidrs);
  expect(pods.findings).toEqual([]);
  expect(reservations.map(({ wholeBlocks }) => wholeBlocks)).toEqual([127, 127]); // 2 ** (28 - 21) - 1
});

test('peers are the subnets, for nobody knows their block', () => {
  const where = network();
  const { peers, cidrs } = podsIn(where);
  const { stack } = where;

  expect(stack.resolve(peers.map((peer) => peer.toIngressRuleConfig()))).toEqual(stack.resolve(cidrs).map((cidrIp: unknown) => ({ cidrIp })));
});

test('zones of every letter have a slot, for no block is cut', () => {
  const pods = podsIn(network(['us-east-1f', 'us-east-1z']));

  expect(pods.node.children.map(({ node }) => node.id)).toEqual(['Slot5', 'Slot25']);
});

test('zones that are tokens take their place', () => {
  const stack = stackIn({ region: undefined });

  expect(namesOf(podsIn({ stack, vpc: zoneAgnosticVpc(stack) }).findings)).toEqual(['zones-unresolved', 'reservation-region-unverified']);
});

test('nothing is reserved where told so, also of a subnet too small for it', () => {
  const where = network();
  podsIn(where, { netmaskLength: 28 }, { reservation: ReservationShare.NONE });

  Template.fromStack(where.stack).resourceCountIs('AWS::EC2::SubnetCidrReservation', 0);
});

describe('netmaskLength', () => {
  test.each<[number, Problem]>([
    [15, ['vpc-cidr-size', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: 15 }]],
    [29, ['vpc-cidr-size', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: 29 }]],
    [-1, ['vpc-cidr-size', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: -1 }]],
    [20.5, ['invalid-number', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: '20.5' }]],
    [NaN, ['invalid-number', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: 'NaN' }]],
  ])('fails for %p', (netmaskLength, problem) => {
    expectRefusal(() => podsIn(network(), { netmaskLength }), 'Stack/Pods', problem);
  });

  test('fails for each kind of token', () => {
    for (const [, netmaskLength] of numberTokens(stackIn(), 20)) {
      expectRefusal(() => podsIn(network(), { netmaskLength }), 'Stack/Pods',
        ['unresolved-value', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28 }]);
    }
  });

  test('fails in the reservation for a /28, which has room for none', () => {
    expectRefusal(() => podsIn(network(), { netmaskLength: 28 }), 'Stack/Pods/Slot0/Reservation',
      ['reservation-range', 'reservations.tooSmall', { subnet: '/28' }]);
  });

  test('fails outside of what a pool of the app allocates', () => {
    const where = network();
    const pool = new ec2.CfnIPAMPool(where.stack, 'Made', { addressFamily: 'ipv4', ipamScopeId: 'ipam-scope-1', allocationMinNetmaskLength: 22 });

    expectRefusal(() => podsIn(where, { pool }), 'Stack/Pods',
      ['ipam-netmask', { prop: 'ipam.netmaskLength', netmaskLength: 20, pool: 'Stack/Made', least: 22 }]);
  });
});

describe('block', () => {
  test.each<[number, number, number]>([
    [2, 19, 20], // 2 ** (20 - 19)
    [1, 20, 20], // 2 ** 0
    [4, 18, 20], // 2 ** 2
  ])('%p zones fit into a /%p in subnets of /%p', (count, blockLength, netmaskLength) => {
    const where = network(['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'].slice(0, count));

    expect(podsIn(where, { netmaskLength, block: blockOf(where, blockLength) }).subnets).toHaveLength(count);
  });

  test.each<[number, number, number, number]>([
    [2, 20, 20, 1], // 2 ** 0
    [3, 19, 20, 2], // 2 ** 1
    [1, 20, 19, 0],
  ])('fails for %p zones in a /%p in subnets of /%p: room for %p', (count, blockLength, netmaskLength, room) => {
    const where = network(['us-east-1a', 'us-east-1b', 'us-east-1c'].slice(0, count));
    const block = blockOf(where, blockLength);

    expectRefusal(() => podsIn(where, { netmaskLength, block }), 'Stack/Pods',
      ['ipam-netmask', { zones: count, netmaskLength, block: 'Stack/PodCidr', blockLength, room }]);
  });

  test('fails for that of another VPC', () => {
    const where = network();
    const vpc = importedVpc(where.stack, { id: 'Other', vpcId: 'vpc-0fedcba9876543210' });
    const block = new IpamCidr(where.stack, 'PodCidr', { vpc, pool: poolOf(where), netmaskLength: 16 });

    expectRefusal(() => podsIn(where, { block }), 'Stack/Pods',
      ['option-refused', { vpc: 'vpc-0123456789abcdef0', path: 'Stack/PodCidr', other: 'vpc-0fedcba9876543210' }]);
  });
});

describe('together with', () => {
  test.each<[string, (where: Network) => Partial<PodSubnetsProps>, Problem]>([
    ['cidr', (where) => ({ cidr: new SecondaryCidr(where.stack, 'C', { vpc: where.vpc, cidr: '100.64.0.0/16' }) }),
      ['option-refused', 'pod-subnet-sources.severalSources', { given: ['cidr', 'ipam'] }]],
    ['cidrs', (where) => ({ cidrs: { 'us-east-1a': new SecondaryCidr(where.stack, 'C', { vpc: where.vpc, cidr: '100.64.0.0/16' }) } }),
      ['option-refused', 'pod-subnet-sources.severalSources', { given: ['cidrs', 'ipam'] }]],
    ['zoneSlots', () => ({ zoneSlots: 4 }), ['option-refused', { zoneSlots: '4' }]],
    ['no zone', () => ({ availabilityZones: [] }), ['zone-slot', 'pod-subnet-sources.noZones']],
  ])('%s it fails', (_, propsIn, problem) => {
    const where = network();
    const props = propsIn(where);

    expectRefusal(() => podsIn(where, {}, props), 'Stack/Pods', problem);
  });

  test('cidr and cidrs it fails, naming all three', () => {
    const where = network();
    const cidr = new SecondaryCidr(where.stack, 'C', { vpc: where.vpc, cidr: '100.64.0.0/16' });

    expectRefusal(() => podsIn(where, {}, { cidr, cidrs: { 'us-east-1a': cidr } }), 'Stack/Pods',
      ['option-refused', 'pod-subnet-sources.severalSources', { given: ['cidr', 'cidrs', 'ipam'] }]);
  });
});

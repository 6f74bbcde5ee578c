import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { PodNetwork } from '../../src/network/pod-network';
import { PodNetworkOptions } from '../../src/network/pod-network-options';
import { PodSubnets } from '../../src/network/pod-subnets';
import { IPodSubnets } from '../../src/network/pod-subnets-props';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { expectRefusal } from '../private/cdk-refusals';

const PREFIXES = IpAssignment.prefixDelegation();
const SINGLE = IpAssignment.secondaryIp();
const ZONES = ['us-east-1a', 'us-east-1b'];

/** The pod subnets of a network, bound in a stack whose VPC has these zones. */
function bound(network: PodNetwork, ipAssignment: IpAssignment = PREFIXES, zones: string[] = ZONES): IPodSubnets {
  const stack = stackIn();
  return network._bind(stack, importedVpc(stack, { zones, routeTables: zones.map((zone) => `rtb-${zone}`) }), ipAssignment).podSubnets!;
}

function blocksOf(pods: IPodSubnets): string[] {
  return pods.subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
}

/** The ranges that are reserved in the stack of pod subnets. */
function rangesOf(pods: IPodSubnets): string[] {
  return Stack.of(pods).node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation).map(({ cidr }) => cidr);
}

describe('secondaryCidr', () => {
  test('makes the block and the pod subnets, under ids that are pinned', () => {
    const pods = bound(PodNetwork.secondaryCidr('100.64.0.0/16'));

    expect(blocksOf(pods)).toEqual(['100.64.0.0/18', '100.64.64.0/18']);
    expect(Stack.of(pods).node.children.map(({ node }) => node.id)).toEqual(['Vpc', 'PodCidr', 'PodSubnets']);
  });

  test.each<[string, PodNetworkOptions, string[]]>([
    ['availabilityZones', { availabilityZones: ['us-east-1b'] }, ['100.64.64.0/18']],
    ['zoneSlots', { zoneSlots: 8 }, ['100.64.0.0/19', '100.64.32.0/19']],
    ['slots', { slots: { 'us-east-1a': 3 } }, ['100.64.192.0/18', '100.64.64.0/18']],
  ])('takes %s', (_, options, blocks) => {
    expect(blocksOf(bound(PodNetwork.secondaryCidr('100.64.0.0/16', options)))).toEqual(blocks);
  });

  test('takes routeTables', () => {
    const pods = bound(PodNetwork.secondaryCidr('100.64.0.0/16', { routeTables: { 'us-east-1a': 'rtb-mine' } }));

    expect(pods.subnets.map(({ routeTable }) => routeTable.routeTableId)).toEqual(['rtb-mine', 'rtb-us-east-1b']);
  });

  test.each<[string, IpAssignment, ReservationShare | undefined, string[]]>([
    ['half of each subnet with prefixes by default', PREFIXES, undefined, ['100.64.32.0/19', '100.64.96.0/19']],
    ['nothing with single addresses by default', SINGLE, undefined, []],
    ['nothing with prefixes when told so', PREFIXES, ReservationShare.NONE, []],
    ['half with single addresses when told so', SINGLE, ReservationShare.HALF, ['100.64.32.0/19', '100.64.96.0/19']],
    ['three quarters when told so', PREFIXES, ReservationShare.THREE_QUARTERS, ['100.64.32.0/19', '100.64.16.0/20', '100.64.96.0/19', '100.64.80.0/20']],
  ])('reserves %s', (_, ipAssignment, reservation, ranges) => {
    const options = reservation === undefined ? {} : { reservation };

    expect(rangesOf(bound(PodNetwork.secondaryCidr('100.64.0.0/16', options), ipAssignment))).toEqual(ranges);
  });

  test('fails for a block that is none, with the path of the block', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidr('100.64.0.0/10')), 'Stack/PodCidr',
      ['vpc-cidr-size', { what: "'cidr'", cidr: '100.64.0.0/10', largest: 16, smallest: 28, instead: '100.64.0.0/16' }]);
  });

  test('fails for a token', () => {
    const token = new CfnParameter(stackIn(), 'Cidr').valueAsString;

    expectRefusal(() => bound(PodNetwork.secondaryCidr(token)), 'Stack/PodCidr',
      ['unresolved-value', 'values.cidrUnresolved', { prop: 'cidr' }]);
  });

  test('fails for options that do not fit, with the path of the pod subnets', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidr('100.64.0.0/16', { zoneSlots: 5 })), 'Stack/PodSubnets',
      ['invalid-number', { counts: [2, 4, 8], got: '5' }]);
  });

  test('fails for the same block twice on one VPC', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack);
    const network = PodNetwork.secondaryCidr('100.64.0.0/16');
    network._bind(new Stack(stack, 'One'), vpc, PREFIXES);

    expectRefusal(() => network._bind(new Stack(stack, 'Two'), vpc, PREFIXES), 'Stack/Two/PodCidr',
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'Stack/One/PodCidr', other: '100.64.0.0/16', vpc: 'vpc-0123456789abcdef0', free: '100.65.0.0/16' }]);
  });
});

describe('secondaryCidrs', () => {
  const BLOCKS = { 'us-east-1a': '100.64.0.0/16', 'us-east-1b': '100.65.0.0/18' };

  test('makes a block a zone, each the whole of a subnet, under ids that follow from the block', () => {
    const pods = bound(PodNetwork.secondaryCidrs(BLOCKS));

    expect(pods.availabilityZones).toEqual(ZONES);
    expect(blocksOf(pods)).toEqual(['100.64.0.0/16', '100.65.0.0/18']);
    expect(Stack.of(pods).node.children.map(({ node }) => node.id)).toEqual(['Vpc', 'PodCidr100x64x0x0x16', 'PodCidr100x65x0x0x18', 'PodSubnets']);
  });

  test('a zone more changes no id', () => {
    const idsOf = (pods: IPodSubnets) => Stack.of(pods).node.findAll().map(({ node }) => node.path).filter((path) => path.includes('Pod'));
    const more = bound(PodNetwork.secondaryCidrs({ 'us-east-1f': '100.66.0.0/16', ...BLOCKS }), PREFIXES, ['us-east-1f', ...ZONES]);

    expect(idsOf(more)).toEqual(expect.arrayContaining(idsOf(bound(PodNetwork.secondaryCidrs(BLOCKS)))));
    expect(blocksOf(more)).toEqual(['100.64.0.0/16', '100.65.0.0/18', '100.66.0.0/16']);
  });

  test('reserves by the way of assigning addresses, or as told', () => {
    expect(rangesOf(bound(PodNetwork.secondaryCidrs(BLOCKS)))).toEqual(['100.64.128.0/17', '100.65.32.0/19']);
    expect(rangesOf(bound(PodNetwork.secondaryCidrs(BLOCKS), SINGLE))).toEqual([]);
    expect(rangesOf(bound(PodNetwork.secondaryCidrs(BLOCKS, { reservation: ReservationShare.NONE })))).toEqual([]);
  });

  test('takes availabilityZones, routeTables and slots', () => {
    const pods = bound(PodNetwork.secondaryCidrs({ ...BLOCKS, 'us-west-2-lax-1a': '100.66.0.0/16' }, {
      availabilityZones: ['us-west-2-lax-1a'],
      routeTables: { 'us-west-2-lax-1a': 'rtb-lax' },
      slots: { 'us-west-2-lax-1a': 7 },
    }));

    expect((pods as PodSubnets).cidrs).toEqual(['100.66.0.0/16']);
    expect(pods.subnets[0].routeTable.routeTableId).toBe('rtb-lax');
    expect(pods.node.children.map(({ node }) => node.id)).toEqual(['Slot7']);
  });

  test('fails with zoneSlots, which have no meaning there', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidrs(BLOCKS, { zoneSlots: 4 })), 'Stack/PodSubnets',
      ['option-refused', { zoneSlots: '4' }]);
  });

  test('fails for a Local Zone that is not pinned', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidrs({ 'us-west-2-lax-1a': '100.64.0.0/16' }, { routeTables: { 'us-west-2-lax-1a': 'rtb-1' } })),
      'Stack/PodSubnets', ['zone-slot', 'slot-choices.withoutLetter', { zone: 'us-west-2-lax-1a', free: 25, count: 26 }]);
  });

  test('fails for blocks that overlap', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidrs({ 'us-east-1a': '100.64.0.0/16', 'us-east-1b': '100.64.0.0/18' })),
      'Stack/PodCidr100x64x0x0x18', ['vpc-cidr-overlap', { block: '100.64.0.0/18', owner: 'Stack/PodCidr100x64x0x0x16', other: '100.64.0.0/16', vpc: 'vpc-0123456789abcdef0', free: '100.65.0.0/18' }]);
  });

  test('fails for no zone', () => {
    expectRefusal(() => bound(PodNetwork.secondaryCidrs({})), 'Stack/PodSubnets', ['zone-slot', 'pod-subnet-sources.noZones']);
  });
});

test('subnets gives back the pod subnets, and makes nothing', () => {
  const stack = stackIn();
  const [subnet] = importedVpc(stack).privateSubnets;
  const given = PodSubnets.fromSubnets(stack, 'Pods', [subnet]);
  const before = stack.node.findAll().length;

  expect(PodNetwork.subnets(given)._bind(stack, importedVpc(stackIn()), SINGLE).podSubnets).toBe(given);
  expect(stack.node.findAll()).toHaveLength(before);
});

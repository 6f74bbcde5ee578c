import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { PodNetwork } from '../../src/network/pod-network';
import { IpamPodNetworkOptions } from '../../src/network/pod-network-options';
import { PodPlacement } from '../../src/network/pod-placement';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { importedVpc, numberTokens, stackIn, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { deployedValue } from '../private/cfn-intrinsics';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const SINGLE = IpAssignment.secondaryIp();
const ZONES = ['us-east-1a', 'us-east-1b'];

/** A stack in us-east-1 with an imported VPC. */
function place(zones: string[] = ZONES): { readonly stack: Stack; readonly vpc: ec2.IVpc } {
  const stack = stackIn({ region: 'us-east-1' });
  return { stack, vpc: importedVpc(stack, { zones, routeTables: zones.map((zone) => `rtb-${zone}`) }) };
}

/** The pod subnets of a network in such a stack. */
function bound(network: PodNetwork, ipAssignment: IpAssignment = PREFIXES, zones?: string[]): PodSubnets {
  const { stack, vpc } = place(zones);
  return network._bind(stack, vpc, ipAssignment).podSubnets as PodSubnets;
}

function rangesIn(stack: Stack): string[] {
  return stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnetCidrReservation).map(({ cidr }) => stack.resolve(cidr));
}

function idsIn(stack: Stack): string[] {
  return stack.node.children.map(({ node }) => node.id).filter((id) => id !== 'Vpc');
}

describe('existingCidr', () => {
  test('cuts the range, adds no block, and pins its ids', () => {
    const { stack, vpc } = place();
    const { podSubnets, addsBlocks, dependables } = PodNetwork.existingCidr('10.0.128.0/17')._bind(stack, vpc, PREFIXES);

    expect((podSubnets as PodSubnets).cidrs).toEqual(['10.0.128.0/19', '10.0.160.0/19']);
    expect([addsBlocks, dependables]).toEqual([false, [podSubnets]]);
    expect(idsIn(stack)).toEqual(['PodCidr', 'PodSubnets']);
    expect(rangesIn(stack)).toEqual(['10.0.144.0/20', '10.0.176.0/20']);
  });

  test('takes zones, slots, route tables, what to reserve and internal load balancers', () => {
    const pods = bound(PodNetwork.existingCidr('10.0.128.0/17', {
      availabilityZones: ['us-east-1f'],
      zoneSlots: 8,
      slots: { 'us-east-1f': 7 },
      routeTables: { 'us-east-1f': 'rtb-f' },
      reservation: ReservationShare.NONE,
      internalLoadBalancers: true,
    }));

    expect([pods.cidrs, pods.subnets[0].routeTable.routeTableId, rangesIn(Stack.of(pods))]).toEqual([['10.0.240.0/20'], 'rtb-f', []]);
    Template.fromStack(Stack.of(pods)).hasResourceProperties('AWS::EC2::Subnet', {
      Tags: [{ Key: 'aws-cdk:subnet-name', Value: 'Pods' }, { Key: 'kubernetes.io/role/internal-elb', Value: '1' }, { Key: 'Name', Value: 'Stack/PodSubnets/Slot7' }],
    });
  });

  test('reserves nothing with single addresses', () => {
    expect(rangesIn(Stack.of(bound(PodNetwork.existingCidr('10.0.128.0/17'), SINGLE)))).toEqual([]);
  });

  test('fails with the path of the range', () => {
    expectRefusal(() => bound(PodNetwork.existingCidr('10.0.128.0/29')), 'Stack/PodCidr',
      ['vpc-cidr-size', 'vpc-blocks.tooSmall', { what: "'cidr'", cidr: '10.0.128.0/29', largest: 16, smallest: 28 }]);
  });
});

describe('ipam', () => {
  type Choice = Omit<IpamPodNetworkOptions, 'subnetPool' | 'subnetNetmaskLength'>;
  const pool = (stack: Stack, id: string) => ec2.CfnIPAMPool.fromIpamPoolId(stack, id, `ipam-pool-${id}`);
  const poolNetwork = (options: Choice = {}, subnetNetmaskLength = 20) => PodNetwork.ipam({ subnetPool: pool(new Stack(), 'subnets'), subnetNetmaskLength, ...options });
  const blockPool = pool(new Stack(), 'blocks');

  test('takes subnets from a pool that plans a block of the VPC, and adds none', () => {
    const { stack, vpc } = place();
    const { podSubnets, addsBlocks } = poolNetwork()._bind(stack, vpc, PREFIXES);

    expect([addsBlocks, podSubnets!.availabilityZones, idsIn(stack)]).toEqual([false, ZONES, ['PodSubnets']]);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Subnet', { Ipv4IpamPoolId: 'ipam-pool-subnets', Ipv4NetmaskLength: 20 });
  });

  test.each([[undefined, 16], [18, 18]])('adds a block of length %p: /%p', (blockNetmaskLength, length) => {
    const { stack, vpc } = place();
    const { addsBlocks } = poolNetwork({ blockPool, blockNetmaskLength })._bind(stack, vpc, PREFIXES);

    expect([addsBlocks, idsIn(stack)]).toEqual([true, ['PodCidr', 'PodSubnets']]);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { Ipv4IpamPoolId: 'ipam-pool-blocks', Ipv4NetmaskLength: length });
    template.allResources('AWS::EC2::Subnet', { DependsOn: ['PodCidrC4FB96F1'] });
  });

  test('takes zones, route tables and what to reserve', () => {
    const pods = bound(poolNetwork({ availabilityZones: ['us-east-1c'], routeTables: { 'us-east-1c': 'rtb-c' }, reservation: ReservationShare.THREE_QUARTERS }));

    expect([pods.availabilityZones, pods.subnets[0].routeTable.routeTableId, rangesIn(Stack.of(pods)).length]).toEqual([['us-east-1c'], 'rtb-c', 2]);
  });

  test('reserves half with prefixes, and nothing with single addresses', () => {
    expect([PREFIXES, SINGLE].map((assignment) => rangesIn(Stack.of(bound(poolNetwork(), assignment))).length)).toEqual([2, 0]);
  });

  test.each<[string, Choice, number, string, Problem]>([
    ['the length of a block without pool', { blockNetmaskLength: 16 }, 20, 'Stack', ['option-refused', 'ipam-sizes.lengthWithoutPool']],
    ['a block of no size', { blockPool, blockNetmaskLength: 15 }, 20, 'Stack/PodCidr', ['vpc-cidr-size', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 15 }]],
    ['subnets of no size', {}, 29, 'Stack/PodSubnets', ['vpc-cidr-size', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28, got: 29 }]],
    ['a block without room', { blockPool, blockNetmaskLength: 20 }, 20, 'Stack/PodSubnets', ['ipam-netmask', { zones: 2, netmaskLength: 20, block: 'Stack/PodCidr', blockLength: 20, room: 1 }]],
    ['a zone without route table', { availabilityZones: ['us-east-1c'] }, 20, 'Stack/PodSubnets', ['zone-route-table', { vpc: 'vpc-0123456789abcdef0', zones: ['us-east-1c'], known: ['us-east-1a', 'us-east-1b'] }]],
  ])('fails for %s', (_, options, length, path, problem) => {
    expectRefusal(() => bound(poolNetwork(options, length)), path, problem);
  });

  test('fails for lengths that are tokens', () => {
    for (const [, length] of numberTokens(new Stack(), 20)) {
      expectRefusal(() => bound(poolNetwork({}, length)), 'Stack/PodSubnets',
        ['unresolved-value', { prop: 'ipam.netmaskLength', largest: 16, smallest: 28 }]);
      expectRefusal(() => bound(poolNetwork({ blockPool, blockNetmaskLength: length })), 'Stack/PodCidr',
        ['unresolved-value', { prop: 'netmaskLength', largest: 16, smallest: 28 }]);
    }
  });

  test('takes a zone that has no letter in the slot that it names', () => {
    const zone = 'us-west-2-lax-1a';
    const network = (slots?: { [name: string]: number }) => poolNetwork({ availabilityZones: [zone], routeTables: { [zone]: 'rtb-1' }, slots });

    expectRefusal(() => bound(network()), 'Stack/PodSubnets', ['zone-slot', 'slot-choices.withoutLetter', { zone, free: 25, count: 26 }]);
    expect(bound(network({ [zone]: 25 })).availabilityZones).toEqual([zone]);
  });
});

describe('nodeSubnets', () => {
  const MASK = 20;

  /** A VPC that IPAM allocates, with private subnets of /20. */
  const ipamVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ZONES,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Node', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: MASK }),
  });
  const literalVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ZONES,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Node', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: MASK }],
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
  });
  const boundIn = (makeVpc: (stack: Stack) => ec2.IVpc, options: Parameters<typeof PodNetwork.nodeSubnets>[0], ipAssignment = PREFIXES) => {
    const stack = stackIn({ region: 'us-east-1' });
    PodNetwork.nodeSubnets(options)._bind(stack, makeVpc(stack), ipAssignment);
    return stack;
  };
  const pathsIn = (stack: Stack) => stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnetCidrReservation).map(({ node }) => node.path);

  test.each(Object.values(ReservationShare).filter((share) => share !== ReservationShare.NONE))('the share %p of a VPC that IPAM allocates is that of a VPC whose block is known, under the same ids', (reservation) => {
    const literal = boundIn(literalVpc, { reservation });
    const allocated = boundIn(ipamVpc, { reservation, subnetPrefixLength: MASK });

    expect(rangesIn(allocated).map((form) => deployedValue(form, { 'Vpc8378EB38.CidrBlock': '10.0.0.0/16' }))).toEqual(rangesIn(literal));
    expect(pathsIn(allocated)).toEqual(pathsIn(literal));
    expect(pathsIn(literal)[0]).toBe('Stack/NodeSubnets/NodeSubnet1/Prefix21At2048');
  });

  test('a length that is that of known subnets changes nothing', () => {
    expect(rangesIn(boundIn(literalVpc, { subnetPrefixLength: MASK }))).toEqual(rangesIn(boundIn(literalVpc, {})));
  });

  test('fails for a length that is not that of a known subnet, at the first of them', () => {
    expectRefusal(() => boundIn(literalVpc, { subnetPrefixLength: 21 }), 'Stack/NodeSubnets/NodeSubnet1',
      ['option-refused', { length: '21', cidr: '10.0.0.0/20' }]);
  });

  test('fails without the length, for each subnet, and says that it may be given', () => {
    const problem = (index: number): Problem => ['unresolved-value', 'reservations.nodeSubnetUnknown', { subnets: [`Stack/Vpc/NodeSubnet${index}`] }];

    expectRefusal(() => boundIn(ipamVpc, {}), 'Stack/NodeSubnets', problem(1), problem(2));
  });

  test.each([15, 29, 20.5, NaN])('fails for a length of %p', (subnetPrefixLength) => {
    expectRefusal(() => boundIn(ipamVpc, { subnetPrefixLength }), 'Stack/NodeSubnets/NodeSubnet1',
      ['invalid-number', 'reservations.lengthUnfit', { largest: 16, smallest: 28, got: `${subnetPrefixLength}` }]);
  });

  test('fails for each kind of token', () => {
    for (const [, subnetPrefixLength] of numberTokens(new Stack(), MASK)) {
      expectRefusal(() => boundIn(ipamVpc, { subnetPrefixLength }), 'Stack/NodeSubnets/NodeSubnet1',
        ['invalid-number', 'reservations.lengthUnfit', { largest: 16, smallest: 28, got: 'a token' }]);
    }
  });

  test('the length does not help an import without CIDRs, whose subnets tell nothing', () => {
    expectRefusal(() => boundIn((stack) => importedVpc(stack, { zones: ['us-east-1a'] }), { subnetPrefixLength: MASK }), 'Stack/NodeSubnets',
      ['unresolved-value', 'reservations.nodeSubnetUnknown', { subnets: ['Stack/Vpc/PrivateSubnet1'] }]);
  });

  test('reserves half with prefixes, nothing with single addresses, and what it is told', () => {
    expect(rangesIn(boundIn(literalVpc, {}))).toEqual(['10.0.8.0/21', '10.0.24.0/21']);
    expect(rangesIn(boundIn(literalVpc, {}, SINGLE))).toEqual([]);
    expect(rangesIn(boundIn(ipamVpc, { reservation: ReservationShare.NONE }))).toEqual([]);
    expect(rangesIn(boundIn(literalVpc, { reservation: ReservationShare.HALF }, SINGLE))).toHaveLength(2);
  });

  test('prefers private subnets to isolated ones', () => {
    const stack = stackIn({ region: 'us-east-1' });
    const vpc = vpcOf(stack, ['us-east-1a']);
    PodNetwork.nodeSubnets()._bind(stack, vpc, PREFIXES);

    expect(stack.node.findAll().filter((each) => each instanceof PrefixReservation).map(({ subnet }) => subnet)).toEqual(vpc.privateSubnets);
  });
});

describe('subnetDiscovery', () => {
  test('tags the subnets that the app makes, and says nothing', () => {
    const { stack, vpc } = place();
    const network = PodNetwork.subnetDiscovery(PodNetwork.existingCidr('10.0.128.0/17'));
    const { findings } = network._bind(stack, vpc, PREFIXES);

    expect([network.placement, findings]).toEqual([PodPlacement.SUBNET_DISCOVERY, []]);
    const made = Object.values(Template.fromStack(stack).findResources('AWS::EC2::Subnet'));
    expect(made.map(({ Properties }) => Properties.Tags)).toEqual([0, 1].map(() => expect.arrayContaining([{ Key: 'kubernetes.io/role/cni', Value: '1' }])));
  });

  test.each<[string, PodNetwork, string]>([
    ['nodeSubnets', PodNetwork.nodeSubnets(), 'node-subnets'],
    ['itself', PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')), 'subnet-discovery'],
  ])('fails for %s', (_, network, placement) => {
    expect(saidBy(findingsThrownBy(() => PodNetwork.subnetDiscovery(network)))).toEqual([['pod-subnet-sources.withoutPodSubnets', { placement }]]);
  });
});

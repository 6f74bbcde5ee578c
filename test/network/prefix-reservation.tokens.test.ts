import { CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { PrefixReservation, PrefixReservationProps } from '../../src/network/prefix-reservation';
import { numberTokens, stackIn, textTokens } from '../private/cdk-fixtures';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { deployedValue } from '../private/cfn-intrinsics';
import { cidrTexts, holds } from '../private/laws';
import { lookedUpVpc } from '../private/looked-up-vpc';
import { factsOf } from '../private/statements';

const RESERVATION = 'AWS::EC2::SubnetCidrReservation';
const SHARES = Object.values(ReservationShare);

/** A subnet whose CIDR is an attribute of the resource, as where IPAM allocates it. */
function allocated(stack: Stack, id: string = 'Allocated'): ec2.CfnSubnet {
  return new ec2.CfnSubnet(stack, id, { vpcId: 'vpc-0123456789abcdef0', ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0', ipv4NetmaskLength: 20 });
}

function reserve(stack: Stack, props: Partial<PrefixReservationProps> = {}, id: string = 'Reserved'): PrefixReservation {
  const subnet = stack.node.tryFindChild('Allocated') as ec2.CfnSubnet ?? allocated(stack);
  return new PrefixReservation(stack, id, { subnet, subnetCidr: subnet.attrCidrBlock, subnetPrefixLength: 20, ...props });
}

function idsOf(reservation: PrefixReservation): string[] {
  return reservation.node.children.map(({ node }) => node.id);
}

test('CloudFormation cuts the ranges of a subnet that IPAM allocates', () => {
  const stack = stackIn();
  const reservation = reserve(stack, { share: ReservationShare.THREE_QUARTERS });
  const cidr = { 'Fn::GetAtt': ['Allocated', 'CidrBlock'] };
  const ofSize = (hostBits: string) => ({ 'Fn::Select': [1, { 'Fn::Cidr': [cidr, 2, hostBits] }] });

  const found = Template.fromStack(stack).findResources(RESERVATION);

  expect(Object.values(found).map(({ Properties }) => Properties)).toEqual([
    { SubnetId: { Ref: 'Allocated' }, Cidr: ofSize('11'), ReservationType: 'prefix', Description: 'Address prefixes for pods' }, // 32 - 21
    { SubnetId: { Ref: 'Allocated' }, Cidr: ofSize('10'), ReservationType: 'prefix', Description: 'Address prefixes for pods' }, // 32 - 22
  ]);
  expect(stack.resolve(reservation.cidrs)).toEqual([ofSize('11'), ofSize('10')]);
  expect(reservation.wholeBlocks).toBe(191); // 128 - 1 + 64
  expect(namesOf(reservation.findings)).toEqual(['reservation-several-ranges', 'reservation-region-unverified']);
  expect(factsOf(reservation.findings, 'reservation-several-ranges')).toEqual({ subnets: ['/20'], count: 2 });
});

test('the template form of every share of every subnet is, once deployed, the literal form, under the same ids', () => {
  holds(fc.property(cidrTexts(16, 27), fc.constantFrom(...SHARES), (cidr, share) => {
    const [scope, other] = [new Stack(), new Stack()];
    const subnet = allocated(scope);
    const literal = new PrefixReservation(other, 'Reserved', { subnet: allocated(other), subnetCidr: cidr, share });
    const byToken = new PrefixReservation(scope, 'Reserved', {
      subnet, share, subnetCidr: subnet.attrCidrBlock, subnetPrefixLength: Number(cidr.split('/')[1]),
    });
    const deployed = scope.resolve(byToken.cidrs).map((form: unknown) => deployedValue(form, { 'Allocated.CidrBlock': cidr }));

    expect(deployed).toEqual(literal.cidrs);
    expect(idsOf(byToken)).toEqual(idsOf(literal));
    expect(byToken.wholeBlocks).toBe(literal.wholeBlocks);
  }), 60);
});

describe('subnetPrefixLength', () => {
  test.each([16, 20, 27])('%p is taken with each kind of token', (subnetPrefixLength) => {
    const stack = stackIn();
    const tokens: Array<[string, string]> = [...textTokens(stack, '10.0.0.0/20'), ['GetAtt', allocated(stack).attrCidrBlock], ['Select', Fn.select(0, ['10.0.0.0/20', Fn.ref('AWS::StackId')])]];

    for (const [kind, subnetCidr] of tokens) {
      expect(idsOf(reserve(stack, { subnetCidr, subnetPrefixLength, subnet: allocated(stack, `Of${kind}`) }, kind)))
        .toEqual([`Prefix${subnetPrefixLength + 1}At${2 ** (31 - subnetPrefixLength)}`]);
    }
  });

  test.each([15, 29, 0, -20, 20.5, NaN, Infinity])('fails for %p, naming what is allowed', (subnetPrefixLength) => {
    expectRefusal(() => reserve(stackIn(), { subnetPrefixLength }), 'Stack/Reserved',
      ['invalid-number', 'reservations.lengthUnfit', { largest: 16, smallest: 28, got: `${subnetPrefixLength}` }]);
  });

  test('fails for each kind of token', () => {
    const stack = stackIn();

    for (const [kind, subnetPrefixLength] of numberTokens(stack, 20)) {
      expectRefusal(() => reserve(stack, { subnetPrefixLength }, kind), `Stack/${kind}`, ['invalid-number', 'reservations.lengthUnfit', { largest: 16, smallest: 28, got: 'a token' }]);
      expectRefusal(() => reserve(stack, { subnetPrefixLength, subnetCidr: '10.0.0.0/20' }, `Literal${kind}`), `Stack/Literal${kind}`,
        ['option-refused', { length: 'a token', cidr: '10.0.0.0/20' }]);
    }
  });

  test('is that of a known block, or fails and names both', () => {
    const stack = stackIn();

    expect(reserve(stack, { subnetCidr: '10.0.0.0/20', subnetPrefixLength: 20 }, 'Same').cidrs).toEqual(['10.0.8.0/21']);
    expectRefusal(() => reserve(stack, { subnetCidr: '10.0.0.0/20', subnetPrefixLength: 21 }, 'Other'), 'Stack/Other',
      ['option-refused', { length: '21', cidr: '10.0.0.0/20' }]);
  });

  test('fails for a block that is none, without a word on the size', () => {
    expectRefusal(() => reserve(stackIn(), { subnetCidr: '10.0.0.1/20' }), 'Stack/Reserved',
      ['invalid-cidr', { prop: 'subnetCidr', fault: 'hostBits', instead: '10.0.0.0/20' }]);
  });

  test('does not take the place of a CIDR that nothing tells', () => {
    expectRefusal(() => reserve(stackIn(), { subnetCidr: undefined }), 'Stack/Reserved', ['unresolved-value', 'reservations.cidrRequired']);
  });

  test('is what a token lacks', () => {
    expectRefusal(() => reserve(stackIn(), { subnetPrefixLength: undefined }), 'Stack/Reserved',
      ['unresolved-value', 'reservations.cidrUnresolved']);
  });

  test('is named by the message to whoever gives a token without it', () => {
    // A literal CIDR does not exist where IPAM allocates: the way out is subnetPrefixLength.
    expectRefusal(() => reserve(stackIn(), { subnetPrefixLength: undefined }), 'Stack/Reserved',
      ['unresolved-value', 'reservations.cidrUnresolved']);
  });

  test('fails for a subnet without room for a reservation, by its size', () => {
    const stack = stackIn();

    expectRefusal(() => reserve(stack, { subnetPrefixLength: 28 }), 'Stack/Reserved',
      ['reservation-range', 'reservations.tooSmall', { subnet: '/28' }]);
    expect(reserve(stack, { subnetPrefixLength: 28, share: ReservationShare.NONE }, 'None').cidrs).toEqual([]);
  });
});

test.each<[string, string[]]>([
  ['a literal', ['10.0.8.0/21']],
  ['a token', [Lazy.string({ produce: () => '10.0.8.0/21' })]],
])('cidrs fails with %s where the block is a token', (_, cidrs) => {
  expectRefusal(() => reserve(stackIn(), { cidrs }), 'Stack/Reserved',
    ['unresolved-value', 'reservations.rangesOfUnknown']);
});

describe('several reservations of one subnet', () => {
  const overlap = (range: string, other: string): Problem => ['reservation-range', { range, other, path: 'Stack/First' }];

  test('fail where they overlap, by size and place', () => {
    const stack = stackIn();
    reserve(stack, {}, 'First');

    expectRefusal(() => reserve(stack, {}, 'Second'), 'Stack/Second', overlap('the /21 at 2048 addresses', 'the /21 at 2048 addresses'));
    expectRefusal(() => reserve(stack, { share: ReservationShare.SEVEN_EIGHTHS }, 'Third'), 'Stack/Third', overlap('the /21 at 2048 addresses', 'the /21 at 2048 addresses'));
  });

  test('fail where one knows the block and the other does not, in either order', () => {
    const known = { subnetCidr: '10.0.0.0/20', subnetPrefixLength: undefined };
    const [one, two] = [stackIn(), stackIn()];
    reserve(one, known, 'First');
    reserve(two, {}, 'First');

    expectRefusal(() => reserve(one, {}, 'Second'), 'Stack/Second', overlap('the /21 at 2048 addresses', '10.0.8.0/21'));
    expectRefusal(() => reserve(two, { ...known, cidrs: ['10.0.15.240/28'] }, 'Second'), 'Stack/Second', overlap('10.0.15.240/28', 'the /21 at 2048 addresses'));
  });

  test('are taken beside each other, and in another subnet', () => {
    const stack = stackIn();
    reserve(stack, {}, 'First');

    expect(reserve(stack, { subnetCidr: '10.0.0.0/20', subnetPrefixLength: undefined, cidrs: ['10.0.4.0/22'] }, 'Beside').cidrs).toEqual(['10.0.4.0/22']);
    expect(idsOf(reserve(stack, { subnet: allocated(stack, 'Other') }, 'Elsewhere'))).toEqual(['Prefix21At2048']);
  });
});

test('a CIDR that is a parameter needs its size, and is cut by the template', () => {
  const stack = stackIn();
  const parameter = new CfnParameter(stack, 'Cidr');
  const { cidrs } = reserve(stack, { subnetCidr: parameter.valueAsString });

  expect(stack.resolve(cidrs).map((form: unknown) => deployedValue(form, { Cidr: '10.3.16.0/20' }))).toEqual(['10.3.24.0/21']);
});

test('the first synthesis of a looked-up VPC does not fail on the dummy of its subnets', () => {
  // CDK's dummy has the CIDR 1.2.3.4/5 in each subnet: whoever throws on it keeps the CLI from ever looking the VPC up. Nothing is to be reserved yet.
  const { stack, vpc } = lookedUpVpc();

  expect(() => new PrefixReservation(stack, 'Reserved', { subnet: vpc.privateSubnets[0] })).not.toThrow();
});

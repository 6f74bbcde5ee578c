import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { PrefixReservation, PrefixReservationProps } from '../../src/network/prefix-reservation';
import { violationsOf, warningsOf } from '../private/cdk-assembly';
import { stackIn, strictApp, textTokens, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

const RESERVATION = 'AWS::EC2::SubnetCidrReservation';

function importedSubnet(stack: Stack, ipv4CidrBlock?: string): ec2.ISubnet {
  return ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', {
    subnetId: 'subnet-0123456789abcdef0',
    availabilityZone: 'eu-west-1a',
    routeTableId: 'rtb-0123456789abcdef0',
    ipv4CidrBlock,
  });
}

function reserve(props: Partial<PrefixReservationProps> = {}, subnetCidr: string = '10.0.0.0/20', stack: Stack = stackIn()): PrefixReservation {
  return new PrefixReservation(stack, 'Reserved', { subnet: importedSubnet(stack, subnetCidr), ...props });
}

/** The ids of the reservations, which the logical ids follow from. */
function idsOf(reservation: PrefixReservation): string[] {
  return reservation.node.children.map(({ node }) => node.id);
}

describe('the template', () => {
  test('reserves the upper half for prefixes by default, and nothing else', () => {
    const stack = stackIn();
    reserve({}, '100.64.64.0/18', stack);

    const template = Template.fromStack(stack);

    template.resourceCountIs(RESERVATION, 1);
    expect(template.findResources(RESERVATION)).toEqual({
      ReservedPrefix19At8192CD2A147E: {
        Type: RESERVATION,
        Properties: {
          SubnetId: 'subnet-0123456789abcdef0',
          Cidr: '100.64.96.0/19',
          ReservationType: 'prefix',
          Description: 'Address prefixes for pods',
        },
        Metadata: { 'cfn-lint': { config: { ignore_checks: ['E3006'] } } },
      },
    });
  });

  test('raising the share adds ranges and changes none', () => {
    const shares = [ReservationShare.NONE, ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS];
    const templates = shares.map((share) => {
      const stack = stackIn({ region: 'us-east-1' });
      new ec2.CfnSecurityGroup(stack, 'Other', { groupDescription: 'a template needs a resource' });
      reserve({ share }, '10.0.0.0/20', stack);
      return Template.fromStack(stack).toJSON().Resources;
    });

    expect(templates.map((resources) => Object.keys(resources).length - 1)).toEqual([0, 1, 2, 3]);
    templates.slice(1).forEach((resources, index) => expect(resources).toMatchObject(templates[index]));
  });

  test('takes a subnet of the app, with or without high-level construct', () => {
    const stack = stackIn({ region: 'us-east-1' });
    const [subnet] = vpcOf(stack, ['us-east-1a']).privateSubnets;
    const plain = new ec2.CfnSubnet(stack, 'Plain', { vpcId: 'vpc-0123456789abcdef0', cidrBlock: '100.64.0.0/18' });
    new PrefixReservation(stack, 'One', { subnet });
    new PrefixReservation(stack, 'Two', { subnet: plain, subnetCidr: '100.64.0.0/18' });

    const template = Template.fromStack(stack);

    template.hasResourceProperties(RESERVATION, { SubnetId: stack.resolve(subnet.subnetId), Cidr: '10.0.192.0/18' });
    template.hasResourceProperties(RESERVATION, { SubnetId: stack.resolve(plain.ref), Cidr: '100.64.32.0/19' });
  });

  test('holds the given ranges', () => {
    const stack = stackIn({ region: 'us-east-1' });
    reserve({ cidrs: ['10.0.8.0/21', '10.0.4.0/28'] }, '10.0.0.0/20', stack);

    const template = Template.fromStack(stack);

    for (const Cidr of ['10.0.8.0/21', '10.0.4.0/28']) {
      template.hasResourceProperties(RESERVATION, Match.objectLike({ Cidr, ReservationType: 'prefix' }));
    }
  });
});

describe('the Region', () => {
  test.each(['us-east-1', 'us-west-2', 'me-south-1'])('%s is known to the validator: nothing is said', (region) => {
    const stack = stackIn({ region });
    reserve({}, '10.0.0.0/20', stack);

    expect(warningsOf(stack)).toEqual([]);
  });

  test('another one passes the validator, and is a finding without a warning (S59)', () => {
    const stack = stackIn({ region: 'ap-northeast-1' });
    const { findings } = reserve({ share: ReservationShare.THREE_QUARTERS }, '10.0.0.0/20', stack);

    expect(factsOf(findings, 'reservation-region-unverified').region).toBe('ap-northeast-1');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('one that is not known is a finding, too', () => {
    const stack = stackIn({ region: undefined });
    const { findings } = reserve({}, '10.0.0.0/20', stack);

    expect(factsOf(findings, 'reservation-region-unverified').region).toBeUndefined();
    expect(warningsOf(stack)).toEqual([]);
  });

  test("F3006 is acknowledged on each of our reservations and on nobody else's (S59)", () => {
    const app = strictApp();
    const stack = stackIn({ app });
    reserve({ share: ReservationShare.THREE_QUARTERS }, '10.0.0.0/20', stack);
    expect(violationsOf(app)).toEqual([]);

    new ec2.CfnSubnetCidrReservation(stack, 'Other', { subnetId: 'subnet-0123456789abcdef0', cidr: '10.1.0.0/28', reservationType: 'prefix' });

    expect(() => violationsOf(app)).toThrow(/Stack\/Other(?!.*Stack\/Reserved).*F3006/s);
  });
});

describe('share', () => {
  test.each<[ReservationShare | undefined, string[], string[], number]>([
    [undefined, ['10.0.8.0/21'], ['Prefix21At2048'], 127], // 128 blocks, the last not whole
    [ReservationShare.NONE, [], [], 0],
    [ReservationShare.HALF, ['10.0.8.0/21'], ['Prefix21At2048'], 127],
    [ReservationShare.THREE_QUARTERS, ['10.0.8.0/21', '10.0.4.0/22'], ['Prefix21At2048', 'Prefix22At1024'], 191], // 127 + 64
    [ReservationShare.SEVEN_EIGHTHS, ['10.0.8.0/21', '10.0.4.0/22', '10.0.2.0/23'], ['Prefix21At2048', 'Prefix22At1024', 'Prefix23At512'], 223], // 191 + 32
  ])('%p of a /20 reserves %p, under ids %p: %p whole blocks', (share, cidrs, ids, wholeBlocks) => {
    const reservation = reserve({ share });

    expect(reservation.cidrs).toEqual(cidrs);
    expect(idsOf(reservation)).toEqual(ids);
    expect(reservation.wholeBlocks).toBe(wholeBlocks);
  });

  test('ids are ranges within the subnet, not addresses', () => {
    expect(idsOf(reserve({}, '100.64.192.0/18'))).toEqual(idsOf(reserve({}, '10.7.0.0/18')));
  });

  test('several ranges are in the findings, and are no warning', () => {
    const known = () => stackIn({ region: 'us-east-1' });
    const reservation = reserve({ share: ReservationShare.SEVEN_EIGHTHS }, '10.0.0.0/20', known());

    expect(namesOf(reservation.findings)).toEqual(['reservation-several-ranges']);
    expect(factsOf(reservation.findings, 'reservation-several-ranges')).toEqual({ subnets: ['10.0.0.0/20'], count: 3 });
    expect(reservation.node.metadata).toEqual([]);
    expect(reserve({}, '10.0.0.0/20', known()).findings).toEqual([]);
  });

  test('a share stops where a range would be smaller than a /28', () => {
    expect(reserve({ share: ReservationShare.SEVEN_EIGHTHS }, '10.0.0.0/27').cidrs).toEqual(['10.0.0.16/28']);
  });

  test('fails for a subnet without room for it, naming the smallest that has', () => {
    expectRefusal(() => reserve({}, '10.0.0.0/28'), 'Stack/Reserved',
      ['reservation-range', 'reservations.tooSmall', { subnet: '10.0.0.0/28' }]);
  });

  test('nothing is asked of a /28 that reserves nothing', () => {
    expect(reserve({ share: ReservationShare.NONE }, '10.0.0.0/28').cidrs).toEqual([]);
  });

  test('is ignored where ranges are given', () => {
    expect(reserve({ share: ReservationShare.NONE, cidrs: ['10.0.0.16/28'] }).cidrs).toEqual(['10.0.0.16/28']);
  });
});

describe('subnetCidr', () => {
  test('is that of the subnet by default, and the given one otherwise', () => {
    const stack = stackIn();

    expect(reserve({}, '10.0.0.0/24').cidrs).toEqual(['10.0.0.128/25']);
    expect(new PrefixReservation(stack, 'R', { subnet: importedSubnet(stack), subnetCidr: '10.0.16.0/24' }).cidrs).toEqual(['10.0.16.128/25']);
  });

  test('fails where the subnet does not tell it: imported without, or plain', () => {
    const stack = stackIn();
    const missing: Problem = ['unresolved-value', 'reservations.cidrRequired'];

    expectRefusal(() => new PrefixReservation(stack, 'R', { subnet: importedSubnet(stack) }), 'Stack/R', missing);
    expectRefusal(() => new PrefixReservation(stack, 'S', { subnet: new ec2.CfnSubnet(stack, 'Plain', { vpcId: 'vpc-1' }) }), 'Stack/S', missing);
  });

  test('fails for each kind of token, given or told by the subnet', () => {
    const stack = stackIn();
    for (const [kind, token] of textTokens(stack, '10.0.0.0/20')) {
      const problem: Problem = ['unresolved-value', 'reservations.cidrUnresolved'];
      expectRefusal(() => reserve({}, token), 'Stack/Reserved', problem);
      expectRefusal(() => new PrefixReservation(stack, kind, { subnet: importedSubnet(new Stack()), subnetCidr: token }), `Stack/${kind}`, problem);
    }
  });

  test('fails for host bits', () => {
    expectRefusal(() => reserve({ subnetCidr: '10.0.0.0/8' }), 'Stack/Reserved',
      ['vpc-cidr-size', 'reservations.notSubnetSize', { cidr: '10.0.0.0/8', largest: 16, smallest: 28 }]);
    expectRefusal(() => reserve({ subnetCidr: '10.0.1.0/20' }), 'Stack/Reserved',
      ['invalid-cidr', { prop: 'subnetCidr', got: '10.0.1.0/20', fault: 'hostBits', instead: '10.0.0.0/20' }]);
  });
});

describe('cidrs', () => {
  test.each<[string, string[], Problem[]]>([
    ['a range outside the subnet', ['10.0.16.0/21'], [['reservation-range', { range: '10.0.16.0/21', subnet: '10.0.0.0/20' }]]],
    ['a range around the subnet', ['10.0.0.0/16'], [['reservation-range', { range: '10.0.0.0/16', subnet: '10.0.0.0/20' }]]],
    ['a range smaller than a prefix', ['10.0.1.0/29'], [['reservation-range', 'reservations.smallerThanPrefix', { range: '10.0.1.0/29' }]]],
    ['all of the subnet', ['10.0.0.0/20'], [['reservation-range', { subnet: '10.0.0.0/20', upperHalf: '10.0.8.0/21' }]]],
    ['all of the subnet, in parts', ['10.0.0.0/21', '10.0.8.0/21'],
      [['reservation-range', { subnet: '10.0.0.0/20', upperHalf: '10.0.8.0/21' }]]],
    ['a range given twice', ['10.0.8.0/21', '10.0.8.0/21'], [['reservation-range', { earlier: '10.0.8.0/21', range: '10.0.8.0/21' }]]],
    ['a range within another', ['10.0.8.0/21', '10.0.9.0/24'], [['reservation-range', { earlier: '10.0.8.0/21', range: '10.0.9.0/24' }]]],
    ['no range', [], [['reservation-range', 'reservations.noRanges']]],
    ['text, naming the place in the list', ['10.0.8.0/21', 'x'],
      [['invalid-cidr', { prop: 'cidrs[1]', got: 'x' }]]],
    ['host bits, as large as the subnet', ['10.0.8.0/20'], [['invalid-cidr', { prop: 'cidrs[0]', fault: 'hostBits', instead: '10.0.8.0/21' }]]],
    ['host bits', ['10.0.8.16/21'], [['invalid-cidr', { prop: 'cidrs[0]', fault: 'hostBits', instead: '10.0.8.0/21' }]]],
    ['three mistakes at once', ['10.0.16.0/28', '10.0.1.0/29', '10.0.2.0/24', '10.0.2.0/28'],
      [['reservation-range', { range: '10.0.16.0/28', subnet: '10.0.0.0/20' }],
        ['reservation-range', 'reservations.smallerThanPrefix', { range: '10.0.1.0/29' }],
        ['reservation-range', { earlier: '10.0.2.0/24', range: '10.0.2.0/28' }]]],
    ['two texts', ['x', 'y'],
      [['invalid-cidr', { prop: 'cidrs[0]', got: 'x' }],
        ['invalid-cidr', { prop: 'cidrs[1]', got: 'y' }]]],
  ])('fails for %s', (_, cidrs, problems) => {
    expectRefusal(() => reserve({ cidrs }), 'Stack/Reserved', ...problems);
  });

  test('fails for a token', () => {
    const stack = stackIn();
    const cidr = new CfnParameter(stack, 'Cidr').valueAsString;

    expectRefusal(() => reserve({ cidrs: [cidr] }, '10.0.0.0/20', stack), 'Stack/Reserved',
      ['unresolved-value', 'values.cidrUnresolved', { prop: 'cidrs[0]' }]);
  });

  test('all but one /28 may be reserved', () => {
    expect(reserve({ cidrs: ['10.0.0.16/28'] }, '10.0.0.0/27').cidrs).toEqual(['10.0.0.16/28']);
  });
});

describe('several reservations of one subnet', () => {
  const subnetOf = (stack: Stack, id: string, subnetId = 'subnet-0123456789abcdef0') => ec2.Subnet.fromSubnetAttributes(stack, id, {
    subnetId, availabilityZone: 'eu-west-1a', ipv4CidrBlock: '10.0.0.0/20',
  });

  test('ranges that do not touch are taken', () => {
    const stack = stackIn();
    const subnet = subnetOf(stack, 'Subnet');
    new PrefixReservation(stack, 'One', { subnet, cidrs: ['10.0.8.0/22'] });

    expect(() => new PrefixReservation(stack, 'Two', { subnet, cidrs: ['10.0.12.0/22'] })).not.toThrow();
  });

  test('fails where they overlap, also through another object for the subnet, and names both', () => {
    const stack = stackIn();
    new PrefixReservation(stack, 'One', { subnet: subnetOf(stack, 'Subnet') });

    expectRefusal(() => new PrefixReservation(stack, 'Two', { subnet: subnetOf(stack, 'Again'), cidrs: ['10.0.15.0/24'] }), 'Stack/Two',
      ['reservation-range', { range: '10.0.15.0/24', other: '10.0.8.0/21', path: 'Stack/One' }]);
  });

  test('the same range of another subnet, or of another app, is another one', () => {
    const stack = stackIn();
    new PrefixReservation(stack, 'One', { subnet: subnetOf(stack, 'Subnet') });

    expect(() => new PrefixReservation(stack, 'Two', { subnet: subnetOf(stack, 'Other', 'subnet-0123456789abcdef1') })).not.toThrow();
    expect(() => new PrefixReservation(stackIn(), 'One', { subnet: subnetOf(stackIn(), 'Subnet') })).not.toThrow();
  });
});

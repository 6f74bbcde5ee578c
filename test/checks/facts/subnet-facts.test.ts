import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { reservationFacts } from '../../../src/checks/facts/reservation-facts';
import { madeSubnet, subnetFacts, SubnetFacts, vpcKeyOf } from '../../../src/checks/facts/subnet-facts';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { Readable, readIn, TOLD, UNTOLD } from '../../private/cdk-readings';

const VPC = ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }] as const;
const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' };

/** A subnet of a template, beside its VPC. */
function subnetOf(properties: object | ((stack: Stack) => object), takesDefaults: boolean = false): SubnetFacts {
  const stack = stackIn();
  const { at } = readIn({
    Vpc: VPC,
    First: ['AWS::EC2::Subnet', { AvailabilityZone: 'eu-west-1c', CidrBlock: '10.0.64.0/20' }],
    Subnet: ['AWS::EC2::Subnet', typeof properties === 'function' ? properties(stack) : properties],
  }, stack, takesDefaults);
  return madeSubnet(at('Subnet'));
}

describe('blocks', () => {
  const ofVpc = { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] };
  const cut = (index: unknown, ...of: unknown[]) => ({ 'Fn::Select': [index, { 'Fn::Cidr': of }] });

  test.each<[string, unknown, string | undefined, number?]>([
    ['none', undefined, undefined],
    ['written out', '10.0.1.0/24', '10.0.1.0/24'],
    ['of no size', '10.0.1.0', undefined],
    ['a word', 'all', undefined],
    ['a number', 10, undefined],
    ['a list', ['10.0.1.0/24'], undefined],
    ['that of another subnet', { 'Fn::GetAtt': ['First', 'CidrBlock'] }, '10.0.64.0/20'],
    ['that of another subnet, in one text', { 'Fn::GetAtt': 'First.CidrBlock' }, '10.0.64.0/20'],
    ['substituted', { 'Fn::Sub': '10.0.${Part}.0/24' }, undefined],
    ['joined', { 'Fn::Join': ['.', ['10', '0', '2', '0/24']] }, '10.0.2.0/24'],
    ['the first of those of the VPC', cut(0, ofVpc, 4, 8), '10.0.0.0/24'],
    ['the second, by text', cut('1', ofVpc, '4', '8'), '10.0.1.0/24'],
    ['without bits', cut(1, ofVpc, 4), '10.0.1.0/24'],
    ['without bits or a number', cut(1, ofVpc), '10.0.1.0/24'],
    ['the largest', cut(0, ofVpc, 1, 16), '10.0.0.0/16'],
    ['larger than what it is cut of', cut(0, ofVpc, 1, 17), undefined, 15],
    ['the last', cut(255, ofVpc, 256, 8), '10.0.255.0/24'],
    ['one after the last', cut(256, ofVpc, 256, 8), undefined, 24],
    ['by an index that is told later', cut(IMPORTED, ofVpc, 4, 8), undefined, 24],
    ['of a block that is told later', cut(0, IMPORTED, 4, 8), undefined, 24],
    ['of a block that is told later, without bits', cut(0, IMPORTED, 4), undefined, 24],
    ['of bits that are told later', cut(0, ofVpc, 4, IMPORTED), undefined],
    ['of fewer bits than none', cut(0, ofVpc, 4, -1), undefined],
    ['of more bits than there are', cut(0, ofVpc, 4, 33), undefined],
    ['of a list that is written out', { 'Fn::Select': [1, ['10.0.1.0/24', '10.0.2.0/24']] }, '10.0.2.0/24'],
    ['of a list that is too short', { 'Fn::Select': [2, ['10.0.1.0/24', '10.0.2.0/24']] }, undefined],
    ['of a text that is split', { 'Fn::Select': [1, { 'Fn::Split': [',', '10.0.1.0/24,10.0.2.0/24'] }] }, '10.0.2.0/24'],
    ['of a subnet that is cut of a block that is cut', { 'Fn::Select': [1, { 'Fn::Cidr': [cut(2, ofVpc, 4, 12), 4, 8] }] }, '10.0.33.0/24'],
  ])('%s', (_, CidrBlock, cidr, prefixLength = undefined) => {
    const { cidr: block, prefixLength: length } = subnetOf({ CidrBlock });
    expect([block && `${block}`, length]).toEqual([cidr, prefixLength]);
  });

  test.each(TOLD)('%s', (_, write) => {
    expect(`${subnetOf((stack) => ({ CidrBlock: write(stack, '10.0.1.0/24') })).cidr}`).toBe('10.0.1.0/24');
  });

  test.each(UNTOLD)('%s', (_, write) => {
    expect(subnetOf((stack) => ({ CidrBlock: write(stack, '10.0.1.0/24') })).cidr).toBeUndefined();
  });

  test.each<[unknown, number | undefined]>([[undefined, undefined], [24, 24], ['24', 24], [0, 0], [1, 1], [2, 2], ['x', undefined], [IMPORTED, undefined]])('a size of %p', (length, expected) => {
    expect(subnetOf({ Ipv4IpamPoolId: 'pool', Ipv4NetmaskLength: length }).prefixLength).toBe(expected);
  });

  test('a size before that of a block that is cut', () => {
    expect(subnetOf({ CidrBlock: cut(0, IMPORTED, 4, 8), Ipv4NetmaskLength: 26 }).prefixLength).toBe(26);
  });
});

describe('zones', () => {
  const select = { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] };

  test.each<[string, object, string, string | undefined]>([
    ['none', {}, 'the zone of Stack/Subnet', undefined],
    ['by its name', { AvailabilityZone: 'eu-west-1a' }, 'eu-west-1a', 'eu-west-1a'],
    ['by its id', { AvailabilityZoneId: 'euw1-az1' }, 'euw1-az1', undefined],
    ['by both', { AvailabilityZone: 'eu-west-1a', AvailabilityZoneId: 'euw1-az1' }, 'eu-west-1a', 'eu-west-1a'],
    ['joined with the Region', { AvailabilityZone: { 'Fn::Join': ['', [{ Ref: 'AWS::Region' }, 'b']] } }, 'eu-west-1b', 'eu-west-1b'],
    ['substituted with the Region', { AvailabilityZone: { 'Fn::Sub': '${AWS::Region}b' } }, 'eu-west-1b', 'eu-west-1b'],
    ['by its place', { AvailabilityZone: select }, '2 of the Region', JSON.stringify(select)],
    ['that of another subnet', { AvailabilityZone: { 'Fn::GetAtt': ['First', 'AvailabilityZone'] } }, 'eu-west-1c', 'eu-west-1c'],
  ])('%s', (_, properties, zone, zoneKey) => {
    expect(subnetOf(properties)).toMatchObject({ zone, zoneKey });
  });
});

describe('tags', () => {
  const tag = (Key: unknown, Value?: unknown) => ({ Key, Value });
  const CNI = 'kubernetes.io/role/cni';
  const ofCluster = (name: string) => tag(`cni.networking.k8s.aws/cluster/${name}`, 'shared');

  test.each<[string, unknown, Partial<SubnetFacts>]>([
    ['none', undefined, { isTagged: false, isLeftOut: false, clusterNames: [] }],
    ['others', [tag('Name', 'x')], { isTagged: false, isLeftOut: false }],
    ['1', [tag(CNI, '1')], { isTagged: true, isLeftOut: false }],
    ['1 as a number', [tag(CNI, 1)], { isTagged: true, isLeftOut: false }],
    ['0', [tag(CNI, '0')], { isTagged: false, isLeftOut: true }],
    ['0 as a number', [tag(CNI, 0)], { isTagged: false, isLeftOut: true }],
    ['2', [tag(CNI, '2')], { isTagged: true, isLeftOut: false }],
    ['no value', [tag(CNI)], { isTagged: true, isLeftOut: false }],
    ['1 of a key that begins alike', [tag(`${CNI}-x`, '1')], { isTagged: false, isLeftOut: false }],
    ['0 of a key that begins alike', [tag(`${CNI}-x`, '0')], { isTagged: false, isLeftOut: false }],
    ['after another one', [tag('Name', 'x'), tag(CNI, '0')], { isLeftOut: true }],
    ['of clusters', [tag(CNI, '1'), ofCluster('one'), ofCluster('two')], { isTagged: true, clusterNames: ['one', 'two'] }],
    ['a key that is told later', [tag(IMPORTED, '1')], { isTagged: false, clusterNames: [] }],
    ['no list', { [CNI]: '1' }, { isTagged: false }],
  ])('%s', (_, Tags, expected) => {
    expect(subnetOf({ Tags })).toMatchObject(expected);
  });
});

test.each<[unknown, string | undefined]>([
  [undefined, undefined], ['vpc-1', 'vpc-1'], [{ Ref: 'Stack/Vpc' }, 'Stack/Vpc'], [{ 'Fn::GetAtt': ['Stack/Vpc', 'VpcId'] }, 'Stack/Vpc'],
  [IMPORTED, JSON.stringify(IMPORTED)],
])('the VPC of id %p', (id, key) => {
  expect(vpcKeyOf(id)).toBe(key);
});

describe('a subnet behind an id', () => {
  const read = (id: unknown, more: (stack: Stack) => void = () => {}) => {
    const stack = stackIn();
    more(stack);
    const { resources, at } = readIn({ Vpc: VPC, Subnet: ['AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' }], Asks: ['X::Y::Z', { Id: id }] }, stack);
    return subnetFacts(at('Asks').properties.Id, resources);
  };

  test('of the app', () => {
    expect(read({ Ref: 'Subnet' })).toMatchObject({ key: 'Stack/Subnet', name: 'Stack/Subnet', resource: expect.anything() });
    expect(read({ 'Fn::GetAtt': ['Subnet', 'SubnetId'] })).toMatchObject({ key: 'Stack/Subnet' });
    expect(read({ 'Fn::Join': ['', [{ Ref: 'Subnet' }]] })).toMatchObject({ key: 'Stack/Subnet' });
  });

  test('of something else of the app', () => {
    expect(read({ Ref: 'Vpc' })).toMatchObject({ name: 'Stack/Vpc', cidr: undefined });
  });

  test('that is told later', () => {
    expect(read(IMPORTED)).toMatchObject({ name: 'a subnet whose id is a token', zone: 'the zone of a subnet whose id is a token', cidr: undefined });
  });

  const importIn = (id: string, ipv4CidrBlock?: string) => (stack: Stack) => ec2.Subnet.fromSubnetAttributes(stack, id, {
    subnetId: 'subnet-1', availabilityZone: 'eu-west-1a', ipv4CidrBlock,
  });

  test('that an import tells of', () => {
    expect(read('subnet-1')).toMatchObject({ name: 'subnet-1', zoneKey: undefined, cidr: undefined });
    expect(read('subnet-1', importIn('Import', '10.9.0.0/24'))).toMatchObject({ name: 'Stack/Import', zoneKey: 'eu-west-1a', zone: 'eu-west-1a' });
    expect(`${read('subnet-1', importIn('Import', '10.9.0.0/24')).cidr}`).toBe('10.9.0.0/24');
    expect(read('subnet-2', importIn('Import', '10.9.0.0/24')).cidr).toBeUndefined();
  });

  test('that several imports tell of: what one of them tells counts, whichever it is', () => {
    const both = (first: string | undefined, second: string | undefined) => (stack: Stack) => {
      importIn('First', first)(stack);
      importIn('Second', second)(stack);
    };
    expect(`${read('subnet-1', both('10.9.0.0/24', undefined)).cidr}`).toBe('10.9.0.0/24');
    expect(`${read('subnet-1', both(undefined, '10.9.0.0/24')).cidr}`).toBe('10.9.0.0/24');
  });
});

describe('chains of references', () => {
  test.each([1, 2, 3])('an id that was exported and imported %i times', (times) => {
    const app = strictApp();
    const first = stackIn({ app, id: 'First' });
    const subnet = new ec2.CfnSubnet(first, 'Subnet', { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
    let [stack, value] = [first, subnet.ref];
    for (let index = 0; index < times; index++) {
      new CfnOutput(stack, 'Output', { value, exportName: `Id${index}` });
      stack = stackIn({ app, id: `Stack${index}` });
      value = Fn.importValue(`Id${index}`);
    }
    const { resources, at } = readIn({ Asks: ['X::Y::Z', { Id: value }] }, stack);

    expect(subnetFacts(at('Asks').properties.Id, resources).key).toBe('First/Subnet');
  });

  test('an export of itself goes round, and not for ever', () => {
    const stack = stackIn();
    new CfnOutput(stack, 'Output', { value: Fn.importValue('Round'), exportName: 'Round' });
    const { resources, at } = readIn({ Asks: ['X::Y::Z', { Id: { 'Fn::ImportValue': 'Round' } }] }, stack);

    expect(subnetFacts(at('Asks').properties.Id, resources).name).toBe('a subnet whose id is a token');
  });
});

describe('reservations', () => {
  const reservationOf = (properties: object) => {
    const { resources }: Readable = readIn({
      Subnet: ['AWS::EC2::Subnet', { CidrBlock: '10.0.0.0/24' }], Reserved: ['AWS::EC2::SubnetCidrReservation', properties],
    });
    const [{ range, subnet, forPrefixes }] = reservationFacts(resources);
    return [range && `${range}`, subnet.key, forPrefixes];
  };

  test.each<[string, object, unknown[]]>([
    ['nothing', {}, [undefined, 'null', false]],
    ['a range', { Cidr: '10.0.0.128/25' }, ['10.0.0.128/25', 'null', false]],
    ['a range of a subnet', { Cidr: '10.0.0.128/25', SubnetId: { Ref: 'Subnet' } }, ['10.0.0.128/25', 'Stack/Subnet', false]],
    ['for prefixes', { Cidr: '10.0.0.128/25', SubnetId: { Ref: 'Subnet' }, ReservationType: 'prefix' }, ['10.0.0.128/25', 'Stack/Subnet', true]],
    ['by hand', { Cidr: '10.0.0.128/25', SubnetId: 'subnet-1', ReservationType: 'explicit' }, ['10.0.0.128/25', 'subnet-1', false]],
    ['a type that is told later', { Cidr: '10.0.0.128/25', SubnetId: 'subnet-1', ReservationType: IMPORTED }, ['10.0.0.128/25', 'subnet-1', false]],
    ['a range that is told later', { Cidr: IMPORTED, SubnetId: 'subnet-1', ReservationType: 'prefix' }, [undefined, 'subnet-1', true]],
  ])('%s', (_, properties, expected) => {
    expect(reservationOf(properties)).toEqual(expected);
  });
});

import { App, Fn } from 'aws-cdk-lib';
import { Ipv4Cidr } from '../../../src/addressing/ipv4-cidr';
import { earlierOwner } from '../../../src/network/vpc/address-claims';
import { dummyVpc, importedVpc, stackIn, vpcOf } from '../../private/cdk-fixtures';

const part = (text: string) => Ipv4Cidr.parse(text);

test.each<[string, string | undefined]>([
  ['100.64.0.0/18', 'A'],
  ['100.64.0.0/16', 'A'],
  ['100.64.63.240/28', 'A'],
  ['100.64.64.0/18', undefined],
])('of a VPC of which A has 100.64.0.0/18, %s is had by %p', (wanted, owner) => {
  const vpc = vpcOf(stackIn(), ['eu-west-1a']);
  expect(earlierOwner(vpc, part('100.64.0.0/18'), 'A')).toBeUndefined();

  expect(earlierOwner(vpc, part(wanted), 'B')).toBe(owner);
  expect(earlierOwner(vpc, part(wanted), 'C')).toBe(owner ?? 'B');
});

test('a part that is refused is not taken', () => {
  const vpc = vpcOf(stackIn(), ['eu-west-1a']);
  earlierOwner(vpc, part('100.64.0.0/18'), 'A');
  earlierOwner(vpc, part('100.64.0.0/16'), 'Refused');

  expect(earlierOwner(vpc, part('100.64.64.0/18'), 'B')).toBeUndefined();
});

test('one VPC that is imported in two stacks is one', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => importedVpc(stackIn({ app, id })));
  earlierOwner(one, part('100.64.0.0/18'), 'A');

  expect(earlierOwner(two, part('100.64.0.0/18'), 'B')).toBe('A');
});

test('another VPC, another app, a VPC by a token and one that has still to be looked up are others', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => stackIn({ app, id, account: '111111111111' }));
  const vpcs = [
    importedVpc(one), importedVpc(one, { id: 'Other', vpcId: 'vpc-0fedcba9876543210' }), importedVpc(stackIn()),
    vpcOf(one, ['eu-west-1a'], 'Made'), vpcOf(two, ['eu-west-1a'], 'Made'),
    importedVpc(one, { id: 'ByToken', vpcId: Fn.importValue('Vpc') }), importedVpc(two, { id: 'ByToken', vpcId: Fn.importValue('Vpc') }),
    dummyVpc(one, 'Dummy'), dummyVpc(two, 'Dummy'),
  ];

  expect(vpcs.map((vpc, index) => earlierOwner(vpc, part('100.64.0.0/18'), `Path${index}`))).toEqual(vpcs.map(() => undefined));
});

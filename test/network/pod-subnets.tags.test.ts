import { Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PodSubnetsProps } from '../../src/network/pod-subnets-props';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { ISOLATED, lookedUpContext, lookedUpVpc, PRIVATE, PUBLIC } from '../private/looked-up-vpc';

type Tagging = Record<string, string>;

/** The tags of each pod subnet, in the order of the slots, as the tree has them. */
function tagsOf(vpc: ec2.IVpc, props: Partial<PodSubnetsProps> = {}): Tagging[] {
  const stack = Stack.of(vpc);
  const pods = new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/16' }), ...props });
  const { Resources } = Template.fromStack(stack).toJSON();
  return pods.subnets.map(({ subnetId }) => {
    const { Tags: tags } = Resources[stack.resolve(subnetId).Ref].Properties;
    return Object.fromEntries(tags.map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]));
  });
}

function isolatedVpc(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a'],
    natGateways: 0,
    subnetConfiguration: [{ name: 'Closed', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
}

test('name the group and the type by which Vpc.fromLookup finds the subnet, and nothing for load balancers', () => {
  expect(tagsOf(vpcOf(stackIn(), ['eu-west-1b']))).toEqual([
    { 'aws-cdk:subnet-name': 'Pods', 'aws-cdk:subnet-type': 'Private', 'Name': 'Stack/Pods/Slot1' },
  ]);
});

test('the type is that of the node subnets whose route table is used: isolated', () => {
  expect(tagsOf(isolatedVpc(stackIn()))).toEqual([{ 'aws-cdk:subnet-name': 'Pods', 'aws-cdk:subnet-type': 'Isolated', 'Name': 'Stack/Pods/Slot0' }]);
});

test('the type is known where the zones are tokens', () => {
  expect(tagsOf(zoneAgnosticVpc(stackIn({ region: undefined }))).map((tags) => tags['aws-cdk:subnet-type'])).toEqual(['Private', 'Private']);
});

test('the type is private where a VPC has private and isolated subnets', () => {
  const { vpc } = lookedUpVpc(lookedUpContext(PUBLIC, ISOLATED, PRIVATE));

  expect(tagsOf(vpc).map((tags) => tags['aws-cdk:subnet-type'])).toEqual(['Private', 'Private']);
});

test('the type is left to the lookup in a zone whose route table is given', () => {
  const tags = tagsOf(importedVpc(stackIn()), { routeTables: { 'eu-west-1b': 'rtb-0123456789abcdef9' } });

  expect(tags.map((each) => each['aws-cdk:subnet-type'])).toEqual(['Private', undefined]);
});

test.each<[boolean | undefined, string | undefined]>([[undefined, undefined], [false, undefined], [true, '1']])('internalLoadBalancers %p: the role is %p', (internalLoadBalancers, role) => {
  const [tags] = tagsOf(importedVpc(stackIn()), { internalLoadBalancers });

  expect(tags['kubernetes.io/role/internal-elb']).toBe(role);
  expect(Object.keys(tags)).toHaveLength(role === undefined ? 3 : 4);
});

test("those of the stack are kept beside them, and the subnet's own win", () => {
  const stack = stackIn();
  Tags.of(stack).add('team', 'one');
  Tags.of(stack).add('Name', 'other');

  expect(tagsOf(importedVpc(stack, { zones: ['eu-west-1a'] }))).toEqual([expect.objectContaining({ team: 'one', Name: 'Stack/Pods/Slot0' })]);
});

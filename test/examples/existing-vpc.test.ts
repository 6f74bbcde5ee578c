/** @jest-environment-options {"validatesTemplates": true} */
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AttributesStack } from '../../examples/existing-vpc/attributes-stack';
import { GivenSubnetsStack } from '../../examples/existing-vpc/given-subnets-stack';
import { LookedUpStack } from '../../examples/existing-vpc/looked-up-stack';
import { planTable } from '../../examples/plan-table';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { closureOf, idsOfType } from '../private/template-graph';

const env = { account: '111122223333', region: 'us-west-2' };

const stacksOf = (app: App) => ({
  LookedUp: new LookedUpStack(app, 'LookedUp', { env }),
  Attributes: new AttributesStack(app, 'Attributes', { env }),
  GivenSubnets: new GivenSubnetsStack(app, 'GivenSubnets', { env }),
});

const example = new Example('existing-vpc', stacksOf);
const synthesized = example.synthesized();
const { LookedUp, Attributes, GivenSubnets } = synthesized;

/** The ids that a stack acknowledges on constructs, and not those of rules on its resources. */
const acknowledgedIn = (stack: Stack) => stack.node.findAll()
  .flatMap(({ node }) => node.metadata)
  .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
  .flatMap(({ data }) => Object.keys(data as object))
  .filter((id) => id.startsWith('Annotation::'))
  .map((id) => id.replace('Annotation::', ''))
  .sort();
const propertiesOf = ({ template }: typeof LookedUp, type: string) => idsOfType(template, type).map((id) => template.Resources[id].Properties);

test('its context is the one that cdk init writes, and what was looked up', () => {
  expect(example.flags).toEqual(cdkInitContext());
});

test('no stack makes a VPC, a route table or a subnet for nodes, and nobody else is said to lack something', () => {
  for (const each of Object.values(synthesized)) {
    expect(['AWS::EC2::VPC', 'AWS::EC2::RouteTable', 'AWS::EC2::NatGateway'].flatMap((type) => idsOfType(each.template, type))).toEqual([]);
  }
});

test('what the app cannot see is acknowledged with what was looked up, so that nothing warns', () => {
  const { LookedUp: lookedUp, Attributes: attributes, GivenSubnets: given } = example.stacks(stacksOf);
  const tags = '@aws-cdk/aws-eks:clusterMustManuallyTagSubnet';
  expect(acknowledgedIn(lookedUp)).toEqual([tags, 'cdk-eks-pod-capacity:vpc-cidrs-unseen']);
  expect(acknowledgedIn(attributes)).toEqual([tags, 'cdk-eks-pod-capacity:value-unchecked']);
  expect(acknowledgedIn(given)).toEqual([tags]);
  expect(Object.values(synthesized).flatMap(({ warnings }) => warnings)).toEqual([]);
});

test('looked up: a block is added, and its subnets are on the route tables that were found', () => {
  expect(propertiesOf(LookedUp, 'AWS::EC2::VPCCidrBlock')).toEqual([{ VpcId: 'vpc-0aaaaaaaaaaaaaaaa', CidrBlock: '100.64.0.0/16' }]);
  expect(propertiesOf(LookedUp, 'AWS::EC2::Subnet').map(({ CidrBlock }) => CidrBlock)).toEqual(['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18']);
  expect(propertiesOf(LookedUp, 'AWS::EC2::SubnetRouteTableAssociation').map(({ RouteTableId }) => RouteTableId))
    .toEqual(['a', 'b', 'c'].map((letter) => `rtb-0aaaaaaaaaaaaaa0${letter}`));
  expect(propertiesOf(LookedUp, 'AWS::EKS::Cluster')[0].ResourcesVpcConfig.SubnetIds).toEqual(['subnet-0aaaaaaaaaaaaaa0a', 'subnet-0aaaaaaaaaaaaaa0b']);
});

test('by attributes: pods get a part of the primary block, and no block is added', () => {
  expect(propertiesOf(Attributes, 'AWS::EC2::VPCCidrBlock')).toEqual([]);
  expect(propertiesOf(Attributes, 'AWS::EC2::Subnet').map(({ CidrBlock }) => CidrBlock)).toEqual(['10.20.128.0/19', '10.20.160.0/19', '10.20.192.0/19']);
});

test('given subnets: the upper half of each is reserved before there is a node, and nothing else is made in the VPC', () => {
  expect(idsOfType(GivenSubnets.template, 'AWS::EC2::Subnet')).toEqual([]);
  expect(propertiesOf(GivenSubnets, 'AWS::EC2::SubnetCidrReservation').map(({ SubnetId, Cidr }) => [SubnetId, Cidr])).toEqual([
    ['subnet-0cccccccccccccc1a', '100.80.32.0/19'],
    ['subnet-0cccccccccccccc1b', '100.80.96.0/19'],
  ]);
  const [group] = idsOfType(GivenSubnets.template, 'AWS::EKS::Nodegroup');
  expect([...closureOf(GivenSubnets.template, group)]).toEqual(expect.arrayContaining(idsOfType(GivenSubnets.template, 'AWS::EC2::SubnetCidrReservation')));
});

test('what it prints', () => {
  expect(planTable(Object.fromEntries(Object.entries(example.stacks(stacksOf)).map(([name, { platform }]) => [name, platform])))).toMatchInlineSnapshot(`
"cluster         placement           max pods  nodes at peak  nodes that fit
LookedUp        custom-networking   110       60             219
Attributes      custom-networking   110       50             108
GivenSubnets    custom-networking   110       40             146"
`);
});

test.each(Object.entries(synthesized))('the template of %s as a whole', (_, { template }) => {
  expect(template).toMatchSnapshot();
});

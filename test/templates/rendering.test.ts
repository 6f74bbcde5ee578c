import { App, Aws, CfnParameter, Environment, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { referenceIn, shownForm } from '../../src/templates/forms';
import { formOf, idKeyOf, keyOf, resourceName, subnetName } from '../../src/templates/rendering';

function twoStacks(): { one: Stack; two: Stack } {
  const app = new App();
  return { one: new Stack(app, 'One'), two: new Stack(app, 'Two') };
}

test('a reference has one form in all stacks', () => {
  const { one, two } = twoStacks();
  const vpc = new ec2.Vpc(one, 'Vpc');

  expect(keyOf(vpc.vpcId, two)).toBe(keyOf(vpc.vpcId, one));
});

test('resources of one logical id in two stacks have two forms', () => {
  const { one, two } = twoStacks();
  const [here, there] = [one, two].map((stack) => new ec2.Vpc(stack, 'Vpc'));

  expect(one.resolve(here.vpcId)).toEqual(two.resolve(there.vpcId));
  expect(keyOf(here.vpcId, two)).not.toBe(keyOf(there.vpcId, two));
});

test.each<[string, (stack: Stack) => [string, string, string]]>([
  ['VPC', (stack) => { const each = new ec2.CfnVPC(stack, 'R'); return [each.ref, each.attrVpcId, each.attrCidrBlock]; }],
  ['security group', (stack) => {
    const each = new ec2.CfnSecurityGroup(stack, 'R', { groupDescription: 'one' });
    return [each.ref, each.attrGroupId, each.attrVpcId];
  }],
  ['security group, old', (stack) => {
    const each = new ec2.CfnSecurityGroup(stack, 'R', { groupDescription: 'one' });
    return [each.ref, each.attrId, each.attrVpcId];
  }],
  ['network ACL', (stack) => { const each = new ec2.CfnNetworkAcl(stack, 'R', { vpcId: 'vpc-1' }); return [each.ref, each.attrId, 'vpc-1']; }],
  ['route table', (stack) => { const each = new ec2.CfnRouteTable(stack, 'R', { vpcId: 'vpc-1' }); return [each.ref, each.attrRouteTableId, 'vpc-1']; }],
  ['internet gateway', (stack) => { const each = new ec2.CfnInternetGateway(stack, 'R'); return [each.ref, each.attrInternetGatewayId, 'igw-1']; }],
  ['VPN gateway', (stack) => { const each = new ec2.CfnVPNGateway(stack, 'R', { type: 'ipsec.1' }); return [each.ref, each.attrVpnGatewayId, 'vgw-1']; }],
])('the id of a %s is the same by each of its attributes, and by no other', (_, make) => {
  const stack = new Stack();
  const [ref, id, other] = make(stack);

  expect(keyOf(id, stack)).toBe(keyOf(ref, stack));
  expect(keyOf(other, stack)).not.toBe(keyOf(ref, stack));
});

test('tokens within objects, lists and texts are resolved', () => {
  const stack = new Stack();
  const parameter = new CfnParameter(stack, 'Text');
  const reference = { Ref: 'Default/Text' };

  expect(formOf({ list: Lazy.any({ produce: () => [Lazy.string({ produce: () => 'a' }), parameter.valueAsString] }) }, stack)).toEqual({ list: ['a', reference] });
  expect(formOf(`a-${parameter.valueAsString}`, stack)).toEqual({ 'Fn::Join': ['', ['a-', reference]] });
});

test('nothing has an empty key', () => {
  expect(keyOf(undefined, new Stack())).toBe('');
});

test('a form is shown as its text, as what it refers to, or as a token', () => {
  const stack = new Stack();
  const vpc = new ec2.CfnVPC(stack, 'Vpc');

  expect([vpc.ref, vpc.attrVpcId, vpc.attrCidrBlock, 'vpc-1', Fn.importValue('Id'), `a${vpc.ref}`].map((value) => shownForm(formOf(value, stack))))
    .toEqual(['Default/Vpc', 'Default/Vpc', 'Default/Vpc.CidrBlock', 'vpc-1', 'a token', 'a token']);
  expect([Aws.REGION, Fn.ref('Elsewhere'), Fn.getAtt('Elsewhere', 'Arn')].map((value) => shownForm(formOf(value, stack)))).toEqual(['a token', 'a token', 'a token']);
  expect(referenceIn(formOf('vpc-1', stack))).toBeUndefined();
  expect(referenceIn(undefined)).toBeUndefined();
});

test.each<[string, (stack: Stack) => IConstruct, string]>([
  ['of a library', (stack) => new ec2.SecurityGroup(stack, 'Group', { vpc: new ec2.Vpc(stack, 'Vpc') }).node.defaultChild!, 'Default/Group'],
  ['that stands alone', (stack) => new ec2.CfnVPC(stack, 'Own'), 'Default/Own'],
  ['that stands alone, by the id that libraries give it', (stack) => new ec2.CfnVPC(stack, 'Resource'), 'Default/Resource'],
  ['of that id in a construct', (stack) => new ec2.CfnVPC(new Construct(stack, 'Around'), 'Resource'), 'Default/Around'],
  ['of that id under another resource, which only holds it', (stack) => new ec2.CfnVPC(new ec2.CfnVPC(stack, 'Other'), 'Resource'), 'Default/Other/Resource'],
  ['of another id in a construct', (stack) => new ec2.CfnVPC(new Construct(stack, 'Around'), 'Subnet'), 'Default/Around/Subnet'],
])('a resource %s is named as users know it', (_, make, name) => {
  expect(resourceName(make(new Stack()))).toBe(name);
});

test.each<[string, (stack: Stack) => IConstruct, string]>([
  ['of a VPC of CDK', (stack) => new ec2.Vpc(stack, 'Vpc').privateSubnets[0].node.defaultChild!, 'Default/Vpc/PrivateSubnet1'],
  ['that stands alone', (stack) => plainSubnet(stack, 'Subnet'), 'Default/Subnet'],
  ['in a construct of another library', (stack) => plainSubnet(new Construct(new Construct(stack, 'Around'), 'Subnet'), 'Resource'), 'Default/Around'],
  ['by another id', (stack) => plainSubnet(new Construct(stack, 'Around'), 'Private'), 'Default/Around/Private'],
])('a subnet %s is named as users know it', (_, make, name) => {
  expect(subnetName(make(new Stack()))).toBe(name);
});

function plainSubnet(scope: Construct, id: string): ec2.CfnSubnet {
  return new ec2.CfnSubnet(scope, id, { vpcId: 'vpc-1', cidrBlock: '10.0.0.0/24' });
}

describe('an id is the same in two stacks', () => {
  const [HERE, THERE] = [{ account: '111122223333', region: 'eu-west-1' }, { account: '111122223333', region: 'eu-central-1' }];

  test.each<[string, string | ((one: Stack) => string), Environment, boolean]>([
    ['as text', 'vpc-1', THERE, true],
    ['by a reference', (one) => new ec2.CfnVPC(one, 'Vpc').ref, THERE, true],
    ['by an import, in one Region', Fn.importValue('Vpc'), HERE, true],
    ['by an import, in two Regions', Fn.importValue('Vpc'), THERE, false],
  ])('%s', (_, id, env, isSame) => {
    const app = new App();
    const [one, other] = [HERE, env].map((each, index) => new Stack(app, `Stack${index}`, { env: each }));
    const given = typeof id === 'function' ? id(one) : id;

    expect(idKeyOf(given, one) === idKeyOf(given, other)).toBe(isSame);
  });
});

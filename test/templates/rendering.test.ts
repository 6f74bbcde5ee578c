import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { referenceIn, shownForm } from '../../src/templates/forms';
import { formOf, keyOf, resourceName } from '../../src/templates/rendering';

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

test('a resource is named as the construct that it is the resource of', () => {
  const stack = new Stack();

  expect(resourceName(new ec2.SecurityGroup(stack, 'Group', { vpc: new ec2.Vpc(stack, 'Vpc') }).node.defaultChild!)).toBe('Default/Group');
  expect(resourceName(new ec2.CfnVPC(stack, 'Own'))).toBe('Default/Own');
});

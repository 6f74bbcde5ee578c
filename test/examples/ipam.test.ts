/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import { IpamStack } from '../../examples/ipam/ipam-stack';
import { planTable } from '../../examples/plan-table';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { closureOf, idsOfType } from '../private/template-graph';

const POOL = 'ipam-pool-0123456789abcdef0';

const stackOf = (app: App) => new IpamStack(app, 'Ipam', { env: { region: 'us-west-2' }, poolId: POOL, scopeId: 'ipam-scope-0123456789abcdef0' });

const example = new Example('ipam', stackOf);
const { Ipam: { template, warnings } } = example.synthesized();
const property = (id: string, name: string) => template.Resources[id].Properties[name];
const podSubnets = idsOfType(template, 'AWS::EC2::Subnet').filter((id) => property(id, 'Ipv4IpamPoolId') !== undefined);

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(warnings).toEqual([]);
});

test('the block and the subnets of pods have a size and a pool, and no address', () => {
  expect(idsOfType(template, 'AWS::EC2::VPCCidrBlock').map((id) => template.Resources[id].Properties)).toEqual([
    { VpcId: expect.anything(), Ipv4IpamPoolId: POOL, Ipv4NetmaskLength: 16 },
  ]);
  expect(podSubnets).toHaveLength(3);
  for (const id of podSubnets) expect([property(id, 'CidrBlock'), property(id, 'Ipv4NetmaskLength')]).toEqual([undefined, 18]);
});

test('the upper half of each subnet is reserved, cut by CloudFormation from what IPAM has chosen', () => {
  expect(idsOfType(template, 'AWS::EC2::SubnetCidrReservation').map((id) => [property(id, 'SubnetId'), property(id, 'Cidr')])).toEqual(podSubnets.map((subnet) => [
    { Ref: subnet },
    { 'Fn::Select': [1, { 'Fn::Cidr': [{ 'Fn::GetAtt': [subnet, 'CidrBlock'] }, 2, '13'] }] }, // 32 - 19 bits of a host
  ]));
});

test('subnets wait until their pool has the block', () => {
  const [block] = idsOfType(template, 'AWS::EC2::VPCCidrBlock');
  const [provisioned] = idsOfType(template, 'AWS::EC2::IPAMPoolCidr');

  for (const id of podSubnets) expect([...closureOf(template, id)]).toEqual(expect.arrayContaining([block, provisioned]));
  expect([...closureOf(template, provisioned)]).toContain(block);
});

test('what it prints: the plan counts by the size alone', () => {
  expect(planTable({ Ipam: example.stacks(stackOf).platform })).toMatchInlineSnapshot(`
"cluster         placement           max pods  nodes at peak  nodes that fit
Ipam            custom-networking   110       60             219"
`);
});

test('the template as a whole', () => {
  expect(template).toMatchSnapshot();
});

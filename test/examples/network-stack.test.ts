/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import { ClusterStack } from '../../examples/network-stack/cluster-stack';
import { NetworkStack } from '../../examples/network-stack/network-stack';
import { planTable } from '../../examples/plan-table';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { idsOfType } from '../private/template-graph';

const env = { region: 'us-west-2' };

function stacksOf(app: App): { readonly Network: NetworkStack; readonly Cluster: ClusterStack } {
  const network = new NetworkStack(app, 'Network', { env });
  return { Network: network, Cluster: new ClusterStack(app, 'Cluster', { env, vpc: network.vpc, pods: network.pods }) };
}

const example = new Example('network-stack', stacksOf);
const synthesized = example.synthesized();
const { Network, Cluster } = synthesized;

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect([Network.warnings, Cluster.warnings]).toEqual([[], []]);
});

test('all that has an address is in the network, and the cluster only refers to it', () => {
  expect(['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetCidrReservation'].map((type) => [idsOfType(Network.template, type).length, idsOfType(Cluster.template, type).length]))
    .toEqual([[1, 0], [6, 0], [2, 0]]); // subnets: two public, two private, two for pods
  expect(JSON.stringify(Cluster.template)).not.toContain('100.64.');
});

test('the endpoint for images lets in nodes and pods', () => {
  const [group] = idsOfType(Network.template, 'AWS::EC2::SecurityGroup').filter((id) => id.includes('Images'));

  expect(Network.template.Resources[group].Properties.SecurityGroupIngress.map(({ CidrIp, FromPort }: any) => [CidrIp, FromPort]))
    .toEqual([['10.0.0.0/16', 443], ['100.64.0.0/16', 443]]);
});

test('the endpoint for objects is in the route table of each pod subnet', () => {
  const [objects] = idsOfType(Network.template, 'AWS::EC2::VPCEndpoint').filter((id) => id.includes('Objects'));
  const ofPods = idsOfType(Network.template, 'AWS::EC2::SubnetRouteTableAssociation').filter((id) => id.startsWith('Pods'));
  const tables = Network.template.Resources[objects].Properties.RouteTableIds;

  expect(ofPods).toHaveLength(2);
  for (const id of ofPods) expect(tables).toContainEqual(Network.template.Resources[id].Properties.RouteTableId);
});

test('what it prints', () => {
  expect(planTable({ Cluster: example.stacks(stacksOf).Cluster.platform })).toMatchInlineSnapshot(`
"cluster         placement           max pods  nodes at peak  nodes that fit
Cluster         custom-networking   110       60             146"
`);
});

test.each(Object.entries(synthesized))('the template of %s as a whole', (_, { template }) => {
  expect(template).toMatchSnapshot();
});

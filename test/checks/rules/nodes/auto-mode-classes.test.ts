import { App, CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { messagesOf, plainCluster, saidOf } from '../../../private/cdk-plain';

const IDS = /node-class-refused|auto-mode-zone-unused/;
const [REFUSED, UNUSED] = [['error node-class-refused at Objects'], ['warning auto-mode-zone-unused at Objects']];
const GROUPS = { podSecurityGroupSelectorTerms: [{ tags: { a: 'b' } }] };
const byTag = (value: string) => [{ tags: { use: value } }];

const UNSEEN = [{ id: 'subnet-0aaaaaaaaaaaaaaaa' }];

test.each<[string, Record<string, unknown>, string[]]>([
  ['pods in the subnets of their nodes', { subnetSelectorTerms: byTag('nodes') }, []],
  ['pod subnets with security groups', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('pods'), ...GROUPS }, []],
  ['pod subnets without security groups', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('pods') }, REFUSED],
  ['security groups without pod subnets', { subnetSelectorTerms: byTag('nodes'), ...GROUPS }, REFUSED],
  ['pod subnets in one of two zones', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('one'), ...GROUPS }, UNUSED],
  ['pod subnets that the app does not make', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('elsewhere'), ...GROUPS }, []],
  ['pod subnets whose zone is not known', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: UNSEEN, ...GROUPS }, []],
  ['pod subnets of which the zone of one is not known', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: [...byTag('one'), ...UNSEEN], ...GROUPS }, []],
  ['nodes of which the zone of one is not known', { subnetSelectorTerms: [...byTag('nodes'), ...UNSEEN], podSubnetSelectorTerms: byTag('one'), ...GROUPS }, []],
  ['nodes whose subnets it does not tell', { podSubnetSelectorTerms: byTag('one'), ...GROUPS }, []],
  ['nodes that the app does not make', { subnetSelectorTerms: byTag('elsewhere'), podSubnetSelectorTerms: byTag('one'), ...GROUPS }, []],
  ['nodes in the zone of the pods alone', { subnetSelectorTerms: byTag('one'), podSubnetSelectorTerms: byTag('one'), ...GROUPS }, []],
])('a NodeClass with %s', (_, spec, expected) => {
  expect(saidOf(appWith(spec)).filter((each) => IDS.test(each))).toEqual(expected);
});

test('a zone in which several subnets of nodes lack pods is named once', () => {
  const subnetSelectorTerms = [...byTag('nodes'), ...byTag('more')];
  const [message] = messagesOf(appWith({ subnetSelectorTerms, podSubnetSelectorTerms: byTag('one'), ...GROUPS }), 'auto-mode-zone-unused');

  expect(message.split('\n')[0].match(/eu-west-1\w/g)).toEqual(['eu-west-1b']);
});

/** An app with a NodeClass, and subnets of several uses. */
function appWith(spec: Record<string, unknown>): App {
  const { stack, vpc, cluster } = plainCluster();
  const subnet = (id: string, block: string, zone: string, use: string) =>
    new ec2.CfnSubnet(stack, id, { vpcId: vpc.ref, cidrBlock: block, availabilityZone: zone, tags: [{ key: 'use', value: use }] });
  subnet('NodesA', '10.0.128.0/24', 'eu-west-1a', 'nodes');
  subnet('NodesB', '10.0.129.0/24', 'eu-west-1b', 'nodes');
  subnet('PodsA', '10.0.130.0/24', 'eu-west-1a', 'pods');
  subnet('PodsB', '10.0.131.0/24', 'eu-west-1b', 'pods');
  subnet('MoreB', '10.0.133.0/24', 'eu-west-1b', 'more');
  subnet('OneA', '10.0.132.0/24', 'eu-west-1a', 'one');
  new CfnResource(stack, 'Objects', {
    type: 'Custom::AWSCDK-EKS-KubernetesResource',
    properties: { ClusterName: cluster.ref, Manifest: JSON.stringify([{ apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'd' }, spec }]) },
  });
  return stack.node.root as App;
}

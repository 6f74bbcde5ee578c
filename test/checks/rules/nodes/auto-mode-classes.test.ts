import { App, CfnResource } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { plainCluster, saidOf } from '../../../private/cdk-plain';

const IDS = /node-class-refused|auto-mode-zone-unused/;
const [REFUSED, UNUSED] = [['error node-class-refused at Objects'], ['warning auto-mode-zone-unused at Objects']];
const GROUPS = { podSecurityGroupSelectorTerms: [{ tags: { a: 'b' } }] };
const byTag = (value: string) => [{ tags: { use: value } }];

test.each<[string, Record<string, unknown>, string[]]>([
  ['pods in the subnets of their nodes', { subnetSelectorTerms: byTag('nodes') }, []],
  ['pod subnets with security groups', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('pods'), ...GROUPS }, []],
  ['pod subnets without security groups', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('pods') }, REFUSED],
  ['security groups without pod subnets', { subnetSelectorTerms: byTag('nodes'), ...GROUPS }, REFUSED],
  ['pod subnets in one of two zones', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('one'), ...GROUPS }, UNUSED],
  ['pod subnets that the app does not make', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: byTag('elsewhere'), ...GROUPS }, []],
  ['pod subnets whose zone is not known', { subnetSelectorTerms: byTag('nodes'), podSubnetSelectorTerms: [{ id: 'subnet-0aaaaaaaaaaaaaaaa' }], ...GROUPS }, []],
])('a NodeClass with %s', (_, spec, expected) => {
  const { stack, vpc, cluster } = plainCluster();
  const subnet = (id: string, block: string, zone: string, use: string) =>
    new ec2.CfnSubnet(stack, id, { vpcId: vpc.ref, cidrBlock: block, availabilityZone: zone, tags: [{ key: 'use', value: use }] });
  subnet('NodesA', '10.0.128.0/24', 'eu-west-1a', 'nodes');
  subnet('NodesB', '10.0.129.0/24', 'eu-west-1b', 'nodes');
  subnet('PodsA', '10.0.130.0/24', 'eu-west-1a', 'pods');
  subnet('PodsB', '10.0.131.0/24', 'eu-west-1b', 'pods');
  subnet('OneA', '10.0.132.0/24', 'eu-west-1a', 'one');
  new CfnResource(stack, 'Objects', {
    type: 'Custom::AWSCDK-EKS-KubernetesResource',
    properties: { ClusterName: cluster.ref, Manifest: JSON.stringify([{ apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'd' }, spec }]) },
  });

  expect(saidOf(stack.node.root as App).filter((each) => IDS.test(each))).toEqual(expected);
});

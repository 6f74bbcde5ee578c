import { App, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../../private/cdk-fixtures';
import { plainCluster, PlainCluster, saidOf, saidOfPlain, subnetOf } from '../../../private/cdk-plain';

const IDS = /control-plane-subnets|remote-network-overlap/;
const SUBNETS = ['error control-plane-subnets at Cluster'];
const OVERLAP = ['error remote-network-overlap at Cluster'];

test.each<[string, (parts: PlainCluster) => unknown, string[]]>([
  ['two zones', ({ subnets: [a, b] }) => [a.ref, b.ref], []],
  ['one subnet', ({ subnets: [a] }) => [a.ref], SUBNETS],
  ['one subnet that is named twice', ({ subnets: [a] }) => [a.ref, a.ref], SUBNETS],
  ['two subnets of one zone', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'eu-west-1a' }).ref], SUBNETS],
  ['a zone that is not known', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: Fn.importValue('zone') }).ref], []],
  ['a Local Zone', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'us-west-2-lax-1a' }).ref], SUBNETS],
  ['a Wavelength Zone', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'us-east-1-wl1-bos-wlz-1' }).ref], SUBNETS],
  ['a zone of GovCloud', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'us-gov-west-1b' }).ref], []],
  ['an Outpost', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'eu-west-1b', outpostArn: 'arn:aws:outposts:eu-west-1:111122223333:outpost/op-1' }).ref], SUBNETS],
  ['an Outpost that is told later', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'eu-west-1b', outpostArn: Fn.importValue('outpost') }).ref], []],
  ['three subnets of two zones', ({ subnets: [a, b], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: 'eu-west-1a' }).ref, b.ref], []],
  ['three zones by their ids, of which two are the same', ({ vpc, stack }) => ['euw1-az1', 'euw1-az1', 'euw1-az2'].map((availabilityZoneId, index) => (
    new ec2.CfnSubnet(stack, `Other${index}`, { vpcId: vpc.ref, cidrBlock: `10.0.128.${index * 16}/28`, availabilityZoneId }).ref)), []],
  ['one subnet that does not tell its zone', ({ vpc, stack }) => [new ec2.CfnSubnet(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/24' }).ref], SUBNETS],
  ['one imported subnet', ({ stack }) => [ec2.Subnet.fromSubnetAttributes(stack, 'Import', { subnetId: 'subnet-0aaaaaaaaaaaaaaaa', availabilityZone: 'eu-west-1a' }).subnetId], SUBNETS],
  ['one id that is not of the app', () => ['subnet-0aaaaaaaaaaaaaaaa'], []],
  ['a Local Zone beside a subnet that is not looked up yet', ({ vpc, stack }) => [subnetOf(vpc, 'Other', '10.0.128.0/24', 'us-west-2-lax-1a').ref, ec2.Subnet.fromSubnetId(stack, 'Later', 'p-12345').subnetId], []],
  ['zones that are not looked up yet', ({ vpc }) => ['One', 'Two'].map((id, index) => subnetOf(vpc, id, `10.0.128.${index * 16}/28`, 'dummy1a').ref), []],
  ['a Local Zone by its id, of a zone whose name is told later', ({ subnets: [a], vpc, stack }) => [a.ref, new ec2.CfnSubnet(stack, 'Other', {
    vpcId: vpc.ref, cidrBlock: '10.0.128.0/24', availabilityZone: Fn.importValue('zone'), availabilityZoneId: 'usw2-lax1-az1',
  }).ref], SUBNETS],
  ['a further zone of GovCloud', ({ subnets: [a], vpc }) => [a.ref, subnetOf(vpc, 'Other', '10.0.128.0/24', 'us-gov-west-1-lax-1a').ref], SUBNETS],
  ['a list that is not known', () => Fn.split(',', Fn.importValue('subnets')), []],
  ['ids that are not of the app', () => ['subnet-0aaaaaaaaaaaaaaaa', 'subnet-0bbbbbbbbbbbbbbbb'], []],
])('a control plane in %s', (_, ids, expected) => {
  const parts = plainCluster();
  parts.cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', ids(parts));

  expect(saidOf(parts.stack.node.root as App).filter((each) => IDS.test(each))).toEqual(expected);
});

test('of a control plane on an Outpost, which is in one subnet, nothing is said', () => {
  const { stack, cluster, subnets: [{ ref }] } = plainCluster({ cluster: { outpostConfig: { controlPlaneInstanceType: 'm5.large', outpostArns: ['arn:aws:outposts:eu-west-1:111122223333:outpost/op-1'] } } });
  cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', [ref]);

  expect(saidOf(stack.node.root as App).filter((each) => IDS.test(each))).toEqual([]);
});

const remote = (nodes: string, pods = '192.168.0.0/20'): Partial<eks.CfnClusterProps> => (
  { remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: [nodes] }], remotePodNetworks: [{ cidrs: [pods] }] } });

test.each<[string, Partial<eks.CfnClusterProps>, string[]]>([
  ['a network of its own', remote('172.30.0.0/16'), []],
  ['a part of the VPC', remote('10.0.200.0/22'), OVERLAP],
  ['what holds the VPC', remote('10.0.0.0/8'), OVERLAP],
  ['pods in the VPC', remote('172.30.0.0/16', '10.0.200.0/22'), OVERLAP],
  ['the services', { ...remote('172.30.0.0/16'), kubernetesNetworkConfig: { serviceIpv4Cidr: '172.30.64.0/18' } }, OVERLAP],
  ['what is not known', remote(Fn.importValue('network')), []],
  ['a part of the VPC beside what is not known', { remoteNetworkConfig: { remoteNodeNetworks: [Fn.importValue('network') as never, { cidrs: ['10.0.200.0/22'] }] } }, OVERLAP],
  ['networks that are not known', { remoteNetworkConfig: { remoteNodeNetworks: Fn.importValue('networks') as never } }, []],
])('hybrid nodes with %s', (_, cluster, expected) => {
  expect(saidOfPlain({ cluster }).filter((each) => IDS.test(each))).toEqual(expected);
});

test('a parameter that has not been looked up yet is not judged', () => {
  const stack = stackIn();
  plainCluster({ group: { instanceTypes: ['dummy-value-for-/types/web'], subnets: ['dummy-value-for-/subnets'] } }, stack);

  expect(saidOf(stack.node.root as App).filter((each) => each.startsWith('error'))).toEqual([]);
});

import { App, CfnParameter, CfnCondition, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster, PodNetwork } from '../../../../src';
import { stackIn } from '../../../private/cdk-fixtures';
import { dualStackVpc, ipv6ClusterOf } from '../../../private/cdk-ipv6';
import { plainCluster, PlainCluster, saidOf, subnetOf, withIpv6 } from '../../../private/cdk-plain';

const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'ipv6' } };
const AT_BOTH = ['error ipv6-subnet at Cluster', 'error ipv6-subnet at Group'];
const AT_GROUP = AT_BOTH.slice(1);
const UNSEEN = ['warning ipv6-subnet-unseen at Cluster'];

const said = ({ stack }: Pick<PlainCluster, 'stack'>) => (
  saidOf(stack.node.root as App).filter((each) => each.includes('ipv6-subnet')));

/** What the first subnet is in place of one with a block of its own. */
const first = (change: (subnet: ec2.CfnSubnet, plain: PlainCluster) => void) => (plain: PlainCluster) => {
  const [subnet] = plain.subnets;
  subnet.ipv6CidrBlock = undefined;
  change(subnet, plain);
};

test.each<[string, (plain: PlainCluster) => void, string[]]>([
  ['with blocks', () => {}, []],
  ['without a block', first(() => {}), AT_BOTH],
  ['without one in a VPC that has one', first((_, { stack, vpc }) => new ec2.CfnVPCCidrBlock(stack, 'Ipv6', { vpcId: vpc.ref, amazonProvidedIpv6CidrBlock: true })), AT_BOTH],
  ['with a block that is told later', first((subnet) => { subnet.ipv6CidrBlock = Fn.importValue('block'); }), []],
  ['with a literal block', first((subnet) => { subnet.ipv6CidrBlock = '2001:db8:1234:1a00::/64'; }), []],
  ['of an IPAM pool', first((subnet) => { subnet.ipv6IpamPoolId = 'ipam-pool-0a'; subnet.ipv6NetmaskLength = 64; }), []],
  ['with a block of a resource of its own', first((subnet, { stack }) => new ec2.CfnSubnetCidrBlock(stack, 'Ipv6', { subnetId: subnet.ref, ipv6CidrBlock: '2001:db8::/64' })), []],
  ['beside another that has such a block', first((_, { stack, subnets }) => new ec2.CfnSubnetCidrBlock(stack, 'Ipv6', { subnetId: subnets[1].ref, ipv6CidrBlock: '2001:db8::/64' })), AT_BOTH],
  ['with such a block of a subnet that is told later', first((_, { stack }) => new ec2.CfnSubnetCidrBlock(stack, 'Ipv6', { subnetId: Fn.importValue('subnet'), ipv6CidrBlock: '2001:db8::/64' })), []],
  ['with such a block of a subnet of somebody else', first((_, { stack }) => new ec2.CfnSubnetCidrBlock(stack, 'Ipv6', { subnetId: 'subnet-0a', ipv6CidrBlock: '2001:db8::/64' })), AT_BOTH],
  ['with a block under a condition', first((subnet, { stack }) => {
    new CfnCondition(stack, 'Dual', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
    subnet.addPropertyOverride('Ipv6CidrBlock', { 'Fn::If': ['Dual', '2001:db8::/64', { Ref: 'AWS::NoValue' }] });
  }), []],
  ['with a block by an override', first((subnet) => subnet.addPropertyOverride('Ipv6CidrBlock', '2001:db8::/64')), []],
  ['without IPv4', first((subnet) => subnet.addPropertyOverride('Ipv6Native', true)), AT_BOTH],
  ['without IPv4, with a block', ({ subnets }) => subnets[0].addPropertyOverride('Ipv6Native', true), AT_BOTH],
  ['without IPv4, as text, with a block', ({ subnets }) => subnets[0].addPropertyOverride('Ipv6Native', 'true'), AT_BOTH],
  ['that are not without IPv4', ({ subnets }) => subnets[0].addPropertyOverride('Ipv6Native', false), []],
  ['that give instances no address', ({ subnets }) => { subnets[0].assignIpv6AddressOnCreation = false; }, AT_GROUP],
  ['that do not say so', ({ subnets }) => { subnets[0].assignIpv6AddressOnCreation = undefined; }, AT_GROUP],
  ['that say so as text', ({ subnets }) => subnets[0].addPropertyOverride('AssignIpv6AddressOnCreation', 'true'), []],
  ['that say so later', ({ subnets }) => subnets[0].addPropertyOverride('AssignIpv6AddressOnCreation', { 'Fn::ImportValue': 'assigns' }), []],
  ['of the control plane alone', ({ cluster, vpc, subnets }) => {
    const alone = subnetOf(vpc, 'Alone', '10.0.128.0/28', 'eu-west-1c');
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', [...subnets, alone].map(({ ref }) => ref));
  }, AT_BOTH.slice(0, 1)],
  ['of the control plane alone that give instances none', ({ cluster, vpc, subnets }) => {
    const alone = withIpv6(vpc, subnetOf(vpc, 'Alone', '10.0.128.0/28', 'eu-west-1c'), 5);
    alone.assignIpv6AddressOnCreation = false;
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', [...subnets, alone].map(({ ref }) => ref));
  }, []],
  ['of nodes alone', ({ group, vpc }) => { group.subnets = [subnetOf(vpc, 'Alone', '10.0.128.0/20').ref]; }, AT_GROUP],
  ['by their ids', ({ cluster, group }) => {
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', ['subnet-0a', 'subnet-0b']);
    group.subnets = ['subnet-0a', 'subnet-0b'];
  }, UNSEEN],
  ['by ids of which nodes have more', ({ group, subnets }) => { group.subnets = [subnets[0].ref, 'subnet-0b']; }, ['warning ipv6-subnet-unseen at Group']],
  ['by parameters', ({ stack, cluster, group }) => {
    const ids = ['A', 'B'].map((id) => new CfnParameter(stack, id, { type: 'AWS::EC2::Subnet::Id' }).valueAsString);
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', ids);
    group.subnets = ids;
  }, UNSEEN],
  ['that are looked up later', ({ cluster, group }) => {
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', ['p-12345', 'p-67890']);
    group.subnets = ['p-12345', 'p-67890'];
  }, []],
])('a cluster with IPv6 in subnets %s', (_, change, expected) => {
  const plain = plainCluster({ cluster: IPV6 });
  change(plain);

  expect(said(plain)).toEqual(expected);
});

test.each([undefined, 'ipv4', Fn.importValue('family')])('a cluster of family %p needs no such blocks', (ipFamily) => {
  expect(said(plainCluster({ cluster: { kubernetesNetworkConfig: { ipFamily } } }))).toEqual([]);
});

test('of a VPC of CDK it is said unless it is dual stack', () => {
  const [dual, plain] = [stackIn(), stackIn()];
  ipv6ClusterOf(dual, dualStackVpc(dual));
  ipv6ClusterOf(plain, new ec2.Vpc(plain, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }));

  expect([said({ stack: dual }), new Set(said({ stack: plain }))]).toEqual([[], new Set(['error ipv6-subnet at Cluster/Resource'])]);
});

test('constructs have said it of what they make', () => {
  const stack = stackIn();
  new PodCapacityCluster(stack, 'Platform', {
    vpc: new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }),
    version: eks.KubernetesVersion.V1_34,
    ipFamily: eks.IpFamily.IP_V6,
    podNetwork: PodNetwork.nodeSubnets(),
  }).addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')] });

  expect(said({ stack })).toEqual([]);
});

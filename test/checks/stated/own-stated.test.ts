import { Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { add, applied, statedIn } from './stated';
import { ClusterPlan, IpAssignment, NodeBootstrap, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PodNodegroup, VpcCniAddon, WarmPool } from '../../../src';
import { clusterIn, plainStack } from '../../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { types } from '../../private/cdk-nodegroup';

/*
 * All that the rules state of clusters of this library, beside parts of plain CloudFormation: what constructs have said of their own
 * is left to them, and nothing else.
 */

const SINGLE = { podNetwork: PodNetwork.nodeSubnets(), vpcCni: { ipAssignment: IpAssignment.secondaryIp() } };
const WINDOWS = 'WINDOWS_CORE_2022_x86_64';
const privateIds = ({ vpc }: PodCapacityCluster) => vpc.privateSubnets.map(({ subnetId }) => subnetId);
const group = (platform: PodCapacityCluster, id: string, more: Record<string, unknown> = {}) => add(Stack.of(platform), id, 'AWS::EKS::Nodegroup', {
  ClusterName: platform.cluster.clusterName,
  NodeRole: 'arn',
  InstanceTypes: ['m5.large'],
  Subnets: privateIds(platform),
  ScalingConfig: { MinSize: 2, DesiredSize: 2, MaxSize: 2 },
  ...more,
});
const asg = (platform: PodCapacityCluster, id: string) => add(Stack.of(platform), id, 'AWS::AutoScaling::AutoScalingGroup', {
  MinSize: '1', MaxSize: '3', Tags: [{ Key: `kubernetes.io/cluster/${platform.cluster.clusterName}`, Value: 'owned', PropagateAtLaunch: true }],
});

/** Nodes of an Auto Scaling group that join, as many as no subnet has addresses for. */
function join(stack: Stack, { cluster, podNetworking, vpc }: Pick<PodCapacityCluster, 'cluster' | 'podNetworking' | 'vpc'>, id: string): void {
  const bootstrap = new NodeBootstrap(stack, `${id}Nodes`, { cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' });
  const launchTemplate = new ec2.LaunchTemplate(stack, `${id}Template`, {
    machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
    instanceType: types('m5.large')[0],
    userData: bootstrap.userData,
    role: new iam.Role(stack, `${id}Role`, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    securityGroup: cluster.clusterSecurityGroup,
  });
  bootstrap.join(new autoscaling.AutoScalingGroup(stack, id, { vpc, launchTemplate, minCapacity: 30000, maxCapacity: 30000 }));
}

test.each<[string, Partial<PodCapacityClusterProps>, (platform: PodCapacityCluster, stack: Stack) => unknown]>([
  ['alone', {}, () => {}],
  ['with single addresses', SINGLE, (platform) => platform.addNodegroup('Second', { instanceTypes: types('t3.medium') })],
  ['with counts of its groups that are told', SINGLE, (platform) => platform.addNodegroup('Second', { instanceTypes: types('m5.large'), maxPods: 20 })],
  ['with targets that types do not reach', { ...SINGLE, vpcCni: { ...SINGLE.vpcCni, warmPool: WarmPool.addresses(200) } }, () => {}],
  ['with targets that types do not reach, beside a plain group', { ...SINGLE, vpcCni: { ...SINGLE.vpcCni, warmPool: WarmPool.addresses(200) } }, (platform) => group(platform, 'Plain', { InstanceTypes: ['t3.medium'] })],
  ['with targets that types do not reach, beside nodes of which it was not told', { ...SINGLE, vpcCni: { ...SINGLE.vpcCni, warmPool: WarmPool.addresses(200) } }, (platform, stack) => add(stack, 'Hyper', 'AWS::SageMaker::Cluster', {
    Orchestrator: { Eks: { ClusterArn: platform.cluster.clusterArn } },
    InstanceGroups: [{ InstanceGroupName: 'gpu', InstanceType: 'ml.t3.medium', InstanceCount: 2 }],
    VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: privateIds(platform) },
  })],
  ['beside plain groups that do not wait', {}, (platform) => ['One', 'Two'].forEach((id) => group(platform, id))],
  ['beside plain groups that are wrong', {}, (platform) => {
    group(platform, 'One', { InstanceTypes: ['m4.large', 'c4.large'] });
    group(platform, 'Two', { AmiType: WINDOWS, InstanceTypes: ['t3.medium'] });
  }],
  ['beside other nodes', {}, (platform, stack) => {
    for (const id of ['One', 'Two']) asg(platform, id);
    add(stack, 'Hyper', 'AWS::SageMaker::Cluster', {
      Orchestrator: { Eks: { ClusterArn: platform.cluster.clusterArn } },
      InstanceGroups: [{ InstanceGroupName: 'gpu', InstanceType: 'ml.p5.48xlarge', InstanceCount: 2 }],
      VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: privateIds(platform) },
    });
  }],
  ['whose own groups can be too many, beside nodes of which it was not told', {}, (platform, stack) => {
    platform.addNodegroup('Large', { instanceTypes: types('m5.large'), minSize: 2, maxSize: 30000 });
    add(stack, 'Hyper', 'AWS::SageMaker::Cluster', {
      Orchestrator: { Eks: { ClusterArn: platform.cluster.clusterArn } },
      InstanceGroups: [{ InstanceGroupName: 'gpu', InstanceType: 'ml.p5.48xlarge', InstanceCount: 2 }],
      VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: privateIds(platform) },
    });
  }],
  ['beside nodes of its plan that are too many', { serviceIpv4Cidr: '172.20.0.0/16' }, (platform, stack) => join(stack, platform, 'Workers')],
  ['beside such and nodes of which it was not told', { serviceIpv4Cidr: '172.20.0.0/16' }, (platform, stack) => {
    join(stack, platform, 'Workers');
    asg(platform, 'One');
  }],
  ['beside nodes of its plan and NodePools in a manifest', { serviceIpv4Cidr: '172.20.0.0/16' }, (platform, stack) => {
    join(stack, platform, 'Workers');
    const classes = [['karpenter.k8s.aws', 'EC2NodeClass'], ['eks.amazonaws.com', 'NodeClass']];
    applied(platform.cluster.node.defaultChild as eks.CfnCluster, 'Pools', ...classes.flatMap(([of, kind]) => [
      { apiVersion: `${of}/v1`, kind, metadata: { name: 'default' }, spec: { subnetSelectorTerms: privateIds(platform).map((id) => ({ id })) } },
      {
        apiVersion: 'karpenter.sh/v1',
        kind: 'NodePool',
        metadata: { name: `of-${kind}` },
        spec: {
          limits: { nodes: '3' },
          template: { spec: { nodeClassRef: { group: of, kind, name: 'default' }, requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }] } },
        },
      },
    ]));
  }],
  ['beside another cluster in its subnets', {}, (platform, stack) => {
    const other = add(stack, 'Other', 'AWS::EKS::Cluster', { RoleArn: 'arn', ResourcesVpcConfig: { SubnetIds: privateIds(platform) } });
    add(stack, 'OtherGroup', 'AWS::EKS::Nodegroup', { ClusterName: other.ref, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: privateIds(platform) });
  }],
  ['beside add-ons of its own', {}, (platform, stack) => {
    for (const AddonName of ['vpc-cni', 'metrics-server']) add(stack, AddonName, 'AWS::EKS::Addon', { ClusterName: platform.cluster.clusterName, AddonName });
  }],
  ['beside manifests', {}, ({ cluster }) => applied(cluster.node.defaultChild as eks.CfnCluster, 'Nodes', {
    apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec: { kubelet: { maxPods: 250 } },
  }, {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: { template: { spec: { nodeClassRef: { name: 'default' }, requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }] } } },
  })],
])('a cluster of this library %s', (_, props, change) => {
  const stack = plainStack('eu-west-1');
  const platform = clusterIn(stack, props);
  platform.addNodegroup('General', { instanceTypes: types('m5.large'), minSize: 2, maxSize: 3 });
  change(platform, stack);

  expect(statedIn(stack)).toMatchSnapshot();
});

test('a cluster of this library without groups, beside nodes of its plan that are too many', () => {
  const stack = plainStack('eu-west-1');
  join(stack, clusterIn(stack, { serviceIpv4Cidr: '172.20.0.0/16' }), 'Workers');

  expect(statedIn(stack)).toMatchSnapshot();
});

test.each<[string, (stack: Stack, cluster: eks.Cluster) => unknown]>([
  ['an add-on of this library, before plain groups', (stack, cluster) => {
    new VpcCniAddon(stack, 'Cni', { cluster, ipAssignment: IpAssignment.secondaryIp(), podNetwork: PodNetwork.nodeSubnets() });
    for (const id of ['One', 'Two']) cluster.addNodegroupCapacity(id, { instanceTypes: types('m5.large') });
  }],
  ['an add-on of this library, with groups of both', (stack, cluster) => {
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, ipAssignment: IpAssignment.prefixDelegation(), podNetwork: PodNetwork.nodeSubnets() });
    new PodNodegroup(stack, 'Own', { cluster, podNetworking, instanceTypes: types('m5.large') });
    cluster.addNodegroupCapacity('Plain', { instanceTypes: types('m4.large') });
  }],
  ['an add-on and a plan of this library, whose nodes are too many', (stack, cluster) => {
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, ipAssignment: IpAssignment.secondaryIp(), podNetwork: PodNetwork.nodeSubnets() });
    new PodNodegroup(stack, 'Own', { cluster, podNetworking, instanceTypes: types('m5.large') });
    join(stack, { cluster, podNetworking, vpc: cluster.vpc } as never, 'Workers');
    new ClusterPlan(stack, 'Plan', { cluster });
  }],
  ['an add-on of this library, with groups of this library', (stack, cluster) => {
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, ipAssignment: IpAssignment.secondaryIp(), podNetwork: PodNetwork.nodeSubnets() });
    for (const id of ['One', 'Two']) new PodNodegroup(stack, id, { cluster, podNetworking, instanceTypes: types('m5.large') });
  }],
])('a cluster of aws-eks-v2 with %s', (_, change) => {
  const stack = stackIn();
  change(stack, clusterOf(stack, vpcOf(stack)) as eks.Cluster);

  expect(statedIn(stack)).toMatchSnapshot();
});

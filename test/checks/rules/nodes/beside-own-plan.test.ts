import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { FindingSeverity, KarpenterCapacity, NodeBootstrap, PodCapacityCluster, PodNetwork } from '../../../../src';
import { types } from '../../../private/cdk-nodegroup';
import { messagesOf } from '../../../private/cdk-plain';

const INFOS = { lowestSeverity: FindingSeverity.INFO };

/** A cluster with a plan, and what starts nodes in it. */
function namedBeside(add: (platform: PodCapacityCluster, stack: Stack) => void): string[] {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'us-east-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    serviceIpv4Cidr: '172.20.0.0/16',
  });
  platform.addNodegroup('General', { instanceTypes: types('m5.large') });
  add(platform, stack);
  return messagesOf(stack.node.root as App, 'nodes-not-counted', INFOS)
    .flatMap((message) => message.split('\n').slice(1, -1).map((line) => line.trim()));
}

/** An Auto Scaling group whose nodes join. */
function join({ cluster, vpc, podNetworking }: PodCapacityCluster, stack: Stack): void {
  const bootstrap = new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' });
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
    machineImage: ec2.MachineImage.genericLinux({ 'us-east-1': 'ami-0123456789abcdef0' }),
    instanceType: types('m5.large')[0],
    userData: bootstrap.userData,
    role: new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
    securityGroup: cluster.clusterSecurityGroup,
  });
  bootstrap.join(new autoscaling.AutoScalingGroup(stack, 'Workers', { vpc, launchTemplate, maxCapacity: 3 }));
}

/** Instances of SageMaker HyperPod, of which no construct of ours knows. */
function hyperPod({ cluster, vpc }: PodCapacityCluster, stack: Stack): void {
  const group = { InstanceGroupName: 'gpu', InstanceType: 'ml.p5.48xlarge', InstanceCount: 2 };
  const networking = { SecurityGroupIds: ['sg-0123456789abcdef0'], Subnets: vpc.privateSubnets.map(({ subnetId }) => subnetId) };
  new CfnResource(stack, 'HyperPod', {
    type: 'AWS::SageMaker::Cluster',
    properties: { Orchestrator: { Eks: { ClusterArn: cluster.clusterArn } }, InstanceGroups: [group], VpcConfig: networking },
  });
}

const pool = ({ podNetworking, vpc }: PodCapacityCluster, stack: Stack) => new KarpenterCapacity(stack, 'Karpenter', {
  podNetworking, instanceTypes: types('m5.large'), limits: { nodes: 3 }, expectedNodes: 1, subnets: vpc.privateSubnets,
});

const HYPERPOD = 'SageMaker HyperPod: Stack/HyperPod, by the ARN of the cluster (the plan of the app does not know of it)';

test.each<[string, Array<(platform: PodCapacityCluster, stack: Stack) => void>, string[]]>([
  ['a group that joins', [join], []],
  ['NodePools of a capacity', [pool], []],
  ['both', [join, pool], []],
  ['HyperPod beside a group that joins', [join, hyperPod], [HYPERPOD]],
  ['HyperPod beside NodePools', [pool, hyperPod], [HYPERPOD]],
  ['HyperPod alone, which the checks count themselves', [hyperPod], []],
])('a cluster with a plan of its own and %s', (_, add, named) => {
  expect(namedBeside((platform, stack) => add.forEach((each) => each(platform, stack)))).toEqual(named);
});

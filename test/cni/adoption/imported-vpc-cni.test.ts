import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodIpFamily } from '../../../src/capacity/node-capacity-options';
import { WarmPool } from '../../../src/capacity/warm-pool';
import { ClusterPlan } from '../../../src/cluster/cluster-plan';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { VpcCniAddonAttributes } from '../../../src/cni/vpc-cni-addon-props';
import { KarpenterCapacity } from '../../../src/compute/karpenter-capacity';
import { PodNodegroup } from '../../../src/compute/pod-nodegroup';
import { PodNetwork } from '../../../src/network/pod-network';
import { PodPlacement } from '../../../src/network/pod-placement';
import { PodSubnets } from '../../../src/network/pod-subnets';
import { awsNode, describedCni } from '../../private/aws-node';
import { warningsOf } from '../../private/cdk-assembly';
import { importedVpc, stackIn } from '../../private/cdk-fixtures';
import { expectRefusal } from '../../private/cdk-refusals';

const instanceTypes = [new ec2.InstanceType('m5.large')];
const dense = RunningVpcCni.fromConfiguration({ env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '2' } }, 'v1.20.4-eksbuild.1');

function importing(attrs: Partial<VpcCniAddonAttributes> = {}, stack = stackIn()) {
  const vpc = importedVpc(stack);
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc });
  const networking = VpcCniAddon.fromVpcCniAddonAttributes(stack, 'Cni', { cluster, running: dense, permissionsOnNodeRole: false, ...attrs });
  return { stack, cluster, networking };
}

test('it tells the mode that runs, and writes nothing', () => {
  const { stack, networking } = importing();

  expect(networking).toMatchObject({
    ipFamily: PodIpFamily.IPV4, placement: PodPlacement.NODE_SUBNETS, trunkEni: false, addonVersion: 'v1.20.4-eksbuild.1', permissionsOnNodeRole: false,
  });
  expect([networking.ipAssignment.usesPrefixes, networking.warmPool]).toEqual([true, WarmPool.prefixes(2)]);
  expect(Template.fromStack(stack).toJSON().Resources).toBeUndefined();
});

test('node groups, pools of Karpenter and plans take it', () => {
  const { stack, cluster, networking } = importing();
  const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking: networking, instanceTypes });
  const pool = new KarpenterCapacity(stack, 'Pool', { podNetworking: networking, instanceTypes });
  const { plan } = new ClusterPlan(stack, 'Plan', { cluster });

  expect([group.maxPods, pool.maxPods]).toEqual([110, 110]);
  expect(plan.toJSON()).toMatchObject({ nodegroups: [expect.objectContaining({ name: 'Stack/Group' })] });
  expect(Object.keys(Template.fromStack(stack).findResources('AWS::EKS::Addon'))).toEqual([]);
});

test('a group is refused on the networking of another cluster', () => {
  const { stack, networking } = importing();
  const cluster = eks.CfnCluster.fromClusterName(stack, 'Other', 'other');

  expect(() => new PodNodegroup(stack, 'Group', { cluster, podNetworking: networking, instanceTypes })).toThrow(/Networking' is the VPC CNI of another cluster/);
});

test.each<[string, RunningVpcCni, boolean | undefined, boolean, boolean]>([
  ['where a role is seen', RunningVpcCni.fromAddon(describedCni({ serviceAccountRoleArn: 'arn:aws:iam::111122223333:role/a' })), undefined, false, false],
  ['where none is', RunningVpcCni.fromAddon(describedCni()), undefined, true, true],
  ['where nobody can see one', RunningVpcCni.fromDaemonSet(awsNode()), undefined, true, true],
  ['as is said', RunningVpcCni.fromDaemonSet(awsNode()), false, false, false],
])('the permissions are on the nodes or not: %s', (_, running, permissionsOnNodeRole, expected, isSaid) => {
  const { stack, networking } = importing({ running, permissionsOnNodeRole });

  expect(networking.permissionsOnNodeRole).toBe(expected);
  expect(warningsOf(stack).filter((line) => line.includes('adopted-permissions-unseen'))).toHaveLength(isSaid ? 1 : 0);
});

describe('with custom networking', () => {
  const running = RunningVpcCni.fromConfiguration('{"env":{"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG":"true"}}');

  test('the pod subnets are named, or missed', () => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'A', { subnetId: 'subnet-0a', availabilityZone: 'eu-west-1a', ipv4CidrBlock: '100.64.0.0/18' });
    const podNetwork = PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', [subnet]));
    const { networking, cluster } = importing({ running, podNetwork }, stack);
    const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking: networking, instanceTypes });

    expect(group.availabilityZones).toEqual(['eu-west-1a']);
    expect(group.maxPods).toBe(20);
    expect(warningsOf(importing({ running }).stack).map((line) => line.includes('adopted-pod-subnets-unseen'))).toEqual([true]);
  });

  test('a plan asks for the pod subnets, and nodes do without', () => {
    const { stack, cluster, networking } = importing({ running });
    new PodNodegroup(stack, 'Group', { cluster, podNetworking: networking, instanceTypes });
    const plan = new ClusterPlan(stack, 'Plan', { cluster });

    expectRefusal(() => plan.plan, 'Stack/Plan', ['option-refused', { }]);
    expect(new KarpenterCapacity(stack, 'Pool', { podNetworking: networking, instanceTypes }).maxPods).toBe(20);
  });

  test('another place of pods is refused', () => {
    expectRefusal(() => importing({ running, podNetwork: PodNetwork.nodeSubnets() }), 'Stack/Cni', ['adoption-contradicted', { customNetworking: true }]);
    expectRefusal(() => importing({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16') }), 'Stack/Cni', ['adoption-contradicted', { customNetworking: false }]);
  });
});

test('another family than that of the cluster is refused', () => {
  const running = RunningVpcCni.fromDaemonSet(awsNode({ env: { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true' } }));
  expectRefusal(() => importing({ running }), 'Stack/Cni', ['adoption-contradicted', { cluster: 'IPv4', runs: 'IPv6' }]);
});

test.each<[string, object]>([
  ['running', { running: undefined }],
  ['running', { running: {} }],
  ['podNetwork', { podNetwork: 'x' }],
  ['permissionsOnNodeRole', { permissionsOnNodeRole: 'no' }],
  ['windows', { windows: 1 }],
])('%s of another kind is refused', (prop, attrs) => {
  expectRefusal(() => importing(attrs as any), 'Stack/Cni', ['option-refused', { prop }]);
});

import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { groupOf, types } from '../private/cdk-nodegroup';
import { errorOf, expectRefusal, Problem } from '../private/cdk-refusals';

test('a literal type beside a token counts too: t3.nano has 34', () => {
  const token = Lazy.string({ produce: () => 'm5.large' });
  const group = groupOf({ instanceTypes: types('t3.nano', token), instanceTypeLimits: [InstanceTypeLimits.of('m5.large')] });

  expect(group.maxPods).toBe(34); // 2 * 1 * 16 + 2
});

test('fails without a known type, and says nothing of an undefined one', () => {
  const amiType = eks.NodegroupAmiType.AL2023_ARM_64_STANDARD;

  expect(errorOf(() => groupOf({ instanceTypes: [], amiType })).message).not.toContain('undefined');
  expect(errorOf(() => groupOf({ instanceTypes: types('m99g.large'), amiType })).message).not.toContain('undefined');
});

test('fails with a name that is a token, and does not show it encoded', () => {
  expect(errorOf(() => groupOf({ nodegroupName: Lazy.string({ produce: () => 'x' }) })).message).not.toContain('TOKEN');
});

/** A group on an imported cluster. */
function imported(attributes: Partial<eks.ClusterAttributes>, options: PodNodegroupOptions = {}): PodNodegroup {
  const stack = stackIn();
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'C', { clusterName: 'x', ...attributes });
  return new PodNodegroup(stack, 'G', { cluster, podNetworking: new VpcCniAddon(stack, 'Cni', { cluster }), instanceTypes: types('m5.large'), ...options });
}

test.each<[string, () => unknown, string, Problem]>([
  ['on an imported cluster without VPC', () => imported({}), 'Stack/G', ['nodegroup-subnets', 'node-places.withoutVpc']],
  ['with sources of remoteAccess on a cluster that does not tell its security group', () => imported({ vpc: importedVpc(stackIn()) }, {
    remoteAccess: { sshKeyName: 'k', sourceSecurityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stackIn(), 'S', 'sg-1')] },
  }), 'Stack/G', ['option-refused', 'nodegroup-options.securityGroupUnknown']],
  ['with maxUnavailable and maxUnavailablePercentage', () => groupOf({ maxUnavailable: 1, maxUnavailablePercentage: 10 }), 'Stack/Group',
    ['option-refused', 'nodegroup-options.unavailableTwice']],
  ['with maxUnavailable 101', () => groupOf({ maxUnavailable: 101 }), 'Stack/Group', ['invalid-number', { prop: 'maxUnavailable', most: 100, got: 101 }]],
  ['with maxUnavailablePercentage 0', () => groupOf({ maxUnavailablePercentage: 0 }), 'Stack/Group',
    ['invalid-number', { prop: 'maxUnavailablePercentage', most: 100, got: 0 }]],
  ['in a VPC with public subnets only', () => {
    const subnetConfiguration = [{ name: 'P', subnetType: ec2.SubnetType.PUBLIC }];
    return imported({ vpc: new ec2.Vpc(stackIn(), 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'], subnetConfiguration }) });
  }, 'Stack/G', ['nodegroup-subnets', 'node-places.noneInVpc']],
])('fails %s, in words of our own', (_, call, path, problem) => {
  expectRefusal(call, path, problem);
});

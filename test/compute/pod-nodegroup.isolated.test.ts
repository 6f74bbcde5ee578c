import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { POD_NETWORK } from '../private/cdk-addon';
import { stackIn } from '../private/cdk-fixtures';
import { resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf } from '../private/cdk-refusals';
import { statementsOf } from '../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const { PUBLIC, PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS } = ec2.SubnetType;

/** A group in a VPC with subnets of these types in zones a and b. */
function groupIn(subnetTypes: ec2.SubnetType[], options: Partial<PodNodegroupOptions> = {}, podNetwork?: PodNetwork): PodNodegroup {
  const stack = stackIn({ app: new App() });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, subnetConfiguration: subnetTypes.map((subnetType) => ({ name: subnetType, subnetType })) });
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc });
  const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork, permissions: CniPermissions.nodeRole() });
  return new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large'), ...options });
}

/** The ids of the VPC's subnets of a type, as the template has them. */
function subnetsOf(group: PodNodegroup, kind: 'isolatedSubnets' | 'privateSubnets'): unknown {
  const { stack } = group.nodegroup;
  const vpc = stack.node.findChild('Vpc') as ec2.Vpc;
  return stack.resolve(vpc[kind].map(({ subnetId }) => subnetId));
}

const nodesOf = (group: PodNodegroup): unknown => group.nodegroup.stack.resolve(resourceOf(group).subnets);

test('in a VPC without private subnets nodes run in the isolated ones, which is data', () => {
  const group = groupIn([PUBLIC, PRIVATE_ISOLATED]);

  expect(nodesOf(group)).toEqual(subnetsOf(group, 'isolatedSubnets'));
  expect(group.availabilityZones).toEqual(ZONES);
  expect(statementsOf(group.findings)).toEqual([{ id: 'nodes-isolated', wording: 'node-places.isolated', about: 'prop subnets', facts: {} }]);
  expect(group.findings[0].severity).toBe('info');
});

test('in a VPC with both they run in the private ones', () => {
  const group = groupIn([PUBLIC, PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS]);

  expect(nodesOf(group)).toEqual(subnetsOf(group, 'privateSubnets'));
  expect(group.findings).toEqual([]);
});

test('isolated subnets that are selected are the choice of the user, of which nothing is said', () => {
  const group = groupIn([PUBLIC, PRIVATE_ISOLATED, PRIVATE_WITH_EGRESS], { subnets: { subnetType: PRIVATE_ISOLATED } });

  expect(nodesOf(group)).toEqual(subnetsOf(group, 'isolatedSubnets'));
  expect(group.findings).toEqual([]);
});

test('beside pod subnets they run in the zones that have one', () => {
  const group = groupIn([PRIVATE_ISOLATED], {}, PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1b'] }));

  expect(group.availabilityZones).toEqual(['eu-west-1b']);
  expect(namesOf(group.findings)).toEqual(['nodes-isolated']);
  expect(groupIn([PRIVATE_ISOLATED], {}, POD_NETWORK).availabilityZones).toEqual(ZONES);
});

test('fails where a VPC has public subnets only', () => {
  expectRefusal(() => groupIn([PUBLIC]), 'Stack/Group',
    ['nodegroup-subnets', 'node-places.noneInVpc']);
});

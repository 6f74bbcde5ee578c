import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { OvercommitPolicy } from '../../../src';
import { Choices, initial, ownVpc, types } from '../apps';
import { Change, replacedGroups } from '../change';

/** The nodes of a group are replaced by EKS, one after another, within the group. */
const ROLLED = { updated: { 'EC2::LaunchTemplate': 1 }, following: { 'EKS::Nodegroup': 1 } };

const NEW_GROUP = { 'EKS::Nodegroup': 1, 'EC2::LaunchTemplate': 1, 'IAM::Role': 1 };

const towards = (choices: Choices) => ({ before: initial, after: () => ownVpc(choices) });

/** Node groups, and what is expected of them. */
export const GROUP_CHANGES: Change[] = [
  {
    id: 'add-group',
    title: 'A node group is added',
    ...towards({ batch: true }),
    added: NEW_GROUP,
    advice: 'Deploy at will.',
  },
  {
    id: 'remove-group',
    title: 'A node group is removed',
    before: () => ownVpc({ batch: true }),
    after: initial,
    removed: NEW_GROUP,
    advice: 'Its pods move first if you drain its nodes first; EKS drains them too, with its own time limits.',
  },
  {
    id: 'sizes',
    title: 'Sizes of a group change',
    ...towards({ general: { minSize: 2, maxSize: 60 } }),
    updated: { 'EKS::Nodegroup': 1 },
    advice: 'Leave `desiredSize` out if an autoscaler decides it.',
  },
  {
    id: 'labels-and-taints',
    title: 'Labels or taints of a group change',
    ...towards({ general: { labels: { team: 'web' }, taints: [{ key: 'team', value: 'web', effect: eks.TaintEffect.PREFER_NO_SCHEDULE }] } }),
    updated: { 'EKS::Nodegroup': 1 },
    advice: 'EKS changes the running nodes.',
  },
  {
    id: 'add-instance-type',
    title: 'An instance type is added to a group',
    ...towards({ general: { instanceTypes: types('m5.large', 'm6i.large') } }),
    replaced: replacedGroups(1, 'InstanceTypes'),
    advice: 'The old and the new group run side by side for a while: `plan` counts it as the changeover. A further group avoids it.',
  },
  {
    id: 'smaller-instance-type',
    title: 'An instance type that runs fewer pods is added to a group',
    ...towards({ general: { instanceTypes: types('m5.large', 't3.nano') } }),
    updated: { 'EC2::LaunchTemplate': 1 },
    replaced: replacedGroups(1, 'InstanceTypes'),
    advice: 'All nodes of a group get the max pods of the smallest type. It is better to make another group.',
  },
  {
    id: 'ami-type',
    title: 'The AMI type of a group changes',
    ...towards({ general: { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 } }),
    updated: { 'EC2::LaunchTemplate': 1 },
    replaced: replacedGroups(1, 'AmiType'),
    advice: 'As with instance types.',
  },
  {
    id: 'capacity-type',
    title: 'A group changes to Spot',
    ...towards({ general: { capacityType: eks.CapacityType.SPOT } }),
    replaced: replacedGroups(1, 'CapacityType'),
    advice: 'As with instance types.',
  },
  {
    id: 'node-role',
    title: 'A group gets another role',
    ...towards({ nodeRoleArn: 'arn:aws:iam::123456789012:role/nodes' }),
    replaced: replacedGroups(1, 'NodeRole'),
    removed: { 'IAM::Role': 1 },
    advice: 'As with instance types. The role must let nodes join before the group is made.',
  },
  {
    id: 'max-pods',
    title: '`maxPods` of a group changes',
    ...towards({ general: { maxPods: 60 } }),
    ...ROLLED,
    advice: 'EKS replaces the nodes of the group, `maxUnavailable` at a time.',
  },
  {
    id: 'disk-size',
    title: 'The volumes of a group grow',
    ...towards({ general: { diskSize: 40 } }),
    ...ROLLED,
    advice: 'As with `maxPods`.',
  },
  {
    id: 'release-version',
    title: 'A group is pinned to another AMI release',
    ...towards({ general: { releaseVersion: '1.33.5-20261101' } }),
    updated: { 'EKS::Nodegroup': 1 },
    advice: 'EKS replaces the nodes of the group, `maxUnavailable` at a time.',
  },
  {
    id: 'expectations',
    title: 'Expected pods, growth or `onOvercommit` are stated',
    ...towards({
      general: { expectedPods: { podsPerNode: 20, daemonSetPods: 3 } },
      options: { planning: { growthPercent: 50 }, onOvercommit: OvercommitPolicy.FAIL_AT_ANY },
    }),
    advice: 'The plan changes, the template does not. Nothing is deployed.',
  },
  {
    id: 'rename-group',
    title: 'The id of a group changes',
    ...towards({ generalId: 'Main' }),
    added: NEW_GROUP,
    removed: NEW_GROUP,
    advice: 'Another group is made, and the old one goes. Harmless, except that nodes are replaced.',
  },
];

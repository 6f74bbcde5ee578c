import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { AddonSettings, platformOf } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { groupOn } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';

const NODES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];
const ON_NODES: AddonSettings = { permissions: CniPermissions.nodeRole() };
const aws = (name: string) => iam.ManagedPolicy.fromAwsManagedPolicyName(name);

/** What is warned of a group whose role gets policies, some of them after the group is made. */
function warnedOf(policies: string[], settings: AddonSettings = {}, later: string[] = []): string[] {
  const platform = platformOf(settings);
  const nodeRole = new iam.Role(platform.stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), managedPolicies: policies.map(aws) });
  groupOn(platform, { nodeRole });
  later.forEach((name) => nodeRole.addManagedPolicy(aws(name)));
  return warningsOf(platform.stack).filter((line) => line.startsWith('/Stack/Group'));
}

test.each<[string, string[], AddonSettings, string[]]>([
  ['all of them', NODES, {}, []],
  ['some of them later', [], {}, NODES],
  ['a wider policy for images', ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryReadOnly'], {}, []],
  ['all permissions', ['AdministratorAccess'], {}, []],
  ['those of the VPC CNI where they belong to the nodes', [...NODES, 'AmazonEKS_CNI_Policy'], ON_NODES, []],
])('a role with %s is not warned of', (_, policies, settings, later) => {
  expect(warnedOf(policies, settings, later)).toEqual([]);
});

test.each<[string[], AddonSettings, string]>([
  [[], {}, 'lacks AmazonEKSWorkerNodePolicy, AmazonEC2ContainerRegistryPullOnly, without which'],
  [['AmazonEKSWorkerNodePolicy'], {}, 'lacks AmazonEC2ContainerRegistryPullOnly, without which'],
  [['AmazonEKSWorkerNodePolicyX', 'AmazonEC2ContainerRegistryPullOnly'], {}, 'lacks AmazonEKSWorkerNodePolicy, without which'],
  [NODES, ON_NODES, 'lacks AmazonEKS_CNI_Policy, without which'],
])('a role with %p is warned of with what it lacks', (policies, settings, text) => {
  const warnings = warnedOf(policies, settings);

  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain(text);
  expect(warnings[0]).toContain('[ack: cdk-eks-pod-capacity:node-role-lacks-policies]');
});

test('permissions of the VPC CNI given twice are warned of', () => {
  const warnings = warnedOf([...NODES, 'AmazonEKS_CNI_Policy']);

  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("'nodeRole' (Stack/Role) has AmazonEKS_CNI_Policy");
  expect(warnings[0]).toContain('[ack: cdk-eks-pod-capacity:cni-permissions-twice]');
});

test('a role that is imported cannot be seen, which stands in the findings only', () => {
  const platform = platformOf();
  const group = groupOn(platform, { nodeRole: iam.Role.fromRoleName(platform.stack, 'Role', 'nodes') });

  expect(namesOf(group.findings)).toEqual(['node-role-unseen']);
  expect(group.findings[0].message).toContain('AmazonEKSWorkerNodePolicy, AmazonEC2ContainerRegistryPullOnly was not checked');
  expect(warningsOf(Stack.of(group)).filter((line) => line.startsWith('/Stack/Group'))).toEqual([]);
});

test('a role that the group defines is not spoken of', () => {
  const platform = platformOf(ON_NODES);

  expect(groupOn(platform).findings).toEqual([]);
  expect(warningsOf(platform.stack).filter((line) => line.startsWith('/Stack/Group'))).toEqual([]);
});

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { Facts, Wording } from '../../src/findings/wording';
import { NODE_ROLE_WORDS } from '../../src/findings/words/nodes/node-roles';
import { AddonSettings, platformOf } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { groupOn } from '../private/cdk-nodegroup';
import { idOf, namesOf } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

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

/** How a synthesis prints a warning of the group. */
function warningOf<F extends Facts>(wording: Wording<F>, facts: F): string {
  return `/Stack/Group: ${wording.say(facts).message} [ack: ${idOf(wording.id)}]`;
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

test.each<[string[], AddonSettings, string[]]>([
  [[], {}, ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly']],
  [['AmazonEKSWorkerNodePolicy'], {}, ['AmazonEC2ContainerRegistryPullOnly']],
  [['AmazonEKSWorkerNodePolicyX', 'AmazonEC2ContainerRegistryPullOnly'], {}, ['AmazonEKSWorkerNodePolicy']],
  [NODES, ON_NODES, ['AmazonEKS_CNI_Policy']],
])('a role with %p is warned of with what it lacks', (policies, settings, missing) => {
  expect(warnedOf(policies, settings)).toEqual([warningOf(NODE_ROLE_WORDS.lacksPolicies, { role: 'Stack/Role', missing })]);
});

test('permissions of the VPC CNI given twice are warned of', () => {
  expect(warnedOf([...NODES, 'AmazonEKS_CNI_Policy'])).toEqual([warningOf(NODE_ROLE_WORDS.permissionsTwice, { role: 'Stack/Role', policy: 'AmazonEKS_CNI_Policy' })]);
});

test('a role that is imported cannot be seen, which stands in the findings only', () => {
  const platform = platformOf();
  const group = groupOn(platform, { nodeRole: iam.Role.fromRoleName(platform.stack, 'Role', 'nodes') });

  expect(namesOf(group.findings)).toEqual(['node-role-unseen']);
  expect(factsOf(group.findings, 'node-role-unseen')).toEqual({ policies: NODES });
  expect(warningsOf(Stack.of(group)).filter((line) => line.startsWith('/Stack/Group'))).toEqual([]);
});

test('a role that the group defines is not spoken of', () => {
  const platform = platformOf(ON_NODES);

  expect(groupOn(platform).findings).toEqual([]);
  expect(warningsOf(platform.stack).filter((line) => line.startsWith('/Stack/Group'))).toEqual([]);
});

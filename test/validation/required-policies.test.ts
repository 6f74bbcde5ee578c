import { App, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { IConstruct } from 'constructs';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { acknowledgeRequiredPolicies } from '../../src/validation/required-policies';
import { violationsOf } from '../private/cdk-assembly';
import { stackIn, strictApp } from '../private/cdk-fixtures';
import { ipv6PlatformOf } from '../private/cdk-ipv6';
import { groupOf, groupOn } from '../private/cdk-nodegroup';

/** An app that cdk-nag checks, with a role of these managed policies. */
function appWithRole(...policies: string[]): { app: App; role: iam.Role } {
  const app = strictApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const role = new iam.Role(stackIn({ app }), 'Role', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: policies.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  return { app, role };
}

test('cdk-nag reports nothing of the policies that are acknowledged', () => {
  const { app, role } = appWithRole('AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy');

  acknowledgeRequiredPolicies(role, ['AmazonEKSWorkerNodePolicy', 'AmazonEKS_CNI_Policy'], 'nodes');

  expect(violationsOf(app)).toEqual([]);
});

test('cdk-nag reports the other policies of the role', () => {
  const { app, role } = appWithRole('AmazonEKSWorkerNodePolicy', 'AdministratorAccess');

  acknowledgeRequiredPolicies(role, ['AmazonEKSWorkerNodePolicy'], 'nodes');

  expect(() => violationsOf(app)).toThrow(/IAM4\[Policy::arn:<AWS::Partition>:iam::aws:policy\/AdministratorAccess\]/);
  expect(() => violationsOf(app)).not.toThrow(/AmazonEKSWorkerNodePolicy/);
});

test('the policies are acknowledged on the resource of the role alone, and a role that is imported has none', () => {
  const { app, role } = appWithRole('AmazonEKSWorkerNodePolicy');
  const imported = iam.Role.fromRoleArn(role, 'Imported', 'arn:aws:iam::111122223333:role/nodes');

  for (const each of [role, imported]) acknowledgeRequiredPolicies(each, ['AmazonEKSWorkerNodePolicy'], 'nodes');

  const carries = ({ node }: IConstruct) => node.metadata.some(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  expect(app.node.findAll().filter(carries)).toEqual([role.node.defaultChild]);
});

test.each<[string, CniPermissions]>([
  ['pod identity', CniPermissions.podIdentity()],
  ['the role of the nodes', CniPermissions.nodeRole()],
])('cdk-nag reports nothing of the roles that this library defines, with permissions through %s', (_, permissions) => {
  const app = strictApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  groupOf({}, { permissions }, stackIn({ app }));

  expect(() => violationsOf(app)).toThrow(/AmazonEKSClusterPolicy/);
  expect(() => violationsOf(app)).not.toThrow(/AmazonEKS_CNI_Policy|AmazonEKSWorkerNodePolicy|AmazonEC2ContainerRegistryPullOnly/);
});

test.each<[string, CniPermissions]>([
  ['pod identity', CniPermissions.podIdentity()],
  ['the role of the nodes', CniPermissions.nodeRole()],
])('with IPv6 cdk-nag reports no wildcard of the statements that EKS documents, and those of others on the same role: %s', (_, permissions) => {
  const app = strictApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const platform = ipv6PlatformOf({ permissions }, stackIn({ app }));
  const role = (permissions.onNodeRole ? groupOn(platform).role : platform.cni.role) as iam.Role;

  expect(() => violationsOf(app)).toThrow(/AmazonEKSClusterPolicy/);
  expect(() => violationsOf(app)).not.toThrow(/IAM5|AmazonEKS_CNI_Policy/);
  role.addToPolicy(new iam.PolicyStatement({ actions: ['ec2:DescribeVpcs'], resources: ['*'] }));
  expect(() => violationsOf(app)).toThrow(/IAM5\[Resource::\*\]/);
});

import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { platformOf } from '../../private/cdk-addon';
import { warningsOf } from '../../private/cdk-assembly';
import { stackIn } from '../../private/cdk-fixtures';
import { errorOf, expectRefusal } from '../../private/cdk-refusals';

const ARN = 'arn:aws:iam::111122223333:role/vpc-cni';
const POLICY = iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKS_CNI_Policy');
const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A';

/** The resource of the add-on vpc-cni, and how many add-ons there are. */
function addonsOf(permissions: CniPermissions, stack = stackIn()) {
  platformOf({ permissions }, stack);
  const addons = Object.values(Template.fromStack(stack).findResources('AWS::EKS::Addon'));
  return { count: addons.length, vpcCni: addons.find(({ Properties }) => Properties.AddonName === 'vpc-cni')!.Properties };
}

test('the add-on names the role of the service account, and nothing of pod identity', () => {
  const stack = stackIn();
  const role = iam.Role.fromRoleArn(stack, 'Role', ARN);
  const { count, vpcCni } = addonsOf(CniPermissions.serviceAccountRole(role), stack);

  expect(vpcCni.ServiceAccountRoleArn).toBe(ARN);
  expect(vpcCni).not.toHaveProperty('PodIdentityAssociations');
  expect(count).toBe(1);
});

test('the role of the nodes does not carry the permissions, and the role is told', () => {
  const stack = stackIn();
  const role = iam.Role.fromRoleArn(stack, 'Role', ARN);
  const permissions = CniPermissions.serviceAccountRole(role);
  const { cni } = platformOf({ permissions }, stack);

  expect([permissions.onNodeRole, permissions.onServiceAccount, permissions.role]).toEqual([false, true, role]);
  expect([cni.permissionsOnNodeRole, cni.role]).toEqual([false, role]);
  expect(warningsOf(stack)).toEqual([expect.stringContaining('cni-role-unseen')]);
});

test.each<[string, CniPermissions, object]>([
  ['podIdentity', CniPermissions.podIdentity(), { onNodeRole: false, onServiceAccount: false, _byAgent: true }],
  ['nodeRole', CniPermissions.nodeRole(), { onNodeRole: true, onServiceAccount: false, _byAgent: false }],
])('%s is none of a service account', (_, permissions, expected) => {
  expect(permissions).toMatchObject(expected);
});

test.each<[string, unknown, string]>([['nothing', undefined, 'undefined'], ['an ARN', ARN, `'${ARN}'`], ['null', null, 'null']])(
  'refuses %s for a role', (_, role, got) => {
    expect((errorOf(() => CniPermissions.serviceAccountRole(role as any)) as Error).message).toContain(got === 'undefined' ? "'role'" : got);
  });

describe('a role of this app', () => {
  const synth = (assumedBy: iam.IPrincipal, choose: (role: iam.IRole) => CniPermissions) => {
    const stack = stackIn();
    const role = new iam.Role(stack, 'Role', { assumedBy, managedPolicies: [POLICY] });
    return () => addonsOf(choose(role), stack);
  };
  const web = new iam.WebIdentityPrincipal(PROVIDER);
  const pods = new iam.ServicePrincipal('pods.eks.amazonaws.com');
  const both = new iam.CompositePrincipal(web, new iam.SessionTagsPrincipal(pods));

  test.each<[string, iam.IPrincipal, (role: iam.IRole) => CniPermissions]>([
    ['of the provider', web, CniPermissions.serviceAccountRole],
    ['of both, for the service account', both, CniPermissions.serviceAccountRole],
    ['of pods', new iam.SessionTagsPrincipal(pods), CniPermissions.podIdentity],
    ['of pods without tags', pods, CniPermissions.podIdentity],
    ['of both, for pod identity', both, CniPermissions.podIdentity],
    ['of everybody', new iam.StarPrincipal(), CniPermissions.podIdentity],
  ])('%s is taken', (_, principal, choose) => {
    expect(synth(principal, choose)).not.toThrow();
  });

  test.each<[string, iam.IPrincipal, (role: iam.IRole) => CniPermissions]>([
    ['of pods, for the service account', pods, CniPermissions.serviceAccountRole],
    ['of the provider, for pod identity', web, CniPermissions.podIdentity],
    ['of nodes, for pod identity', new iam.ServicePrincipal('ec2.amazonaws.com'), CniPermissions.podIdentity],
    ['of an account, for the service account', new iam.AccountPrincipal('111122223333'), CniPermissions.serviceAccountRole],
  ])('%s fails synthesis', (_, principal, choose) => {
    expect(synth(principal, choose)).toThrow(/cni-role-trust/);
  });
});

test('the struct refuses what is no CniPermissions', () => {
  expectRefusal(() => platformOf({ permissions: ARN as any }), 'Stack/Cni', ['option-refused', { prop: 'permissions', got: `'${ARN}'` }]);
});

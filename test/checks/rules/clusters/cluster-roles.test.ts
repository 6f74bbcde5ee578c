import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { VpcCniAddon } from '../../../../src';
import { clusterOf, stackIn, vpcOf } from '../../../private/cdk-fixtures';
import { plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const CLUSTER = arn('AmazonEKSClusterPolicy');
const CONTROLLER = arn('AmazonEKSVPCResourceController');
const LACKS = ['warning cluster-role-lacks-policy at Role'];
const WINDOWS: PlainParts = { configuration: { enableWindowsIpam: 'true' }, group: { amiType: 'WINDOWS_CORE_2022_x86_64' } };
const BRANCHES: PlainParts = { env: { ENABLE_POD_ENI: 'true' } };
const document = (...Action: string[]) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

type RoleProps = Partial<iam.CfnRoleProps>;

function saidWith(parts: PlainParts, role: RoleProps, more: (stack: Stack, role: iam.CfnRole) => void = () => undefined): string[] {
  const stack = stackIn();
  const made = new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: {}, managedPolicyArns: [CLUSTER], ...role });
  more(stack, made);
  plainCluster({ ...parts, cluster: { ...parts.cluster, roleArn: made.attrArn } }, stack);
  return saidOf(stack.node.root as App).filter((each) => each.includes('cluster-role'));
}

test.each<[string, PlainParts, RoleProps, string[]]>([
  ['Windows nodes without it', WINDOWS, {}, LACKS],
  ['Windows nodes with it', WINDOWS, { managedPolicyArns: [CLUSTER, CONTROLLER] }, []],
  ['security groups for pods without it', BRANCHES, {}, LACKS],
  ['security groups for pods with it', BRANCHES, { managedPolicyArns: [CLUSTER, CONTROLLER] }, []],
  ['Linux nodes without it', {}, {}, []],
  ['Windows nodes alone, and a setting of Linux', { ...WINDOWS, ...BRANCHES }, {}, LACKS],
  ['an administrator', WINDOWS, { managedPolicyArns: [arn('AdministratorAccess')] }, []],
  ['an inline policy with the action', WINDOWS, { policies: [{ policyName: 'P', policyDocument: document('ec2:*') }] }, []],
  ['an inline policy without', WINDOWS, { policies: [{ policyName: 'P', policyDocument: document('s3:*') }] }, LACKS],
  ['a policy of somebody else', WINDOWS, { managedPolicyArns: ['arn:aws:iam::111122223333:policy/Own'] }, []],
  ['no policies at all', WINDOWS, { managedPolicyArns: undefined }, LACKS],
  ...[
    'AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy', 'AmazonEKSComputePolicy', 'AmazonEKSBlockStoragePolicy', 'AmazonEKSLoadBalancingPolicy', 'CloudWatchFullAccess',
  ].map((name): [string, PlainParts, RoleProps, string[]] => [`${name}, which has not got it`, WINDOWS, { managedPolicyArns: [arn(name)] }, LACKS]),
])('%s', (_, parts, role, expected) => {
  expect(saidWith(parts, role)).toEqual(expected);
});

test.each([
  'AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy', 'AmazonEKSComputePolicy', 'AmazonEKSBlockStoragePolicy', 'AmazonEKSLoadBalancingPolicy',
  'CloudWatchFullAccess',
])('%s is known to be without it', (name) => {
  expect(saidWith(WINDOWS, { managedPolicyArns: [arn(name)] })).toEqual(LACKS);
});

test.each(['AdministratorAccess', 'PowerUserAccess', 'AmazonEC2FullAccess', 'AmazonEKSVPCResourceController'])('%s holds it', (name) => {
  expect(saidWith(WINDOWS, { managedPolicyArns: [CLUSTER, arn(name)] })).toEqual([]);
});

test('a policy beside the role counts', () => {
  const attached = (...actions: string[]) => (stack: Stack, { ref }: iam.CfnRole) => {
    new iam.CfnPolicy(stack, 'Policy', { policyName: 'P', roles: [ref], policyDocument: document(...actions) });
  };

  expect(saidWith(WINDOWS, {}, attached('ec2:AssignPrivateIpAddresses'))).toEqual([]);
  expect(saidWith(WINDOWS, {}, attached('ec2:DescribeInstances'))).toEqual(LACKS);
});

test.each<[string, (stack: Stack) => string]>([
  ['of somewhere else', () => 'arn:aws:iam::111122223333:role/cluster'],
  ['that something else makes', (stack) => new CfnResource(stack, 'Maker', { type: 'Custom::Role' }).getAtt('Arn').toString()],
  ['that is a parameter', (stack) => new CfnParameter(stack, 'Arn').valueAsString],
])('of a role %s nothing is known', (_, roleArn) => {
  const stack = stackIn();
  plainCluster({ ...WINDOWS, cluster: { roleArn: roleArn(stack) } }, stack);

  expect(saidOf(stack.node.root as App).filter((each) => each.includes('cluster-role'))).toEqual([]);
});

test('constructs attach it', () => {
  const stack = stackIn();
  const cluster = clusterOf(stack, vpcOf(stack));
  new VpcCniAddon(stack, 'Cni', { cluster, windows: {} });
  const amiType = eks.NodegroupAmiType.WINDOWS_CORE_2022_X86_64;
  new eks.Nodegroup(stack, 'Nodes', { cluster, amiType });

  expect(saidOf(stack.node.root as App).filter((each) => each.includes('cluster-role'))).toEqual([]);
});

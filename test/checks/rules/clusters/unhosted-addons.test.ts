import { App, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { clusterIn } from '../../../private/cdk-cluster';
import { stackIn } from '../../../private/cdk-fixtures';
import { plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const WITHOUT = ['warning addon-without-nodes at Dns'];
const TAINTED = [{ key: 'dedicated', value: 'web', effect: 'NO_SCHEDULE' }];

/** What is said of coredns on a cluster of plain resources; null for no group. */
function saidWith(group: PlainParts['group'] | null, addon: Partial<eks.CfnAddonProps> = {}, more: (parts: PlainCluster) => void = () => undefined, cluster: PlainParts['cluster'] = {}): string[] {
  const stack = stackIn();
  const parts = plainCluster({ group: group ?? {}, cluster }, stack);
  if (group === null) stack.node.tryRemoveChild('Group');
  const dns = new eks.CfnAddon(stack, 'Dns', { addonName: 'coredns', clusterName: parts.cluster.ref, resolveConflicts: 'OVERWRITE', ...addon });
  if (group !== null) dns.addResourceDependency(parts.group);
  more(parts);
  return saidOf(stack.node.root as App).filter((each) => each.includes('addon-without-nodes'));
}

const profile = (namespace: string) => ({ stack, cluster }: PlainCluster) => {
  new eks.CfnFargateProfile(stack, 'Profile', { clusterName: cluster.ref, podExecutionRoleArn: 'arn:aws:iam::111122223333:role/pods', selectors: [{ namespace }] });
};
const resource = (type: string, properties: Record<string, unknown> = {}) => ({ stack }: PlainCluster) => {
  new CfnResource(stack, 'Other', { type, properties });
};

test.each<[string, PlainParts['group'] | null, string[]]>([
  ['a group of Linux', {}, []],
  ['no group', null, WITHOUT],
  ['a group of Windows', { amiType: 'WINDOWS_CORE_2022_x86_64' }, WITHOUT],
  ['a group with a taint', { taints: TAINTED }, WITHOUT],
  ['a group with a taint that it tolerates', { taints: [{ key: 'CriticalAddonsOnly', effect: 'NO_SCHEDULE' }] }, []],
  ['a group with a taint that only advises', { taints: [{ key: 'a', effect: 'PREFER_NO_SCHEDULE' }] }, []],
  ['a group of no node', { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } }, WITHOUT],
  ['a group of at least no node', { scalingConfig: { minSize: 0, maxSize: 3 } }, WITHOUT],
  ['a group of one node', { scalingConfig: { minSize: 0, desiredSize: 1, maxSize: 3 } }, []],
  ['a group without sizes', { scalingConfig: undefined }, []],
  ['a group whose sizes are not known', { scalingConfig: { minSize: Fn.ref('Size') as never, maxSize: 3 } }, []],
])('%s', (_, group, expected) => {
  expect(saidWith(group)).toEqual(expected);
});

test.each<[string, Partial<eks.CfnAddonProps>, string[]]>([
  ['coredns', {}, WITHOUT],
  ['another Deployment', { addonName: 'metrics-server' }, WITHOUT],
  ['a DaemonSet', { addonName: 'kube-proxy' }, []],
  ['a name that is a token', { addonName: Fn.ref('Name') }, []],
])('without a node: %s', (_, addon, expected) => {
  expect(saidWith(null, addon)).toEqual(expected);
});

test('what it tolerates can be told', () => {
  expect(saidWith({ taints: TAINTED }, { configurationValues: '{"tolerations": [{"operator": "Exists"}]}' })).toEqual([]);
});

test.each<[string, (parts: PlainCluster) => void, string[]]>([
  ['a Fargate profile for it', profile('kube-system'), []],
  ['a Fargate profile for all', profile('*'), []],
  ['a Fargate profile for others', profile('web'), WITHOUT],
  ['an Auto Scaling group of whatever', resource('AWS::AutoScaling::AutoScalingGroup'), []],
  ['HyperPod of whatever', resource('AWS::SageMaker::Cluster'), []],
  ['something else', resource('AWS::SQS::Queue'), WITHOUT],
])('without a group: %s', (_, more, expected) => {
  expect(saidWith(null, {}, more)).toEqual(expected);
});

test.each<[string, eks.CfnClusterProps['computeConfig'], string[]]>([
  ['on', { enabled: true, nodePools: ['system'] }, []],
  ['off', { enabled: false }, WITHOUT],
  ['not known', { enabled: Fn.ref('Auto') as never }, []],
  ['not known with all that it is told', Fn.importValue('Compute') as never, []],
])('Auto Mode that is %s', (_, computeConfig, expected) => {
  expect(saidWith(null, {}, undefined, { computeConfig })).toEqual(expected);
});

test('of a cluster that the app does not make nothing is known', () => {
  const stack = stackIn();
  new eks.CfnAddon(stack, 'Dns', { addonName: 'coredns', clusterName: 'prod' });

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

test('coredns of a cluster of this library says so itself', () => {
  const stack: Stack = stackIn();
  clusterIn(stack);

  expect(saidOf(stack.node.root as App).filter((each) => each.includes('addon-without-nodes'))).toEqual([]);
});

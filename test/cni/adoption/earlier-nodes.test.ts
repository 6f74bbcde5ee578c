import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityChecks } from '../../../src/checks/pod-capacity-checks';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { VpcCniAddonProps } from '../../../src/cni/vpc-cni-addon-props';
import { warningsOf } from '../../private/cdk-assembly';
import { clusterOf, stackIn, strictApp, vpcOf } from '../../private/cdk-fixtures';
import { expectRefusal } from '../../private/cdk-refusals';

const permissions = CniPermissions.nodeRole();
const adopt = RunningVpcCni.fromConfiguration('{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}');
const NODES = { instanceTypes: [new ec2.InstanceType('m5.large')], amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD };
const EARLY = /nodegroup-before-vpc-cni/;

/** An add-on beside a node group of plain CDK that waits for nothing. */
function beside(props: Partial<VpcCniAddonProps> = {}, app: App = strictApp()) {
  const stack = stackIn({ app });
  const cluster = clusterOf(stack, vpcOf(stack));
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, permissions, logicalId: 'Cni', ...props });
  const old = cluster.addNodegroupCapacity('Old', NODES);
  return { stack, cni, old, cluster };
}

const rulesOf = (app: App) => new PodCapacityChecks().validateScope(app).violations.map(({ ruleName }) => ruleName);
const early = (stack: Stack) => warningsOf(stack).filter((line) => EARLY.test(line)).length;

test('a group that waits for nothing is said to come too early, unless it is of before', () => {
  expect(early(beside().stack)).toBe(1);
  const { stack, cni, old } = beside();
  cni.addEarlierNodes(old);

  expect(early(stack)).toBe(0);
});

test.each<[string, (old: eks.Nodegroup, stack: Stack) => any]>([
  ['its resource', (old) => old.node.defaultChild],
  ['what holds it', (_, stack) => stack.node.findChild('Cluster')],
])('the group can be named by %s', (_, nodesOf) => {
  const { stack, cni, old } = beside();
  cni.addEarlierNodes(nodesOf(old, stack));

  expect(early(stack)).toBe(0);
});

test('another group is said all the same', () => {
  const { stack, cni, old, cluster } = beside();
  cni.addEarlierNodes(old);
  cluster.addNodegroupCapacity('Another', NODES);

  expect(early(stack)).toBe(1);
});

test('all groups are of before where the add-on is adopted', () => {
  expect(early(beside({ adopt }).stack)).toBe(0);
});

test.each<[string, Partial<VpcCniAddonProps>, boolean, number]>([
  ['an add-on that is asked for', {}, false, 1],
  ['one with nodes of before', {}, true, 0],
  ['an adopted one', { adopt }, false, 0],
])('PodCapacityChecks judges the same: %s', (_, props, isNoted, count) => {
  const app = strictApp();
  const { cni, old } = beside(props, app);
  if (isNoted) cni.addEarlierNodes(old);

  expect(rulesOf(app).filter((line) => EARLY.test(line)).length).toBe(count);
});

test('PodCapacityChecks does not refuse what an adoption carries', () => {
  const app = strictApp();
  beside({ adopt: RunningVpcCni.fromConfiguration('{"env":{"ENABLE_IMDS_ONLY_MODE":"true"}}') }, app);

  expect(rulesOf(app).filter((line) => /gives-no-addresses/.test(line))).toEqual([]);
});

test.each<[string, unknown]>([['a text', 'Old'], ['nothing', undefined], ['null', null]])('%s is no node group', (_, nodes) => {
  expectRefusal(() => beside().cni.addEarlierNodes(nodes as any), 'Stack/Cni', ['option-refused', { prop: 'nodes' }]);
});

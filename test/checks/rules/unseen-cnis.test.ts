import { App, CfnResource } from 'aws-cdk-lib';
import { plainCluster, PlainCluster, saidOf } from '../../private/cdk-plain';

const UNSEEN = /vpc-cni-(unseen|missing)/;
const CHART = 'Custom::AWSCDK-EKS-HelmChart';
const PATCH = 'Custom::AWSCDK-EKS-KubernetesPatch';
const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

/** What of a cluster the VPC CNI is set up for, and by. */
type Nodes = 'group' | 'asg' | 'none';
type Setup = readonly [type: string, properties: Record<string, unknown>];

const chart: Setup = [CHART, { Chart: 'aws-vpc-cni', Values: '{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}' }];
const patch = (resource: string): Setup => [PATCH, { ResourceName: resource, ApplyPatchJson: '{"spec":{}}' }];
const daemonSet = (name: string, ...volumes: object[]): Setup => {
  const spec = { template: { spec: { containers: [{ name, env: [{ name: 'WARM_IP_TARGET', value: '5' }] }], volumes } } };
  return [MANIFEST, { Manifest: JSON.stringify([{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name, namespace: 'kube-system' }, spec }]) }];
};

function said(nodes: Nodes, hasAddon: boolean, [type, properties]: Setup): string[] {
  const plain: PlainCluster = plainCluster(hasAddon ? {} : { env: null });
  const { stack, cluster, subnets } = plain;
  new CfnResource(stack, 'Setup', { type, properties: { ClusterName: cluster.ref, ...properties } });
  if (nodes !== 'group') stack.node.tryRemoveChild('Group');
  if (nodes === 'asg') {
    const Key = { 'Fn::Join': ['', ['kubernetes.io/cluster/', cluster.ref]] };
    const tags = [{ Key, Value: 'owned', PropagateAtLaunch: true }];
    const asg = { MinSize: '3', MaxSize: '3', VPCZoneIdentifier: subnets.map(({ ref }) => ref), Tags: tags };
    new CfnResource(stack, 'Asg', { type: 'AWS::AutoScaling::AutoScalingGroup', properties: asg });
  }
  return saidOf(stack.node.root as App).filter((each) => UNSEEN.test(each));
}

const HERE = ['warning vpc-cni-unseen at Setup'];
const MISSING = 'error vpc-cni-missing at Cluster';

test.each<[string, Nodes, boolean, Setup, string[]]>([
  ['a chart', 'group', false, chart, HERE],
  ['a chart beside the add-on', 'group', true, chart, HERE],
  ['a chart', 'asg', false, chart, HERE],
  ['a chart beside the add-on', 'asg', true, chart, HERE],
  ['a chart', 'none', true, chart, []],
  ['a chart of something else', 'asg', true, [CHART, { Chart: 'metrics-server', Values: '{"env":{}}' }], []],
  ['a patch', 'group', true, patch('daemonset/aws-node'), HERE],
  ['a patch by the short name', 'asg', true, patch('ds/aws-node'), HERE],
  ['a patch of another DaemonSet', 'asg', true, patch('daemonset/kube-proxy'), []],
  ['a patch', 'none', true, patch('daemonset/aws-node'), []],
  ['a patch of what nobody installs', 'group', false, patch('daemonset/aws-node'), [MISSING, ...HERE]],
  ['a DaemonSet beside the add-on', 'group', true, daemonSet('aws-node'), HERE],
  ['a DaemonSet', 'group', false, daemonSet('aws-node'), HERE],
  ['a DaemonSet', 'asg', false, daemonSet('aws-node'), HERE],
  ['a DaemonSet of another network plug-in', 'group', false, daemonSet('other', { hostPath: { path: '/etc/cni/net.d' } }), []],
  ['a DaemonSet of something else', 'group', false, daemonSet('agent'), [MISSING]],
  ['a DaemonSet of something else', 'asg', true, daemonSet('agent'), []],
  // What nodes outside of groups have is not known.
  ['a DaemonSet of something else', 'asg', false, daemonSet('agent'), []],
])('%s, of a cluster with %s, with an add-on: %s', (_, nodes, hasAddon, setup, expected) => {
  expect(said(nodes, hasAddon, setup).sort()).toEqual(expected);
});

import { App, CfnResource } from 'aws-cdk-lib';
import { CfnClusterProps } from 'aws-cdk-lib/aws-eks-v2';
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

const named = (kind: string, name: string, data: object = {}): Setup => [MANIFEST, { Manifest: JSON.stringify([{ apiVersion: 'v1', kind, metadata: { name }, data }]) }];

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
  ['an add-on whose name begins with that of the VPC CNI', 'group', false, ['AWS::EKS::Addon', { AddonName: 'vpc-cni-metrics' }], [MISSING]],
  ['a ConfigMap of the name of the DaemonSet', 'group', false, named('ConfigMap', 'aws-node'), [MISSING]],
  ['a ConfigMap that names the directory of plug-ins', 'group', false, named('ConfigMap', 'other', { path: '/etc/cni/net.d' }), [MISSING]],
  ['a DaemonSet of something else', 'asg', true, daemonSet('agent'), []],
  // What nodes outside of groups have is not known.
  ['a DaemonSet of something else', 'asg', false, daemonSet('agent'), []],
])('%s, of a cluster with %s, with an add-on: %s', (_, nodes, hasAddon, setup, expected) => {
  expect(said(nodes, hasAddon, setup).sort()).toEqual(expected);
});

describe('a chart, of a cluster with no other nodes than', () => {
  const tags = (name: string) => [{ Key: `kubernetes.io/cluster/${name}`, Value: 'owned' }];
  const pool = (group: string): Setup => [MANIFEST, {
    ClusterName: 'main', Manifest: JSON.stringify([{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'own' }, spec: { template: { spec: { nodeClassRef: { group, name: 'own' } } } } }]),
  }];
  const arn = 'arn:aws:eks:eu-west-1:111122223333:cluster/main';

  test.each<[string, Setup | Partial<CfnClusterProps>, boolean]>([
    ['an Auto Scaling group', ['AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '1', Tags: tags('main') }], true],
    ['an instance', ['AWS::EC2::Instance', { Tags: tags('main') }], true],
    ['a fleet', ['AWS::EC2::EC2Fleet', { Tags: tags('main') }], true],
    ['a Spot fleet', ['AWS::EC2::SpotFleet', { Tags: tags('main') }], true],
    ['HyperPod', ['AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn: arn } } }], true],
    ['Batch', ['AWS::Batch::ComputeEnvironment', { EksConfiguration: { EksClusterArn: arn } }], true],
    ['Karpenter', pool('karpenter.k8s.aws'), true],
    ['a NodePool of Auto Mode', pool('eks.amazonaws.com'), false],
    ['Auto Mode', { computeConfig: { enabled: true } }, false],
    ['hybrid nodes', { remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['10.200.0.0/16'] }] } }, false],
    ['Fargate', ['AWS::EKS::FargateProfile', { ClusterName: 'main' }], false],
  ])('%s', (_, nodes, isSaid) => {
    const { stack } = plainCluster({ env: null, cluster: { name: 'main', ...Array.isArray(nodes) ? {} : nodes } });
    stack.node.tryRemoveChild('Group');
    const [type, properties] = chart;
    new CfnResource(stack, 'Setup', { type, properties: { ClusterName: 'main', ...properties } });
    if (Array.isArray(nodes)) new CfnResource(stack, 'Nodes', { type: nodes[0] as string, properties: nodes[1] as Record<string, unknown> });

    expect(saidOf(stack.node.root as App).filter((each) => UNSEEN.test(each))).toEqual(isSaid ? HERE : []);
  });
});

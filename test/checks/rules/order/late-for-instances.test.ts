import { App, CfnResource } from 'aws-cdk-lib';
import { plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const KEPT: PlainParts = { cluster: { bootstrapSelfManagedAddons: true } };

/** Nodes of a cluster by their tag. */
const add = ({ stack, cluster }: PlainCluster, type: string, properties: Record<string, unknown> = {}) => (
  new CfnResource(stack, 'Nodes', { type, properties: { Tags: [{ Key: `kubernetes.io/cluster/${cluster.ref}`, Value: 'owned' }], ...properties } }));

describe('nodes that are started as instances', () => {
  const scaled = (type: string, properties: Record<string, unknown>, parts: PlainParts = {}) => {
    const plain = plainCluster(parts);
    const nodes = add(plain, type, properties);
    plain.group.addResourceDependency(nodes);
    plain.addon!.addResourceDependency(nodes);
    return saidOf(plain.stack.node.root as App).filter((each) => each.includes('node-need'));
  };

  test.each<[string, Parameters<typeof scaled>, string[]]>([
    ['by an Auto Scaling group', ['AWS::AutoScaling::AutoScalingGroup', {}], ['warning node-need-late at Cni']],
    ['one by one', ['AWS::EC2::Instance', {}], ['warning node-need-late at Cni']],
    ['of no cluster', ['AWS::AutoScaling::AutoScalingGroup', { Tags: [] }], []],
    ['of a cluster with the VPC CNI of EKS', ['AWS::AutoScaling::AutoScalingGroup', {}, KEPT], []],
  ])('%s', (_, parts, expected) => {
    expect(scaled(...parts)).toEqual(expected);
  });
});

test.each<[string, boolean, string[]]>([
  ['that does not', true, []],
  ['that does', false, ['warning node-need-late at Chart', 'warning node-need-late at Cni']],
])('a Helm chart of a plug-in waits for them, beside an add-on %s', (_, isInTime, expected) => {
  const plain = plainCluster();
  const nodes = add(plain, 'AWS::AutoScaling::AutoScalingGroup');
  const chart = new CfnResource(plain.stack, 'Chart', { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: plain.cluster.ref, Chart: 'cilium' } });
  chart.addResourceDependency(nodes);
  if (isInTime) nodes.addResourceDependency(plain.addon!);
  else plain.addon!.addResourceDependency(nodes);

  expect(saidOf(plain.stack.node.root as App).filter((each) => each.includes('node-need')).sort()).toEqual(expected);
});

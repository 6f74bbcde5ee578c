import { manifests } from '../../../src/checks/facts/kubernetes-facts';
import { karpenterObjects } from '../../../src/checks/facts/nodes/karpenter-objects';
import { stackIn } from '../../private/cdk-fixtures';
import { readIn } from '../../private/cdk-readings';

const objectsOf = (...objects: unknown[]) => {
  const stack = stackIn();
  const applied = { ClusterName: 'prod', Manifest: stack.toJsonString(objects) };
  return karpenterObjects(manifests(readIn({ Applied: ['Custom::AWSCDK-EKS-KubernetesResource', applied] }, stack).resources));
};

/** An AWSNodeTemplate, as releases before v0.32 have it: its ids stand under a tag of their own, in one text. */
test.each<[string, unknown, unknown]>([
  ['nothing', undefined, undefined],
  ['tags', { 'karpenter.sh/discovery': 'prod', 'tier': '*' }, [{ tags: { 'karpenter.sh/discovery': 'prod', 'tier': '*' } }]],
  ['an id', { 'aws-ids': 'subnet-1' }, [{ id: 'subnet-1' }]],
  ['ids', { 'aws-ids': 'subnet-1,subnet-2' }, [{ id: 'subnet-1' }, { id: 'subnet-2' }]],
  ['ids with spaces between', { 'aws-ids': 'subnet-1, subnet-2 , subnet-3' }, [{ id: 'subnet-1' }, { id: 'subnet-2' }, { id: 'subnet-3' }]],
  ['ids beside tags', { 'aws-ids': 'subnet-1', 'tier': 'private' }, [{ id: 'subnet-1' }]],
  ['an id that is told later', { 'aws-ids': { 'Fn::ImportValue': 'Subnet' } }, [{ id: { 'Fn::ImportValue': 'Subnet' } }]],
  ['all of it told later', { 'Fn::ImportValue': 'Subnets' }, { 'Fn::ImportValue': 'Subnets' }],
])('subnets of an AWSNodeTemplate: %s', (_, subnetSelector, expected) => {
  const { classes } = objectsOf({ apiVersion: 'karpenter.k8s.aws/v1alpha1', kind: 'AWSNodeTemplate', metadata: { name: 'default' }, spec: { subnetSelector } });

  expect(classes.map(({ subnets }) => subnets)).toEqual([expected]);
});

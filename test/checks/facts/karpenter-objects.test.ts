import { manifests } from '../../../src/checks/facts/kubernetes-facts';
import { isOtherSystem, KarpenterObjects, karpenterObjects } from '../../../src/checks/facts/nodes/karpenter-objects';
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

test.each<[unknown, boolean]>([
  ['AL2', false], ['AL2023', false], ['al2@v20240807', false], ['al2023@latest', false], ['AmazonLinux2', false], ['Bottlerocket', false], ['bottlerocket@latest', false], ['Ubuntu', false],
  ['Windows2022', true], ['windows2022@latest', true], ['Custom', true], ['my-al2', true], ['Not Bottlerocket', true], ['', true], [{ Ref: 'AWS::StackName' }, true], [undefined, false],
])('the AMI family %j is of another system: %s', (amiFamily, expected) => {
  expect(isOtherSystem(amiFamily)).toBe(expected);
});

const LATER = { 'Fn::ImportValue': 'Elsewhere' };

/** What is told later on the way to a part of an object is all that is known of that part. */
test.each<[string, object, (objects: KarpenterObjects) => unknown]>([
  ['limits of a pool', { kind: 'NodePool', spec: LATER }, ({ pools: [{ limits }] }) => limits],
  ['replicas of a pool', { kind: 'NodePool', spec: LATER }, ({ pools: [{ replicas }] }) => replicas],
  ['budgets of a pool', { kind: 'NodePool', spec: { disruption: LATER } }, ({ pools: [{ budgets }] }) => budgets],
  ['requirements of a pool', { kind: 'NodePool', spec: { template: LATER } }, ({ pools: [{ requirements }] }) => requirements],
  ['requirements of its nodes', { kind: 'NodePool', spec: { template: { spec: LATER } } }, ({ pools: [{ requirements }] }) => requirements],
  ['the count of a pool', { kind: 'NodePool', spec: { template: { spec: { kubelet: LATER } } } }, ({ pools: [{ maxPods }] }) => maxPods],
  ['labels of a pool', { kind: 'NodePool', spec: { template: { metadata: LATER } } }, ({ pools: [{ labels }] }) => labels],
  ['limits of a Provisioner', { kind: 'Provisioner', spec: { limits: LATER } }, ({ pools: [{ limits }] }) => limits],
  ['the count of a Provisioner', { kind: 'Provisioner', spec: { kubeletConfiguration: LATER } }, ({ pools: [{ maxPods }] }) => maxPods],
  ['requirements of a Provisioner', { kind: 'Provisioner', spec: LATER }, ({ pools: [{ requirements }] }) => requirements],
  ['the count of a class', { kind: 'EC2NodeClass', spec: { kubelet: LATER } }, ({ classes: [{ maxPods }] }) => maxPods],
  ['the family of a class', { kind: 'EC2NodeClass', spec: LATER }, ({ classes: [{ amiFamily }] }) => amiFamily],
  ['subnets of a class', { kind: 'EC2NodeClass', spec: LATER }, ({ classes: [{ subnets }] }) => subnets],
  ['subnets of a template', { kind: 'AWSNodeTemplate', spec: { subnetSelector: LATER } }, ({ classes: [{ subnets }] }) => subnets],
  ['subnets of Auto Mode', { kind: 'NodeClass', spec: LATER }, ({ autoModeClasses: [{ podSubnets }] }) => podSubnets],
  ['the size of prefixes', { kind: 'NodeClass', spec: { advancedNetworking: LATER } }, ({ autoModeClasses: [{ prefixSize }] }) => prefixSize],
])('%s, told later', (_, object, partOf) => {
  expect(partOf(objectsOf({ apiVersion: 'karpenter.sh/v1', metadata: { name: 'own' }, ...object }))).toEqual(LATER);
});

// The dense cluster, as somebody writes it who has no compiler.
const { App, Stack } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const eks = require('aws-cdk-lib/aws-eks-v2');
const kms = require('aws-cdk-lib/aws-kms');
const { NodegroupCapacity, PodCapacityCluster, PodNetwork } = require('cdk-eks-pod-capacity');

const types = (...names) => names.map((name) => new ec2.InstanceType(name));

const app = new App();
const stack = new Stack(app, 'DenseCluster', { env: { region: 'us-west-2' } });
const platform = new PodCapacityCluster(stack, 'Platform', {
  version: eks.KubernetesVersion.V1_34,
  availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
  podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
  secretsEncryptionKey: new kms.Key(stack, 'SecretsKey', { description: 'Kubernetes secrets', enableKeyRotation: true }),
  flowLogsEncryptionKey: new kms.Key(stack, 'FlowLogsKey', { description: 'VPC flow logs', enableKeyRotation: true }),
});
const nodegroups = {
  General: platform.addNodegroup('General', {
    instanceTypes: types('m5.xlarge', 'm5a.xlarge', 'm6i.xlarge', 'm7i.xlarge'),
    minSize: 3,
    maxSize: 60,
  }),
  Bottlerocket: platform.addNodegroup('Bottlerocket', {
    amiType: eks.NodegroupAmiType.BOTTLEROCKET_ARM_64,
    instanceTypes: types('m7g.2xlarge', 'm8g.2xlarge'),
    diskSize: 80,
    minSize: 3,
    maxSize: 30,
    labels: { team: 'web' },
  }),
  Large: platform.addNodegroup('Large', {
    instanceTypes: types('m6i.12xlarge', 'm7i.12xlarge'),
    minSize: 0,
    maxSize: 6,
    taints: [{ key: 'dedicated', value: 'batch', effect: eks.TaintEffect.NO_SCHEDULE }],
  }),
};

const rows = Object.entries(nodegroups).map(([name, { capacity, maxPods }]) => [
  name,
  `${maxPods}`,
  `${capacity.boundBy}, ${capacity.binding.limits.instanceType}`,
  `${capacity.binding.eniLimitedPods}`,
  `${NodegroupCapacity.of(capacity.nodes.map((node) => node.limits), { customNetworking: true }).maxPods}`,
]);
const head = ['node group', 'max pods', 'bound by', 'pods that ENIs allow', 'without prefixes'];
for (const row of [head, ...rows]) {
  console.log(row.map((cell, column) => cell.padEnd([14, 10, 20, 22, 0][column])).join(''));
}
app.synth();

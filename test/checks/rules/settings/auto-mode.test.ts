import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { VpcCniAddon } from '../../../../src';
import { warningsOf } from '../../../private/cdk-assembly';
import { stackIn } from '../../../private/cdk-fixtures';
import { saidOf } from '../../../private/cdk-plain';

/** A cluster in Auto Mode without node groups, and an add-on that is told something. */
function autoMode(configuration: object | undefined, more: (stack: Stack, cluster: eks.CfnCluster) => void = () => undefined): string[] {
  const stack = stackIn();
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const subnets = ['a', 'b'].map((zone, index) => new ec2.CfnSubnet(stack, `Subnet${index}`, {
    vpcId: vpc.ref, cidrBlock: `10.0.${64 * index}.0/18`, availabilityZone: `eu-west-1${zone}`,
  }));
  const cluster = new eks.CfnCluster(stack, 'Cluster', {
    name: 'main',
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    logging: { clusterLogging: { enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })) } },
    resourcesVpcConfig: { subnetIds: subnets.map(({ ref }) => ref), endpointPublicAccess: false, endpointPrivateAccess: true },
    computeConfig: { enabled: true, nodePools: ['general-purpose', 'system'], nodeRoleArn: 'arn:aws:iam::111122223333:role/nodes' },
  });
  new eks.CfnAddon(stack, 'Cni', {
    addonName: 'vpc-cni',
    clusterName: cluster.ref,
    resolveConflicts: 'OVERWRITE',
    configurationValues: configuration === undefined ? undefined : stack.toJsonString(configuration),
  });
  more(stack, cluster);
  return saidOf(stack.node.root as App).filter((said) => said.endsWith(' at Cni'));
}

const SEVERAL = { env: { WARM_PREFIX_TARGET: '1', WARM_ENI_TARGET: '0', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8' } };

test('in Auto Mode only, all settings are idle together', () => {
  expect(autoMode(SEVERAL)).toEqual(['warning cni-setting-idle at Cni']);
});

test('what EKS refuses is an error all the same', () => {
  expect(autoMode({ env: { WARM_IP_TARGET: 5 } })).toEqual(['error cni-setting-invalid at Cni', 'warning cni-setting-idle at Cni']);
});

test('an add-on that is told nothing has nothing said of it', () => {
  expect(autoMode(undefined)).toEqual([]);
});

test.each<[string, (stack: Stack, cluster: eks.CfnCluster) => void]>([
  ['a node group', (stack, cluster) => new eks.CfnNodegroup(stack, 'Group', { clusterName: cluster.ref, nodeRole: 'arn:aws:iam::111122223333:role/nodes', subnets: [] })],
  ['an Auto Scaling group', (stack) => new CfnResource(stack, 'Asg', {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    properties: { Tags: [{ Key: 'kubernetes.io/cluster/main', Value: 'owned', PropagateAtLaunch: true }] },
  })],
  ['a NodePool of Karpenter', (stack, cluster) => new CfnResource(stack, 'Class', {
    type: 'Custom::AWSCDK-EKS-KubernetesResource',
    properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', spec: { template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' } } } } }]) },
  })],
])('beside %s they are read', (_, more) => {
  const said = autoMode({ env: { WARM_ENI_TARGET: '0' } }, more);

  expect(said).toEqual(['warning warm-pool-none at Cni']);
});

test.each<[string, (stack: Stack, cluster: eks.CfnCluster) => void]>([
  ['nodes of another cluster', (stack) => new CfnResource(stack, 'Asg', {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    properties: { Tags: [{ Key: 'kubernetes.io/cluster/other', Value: 'owned', PropagateAtLaunch: true }] },
  })],
  ['a node group of another cluster', (stack) => new eks.CfnNodegroup(stack, 'Group', { clusterName: 'other', nodeRole: 'arn', subnets: [] })],
  ['a switch that is a text', (_, cluster) => cluster.addPropertyOverride('ComputeConfig.Enabled', 'true')],
  ['a NodePool of its own', (stack, cluster) => new CfnResource(stack, 'Own', {
    type: 'Custom::AWSCDK-EKS-KubernetesResource',
    properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([{ apiVersion: 'karpenter.sh/v1', kind: 'NodePool', spec: { template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', name: 'x' } } } } }]) },
  })],
])('beside %s they are idle', (_, more) => {
  expect(autoMode({ env: { WARM_ENI_TARGET: '0' } }, more)).toEqual(['warning cni-setting-idle at Cni']);
});

test('a construct says the same', () => {
  const said = (defaultCapacityType: eks.DefaultCapacityType) => {
    const stack = stackIn();
    const cluster = new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, defaultCapacityType, defaultCapacity: defaultCapacityType === eks.DefaultCapacityType.NODEGROUP ? 0 : undefined });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster });
    cni.node.validate();
    return warningsOf(stack).filter((each) => each.includes('cni-setting-idle'));
  };

  expect(said(eks.DefaultCapacityType.AUTOMODE)).toHaveLength(1);
  expect(said(eks.DefaultCapacityType.NODEGROUP)).toEqual([]);
});

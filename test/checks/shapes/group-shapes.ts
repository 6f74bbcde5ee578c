import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { stackIn } from '../../private/cdk-fixtures';
import { cdkInitContext } from '../../private/cdk-init-context';

const newStack = () => stackIn({ app: new App({ context: cdkInitContext() }) });
const appOf = (stack: Stack) => stack.node.root as App;
const layerIn = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** A cluster of `aws-eks` with groups, nodes of one's own and Fargate side by side. */
export function groupsOfAllKinds(spot: string[] = ['m5.large', 'm5a.large']): App {
  const stack = newStack();
  const cluster = new legacy.Cluster(stack, 'Cluster', { version: legacy.KubernetesVersion.V1_34, kubectlLayer: layerIn(stack), defaultCapacity: 0 });
  cluster.addAutoScalingGroupCapacity('Asg', { instanceType: new ec2.InstanceType('m5.large') });
  cluster.addFargateProfile('Serverless', { selectors: [{ namespace: 'web' }] });
  cluster.addNodegroupCapacity('Spot', { instanceTypes: types(...spot), capacityType: legacy.CapacityType.SPOT });
  cluster.addNodegroupCapacity('Arm', { instanceTypes: types('m6g.large') });
  cluster.addNodegroupCapacity('Gpu', { instanceTypes: types('g5.xlarge'), amiType: legacy.NodegroupAmiType.AL2023_X86_64_NVIDIA });
  return appOf(stack);
}

const vpcIn = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
  availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 1, restrictDefaultSecurityGroup: false,
});

function clusterIn(stack: Stack, props: Partial<eks.ClusterProps> = {}): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    version: eks.KubernetesVersion.V1_34,
    vpc: vpcIn(stack),
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    kubectlProviderOptions: { kubectlLayer: layerIn(stack) },
    ...props,
  });
}

/** A node group in a nested stack. */
export function nestedGroup(size: number = 3): App {
  const stack = newStack();
  const cluster = clusterIn(stack);
  new eks.Nodegroup(new NestedStack(stack, 'Nested'), 'Group', {
    cluster, subnets: { subnets: cluster.vpc.privateSubnets }, instanceTypes: types('m6i.large'), minSize: size, desiredSize: size, maxSize: size,
  });
  return appOf(stack);
}

/** An add-on with a configuration that has more in it than variables, and a group that waits for it. */
export function configuredAddon(values: object = {}): App {
  const stack = newStack();
  const cluster = clusterIn(stack);
  const cni = new eks.CfnAddon(stack, 'Cni', {
    clusterName: cluster.clusterName,
    addonName: 'vpc-cni',
    resolveConflicts: 'OVERWRITE',
    addonVersion: 'v1.20.4-eksbuild.1',
    configurationValues: JSON.stringify({
      env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
      enableNetworkPolicy: 'true',
      nodeAgent: { healthProbeBindAddr: '8163' },
      tolerations: [{ operator: 'Exists' }],
      ...values,
    }),
  });
  cluster.addNodegroupCapacity('Group', { instanceTypes: types('m6i.large'), minSize: 1, desiredSize: 3, maxSize: 20 }).node.addDependency(cni);
  return appOf(stack);
}

/** Nodes with an image of one's own, and user data that joins them. */
export function ownImage(command: string = '/etc/eks/bootstrap.sh prod --kubelet-extra-args "--max-pods=17"'): App {
  const stack = newStack();
  const cluster = clusterIn(stack);
  const userData = ec2.UserData.forLinux();
  userData.addCommands(command);
  const template = new ec2.LaunchTemplate(stack, 'Template', {
    machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
    userData,
    httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
  });
  cluster.addNodegroupCapacity('Group', {
    launchTemplateSpec: { id: template.launchTemplateId!, version: template.latestVersionNumber }, instanceTypes: types('m5.large'),
  });
  return appOf(stack);
}

/** The VPC CNI with the role of a service account, as guides have it, and nodes in public subnets. */
export function serviceAccountRole(instanceType: string = 't3.medium'): App {
  const stack = newStack();
  const cluster = clusterIn(stack);
  const account = cluster.addServiceAccount('AwsNode', { name: 'aws-node', namespace: 'kube-system' });
  account.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKS_CNI_Policy'));
  new eks.CfnAddon(stack, 'Cni', {
    clusterName: cluster.clusterName, addonName: 'vpc-cni', resolveConflicts: 'OVERWRITE', serviceAccountRoleArn: account.role.roleArn,
  });
  cluster.addNodegroupCapacity('Group', { instanceTypes: types(instanceType), subnets: { subnetType: ec2.SubnetType.PUBLIC } });
  return appOf(stack);
}

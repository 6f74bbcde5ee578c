import { App, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { stackIn } from '../../private/cdk-fixtures';
import { cdkInitContext } from '../../private/cdk-init-context';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

/** An app as `cdk init` makes it: without its feature flags CDK gives node groups an image that EKS has no more. */
const newApp = () => new App({ context: cdkInitContext() });
const appOf = (stack: Stack) => stack.node.root as App;
const layerIn = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
const vpcIn = (stack: Stack, cidr: string = '10.0.0.0/16') => new ec2.Vpc(stack, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr(cidr), availabilityZones: ZONES, natGateways: 1, restrictDefaultSecurityGroup: false,
});
const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** What `new Cluster` of `aws-eks` makes with nothing but what it asks for. */
export function legacyDefault(props: Partial<legacy.ClusterProps> = {}, app: App = newApp()): App {
  const stack = stackIn({ app });
  new legacy.Cluster(stack, 'Cluster', { version: legacy.KubernetesVersion.V1_34, kubectlLayer: layerIn(stack), ...props });
  return appOf(stack);
}

/** What `new Cluster` of `aws-eks-v2` makes with nothing but what it asks for. */
export function newDefault(props: Partial<eks.ClusterProps> = {}): App {
  const stack = stackIn({ app: newApp() });
  new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, ...props });
  return appOf(stack);
}

/** A cluster of `aws-eks-v2` with what people write into it. */
function clusterIn(stack: Stack, props: Partial<eks.ClusterProps> = {}, cidr?: string): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    version: eks.KubernetesVersion.V1_34,
    vpc: vpcIn(stack, cidr),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    kubectlProviderOptions: { kubectlLayer: layerIn(stack) },
    ...props,
  });
}

/** What differs of an app with add-ons, in the manner of eks-blueprints. */
export interface BlueprintParts {
  readonly cniValues?: object;

  /** The types of the managed group, and of the Auto Scaling group. */
  readonly groupType?: string;
  readonly asgType?: string;
  readonly nodeClass?: object;

  /** Whether the managed group waits for the add-ons. */
  readonly ordered?: boolean;
}

/** Core add-ons in a list, a managed group for the system, an Auto Scaling group of one's own, and Karpenter for the rest. */
export function blueprint(parts: BlueprintParts = {}): App {
  const stack = stackIn({ app: newApp() });
  const cluster = clusterIn(stack, { bootstrapSelfManagedAddons: false });
  const add = (name: string, values?: object) => new eks.CfnAddon(stack, `Addon-${name}`, {
    addonName: name, clusterName: cluster.clusterName, resolveConflicts: 'OVERWRITE', configurationValues: values && stack.toJsonString(values),
  });
  const [proxy, agent] = ['kube-proxy', 'eks-pod-identity-agent'].map((name) => add(name));
  const cni = add('vpc-cni', parts.cniValues ?? { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } });
  cni.addResourceDependency(proxy);
  cni.addResourceDependency(agent);

  const system = cluster.addNodegroupCapacity('System', {
    instanceTypes: types(parts.groupType ?? 'm6i.large'), amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD, minSize: 2, desiredSize: 2, maxSize: 4,
  });
  if (parts.ordered ?? true) system.node.addDependency(cni);
  for (const name of ['coredns', 'aws-ebs-csi-driver']) add(name).node.addDependency(system);

  const own = new autoscaling.AutoScalingGroup(stack, 'Own', {
    vpc: cluster.vpc,
    instanceType: new ec2.InstanceType(parts.asgType ?? 'm6i.xlarge'),
    machineImage: new eks.EksOptimizedImage({ kubernetesVersion: '1.34' }),
    minCapacity: 1,
    maxCapacity: 3,
    requireImdsv2: true,
  });
  cluster.connectAutoScalingGroupCapacity(own, { bootstrapEnabled: false });
  own.node.addDependency(cni);

  const karpenter = cluster.addHelmChart('Karpenter', { chart: 'karpenter', repository: 'oci://public.ecr.aws/karpenter/karpenter', namespace: 'kube-system' });
  const nodes = cluster.addManifest('Nodes', {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: 'default' },
    spec: {
      amiSelectorTerms: [{ alias: 'al2023@latest' }],
      role: 'KarpenterNodes',
      subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'dev' } }],
      securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'dev' } }],
      ...parts.nodeClass,
    },
  }, {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'default' },
    spec: {
      template: {
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
          requirements: [
            { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
            { key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m6i.large', 'm6i.xlarge'] },
          ],
        },
      },
      limits: { cpu: 100 },
    },
  });
  nodes.node.addDependency(karpenter);
  return appOf(stack);
}

/** What differs of custom networking by manifests. */
export interface ManifestParts {
  /** The zones of the ENIConfigs. */
  readonly zones?: string[];

  /** Whether the manifests wait for the node group, in place of the other way round. */
  readonly late?: boolean;
  readonly podCidrs?: string[];
  readonly label?: string;
}

/** A block for pods, subnets of it, and ENIConfigs that the app applies, as the tutorials have it. */
export function customNetworkingByManifests({ zones = ZONES, late = false, podCidrs = ['100.64.0.0/19', '100.64.32.0/19'], label }: ManifestParts = {}): App {
  const stack = stackIn({ app: newApp() });
  const cluster = clusterIn(stack);
  const vpc = cluster.vpc as ec2.Vpc;
  const block = new ec2.CfnVPCCidrBlock(stack, 'PodBlock', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
  const subnets = ZONES.map((availabilityZone, index) => {
    const subnet = new ec2.PrivateSubnet(stack, `Pods${index}`, { vpcId: vpc.vpcId, availabilityZone, cidrBlock: podCidrs[index] });
    subnet.addDefaultNatRoute(`nat-${index}`);
    subnet.node.addDependency(block);
    return subnet;
  });
  const proxy = new eks.Addon(stack, 'KubeProxy', { cluster, addonName: 'kube-proxy' });
  const cni = new eks.CfnAddon(stack, 'Cni', {
    addonName: 'vpc-cni',
    clusterName: cluster.clusterName,
    resolveConflicts: 'OVERWRITE',
    configurationValues: stack.toJsonString({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: label ?? 'topology.kubernetes.io/zone' } }),
  });
  cni.node.addDependency(proxy);
  const configs = zones.map((name, index) => {
    const manifest = cluster.addManifest(`EniConfig${index}`, {
      apiVersion: 'crd.k8s.amazonaws.com/v1alpha1',
      kind: 'ENIConfig',
      metadata: { name },
      spec: { subnet: subnets[index].subnetId, securityGroups: [cluster.clusterSecurityGroupId] },
    });
    manifest.node.addDependency(cni);
    return manifest;
  });
  const group = cluster.addNodegroupCapacity('Group', { instanceTypes: types('m6i.large'), minSize: 2, desiredSize: 3, maxSize: 6 });
  group.node.addDependency(cni);
  for (const config of configs) {
    if (late) config.node.addDependency(group);
    else group.node.addDependency(config);
  }
  return appOf(stack);
}

/** AWS Batch on a cluster with a group for what runs always. */
export function batchOnEks(instanceTypes: string[] = ['m6i.large', 'm6i.xlarge'], groupType: string = 'm6i.large'): App {
  const stack = stackIn({ app: newApp() });
  const cluster = clusterIn(stack);
  cluster.addNodegroupCapacity('System', { instanceTypes: types(groupType), minSize: 1, maxSize: 2 });
  new batch.CfnComputeEnvironment(stack, 'Compute', {
    type: 'MANAGED',
    computeResources: {
      type: 'EC2',
      allocationStrategy: 'BEST_FIT_PROGRESSIVE',
      instanceTypes,
      minvCpus: 0,
      maxvCpus: 64,
      instanceRole: 'arn:aws:iam::111122223333:instance-profile/batch',
      subnets: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [cluster.clusterSecurityGroupId],
    },
    eksConfiguration: { eksClusterArn: cluster.clusterArn, kubernetesNamespace: 'batch' },
  });
  return appOf(stack);
}

/** Two clusters of one app, each in a VPC of its own, with an L1 node group that takes most of EKS's defaults. */
export function severalClusters(change: (group: eks.CfnNodegroup) => void = () => {}): App {
  const app = newApp();
  for (const [name, cidr] of [['Blue', '10.1.0.0/16'], ['Green', '10.2.0.0/16']] as const) {
    const stack = new Stack(app, name, { env: { region: 'eu-west-1' } });
    const cluster = clusterIn(stack, {}, cidr);
    const group = new eks.CfnNodegroup(stack, 'Group', {
      clusterName: cluster.clusterName, nodeRole: 'arn:aws:iam::111122223333:role/nodes', subnets: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId),
    });
    if (name === 'Green') change(group);
  }
  return app;
}

import { describeEffects } from './private/described-effects';
import { addon, arnOf, CLUSTER, group, manifest, needs, nodePool, ref } from './private/parts';
import { statementsOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of a template where one place of it is written otherwise: rules read some places by themselves.
 */

const LOGS = ['audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type }));
const role = (...names: string[]) => ({ Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`) } });

/** A cluster of which there is little to say, with add-ons. */
const WITH_ADDONS: WrittenResources = {
  ...CLUSTER,
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: {
      Name: 'prod',
      Version: '1.34',
      RoleArn: arnOf('Role'),
      BootstrapSelfManagedAddons: true,
      KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16', IpFamily: 'ipv4' },
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, ...LOGS] } },
      ResourcesVpcConfig: { SubnetIds: [ref('One'), ref('Two')], EndpointPublicAccess: true, PublicAccessCidrs: ['192.0.2.0/24', '198.51.100.0/24'] },
    },
  },
  Role: role('AmazonEKSClusterPolicy', 'AmazonEKSVPCResourceController'),
  Cni: addon('vpc-cni', {
    AddonVersion: 'v1.20.0-eksbuild.1',
    ResolveConflicts: 'OVERWRITE',
    ConfigurationValues: { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', ENABLE_POD_ENI: 'true' }, enableWindowsIpam: 'true', enableNetworkPolicy: 'false' },
  }),
  Proxy: addon('kube-proxy', { AddonVersion: 'v1.34.0-eksbuild.2' }),
  Nodes: group({ InstanceTypes: ['m5.large'] }, 'Cni'),
};

/** One whose VPC CNI nobody tells anything, with a patch of it. */
const PATCHED: WrittenResources = {
  ...CLUSTER,
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: {
      RoleArn: arnOf('Role'), BootstrapSelfManagedAddons: true, ComputeConfig: { Enabled: false }, ResourcesVpcConfig: { SubnetIds: [ref('One'), ref('Two')], EndpointPublicAccess: false },
    },
  },
  Role: role('AmazonEKSClusterPolicy'),
  Patch: { Type: 'Custom::AWSCDK-EKS-KubernetesPatch', Properties: { ClusterName: ref('Cluster'), ResourceName: 'daemonset/aws-node' } },
  Profile: { Type: 'AWS::EKS::FargateProfile', Properties: { ClusterName: ref('Cluster'), Selectors: [{ Namespace: 'web' }], Subnets: [ref('One')] } },
  Dns: addon('coredns', {}, 'Nodes'),
  Nodes: group({ InstanceTypes: ['m5.large'], AmiType: 'WINDOWS_CORE_2022_x86_64' }),
};

/** One with nodes beside its group, that are told more pods than they hold. */
const BESIDE: WrittenResources = {
  ...CLUSTER,
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' }, eniConfig: { create: true, subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } }),
  Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: ref('Cluster'), Chart: 'karpenter', Values: { settings: { reservedENIs: '0' }, controller: { env: [{ name: 'A', value: '1' }] } } } },
  Pool: manifest(nodePool('general', { limits: { nodes: 3 } }, { requirements: [needs('node.kubernetes.io/instance-type', 'In', 't3.medium', 'm5.large')] }, { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'told' })),
  Untold: manifest(nodePool('untold', { limits: { cpu: 8 } }, { requirements: [needs('node.kubernetes.io/instance-type', 'In', 'c6i.2xlarge')] }, { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'untold' })),
  Class: manifest({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'told' }, spec: { amiFamily: 'Ubuntu', kubelet: { maxPods: 110 }, subnetSelectorTerms: [{ id: 'subnet-2' }] } }),
  Other: manifest({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'untold' }, spec: { amiSelectorTerms: [{ alias: 'al2023@latest' }] } }),
  Launch: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm5.large', UserData: { 'Fn::Base64': '/etc/eks/bootstrap.sh prod --kubelet-extra-args --max-pods=60' } } } },
  Asg: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: { MinSize: '1', MaxSize: '2', VPCZoneIdentifier: [ref('One')], LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' } },
  },
  Nodes: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Cni'),
};

describeEffects([
  ['a cluster with nodes beside its group', BESIDE, ['Chart', 'Launch']],
  ['a cluster with add-ons', WITH_ADDONS, ['Cluster', 'Role', 'Cni', 'Proxy']], ['a cluster with a patch', PATCHED, ['Cluster', 'Role', 'Patch', 'Profile', 'Dns', 'Nodes']],
], statementsOf);

import { Written, WrittenResources } from './variants';

/*
 * Parts of templates whose places are written otherwise one by one.
 */

export const ref = (name: string) => ({ Ref: name });
export const arnOf = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
export const subnet = (CidrBlock: unknown, zone: string, more: object = {}): Written => (
  { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), CidrBlock, AvailabilityZone: `eu-west-1${zone}`, ...more } });
export const manifest = (...objects: object[]): Written => (
  { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { ClusterName: ref('Cluster'), Manifest: objects } });
export const addon = (AddonName: string, more: object = {}, ...DependsOn: string[]): Written => (
  { Type: 'AWS::EKS::Addon', Properties: { AddonName, ClusterName: ref('Cluster'), ...more }, DependsOn });
export const group = (more: object = {}, ...DependsOn: string[]): Written => ({
  Type: 'AWS::EKS::Nodegroup',
  Properties: {
    ClusterName: ref('Cluster'), NodeRole: arnOf('Role'), Subnets: [ref('One'), ref('Two')], ScalingConfig: { MinSize: 3, MaxSize: 6, DesiredSize: 4 }, ...more,
  },
  DependsOn,
});
export const eniConfig = (name: unknown, subnetId: unknown) => (
  { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: subnetId } });

/** A VPC with two subnets, and a cluster in them. */
export const CLUSTER: WrittenResources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  One: subnet('10.0.0.0/20', 'a'),
  Two: subnet('10.0.16.0/20', 'b'),
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: { Name: 'prod', Version: '1.34', BootstrapSelfManagedAddons: false, ResourcesVpcConfig: { SubnetIds: [ref('One'), ref('Two')] } },
  },
};

export const tag = (Value: string) => ({ Tags: [{ Key: 'Name', Value: 'x' }, { Key: 'karpenter.sh/discovery', Value }] });
export const needs = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
export const nodePool = (name: string, spec: object, template: object, nodeClassRef: object) => (
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name }, spec: { ...spec, template: { metadata: { labels: { team: 'a' } }, spec: { nodeClassRef, ...template } } } });
export const TYPES = needs('node.kubernetes.io/instance-type', 'In', 'm5.large', 'c5.xlarge', 't3.small');

/** Subnets that are chosen by tags. */
export const NETWORK: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/20', 'a', tag('prod')),
  Two: subnet('10.0.16.0/20', 'b', tag('prod')),
  PodsOne: subnet('100.64.0.0/18', 'a', tag('pods')),
  PodsTwo: subnet('100.64.64.0/18', 'b', tag('pods')),
};

/** A cluster in subnets that are full with few nodes. */
export const FULL_NETWORK: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/26', 'a'),
  Two: subnet('10.0.0.64/26', 'b'),
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '3' } } }),
};

/** A NodePool with more of its specification, and of that of its nodes. */
export const poolWith = (name: string, spec: object, template: object, nodeClassRef: object) => (
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name }, spec: { ...spec, template: { spec: { nodeClassRef, ...template } } } });

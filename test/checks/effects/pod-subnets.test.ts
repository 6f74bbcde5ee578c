import { Effects } from './private/effects';
import { addon, CLUSTER, eniConfig, group, manifest, ref, subnet } from './private/parts';
import { factsOf } from './private/read-facts';
import { Written, WrittenResources } from './private/variants';

const ON = { name: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', value: 'true' };
const DAEMON_SET = { template: { spec: { containers: [{ name: 'aws-node', env: [{ name: 'A', value: 'b' }, ON] }] } } };

const applied = (...objects: object[]): Written => ({ ...manifest(), Properties: { ClusterName: 'prod', Manifest: objects } });

/** Pods in subnets that ENIConfigs name. */
const BY_ENI_CONFIGS: WrittenResources = {
  ...CLUSTER,
  PodsOne: subnet('100.64.0.0/18', 'a'),
  PodsTwo: subnet({ 'Fn::Select': [1, { 'Fn::Cidr': ['100.64.0.0/16', 4, 14] }] }, 'b'),
  Cni: addon('vpc-cni', {
    ConfigurationValues: {
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
      eniConfig: { create: true, region: 'eu-west-1', subnets: { gold: { id: ref('PodsOne') } } },
      enableWindowsIpam: 'true',
    },
  }),
  Applied: manifest(eniConfig('eu-west-1a', ref('PodsOne')), { apiVersion: 'v1', kind: 'List', items: [eniConfig('eu-west-1b', ref('PodsTwo'))] }),
  ByZone: group({ InstanceTypes: ['m5.large'] }, 'Applied'),
  Labelled: group({ InstanceTypes: ['m5.large'], Labels: { 'k8s.amazonaws.com/eniConfig': 'silver', 'vpc.amazonaws.com/externalEniConfig': 'gold' }, Subnets: [ref('One')] }),
};

/** What switches custom networking on, and what else is told of nodes. */
const SWITCHES: WrittenResources = {
  Cni: addon('vpc-cni', { ClusterName: 'prod' }),
  Definition: applied({ kind: 'CustomResourceDefinition', metadata: { name: 'eniconfigs.crd.k8s.amazonaws.com' } }),
  Windows: applied({ kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni' }, data: { 'enable-windows-ipam': 'true', 'warm-ip-target': '3' } }),
  Daemons: applied({ kind: 'DaemonSet', metadata: { name: 'aws-node' }, spec: DAEMON_SET }),
  OtherPatch: {
    Type: 'Custom::AWSCDK-EKS-KubernetesPatch', Properties: { ClusterName: 'prod', ResourceName: 'daemonset/aws-node', ApplyPatchJson: { spec: {} } },
  },
  OtherChart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: 'prod', Chart: 'metrics-server', Values: { env: { A: 'b' } } } },
  Patch: {
    Type: 'Custom::AWSCDK-EKS-KubernetesPatch',
    Properties: { ClusterName: 'prod', ResourceName: 'daemonset/aws-node', ApplyPatchJson: { spec: DAEMON_SET } },
  },
  Chart: {
    Type: 'Custom::AWSCDK-EKS-HelmChart',
    Properties: {
      ClusterName: 'prod',
      Chart: 'eks/aws-vpc-cni',
      Values: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, eniConfig: { create: true, subnets: { chart: { id: 'subnet-1' } } } },
    },
  },
};

/** The ENIConfig that the VPC CNI takes by itself, beside nodes of other kinds. */
const BY_DEFAULT: WrittenResources = {
  ...CLUSTER,
  PodsOne: subnet('100.64.0.0/18', 'a'),
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: true, ENI_CONFIG_LABEL_DEF: '', ENI_CONFIG_ANNOTATION_DEF: '' } } }),
  Applied: manifest(eniConfig('default', ref('PodsOne'))),
  Group: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }),
};

/** A NodePool whose nodes find it by a label. */
const OF_A_POOL: WrittenResources = {
  ...BY_DEFAULT,
  Pool: manifest({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'general' },
    spec: {
      limits: { nodes: 4 },
      template: {
        metadata: { labels: { 'k8s.amazonaws.com/eniConfig': 'default' } },
        spec: { requirements: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-west-1a'] }, { key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }] },
      },
    },
  }),
};

describe.each<[string, WrittenResources, WrittenResources?]>([
  ['ENIConfigs', BY_ENI_CONFIGS], ['what switches custom networking on', SWITCHES], ['the default ENIConfig', BY_DEFAULT], ['the same of a NodePool', OF_A_POOL, BY_DEFAULT],
])('%s', (_, resources, others = CLUSTER) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

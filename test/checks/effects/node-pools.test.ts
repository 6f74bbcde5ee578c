import { Effects } from './private/effects';
import { CLUSTER, manifest, needs, NETWORK, nodePool, ref, TYPES } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';

const SIZES = needs('karpenter.k8s.aws/instance-size', 'In', 'large', 'xlarge');
const FAMILY = needs('karpenter.k8s.aws/instance-family', 'In', 'm5', 'c5');

/** Pools of Karpenter. */
const POOLS: WrittenResources = {
  ...NETWORK,
  Cluster: {
    ...CLUSTER.Cluster,
    Properties: { ...CLUSTER.Cluster.Properties, ComputeConfig: { Enabled: true, NodePools: ['general-purpose', 'system'] }, RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['10.9.0.0/16'] }] } },
  },
  General: manifest(nodePool(
    'general', { limits: { cpu: 20, memory: '90Gi' }, disruption: { budgets: [{ nodes: '20%' }, { nodes: '3' }, { nodes: '1', schedule: '@daily', duration: '1h' }] } },
    { requirements: [TYPES, SIZES, FAMILY, needs('topology.kubernetes.io/zone', 'In', 'eu-west-1a')] }, { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'own' },
  )),
  Static: manifest(nodePool(
    'static', { replicas: 3, limits: { nodes: 4 } },
    { requirements: [needs('beta.kubernetes.io/instance-type', 'In', 'm5.large'), needs('kubernetes.io/os', 'In', 'linux'), needs('topology.kubernetes.io/zone', 'NotIn', 'eu-west-1b')] },
    { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'own' },
  )),
  OwnClass: manifest({
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: 'own' },
    spec: {
      kubelet: { maxPods: 20 },
      amiSelectorTerms: [{ alias: 'al2023@latest' }],
      subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod', 'Name': '*' } }, { id: ref('PodsOne') }],
    },
  }),
};

/** A class without a pool, in a cluster that says no more, and a chart. */
const CLASS_ALONE: WrittenResources = {
  ...CLUSTER,
  OwnClass: POOLS.OwnClass,
  Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: 'prod', Repository: 'oci://public.ecr.aws/karpenter/karpenter', Version: '1.0.0' } },
};

describe.each<[string, WrittenResources, WrittenResources]>([['Karpenter', POOLS, NETWORK], ['no pool', CLASS_ALONE, CLUSTER]])('%s', (_, resources, others) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

/** @jest-environment-options {"ownSources": true} */
import { describeEffects } from './private/described-effects';
import { withFewTypes } from './private/few-types';
import { addon, CLUSTER, manifest, needs, poolWith, ref, subnet, tag } from './private/parts';
import { factsStatedOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of Karpenter's NodePools and their classes where one place of them is written otherwise. Subnets have so few addresses
 * that each node is seen in a number.
 */

/** A cluster in subnets that are full with few nodes. */
const SMALL: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/26', 'a', tag('prod')),
  Two: subnet('10.0.0.64/26', 'b', tag('prod')),
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '3' } } }),
};
const OWN = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'own' };
/** What leaves few types, whatever else is asked for. */
const FAMILY = needs('karpenter.k8s.aws/instance-family', 'In', 'm5');
const nodeClass = (spec: object) => ({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'own' }, spec });

/** A NodePool with limits, whose class says all that it can. */
const LIMITED: WrittenResources = {
  ...SMALL,
  Pool: manifest(poolWith(
    'general', { limits: { cpu: 12, memory: '64Gi' }, disruption: { budgets: [{ nodes: '2' }, { nodes: '40%' }, { nodes: '1', reasons: ['Drifted'] }] } },
    { requirements: [needs('node.kubernetes.io/instance-type', 'In', 'm5.large', 'm5.xlarge'), FAMILY, needs('topology.kubernetes.io/zone', 'In', 'eu-west-1a')] }, OWN,
  )),
  Class: manifest(nodeClass({ kubelet: { maxPods: 25 }, amiSelectorTerms: [{ alias: 'al2023@latest' }], subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod' } }, { id: ref('Two') }] })),
};

/** What a chart of Karpenter keeps back of ENIs, beside custom networking. */
const networking = {
  ...SMALL,
  Cni: addon('vpc-cni', {
    ConfigurationValues: {
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '3', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
      eniConfig: { create: true, subnets: { 'eu-west-1a': { id: ref('One') }, 'eu-west-1b': { id: ref('Two') } } },
    },
  }),
};
const chart = (Values: object, more: object = {}) => (
  { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: ref('Cluster'), Chart: 'oci://public.ecr.aws/karpenter/karpenter', Repository: 'karpenter', Values, ...more } });

/** A NodePool of a number of nodes, whose class tells no count, by values of a chart. */
const STATIC: WrittenResources = {
  ...networking,
  Chart: chart({ extraObjects: [poolWith('extra', { replicas: 2, limits: { nodes: 3 } }, { requirements: [FAMILY, needs('karpenter.k8s.aws/instance-cpu', 'Lt', '3')] }, OWN)] }),
  Class: manifest(nodeClass({ amiFamily: 'AL2023', subnetSelectorTerms: [{ id: ref('One') }] })),
};

/** What the chart itself says. */
const [BY_SETTING, BY_VARIABLE]: WrittenResources[] = [
  { settings: { reservedENIs: '1', aws: { reservedENIs: '0' } } },
  { settings: { aws: { reservedENIs: 1 } }, controller: { env: [{ name: 'A', value: '9' }, { name: 'RESERVED_ENIS', value: '0' }] } },
].map((values) => ({
  ...networking,
  Chart: chart(values),
  Class: manifest(nodeClass({ subnetSelectorTerms: [{ id: ref('One') }] })),
  Pool: manifest(poolWith('general', { limits: { nodes: '3' } }, { requirements: [needs('node.kubernetes.io/instance-type', 'In', 'm5.large')] }, OWN)),
}));

withFewTypes(() => {
  describeEffects([
    ['a NodePool with limits', LIMITED, ['Pool', 'Class']],
    ['a NodePool of a number of nodes', STATIC, ['Chart', 'Class']],
    ['a chart with a setting', BY_SETTING, ['Chart']],
    ['a chart with a variable', BY_VARIABLE, ['Chart']],
  ], factsStatedOf);
});

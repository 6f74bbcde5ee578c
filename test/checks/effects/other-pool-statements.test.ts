/** @jest-environment-options {"ownSources": true} */
import { describeEffects } from './private/described-effects';
import { withFewTypes } from './private/few-types';
import { addon, CLUSTER, manifest, needs, poolWith, subnet, tag } from './private/parts';
import { factsStatedOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of NodePools of EKS Auto Mode and of those of earlier releases of Karpenter, where one place of them is written otherwise.
 */

/** A cluster in subnets that are full with few nodes. */
const SMALL: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/26', 'a', tag('prod')),
  Two: subnet('10.0.0.64/26', 'b', tag('prod')),
  PodsOne: subnet('10.0.1.0/25', 'a', tag('pods')),
  PodsTwo: subnet('10.0.1.128/25', 'b', tag('pods')),
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '3' } } }),
};
const FAMILY = needs('eks.amazonaws.com/instance-family', 'In', 't3');
const SELECTED = { subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod' } }] };
const nodeClass = (spec: object) => manifest({ apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'auto' }, spec });
const autoPool = (...requirements: object[]) => manifest(poolWith('auto', { limits: { cpu: '30' } }, { requirements }, { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'auto' }));

/** Nodes of Auto Mode, with one address a pod. */
const SINGLE: WrittenResources = {
  ...SMALL,
  Auto: autoPool(FAMILY, needs('node.kubernetes.io/instance-type', 'In', 't3.large', 't3.small', 't3.medium')),
  Class: nodeClass({ ...SELECTED, advancedNetworking: { ipv4PrefixSize: '32' } }),
};

/** The same with subnets for their pods, and prefixes. */
const PODS: WrittenResources = {
  ...SMALL,
  Cluster: { ...CLUSTER.Cluster, Properties: { ...CLUSTER.Cluster.Properties, ComputeConfig: { Enabled: true, NodePools: [] } } },
  Auto: autoPool(FAMILY),
  Class: nodeClass({ ...SELECTED, podSubnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'pods' } }], podSecurityGroupSelectorTerms: [{ id: 'sg-1' }] }),
};

/** A Provisioner and its template. */
const EARLIER: WrittenResources = {
  ...SMALL,
  Provisioner: manifest({
    apiVersion: 'karpenter.sh/v1alpha5',
    kind: 'Provisioner',
    metadata: { name: 'earlier' },
    spec: {
      providerRef: { name: 'template' },
      requirements: [needs('beta.kubernetes.io/instance-type', 'In', 'm5.large'), needs('karpenter.k8s.aws/instance-family', 'In', 'm5')],
      kubeletConfiguration: { maxPods: 40 },
      limits: { resources: { cpu: '16' } },
    },
  }),
  Template: manifest({
    apiVersion: 'karpenter.k8s.aws/v1alpha1', kind: 'AWSNodeTemplate', metadata: { name: 'template' }, spec: { amiFamily: 'Bottlerocket', subnetSelector: { 'karpenter.sh/discovery': 'prod' } },
  }),
};

withFewTypes(() => {
  describeEffects([
    ['Auto Mode with single addresses', SINGLE, ['Auto', 'Class']],
    ['Auto Mode with subnets for pods', PODS, ['Cluster', 'Class']],
    ['earlier releases', EARLIER, ['Provisioner', 'Template']],
  ], factsStatedOf);
});

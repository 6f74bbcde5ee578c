import { Effects } from './private/effects';
import { manifest, needs, NETWORK, nodePool, TYPES } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';

/** Those of an earlier release. */
const EARLIER: WrittenResources = {
  ...NETWORK,
  Provisioner: manifest({
    apiVersion: 'karpenter.sh/v1alpha5',
    kind: 'Provisioner',
    metadata: { name: 'earlier' },
    spec: {
      providerRef: { name: 'template' },
      requirements: [needs('node.kubernetes.io/instance-type', 'In', 'm5.large', 'm5.xlarge')],
      kubeletConfiguration: { maxPods: 25 },
      limits: { resources: { cpu: '16' } },
      labels: { team: 'b' },
    },
  }),
  Template: manifest({
    apiVersion: 'karpenter.k8s.aws/v1alpha1',
    kind: 'AWSNodeTemplate',
    metadata: { name: 'template' },
    spec: { amiFamily: 'Bottlerocket', subnetSelector: { 'karpenter.sh/discovery': 'prod' } },
  }),
  ById: manifest({
    apiVersion: 'karpenter.k8s.aws/v1alpha1',
    kind: 'AWSNodeTemplate',
    metadata: { name: 'by-id' },
    spec: { amiFamily: 'AL2', subnetSelector: { 'aws-ids': 'subnet-1,subnet-2' } },
  }),
};

/** Those of Auto Mode. */
const AUTO: WrittenResources = {
  ...NETWORK,
  Auto: manifest(nodePool(
    'auto', { limits: { cpu: '100' } }, { requirements: [TYPES, needs('eks.amazonaws.com/instance-family', 'In', 't3', 'm5')] },
    { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'auto' },
  )),
  AutoClass: manifest({
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'NodeClass',
    metadata: { name: 'auto' },
    spec: {
      subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'prod' } }],
      podSubnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'pods' } }],
      advancedNetworking: { ipv4PrefixSize: '32' },
    },
  }),
};

describe.each<[string, WrittenResources, WrittenResources]>([['earlier releases', EARLIER, NETWORK], ['Auto Mode', AUTO, NETWORK]])('%s', (_, resources, others) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

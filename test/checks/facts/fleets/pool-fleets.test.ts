import { InstanceTypeLimits } from '../../../../src';
import { fleetsIn, IMPORTED, keysOf, manifestOf, Parts, typesIn, whysOf } from '../private/read-fleets';

/*
 * A NodePool of a cluster, as the plan of the cluster counts it.
 */

/** One that is in no table, and one in place of the table, which would be 3 x 9 + 2 = 29 pods. */
const STATED = [
  InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10 }), InstanceTypeLimits.custom({ instanceType: 'c4.large', maxEnis: 2, ipv4PerEni: 5 }),
];
const needs = (key: string, operator: unknown, ...values: unknown[]) => ({ key, operator, values });
const ofTypes = (...names: unknown[]) => needs('node.kubernetes.io/instance-type', 'In', ...names);
const classOf = (spec: object = {}, name: string = 'own') => ({
  apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name }, spec: { subnetSelectorTerms: [{ id: 'subnet-1' }], ...spec },
});
const autoClass = (spec: object = {}, name: string = 'own') => ({ apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name }, spec: { subnetSelectorTerms: [{ id: 'subnet-1' }], ...spec } });
const AUTO = { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'own' };
const LIMITED = { limits: { nodes: '3' } };
const pool = (spec: object = LIMITED, template: object = {}) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'general' },
  spec: { ...spec, template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'own' }, requirements: [ofTypes('m5.large')], ...template } } },
});
const provisioner = (spec: object) => ({
  apiVersion: 'karpenter.sh/v1alpha5', kind: 'Provisioner', metadata: { name: 'general' }, spec: { providerRef: { name: 'own' }, requirements: [ofTypes('m5.large')], ...spec },
});
const read = (objects: unknown[], more: Parts = {}) => fleetsIn({ ...more, Applied: manifestOf(...objects) }, {}, STATED);

/** The subnets of an app: two of one zone, one of another, one that does not tell its zone, and one whose zone is told later. */
const SUBNETS: Parts = Object.fromEntries(([
  ['A', 'eu-west-1a', 'nodes', 'web'], ['A2', 'eu-west-1a', 'nodes', 'jobs'], ['B', 'eu-west-1b', 'nodes', 'web'], ['Untold', undefined, 'other', 'web'], ['Later', IMPORTED, 'late', 'late'],
] as const)
  .map(([id, AvailabilityZone, kind, team], index) => [id, ['AWS::EC2::Subnet', {
    VpcId: 'vpc-1', CidrBlock: `10.0.${index}.0/24`, AvailabilityZone, Tags: [{ Key: 'kind', Value: kind }, { Key: 'team', Value: team }],
  }]]));
const ANY_SUBNET = { subnetSelectorTerms: [{ tags: { kind: '*' } }] };

describe('sizes', () => {
  test.each<[string, object, object | string]>([
    ['a limit of nodes', LIMITED, { limits: { nodes: 3 } }],
    ['a limit of nodes as a quantity', { limits: { nodes: '1k' } }, { limits: { nodes: 1000 } }],
    ['a limit of nodes that is a fraction', { limits: { nodes: '2500m' } }, { limits: { nodes: 2 } }],
    ['a limit of vCPUs that is a fraction', { limits: { cpu: '9500m' } }, { limits: { cpu: 9 } }],
    ['limits of all', { limits: { cpu: 10, memory: '64Gi', nodes: 4 } }, { limits: { cpu: 10, memoryMib: 65536, nodes: 4 } }],
    ['a limit of nodes that is no quantity', { limits: { nodes: 'many' } }, 'sizes'],
    ['a limit of memory that is no quantity', { limits: { memory: 'much' } }, 'sizes'],
    ['limits that are told later', { limits: IMPORTED }, 'sizes'],
    ['no limits', {}, 'limit'],
    ['replicas', { replicas: 2 }, { isStatic: true, minNodes: 2, limits: {} }],
    ['replicas beside limits, of which those of nodes alone hold', { replicas: 2, limits: { cpu: 2, memory: '8Gi', nodes: 5 } }, { isStatic: true, minNodes: 2, limits: { nodes: 5 } }],
    ['one budget', { ...LIMITED, disruption: { budgets: [{ nodes: '2' }] } }, { limits: { nodes: 3 }, budgetNodes: 2 }],
    ['the least of two budgets', { ...LIMITED, disruption: { budgets: [{ nodes: '2' }, { nodes: '1' }] } }, { limits: { nodes: 3 }, budgetNodes: 1 }],
    ['a budget of none', { ...LIMITED, disruption: { budgets: [{ nodes: '0' }] } }, { limits: { nodes: 3 }, budgetNodes: 0 }],
    ['the least of two parts', { ...LIMITED, disruption: { budgets: [{ nodes: '50%' }, { nodes: '20%' }] } }, { limits: { nodes: 3 }, budgetPercent: 20 }],
    ['a part that is more than all', { ...LIMITED, disruption: { budgets: [{ nodes: '150%' }] } }, { limits: { nodes: 3 }, budgetPercent: 100 }],
    ['a part that is no number', { ...LIMITED, disruption: { budgets: [{ nodes: '-5%' }] } }, { limits: { nodes: 3 }, budgetPercent: 100 }],
  ])('%s', (_, spec, expected) => {
    const { fleets, uncounted } = read([classOf(), pool(spec)]);

    expect(fleets.map(({ shape: { instanceTypes: __, maxPods: ___, networking: ____, ...sizes } }) => sizes)).toEqual(typeof expected === 'string' ? [] : [expected]);
    expect(uncounted.map(({ why }) => why)).toEqual(typeof expected === 'string' ? [expected] : []);
  });
});

describe('types', () => {
  const m5 = needs('karpenter.k8s.aws/instance-family', 'In', 'm5');
  const c7i = needs('karpenter.k8s.aws/instance-family', 'In', 'c7i');
  const small = needs('karpenter.k8s.aws/instance-cpu', 'Lt', '4');

  test.each<[string, unknown[], object, string[] | undefined]>([
    ['by their names', [ofTypes('m5.large', 'c5.large')], LIMITED, ['c5.large', 'm5.large']],
    ['by the name that labels had before', [needs('beta.kubernetes.io/instance-type', 'In', 'm5.large')], LIMITED, ['m5.large']],
    ['by the architecture, as it was named before', [ofTypes('m5.large', 'm6g.large'), needs('beta.kubernetes.io/arch', 'In', 'arm64')], LIMITED, ['m6g.large']],
    ['of Windows, as it was named before', [ofTypes('m5.large'), needs('beta.kubernetes.io/os', 'In', 'windows')], LIMITED, undefined],
    ['of Windows and Linux', [ofTypes('m5.large'), needs('kubernetes.io/os', 'In', 'windows', 'linux')], LIMITED, ['m5.large']],
    ['of all but Windows', [ofTypes('m5.large'), needs('kubernetes.io/os', 'NotIn', 'windows')], LIMITED, ['m5.large']],
    ['of an operator that is told later', [ofTypes('m5.large'), needs('kubernetes.io/arch', IMPORTED, 'amd64')], LIMITED, undefined],
    ['of a label that is told later', [ofTypes('m5.large'), { key: IMPORTED, operator: 'In', values: ['x'] }], LIMITED, undefined],
    ['of a value that is told later', [ofTypes('m5.large'), needs('kubernetes.io/arch', 'In', 'amd64', IMPORTED)], LIMITED, undefined],
    ['of values that are told later', [ofTypes('m5.large'), { key: 'kubernetes.io/arch', operator: 'In', values: IMPORTED }], LIMITED, undefined],
    ['of a system that is told later', [ofTypes('m5.large'), { key: 'kubernetes.io/os', operator: 'In', values: IMPORTED }], LIMITED, undefined],
    ['of a zone that is told later', [ofTypes('m5.large'), { key: 'topology.kubernetes.io/zone', operator: 'In', values: IMPORTED }], LIMITED, ['m5.large']],
    ['of zones of which one is told later', [ofTypes('m5.large'), needs('topology.kubernetes.io/zone', 'NotIn', 'eu-west-1a', IMPORTED)], LIMITED, ['m5.large']],
    ['of a kind of purchase that is told later', [ofTypes('m5.large'), needs('karpenter.sh/capacity-type', 'In', IMPORTED)], LIMITED, ['m5.large']],
    ['of a family without one of its types', [c7i, needs('karpenter.k8s.aws/instance-size', 'In', 'large', 'xlarge', '32xlarge'), needs('node.kubernetes.io/instance-type', 'NotIn', 'c7i.xlarge')], { limits: { cpu: '999' } }, ['c7i.large']],
    ['of a family', [m5, small], LIMITED, ['m5.large']],
    ['that are stated', [ofTypes('x9.large')], LIMITED, ['x9.large']],
    ['that are stated, and do not tell the vCPUs that are limited', [ofTypes('x9.large', 'm5.large')], { limits: { cpu: '9' } }, ['m5.large', 'x9.large']],
    ['of a family of which one does not tell the vCPUs that are limited', [c7i, needs('karpenter.k8s.aws/instance-size', 'In', 'large', '32xlarge')], { limits: { cpu: '999' } }, ['c7i.large']],
    ['of a family of which one does not tell the memory that is limited', [c7i, needs('karpenter.k8s.aws/instance-size', 'In', 'large', '32xlarge')], { limits: { memory: '999Gi' } }, ['c7i.large']],
    ['of a family of which one does not tell what is not limited', [c7i, needs('karpenter.k8s.aws/instance-size', 'In', 'large', '32xlarge')], LIMITED, ['c7i.32xlarge', 'c7i.large']],
  ])('%s', (_, requirements, spec, expected) => {
    const { fleets, uncounted } = read([classOf(), pool(spec, { requirements })]);

    expect(fleets.map((each) => typesIn(each).sort())).toEqual(expected === undefined ? [] : [expected]);
    expect(uncounted.map(({ why }) => why)).toEqual(expected === undefined ? ['types'] : []);
  });

  const notStarted = ['t3.nano', 't3.micro', 't3.small', 't3.medium'];

  test.each<[string, object[], string[]]>([
    ['Karpenter starts them all', [classOf(), pool(LIMITED, { requirements: [ofTypes(...notStarted)] })], notStarted],
    ['Auto Mode starts none that is small', [autoClass(), pool(LIMITED, { nodeClassRef: AUTO, requirements: [ofTypes(...notStarted)] })], ['t3.medium']],
    ['Auto Mode starts none of one vCPU', [autoClass(), pool(LIMITED, { nodeClassRef: AUTO, requirements: [ofTypes('m6g.medium', 'm6g.large')] })], ['m6g.large']],
    ['Auto Mode by the kind of its class alone', [autoClass(), pool(LIMITED, { nodeClassRef: { kind: 'NodeClass', name: 'own' }, requirements: [ofTypes('t3.small', 't3.medium')] })], ['t3.medium']],
    ['Auto Mode by the group of its class alone', [autoClass(), pool(LIMITED, { nodeClassRef: { group: 'eks.amazonaws.com', name: 'own' }, requirements: [ofTypes('t3.small', 't3.medium')] })], ['t3.medium']],
    ['Auto Mode by labels of its own', [autoClass(), pool(LIMITED, { nodeClassRef: AUTO, requirements: [needs('eks.amazonaws.com/instance-family', 'In', 'm5'), needs('eks.amazonaws.com/instance-cpu', 'Lt', '4')] })], ['m5.large']],
  ])('small ones: %s', (_, objects, expected) => {
    expect(read(objects).fleets.map((each) => typesIn(each).sort())).toEqual([[...expected].sort()]);
  });
});

describe('pods', () => {
  // m5.large: 3 x 9 + 2 = 29; m5.xlarge: 4 x 14 + 2 = 58.
  const two = { requirements: [ofTypes('m5.large', 'm5.xlarge')] };

  test.each<[string, object[], number | undefined]>([
    ['by Karpenter itself', [classOf(), pool()], 29],
    ['by Karpenter itself, of two types: the most of both', [classOf(), pool(LIMITED, two)], 58],
    ['by Karpenter itself, of the class of that name', [classOf({ kubelet: { maxPods: 9 } }, 'other'), classOf(), pool()], 29],
    ['by Karpenter itself, of limits that are stated in place of the table', [classOf(), pool(LIMITED, { requirements: [ofTypes('c4.large')] })], 10],
    ['by its class', [classOf({ kubelet: { maxPods: 20 } }), pool()], 20],
    ['by its class, as text', [classOf({ kubelet: { maxPods: '20' } }), pool()], 20],
    ['one, by its class', [classOf({ kubelet: { maxPods: 1 } }), pool()], 1],
    ['none, by its class', [classOf({ kubelet: { maxPods: 0 } }), pool()], undefined],
    ['by its class, told later', [classOf({ kubelet: { maxPods: IMPORTED } }), pool()], undefined],
    ['by the pool', [classOf(), pool(LIMITED, { kubelet: { maxPods: 20 } })], 20],
    ['by the pool before its class', [classOf({ kubelet: { maxPods: 10 } }), pool(LIMITED, { kubelet: { maxPods: 20 } })], 20],
    ['by the pool, told later', [classOf(), pool(LIMITED, { kubelet: { maxPods: IMPORTED } })], undefined],
    ['by a Provisioner', [classOf(), provisioner({ limits: { resources: { cpu: '9' } }, kubeletConfiguration: { maxPods: 20 } })], 20],
    ['of an image of somebody else', [classOf({ amiFamily: 'Custom' }), pool()], undefined],
    ['of an image of somebody else, which an alias of EKS does not change', [classOf({ amiFamily: 'Custom', amiSelectorTerms: [{ alias: 'al2023@latest' }] }), pool()], undefined],
    ['of an alias of EKS', [classOf({ amiSelectorTerms: [{ alias: 'AL2023@latest' }] }), pool()], 29],
    ['of an alias of Windows', [classOf({ amiSelectorTerms: [{ alias: 'windows2022@latest' }] }), pool()], undefined],
    ['of an image that is told later', [classOf({ amiFamily: IMPORTED }), pool()], undefined],
  ])('%s', (_, objects, expected) => {
    expect(read(objects).fleets.map(({ shape: { maxPods } }) => maxPods)).toEqual([expected]);
  });

  // m5.large has three ENIs.
  test.each<[number, number | undefined]>([[0, 29], [1, 20], [2, 11], [3, undefined], [4, undefined]])('by Karpenter itself, which keeps %i ENIs back', (reservedENIs, expected) => {
    const chart: Parts = { Chart: ['Custom::AWSCDK-EKS-HelmChart', { ClusterName: 'prod', Chart: 'karpenter', Values: JSON.stringify({ settings: { reservedENIs } }) }] };

    expect(read([classOf(), pool()], chart).fleets.map(({ shape: { maxPods } }) => maxPods)).toEqual([expected]);
  });

  test('of Auto Mode are counted with single addresses where its class says so', () => {
    const sizeIn = (ipv4PrefixSize: string) => read([
      autoClass({}, 'other'), autoClass({ advancedNetworking: { ipv4PrefixSize } }), pool(LIMITED, { nodeClassRef: AUTO }),
    ]).fleets.map(({ shape }) => shape.ipv4PrefixSize);

    expect([sizeIn('32'), sizeIn('Auto')]).toEqual([['32'], [undefined]]);
  });
});

describe('subnets', () => {
  const zone = (operator: string, ...values: unknown[]) => ({ requirements: [ofTypes('m5.large'), needs('topology.kubernetes.io/zone', operator, ...values)] });

  test.each<[string, unknown, object, string[] | undefined]>([
    ['by ids', [{ id: 'subnet-2' }, { id: 'subnet-1' }], {}, ['subnet-2', 'subnet-1']],
    ['by an id that is told later', [{ id: IMPORTED }], {}, [JSON.stringify(IMPORTED)]],
    ['by a tag', [{ tags: { team: 'web' } }], {}, ['A', 'B', 'Untold']],
    ['by two tags, of which each has to be there', [{ tags: { kind: 'nodes', team: 'web' } }], {}, ['A', 'B']],
    ['by two terms, of which one has to hold', [{ tags: { team: 'jobs' } }, { tags: { kind: 'other' } }], {}, ['A2', 'Untold']],
    ['by two terms that both hold, once', [{ tags: { team: 'jobs' } }, { tags: { kind: 'nodes' } }], {}, ['A2', 'A', 'B']],
    ['by any value of a tag', [{ tags: { kind: '*', team: 'jobs' } }], {}, ['A2']],
    ['by no tag', [{ tags: {} }], {}, undefined],
    ['by an empty term', [{}], {}, undefined],
    ['by terms that are told later', IMPORTED, {}, undefined],
    ['by a term that is told later', [{ id: 'subnet-1' }, IMPORTED], {}, undefined],
    ['in one zone', ANY_SUBNET.subnetSelectorTerms, zone('In', 'eu-west-1b'), ['B', 'Untold', 'Later']],
    ['outside of a zone', ANY_SUBNET.subnetSelectorTerms, zone('NotIn', 'eu-west-1b'), ['A', 'A2', 'Untold', 'Later']],
    ['in a zone that is there', ANY_SUBNET.subnetSelectorTerms, zone('Exists'), ['A', 'A2', 'B', 'Untold', 'Later']],
    ['in zones by their ids, which these subnets do not tell', ANY_SUBNET.subnetSelectorTerms, { requirements: [ofTypes('m5.large'), needs('topology.k8s.aws/zone-id', 'In', 'euw1-az1')] }, ['A', 'A2', 'B', 'Untold', 'Later']],
    ['of another label that ends alike', ANY_SUBNET.subnetSelectorTerms, { requirements: [ofTypes('m5.large'), needs('example.com/zone', 'In', 'x')] }, ['A', 'A2', 'B', 'Untold', 'Later']],
  ])('%s', (_, subnetSelectorTerms, template, expected) => {
    const { fleets, uncounted } = read([classOf({ subnetSelectorTerms }), pool(LIMITED, template)], SUBNETS);

    expect(fleets.map(keysOf)).toEqual(expected === undefined ? [] : [expected]);
    expect(uncounted.map(({ why }) => why)).toEqual(expected === undefined ? ['subnets'] : []);
  });

  test.each<[string, object, string[] | undefined]>([
    ['tags', { subnetSelector: { team: 'web', kind: 'nodes' } }, ['A', 'B']],
    ['ids', { subnetSelector: { 'aws-ids': 'subnet-1, subnet-2' } }, ['subnet-1', 'subnet-2']],
    ['what is told later', { subnetSelector: IMPORTED }, undefined],
  ])('of an AWSNodeTemplate by %s', (_, spec, expected) => {
    const template = { apiVersion: 'karpenter.k8s.aws/v1alpha1', kind: 'AWSNodeTemplate', metadata: { name: 'own' }, spec };
    const found = read([template, provisioner({ limits: { resources: { cpu: '9' } } })], SUBNETS);

    expect(found.fleets.map(keysOf)).toEqual(expected === undefined ? [] : [expected]);
    expect(whysOf(found)).toEqual(expected === undefined ? ['subnets'] : []);
  });

  test.each<[string, object, [nodes: string[], pods: string[]] | undefined]>([
    ['that a tag offers, of nodes in zones with one', { podSubnetSelectorTerms: [{ tags: { team: 'jobs' } }] }, [['A', 'A2'], ['A2']]],
    ['that no subnet is', { podSubnetSelectorTerms: [{ tags: { team: 'none' } }] }, undefined],
  ])('for pods of Auto Mode %s', (_, spec, expected) => {
    const found = read([autoClass({}, 'other'), autoClass({ ...ANY_SUBNET, ...spec }), pool(LIMITED, { nodeClassRef: AUTO })], SUBNETS);

    expect(found.fleets.map((each) => [keysOf(each), each.podSubnets!.map(({ key }) => key.replace('Stack/', ''))])).toEqual(expected === undefined ? [] : [expected]);
    expect(whysOf(found)).toEqual(expected === undefined ? ['pod-subnets'] : []);
  });
});

const LABELS = { 'k8s.amazonaws.com/eniConfig': 'gold' };

test.each<[string, { readonly spec: object }, object]>([
  ['a NodePool', pool(), { template: { ...pool().spec.template, metadata: { labels: LABELS } } }],
  ['a Provisioner', provisioner({ limits: { resources: { cpu: '9' } } }), { labels: LABELS }],
])('labels of the nodes of %s', (_, object, spec) => {
  expect(read([classOf(), { ...object, metadata: { name: 'general', labels: {} }, spec: { ...object.spec, ...spec } }]).fleets.map(({ labels }) => labels)).toEqual([LABELS]);
});

test.each<[string, boolean]>([
  ['karpenter.sh/v1', true], ['karpenter.k8s.aws/v1', true], ['karpenter.sh', true], ['karpenter.sh.example.com/v1', false], ['example.com/karpenter.sh/v1', false], ['v1', false],
])('objects of the API %s', (apiVersion, isRead) => {
  expect(read([classOf(), { ...pool(), apiVersion }]).fleets).toHaveLength(isRead ? 1 : 0);
});

import { App, CfnResource } from 'aws-cdk-lib';
import { FindingSeverity } from '../../../../src';
import { fixesOf, messagesOf, plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const ABOVE = ['warning karpenter-pods-above-addresses at Objects'];
const CUSTOM: PlainParts = { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } };
const LATER = { 'Fn::ImportValue': 'Elsewhere' };
const ofTypes = (...values: string[]) => [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values }];
const pool = (type: string, nodeClassRef: object = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'd' }, more: object = {}) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'd' },
  spec: { limits: { cpu: 16 }, template: { spec: { nodeClassRef, requirements: ofTypes(...type.split(' ')), ...more } } },
});
const nodeClass = (spec: Record<string, unknown> = {}, name: string = 'd') => ({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name }, spec });

function appWith(parts: PlainParts, values: unknown, spec: Record<string, unknown> = {}, type = 'c6i.2xlarge', holder: 'Manifest' | 'Values' = 'Manifest'): App {
  const { stack, cluster, subnets } = plainCluster(parts);
  const objects = [nodeClass({ subnetSelectorTerms: [{ id: 'subnet-0aaaaaaaaaaaaaaaa' }], ...spec }), pool(type)];
  new CfnResource(stack, 'Objects', holder === 'Manifest'
    ? { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: JSON.stringify(objects) } }
    : { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: cluster.ref, Chart: 'raw', Values: JSON.stringify({ resources: objects }) } });
  if (values !== undefined) {
    new CfnResource(stack, 'Karpenter', { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: cluster.ref, Chart: 'karpenter', Values: JSON.stringify(values) } });
  }
  void subnets;
  return stack.node.root as App;
}

test.each<[string, PlainParts, unknown, Record<string, unknown>, string[]]>([
  // c6i.2xlarge: 4 x 14 + 2 = 58 by the formula, 3 x 14 + 2 = 44 with custom networking.
  ['custom networking, and no ENI left out', CUSTOM, {}, {}, ABOVE],
  ['one ENI left out', CUSTOM, { settings: { reservedENIs: '1' } }, {}, []],
  ['one ENI left out by a number', CUSTOM, { settings: { reservedENIs: 1 } }, {}, []],
  ['one ENI left out by a variable', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', value: '1' }] } }, {}, []],
  ['a variable that wins over the setting', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', value: '1' }] }, settings: { reservedENIs: '0' } }, {}, []],
  ['a variable that leaves none out, over a setting that does', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', value: '0' }] }, settings: { reservedENIs: '1' } }, {}, ABOVE],
  ['a variable that is given twice, of which the last one holds', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', value: '0' }, { name: 'RESERVED_ENIS', value: '1' }] } }, {}, []],
  ['a variable that leaves none out where it is given again', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', value: '1' }, { name: 'RESERVED_ENIS', value: '0' }] } }, {}, ABOVE],
  ['a variable from somewhere else', CUSTOM, { controller: { env: [{ name: 'RESERVED_ENIS', valueFrom: { configMapKeyRef: { name: 'x', key: 'y' } } }] } }, {}, []],
  ['a variable whose name is told later', CUSTOM, { controller: { env: [{ name: LATER, value: '1' }] } }, {}, []],
  ['variables that are told later', CUSTOM, { controller: { env: LATER } }, {}, []],
  ['all of its controller told later', CUSTOM, { controller: LATER }, {}, []],
  ['settings that are told later', CUSTOM, { settings: LATER }, {}, []],
  ['settings of earlier releases that are told later', CUSTOM, { settings: { aws: LATER } }, {}, []],
  ['fewer than none left out', CUSTOM, { settings: { reservedENIs: '-1' } }, {}, []],
  ['another variable beside the setting', CUSTOM, { controller: { env: [{ name: 'OTHER', value: '0' }] }, settings: { reservedENIs: '1' } }, {}, []],
  ['the setting of earlier releases', CUSTOM, { settings: { aws: { reservedENIs: '1' } } }, {}, []],
  ['the setting, and that of earlier releases, which is not read then', CUSTOM, { settings: { reservedENIs: '0', aws: { reservedENIs: '1' } } }, {}, ABOVE],
  ['an empty setting', CUSTOM, { settings: { reservedENIs: '' } }, {}, ABOVE],
  ['a setting that is no number', CUSTOM, { settings: { reservedENIs: 'one' } }, {}, []],
  ['none left out in so many words', CUSTOM, { settings: { reservedENIs: '0' } }, {}, ABOVE],
  ['a count in the class', CUSTOM, {}, { kubelet: { maxPods: 44 } }, []],
  ['images of the user\'s own', CUSTOM, {}, { amiFamily: 'Custom' }, []],
  ['a chart elsewhere', CUSTOM, undefined, {}, []],
  ['the subnets of the nodes', { env: {} }, {}, {}, []],
  ['a trunk', { env: { ENABLE_POD_ENI: 'true' } }, {}, {}, ABOVE],
  ['fewer ENIs', { env: { MAX_ENI: '2' } }, {}, {}, ABOVE],
  ['prefixes', {}, {}, {}, []],
])('Karpenter with %s', (_, parts, values, spec, expected) => {
  expect(saidOf(appWith(parts, values, spec)).filter((each) => each.includes('karpenter-pods'))).toEqual(expected);
});

describe('which pools take their count from Karpenter', () => {
  const REF = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'd' };
  const [TYPE, COUNT] = ['c6i.2xlarge', { kubelet: { maxPods: 44 } }];

  test.each<[string, object[], string[]]>([
    ['one of a class without a count', [nodeClass(), pool(TYPE)], ABOVE],
    ['one of Auto Mode, whose class has the same name', [nodeClass(), pool(TYPE, { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'd' })], []],
    ['one of a class with a count, beside a class without', [nodeClass(), nodeClass(COUNT, 'other'), pool(TYPE, { ...REF, name: 'other' })], []],
    ['one of a class without a count, beside a class with one', [nodeClass(COUNT), nodeClass({}, 'other'), pool(TYPE, { ...REF, name: 'other' })], ABOVE],
    ['one whose class is not in the app', [nodeClass(), pool(TYPE, { ...REF, name: 'elsewhere' })], []],
    ['one of an earlier release, with a count of its own', [nodeClass(), { ...pool(TYPE, REF, COUNT), apiVersion: 'karpenter.sh/v1beta1' }], []],
    ['one of the smallest type', [nodeClass(), pool('t3.nano')], ABOVE],
    ['one of no type that is known', [nodeClass(), pool('m99.large')], []],
    ['one of Windows', [nodeClass({ amiFamily: 'Windows2022' }), pool(TYPE)], []],
  ])('%s', (_, objects, expected) => {
    const { stack, cluster } = plainCluster(CUSTOM);
    for (const [id, kind, properties] of [['Objects', 'KubernetesResource', { Manifest: JSON.stringify(objects) }], ['Karpenter', 'HelmChart', { Chart: 'karpenter' }]] as const) {
      new CfnResource(stack, id, { type: `Custom::AWSCDK-EKS-${kind}`, properties: { ClusterName: cluster.ref, ...properties } });
    }

    expect(saidOf(stack.node.root as App).filter((each) => each.includes('karpenter-pods'))).toEqual(expected);
  });
});

test.each<[string, string, Record<string, string>, boolean]>([
  ['is enough for both', 'm5.large c6i.2xlarge', {}, true],
  // m5.large has three ENIs, and one less by custom networking; c6i.2xlarge four, of which MAX_ENI leaves one unused.
  ['is enough for one', 'm5.large c6i.2xlarge', { MAX_ENI: '3' }, false],
  ['is enough for one, in the other order', 'c6i.2xlarge m5.large', { MAX_ENI: '3' }, false],
])('of two types, what Karpenter is told to leave out %s', (_, types, more, isSaid) => {
  const [fix] = fixesOf(appWith({ env: { ...CUSTOM.env, ...more } }, {}, {}, types), 'karpenter-pods-above-addresses');

  expect(/reservedENIs' to (\d+)/.test(fix ?? '')).toBe(isSaid);
});

// Each of the two takes an ENI of a node; by MAX_ENI Karpenter has none to leave out that would be enough.
test.each<[string, Record<string, string>, string | undefined]>([
  ['custom networking', { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, '1'],
  ['a trunk', { ENABLE_POD_ENI: 'true' }, '1'],
  ['both', { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENABLE_POD_ENI: 'true' }, '2'],
  ['fewer ENIs', { MAX_ENI: '2' }, undefined],
])('the ENIs to leave out are said, for %s', (_, env, expected) => {
  const [fix] = fixesOf(appWith({ env }, {}), 'karpenter-pods-above-addresses');

  expect(/reservedENIs' to (\d+)/.exec(fix ?? '')?.[1]).toBe(expected);
});

test('the counts of both are said', () => {
  expect(messagesOf(appWith(CUSTOM, {}), 'karpenter-pods-above-addresses')[0]).toContain('c6i.2xlarge 58 by Karpenter, 44 by its addresses');
});

test('objects in the values of a Helm chart are read like those of a manifest', () => {
  expect(saidOf(appWith(CUSTOM, {}, {}, 'c6i.2xlarge', 'Values')).filter((each) => each.includes('karpenter-pods'))).toEqual(ABOVE);
});

test('a chart whose NodePools are in the app is no source of its own', () => {
  const messages = messagesOf(appWith(CUSTOM, {}), 'nodes-not-counted', { lowestSeverity: FindingSeverity.INFO });

  expect(messages.join('\n')).not.toContain('Helm chart');
});

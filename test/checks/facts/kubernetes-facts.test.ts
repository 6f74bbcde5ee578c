import { eniConfigsIn, enableWindowsIpam, isUnread, manifests, networkCharts, nodePatches } from '../../../src/checks/facts/kubernetes-facts';
import { readIn } from '../../private/cdk-readings';

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' };

describe('patches of the DaemonSet of the VPC CNI', () => {
  const isSeen = (ResourceName: unknown) => nodePatches(readIn({ Patch: ['Custom::AWSCDK-EKS-KubernetesPatch', { ResourceName }] }).resources).length === 1;

  test.each([
    'daemonset/aws-node', 'daemonsets/aws-node', 'ds/aws-node', 'daemonset.apps/aws-node', 'daemonsets.apps/aws-node', 'DaemonSet/aws-node', 'DS/aws-node', 'daemonset.v1.apps/aws-node',
    'daemonsets.v1.apps/aws-node', 'ds.apps/aws-node',
  ])('by the name %s', (name) => {
    expect(isSeen(name)).toBe(true);
  });

  test.each([
    undefined, '', 'aws-node', 'deployment/aws-node', 'deployments.apps/aws-node', 'daemonset/aws-node-termination-handler', 'daemonset/kube-proxy', 'ds/aws-node/x', 'daemonset.batch/aws-node',
    'xds/aws-node', IMPORTED,
  ])('not by the name %p', (name) => {
    expect(isSeen(name)).toBe(false);
  });
});

describe('charts of network plug-ins', () => {
  const isSeen = (properties: object) => networkCharts(readIn({ Chart: ['Custom::AWSCDK-EKS-HelmChart', properties] }).resources).length === 1;

  test.each(['aws-vpc-cni', 'cilium', 'tigera-operator', 'eks/aws-vpc-cni', 'oci://quay.io/cilium/cilium', 'https://example.com/charts/tigera-operator'])('%s', (Chart) => {
    expect(isSeen({ Chart })).toBe(true);
  });

  test.each([undefined, '', 'karpenter', 'cilium/other', 'aws-vpc-cni-metrics', 'my-cilium', IMPORTED])('not %p', (Chart) => {
    expect(isSeen({ Chart })).toBe(false);
  });
});

describe('objects in the values of a chart', () => {
  const OBJECT = { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name: 'a' }, spec: { subnet: 'subnet-1' } };
  const { apiVersion, kind, metadata, ...rest } = OBJECT;
  const namesIn = (Values: unknown) => {
    const { resources } = readIn({ Chart: ['Custom::AWSCDK-EKS-HelmChart', { Chart: 'raw', Values: JSON.stringify(Values) }] });
    return [...eniConfigsIn(manifests(resources)).keys()];
  };

  test.each<[string, unknown, string[]]>([
    ['in a list', { resources: [OBJECT] }, ['a']],
    ['at some depth', { one: { two: [{ three: OBJECT }] } }, ['a']],
    ['the values themselves', OBJECT, ['a']],
    ['as YAML', { text: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec: {subnet: subnet-1}` }, ['a']],
    ['as YAML of several documents', { text: ['a', 'b'].map((name) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\nspec: {subnet: subnet-1}\n`).join('---\n') }, ['a', 'b']],
    ['as YAML that begins with its version', { text: `kind: ${kind}\napiVersion: ${apiVersion}\nmetadata: {name: a}\nspec: {subnet: subnet-1}` }, ['a']],
    ['as a text that is none', { text: 'a kind: of text' }, []],
    ['two', [OBJECT, { ...OBJECT, metadata: { name: 'b' } }], ['a', 'b']],
    ['in what has a kind and no metadata', { config: { apiVersion: 'v1', kind: 'Config', own: OBJECT } }, ['a']],
    ['in what has a kind and no version', { config: { kind: 'Config', metadata: { name: 'x' }, own: OBJECT } }, ['a']],
    ['in what has a version and no kind', { config: { apiVersion: 'v1', metadata: { name: 'x' }, own: OBJECT } }, ['a']],
    ['in another one', { config: { apiVersion: 'v1', kind: 'Config', metadata: { name: 'x' }, own: OBJECT } }, []],
    ['without a kind', { apiVersion, metadata, ...rest }, []],
    ['without a version', { kind, metadata, ...rest }, []],
    ['without metadata', { apiVersion, kind, ...rest }, []],
  ])('%s', (_, values, expected) => {
    expect(namesIn(values)).toEqual(expected);
  });
});

describe('manifests', () => {
  const applied = (Manifest: unknown) => manifests(readIn({ Manifest: ['Custom::AWSCDK-EKS-KubernetesResource', { Manifest }] }).resources);
  const config = (name: unknown, subnet: unknown) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });
  const ONE = config('a', 'subnet-1');
  const TWO = config('b', 'subnet-2');
  const BOTH = [['a', 'subnet-1'], ['b', 'subnet-2']];

  test.each<[string, unknown, unknown]>([
    ['nothing', undefined, []],
    ['one object', JSON.stringify(ONE), [BOTH[0]]],
    ['a list of objects', JSON.stringify([ONE, TWO]), BOTH],
    ['lists in lists', JSON.stringify([[ONE], [[TWO]]]), BOTH],
    ['a List', JSON.stringify({ kind: 'List', items: [ONE, TWO] }), BOTH],
    ['an ENIConfigList', JSON.stringify([{ kind: 'ENIConfigList', items: [ONE, TWO] }]), BOTH],
    ['items of no list', JSON.stringify({ kind: 'ConfigMap', items: [ONE] }), []],
    ['a List without items', JSON.stringify({ kind: 'List' }), []],
    ['YAML', 'kind: ENIConfig\nmetadata: { name: a }\nspec: { subnet: subnet-1 }\n', [BOTH[0]]],
    ['a kind that begins alike', JSON.stringify({ ...ONE, kind: 'ENIConfigPolicy' }), []],
    ['another kind', JSON.stringify({ ...ONE, kind: 'ConfigMap' }), []],
    ['without a name', JSON.stringify(config(undefined, 'subnet-1')), []],
    ['without a subnet', JSON.stringify(config('a', undefined)), []],
    ['one twice, of which the last holds', JSON.stringify([ONE, config('a', 'subnet-3')]), [['a', 'subnet-3']]],
    ['what cannot be read', '{', []],
    ['what is told later', IMPORTED, []],
    ['a subnet that is told later', { 'Fn::Join': ['', ['[{"kind":"ENIConfig","metadata":{"name":"a"},"spec":{"subnet":"', IMPORTED, '"}}]']] }, [['a', IMPORTED]]],
  ])('ENIConfigs in %s', (_, given, expected) => {
    expect([...eniConfigsIn(applied(given))]).toEqual(expected);
  });

  test.each<[string, unknown, boolean]>([
    ['JSON', '[]', false], ['YAML', 'a: 1', false], ['nothing', undefined, true], ['half of a text', '{', true], ['what is told later', IMPORTED, true], ['a list', ['x'], true],
    ['an object whose kind is told later', { 'Fn::Join': ['', ['[{"kind":"', IMPORTED, '"}]']] }, true],
    ['the same in a list', { 'Fn::Join': ['', ['{"kind":"List","items":[{"kind":"ENIConfig"},{"kind":"', IMPORTED, '"}]}']] }, true],
    ['a list that is told later', { 'Fn::Join': ['', ['{"kind":"List","items":', IMPORTED, '}']] }, true],
    ['items that are told later, of no list', { 'Fn::Join': ['', ['{"kind":"ConfigMap","items":', IMPORTED, '}']] }, false],
    ['an object whose name is told later', { 'Fn::Join': ['', ['{"kind":"ConfigMap","metadata":{"name":"', IMPORTED, '"}}']] }, false],
    ['JSON with a part that is told later', { 'Fn::Join': ['', ['["', IMPORTED, '"]']] }, false],
  ])('%s that is read', (_, given, expected) => {
    expect(applied(given).map(isUnread)).toEqual([expected]);
  });

  const map = (data: unknown, name: string = 'amazon-vpc-cni', kind: string = 'ConfigMap') => JSON.stringify([{ kind, metadata: { name }, data }]);

  test.each<[string, unknown, boolean]>([
    ['switched on', map({ 'enable-windows-ipam': 'true' }), true],
    ['switched on, in a capital', map({ 'enable-windows-ipam': 'True' }), true],
    ['switched on, by a digit', map({ 'enable-windows-ipam': '1' }), true],
    ['switched on, by a letter', map({ 'enable-windows-ipam': 't' }), true],
    ['what is no truth value', map({ 'enable-windows-ipam': 'yes' }), false],
    ['switched on, by a truth value', map({ 'enable-windows-ipam': true }), true],
    ['switched off', map({ 'enable-windows-ipam': 'false' }), false],
    ['nothing said', map({}), false],
    ['no data', map(undefined), false],
    ['another map', map({ 'enable-windows-ipam': 'true' }, 'aws-auth'), false],
    ['another kind', map({ 'enable-windows-ipam': 'true' }, 'amazon-vpc-cni', 'Secret'), false],
    ['told later', { 'Fn::Join': ['', ['[{"kind":"ConfigMap","metadata":{"name":"amazon-vpc-cni"},"data":{"enable-windows-ipam":"', IMPORTED, '"}}]']] }, true],
  ])('addresses for Windows: %s', (_, given, expected) => {
    expect(enableWindowsIpam(applied(given))).toBe(expected);
  });
});

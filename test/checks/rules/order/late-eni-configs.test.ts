import { App, CfnCondition, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { FindingSeverity } from '../../../../src';
import { stackIn } from '../../../private/cdk-fixtures';
import { fixesOf, groupOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const LATE = 'error node-need-after-nodes';
const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
const BY_ZONE = { ...ON, ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const KEPT: PlainParts = { cluster: { bootstrapSelfManagedAddons: true } };
const ZONES = ['eu-west-1a', 'eu-west-1b'];

const eniConfig = (name: string, subnet: string = `subnet-${name}`) => (
  { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });

const custom = (plain: PlainCluster, id: string, kind: string, properties: Record<string, unknown>) =>
  new CfnResource(plain.stack, id, { type: `Custom::AWSCDK-EKS-${kind}`, properties: { ClusterName: plain.cluster.ref, ...properties } });

const manifestOf = (plain: PlainCluster, objects: unknown, id: string = 'Manifest') =>
  custom(plain, id, 'KubernetesResource', { Manifest: plain.stack.toJsonString(objects) });

/** What is said of order; what else is to be said of ENIConfigs is of no matter here. */
const saidIn = ({ stack }: PlainCluster) => saidOf(stack.node.root as App).filter((each) => /node-need|eni-config-before/.test(each));

const withPlugin = (parts: PlainParts = {}, stack?: Stack) => plainCluster({ env: BY_ZONE, ...parts }, stack);

/** A cluster with custom networking, and ENIConfigs that wait for the group. */
function lateIn(objects: unknown = ZONES.map((zone) => eniConfig(zone)), parts: PlainParts = {}): PlainCluster {
  const plain = withPlugin(parts);
  manifestOf(plain, objects).addResourceDependency(plain.group);
  return plain;
}

describe('ENIConfigs in a manifest wait for a group', () => {
  test.each<[string, unknown, PlainParts, string[]]>([
    ['an object for each zone', ZONES.map((zone) => eniConfig(zone)), {}, [`${LATE} at Manifest`]],
    ['a List of them', { apiVersion: 'v1', kind: 'List', items: ZONES.map((zone) => eniConfig(zone)) }, {}, [`${LATE} at Manifest`]],
    ['of a cluster with the VPC CNI of EKS, whose group waits for the add-on', ZONES.map((zone) => eniConfig(zone)), KEPT, [`${LATE} at Manifest`]],
    ['the same, whose group does not', ZONES.map((zone) => eniConfig(zone)), { ...KEPT, ordered: false }, ['warning node-need-late at Manifest']],
    ['of a group that does not wait for the add-on, without which there is no VPC CNI', ZONES.map((zone) => eniConfig(zone)), { ordered: false }, [`${LATE} at Manifest`]],
    ['the one for all nodes', [eniConfig('default')], { env: ON }, [`${LATE} at Manifest`]],
    ['of one of two zones, with nodes in both', [eniConfig(ZONES[0])], {}, [`${LATE} at Manifest`]],
    ['of one of two zones, with one node', [eniConfig(ZONES[0])], { group: { scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 3 } } }, []],
    ['of other zones', [eniConfig('eu-west-1c')], {}, []],
    ['of zones that are known at deployment', [eniConfig(Fn.importValue('Zone'))], {}, [`${LATE} at Manifest`]],
    ['without custom networking', ZONES.map((zone) => eniConfig(zone)), { env: { ENABLE_PREFIX_DELEGATION: 'true' } }, []],
    ['of a group that starts no node', ZONES.map((zone) => eniConfig(zone)), { group: { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } } }, []],
    ['of a group with Windows', ZONES.map((zone) => eniConfig(zone)), { group: { amiType: 'WINDOWS_CORE_2022_x86_64' } }, []],
    ['of a cluster with IPv6', ZONES.map((zone) => eniConfig(zone)), { cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, []],
    ['that are named by an annotation, all of them', ZONES.map((zone) => eniConfig(zone)), { env: { ...ON, ENI_CONFIG_ANNOTATION_DEF: 'mine' } }, [`${LATE} at Manifest`]],
  ])('%s', (_, objects, parts, expected) => {
    expect(saidIn(lateIn(objects, parts))).toEqual(expected);
  });

  test('where the add-on waits for the group as well: that alone', () => {
    const plain = lateIn(undefined, { ordered: false });
    plain.addon!.addResourceDependency(plain.group);

    expect(saidIn(plain)).toEqual([`${LATE} at Cni`]);
  });

  test('and the fix works when it is applied', () => {
    const plain = withPlugin();
    const manifest = manifestOf(plain, ZONES.map((zone) => eniConfig(zone)));
    manifest.addResourceDependency(plain.group);
    expect(fixesOf(plain.stack.node.root as App, 'node-need-after-nodes')).toEqual([expect.stringContaining('nodegroup.node.addDependency(eniConfigs)')]);
    manifest.removeResourceDependency(plain.group);
    plain.group.node.addDependency(manifest);

    expect(saidIn(plain)).toEqual([]);
  });

  test.each<[string, (plain: PlainCluster) => void, string[]]>([
    ['beside the same that do not', (plain) => manifestOf(plain, ZONES.map((zone) => eniConfig(zone)), 'Early'), []],
    ['beside those of another generation', (plain) => manifestOf(plain, ZONES.map((zone) => eniConfig(`${zone}-second`)), 'Early'), [`${LATE} at Manifest`]],
    ['beside those that the add-on makes', ({ stack, addon }) => {
      const subnets = Object.fromEntries(ZONES.map((zone) => [zone, { id: `subnet-${zone}` }]));
      addon!.configurationValues = stack.toJsonString({ env: BY_ZONE, eniConfig: { create: true, region: 'eu-west-1', subnets } });
    }, []],
    ['beside a manifest that cannot be read, and nodes name theirs', (plain) => custom(plain, 'Unread', 'KubernetesResource', { Manifest: Fn.importValue('Objects') }), [`${LATE} at Manifest`]],
  ])('%s', (_, add, expected) => {
    const plain = lateIn();
    add(plain);

    expect(saidIn(plain)).toEqual(expected);
  });

  test.each<[string, string[], string[]]>([
    ['in time', ['eu-west-1b'], []],
    ['late as well', [], [`${LATE} at Manifest`]],
  ])('of nodes in two zones, of which one is not known, beside others that are %s', (_, early, expected) => {
    const plain = withPlugin();
    plain.group.subnets = [plain.subnets[0].ref, 'subnet-7'];
    manifestOf(plain, ZONES.filter((zone) => !early.includes(zone)).map((zone) => eniConfig(zone))).addResourceDependency(plain.group);
    manifestOf(plain, early.map((zone) => eniConfig(zone)), 'Early');

    expect(saidIn(plain)).toEqual(expected);
  });

  test('beside a manifest that cannot be read, and nobody knows which nodes look for', () => {
    const plain = lateIn(undefined, { env: { ...ON, ENI_CONFIG_ANNOTATION_DEF: 'mine' } });
    custom(plain, 'Unread', 'KubernetesResource', { Manifest: Fn.importValue('Objects') });

    expect(saidIn(plain)).toEqual([]);
  });

  test('of a group that waits for the add-on by way of what may not be there: not for certain', () => {
    const plain = lateIn(undefined, { ...KEPT, ordered: false });
    const between = new CfnResource(plain.stack, 'Between', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'x' } });
    between.cfnOptions.condition = new CfnCondition(plain.stack, 'Perhaps', { expression: Fn.conditionEquals(Fn.importValue('Perhaps'), 'yes') });
    between.addResourceDependency(plain.addon!);
    plain.group.addResourceDependency(between);

    expect(saidIn(plain)).toEqual(['warning node-need-late at Manifest']);
  });

  test('of a later group, whose own come before it', () => {
    const plain = withPlugin();
    const [first, second] = ['', '-second'].map((name) => manifestOf(plain, ZONES.map((zone) => eniConfig(`${zone}${name}`)), `Manifest${name}`));
    plain.group.addResourceDependency(first);
    const later = groupOf(plain.cluster, 'Later', { subnets: [plain.subnets[0].ref], labels: { 'vpc.amazonaws.com/externalEniConfig': `${ZONES[0]}-second` } });
    second.addResourceDependency(plain.group);
    for (const each of [second, plain.addon!]) later.addResourceDependency(each);

    expect(saidIn(plain)).toEqual([]);
  });

  test('of a cluster that the app does not make', () => {
    const stack = stackIn();
    const other = plainCluster({ env: null }, stack);
    const addon = new eks.CfnAddon(stack, 'Cni', { clusterName: 'prod', addonName: 'vpc-cni', configurationValues: JSON.stringify({ env: BY_ZONE }) });
    const group = groupOf(other.cluster, 'Nodes', { clusterName: 'prod', subnets: [other.subnets[0].ref] });
    group.addResourceDependency(addon);
    const manifest = manifestOf(other, [eniConfig(ZONES[0])]);
    manifest.addPropertyOverride('ClusterName', 'prod');
    manifest.addResourceDependency(group);

    expect(saidIn(other)).toEqual([`${LATE} at Manifest`]);
  });
});

describe('custom networking that something else switches on', () => {
  const env = [{ name: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', value: 'true' }];
  const spec = { template: { spec: { containers: [{ name: 'aws-node', env }] } } };
  const by: Record<string, (plain: PlainCluster) => CfnResource> = {
    'a patch': (plain) => custom(plain, 'On', 'KubernetesPatch', { ResourceName: 'daemonset/aws-node', ApplyPatchJson: plain.stack.toJsonString({ spec }) }),
    'the DaemonSet itself': (plain) => manifestOf(plain, [{ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'aws-node' }, spec }], 'On'),
    'a Helm chart': (plain) => custom(plain, 'On', 'HelmChart', { Chart: 'aws-vpc-cni', Values: plain.stack.toJsonString({ env: ON }) }),
    'a patch of something else': (plain) => custom(plain, 'On', 'KubernetesPatch', { ResourceName: 'daemonset/aws-node', ApplyPatchJson: '{"spec":{}}' }),
  };

  const [SURE, UNSURE] = [[`${LATE} at Manifest`], ['warning node-need-late at Manifest']];

  // In a cluster without add-ons of EKS nodes are not Ready before the chart, whatever waits; of a patch nothing is known.
  test.each<[string, boolean, string[], string[]]>([
    ['a patch', true, SURE, SURE],
    ['a patch', false, UNSURE, UNSURE],
    ['the DaemonSet itself', true, SURE, SURE],
    ['the DaemonSet itself', false, UNSURE, UNSURE],
    ['a Helm chart', true, SURE, SURE],
    ['a Helm chart', false, UNSURE, SURE],
    ['a patch of something else', true, [], []],
  ])('%s, and the group waits for it: %s', (what, isOrdered, beside, bare) => {
    const saidWith = (parts: PlainParts) => {
      const plain = plainCluster({ env: null, ...parts });
      const on = by[what](plain);
      if (isOrdered) plain.group.addResourceDependency(on);
      manifestOf(plain, ZONES.map((zone) => eniConfig(zone))).addResourceDependency(plain.group);
      return saidIn(plain);
    };

    expect([saidWith(KEPT), saidWith({})]).toEqual([beside, bare]);
  });

  test('a Helm chart that makes the ENIConfigs waits for the group', () => {
    const plain = withPlugin(KEPT);
    const subnets = Object.fromEntries(ZONES.map((zone) => [zone, { id: `subnet-${zone}` }]));
    custom(plain, 'Chart', 'HelmChart', { Chart: 'aws-vpc-cni', Values: plain.stack.toJsonString({ eniConfig: { create: true, region: 'eu-west-1', subnets } }) })
      .addResourceDependency(plain.group);

    expect(saidIn(plain)).toEqual([`${LATE} at Chart`]);
  });
});

describe('ENIConfigs before their definition', () => {
  const infos = ({ stack }: PlainCluster) => saidOf(stack.node.root as App, { lowestSeverity: FindingSeverity.INFO }).filter((each) => each.includes('eni-config-before'));
  const INFO = ['info eni-config-before-crd at Manifest'];
  const DEFINITION = { kind: 'CustomResourceDefinition', metadata: { name: 'eniconfigs.crd.k8s.amazonaws.com' } };

  test.each<[string, PlainParts, (plain: PlainCluster, manifest: CfnResource) => void, string[]]>([
    ['beside the add-on', {}, () => {}, INFO],
    ['that the add-on waits for', {}, ({ addon }, manifest) => addon!.addResourceDependency(manifest), INFO],
    ['after it', {}, ({ addon }, manifest) => manifest.addResourceDependency(addon!), []],
    ['in a cluster with the VPC CNI of EKS', KEPT, () => {}, []],
    ['after another manifest that defines them', {}, (plain, manifest) => manifest.addResourceDependency(
      manifestOf(plain, [DEFINITION], 'Definition')), []],
    ['beside what cannot be read', {}, (plain) => custom(plain, 'Unread', 'KubernetesResource', { Manifest: Fn.importValue('Objects') }), []],
    ['beside another manifest that defines them', {}, (plain) => manifestOf(plain, [DEFINITION], 'Definition'), INFO],
    ['beside another manifest that defines something else', {}, (plain, manifest) => manifest.addResourceDependency(
      manifestOf(plain, [{ ...DEFINITION, metadata: { name: 'others.example.com' } }], 'Definition')), INFO],
  ])('%s', (_, parts, change, expected) => {
    const plain = withPlugin(parts);
    change(plain, manifestOf(plain, ZONES.map((zone) => eniConfig(zone))));

    expect(infos(plain)).toEqual(expected);
  });

  test.each<[string, object[]]>([['before them', [DEFINITION]], ['in a list', [{ kind: 'List', items: [DEFINITION] }]]])('are defined in their own manifest, %s', (_, definition) => {
    const plain = withPlugin();
    manifestOf(plain, [...definition, ...ZONES.map((zone) => eniConfig(zone))]);

    expect(infos(plain)).toEqual([]);
  });
});

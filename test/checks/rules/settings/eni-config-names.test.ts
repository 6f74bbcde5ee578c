import { App, CfnParameter, CfnResource } from 'aws-cdk-lib';
import { stackIn } from '../../../private/cdk-fixtures';
import { groupOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

/*
 * How nodes find their ENIConfigs, and what of the settings for it nothing reads.
 */

const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
const LABEL = 'k8s.amazonaws.com/eniConfig';
const ZONES = ['eu-west-1a', 'eu-west-1b'];
const UNSEEN = ['warning eni-configs-unseen at Cni'];
const IDLE = 'warning cni-setting-idle at Cni';

type Change = (plain: PlainCluster) => unknown;

/** A cluster with ENIConfigs in a manifest. */
function withConfigs(names: string[], parts: PlainParts, change: Change = () => undefined): PlainCluster {
  const plain = plainCluster(parts);
  const objects = names.map((name) => (
    { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: 'subnet-1' } }));
  if (names.length > 0) resource(plain, 'Configs', 'KubernetesResource', { Manifest: JSON.stringify(objects) });
  change(plain);
  return plain;
}

const resource = ({ stack, cluster }: PlainCluster, id: string, kind: string, properties: Record<string, unknown>) =>
  new CfnResource(stack, id, { type: `Custom::AWSCDK-EKS-${kind}`, properties: { ClusterName: cluster.ref, ...properties } });
const patched: Change = (plain) => resource(plain, 'Patch', 'KubernetesPatch', { ResourceName: 'daemonset/aws-node' });
const second = (props: Partial<Parameters<typeof groupOf>[2]>): Change => ({ cluster, subnets }) => groupOf(cluster, 'Second', { subnets: [subnets[0].ref], ...props });
const withoutGroup: Change = ({ stack }) => stack.node.tryRemoveChild('Group');
const saidWith = (names: string[], parts: PlainParts, change?: Change) => saidOf(withConfigs(names, parts, change).stack.node.root as App)
  .filter((said) => /eni-configs-unseen|setting-idle/.test(said));

describe('by the label that no node has by itself', () => {
  const labelled = { group: { labels: { [LABEL]: ZONES[0] } } };

  test.each<[string, string[], PlainParts, Change | undefined, string[]]>([
    ['nodes without it', ZONES, {}, undefined, UNSEEN],
    ['nodes that have it', ZONES, labelled, undefined, []],
    ['nodes of which those of one group have it', ZONES, labelled, second({}), UNSEEN],
    ['nodes that all have it', ZONES, labelled, second({ labels: { [LABEL]: ZONES[1] } }), []],
    ['nodes that have it, beside Windows, which looks for none', ZONES, labelled, second({ amiType: 'WINDOWS_CORE_2022_x86_64' }), []],
    ['no nodes of the app', ZONES, {}, withoutGroup, UNSEEN],
    ['the ENIConfig that nodes without it take', [...ZONES, 'default'], {}, undefined, []],
    ['no ENIConfig', [], {}, undefined, UNSEEN],
    ['no ENIConfig for nodes that have it', [], labelled, undefined, UNSEEN],
  ])('%s', (_, names, parts, change, expected) => {
    expect(saidWith(names, { env: ON, ...parts }, change).filter((said) => said.includes('unseen'))).toEqual(expected);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['told', { ENI_CONFIG_LABEL_DEF: LABEL }, UNSEEN],
    ['told by an empty text', { ENI_CONFIG_LABEL_DEF: '' }, UNSEEN],
    ['told beside an empty annotation', { ENI_CONFIG_ANNOTATION_DEF: '' }, UNSEEN],
    ['beside an annotation', { ENI_CONFIG_ANNOTATION_DEF: 'mine' }, []],
    ['in place of the zone', { ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' }, []],
  ])('which is %s', (_, env, expected) => {
    expect(saidWith(ZONES, { env: { ...ON, ...env } })).toEqual(expected);
  });
});

describe('without custom networking', () => {
  const OFF = { ENABLE_PREFIX_DELEGATION: 'true' };
  const NAMES = { ENI_CONFIG_LABEL_DEF: 'mine', ENI_CONFIG_ANNOTATION_DEF: 'mine' };

  test.each<[string, string[], Record<string, string>, Change | undefined, string[]]>([
    ['names that nothing reads', [], NAMES, undefined, [IDLE, IDLE]],
    ['the label alone', [], { ENI_CONFIG_LABEL_DEF: 'mine' }, undefined, [IDLE]],
    ['the annotation alone', [], { ENI_CONFIG_ANNOTATION_DEF: 'mine' }, undefined, [IDLE]],
    ['empty ones', [], { ENI_CONFIG_LABEL_DEF: '', ENI_CONFIG_ANNOTATION_DEF: '' }, undefined, []],
    ['names, beside a patch that can switch it on', [], NAMES, patched, []],
    ['ENIConfigs', ZONES, {}, undefined, [IDLE]],
    ['ENIConfigs, beside a patch', ZONES, {}, patched, []],
  ])('%s', (_, names, env, change, expected) => {
    expect(saidWith(names, { env: { ...OFF, ...env } }, change)).toEqual(expected);
  });

  test('or with it: a switch that is told later makes nothing idle', () => {
    const stack = stackIn();
    const AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG = new CfnParameter(stack, 'On').valueAsString;
    const eniConfig = { create: true, region: 'eu-west-1', subnets: { [ZONES[0]]: { id: 'subnet-1' } } };
    plainCluster({ env: { ...OFF, ...NAMES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG }, configuration: { eniConfig } }, stack);

    expect(saidOf(stack.node.root as App).filter((said) => /eni-configs-unseen|setting-idle/.test(said))).toEqual([]);
  });

  test('of a cluster whose add-on is not in the app nothing is said of ENIConfigs', () => {
    expect(saidWith(ZONES, { env: null, cluster: { bootstrapSelfManagedAddons: true } }).filter((said) => said.includes(' at Cni'))).toEqual([]);
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ['a label', { ENI_CONFIG_LABEL_DEF: 'mine' }, [IDLE]],
  ['an annotation', { ENI_CONFIG_ANNOTATION_DEF: 'mine' }, [IDLE]],
  ['neither', { ENI_CONFIG_LABEL_DEF: '', ENI_CONFIG_ANNOTATION_DEF: '' }, []],
])('with IPv6, where nodes have none: %s', (_, env, expected) => {
  expect(saidWith([], { env, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } })).toEqual(expected);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ['off', { ENABLE_POD_ENI: 'false' }, [IDLE]],
  ['not told, which is off', {}, [IDLE]],
  ['on', { ENABLE_POD_ENI: 'true' }, []],
])('a mode of security groups of pods, which are %s', (_, env, expected) => {
  expect(saidWith([], { env: { ENABLE_PREFIX_DELEGATION: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard', ...env } })).toEqual(expected);
});

test('a mode of security groups of pods, which are told later', () => {
  const stack = stackIn();
  const ENABLE_POD_ENI = new CfnParameter(stack, 'Own').valueAsString;
  plainCluster({ env: { ENABLE_PREFIX_DELEGATION: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard', ENABLE_POD_ENI } }, stack);

  expect(saidOf(stack.node.root as App).filter((said) => said === IDLE)).toEqual([]);
});

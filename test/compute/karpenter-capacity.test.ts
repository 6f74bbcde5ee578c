import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { stackIn, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { poolOf, poolOn, PREFIXES, PREFIXES_CUSTOM, SINGLE, SINGLE_CUSTOM } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const TRUNK: AddonSettings = { securityGroupsForPods: SecurityGroupsForPods.standard() };
const HYPERVISOR = 'karpenter.k8s.aws/instance-hypervisor';

/** The requirements of a label, each as its operator and values. */
function valuesOf({ requirements }: KarpenterCapacity, label: string): string[][] {
  return requirements.filter(({ key }) => key === label).map(({ operator, values }) => [operator, ...values]);
}

describe('the pod count and the memory that goes with it', () => {
  test.each<[string, AddonSettings, string[], number, string]>([
    ['single addresses', SINGLE, ['m5.large'], 29, '574Mi'], // 3 * (10 - 1) + 2; 255 + 11 * 29
    ['prefixes', PREFIXES, ['m5.large'], 110, '1465Mi'], // min(3 * 9 * 16 + 2, 110); 255 + 11 * 110
    ['single addresses in pod subnets', SINGLE_CUSTOM, ['m5.large'], 20, '475Mi'], // (3 - 1) * 9 + 2; 255 + 11 * 20
    ['prefixes in pod subnets', PREFIXES_CUSTOM, ['m5.large'], 110, '1465Mi'], // min(2 * 9 * 16 + 2, 110)
    ['prefixes on a large type', PREFIXES, ['m5.16xlarge'], 250, '3005Mi'], // the cap above 30 vCPUs; 255 + 11 * 250
    ['the lowest of several types', SINGLE, ['t3a.xlarge', 't3a.medium'], 17, '442Mi'], // 3 * (6 - 1) + 2; 255 + 11 * 17
    ['MAX_ENI', { ...SINGLE, maxEni: 2 }, ['m5.large'], 20, '475Mi'], // 2 * 9 + 2
    ['a trunk', { ...SINGLE, ...TRUNK }, ['m5.large'], 20, '475Mi'], // (3 - 1) * 9 + 2
    ['a trunk, of a type that cannot have one', { ...SINGLE, ...TRUNK }, ['t3.2xlarge'], 58, '893Mi'], // 4 * 14 + 2; 255 + 11 * 58
    ['a trunk, in pod subnets', { ...SINGLE_CUSTOM, ...TRUNK }, ['m5.large'], 11, '376Mi'], // (3 - 2) * 9 + 2
  ])('of %s', (_, settings, names, maxPods, memory) => {
    const pool = poolOf({ instanceTypes: types(...names) }, settings);

    expect(pool.maxPods).toBe(maxPods);
    expect(pool.capacity.maxPods).toBe(maxPods);
    expect(pool.kubelet).toEqual({ maxPods, kubeReserved: { memory } });
    expect(pool.nodeClass('default').spec.kubelet).toEqual(pool.kubelet);
  });

  test.each<[string, AddonSettings]>([
    ['single addresses', SINGLE], ['prefixes', PREFIXES], ['single addresses in pod subnets', SINGLE_CUSTOM], ['prefixes in pod subnets', PREFIXES_CUSTOM],
  ])('is that of NodeCapacity for every type of the table that can do %s', (_, settings) => {
    const app = new App({ context: { 'aws:cdk:disable-stack-trace': true } }); // thousands of constructs, most of them with warnings
    const platform = platformOf(settings, stackIn({ app }));
    const options = { ipAssignment: platform.cni.ipAssignment, customNetworking: settings.podNetwork !== undefined };
    const able = InstanceTypeLimits.all().map((limits) => NodeCapacity.of(limits, options))
      .filter(({ podSlots, ipAssignment }) => podSlots > 0 && ipAssignment.usesPrefixes === options.ipAssignment.usesPrefixes);
    const wrong = able.filter(({ limits: { instanceType }, maxPods }) => {
      const pool = poolOn(platform, { instanceTypes: types(instanceType) }, instanceType);
      return pool.maxPods !== maxPods || pool.nodeClass('x').spec.kubelet.maxPods !== maxPods;
    });

    expect(able.length).toBeGreaterThan(900);
    expect(wrong.map(({ limits }) => limits.instanceType)).toEqual([]);
  });
});

describe('reservedEnis', () => {
  test.each<[string, AddonSettings, number]>([
    ['pods in the subnets of nodes', PREFIXES, 0],
    ['subnet discovery', { podNetwork: PodNetwork.subnetDiscovery(POD_NETWORK) }, 0],
    ['custom networking', SINGLE_CUSTOM, 1],
    ['custom networking with prefixes', PREFIXES_CUSTOM, 1],
    ['a trunk', TRUNK, 1],
    ['a trunk and custom networking', { ...PREFIXES_CUSTOM, ...TRUNK }, 2],
    ['a trunk that has no place', { ...TRUNK, maxEni: 1 }, 1],
    ['a trunk by an old version', { ...TRUNK, addonVersion: 'v1.20.3-eksbuild.1' }, 1],
  ])('with %s', (_, settings, reserved) => {
    expect(poolOf({}, settings).reservedEnis).toBe(reserved);
  });
});

describe('requirements', () => {
  test('hold the types, each once, and nothing more without prefixes and pod subnets', () => {
    expect(poolOf({ instanceTypes: types('m5.large', 'm6i.large', 'm5.large') }, SINGLE).requirements)
      .toEqual([{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large', 'm6i.large'] }]);
  });

  test.each<[string, AddonSettings, string[], string[][]]>([
    ['Nitro with prefixes', PREFIXES, ['m5.large'], [['In', 'nitro']]],
    ['Nitro with prefixes in pod subnets', PREFIXES_CUSTOM, ['m5.large'], [['In', 'nitro']]],
    ['bare metal beside Nitro, for the label of bare metal is empty', PREFIXES, ['m5.metal', 'm5.24xlarge'], [['NotIn', 'xen']]],
    ['single addresses, which any type can have', SINGLE, ['i3.large'], []],
  ])('of the hypervisor: %s', (_, settings, names, expected) => {
    expect(valuesOf(poolOf({ instanceTypes: types(...names) }, settings), HYPERVISOR)).toEqual(expected);
  });

  test('keep nodes in the zones that have a pod subnet', () => {
    expect(valuesOf(poolOf({}, PREFIXES_CUSTOM), 'topology.kubernetes.io/zone')).toEqual([['In', ...ZONES]]);
    expect(valuesOf(poolOf({}, PREFIXES), 'topology.kubernetes.io/zone')).toEqual([]);
  });

  test('name the zones of the subnets given, under custom networking only', () => {
    const on = (settings: AddonSettings) => {
      const platform = platformOf(settings);
      return poolOn(platform, { subnets: platform.cluster.vpc.privateSubnets.slice(1) });
    };

    expect(valuesOf(on(PREFIXES_CUSTOM), 'topology.kubernetes.io/zone')).toEqual([['In', 'eu-west-1b', 'eu-west-1c']]);
    expect(valuesOf(on(PREFIXES), 'topology.kubernetes.io/zone')).toEqual([]);
  });
});

describe('subnets', () => {
  test('are named by id', () => {
    const platform = platformOf(PREFIXES_CUSTOM);
    const { privateSubnets } = platform.cluster.vpc;
    const pool = poolOn(platform, { subnets: privateSubnets });

    expect(pool.subnetSelectorTerms).toEqual(privateSubnets.map(({ subnetId }) => ({ id: subnetId })));
    expect(pool.nodeClass('default').spec.subnetSelectorTerms).toEqual(pool.subnetSelectorTerms);
    expect(poolOf().subnetSelectorTerms).toEqual([]);
    expect(poolOf().nodeClass('default').spec).not.toHaveProperty('subnetSelectorTerms');
  });

  test('in zones that are tokens are passed on, and a warning says what was not checked', () => {
    const stack = stackIn({ app: new App(), region: undefined });
    const platform = platformOf(PREFIXES_CUSTOM, stack);
    const other = zoneAgnosticVpc(stackIn({ app: platform.stack.node.root as App, id: 'Other', region: undefined }));
    const pool = poolOn(platform, { subnets: other.privateSubnets });

    expect(namesOf(pool.findings)).toEqual(['value-unchecked']);
    expect(valuesOf(pool, 'topology.kubernetes.io/zone')).toHaveLength(1);
  });
});

describe('a later generation of pod subnets', () => {
  const platform = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app: new App() }));
  const second = platform.cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
  const pool = poolOn(platform, { podNetworking: second, subnets: [platform.cluster.vpc.privateSubnets[1]] });
  const label = { 'vpc.amazonaws.com/externalEniConfig': 'eu-west-1b-second' };

  test('has one zone and the label of its ENIConfig', () => {
    expect(pool.nodeLabels).toEqual(label);
    expect(valuesOf(pool, 'topology.kubernetes.io/zone')).toEqual([['In', 'eu-west-1b']]);
    expect(pool.reservedEnis).toBe(1);
  });

  test('has its label in the NodePool, beside those of the user', () => {
    const spec = { template: { metadata: { labels: { team: 'a' }, annotations: { note: 'b' } } } };

    expect(pool.nodePool('p', 'c', spec).spec.template.metadata).toEqual({ labels: { team: 'a', ...label }, annotations: { note: 'b' } });
    expect(pool.nodePool('p', 'c').spec.template.metadata).toEqual({ labels: label });
  });

  test('is not that of the first, whose nodes find their ENIConfig by the zone', () => {
    expect(poolOf({}, PREFIXES_CUSTOM).nodeLabels).toEqual({});
    expect(poolOf({}, PREFIXES_CUSTOM).nodePool('p', 'c').spec.template).not.toHaveProperty('metadata');
  });
});

test('adds nothing to the template, and warns under its own path', () => {
  const [bare, withPool] = [platformOf(PREFIXES), platformOf(PREFIXES)];
  poolOn(withPool, { instanceTypes: types('t3.nano', 'm5.large') });

  expect(Template.fromStack(withPool.stack).toJSON()).toEqual(Template.fromStack(bare.stack).toJSON());
  expect(warningsOf(withPool.stack).filter((text) => text.includes('karpenter-pool-split'))).toEqual([expect.stringMatching(/^\/Stack\/Pool: /)]);
});

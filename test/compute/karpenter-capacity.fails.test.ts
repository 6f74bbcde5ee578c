import { App, Lazy } from 'aws-cdk-lib';
import { Hypervisor, InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { WarmPool } from '../../src/capacity/warm-pool';
import { KarpenterCapacityProps } from '../../src/compute/karpenter-capacity-props';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { numberTokens, stackIn, textTokens, vpcOf } from '../private/cdk-fixtures';
import { expectPoolRefused, poolOf, poolOn, PREFIXES, PREFIXES_CUSTOM, SINGLE, SINGLE_CUSTOM } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

describe('instanceTypes', () => {
  test('fails for none', () => {
    expectPoolRefused({ instanceTypes: [] }, PREFIXES, ['instance-types-missing', 'group-types.none']);
  });

  test('fails for unknown ones, with the nearest names', () => {
    expectPoolRefused({ instanceTypes: types('m5.larg', 'm5.large') }, PREFIXES,
      ['instance-type-unknown', 'group-types.unknown', { type: 'm5.larg', nearest: expect.arrayContaining(['m5.large']) }]);
  });

  test('fails for each kind of token, unless limits are stated', () => {
    for (const [, token] of textTokens(stackIn(), 'm5.large')) {
      expectPoolRefused({ instanceTypes: types(token) }, PREFIXES, ['unresolved-value', 'group-types.tokens']);
    }
  });

  test('that are tokens are taken for those whose limits are stated, with a warning, and stand in the requirement', () => {
    const token = Lazy.string({ produce: () => 'm5.large' });
    const pool = poolOf({ instanceTypes: types(token), instanceTypeLimits: [InstanceTypeLimits.of('m5.large')] }, SINGLE);

    expect([pool.maxPods, namesOf(pool.findings)]).toEqual([29, ['instance-types-unresolved']]);
    expect(pool.requirements[0].values).toEqual([token]);
  });

  test('fails for a type whose ENIs are all taken', () => {
    expectPoolRefused({}, { ...PREFIXES_CUSTOM, maxEni: 1 },
      ['no-pod-enis', { type: 'm5.large', enis: 3, maxEni: 1, primaryTaken: true, trunk: false, efaOnlyEnis: 0 }]);
    expectPoolRefused({ staticMaxPods: false }, { ...SINGLE_CUSTOM, maxEni: 1 },
      ['karpenter-max-pods-needed', 'pools.ownTooMany', { types: ['m5.large'], own: [20], enis: [0], addressesPerEni: [10], hostPods: [2], canRun: [2] }], ['no-pod-enis', { maxEni: 1 }]);
  });
});

describe('instanceTypeLimits', () => {
  const stated = (hypervisor: Hypervisor) => ({
    instanceTypes: types('m99.large'),
    instanceTypeLimits: [InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 2, ipv4PerEni: 4, vcpus: 2, memoryMib: 8192, hypervisor })],
  });

  test('stand for types that the table does not have', () => {
    expect(poolOf(stated(Hypervisor.NITRO)).maxPods).toBe(98); // 2 * (4 - 1) * 16 + 2
    expect(poolOf(stated(Hypervisor.NONE)).requirements[1]).toEqual({ key: 'karpenter.k8s.aws/instance-hypervisor', operator: 'NotIn', values: ['xen'] });
  });

  test('fails where they say Xen, with prefixes', () => {
    expectPoolRefused(stated(Hypervisor.XEN), PREFIXES, ['prefixes-unsupported-in-group', { types: ['m99.large'] }]);
  });
});

describe('maxPods', () => {
  test('below the capacity holds, with the memory that goes with it and without a word on types that could run more', () => {
    const pool = poolOf({ instanceTypes: types('m5.large', 'm5.16xlarge'), maxPods: 50 });

    expect(pool.kubelet).toEqual({ maxPods: 50, kubeReserved: { memory: '805Mi' } }); // 255 + 11 * 50
    expect(pool.findings).toEqual([]);
  });

  test('above the cap is warned of', () => {
    expect(namesOf(poolOf({ maxPods: 200, instanceTypes: types('m5.xlarge') }).findings)).toEqual(['max-pods-above-cap']);
  });

  test.each([0, -1, 1.5, NaN, 291])('fails for %p, with the sum behind what addresses allow', (maxPods) => {
    expectPoolRefused({ maxPods }, PREFIXES_CUSTOM,
      ['max-pods-out-of-range', { most: 290, got: maxPods, type: 'm5.large', enis: 2, ipv4PerEni: 10, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
  });

  test('fails for each kind of token', () => {
    for (const [, maxPods] of numberTokens(stackIn(), 20)) expectPoolRefused({ maxPods }, PREFIXES, ['unresolved-value', 'asked-pod-counts.unresolved']);
  });
});

describe('efaOnlyEnis', () => {
  test('take ENIs from pods, as Karpenter itself counts them', () => {
    expect(poolOf({ efaOnlyEnis: 1 }, SINGLE).maxPods).toBe(20); // (3 - 1) * 9 + 2
    expect(namesOf(poolOf({ efaOnlyEnis: 1, staticMaxPods: false }, SINGLE).findings)).toEqual([]);
  });

  test('fail where they are no count', () => {
    expectPoolRefused({ efaOnlyEnis: -1 }, PREFIXES, ['invalid-number', { prop: 'efaOnlyEnis', least: 0, got: -1 }]);
  });
});

describe('hostNetworkPods', () => {
  test('take a place and no address', () => {
    expect(poolOf({ hostNetworkPods: 5 }, SINGLE).maxPods).toBe(32); // 3 * 9 + 5
    expect(poolOf({ hostNetworkPods: 10, maxPods: 10 }, SINGLE).maxPods).toBe(10);
  });

  test.each([-1, 0.5])('fails for %p', (hostNetworkPods) => {
    expectPoolRefused({ hostNetworkPods }, PREFIXES, ['invalid-number', { prop: 'hostNetworkPods', least: 0, got: hostNetworkPods }]);
  });

  test('fails above the pods of a node', () => {
    expectPoolRefused({ hostNetworkPods: 11, maxPods: 10 }, PREFIXES,
      ['forecast-contradiction', 'asked-pod-counts.hostPodsAbove', { hostNetworkPods: 11, maxPods: 10 }]);
  });

  test('fails for each kind of token', () => {
    for (const [, hostNetworkPods] of numberTokens(stackIn(), 3)) {
      expectPoolRefused({ hostNetworkPods }, PREFIXES, ['unresolved-value', 'values.countUnresolved', { prop: 'hostNetworkPods' }]);
    }
  });
});

describe('staticMaxPods: false', () => {
  test.each<[string, Partial<KarpenterCapacityProps>, AddonSettings, Problem[]]>([
    ['with prefixes', {}, PREFIXES, [['karpenter-max-pods-needed', { types: ['m5.large'], own: [29], counted: [110] }]]], // 3 * 9 + 2
    ['with prefixes in pod subnets', {}, PREFIXES_CUSTOM,
      [['karpenter-max-pods-needed', { types: ['m5.large'], own: [20], counted: [110] }]]], // (3 - 1) * 9 + 2
    ['beside maxPods', { maxPods: 20 }, SINGLE, [['karpenter-max-pods-needed', 'pools.countBesideOwn']]],
    ['with MAX_ENI below the ENIs of the type', {}, { ...SINGLE, maxEni: 2 },
      [['karpenter-max-pods-needed', { types: ['m5.large'], own: [29], enis: [2], addressesPerEni: [10], hostPods: [2], canRun: [20] }]]],
    ['with fewer pods on the host network than its formula has', { hostNetworkPods: 1 }, SINGLE,
      [['karpenter-max-pods-needed', { types: ['m5.large'], own: [29], enis: [3], addressesPerEni: [10], hostPods: [1], canRun: [28] }]]],
  ])('fails %s', (_, props, settings, problems) => {
    expectPoolRefused({ ...props, staticMaxPods: false }, settings, ...problems);
  });

  test.each<[string, Partial<KarpenterCapacityProps>, AddonSettings]>([
    ['in the subnets of nodes', {}, SINGLE],
    ['in pod subnets', {}, SINGLE_CUSTOM],
    ['with a MAX_ENI that is no limit', {}, { ...SINGLE, maxEni: 3 }],
    ['with more pods on the host network', { hostNetworkPods: 3 }, SINGLE],
  ])('leaves kubelet to Karpenter %s', (_, props, settings) => {
    const pool = poolOf({ ...props, staticMaxPods: false }, settings);

    expect([pool.kubelet, pool.findings]).toEqual([undefined, []]);
  });

  test('warns of memory by what the node withholds, which counts reserved ENIs too', () => {
    const pool = poolOf({ instanceTypes: types('t3.small'), staticMaxPods: false }, SINGLE_CUSTOM);
    const { findings } = poolOf({ instanceTypes: types('t3.medium', 't3.nano'), staticMaxPods: false }, SINGLE_CUSTOM);

    expect(pool.findings).toEqual([]); // 255 + 11 * (3 * 3 + 2) = 376 of 2,048
    expect(factsOf(findings, 'memory-withheld')).toMatchObject({ types: ['t3.nano'], memoryMib: 512, withheldMib: 299, pods: 4 }); // 255 + 11 * (2 * 1 + 2); with (2 - 1) * 1 + 2 it would be 288
  });

  test('is not offered where the formula would be wrong', () => {
    const reservedEnis = (settings: AddonSettings) =>
      factsOf(poolOf({ instanceTypes: types('m5.large', 't3.nano') }, settings).findings, 'karpenter-pool-split').reservedEnis;

    expect(reservedEnis(SINGLE)).toBe(0);
    expect(reservedEnis({ ...SINGLE, maxEni: 2 })).toBeUndefined();
    expect(reservedEnis(PREFIXES)).toBeUndefined();
  });
});

describe('subnets', () => {
  test('fails for none', () => {
    expectPoolRefused({ subnets: [] }, PREFIXES, ['nodegroup-subnets', 'pools.withoutSubnets']);
  });

  test('fails in a zone without a pod subnet', () => {
    const platform = platformOf({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }) });

    expectRefusal(() => poolOn(platform, { subnets: platform.cluster.vpc.privateSubnets }), 'Stack/Pool',
      ['pod-subnet-missing', { zones: ['eu-west-1c'], covered: ['eu-west-1a', 'eu-west-1b'] }]);
  });

  test('fails in several zones with a later generation, whether they are given or not', () => {
    const platform = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app: new App() }));
    const podNetworking = platform.cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    const { privateSubnets } = platform.cluster.vpc;
    const problem: Problem = ['pod-generation', 'pools.severalZones', { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }];

    expectRefusal(() => poolOn(platform, { podNetworking, subnets: privateSubnets }, 'A'), 'Stack/A', problem);
    expectRefusal(() => poolOn(platform, { podNetworking }, 'B'), 'Stack/B', problem);
  });

  test('of another VPC are taken as they are in the same zones', () => {
    const platform = platformOf(PREFIXES_CUSTOM);
    const pool = poolOn(platform, { subnets: vpcOf(platform.stack, ['eu-west-1a', 'eu-west-1b'], 'Other').privateSubnets });

    expect(pool.findings).toEqual([]);
  });
});

describe('podNetworking', () => {
  test('has warm targets that a type cannot hold: it is warned of, as in a node group', () => {
    const pool = poolOf({ instanceTypes: types('t3.nano') }, { ...SINGLE, warmPool: WarmPool.addresses(50) });

    expect(factsOf(pool.findings, 'warm-target-out-of-reach')).toEqual({ types: ['t3.nano'], target: 50, most: [2] });
  });

  test('has a discovery that stays unused: it is warned of', () => {
    const platform = platformOf({ podNetwork: PodNetwork.subnetDiscovery(POD_NETWORK) }, stackIn({ app: new App() }));

    expect(namesOf(poolOn(platform).findings)).toEqual(['discovery-unused']);
  });
});

test('everything that is wrong is said at once', () => {
  expectPoolRefused({ instanceTypes: types('m5.larg', 'i3.large'), maxPods: 1000, subnets: [] }, PREFIXES,
    ['instance-type-unknown', 'group-types.unknown', { type: 'm5.larg' }],
    ['nodegroup-subnets', 'pools.withoutSubnets'], ['prefixes-unsupported-in-group', { types: ['i3.large'] }],
    ['max-pods-out-of-range', { most: 29, got: 1000, recommended: 29 }]);
});

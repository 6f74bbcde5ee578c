import { InstanceTypeLimits, IpAssignment, NodeCapacity, NodeCapacityOptions, WarmPool } from '../../src/capacity';
import { groupOf } from '../private/cdk-nodegroup';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { planOf } from '../private/forecast-fixtures';
import { factsOf, Said, saidBy } from '../private/statements';

const ILLEGAL = [0, -1, 1.5, NaN, Infinity];

test.each([
  ['prefixes(1)', WarmPool.prefixes(1), { WARM_PREFIX_TARGET: '1' }],
  ['prefixes(3)', WarmPool.prefixes(3), { WARM_PREFIX_TARGET: '3' }],
  ['addresses(2)', WarmPool.addresses(2), { WARM_IP_TARGET: '2' }],
  ['addresses(2, 12)', WarmPool.addresses(2, 12), { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '12' }],
  ['enis(1)', WarmPool.enis(1), { WARM_ENI_TARGET: '1' }],
  ['none()', WarmPool.none(), { WARM_PREFIX_TARGET: '0' }],
])('%s sets its own variables, as text, and no other', (_, pool, environment) => {
  expect(pool.environment()).toEqual(environment);
});

test.each([
  ['prefixes(1)', WarmPool.prefixes(1), false, true],
  ['addresses(1)', WarmPool.addresses(1), true, true],
  ['addresses(1, 3)', WarmPool.addresses(1, 3), true, true],
  ['enis(1)', WarmPool.enis(1), true, false],
  ['none()', WarmPool.none(), false, true],
])('%s has an effect on its own kind of slots only', (_, pool, withSingleAddresses, withPrefixes) => {
  expect(pool.fits(IpAssignment.secondaryIp())).toBe(withSingleAddresses);
  expect(pool.fits(IpAssignment.prefixDelegation())).toBe(withPrefixes);
});

test.each([
  ['prefixes(1)', WarmPool.prefixes(1), false],
  ['addresses(1)', WarmPool.addresses(1), false],
  ['addresses(1, 1)', WarmPool.addresses(1, 1), false],
  ['enis(1)', WarmPool.enis(1), false],
  ['none()', WarmPool.none(), true],
])('%s keeps nothing: %p', (_, pool, isEmpty) => {
  expect(pool.isEmpty).toBe(isEmpty);
});

test('environment() hands out a copy', () => {
  const pool = WarmPool.prefixes(1);

  pool.environment().WARM_PREFIX_TARGET = '9';

  expect(pool.environment()).toEqual({ WARM_PREFIX_TARGET: '1' });
});

describe.each([
  ['prefixes', 'warmPrefixTarget', (value: number) => WarmPool.prefixes(value)],
  ['addresses', 'warmIpTarget', (value: number) => WarmPool.addresses(value)],
  ['addresses with a floor', 'minimumIpTarget', (value: number) => WarmPool.addresses(1, value)],
  ['enis', 'warmEniTarget', (value: number) => WarmPool.enis(value)],
] as const)('%s', (_, name, make) => {
  test.each(ILLEGAL)(`fails when ${name} is %p`, (value) => {
    const findings = findingsThrownBy(() => make(value));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(factsOf(findings, 'invalid-number')).toEqual({ name, of: 'the warm pool', least: 1, got: value });
  });
});

test('fails on both targets at once', () => {
  expect(saidBy(findingsThrownBy(() => WarmPool.addresses(0, -1)))).toEqual([
    ['numbers.belowLeast', { name: 'warmIpTarget', of: 'the warm pool', least: 1, got: 0 }],
    ['numbers.belowLeast', { name: 'minimumIpTarget', of: 'the warm pool', least: 1, got: -1 }],
  ]);
});

describe('targets that a node cannot hold', () => {
  const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };
  const CUSTOM: NodeCapacityOptions = { ...PREFIXES, customNetworking: true };
  const problemsOf = (pool: WarmPool, type: string, options?: NodeCapacityOptions) => pool
    ._findingsFor([NodeCapacity.of(InstanceTypeLimits.of(type), options)]);

  test.each<[string, WarmPool, string, NodeCapacityOptions, Said[]]>([
    ['prefixes, the last', WarmPool.prefixes(27), 'm5.large', PREFIXES, []], // 3 * 9
    ['prefixes, one more', WarmPool.prefixes(28), 'm5.large', PREFIXES, [['warm-targets.prefixesOutOfReach', { types: ['m5.large'], target: 28, most: [27] }]]],
    ['prefixes under custom networking', WarmPool.prefixes(19), 'm5.large', CUSTOM, [['warm-targets.prefixesOutOfReach', { types: ['m5.large'], target: 19, most: [18] }]]], // 2 * 9
    ['no prefixes', WarmPool.none(), 'm5.large', PREFIXES, []],
    ['addresses, the last', WarmPool.addresses(27), 'm5.large', {}, []],
    ['addresses, one more', WarmPool.addresses(28), 'm5.large', {}, [['warm-targets.addressesOutOfReach', { types: ['m5.large'], target: 28, most: [27] }]]],
    ['addresses in prefixes, the last', WarmPool.addresses(1, 432), 'm5.large', PREFIXES, []], // 27 * 16
    ['addresses in prefixes, one more', WarmPool.addresses(1, 433), 'm5.large', PREFIXES, [['warm-targets.floorOutOfReach', { types: ['m5.large'], target: 433, most: [432] }]]],
    ['both targets', WarmPool.addresses(28, 29), 'm5.large', {}, [
      ['warm-targets.addressesOutOfReach', { types: ['m5.large'], target: 28, most: [27] }], ['warm-targets.floorOutOfReach', { types: ['m5.large'], target: 29, most: [27] }],
    ]],
    ['ENIs, the last', WarmPool.enis(3), 'm5.large', {}, []],
    ['ENIs, one more', WarmPool.enis(4), 'm5.large', {}, [['warm-targets.enisOutOfReach', { types: ['m5.large'], target: 4, most: [3] }]]],
    ['ENIs under MAX_ENI', WarmPool.enis(3), 'm5.large', { maxEni: 2 }, [['warm-targets.enisOutOfReach', { types: ['m5.large'], target: 3, most: [2] }]]],
    ['a node that can run no pods at all', WarmPool.addresses(1), 'm5.large', { maxEni: 1, customNetworking: true }, []],
  ])('%s', (_, pool, type, options, problems) => {
    expect(saidBy(problemsOf(pool, type, options))).toEqual(problems);
  });

  test('of several types are one finding for each target, and of types that two groups share it is said once', () => {
    const [small, large, other] = ['t3.small', 'm5.large', 't3.nano'].map((type) => NodeCapacity.of(InstanceTypeLimits.of(type)));

    // 3 x 3, 3 x 9 and 2 x 1
    expect(saidBy(WarmPool.addresses(5, 12)._findingsFor([small, large, other, small]))).toEqual([
      ['warm-targets.addressesOutOfReach', { types: ['t3.nano'], target: 5, most: [2] }],
      ['warm-targets.floorOutOfReach', { types: ['t3.small', 't3.nano'], target: 12, most: [9, 2] }],
    ]);
  });

  test('are warned of by a plan, and counted as what the node holds', () => {
    const { findings, nodegroups: [group] } = planOf({ warmPool: WarmPool.addresses(28) });

    expect(factsOf(findings, 'warm-target-out-of-reach')).toEqual({ types: ['m5.large'], target: 28, most: [27] });
    expect(group.nodeSubnetAddressesPerNode).toBe(30); // 3 x (9 + 1)
    expect(namesOf(planOf({ warmPool: WarmPool.addresses(27) }).findings)).not.toContain('warm-target-out-of-reach');
  });

  test('are warned of by a node group', () => {
    const group = (pool: WarmPool) => groupOf({}, { ipAssignment: IpAssignment.secondaryIp(), warmPool: pool });

    expect(factsOf(group(WarmPool.addresses(28)).findings, 'warm-target-out-of-reach')).toEqual({ types: ['m5.large'], target: 28, most: [27] });
    expect(namesOf(group(WarmPool.addresses(27)).findings)).not.toContain('warm-target-out-of-reach');
  });
});

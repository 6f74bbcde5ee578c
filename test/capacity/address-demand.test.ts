import fc from 'fast-check';
import { AddressDemand, AddressDemandOptions, InstanceTypeLimits, IpAssignment, NodeCapacity, PodCap, WarmPool } from '../../src/capacity';
import { documentedEniCases, documentedPrefixCases, isSlip, nameOf } from '../private/demand-documented';
import { replayed, ReplayNode } from '../private/demand-replay';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { CsvType, csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { holds } from '../private/laws';
import { saidBy } from '../private/statements';

const SINGLE: AddressDemandOptions = {};
const PREFIXES: AddressDemandOptions = { ipAssignment: IpAssignment.prefixDelegation() };
const CUSTOM: AddressDemandOptions = { customNetworking: true };
const DISCOVERY: AddressDemandOptions = { subnetDiscovery: true };
const TRUNK: AddressDemandOptions = { trunkEni: true };
const NONE: AddressDemandOptions = { ...PREFIXES, warmPool: WarmPool.none() };

const demandOf = (type: string, pods: number, options?: AddressDemandOptions) => AddressDemand.of(InstanceTypeLimits.of(type), pods, options);
const warm = (warmIpTarget: number, minimumIpTarget?: number) => ({ warmPool: WarmPool.addresses(warmIpTarget, minimumIpTarget) });

/** The numbers of a demand, in the order of the tables below. */
function numbersOf({ slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses }: AddressDemand): number[] {
  return [slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses];
}

describe('what a node takes', () => {
  test.each<[string, string, AddressDemandOptions, number, number[]]>([
    // slots, ENIs, placed, idle, node subnet, pod subnet
    ['m5.large, no pod', 'm5.large', SINGLE, 0, [9, 1, 0, 9, 10, 0]], // 1 * 9; 1 + 9
    ['m5.large, one pod', 'm5.large', SINGLE, 1, [18, 2, 1, 17, 20, 0]], // (1 + 1) * 9; 2 + 18
    ['S32 m5.large, full', 'm5.large', SINGLE, 27, [27, 3, 27, 0, 30, 0]], // 3 * 9; 3 + 27
    ['S32 m5.large, full, prefixes', 'm5.large', PREFIXES, 108, [7, 1, 108, 4, 113, 0]], // min(7 + 1, ceil(110 / 16)); 1 + 7 * 16
    ['m5.large, full, prefixes, custom networking', 'm5.large', { ...PREFIXES, ...CUSTOM }, 108, [7, 2, 108, 4, 1, 113]], // 1 + 1; 1 + 7 * 16
    ['m5.large, custom networking', 'm5.large', CUSTOM, 1, [18, 3, 1, 17, 1, 20]], // 1 + 2; 2 + 18
    ['m5.large, discovery', 'm5.large', DISCOVERY, 27, [27, 3, 27, 0, 10, 20]], // 1 + 9; 2 + 18
    ['m5.large, discovery, few pods', 'm5.large', { ...DISCOVERY, maxPods: 9 }, 7, [9, 1, 7, 2, 10, 0]], // ceil(9 / 9) ENI; 1 + 9
    ['m5.large, full, discovery, prefixes: all on the primary ENI', 'm5.large', { ...PREFIXES, ...DISCOVERY, maxPods: 110 }, 108, [7, 1, 108, 4, 113, 0]], // 1 + 7 * 16
    ['t3.small, full, discovery, prefixes', 't3.small', { ...PREFIXES, ...DISCOVERY, maxPods: 110 }, 108, [7, 3, 108, 4, 49, 66]], // 1 + 3 * 16; 2 + 4 * 16
    ['t3.small, discovery, trunk wanted in vain, prefixes', 't3.small', { ...PREFIXES, ...DISCOVERY, ...TRUNK }, 90, [7, 3, 90, 22, 49, 66]], // ceil(90 / 16) + 1; 1 + 3 * 16; 2 + 4 * 16
    ['t3.small, the same by v1.20.3', 't3.small', { ...PREFIXES, ...DISCOVERY, ...TRUNK, addonVersion: 'v1.20.3' }, 90, [6, 2, 90, 6, 49, 49]], // 2 * 3; 1 + 3 * 16; 1 + 3 * 16
    ['m5.large, discovery, trunk, prefixes', 'm5.large', { ...PREFIXES, ...DISCOVERY, ...TRUNK, maxPods: 250 }, 160, [11, 3, 160, 16, 146, 33]], // 160 / 16 + 1; 2 + 9 * 16; 1 + 2 * 16
    ['m5.large, trunk without a place', 'm5.large', { ...TRUNK, maxEni: 1 }, 20, [9, 1, 9, 0, 10, 0]], // max(1, 1 - 1) * 9; 1 + 9
    ['p5.48xlarge, EFA-only interface, trunk without a place', 'p5.48xlarge', { ...TRUNK, efaOnlyEnis: 1 }, 60, [49, 1, 49, 0, 50, 0]], // max(1, 2 - 1 - 1) * 49; 1 + 49
    ['i3.large, discovery, prefixes in vain', 'i3.large', { ...PREFIXES, ...DISCOVERY }, 27, [27, 3, 27, 0, 10, 20]], // as m5.large, Xen
    ['m5.large, trunk', 'm5.large', TRUNK, 18, [18, 3, 18, 0, 21, 0]], // (3 - 1) * 9; 1 + 2; 3 + 18
    ['m5.large, trunk, prefixes', 'm5.large', { ...PREFIXES, ...TRUNK }, 108, [7, 2, 108, 4, 114, 0]], // 1 + 1; 2 + 7 * 16
    ['m5.large, trunk, custom networking, prefixes', 'm5.large', { ...PREFIXES, ...TRUNK, ...CUSTOM }, 108, [7, 3, 108, 4, 1, 114]], // 1 + 1 + 1; 2 + 112
    ['m5.large, MAX_ENI 2', 'm5.large', { maxEni: 2 }, 27, [18, 2, 18, 0, 20, 0]], // 2 * 9; 2 + 18
    ['m5.large, MAX_ENI 8', 'm5.large', { maxEni: 8 }, 27, [27, 3, 27, 0, 30, 0]], // min(3, 8) * 9
    ['m5.large, MAX_ENI 2, custom networking', 'm5.large', { maxEni: 2, ...CUSTOM }, 27, [9, 2, 9, 0, 1, 10]], // (2 - 1) * 9; 1 + 9
    ['m5.large, MAX_ENI 1, custom networking', 'm5.large', { maxEni: 1, ...CUSTOM }, 5, [0, 1, 0, 0, 1, 0]], // (1 - 1) * 9
    ['c7g.medium, full, prefixes', 'c7g.medium', PREFIXES, 96, [6, 2, 96, 0, 98, 0]], // min(6 + 1, 7, 2 * 3); 2 + 6 * 16
    ['c5.18xlarge, full, prefixes', 'c5.18xlarge', PREFIXES, 248, [16, 1, 248, 8, 257, 0]], // min(16 + 1, ceil(250 / 16)); 1 + 16 * 16
    ['m5.metal takes prefixes', 'm5.metal', PREFIXES, 1, [2, 1, 1, 31, 33, 0]], // 1 + 1; 1 + 2 * 16
    ['S04 c6i.2xlarge, full, custom networking', 'c6i.2xlarge', { ...CUSTOM, maxPods: 44 }, 42, [42, 4, 42, 0, 1, 45]], // 3 * 14; 1 + 3; 3 + 42
    ['S17 m5.large, prefixes, 25 pods', 'm5.large', { ...PREFIXES, maxPods: 25 }, 23, [2, 1, 23, 9, 33, 0]], // min(2 + 1, ceil(25 / 16)); 1 + 2 * 16
    ['S33 g5.12xlarge, one pod', 'g5.12xlarge', SINGLE, 1, [98, 2, 1, 97, 100, 0]], // (1 + 1) * 49; 2 + 98
    ['S33 g5.12xlarge, 49 pods', 'g5.12xlarge', SINGLE, 49, [98, 2, 49, 49, 100, 0]], // (1 + 1) * 49; 2 + 98
    ['S33 g5.12xlarge, IP targets', 'g5.12xlarge', warm(2, 12), 10, [12, 1, 10, 2, 13, 0]], // max(12, 10 + 2); 1 + 12
    ['S60 m5.large, 10 pods', 'm5.large', SINGLE, 10, [27, 3, 10, 17, 30, 0]], // (2 + 1) * 9; 3 + 27
    ['S60 m5.2xlarge, 10 pods', 'm5.2xlarge', SINGLE, 10, [28, 2, 10, 18, 30, 0]], // (1 + 1) * 14; 2 + 28
    ['S60 m5.4xlarge, 10 pods', 'm5.4xlarge', SINGLE, 10, [58, 2, 10, 48, 60, 0]], // (1 + 1) * 29; 2 + 58
    ['S60 m5.2xlarge, IP targets', 'm5.2xlarge', warm(2, 12), 10, [12, 1, 10, 2, 13, 0]], // max(12, 10 + 2); 1 + 12
    ['S63 i3.4xlarge', 'i3.4xlarge', SINGLE, 5, [58, 2, 5, 53, 60, 0]], // (1 + 1) * 29; 2 + 58
    ['S63 i3.4xlarge, prefixes in vain', 'i3.4xlarge', PREFIXES, 5, [58, 2, 5, 53, 60, 0]], // (1 + 1) * 29; 2 + 58, Xen
    ['S63 i3.4xlarge, IP targets', 'i3.4xlarge', warm(2, 8), 6, [8, 1, 6, 2, 9, 0]], // max(8, 6 + 2); 1 + 8
    ['S66 g5.xlarge, maxPods 20', 'g5.xlarge', { maxPods: 20 }, 18, [28, 2, 18, 10, 30, 0]], // min(2 + 1, ceil(20 / 14)) * 14; 2 + 28
    ['S66 g5.2xlarge, maxPods 20', 'g5.2xlarge', { maxPods: 20 }, 18, [28, 2, 18, 10, 30, 0]], // min(2 + 1, ceil(20 / 14)) * 14; 2 + 28
    ['S66 g5.4xlarge, maxPods 20', 'g5.4xlarge', { maxPods: 20 }, 18, [29, 1, 18, 11, 30, 0]], // min(1 + 1, ceil(20 / 29)) * 29; 1 + 29
    ['S66 g5.4xlarge', 'g5.4xlarge', SINGLE, 18, [58, 2, 18, 40, 60, 0]], // (1 + 1) * 29; 2 + 58
    ['S66 g5.4xlarge, maxPods 20, IP targets', 'g5.4xlarge', { maxPods: 20, ...warm(1, 20) }, 18, [20, 1, 18, 2, 21, 0]], // max(20, 18 + 1); 1 + 20
    ['S83 r6g.medium, prefixes, trunk', 'r6g.medium', { ...PREFIXES, ...TRUNK }, 60, [3, 2, 48, 0, 50, 0]], // 1 * 3 * 16; 1 + 1; 2 + 48
    ['S86 m6g.medium, custom networking, trunk', 'm6g.medium', { ...CUSTOM, ...TRUNK }, 5, [0, 2, 0, 0, 1, 1]], // 2 - 1 - 1; 1 + 1
    ['S95 m5.large, 5 pods', 'm5.large', SINGLE, 5, [18, 2, 5, 13, 20, 0]], // (1 + 1) * 9; 2 + 18
    ['S95 m5.large, 5 pods, IP targets', 'm5.large', warm(1, 3), 5, [6, 1, 5, 1, 7, 0]], // max(3, 5 + 1); 1 + 6
    ['S95 m5.large, 5 pods, IP targets, prefixes', 'm5.large', { ...PREFIXES, ...warm(1, 3) }, 5, [1, 1, 5, 11, 17, 0]], // ceil(6 / 16); 1 + 16
  ])('%s', (_, type, options, pods, expected) => {
    expect(numbersOf(demandOf(type, pods, options))).toEqual(expected);
  });

  test.each<[string, string, AddressDemandOptions, number[]]>([
    // prefixes, of the node subnet, of the pod subnet
    ['in the node subnet', 't3.small', PREFIXES, [7, 7, 0]], // ceil(110 / 16)
    ['under custom networking', 't3.small', { ...PREFIXES, ...CUSTOM }, [6, 0, 6]], // (3 - 1) * 3
    ['under discovery', 't3.small', { ...PREFIXES, ...DISCOVERY }, [7, 3, 4]], // 3 on the primary ENI
    ['under discovery, all on the primary ENI', 'm5.large', { ...PREFIXES, ...DISCOVERY }, [7, 7, 0]], // of 9
    ['under discovery, of a type that takes none', 'i3.large', { ...PREFIXES, ...DISCOVERY }, [0, 0, 0]],
  ])('prefixes are told by their subnet: %s', (_, type, options, expected) => {
    const { prefixes, nodeSubnetPrefixes, podSubnetPrefixes } = demandOf(type, 108, options);

    expect([prefixes, nodeSubnetPrefixes, podSubnetPrefixes]).toEqual(expected);
  });

  test('it says how many pods were asked for', () => {
    expect(demandOf('m5.large', 40)).toMatchObject({ pods: 40, podsPlaced: 27 }); // min(40, 3 * 9)
  });

  test('of a type that is not in the table', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 2, ipv4PerEni: 4 });

    expect(numbersOf(AddressDemand.of(limits, 4))).toEqual([6, 2, 4, 2, 8, 0]); // min(2 + 1, 2) * 3; 2 + 6
    expect(numbersOf(AddressDemand.of(limits, 4, PREFIXES))).toEqual([2, 1, 4, 28, 33, 0]); // 1 + 1; 1 + 2 * 16
  });
});

describe("the seed article's example: five nodes of m5.large, one pod each, prefixes", () => {
  const sumOf = (options: AddressDemandOptions) => Array.from({ length: 5 }, () => demandOf('m5.large', 1, options)).reduce((sum, demand) => ({
    taken: sum.taken + demand.podsPlaced + demand.idlePodAddresses,
    used: sum.used + demand.podsPlaced,
    idle: sum.idle + demand.idlePodAddresses,
    enis: sum.enis + demand.enis,
    nodeSubnet: sum.nodeSubnet + demand.nodeSubnetAddresses,
  }), { taken: 0, used: 0, idle: 0, enis: 0, nodeSubnet: 0 });

  test('with no warm prefix 80 pod addresses are taken, 5 used, 75 idle, and 5 ENI primaries beside them', () => {
    expect(sumOf(NONE)).toEqual({ taken: 80, used: 5, idle: 75, enis: 5, nodeSubnet: 85 }); // 5 * 16; 80 - 5; 80 + 5
  });

  test("with the add-on's one warm prefix 160, 5, 155, and the same primaries", () => {
    expect(sumOf(PREFIXES)).toEqual({ taken: 160, used: 5, idle: 155, enis: 5, nodeSubnet: 165 }); // 5 * 2 * 16; 160 - 5; 160 + 5
  });
});

describe('warm pools, m5.large, 9 pods', () => {
  test.each<[string, AddressDemandOptions, number]>([
    ['single addresses, none given: one warm ENI', SINGLE, 18], // (1 + 1) * 9
    ['enis(1)', { warmPool: WarmPool.enis(1) }, 18], // (1 + 1) * 9
    ['enis(2)', { warmPool: WarmPool.enis(2) }, 27], // (1 + 2) * 9
    ['addresses(3)', warm(3), 12], // 9 + 3
    ['addresses(3, 15)', warm(3, 15), 15], // max(15, 9 + 3)
    ['single addresses, prefixes(3) has no effect: one warm ENI', { warmPool: WarmPool.prefixes(3) }, 18], // (1 + 1) * 9
    ['single addresses, none() has no effect: one warm ENI', { warmPool: WarmPool.none() }, 18], // (1 + 1) * 9
    ['prefixes, none given: one warm prefix', PREFIXES, 2], // 1 + 1
    ['prefixes, prefixes(1)', { ...PREFIXES, warmPool: WarmPool.prefixes(1) }, 2], // 1 + 1
    ['prefixes, prefixes(3)', { ...PREFIXES, warmPool: WarmPool.prefixes(3) }, 6], // 1 + 3 + min(3 - 1, 9 - 1)
    ['prefixes, none()', NONE, 1], // floor(9 / 16) + 1
    ['prefixes, addresses(8)', { ...PREFIXES, ...warm(8) }, 2], // ceil((9 + 8) / 16)
    ['prefixes, addresses(7)', { ...PREFIXES, ...warm(7) }, 1], // ceil((9 + 7) / 16)
    ['prefixes, addresses(1, 40)', { ...PREFIXES, ...warm(1, 40) }, 3], // ceil(max(40, 9 + 1) / 16)
    ['prefixes, enis(2) has no effect: one warm prefix', { ...PREFIXES, warmPool: WarmPool.enis(2) }, 2], // 1 + 1
  ])('%s', (_, options, slots) => {
    expect(demandOf('m5.large', 9, options).slots).toBe(slots);
  });

  test.each<[string, AddressDemandOptions, number]>([
    ['none given', PREFIXES, 18], // (1 + 1) * 9
    ['prefixes(3)', { ...PREFIXES, warmPool: WarmPool.prefixes(3) }, 18], // (1 + 1) * 9
    ['none()', NONE, 18], // (1 + 1) * 9
    ['enis(2)', { ...PREFIXES, warmPool: WarmPool.enis(2) }, 27], // (1 + 2) * 9
    ['addresses(1)', { ...PREFIXES, ...warm(1) }, 10], // 9 + 1
  ])('i3.large, a Xen type that is asked for prefixes, falls back to single addresses and their targets: %s', (_, options, slots) => {
    expect(demandOf('i3.large', 9, options).slots).toBe(slots);
  });
});

describe('the gate', () => {
  test.each<[string, string, AddressDemandOptions, number, number]>([
    ['is by default what the node can run', 'm5.large', PREFIXES, 110, 7], // min(7 + 1, ceil(110 / 16))
    ['is higher where the cap is', 'c5.18xlarge', PREFIXES, 250, 16], // min(16 + 1, ceil(250 / 16))
    ['is the uncapped count where there is no cap', 'm5.large', { ...PREFIXES, podCap: PodCap.NONE }, 110, 8], // min(7 + 1, ceil(434 / 16))
    ['counts the host-network pods', 'c7g.medium', { ...PREFIXES, hostNetworkPods: 0 }, 80, 6], // min(5 + 1, ceil(96 / 16))
    ['is what is given', 'm5.large', { ...PREFIXES, maxPods: 32 }, 30, 2], // min(2 + 1, 32 / 16)
    ['may be given above what the node can run', 'm5.large', { ...PREFIXES, maxPods: 300 }, 110, 8], // min(7 + 1, ceil(300 / 16))
    ['may be one pod', 'm5.large', { ...PREFIXES, maxPods: 1 }, 1, 1], // min(1 + 1, max(1, ceil(1 / 16)))
  ])('%s', (_, type, options, pods, slots) => {
    expect(demandOf(type, pods, options).slots).toBe(slots);
  });
});

describe('the rows of the documentation', () => {
  const rows = [...documentedPrefixCases(), ...documentedEniCases()].filter((row) => !isSlip(row));

  test.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    const warmPool = row.warmIpTarget !== undefined
      ? WarmPool.addresses(row.warmIpTarget, row.minimumIpTarget)
      : row.prefixDelegation ? WarmPool.prefixes(row.warmPrefixTarget!) : WarmPool.enis(row.warmEniTarget!);
    const ipAssignment = row.prefixDelegation ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
    const demand = demandOf(row.instanceType, row.pods, { ipAssignment, warmPool });

    expect(demand).toMatchObject({ pods: row.pods, podsPlaced: row.pods, ...row.documented });
  });
});

describe('bad input', () => {
  test.each<[string, number]>([['below 0', -1], ['a fraction', 1.5], ['no number', NaN], ['no end', Infinity]])('fails when pods is %s', (_, pods) => {
    const findings = findingsThrownBy(() => demandOf('m5.large', pods));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(saidBy(findings)).toEqual([['numbers.belowLeast', { name: 'pods', of: 'm5.large', least: 0, got: pods }]]);
  });

  test.each([0, -1, 1.5, NaN, Infinity])('fails when maxPods is %p', (maxPods) => {
    const findings = findingsThrownBy(() => demandOf('m5.large', 1, { maxPods }));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(saidBy(findings)).toEqual([['numbers.belowLeast', { name: 'maxPods', of: 'm5.large', least: 1, got: maxPods }]]);
  });

  test.each([['maxEni', 0, 1], ['hostNetworkPods', -1, 0]])('fails when %s, which the capacity reads, is %p', (name, value, least) => {
    expect(saidBy(findingsThrownBy(() => demandOf('m5.large', 1, { [name]: value }))))
      .toEqual([['numbers.belowLeast', { name, of: 'm5.large', least, got: value }]]);
  });

  test('fails when pods have subnets by custom networking and by discovery', () => {
    const findings = findingsThrownBy(() => demandOf('m5.large', 1, { ...CUSTOM, ...DISCOVERY }));

    expect(saidBy(findings)).toEqual([
      ['node-options.customNetworkingWithDiscovery', { of: 'm5.large' }],
    ]);
  });

  test('fails with both problems at once', () => {
    expect(saidBy(findingsThrownBy(() => demandOf('m5.large', -1, { maxPods: 0 })))).toEqual([
      ['numbers.belowLeast', { name: 'pods', of: 'm5.large', least: 0, got: -1 }],
      ['numbers.belowLeast', { name: 'maxPods', of: 'm5.large', least: 1, got: 0 }],
    ]);
  });

  test('fails with the problems of the capacity at once, too', () => {
    expect(findingsThrownBy(() => demandOf('m5.large', -1, { maxPods: 0, maxEni: 0, hostNetworkPods: -1 }))).toHaveLength(4);
  });
});

interface Asked {
  readonly type: CsvType;
  readonly pods: number;
  readonly prefixes: boolean;
  readonly options: AddressDemandOptions;
  readonly targets: Partial<ReplayNode>;
}

const POOLS: ReadonlyArray<readonly [WarmPool | undefined, Partial<ReplayNode>]> = [
  [undefined, { warmEniTarget: 1, warmPrefixTarget: 1 }],
  [WarmPool.none(), { warmEniTarget: 1, warmPrefixTarget: 0 }],
  [WarmPool.enis(2), { warmEniTarget: 2, warmPrefixTarget: 1 }],
  [WarmPool.addresses(1), { warmIpTarget: 1 }],
  [WarmPool.addresses(2, 4), { warmIpTarget: 2, minimumIpTarget: 4 }],
];

const ASKED: fc.Arbitrary<Asked> = fc.record({
  type: fc.constantFrom(...csvTypes().filter((type) => !isInternalOnly(type))),
  pods: fc.integer({ min: 0, max: 120 }),
  pool: fc.constantFrom(...POOLS),
  prefixes: fc.boolean(),
  options: fc.record({
    place: fc.constantFrom({}, { customNetworking: false }, CUSTOM, DISCOVERY, { customNetworking: false, subnetDiscovery: false }),
    trunkEni: fc.constantFrom(undefined, false, true),
    addonVersion: fc.constantFrom(undefined, 'v1.20.3', 'v1.20.4'),
    efaOnlyEnis: fc.constantFrom(undefined, 0, 1, 2),
    maxEni: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    maxPods: fc.option(fc.integer({ min: 17, max: 250 }), { nil: undefined }),
  }),
}).map(({ type, pods, prefixes, options: { place, ...options }, pool: [warmPool, targets] }) => ({
  type,
  pods,
  prefixes,
  options: { ...options, ...place, warmPool, ipAssignment: prefixes ? IpAssignment.prefixDelegation() : undefined },
  targets,
}));

describe('laws, on types of the table', () => {
  test('it is what the loop comes to', () => {
    holds(fc.property(ASKED, ({ type, pods, prefixes, options, targets }) => {
      const capacity = NodeCapacity.of(InstanceTypeLimits.of(type.instanceType), options);
      const node: ReplayNode = {
        enis: type.maxEnis,
        ipv4PerEni: type.ipv4PerEni,
        prefixDelegation: prefixes && (type.hypervisor === 'nitro' || type.hypervisor === 'none'),
        customNetworking: options.customNetworking,
        subnetDiscovery: options.subnetDiscovery,
        trunkEni: options.trunkEni,
        trunkable: type.branchInterfaces !== 0,
        keepsRoomUnasked: options.addonVersion === 'v1.20.3',
        efaOnlyEnis: options.efaOnlyEnis,
        maxEni: options.maxEni,
        ...targets,
        maxPods: options.maxPods ?? capacity.maxPods,
      };

      const { podSubnetSlots, ...expected } = replayed(node, pods);
      const [prefixes_, podSubnetPrefixes] = node.prefixDelegation ? [expected.slots, podSubnetSlots] : [0, 0];
      const ofSubnets = { nodeSubnetPrefixes: prefixes_ - podSubnetPrefixes, podSubnetPrefixes };
      expect(demandOf(type.instanceType, pods, options)).toEqual({ pods, prefixes: prefixes_, ...ofSubnets, ...expected });
    }), 400);
  });

  test('no more pods are placed than there are, nor than the node has addresses, and none idles below 0', () => {
    holds(fc.property(ASKED, ({ type, pods, options }) => {
      const { slots, podsPlaced, idlePodAddresses } = demandOf(type.instanceType, pods, options);
      const { podAddresses, podSlots } = NodeCapacity.of(InstanceTypeLimits.of(type.instanceType), options);

      expect(podsPlaced).toBeLessThanOrEqual(pods);
      expect(podsPlaced + idlePodAddresses).toBeLessThanOrEqual(podAddresses);
      expect(idlePodAddresses).toBeGreaterThanOrEqual(0);
      expect(slots).toBeLessThanOrEqual(podSlots);
    }));
  });

  test('every pod up to what the node can run is placed', () => {
    holds(fc.property(ASKED, ({ type, pods, options }) => {
      const { podAddresses, maxPods } = NodeCapacity.of(InstanceTypeLimits.of(type.instanceType), options);
      const room = Math.min(podAddresses, options.maxPods ?? maxPods);

      expect(demandOf(type.instanceType, pods, options).podsPlaced).toBeGreaterThanOrEqual(Math.min(pods, room));
    }));
  });

  test('the demand never falls with more pods', () => {
    holds(fc.property(ASKED, fc.integer({ min: 1, max: 40 }), ({ type, pods, options }, more) => {
      const fewer = demandOf(type.instanceType, pods, options);
      const after = demandOf(type.instanceType, pods + more, options);

      for (const name of ['slots', 'enis', 'podsPlaced', 'nodeSubnetAddresses', 'podSubnetAddresses'] as const) {
        expect(after[name]).toBeGreaterThanOrEqual(fewer[name]);
      }
    }));
  });
});

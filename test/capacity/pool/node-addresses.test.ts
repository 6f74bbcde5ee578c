import fc from 'fast-check';
import { nodeAddresses, NodeSettings } from '../../../src/capacity/pool/node-addresses';
import { DocumentedCase, documentedEniCases, documentedPrefixCases, isSlip, nameOf } from '../../private/demand-documented';
import { compared, nodesOf, settingsOf } from '../../private/demand-grid';
import { replayed, ReplayNode } from '../../private/demand-replay';
import { holds } from '../../private/laws';

/** m5.large by single addresses, as the VPC CNI is without a setting. */
const M5_LARGE: NodeSettings = {
  prefixes: false,
  slotsPerEni: 9,
  podEnis: 3,
  customNetworking: false,
  trunkEni: false,
  warmEniTarget: 1,
  warmIpTarget: 0,
  minimumIpTarget: 0,
  warmPrefixTarget: 0,
  spreadsPods: false,
};
const PREFIXES: Partial<NodeSettings> = { prefixes: true, warmPrefixTarget: 1 };
const CUSTOM: Partial<NodeSettings> = { customNetworking: true, podEnis: 2 };
const DISCOVERY: Partial<NodeSettings> = { subnetDiscovery: true };
const TRUNK: Partial<NodeSettings> = { trunkEni: true, podEnis: 2 };
const BOTH: Partial<NodeSettings> = { customNetworking: true, trunkEni: true, podEnis: 1 };

describe('what a node takes', () => {
  test.each<[string, Partial<NodeSettings>, number, number[]]>([
    // slots, ENIs, placed, idle, node subnet, pod subnet
    ['no pod', {}, 0, [9, 1, 0, 9, 10, 0]], // 1 * 9; 1 + 9
    ['one pod', {}, 1, [18, 2, 1, 17, 20, 0]], // (1 + 1) * 9; 2 + 18
    ['more pods than addresses', {}, 30, [27, 3, 27, 0, 30, 0]], // 3 * 9; 3 + 27
    ['a slot on a second ENI', { warmIpTarget: 1 }, 9, [10, 2, 9, 1, 12, 0]], // ceil(10 / 9) = 2; 2 + 10
    ['the last slot of the first ENI', { warmIpTarget: 1 }, 8, [9, 1, 8, 1, 10, 0]], // ceil(9 / 9) = 1; 1 + 9
    ['prefixes', { ...PREFIXES, maxPods: 110 }, 108, [7, 1, 108, 4, 113, 0]], // ceil(110 / 16) = 7; 7 * 16 = 112; 1 + 112
    ['prefixes on a second ENI', PREFIXES, 144, [10, 2, 144, 16, 162, 0]], // 144 / 16 + 1 = 10; ceil(10 / 9) = 2; 2 + 160
    ['custom networking', CUSTOM, 1, [18, 3, 1, 17, 1, 20]], // 1 + 2; 2 + 18
    ['custom networking, prefixes', { ...CUSTOM, ...PREFIXES, maxPods: 110 }, 108, [7, 2, 108, 4, 1, 113]], // 1 + 1; 1 + 112
    ['a trunk', TRUNK, 0, [9, 2, 0, 9, 11, 0]], // 1 + 1; 2 + 9
    ['a trunk, prefixes', { ...TRUNK, ...PREFIXES, maxPods: 110 }, 108, [7, 2, 108, 4, 114, 0]], // 1 + 1; 2 + 112
    ['custom networking and a trunk', BOTH, 0, [9, 3, 0, 9, 1, 11]], // 1 + 1 + 1; the trunk too: 1 + 1 + 9
    ['custom networking and a trunk, prefixes', { ...BOTH, ...PREFIXES }, 1, [2, 3, 1, 31, 1, 34]], // 1 + 1 + 1; 1 + 1 + 2 * 16
    ['discovery, the primary ENI alone', { ...DISCOVERY, warmIpTarget: 1 }, 8, [9, 1, 8, 1, 10, 0]], // ceil(9 / 9) = 1; 1 + 9
    ['discovery, a slot on a second ENI', { ...DISCOVERY, warmIpTarget: 1 }, 9, [10, 2, 9, 1, 10, 2]], // 1 + 9; 1 + 1
    ['discovery and a trunk, which stays in the subnet of the node', { ...DISCOVERY, ...TRUNK }, 18, [18, 3, 18, 0, 11, 10]], // 1 + 1 + 9; 1 + 9
    ['discovery, no ENI for pods', { ...DISCOVERY, podEnis: 0 }, 5, [0, 1, 0, 0, 1, 0]], // max(1, 0)
    ['no ENI for pods', { podEnis: 0 }, 5, [0, 1, 0, 0, 1, 0]], // max(1, 0)
    ['S86 no ENI for pods, custom networking, trunk', { ...BOTH, podEnis: 0 }, 5, [0, 2, 0, 0, 1, 1]], // 1 + 1 + 0; 1 + 0
    ['no ENI for pods, trunk', { ...TRUNK, podEnis: 0 }, 5, [0, 2, 0, 0, 2, 0]], // 1 + max(1, 0)
    ['ENIs that hold their own address only', { slotsPerEni: 0 }, 5, [0, 1, 0, 0, 1, 0]], // 3 * 0
    ['S83 r6g.medium, prefixes, trunk', { ...PREFIXES, slotsPerEni: 3, podEnis: 1, trunkEni: true }, 60, [3, 2, 48, 0, 50, 0]], // 1 * 3 * 16; 1 + 1; 2 + 48
  ])('%s', (_, changed, pods, [slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses]) => {
    expect(nodeAddresses({ ...M5_LARGE, ...changed }, pods))
      .toMatchObject({ slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses });
  });
});

describe('the rows of the documentation', () => {
  const T3_SMALL = { enis: 3, ipv4PerEni: 4 };
  const nodeOf = ({ instanceType: _, pods: __, documented: ___, ...node }: DocumentedCase): ReplayNode => ({ ...T3_SMALL, ...node });

  test('all are read, and all are of one type', () => {
    const all = [...documentedPrefixCases(), ...documentedEniCases()];

    expect([documentedPrefixCases().length, documentedEniCases().length]).toEqual([13, 9]);
    expect(new Set(all.map(({ instanceType }) => instanceType))).toEqual(new Set(['t3.small']));
    expect(all.filter(isSlip)).toHaveLength(1);
  });

  const rows = [...documentedPrefixCases(), ...documentedEniCases()].filter((row) => !isSlip(row));

  test.each(rows.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    expect(nodeAddresses(settingsOf(nodeOf(row)), row.pods)).toMatchObject(row.documented);
    expect(replayed(nodeOf(row), row.pods)).toMatchObject(row.documented);
  });

  test('but one, in which the page slips: the floor of 20 takes two prefixes, as its own prefixes-per-ENI column says', () => {
    const [slip] = documentedPrefixCases().filter(isSlip);

    expect(slip.documented).toEqual({ enis: 1, slots: 1, idlePodAddresses: 16 });
    expect(nodeAddresses(settingsOf(nodeOf(slip)), 0)).toMatchObject({ enis: 1, slots: 2, idlePodAddresses: 32 }); // ceil(max(20, 0 + 7) / 16) = 2
    expect(replayed(nodeOf(slip), 0)).toMatchObject({ enis: 1, slots: 2, idlePodAddresses: 32 });
  });

  test.each<[string, Partial<NodeSettings>, number, number]>([
    ['one warm prefix, 3 pods', { warmPrefixTarget: 1 }, 3, 2], // ceil(3 / 16) + 1
    ['one warm prefix, 95 pods', { warmPrefixTarget: 1 }, 95, 7], // ceil(95 / 16) + 1
    ['5 warm addresses, a floor of 10, 45 pods', { warmIpTarget: 5, minimumIpTarget: 10 }, 45, 4], // ceil(max(10, 45 + 5) / 16)
  ])('p3dn.24xlarge, %s: one ENI where the page has more, as its 49 slots are enough', (_, targets, pods, slots) => {
    expect(nodeAddresses({ ...M5_LARGE, prefixes: true, slotsPerEni: 49, podEnis: 15, ...targets }, pods)).toMatchObject({ slots, enis: 1 });
  });
});

describe('the closed form is the loop', () => {
  const SMALL_SHAPES = [[2, 2], [2, 4], [3, 4], [3, 10], [4, 15], [2, 50]] as const;
  const TARGETS = [
    {},
    { warmEniTarget: 0, warmPrefixTarget: 0 },
    { warmEniTarget: 1, warmPrefixTarget: 1 },
    { warmEniTarget: 2, warmPrefixTarget: 2 },
    { warmEniTarget: -1, warmPrefixTarget: -1, warmIpTarget: -2, minimumIpTarget: -3 },
    { warmEniTarget: 3, warmPrefixTarget: 3 },
    { warmIpTarget: 1, minimumIpTarget: 1, warmPrefixTarget: 1 },
    { warmIpTarget: 2, minimumIpTarget: 12 },
    { warmIpTarget: 5, warmEniTarget: 2 },
    { minimumIpTarget: 22, warmPrefixTarget: 1 },
    { warmIpTarget: 7, minimumIpTarget: 20 },
    { warmIpTarget: 16, minimumIpTarget: 16 },
    { warmIpTarget: 17, warmPrefixTarget: 2 },
  ];
  const small = nodesOf(SMALL_SHAPES, [undefined, 0, 2], TARGETS, [undefined, 1, 8, 16, 17, 29, 110]);
  const fewerTargets = TARGETS.filter(({ warmPrefixTarget }) => warmPrefixTarget !== undefined);
  const large = nodesOf([[3, 10], [8, 30]], [undefined], fewerTargets, [undefined, 20, 110, 250]);

  test.each([
    ['few pods on small nodes', small, 30],
    ['many pods', large.filter(({ prefixDelegation }) => prefixDelegation), 270],
    ['many pods by single addresses', large.filter(({ prefixDelegation }) => !prefixDelegation), 120],
  ])('in more than 10,000 cases, %s', (_, nodes, mostPods) => {
    const { cases, differences, firstDifferences } = compared(nodes, mostPods);

    expect(cases).toBeGreaterThan(10_000);
    expect(firstDifferences).toEqual([]);
    expect(differences).toBe(0);
  });

  const targets = fc.option(fc.integer({ min: -2, max: 40 }), { nil: undefined });
  const nodes: fc.Arbitrary<ReplayNode> = fc.record({
    enis: fc.integer({ min: 1, max: 8 }),
    ipv4PerEni: fc.integer({ min: 2, max: 20 }),
    prefixDelegation: fc.boolean(),
    place: fc.constantFrom({}, { customNetworking: true }, { subnetDiscovery: true }),
    trunk: fc.constantFrom(
      {}, { trunkEni: true }, { trunkEni: true, trunkable: false }, { trunkEni: true, trunkable: false, keepsRoomUnasked: true },
    ),
    efaOnlyEnis: fc.constantFrom(0, 0, 1, 3),
    maxEni: fc.option(fc.integer({ min: -1, max: 9 }), { nil: undefined }),
    warmEniTarget: fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined }),
    warmIpTarget: targets,
    minimumIpTarget: targets,
    warmPrefixTarget: fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined }),
    maxPods: fc.option(fc.integer({ min: 1, max: 130 }), { nil: undefined }),
  }).map(({ place, trunk, ...node }) => ({ ...node, ...place, ...trunk }));

  test('in cases that nobody chose', () => {
    holds(fc.property(nodes, fc.integer({ min: 0, max: 90 }), (node, pods) => {
      expect(nodeAddresses(settingsOf(node), pods)).toEqual(replayed(node, pods));
    }), 500);
  });
});

describe('laws', () => {
  const numbers = fc.integer({ min: -1, max: 40 });
  const nodes: fc.Arbitrary<NodeSettings> = fc.record({
    prefixes: fc.boolean(),
    slotsPerEni: fc.integer({ min: 0, max: 49 }),
    podEnis: fc.integer({ min: 0, max: 15 }),
    customNetworking: fc.boolean(),
    subnetDiscovery: fc.boolean(),
    trunkEni: fc.boolean(),
    warmEniTarget: numbers,
    warmIpTarget: fc.oneof(fc.constant(0), numbers),
    minimumIpTarget: fc.oneof(fc.constant(0), numbers),
    warmPrefixTarget: numbers,
    spreadsPods: fc.boolean(),
    maxPods: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  }).map((node) => ({ ...node, subnetDiscovery: node.subnetDiscovery && !node.customNetworking }));
  const podCounts = fc.integer({ min: 0, max: 800 });

  test('no more pods are placed than there are, none idles below 0, and no more slots are filled than there are', () => {
    holds(fc.property(nodes, podCounts, (node, pods) => {
      const { slots, podsPlaced, idlePodAddresses } = nodeAddresses(node, pods);

      expect(podsPlaced).toBeLessThanOrEqual(pods);
      expect(podsPlaced).toBeGreaterThanOrEqual(0);
      expect(idlePodAddresses).toBeGreaterThanOrEqual(0);
      expect(podsPlaced + idlePodAddresses).toBe(slots * (node.prefixes ? 16 : 1));
      expect(slots).toBeLessThanOrEqual(node.podEnis * node.slotsPerEni);
    }), 400);
  });

  test('every number but the idle addresses never falls with more pods', () => {
    holds(fc.property(nodes, podCounts, fc.integer({ min: 1, max: 60 }), (node, pods, more) => {
      const { idlePodAddresses: _, ...fewer } = nodeAddresses(node, pods);
      const after = nodeAddresses(node, pods + more);

      expect(Object.entries(fewer).filter(([name, value]) => !(after[name as keyof typeof fewer] >= value))).toEqual([]);
    }), 400);
  });

  test('the addresses taken are one for each ENI and those of the slots, in whichever subnet', () => {
    holds(fc.property(nodes, podCounts, (node, pods) => {
      const { slots, enis, nodeSubnetAddresses, podSubnetAddresses } = nodeAddresses(node, pods);

      expect(nodeSubnetAddresses + podSubnetAddresses).toBe(enis + slots * (node.prefixes ? 16 : 1));
      if (!node.subnetDiscovery) expect(node.customNetworking ? nodeSubnetAddresses : podSubnetAddresses).toBe(node.customNetworking ? 1 : 0);
    }));
  });

  test('the ENIs hold the slots, and without one of them they would not', () => {
    holds(fc.property(nodes, podCounts, (node, pods) => {
      const { slots, enis } = nodeAddresses(node, pods);
      const carriers = enis - (node.trunkEni ? 1 : 0) - (node.customNetworking ? 1 : 0);

      expect(carriers * node.slotsPerEni).toBeGreaterThanOrEqual(slots);
      if (slots > 0) expect((carriers - 1) * node.slotsPerEni).toBeLessThan(slots);
    }));
  });

  test('a higher gate never lowers the slots, and none is the highest', () => {
    holds(fc.property(nodes, podCounts, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 50 }), (node, pods, maxPods, more) => {
      const gated = nodeAddresses({ ...node, maxPods }, pods).slots;
      const higher = nodeAddresses({ ...node, maxPods: maxPods + more }, pods).slots;

      expect(higher).toBeGreaterThanOrEqual(gated);
      expect(nodeAddresses({ ...node, maxPods: undefined }, pods).slots).toBeGreaterThanOrEqual(higher);
    }));
  });
});

describe('the gate stops the first fill between two ENIs', () => {
  test.each<[string, ReplayNode]>([
    ['m5.large, a floor of 30, maxPods 10', { enis: 3, ipv4PerEni: 10, warmIpTarget: 2, minimumIpTarget: 30, maxPods: 10 }], // 9, then 18 >= 10: 18 and not 27
    ['m5.large, ten warm prefixes, maxPods 110', { enis: 3, ipv4PerEni: 10, prefixDelegation: true, warmPrefixTarget: 10, maxPods: 110 }], // 9 * 16 >= 110: 9 and not 10
    ['t3.nano, two warm prefixes, maxPods 16', { enis: 2, ipv4PerEni: 2, prefixDelegation: true, warmPrefixTarget: 2, maxPods: 16 }], // 16 >= 16: 1 and not 2
  ])('%s', (_, node) => {
    expect(nodeAddresses(settingsOf(node), 0)).toEqual(replayed(node, 0));
  });
});

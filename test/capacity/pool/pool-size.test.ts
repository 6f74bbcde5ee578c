import fc from 'fast-check';
import { nodeAddresses } from '../../../src/capacity/pool/node-addresses';
import { filledSlots, PoolSettings } from '../../../src/capacity/pool/pool-size';
import { settingsOf } from '../../private/demand-grid';
import { replayed, ReplayNode } from '../../private/demand-replay';
import { holds } from '../../private/laws';

/** m5.large: three ENIs of nine slots; nothing is set. */
const SINGLE: PoolSettings = {
  prefixes: false,
  slotsPerEni: 9,
  podEnis: 3,
  warmEniTarget: 0,
  warmIpTarget: 0,
  minimumIpTarget: 0,
  warmPrefixTarget: 0,
  spreadsPods: false,
};
const PREFIXES: PoolSettings = { ...SINGLE, prefixes: true };

describe('whole prefixes', () => {
  test.each<[string, Partial<PoolSettings>, number, number]>([
    ['one warm, no pod', { warmPrefixTarget: 1 }, 0, 1], // 0 + 1
    ['one warm, the first pod', { warmPrefixTarget: 1 }, 1, 2], // ceil(1 / 16) + 1
    ['one warm, a full prefix', { warmPrefixTarget: 1 }, 16, 2], // 16 / 16 + 1
    ['one warm, one pod more', { warmPrefixTarget: 1 }, 17, 3], // ceil(17 / 16) + 1
    ['three warm, no pod', { warmPrefixTarget: 3 }, 0, 3], // 0 + 3
    ['three warm, one pod', { warmPrefixTarget: 3 }, 1, 4], // 1 + 3
    ['none warm, no pod', {}, 0, 1], // floor(0 / 16) + 1
    ['none warm, 15 pods', {}, 15, 1], // floor(15 / 16) + 1
    ['none warm, a full prefix', {}, 16, 2], // floor(16 / 16) + 1
    ['fewer than none warm is none', { warmPrefixTarget: -2 }, 15, 1], // floor(15 / 16) + 1
    ['the ENI target is dead', { warmPrefixTarget: 1, warmEniTarget: 2 }, 1, 2], // 1 + 1
    ['as many as the ENIs hold', { warmPrefixTarget: 1, podEnis: 1, slotsPerEni: 3 }, 58, 3], // min(4 + 1, 1 * 3)
    ['no gate', { warmPrefixTarget: 1 }, 110, 8], // 7 + 1
    ['the gate', { warmPrefixTarget: 1, maxPods: 110 }, 110, 7], // min(7 + 1, ceil(110 / 16))
    ['the gate at a whole number of prefixes', { warmPrefixTarget: 1, maxPods: 112 }, 112, 7], // min(7 + 1, 112 / 16)
    ['the gate one pod later', { warmPrefixTarget: 1, maxPods: 113 }, 112, 8], // min(7 + 1, ceil(113 / 16))
    ['the gate without a warm prefix', { maxPods: 16 }, 16, 1], // min(1 + 1, 16 / 16)
    ['S17 the gate of 25 pods', { warmPrefixTarget: 1, maxPods: 25 }, 23, 2], // min(2 + 1, ceil(25 / 16))
    ['the first prefixes come before the gate is read', { warmPrefixTarget: 8, maxPods: 110 }, 0, 8], // max(8, ceil(110 / 16))
    ['and no further one after', { warmPrefixTarget: 8, maxPods: 110 }, 1, 8], // min(1 + 8, max(8, 7))
  ])('%s', (_, changed, pods, slots) => {
    expect(filledSlots({ ...PREFIXES, ...changed }, pods)).toBe(slots);
  });
});

describe('two and more warm prefixes, pods spread over the prefixes', () => {
  /** ceil(p / 16) + W + min(W - 1, max(0, p - ceil(p / 16))), in steps. */
  test.each<[string, Partial<PoolSettings>, number, number, number]>([
    // emptiest, fullest
    ['one, 17 pods', { warmPrefixTarget: 1 }, 17, 3, 3], // 2 + 1 + min(0, 15)
    ['two, no pod', { warmPrefixTarget: 2 }, 0, 2, 2], // 0 + 2 + min(1, 0)
    ['two, one pod', { warmPrefixTarget: 2 }, 1, 3, 3], // 1 + 2 + min(1, 1 - 1)
    ['two, two pods', { warmPrefixTarget: 2 }, 2, 3, 4], // 1 + 2 + min(1, 2 - 1)
    ['two, a full prefix', { warmPrefixTarget: 2 }, 16, 3, 4], // 1 + 2 + min(1, 15)
    ['two, 17 pods', { warmPrefixTarget: 2 }, 17, 4, 5], // 2 + 2 + min(1, 15)
    ['three, two pods', { warmPrefixTarget: 3 }, 2, 4, 5], // 1 + 3 + min(2, 1)
    ['three, three pods', { warmPrefixTarget: 3 }, 3, 4, 6], // 1 + 3 + min(2, 2)
    ['three, four pods', { warmPrefixTarget: 3 }, 4, 4, 6], // 1 + 3 + min(2, 3)
    ['three, 17 pods', { warmPrefixTarget: 3 }, 17, 5, 7], // 2 + 3 + min(2, 15)
    ['five, 17 pods', { warmPrefixTarget: 5 }, 17, 7, 11], // 2 + 5 + min(4, 15)
    ['two, 33 pods on one ENI of four slots', { warmPrefixTarget: 2, slotsPerEni: 4, podEnis: 1 }, 33, 4, 4], // min(3 + 2 + 1, 1 * 4)
    ['two, a gate of 64 pods', { warmPrefixTarget: 2, maxPods: 64 }, 17, 4, 4], // min(5, 64 / 16)
    ['two, a gate of 65 pods', { warmPrefixTarget: 2, maxPods: 65 }, 17, 4, 5], // min(5, ceil(65 / 16))
    ['eight, above the gate of 110', { warmPrefixTarget: 8, maxPods: 110 }, 17, 8, 8], // min(2 + 8 + 7, max(8, 7))
    ['none', { warmPrefixTarget: 0 }, 17, 2, 2], // floor(17 / 16) + 1
    ['fewer than none', { warmPrefixTarget: -2 }, 17, 2, 2], // floor(17 / 16) + 1
    ['dead beside an IP target', { warmPrefixTarget: 3, warmIpTarget: 1 }, 17, 2, 2], // ceil(18 / 16)
    ['dead beside a floor', { warmPrefixTarget: 3, minimumIpTarget: 33 }, 17, 3, 3], // ceil(33 / 16)
    ['dead with single addresses', { prefixes: false, warmPrefixTarget: 3, warmEniTarget: 1 }, 5, 18, 18], // (1 + 1) * 9
  ])('%s', (_, changed, pods, emptiest, fullest) => {
    const slots = [false, true].map((spreadsPods) => filledSlots({ ...PREFIXES, ...changed, spreadsPods }, pods));

    expect(slots).toEqual([emptiest, fullest]);
  });

  const PACES = [1, 2, 3, 5, 16, 200];
  const nodes: fc.Arbitrary<ReplayNode> = fc.record({
    enis: fc.integer({ min: 1, max: 4 }),
    ipv4PerEni: fc.integer({ min: 2, max: 50 }),
    warmPrefixTarget: fc.integer({ min: 0, max: 6 }),
    customNetworking: fc.boolean(),
  }).map((node) => ({ ...node, prefixDelegation: true }));
  const pods = fc.integer({ min: 0, max: 150 });
  const slotsOf = (node: ReplayNode, count: number) => nodeAddresses(settingsOf(node), count).slots;

  test('the loop is never above the fullest case, however pods start, nor below the emptiest', () => {
    holds(fc.property(nodes, pods, fc.constantFrom(...PACES), (node, count, pace) => {
      const { slots } = replayed({ ...node, spreadsPods: true, pace }, count);

      expect(slots).toBeLessThanOrEqual(slotsOf({ ...node, spreadsPods: true }, count));
      expect(slots).toBeGreaterThanOrEqual(slotsOf(node, count));
    }), 400);
  });

  test.each([2, 3])('and comes to it in some way of starting, with %i warm prefixes on one ENI that holds it', (warmPrefixTarget) => {
    const node: ReplayNode = { enis: 2, ipv4PerEni: 50, prefixDelegation: true, warmPrefixTarget, spreadsPods: true };
    const counts = [0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 48, 49, 100, 144, 145];

    expect(counts.map((count) => Math.max(...PACES.map((pace) => replayed({ ...node, pace }, count).slots))))
      .toEqual(counts.map((count) => slotsOf(node, count)));
  });

  test('a further warm prefix is two prefixes more in the fullest case, with pods enough', () => {
    holds(fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 20, max: 700 }), (warm, count) => {
      const [fewer, more] = [warm, warm + 1].map((warmPrefixTarget) => (
        filledSlots({ ...PREFIXES, podEnis: 15, slotsPerEni: 49, warmPrefixTarget, spreadsPods: true }, count)));

      expect(more - fewer).toBe(2);
    }));
  });
});

describe('whole ENIs', () => {
  test.each<[string, Partial<PoolSettings>, number, number]>([
    ['one warm, no pod', { warmEniTarget: 1 }, 0, 9], // (0 + 1) * 9
    ['one warm, the first pod', { warmEniTarget: 1 }, 1, 18], // (1 + 1) * 9
    ['one warm, a full ENI', { warmEniTarget: 1 }, 9, 18], // (1 + 1) * 9
    ['one warm, one pod more', { warmEniTarget: 1 }, 10, 27], // (2 + 1) * 9
    ['one warm, all full', { warmEniTarget: 1 }, 19, 27], // min(3 + 1, 3) * 9
    ['two warm, no pod', { warmEniTarget: 2 }, 0, 18], // (0 + 2) * 9
    ['two warm, one pod', { warmEniTarget: 2 }, 1, 27], // (1 + 2) * 9
    ['none warm, no pod', {}, 0, 9], // (floor(0 / 9) + 1) * 9
    ['none warm, 8 pods', {}, 8, 9], // (floor(8 / 9) + 1) * 9
    ['none warm, a full ENI', {}, 9, 18], // (floor(9 / 9) + 1) * 9
    ['fewer than none warm is one', { warmEniTarget: -1 }, 1, 18], // (1 + 1) * 9
    ['the prefix target is dead', { warmEniTarget: 1, warmPrefixTarget: 5 }, 0, 9], // (0 + 1) * 9
    ['the gate within the first ENI', { warmEniTarget: 1, maxPods: 5 }, 5, 9], // min(1 + 1, ceil(5 / 9)) * 9
    ['the gate at a whole ENI', { warmEniTarget: 1, maxPods: 9 }, 9, 9], // min(1 + 1, 9 / 9) * 9
    ['the gate one pod later', { warmEniTarget: 1, maxPods: 10 }, 9, 18], // min(1 + 1, ceil(10 / 9)) * 9
    ['the gate before two warm ENIs', { warmEniTarget: 2, maxPods: 5 }, 0, 9], // min(0 + 2, ceil(5 / 9)) * 9
  ])('%s', (_, changed, pods, slots) => {
    expect(filledSlots({ ...SINGLE, ...changed }, pods)).toBe(slots);
  });
});

describe('IP targets', () => {
  const BOTH_WARM = { warmEniTarget: 1, warmPrefixTarget: 1 };

  test.each<[string, Partial<PoolSettings>, number, number, number]>([
    // single addresses, then prefixes
    ['two warm, no pod', { warmIpTarget: 2 }, 0, 2, 1], // 0 + 2; ceil(2 / 16)
    ['two warm, 14 pods', { warmIpTarget: 2 }, 14, 16, 1], // 14 + 2; 16 / 16
    ['two warm, 15 pods', { warmIpTarget: 2 }, 15, 17, 2], // 15 + 2; ceil(17 / 16)
    ['a floor above', { warmIpTarget: 2, minimumIpTarget: 12 }, 5, 12, 1], // max(12, 5 + 2); ceil(12 / 16)
    ['a floor just reached', { warmIpTarget: 2, minimumIpTarget: 12 }, 10, 12, 1], // max(12, 10 + 2)
    ['a floor below', { warmIpTarget: 2, minimumIpTarget: 12 }, 11, 13, 1], // max(12, 11 + 2)
    ['more warm than the floor, no pod', { warmIpTarget: 20, minimumIpTarget: 3 }, 0, 20, 2], // max(3, 0 + 20); ceil(20 / 16)
    ['a floor alone, no pod', { minimumIpTarget: 22 }, 0, 22, 2], // 22; ceil(22 / 16)
    ['S61 a floor alone, more pods than it', { minimumIpTarget: 22 }, 41, 22, 2], // 22; ceil(22 / 16): never more
    ['a negative floor is none', { warmIpTarget: 2, minimumIpTarget: -9 }, 1, 3, 1], // 1 + 2; ceil(3 / 16)
    ['a negative warm target is none', { warmIpTarget: -2, minimumIpTarget: 5 }, 9, 5, 1], // 5; ceil(5 / 16)
    ['as many as the ENIs hold', { warmIpTarget: 500 }, 0, 27, 27], // min(500, 27); min(ceil(500 / 16), 27)
    ['the gate', { warmIpTarget: 2, maxPods: 17 }, 17, 17, 2], // min(19, 17); min(ceil(19 / 16), ceil(17 / 16))
    ['the gate, one pod fewer', { warmIpTarget: 2, maxPods: 16 }, 16, 16, 1], // min(18, 16); min(ceil(18 / 16), 16 / 16)
    ['a floor comes before the gate is read', { warmIpTarget: 1, minimumIpTarget: 9, maxPods: 5 }, 0, 9, 1], // max(9, 5); max(1, 1)
    ['and nothing after', { warmIpTarget: 1, minimumIpTarget: 9, maxPods: 5 }, 9, 9, 1], // min(10, max(9, 5)); min(1, max(1, 1))
    ['S66 a floor of 20 and one warm, 18 pods of 20', { warmIpTarget: 1, minimumIpTarget: 20, maxPods: 20 }, 18, 20, 2], // max(20, 19); ceil(20 / 16)
  ])('%s', (_, changed, pods, single, prefixes) => {
    expect(filledSlots({ ...SINGLE, ...BOTH_WARM, ...changed }, pods)).toBe(single);
    expect(filledSlots({ ...PREFIXES, ...BOTH_WARM, ...changed }, pods)).toBe(prefixes);
  });

  test('set to 0 or below, the other targets are alive again', () => {
    const unset = { warmIpTarget: 0, minimumIpTarget: -1 };

    expect(filledSlots({ ...SINGLE, ...BOTH_WARM, ...unset }, 1)).toBe(18); // (1 + 1) * 9
    expect(filledSlots({ ...PREFIXES, ...BOTH_WARM, ...unset }, 1)).toBe(2); // 1 + 1
  });
});

test.each([
  ['no ENI may carry pods', { podEnis: 0 }],
  ['an ENI has no slot', { slotsPerEni: 0 }],
])('nothing is filled where %s', (_, changed) => {
  for (const targets of [{}, { warmEniTarget: 1, warmPrefixTarget: 1 }, { warmIpTarget: 3 }, { minimumIpTarget: 3 }]) {
    for (const pods of [0, 7]) {
      expect(filledSlots({ ...SINGLE, ...targets, ...changed }, pods)).toBe(0);
      expect(filledSlots({ ...PREFIXES, ...targets, ...changed }, pods)).toBe(0);
    }
  }
});

import { filledSlots, PoolSettings } from '../../../src/capacity/pool/pool-size';

/** m5.large: three ENIs of nine slots; nothing is set. */
const SINGLE: PoolSettings = {
  prefixes: false,
  slotsPerEni: 9,
  podEnis: 3,
  warmEniTarget: 0,
  warmIpTarget: 0,
  minimumIpTarget: 0,
  warmPrefixTarget: 0,
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

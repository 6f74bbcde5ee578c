import { Fn, Lazy } from 'aws-cdk-lib';
import { SLOT_COUNTS, zoneSlots } from '../../../src/network/private/zone-slots';
import { namesOf } from '../../private/cdk-refusals';
import { factsOf, Said, saidBy } from '../../private/statements';

const TOKEN_ZONE = Fn.select(0, Fn.getAzs());
const OTHER_TOKEN_ZONE = Fn.select(1, Fn.getAzs());

test('a block is cut into 2, 4 or 8 slots', () => {
  expect(SLOT_COUNTS).toEqual([2, 4, 8]);
});

test.each<[string[], number, number[]]>([
  [['eu-west-1a'], 4, [0]],
  [['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], 4, [0, 1, 2]],
  [['eu-west-1c', 'eu-west-1a'], 4, [2, 0]],
  [['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'], 4, [0, 2, 3]],
  [['us-gov-west-1b', 'us-gov-west-1a'], 2, [1, 0]],
  [['cn-northwest-1c'], 4, [2]],
  [['us-iso-east-1a', 'us-isob-east-1b', 'eusc-de-east-1c'], 4, [0, 1, 2]],
  [['ap-southeast-10d'], 4, [3]],
  [['us-east-1h', 'us-east-1e'], 8, [7, 4]],
  [['us-east-1z'], 26, [25]],
  [['dummy1a', 'dummy1b', 'dummy1c'], 4, [0, 1, 2]], // what Vpc.fromLookup answers at first
  [[], 4, []],
])('the zones %p of %p slots take %p, by their letters', (zones, count, slots) => {
  expect(zoneSlots(zones, count, {})).toEqual({ slots, findings: [] });
});

test.each<[string, string[], number, Record<string, number>, ...Said]>([
  ['a letter beyond the slots', ['us-east-1f'], 4, {}, 'slot-choices.beyondSlots', { zone: 'us-east-1f', slot: 5, free: 3, count: 4 }],
  ['the first letter beyond', ['eu-west-1e'], 4, {}, 'slot-choices.beyondSlots', { zone: 'eu-west-1e', slot: 4, free: 3, count: 4 }],
  ['a pin beyond the slots', ['eu-west-1a'], 4, { 'eu-west-1a': 4 }, 'slot-choices.beyondSlots', { zone: 'eu-west-1a', slot: 4, free: 0, count: 4 }],
  ['a pin below the slots', ['eu-west-1a'], 4, { 'eu-west-1a': -1 }, 'slot-choices.beyondSlots', { zone: 'eu-west-1a', slot: -1, free: 0, count: 4 }],
  ['a pin that is not whole', ['eu-west-1a'], 4, { 'eu-west-1a': 0.5 }, 'slot-choices.beyondSlots', { zone: 'eu-west-1a', slot: 0.5, free: 0, count: 4 }],
  ['a Local Zone', ['us-west-2-lax-1a'], 4, {}, 'slot-choices.withoutLetter', { zone: 'us-west-2-lax-1a', free: 3, count: 4 }],
  ['a Wavelength Zone', ['us-east-1-wl1-bos-wlz-1'], 4, {}, 'slot-choices.withoutLetter', { zone: 'us-east-1-wl1-bos-wlz-1', free: 3, count: 4 }],
  ['a zone id', ['use1-az1'], 4, {}, 'slot-choices.withoutLetter', { zone: 'use1-az1', free: 3, count: 4 }],
  ['a Region', ['eu-west-1'], 4, {}, 'slot-choices.withoutLetter', { zone: 'eu-west-1', free: 3, count: 4 }],
  ['an upper-case letter', ['EU-WEST-1A'], 4, {}, 'slot-choices.withoutLetter', { zone: 'EU-WEST-1A', free: 3, count: 4 }],
  ['an empty name', [''], 4, {}, 'slot-choices.withoutLetter', { zone: '', free: 3, count: 4 }],
  ['two zones on one slot', ['eu-west-1a', 'us-east-1f'], 4, { 'us-east-1f': 0 }, 'slot-choices.slotTaken', { rival: 'eu-west-1a', zone: 'us-east-1f', slot: 0, free: 3, count: 4 }],
  ['a zone given twice', ['eu-west-1a', 'eu-west-1a'], 4, {}, 'slot-choices.zoneTwice', { zone: 'eu-west-1a' }],
  ['a zone when all slots are taken', ['us-east-1a', 'us-east-1b', 'us-east-1c'], 2, {},
    'slot-choices.beyondSlots', { zone: 'us-east-1c', slot: 2, count: 2 }],
])('fails for %s', (_, zones, count, pinned, ...said) => {
  const { findings } = zoneSlots(zones, count, pinned);

  expect(saidBy(findings)).toEqual([said]);
  expect(findings[0].subject).toBe(zones[zones.length - 1]);
});

test('a pinned zone takes its slot, and the map to pin names a slot that is free', () => {
  expect(zoneSlots(['us-east-1a', 'us-east-1f'], 4, { 'us-east-1f': 3 })).toEqual({ slots: [0, 3], findings: [] });
  expect(factsOf(zoneSlots(['us-east-1a', 'us-east-1b', 'us-east-1f'], 4, {}).findings, 'zone-slot')).toMatchObject({ zone: 'us-east-1f', free: 3 });
});

test('a pin takes the place of the letter, also for zones that have one', () => {
  expect(zoneSlots(['eu-west-1a', 'eu-west-1b'], 2, { 'eu-west-1a': 1, 'eu-west-1b': 0 })).toEqual({ slots: [1, 0], findings: [] });
});

test('every problem is listed', () => {
  expect(namesOf(zoneSlots(['us-east-1e', 'us-east-1f', 'us-west-2-lax-1a'], 4, {}).findings)).toEqual(['zone-slot', 'zone-slot', 'zone-slot']);
});

describe('zones that are tokens', () => {
  test('take their places in the list, which is said', () => {
    const { slots, findings } = zoneSlots([TOKEN_ZONE, OTHER_TOKEN_ZONE], 4, {});

    expect(slots).toEqual([0, 1]);
    expect(namesOf(findings)).toEqual(['zones-unresolved']);
  });

  test('take the slots they are pinned to, and nothing is said', () => {
    expect(zoneSlots([TOKEN_ZONE, OTHER_TOKEN_ZONE], 4, { [TOKEN_ZONE]: 2, [OTHER_TOKEN_ZONE]: 0 })).toEqual({ slots: [2, 0], findings: [] });
  });

  test('fail beyond the slots', () => {
    expect(namesOf(zoneSlots([TOKEN_ZONE, OTHER_TOKEN_ZONE, Lazy.string({ produce: () => 'x' })], 2, {}).findings)).toEqual(['zone-slot']);
  });

  test('fail where a named zone has their slot', () => {
    const { findings } = zoneSlots([TOKEN_ZONE, 'eu-west-1a'], 4, {});

    expect(saidBy(findings)).toEqual([['slot-choices.slotTaken', expect.objectContaining({ slot: 0 })]]);
  });
});

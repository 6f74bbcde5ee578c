import fc from 'fast-check';
import { CHECK_ENTRIES } from './check-entries';
import { COMMAND_ENTRIES } from './command-entries';
import { CONSTRUCT_ENTRIES } from './construct-entries';
import { confront, flawIn, HostileEntry, REFUSED } from './hostile-entry';
import { MODEL_ENTRIES } from './model-entries';
import { SHAPE_ENTRIES } from './shape-entries';
import { KubeletReservation } from '../../src';

const SEED = 20261122;

/** A few inputs each: `npx projen hostile` gives them many. */
const INPUTS: ReadonlyArray<readonly [readonly HostileEntry[], number]> = [
  [MODEL_ENTRIES, 80], [COMMAND_ENTRIES, 40], [CHECK_ENTRIES, 30], [CONSTRUCT_ENTRIES, 25], [SHAPE_ENTRIES, 25],
];

describe.each(INPUTS.flatMap(([entries, inputs]) => entries.map((entry) => [entry.name, entry, inputs] as const)))('%s', (_, entry, inputs) => {
  test('takes hostile input, or refuses it in words of this library', () => {
    const { accepted, refused } = confront(entry, SEED, inputs);

    expect(accepted + refused).toBe(inputs);
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('what counts as an outcome', () => {
  const of = (outcome: () => unknown) => () => confront({ name: 'probe', input: fc.constant(0), outcome }, SEED, 1);

  test('an error of another kind does not', () => {
    expect(of(() => { throw new TypeError('a bug'); })).toThrow('a bug');
    expect(of(() => { throw new Error('no id'); })).toThrow('no id');
  });

  test('an error of this library does, and a refusal of a command', () => {
    expect(of(() => KubeletReservation.forPods(-1))()).toMatchObject({ refused: 1 });
    expect(of(() => REFUSED)()).toMatchObject({ refused: 1, accepted: 0 });
  });

  test.each([[{ a: [NaN] }, "NaN at '.a.0'"], [{ a: 1 / 0 }, 'Infinity'], ['x undefined y', 'undefined'], ['[object Object]', 'Object']])('%p does not', (value, flaw) => {
    expect(flawIn(value)).toContain(flaw);
    expect(of(() => value)).toThrow('the outcome holds');
  });

  test('a word that the user said does', () => {
    expect(flawIn("'undefined' is no type")).toBeUndefined();
  });
});

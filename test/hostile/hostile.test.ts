import fc from 'fast-check';
import { COMMAND_ENTRIES } from './command-entries';
import { confront, flawIn, REFUSED } from './hostile-entry';
import { SEED, takeHostileInput } from './hostile-tests';
import { MODEL_ENTRIES } from './model-entries';
import { KubeletReservation } from '../../src';

takeHostileInput(MODEL_ENTRIES, 80);
takeHostileInput(COMMAND_ENTRIES, 40);

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

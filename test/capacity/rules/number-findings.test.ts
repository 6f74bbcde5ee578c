import { numberFindings } from '../../../src/capacity/rules/number-findings';
import { about } from '../../../src/findings/subject';
import { statementsOf } from '../../private/statements';

const X = about.plan('x');

test.each([
  ['the least', { name: 'n', value: 1, least: 1 }],
  ['the most', { name: 'n', value: 3, least: 1, most: 3 }],
  ['a value that was not given', { name: 'n', least: 1 }],
])('%s is fine', (_, check) => {
  expect(numberFindings(X, [check])).toEqual([]);
});

test.each([
  ['below the least', { name: 'n', value: 0, least: 1 }, 'numbers.belowLeast', { name: 'n', of: 'x', least: 1, got: 0 }],
  ['above the most', { name: 'n', value: 4, least: 1, most: 3 }, 'numbers.outOfRange', { name: 'n', of: 'x', least: 1, most: 3, got: 4 }],
  ['a fraction', { name: 'n', value: 1.5, least: 1 }, 'numbers.belowLeast', { name: 'n', of: 'x', least: 1, got: 1.5 }],
  ['no number', { name: 'n', value: NaN, least: 0, most: 9 }, 'numbers.outOfRange', { name: 'n', of: 'x', least: 0, most: 9, got: NaN }],
  ['a string', { name: 'n', value: '1' as any, least: 0 }, 'numbers.belowLeast', { name: 'n', of: 'x', least: 0, got: "'1'" }],
  ['null', { name: 'n', value: null as any, least: 0, required: true }, 'numbers.belowLeast', { name: 'n', of: 'x', least: 0, got: 'null' }],
  ['missing', { name: 'n', least: 0, required: true }, 'numbers.missing', { name: 'n', of: 'x', least: 0, most: undefined }],
])('fails on a value that is %s', (_, check, wording, facts) => {
  expect(statementsOf(numberFindings(X, [check]))).toEqual([{ id: 'invalid-number', wording, about: 'plan x', facts }]);
});

test('fails on each value that is wrong, in their order', () => {
  const findings = numberFindings(X, [{ name: 'a', value: 0, least: 1 }, { name: 'b', value: 5, least: 1 }, { name: 'c', value: -1, least: 0 }]);

  expect(statementsOf(findings).map(({ facts }) => facts)).toEqual([
    { name: 'a', of: 'x', least: 1, got: 0 },
    { name: 'c', of: 'x', least: 0, got: -1 },
  ]);
});

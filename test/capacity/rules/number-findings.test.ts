import { numberFindings } from '../../../src/capacity/rules/number-findings';

test.each([
  ['the least', { name: 'n', value: 1, least: 1 }],
  ['the most', { name: 'n', value: 3, least: 1, most: 3 }],
  ['a value that was not given', { name: 'n', least: 1 }],
])('%s is fine', (_, check) => {
  expect(numberFindings('x', [check])).toEqual([]);
});

test.each([
  ['below the least', { name: 'n', value: 0, least: 1 }, "'n' of x must be a whole number of 1 or more; got 0"],
  ['above the most', { name: 'n', value: 4, least: 1, most: 3 }, "'n' of x must be a whole number from 1 to 3; got 4"],
  ['a fraction', { name: 'n', value: 1.5, least: 1 }, "'n' of x must be a whole number of 1 or more; got 1.5"],
  ['no number', { name: 'n', value: NaN, least: 0, most: 9 }, "'n' of x must be a whole number from 0 to 9; got NaN"],
])('fails on a value that is %s', (_, check, message) => {
  expect(numberFindings('x', [check])).toEqual([{ id: 'cdk-eks-pod-capacity:invalid-number', severity: 'error', subject: 'x', message }]);
});

test('fails on each value that is wrong, in their order', () => {
  const findings = numberFindings('x', [{ name: 'a', value: 0, least: 1 }, { name: 'b', value: 5, least: 1 }, { name: 'c', value: -1, least: 0 }]);

  expect(findings.map(({ message }) => message)).toEqual([
    "'a' of x must be a whole number of 1 or more; got 0",
    "'c' of x must be a whole number of 0 or more; got -1",
  ]);
});

import { IpAssignment, WarmPool } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';

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
    expect(findings[0].message).toBe(`'${name}' of the warm pool must be a whole number of 1 or more; got ${value}`);
  });
});

test('fails on both targets at once', () => {
  expect(findingsThrownBy(() => WarmPool.addresses(0, -1)).map(({ message }) => message)).toEqual([
    "'warmIpTarget' of the warm pool must be a whole number of 1 or more; got 0",
    "'minimumIpTarget' of the warm pool must be a whole number of 1 or more; got -1",
  ]);
});

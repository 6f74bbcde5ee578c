import { IpAssignment, WindowsWarmPool } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { factsOf } from '../private/statements';

const ILLEGAL = [-1, 1.5, NaN, Infinity];

test.each([
  ['addresses(1)', WindowsWarmPool.addresses(1), { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 }],
  ['addresses(2, 12)', WindowsWarmPool.addresses(2, 12), { warmWindowsIPTarget: 2, minimumWindowsIPTarget: 12 }],
  ['addresses(2, 0)', WindowsWarmPool.addresses(2, 0), { warmWindowsIPTarget: 2, minimumWindowsIPTarget: 0 }],
  ['prefixes(1)', WindowsWarmPool.prefixes(1), { warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }],
])('%s sets its own keys, as numbers, and takes out of force those that would win over it', (_, pool, configuration) => {
  expect(pool.configuration()).toEqual(configuration);
});

test.each([
  ['addresses(1)', WindowsWarmPool.addresses(1), true, true],
  ['prefixes(1)', WindowsWarmPool.prefixes(1), false, true],
])('%s has an effect on its own kind of slots only', (_, pool, withSingleAddresses, withPrefixes) => {
  expect([pool.fits(), pool.fits(IpAssignment.secondaryIp())]).toEqual([withSingleAddresses, withSingleAddresses]);
  expect(pool.fits(IpAssignment.prefixDelegation())).toBe(withPrefixes);
});

test('configuration() hands out a copy', () => {
  const pool = WindowsWarmPool.prefixes(1);

  pool.configuration().warmWindowsPrefixTarget = 9;

  expect(pool.configuration().warmWindowsPrefixTarget).toBe(1);
});

describe.each([
  ['addresses', 'warmWindowsIpTarget', 1, (value: number) => WindowsWarmPool.addresses(value)],
  ['addresses with a floor', 'minimumWindowsIpTarget', 0, (value: number) => WindowsWarmPool.addresses(1, value)],
  ['prefixes', 'warmWindowsPrefixTarget', 1, (value: number) => WindowsWarmPool.prefixes(value)],
] as const)('%s', (_, name, least, make) => {
  test.each([least - 1, ...ILLEGAL])(`fails when ${name} is %p`, (value) => {
    const findings = findingsThrownBy(() => make(value));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(factsOf(findings, 'invalid-number')).toEqual({ name, of: 'the warm pool of Windows nodes', least, got: value });
  });
});

test('fails on both targets at once', () => {
  expect(findingsThrownBy(() => WindowsWarmPool.addresses(0, -1))).toHaveLength(2);
});

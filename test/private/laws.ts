import fc from 'fast-check';
import { blockText } from './ipv4-oracle';

/**
 * Checks a law on generated values. The seed is fixed, so a run that passes here passes everywhere.
 */
export function holds<T>(property: fc.IProperty<T>, runs: number = 200): void {
  fc.assert(property, { seed: 20261122, numRuns: runs });
}

/** An address as 32 zeros and ones. */
export const addressBits = fc.string({ unit: fc.constantFrom('0', '1'), minLength: 32, maxLength: 32 });

/** CIDR texts with a prefix length from `least` to `most`. */
export function cidrTexts(least: number = 0, most: number = 32): fc.Arbitrary<string> {
  return fc.tuple(addressBits, fc.integer({ min: least, max: most })).map(([bits, prefixLength]) => blockText(bits, prefixLength));
}

/**
 * Two CIDR texts whose addresses differ in one bit at most, so that one holding the other, both being the
 * same, and both being apart come up about equally often. Independent ones would nearly always be apart.
 */
export function relatedCidrTexts(first: fc.Arbitrary<number>, second: fc.Arbitrary<number>): fc.Arbitrary<[string, string]> {
  return fc.tuple(addressBits, first, second, fc.integer({ min: 0, max: 63 })).map(([bits, one, other, flip]) => {
    const flipped = flip > 31 ? bits : `${bits.slice(0, flip)}${bits[flip] === '0' ? '1' : '0'}${bits.slice(flip + 1)}`;
    return [blockText(bits, one), blockText(flipped, other)];
  });
}

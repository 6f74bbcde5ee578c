import { quantityOf } from '../../../src/audit/input/quantity';

test.each<[unknown, number | undefined]>([
  ['110', 110], [110, 110], ['0.11k', 110], ['1e2', 100], ['110000m', 110], ['7935288Ki', 7935288 * 1024], ['8Gi', 8 * 2 ** 30], ['1.5G', 1.5e9],
  ['', undefined], ['110 pods', undefined], ['k', undefined], [null, undefined], [NaN, undefined], [{}, undefined],
])('%p is %p', (value, expected) => expect(quantityOf(value)).toBe(expected));

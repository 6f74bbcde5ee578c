import fc from 'fast-check';
import { addressOf, cidrProblem, isPrefixLength, textOf } from '../../src/addressing/ipv4-text';
import { dottedOf } from '../private/ipv4-oracle';
import { addressBits, holds } from '../private/laws';

test.each([
  ['0.0.0.0', 0],
  ['0.0.1.0', 256], // 1 * 256
  ['10.0.0.0', 167772160], // 10 * 256^3
  ['10.1.2.3', 167838211], // 10 * 256^3 + 1 * 256^2 + 2 * 256 + 3
  ['128.0.0.0', 2147483648], // 2^31: negative to a signed shift
  ['255.255.255.255', 4294967295], // 2^32 - 1
])('%s is %d, both ways', (text, address) => {
  expect(addressOf(text)).toBe(address);
  expect(textOf(address)).toBe(text);
});

test('law: text and number of an address are the same thing', () => {
  holds(fc.property(addressBits, (bits) => {
    expect(textOf(parseInt(bits, 2))).toBe(dottedOf(bits));
    expect(addressOf(dottedOf(bits))).toBe(parseInt(bits, 2));
  }));
});

test.each(['', '10', '10.0.0', '10.0.0.0.0', '10.0.0.256', '10.0.0.1000', '10.0.0.-1', '10.0.0.01', '010.0.0.0', '10.0.0.', ' 10.0.0.0', '10.0.0.0\n', '1e1.0.0.0', '0x0a.0.0.0'])(
  'fails to read %p as an address', (text) => {
    expect(addressOf(text)).toBeUndefined();
  });

test('a CIDR without host bits has no problem', () => {
  expect(cidrProblem('10.0.0.0/8')).toBeUndefined();
});

test('fails with the corrected CIDR when host bits are set', () => {
  expect(cidrProblem('10.0.0.130/25')).toEqual({ got: '10.0.0.130/25', fault: 'hostBits', instead: '10.0.0.128/25' }); // 130 = 128 + 2
});

test.each([
  [16, 16, 32, true],
  [32, 16, 32, true],
  [0, 0, 32, true],
  [20, 16, 20, true],
  [15, 16, 32, false],
  [33, 16, 32, false],
  [21, 16, 20, false],
  [16.5, 16, 32, false],
  [NaN, 0, 32, false],
])('%p is a prefix length from %d to %d: %p', (prefixLength, least, most, expected) => {
  expect(isPrefixLength(prefixLength, least, most)).toBe(expected);
});

import { mebibytesOf, quantityOf } from '../../../src/capacity/rules/kubernetes-quantity';

test.each<[string, number | undefined]>([
  ['1465Mi', 1465],
  ['2Gi', 2048], // 2 x 1,024
  ['1.5Gi', 1536], // 1.5 x 1,024
  ['.5Gi', 512],
  ['1Ti', 1048576], // 1,024 x 1,024
  ['1024Ki', 1],
  ['1048576', 1], // bytes
  ['1048576000m', 1], // thousandths of bytes
  ['1G', 953.67431640625], // 10^9 / 2^20
  ['1e9', 953.67431640625],
  ['+3Mi', 3],
  ['0', 0],
  ['2 Gi', undefined],
  ['2GB', undefined],
  ['2gi', undefined],
  ['-1Mi', undefined],
  ['Mi', undefined],
  ['', undefined],
  ['25%', undefined],
])('%s: %p MiB', (quantity, memory) => {
  expect(mebibytesOf(quantity)).toBe(memory);
});

test('what is written is read as the same', () => {
  expect([0, 574, 3005].map((memory) => mebibytesOf(quantityOf(memory)))).toEqual([0, 574, 3005]);
});

/** Bytes of each unit, in words of the page: decimal units are powers of 1,000, those with an i powers of 1,024. */
test.each<[string, number]>([
  ['n', 0.000_000_001],
  ['u', 0.000_001],
  ['m', 0.001],
  ['', 1],
  ['k', 1000],
  ['M', 1000 * 1000],
  ['G', 1000 * 1000 * 1000],
  ['T', 1000 * 1000 * 1000 * 1000],
  ['P', 1000 * 1000 * 1000 * 1000 * 1000],
  ['E', 1000 * 1000 * 1000 * 1000 * 1000 * 1000],
  ['Ki', 1024],
  ['Mi', 1024 * 1024],
  ['Gi', 1024 * 1024 * 1024],
  ['Ti', 1024 * 1024 * 1024 * 1024],
  ['Pi', 1024 * 1024 * 1024 * 1024 * 1024],
  ['Ei', 1024 * 1024 * 1024 * 1024 * 1024 * 1024],
])('the unit %p is %p bytes', (unit, bytes) => {
  expect(mebibytesOf(`3${unit}`)! / (3 * bytes / 1_048_576)).toBeCloseTo(1, 12);
});

test.each(['e2', 'E2', 'e+2', 'E+2', 'e-2'])('the exponent %p is one of ten', (exponent) => {
  expect(mebibytesOf(`1048576${exponent}`)).toBeCloseTo(exponent.includes('-') ? 0.01 : 100, 12);
});

import { mebibytesOf, quantityOf } from '../../../src/capacity/rules/memory-quantity';

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

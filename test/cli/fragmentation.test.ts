import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

function fileWith(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fragmentation-')), 'subnet.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const SUBNET = { subnet: '10.0.0.0/21', addresses: ['10.0.0.80'], prefixes: ['10.0.4.0/28'], reservations: ['10.0.4.0/22'] };

test('draws the blocks of a subnet, a sign a block', () => {
  expect(main(['fragmentation', fileWith(SUBNET)])).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      '10.0.0.0/21: 2026 addresses free, 124 prefixes possible (62 of them in reserved ranges), at most 62 blocks in a row; fragmentation score 7 of 100',
      `10.0.0.0         +....+${'.'.repeat(58)}`,
      `10.0.4.0         #${'r'.repeat(62)}+`,
      '. free  r reserved  + fragmented  # full; a sign is a /28 block, sixteen addresses',
      '',
    ].join('\n'), // 2048 - 5 - 1 - 16 free; 128 - 4 blocks; ceil(100 * 4 / 66)
  });
});

test('gives the same as JSON', () => {
  expect(JSON.parse(main(['fragmentation', fileWith(SUBNET), '--json']).stdout)).toMatchObject({
    subnet: '10.0.0.0/21',
    blocks: 128,
    freeBlocks: 62,
    reservedBlocks: 62,
    fragmentedBlocks: 3,
    fullBlocks: 1,
    freeAddresses: 2026,
    availablePrefixes: 124,
    largestFreeRun: 62,
    fragmentationScore: 7,
  });
});

test.each([
  [[], /FILE is missing/],
  [['a', 'b'], /'b' is not expected: give one FILE/],
  [['/does/not/exist.json'], /FILE '\/does\/not\/exist\.json' cannot be read \(ENOENT\)/],
  [[fileWith('{')], /is not JSON/],
  [[fileWith([])], /must hold an object/],
  [[fileWith({ subnets: 1, addresses: [2], prefixes: 'x' })], /\.subnets is not expected.*\n.*\.subnet must be a CIDR.*\n.*\.addresses must be a list.*\n.*\.prefixes must be a list/],
  [[fileWith({ subnet: '10.0.0.1/24' })], /has host bits set: give 10\.0\.0\.0\/24/],
  [[fileWith({ subnet: '10.0.0.0/24', addresses: ['10.0.0.1', 'x'] })], /10\.0\.0\.1 is one that AWS keeps.*\n.*'x' is not an IPv4 address/],
  [[fileWith(SUBNET), '--svg'], /--svg is not an option: allowed are --json/],
])('fails on %#, in a line for each problem, with exit 2', (args, message) => {
  const { code, stdout, stderr } = main(['fragmentation', ...args]);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^(eks-pod-capacity fragmentation: [^\n]+\n)+$/);
});

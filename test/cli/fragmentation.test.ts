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
      'nothing has to change: 124 prefixes are possible, enough for 17 more nodes with 110 pods',
      '',
    ].join('\n'), // 2048 - 5 - 1 - 16 free; 128 - 4 blocks; 124 / 7; ceil(100 * 4 / 66)
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

describe('advice', () => {
  const adviceOn = (subnet: object): string[] => JSON.parse(main(['fragmentation', fileWith(subnet), '--json']).stdout).advice;
  /** An address in each block from one to another. */
  const oneIn = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `10.0.${Math.floor((from + index) / 16)}.${((from + index) % 16) * 16 + 5}`);

  test.each<[string, object, RegExp[]]>([
    ['empty without a reservation', { subnet: '10.0.0.0/20' }, [/^reserve 10\.0\.8\.0\/22 for prefixes/]],
    ['reserved and nearly empty', { subnet: '10.0.0.0/20', reservations: ['10.0.8.0/21'] }, [/^nothing has to change: 254 prefixes are possible, enough for 36 more nodes with 110 pods$/]], // 256 - 2; 254 / 7
    ['spoiled in its lower half', { subnet: '10.0.0.0/23', addresses: oneIn(1, 16) }, [/^reserve 10\.0\.1\.0\/25 /, /^15 blocks are broken up by one address each \(10\.0\.0\.21, 10\.0\.0\.37, 10\.0\.0\.53 and 12 more\)/]],
    ['spoiled everywhere', { subnet: '10.0.0.0/24', addresses: oneIn(1, 15) }, [/^0 prefixes are possible though 237 addresses are free, and a node with 110 pods takes 7: /, /^14 blocks are broken up/]], // 256 - 5 - 14
    ['full', { subnet: '10.0.0.0/28', addresses: Array.from({ length: 11 }, (_, index) => `10.0.0.${index + 4}`) }, [/^the subnet is full/]],
    ['too small', { subnet: '10.0.0.0/26' }, [/^2 prefixes are possible though 59 addresses are free/]], // 4 - 2 blocks; 64 - 5
  ])('of a subnet that is %s', (_, subnet, expected) => {
    const advice = adviceOn(subnet);

    expect(advice).toEqual(expected.map((each) => expect.stringMatching(each)));
    expect(main(['fragmentation', fileWith(subnet)]).stdout).toContain(`\n\n${advice.join('\n')}\n`);
  });
});

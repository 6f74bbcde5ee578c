import fc from 'fast-check';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { cidrFaults } from '../../src/addressing/ipv4-text';
import { meantBlock, nearBlock } from '../../src/addressing/meant-block';
import { SERVICE_BLOCK_USE } from '../../src/addressing/service-ranges';
import { VPC_BLOCK_USE } from '../../src/addressing/vpc-cidr-rules';

/** Strings that are no block of a VPC: all that is wrong with each as a CIDR, what it reads as, and the block to show. */
const WRONG: ReadonlyArray<readonly [text: string, faults: string[], near: string | undefined, instead: string]> = [
  // Host bits, and too large: the rest of 100.0.0.0/8 is somebody else's.
  ['100.64.0.0/8', ['hostBits'], '100.0.0.0/8', '100.64.0.0/16'],
  ['100.100.7.9/10', ['hostBits'], '100.64.0.0/10', '100.100.0.0/16'],
  ['10.101.1.0/16', ['hostBits'], '10.101.0.0/16', '10.101.0.0/16'],
  ['10.1.2.3/8', ['hostBits'], '10.0.0.0/8', '10.1.0.0/16'],
  ['172.20.0.0/8', ['hostBits'], '172.0.0.0/8', '172.20.0.0/16'],
  ['172.31.5.0/12', ['hostBits'], '172.16.0.0/12', '172.31.0.0/16'],
  ['192.168.1.0/8', ['hostBits'], '192.0.0.0/8', '192.168.0.0/16'],
  ['192.168.4.1/22', ['hostBits'], '192.168.4.0/22', '192.168.4.0/22'],
  // Sizes.
  ['10.0.0.0/8', [], '10.0.0.0/8', '10.0.0.0/16'],
  ['10.7.0.0/29', [], '10.7.0.0/29', '10.7.0.0/16'],
  ['10.7.0.1/32', [], '10.7.0.1/32', '10.7.0.0/16'],
  ['10.6.0.0/15', [], '10.6.0.0/15', '10.6.0.0/16'],
  ['10.7.1.0/15', ['hostBits'], '10.6.0.0/15', '10.7.0.0/16'],
  ['10.7.1.0/17', ['hostBits'], '10.7.0.0/17', '10.7.0.0/17'],
  ['10.7.0.20/27', ['hostBits'], '10.7.0.0/27', '10.7.0.0/27'],
  ['10.7.0.20/28', ['hostBits'], '10.7.0.16/28', '10.7.0.16/28'],
  ['10.7.0.20/29', ['hostBits'], '10.7.0.16/29', '10.7.0.0/16'],
  ['8.8.8.0/28', [], '8.8.8.0/28', '100.64.0.0/28'],
  ['8.8.8.0/29', [], '8.8.8.0/29', '100.64.0.0/16'],
  ['10.7.0.0/33', ['length'], undefined, '10.7.0.0/16'],
  ['10.7.0.0/-1', ['length'], undefined, '10.7.0.0/16'],
  ['10.7.0.0/255.255.0.0', ['length'], undefined, '10.7.0.0/16'],
  ['10.7.0.0/255.255.192.0', ['length'], undefined, '10.7.0.0/18'],
  ['10.7.0.0/255.0.255.0', ['length'], undefined, '10.7.0.0/16'],
  ['10.7.0/33', ['address', 'length'], undefined, '10.7.0.0/16'],
  // Public addresses.
  ['8.8.8.0/24', [], '8.8.8.0/24', '100.64.0.0/24'],
  ['100.0.0.0/8', [], '100.0.0.0/8', '100.64.0.0/16'],
  ['11.0.0.1/16', ['hostBits'], '11.0.0.0/16', '100.64.0.0/16'],
  // Other spellings.
  ['010.000.000.000/16', ['address'], '10.0.0.0/16', '10.0.0.0/16'],
  ['10.01.0.0/16', ['address'], '10.1.0.0/16', '10.1.0.0/16'],
  ['010.1.2.0/8', ['address', 'hostBits'], '10.0.0.0/8', '10.1.0.0/16'],
  ['10.1.0.0/016', ['length'], '10.1.0.0/16', '10.1.0.0/16'],
  [' 10.1.0.0/16', ['address'], '10.1.0.0/16', '10.1.0.0/16'],
  ['10.1.0.0 /16', ['address'], '10.1.0.0/16', '10.1.0.0/16'],
  ['10.1.0.0/ 16 ', ['length'], '10.1.0.0/16', '10.1.0.0/16'],
  [' 10.1.0.5/33', ['address', 'length'], undefined, '10.1.0.0/16'],
  ['0x0a.0x01.0.0/16', ['address'], '10.1.0.0/16', '10.1.0.0/16'],
  ['0x0A010000/16', ['address'], undefined, '100.64.0.0/16'],
  // Parts that are missing.
  ['10.1.0.0', ['form'], undefined, '10.1.0.0/16'],
  ['10.1.0.0/', ['length'], undefined, '10.1.0.0/16'],
  ['/16', ['address'], undefined, '100.64.0.0/16'],
  ['10.0.0/18', ['address'], undefined, '10.0.0.0/18'],
  ['10.1.0/16', ['address'], undefined, '10.1.0.0/16'],
  ['192.168/20', ['address'], undefined, '192.168.0.0/20'],
  ['10/8', ['address'], undefined, '10.0.0.0/16'],
  ['10.1', ['form'], undefined, '10.1.0.0/16'],
  ['172.20.', ['form'], undefined, '172.20.0.0/16'],
  ['10.1..0/20', ['address'], undefined, '10.1.0.0/20'],
  ['8.8.8/24', ['address'], undefined, '100.64.0.0/24'],
  ['16', ['form'], undefined, '100.64.0.0/16'],
  // Too much.
  ['10.1.0.0.0/16', ['address'], undefined, '10.1.0.0/16'],
  ['10.1.0.256/16', ['address'], undefined, '10.1.0.0/16'],
  ['10.256.0.0/18', ['address'], undefined, '10.0.0.0/18'],
  ['300.1.0.0/18', ['address'], undefined, '100.64.0.0/18'],
  ['10.O.0.0/18', ['address'], undefined, '10.0.0.0/18'],
  ['10.1.0.0/18, 10.2.0.0/18', ['form'], undefined, '10.1.0.0/18'],
  // Other characters between the parts.
  ['10.1.0.0-18', ['form'], undefined, '10.1.0.0/18'],
  ['10.1.0.0 18', ['form'], undefined, '10.1.0.0/18'],
  ['10.1.0.0:18', ['form'], undefined, '10.1.0.0/18'],
  ['10.1.0.0\\18', ['form'], undefined, '10.1.0.0/18'],
  ['10,1,0,0/18', ['address'], undefined, '10.1.0.0/18'],
  ['10. 1. 0. 0/18', ['address'], '10.1.0.0/18', '10.1.0.0/18'],
  ['10.1.0.0-10.1.63.255', ['form'], undefined, '10.1.0.0/16'],
  ['https://10.1.0.0/18', ['form'], undefined, '10.1.0.0/18'],
  ['10.1.0.0/16/16', ['form'], '10.1.0.0/16', '10.1.0.0/16'],
  ['', ['form'], undefined, '100.64.0.0/16'],
  ['ten', ['form'], undefined, '100.64.0.0/16'],
  // IPv6.
  ['fd00::/56', ['address'], undefined, '100.64.0.0/16'],
  ['2001:db8::1/64', ['address'], undefined, '100.64.0.0/16'],
  ['fd00::1/24', ['address'], undefined, '100.64.0.0/24'],
  ['::ffff:10.1.0.0/112', ['address'], undefined, '10.1.0.0/16'],
  ['${Token[TOKEN.1]}', ['form'], undefined, '100.64.0.0/16'],
];

test.each(WRONG)('%p: %j, reads as %s, and %s is shown', (text, faults, near, instead) => {
  expect(cidrFaults(text)).toEqual(faults);
  expect(nearBlock(text)?.toString()).toBe(near);
  expect(meantBlock(text, VPC_BLOCK_USE)).toBe(instead);
});

/** The ranges of services are of /12 to /24, and of private addresses alone. */
test.each([
  ['172.20.0.0/11', '172.16.0.0/12'],
  ['172.16.0.1/12', '172.16.0.0/12'],
  ['172.20.0.1/13', '172.16.0.0/13'],
  ['172.20.1.1/23', '172.20.0.0/23'],
  ['172.20.1.1/24', '172.20.1.0/24'],
  ['172.20.1.1/25', '172.20.0.0/20'],
  ['100.64.0.0/24', '10.0.0.0/24'],
  ['100.64.0.0/25', '10.0.0.0/20'],
])('in place of %s for services %s is shown', (text, instead) => {
  expect(meantBlock(text, SERVICE_BLOCK_USE)).toBe(instead);
});

const blocks = fc.record({ address: fc.ipV4(), length: fc.integer({ min: 0, max: 40 }) }).map(({ address, length }) => `${address}/${length}`);

test('what is shown can be used, and is of nobody else', () => {
  const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map((range) => Ipv4Cidr.parse(range));

  fc.assert(fc.property(fc.oneof(blocks, fc.string()), (text) => {
    const block = Ipv4Cidr.parse(meantBlock(text, VPC_BLOCK_USE));
    expect([block.prefixLength >= 16, block.prefixLength <= 28, own.some((range) => range.contains(block))]).toEqual([true, true, true]);
  }));
});

test('it avoids what is taken, in the range that was meant as long as there is room', () => {
  const vpc = Ipv4Cidr.parse('10.0.0.0/16');
  const use = { ...VPC_BLOCK_USE, fits: (block: Ipv4Cidr) => !block.overlaps(vpc) };

  expect(meantBlock('10.0.0.5/16', use)).toBe('10.1.0.0/16');
  expect(meantBlock('10.0.0.5/16', { ...use, ranges: [vpc] })).toBe('100.64.0.0/16');
  expect(meantBlock('10.0.0.5/16', { ...VPC_BLOCK_USE, ranges: [vpc], fits: (block) => !block.overlaps(Ipv4Cidr.parse('10.0.0.0/17')) })).toBe('10.0.128.0/17');
});

test('a string is a CIDR where nothing is wrong with it', () => {
  fc.assert(fc.property(fc.oneof(blocks, fc.string()), (text) => {
    expect(cidrFaults(text).length === 0).toBe(!throws(() => Ipv4Cidr.parse(text)));
  }));
});

function throws(call: () => unknown): boolean {
  try {
    call();
    return false;
  } catch {
    return true;
  }
}

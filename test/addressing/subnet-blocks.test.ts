import fc from 'fast-check';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { ReservationShare, SubnetBlocks } from '../../src/addressing/subnet-blocks';
import { rangeOf, sizeOf } from '../private/ipv4-oracle';
import { cidrTexts, holds, relatedCidrTexts } from '../private/laws';

const SHARES = [ReservationShare.NONE, ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS];
const SUBNET_LENGTHS = fc.integer({ min: 16, max: 28 });

const blocksOf = (subnet: string) => SubnetBlocks.of(Ipv4Cidr.parse(subnet));
const rangesOf = (subnet: string, share: ReservationShare) => blocksOf(subnet).topRanges(share).map(String);

/**
 * Looks at each aligned block of sixteen in turn: it is whole when all of it lies in the subnet and in the
 * range, and none of the five addresses that AWS keeps is in it.
 */
function naiveWholeBlocks(subnet: string, range: string): number {
  const [outer, inner] = [rangeOf(subnet), rangeOf(range)];
  const kept = [outer.first, outer.first + 1, outer.first + 2, outer.first + 3, outer.last];
  const [from, to] = [Math.max(outer.first, inner.first), Math.min(outer.last, inner.last)];
  let count = 0;
  for (let start = Math.ceil(from / 16) * 16; start + 15 <= to; start += 16) {
    if (!kept.some((address) => start <= address && address <= start + 15)) count += 1;
  }
  return count;
}

describe('of a subnet', () => {
  test.each([
    ['S34 /20', '10.0.0.0/20', 4091, 254], // 2^12 - 5; 2^8 - 2
    ['S34 /19', '10.0.0.0/19', 8187, 510], // 2^13 - 5; 2^9 - 2
    ['S34 /18', '10.0.0.0/18', 16379, 1022], // 2^14 - 5; 2^10 - 2
    ['S32 /24', '10.0.3.0/24', 251, 14], // 2^8 - 5; 2^4 - 2
    ['S38 /19 beside others', '172.20.32.0/19', 8187, 510], // 2^13 - 5; 2^9 - 2
    ['S63 /22', '10.0.4.0/22', 1019, 62], // 2^10 - 5; 2^6 - 2
    ['S99 /28', '10.0.0.16/28', 11, 0], // 2^4 - 5; 2^0 - 2, not below 0
    ['the largest', '100.64.0.0/16', 65531, 4094], // 2^16 - 5; 2^12 - 2
    ['/27, whose two blocks both hold kept addresses', '10.0.0.32/27', 27, 0], // 2^5 - 5; 2^1 - 2
    ['/26', '10.0.0.64/26', 59, 2], // 2^6 - 5; 2^2 - 2
    ['/29, no subnet of EC2', '10.0.0.0/29', 3, 0], // 2^3 - 5
    ['/30, no subnet of EC2', '10.0.0.0/30', 0, 0], // 2^2 - 5, not below 0
  ])('%s: %s has %d usable addresses and %d whole blocks', (_, subnet, usableAddresses, wholeBlocks) => {
    expect(blocksOf(subnet)).toMatchObject({ usableAddresses, wholeBlocks });
    expect(blocksOf(subnet).cidr.toString()).toBe(subnet);
  });
});

describe('wholeBlocksIn', () => {
  test.each([
    ['S53 the top /23 of a /18', '10.1.0.0/18', '10.1.62.0/23', 31], // 512 / 16 - 1, the last
    ['S51 the upper half of a /18', '100.64.0.0/18', '100.64.32.0/19', 511], // 8192 / 16 - 1, the last
    ['the lower half', '100.64.0.0/18', '100.64.0.0/19', 511], // 8192 / 16 - 1, the first
    ['the third quarter', '100.64.0.0/18', '100.64.32.0/20', 256], // 4096 / 16
    ['the subnet itself', '10.0.0.0/24', '10.0.0.0/24', 14], // 256 / 16 - 2
    ['what holds the subnet', '10.0.1.0/24', '10.0.0.0/16', 14], // 256 / 16 - 2
    ['what lies outside', '10.0.0.0/24', '10.0.1.0/24', 0],
    ['the first block', '10.0.0.0/24', '10.0.0.0/28', 0], // 1 - 1
    ['the second block', '10.0.0.0/24', '10.0.0.16/28', 1],
    ['the last block', '10.0.0.0/24', '10.0.0.240/28', 0], // 1 - 1
    ['half a block', '10.0.0.0/24', '10.0.0.16/29', 0], // 8 / 16 is none
  ])('%s: %s in %s: %d', (_, subnet, range, whole) => {
    expect(blocksOf(subnet).wholeBlocksIn(Ipv4Cidr.parse(range))).toBe(whole);
  });

  test('law: it counts what a look at each block counts', () => {
    const ranges = fc.integer({ min: 12, max: 32 });
    holds(fc.property(relatedCidrTexts(SUBNET_LENGTHS, ranges), ([subnet, range]) => {
      expect(blocksOf(subnet).wholeBlocksIn(Ipv4Cidr.parse(range))).toBe(naiveWholeBlocks(subnet, range));
    }), 300);
  });

  test('law: the whole blocks of a subnet are those of its two halves', () => {
    holds(fc.property(cidrTexts(16, 27), (subnet) => {
      const { cidr, wholeBlocks } = blocksOf(subnet);

      expect(wholeBlocks).toBe(naiveWholeBlocks(subnet, cidr.lowerHalf().toString()) + naiveWholeBlocks(subnet, cidr.upperHalf().toString()));
    }));
  });
});

/** Counts the addresses of a range that lie in a subnet and are not kept by AWS, one by one. */
function naiveAddresses(subnet: string, range: string): number {
  const [outer, inner] = [rangeOf(subnet), rangeOf(range)];
  const kept = [outer.first, outer.first + 1, outer.first + 2, outer.first + 3, outer.last];
  let count = 0;
  for (let address = Math.max(outer.first, inner.first); address <= Math.min(outer.last, inner.last); address++) {
    if (!kept.includes(address)) count += 1;
  }
  return count;
}

describe('usableAddressesIn', () => {
  test.each([
    ['the upper half', '10.0.0.0/24', '10.0.0.128/25', 127], // 128 - 1, the last
    ['the lower half', '10.0.0.0/24', '10.0.0.0/25', 124], // 128 - 4, the first
    ['a block in the middle', '10.0.0.0/24', '10.0.0.64/26', 64],
    ['the first block', '10.0.0.0/24', '10.0.0.0/28', 12], // 16 - 4
    ['the second block', '10.0.0.0/24', '10.0.0.16/28', 16],
    ['the last block', '10.0.0.0/24', '10.0.0.240/28', 15], // 16 - 1
    ['the subnet itself', '10.0.0.0/24', '10.0.0.0/24', 251], // 256 - 5
    ['what holds the subnet', '10.0.1.0/24', '10.0.0.0/16', 251],
    ['what lies before', '10.0.1.0/24', '10.0.0.0/24', 0],
    ['what lies behind', '10.0.0.0/24', '10.0.1.0/24', 0],
    ['what AWS keeps', '10.0.0.0/24', '10.0.0.0/30', 0], // 4 - 4
    ['what AWS keeps at the end', '10.0.0.0/24', '10.0.0.255/32', 0], // 1 - 1
    ['the address behind what AWS keeps', '10.0.0.0/24', '10.0.0.4/32', 1],
    ['the address before the last', '10.0.0.0/24', '10.0.0.254/32', 1],
    ['the smallest subnet', '10.0.0.16/28', '10.0.0.16/28', 11], // 16 - 5
    ['a block of two addresses, no subnet of EC2', '10.0.0.0/31', '10.0.0.0/31', 0],
    ['the last block of all', '255.255.255.0/24', '255.255.255.128/25', 127],
  ])('%s: in %s, %s has %d', (_, subnet, range, addresses) => {
    expect(blocksOf(subnet).usableAddressesIn(Ipv4Cidr.parse(range))).toBe(addresses);
  });

  test('law: it counts what a look at each address counts', () => {
    holds(fc.property(relatedCidrTexts(fc.integer({ min: 20, max: 28 }), fc.integer({ min: 12, max: 32 })), ([subnet, range]) => {
      expect(blocksOf(subnet).usableAddressesIn(Ipv4Cidr.parse(range))).toBe(naiveAddresses(subnet, range));
    }), 200);
  });

  test('law: the addresses of a subnet are those of its two halves', () => {
    holds(fc.property(cidrTexts(16, 28), (subnet) => {
      const blocks = blocksOf(subnet);

      expect(blocks.usableAddressesIn(blocks.cidr.lowerHalf()) + blocks.usableAddressesIn(blocks.cidr.upperHalf())).toBe(blocks.usableAddresses);
    }));
  });
});

describe('isAligned', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.128/25', true],
    ['10.0.0.0/24', '10.0.0.240/28', true],
    ['10.0.0.0/24', '10.0.0.0/24', true],
    ['10.0.0.0/24', '10.0.0.240/29', false], // 8 addresses make no /28
    ['10.0.0.0/24', '10.0.1.0/28', false],
    ['10.0.0.0/24', '10.0.0.0/23', false],
  ])('in %s, %s: %p', (subnet, range, aligned) => {
    expect(blocksOf(subnet).isAligned(Ipv4Cidr.parse(range))).toBe(aligned);
  });
});

describe('topRanges', () => {
  test.each([
    ['100.64.64.0/18', ReservationShare.NONE, []],
    ['100.64.64.0/18', ReservationShare.HALF, ['100.64.96.0/19']], // 64 + 32
    ['100.64.64.0/18', ReservationShare.THREE_QUARTERS, ['100.64.96.0/19', '100.64.80.0/20']], // 64 + 16
    ['100.64.64.0/18', ReservationShare.SEVEN_EIGHTHS, ['100.64.96.0/19', '100.64.80.0/20', '100.64.72.0/21']], // 64 + 8
    ['10.0.0.0/26', ReservationShare.SEVEN_EIGHTHS, ['10.0.0.32/27', '10.0.0.16/28']], // a third would be a /29
    ['10.0.0.0/27', ReservationShare.SEVEN_EIGHTHS, ['10.0.0.16/28']],
    ['10.0.0.0/28', ReservationShare.HALF, []],
  ])('of %s at %s are %p', (subnet, share, ranges) => {
    expect(rangesOf(subnet, share)).toEqual(ranges);
  });

  test('law: ranges are aligned, inside, apart from one another, and never all of the subnet', () => {
    holds(fc.property(cidrTexts(16, 28), fc.constantFrom(...SHARES), (subnet, share) => {
      const ranges = rangesOf(subnet, share);
      const downwards = ranges.map(rangeOf);

      expect(ranges.every((range) => Number(range.split('/')[1]) <= 28)).toBe(true);
      expect(downwards.every(({ first, last }) => rangeOf(subnet).first < first && last <= rangeOf(subnet).last)).toBe(true);
      expect(downwards.slice(1).map(({ last }) => last)).toEqual(downwards.slice(0, -1).map(({ first }) => first - 1));
      expect(ranges.reduce((sum, range) => sum + sizeOf(range), 0)).toBeLessThan(sizeOf(subnet));
    }));
  });

  test('law: the first range ends where the subnet ends, and the shares are what they are called', () => {
    const shares: Array<[ReservationShare, number]> = [
      [ReservationShare.HALF, 1 / 2],
      [ReservationShare.THREE_QUARTERS, 3 / 4],
      [ReservationShare.SEVEN_EIGHTHS, 7 / 8],
    ];
    holds(fc.property(cidrTexts(16, 25), fc.constantFrom(...shares), (subnet, [share, part]) => {
      const ranges = rangesOf(subnet, share);

      expect(rangeOf(ranges[0]).last).toBe(rangeOf(subnet).last);
      expect(ranges.reduce((sum, range) => sum + sizeOf(range), 0)).toBe(sizeOf(subnet) * part);
    }));
  });

  test('law: a higher share begins with the ranges of a lower one', () => {
    holds(fc.property(cidrTexts(16, 28), fc.nat(3), fc.nat(3), (subnet, one, other) => {
      const lower = rangesOf(subnet, SHARES[Math.min(one, other)]);
      const higher = rangesOf(subnet, SHARES[Math.max(one, other)]);

      expect(higher.slice(0, lower.length)).toEqual(lower);
    }));
  });
});

import fc from 'fast-check';
import { Ipv4Cidr } from '../../src/addressing';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { blockText, dottedOf, rangeOf, sizeOf } from '../private/ipv4-oracle';
import { addressBits, cidrTexts, holds, relatedCidrTexts } from '../private/laws';
import { factsOf, statementsOf } from '../private/statements';

const ANY_LENGTH = fc.integer({ min: 0, max: 32 });

describe('parse', () => {
  test.each([
    ['0.0.0.0/0', '255.255.255.255', 4294967296], // 2^32
    ['128.0.0.0/1', '255.255.255.255', 2147483648], // 2^31
    ['100.64.0.0/10', '100.127.255.255', 4194304], // 2^22
    ['100.64.0.0/16', '100.64.255.255', 65536], // 2^16
    ['172.20.32.0/19', '172.20.63.255', 8192], // 2^13
    ['10.0.0.128/25', '10.0.0.255', 128], // 2^7
    ['10.1.2.4/30', '10.1.2.7', 4], // 2^2
    ['255.255.255.255/32', '255.255.255.255', 1], // 2^0
  ])('%s ends at %s and has %d addresses', (text, lastAddress, addressCount) => {
    const cidr = Ipv4Cidr.parse(text);

    expect(cidr.toString()).toBe(text);
    expect(`${cidr.networkAddress}/${cidr.prefixLength}`).toBe(text);
    expect(cidr.lastAddress).toBe(lastAddress);
    expect(cidr.addressCount).toBe(addressCount);
  });

  test.each([
    ['', 'form', '100.64.0.0/16'],
    ['10.0.0.0', 'form', '10.0.0.0/16'],
    ['8.8.8.8', 'form', '100.64.0.0/16'],
    ['10.0.0.0/8/8', 'form', '10.0.0.0/8'],
    ['10.0.0.0-18', 'form', '10.0.0.0/18'],
    ['${Token[TOKEN.1]}', 'form', '100.64.0.0/16'],
    ['10.0.0/8', 'address', '10.0.0.0/8'],
    ['172.20.0/18', 'address', '172.20.0.0/18'],
    ['10.0.0.0.0/8', 'address', '10.0.0.0/8'],
    ['10.0.0.256/32', 'address', '10.0.0.0/32'],
    ['010.0.0.0/8', 'address', '10.0.0.0/8'],
    [' 10.0.0.0/8', 'address', '10.0.0.0/8'],
    ['fd00::/8', 'address', '100.64.0.0/16'],
    ['10.0.0.0/33', 'length', '10.0.0.0/16'],
    ['8.8.8.8/33', 'length', '100.64.0.0/16'],
    ['10.0.0.0/-1', 'length', '10.0.0.0/16'],
    ['10.0.0.0/08', 'length', '10.0.0.0/8'],
    ['10.0.0.0/8.5', 'length', '10.0.0.0/16'],
    ['10.0.0.0/', 'length', '10.0.0.0/16'],
    ['10.0.0.0/8 ', 'length', '10.0.0.0/8'],
  ])('fails on %p: %s', (text, fault, instead) => {
    const [finding, ...others] = findingsThrownBy(() => Ipv4Cidr.parse(text));

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'cdk-eks-pod-capacity:invalid-cidr', severity: 'error', subject: text });
    expect(factsOf([finding], 'invalid-cidr')).toEqual({ got: text, fault, instead });
  });

  test.each([
    ['10.0.0.1/24', '10.0.0.0/24'], // 1 - 1
    ['100.64.128.0/16', '100.64.0.0/16'], // 128 - 128
    ['10.0.0.255/31', '10.0.0.254/31'], // 255 - 1
    ['172.20.33.0/19', '172.20.32.0/19'], // 33 - 1
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['200.0.0.0/1', '128.0.0.0/1'], // 200 - 72
  ])('fails on the host bits of %s and suggests %s', (text, corrected) => {
    expect(factsOf(findingsThrownBy(() => Ipv4Cidr.parse(text)), 'invalid-cidr'))
      .toEqual({ got: text, fault: 'hostBits', instead: corrected });
  });

  test('law: a block without host bits comes back as it was written', () => {
    holds(fc.property(cidrTexts(), (text) => {
      const cidr = Ipv4Cidr.parse(text);
      const { first, last } = rangeOf(text);

      expect(cidr.toString()).toBe(text);
      expect(cidr.networkAddress).toBe(dottedOf(first.toString(2).padStart(32, '0')));
      expect(cidr.lastAddress).toBe(dottedOf(last.toString(2).padStart(32, '0')));
      expect(cidr.addressCount).toBe(last - first + 1);
    }));
  });

  test('law: host bits are refused, and the suggestion is the block that holds the address', () => {
    holds(fc.property(addressBits, fc.integer({ min: 0, max: 31 }), (bits, prefixLength) => {
      fc.pre(bits.slice(prefixLength).includes('1'));
      const written = `${dottedOf(bits)}/${prefixLength}`;

      expect(factsOf(findingsThrownBy(() => Ipv4Cidr.parse(written)), 'invalid-cidr'))
        .toEqual({ got: written, fault: 'hostBits', instead: blockText(bits, prefixLength) });
      expect(Ipv4Cidr.parse(blockText(bits, prefixLength)).toString()).toBe(blockText(bits, prefixLength));
    }));
  });
});

describe('contains, overlaps, isSameAs', () => {
  test.each([
    ['10.0.0.0/16', '10.0.255.0/24', true], // 255 * 256 + 255 = 65535, the last address
    ['10.0.0.0/16', '10.1.0.0/24', false], // 65536, one beyond
    ['10.1.0.0/16', '10.0.255.0/24', false],
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/24', '10.0.0.0/16', false],
    ['0.0.0.0/0', '255.255.255.255/32', true],
    ['0.0.0.0/1', '128.0.0.0/1', false],
  ])('%s contains %s: %p', (outer, inner, expected) => {
    expect(Ipv4Cidr.parse(outer).contains(Ipv4Cidr.parse(inner))).toBe(expected);
  });

  test.each([
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.255.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.1.0/24', '10.0.0.0/24', false],
  ])('%s overlaps %s: %p', (one, other, expected) => {
    expect(Ipv4Cidr.parse(one).overlaps(Ipv4Cidr.parse(other))).toBe(expected);
  });

  test.each([
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.0.0.0/17', false],
    ['10.0.0.0/16', '10.1.0.0/16', false],
  ])('%s is the same as %s: %p', (one, other, expected) => {
    expect(Ipv4Cidr.parse(one).isSameAs(Ipv4Cidr.parse(other))).toBe(expected);
  });

  test('law: they agree with ranges of integers', () => {
    holds(fc.property(relatedCidrTexts(ANY_LENGTH, ANY_LENGTH), ([one, other]) => {
      const [a, b] = [rangeOf(one), rangeOf(other)];
      const [first, second] = [Ipv4Cidr.parse(one), Ipv4Cidr.parse(other)];

      expect([first.contains(second), first.overlaps(second), first.isSameAs(second)])
        .toEqual([a.first <= b.first && b.last <= a.last, a.first <= b.last && b.first <= a.last, one === other]);
    }), 500);
  });
});

describe('childAt', () => {
  test.each([
    ['100.64.0.0/16', 18, 0, '100.64.0.0/18'],
    ['100.64.0.0/16', 18, 3, '100.64.192.0/18'], // 3 * 64
    ['100.64.0.0/16', 24, 255, '100.64.255.0/24'],
    ['100.64.0.0/16', 16, 0, '100.64.0.0/16'],
    ['0.0.0.0/0', 32, 4294967295, '255.255.255.255/32'], // 2^32 - 1
    ['128.0.0.0/1', 2, 1, '192.0.0.0/2'], // 128 + 64
  ])('of %s, /%d at %d is %s', (parent, prefixLength, index, child) => {
    expect(Ipv4Cidr.parse(parent).childAt(prefixLength, index).toString()).toBe(child);
  });

  test.each([
    [15, 0, 'cidrs.lengthOfBlocks', { least: 16, most: 32, got: 15 }],
    [33, 0, 'cidrs.lengthOfBlocks', { least: 16, most: 32, got: 33 }],
    [18.5, 0, 'cidrs.lengthOfBlocks', { least: 16, most: 32, got: 18.5 }],
    [NaN, 0, 'cidrs.lengthOfBlocks', { least: 16, most: 32, got: NaN }],
    [18, -1, 'cidrs.noSuchBlock', { count: 4, prefixLength: 18, got: -1 }], // 2^(18 - 16) = 4
    [18, 4, 'cidrs.noSuchBlock', { count: 4, prefixLength: 18, got: 4 }],
    [18, 0.5, 'cidrs.noSuchBlock', { count: 4, prefixLength: 18, got: 0.5 }],
    [18, NaN, 'cidrs.noSuchBlock', { count: 4, prefixLength: 18, got: NaN }],
  ])('fails for /%d at %d', (prefixLength, index, wording, facts) => {
    const findings = findingsThrownBy(() => Ipv4Cidr.parse('10.0.0.0/16').childAt(prefixLength, index));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(statementsOf(findings)).toEqual([{ id: 'invalid-number', wording, about: 'cidr 10.0.0.0/16', facts: { cidr: '10.0.0.0/16', ...facts } }]);
  });
});

describe('split', () => {
  test('gives the zone slots of a /16 in order', () => {
    expect(Ipv4Cidr.parse('100.64.0.0/16').split(18).map(String)).toEqual([
      '100.64.0.0/18',
      '100.64.64.0/18',
      '100.64.128.0/18',
      '100.64.192.0/18',
    ]); // 65536 / 4 = 64 * 256
  });

  test('gives 65,536 blocks at most', () => {
    expect(Ipv4Cidr.parse('0.0.0.0/0').split(16)).toHaveLength(65536); // 2^16
  });

  test.each([
    ['0.0.0.0/0', 17, 0, 16], // 0 + 16
    ['10.0.0.0/8', 25, 8, 24], // 8 + 16
    ['10.0.0.0/24', 33, 24, 32], // min(24 + 16, 32)
    ['10.0.0.0/24', 23, 24, 32],
    ['10.0.0.0/24', 24.5, 24, 32],
  ])('fails on %s into /%d, for /%d to /%d are allowed', (text, prefixLength, least, most) => {
    const findings = findingsThrownBy(() => Ipv4Cidr.parse(text).split(prefixLength));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(factsOf(findings, 'invalid-number')).toEqual({ cidr: text, least, most, got: prefixLength });
  });

  test('law: the blocks are of the length asked, lie side by side and cover the whole', () => {
    const lengths = fc.tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 6 }))
      .map(([least, more]) => [least, Math.min(32, least + more)]);
    holds(fc.property(addressBits, lengths, (bits, [least, prefixLength]) => {
      const text = blockText(bits, least);
      const { first, last } = rangeOf(text);

      const blocks = Ipv4Cidr.parse(text).split(prefixLength);

      const ranges = blocks.map((block) => rangeOf(block.toString()));
      expect(blocks.map((block) => block.prefixLength)).toEqual(blocks.map(() => prefixLength));
      expect(ranges[0].first).toBe(first);
      expect(ranges[ranges.length - 1].last).toBe(last);
      expect(ranges.slice(1).map((range) => range.first)).toEqual(ranges.slice(0, -1).map((range) => range.last + 1));
      expect(blocks.every((block) => Ipv4Cidr.parse(text).contains(block))).toBe(true);
    }));
  });
});

describe('halves', () => {
  test.each([
    ['100.64.0.0/18', '100.64.0.0/19', '100.64.32.0/19'], // 64 / 2
    ['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1'], // 256 / 2
    ['10.0.0.6/31', '10.0.0.6/32', '10.0.0.7/32'], // 6 + 1
  ])('of %s are %s and %s', (whole, lower, upper) => {
    expect(Ipv4Cidr.parse(whole).lowerHalf().toString()).toBe(lower);
    expect(Ipv4Cidr.parse(whole).upperHalf().toString()).toBe(upper);
  });

  test('fails on a /32, which has none', () => {
    expect(namesOf(findingsThrownBy(() => Ipv4Cidr.parse('10.0.0.1/32').upperHalf()))).toEqual(['invalid-number']);
    expect(namesOf(findingsThrownBy(() => Ipv4Cidr.parse('10.0.0.1/32').lowerHalf()))).toEqual(['invalid-number']);
  });

  test('law: they share the block evenly, the lower one first', () => {
    holds(fc.property(cidrTexts(0, 31), (text) => {
      const cidr = Ipv4Cidr.parse(text);
      const [lower, upper] = [rangeOf(cidr.lowerHalf().toString()), rangeOf(cidr.upperHalf().toString())];

      expect(lower.first).toBe(rangeOf(text).first);
      expect(lower.last + 1).toBe(upper.first);
      expect(upper.last).toBe(rangeOf(text).last);
      expect(sizeOf(cidr.lowerHalf().toString())).toBe(sizeOf(cidr.upperHalf().toString()));
    }));
  });
});

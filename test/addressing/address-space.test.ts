import fc from 'fast-check';
import { AddressSpace } from '../../src/addressing/address-space';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { rangeOf, sizeOf } from '../private/ipv4-oracle';
import { holds } from '../private/laws';
import { statementsOf } from '../private/statements';

const WHOLE = '10.0.0.0/24';
const spaceOf = (text: string) => AddressSpace.of(Ipv4Cidr.parse(text));
const freeOf = (space: AddressSpace) => space.free.map(String);

/**
 * The blocks that a set of free addresses (0 to 255 of the /24) makes up: of every aligned block, from the
 * largest size down, those that are free throughout and lie in no larger one.
 */
function naiveBlocks(free: ReadonlySet<number>): Array<{ first: number; size: number }> {
  const found: Array<{ first: number; size: number }> = [];
  for (let size = 256; size >= 1; size /= 2) {
    for (let first = 0; first < 256; first += size) {
      const isFree = Array.from({ length: size }, (_, at) => first + at).every((address) => free.has(address));
      const isInLarger = found.some((block) => block.first <= first && first < block.first + block.size);
      if (isFree && !isInLarger) found.push({ first, size });
    }
  }
  return found.sort((a, b) => a.first - b.first);
}

const textOf = ({ first, size }: { first: number; size: number }) => `10.0.0.${first}/${32 - Math.log2(size)}`;

type Step = { readonly take: number } | { readonly without: string };

const BLOCKS_INSIDE = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([address, prefixLength]) => {
    const size = 2 ** (32 - prefixLength);
    return textOf({ first: Math.floor(address / size) * size, size });
  });

const STEPS: fc.Arbitrary<Step[]> = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 24, max: 32 }).map((take) => ({ take })) },
  { weight: 2, arbitrary: BLOCKS_INSIDE.map((without) => ({ without })) },
), { maxLength: 10 });

test('all of a block is free at first', () => {
  const space = spaceOf('100.64.0.0/16');

  expect(freeOf(space)).toEqual(['100.64.0.0/16']);
  expect(space.freeAddresses).toBe(65536); // 2^(32 - 16)
});

test('free hands out a copy', () => {
  const space = spaceOf(WHOLE);

  space.free.pop();

  expect(freeOf(space)).toEqual([WHOLE]);
});

describe('take', () => {
  test('leaves the rest as large as can be and the space itself as it was', () => {
    const space = spaceOf(WHOLE);

    const taken = space.take(26)!;

    expect(taken.cidr.toString()).toBe('10.0.0.0/26');
    expect(freeOf(taken.remaining)).toEqual(['10.0.0.64/26', '10.0.0.128/25']);
    expect(taken.remaining.freeAddresses).toBe(192); // 256 - 64
    expect(freeOf(space)).toEqual([WHOLE]);
  });

  test('uses the smallest free block that is large enough, so that large ones stay whole', () => {
    const space = spaceOf(WHOLE).without(Ipv4Cidr.parse('10.0.0.128/26')); // free: .0/25, .192/26

    const taken = space.take(28)!;

    expect(taken.cidr.toString()).toBe('10.0.0.192/28');
    expect(freeOf(taken.remaining)).toEqual(['10.0.0.0/25', '10.0.0.208/28', '10.0.0.224/27']);
  });

  test('uses the first of several that are equally small', () => {
    const space = spaceOf(WHOLE)
      .without(Ipv4Cidr.parse('10.0.0.0/26'))
      .without(Ipv4Cidr.parse('10.0.0.192/26')); // free: .64/26, .128/26

    expect(space.take(27)!.cidr.toString()).toBe('10.0.0.64/27');
  });

  test('can take the whole, and nothing after that', () => {
    const { cidr, remaining } = spaceOf(WHOLE).take(24)!;

    expect(cidr.toString()).toBe(WHOLE);
    expect(remaining.free).toEqual([]);
    expect(remaining.freeAddresses).toBe(0);
    expect(remaining.take(32)).toBeUndefined();
  });

  test.each([23, 16, 0])('gives nothing for a /%d, which is larger than the space', (prefixLength) => {
    expect(spaceOf(WHOLE).take(prefixLength)).toBeUndefined();
  });

  test('gives nothing when the free addresses are enough but lie apart', () => {
    const space = spaceOf(WHOLE)
      .without(Ipv4Cidr.parse('10.0.0.0/26'))
      .without(Ipv4Cidr.parse('10.0.0.192/26'));

    expect(space.freeAddresses).toBe(128); // 256 - 64 - 64, as many as a /25 has
    expect(space.take(25)).toBeUndefined();
  });

  test.each([-1, 33, 24.5, NaN])('fails for a prefix length of %p', (prefixLength) => {
    const findings = findingsThrownBy(() => spaceOf(WHOLE).take(prefixLength));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(statementsOf(findings)).toMatchObject([{ about: `cidr ${WHOLE}`, facts: { least: 0, most: 32, got: prefixLength } }]);
  });
});

describe('without', () => {
  test.each([
    ['10.0.0.0/28', ['10.0.0.16/28', '10.0.0.32/27', '10.0.0.64/26', '10.0.0.128/25']], // 16 + 32 + 64 + 128 = 256 - 16
    ['10.0.0.255/32', // 128 + 64 + 32 + 16 + 8 + 4 + 2 + 1 = 256 - 1
      ['10.0.0.0/25', '10.0.0.128/26', '10.0.0.192/27', '10.0.0.224/28', '10.0.0.240/29', '10.0.0.248/30', '10.0.0.252/31', '10.0.0.254/32']],
    ['10.0.0.0/24', []], // 256 - 256
    ['10.0.0.0/16', []],
    ['10.0.1.0/24', ['10.0.0.0/24']],
    ['0.0.0.0/0', []],
  ])('%s leaves %p', (taken, left) => {
    expect(freeOf(spaceOf(WHOLE).without(Ipv4Cidr.parse(taken)))).toEqual(left);
  });

  test('takes the same block away once', () => {
    const block = Ipv4Cidr.parse('10.0.0.64/26');

    expect(freeOf(spaceOf(WHOLE).without(block).without(block))).toEqual(['10.0.0.0/26', '10.0.0.128/25']);
  });
});

describe('laws', () => {
  test('free blocks and taken ones add up to the whole, disjoint, aligned and inside; take is best fit', () => {
    holds(fc.property(STEPS, (steps) => {
      const free = new Set(Array.from({ length: 256 }, (_, address) => address));
      let space = spaceOf(WHOLE);
      for (const step of steps) {
        let gone: string | undefined;
        if ('take' in step) {
          const size = 2 ** (32 - step.take);
          const roomy = naiveBlocks(free).filter((block) => block.size >= size);
          const smallest = roomy.filter((block) => block.size === Math.min(...roomy.map((other) => other.size)))[0];
          const expected = smallest === undefined ? undefined : textOf({ first: smallest.first, size });
          const taken = space.take(step.take);
          expect(taken?.cidr.toString()).toBe(expected);
          space = taken?.remaining ?? space;
          gone = expected;
        } else {
          space = space.without(Ipv4Cidr.parse(step.without));
          gone = step.without;
        }
        if (gone !== undefined) {
          const { first, last } = rangeOf(gone);
          const start = rangeOf(WHOLE).first;
          for (let address = first; address <= last; address += 1) free.delete(address - start);
        }
        expect(freeOf(space)).toEqual(naiveBlocks(free).map(textOf));
        expect(space.freeAddresses).toBe(free.size);
      }
    }), 60);
  });

  test('what is taken from any space adds up, and no two blocks share an address', () => {
    const takes = fc.array(fc.integer({ min: 16, max: 32 }), { maxLength: 30 });
    holds(fc.property(takes, (lengths) => {
      let space = spaceOf('100.64.0.0/16');
      const taken: string[] = [];
      for (const prefixLength of lengths) {
        const allocation = space.take(prefixLength);
        if (allocation === undefined) continue;
        taken.push(allocation.cidr.toString());
        space = allocation.remaining;
      }

      const blocks = [...taken, ...freeOf(space)].sort((a, b) => rangeOf(a).first - rangeOf(b).first);
      expect(blocks.reduce((sum, block) => sum + sizeOf(block), 0)).toBe(65536); // 2^(32 - 16)
      expect(rangeOf(blocks[0]).first).toBe(rangeOf('100.64.0.0/16').first);
      expect(blocks.slice(1).map((block) => rangeOf(block).first)).toEqual(blocks.slice(0, -1).map((block) => rangeOf(block).last + 1));
    }));
  });

  test('a block outside the space takes nothing away', () => {
    const outside = fc.tuple(fc.integer({ min: 1, max: 255 }), fc.integer({ min: 24, max: 32 }))
      .map(([octet, prefixLength]) => `10.0.${octet}.0/${prefixLength}`);
    holds(fc.property(STEPS, outside, (steps, text) => {
      const space = steps.reduce((left, step) => ('take' in step ? left.take(step.take)?.remaining ?? left : left.without(Ipv4Cidr.parse(step.without))), spaceOf(WHOLE));

      const same = space.without(Ipv4Cidr.parse(text));

      expect(freeOf(same)).toEqual(freeOf(space));
    }), 60);
  });
});

import fc from 'fast-check';
import { BlockMap } from '../../../../src/addressing/block-map';
import { Ipv4Cidr } from '../../../../src/addressing/ipv4-cidr';
import { Random } from '../../../../src/churn/run/private/random';
import { REFUSED, SubnetSpace } from '../../../../src/churn/run/private/subnet-space';
import { UseCount } from '../../../../src/churn/run/private/use-count';
import { holds } from '../../../private/laws';

const space = (cidr: string, reservations: string[] = [], usesRest = false, seed = 1) => new SubnetSpace({
  subnet: Ipv4Cidr.parse(cidr),
  reservations: reservations.map((range) => Ipv4Cidr.parse(range)),
  usesRest,
  random: new Random(seed, 0),
});

const taken = (take: () => number, most: number = 70_000): number[] => {
  const places: number[] = [];
  for (let place = take(); place !== REFUSED && places.length < most; place = take()) places.push(place);
  return places.sort((one, other) => one - other);
};

const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('an empty subnet', () => {
  test.each<[string, string[], object]>([
    ['10.0.0.0/24', [], { freeBlockCount: 14, reservedBlockCount: 0, freeAddresses: 251, fragmentationScore: 13 }], // 16 - 2, 256 - 5, ceil(200 / 16)
    ['10.0.0.0/24', ['10.0.0.128/25'], { freeBlockCount: 7, reservedBlockCount: 7, freeAddresses: 251, fragmentationScore: 23 }], // ceil(200 / 9)
    ['10.0.0.0/28', [], { freeBlockCount: 0, reservedBlockCount: 0, freeAddresses: 11, fragmentationScore: 100 }],
    ['10.0.0.0/28', ['10.0.0.0/28'], { freeBlockCount: 0, reservedBlockCount: 0, freeAddresses: 11, fragmentationScore: 100 }],
    ['10.0.0.0/16', ['10.0.128.0/17'], { freeBlockCount: 2047, reservedBlockCount: 2047, freeAddresses: 65_531 }], // 2048 - 1, 65536 - 5
  ])('%s with %j reserved', (cidr, reservations, expected) => {
    expect(space(cidr, reservations)).toMatchObject(expected);
  });
});

describe('what can be taken', () => {
  test('prefixes of every block but the first and the last', () => {
    const subnet = space('10.0.0.0/24');

    expect(taken(() => subnet.takenPrefix())).toEqual(numbers(1, 14));
    expect(subnet.count).toMatchObject({ prefixes: 14, refusedPrefixes: 1, peakAddresses: 224 }); // 14 x 16
  });

  test('single addresses but those that AWS keeps', () => {
    const subnet = space('10.0.0.0/28');

    expect(taken(() => subnet.takenAddress())).toEqual(numbers(4, 14));
    expect(subnet.takenPrefix()).toBe(REFUSED);
    expect(subnet.count).toMatchObject({ singles: 11, refusedAddresses: 1, refusedPrefixes: 1 });
  });

  test('single addresses outside reservations, prefixes inside', () => {
    const subnet = space('10.0.0.0/25', ['10.0.0.64/26']);

    expect(taken(() => subnet.takenPrefix())).toEqual(numbers(4, 6));
    expect(taken(() => subnet.takenAddress())).toEqual(numbers(4, 63));
  });

  test('prefixes of the rest once the reservations are full, if EC2 does that', () => {
    const subnet = space('10.0.0.0/25', ['10.0.0.64/26'], true);
    const first = [subnet.takenPrefix(), subnet.takenPrefix(), subnet.takenPrefix()].sort();

    expect(first).toEqual([4, 5, 6]);
    expect(taken(() => subnet.takenPrefix())).toEqual([1, 2, 3]);
    expect(taken(() => subnet.takenAddress())).toEqual(numbers(4, 15));
  });

  test('prefixes of several ranges, drawn at random, until all are full', () => {
    const subnet = space('10.0.0.0/24', ['10.0.0.128/26', '10.0.0.32/28']);
    const drawn = Array.from({ length: 200 }, () => {
      const block = subnet.takenPrefix();
      subnet.givePrefix(block);
      return block;
    });

    expect(drawn.filter((block) => block === 2).length).toBeGreaterThan(70); // a range out of two, not a block out of five: about 100
    expect(drawn.filter((block) => block === 2).length).toBeLessThan(130);
    expect(taken(() => subnet.takenPrefix())).toEqual([2, 8, 9, 10, 11]);
  });

  test('no prefix where every block has a stray address', () => {
    const subnet = space('10.0.0.0/24');
    const singles = taken(() => subnet.takenAddress());
    const kept = new Set<number>();
    for (const address of singles) {
      const block = Math.floor(address / 16);
      if (kept.has(block)) subnet.giveAddress(address);
      else kept.add(block);
    }

    expect(subnet).toMatchObject({ fragmentedBlocks: 16, freeBlockCount: 0, freeAddresses: 235, fragmentationScore: 100 }); // 251 - 16
    expect(subnet.takenPrefix()).toBe(REFUSED);
  });

  test('the same places for the same seed, others for another', () => {
    const places = (seed: number) => {
      const subnet = space('10.0.0.0/20', [], false, seed);
      return Array.from({ length: 20 }, () => subnet.takenAddress());
    };

    expect(places(7)).toEqual(places(7));
    expect(places(8)).not.toEqual(places(7));
  });
});

test('single addresses are spread over all blocks outside reservations', () => {
  const subnet = space('10.0.0.0/22', ['10.0.2.0/23']);
  const perBlock = new Array<number>(64).fill(0);
  for (let draw = 0; draw < 16_000; draw++) {
    const address = subnet.takenAddress();
    perBlock[Math.floor(address / 16)] += 1;
    subnet.giveAddress(address);
  }

  expect(Math.min(...perBlock.slice(1, 32))).toBeGreaterThan(400); // 16,000 x 16 / 508 = 504 each
  expect(Math.max(...perBlock.slice(1, 32))).toBeLessThan(610);
  expect(perBlock.slice(32)).toEqual(new Array(32).fill(0));
});

test('use counts for the whole too, with the peaks of the whole', () => {
  const whole = new UseCount();
  const [one, other] = ['10.0.0.0/24', '10.0.1.0/24'].map((cidr) => (
    new SubnetSpace({ subnet: Ipv4Cidr.parse(cidr), reservations: [], usesRest: false, random: new Random(1, 0), whole })
  ));
  one.givePrefix(one.takenPrefix());
  other.takenPrefix();
  other.takenAddress();

  expect(whole).toMatchObject({ prefixes: 1, singles: 1, peakPrefixes: 1, peakAddresses: 17 });
});

test('law: what is taken is given out once, and the counts are those of a BlockMap', () => {
  const steps = fc.record({
    length: fc.integer({ min: 20, max: 28 }),
    reserve: fc.constantFrom('none', 'half', 'two'),
    usesRest: fc.boolean(),
    seed: fc.nat(1000),
    moves: fc.array(fc.tuple(fc.constantFrom('prefix', 'address', 'givePrefix', 'giveAddress'), fc.nat(1000)), { maxLength: 120 }),
  });
  holds(fc.property(steps, ({ length, reserve, usesRest, seed, moves }) => {
    const subnet = Ipv4Cidr.parse(`10.0.0.0/${length}`);
    const half = reserve === 'none' || length > 27 ? [] : [subnet.upperHalf()];
    const ranges = reserve === 'two' && length < 27 ? [...half, subnet.lowerHalf().upperHalf()] : half;
    const reserved = ranges.map(String);
    const tested = space(subnet.toString(), reserved, usesRest, seed);
    const [prefixes, singles] = [new Set<number>(), new Set<number>()];
    const text = (place: number) => `10.0.${Math.floor(place / 256)}.${place % 256}`;

    for (const [move, pick] of moves) {
      if (move === 'prefix' || move === 'address') {
        const place = move === 'prefix' ? tested.takenPrefix() : tested.takenAddress();
        const given = move === 'prefix' ? prefixes : singles;
        expect(given.has(place)).toBe(false);
        if (place !== REFUSED) given.add(place);
        else if (move === 'address') expect(singles.size).toBeGreaterThan(0);
      } else {
        const given = move === 'givePrefix' ? prefixes : singles;
        if (given.size === 0) continue;
        const place = [...given][pick % given.size];
        given.delete(place);
        if (move === 'givePrefix') tested.givePrefix(place);
        else tested.giveAddress(place);
      }
      // BlockMap refuses what is in use twice, what AWS keeps, and what lies outside.
      const map = BlockMap.of({
        subnet: subnet.toString(), reservations: reserved, addresses: [...singles].map(text), prefixes: [...prefixes].map((block) => `${text(block * 16)}/28`),
      });
      expect({
        free: tested.freeBlockCount,
        reserved: tested.reservedBlockCount,
        fragmented: tested.fragmentedBlocks,
        full: tested.fullBlocks,
        addresses: tested.freeAddresses,
        score: tested.fragmentationScore,
      }).toEqual({
        free: map.freeBlocks,
        reserved: map.reservedBlocks,
        fragmented: map.fragmentedBlocks,
        full: map.fullBlocks,
        addresses: map.freeAddresses,
        score: map.fragmentationScore,
      });
    }
    for (const address of singles) expect(ranges.some((range) => range.contains(Ipv4Cidr.parse(`${text(address)}/32`)))).toBe(false);
    for (const block of prefixes) expect(ranges.length === 0 || usesRest || ranges.some((range) => range.contains(Ipv4Cidr.parse(`${text(block * 16)}/28`)))).toBe(true);
  }), 80);
});

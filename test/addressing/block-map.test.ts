import fc from 'fast-check';
import { BlockMap, BlockMapProps } from '../../src/addressing/block-map';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { findingsThrownBy } from '../private/findings-thrown';
import { holds } from '../private/laws';
import { Said, saidBy } from '../private/statements';

const map = (props: BlockMapProps) => BlockMap.of(props);

describe('counts', () => {
  test.each<[string, BlockMapProps, object]>([
    ['an empty /24', { subnet: '10.0.0.0/24' },
      { freeBlocks: 14, fragmentedBlocks: 2, fullBlocks: 0, reservedBlocks: 0, freeAddresses: 251 }], // 16 - 2, 256 - 5
    ['a /28, which is both its first and its last block', { subnet: '10.0.0.0/28' },
      { freeBlocks: 0, fragmentedBlocks: 1, freeAddresses: 11, availablePrefixes: 0, largestFreeRun: 0, fragmentationScore: 100 }], // 16 - 5
    ['one stray address, which spoils a block', { subnet: '10.0.0.0/24', addresses: ['10.0.0.80'] },
      { freeBlocks: 13, fragmentedBlocks: 3, freeAddresses: 250, availablePrefixes: 13, largestFreeRun: 9, fragmentationScore: 19 }], // ceil(300 / 16)
    ['sixteen single addresses, which are no better than a prefix',
      { subnet: '10.0.0.0/24', addresses: Array.from({ length: 16 }, (_, place) => `10.0.0.${64 + place}`) },
      { fullBlocks: 1, fragmentedBlocks: 2, freeBlocks: 13 }],
    ['S51: six prefixes and three single addresses at random', {
      subnet: '10.0.0.0/20',
      prefixes: [1, 2, 3, 4, 5, 6].map((block) => `10.0.1.${16 * block}/28`),
      addresses: ['10.0.3.7', '10.0.5.9', '10.0.9.200'],
    }, { fullBlocks: 6, fragmentedBlocks: 5, freeBlocks: 245 }], // 3 strays + first and last; 256 - 11: nine blocks spoilt by use
    ['S53: the top /23 of a /18 reserved', { subnet: '10.0.0.0/18', reservations: ['10.0.62.0/23'] },
      { reservedBlocks: 31, freeBlocks: 991, availablePrefixes: 1022 }], // 32 - the last; 1024 - 2 - 31
    ['prefixes inside a reservation', { subnet: '10.0.0.0/24', reservations: ['10.0.0.128/25'], prefixes: ['10.0.0.128/28', '10.0.0.160/28'] },
      { reservedBlocks: 5, fullBlocks: 2, freeBlocks: 7, availablePrefixes: 12, largestFreeRun: 7, fragmentationScore: 37 }], // 8 - 3; ceil(400 / 11)
  ])('%s', (_, props, expected) => {
    expect(map(props)).toMatchObject(expected);
  });

  test('free addresses, yet no free block', () => {
    const strays = Array.from({ length: 14 }, (_, block) => `10.0.0.${16 * (block + 1) + 3}`);

    expect(map({ subnet: '10.0.0.0/24', addresses: strays })).toMatchObject({ freeAddresses: 237, availablePrefixes: 0, fragmentationScore: 100 }); // 251 - 14
  });

  test('runs are in order of address', () => {
    expect(map({ subnet: '10.0.0.0/24', reservations: ['10.0.0.128/25'], prefixes: ['10.0.0.16/28'] }).runs).toEqual([
      { state: 'fragmented', firstAddress: '10.0.0.0', blocks: 1 },
      { state: 'full', firstAddress: '10.0.0.16', blocks: 1 },
      { state: 'free', firstAddress: '10.0.0.32', blocks: 6 },
      { state: 'reserved', firstAddress: '10.0.0.128', blocks: 7 },
      { state: 'fragmented', firstAddress: '10.0.0.240', blocks: 1 },
    ]);
  });
});

describe('bad input', () => {
  test.each<[Partial<BlockMapProps>, Said]>([
    [{ subnet: '10.0.0.1/24' }, ['cidrs.unreadable', { got: '10.0.0.1/24', fault: 'hostBits', instead: '10.0.0.0/24' }]],
    [{ subnet: '10.0.0.0/29' }, ['used-addresses.subnetTooSmall', { subnet: '10.0.0.0/29' }]],
    [{ addresses: ['10.0.1.4'] }, ['used-addresses.addressOutside', { address: '10.0.1.4', subnet: '10.0.0.0/24' }]],
    [{ addresses: ['10.0.0.3'] }, ['used-addresses.addressKept', { address: '10.0.0.3' }]],
    [{ addresses: ['10.0.0.255'] }, ['used-addresses.addressKept', { address: '10.0.0.255' }]],
    [{ addresses: ['ten'] }, ['used-addresses.notAnAddress', { text: 'ten' }]],
    [{ addresses: ['10.0.0.9', '10.0.0.9'] }, ['used-addresses.addressTwice', { address: '10.0.0.9' }]],
    [{ addresses: ['10.0.0.33'], prefixes: ['10.0.0.32/28'] }, ['used-addresses.addressTwice', { address: '10.0.0.33' }]],
    [{ prefixes: ['10.0.0.32/28', '10.0.0.32/28'] }, ['used-addresses.prefixInUse', { range: '10.0.0.32/28' }]],
    [{ prefixes: ['10.0.0.0/28'] }, ['used-addresses.prefixInUse', { range: '10.0.0.0/28' }]],
    [{ prefixes: ['10.0.0.32/27'] }, ['used-addresses.prefixOfOtherSize', { range: '10.0.0.32/27' }]],
    [{ prefixes: ['10.0.0.33/28'] }, ['used-addresses.unreadable', { what: 'prefix', got: '10.0.0.33/28', fault: 'hostBits', instead: '10.0.0.32/28' }]],
    [{ prefixes: ['10.1.0.0/28'] }, ['used-addresses.rangeOutside', { what: 'prefix', range: '10.1.0.0/28', subnet: '10.0.0.0/24' }]],
    [{ reservations: ['10.0.0.128/29'] }, ['used-addresses.reservationTooSmall', { range: '10.0.0.128/29' }]],
    [{ reservations: ['10.0.0.128/25', '10.0.0.192/26'] }, ['used-addresses.reservationsOverlap', { range: '10.0.0.192/26' }]],
  ])('fails with %j', (props, said) => {
    expect(saidBy(findingsThrownBy(() => map({ subnet: '10.0.0.0/24', ...props })))).toEqual([said]);
  });

  test('fails with all problems at once', () => {
    expect(findingsThrownBy(() => map({ subnet: '10.0.0.0/24', addresses: ['x', '10.0.1.4'], prefixes: ['y'], reservations: ['z'] }))).toHaveLength(4);
  });
});

test('law: the counts are those of a map that looks at every address', () => {
  const uses = fc.record({
    length: fc.integer({ min: 20, max: 27 }),
    addresses: fc.uniqueArray(fc.nat(4095), { maxLength: 60 }),
    prefixes: fc.uniqueArray(fc.nat(255), { maxLength: 20 }),
    reserve: fc.boolean(),
  });
  holds(fc.property(uses, ({ length, addresses, prefixes, reserve }) => {
    const subnet = Ipv4Cidr.parse(`10.0.0.0/${length}`);
    const size = subnet.addressCount;
    const state = Array.from({ length: size }, (_, place) => place < 4 || place === size - 1);
    const prefixList = prefixes.filter((block) => block > 0 && block < size / 16 - 1);
    for (const block of prefixList) state.fill(true, block * 16, block * 16 + 16);
    const addressList = addresses.filter((place) => place < size && !state[place]);
    for (const place of addressList) state[place] = true;
    const blocks = Array.from({ length: size / 16 }, (_, block) => state.slice(block * 16, block * 16 + 16).filter(Boolean).length);
    const untouched = (from: number) => blocks.slice(from).filter((used) => used === 0).length;
    const text = (place: number) => `10.0.${Math.floor(place / 256)}.${place % 256}`;

    const result = map({
      subnet: subnet.toString(),
      addresses: addressList.map(text),
      prefixes: prefixList.map((block) => `${text(block * 16)}/28`),
      reservations: reserve ? [subnet.upperHalf().toString()] : [],
    });

    expect(result.freeAddresses).toBe(state.filter((used) => !used).length);
    expect(result.fullBlocks).toBe(blocks.filter((used) => used === 16).length);
    expect(result.fragmentedBlocks).toBe(blocks.filter((used) => used > 0 && used < 16).length);
    expect(result.availablePrefixes).toBe(untouched(0));
    expect(result.reservedBlocks).toBe(reserve ? untouched(blocks.length / 2) : 0);
    expect(result.runs.reduce((sum, run) => sum + run.blocks, 0)).toBe(blocks.length);
    expect(result.largestFreeRun).toBe(Math.max(0, ...blocks.map((used) => (used === 0 ? '1' : '0')).join('').split('0').map((run) => run.length)));
  }));
});

import { allOf, counted, few, fewQuoted, number, podBlock, zoneInWords } from '../../src/findings/phrases';

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

test.each([
  [0, ''], [1, 'n0'], [3, 'n0, n1, n2'], [4, 'n0, n1, n2, n3'], [5, 'n0, n1, n2 and 2 more'], [12, 'n0, n1, n2 and 9 more'],
])('a line has of %i names up to four, else three and how many more there are', (count, line) => {
  expect(few(names(count))).toBe(line);
});

test.each([[4, "'n0', 'n1', 'n2', 'n3'"], [5, "'n0', 'n1', 'n2' and 2 more"]])('of %i in quotes too', (count, line) => {
  expect(fewQuoted(names(count))).toBe(line);
});

test.each([[0, []], [4, []], [5, ['subnets: n0, n1, n2, n3, n4']]])('all of %i names are a line where a line of few left some out', (count, lines) => {
  expect(allOf('subnets', names(count))).toEqual(lines);
});

test.each<[number, string]>([[0, '0 ENIs'], [1, '1 ENI'], [2, '2 ENIs'], [1465, '1,465 ENIs'], [1_000_000, '1,000,000 ENIs']])('%d is counted', (count, text) => {
  expect(counted(count, 'ENI')).toBe(text);
});

test('a noun may have a plural of its own', () => {
  expect([0, 1, 2].map((count) => counted(count, 'prefix', 'prefixes'))).toEqual(['0 prefixes', '1 prefix', '2 prefixes']);
});

test.each<[number, string]>([[999, '999'], [1000, '1,000'], [-3, '-3'], [574.25, '574.25']])('%d is read as %s', (value, text) => {
  expect(number(value)).toBe(text);
});

test.each([['eu-west-1a', 'zone eu-west-1a'], ['zone 1', 'zone 1'], ['zone 12', 'zone 12'], ['zone-1', 'zone zone-1']])('%s is %s', (zone, text) => {
  expect(zoneInWords(zone)).toBe(text);
});

test('a block in slots is one, and one per zone where it is too large for them', () => {
  expect([podBlock(18, 16), podBlock(17, undefined)]).toEqual([
    'a /16 in four zone slots, PodNetwork.secondaryCidr', 'a /17 block per zone, PodNetwork.secondaryCidrs',
  ]);
});

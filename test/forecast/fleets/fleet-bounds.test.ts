import fc from 'fast-check';
import { mostNodes, mostOf, ratesOf, SizedType, SizeLimits } from '../../../src/forecast/fleets/fleet-bounds';
import { holds } from '../../private/laws';

interface Type extends SizedType {
  readonly taken: number;
}

const type = (taken: number, vcpus?: number, memoryMib?: number): Type => ({ taken, vcpus, memoryMib });
const mostTaken = (types: readonly Type[], limits: SizeLimits) => mostOf(ratesOf(types, ({ taken }) => taken), limits);

test.each<[string, Type[], SizeLimits, nodes: number | undefined, taken: number]>([
  ['vCPUs by the fewest', [type(7, 2), type(7, 4)], { cpu: 1000 }, 500, 3500],
  ['vCPUs that leave a rest', [type(3, 4)], { cpu: 10 }, 2, 7],
  ['the greediest type is not the smallest', [type(3, 2), type(8, 4)], { cpu: 100 }, 50, 200],
  ['memory, of which a node reports nine tenths', [type(2, 2, 1000)], { memoryMib: 9000 }, 10, 20],
  ['memory by the least', [type(2, 2, 4000), type(2, 2, 2000)], { memoryMib: 9000 }, 5, 10],
  ['the least of both', [type(7, 2, 1000)], { cpu: 100, memoryMib: 9000 }, 10, 70],
  ['nodes', [type(7, 2), type(9, 96)], { nodes: 10 }, 10, 90],
  ['nodes above what vCPUs allow', [type(7, 2)], { cpu: 100, nodes: 60 }, 50, 350],
  ['nodes below it, of any type', [type(7, 2), type(9, 96)], { cpu: 100, nodes: 10 }, 10, 90],
  ['unknown vCPUs, which count neither as none nor as few', [type(7, 2), type(90, undefined, 512)], { cpu: 100 }, 50, 350],
  ['vCPUs unknown of all types', [type(7), type(8)], { cpu: 100 }, undefined, Infinity],
  ['vCPUs unknown of all, and nodes', [type(7), type(8)], { cpu: 100, nodes: 3 }, 3, 24],
  ['memory unknown of one', [type(7, 2), type(7, 2, 1000)], { memoryMib: 1800 }, 2, 14],
  ['no limit', [type(7, 2)], {}, undefined, Infinity],
  ['limits below any type', [type(7, 2)], { cpu: 1 }, 0, 3],
  ['no type', [], { nodes: 3 }, 3, 0],
])('bounds by %s', (_, types, limits, nodes, taken) => {
  expect(mostNodes(types, limits)).toBe(nodes);
  expect(mostTaken(types, limits)).toBe(taken);
});

const sizes = fc.record({
  taken: fc.integer({ min: 0, max: 300 }), vcpus: fc.integer({ min: 1, max: 448 }), memoryMib: fc.integer({ min: 512, max: 1_000_000 }),
});
const types = fc.array(sizes, { minLength: 1, maxLength: 6 });
const limit = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined });
const limits = fc.record({ cpu: limit(5000), memoryMib: limit(10_000_000), nodes: limit(400) })
  .filter(({ cpu, memoryMib, nodes }) => cpu !== undefined || memoryMib !== undefined || nodes !== undefined);

/** Nodes started in turn, as long as the limits have room for one more that reports the least memory. */
function started(all: readonly Type[], picks: readonly number[], { cpu = Infinity, memoryMib = Infinity, nodes = Infinity }: SizeLimits): Type[] {
  const set: Type[] = [];
  const sum = (of: (each: Type) => number) => set.reduce((total, each) => total + of(each), 0);
  for (const pick of picks) {
    const next = all[pick % all.length];
    const fits = sum(({ vcpus = 0 }) => vcpus) + next.vcpus! <= cpu
      && sum((each) => 0.9 * each.memoryMib!) + 0.9 * next.memoryMib! <= memoryMib && set.length + 1 <= nodes;
    if (fits) set.push(next);
  }
  return set;
}

test('no set of nodes within limits is more, or takes more, than the bound', () => {
  holds(fc.property(types, limits, fc.array(fc.nat(5), { maxLength: 60 }), (all, within, picks) => {
    const set = started(all, picks, within);

    expect(set.length).toBeLessThanOrEqual(mostNodes(all, within)!);
    expect(set.reduce((sum, { taken }) => sum + taken, 0)).toBeLessThanOrEqual(mostTaken(all, within));
  }));
});

test('a bound by one limit and one type is reached', () => {
  holds(fc.property(sizes, fc.integer({ min: 1, max: 100 }), (one, count) => {
    expect(mostNodes([one], { cpu: count * one.vcpus })).toBe(count);
    expect(mostTaken([one], { cpu: count * one.vcpus })).toBe(count * one.taken);
  }));
});

test('bounds grow with limits and with types', () => {
  holds(fc.property(types, sizes, limits, fc.nat(1000), (all, more, within, extra) => {
    const raised = Object.fromEntries(Object.entries(within).map(([name, size]) => [name, size === undefined ? undefined : size + extra]));

    expect(mostNodes(all, raised)).toBeGreaterThanOrEqual(mostNodes(all, within)!);
    expect(mostTaken(all, raised)).toBeGreaterThanOrEqual(mostTaken(all, within));
    expect(mostNodes([...all, more], within)).toBeGreaterThanOrEqual(mostNodes(all, within)!);
    expect(mostTaken([...all, more], within)).toBeGreaterThanOrEqual(mostTaken(all, within));
  }));
});

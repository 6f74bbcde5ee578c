import * as fc from 'fast-check';
import { limitedSum, Share } from '../../../src/plan/demand/limited-sum';

/** Nodes of a group in one of its zones, each of which takes a value. */
function inZones(fewest: number, most: number, zones: number, value: number): Share {
  return { fewest, most, unitsOf: (nodes) => Math.ceil(nodes / zones), nodesPerUnit: zones, value };
}

/** All ways to run so many nodes in all, at most: slow and obvious. */
function mostByTrying(shares: readonly Share[], mostNodes: number): number {
  const [first, ...others] = shares;
  if (first === undefined) return 0;
  const least = others.reduce((sum, { fewest }) => sum + fewest, 0);
  let most = 0;
  for (let nodes = first.fewest; nodes <= Math.min(first.most, mostNodes - least); nodes++) {
    most = Math.max(most, first.unitsOf(nodes) * first.value + mostByTrying(others, mostNodes - nodes));
  }
  return most;
}

test.each<[string, Share[], number, number]>([
  ['nothing', [], 5, 0],
  ['three groups of three zones', [0, 0, 0].map(() => inZones(0, 100, 3, 1)), 100, 35], // 3 for the first nodes, 97 / 3
  ['the same with 7 prefixes a node', [0, 0, 0].map(() => inZones(0, 100, 3, 7)), 100, 245],
  ['a limit that all are below', [inZones(0, 100, 3, 1), inZones(0, 50, 3, 1)], 150, 51], // 34 + 17
  ['a limit that is one below', [inZones(0, 100, 1, 1), inZones(0, 50, 1, 1)], 149, 149],
  ['those that take more first', [inZones(0, 10, 1, 2), inZones(0, 10, 1, 7)], 12, 74], // 10 * 7 + 2 * 2
  ['the least of each, whatever it takes', [inZones(4, 10, 1, 2), inZones(0, 10, 1, 7)], 9, 43], // 4 * 2 + 5 * 7
  ['one zone before three', [inZones(0, 9, 3, 1), inZones(0, 9, 1, 1)], 10, 10], // 9 + ceil(1 / 3)
  ['what takes nothing', [inZones(0, 9, 1, 0), inZones(2, 9, 1, 3)], 5, 15],
])('%s', (_, shares, mostNodes, sum) => {
  expect(limitedSum(shares, mostNodes)).toBe(sum);
});

const SHARE = fc.record({ fewest: fc.nat(3), more: fc.nat(9), zones: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: 0, max: 8 }) });
const SHARES = fc.array(SHARE, { minLength: 1, maxLength: 3 });

test('is never below what some numbers of nodes take, and at most a unit above the most', () => {
  fc.assert(fc.property(SHARES, fc.nat(20), (groups, more) => {
    const shares = groups.map(({ fewest, more: further, zones, value }) => inZones(fewest, fewest + further, zones, value));
    const limit = shares.reduce((sum, { fewest }) => sum + fewest, 0) + more;
    const [sum, tried] = [limitedSum(shares, limit), mostByTrying(shares, limit)];
    expect(sum).toBeGreaterThanOrEqual(tried);
    expect(sum - tried).toBeLessThanOrEqual(Math.max(...shares.map(({ value }) => value)));
  }), { numRuns: 500 });
});

test('is the most that can be where all take the same', () => {
  fc.assert(fc.property(SHARES, fc.nat(20), (groups, more) => {
    const shares = groups.map(({ fewest, more: further, zones }) => inZones(fewest, fewest + further, zones, 7));
    const limit = shares.reduce((sum, { fewest }) => sum + fewest, 0) + more;
    expect(limitedSum(shares, limit)).toBe(mostByTrying(shares, limit));
  }), { numRuns: 500 });
});

import { readFileSync } from 'fs';
import { MODES, placesOf, toldIn } from './node-kind';
import { NODE_KINDS } from './node-kinds';
import { nodesPage, PAGE } from '../../scripts/generate-nodes';

const titled = NODE_KINDS.map((kind) => [`${kind.os}, ${kind.way}, image ${kind.image}`, kind] as const);

describe.each(titled)('%s', (_, kind) => {
  test.each(Object.keys(MODES).map((mode, index) => [mode, kind.counts[index]] as const))('is told its pods with %s: %p', (mode, count) => {
    const told = toldIn(kind, mode);

    expect(told?.maxPods).toBe(count);
    if (count !== undefined) expect(placesOf(told?.document, count)).toEqual(kind.written);
  });
});

test('each kind has a title of its own, and a count for each mode', () => {
  expect(new Set(titled.map(([title]) => title)).size).toBe(NODE_KINDS.length);
  for (const { counts } of NODE_KINDS) expect(counts).toHaveLength(Object.keys(MODES).length);
});

test('a place is found as number and as text, and in lists', () => {
  expect(placesOf({ a: { b: 110, c: '110' }, d: [{ e: 110 }], f: 11, g: '1100' }, 110)).toEqual(['a.b', 'a.c', 'd[].e']);
});

test('docs/nodes.md is what they do; if not, run npx projen generate:nodes', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(nodesPage());
});

import { Lazy, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { inKeyOrder, keysInOrder } from '../../src/templates/key-order';

test('keys come by code unit at any depth: capitals first, then small letters, then others', () => {
  const map = { 'é': 1, 'b': { z: 1, Z: 2, _: 3, a10: 4, a9: 5 }, 'A': 1, 'a': [{ d: 1, c: 2 }], '-': 1 };

  expect(JSON.stringify(inKeyOrder(map))).toBe('{"-":1,"A":1,"a":[{"c":2,"d":1}],"b":{"Z":2,"_":3,"a10":4,"a9":5,"z":1},"é":1}');
});

test('lists keep their order, and lists in lists too', () => {
  expect(inKeyOrder({ b: [3, 1, 2], a: [['z', 'a'], []] })).toEqual({ a: [['z', 'a'], []], b: [3, 1, 2] });
});

test('what a map has under undefined is left out; null, false, 0 and empty texts are values', () => {
  expect(Object.entries(inKeyOrder({ b: undefined, a: null, d: false, c: 0, e: '' }))).toEqual([['a', null], ['c', 0], ['d', false], ['e', '']]);
});

test('objects of classes, and tokens, are handed on as they are', () => {
  const [date, token] = [new Date(0), Lazy.any({ produce: () => 1 })];
  const written = inKeyOrder({ token, date });

  expect(written.date).toBe(date);
  expect(written.token).toBe(token);
});

test('a key that is a token comes last: what it stands for is not known', () => {
  const [one, other] = [1, 2].map((number) => Lazy.string({ produce: () => `a${number}` }));

  expect(keysInOrder({ [other]: 1, z: 1, [one]: 1, b: 1 })).toEqual(['b', 'z', other, one]);
});

test('a name that every object has is a key as others are', () => {
  const written = inKeyOrder(JSON.parse('{"toString":1,"__proto__":{"b":1,"a":2},"constructor":3}'));

  expect(JSON.stringify(written)).toBe('{"__proto__":{"a":2,"b":1},"constructor":3,"toString":1}');
});

test('marks of jsii, which stand under symbols, do not go with it', () => {
  const marked = { a: { [Symbol.for('$jsii/wire')]: 'map', b: 1 } };

  expect(Object.getOwnPropertySymbols(inKeyOrder(marked).a)).toEqual([]);
});

test('it is a copy: what is done to one is not done to the other', () => {
  const map = { a: [{ b: 1 }] };
  inKeyOrder(map).a[0].b = 2;

  expect(map).toEqual({ a: [{ b: 1 }] });
});

test('whatever the order that a map comes in, the text is one, and says the same', () => {
  const stack = new Stack();
  const value = fc.letrec<{ tree: unknown; map: unknown }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.boolean(), fc.array(tie('tree'), { maxLength: 3 }), tie('map')),
    map: fc.dictionary(fc.string({ maxLength: 3 }), tie('tree'), { maxKeys: 5 }),
  }));
  fc.assert(fc.property(value.map, (map) => {
    const text = JSON.stringify(inKeyOrder(map));

    expect(JSON.stringify(inKeyOrder(backwards(map)))).toBe(text);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(map)));
    expect(stack.resolve(stack.toJsonString(inKeyOrder(backwards(map))))).toBe(stack.resolve(stack.toJsonString(inKeyOrder(map))));
  }), { seed: 15, numRuns: 300 });
});

/** The same with the keys of each map in the other direction. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, backwards(each)]));
}

import { ApiType } from '../../scripts/assembly';
import { untranslatable } from '../../scripts/check-api';

const withExample = (example: string): ApiType => (
  { name: 'Thing', fqn: 'lib.Thing', symbolId: 'src/thing:Thing', kind: 'class', docs: { summary: 'A thing.', example } }
);

test.each([
  ['a chain that may end', 'const name = thing.part?.name;'],
  ['a value for nothing', 'const name = thing.name ?? "none";'],
  ['an object taken apart', 'const { name } = thing;'],
  ['a list taken apart', 'const [first] = things;'],
  ['a comment at the end of a line', 'const pods = thing.maxPods; // 29'],
  ['a comment at the end of a property', 'of({\n  pods: 29, // by its ENIs\n});'],
  ['a spread list', 'thing.take(...names);'],
  ['a spread object', 'const more = { ...less, pods: 29 };'],
  ['objects where any number is taken', 'thing.take({ name: "a" }, { name: "b" });'],
  ['objects on lines of their own', 'thing.take({\n  name: "a",\n}, {\n  name: "b",\n});'],
  ['what a module of Node exports', 'const fs = require("fs");'],
])('an example with %s is not for every language', (_, example) => {
  expect(untranslatable([withExample(example)])).toHaveLength(1);
});

test.each([
  ['an address', 'const docs = "https://example.com/docs";'],
  ['a comment of its own', '// 3 x (10 - 1) + 2 = 29\nconst pods = thing.maxPods;'],
  ['a comment with dots', '// 100.64.0.0/18, 100.64.64.0/18 ...\nconst zones = block.split(18);'],
  ['a list of objects', 'thing.take([{ name: "a" }, { name: "b" }]);'],
  ['a condition', 'const pods = isLarge ? .5 : 1;'],
  ['an object after a word', 'new Thing(stack, "Thing", { name: "a" });'],
])('an example with %s is for all', (_, example) => {
  expect(untranslatable([withExample(example)])).toEqual([]);
});

test('an example of a member is looked at too', () => {
  const type = { ...withExample('const pods = 1;'), methods: [{ name: 'take', docs: { example: 'thing.take(...names);' } }] };

  expect(untranslatable([type])).toEqual(['Thing.take spreads a list or an object']);
});

import { lazyEntries, lazyModules, namesIn, placeOf } from '../../scripts/lazy-modules';

/** What compiled text exports, and the modules that were loaded for it. */
function evaluated(text: string, modules: Record<string, object>): { exports: Record<string, any>; loaded: string[] } {
  const loaded: string[] = [];
  const exports = {};
  const load = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  new Function('exports', 'require', text)(exports, load);
  return { exports, loaded };
}

const WORDS = '../findings/words/network/blocks';

test('a module that is lazy is loaded when something of it is first read, and asked once for each name', () => {
  const text = [
    `const words_1 = require("${WORDS}");`,
    'exports.say = () => words_1.BLOCK_WORDS.taken + words_1.BLOCK_WORDS.taken + words_1.OTHER;',
    'const other_1 = require("./other");',
    'exports.other = other_1;',
  ].join('\n');
  const lazy = lazyModules(text, (module) => module.includes('/words/'), () => ['BLOCK_WORDS', 'OTHER']);
  const { exports, loaded } = evaluated(lazy, { [WORDS]: { BLOCK_WORDS: { taken: 1 }, OTHER: 5 }, './other': {} });

  expect(loaded).toEqual(['./other']);
  expect(exports.say()).toBe(7);
  expect(exports.say()).toBe(7);
  expect(loaded).toEqual(['./other', WORDS, WORDS]);
});

test('a table reads its wordings when one is said, and looks as it did', () => {
  const text = [
    `const words_1 = { get BLOCK_WORDS() { return require("${WORDS}").BLOCK_WORDS; } };`,
    'exports.TABLE = {',
    '    taken: words_1.BLOCK_WORDS.taken,',
    "    [['free'][0]]: words_1.BLOCK_WORDS.free,",
    '    inline: { most: 3, words: words_1.BLOCK_WORDS.taken },',
    '};',
  ].join('\n');
  const modules = { [WORDS]: { BLOCK_WORDS: { taken: 1, free: 2 } } };
  const { exports, loaded } = evaluated(lazyEntries(text.replace("[['free'][0]]", 'free')), modules);

  expect(loaded).toEqual([]);
  expect(exports.TABLE).toEqual(evaluated(text, modules).exports.TABLE);
  expect(exports.TABLE.inline.words).toBe(1);
});

test('an entry with a computed name is one of its table, too', () => {
  expect(lazyEntries('    [family_1.Family.IPV4]: words_1.BLOCK_WORDS.taken,'))
    .toBe('    get [family_1.Family.IPV4]() { return words_1.BLOCK_WORDS.taken; },');
});

test.each([
  '    taken: words_1.BLOCK_WORDS.taken.say,',
  '    (0, catalogue_1.findingOf)(words_1.BLOCK_WORDS.taken, {})',
  'const taken = words_1.BLOCK_WORDS.taken;',
  '    ? words_1.BLOCK_WORDS.taken : words_1.BLOCK_WORDS.free,',
])('what is no entry of a table stays as it is: %s', (text) => {
  expect(lazyEntries(text)).toBe(text);
});

test.each([
  ['one in a line', 'exports.B = exports.A = void 0;\nexports.A = 1;\nexports.B = { C: exports.A };', ['A', 'B']],
  ['an enum, which is declared with others', 'exports.B = exports.A = void 0;\n(function (B) {})(B || (exports.B = B = {}));\nexports.A = 1;', ['A', 'B']],
  ['functions', 'exports.one = one;\nexports.two = two;\nfunction one() { exports.none = 1; }', ['one', 'two']],
  ['a module that passes on others', '__exportStar(require("./other"), exports);', undefined],
  ['a module that passes on a name', 'Object.defineProperty(exports, "A", { enumerable: true, get: function () { return a_1.A; } });', undefined],
  ['the mark of the compiler', 'Object.defineProperty(exports, "__esModule", { value: true });\nexports.A = 1;', ['A']],
])('the names of a module are those that it exports: %s', (_, text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('a module is found from where it is asked for', () => {
  expect([placeOf('../b/second', 'a/first.js'), placeOf('./c', 'a/b/d.js')]).toEqual(['b/second.js', 'a/b/c.js']);
});

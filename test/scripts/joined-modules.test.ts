import { askingJoined, joinedModules, loadedWith, standIn } from '../../scripts/joined-modules';

/** A library of which one module loads some at once, and others later. */
const LIBRARY: Record<string, string> = {
  'a/first.js': [
    '"use strict";',
    'const second_1 = require("../b/second");',
    'const cdk_1 = require("aws-cdk-lib");',
    'const later_1 = { get LATER() { return require("../words/later").LATER; } };',
    'exports.first = () => [second_1.second, later_1.LATER, require("../../package.json"), cdk_1];',
    "exports.data = () => require('./data');",
    'exports.self = this === exports;',
  ].join('\n'),
  'b/second.js': 'const first_1 = __importStar(require("../a/first"));\nexports.second = 2;\nexports.early = first_1.self;',
  'words/later.js': 'exports.LATER = 3;',
};

const textOf = (place: string) => LIBRARY[place];

/** What a joined module gives, and what it asked for outside of it. */
function run(text: string): { load: ((place: string) => Record<string, unknown>) & { ran: string[] }; asked: string[] } {
  const asked: string[] = [];
  const module = { exports: {} };
  const require = (name: string) => {
    asked.push(name);
    return name === './words/later' ? { LATER: 3 } : name;
  };
  new Function('module', 'require', '__importStar', text)(module, require, (value: unknown) => value);
  return { load: module.exports as ReturnType<typeof run>['load'], asked };
}

test('modules that are loaded at once are joined, others stay where they are', () => {
  expect([...loadedWith('a/first.js', textOf).keys()]).toEqual(['a/first.js', 'b/second.js']);
});

test('each runs once, when it is asked for, as a module of its own', () => {
  const { load, asked } = run(joinedModules(loadedWith('a/first.js', textOf)));
  expect([load.ran, asked]).toEqual([[], []]);

  const first = load('a/first.js');
  expect(load('a/first.js')).toBe(first);
  expect([first.self, load.ran, asked]).toEqual([true, ['a/first.js', 'b/second.js'], ['aws-cdk-lib']]);
  // In a circle there is what the other one has exported by then.
  expect(load('b/second.js')).toEqual({ second: 2, early: undefined });
});

test('what is not joined is asked for from where the joined ones are', () => {
  const { load, asked } = run(joinedModules(loadedWith('a/first.js', textOf)));
  const { first, data } = load('a/first.js') as Record<string, () => unknown>;

  expect(first()).toEqual([2, 3, '../package.json', 'aws-cdk-lib']);
  expect(data()).toBe('./a/data');
  expect(asked.slice(1)).toEqual(['./words/later', '../package.json', './a/data']);
});

test('what the compiler writes into each module that needs it stands there once', () => {
  const helper = 'var __twice = (this && this.__twice) || (function (n) {\n    return 2 * n;\n});\n';
  const text = joinedModules(new Map([['a.js', `${helper}exports.a = __twice(1);`], ['b.js', `${helper}exports.b = __twice(2);`]]));
  const { load } = run(text);

  expect(text.split('var __twice')).toHaveLength(2);
  expect([load('a.js'), load('b.js')]).toEqual([{ a: 2 }, { b: 4 }]);
});

test('a module that fails is run again when it is asked for again', () => {
  const { load } = run(joinedModules(new Map([['a.js', 'throw new Error("no");']])));

  expect(() => load('a.js')).toThrow('no');
  expect(() => load('a.js')).toThrow('no');
  expect(load.ran).toEqual([]);
});

test.each([
  ['a/first.js', 'require("../joined.js")("a/first.js")'],
  ['a/b/c.js', 'require("../../joined.js")("a/b/c.js")'],
  ['top.js', 'require("./joined.js")("top.js")'],
])('in place of %s stands what leads to it', (place, text) => {
  expect(standIn(place)).toContain(`module.exports = ${text};`);
});

test('an index asks for modules where they are joined, and for folders by their index', () => {
  const modules = new Map([['a/first.js', ''], ['b/index.js', '']]);

  expect(askingJoined('require("./a/first"); require("./b"); require("./c/d"); require("x")', 'index.js', modules, 'require("./joined.js")'))
    .toBe('require("./joined.js")("a/first.js"); require("./joined.js")("b/index.js"); require("./c/d"); require("x")');
});

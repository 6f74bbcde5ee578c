import { exportsOf, lazyIndex } from '../../scripts/lazy-index';

/** The exports of an index, with the modules that were loaded for them. */
function evaluated(text: string, modules: Record<string, object>): { exports: Record<string, unknown>; loaded: string[] } {
  const loaded: string[] = [];
  const exports = {};
  const load = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  new Function('exports', 'require', 'module', text)(exports, load, { exports });
  return { exports, loaded };
}

const ALL = [{ name: 'Block', module: './a/block' }, { name: 'Area', module: './a/area' }];

test('nothing is loaded until it is read, and then once', () => {
  const { exports, loaded } = evaluated(lazyIndex(ALL), { './a/block': { Block: 1 }, './a/area': { Area: 2 } });

  expect(loaded).toEqual([]);
  expect(exports.Block).toBe(1);
  expect(exports.Block).toBe(1);
  expect(loaded).toEqual(['./a/block']);
});

test('all names are there, in order', () => {
  expect(Object.keys(evaluated(lazyIndex(ALL), {}).exports)).toEqual(['Area', 'Block']);
  expect(lazyIndex(ALL)).toContain('module.exports = { Area, Block }');
});

test('exports are the classes and enums of the API, each in its own module', () => {
  const type = (name: string, kind: 'class' | 'interface' | 'enum', symbolId: string) => ({ name, kind, symbolId, fqn: `library.${name}` });

  expect(exportsOf([
    type('IpAssignment', 'class', 'src/capacity/ip-assignment:IpAssignment'),
    type('PodCap', 'enum', 'src/capacity/node-capacity-options:PodCap'),
    type('Finding', 'interface', 'src/findings/finding:Finding'),
  ])).toEqual([
    { name: 'IpAssignment', module: './capacity/ip-assignment' },
    { name: 'PodCap', module: './capacity/node-capacity-options' },
  ]);
});

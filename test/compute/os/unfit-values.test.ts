import { Lazy, Fn, Stack } from 'aws-cdk-lib';
import { KarpenterCapacity } from '../../../src/compute/karpenter-capacity';
import { NodeBootstrap } from '../../../src/compute/node-bootstrap';
import { NodeOs } from '../../../src/compute/node-os';
import { unfitFields, unfitValues } from '../../../src/compute/os/unfit-values';
import { Finding } from '../../../src/findings/finding';
import { FindingError } from '../../../src/findings/finding-error';
import { identityOf } from '../../../src/findings/identity';
import { Platform, platformOf } from '../../private/cdk-addon';
import { groupOn, types } from '../../private/cdk-nodegroup';
import { errorOf } from '../../private/cdk-refusals';
import { saidBy } from '../../private/statements';

/** The wording and the place of each finding. */
function placesOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => {
    const { setting, place, got, key } = identityOf(finding)!.facts as Record<string, unknown>;
    return [saidBy([finding])[0][0].replace(/^node-settings\./, ''), setting, place, key, got].filter((each) => each !== undefined).join(' ');
  });
}

class Size {
  public readonly gib = 1;
}

const loop: any[] = [];
loop.push([loop]);

/** A value that settings cannot hold, what is said of it, and what it is said to be; null is one for TOML only. */
const UNFIT: ReadonlyArray<readonly [name: string, value: unknown, wording: string, got?: string]> = [
  ['NaN', NaN, 'notNumber', 'NaN'],
  ['Infinity', Infinity, 'notNumber', 'Infinity'],
  ['-Infinity', -Infinity, 'notNumber', '-Infinity'],
  ['a function', () => 1, 'notData', 'function'],
  ['a class', Size, 'notData', 'function'],
  ['a symbol', Symbol('x'), 'notData', 'symbol'],
  ['a bigint', 1n, 'notData', 'bigint'],
  ['a date', new Date(0), 'notData', 'value of class Date'],
  ['a date that is none', new Date(NaN), 'notData', 'value of class Date'],
  ['a map', new Map([['a', 1]]), 'notData', 'value of class Map'],
  ['a set', new Set([1]), 'notData', 'value of class Set'],
  ['bytes', new Uint8Array(2), 'notData', 'value of class Uint8Array'],
  ['a pattern', /x/, 'notData', 'value of class RegExp'],
  ['a string in a box', Object('x'), 'notData', 'value of class String'],
  ['an object of a class of the app', new Size(), 'notData', 'value of class Size'],
  ['half a character', 'a\ud800b', 'halfCharacter'],
  ['the other half', '\udc00', 'halfCharacter'],
  ['what holds itself', loop, 'holdsItself'],
];

/** Where in a tree a value stands. */
const PLACES: ReadonlyArray<readonly [path: string, around: (value: unknown) => unknown]> = [
  ['.a', (a) => ({ a })],
  ['.a.b', (b) => ({ a: { b } })],
  ['.a[0]', (item) => ({ a: [item] })],
  ['.a[1][0]', (item) => ({ a: [[1], [item]] })],
  ['.a[0].b', (b) => ({ a: [{ b }] })],
  ['.a[0][0].b[0]', (item) => ({ a: [[{ b: [item] }]] })],
];

const CASES = UNFIT.flatMap(([name, value, wording, got]) =>
  PLACES.map(([path, around]) => [`${name} at ${path}`, around(value), wording, path, got] as const));

describe.each([
  ['TOML', (settings: unknown) => unfitValues('settings', settings, false)],
  ['TOML that EKS reads', (settings: unknown) => unfitValues('settings', settings, false, true)],
  ['JSON', (settings: unknown) => unfitValues('settings', settings, true)],
  ['a manifest', (settings: unknown) => unfitFields('settings', settings)],
])('values that %s cannot hold', (_, of) => {
  test.each(CASES)('%s', (__, settings, wording, path, got) => {
    const where = wording === 'holdsItself' ? `${path}[0][0]` : path;

    expect(placesOf(of(settings))).toEqual([[wording, `settings${where}`, got].filter((each) => each !== undefined).join(' ')]);
  });

  test.each(PLACES)('each of several below %s', (path, around) => {
    expect(placesOf(of({ x: around(NaN), y: around(1n) }))).toEqual([`notNumber settings.x${path} NaN`, `notData settings.y${path} bigint`]);
  });

  test.each([
    ['undefined', { a: { b: undefined } }],
    ['an object twice, which does not hold itself', ((same) => ({ a: same, b: [same, same] }))({ c: 1 })],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a whole character beyond the first plane', { 'a': '🙂', '🙂': 1 }],
    ['large and small numbers', { a: 1e21, b: -5e-324, c: 2 ** 53 }],
    ['a string that is a token', { a: [Fn.importValue('A')] }],
  ])('%s is fine', (__, settings) => {
    expect(of(settings)).toEqual([]);
  });

  test('a list without an item, as undefined or as a hole', () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(placesOf(of({ a: ['x', undefined], b: ['x', , 'y'], c: [[undefined]] }))).toEqual([
      'withoutItem settings.a 1', 'withoutItem settings.b 1', 'withoutItem settings.c[0] 0',
    ]);
  });

  test('a key with half a character', () => {
    expect(placesOf(of({ a: { '\ud800': 1 } }))).toEqual(['halfKey settings.a']);
  });
});

describe.each(PLACES)('null at %s', (path, around) => {
  test('is refused in TOML, which has none, and taken in JSON', () => {
    expect(placesOf(unfitValues('settings', around(null), false))).toEqual([`isNull settings${path}`]);
    expect(placesOf(unfitValues('settings', around(null), false, true))).toEqual([`isNull settings${path}`]);
    expect(unfitValues('settings', around(null), true)).toEqual([]);
    expect(unfitFields('settings', around(null))).toEqual([]);
  });

  test('tokens other than strings are taken in manifests alone', () => {
    const [number, list, object] = [Lazy.number({ produce: () => 1 }), Fn.split(',', Fn.importValue('L')), Lazy.any({ produce: () => ({}) })];
    for (const token of [number, list, object]) {
      expect(placesOf(unfitValues('settings', around(token), true))).toEqual([`unresolved settings${path}`]);
      expect(placesOf(unfitValues('settings', around(token), false))).toEqual([`unresolved settings${path}`]);
      expect(unfitFields('settings', around(token))).toEqual([]);
    }
  });
});

/** EKS takes not all of TOML; nodes do, so with an AMI of one's own it is fine. */
describe.each<[string, object, string[]]>([
  ['integers and floats in a list', { a: [1, 0.5] }, ['severalTypes settings.a']],
  ['an integer that is written as a float', { a: [1, 2 ** 53] }, ['severalTypes settings.a']],
  ['a string and a number', { a: ['x', 1] }, ['severalTypes settings.a']],
  ['a boolean and a string', { a: [true, 'x'] }, ['severalTypes settings.a']],
  ['a list and a table', { a: [['x'], { b: 1 }] }, ['severalTypes settings.a']],
  ['several types further below', { a: { b: [[1, 'x']] } }, ['severalTypes settings.a.b[0]']],
  ['a quotation mark in a string', { a: ['say "x"'] }, ['quotationMark settings.a[0]']],
  ['a quotation mark in a key', { a: { 'b"c': 1 } }, ['quotedKey settings.a b"c']],
  ['a key in quotation marks in a header', { 'a.b': { c: 1 } }, ['quotedHeader settings a.b']],
  ['the same of a list of tables', { 'a b': [{ c: 1 }] }, ['quotedHeader settings a b']],
])('%s', (_, settings, places) => {
  test('is refused where EKS reads the settings, and there alone', () => {
    expect(placesOf(unfitValues('settings', settings, false, true))).toEqual(places);
    expect(unfitValues('settings', settings, false)).toEqual([]);
    expect(unfitValues('settings', settings, true)).toEqual([]);
  });
});

test.each([
  ['integers', [1, 2]], ['floats', [0.5, 1.5]], ['strings', ['x', 'y']], ['lists', [[1], ['x']]], ['tables', [{ a: 1 }, { b: 'x' }]], ['nothing', []],
])('EKS reads a list of %s', (_, list) => {
  expect(unfitValues('settings', { list }, false, true)).toEqual([]);
});

/** One platform for all: each would take most of the time. */
const ground = ((platform?: Platform) => () => (platform ??= platformOf()))();
const nextId = ((count: number) => () => `Nodes${count++}`)(0);

/** The settings of a construct that end in the text of nodes, or in a manifest. */
const DOORS: ReadonlyArray<readonly [string, (settings: any) => unknown]> = [
  ['PodNodegroup on Bottlerocket', (bottlerocketSettings) => groupOn(ground(), { os: NodeOs.BOTTLEROCKET, bottlerocketSettings }, nextId())],
  ['PodNodegroup on AL2023', (kubeletConfig) => groupOn(ground(), { kubeletConfig }, nextId())],
  ['NodeBootstrap on Bottlerocket', (bottlerocketSettings) => bootstrapWith({ os: NodeOs.BOTTLEROCKET, bottlerocketSettings })],
  ['NodeBootstrap on AL2023', (kubeletConfig) => bootstrapWith({ kubeletConfig })],
  ['nodeClass', (spec) => karpenter().nodeClass('general', spec)],
  ['nodePool', (spec) => karpenter().nodePool('general', 'general', spec)],
];

function bootstrapWith(options: object): NodeBootstrap {
  const { stack, cluster, cni } = ground();
  return new NodeBootstrap(stack, nextId(), {
    cluster, podNetworking: cni, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16', ...options,
  });
}

function karpenter(): KarpenterCapacity {
  const { stack, cni } = ground();
  return new KarpenterCapacity(stack, nextId(), { podNetworking: cni, instanceTypes: types('m5.large') });
}

/** Names that the library reads itself, and so has more to say of. */
const READ = [
  (value: unknown) => ({ maxPods: value }),
  (value: unknown) => ({ podsPerCore: value }),
  (value: unknown) => ({ kubeReserved: value }),
  (value: unknown) => ({ kubeReserved: { memory: value } }),
  (value: unknown) => ({ kubernetes: value }),
  (value: unknown) => ({ kubernetes: { 'max-pods': value } }),
  (value: unknown) => ({ kubernetes: { 'kube-reserved': value } }),
  (value: unknown) => ({ kubernetes: { 'kube-reserved': { memory: value } } }),
  (value: unknown) => ({ kubernetes: { 'node-labels': value } }),
  (value: unknown) => ({ kubernetes: { 'node-labels': { team: value } } }),
  (value: unknown) => ({ kubernetes: { 'node-taints': value } }),
  (value: unknown) => ({ kubernetes: { 'node-taints': { team: [value] } } }),
  (value: unknown) => ({ kubelet: value }),
  (value: unknown) => ({ kubelet: { maxPods: value } }),
  (value: unknown) => ({ kubelet: { kubeReserved: { memory: value } } }),
  (value: unknown) => ({ userData: value }),
  (value: unknown) => ({ networkInterfaces: value }),
  (value: unknown) => ({ networkInterfaces: [value] }),
  (value: unknown) => ({ ipPrefixCount: value }),
  (value: unknown) => ({ amiFamily: value }),
  (value: unknown) => ({ amiSelectorTerms: value }),
  (value: unknown) => ({ amiSelectorTerms: [value] }),
  (value: unknown) => ({ template: value }),
  (value: unknown) => ({ template: { metadata: { labels: value } } }),
  (value: unknown) => ({ template: { spec: value } }),
  (value: unknown) => ({ template: { spec: { nodeClassRef: value } } }),
  (value: unknown) => ({ template: { spec: { requirements: value } } }),
  (value: unknown) => ({ template: { spec: { requirements: [value] } } }),
  (value: unknown) => ({ template: { spec: { requirements: [{ key: value, operator: 'In', values: ['x'] }] } } }),
  (value: unknown) => ({ template: { spec: { requirements: [{ key: 'topology.kubernetes.io/zone', operator: value, values: value }] } } }),
  (value: unknown) => ({ template: { spec: { requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: [value] }] } } }),
];

describe.each(DOORS)('%s', (_, build) => {
  test.each(UNFIT)('refuses %s wherever it stands, in words of this library', (__, value) => {
    for (const around of [...PLACES.map(([, each]) => each), ...READ]) {
      expect(errorOf(() => build(around(value)))).toBeInstanceOf(FindingError);
    }
  });

  test.each([['null', null], ['nothing', undefined], ['a list', [[null]]], ['an object', {}], ['a number', 1.5], ['a string', '"'], ['a boolean', true]])(
    'takes %s where the library reads it, or refuses it in its words', (__, value) => {
      for (const around of READ) {
        try {
          const made = build(around(value));
          if (made instanceof NodeBootstrap) Stack.of(made).resolve(made.userData.render());
        } catch (error) {
          expect(error).toBeInstanceOf(FindingError);
        }
      }
    });
});

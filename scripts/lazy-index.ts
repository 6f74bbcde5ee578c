import { spawnSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { ownTypes } from './assembly';
import { joinModules, loadedWith } from './joined-modules';
import { lazyEntries, lazyModules, namesIn, placeOf } from './lazy-modules';

const LIB = join(__dirname, '../lib');
const INDEX = join(LIB, 'index.js');

/** The module of a cluster, which most apps load. */
const CLUSTER = 'cluster/pod-capacity-cluster.js';

/** What exists when a program runs, and the module that has it, relative to the index. */
export interface Export {
  readonly name: string;
  readonly module: string;
}

/** The classes and enums of the API: interfaces are for compilers alone. */
export function exportsOf(types: ReturnType<typeof ownTypes>): Export[] {
  return types
    .filter(({ kind }) => kind !== 'interface')
    .map(({ name, symbolId }) => ({ name, module: symbolId.replace(/^src\/(.*):.*$/, './$1') }));
}

/**
 * An index that loads a module when its export is first read, as that of aws-cdk-lib does. Programs read few of them,
 * and most of the time that it takes to load the library goes into the others.
 */
export function lazyIndex(all: readonly Export[]): string {
  const lines = [...all].sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, module }) => `lazily(${JSON.stringify(name)}, () => require(${JSON.stringify(module)}));`);
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
function lazily(name, load) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      const value = load()[name];
      Object.defineProperty(exports, name, { enumerable: true, configurable: true, value });
      return value;
    },
  });
}
${lines.join('\n')}
// Never run: it tells those who import this as an ES module which names there are.
0 && (module.exports = { ${[...all].map(({ name }) => name).sort().join(', ')} });
`;
}

/** The modules of the library that an app with one cluster takes something of. */
function modulesInUse(): Set<string> {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', join(__dirname, 'modules-in-use.ts')],
    { encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(__dirname, 'tsconfig.json') } },
  );
  if (status !== 0) throw new Error(stderr);
  return new Set(JSON.parse(stdout));
}

/**
 * Has modules be loaded late: wordings, for an app that is in order says hardly any, and what a cluster would load and
 * takes nothing of.
 */
function writeLazyModules(entry: string): void {
  const textOf = (place: string) => readFileSync(join(LIB, place), 'utf8');
  const used = modulesInUse();
  const unused = new Set([...loadedWith(entry, textOf).keys()].filter((place) => !used.has(place)));
  const places = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const names = new Map(places.map((place) => [place, namesIn(textOf(place))]));
  for (const place of places) {
    const text = textOf(place);
    const namesOf = (asked: string) => names.get(placeOf(asked, place));
    const isLazy = (asked: string) => namesOf(asked) !== undefined
      && (asked.includes('/words/') || unused.has(placeOf(asked, place)));
    const lazy = lazyEntries(lazyModules(text, isLazy, (asked) => namesOf(asked)!));
    if (lazy !== text) writeFileSync(join(LIB, place), lazy);
  }
}

if (require.main === module) {
  const all = exportsOf(ownTypes());
  const eager = Object.keys(createRequire(__filename)(INDEX) as object).filter((name) => name !== '__esModule').sort();
  const names = all.map(({ name }) => name).sort();
  if (readFileSync(INDEX, 'utf8').includes('lazily(')) throw new Error(`${INDEX} is lazy already; compile first`);
  if (JSON.stringify(eager) !== JSON.stringify(names)) {
    throw new Error(`the index exports ${eager.join(', ')}, and the assembly has ${names.join(', ')}`);
  }
  writeLazyModules(CLUSTER);
  writeFileSync(INDEX, lazyIndex(all));
  joinModules(LIB, CLUSTER, 'index.js');
}

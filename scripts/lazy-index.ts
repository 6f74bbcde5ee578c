import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { ownTypes } from './assembly';
import { joinModules } from './joined-modules';

const LIB = join(__dirname, '../lib');
const INDEX = join(LIB, 'index.js');

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

/**
 * A compiled module that loads wordings of findings when it first reads one. An app that is in order says hardly any,
 * and their modules are many. Each is asked for once: rules read their wordings often, and to find a module takes time.
 *
 * @param namesOf the names that a module exports, by its place relative to this one
 */
export function lazyWordings(text: string, namesOf: (module: string) => readonly string[]): string {
  return text.replace(/^const (\w+) = require\("(\.[^"]*\/words\/[^"]+)"\);$/gm, (_, name: string, module: string) => {
    const getters = namesOf(module).map((each) => `get ${each}() { const value = require("${module}").${each};`
      + ` Object.defineProperty(this, "${each}", { value }); return value; }`);
    return `const ${name} = { ${getters.join(', ')} };`;
  });
}

/** The names that a compiled module exports. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/^exports\.(\w+) = /gm)].map(([, name]) => name))].sort();
}

function writeLazyWordings(): void {
  for (const each of readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
    const file = join(LIB, each);
    const text = readFileSync(file, 'utf8');
    const lazy = lazyWordings(text, (module) => namesIn(readFileSync(`${join(dirname(file), module)}.js`, 'utf8')));
    if (lazy !== text) writeFileSync(file, lazy);
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
  writeFileSync(INDEX, lazyIndex(all));
  writeLazyWordings();
  joinModules(LIB, 'cluster/pod-capacity-cluster.js', 'index.js');
}

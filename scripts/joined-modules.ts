import { readFileSync, writeFileSync } from 'fs';
import { dirname, join, posix } from 'path';
import { placeOf } from './lazy-modules';

/** The module that is loaded where others are joined, at the top of the library. */
export const JOINED = 'joined.js';

/** A module that is loaded as soon as the one that asks for it is, as the compiler writes that. */
const EAGER = /^(?:const \w+ = |__exportStar\()(?:__import\w+\()?require\("(\.[^"]+)"\)/gm;

/** Any module of the library that is asked for. */
const ASKED = /require\((["'])(\.[^"']+)\1\)/g;

/** A function that the compiler writes into each module which needs it. */
const HELPER = /^var (__\w+) = \(this && this\.\1\) \|\| [\s\S]*?^\}\)+(?:\(\))?;\n/gm;

/** Compiled modules by their places in the library, as in `plan/capacity-plan.js`. */
export type Modules = ReadonlyMap<string, string>;

/** The modules that are loaded as soon as one is, itself included, in the order of their places. */
export function loadedWith(entry: string, textOf: (place: string) => string): Modules {
  const texts = new Map<string, string>();
  const open = [entry];
  // What is added meanwhile is read as well.
  for (const place of open) {
    if (texts.has(place)) continue;
    const text = textOf(place);
    texts.set(place, text);
    open.push(...[...text.matchAll(EAGER)].map(([, asked]) => placeOf(asked, place)));
  }
  return new Map([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * One module that holds many: to find, read and compile hundreds of files takes longer than to run what they hold. Each
 * runs when it is first asked for, as a file does.
 */
export function joinedModules(modules: Modules): string {
  const helpers = new Set([...modules.values()].flatMap((text) => text.match(HELPER) ?? []));
  // In brackets a function is compiled together with the file: all of them run, and none is read twice.
  const parts = [...modules].map(([place, text]) => {
    const own = askingJoined(text.replace(HELPER, ''), place, modules);
    return `[${JSON.stringify(place)}, (function (exports, module) {${own}\n})],`;
  });
  return `"use strict";
${[...helpers].join('')}Object.defineProperty(module.exports = load, "ran", { get: () => [...known.keys()] });
const known = new Map();
function load(place) {
  const found = known.get(place);
  if (found !== undefined) return found.exports;
  const own = { exports: {} };
  known.set(place, own);
  try {
    written.get(place).call(own.exports, own.exports, own);
  } catch (error) {
    known.delete(place);
    throw error;
  }
  return own.exports;
}
const written = new Map([
${parts.join('\n')}
]);
`;
}

/** What stands in the file of a module that is joined with others. */
export function standIn(place: string): string {
  const top = posix.relative(dirname(place), JOINED);
  return `"use strict";
module.exports = require(${JSON.stringify(top.startsWith('.') ? top : `./${top}`)})(${JSON.stringify(place)});
`;
}

/** The text of a module that is moved to the top of the library, where some modules are joined. */
export function askingJoined(text: string, place: string, modules: Modules, loader: string = 'load'): string {
  return text.replace(ASKED, (_, quote: string, asked: string) => {
    const found = [placeOf(asked, place), `${posix.join(dirname(place), asked)}/index.js`]
      .find((each) => modules.has(each));
    if (found !== undefined) return `${loader}(${JSON.stringify(found)})`;
    const moved = posix.join(dirname(place), asked);
    return `require(${quote}${moved.startsWith('.') ? moved : `./${moved}`}${quote})`;
  });
}

/** Joins the modules of a compiled library that one loads, and has those of its index be asked for there. */
export function joinModules(library: string, entry: string, index: string): void {
  const textOf = (place: string) => readFileSync(join(library, place), 'utf8');
  const modules = loadedWith(entry, textOf);
  writeFileSync(join(library, JOINED), joinedModules(modules));
  writeFileSync(join(library, index), askingJoined(textOf(index), index, modules, `require("./${JOINED}")`));
  for (const place of modules.keys()) writeFileSync(join(library, place), standIn(place));
}

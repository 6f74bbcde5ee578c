import { posix } from 'path';

/** How the compiler writes that a module asks for another one of the library. */
const IMPORT = /^const (\w+) = require\("(\.[^"]*)"\);$/gm;

/** A wording as a value in a table, and its name there. */
const ENTRY = /([{,] |^ +)(\w+|\[[\w.]+\]): (\w+_1\.\w+_WORDS\.\w+)(?=,| \}|$)/gm;

/** Compiled text that passes on what other modules export, so that it does not tell all of their names. */
const PASSES_ON = /^__exportStar\(|^Object\.defineProperty\(exports, "(?!__esModule")/m;

/**
 * A compiled module that loads others when it first reads something of them. Each name is asked for once: rules read
 * their wordings often, and to find a module takes time.
 *
 * @param isLazy whether one is loaded late, by its place relative to this one
 * @param namesOf the names that a module exports, by the same
 */
export function lazyModules(
  text: string,
  isLazy: (module: string) => boolean,
  namesOf: (module: string) => readonly string[],
): string {
  return text.replace(IMPORT, (whole, name: string, module: string) => {
    if (!isLazy(module)) return whole;
    const getters = namesOf(module).map((each) => `get ${each}() { const value = require("${module}").${each};`
      + ` Object.defineProperty(this, "${each}", { value }); return value; }`);
    return `const ${name} = { ${getters.join(', ')} };`;
  });
}

/** A compiled module whose tables read their wordings when one is said, and not when the module is loaded. */
export function lazyEntries(text: string): string {
  return text.replace(ENTRY, (_, before: string, name: string, words: string) => (
    `${before}get ${name}() { return ${words}; }`));
}

/** The names that a compiled module exports; undefined where other modules have some of them. */
export function namesIn(text: string): string[] | undefined {
  if (PASSES_ON.test(text)) return undefined;
  // Several that are declared at once stand in one line.
  const lines = text.match(/^exports\.\w+ = .*$/gm) ?? [];
  const names = lines.flatMap((line) => [.../^(?:exports\.\w+ = )+/.exec(line)![0].matchAll(/\.(\w+)/g)]);
  return [...new Set(names.map(([, name]) => name))].sort();
}

/** The place of a module in the library that another one asks for. */
export function placeOf(asked: string, by: string): string {
  return `${posix.join(posix.dirname(by), asked)}.js`;
}

import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import type * as source from '../src';

/** Loads a module where it is written, and not where this file begins: when that happens is what is measured. */
export const load = createRequire(__filename);

export const ROOT = join(__dirname, '..');

/** Where the compiled library is, and its index. */
export const LIB = join(ROOT, 'lib');
export const INDEX = join(LIB, 'index.js');

/** Most of its modules, in one file. */
export const JOINED = join(LIB, 'joined.js');

/** The library as people get it. */
export function library(): typeof source {
  return load(INDEX) as typeof source;
}

/** @throws where there is no compiled library whose index loads a module when its export is first read */
export function assertCompiled(): void {
  const how = 'run `npx projen compile` and `npx projen lazy-index`, in this order, before the benchmark';
  if (!existsSync(INDEX)) throw new Error(`there is no ${INDEX}: ${how}`);
  const before = new Set(Object.keys(load.cache));
  library();
  const eager = Object.keys(load.cache).filter((file) => file.startsWith(LIB) && file !== INDEX && !before.has(file));
  if (eager.length > 0) throw new Error(`${INDEX} loads ${eager.length} modules at once: ${how}`);
}

import { closeSync, openSync, readdirSync, readSync, statSync } from 'fs';
import { join } from 'path';
import { GivenFile } from '../../audit/input/cluster-reader';
import { cutCommandFor } from '../../audit/script/cut-commands';
import { isProblem, UsageProblem } from '../framework/command-result';
import { STANDARD_STREAM, textIn } from '../framework/text-input';

/** As many bytes are read of a file: outputs as they are cut for twenty thousand interfaces take a quarter of it. */
export const MOST_BYTES = 100 * 1000 * 1000;

/** As many bytes are read of the beginning of a file that is too large, to see what it is. */
const HEAD_BYTES = 64 * 1024;

/** The files that words name, and of folders the JSON files in them. */
export interface CollectedFiles {
  readonly files: readonly GivenFile[];

  /** What was found in a folder and is not read. */
  readonly left: readonly string[];
}

/** The texts of files and folders, or what is wrong with them, all of it. A file that is too large is not read. */
export function collectedFiles(words: readonly string[]): CollectedFiles | UsageProblem {
  const problems: string[] = [];
  const left: string[] = [];
  const files: GivenFile[] = [];
  const read = (path: string, name: string, named: boolean) => {
    const large = path === STANDARD_STREAM ? undefined : sizeProblem(path);
    if (large !== undefined) return problems.push(large);
    const input = textIn('FILE', path, 'an output of aws or kubectl as JSON');
    if (isProblem(input)) return problems.push(...input.problems);
    return files.push({ name, text: input.text, named });
  };
  for (const word of words) {
    if (!isFolder(word)) {
      read(word, word, true);
      continue;
    }
    const names = readdirSync(word).sort();
    const inside = names.filter((name) => name.endsWith('.json') && !isFolder(join(word, name)));
    if (inside.length === 0) problems.push(`'${word}' holds no JSON files: run the script that 'collect' prints first`);
    for (const name of inside) read(join(word, name), name, false);
    left.push(...names.filter((name) => !inside.includes(name)).map((name) => `${name}: not a JSON file`));
  }
  return problems.length > 0 ? { problems } : { files, left };
}

function isFolder(path: string): boolean {
  return path !== STANDARD_STREAM && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function sizeProblem(path: string): string | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= MOST_BYTES) return undefined;
  const million = Math.ceil(size / 1e6);
  return `'${path}' has ${million} MB, and at most ${MOST_BYTES / 1e6} MB are read: ${cutCommandFor(headOf(path))}`;
}

function headOf(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.subarray(0, readSync(descriptor, head, 0, HEAD_BYTES, 0)).toString('latin1');
  } finally {
    closeSync(descriptor);
  }
}

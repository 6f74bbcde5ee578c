import {
  accessSync, chmodSync, constants, copyFileSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync,
} from 'fs';
import { basename, dirname, join } from 'path';
import { OutputFile } from './command-result';

/** A file under its temporary name, beside where it goes. */
interface Draft {
  readonly file: OutputFile;
  readonly path: string;
  readonly draft: string;
}

/**
 * Writes files, each whole or not at all: all stand under another name before the first one takes its own.
 *
 * @returns what is wrong where one cannot be written
 */
export function writeFiles(files: readonly OutputFile[]): string[] {
  const drafts: Draft[] = [];
  try {
    for (const file of files) {
      const problem = attempt(file, () => {
        const draft = draftOf(file);
        if (draft !== undefined) drafts.push(draft);
      });
      if (problem !== undefined) return [problem];
    }
    for (const { file, path, draft } of drafts) {
      const problem = attempt(file, () => (
        file.isNew ? copyFileSync(draft, path, constants.COPYFILE_EXCL) : renameSync(draft, path)
      ));
      if (problem !== undefined) return [problem];
    }
    return [];
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}

/** What is wrong where an action on a file fails. */
function attempt(file: OutputFile, action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `${file.argument} '${file.path}' ${reasonOf(code)}`;
  }
}

function reasonOf(code: string | undefined): string {
  if (code === 'EEXIST') return 'exists, and is not overwritten: give the path of a new file';
  if (code === 'EISDIR') return 'is a folder: give the path of a file';
  return `cannot be written (${code}): give the path of a file in a folder that exists and can be written to`;
}

/** Writes a file under another name; what is no file, as a pipe or a device, is written to at once. */
function draftOf(file: OutputFile): Draft | undefined {
  if (file.makesFolders) mkdirSync(dirname(file.path), { recursive: true });
  const there = statSync(file.path, { throwIfNoEntry: false });
  if (there !== undefined && file.isNew) throw Object.assign(new Error(), { code: 'EEXIST' });
  if (there?.isDirectory() || /[\\/]$/.test(file.path)) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (there !== undefined && !there.isFile()) {
    writeFileSync(file.path, file.content);
    return undefined;
  }
  if (there !== undefined) accessSync(file.path, constants.W_OK);
  // A link stays one.
  const path = there === undefined ? file.path : realpathSync(file.path);
  const draft = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, file.content, { flag: 'wx' });
    if (there !== undefined) chmodSync(draft, there.mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(draft, { force: true });
    throw error;
  }
  return { file, path, draft };
}

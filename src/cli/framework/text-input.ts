import { closeSync, openSync, readSync } from 'fs';
import { isProblem, UsageProblem } from './command-result';

/** Standard input, as a file name. */
export const STANDARD_STREAM = '-';

/** As many bytes are read of a file: what describes ten thousand interfaces takes less. */
const MOST_BYTES = 256 * 1024 * 1024;

/** As many of them at a time: a pipe gives no more. */
const CHUNK = 64 * 1024;

/** How long is waited for standard input that has nothing yet, in milliseconds. */
const PAUSE = 10;

/**
 * The text of a file, or what is wrong with the file.
 *
 * @param argument the option or operand that named it, for the message
 * @param file its path, or `-` for standard input
 * @param what what it must be, as in `a JSON file`
 */
export function textIn(argument: string, file: string, what: string): { readonly text: string } | UsageProblem {
  const bytes = bytesOf(file, argument, what);
  return isProblem(bytes) ? bytes : { text: decoded(bytes.bytes) };
}

function bytesOf(file: string, argument: string, what: string): { readonly bytes: Buffer } | UsageProblem {
  const isStream = file === STANDARD_STREAM;
  let descriptor: number | undefined;
  try {
    descriptor = isStream ? 0 : openSync(file, 'r');
    const chunk = Buffer.allocUnsafe(CHUNK);
    let bytes = Buffer.alloc(0);
    let size = 0;
    for (let read = readInto(chunk, descriptor); read > 0; read = readInto(chunk, descriptor)) {
      if (size + read > MOST_BYTES) {
        const most = `${MOST_BYTES / 1024 / 1024} MiB`;
        return { problems: [`${named(argument, file)} is larger than ${most}, the most that is read: give ${what}`] };
      }
      if (size + read > bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * (size + read), MOST_BYTES));
      size += chunk.copy(bytes, size, 0, read);
    }
    return { bytes: bytes.subarray(0, size) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`;
    const instead = isStream ? '' : ', or - for standard input';
    return { problems: [`${named(argument, file)} ${why}: give the path of ${what}${instead}`] };
  } finally {
    if (descriptor !== undefined && !isStream) closeSync(descriptor);
  }
}

/** Reads the next bytes into a buffer, and says how many there were; none at the end. */
function readInto(chunk: Buffer, descriptor: number): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The end of a pipe, as Windows says it.
      if (code === 'EOF') return 0;
      // A pipe whose writer has not written yet.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

/** A text as editors and shells write it: UTF-8, or UTF-16 with its mark, which Windows PowerShell writes. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
}

/** A file as messages name it. */
export function named(argument: string, file: string): string {
  return file === STANDARD_STREAM ? `${argument} - (standard input)` : `${argument} '${file}'`;
}

import { readFileSync } from 'fs';
import { UsageProblem } from './arguments';

/** Standard input, as a file name. */
const STANDARD_INPUT = '-';

/**
 * The value that a JSON file holds, or what is wrong with the file.
 *
 * @param argument the option that named the file, for the message
 * @param file its path, or `-` for standard input
 */
export function jsonOf(argument: string, file: string): { readonly value: unknown } | UsageProblem {
  let text: string;
  try {
    text = readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8');
  } catch (error) {
    return { problem: `${argument} '${file}' cannot be read (${(error as NodeJS.ErrnoException).code}); give the path of a JSON file, or - for standard input` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `${argument} '${file}' is not JSON: ${(error as Error).message}` };
  }
}

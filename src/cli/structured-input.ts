import { readFileSync } from 'fs';
import { UsageProblem } from './arguments';

/** Standard input, as a file name. */
const STANDARD_INPUT = '-';

/** A format that a file may be in. */
export type Format = 'JSON' | 'YAML';

/**
 * The value that a file holds, or what is wrong with the file.
 *
 * @param argument the option or operand that named the file, for the message
 * @param file its path, or `-` for standard input
 * @param format what it must hold; YAML is a superset of JSON
 */
export function valueOf(argument: string, file: string, format: Format): { readonly value: unknown } | UsageProblem {
  let text: string;
  try {
    text = readFileSync(file === STANDARD_INPUT ? 0 : file, 'utf8');
  } catch (error) {
    const what = format === 'JSON' ? 'a JSON file' : 'a JSON or YAML file';
    const { code } = error as NodeJS.ErrnoException;
    return {
      problems: [`${argument} '${file}' cannot be read (${code}): give the path of ${what}, or - for standard input`],
    };
  }
  try {
    return { value: format === 'JSON' || file.endsWith('.json') ? JSON.parse(text) : parsedYaml(text) };
  } catch (error) {
    // The lines after it show the place.
    const [firstLine] = (error as Error).message.split(/:?\n/);
    return { problems: [`${argument} '${file}' is not ${file.endsWith('.json') ? 'JSON' : format}: ${firstLine}`] };
  }
}

/** What is wrong with what a file holds, each with the file. */
export function ofFile(argument: string, file: string, problems: readonly string[]): UsageProblem {
  return { problems: problems.map((problem) => `${argument} '${file}': ${problem}`) };
}

function parsedYaml(text: string): unknown {
  // Loaded here, because most commands never read YAML.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('yaml') as typeof import('yaml');
  // Its warnings would be lines on stderr besides ours.
  return parse(text, { logLevel: 'error' });
}

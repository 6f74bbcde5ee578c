import { isProblem, UsageProblem } from '../framework/command-result';
import { named, textIn } from '../framework/text-input';

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
  const input = textIn(argument, file, format === 'JSON' ? 'a JSON file' : 'a JSON or YAML file');
  if (isProblem(input)) return input;
  const isJson = format === 'JSON' || file.endsWith('.json');
  if (input.text.trim() === '') {
    return { problems: [`${named(argument, file)} is empty: give ${isJson ? 'JSON' : format}`] };
  }
  try {
    return { value: isJson ? JSON.parse(input.text) : parsedYaml(input.text) };
  } catch (error) {
    // The lines after it show the place.
    const [firstLine] = (error as Error).message.split(/:?\n/);
    return { problems: [`${named(argument, file)} is not ${isJson ? 'JSON' : format}: ${firstLine}`] };
  }
}

/** What is wrong with what a file holds, each with the file. */
export function ofFile(argument: string, file: string, problems: readonly string[]): UsageProblem {
  return { problems: problems.map((problem) => `${named(argument, file)}: ${problem}`) };
}

function parsedYaml(text: string): unknown {
  // Loaded here, because most commands never read YAML.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('yaml') as typeof import('yaml');
  // Its warnings would be lines on stderr besides ours.
  return parse(text, { logLevel: 'error' });
}

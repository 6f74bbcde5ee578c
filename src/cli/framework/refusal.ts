import { shortName, visible } from '../../findings/print/visible';

/** As many problems are written. */
const MOST_PROBLEMS = 10;

/** A quoted value of more than 100 characters. */
const LONG_VALUE = /'([^']{101,})'/gu;

/** The longest line. */
const LONGEST_LINE = 600;

/** A line for each problem, whatever control characters the words had; of many the first ones, and how many follow. */
export function refusal(command: string, problems: readonly string[], color: boolean): string {
  const rest = problems.length - MOST_PROBLEMS;
  const lines = rest > 0
    ? [...problems.slice(0, MOST_PROBLEMS), `${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not shown`]
    : problems;
  const head = color ? `\u001b[31m${command}\u001b[0m` : command;
  return lines.map((line) => `${head}: ${shortLine(line)}\n`).join('');
}

/** A line with quoted values and paths cut short in their middle, and each character seen. */
function shortLine(line: string): string {
  const cut = line.replace(LONG_VALUE, (_, value: string) => `'${shortName(value)}'`);
  const characters = [...visible(cut)];
  return characters.length <= LONGEST_LINE ? characters.join('') : `${characters.slice(0, LONGEST_LINE).join('')}...`;
}

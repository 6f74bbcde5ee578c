import { Command, CommandOptions } from './command';

const PROGRAM = 'eks-pod-capacity';
const DOCS = 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/';

/** The options of all commands. */
export const COMMON_OPTIONS: CommandOptions = {
  'output': {
    short: 'o',
    text: 'writes the answer to a file in place of standard output',
    value: { name: 'OUT', allowed: 'the path of the file to write, or - for standard output' },
  },
  'color': { text: 'colours, even if the output is not a terminal (like FORCE_COLOR)' },
  'no-color': { text: 'no colours (like NO_COLOR)' },
  'help': { short: 'h', text: 'shows this' },
};

/** What a command is for and how it is called, examples first. */
export function helpOf(command: Command): string {
  const { name, purpose, examples, operands, options, keys = [], failure, page } = command;
  const title = `${PROGRAM} ${name}: ${purpose}`;
  return `${[
    title,
    ['Examples', ...examples.flatMap(({ words, says }) => [`  ${PROGRAM} ${words}`, `      ${says}`])],
    ['Usage', `  ${usageOf(command)}`, ...rows(operands.map((operand) => [operand.name, operand.text]))],
    ['Options', ...rows(optionRows({ ...options, ...COMMON_OPTIONS }))],
    ...keys.length === 0 ? [] : [['Keys of the file', ...rows(keys.map((key) => [key.name, key.text]))]],
    ['Exit codes', ...rows([
      ['0', 'answered'],
      ...failure === 'never'
        ? [] : [['1', failure ?? 'answered, and a finding of error severity is in the answer']],
      ['2', 'arguments or files that cannot be read, or an output that cannot be written'],
    ])],
    ['The text output may change in any release. In scripts use --json.', `More: ${DOCS}${page}`],
  ].map((lines) => [lines].flat().join('\n')).join('\n\n')}\n`;
}

/** How a command is called, in a line. */
export function usageOf({ name, operands, options }: Command): string {
  const words = operands.map((operand) => {
    const word = `${operand.name}${operand.isMany ? '...' : ''}`;
    return operand.isOptional ? `[${word}]` : word;
  });
  return [PROGRAM, name, ...words, ...Object.keys(options).length > 0 ? ['[options]'] : []].join(' ');
}

/** All commands, a line each. */
export function overviewOf(commands: readonly Command[]): string {
  return `${[
    `${PROGRAM}: how many pods an EKS cluster can run, and whether it has enough IP addresses`,
    ['Examples', ...commands.slice(0, 3).map(({ examples: [{ words }] }) => `  ${PROGRAM} ${words}`)],
    ['Commands', ...rows(commands.map(({ name, purpose }) => [name, purpose]))],
    [`${PROGRAM} COMMAND --help, or ${PROGRAM} help COMMAND, shows the options of a command.`,
      `${PROGRAM} --version shows the version, and the date of the table of instance types.`],
  ].map((lines) => [lines].flat().join('\n')).join('\n\n')}\n`;
}

function optionRows(options: CommandOptions): string[][] {
  return Object.entries(options).map(([name, { short, text, value }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value.name}`}`,
    value === undefined || /^the path/.test(value.allowed) ? text : `${text}; ${value.allowed}`,
  ]);
}

/** The widest first column; what is wider has a line of its own. */
const FIRST_COLUMN = 26;
const LINE = 100;

function rows(entries: ReadonlyArray<readonly string[]>): string[] {
  const width = Math.min(FIRST_COLUMN, Math.max(0, ...entries.map(([first]) => first.length)));
  return entries.flatMap(([first, text]) => {
    const [head, ...rest] = folded(text, LINE - width - 4);
    const indent = ' '.repeat(width + 4);
    return first.length <= width
      ? [`  ${first.padEnd(width)}  ${head}`, ...rest.map((line) => `${indent}${line}`)]
      : [`  ${first}`, ...[head, ...rest].map((line) => `${indent}${line}`)];
  });
}

/** A text in lines of at most so many characters. */
function folded(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

import { COMMANDS } from './command-table';
import { wordProblems, wordsOf } from './framework/arguments';
import { Command, Words } from './framework/command';
import { COMMON_OPTIONS, helpOf, overviewOf } from './framework/command-help';
import { CommandResult, isProblem, OutputFile } from './framework/command-result';
import { writeFiles } from './framework/file-output';
import { refusal } from './framework/refusal';
import { asciiOf, NO_TERMINAL, painted, Terminal } from './framework/terminal';
import { STANDARD_STREAM } from './framework/text-input';
import { versionLine } from './framework/version';
import { meantNames } from '../findings/nearest-names';

/** What a process should print and exit with. */
export interface Exit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PROGRAM = 'eks-pod-capacity';
const COLOR_WORDS = ['--color', '--no-color'];

/**
 * Runs `eks-pod-capacity` on the words after its name. Code 0; 1 when the answer holds a finding of error
 * severity; 2 for words or files that cannot be read, and for outputs that cannot be written.
 *
 * @param terminal where the answer is read; by default no terminal
 */
export function main(args: readonly string[], terminal: Terminal = NO_TERMINAL): Exit {
  const { seen, rest: [name, ...rest] } = withColors(args, terminal);
  if (name === undefined) return { code: 2, stdout: '', stderr: overviewOf(COMMANDS) };
  if (name === '--help' || name === '-h' || name === 'help') return help(rest, seen);
  if (name === '--version' || name === '-V') return answer(`${versionLine()}\n`);
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) return refused(PROGRAM, [noCommand(name)], seen);
  const end = rest.indexOf('--');
  if (rest.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h')) {
    return answer(helpOf(command));
  }
  return run(command, rest, seen);
}

/** Colours as the words ask for them, wherever they stand, and the other words. */
function withColors(
  args: readonly string[],
  terminal: Terminal,
): { readonly seen: Terminal; readonly rest: readonly string[] } {
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const asked = before.filter((word) => COLOR_WORDS.includes(word));
  if (asked.length === 0) return { seen: terminal, rest: args };
  const color = asked[asked.length - 1] === '--color';
  return {
    seen: { ...terminal, color, messageColor: color },
    rest: [...before.filter((word) => !asked.includes(word)), ...end < 0 ? [] : args.slice(end)],
  };
}

function help(names: readonly string[], seen: Terminal): Exit {
  const [name] = names.filter((word) => word !== '--help' && word !== '-h');
  if (name === undefined || name === 'help') return answer(overviewOf(COMMANDS));
  const command = COMMANDS.find((each) => each.name === name);
  return command === undefined ? refused(`${PROGRAM} help`, [noCommand(name)], seen) : answer(helpOf(command));
}

function noCommand(name: string): string {
  const names = COMMANDS.map((command) => command.name);
  const meant = meantNames(name, [...names, 'help']);
  const instead = meant.length > 0 ? `did you mean ${meant.join(' or ')}` : `allowed are ${names.join(', ')}, help`;
  return `'${name}' is not a command: ${instead}`;
}

function run(command: Command, args: readonly string[], terminal: Terminal): Exit {
  const who = `${PROGRAM} ${command.name}`;
  const words = wordsOf(args, { ...command.options, ...COMMON_OPTIONS });
  if (isProblem(words)) return refused(who, words.problems, terminal);
  const problems = [
    ...wordProblems(words, command),
    ...streamProblems(words, command),
  ];
  if (problems.length > 0) return refused(who, problems, terminal);
  const result = command.run({ ...words, terminal, commands: COMMANDS });
  return isProblem(result) ? refused(who, result.problems, terminal) : written(who, words, result, terminal);
}

/** What is wrong where two files are standard input, which is read once. */
function streamProblems({ operands, values }: Words, command: Command): string[] {
  const inputs = [
    ...operands.filter((_, index) => command.operands[Math.min(index, command.operands.length - 1)]?.isInput),
    ...Object.keys(command.options).filter((name) => command.options[name].value?.isInput).map((name) => values[name]),
  ];
  return inputs.filter((input) => input === STANDARD_STREAM).length > 1
    ? ['- is given twice, but standard input can be read only once: give the path of a file for one of them'] : [];
}

/** The end of a run that has an answer, once its files are written. */
function written(who: string, { values: { output } }: Words, result: CommandResult, terminal: Terminal): Exit {
  const shown = result.isData ? result.output : seenOn(result.output, terminal);
  const isFile = typeof output === 'string' && output !== STANDARD_STREAM && !result.isWritten;
  // A file has neither colours nor the signs of a poor terminal.
  const files: OutputFile[] = [
    ...result.files ?? [],
    ...isFile ? [{ argument: '--output', path: output, content: result.output }] : [],
  ];
  const problems = writeFiles(files);
  if (problems.length > 0) return refused(who, problems, terminal);
  const { unanswered = [], notes = '' } = result;
  return {
    code: unanswered.length > 0 ? 2 : result.failed ? 1 : 0,
    stdout: isFile ? '' : shown,
    stderr: `${painted(notes, terminal.messageColor)}${refusal(who, unanswered, terminal.messageColor)}`,
  };
}

function seenOn(text: string, { ascii, color }: Terminal): string {
  return painted(ascii ? asciiOf(text) : text, color);
}

function answer(stdout: string): Exit {
  return { code: 0, stdout, stderr: '' };
}

function refused(who: string, problems: readonly string[], { messageColor }: Terminal): Exit {
  return { code: 2, stdout: '', stderr: refusal(who, problems, messageColor) };
}

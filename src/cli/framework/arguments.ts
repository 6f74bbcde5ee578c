import { parseArgs, ParseArgsConfig } from 'util';
import { Command, CommandOption, CommandOptions, Operand, Words } from './command';
import { UsageProblem } from './command-result';
import { meantNames } from '../../findings/nearest-names';

type OptionToken = Extract<ReturnType<typeof tokensOf>['tokens'][number], { kind: 'option' }>;

/**
 * The operands and options of a command line, or all that is wrong with it.
 */
export function wordsOf(args: readonly string[], options: CommandOptions): Words | UsageProblem {
  const { tokens, positionals, values } = tokensOf(args, options);
  const problems = tokens.flatMap((token) => (token.kind === 'option' ? tokenProblems(token, options) : []));
  return problems.length > 0 ? { problems } : { operands: positionals, values: values as Words['values'] };
}

function tokensOf(args: readonly string[], options: CommandOptions) {
  const config: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(options).map(([name, { value, short }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', ...short === undefined ? {} : { short } },
    ]),
  );
  return parseArgs({ args: [...args], options: config, allowPositionals: true, strict: false, tokens: true });
}

function tokenProblems({ name, rawName, value, inlineValue }: OptionToken, options: CommandOptions): string[] {
  if (!Object.hasOwn(options, name)) return [`${rawName} is not an option: ${optionsFor(name, options)}`];
  const option: CommandOption = options[name];
  if (option.value === undefined) {
    return value === undefined ? [] : [`${rawName} takes no value, and has '${value}'`];
  }
  const { allowed, choices } = option.value;
  if (value === undefined || value === '') return [`${rawName} needs a value: ${allowed}`];
  // The word after it is the next option, whatever may follow there.
  if (!inlineValue && value.startsWith('--')) return [`${rawName} needs a value, and ${value} follows: ${allowed}`];
  if (choices === undefined || choices.includes(value)) return [];
  return [`${rawName} must be ${allowed}, and is '${value}'${meantOf(value, choices)}`];
}

function meantOf(word: string, choices: readonly string[]): string {
  const [meant] = meantNames(word, choices);
  return meant === undefined ? '' : `: did you mean ${meant}`;
}

function optionsFor(name: string, options: CommandOptions): string {
  const names = Object.keys(options);
  const meant = meantNames(name, names);
  return meant.length > 0
    ? `did you mean ${meant.map((each) => `--${each}`).join(' or ')}`
    : `allowed are ${names.map((each) => `--${each}`).join(', ')}`;
}

/** What is wrong with the operands of a command, and with options that exclude each other. */
export function wordProblems(
  { operands, values }: Words,
  { operands: expected, exclusive = [], surplus }: Pick<Command, 'operands' | 'exclusive' | 'surplus'>,
): string[] {
  const most = expected[expected.length - 1]?.isMany ? Infinity : expected.length;
  const others = expected.flatMap(({ name, text, choices }, index) => {
    const word = operands[index];
    return word === undefined || choices === undefined || choices.includes(word)
      ? [] : [`${name} must be ${text}, and is '${word}'${meantOf(word, choices)}`];
  });
  const given = exclusive.filter((name) => values[name] !== undefined);
  return [
    ...expected.slice(operands.length).filter(({ isOptional }) => !isOptional)
      .map(({ name, text }) => `${name} is missing: give ${text}`),
    ...operands.slice(most).map((word) => `'${word}' is not expected: ${surplus ?? expectedWords(expected)}`),
    ...others,
    ...given.length > 1 ? [`--${given[0]} and --${given[1]} exclude each other: give one of them`] : [],
  ];
}

function expectedWords(expected: readonly Operand[]): string {
  if (expected.length === 0) return 'only options can be given';
  return expected.length === 1 ? `give one ${expected[0].name}` : `give ${expected.map(({ name }) => name).join(' ')}`;
}

/**
 * The whole number of an option, undefined when it was not given, or what is wrong with it.
 */
export function wholeNumberOf(words: Words, name: string, least: number): number | undefined | UsageProblem {
  const text = words.values[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  return /^\d+$/.test(String(text)) && Number.isSafeInteger(value) && value >= least
    ? value
    : { problems: [`--${name} must be a whole number of ${least} or more, and is '${text}'`] };
}

import { parseArgs, ParseArgsConfig } from 'util';

/** What is wrong with a command line or a file: the argument or key, the value, what is allowed, a line each. */
export interface UsageProblem {
  readonly problems: readonly string[];
}

/** The options of a command; those that take a value say what it may be. */
type Options = Readonly<
  Record<string, { readonly type: 'boolean' } | { readonly type: 'string'; readonly allowed: string }>
>;

/** The words of a command line, sorted into operands and options. */
export interface Words {
  readonly operands: string[];
  readonly values: Record<string, string | boolean | undefined>;
}

/**
 * The operands and options of a command line, or what is wrong with it.
 */
export function wordsOf(args: readonly string[], options: Options): Words | UsageProblem {
  const types: ParseArgsConfig['options'] = Object.fromEntries(
    Object.entries(options).map(([name, { type }]) => [name, { type }]),
  );
  const { tokens, positionals, values } = parseArgs({
    args: [...args],
    options: types,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) {
      const allowed = Object.keys(options).map((name) => `--${name}`);
      return { problems: [`${token.rawName} is not an option: allowed are ${allowed.join(', ')}`] };
    }
    const option = options[token.name];
    if (option.type === 'string' && (token.value === undefined || token.value === '')) {
      return { problems: [`${token.rawName} needs a value: ${option.allowed}`] };
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      return { problems: [`${token.rawName} takes no value, and has '${token.value}'`] };
    }
  }
  return { operands: positionals, values: values as Words['values'] };
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

/** Whether a parsed value is a problem. */
export function isProblem(value: unknown): value is UsageProblem {
  return typeof value === 'object' && value !== null && 'problems' in value;
}

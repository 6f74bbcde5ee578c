/** Where an answer is read, as far as it changes how the answer is written. */
export interface Terminal {
  /** Whether the output has colours. */
  readonly color: boolean;

  /** Whether messages beside the output have colours. */
  readonly messageColor: boolean;

  /** Whether only ASCII is shown. */
  readonly ascii: boolean;

  /** Characters in a line. */
  readonly columns: number;

  /** Says how far a command is, where somebody waits for it. */
  readonly progress: (text: string) => void;
}

/** Characters in a line where nobody says how many. */
const COLUMNS = 80;

/** No terminal: a file or a program reads. */
export const NO_TERMINAL: Terminal = {
  color: false,
  messageColor: false,
  ascii: false,
  columns: COLUMNS,
  progress: () => undefined,
};

/** A stream that a process writes to. */
interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The terminal of a process, by what its environment and its streams say.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function terminalOf(env: Environment, stdout: OutputStream, stderr: OutputStream): Omit<Terminal, 'progress'> {
  const hasColor = ({ isTTY }: OutputStream) => {
    if (isSet(env.NO_COLOR)) return false;
    if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
    return isTTY === true && env.TERM !== 'dumb';
  };
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return {
    color: hasColor(stdout),
    messageColor: hasColor(stderr),
    ascii: env.TERM === 'dumb' || (locale !== undefined && !/utf-?8/i.test(locale)),
    columns: stdout.isTTY && stdout.columns !== undefined && stdout.columns > 0 ? stdout.columns : COLUMNS,
  };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

const SEVERITY_COLORS: Readonly<Record<string, string>> = { error: '31', warning: '33', info: '2' };

/** An answer for people with the word of a severity in its colour, where the terminal has colours. */
export function painted(text: string, color: boolean): string {
  return color
    ? text.replace(/^(error|warning|info)(?=: )/gm, (word) => `\u001b[${SEVERITY_COLORS[word]}m${word}\u001b[0m`)
    : text;
}

/** What stands for a sign that a terminal without UTF-8 does not have. */
const ASCII_SIGNS: Readonly<Record<string, string>> = {
  '\u2588': '#',
  '\u2593': '#',
  '\u2592': '+',
  '\u2591': '.',
  '\u25a0': '#',
  '\u25a1': '.',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2500': '-',
  '\u2502': '|',
  '\u00b7': '-',
  '\u2022': '*',
  '\u2192': '->',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u00d7': 'x',
  '\u2026': '...',
  '\u2713': 'ok',
  '\u2717': 'no',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** A text in ASCII: signs of ours by what is most like them, letters of names by their code. */
export function asciiOf(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (sign) => ASCII_SIGNS[sign] ?? `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}

/** A flag on kubelet's command line. */
export interface KubeletFlag {
  /** Without its dashes, and with hyphens: kubelet takes underscores for them. */
  readonly name: string;
  readonly value?: string;

  /** The string that it was given in. */
  readonly item: string;
}

/** How the strings of flags, joined by blanks, are split into words again on their way to kubelet. */
export interface Splitting {
  wordsOf(item: string): string[];

  /** Whether a string takes what comes after it for its own. */
  isOpen(item: string): boolean;
}

/**
 * systemd reads the line that nodeadm writes twice: as a variable of a file, where a backslash keeps the character
 * after it, and as words, where quotation marks hold white space together and are taken off.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
 */
export const SYSTEMD: Splitting = {
  wordsOf: (item) => splitWords(item).words,
  isOpen: (item) => splitWords(item).isOpen,
};

/** The script that starts a Windows node takes the words as they are. */
export const WINDOWS: Splitting = {
  wordsOf: (item) => item.split(/\s+/).filter((word) => word !== ''),
  isOpen: () => false,
};

/**
 * The flags in strings: `--name=value`, or `--name value`.
 *
 * @see https://pkg.go.dev/github.com/spf13/pflag#hdr-Command_line_flag_syntax
 */
export function parsedFlags(items: readonly string[], { wordsOf }: Splitting): KubeletFlag[] {
  const flags: KubeletFlag[] = [];
  const all = items.flatMap((item) => wordsOf(item).map((word) => [word, item]));
  for (const [word, item] of all) {
    const [, name, value] = /^--?([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(word) ?? [];
    const last = flags[flags.length - 1];
    if (name !== undefined) flags.push({ name: name.replace(/_/g, '-'), value, item });
    else if (last !== undefined && last.value === undefined) flags[flags.length - 1] = { ...last, value: word };
  }
  return flags;
}

/** A line break ends the line, within quotation marks too; a backslash at the end takes the blank that follows. */
function splitWords(item: string): { readonly words: string[]; readonly isOpen: boolean } {
  const text = item.replace(/\\([^])/g, (_, kept: string) => (/[\r\n]/.test(kept) ? '' : kept));
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  const pieces = text.match(/\\?[^]/g) ?? [];
  for (const piece of pieces) {
    if (/[\r\n]/.test(piece) || (quote === '' && /^\s$/.test(piece))) {
      if (word !== undefined) words.push(word);
      [word, quote] = [undefined, ''];
    } else if (piece === quote || (quote === '' && /^['"]$/.test(piece))) {
      quote = quote === '' ? piece : '';
      word ??= '';
    } else {
      word = (word ?? '') + piece.slice(-1);
    }
  }
  if (word !== undefined) words.push(word);
  return { words, isOpen: quote !== '' || pieces.at(-1) === '\\' };
}

/** Flags whose values are added to those of earlier ones; of others the last one holds. */
export const ADDED_FLAGS: readonly string[] = [
  'node-labels', 'feature-gates', 'system-reserved', 'kube-reserved', 'cluster-dns', 'eviction-hard', 'eviction-soft',
  'eviction-soft-grace-period', 'eviction-minimum-reclaim', 'allowed-unsafe-sysctls', 'enforce-node-allocatable',
  'tls-cipher-suites', 'reserved-memory', 'cpu-manager-policy-options', 'topology-manager-policy-options', 'vmodule',
];

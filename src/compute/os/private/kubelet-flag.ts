/** A flag on kubelet's command line. */
export interface KubeletFlag {
  /** Without its dashes, and with hyphens: kubelet takes underscores for them. */
  readonly name: string;
  readonly value?: string;

  /** The string that it was given in. */
  readonly item: string;
}

/**
 * The flags in strings that are joined by blanks and split again at white space, as they are on the way to kubelet:
 * `--name=value`, or `--name value`.
 *
 * @see https://pkg.go.dev/github.com/spf13/pflag#hdr-Command_line_flag_syntax
 */
export function parsedFlags(items: readonly string[]): KubeletFlag[] {
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

/** The words that a string is split into. */
export function wordsOf(item: string): string[] {
  return item.split(/\s+/).filter((word) => word !== '');
}

/** Flags whose values are added to those of earlier ones; of others the last one holds. */
export const ADDED_FLAGS: readonly string[] = [
  'node-labels', 'feature-gates', 'system-reserved', 'kube-reserved', 'cluster-dns', 'eviction-hard', 'eviction-soft',
  'eviction-soft-grace-period', 'eviction-minimum-reclaim', 'allowed-unsafe-sysctls', 'enforce-node-allocatable',
  'tls-cipher-suites', 'reserved-memory', 'cpu-manager-policy-options', 'topology-manager-policy-options', 'vmodule',
];

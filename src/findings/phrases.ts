/** A count with its noun, as in `1 ENI` and `3 ENIs`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number as it is read, as in `1,465`. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** Nodes, counted, as the subject of a sentence that goes on with what they take. */
export function nodesTake(nodes: number): string {
  return nodes === 1 ? '1 node takes' : `${nodes} nodes take`;
}

/** A zone by its name; those without a name are called `zone 1` and so on. */
export function zoneInWords(zone: string): string {
  return /^zone \d/.test(zone) ? zone : `zone ${zone}`;
}

/**
 * The block to give for pod subnets of a prefix length, as a person would write it.
 *
 * @param slotBlock the prefix length of a block that has one in each of its four slots; undefined where none is large enough
 */
export function podBlock(prefixLength: number, slotBlock: number | undefined): string {
  return slotBlock === undefined
    ? `a /${prefixLength} block for each zone, PodNetwork.secondaryCidrs`
    : `a /${slotBlock} in four zone slots`;
}

/** Names, each in quotes. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

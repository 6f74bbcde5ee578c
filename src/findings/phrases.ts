/** A count with its noun, as in `1 ENI`, `3 ENIs` and `1,465 addresses`. */
export function counted(count: number, noun: string, several: string = `${noun}s`): string {
  return `${number(count)} ${count === 1 ? noun : several}`;
}

/** A number as it is read, as in `1,465`. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
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
    ? `a /${prefixLength} block per zone, PodNetwork.secondaryCidrs`
    : `a /${slotBlock} in four zone slots, PodNetwork.secondaryCidr`;
}

/** Names, each in quotes. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

/** As many names as a line can hold. */
const MOST_NAMES = 4;

/** Names for a line: of many the first ones, and how many more there are, as in `a, b, c and 17 more`. */
export function few(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more`;
}

/** Names for a line, each in quotes. */
export function fewQuoted(names: readonly string[]): string {
  return few(names.map((name) => `'${name}'`));
}

/** All names, as a line of details, where a line that says `few` of them left some out; no line otherwise. */
export function allOf(what: string, names: readonly string[]): string[] {
  return names.length <= MOST_NAMES ? [] : [`${what}: ${names.join(', ')}`];
}

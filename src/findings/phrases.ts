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
 * @param slotBlock the prefix length of a block that has one in each of its four slots; undefined where none is large
 * enough
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

/** What is wrong with a string as a CIDR, as what follows `which`. */
export function whatIsWrongWithCidr(fault: string): string {
  switch (fault) {
    case 'address': return 'does not begin with an IPv4 address';
    case 'length': return 'does not end in a prefix length';
    case 'hostBits': return 'has host bits set';
    case 'ipv6': return 'is not an IPv6 CIDR as EKS writes it';
    default: return 'is not an IPv4 CIDR';
  }
}

/** What a CIDR without that fault is like. */
export function cidrForm(fault: string): string {
  switch (fault) {
    case 'address': return 'an IPv4 address is four numbers from 0 to 255 without leading zeros';
    case 'length': return 'a prefix length is a whole number from 0 to 32';
    case 'hostBits': return 'the address of a CIDR is the first one of its block';
    case 'ipv6': return 'it is a network address, which ends in ::, a slash and a prefix length';
    default: return 'an IPv4 CIDR is an address, a slash and a prefix length';
  }
}

/** The CIDR to give: the block that was meant, or one for example. */
export function cidrToGive(fault: string, instead: string): string {
  return fault === 'hostBits' ? `give ${instead}` : `give a CIDR such as ${instead}`;
}

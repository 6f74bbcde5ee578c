/** What somebody meant by a string that is no CIDR, as far as it can be guessed. */
export interface MeantParts {
  readonly address?: number;
  readonly prefixLength?: number;
}

/** Numbers with dots between them, or commas, where they stand first. */
const NUMBERS = /(?:^|[^\w.])((?:0x[0-9a-f]+|\d+)(?:\s*[.,]\s*\w*)*)/i;

/** What can stand between an address and its prefix length. */
const LENGTH = /^\s*(?:[/\\:_-]|\s)\s*0*(\d{1,2})(?![\d.])/;

/** A prefix length that is written as a mask. */
const MASK = /^\s*[/\\ ]\s*(\d{1,3}(?:\.\d{1,3}){3})/;

/**
 * What somebody can have meant by a string, to show an example of it and nothing else: octets that are missing, or no
 * octets, are 0, and what is more than four is left out.
 *
 * Worked, 10.0.0/18: the three octets and 0 for the fourth, and /18: the example is 10.0.0.0/18. 10.0.0.0-18 and
 * 10.0.0.0/255.255.192.0 come to the same.
 */
export function meantParts(text: string): MeantParts {
  const found = NUMBERS.exec(text);
  if (found === null) return {};
  const octets = found[1].split(/[.,]/);
  const rest = text.slice(found.index + found[0].length);
  const prefixLength = maskLength(MASK.exec(rest)?.[1]) ?? lengthOf(LENGTH.exec(rest)?.[1]);
  // A number alone is no address, and with colons it is a part of one of IPv6.
  if (octets.length === 1 && (prefixLength === undefined || text.includes(':'))) return {};
  const values = octets.map(octetOf);
  const known = values.indexOf(undefined) === -1 ? values : values.slice(0, values.indexOf(undefined));
  if (known.length === 0) return {};
  return { address: [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (known[index] ?? 0), 0), prefixLength };
}

function octetOf(text: string): number | undefined {
  const value = /^(\d+|0x[0-9a-f]+)$/i.test(text.trim()) ? Number(text) : undefined;
  return value !== undefined && value <= 255 ? value : undefined;
}

function lengthOf(digits: string | undefined): number | undefined {
  const length = digits === undefined ? undefined : Number(digits);
  return length !== undefined && length <= 32 ? length : undefined;
}

/** The prefix length of a mask that is all ones and then all zeros. */
function maskLength(mask: string | undefined): number | undefined {
  const bits = mask?.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0')).join('');
  return bits !== undefined && /^1*0*$/.test(bits) && bits.length === 32 ? bits.replace(/0/g, '').length : undefined;
}

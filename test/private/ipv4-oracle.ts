/**
 * IPv4 arithmetic on texts of 32 zeros and ones: slow, obvious, and none of it shared with src.
 */

/** The addresses of a block, both ends included. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** 32 zeros and ones of a dotted decimal address. */
export function bitsOf(dotted: string): string {
  return dotted.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0')).join('');
}

/** Dotted decimal address of 32 zeros and ones. */
export function dottedOf(bits: string): string {
  return [0, 8, 16, 24].map((at) => String(parseInt(bits.slice(at, at + 8), 2))).join('.');
}

/** The CIDR text of the block of a prefix length that holds an address. */
export function blockText(bits: string, prefixLength: number): string {
  return `${dottedOf(bits.slice(0, prefixLength).padEnd(32, '0'))}/${prefixLength}`;
}

/** First and last address of a CIDR text, as integers. */
export function rangeOf(cidr: string): AddressRange {
  const [address, prefixLength] = cidr.split('/');
  const network = bitsOf(address).slice(0, Number(prefixLength));
  return { first: parseInt(network.padEnd(32, '0'), 2), last: parseInt(network.padEnd(32, '1'), 2) };
}

/** Number of addresses of a CIDR text. */
export function sizeOf(cidr: string): number {
  const { first, last } = rangeOf(cidr);
  return last - first + 1;
}

import { MeantParts, meantParts } from './meant-parts';

/** The character code of 0. */
const ZERO = 48;

const PREFIX_LENGTH = /^(0|[1-9]\d?)$/;
const BLOCK = new RegExp(`^${Array(4).fill('(0|[1-9]\\d{0,2})').join('\\.')}/(0|[1-9]\\d?)$`);

/** The first address and the prefix length of a string that is an IPv4 CIDR, else undefined. */
export function blockOf(text: string): { readonly first: number; readonly prefixLength: number } | undefined {
  const parts = BLOCK.exec(text);
  if (parts === null) return undefined;
  const [one, two, three, four, prefixLength] = parts.slice(1).map(Number);
  if (one > 255 || two > 255 || three > 255 || four > 255 || prefixLength > 32) return undefined;
  const first = ((one * 256 + two) * 256 + three) * 256 + four;
  return networkOf(first, prefixLength) === first ? { first, prefixLength } : undefined;
}

/**
 * The number of a dotted decimal address, or undefined when the text is none. Leading zeros are
 * refused: some parsers read them as octal.
 */
export function addressOf(text: string): number | undefined {
  // By character: an audit reads hundreds of thousands.
  let address = 0;
  let octet = -1;
  let octets = 0;
  for (let at = 0; at <= text.length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return undefined;
      octet = Math.max(octet, 0) * 10 + digit;
      if (octet > 255) return undefined;
    } else {
      if (octet < 0 || (at < text.length && text[at] !== '.')) return undefined;
      address = address * 256 + octet;
      octet = -1;
      octets++;
    }
  }
  return octets === 4 ? address : undefined;
}

/**
 * Dotted decimal text of an address. Arithmetic in place of bit operators: those are signed at 32 bits.
 */
export function textOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** What can be wrong with a string as an IPv4 CIDR; `ipv6` is for one of IPv6. */
export type CidrFault = 'form' | 'address' | 'length' | 'hostBits' | 'ipv6';

/** What is wrong with a string as a CIDR. A type, not an interface, for these are facts of findings. */
export type CidrProblem = {
  readonly got: string;
  readonly fault: CidrFault;

  /** The block that was meant, or one for example. */
  readonly instead: string;
};

/** A block that every VPC can have. */
export const EXAMPLE_BLOCK = '100.64.0.0/16';

/** The prefix length to show where none is meant. */
const EXAMPLE_LENGTH = 16;

/** The ranges that people mean, by their first address and prefix length: those of RFC 1918, and 100.64.0.0/10. */
const USUAL_RANGES: ReadonlyArray<readonly [address: number, prefixLength: number]> = [
  [addressOf('10.0.0.0')!, 8],
  [addressOf('172.16.0.0')!, 12],
  [addressOf('192.168.0.0')!, 16],
  [addressOf('100.64.0.0')!, 10],
];

/**
 * What is wrong with a string as an IPv4 CIDR, or undefined when it is one.
 */
export function cidrProblem(text: string): CidrProblem | undefined {
  const got = String(text);
  const [fault] = cidrFaults(got);
  if (fault === undefined) return undefined;
  return { got, fault, instead: nearestBlock(got) };
}

/** All that is wrong with a string as an IPv4 CIDR. */
export function cidrFaults(text: string): CidrFault[] {
  // Nearly every string is one, and each is read several times.
  if (blockOf(text) !== undefined) return [];
  const [addressText, lengthText, ...rest] = text.split('/');
  if (lengthText === undefined || rest.length > 0) {
    return isNearlyAddress(addressText) && addressOf(addressText) === undefined ? ['form', 'address'] : ['form'];
  }
  const address = addressOf(addressText);
  if (addressText.includes(':')) return ['address'];
  const isLength = PREFIX_LENGTH.test(lengthText) && Number(lengthText) <= 32;
  if (address !== undefined && isLength) {
    return networkOf(address, Number(lengthText)) === address ? [] : ['hostBits'];
  }
  const { address: near, prefixLength } = nearParts(text);
  const hasHostBits = near !== undefined && prefixLength !== undefined && networkOf(near, prefixLength) !== near;
  return [
    ...(address === undefined ? ['address' as const] : []),
    ...(isLength ? [] : ['length' as const]),
    ...(hasHostBits ? ['hostBits' as const] : []),
  ];
}

/** What a string comes near to as a CIDR: with blanks, leading zeros or hexadecimal numbers, or without one of both. */
export function nearParts(text: string): { readonly address?: number; readonly prefixLength?: number } {
  const [addressText = '', lengthText = ''] = text.split('/');
  const octets = addressText.trim().split('.').map((octet) => nearNumber(octet, 255));
  const isAddress = octets.length === 4 && octets.every((octet) => octet !== undefined);
  return {
    address: isAddress ? octets.reduce<number>((sum, octet) => sum * 256 + octet!, 0) : undefined,
    prefixLength: nearNumber(lengthText, 32),
  };
}

/** What a string comes near to, or else what somebody can have meant by it: for examples alone. */
export function likelyParts(text: string): MeantParts {
  const [near, meant] = [nearParts(text), meantParts(text)];
  return { address: near.address ?? meant.address, prefixLength: near.prefixLength ?? meant.prefixLength };
}

/** The first address of the block of a prefix length that an address lies in. */
export function networkOf(address: number, prefixLength: number): number {
  const size = 2 ** (32 - prefixLength);
  return Math.floor(address / size) * size;
}

/**
 * Whether a prefix length is a whole number from the least to the most.
 */
export function isPrefixLength(prefixLength: number, least: number, most: number): boolean {
  return Number.isInteger(prefixLength) && prefixLength >= least && prefixLength <= most;
}

/**
 * The block that somebody meant, whatever it is for: that around the address, as EC2 rounds it, unless it goes beyond
 * the usual range of the address. Then it is that range: the rest is somebody else's.
 */
export function nearestBlock(text: string): string {
  const { address, prefixLength } = likelyParts(text);
  if (address === undefined) return EXAMPLE_BLOCK;
  const usual = USUAL_RANGES.find(([first, length]) => networkOf(address, length) === first);
  // Of somebody else's addresses no block is shown that nobody asked for.
  if (prefixLength === undefined && usual === undefined) return EXAMPLE_BLOCK;
  const length = Math.max(prefixLength ?? EXAMPLE_LENGTH, usual?.[1] ?? 0);
  return `${textOf(networkOf(address, length))}/${length}`;
}

function isNearlyAddress(text: string): boolean {
  return nearParts(text).address !== undefined;
}

function nearNumber(text: string, most: number): number | undefined {
  const trimmed = text.trim();
  const value = /^(\d+|0x[0-9a-f]+)$/i.test(trimmed) ? Number(trimmed) : undefined;
  return value !== undefined && value <= most ? value : undefined;
}

import { Ipv4Cidr } from './ipv4-cidr';
import { EXAMPLE_BLOCK, likelyParts, nearParts, networkOf, textOf } from './ipv4-text';

/** What a block is for, as far as that limits it. */
export interface BlockUse {
  /** Prefix lengths of the largest and the smallest, and the one to show where a string has none of these. */
  readonly largest: number;
  readonly smallest: number;
  readonly usual: number;

  /** The ranges that it is of: private ones and 100.64.0.0/10 by default. The first is taken where none is meant. */
  readonly ranges?: readonly Ipv4Cidr[];

  /** Whether nothing else stands against a block; nothing does by default. */
  readonly fits?: (block: Ipv4Cidr) => boolean;
}

/** Ranges that networks of one's own have addresses of. Every VPC can have blocks of the first. */
const OWN_RANGES = ['100.64.0.0/10', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(
  (text) => Ipv4Cidr.parse(text),
);

/** Blocks of one size that are tried in a range. */
const MOST_TRIED = 512;

/**
 * The block to show somebody who has given a string that cannot be used: of the size that was asked for where there is
 * one of it, around the address that was given, or else in the same range. Addresses that are somebody else's are never
 * shown.
 *
 * Worked, 100.64.0.0/8 for a VPC: it reads as 100.0.0.0/8, of which most is public. The address is one of
 * 100.64.0.0/10, and the largest block of a VPC is a /16: 100.64.0.0/16.
 */
export function meantBlock(text: string, use: BlockUse): string {
  const { largest, smallest, usual, ranges = OWN_RANGES, fits = () => true } = use;
  const { address, prefixLength } = likelyParts(text);
  const asked = prefixLength === undefined || prefixLength > smallest ? usual : Math.max(prefixLength, largest);
  const lengths = Array.from({ length: smallest - asked + 1 }, (_, index) => asked + index);
  const meant = address === undefined ? undefined : ranges.find((range) => range.contains(blockAt(address, 32)));
  for (const range of meant === undefined ? ranges : [meant, ...ranges.filter((each) => each !== meant)]) {
    for (const length of lengths.filter((each) => each >= range.prefixLength)) {
      const around = range === meant ? blockAt(address!, length) : undefined;
      if (around !== undefined && fits(around)) return String(around);
      const count = Math.min(2 ** (length - range.prefixLength), MOST_TRIED);
      for (let index = 0; index < count; index++) {
        const block = range.childAt(length, index);
        if (fits(block)) return String(block);
      }
    }
  }
  return EXAMPLE_BLOCK;
}

/** The block that a string stands for where only host bits, blanks or leading zeros are wrong with it. */
export function nearBlock(text: string): Ipv4Cidr | undefined {
  const { address, prefixLength } = nearParts(text);
  return address === undefined || prefixLength === undefined ? undefined : blockAt(address, prefixLength);
}

function blockAt(address: number, prefixLength: number): Ipv4Cidr {
  return Ipv4Cidr.parse(`${textOf(networkOf(address, prefixLength))}/${prefixLength}`);
}

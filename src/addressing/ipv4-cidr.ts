import { blockOf, cidrProblem, isPrefixLength, textOf } from './ipv4-text';
import { findingOf } from '../findings/catalogue';
import { FindingError } from '../findings/finding-error';
import { memberFindings, numberGiven, otherShape } from '../findings/struct-findings';
import { about } from '../findings/subject';
import { CIDR_WORDS } from '../findings/words/addresses/cidrs';
import { NUMBER_WORDS } from '../findings/words/numbers';

/** Bits of an IPv4 address. */
const ADDRESS_BITS = 32;

/** Bits by which blocks that are listed may be longer: 65,536 blocks. */
const MOST_LONGER = 16;

/**
 * An IPv4 CIDR block: a network address and a prefix length, with no host bits set.
 *
 * A block never changes. Two blocks share no address, or one of them contains the other.
 *
 * @example
 * const block = Ipv4Cidr.parse('100.64.0.0/16');
 * // 100.64.0.0/18, 100.64.64.0/18 ...
 * const zones = block.split(18);
 * // false
 * const taken = block.overlaps(Ipv4Cidr.parse('10.0.0.0/16'));
 */
export class Ipv4Cidr {
  /**
   * Reads a block from a string.
   *
   * A string with host bits set is an error. EC2 would round such a block, and the template would then differ from what
   * is deployed.
   *
   * @param text the block in dotted decimal with its prefix length, as in `100.64.0.0/16`
   * @throws when the string is not an IPv4 CIDR, or has host bits set (the message holds the corrected one)
   */
  public static parse(text: string): Ipv4Cidr {
    if (text === undefined) throw new FindingError([otherShape('text', 'an IPv4 CIDR, as in 100.64.0.0/16', text)]);
    const block = blockOf(text);
    if (block !== undefined) return new Ipv4Cidr(block.first, block.prefixLength);
    throw new FindingError([findingOf(CIDR_WORDS.unreadable, about.cidr(text), cidrProblem(text)!)]);
  }

  /** Number of leading bits that all addresses of the block share, 0 to 32. */
  public readonly prefixLength: number;

  /** Number of addresses, 2^(32 - prefixLength). It includes the five that AWS keeps in each subnet. */
  public readonly addressCount: number;

  /**
   * @internal
   */
  public readonly _first: number;

  private constructor(first: number, prefixLength: number) {
    this._first = first;
    this.prefixLength = prefixLength;
    this.addressCount = 2 ** (ADDRESS_BITS - prefixLength);
  }

  /** The first address, as in `100.64.0.0`. */
  public get networkAddress(): string {
    return textOf(this._first);
  }

  /** The last address, as in `100.64.255.255`. */
  public get lastAddress(): string {
    return textOf(this._first + this.addressCount - 1);
  }

  /**
   * Whether every address of the other block lies in this one. A block contains itself.
   *
   * @param other any block
   * @throws when it is not a block
   */
  public contains(other: Ipv4Cidr): boolean {
    requireBlock(other);
    return this._first <= other._first && other._first + other.addressCount <= this._first + this.addressCount;
  }

  /**
   * Whether the two blocks share an address.
   *
   * @param other any block
   * @throws when it is not a block
   */
  public overlaps(other: Ipv4Cidr): boolean {
    requireBlock(other);
    return this.contains(other) || other.contains(this);
  }

  /**
   * Whether the two are the same block.
   *
   * @param other any block
   * @throws when it is not a block
   */
  public isSameAs(other: Ipv4Cidr): boolean {
    requireBlock(other);
    return this._first === other._first && this.prefixLength === other.prefixLength;
  }

  /**
   * A smaller block inside this one, by its place: index 0 is the first.
   *
   * @param prefixLength prefix length of the smaller block, from that of this block to 32
   * @param index whole number from 0 to 2^(prefixLength - this.prefixLength) - 1
   * @throws when there is no such block
   */
  public childAt(prefixLength: number, index: number): Ipv4Cidr {
    this.requireLength(prefixLength, ADDRESS_BITS);
    const count = 2 ** (prefixLength - this.prefixLength);
    if (index === undefined) throw this.missing('index', 0, count - 1);
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw new FindingError([findingOf(CIDR_WORDS.noSuchBlock, about.cidr(`${this}`),
        { cidr: `${this}`, count, prefixLength, got: numberGiven(index) })]);
    }
    return new Ipv4Cidr(this._first + index * 2 ** (ADDRESS_BITS - prefixLength), prefixLength);
  }

  /**
   * Cuts this block into all smaller blocks of one prefix length, in order of address.
   *
   * @param prefixLength prefix length of the smaller blocks: from that of this block to 16 longer (65,536 blocks), 32
   * at most
   * @throws when the prefix length is out of range
   */
  public split(prefixLength: number): Ipv4Cidr[] {
    this.requireLength(prefixLength, Math.min(this.prefixLength + MOST_LONGER, ADDRESS_BITS));
    return Array.from({ length: 2 ** (prefixLength - this.prefixLength) }, (_, index) =>
      this.childAt(prefixLength, index),
    );
  }

  /**
   * The second half of this block.
   *
   * @throws when this block is a /32
   */
  public upperHalf(): Ipv4Cidr {
    return this.childAt(this.prefixLength + 1, 1);
  }

  /**
   * The first half of this block.
   *
   * @throws when this block is a /32
   */
  public lowerHalf(): Ipv4Cidr {
    return this.childAt(this.prefixLength + 1, 0);
  }

  /** The block as a string, as in `100.64.0.0/16`. */
  public toString(): string {
    return `${this.networkAddress}/${this.prefixLength}`;
  }

  private requireLength(prefixLength: number, most: number): void {
    const least = this.prefixLength;
    if (isPrefixLength(prefixLength, least, most)) return;
    if (prefixLength === undefined) throw this.missing('prefixLength', least, most);
    throw new FindingError([
      findingOf(CIDR_WORDS.lengthOfBlocks, about.cidr(`${this}`), {
        cidr: `${this}`,
        least,
        most,
        got: numberGiven(prefixLength),
      }),
    ]);
  }

  private missing(name: string, least: number, most: number): FindingError {
    const facts = { name, of: `${this}`, least, most };
    return new FindingError([findingOf(NUMBER_WORDS.missing, about.cidr(`${this}`), facts)]);
  }
}

/** Throws for what is not a block: told by a member, for an app can have this class twice. */
function requireBlock(other: unknown): void {
  if (other instanceof Ipv4Cidr) return;
  const findings = memberFindings('other', other, 'an Ipv4Cidr', 'addressCount');
  if (findings.length > 0) throw new FindingError(findings);
}

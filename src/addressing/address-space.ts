import { Ipv4Cidr } from './ipv4-cidr';
import { isPrefixLength } from './ipv4-text';
import { findingOf } from '../findings/catalogue';
import { FindingError } from '../findings/finding-error';
import { memberFindings, numberGiven } from '../findings/struct-findings';
import { about } from '../findings/subject';
import { CIDR_WORDS } from '../findings/words/addresses/cidrs';

/** The longest prefix length of IPv4. */
const LONGEST = 32;

/**
 * A block taken from an address space, and what is left of the space.
 */
export interface Allocation {
  /** The block taken. */
  readonly cidr: Ipv4Cidr;

  /** The space without that block. */
  readonly remaining: AddressSpace;
}

/**
 * The free part of a CIDR block. Immutable: to take a block is to get a new space.
 *
 * ```
 * 10.0.0.0/24   |################|                                |
 *               taken .0/26      free .64/26, .128/25
 * ```
 */
export class AddressSpace {
  /**
   * The whole of a block, free.
   *
   * @param cidr the block
   */
  public static of(cidr: Ipv4Cidr): AddressSpace {
    const unread = memberFindings('cidr', cidr, 'an Ipv4Cidr', 'prefixLength');
    if (unread.length > 0) throw new FindingError(unread);
    return new AddressSpace(cidr, [cidr]);
  }

  private constructor(private readonly whole: Ipv4Cidr, private readonly blocks: readonly Ipv4Cidr[]) {}

  /** The free blocks, each as large as can be, in order of address. */
  public get free(): Ipv4Cidr[] {
    return [...this.blocks];
  }

  /** Number of free addresses. */
  public get freeAddresses(): number {
    return this.blocks.reduce((sum, block) => sum + block.addressCount, 0);
  }

  /**
   * A free block of a prefix length, from the smallest free block that holds it (the first of
   * several), so that large blocks stay whole.
   *
   * @param prefixLength 0 to 32
   * @returns the block and the remaining space, or undefined when no free block is large enough
   * @throws when the prefix length is no whole number from 0 to 32
   */
  public take(prefixLength: number): Allocation | undefined {
    if (!isPrefixLength(prefixLength, 0, LONGEST)) {
      throw new FindingError([
        findingOf(CIDR_WORDS.lengthInSpace, about.cidr(`${this.whole}`), {
          least: 0,
          most: LONGEST,
          got: numberGiven(prefixLength),
        }),
      ]);
    }
    const roomy = this.blocks.filter((block) => block.prefixLength <= prefixLength);
    if (roomy.length === 0) return undefined;
    const best = roomy.reduce((smallest, block) => (block.prefixLength > smallest.prefixLength ? block : smallest));
    const cidr = best.childAt(prefixLength, 0);
    return { cidr, remaining: this.without(cidr) };
  }

  /**
   * The space without the addresses of a block, whether they were free or not.
   *
   * @param cidr any block, also one that lies outside this space
   */
  public without(cidr: Ipv4Cidr): AddressSpace {
    return new AddressSpace(this.whole, this.blocks.flatMap((block) => difference(block, cidr)));
  }
}

/** The blocks of `block` that `taken` does not cover, in order of address. */
function difference(block: Ipv4Cidr, taken: Ipv4Cidr): Ipv4Cidr[] {
  if (taken.contains(block)) return [];
  if (!block.contains(taken)) return [block];
  return [...difference(block.lowerHalf(), taken), ...difference(block.upperHalf(), taken)];
}

import { Ipv4Cidr } from './ipv4-cidr';
import { KEPT_ADDRESSES, KEPT_AT_START, PREFIX_ADDRESSES, PREFIX_LENGTH } from './prefix';
import { FindingError } from '../findings/finding-error';
import { memberFindings } from '../findings/struct-findings';

/**
 * How much of a subnet is reserved for prefixes.
 *
 * Each share keeps the ranges of the one before it and adds a range, so you can raise a share in place.
 *
 * ```
 * HALF             |                |################|   1 range
 * THREE_QUARTERS   |        ########|################|   2 ranges
 * SEVEN_EIGHTHS    |    ####|#######|################|   3 ranges
 * ```
 */
export enum ReservationShare {
  /** Nothing is reserved. This is for pods with single addresses. */
  NONE = 'none',

  /** The upper half is reserved, as one range. */
  HALF = 'half',

  /** The upper three quarters are reserved, as two ranges. */
  THREE_QUARTERS = 'three-quarters',

  /** The upper seven eighths are reserved, as three ranges. */
  SEVEN_EIGHTHS = 'seven-eighths',
}

/**
 * What a subnet holds for ENIs and for prefixes.
 *
 * Addresses: 2^(32 - n) - 5. Whole /28 blocks: 2^(28 - n) - 2, because the first and the last block
 * hold addresses that AWS keeps. Worked: a /24 has 256 - 5 = 251 addresses and 16 - 2 = 14 whole blocks.
 * That EC2 never assigns the last block is inferred, not documented: 14 is the careful count.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
export class SubnetBlocks {
  /**
   * The blocks of a subnet.
   *
   * @param cidr the subnet's block, /16 to /28
   */
  public static of(cidr: Ipv4Cidr): SubnetBlocks {
    const unread = memberFindings('cidr', cidr, 'an Ipv4Cidr', 'prefixLength');
    if (unread.length > 0) throw new FindingError(unread);
    return new SubnetBlocks(cidr);
  }

  /** Addresses that can be given to ENIs and pods. Never below 0. */
  public readonly usableAddresses: number;

  /** Whole /28 blocks of the subnet: what prefixes can be made of. */
  public readonly wholeBlocks: number;

  private constructor(
    /** The subnet's block. */
    public readonly cidr: Ipv4Cidr,
  ) {
    this.usableAddresses = Math.max(0, cidr.addressCount - KEPT_ADDRESSES);
    this.wholeBlocks = this.wholeBlocksIn(cidr);
  }

  /**
   * Whole /28 blocks of a part of this subnet. The first and the last block of the subnet are not whole.
   *
   * Worked: the top /23 of a /18 has 32 blocks, the last of them not whole: 31.
   *
   * @param block a block; what lies outside the subnet does not count
   */
  public wholeBlocksIn(block: Ipv4Cidr): number {
    const inside = block.contains(this.cidr) ? this.cidr : block;
    if (!this.cidr.contains(inside) || inside.prefixLength > PREFIX_LENGTH) return 0;
    const count = inside.addressCount / PREFIX_ADDRESSES;
    const first = inside._first === this.cidr._first ? 1 : 0;
    const last = inside._first + inside.addressCount === this.cidr._first + this.cidr.addressCount ? 1 : 0;
    return Math.max(0, count - first - last);
  }

  /**
   * Addresses of a part of this subnet that can be given to ENIs and pods.
   *
   * Worked: the upper half of a /24 has 128 addresses, of which AWS keeps the last: 127.
   *
   * @param block a block; what lies outside the subnet does not count
   */
  public usableAddressesIn(block: Ipv4Cidr): number {
    const inside = block.contains(this.cidr) ? this.cidr : block;
    if (!this.cidr.contains(inside)) return 0;
    const start = Math.max(inside._first, this.cidr._first + KEPT_AT_START);
    const end = Math.min(inside._first + inside.addressCount, this.cidr._first + this.cidr.addressCount - 1);
    return Math.max(0, end - start);
  }

  /**
   * Whether a block lies in this subnet and is made of /28 blocks, so that EC2 can cut prefixes from all of it.
   *
   * @param block any block
   */
  public isAligned(block: Ipv4Cidr): boolean {
    return this.cidr.contains(block) && block.prefixLength <= PREFIX_LENGTH;
  }

  /**
   * The ranges of a share, from the top of the subnet down: each is the upper half of what is left.
   *
   * The four addresses that AWS keeps at the start of a subnet, and the primary addresses of ENIs, stay below.
   *
   * @param share how much to reserve
   * @returns one to three blocks; fewer where a block would be smaller than a /28, none for `NONE`
   */
  public topRanges(share: ReservationShare): Ipv4Cidr[] {
    const halvings = [
      ReservationShare.NONE,
      ReservationShare.HALF,
      ReservationShare.THREE_QUARTERS,
      ReservationShare.SEVEN_EIGHTHS,
    ].indexOf(share);
    const ranges: Ipv4Cidr[] = [];
    let rest = this.cidr;
    while (ranges.length < halvings && rest.prefixLength < PREFIX_LENGTH) {
      ranges.push(rest.upperHalf());
      rest = rest.lowerHalf();
    }
    return ranges;
  }
}

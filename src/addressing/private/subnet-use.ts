import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { USED_ADDRESS_WORDS as WORDS } from '../../findings/words/addresses/used-addresses';
import { Ipv4Cidr } from '../ipv4-cidr';
import { addressOf, cidrProblem } from '../ipv4-text';
import { KEPT_AT_START, PREFIX_ADDRESSES, PREFIX_LENGTH } from '../prefix';

/**
 * What is in use in a subnet, read from text; what is wrong with the text is kept.
 */
export class SubnetUse {
  /** What was wrong so far. */
  public readonly findings: Finding[] = [];

  /**
   * Addresses in use by block, counted from the start of the subnet; what AWS keeps included. Blocks without are
   * absent.
   */
  public readonly usedByBlock = new Map<number, number>();

  /** The ranges reserved for prefixes. */
  public readonly reservations: Ipv4Cidr[] = [];

  private readonly singles = new Set<number>();

  constructor(private readonly subnet: Ipv4Cidr) {
    if (subnet.prefixLength > PREFIX_LENGTH) {
      this.findings.push(findingOf(WORDS.subnetTooSmall, about.cidr(`${subnet}`), { subnet: `${subnet}` }));
      return;
    }
    this.take(0, KEPT_AT_START);
    this.take(subnet.addressCount - 1, 1);
  }

  public reserve(text: string): void {
    const range = this.range(text, 'reservation');
    if (range === undefined) return;
    if (range.prefixLength > PREFIX_LENGTH) {
      this.refuse(text, WORDS.reservationTooSmall, { range: `${range}` });
    } else if (this.reservations.some((other) => other.overlaps(range))) {
      this.refuse(text, WORDS.reservationsOverlap, { range: `${range}` });
    } else {
      this.reservations.push(range);
    }
  }

  public addPrefix(text: string): void {
    const range = this.range(text, 'prefix');
    if (range === undefined) return;
    const block = (range._first - this.subnet._first) / PREFIX_ADDRESSES;
    if (range.prefixLength !== PREFIX_LENGTH) {
      this.refuse(text, WORDS.prefixOfOtherSize, { range: `${range}` });
    } else if (this.usedByBlock.has(block)) {
      this.refuse(text, WORDS.prefixInUse, { range: `${range}` });
    } else {
      this.usedByBlock.set(block, PREFIX_ADDRESSES);
    }
  }

  public addAddress(text: string): void {
    const address = addressOf(text);
    if (address === undefined) {
      this.refuse(text, WORDS.notAnAddress, { text });
      return;
    }
    const offset = address - this.subnet._first;
    if (offset < 0 || offset >= this.subnet.addressCount) {
      this.refuse(text, WORDS.addressOutside, { address: text, subnet: `${this.subnet}` });
    } else if (offset < KEPT_AT_START || offset === this.subnet.addressCount - 1) {
      this.refuse(text, WORDS.addressKept, { address: text });
    } else if (
      this.singles.has(offset)
      || this.usedByBlock.get(Math.floor(offset / PREFIX_ADDRESSES)) === PREFIX_ADDRESSES
    ) {
      this.refuse(text, WORDS.addressTwice, { address: text });
    } else {
      this.singles.add(offset);
      this.take(offset, 1);
    }
  }

  private range(text: string, what: string): Ipv4Cidr | undefined {
    const problem = cidrProblem(text);
    if (problem !== undefined) {
      this.refuse(text, WORDS.unreadable, { what, ...problem });
      return undefined;
    }
    const range = Ipv4Cidr.parse(text);
    if (this.subnet.contains(range)) return range;
    this.refuse(text, WORDS.rangeOutside, { what, range: `${range}`, subnet: `${this.subnet}` });
    return undefined;
  }

  private take(offset: number, count: number): void {
    const block = Math.floor(offset / PREFIX_ADDRESSES);
    this.usedByBlock.set(block, (this.usedByBlock.get(block) ?? 0) + count);
  }

  private refuse<F extends Facts>(text: string, reason: Wording<F>, facts: NoInfer<F>): void {
    this.findings.push(findingOf(reason, about.cidr(text), facts));
  }
}

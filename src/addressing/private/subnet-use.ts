import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { Ipv4Cidr } from '../ipv4-cidr';
import { addressOf, cidrProblem } from '../ipv4-text';
import { KEPT_AT_START, PREFIX_ADDRESSES, PREFIX_LENGTH } from '../prefix';

/**
 * What is in use in a subnet, read from text; what is wrong with the text is kept.
 */
export class SubnetUse {
  /** What was wrong so far. */
  public readonly findings: Finding[] = [];

  /** Addresses in use by block, counted from the start of the subnet; what AWS keeps included. Blocks without are absent. */
  public readonly usedByBlock = new Map<number, number>();

  /** The ranges reserved for prefixes. */
  public readonly reservations: Ipv4Cidr[] = [];

  private readonly singles = new Set<number>();

  constructor(private readonly subnet: Ipv4Cidr) {
    if (subnet.prefixLength > PREFIX_LENGTH) {
      this.findings.push(findingOf('invalid-cidr', `${subnet}`, `subnet ${subnet} is smaller than a /28 block; a subnet is /16 to /28`));
      return;
    }
    this.take(0, KEPT_AT_START);
    this.take(subnet.addressCount - 1, 1);
  }

  public reserve(text: string): void {
    const range = this.range(text, 'reservation');
    if (range === undefined) return;
    if (range.prefixLength > PREFIX_LENGTH) {
      this.refuse(text, `reservation ${range} is smaller than a prefix; a range is /28 or larger`);
    } else if (this.reservations.some((other) => other.overlaps(range))) {
      this.refuse(text, `reservation ${range} overlaps another one`);
    } else {
      this.reservations.push(range);
    }
  }

  public addPrefix(text: string): void {
    const range = this.range(text, 'prefix');
    if (range === undefined) return;
    const block = (range._first - this.subnet._first) / PREFIX_ADDRESSES;
    if (range.prefixLength !== PREFIX_LENGTH) {
      this.refuse(text, `prefix ${range} is not a /28; EC2 assigns IPv4 prefixes of that length only`);
    } else if (this.usedByBlock.has(block)) {
      this.refuse(text, `prefix ${range} holds addresses that are in use already, or that AWS keeps`);
    } else {
      this.usedByBlock.set(block, PREFIX_ADDRESSES);
    }
  }

  public addAddress(text: string): void {
    const address = addressOf(text);
    if (address === undefined) {
      this.refuse(text, `'${text}' is not an IPv4 address; write four numbers of 0 to 255, as in 10.0.0.17`);
      return;
    }
    const offset = address - this.subnet._first;
    if (offset < 0 || offset >= this.subnet.addressCount) {
      this.refuse(text, `address ${text} does not lie in subnet ${this.subnet}`);
    } else if (offset < KEPT_AT_START || offset === this.subnet.addressCount - 1) {
      this.refuse(text, `address ${text} is one that AWS keeps in every subnet`);
    } else if (this.singles.has(offset) || this.usedByBlock.get(Math.floor(offset / PREFIX_ADDRESSES)) === PREFIX_ADDRESSES) {
      this.refuse(text, `address ${text} is in use twice: it is listed again, or lies in a prefix`);
    } else {
      this.singles.add(offset);
      this.take(offset, 1);
    }
  }

  private range(text: string, what: string): Ipv4Cidr | undefined {
    const problem = cidrProblem(text);
    if (problem !== undefined) {
      this.refuse(text, `${what} ${problem}`);
      return undefined;
    }
    const range = Ipv4Cidr.parse(text);
    if (this.subnet.contains(range)) return range;
    this.refuse(text, `${what} ${range} does not lie in subnet ${this.subnet}`);
    return undefined;
  }

  private take(offset: number, count: number): void {
    const block = Math.floor(offset / PREFIX_ADDRESSES);
    this.usedByBlock.set(block, (this.usedByBlock.get(block) ?? 0) + count);
  }

  private refuse(subject: string, message: string): void {
    this.findings.push(findingOf('invalid-cidr', subject, message));
  }
}

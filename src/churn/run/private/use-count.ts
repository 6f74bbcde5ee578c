import { PREFIX_ADDRESSES } from '../../../addressing/prefix';

/**
 * What is in use, the most that was, and what was refused; all of it counts for the whole too, of which this is a part.
 */
export class UseCount {
  /** Prefixes in use. */
  public prefixes = 0;

  /** Single addresses in use. */
  public singles = 0;

  public peakPrefixes = 0;
  public peakAddresses = 0;
  public refusedPrefixes = 0;
  public refusedAddresses = 0;

  constructor(private readonly whole?: UseCount) {}

  /** Addresses in use. */
  public get addresses(): number {
    return this.singles + this.prefixes * PREFIX_ADDRESSES;
  }

  public take(prefixes: number, singles: number): void {
    this.prefixes += prefixes;
    this.singles += singles;
    this.peakPrefixes = Math.max(this.peakPrefixes, this.prefixes);
    this.peakAddresses = Math.max(this.peakAddresses, this.addresses);
    this.whole?.take(prefixes, singles);
  }

  public give(prefixes: number, singles: number): void {
    this.prefixes -= prefixes;
    this.singles -= singles;
    this.whole?.give(prefixes, singles);
  }

  public refusePrefix(): void {
    this.refusedPrefixes += 1;
    this.whole?.refusePrefix();
  }

  public refuseAddress(): void {
    this.refusedAddresses += 1;
    this.whole?.refuseAddress();
  }
}

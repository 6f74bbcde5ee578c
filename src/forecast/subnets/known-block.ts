import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { ReservationShare, SubnetBlocks } from '../../addressing/subnet-blocks';

/** What is told of a subnet's block: where it lies, or its size alone. */
export interface ToldBlock {
  readonly cidr?: string;
  readonly prefixLength?: number;
  readonly reservations?: string[];
  readonly reservation?: ReservationShare;
}

/**
 * A subnet's block and what of it is reserved, as far as they are known.
 *
 * How many addresses and whole blocks there are follows from the size alone. One that lies nowhere yet is counted at a
 * stand-in, whose addresses are never to be shown.
 */
export class KnownBlock {
  /**
   * The block of a subnet without findings; undefined where not even its size is known.
   */
  public static of({ cidr, prefixLength, reservations = [], reservation }: ToldBlock): KnownBlock | undefined {
    if (cidr === undefined && prefixLength === undefined) return undefined;
    const blocks = cidr === undefined ? blocksOfSize(prefixLength!) : SubnetBlocks.of(Ipv4Cidr.parse(cidr));
    const ranges =
      reservation === undefined ? reservations.map((range) => Ipv4Cidr.parse(range)) : blocks.topRanges(reservation);
    return new KnownBlock(blocks, ranges, cidr !== undefined);
  }

  private constructor(
    public readonly blocks: SubnetBlocks,
    /** The ranges that are reserved. */
    public readonly ranges: readonly Ipv4Cidr[],
    /** Whether its addresses are known, and not its size alone. */
    public readonly isPlaced: boolean,
  ) {}

  /** The block where it is known, as in `10.0.0.0/18`, else its size, as in `a /18`. */
  public toString(): string {
    return this.isPlaced ? this.blocks.cidr.toString() : `a /${this.blocks.cidr.prefixLength}`;
  }

  /** Ranges from its top down, by their addresses where these are known, else by their sizes. */
  public namesOf(ranges: readonly Ipv4Cidr[]): string {
    return this.isPlaced
      ? ranges.join(', ')
      : `${ranges.map(({ prefixLength }) => `a /${prefixLength}`).join(' and ')} from its top down`;
  }
}

/** What a subnet of a size holds, wherever it lies. */
export function blocksOfSize(prefixLength: number): SubnetBlocks {
  return SubnetBlocks.of(Ipv4Cidr.parse('0.0.0.0/0').childAt(prefixLength, 0));
}

import { IndexSet } from './index-set';
import { Random } from './random';
import { UseCount } from './use-count';
import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { KEPT_AT_START, PREFIX_ADDRESSES } from '../../../addressing/prefix';

/** What is taken of a subnet where EC2 refuses. */
export const REFUSED = -1;

/** Range of a block that lies in no reservation. */
const NO_RANGE = -1;

/** The subnet, and how EC2 places in it. */
export interface SubnetSpaceProps {
  readonly subnet: Ipv4Cidr;

  /** Ranges in the subnet that are reserved for prefixes, apart from each other, each a /28 or larger. */
  readonly reservations: readonly Ipv4Cidr[];

  /** Whether prefixes go outside the reservations once these are full. */
  readonly usesRest: boolean;

  readonly random: Random;

  /** What the subnet's use is counted toward. */
  readonly whole?: UseCount;
}

/**
 * Where EC2 places prefixes and single addresses in one subnet.
 *
 * - A prefix takes a /28 block with nothing in use: of a reserved range with room, drawn at random, or without
 *   reservations of the subnet.
 * - A single address lands anywhere outside the reservations, each free address as likely. EC2's choice is not
 *   documented: uniform is inferred.
 * - AWS keeps the first four addresses and the last.
 *
 * Blocks and addresses are numbered from the start of the subnet. Nothing is searched for: setting up takes a step an
 * address, all else a fixed number.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 */
export class SubnetSpace {
  /** What is in use. */
  public readonly count: UseCount;

  /** Blocks with some addresses in use, those that AWS keeps included. */
  public fragmentedBlocks = 0;

  /** Blocks with all addresses in use. */
  public fullBlocks = 0;

  /** Addresses outside the reservations that nothing uses. */
  private readonly freeSingles: IndexSet;

  /** Blocks outside the reservations that no address is used of. */
  private readonly freeBlocks: IndexSet;

  /** The same of each reserved range. */
  private readonly freeReserved: readonly IndexSet[];

  private readonly rangeOfBlock: Int32Array;
  private readonly usedOfBlock: Uint8Array;

  constructor(private readonly props: SubnetSpaceProps) {
    const { subnet, reservations } = props;
    const blocks = subnet.addressCount / PREFIX_ADDRESSES;
    this.count = new UseCount(props.whole);
    this.usedOfBlock = new Uint8Array(blocks);
    this.rangeOfBlock = new Int32Array(blocks).fill(NO_RANGE);
    this.freeSingles = IndexSet.full(subnet.addressCount);
    this.freeBlocks = IndexSet.full(blocks);
    this.freeReserved = reservations.map((range, index) => this.reserved(range, index));
    for (let address = 0; address < KEPT_AT_START; address++) this.use(address);
    this.use(subnet.addressCount - 1);
  }

  /** Blocks of the subnet. */
  public get blockCount(): number {
    return this.usedOfBlock.length;
  }

  /** Blocks outside the reservations that no address is used of. */
  public get freeBlockCount(): number {
    return this.freeBlocks.size;
  }

  /** Blocks inside the reservations that no address is used of. */
  public get reservedBlockCount(): number {
    return this.freeReserved.reduce((sum, blocks) => sum + blocks.size, 0);
  }

  /** Addresses that nothing uses and AWS does not keep. */
  public get freeAddresses(): number {
    return this.props.subnet.addressCount - KEPT_AT_START - 1 - this.count.addresses;
  }

  /** ceil(100 x (fragmented + full) / (free + fragmented + full)), as in `BlockMap`. */
  public get fragmentationScore(): number {
    const spoilt = this.fragmentedBlocks + this.fullBlocks;
    return Math.ceil((100 * spoilt) / (this.freeBlockCount + spoilt));
  }

  /** The block of a prefix that EC2 assigns, or `REFUSED`. */
  public takenPrefix(): number {
    const candidates = this.prefixBlocks();
    if (candidates === undefined) {
      this.count.refusePrefix();
      return REFUSED;
    }
    const block = candidates.drawn(this.props.random);
    candidates.remove(block);
    this.setUsed(block, PREFIX_ADDRESSES);
    if (this.rangeOfBlock[block] === NO_RANGE) this.eachAddress(block, (address) => this.freeSingles.remove(address));
    this.count.take(1, 0);
    return block;
  }

  public givePrefix(block: number): void {
    this.setUsed(block, -PREFIX_ADDRESSES);
    if (this.rangeOfBlock[block] === NO_RANGE) this.eachAddress(block, (address) => this.freeSingles.add(address));
    this.blocksOf(block).add(block);
    this.count.give(1, 0);
  }

  /** A single address that EC2 assigns, or `REFUSED`. */
  public takenAddress(): number {
    if (this.freeSingles.size === 0) {
      this.count.refuseAddress();
      return REFUSED;
    }
    const address = this.freeSingles.drawn(this.props.random);
    this.use(address);
    this.count.take(0, 1);
    return address;
  }

  public giveAddress(address: number): void {
    const block = blockOf(address);
    this.setUsed(block, -1);
    this.freeSingles.add(address);
    if (this.usedOfBlock[block] === 0) this.blocksOf(block).add(block);
    this.count.give(0, 1);
  }

  /** The free blocks that EC2 takes the next prefix from; undefined where there is none. */
  private prefixBlocks(): IndexSet | undefined {
    const roomy = this.freeReserved.filter((blocks) => blocks.size > 0);
    if (roomy.length > 0) return roomy.length === 1 ? roomy[0] : roomy[this.props.random.below(roomy.length)];
    const usesRest = this.freeReserved.length === 0 || this.props.usesRest;
    return usesRest && this.freeBlocks.size > 0 ? this.freeBlocks : undefined;
  }

  /** The blocks of a range, taken out of what lies outside the reservations. */
  private reserved(range: Ipv4Cidr, index: number): IndexSet {
    const blocks = new IndexSet(this.rangeOfBlock.length);
    const first = (range._first - this.props.subnet._first) / PREFIX_ADDRESSES;
    for (let block = first; block < first + range.addressCount / PREFIX_ADDRESSES; block++) {
      this.rangeOfBlock[block] = index;
      this.freeBlocks.remove(block);
      this.eachAddress(block, (address) => this.freeSingles.remove(address));
      blocks.add(block);
    }
    return blocks;
  }

  private use(address: number): void {
    const block = blockOf(address);
    this.setUsed(block, 1);
    this.freeSingles.remove(address);
    this.blocksOf(block).remove(block);
  }

  private setUsed(block: number, change: number): void {
    const before = this.usedOfBlock[block];
    const after = before + change;
    this.usedOfBlock[block] = after;
    if (before === PREFIX_ADDRESSES) this.fullBlocks -= 1;
    else if (before > 0) this.fragmentedBlocks -= 1;
    if (after === PREFIX_ADDRESSES) this.fullBlocks += 1;
    else if (after > 0) this.fragmentedBlocks += 1;
  }

  private blocksOf(block: number): IndexSet {
    const range = this.rangeOfBlock[block];
    return range === NO_RANGE ? this.freeBlocks : this.freeReserved[range];
  }

  private eachAddress(block: number, act: (address: number) => void): void {
    for (let address = block * PREFIX_ADDRESSES; address < (block + 1) * PREFIX_ADDRESSES; address++) act(address);
  }
}

function blockOf(address: number): number {
  return Math.floor(address / PREFIX_ADDRESSES);
}

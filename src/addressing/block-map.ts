import { Ipv4Cidr } from './ipv4-cidr';
import { PREFIX_ADDRESSES, PREFIX_LENGTH } from './prefix';
import { SubnetUse } from './private/subnet-use';
import { FindingError } from '../findings/finding-error';

/**
 * What a /28 block of a subnet is to somebody who needs a prefix.
 */
export enum BlockState {
  /** No address in use: EC2 can make a prefix of it. */
  FREE = 'free',

  /** The same, in a range that is reserved for prefixes. */
  RESERVED = 'reserved',

  /** Some addresses in use, so no prefix can be made of it. */
  FRAGMENTED = 'fragmented',

  /** All sixteen addresses in use: a prefix, or single ones. */
  FULL = 'full',
}

/**
 * What is in use in a subnet.
 */
export interface BlockMapProps {
  /** The subnet's block, /16 to /28, as in `10.0.0.0/20`. */
  readonly subnet: string;

  /**
   * Single addresses in use, as in `10.0.0.17`: ENI primary addresses, single pod addresses, load balancers and the
   * like.
   *
   * @default - none
   */
  readonly addresses?: string[];

  /**
   * Prefixes in use, each a /28, as in `10.0.0.32/28`.
   *
   * @default - none
   */
  readonly prefixes?: string[];

  /**
   * Ranges reserved for prefixes, each a /28 or larger.
   *
   * @default - none
   */
  readonly reservations?: string[];
}

/**
 * A run of blocks of one state.
 */
export interface BlockRun {
  /** The state of its blocks. */
  readonly state: BlockState;

  /** Address at which it begins. */
  readonly firstAddress: string;

  /** Number of blocks. */
  readonly blocks: number;
}

/**
 * The /28 blocks of a subnet as free, reserved, fragmented or full: why prefixes can run out while addresses are free.
 *
 * The first and the last block hold addresses that AWS keeps, so they count as fragmented. Worked: a /24 with one stray
 * address in block 5 has 16 - 2 - 1 = 13 blocks for prefixes, though 250 addresses are free; its score is
 * ceil(100 x 3 / 16) = 19.
 *
 * @see https://github.com/awslabs/aws-support-tools/tree/master/EKS/subnet-fragmentation
 */
export class BlockMap {
  /**
   * The map of a subnet.
   *
   * @param props the subnet, and what is in use in it
   * @throws when a text is no address or CIDR, lies outside the subnet, is in use twice, or is no /28; all problems at
   * once
   */
  public static of(props: BlockMapProps): BlockMap {
    const subnet = Ipv4Cidr.parse(props.subnet);
    const use = new SubnetUse(subnet);
    for (const text of props.reservations ?? []) use.reserve(text);
    for (const text of props.prefixes ?? []) use.addPrefix(text);
    for (const text of props.addresses ?? []) use.addAddress(text);
    if (use.findings.length > 0) throw new FindingError(use.findings);
    return new BlockMap(subnet, use.usedByBlock, use.reservations);
  }

  /** Blocks that no address is used of, outside reservations. */
  public readonly freeBlocks: number;

  /** Blocks that no address is used of, inside reservations. */
  public readonly reservedBlocks: number;

  /** Blocks with some addresses in use. */
  public readonly fragmentedBlocks: number;

  /** Blocks with all addresses in use. */
  public readonly fullBlocks: number;

  /** Addresses that nothing uses and AWS does not keep. */
  public readonly freeAddresses: number;

  private readonly used: ReadonlyMap<number, number>;
  private readonly reserved: readonly Ipv4Cidr[];

  private constructor(
    /** The subnet's block. */
    public readonly subnet: Ipv4Cidr,
    used: ReadonlyMap<number, number>,
    reserved: readonly Ipv4Cidr[],
  ) {
    this.used = used;
    this.reserved = reserved;
    const counts = [...used.values()];
    const usedInReservations = [...used.keys()].filter((block) => this.isReserved(block)).length;
    const reservedSize = reserved.reduce((sum, range) => sum + range.addressCount, 0) / PREFIX_ADDRESSES;
    this.fullBlocks = counts.filter((count) => count === PREFIX_ADDRESSES).length;
    this.fragmentedBlocks = counts.length - this.fullBlocks;
    this.reservedBlocks = reservedSize - usedInReservations;
    this.freeBlocks = this.blockCount - counts.length - this.reservedBlocks;
    this.freeAddresses = subnet.addressCount - counts.reduce((sum, count) => sum + count, 0);
  }

  /** Number of /28 blocks in the subnet. */
  public get blockCount(): number {
    return this.subnet.addressCount / PREFIX_ADDRESSES;
  }

  /**
   * How fragmented the subnet is, 0 to 100: of its blocks, less the reserved ones that nothing uses, the share that can
   * no longer become a prefix. ceil(100 x (fragmented + full) / (free + fragmented + full)).
   */
  public get fragmentationScore(): number {
    const spoilt = this.fragmentedBlocks + this.fullBlocks;
    return Math.ceil((100 * spoilt) / (this.freeBlocks + spoilt));
  }

  /**
   * Prefixes that EC2 can still make: free blocks, and blocks of the reservations. Where a reservation is full, going
   * outside it is not documented.
   */
  public get availablePrefixes(): number {
    return this.freeBlocks + this.reservedBlocks;
  }

  /** The most blocks in a row that a prefix could be made of, reserved or not. */
  public get largestFreeRun(): number {
    let [largest, current] = [0, 0];
    for (const { state, blocks } of this.runs) {
      current = state === BlockState.FREE || state === BlockState.RESERVED ? current + blocks : 0;
      largest = Math.max(largest, current);
    }
    return largest;
  }

  /** The blocks in order of address, as runs of one state. */
  public get runs(): BlockRun[] {
    const runs: Array<{ state: BlockState; firstAddress: string; blocks: number }> = [];
    for (let block = 0; block < this.blockCount; block++) {
      const state = this.stateOf(block);
      const last = runs[runs.length - 1];
      if (last?.state === state) last.blocks += 1;
      else runs.push({ state, firstAddress: this.blockAt(block).networkAddress, blocks: 1 });
    }
    return runs;
  }

  private stateOf(block: number): BlockState {
    const used = this.used.get(block);
    if (used !== undefined) return used === PREFIX_ADDRESSES ? BlockState.FULL : BlockState.FRAGMENTED;
    return this.isReserved(block) ? BlockState.RESERVED : BlockState.FREE;
  }

  private isReserved(block: number): boolean {
    return this.reserved.some((range) => range.contains(this.blockAt(block)));
  }

  private blockAt(block: number): Ipv4Cidr {
    return this.subnet.childAt(PREFIX_LENGTH, block);
  }
}

import { RunningIndex } from './running-index';
import { SeenSubnet } from './seen-subnet';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { RunningSubnet } from '../model/running-network';

/** The /28 blocks of a subnet by what was seen. The counts are those of `BlockMap`. */
export interface SeenBlocks {
  readonly total: number;

  /** Blocks without any address in use, outside of what is reserved for prefixes; explicit reservations included. */
  readonly free: number;

  /** The same, inside of what is reserved for prefixes; undefined where reservations were not seen. */
  readonly reserved?: number;

  /** Blocks with some addresses in use or kept by AWS, and those full of single addresses. */
  readonly mixed: number;

  /** Blocks that are prefixes of ENIs. */
  readonly prefix: number;

  /** Of `free`, those in explicit reservations, which no prefix is made of; undefined where they were not seen. */
  readonly explicit?: number;

  /** Whole free blocks that a prefix can be made of, outside of reservations. */
  readonly usableOutside: number;
  readonly fragmentationScore: number;
  readonly largestFreeRun: number;

  /** Whether there may be fewer free ones: somebody whose ENIs are not seen holds addresses, or this is not known. */
  readonly atMost: boolean;

  /** The fewest whole free blocks that there can be; undefined where it is not known how many addresses are unseen. */
  readonly atLeast?: number;
}

/** What is known of the addresses of a subnet. */
export interface SubnetAddresses {
  readonly blocks?: SeenBlocks;

  /** Addresses of ENIs that were seen, those of their prefixes included. */
  readonly seen?: number;

  /** Addresses that somebody unseen holds: 2^(32 - n) - 5 - seen - available - unused reserved. */
  readonly unseen?: number;

  /**
   * By how much that is below 0: the files are of different times, or the count of available addresses has reserved
   * ones among them.
   */
  readonly overcounted?: number;

  /** Why the blocks are not known: what the files say contradicts itself. */
  readonly problems: readonly string[];
}

/** Counts the blocks of a subnet. Without ENIs nothing is known; without reservations none is taken for reserved. */
export function subnetAddresses(subnet: RunningSubnet, index: RunningIndex): SubnetAddresses {
  const { cidr, subnetId } = subnet;
  const { interfaces, reservations } = index.cluster;
  if (cidr === undefined || interfaces === undefined) return { problems: [] };
  try {
    const here = new SeenSubnet({ ...subnet, cidr }, index.interfacesIn(subnetId), reservations?.get(subnetId));
    const { seen, unseen, overcounted, unusedReserved } = here;
    return { seen, unseen, overcounted, problems: [], blocks: blocksOf(here, unusedReserved !== undefined) };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return { problems: error.findings.map(lineOf) };
  }
}

function blocksOf({ map, unseen, explicit, prefixes, certainBlocks }: SeenSubnet, areReserved: boolean): SeenBlocks {
  return {
    total: map.blockCount,
    free: map.freeBlocks,
    reserved: areReserved ? map.reservedBlocks : undefined,
    mixed: map.fragmentedBlocks + map.fullBlocks - prefixes,
    prefix: prefixes,
    explicit: areReserved ? explicit : undefined,
    usableOutside: map.freeBlocks - explicit,
    fragmentationScore: map.fragmentationScore,
    largestFreeRun: map.largestFreeRun,
    atMost: unseen !== 0,
    atLeast: unseen === undefined ? undefined : certainBlocks,
  };
}

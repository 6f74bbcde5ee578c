import { RunningIndex } from './running-index';
import { BlockMap } from '../../addressing/block-map';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { addressOf, blockOf } from '../../addressing/ipv4-text';
import { KEPT_ADDRESSES, PREFIX_ADDRESSES, PREFIX_LENGTH } from '../../addressing/prefix';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { RunningReservation, RunningSubnet } from '../model/running-network';

/** EC2 gives addresses of such a reservation only where they are asked for by number. */
const EXPLICIT = 'explicit';

/** The /28 blocks of a subnet by what was seen. The counts are those of `BlockMap`. */
export interface SeenBlocks {
  readonly total: number;

  /** Blocks without any address in use, outside of what is reserved for prefixes; explicit reservations included. */
  readonly free: number;

  /** The same, inside of what is reserved for prefixes. */
  readonly reserved: number;

  /** Blocks with some addresses in use or kept by AWS, and those full of single addresses. */
  readonly mixed: number;

  /** Blocks that are prefixes of ENIs. */
  readonly prefix: number;

  /** Of `free`, those in explicit reservations, which no prefix is made of. */
  readonly explicit: number;

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

  /**
   * Addresses that somebody unseen holds: 2^(32 - n) - 5 - seen - available - unused reserved. Below 0 the files are of
   * different times, or the count of available addresses has reserved ones among them.
   */
  readonly unseen?: number;

  /** Unused addresses of reservations. */
  readonly unusedReserved?: number;

  /** Why the blocks are not known: what the files say contradicts itself. */
  readonly problems: readonly string[];
}

/** Counts the blocks of a subnet. Without ENIs nothing is known; without reservations none is taken for reserved. */
export function subnetAddresses(subnet: RunningSubnet, index: RunningIndex): SubnetAddresses {
  const { interfaces, reservations } = index.cluster;
  if (subnet.cidr === undefined || interfaces === undefined) return { problems: [] };
  const here = index.interfacesIn(subnet.subnetId);
  const ranges = reservations?.get(subnet.subnetId);
  const prefixes = here.flatMap((each) => each.prefixes);
  const addresses = here.flatMap(({ primaryAddress, secondaryAddresses }) =>
    (primaryAddress === undefined ? secondaryAddresses : [primaryAddress, ...secondaryAddresses]));
  const use = { subnet: subnet.cidr, addresses, prefixes };
  try {
    const map = BlockMap.of({ ...use, reservations: cidrsOf(ranges, false) });
    const withExplicit = (ranges ?? []).some(({ type }) => type === EXPLICIT)
      ? BlockMap.of({ ...use, reservations: cidrsOf(ranges, true) }) : map;
    const seen = addresses.length + PREFIX_ADDRESSES * prefixes.length;
    const unusedReserved = ranges && unusedIn(ranges, Ipv4Cidr.parse(subnet.cidr), addresses, prefixes);
    const { availableAddresses: available } = subnet;
    const unseen = available === undefined || unusedReserved === undefined
      ? undefined : map.subnet.addressCount - KEPT_ADDRESSES - seen - available - unusedReserved;
    const explicit = withExplicit.reservedBlocks - map.reservedBlocks;
    const free = map.freeBlocks - explicit;
    return {
      seen,
      unseen,
      unusedReserved,
      problems: [],
      blocks: {
        total: map.blockCount,
        free: map.freeBlocks,
        reserved: map.reservedBlocks,
        mixed: map.fragmentedBlocks + map.fullBlocks - prefixes.length,
        prefix: prefixes.length,
        explicit,
        usableOutside: free,
        fragmentationScore: map.fragmentationScore,
        largestFreeRun: map.largestFreeRun,
        atMost: unseen === undefined || unseen > 0,
        atLeast: unseen === undefined ? undefined : Math.max(0, free + map.reservedBlocks - Math.max(0, unseen)),
      },
    };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return { problems: error.findings.map(lineOf) };
  }
}

function cidrsOf(ranges: readonly RunningReservation[] | undefined, explicit: boolean): string[] {
  return (ranges ?? [])
    .filter(({ type, cidr }) => type !== EXPLICIT || (explicit && Ipv4Cidr.parse(cidr).prefixLength <= PREFIX_LENGTH))
    .map(({ cidr }) => cidr);
}

/** Addresses of reservations that nothing uses and AWS does not keep. */
function unusedIn(
  ranges: readonly RunningReservation[], subnet: Ipv4Cidr, addresses: readonly string[], prefixes: readonly string[],
): number {
  if (ranges.length === 0) return 0;
  const kept = [0, 1, 2, 3, subnet.addressCount - 1].map((offset) => subnet._first + offset);
  const singles = [...addresses.map((address) => addressOf(address)!), ...kept];
  const wholes = prefixes.map((prefix) => blockOf(prefix)!.first);
  return ranges.map(({ cidr }) => Ipv4Cidr.parse(cidr)).reduce((sum, { _first, addressCount }) => {
    const isInside = (address: number) => address >= _first && address < _first + addressCount;
    return sum + addressCount - singles.filter(isInside).length - PREFIX_ADDRESSES * wholes.filter(isInside).length;
  }, 0);
}

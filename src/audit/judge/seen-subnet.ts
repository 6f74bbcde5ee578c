import { BlockMap, BlockState } from '../../addressing/block-map';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { addressOf, blockOf, textOf } from '../../addressing/ipv4-text';
import { PREFIX_ADDRESSES, PREFIX_LENGTH } from '../../addressing/prefix';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { RunningInterface, RunningReservation, RunningSubnet } from '../model/running-network';

/** EC2 gives addresses of such a reservation only where they are asked for by number. */
const EXPLICIT = 'explicit';

/** The addresses of a subnet by what was seen: those of interfaces, of reservations, and EC2's own count. */
export class SeenSubnet {
  public readonly subnetId: string;
  public readonly cidr: string;
  public readonly zone?: string;

  /** Its /28 blocks. */
  public readonly map: BlockMap;

  /** Unused addresses of reservations; undefined where these are not known. */
  public readonly unusedReserved?: number;

  /**
   * What neither the files nor EC2 count, free by what is seen, and neither available nor unused and reserved:
   * addresses of interfaces that are in no file. Undefined where EC2's own count or the reservations are not known.
   */
  private readonly uncounted?: number;

  private readonly reservations: readonly RunningReservation[];

  /**
   * @param reservations those of the subnet; undefined where they are not known
   * @throws FindingError where interfaces and reservations contradict each other
   */
  constructor(
    public readonly subnet: RunningSubnet & { readonly cidr: string },
    private readonly interfaces: readonly RunningInterface[],
    reservations: readonly RunningReservation[] | undefined,
  ) {
    this.subnetId = subnet.subnetId;
    this.cidr = subnet.cidr;
    this.zone = subnet.zone;
    this.reservations = reservations ?? [];
    this.map = this.mapOf(interfaces);
    this.unusedReserved = reservations && this.unusedReservedAddresses();
    const { availableAddresses: available } = subnet;
    this.uncounted = available === undefined || this.unusedReserved === undefined
      ? undefined : this.map.freeAddresses - available - this.unusedReserved;
  }

  /**
   * Addresses in use by interfaces that are in no file, each of which may spoil a block; undefined where that is not
   * known.
   */
  public get unseen(): number | undefined {
    return this.uncounted === undefined || this.uncounted < 0 ? undefined : this.uncounted;
  }

  /** Free addresses that EC2 counts beyond what interfaces leave: the files are of different times. */
  public get overcounted(): number | undefined {
    return this.uncounted !== undefined && this.uncounted < 0 ? -this.uncounted : undefined;
  }

  /** Addresses in use, those of prefixes included. */
  public get seen(): number {
    return addressesOf(this.interfaces).length + PREFIX_ADDRESSES * this.prefixes;
  }

  /** Prefixes of interfaces. */
  public get prefixes(): number {
    return this.interfaces.reduce((sum, each) => sum + each.prefixes.length, 0);
  }

  /** Free blocks in reservations of the other type: EC2 makes no prefix of them. */
  public get explicit(): number {
    return this.explicitBlocks(this.interfaces);
  }

  /** Whole /28 blocks that EC2 can make prefixes of: at most so many, where somebody unseen has addresses. */
  public get wholeBlocks(): number {
    return this.map.availablePrefixes - this.explicit;
  }

  /** Whole blocks that are certain, wherever the addresses of those unseen are. */
  public get certainBlocks(): number {
    return Math.max(0, this.wholeBlocks - (this.unseen ?? 0));
  }

  /** Addresses outside of reservations that an ENI can get: by EC2's own count, where it is known. */
  public get freeAddresses(): number {
    const { availableAddresses } = this.subnet;
    const counted = this.map.freeAddresses - (this.unusedReserved ?? 0);
    return availableAddresses === undefined ? counted : Math.min(availableAddresses, counted);
  }

  /** Whole blocks that there would be without some interfaces, or without single addresses that nothing uses. */
  public wholeBlocksWithout(
    isGone: (each: RunningInterface) => boolean,
    isIdle: (address: string) => boolean = () => false,
  ): number {
    const left = this.interfaces.filter((each) => !isGone(each)).map((each) =>
      ({ ...each, secondaryAddresses: each.secondaryAddresses.filter((address) => !isIdle(address)) }));
    return this.mapOf(left).availablePrefixes - this.explicitBlocks(left);
  }

  /**
   * Of each owner of interfaces the blocks that nobody else has an address of: so many are free when it goes.
   *
   * @param ownerOf who has an interface; undefined for somebody who stays
   */
  public blocksOf(ownerOf: (each: RunningInterface) => string | undefined): Map<string, number> {
    const within = Ipv4Cidr.parse(this.cidr);
    const last = within.addressCount / PREFIX_ADDRESSES - 1;
    const owners = new Map<number, string | undefined>([[0, undefined], [last, undefined]]);
    for (const each of this.interfaces) {
      const owner = ownerOf(each);
      const { primaryAddress, secondaryAddresses, prefixes } = each;
      const used = [
        ...primaryAddress === undefined ? [] : [primaryAddress], ...secondaryAddresses,
        ...prefixes.map((prefix) => prefix.split('/')[0]),
      ];
      for (const text of used) {
        const block = Math.floor((addressOf(text)! - within._first) / PREFIX_ADDRESSES);
        owners.set(block, owners.has(block) && owners.get(block) !== owner ? undefined : owner);
      }
    }
    const counts = new Map<string, number>();
    for (const owner of owners.values()) {
      if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Ranges of so many whole free blocks outside of reservations, from the longest runs; undefined where there are
   * fewer.
   */
  public rangesFor(blocks: number): string[] | undefined {
    const runs = this.mapOf(this.interfaces, true).runs.filter(({ state }) => state === BlockState.FREE)
      .sort((one, other) => other.blocks - one.blocks);
    const chosen: Ipv4Cidr[] = [];
    let missing = blocks;
    for (const run of runs) {
      if (missing <= 0) break;
      const taken = Math.min(run.blocks, missing);
      chosen.push(...alignedRanges(Ipv4Cidr.parse(`${run.firstAddress}/${PREFIX_LENGTH}`), taken));
      missing -= taken;
    }
    return missing > 0 ? undefined : chosen.map((range) => `${range}`);
  }

  /** Free blocks in reservations of the other type: EC2 makes no prefix of them. */
  private explicitBlocks(interfaces: readonly RunningInterface[]): number {
    if (this.reservations.every(({ type }) => type !== EXPLICIT)) return 0;
    return this.mapOf(interfaces, true).reservedBlocks - this.mapOf(interfaces).reservedBlocks;
  }

  private mapOf(interfaces: readonly RunningInterface[], withExplicit: boolean = false): BlockMap {
    return BlockMap.of({
      subnet: this.cidr,
      addresses: addressesOf(interfaces),
      prefixes: interfaces.flatMap(({ prefixes }) => prefixes),
      reservations: this.reservations.map(({ type, cidr }) => ({ type, cidr: Ipv4Cidr.parse(cidr) }))
        .filter(({ type, cidr }) => type !== EXPLICIT || (withExplicit && cidr.prefixLength <= PREFIX_LENGTH))
        .map(({ cidr }) => `${cidr}`),
    });
  }

  /** Addresses of reservations that nobody has, in blocks that are used in part too. */
  private unusedReservedAddresses(): number {
    if (this.reservations.length === 0) return 0;
    const blocks = SubnetBlocks.of(Ipv4Cidr.parse(this.cidr));
    const singles = addressesOf(this.interfaces).map((address) => addressOf(address)!);
    const prefixes = this.interfaces.flatMap((each) => each.prefixes).map((prefix) => blockOf(prefix)!.first);
    return this.reservations.map(({ cidr }) => Ipv4Cidr.parse(cidr)).reduce((sum, range) => {
      const { _first: first, addressCount } = range;
      const isInside = (address: number) => address >= first && address < first + addressCount;
      const used = singles.filter(isInside).length + PREFIX_ADDRESSES * prefixes.filter(isInside).length;
      return sum + Math.max(0, blocks.usableAddressesIn(range) - used);
    }, 0);
  }
}

/** The single addresses of interfaces, their own included. */
function addressesOf(interfaces: readonly RunningInterface[]): string[] {
  return interfaces.flatMap(({ primaryAddress, secondaryAddresses }) =>
    (primaryAddress === undefined ? secondaryAddresses : [primaryAddress, ...secondaryAddresses]));
}

/** The fewest aligned ranges that make up a run of blocks. */
function alignedRanges(first: Ipv4Cidr, blocks: number): Ipv4Cidr[] {
  const ranges: Ipv4Cidr[] = [];
  let start = first._first / PREFIX_ADDRESSES;
  let left = blocks;
  while (left > 0) {
    let size = 1;
    while (size * 2 <= left && start % (size * 2) === 0) size *= 2;
    ranges.push(Ipv4Cidr.parse(`${textOf(start * PREFIX_ADDRESSES)}/${PREFIX_LENGTH - Math.log2(size)}`));
    start += size;
    left -= size;
  }
  return ranges;
}

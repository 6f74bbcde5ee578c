import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { SubnetForecast } from '../subnet-forecast';
import { KnownBlock } from './known-block';
import { servesControlPlane } from './subnet-roles';

/**
 * Addresses that a subnet must have for interfaces of the control plane: one in use, five free for an upgrade.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export const CONTROL_PLANE_ADDRESSES = 6;

/** Addresses that the same page advises. */
export const ADVISED_CONTROL_PLANE_ADDRESSES = 16;

/** What is taken from a subnet. */
export interface SubnetDemand {
  /** Prefixes, each a whole /28 block. */
  readonly prefixes: number;

  /** Single addresses. */
  readonly addresses: number;
}

/** What a subnet has left, negative where it falls short. */
export interface SubnetRest {
  /** Whole /28 blocks. */
  readonly prefixes: number;

  /** Single addresses; without a reservation all addresses, those of prefixes included. */
  readonly addresses: number;
}

/** Addresses of a subnet that are for others, and for interfaces of the control plane. */
export function takenFrom(subnet: SubnetForecast): number {
  return (subnet.otherAddresses ?? 0) + (servesControlPlane(subnet) ? CONTROL_PLANE_ADDRESSES : 0);
}

/**
 * What a subnet can give. Inside reservations prefixes only, outside of them single addresses only: each can be the one
 * that runs out. Without a reservation both come from the same addresses.
 */
export class SubnetSupply {
  /**
   * The supply of a subnet, or undefined when its size is not known.
   */
  public static of(subnet: SubnetForecast): SubnetSupply | undefined {
    const block = KnownBlock.of(subnet);
    return block === undefined ? undefined : new SubnetSupply(block.blocks, block.ranges, takenFrom(subnet));
  }

  /** Whole /28 blocks: of the reservations, where there are any, else of the subnet. */
  public readonly prefixes: number;

  /** Addresses for others than prefixes, less those that others take; without a reservation all addresses. */
  public readonly addresses: number;

  /** Whether prefixes have a reservation to themselves. */
  public readonly isReserved: boolean;

  constructor(
    public readonly blocks: SubnetBlocks,
    /** The ranges that are reserved. */
    public readonly ranges: readonly Ipv4Cidr[],
    /** Addresses taken by others and kept for the control plane. */
    public readonly taken: number,
  ) {
    const sum = (count: (range: Ipv4Cidr) => number) => ranges.reduce((total, range) => total + count(range), 0);
    this.isReserved = ranges.length > 0;
    this.prefixes = this.isReserved ? sum((range) => blocks.wholeBlocksIn(range)) : blocks.wholeBlocks;
    this.addresses = blocks.usableAddresses - sum((range) => blocks.usableAddressesIn(range)) - taken;
  }

  /** The size of the subnet. */
  public get prefixLength(): number {
    return this.blocks.cidr.prefixLength;
  }

  /**
   * What is left after a demand. Without a reservation the best that EC2 can make of it: single addresses that spoil no
   * block in vain.
   */
  public after({ prefixes, addresses }: SubnetDemand): SubnetRest {
    const inPrefixes = this.isReserved ? 0 : prefixes * PREFIX_ADDRESSES;
    return { prefixes: this.prefixes - prefixes, addresses: this.addresses - addresses - inPrefixes };
  }

  /** Whether a demand can be met. */
  public fits(demand: SubnetDemand): boolean {
    const rest = this.after(demand);
    return (rest.prefixes >= 0 || demand.prefixes === 0) && rest.addresses >= 0;
  }

  /**
   * Prefixes that are certain wherever EC2 puts single addresses: without a reservation each of them may spoil a block
   * of its own.
   */
  public certainPrefixes(addresses: number): number {
    return this.isReserved ? this.prefixes : Math.max(0, this.prefixes - addresses - this.taken);
  }

  /**
   * How many times a demand fits, in parts: the nodes of a mix that the subnet holds are this times the nodes of the
   * demand.
   */
  public multiples({ prefixes, addresses }: SubnetDemand, nodes: number): number {
    const inPrefixes = this.isReserved ? 0 : prefixes * PREFIX_ADDRESSES;
    const byPrefixes = prefixes === 0 ? Infinity : Math.floor((this.prefixes * nodes) / prefixes);
    const byAddresses =
      addresses + inPrefixes === 0 ? Infinity : Math.floor((this.addresses * nodes) / (addresses + inPrefixes));
    return Math.max(0, Math.min(byPrefixes, byAddresses));
  }
}

import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { ReservationShare } from '../../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { blocksOfSize } from '../../forecast/subnets/known-block';
import { SubnetDemand, SubnetSupply } from '../../forecast/subnets/subnet-supply';

const { largest, smallest } = VPC_PREFIX_LENGTHS;

/** Slots of a block for pods, and so the bits by which it is larger than a subnet of it. */
const SLOT_BITS = 2;

const SHARES = [ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS];

const SUPPLIES = new Map<string, SubnetSupply>();

/**
 * The longest prefix length of a subnet that meets every demand, its upper half reserved where there are prefixes;
 * undefined where even a /16 does not.
 *
 * @param taken addresses that others take from it
 * @param reserved whether to reserve its upper half where there are prefixes
 */
export function smallestSubnet(
  demands: readonly SubnetDemand[],
  taken: number,
  reserved: boolean = true,
): number | undefined {
  const share =
    reserved && demands.some(({ prefixes }) => prefixes > 0) ? ReservationShare.HALF : ReservationShare.NONE;
  for (let prefixLength = smallest; prefixLength >= largest; prefixLength--) {
    const supply = supplyOf(prefixLength, share);
    if (demands.every(({ prefixes, addresses }) => supply.fits({ prefixes, addresses: addresses + taken }))) {
      return prefixLength;
    }
  }
  return undefined;
}

/**
 * The same for prefixes where the upper half of no subnet does: with the smallest share that helps.
 */
export function smallestSubnetOfMore(
  demands: readonly SubnetDemand[],
  taken: number,
): { readonly length: number; readonly share: ReservationShare } | undefined {
  if (demands.every(({ prefixes }) => prefixes === 0)) return undefined;
  for (const share of SHARES.slice(1)) {
    for (let length = smallest; length >= largest; length--) {
      const supply = supplyOf(length, share);
      if (demands.every(({ prefixes, addresses }) => supply.fits({ prefixes, addresses: addresses + taken }))) {
        return { length, share };
      }
    }
  }
  return undefined;
}

/** What a subnet of a size can give: it does not depend on where it lies, so each is computed once. */
function supplyOf(prefixLength: number, share: ReservationShare): SubnetSupply {
  const key = `${prefixLength} ${share}`;
  const known = SUPPLIES.get(key);
  if (known !== undefined) return known;
  const blocks = blocksOfSize(prefixLength);
  const supply = new SubnetSupply(blocks, blocks.topRanges(share), 0);
  SUPPLIES.set(key, supply);
  return supply;
}

/**
 * The smallest share of a subnet that meets every demand and holds the ranges which are reserved already; undefined
 * where none does, or nothing needs one.
 *
 * @param present what it can give as it is; undefined where its size is not known
 */
export function smallestShare(
  present: SubnetSupply | undefined,
  demands: readonly SubnetDemand[],
): ReservationShare | undefined {
  if (present === undefined || demands.every(({ prefixes }) => prefixes === 0)) return undefined;
  return SHARES.find((share) => {
    const ranges = present.blocks.topRanges(share);
    const supply = new SubnetSupply(present.blocks, ranges, present.taken);
    return (
      present.ranges.every((range) => ranges.some((other) => other.contains(range)))
      && demands.every((demand) => supply.fits(demand))
    );
  });
}

/**
 * The largest share that meets every demand and is smaller than the one which is reserved; undefined where none does.
 * Prefixes are in use where they were, whatever is reserved later.
 */
export function smallerShare(
  present: SubnetSupply | undefined,
  demands: readonly SubnetDemand[],
): ReservationShare | undefined {
  if (present === undefined) return undefined;
  const { blocks, taken } = present;
  const reserved = SHARES.find((share) => isSame(blocks.topRanges(share), present.ranges));
  const smaller = reserved === undefined ? [] : SHARES.slice(0, SHARES.indexOf(reserved)).reverse();
  const none = reserved !== undefined && demands.every(({ prefixes }) => prefixes === 0) ? [ReservationShare.NONE] : [];
  return [...smaller, ...none].find((share) => {
    const supply = new SubnetSupply(blocks, blocks.topRanges(share), taken);
    return demands.every((demand) => supply.fits(demand));
  });
}

function isSame(ranges: readonly Ipv4Cidr[], others: readonly Ipv4Cidr[]): boolean {
  return ranges.length === others.length && ranges.every((range) => others.some((other) => other.isSameAs(range)));
}

/**
 * The prefix length of a block for pods that has a subnet of a prefix length in each slot; undefined where no block is
 * so large.
 */
export function slotBlockFor(prefixLength: number): number | undefined {
  return prefixLength - SLOT_BITS >= largest ? prefixLength - SLOT_BITS : undefined;
}

/** A share as it is written in code. */
export function shareName(share: ReservationShare): string {
  return `ReservationShare.${Object.entries(ReservationShare).find(([, value]) => value === share)![0]}`;
}

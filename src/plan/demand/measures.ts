import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { SubnetPlan, SubnetStage } from '../subnet-plan';

/** What runs out of a subnet. */
export type Unit = 'blocks' | 'addresses';

/** What is taken of one thing that a subnet has. */
export interface Measure {
  readonly unit: Unit;
  readonly taken: number;
  readonly supply: number;
}

/** What a stage takes of a subnet, in each unit that it takes any of; none where the subnet's size is not known. */
export function measuresOf(subnet: SubnetPlan, stage: SubnetStage): Measure[] {
  const { prefixSupply, addressSupply, reserved } = subnet;
  const { prefixes, addresses } = stage;
  if (prefixSupply === undefined || addressSupply === undefined) return [];
  // Without a reservation prefixes and single addresses come from the same addresses.
  const ofAddresses = { unit: 'addresses', taken: addresses + (reserved ? 0 : prefixes * PREFIX_ADDRESSES) } as const;
  return [
    { ...ofAddresses, supply: addressSupply },
    ...prefixes === 0 ? [] : [{ unit: 'blocks', taken: prefixes, supply: prefixSupply } as const],
  ];
}

/** The one of several measures that is nearest to its end, or furthest beyond; the first of equal ones. */
export function tightest<T extends Measure>(measures: readonly T[]): T | undefined {
  return measures.reduce<T | undefined>(
    (most, measure) => (most === undefined || isTighter(measure, most) ? measure : most), undefined);
}

function isTighter(one: Measure, other: Measure): boolean {
  return partOf(one) > partOf(other);
}

function partOf({ taken, supply }: Measure): number {
  return taken === 0 ? 0 : supply <= 0 ? Infinity : taken / supply;
}

/** By how much a supply falls short; 0 where it does not. */
export function shortBy({ taken, supply }: Measure): number {
  return Math.max(0, taken - supply);
}

/** What is taken of a supply in a thousand parts, rounded up: more than 1,000 is too much, and nothing else is. */
export function perMille({ taken, supply }: Measure): number {
  return taken === 0 ? 0 : supply <= 0 ? MOST_SHOWN : Math.min(MOST_SHOWN, Math.ceil((taken * 1000) / supply));
}

const MOST_SHOWN = 9999;

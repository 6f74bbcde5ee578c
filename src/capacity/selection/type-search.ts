import { takesType, TypeLabels, TypeRequirement, TYPE_LABELS } from './type-labels';
import { InstanceTypeLimits } from '../instance-type-limits';

/** A type of the table, and whether it reaches the count. */
export interface JudgedType {
  readonly limits: InstanceTypeLimits;
  readonly labels: TypeLabels;
  readonly reaches: boolean;
}

/** Families that are left out by name: a list of most of them would let new ones in that are no better. */
const MOST_FAMILIES = 4;

/**
 * The fewest requirements, beside those that are given, under which each type that is taken reaches the count, and the
 * fewest that reach it are left out. Of those that leave out as many the first is taken: a floor of vCPUs, of memory,
 * of both, or a floor and families that are left out.
 *
 * Worked: of m, c and r from generation 5 on, 110 pods, with prefixes: `instance-cpu Gt 1`.
 */
export function narrowest(given: readonly TypeRequirement[], types: readonly JudgedType[]): TypeRequirement[] {
  const taken = types.filter(({ labels }) => takesType(given, labels));
  const failing = taken.filter(({ reaches }) => !reaches);
  if (failing.length === 0) return [];
  const floors = [undefined, ...distinct(failing.map(({ limits: { vcpus } }) => vcpus))];
  const candidates = floors.flatMap((floor) => {
    const ofVcpus = floor === undefined ? [] : [gt(TYPE_LABELS.vcpus, floor)];
    const left = failing.filter(({ labels }) => takesType(ofVcpus, labels));
    if (left.length === 0) return [ofVcpus];
    const memory = Math.max(...left.map(({ limits: { memoryMib = Infinity } }) => memoryMib));
    const families = distinct(left.map(({ labels }) => labels[TYPE_LABELS.family])).sort();
    return [
      ...(memory === Infinity ? [] : [[...ofVcpus, gt(TYPE_LABELS.memory, memory)]]),
      ...(families.length > MOST_FAMILIES
        ? [] : [[...ofVcpus, { key: TYPE_LABELS.family, operator: 'NotIn', values: families }]]),
    ];
  });
  const reaching = taken.filter(({ reaches }) => reaches);
  const left = (requirements: readonly TypeRequirement[]) =>
    reaching.filter(({ labels }) => takesType(requirements, labels)).length;
  const counted = candidates.map((requirements) => ({ requirements, left: left(requirements) }));
  return counted.reduce((best, other) => {
    const isBetter = other.left === best.left
      ? other.requirements.length < best.requirements.length : other.left > best.left;
    return isBetter ? other : best;
  }).requirements;
}

function gt(key: string, than: number): TypeRequirement {
  return { key, operator: 'Gt', values: [String(than)] };
}

function distinct<T>(values: ReadonlyArray<T | undefined>): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** A type as bounds see it; undefined is not known. */
export interface SizedType {
  readonly vcpus?: number;
  readonly memoryMib?: number;
}

/** What nodes together do not exceed; undefined is no limit. */
export interface SizeLimits {
  readonly cpu?: number;
  readonly memoryMib?: number;
  readonly nodes?: number;
}

/** So much of something for so much of what is limited. */
interface Rate {
  readonly taken: number;
  readonly of: number;
}

/** How much of something nodes can take: per node, and for what they have of vCPUs and of memory. */
export interface Rates {
  readonly perNode: number;

  /** Undefined where it is known of no type. */
  readonly perVcpu?: Rate;
  readonly perMib?: Rate;
}

/**
 * Of what a type has of memory, in tenths, as much as a node at least reports, by which limits count. Karpenter takes
 * 7.5 percent off until it knows. That a tenth is enough is inferred: small types lose more.
 */
const REPORTED_TENTHS = 9;

/**
 * The most nodes that limits allow, of whichever types; undefined where nothing limits them. Types of which the size is
 * not known are left out.
 *
 * min(floor(cpu / fewest vCPUs), floor(memory / (0.9 x least memory)), nodes)
 */
export function mostNodes(types: readonly SizedType[], limits: SizeLimits): number | undefined {
  const { nodes = Infinity, ...others } = limits;
  const most = Math.min(nodes, mostOf(ratesOf(types, () => 1), others));
  return most === Infinity ? undefined : most;
}

/**
 * The rates of something that a node of each type takes so much of: the highest ones over all types.
 */
export function ratesOf<T extends SizedType>(types: readonly T[], taken: (type: T) => number): Rates {
  const highest = (size: (type: T) => number | undefined): Rate | undefined => types.reduce<Rate | undefined>(
    (most, type) => {
      const of = size(type);
      if (of === undefined) return most;
      const rate = { taken: taken(type), of };
      return most === undefined || rate.taken * most.of > most.taken * rate.of ? rate : most;
    },
    undefined,
  );
  return {
    perNode: types.reduce((most, type) => Math.max(most, taken(type)), 0),
    perVcpu: highest(({ vcpus }) => vcpus),
    perMib: highest(({ memoryMib }) => memoryMib),
  };
}

/**
 * The most that nodes within limits take together: never nodes x the most of a node where types differ, unless nodes
 * are all that is limited. Infinity where nothing is.
 *
 * min(floor(cpu x taken / vCPUs), floor(memory x taken / (0.9 x MiB)), nodes x taken)
 */
export function mostOf(rates: Rates, limits: SizeLimits): number {
  const { nodes } = limits;
  return Math.min(nodes === undefined ? Infinity : nodes * rates.perNode, mostBySize(rates, limits));
}

/** The same by what nodes have, however many there are. */
export function mostBySize({ perVcpu, perMib }: Rates, { cpu, memoryMib }: Omit<SizeLimits, 'nodes'>): number {
  return Math.min(
    cpu === undefined || perVcpu === undefined ? Infinity : Math.floor((cpu * perVcpu.taken) / perVcpu.of),
    memoryMib === undefined || perMib === undefined
      ? Infinity
      : Math.floor((10 * memoryMib * perMib.taken) / (REPORTED_TENTHS * perMib.of)),
  );
}

import { SizedType } from './fleet-bounds';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeKernel } from '../../capacity/kernel/node-kernel';

/** Types whose nodes are alike but for their vCPUs and memory, of which the least are kept. */
export interface LikeTypes extends SizedType {
  /** The one with the fewest vCPUs, where they are known of any. */
  readonly smallest: InstanceTypeLimits;
}

/** A list of types and what was made of it: the list can change, so it is compared. */
interface Known {
  readonly types: readonly InstanceTypeLimits[];
  readonly kernel: NodeKernel;
  readonly like: LikeTypes[];
}

const KNOWN = new WeakMap<readonly InstanceTypeLimits[], Known>();

/** The types, by how their nodes are: a list of a thousand has some forty kinds. */
export function likeTypes(types: readonly InstanceTypeLimits[], kernel: NodeKernel): LikeTypes[] {
  const known = KNOWN.get(types);
  if (known?.kernel === kernel && isSame(known.types, types)) return known.like;
  const like = grouped(types, kernel);
  KNOWN.set(types, { types: [...types], kernel, like });
  return like;
}

/** Whether it was asked about these types before, so that they are types. */
export function isKnown(types: unknown): boolean {
  const known = Array.isArray(types) ? KNOWN.get(types) : undefined;
  return known !== undefined && isSame(known.types, types as InstanceTypeLimits[]);
}

function grouped(types: readonly InstanceTypeLimits[], kernel: NodeKernel): LikeTypes[] {
  const kinds = new Map<string, InstanceTypeLimits[]>();
  for (const type of types) {
    const { maxEnis, ipv4PerEni, supportsPrefixes, branchInterfaces, networkCards, vcpus } = type;
    const key = [
      maxEnis, ipv4PerEni, supportsPrefixes, branchInterfaces === 0, networkCards, kernel.cap(vcpus),
    ].join();
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [type]);
    else kind.push(type);
  }
  return [...kinds.values()].map((kind) => ({
    vcpus: least(kind.map(({ vcpus }) => vcpus)),
    memoryMib: least(kind.map(({ memoryMib }) => memoryMib)),
    smallest: kind.reduce((one, other) => ((other.vcpus ?? Infinity) < (one.vcpus ?? Infinity) ? other : one)),
  }));
}

function least(sizes: ReadonlyArray<number | undefined>): number | undefined {
  const known = sizes.filter((size) => size !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function isSame(types: readonly InstanceTypeLimits[], others: readonly InstanceTypeLimits[]): boolean {
  return types.length === others.length && types.every((type, index) => type === others[index]);
}

import { NodegroupCapacity, PodIpFamily } from '../../src';

/** Nodes of one kind. */
export interface NodeKind {
  /** Pods that they are told. */
  readonly maxPods: number;

  /** What their types allow. */
  readonly capacity: NodegroupCapacity;
}

/**
 * For each kind of node the pods that it is told, and what binds.
 */
export function nodeTable(kinds: Record<string, NodeKind>): string {
  const rows = Object.entries(kinds).map(([name, { maxPods, capacity: { binding, boundBy } }]) => [
    name,
    binding.limits.instanceType,
    `${binding.enis} ENI${binding.enis === 1 ? '' : 's'}`,
    binding.ipFamily === PodIpFamily.IPV6 ? '2^48' : `${binding.eniLimitedPods}`,
    `${maxPods}`,
    maxPods < binding.maxPods ? 'choice' : boundBy,
  ]);
  const head = ['nodes', 'type', 'for pods', 'pods by ENIs', 'max pods', 'bound by'];
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd([26, 14, 10, 14, 10, 0][column])).join(''))
    .join('\n');
}

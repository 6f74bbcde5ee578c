import { NodegroupCapacity, PodNodegroup } from '../../src';

/**
 * For each node group its pod count, what binds it, and the pods of a node without prefixes, in the same subnets.
 */
export function capacityTable(nodegroups: Record<string, PodNodegroup>): string {
  const rows = Object.entries(nodegroups).map(([name, { capacity, maxPods }]) => {
    const { binding, nodes } = capacity;
    const withoutPrefixes = NodegroupCapacity.of(
      nodes.map((node) => node.limits),
      { customNetworking: true },
    );
    return [
      name,
      `${maxPods}`,
      `${capacity.boundBy}, ${binding.limits.instanceType}`,
      `${binding.eniLimitedPods}`,
      `${withoutPrefixes.maxPods}`,
    ];
  });
  const head = ['node group', 'max pods', 'bound by', 'pods that ENIs allow', 'without prefixes'];
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd([14, 10, 20, 22, 0][column])).join(''))
    .join('\n');
}

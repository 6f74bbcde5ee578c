import { GroupPods } from './pod-findings';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { FULL_NODE_WORDS } from '../findings/words/forecast/full-nodes';

/**
 * A group whose nodes are full of what runs on each of them. Nothing is said where its user expects no other pods, or
 * gives each node pods on branch interfaces; pods that are expected and find no room are refused elsewhere.
 *
 * max pods - host network - DaemonSets <= 0. Worked, t3.small: 3 x (4 - 1) + 2 = 11, and 11 - 2 - 9 = 0.
 *
 * @param group its pods; whole numbers in their range
 * @param capacity what its types can run
 */
export function fullNodeFindings(group: GroupPods, capacity: NodegroupCapacity): Finding[] {
  const { name, maxPods = capacity.maxPods, podsPerNode, pods, daemonSetPods = 0, branchPods = 0 } = group;
  const { hostNetworkPods } = capacity.binding;
  if (podsPerNode !== undefined || pods !== undefined || branchPods > 0) return [];
  if (maxPods - hostNetworkPods - daemonSetPods > 0 || capacity.nodes.some(({ podSlots }) => podSlots === 0)) return [];
  const binding = capacity.nodes.filter((node) => node.maxPods <= maxPods);
  const types = (binding.length === 0 ? capacity.nodes : binding).map(({ limits }) => limits.instanceType);
  return [
    findingOf(FULL_NODE_WORDS.noRoom, about.group(name), {
      groups: [name],
      types,
      maxPods,
      hostNetworkPods,
      daemonSetPods,
    }),
  ];
}

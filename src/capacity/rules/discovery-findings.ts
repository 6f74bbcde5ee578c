import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_COUNT_WORDS } from '../../findings/words/nodes/pod-counts';
import { NodegroupCapacity } from '../nodegroup-capacity';

/**
 * What subnet discovery does nothing for: types whose primary ENI, which stays in the node's subnet and fills first,
 * holds the whole node.
 *
 * (L - 1) x u >= maxPods. Worked, m5.large (L 10) with prefixes: (10 - 1) x 16 = 144 addresses are enough for 110 pods,
 * so it never gets a second ENI; t3.small (L 4) has (4 - 1) x 16 = 48 and does.
 *
 * @param capacity the capacity of the group, under the mode that it runs in
 * @param maxPods pods that kubelet is told on every node of the group
 * @see https://github.com/aws/amazon-vpc-cni-k8s/issues/2908
 */
export function discoveryFindings(capacity: NodegroupCapacity, maxPods: number): Finding[] {
  const held = capacity.nodes
    .map(({ limits, ipAssignment: { addressesPerSlot } }) => ({
      limits,
      addressesPerSlot,
      addresses: (limits.ipv4PerEni - 1) * addressesPerSlot,
    }))
    .filter(({ addresses }) => addresses >= maxPods);
  if (held.length === 0) return [];
  return [findingOf(POD_COUNT_WORDS.primaryEniHoldsAll, about.type(held[0].limits.instanceType), {
    types: held.map(({ limits }) => limits.instanceType),
    ipv4PerEni: held.map(({ limits }) => limits.ipv4PerEni),
    addressesPerSlot: held.map(({ addressesPerSlot }) => addressesPerSlot),
    addresses: held.map(({ addresses }) => addresses),
    pods: maxPods,
  })];
}

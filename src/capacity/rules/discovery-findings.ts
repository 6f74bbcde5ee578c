import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { NodegroupCapacity } from '../nodegroup-capacity';

/**
 * What subnet discovery does nothing for: types whose primary ENI, which stays in the node's subnet and fills first, holds the whole node.
 *
 * (L - 1) x u >= maxPods. Worked, m5.large (L 10) with prefixes: (10 - 1) x 16 = 144 addresses are enough for 110 pods, so it never gets a second
 * ENI; t3.small (L 4) has (4 - 1) x 16 = 48 and does.
 *
 * @param capacity the capacity of the group, under the mode that it runs in
 * @param maxPods pods that kubelet is told on every node of the group
 * @see https://github.com/aws/amazon-vpc-cni-k8s/issues/2908
 */
export function discoveryFindings(capacity: NodegroupCapacity, maxPods: number): Finding[] {
  const held = capacity.nodes.map(({ limits, ipAssignment: { addressesPerSlot } }) => {
    const addresses = (limits.ipv4PerEni - 1) * addressesPerSlot;
    return { type: limits.instanceType, addresses, sum: `(${limits.ipv4PerEni} - 1) x ${addressesPerSlot} = ${addresses}` };
  }).filter(({ addresses }) => addresses >= maxPods);
  if (held.length === 0) return [];
  const types = held.map(({ type, sum }) => `${type} (${sum} addresses)`).join(', ');
  return [findingOf('discovery-unused', held[0].type,
    `the primary ENI of ${types} holds all of a node's ${maxPods} pods, and it is in the node's subnet: subnets that are found by their tag stay unused;`
    + ' give pods subnets of their own by custom networking, PodNetwork.secondaryCidr without discovery')];
}

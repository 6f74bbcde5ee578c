import { NodegroupForecast } from './pod-forecast-props';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';

/** The pods of a group, and how many nodes there are for them. */
export type GroupPods = Pick<
  NodegroupForecast, 'name' | 'maxPods' | 'maxSize' | 'podsPerNode' | 'pods' | 'daemonSetPods' | 'branchPods' | 'hostNetworkPods'
>;

/**
 * Pods of a group that its nodes cannot run.
 *
 * @param group its pods; whole numbers in their range
 * @param capacity what its types can run
 * @param trunkEni whether its nodes have a trunk ENI
 * @param path what stands before the names of properties in messages
 */
export function podFindings(group: GroupPods, capacity: NodegroupCapacity, trunkEni: boolean, path: string): Finding[] {
  const { name, maxPods = capacity.maxPods, maxSize, podsPerNode = 0, pods = 0, daemonSetPods = 0, branchPods = 0 } = group;
  const refuse = (message: string) => findingOf('forecast-contradiction', name, message);
  const { hostNetworkPods } = capacity.binding;
  const findings = branchFindings(group, capacity, trunkEni, path);
  if (group.podsPerNode !== undefined && group.pods !== undefined) {
    findings.push(refuse(`'${path}podsPerNode' and '${path}pods' are both given; give one of them`));
  }
  if (group.hostNetworkPods !== undefined && hostNetworkPods > maxPods) {
    return [...findings, refuse(`'${path}hostNetworkPods' is ${hostNetworkPods}, more than a node of ${name} can run: ${maxPods} pods; lower it`)];
  }
  const own = daemonSetPods + branchPods;
  const room = own === 0 ? Math.max(0, maxPods - hostNetworkPods) : maxPods - hostNetworkPods - own;
  const why = `of ${maxPods} pods on a node ${hostNetworkPods} are on the host network, ${daemonSetPods} of daemon sets and ${branchPods} on branch interfaces`;
  if (room < 0) {
    const larger = daemonSetPods >= branchPods ? 'daemonSetPods' : 'branchPods';
    return [...findings, refuse(`'${path}${larger}' is ${Math.max(daemonSetPods, branchPods)}, more than a node of ${name} can run: ${why}; lower it`)];
  }
  if (podsPerNode > room) {
    findings.push(refuse(`'${path}podsPerNode' is ${podsPerNode}, and a node of ${name} has room for ${room}: ${why}; lower it, or use other types`));
  }
  if (pods > room * maxSize) {
    const wayOut = room === 0 ? 'leave room on each node' : `raise 'maxSize' to ${Math.ceil(pods / room)}`;
    findings.push(refuse(`'${path}pods' is ${pods}, and ${maxSize} nodes of ${name} ('maxSize') have room for ${room * maxSize}: ${why}; ${wayOut}`));
  }
  return findings;
}

function branchFindings({ name, branchPods = 0 }: GroupPods, capacity: NodegroupCapacity, trunkEni: boolean, path: string): Finding[] {
  if (branchPods === 0) return [];
  const refuse = (message: string) => findingOf('forecast-contradiction', name, `'${path}branchPods' is ${branchPods}, ${message}`);
  if (!trunkEni) return [refuse("and nodes have no trunk ENI ('trunkEni', security groups for pods); pods on branch interfaces need it")];
  return capacity.nodes
    .filter(({ branchInterfaces }) => branchInterfaces !== undefined && branchPods > branchInterfaces)
    .map(({ limits, branchInterfaces }) => refuse(`and ${limits.instanceType} can have ${branchInterfaces} branch interfaces; lower it, or use other types`));
}

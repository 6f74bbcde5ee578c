import { NodegroupForecast } from './pod-forecast-props';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { GROUP_POD_WORDS as WORDS } from '../findings/words/forecast/group-pods';

/** The pods of a group, and how many nodes there are for them. */
export type GroupPods = Pick<
  NodegroupForecast,
  'name' | 'maxPods' | 'maxSize' | 'podsPerNode' | 'pods' | 'daemonSetPods' | 'branchPods' | 'hostNetworkPods'
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
  const {
    name, maxPods = capacity.maxPods, maxSize, podsPerNode = 0, pods = 0, daemonSetPods = 0, branchPods = 0,
  } = group;
  const subject = about.group(name);
  const { hostNetworkPods } = capacity.binding;
  const findings = branchFindings(group, capacity, trunkEni, path);
  if (group.podsPerNode !== undefined && group.pods !== undefined) {
    findings.push(findingOf(WORDS.podsTwice, subject, { path }));
  }
  if (group.hostNetworkPods !== undefined && hostNetworkPods > maxPods) {
    return [
      ...findings,
      findingOf(WORDS.hostNetworkAboveMaxPods, subject, { path, group: name, hostNetworkPods, maxPods }),
    ];
  }
  const own = daemonSetPods + branchPods;
  const room = own === 0 ? Math.max(0, maxPods - hostNetworkPods) : maxPods - hostNetworkPods - own;
  const of = { path, group: name, maxPods, hostNetworkPods, daemonSetPods, branchPods };
  if (room < 0) return [...findings, findingOf(WORDS.ownPodsAboveRoom, subject, of)];
  if (podsPerNode > room) findings.push(findingOf(WORDS.podsPerNodeAboveRoom, subject, { ...of, podsPerNode, room }));
  if (pods > room * maxSize) findings.push(findingOf(WORDS.podsAboveRoom, subject, { ...of, pods, maxSize, room }));
  return findings;
}

function branchFindings(
  { name, branchPods = 0 }: GroupPods,
  capacity: NodegroupCapacity,
  trunkEni: boolean,
  path: string,
): Finding[] {
  if (branchPods === 0) return [];
  const subject = about.group(name);
  if (!trunkEni) return [findingOf(WORDS.branchPodsWithoutTrunk, subject, { path, branchPods })];
  return capacity.nodes.flatMap(({ limits: { instanceType: type }, branchInterfaces }) => (
    branchInterfaces === undefined || branchPods <= branchInterfaces
      ? [] : [findingOf(WORDS.tooManyBranchPods, subject, { path, branchPods, type, branchInterfaces })]));
}

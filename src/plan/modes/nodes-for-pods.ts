import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';

/**
 * Nodes that the pods of a forecast need at the peak in another mode: each group as many as run all of its pods, with
 * those of daemon sets on each.
 *
 * Worked: 500 pods on m5.large are 19 nodes at 27 pods each, 28 at 18 under custom networking, 5 at 108 with prefixes.
 *
 * @param optionsIn how the nodes of a group are set up in the mode
 * @returns undefined where a node has no room for any of its pods
 */
export function nodesForPods(
  { _groups: groups }: PodForecast,
  optionsIn: (group: PlannedGroup) => NodeCapacityOptions,
): number | undefined {
  let nodes = 0;
  for (const group of groups) {
    const pods = podsOf(group);
    const room = kernelOf(group.forecast).runsVpcCni ? roomIn(group, optionsIn(group)) : group.room;
    if (pods > 0 && room === 0) return undefined;
    nodes += pods === 0 ? 0 : Math.ceil(pods / room);
  }
  return nodes;
}

/** Pods of a group at the peak that do not stand on each node. */
function podsOf(group: PlannedGroup): number {
  const { daemonSetPods = 0, branchPods = 0 } = group.forecast;
  return group.podsAt(PlanStage.PEAK) - group.nodesAt(PlanStage.PEAK) * (daemonSetPods + branchPods);
}

/** Room of a node in a mode. A count that is told and is lower than the mode of the forecast allows holds in each. */
function roomIn(group: PlannedGroup, options: NodeCapacityOptions): number {
  const { instanceTypes, daemonSetPods = 0, branchPods = 0, maxPods: told } = group.forecast;
  const { maxPods, binding } = NodegroupCapacity.of(instanceTypes, options);
  const isLowered = told !== undefined && told < group.capacity.maxPods;
  const most = isLowered ? Math.min(told, maxPods) : maxPods;
  return Math.max(0, most - binding.hostNetworkPods - daemonSetPods - branchPods);
}

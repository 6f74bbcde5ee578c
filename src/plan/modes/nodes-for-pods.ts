import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { GroupSizes, PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';

/**
 * Nodes that the pods of a forecast need at the peak in another mode: each group as many as run all of its pods, with
 * those of daemon sets on each.
 *
 * Worked: 500 pods on m5.large are 19 nodes at 27 pods each, 28 at 18 under custom networking, 5 at 108 with prefixes.
 *
 * @param optionsIn how the nodes of a group are set up in the mode
 * @returns nodes of each group; undefined where a node has no room for any of its pods
 */
export function nodesForPods(
  { _groups: groups }: PodForecast,
  optionsIn: (group: PlannedGroup) => NodeCapacityOptions,
): number[] | undefined {
  const nodes: number[] = [];
  for (const group of groups) {
    const pods = podsOf(group);
    const room = kernelOf(group.forecast).runsVpcCni ? roomIn(group, optionsIn(group)) : group.room;
    if (pods > 0 && room === 0) return undefined;
    nodes.push(pods === 0 ? 0 : Math.ceil(pods / room));
  }
  return nodes;
}

/**
 * A forecast in another mode with as many nodes as the same pods need there, the fewest and the usual ones in
 * proportion.
 *
 * @param moved the forecast in the mode, with the same groups
 * @param nodes those that each group needs; a group without pods keeps its own
 */
export function withNodesForPods(forecast: PodForecast, moved: PodForecast, nodes: readonly number[]): PodForecast {
  return moved._resized(moved._groups.map((group, index): PlannedGroup => {
    const own = forecast._groups[index];
    const [peak, needed] = [own.nodesAt(PlanStage.PEAK), nodes[index]];
    if (needed === 0 || peak === 0) return group.resized(sizesOf(own));
    const inProportion = (stage: PlanStage) => Math.floor((own.nodesAt(stage) * needed) / peak);
    return group.resized({
      minSize: inProportion(PlanStage.MINIMUM),
      expectedSize: inProportion(PlanStage.EXPECTED),
      maxSize: needed,
      pods: podsOf(own),
    });
  }));
}

function sizesOf(group: PlannedGroup): GroupSizes {
  return {
    minSize: group.nodesAt(PlanStage.MINIMUM),
    expectedSize: group.nodesAt(PlanStage.EXPECTED),
    maxSize: group.nodesAt(PlanStage.PEAK),
    pods: group.forecast.pods,
  };
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

import { PlannedFleet } from '../../forecast/fleets/planned-fleet';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';

/** A part of the nodes per zone at the peak. */
export interface NodePart {
  readonly nodes: number;
  readonly peak: number;
}

/**
 * A forecast with fewer nodes per zone at the peak, each group and fleet cut to the same part; one of which none is
 * left is left out. What the forecast grows by is in the sizes.
 *
 * @param groups the names of the groups and fleets that are cut; all of them where it is empty
 */
export function withFewerNodes(
  forecast: PodForecast,
  groups: readonly string[],
  part: NodePart,
): PodForecast {
  const fleets = forecast._fleets.flatMap((fleet): PlannedFleet[] => {
    const most = partOf(fleet, groups, part);
    const { minNodes = 0, isStatic } = fleet.forecast;
    if (most === 0) return [];
    return [fleet.having({
      minNodes: Math.min(minNodes, most),
      expectedNodes: isStatic ? undefined : most,
    })];
  });
  const resized = forecast._resized(forecast._groups.flatMap((planned): PlannedGroup[] => {
    const { forecast: group } = planned;
    const maxSize = partOf(planned, groups, part);
    if (maxSize === 0) return [];
    return [planned.resized({
      minSize: Math.min(planned.nodesAt(PlanStage.MINIMUM), maxSize),
      expectedSize: Math.min(planned.nodesAt(PlanStage.EXPECTED), maxSize),
      maxSize,
      pods: group.pods === undefined ? undefined : Math.floor((group.pods * maxSize) / group.maxSize),
    })];
  }));
  return forecast._fleets.length === 0 ? resized : resized._withFleets(fleets);
}

/** So many of the nodes of a group or fleet at the peak, evenly in its zones. */
function partOf(planned: PlannedGroup | PlannedFleet, names: readonly string[], { nodes, peak }: NodePart): number {
  const { forecast: { name }, zones } = planned;
  const full = planned.nodesAt(PlanStage.PEAK);
  if (zones.length === 0 || (names.length > 0 && !names.includes(name))) return full;
  return Math.min(full, Math.floor((Math.ceil(full / zones.length) * nodes) / peak) * zones.length);
}

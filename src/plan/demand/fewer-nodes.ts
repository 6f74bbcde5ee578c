import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';

/** A part of the nodes per zone at the peak. */
export interface NodePart {
  readonly nodes: number;
  readonly peak: number;
}

/**
 * A forecast with fewer nodes per zone at the peak, each group cut to the same part; a group of which none is left is
 * left out. What the forecast grows by is in the sizes.
 *
 * @param groups the names of the groups that are cut; all of them where it is empty
 */
export function withFewerNodes(
  forecast: PodForecast,
  groups: readonly string[],
  { nodes, peak }: NodePart,
): PodForecast {
  return forecast._resized(forecast._groups.flatMap((planned): PlannedGroup[] => {
    const { forecast: group, zones } = planned;
    const isCut = groups.length === 0 || groups.includes(group.name);
    const full = planned.nodesAt(PlanStage.PEAK);
    const cut = isCut ? Math.floor((Math.ceil(full / zones.length) * nodes) / peak) * zones.length : full;
    const maxSize = Math.min(full, cut);
    if (maxSize === 0) return [];
    return [planned.resized({
      minSize: Math.min(planned.nodesAt(PlanStage.MINIMUM), maxSize),
      expectedSize: Math.min(planned.nodesAt(PlanStage.EXPECTED), maxSize),
      maxSize,
      pods: group.pods === undefined ? undefined : Math.floor((group.pods * maxSize) / group.maxSize),
    })];
  }));
}

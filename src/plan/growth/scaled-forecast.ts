import { FleetLimits } from '../../forecast/fleets/fleet-forecast';
import { PlannedFleet } from '../../forecast/fleets/planned-fleet';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';

/** A factor as a fraction, so that no size is rounded twice. */
export interface Factor {
  readonly numerator: number;
  readonly denominator: number;
}

/** A size times a factor, rounded down. */
export function scaledSize(size: number, { numerator, denominator }: Factor): number {
  return Number((BigInt(size) * BigInt(numerator)) / BigInt(denominator));
}

/**
 * A forecast in other sizes: the fewest, usual and most nodes of each group and fleet, the limits of fleets and the
 * limit of all groups times a factor, rounded down. A node has the pods that it has in the forecast, and what the
 * forecast grows by is in the sizes.
 */
export function scaledForecast(forecast: PodForecast, factor: Factor): PodForecast {
  const groups = forecast._groups.map((group): PlannedGroup => group.scaled({
    minSize: scaledSize(group.nodesAt(PlanStage.MINIMUM), factor),
    expectedSize: scaledSize(group.nodesAt(PlanStage.EXPECTED), factor),
    maxSize: scaledSize(group.nodesAt(PlanStage.PEAK), factor),
  }));
  const resized = forecast._resized(groups);
  const limited = forecast.mostNodes === undefined
    ? resized : resized._limited(scaledSize(forecast.mostNodes, factor));
  return forecast._fleets.length === 0
    ? limited : limited._withFleets(forecast._fleets.map((fleet) => scaledFleet(fleet, factor)));
}

function scaledFleet(fleet: PlannedFleet, factor: Factor): PlannedFleet {
  const { minNodes = 0, isStatic } = fleet.forecast;
  const { limits } = fleet;
  const scaled = (size: number | undefined) => (size === undefined ? undefined : scaledSize(size, factor));
  return fleet.having({
    minNodes: scaledSize(isStatic ? fleet.nodesAt(PlanStage.EXPECTED) : minNodes, factor),
    expectedNodes: isStatic ? undefined : scaledSize(fleet.nodesAt(PlanStage.EXPECTED), factor),
    limits: { cpu: scaled(limits.cpu), memoryMib: scaled(limits.memoryMib), nodes: scaled(limits.nodes) },
  });
}

/** All sizes of a forecast that are scaled, each once, from the largest down. */
export function scaledSizes(forecast: PodForecast): number[] {
  const stages = [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.PEAK];
  const ofLimits = ({ cpu = 0, memoryMib = 0, nodes = 0 }: FleetLimits) => [cpu, memoryMib, nodes];
  const sizes = [
    ...forecast._groups.flatMap((group) => stages.map((stage) => group.nodesAt(stage))),
    ...forecast._fleets.flatMap((fleet) => [
      fleet.forecast.minNodes ?? 0, fleet.nodesAt(PlanStage.EXPECTED), ...ofLimits(fleet.limits),
    ]),
    forecast.mostNodes ?? 0,
  ];
  return [...new Set(sizes)].filter((size) => size > 0).sort((one, other) => other - one);
}

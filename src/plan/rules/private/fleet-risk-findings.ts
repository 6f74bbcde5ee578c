import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { FLEET_LIMIT_WORDS as WORDS } from '../../../findings/words/plan/fleet-limits';
import { PlannedFleet } from '../../../forecast/fleets/planned-fleet';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { highestLimit } from '../../demand/fleet-room';

/** What a type does not have where a limit does not bound it, and how that is called. */
const SIZES = [
  { limit: 'cpu', property: 'vcpus', size: 'number of vCPUs' },
  { limit: 'memoryMib', property: 'memoryMib', size: 'memory' },
] as const;

/** What there is to say of fleets: those that nothing bounds, types that limits do not, and fleets that are stuck. */
export function fleetFindings(forecast: PodForecast): Finding[] {
  return forecast._fleets.filter(({ takesAddresses }) => takesAddresses).flatMap((fleet) => [
    ...(fleet.isBound ? [] : unboundFindings(forecast, fleet)),
    ...unboundTypes(fleet),
    ...stuckFindings(fleet),
  ]);
}

/** A fleet without a limit: how many of its nodes the subnets hold, and the limit that it may have. */
function unboundFindings(forecast: PodForecast, fleet: PlannedFleet): Finding[] {
  const { name } = fleet.forecast;
  const room = roomOf(forecast, fleet);
  const expected = fleet.nodesAt(PlanStage.PEAK);
  return [expected === 0
    ? findingOf(WORDS.notCounted, about.group(name), room)
    : findingOf(WORDS.withoutLimit, about.group(name), { ...room, expected })];
}

/**
 * The limit that the subnets allow, in whole nodes of the type that takes most for its vCPUs, and how many of them
 * there can be.
 */
function roomOf(forecast: PodForecast, fleet: PlannedFleet) {
  const { name } = fleet.forecast;
  const highest = highestLimit(forecast, fleet);
  if (highest === undefined) return { fleet: name };
  const { property, value } = highest;
  const { instanceType: type, vcpus = 1 } = fleet.types.greediest('addresses') ?? {};
  const nodes = property === 'nodes' ? value : Math.floor(value / vcpus);
  return { fleet: name, nodes, type, limit: `limits.${property}`, most: property === 'nodes' ? nodes : nodes * vcpus };
}

/** Types that a limit does not bound, as it is not known what they have of it. */
function unboundTypes({ forecast: { name: fleet, instanceTypes, limits = {} } }: PlannedFleet): Finding[] {
  return SIZES.flatMap(({ limit, property, size }) => {
    const types = limits[limit] === undefined
      ? []
      : instanceTypes.filter((type) => type[property] === undefined).map(({ instanceType }) => instanceType);
    return types.length === 0
      ? []
      : [findingOf(WORDS.sizeUnknown, about.group(fleet), { fleet, types, limit: `limits.${limit}`, size })];
  });
}

/** A static fleet whose limit leaves no room for the node that replaces another one. */
function stuckFindings({ forecast: { name: fleet, isStatic, minNodes = 0, limits = {} } }: PlannedFleet): Finding[] {
  return isStatic && minNodes > 0 && limits.nodes === minNodes
    ? [findingOf(WORDS.staticStuck, about.group(fleet), { fleet, nodes: minNodes })]
    : [];
}

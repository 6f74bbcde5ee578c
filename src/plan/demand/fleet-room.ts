import { demandsByLoss, mostOfDemands } from './stage-demand';
import { FleetLimits } from '../../forecast/fleets/fleet-forecast';
import { PlannedFleet } from '../../forecast/fleets/planned-fleet';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast } from '../../forecast/subnet-forecast';
import { SubnetDemand, SubnetSupply } from '../../forecast/subnets/subnet-supply';

/** A limit of a fleet, by its property. */
export interface FleetLimit {
  readonly property: keyof FleetLimits;
  readonly value: number;
}

/** The most that the search for a limit without a start tries: more than subnets of any VPC hold. */
const MOST_TRIED = 2 ** 27;

/** What is taken of a subnet at a stage beside some fleets, by the zones that are lost. */
interface Others {
  readonly subnet: SubnetForecast;
  readonly supply: SubnetSupply;
  readonly stage: PlanStage;
  readonly demands: ReadonlyArray<{ readonly lost: readonly string[]; readonly demand: SubnetDemand }>;
}

/** The limit of a fleet to be lowered first; undefined where it has none. */
export function limitOf(fleet: PlannedFleet): FleetLimit | undefined {
  const { limits = {} } = fleet.forecast;
  const property = (['cpu', 'nodes', 'memoryMib'] as const).find((name) => limits[name] !== undefined);
  return property === undefined ? undefined : { property, value: limits[property]! };
}

/**
 * Some fleets within limits that fit at stages, each lowered by the same part; undefined where none does.
 *
 * @param fleets those of the forecast whose limits are lowered, each with a limit
 */
export function fittingFleets(
  forecast: PodForecast,
  fleets: readonly PlannedFleet[],
  subnets: readonly SubnetForecast[],
  stages: readonly PlanStage[],
): PlannedFleet[] | undefined {
  const limits = fleets.map((fleet) => limitOf(fleet)!);
  const most = Math.max(...limits.map(({ value }) => value));
  const others = othersOf(forecast, fleets, subnets, stages);
  const lowered = (part: number) =>
    fleets.map((fleet, index) => limitedTo(fleet, limits[index], Math.floor((limits[index].value * part) / most)));
  const part = highest(0, most, (tried) => fits(others, lowered(tried)));
  return part === undefined ? undefined : lowered(part);
}

/** Whether fleets would fit at stages if they were in place of those of their names. */
export function fitInPlace(
  forecast: PodForecast,
  fleets: readonly PlannedFleet[],
  subnets: readonly SubnetForecast[],
  stages: readonly PlanStage[],
): boolean {
  return fits(othersOf(forecast, fleets, subnets, stages), fleets);
}

/**
 * The highest limit that a fleet could have at the peak: of vCPUs, else of nodes where these are known of no type.
 * Undefined where a size is not known, or nothing of the subnets is taken.
 */
export function highestLimit(forecast: PodForecast, fleet: PlannedFleet): FleetLimit | undefined {
  const subnets = forecast.subnets.filter(({ zone }) => fleet.zones.includes(zone));
  const used = subnets.filter((subnet) => fleet.subnets.includes(subnet) || fleet.podSubnets.includes(subnet));
  if (used.length === 0 || used.some((subnet) => forecast._supplyOf(subnet) === undefined)) return undefined;
  const property = fleet.types.smallest === undefined ? 'nodes' : 'cpu';
  const others = othersOf(forecast, [fleet], used, [PlanStage.PEAK]);
  const fitsAt = (value: number) => fits(others, [limitedTo(fleet, { property, value }, value)]);
  let tried = 1;
  while (tried < MOST_TRIED && fitsAt(tried)) tried *= 2;
  if (tried >= MOST_TRIED) return undefined;
  const value = highest(0, tried, fitsAt);
  return value === undefined ? undefined : { property, value };
}

function limitedTo(fleet: PlannedFleet, { property }: FleetLimit, value: number): PlannedFleet {
  return fleet.within({ ...fleet.forecast.limits, [property]: value });
}

function othersOf(
  forecast: PodForecast,
  fleets: readonly PlannedFleet[],
  subnets: readonly SubnetForecast[],
  stages: readonly PlanStage[],
): Others[] {
  const names = fleets.map(({ forecast: { name } }) => name);
  const rest = forecast._withFleets(forecast._fleets.filter((fleet) => !names.includes(fleet.forecast.name)));
  return subnets.flatMap((subnet) => {
    const supply = forecast._supplyOf(subnet);
    return supply === undefined ? [] : stages.map((stage) => (
      { subnet, supply, stage, demands: demandsByLoss(rest, forecast, subnet, stage) }));
  });
}

function fits(others: readonly Others[], fleets: readonly PlannedFleet[]): boolean {
  return others.every(({ subnet, supply, stage, demands }) => {
    const all = demands.map(({ lost, demand }) => fleets.map((fleet) => fleet.takenFrom(subnet, stage, lost))
      .reduce((sum, taken) => ({
        nodes: 0,
        prefixes: sum.prefixes + taken.prefixes,
        addresses: sum.addresses + taken.addresses,
      }), { nodes: 0, ...demand }));
    return supply.fits(mostOfDemands(all));
  });
}

/** The highest whole number in a range for which something holds that holds for all lower ones. */
function highest(least: number, most: number, holds: (tried: number) => boolean): number | undefined {
  if (!holds(least)) return undefined;
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

import { remediesOf } from './remedies';
import { shortSums } from './short-sums';
import { largerWayOut } from './way-out';
import { findingOf } from '../../../findings/catalogue';
import { Finding, FindingChange, FindingRemedy } from '../../../findings/finding';
import { alsoWith } from '../../../findings/identity';
import { waysOut } from '../../../findings/shortage-ways';
import { about } from '../../../findings/subject';
import {
  BeyondLimits, FLEET_LIMIT_WORDS, limitsInWords, spreadInWords,
} from '../../../findings/words/plan/fleet-limits';
import { FleetSpread } from '../../../forecast/fleets/fleet-forecast';
import { PlannedFleet } from '../../../forecast/fleets/planned-fleet';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast } from '../../../forecast/subnet-forecast';
import { fitInPlace, fittingFleets, limitOf } from '../../demand/fleet-room';
import { PlanCounts } from '../../plan-counts';
import { SubnetPlan, SubnetStage } from '../../subnet-plan';

/** A subnet that has what is likely, and at some stages not what limits allow. */
interface Beyond {
  readonly subnet: SubnetForecast;
  readonly planned: SubnetPlan;
  readonly short: readonly SubnetStage[];
}

/** What fleets could be changed to, so that nothing is beyond their limits. */
type FleetWays = Pick<
  BeyondLimits,
  'fleets' | 'unstated' | 'unspread' | 'fitsSpread' | 'alwaysFitsSpread' | 'limits' | 'fitting' | 'alwaysFitting'
  | 'room' | 'roomType'
>;

/**
 * Subnets that are large enough for what is likely, and too small for what the limits of fleets allow. It is never an
 * error: nobody says that so many nodes will be started.
 *
 * @param likely the plan with its fleets as is likely
 */
export function fleetLimitFindings(plan: PlanCounts, likely: PlanCounts): Finding[] {
  if (plan === likely) return [];
  const beyond = plan.forecast.subnets.flatMap((subnet, index): Beyond[] => {
    const planned = plan.subnets[index];
    const ofLikely = likely.subnets[index];
    const short = planned.stages.filter(({ fits }, at) => fits === false && ofLikely.stages[at].fits);
    return short.length === 0 ? [] : [{ subnet, planned, short }];
  });
  if (beyond.length === 0) return [];
  const subnets = beyond.map(({ subnet }) => subnet);
  const known = new Map<string, FleetWays>();
  const waysAt = (stages: readonly PlanStage[]) => {
    const key = stages.join();
    const ways = known.get(key) ?? waysOfFleets(plan.forecast, subnets, stages);
    known.set(key, ways);
    return ways;
  };
  return beyond.map((each) => findingOn(plan.forecast, each, waysAt(each.short.map(({ stage }) => stage))));
}

function findingOn(forecast: PodForecast, { subnet, planned, short }: Beyond, ways: FleetWays): Finding {
  const way = largerWayOut(forecast, subnet, short);
  const { spills, others, usable, ...sums } = shortSums(planned, forecast._supplyOf(subnet)!, short);
  const facts = { ...sums, ...ways, ...way };
  const finding = findingOf(FLEET_LIMIT_WORDS.beyondLimits, about.subnet(planned.name), facts);
  const stages = short.map(({ stage }) => stage);
  const remedies = [
    ...remediesOfFleets(facts, stages),
    ...remediesOf(forecast, subnet, { ...way, groups: [] }, stages, waysOut({ ...way, groups: [] })),
  ];
  return remedies.length === 0 ? finding : alsoWith(finding, { remedies });
}

/** The fleets that bring it about, and what of them could be changed to fit at some stages. */
function waysOfFleets(
  forecast: PodForecast,
  subnets: readonly SubnetForecast[],
  stages: readonly PlanStage[],
): FleetWays {
  const users = forecast._fleets.filter((fleet) => fleet.isBound && subnets.some((subnet) => usesOf(fleet, subnet)));
  const growing = users.filter(({ forecast: { isStatic } }) => !isStatic);
  const fleets = growing.length > 0 ? growing : users;
  const unspread = fleets.filter(({ isSpread }) => !isSpread);
  const limited = fleets.every((fleet) => limitOf(fleet) !== undefined);
  const fittingAt = (at: readonly PlanStage[]) => (limited ? fittingFleets(forecast, fleets, subnets, at) : undefined);
  const first = stages.slice(0, 1);
  const fitting = fittingAt(first);
  const alwaysFitting = stages.length === 1 ? fitting : fittingAt(stages);
  const spread = fleets.map((fleet) => (fleet.isSpread ? fleet : fleet.spreadEvenly));
  const fitsSpread = unspread.length > 0 && fitInPlace(forecast, spread, subnets, first);
  return {
    fleets: namesOf(fleets),
    unstated: namesOf(fleets.filter(({ isStated }) => !isStated)),
    unspread: namesOf(unspread),
    fitsSpread,
    alwaysFitsSpread: fitsSpread && fitInPlace(forecast, spread, subnets, stages),
    limits: limited ? fleets.map((fleet) => `limits.${limitOf(fleet)!.property}`) : [],
    fitting: valuesOf(fitting),
    alwaysFitting: valuesOf(alwaysFitting),
    ...roomOf(fitting),
  };
}

function remediesOfFleets(facts: BeyondLimits, stages: readonly PlanStage[]): FindingRemedy[] {
  const { fleets, limits, fitting, alwaysFitting, unspread } = facts;
  const changesTo = (values: readonly number[]): FindingChange[] =>
    fleets.map((subject, index) => ({ subject, property: limits[index], value: values[index] }));
  const lines = limitsInWords(facts);
  const each = [...(fitting.length === 0 ? [] : [fitting]), ...(alwaysFitting.length === 0 ? [] : [alwaysFitting])];
  return [
    ...lines.map((fix, index): FindingRemedy => {
      const values = lines.length === 1 ? each.at(-1)! : each[index];
      const isAll = values === alwaysFitting;
      return { fix, changes: changesTo(values), ...(isAll ? {} : { stages: stages.slice(0, 1) }) };
    }),
    ...spreadInWords(facts).map((fix): FindingRemedy => ({
      fix,
      changes: unspread.map((subject) => ({ subject, property: 'spread', value: FleetSpread.EVEN })),
      ...(facts.alwaysFitsSpread ? {} : { stages: stages.slice(0, 1) }),
    })),
  ];
}

function usesOf(fleet: PlannedFleet, subnet: SubnetForecast): boolean {
  return fleet.takenFrom(subnet, PlanStage.CHANGEOVER).nodes > 0;
}

function namesOf(fleets: readonly PlannedFleet[]): string[] {
  return fleets.map(({ forecast: { name } }) => name);
}

/** The limits of fleets that fit; none where one of them could not have the nodes that are likely. */
function valuesOf(fleets: readonly PlannedFleet[] = []): number[] {
  const allowed = fleets.every((fleet) => fleet.allowsLikely && fleet.nodesAt(PlanStage.PEAK) > 0);
  return allowed ? fleets.map((fleet) => limitOf(fleet)!.value) : [];
}

/** How many nodes fit of the only fleet, of the type that takes most for its vCPUs. */
function roomOf([fleet, ...others]: readonly PlannedFleet[] = []): Pick<FleetWays, 'room' | 'roomType'> {
  if (fleet === undefined || others.length > 0) return {};
  const { property, value } = limitOf(fleet)!;
  const type = fleet.types.greediest('addresses');
  if (property !== 'cpu' || type === undefined) return { room: fleet.nodesAt(PlanStage.PEAK) };
  return { room: Math.floor(value / type.vcpus!), roomType: type.instanceType };
}

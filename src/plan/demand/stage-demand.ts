import { limitedDemand } from './limited-demand';
import { StageDemand } from './taken-by-nodes';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast } from '../../forecast/subnet-forecast';
import { servesNodes } from '../../forecast/subnets/subnet-roles';

const NOTHING: StageDemand = { nodes: 0, prefixes: 0, addresses: 0 };

/**
 * The stages that a forecast has: no zone can be lost where there is one only, and the peak is the largest size
 * where nothing grows and no fleet has limits.
 */
export function stagesOf(forecast: PodForecast): PlanStage[] {
  return Object.values(PlanStage).filter((stage) => {
    if (stage === PlanStage.ZONE_LOST) return forecast.zonesLost > 0;
    if (stage !== PlanStage.LARGEST) return true;
    return forecast.growthPercent > 0
      || forecast._fleets.some(({ isBound, takesAddresses }) => isBound && takesAddresses);
  });
}

/** The stage of a forecast at which every group has its largest size, without growth. */
export function largestStageOf(forecast: PodForecast): PlanStage {
  return stagesOf(forecast).includes(PlanStage.LARGEST) ? PlanStage.LARGEST : PlanStage.PEAK;
}

/**
 * What is taken from a subnet at a stage in its fullest case: at a loss of zones, of each kind the most over all zones
 * that can be lost.
 */
export function stageDemand(forecast: PodForecast, subnet: SubnetForecast, stage: PlanStage): StageDemand {
  return mostOfDemands(demandsByLoss(forecast, forecast, subnet, stage).map(({ demand }) => demand));
}

/**
 * What is taken from a subnet at a stage, by the zones that are lost.
 *
 * @param whole the forecast whose zones are lost, of which the first may be a part
 */
export function demandsByLoss(
  forecast: PodForecast,
  whole: PodForecast,
  subnet: SubnetForecast,
  stage: PlanStage,
): Array<{ readonly lost: readonly string[]; readonly demand: StageDemand }> {
  const losses = stage === PlanStage.ZONE_LOST ? lossesBeside(whole, subnet.zone) : [[]];
  return losses.map((lost) => ({ lost, demand: demandWithout(forecast, subnet, stage, lost) }));
}

/** Of each kind the most of several demands. */
export function mostOfDemands(demands: readonly StageDemand[]): StageDemand {
  return demands.reduce((one, other) => ({
    nodes: Math.max(one.nodes, other.nodes),
    prefixes: Math.max(one.prefixes, other.prefixes),
    addresses: Math.max(one.addresses, other.addresses),
  }), NOTHING);
}

/** What groups and fleets take together. */
function demandWithout(
  forecast: PodForecast,
  subnet: SubnetForecast,
  stage: PlanStage,
  lost: readonly string[],
): StageDemand {
  return forecast._fleets.map((fleet) => fleet.takenFrom(subnet, stage, lost)).reduce((sum, taken) => ({
    nodes: sum.nodes + taken.nodes,
    prefixes: sum.prefixes + taken.prefixes,
    addresses: sum.addresses + taken.addresses,
  }), groupDemand(forecast, subnet, stage, lost));
}

function groupDemand(
  forecast: PodForecast,
  subnet: SubnetForecast,
  stage: PlanStage,
  lost: readonly string[],
): StageDemand {
  const { mostNodes } = forecast;
  if (mostNodes !== undefined) return limitedDemand(forecast, mostNodes, subnet, stage, lost);
  const ofNodes = servesNodes(subnet);
  let [nodes, prefixes, addresses] = [0, 0, 0];
  for (const group of forecast._groups) {
    const running = ofNodes ? group.nodesIn(subnet, stage, lost) : 0;
    const served = group.nodesServedBy(subnet, stage, lost);
    const demand = group.demandAt(stage);
    nodes += Math.max(running, served);
    prefixes += running * demand.nodeSubnetPrefixes + served * demand.podSubnetPrefixes;
    addresses += running * demand.nodeSubnetAddresses + served * demand.podSubnetAddresses;
  }
  return { nodes, prefixes, addresses };
}

/**
 * The zones that can be lost beside one, of as many as are lost at the same time. Zones in which the same groups and
 * fleets run are as good as one another, so only how many of each kind are lost makes a difference.
 */
function lossesBeside(forecast: PodForecast, zone: string): string[][] {
  const kinds = new Map<string, string[]>();
  for (const other of forecast.zones.filter((each) => each !== zone)) {
    const all = [...forecast._groups, ...forecast._fleets];
    const kind = all.map(({ zones }) => (zones.includes(other) ? '1' : '0')).join('');
    kinds.set(kind, [...kinds.get(kind) ?? [], other]);
  }
  return choices([...kinds.values()], forecast.zonesLost);
}

/** The ways to take some values in all, of each list the first ones. */
function choices(lists: readonly string[][], count: number): string[][] {
  if (lists.length === 0) return count === 0 ? [[]] : [];
  const [first, ...rest] = lists;
  return Array.from({ length: Math.min(count, first.length) + 1 }, (_, taken) => taken)
    .flatMap((taken) => choices(rest, count - taken).map((chosen) => [...first.slice(0, taken), ...chosen]));
}

import { PlanStage } from '../plan-stage';
import { PodForecast } from '../pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../pod-forecast-props';
import { SubnetDemand } from './subnet-supply';

/** What is taken from a subnet, and by how many nodes. */
export interface StageDemand extends SubnetDemand {
  readonly nodes: number;
}

const NOTHING: StageDemand = { nodes: 0, prefixes: 0, addresses: 0 };

/**
 * The stages that a forecast has: no zone can be lost where there is one only.
 */
export function stagesOf(forecast: PodForecast): PlanStage[] {
  return Object.values(PlanStage).filter((stage) => stage !== PlanStage.ZONE_LOST || forecast.zonesLost > 0);
}

/**
 * What is taken from a subnet at a stage in its fullest case: at a loss of zones, of each kind the most over all zones that can be lost.
 */
export function stageDemand(forecast: PodForecast, subnet: SubnetForecast, stage: PlanStage): StageDemand {
  if (subnet.purpose === SubnetPurpose.CONTROL_PLANE) return NOTHING;
  const losses = stage === PlanStage.ZONE_LOST
    ? combinations(forecast.zones.filter((zone) => zone !== subnet.zone), forecast.zonesLost)
    : [[]];
  return losses.map((lost) => demandWithout(forecast, subnet, stage, lost)).reduce((one, other) => ({
    nodes: Math.max(one.nodes, other.nodes),
    prefixes: Math.max(one.prefixes, other.prefixes),
    addresses: Math.max(one.addresses, other.addresses),
  }), NOTHING);
}

function demandWithout(forecast: PodForecast, subnet: SubnetForecast, stage: PlanStage, lost: readonly string[]): StageDemand {
  const forPods = subnet.purpose === SubnetPurpose.PODS;
  let [nodes, prefixes, addresses] = [0, 0, 0];
  for (const group of forecast._groups) {
    // A subnet for pods serves the nodes of its zone, whichever of the zone's subnets they run in.
    const count = forPods
      ? group.nodesInZone(subnet.zone, stage, lost)
      : group.nodesIn(subnet, stage, lost);
    const demand = group.demandAt(stage);
    nodes += count;
    prefixes += forecast.customNetworking === forPods ? count * demand.prefixes : 0;
    addresses += count * (forPods ? demand.podSubnetAddresses : demand.nodeSubnetAddresses);
  }
  return { nodes, prefixes, addresses };
}

/** The ways to choose some of the values. */
function combinations(values: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  if (values.length < count) return [];
  const [first, ...rest] = values;
  return [...combinations(rest, count - 1).map((chosen) => [first, ...chosen]), ...combinations(rest, count)];
}

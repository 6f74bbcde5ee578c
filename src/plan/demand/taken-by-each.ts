import { demandsByLoss } from './stage-demand';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast } from '../../forecast/subnet-forecast';
import { servesNodes } from '../../forecast/subnets/subnet-roles';
import { SubnetDemand } from '../../forecast/subnets/subnet-supply';

/** What one group or fleet takes of a subnet. */
export interface NamedDemand extends SubnetDemand {
  readonly name: string;
}

/**
 * What each group and fleet takes of a subnet at a stage, at the loss of those zones at which it is most in all. Where
 * groups are limited together they have no part of their own, and it is empty.
 */
export function takenByEach(forecast: PodForecast, subnet: SubnetForecast, stage: PlanStage): NamedDemand[] {
  if (forecast.mostNodes !== undefined) return [];
  const losses = demandsByLoss(forecast, forecast, subnet, stage);
  if (losses.length === 0) return [];
  const most = losses.reduce((one, other) => (sumOf(other.demand) > sumOf(one.demand) ? other : one));
  const ofNodes = servesNodes(subnet);
  return [
    ...forecast._groups.map((group): NamedDemand => {
      const running = ofNodes ? group.nodesIn(subnet, stage, most.lost) : 0;
      const served = group.nodesServedBy(subnet, stage, most.lost);
      const demand = group.demandAt(stage);
      return {
        name: group.forecast.name,
        prefixes: running * demand.nodeSubnetPrefixes + served * demand.podSubnetPrefixes,
        addresses: running * demand.nodeSubnetAddresses + served * demand.podSubnetAddresses,
      };
    }),
    ...forecast._fleets.map((fleet): NamedDemand => ({
      name: fleet.forecast.name, ...fleet.takenFrom(subnet, stage, most.lost),
    })),
  ];
}

function sumOf({ prefixes, addresses }: SubnetDemand): number {
  return prefixes * PREFIX_ADDRESSES + addresses;
}

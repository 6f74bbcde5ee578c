import { podGenerations } from './private/pod-generations';
import { warmPoolSuggestions } from './warm-pool-suggestion';
import { podBlock } from '../../findings/phrases';
import { PlanStage } from '../../forecast/plan-stage';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { KnownBlock } from '../../forecast/subnets/known-block';
import { SubnetSupply } from '../../forecast/subnets/subnet-supply';
import { shareName, slotBlockFor, smallestShare } from '../demand/smallest-fit';
import { stagesOf } from '../demand/stage-demand';
import { podsLostToPodSubnets, podSubnetSize, smallestSizeOf } from '../modes/mode-comparison';
import { PlanCounts } from '../plan-counts';
import { PlanSuggestion, SuggestionKind } from '../plan-suggestion';

/** What could be changed: blocks, reservations, warm pool. */
export function suggestions(plan: PlanCounts): PlanSuggestion[] {
  return [...podSubnetSuggestions(plan), ...reservationSuggestions(plan), ...warmPoolSuggestions(plan.forecast)];
}

/** The smallest subnets for pods that hold every stage, in all zones alike, where they are not what is there. */
function podSubnetSuggestions(plan: PlanCounts): PlanSuggestion[] {
  const { forecast, subnets } = plan;
  if (forecast._groups.length + forecast._fleets.length === 0) return [];
  const stages = stagesOf(forecast);
  if (forecast.customNetworking) {
    if ([...forecast._groups, ...forecast._fleets].every(({ podSubnets }) => podSubnets.length === 0)) return [];
    const generations = podGenerations(forecast);
    return generations.flatMap((generation) => {
      const sizes = generation
        .filter(({ zone }) => forecast.zones.includes(zone))
        .map((subnet) => smallestSizeOf(forecast, subnet, stages));
      return podSubnetSuggestion(
        plan,
        sizes,
        generation,
        generations.length > 1 ? `in place of ${generation.map(({ name }) => name).join(', ')}` : undefined,
      );
    });
  }
  const short = subnets.some(
    ({ purpose, stages: at }) => purpose !== SubnetPurpose.CONTROL_PLANE && at.some(({ fits }) => fits === false),
  );
  if (!short) return [];
  const where = forecast.subnetDiscovery ? 'in each zone, by custom networking in place of their tag' : undefined;
  return podSubnetSuggestion(plan, forecast.zones.map((zone) => podSubnetSize(forecast, zone, stages)), [], where);
}

/** Subnets for pods of the size that the most demanding zone needs, unless those that are there have it. */
function podSubnetSuggestion(
  { forecast, subnets }: PlanCounts,
  sizes: ReadonlyArray<number | undefined>,
  there: readonly SubnetForecast[],
  where: string = 'in each zone',
): PlanSuggestion[] {
  if (sizes.includes(undefined)) return [];
  const smallest = Math.min(...sizes as number[]);
  const present = there.flatMap((subnet) => forecast._supplyOf(subnet)?.prefixLength ?? []);
  if (present.length > 0 && present.every((prefixLength) => prefixLength === smallest)) return [];
  const counted = subnets.filter((_, index) => there.length === 0 || there.includes(forecast.subnets[index]));
  const fullest = Math.max(...counted.flatMap(({ stages }) => stages.map(({ nodes }) => nodes)));
  const hasPrefixes = forecast._groups.some((group) => group.demandAt(PlanStage.PEAK).prefixes > 0)
    || forecast._fleets.some((fleet) => fleet.mostAt('prefixes', PlanStage.PEAK) > 0);
  const lost = forecast.customNetworking ? [] : podsLostToPodSubnets(forecast);
  const half = hasPrefixes ? ', with their upper half reserved' : '';
  const now = present.length === 0 ? '' : `, and the present ones are /${Math.max(...present)}`;
  const fewer = lost.map(({ group, pods }) => `, and a node of ${group} then runs ${pods} fewer pods`).join('');
  return [
    {
      kind: SuggestionKind.POD_SUBNETS,
      subject: 'podNetwork',
      change: `pod subnets of /${smallest} ${where}${half}: ${podBlock(smallest, slotBlockFor(smallest))}`,
      reason: `these are the smallest with which every stage fits, with up to ${fullest} nodes per zone${now}`,
      cost: `a block and its subnets cannot change in place, so growth beyond them needs another block${fewer}`,
    },
  ];
}

/** The share to reserve of a subnet in which prefixes do not fit, or are not kept apart. */
function reservationSuggestions({ forecast, subnets }: PlanCounts): PlanSuggestion[] {
  return forecast.subnets.flatMap((subnet, index) => {
    const { stages, reserved, name } = subnets[index];
    if (reserved && stages.every(({ fits }) => fits)) return [];
    const share = smallestShare(forecast._supplyOf(subnet), stages);
    if (share === undefined) return [];
    const supply = forecast._supplyOf(subnet)!;
    const ranges = supply.blocks.topRanges(share);
    const raised = new SubnetSupply(supply.blocks, ranges, supply.taken);
    const most = Math.max(...stages.map(({ prefixes }) => prefixes));
    return [
      {
        kind: SuggestionKind.RESERVATION,
        subject: name,
        change: `reserve ${KnownBlock.of(subnet)!.namesOf(ranges)} for prefixes (${shareName(share)})`,
        reason: `single addresses cannot break up ${raised.prefixes} whole /28 blocks, `
          + `and ${most} are needed for prefixes`,
        cost:
          `${raised.addresses} addresses are left for ENIs and others`
          + (ranges.length > 1 ? ', and EC2 picks one of several ranges at random' : ''),
      },
    ];
  });
}

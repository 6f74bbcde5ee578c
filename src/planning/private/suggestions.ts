import type { CapacityPlan } from '../capacity-plan';
import { PlanStage } from '../plan-stage';
import { PlanSuggestion, SuggestionKind } from '../plan-suggestion';
import { SubnetPurpose } from '../pod-forecast-props';
import { podsLostToPodSubnets, podSubnetSize } from './mode-comparison';
import { blockFor, shareName, smallestShare } from './smallest-fit';
import { stagesOf } from './stage-demand';
import { servesPods } from './subnet-roles';
import { SubnetSupply } from './subnet-supply';
import { warmPoolSuggestions } from './warm-pool-suggestion';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';

/** What could be changed: blocks, reservations, warm pool. */
export function suggestions(plan: CapacityPlan): PlanSuggestion[] {
  return [...podSubnetSuggestions(plan), ...reservationSuggestions(plan), ...warmPoolSuggestions(plan.forecast)];
}

/** The smallest subnets for pods that hold every stage, in all zones alike, where they are not what is there. */
function podSubnetSuggestions({ forecast, subnets }: CapacityPlan): PlanSuggestion[] {
  if (forecast.nodegroups.length === 0) return [];
  const short = subnets.some(({ purpose, stages }) => purpose !== SubnetPurpose.CONTROL_PLANE && stages.some(({ fits }) => fits === false));
  if (!forecast.customNetworking && !short) return [];
  const sizes = forecast.zones.map((zone) => podSubnetSize(forecast, zone, stagesOf(forecast)));
  if (sizes.includes(undefined)) return [];
  const smallest = Math.min(...sizes as number[]);
  const present = forecast.subnets.filter((subnet) => servesPods(subnet) && subnet.cidr !== undefined)
    .map(({ cidr }) => Ipv4Cidr.parse(cidr!).prefixLength);
  if (present.length > 0 && present.every((prefixLength) => prefixLength === smallest)) return [];
  const fullest = Math.max(...subnets.flatMap(({ stages }) => stages.map(({ nodes }) => nodes)));
  const hasPrefixes = forecast._groups.some((group) => group.demandAt(PlanStage.PEAK).prefixes > 0);
  const lost = forecast.customNetworking ? [] : podsLostToPodSubnets(forecast);
  return [{
    kind: SuggestionKind.POD_SUBNETS,
    subject: 'podNetwork',
    change: `subnets for pods of /${smallest} in each zone${hasPrefixes ? ', their upper half reserved' : ''}: ${blockFor(smallest)}`,
    reason: `the smallest that holds every stage; the most is ${fullest} nodes in a zone${present.length === 0 ? '' : `; there are subnets of /${Math.max(...present)}`}`,
    cost: `a block and its subnets never change in place: to grow beyond it takes a further block${lost.map(({ group, pods }) => `; a node of ${group} then runs ${pods} fewer pods`).join('')}`,
  }];
}

/** The share to reserve of a subnet in which prefixes do not fit, or are not kept apart. */
function reservationSuggestions({ forecast, subnets }: CapacityPlan): PlanSuggestion[] {
  return forecast.subnets.flatMap((subnet, index) => {
    const { stages, reserved, name } = subnets[index];
    if (reserved && stages.every(({ fits }) => fits)) return [];
    const share = smallestShare(subnet, forecast._supplyOf(subnet), stages);
    if (share === undefined) return [];
    const supply = forecast._supplyOf(subnet)!;
    const ranges = supply.blocks.topRanges(share);
    const raised = new SubnetSupply(supply.blocks, ranges, supply.taken);
    const most = Math.max(...stages.map(({ prefixes }) => prefixes));
    return [{
      kind: SuggestionKind.RESERVATION,
      subject: name,
      change: `reserve ${ranges.join(', ')} for prefixes (${shareName(share)})`,
      reason: `${raised.prefixes} whole /28 blocks that single addresses cannot spoil, for ${most} prefixes`,
      cost: `${raised.addresses} addresses are left for ENIs and others${ranges.length > 1 ? '; of several ranges EC2 picks one at random' : ''}`,
    }];
  });
}

import { WayOut } from '../../../findings/words/plan/shortages';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/subnet-forecast';
import { servesPods } from '../../../forecast/subnets/subnet-roles';
import { SubnetSupply, takenFrom } from '../../../forecast/subnets/subnet-supply';
import { shareName, slotBlockFor, smallestShare, smallestSubnet } from '../../demand/smallest-fit';
import { nodeSubnetSizeBesidePods, podSubnetSize } from '../../modes/mode-comparison';
import { SubnetPlan, SubnetStage } from '../../subnet-plan';

/**
 * The smallest change that lets a subnet meet its demand at the stages at which it falls short: a larger share of it
 * for prefixes, which moves nothing, else larger subnets.
 *
 * @param short those stages
 */
export function wayOut(
  forecast: PodForecast,
  subnet: SubnetForecast,
  planned: SubnetPlan,
  short: readonly SubnetStage[],
): WayOut {
  const supply = forecast._supplyOf(subnet)!;
  const share = smallestShare(supply, short);
  return {
    upperHalf: false,
    endsDiscovery: false,
    ...(share === undefined ? larger(forecast, subnet, short) : { way: 'share', share: shareName(share) }),
    mostNodes: mostNodes(supply, planned, short),
    groups: usersOf(forecast, subnet),
  };
}

/** A subnet that is large enough, in the way in which nodes or pods can use it. */
function larger(
  forecast: PodForecast,
  subnet: SubnetForecast,
  short: readonly SubnetStage[],
): Pick<WayOut, 'way'> & Partial<WayOut> {
  const own = smallestSubnet(short, takenFrom(subnet));
  if (subnet.purpose === SubnetPurpose.CONTROL_PLANE) {
    return own === undefined ? { way: 'fewerOthers' } : { way: 'controlPlaneSubnet', length: own };
  }
  if (forecast.customNetworking && !servesPods(subnet)) {
    return own === undefined ? { way: 'severalNodeSubnets' } : { way: 'nodeSubnet', length: own };
  }
  const stages = short.map(({ stage }) => stage);
  const upperHalf = short.some(({ prefixes }) => prefixes > 0);
  const discovered = forecast.subnetDiscovery && servesPods(subnet);
  if (discovered && own !== undefined) return { way: 'taggedSubnet', length: own, upperHalf };
  const length = forecast.customNetworking || discovered ? own : podSubnetSize(forecast, subnet.zone, stages);
  if (length === undefined) return own === undefined ? { way: 'fewerNodes' } : { way: 'sharedSubnet', length: own };
  return {
    way: 'podSubnets',
    length,
    slotBlock: slotBlockFor(length),
    nodeLength: forecast.customNetworking ? undefined : nodeSubnetSizeBesidePods(forecast, subnet, stages),
    upperHalf,
    endsDiscovery: forecast.subnetDiscovery,
  };
}

/** The groups whose nodes take addresses of a subnet for pods, where other groups run in its zone too; else none. */
function usersOf(forecast: PodForecast, subnet: SubnetForecast): string[] {
  const users = forecast._groups
    .filter(({ podSubnets }) => podSubnets.includes(subnet))
    .map((group) => group.forecast.name);
  const others = forecast._groups.filter(
    (group) => group.zones.includes(subnet.zone) && !users.includes(group.forecast.name),
  );
  return others.length === 0 ? [] : users;
}

/** As many nodes at the peak as fit as it is; undefined where none does. */
function mostNodes(supply: SubnetSupply, { stages }: SubnetPlan, short: readonly SubnetStage[]): number | undefined {
  const peak = stages.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
  const running = short.filter(({ nodes }) => nodes <= peak);
  // Where nodes fit but while they are updated, replaced or crowded, those at the peak are a part of the nodes that do.
  const most = Math.min(...(running.length > 0 ? running : short).map((at) => {
    const ofStage = supply.multiples(at, at.nodes);
    if (at.stage === PlanStage.SURGE) return ofStage - (at.nodes - peak);
    return at.nodes > peak ? Math.floor((ofStage * peak) / at.nodes) : ofStage;
  }));
  return most >= 1 && Number.isFinite(most) ? most : undefined;
}

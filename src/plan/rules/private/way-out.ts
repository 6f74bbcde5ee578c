import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/pod-forecast-props';
import { servesPods } from '../../../forecast/subnets/subnet-roles';
import { SubnetSupply, takenFrom } from '../../../forecast/subnets/subnet-supply';
import { blockFor, shareName, smallestShare, smallestSubnet } from '../../demand/smallest-fit';
import { nodeSubnetSizeBesidePods, podSubnetSize } from '../../modes/mode-comparison';
import { SubnetPlan, SubnetStage } from '../../subnet-plan';

/**
 * The smallest change that lets a subnet meet its demand at the stages at which it falls short, in words: a larger share of it for
 * prefixes, which moves nothing, else larger subnets.
 *
 * @param short those stages
 */
export function wayOut(forecast: PodForecast, subnet: SubnetForecast, planned: SubnetPlan, short: readonly SubnetStage[]): string {
  const supply = forecast._supplyOf(subnet)!;
  const share = smallestShare(supply, short);
  const change = share === undefined ? larger(forecast, subnet, short) : `reserve more of it (${shareName(share)})`;
  const most = mostNodes(supply, planned, short);
  return most === undefined ? change : `${change}, or run at most ${most} ${most === 1 ? 'node' : 'nodes'} ${placeOf(forecast, subnet)}`;
}

function larger(forecast: PodForecast, subnet: SubnetForecast, short: readonly SubnetStage[]): string {
  const own = smallestSubnet(short, takenFrom(subnet));
  if (subnet.purpose === SubnetPurpose.CONTROL_PLANE) {
    return own === undefined ? 'let fewer others use it' : `give the control plane a subnet of /${own}`;
  }
  if (forecast.customNetworking && !servesPods(subnet)) {
    return own === undefined ? 'run the nodes in several subnets of the zone' : `run the nodes in a subnet of /${own}`;
  }
  const stages = short.map(({ stage }) => stage);
  const reserved = short.some(({ prefixes }) => prefixes > 0) ? ' with the upper half reserved' : '';
  const discovered = forecast.subnetDiscovery && servesPods(subnet);
  if (discovered && own !== undefined) return `tag a subnet of /${own}${reserved} in its place`;
  const size = forecast.customNetworking || discovered ? own : podSubnetSize(forecast, subnet.zone, stages);
  if (size === undefined && own !== undefined) return `run the nodes, with their pods, in a subnet of /${own}`;
  if (size === undefined) return 'no subnet is large enough, a /16 included: run fewer or larger nodes, or several clusters';
  const ofNodes = forecast.customNetworking ? undefined : nodeSubnetSizeBesidePods(forecast, subnet, stages);
  return `${forecast.subnetDiscovery ? 'use custom networking in place of subnet discovery: ' : ''}the smallest subnets for pods that hold it are /${size}${reserved} (${blockFor(size)})${
    ofNodes === undefined ? '' : `, with the nodes in a subnet of /${ofNodes}`}`;
}

/** Where nodes take addresses of a subnet: one for pods can serve the nodes of some groups only. */
function placeOf(forecast: PodForecast, subnet: SubnetForecast): string {
  const users = forecast._groups.filter(({ podSubnets }) => podSubnets.includes(subnet)).map((group) => group.forecast.name);
  const others = forecast._groups.filter((group) => group.zones.includes(subnet.zone) && !users.includes(group.forecast.name));
  return users.length === 0 || others.length === 0 ? 'in the zone' : `of ${users.join(', ')} in the zone`;
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

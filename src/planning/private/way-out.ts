import { PlanStage } from '../plan-stage';
import { PodForecast } from '../pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../pod-forecast-props';
import { podSubnetDemands } from './mode-comparison';
import { blockFor, shareName, smallestShare, smallestSubnet } from './smallest-fit';
import { stageDemand } from './stage-demand';
import { SubnetSupply } from './subnet-supply';

/**
 * The smallest change that lets a subnet meet its demand at some stages, in words: a larger share of it for prefixes, which moves nothing,
 * else larger subnets for pods.
 *
 * @param ceilingNodes nodes that it holds as it is
 */
export function wayOut(forecast: PodForecast, subnet: SubnetForecast, stages: readonly PlanStage[], ceilingNodes: number | undefined): string {
  const fewer = ceilingNodes === undefined || ceilingNodes === 0 ? '' : `, or run at most ${nodeCount(ceilingNodes)} in the zone`;
  const demands = stages.map((stage) => stageDemand(forecast, subnet, stage));
  const share = smallestShare(subnet, demands);
  if (share !== undefined) return `reserve more of it (${shareName(share)})${fewer}`;
  const taken = SubnetSupply.of(subnet)?.taken ?? 0;
  if (forecast.customNetworking && subnet.purpose !== SubnetPurpose.PODS) {
    const size = smallestSubnet(demands, taken);
    return `${size === undefined ? 'run the nodes in several subnets of the zone' : `run the nodes in a subnet of /${size}`}${fewer}`;
  }
  const size = forecast.customNetworking ? smallestSubnet(demands, taken) : smallestSubnet(podSubnetDemands(forecast, subnet.zone, stages), 0);
  const reserved = forecast.ipAssignment.usesPrefixes ? ' with the upper half reserved' : '';
  if (size === undefined) return `no subnet is large enough, a /16 included: run fewer or larger nodes${fewer}, or several clusters`;
  return `the smallest subnets for pods that hold it are /${size}${reserved} (${blockFor(size)})${fewer}`;
}

/** Nodes, counted. */
export function nodeCount(nodes: number): string {
  return `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;
}

import { PodForecast } from '../pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../pod-forecast-props';
import { SubnetStage } from '../subnet-plan';
import { podSubnetDemands } from './mode-comparison';
import { blockFor, shareName, smallestShare, smallestSubnet } from './smallest-fit';

/**
 * The smallest change that lets a subnet meet its demand at the stages at which it falls short, in words: a larger share of it for prefixes, which moves nothing,
 * else larger subnets for pods.
 *
 * @param demands those stages
 * @param ceilingNodes nodes that it holds as it is
 */
export function wayOut(forecast: PodForecast, subnet: SubnetForecast, demands: readonly SubnetStage[], ceilingNodes: number | undefined): string {
  const fewer = ceilingNodes === undefined || ceilingNodes === 0 ? '' : `, or run at most ${nodeCount(ceilingNodes)} in the zone`;
  const share = smallestShare(subnet, forecast._supplyOf(subnet), demands);
  if (share !== undefined) return `reserve more of it (${shareName(share)})${fewer}`;
  const taken = forecast._supplyOf(subnet)?.taken ?? 0;
  if (forecast.customNetworking && subnet.purpose !== SubnetPurpose.PODS) {
    const size = smallestSubnet(demands, taken);
    return `${size === undefined ? 'run the nodes in several subnets of the zone' : `run the nodes in a subnet of /${size}`}${fewer}`;
  }
  const size = forecast.customNetworking
    ? smallestSubnet(demands, taken)
    : smallestSubnet(podSubnetDemands(forecast, subnet.zone, demands.map(({ stage }) => stage)), 0);
  const reserved = forecast.ipAssignment.usesPrefixes ? ' with the upper half reserved' : '';
  if (size === undefined) return `no subnet is large enough, a /16 included: run fewer or larger nodes${fewer}, or several clusters`;
  return `the smallest subnets for pods that hold it are /${size}${reserved} (${blockFor(size)})${fewer}`;
}

/** Nodes, counted. */
export function nodeCount(nodes: number): string {
  return `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;
}

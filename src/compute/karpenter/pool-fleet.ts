import { CountedPool } from './counted-pool';
import { PoolDesign } from './pool-design';
import { IPodNetworking } from '../../cni/pod-networking';
import { FleetForecast } from '../../forecast/fleets/fleet-forecast';
import { PLACEMENTS } from '../../network/placement-rules';
import { FleetInPlan } from '../cluster-nodes';
import { KarpenterCapacityProps } from '../karpenter-capacity-props';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';

/** What a plan counts of a NodePool; undefined where it starts no nodes. */
export function poolFleet(
  { podNetworking, subnets, hostNetworkPods, efaOnlyEnis }: KarpenterCapacityProps,
  { kubelet }: PoolDesign,
  { sizes, types, admits }: CountedPool,
): FleetInPlan | undefined {
  const ofSizes = sizesInPlan(sizes);
  if (ofSizes === undefined) return undefined;
  const left = subnets?.filter(({ availabilityZone }) => admits(availabilityZone));
  const forecast: FleetInPlan['forecast'] = {
    ...ofSizes,
    instanceTypes: [...types],
    maxPods: kubelet?.maxPods,
    hostNetworkPods,
    efaOnlyEnis,
  };
  return { forecast: withoutGaps(forecast), subnets: left, podSubnets: namedPodSubnets(podNetworking), admits };
}

/** The sizes of a NodePool in the terms of a plan; undefined where a limit of nothing switches it off. */
export function sizesInPlan(
  { limits = {}, replicas, expireAfter, ...others }: KarpenterPoolSizes,
): Partial<FleetForecast> | undefined {
  if (Object.values(limits).includes(0)) return undefined;
  return withoutGaps({
    ...others,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(replicas === undefined ? {} : { isStatic: true, minNodes: replicas }),
  });
}

/** The pod subnets that ENIConfigs name; others are found by each node of their zone. */
function namedPodSubnets({ placement, podSubnets }: IPodNetworking): FleetInPlan['podSubnets'] {
  return PLACEMENTS[placement].foundBy === 'eni-config' ? podSubnets?.subnets : undefined;
}

function withoutGaps<T extends object>(forecast: T): T {
  return Object.fromEntries(Object.entries(forecast).filter(([, value]) => value !== undefined)) as T;
}

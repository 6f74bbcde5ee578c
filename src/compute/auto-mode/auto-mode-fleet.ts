import { FleetForecast, FleetNetworking } from '../../forecast/fleets/fleet-forecast';
import { AutoModeCapacityProps } from '../auto-mode-capacity-props';
import { FleetInPlan } from '../cluster-nodes';
import { CountedPool } from '../karpenter/counted-pool';
import { sizesInPlan } from '../karpenter/pool-fleet';

/** What a plan counts of a NodePool of Auto Mode; undefined where it starts no nodes. */
export function autoModeFleet(
  { subnets, podSubnets, ipv4PrefixSize }: AutoModeCapacityProps,
  { sizes, types, admits }: CountedPool,
  isWithoutPool: boolean,
): FleetInPlan | undefined {
  const ofSizes = sizesInPlan(sizes);
  if (ofSizes === undefined) return undefined;
  const forecast: FleetInPlan['forecast'] = {
    ...ofSizes,
    networking: FleetNetworking.AUTO_MODE,
    // The same list each time, for a plan knows it again.
    instanceTypes: types as FleetForecast['instanceTypes'],
    ...(ipv4PrefixSize === undefined ? {} : { ipv4PrefixSize }),
  };
  const left = subnets.filter(({ availabilityZone }) => admits(availabilityZone));
  return { forecast, subnets: left, podSubnets: podSubnets?.subnets, admits, isWithoutPool };
}

import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacity } from '../../capacity/node-capacity';
import { FleetForecast, FleetNetworking } from '../../forecast/fleets/fleet-forecast';
import { likeTypes } from '../../forecast/fleets/like-types';
import { optionsOf } from '../../forecast/groups/group-options';
import { PodForecastProps } from '../../forecast/pod-forecast-props';

/** Whether the settings of the VPC CNI are for the nodes of a fleet. */
export function runsVpcCni(fleet: FleetForecast): boolean {
  const { networking = FleetNetworking.VPC_CNI } = fleet;
  return networking === FleetNetworking.VPC_CNI && kernelOf(fleet).runsVpcCni;
}

/** The fleet with as many pods on each node as it can run in the mode. Only nodes of the VPC CNI have one. */
export function fleetCutToSize(
  fleet: FleetForecast,
  props: PodForecastProps,
  customNetworking: boolean,
): FleetForecast {
  const keepsSubnets = customNetworking || (!runsVpcCni(fleet) && props.subnetDiscovery === true);
  const placed = keepsSubnets ? fleet : { ...fleet, podSubnets: undefined };
  if (!runsVpcCni(fleet)) return placed;
  const options = { ...optionsOf(props, fleet), customNetworking };
  const types = likeTypes(fleet.instanceTypes, kernelOf(fleet));
  const nodes = types.map(({ smallest }) => NodeCapacity.of(smallest, options));
  const told = cut(fleet.maxPods, Math.max(...nodes.map(({ eniLimitedPods }) => eniLimitedPods)));
  const { daemonSetPods = 0 } = fleet;
  const most = Math.max(...nodes.map(({ maxPods, eniLimitedPods, hostNetworkPods }) =>
    Math.min(told ?? maxPods, eniLimitedPods) - hostNetworkPods));
  return { ...placed, maxPods: told, podsPerNode: cut(fleet.podsPerNode, Math.max(0, most - daemonSetPods)) };
}

function cut(count: number | undefined, most: number): number | undefined {
  return count === undefined ? undefined : Math.min(count, most);
}

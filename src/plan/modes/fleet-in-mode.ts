import { kernelOf } from '../../capacity/kernel/kernels';
import { podSpace } from '../../capacity/kernel/pod-space';
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
  const kernel = kernelOf(fleet);
  const { hostNetworkPods = kernel.hostNetworkPods } = fleet;
  const nodes = likeTypes(fleet.instanceTypes, kernel).map(({ smallest }) => {
    const most = podSpace(kernel, smallest, options).podAddresses + hostNetworkPods;
    return { most, maxPods: Math.min(most, kernel.cap(smallest.vcpus)) };
  });
  const told = cut(fleet.maxPods, Math.max(...nodes.map(({ most }) => most)));
  const room = Math.max(...nodes.map(({ most, maxPods }) => Math.min(told ?? maxPods, most)));
  const { daemonSetPods = 0 } = fleet;
  const left = Math.max(0, room - hostNetworkPods - daemonSetPods);
  return { ...placed, maxPods: told, podsPerNode: cut(fleet.podsPerNode, left) };
}

function cut(count: number | undefined, most: number): number | undefined {
  return count === undefined ? undefined : Math.min(count, most);
}

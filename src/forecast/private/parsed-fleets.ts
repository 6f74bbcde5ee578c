import { fleetFindings, fleetPodFindings } from './fleet-findings';
import { placementFindings, Places, placesOf, placesOfGroup } from './placement-findings';
import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacity } from '../../capacity/node-capacity';
import { osFindings } from '../../capacity/rules/contradiction-findings';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_FLEET_WORDS as WORDS } from '../../findings/words/forecast/forecast-fleets';
import { FORECAST_GROUP_WORDS } from '../../findings/words/forecast/forecast-groups';
import { duplicates } from '../duplicates';
import { FleetForecast, FleetNetworking } from '../fleets/fleet-forecast';
import { FleetTypes } from '../fleets/fleet-types';
import { likeTypes } from '../fleets/like-types';
import { PlannedFleet } from '../fleets/planned-fleet';
import { optionsOf } from '../groups/group-options';
import { propsIn, StartedModes } from '../groups/nodes-in-mode';
import { PodForecastProps } from '../pod-forecast-props';

/**
 * The fleets of a forecast as the plan counts them, or what is wrong with them, by their path in it.
 *
 * @param growthPercent by how much their sizes grow
 * @param modes in which nodes started, where there are two
 */
export function parsedFleets(
  props: PodForecastProps,
  growthPercent: number,
  modes: StartedModes,
): Checked<PlannedFleet[]> {
  const { fleets = [], nodegroups } = props;
  const parsed = fleets.map((fleet, index) => {
    const own = propsIn(props, modes.get(fleet.name));
    return parsedFleet(own, fleet, placesOf(own), growthPercent, `fleets[${index}]`);
  });
  const names = [...new Set(fleets.map(({ name }) => name))];
  const findings = [
    ...parsed.flatMap((fleet) => fleet.findings),
    ...duplicates(fleets.map(({ name }) => name)).map((name) =>
      findingOf(WORDS.sameName, about.group(name), { name }),
    ),
    ...names.filter((name) => nodegroups.some((group) => group.name === name)).map((name) =>
      findingOf(WORDS.namedLikeGroup, about.group(name), { name }),
    ),
  ];
  const planned = parsed.flatMap(({ value }) => value ?? []);
  return planned.length < parsed.length ? { findings } : { value: planned, findings };
}

function parsedFleet(
  props: PodForecastProps,
  fleet: FleetForecast,
  allPlaces: Places,
  growthPercent: number,
  path: string,
): Checked<PlannedFleet> {
  const { networking = FleetNetworking.VPC_CNI } = fleet;
  const places = placesFor(networking, allPlaces);
  const placed = takesPodSubnets(fleet) ? fleet : { ...fleet, podSubnets: undefined };
  const options = optionsOf(props, fleet);
  const findings = [
    ...fleetFindings(fleet, path),
    ...osFindings(about.group(fleet.name), options),
    ...(networking === FleetNetworking.NONE ? [] : placementFindings(placed, places, path)),
  ];
  // Pods are counted with these numbers, on these types.
  if (findings.length > 0) return { findings };
  const { subnets, podSubnets } = networking === FleetNetworking.NONE
    ? { subnets: [], podSubnets: [] }
    : placesOfGroup(placed, places);
  const hasPodSubnets = kernelOf(fleet).runsVpcCni && takesPodSubnets(fleet);
  const node = { ...fleet, options, podSubnets: hasPodSubnets && podSubnets.length > 0 };
  const types = FleetTypes.of(fleet.instanceTypes, { ...node, isBound: true });
  const { maxPods: most } = types.mostPods ?? { maxPods: 0 };
  const ofTypes = networking === FleetNetworking.VPC_CNI ? capacityFindings(fleet, options, most, path) : [];
  if (ofTypes.length > 0) return { findings: ofTypes };
  const ofPods = networking === FleetNetworking.NONE ? [] : fleetPodFindings(fleet, most, path);
  if (ofPods.length > 0) return { findings: ofPods };
  return {
    value: new PlannedFleet({
      forecast: fleet,
      types,
      likelyTypes: likelyTypesOf(fleet, types, node),
      subnets,
      podSubnets: hasPodSubnets ? podSubnets : [],
      growthPercent,
    }),
    findings,
  };
}

/** The types that what is likely consists of. */
function likelyTypesOf(
  { instanceTypes, expectedType, networking }: FleetForecast,
  types: FleetTypes,
  node: Omit<Parameters<typeof FleetTypes.of>[1], 'isBound'>,
): FleetTypes {
  if (expectedType === undefined && networking !== FleetNetworking.AUTO_MODE) return types;
  const likely = expectedType === undefined
    ? instanceTypes
    : instanceTypes.filter(({ instanceType }) => instanceType === expectedType);
  return FleetTypes.of(likely, { ...node, isBound: false });
}

/** Whether its pods have subnets of their own where the forecast has some. */
function takesPodSubnets({ networking, podSubnets }: FleetForecast): boolean {
  switch (networking) {
    case FleetNetworking.AUTO_MODE: return podSubnets !== undefined;
    case FleetNetworking.ONE_ENI:
    case FleetNetworking.NONE: return false;
    default: return true;
  }
}

/** The places as a fleet has them: how the VPC CNI finds pod subnets is nothing to others, nor is which it finds. */
function placesFor(networking: FleetNetworking, places: Places): Places {
  switch (networking) {
    case FleetNetworking.VPC_CNI: return places;
    case FleetNetworking.AUTO_MODE: return { ...places, discovered: false, tagged: false };
    default: return { ...places, ofPods: [] };
  }
}

/**
 * Nodes that have addresses for no pod whichever type they are, or for fewer than kubelet is told.
 *
 * @param most the most pods that a node of some type has addresses for, as far as it is told to run them
 */
function capacityFindings(
  { name, instanceTypes, maxPods = 0 }: FleetForecast,
  options: AddressDemandOptions,
  most: number,
  path: string,
): Finding[] {
  if (most <= (options.hostNetworkPods ?? kernelOf(options).hostNetworkPods)) {
    const nodes = likeTypes(instanceTypes, kernelOf(options)).map(({ smallest }) => NodeCapacity.of(smallest, options));
    if (nodes.every(({ podSlots }) => podSlots === 0)) {
      return nodes[0]._limitFindings().filter(({ severity }) => severity === FindingSeverity.ERROR);
    }
  }
  return maxPods <= most
    ? []
    : [findingOf(FORECAST_GROUP_WORDS.maxPodsOutOfRange, about.group(name), { path, most, got: maxPods })];
}

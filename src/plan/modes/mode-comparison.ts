import { fleetCutToSize, runsVpcCni } from './fleet-in-mode';
import { nodesForPods, withNodesForPods } from './nodes-for-pods';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { IpAssignment } from '../../capacity/ip-assignment';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { Checked } from '../../findings/checked';
import { optionsOf } from '../../forecast/groups/group-options';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { NodegroupForecast, PodForecastProps } from '../../forecast/pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { servesNodes, servesPods } from '../../forecast/subnets/subnet-roles';
import { takenFrom } from '../../forecast/subnets/subnet-supply';
import { countedLike } from '../demand/likely';
import { smallestSubnet } from '../demand/smallest-fit';
import { stageDemand, stagesOf } from '../demand/stage-demand';
import { ModeOutcome } from '../mode-outcome';

interface Mode {
  readonly prefixes: boolean;
  readonly customNetworking: boolean;
  readonly subnetDiscovery?: boolean;
  readonly reserved: boolean;
}

/** A forecast with subnets for pods is asked for once for each subnet that is too small. */
const WITH_PODS = new WeakMap<PodForecast, PodForecast | undefined>();

const MODES: readonly Mode[] = [
  { prefixes: false, customNetworking: false, reserved: false },
  { prefixes: true, customNetworking: false, reserved: false },
  { prefixes: true, customNetworking: false, reserved: true },
  { prefixes: false, customNetworking: true, reserved: false },
  { prefixes: true, customNetworking: true, reserved: true },
];

/** A mode that nobody should choose: it is shown to those who have it. */
const UNRESERVED_PODS: Mode = { prefixes: true, customNetworking: true, reserved: false };

/**
 * The same forecast in each mode.
 *
 * @param samePods whether to find the smallest subnet for the nodes that the same pods need, too
 */
export function modeOutcomes(forecast: PodForecast, samePods: boolean = false): ModeOutcome[] {
  // The family of a cluster is for good, and of IPv6 there is one mode.
  if (forecast.ipFamily === PodIpFamily.IPV6) {
    return [outcome(forecast, { prefixes: true, customNetworking: false, reserved: isReserved(forecast) }, samePods)];
  }
  if (forecast._fleets.length > 0 && cniMaxPods(forecast).length === 0) return [];
  const outcomes = MODES.map((mode) => outcome(forecast, mode, samePods));
  if (outcomes.some(({ current }) => current)) return outcomes;
  const own = forecast.subnetDiscovery ? discoveryMode(forecast) : UNRESERVED_PODS;
  return [...outcomes, outcome(forecast, own, samePods)];
}

/** Max pods of each group and fleet whose pods the settings of the VPC CNI are for; of a fleet the fewest. */
function cniMaxPods({ _groups: groups, _fleets: fleets }: PodForecast): number[] {
  return [
    ...groups.map(({ maxPods }) => maxPods),
    ...fleets.filter(({ forecast }) => runsVpcCni(forecast)).map(({ types }) => types.fewestPods?.maxPods ?? 0),
  ];
}

/** A mode that is shown to those who have it, as what it does depends on the types. */
function discoveryMode(forecast: PodForecast): Mode {
  const { usesPrefixes } = forecast.ipAssignment;
  return {
    prefixes: usesPrefixes,
    customNetworking: false,
    subnetDiscovery: true,
    reserved: usesPrefixes && isReserved(forecast),
  };
}

/** Whether something is reserved of the subnets that pods use. */
function isReserved(forecast: PodForecast): boolean {
  return forecast.subnets
    .filter((subnet) => holdsPods(forecast, subnet))
    .some((subnet) => forecast._supplyOf(subnet)?.isReserved);
}

/** Whether pods get addresses in a subnet, under the mode of its forecast. */
function holdsPods({ customNetworking, subnetDiscovery }: PodForecast, subnet: SubnetForecast): boolean {
  return ((customNetworking || subnetDiscovery) && servesPods(subnet)) || (!customNetworking && servesNodes(subnet));
}

/**
 * The smallest prefix length of a subnet for pods that a forecast without custom networking needs in a zone at some
 * stages; undefined where even a /16 is too small, or its nodes cannot run pods in subnets of their own.
 */
export function podSubnetSize(forecast: PodForecast, zone: string, stages: readonly PlanStage[]): number | undefined {
  const moved = withPods(forecast);
  if (moved === undefined) return undefined;
  const subnet = moved.subnets.find((each) => each.zone === zone && servesPods(each));
  return subnet === undefined ? undefined : smallestSizeOf(moved, subnet, stages);
}

/**
 * The smallest prefix length of a subnet for its own demand at some stages; undefined where even a /16 is too small.
 */
export function smallestSizeOf(
  forecast: PodForecast,
  subnet: SubnetForecast,
  stages: readonly PlanStage[],
): number | undefined {
  return smallestSubnet(
    stages.map((stage) => stageDemand(forecast, subnet, stage)),
    takenFrom(subnet),
  );
}

/**
 * The smallest prefix length of a subnet for nodes once their pods have subnets of their own, where the present one is
 * too small for them alone.
 */
export function nodeSubnetSizeBesidePods(
  forecast: PodForecast,
  subnet: SubnetForecast,
  stages: readonly PlanStage[],
): number | undefined {
  const moved = withPods(forecast);
  if (moved === undefined) return undefined;
  const demands = stages.map((stage) => stageDemand(moved, subnet, stage));
  return demands.every((demand) => forecast._supplyOf(subnet)!.fits(demand))
    ? undefined
    : smallestSubnet(demands, takenFrom(subnet));
}

/** Pods by which each node of a group or fleet runs fewer once pods have subnets of their own, by its name. */
export function podsLostToPodSubnets(forecast: PodForecast): Array<{ readonly group: string; readonly pods: number }> {
  const moved = withPods(forecast);
  if (moved === undefined) return [];
  const podsPerNode = ({ _groups: groups, _fleets: fleets }: PodForecast) => [
    ...groups.map((group) => group.podsPerNodeAt(PlanStage.PEAK)),
    ...fleets.map(({ types }) => types.fewestPods?.maxPods ?? 0),
  ];
  const after = podsPerNode(moved);
  const all = [...forecast._groups, ...forecast._fleets];
  return podsPerNode(forecast)
    .map((pods, index) => ({ group: all[index].forecast.name, pods: pods - after[index] }))
    .filter(({ pods }) => pods > 0);
}

/** The forecast with subnets for pods; undefined where its nodes cannot run pods in them, as those with IPv6 cannot. */
function withPods(forecast: PodForecast): PodForecast | undefined {
  if (forecast.ipFamily === PodIpFamily.IPV6) return undefined;
  if (WITH_PODS.has(forecast)) return WITH_PODS.get(forecast);
  const { value } = forecastIn(forecast, {
    prefixes: forecast.ipAssignment.usesPrefixes,
    customNetworking: true,
    reserved: true,
  });
  WITH_PODS.set(forecast, value);
  return value;
}

function outcome(forecast: PodForecast, mode: Mode, samePods: boolean): ModeOutcome {
  const { prefixes, customNetworking, subnetDiscovery, reserved } = mode;
  const head = {
    ipAssignment: (prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp()).mode,
    customNetworking,
    subnetDiscovery,
    ...(customNetworking && forecast.taggedSubnets ? { taggedSubnets: true } : {}),
    reserved,
    current: forecast.ipAssignment.usesPrefixes === prefixes
      && forecast.customNetworking === customNetworking
      && forecast.subnetDiscovery === (subnetDiscovery ?? false)
      && (!prefixes || isReserved(forecast) === reserved),
  };
  const { value: moved, findings } = forecastIn(forecast, mode);
  if (moved === undefined) {
    return {
      ...head,
      refusal: findings.map(({ message }) => message).join('; '),
      maxPods: 0,
      pods: 0,
      nodeSubnetAddresses: 0,
      podSubnetAddresses: 0,
      idlePodAddresses: 0,
    };
  }
  const nodes = nodesForPods(forecast, (group) => optionsOf(moved._props, group.forecast));
  return {
    ...head,
    maxPods: lowest(cniMaxPods(moved)),
    pods: sumAtPeak(moved, (group) => group.podsAt(PlanStage.PEAK), 'pods'),
    nodesForPods: nodes?.reduce((sum, ofGroup) => sum + ofGroup, 0),
    nodeSubnetAddresses: fullestZone(moved, servesNodes),
    podSubnetAddresses: fullestZone(moved, servesPods),
    idlePodAddresses: sumAtPeak(moved, (group) => group.idlePodAddressesAt(PlanStage.PEAK), 'idlePodAddresses'),
    smallestSubnet: smallestOf(moved, reserved),
    ...(samePods && nodes !== undefined
      ? { smallestSubnetForPods: smallestOf(withNodesForPods(forecast, moved, nodes), reserved) } : {}),
  };
}

/** The smallest size of all subnets that pods use, for every stage. */
function smallestOf(moved: PodForecast, reserved: boolean): number | undefined {
  const stages = stagesOf(moved);
  const sizes = moved.subnets.filter((subnet) => holdsPods(moved, subnet)).map((subnet) => (
    smallestSubnet(stages.map((stage) => stageDemand(moved, subnet, stage)), takenFrom(subnet), reserved)));
  return sizes.length === 0 || sizes.includes(undefined) ? undefined : Math.min(...sizes as number[]);
}

function lowest(counts: readonly number[]): number {
  return counts.length === 0 ? 0 : Math.min(...counts);
}

function sumAtPeak(
  { _groups: groups, _fleets: fleets }: PodForecast,
  ofGroup: (group: PlannedGroup) => number,
  ofFleet: 'pods' | 'idlePodAddresses',
): number {
  return groups.reduce((sum, group) => sum + ofGroup(group), 0)
    + fleets.reduce((sum, fleet) => sum + fleet.totalAt(PlanStage.PEAK)[ofFleet], 0);
}

function fullestZone(forecast: PodForecast, serves: (subnet: SubnetForecast) => boolean): number {
  return Math.max(0, ...forecast.zones.map((zone) => forecast.subnets
    .filter((subnet) => subnet.zone === zone && serves(subnet))
    .map((subnet) => stageDemand(forecast, subnet, PlanStage.PEAK))
    .reduce((sum, { prefixes, addresses }) => sum + prefixes * PREFIX_ADDRESSES + addresses, 0)));
}

/** The forecast in another mode, or why its nodes cannot run in it. */
function forecastIn(
  forecast: PodForecast,
  { prefixes, customNetworking, subnetDiscovery }: Mode,
): Checked<PodForecast> {
  const { _props: props } = forecast;
  const ipAssignment = prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
  const moved = {
    ...props,
    ipAssignment,
    subnetDiscovery,
    taggedSubnets: customNetworking && props.taggedSubnets,
    warmPool: props.warmPool?.fits(ipAssignment) ? props.warmPool : undefined,
    subnets: subnetDiscovery
      ? props.subnets
      : customNetworking
        ? withPodSubnets(props.subnets, forecast.zones)
        : withoutPodSubnets(props.subnets),
  };
  const nodegroups = props.nodegroups.map((group) => cutToSize(group, moved, customNetworking));
  const fleets = props.fleets?.map((fleet) => fleetCutToSize(fleet, moved, customNetworking));
  const checked = PodForecast._checked({ ...moved, nodegroups, fleets });
  return checked.value === undefined ? checked : { ...checked, value: countedLike(checked.value, forecast) };
}

/** A subnet for pods in every zone that has none; of the added ones nothing is known but the zone. */
function withPodSubnets(subnets: readonly SubnetForecast[], zones: readonly string[]): SubnetForecast[] {
  const missing = zones.filter((zone) => !subnets.some((subnet) => subnet.zone === zone && servesPods(subnet)));
  return [...subnets, ...missing.map((zone) => ({ name: `pods of ${zone}`, zone, purpose: SubnetPurpose.PODS }))];
}

function withoutPodSubnets(subnets: readonly SubnetForecast[]): SubnetForecast[] {
  return subnets
    .filter(({ purpose }) => purpose !== SubnetPurpose.PODS)
    .map((subnet) => ({ ...subnet, servesPods: false }));
}

/** The group with as many pods on each node as it can run in the mode. */
function cutToSize(group: NodegroupForecast, props: PodForecastProps, customNetworking: boolean): NodegroupForecast {
  if (!kernelOf(group).runsVpcCni) return group;
  const { daemonSetPods = 0, branchPods = 0 } = group;
  const capacity = NodegroupCapacity.of(group.instanceTypes, { ...optionsOf(props, group), customNetworking });
  const most = Math.min(...capacity.nodes.map(({ eniLimitedPods }) => eniLimitedPods));
  const maxPods = group.maxPods === undefined ? undefined : Math.min(group.maxPods, most);
  const room = Math.max(
    0,
    (maxPods ?? capacity.maxPods) - capacity.binding.hostNetworkPods - daemonSetPods - branchPods,
  );
  const cut = (count: number | undefined, limit: number) => (count === undefined ? undefined : Math.min(count, limit));
  return {
    ...group,
    maxPods,
    podsPerNode: cut(group.podsPerNode, room),
    pods: cut(group.pods, room * group.maxSize),
    podSubnets: customNetworking ? group.podSubnets : undefined,
  };
}

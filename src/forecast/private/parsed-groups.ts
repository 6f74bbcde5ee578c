import { placementFindings, Places, placesOf, placesOfGroup } from './placement-findings';
import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { osFindings } from '../../capacity/rules/contradiction-findings';
import { numberFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_WORDS } from '../../findings/words/forecast/forecast';
import { FORECAST_GROUP_WORDS as WORDS } from '../../findings/words/forecast/forecast-groups';
import { duplicates } from '../duplicates';
import { FleetNetworking } from '../fleets/fleet-forecast';
import { optionsOf } from '../groups/group-options';
import { propsIn, StartedModes } from '../groups/nodes-in-mode';
import { GroupChange, MOST_UNAVAILABLE, PlannedGroup } from '../groups/planned-group';
import { podFindings } from '../pod-findings';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { SubnetPurpose } from '../subnet-forecast';

/** Most nodes of a group that are counted: far above what a cluster can have, and what arithmetic is exact for. */
export const MOST_NODES = 1_000_000;

/** Most pods of a group in all that are counted. */
const MOST_PODS = 1_000_000_000;

/** Most pods on a node that are counted. */
export const MOST_PODS_PER_NODE = 1_000_000;

/** Most EFA-only interfaces of a node that are counted: above what any type can attach. */
export const MOST_ENIS = 100;

/**
 * The node groups of a forecast as the plan counts them, or what is wrong with them, by their path in it.
 *
 * @param growthPercent by how much their sizes grow
 * @param modes in which nodes started, where there are two
 */
export function parsedGroups(
  props: PodForecastProps,
  growthPercent: number,
  modes: StartedModes,
): Checked<PlannedGroup[]> {
  const { nodegroups, fleets = [] } = props;
  const places = placesOf(props);
  const parsed = nodegroups.map((group, index) => {
    const mode = kernelOf(group).runsVpcCni ? modes.get(group.name) : undefined;
    const path = `nodegroups[${index}]`;
    if (mode === undefined) return parsedGroup({ props, group, places, growthPercent, path, change: changeOf(modes) });
    const own = propsIn(props, mode);
    const change = mode.isEarlier ? { now: optionsOf(props, group) } : {};
    return parsedGroup({ props: own, group, places: placesOf(own), growthPercent, path, change, all: places });
  });
  const findings = [
    ...parsed.flatMap((group) => group.findings),
    ...duplicates(nodegroups.map(({ name }) => name)).map((name) =>
      findingOf(FORECAST_WORDS.sameGroupName, about.group(name), { name }),
    ),
    ...((nodegroups.length > 0 || fleets.some(({ networking }) => networking !== FleetNetworking.NONE))
      && places.ofNodes.length === 0
      ? [findingOf(FORECAST_WORDS.noNodeSubnet, about.prop('subnets'), { purpose: SubnetPurpose.NODES })] : []),
  ];
  const groups = parsed.flatMap(({ value }) => value ?? []);
  return groups.length < parsed.length ? { findings } : { value: groups, findings };
}

/** A group to be read. */
interface GroupAsked {
  readonly props: PodForecastProps;
  readonly group: NodegroupForecast;
  readonly places: Places;
  readonly growthPercent: number;
  readonly path: string;
  readonly change?: GroupChange;

  /** The places of nodes of now, where they are other ones. */
  readonly all?: Places;
}

function changeOf(modes: StartedModes): GroupChange | undefined {
  return modes.size === 0 ? undefined : {};
}

function parsedGroup({
  props, group, places, growthPercent, path, change, all = places,
}: GroupAsked): Checked<PlannedGroup> {
  const options = optionsOf(props, group);
  const findings = [
    ...numbers(group, path),
    ...kernelFindings(group, options, path),
    ...placementFindings(group, places, path),
  ];
  // Pods are counted with these numbers, on these types.
  if (findings.length > 0) return { findings };
  const { runsVpcCni } = kernelOf(group);
  const capacity = NodegroupCapacity.of(group.instanceTypes, options);
  const ofCapacity = capacityFindings(group, capacity, options.trunkEni ?? false, path);
  if (ofCapacity.length > 0) return { findings: ofCapacity };
  const { subnets, podSubnets: own } = placesOfGroup(group, places);
  // Nodes from before take new ENIs where those of now do.
  const podSubnets = own.length === 0 && change?.now !== undefined ? placesOfGroup(group, all).podSubnets : own;
  return {
    value: new PlannedGroup(
      group, capacity, subnets, runsVpcCni ? podSubnets : [], options, growthPercent, undefined, undefined, change,
    ),
    findings,
  };
}

/** What the kernel of a group's nodes rules out. */
function kernelFindings(group: NodegroupForecast, options: NodeCapacityOptions, path: string): Finding[] {
  const { name, branchPods = 0, podSubnets } = group;
  const { name: os, excludes, runsVpcCni } = kernelOf(group);
  const subject = about.group(name);
  return [
    ...osFindings(subject, options),
    ...(excludes.trunkEni !== undefined && branchPods > 0
      ? [findingOf(WORDS.branchPodsOnWindows, subject, { path, os })]
      : []),
    ...(!runsVpcCni && podSubnets !== undefined ? [findingOf(WORDS.podSubnetsOnWindows, subject, { path, os })] : []),
  ];
}

function capacityFindings(
  group: NodegroupForecast,
  capacity: NodegroupCapacity,
  trunkEni: boolean,
  path: string,
): Finding[] {
  const most = Math.min(...capacity.nodes.map((node) => node.eniLimitedPods));
  const { name, maxPods = 0 } = group;
  if (maxPods > most) return [findingOf(WORDS.maxPodsOutOfRange, about.group(name), { path, most, got: maxPods })];
  return [
    ...(capacity.nodes.some(({ podSlots }) => podSlots === 0)
      ? capacity.findings.filter(({ severity }) => severity === FindingSeverity.ERROR)
      : []),
    ...podFindings(group, capacity, trunkEni, `${path}.`),
  ];
}

function numbers(group: NodegroupForecast, path: string): Finding[] {
  const at = (name: keyof NodegroupForecast, least: number, most?: number) =>
    ({ name: `${path}.${name}`, value: group[name] as number | undefined, least, most });
  const findings = numberFindings(about.group(group.name), [
    { ...at('minSize', 0, MOST_NODES), required: true },
    { ...at('maxSize', 1, MOST_NODES), required: true },
    at('expectedSize', 0, MOST_NODES),
    at('maxPods', 1, MOST_PODS_PER_NODE),
    at('podsPerNode', 0, MOST_PODS_PER_NODE),
    at('pods', 0, MOST_PODS),
    at('daemonSetPods', 0, MOST_PODS_PER_NODE),
    at('hostNetworkPods', 0, MOST_PODS_PER_NODE),
    at('efaOnlyEnis', 0, MOST_ENIS),
    at('branchPods', 0, MOST_PODS_PER_NODE),
    at('branchSurgePercent', 0, 100),
    at('maxUnavailable', 1, MOST_UNAVAILABLE),
    at('maxUnavailablePercentage', 1, 100),
  ]);
  const { minSize, maxSize, expectedSize = NaN } = group;
  const subject = about.group(group.name);
  const above = (low: string, lowSize: number, high: string, highSize: number) =>
    Number.isInteger(lowSize) && lowSize > highSize
      ? [findingOf(WORDS.sizesOutOfOrder, subject, { path, group: group.name, low, lowSize, high, highSize })]
      : [];
  return [
    ...findings,
    ...above('minSize', minSize, 'maxSize', maxSize),
    ...above('minSize', minSize, 'expectedSize', expectedSize),
    ...above('expectedSize', expectedSize, 'maxSize', maxSize),
    ...(group.branchSurgePercent !== undefined && (group.branchPods ?? 0) === 0
      ? [findingOf(WORDS.surgeWithoutBranchPods, subject, { path })] : []),
    ...(group.maxUnavailable !== undefined && group.maxUnavailablePercentage !== undefined
      ? [findingOf(WORDS.unavailableTwice, subject, { path })] : []),
  ];
}

import { MOST_ENIS, MOST_NODES, MOST_PODS_PER_NODE } from './parsed-groups';
import { kernelOf } from '../../capacity/kernel/kernels';
import { numberFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_FLEET_WORDS as WORDS } from '../../findings/words/forecast/forecast-fleets';
import { GROUP_POD_WORDS } from '../../findings/words/forecast/group-pods';
import { NODE_OPTION_WORDS } from '../../findings/words/nodes/node-options';
import { AUTO_MODE_MAX_PODS } from '../fleets/auto-mode-node';
import { mostNodes, SizeLimits } from '../fleets/fleet-bounds';
import { AutoModePrefixSize, FleetForecast, FleetNetworking, FleetSpread } from '../fleets/fleet-forecast';
import { likeTypes } from '../fleets/like-types';

/** Most vCPUs and most memory of limits that are counted: what arithmetic is exact for. */
const MOST_VCPUS = 100_000_000;
const MOST_MIB = 10_000_000_000;

/** Props that do nothing where somebody else than the VPC CNI of EC2 nodes gives pods addresses. */
const IDLE: Readonly<Record<FleetNetworking, ReadonlyArray<keyof FleetForecast>>> = {
  [FleetNetworking.VPC_CNI]: ['ipv4PrefixSize'],
  [FleetNetworking.AUTO_MODE]: ['efaOnlyEnis'],
  [FleetNetworking.ONE_ENI]: ['ipv4PrefixSize', 'efaOnlyEnis', 'podSubnets'],
  [FleetNetworking.NONE]: ['ipv4PrefixSize', 'efaOnlyEnis', 'podSubnets', 'subnets'],
};

/** What is wrong with the numbers and the choices of a fleet, by its path in the forecast. */
export function fleetFindings(fleet: FleetForecast, path: string): Finding[] {
  const subject = about.group(fleet.name);
  const choices = [
    ...choice(fleet, 'networking', Object.values(FleetNetworking)),
    ...choice(fleet, 'spread', Object.values(FleetSpread)),
    ...choice(fleet, 'ipv4PrefixSize', Object.values(AutoModePrefixSize)),
  ];
  const ofNumbers = numbers(fleet, path);
  const { networking = FleetNetworking.VPC_CNI } = fleet;
  const kernel = kernelOf(fleet);
  return [
    ...ofNumbers,
    ...choices,
    ...(IDLE[networking] ?? [])
      .filter((option) => fleet[option] !== undefined)
      .map((option) => findingOf(WORDS.idleBeside, subject, { path, option, networking })),
    ...(networking !== FleetNetworking.VPC_CNI && !kernel.runsVpcCni
      ? [findingOf(WORDS.notOnWindows, subject, { path, os: kernel.name, networking })] : []),
    ...staticFindings(fleet, path),
    ...(ofNumbers.length > 0 ? [] : sizeFindings(fleet, path)),
  ];
}

/**
 * What is wrong with its pods beside what its nodes can run.
 *
 * @param maxPods the most pods that a node of some type of it runs
 */
export function fleetPodFindings(
  { name: group, podsPerNode = 0, daemonSetPods = 0, hostNetworkPods: stated, networking, os }: FleetForecast,
  maxPods: number,
  path: string,
): Finding[] {
  const isAuto = networking === FleetNetworking.AUTO_MODE;
  const { hostNetworkPods = isAuto ? 0 : kernelOf({ os }).hostNetworkPods } = { hostNetworkPods: stated };
  const subject = about.group(group);
  const room = maxPods - hostNetworkPods - daemonSetPods;
  const of = { path: `${path}.`, group, maxPods, hostNetworkPods };
  if (stated !== undefined && hostNetworkPods > maxPods) {
    return [findingOf(GROUP_POD_WORDS.hostNetworkAboveMaxPods, subject, of)];
  }
  if (daemonSetPods > 0 && room < 0) {
    return [findingOf(GROUP_POD_WORDS.ownPodsAboveRoom, subject, { ...of, daemonSetPods, branchPods: 0 })];
  }
  const left = Math.max(0, room);
  return podsPerNode <= left
    ? []
    : [findingOf(GROUP_POD_WORDS.podsPerNodeAboveRoom, subject, {
      ...of, daemonSetPods, branchPods: 0, podsPerNode, room: left,
    })];
}

function choice(
  fleet: FleetForecast,
  option: 'networking' | 'spread' | 'ipv4PrefixSize',
  choices: string[],
): Finding[] {
  const got = fleet[option];
  return got === undefined || choices.includes(got)
    ? []
    : [findingOf(NODE_OPTION_WORDS.notAChoice, about.group(fleet.name), { option, of: fleet.name, choices, got })];
}

function numbers(fleet: FleetForecast, path: string): Finding[] {
  const { name, limits = {}, networking } = fleet;
  const at = (prop: keyof FleetForecast, least: number, most: number) =>
    ({ name: `${path}.${prop}`, value: fleet[prop] as number | undefined, least, most });
  const ofLimits = (prop: keyof SizeLimits, most: number) =>
    ({ name: `${path}.limits.${prop}`, value: limits[prop], least: 1, most });
  return numberFindings(about.group(name), [
    at('maxPods', 1, networking === FleetNetworking.AUTO_MODE ? AUTO_MODE_MAX_PODS : MOST_PODS_PER_NODE),
    at('podsPerNode', 0, MOST_PODS_PER_NODE),
    at('daemonSetPods', 0, MOST_PODS_PER_NODE),
    at('hostNetworkPods', 0, MOST_PODS_PER_NODE),
    at('efaOnlyEnis', 0, MOST_ENIS),
    ofLimits('cpu', MOST_VCPUS),
    ofLimits('memoryMib', MOST_MIB),
    ofLimits('nodes', MOST_NODES),
    at('minNodes', 0, MOST_NODES),
    at('expectedNodes', 0, MOST_NODES),
    at('budgetNodes', 0, MOST_NODES),
    at('budgetPercent', 0, 100),
  ]);
}

function staticFindings(
  { name, isStatic, minNodes, limits = {}, expectedNodes }: FleetForecast,
  path: string,
): Finding[] {
  if (!isStatic) return [];
  const given: Array<[option: string, value: unknown]> = [
    ['limits.cpu', limits.cpu], ['limits.memoryMib', limits.memoryMib], ['expectedNodes', expectedNodes],
  ];
  return [
    ...(minNodes === undefined ? [findingOf(WORDS.staticWithoutSize, about.group(name), { path })] : []),
    ...given.filter(([, value]) => value !== undefined)
      .map(([option]) => findingOf(WORDS.besideStatic, about.group(name), { path, option })),
  ];
}

/** Sizes and limits that contradict each other. */
function sizeFindings(fleet: FleetForecast, path: string): Finding[] {
  const { name, instanceTypes: types, limits = {}, minNodes, expectedNodes, expectedType } = fleet;
  const subject = about.group(name);
  const none = limitsBelowTypes(fleet, path);
  if (none.length > 0) return none;
  const type = types.find(({ instanceType }) => instanceType === expectedType);
  const ofType = expectedType === undefined
    ? []
    : type === undefined
      ? [findingOf(WORDS.otherExpectedType, subject, {
        path, type: expectedType, there: types.map(({ instanceType }) => instanceType),
      })]
      : expectedNodes === undefined ? [findingOf(WORDS.idleExpectedType, subject, { path })] : [];
  const most = mostNodes(likeTypes(types, kernelOf(fleet)), limits) ?? Infinity;
  const mostOfType = type === undefined ? Infinity : mostNodes([type], limits) ?? Infinity;
  const above = (['minNodes', 'expectedNodes'] as const)
    .filter((size) => (fleet[size] ?? 0) > most)
    .map((size) => findingOf(WORDS.aboveLimits, subject, { path, size, nodes: fleet[size]!, most }));
  return [
    ...ofType,
    ...above,
    ...(above.length === 0 && expectedNodes !== undefined && expectedNodes > mostOfType
      ? [findingOf(WORDS.aboveLimitsOfType, subject, {
        path, nodes: expectedNodes, most: mostOfType, type: expectedType!,
      })] : []),
    ...(expectedNodes !== undefined && minNodes !== undefined && expectedNodes < minNodes
      ? [findingOf(WORDS.expectedBelowMinimum, subject, { path, expectedNodes, minNodes })] : []),
  ];
}

/** Limits that not even one node of any type is within. */
function limitsBelowTypes(fleet: FleetForecast, path: string): Finding[] {
  const { name, instanceTypes, limits = {} } = fleet;
  return (['cpu', 'memoryMib'] as const).flatMap((limit) => {
    const got = limits[limit];
    if (got === undefined || mostNodes(likeTypes(instanceTypes, kernelOf(fleet)), { [limit]: got }) !== 0) return [];
    const size = limit === 'cpu' ? 'vcpus' : 'memoryMib';
    const smallest = instanceTypes
      .filter((type) => type[size] !== undefined)
      .reduce((one, other) => (other[size]! < one[size]! ? other : one));
    const least = limit === 'cpu' ? smallest.vcpus! : leastMemory(smallest.memoryMib!);
    return [findingOf(WORDS.limitBelowTypes, about.group(name), {
      path, limit, got, least, type: smallest.instanceType,
    })];
  });
}

/** The least memory of limits that a node of a type is within. */
function leastMemory(memoryMib: number): number {
  return Math.ceil(memoryMib * 0.9);
}

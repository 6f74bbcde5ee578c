import { instanceType, subnetNames, unreadType } from './nodes-file';
import { join, Shape } from './shape';
import { OperatingSystem } from '../../capacity/operating-system';
import {
  AutoModePrefixSize, FleetForecast, FleetLimits, FleetNetworking, FleetSpread,
} from '../fleets/fleet-forecast';

const FLEET_NUMBERS = [
  'maxPods', 'podsPerNode', 'daemonSetPods', 'hostNetworkPods', 'efaOnlyEnis', 'minNodes', 'expectedNodes',
  'budgetNodes', 'budgetPercent',
] as const;
const LIMIT_NUMBERS = ['cpu', 'memoryMib', 'nodes'] as const;

/** A fleet: the properties of `FleetForecast` by their names. */
export function fleet(shape: Shape, value: unknown, path: string): FleetForecast {
  const given = shape.properties(value, path, [
    'name', 'instanceTypes', 'os', 'subnets', 'podSubnets', 'limits', 'expectedType', 'isStatic', 'spread',
    'networking', 'ipv4PrefixSize', ...FLEET_NUMBERS,
  ]);
  const before = shape.problems.length;
  const name = shape.text(given.name, join(path, 'name'), 'general') ?? path;
  const networking = shape.choice(given.networking, join(path, 'networking'), Object.values(FleetNetworking));
  const instanceTypes = given.instanceTypes === undefined && networking === FleetNetworking.NONE
    ? []
    : shape.list(given.instanceTypes, join(path, 'instanceTypes'), (item, at) => instanceType(shape, item, at));
  const [subnets, podSubnets] = subnetNames(shape, given, path);
  const numbers = Object.fromEntries(
    FLEET_NUMBERS.map((number) => [number, shape.number(given[number], join(path, number))]),
  );
  const read: FleetForecast = {
    ...numbers,
    name,
    instanceTypes,
    os: shape.choice(given.os, join(path, 'os'), Object.values(OperatingSystem)),
    subnets,
    podSubnets,
    limits: given.limits === undefined ? undefined : limits(shape, given.limits, join(path, 'limits')),
    expectedType: given.expectedType === undefined
      ? undefined : shape.text(given.expectedType, join(path, 'expectedType'), 'm5.large'),
    isStatic: shape.flag(given.isStatic, join(path, 'isStatic')),
    spread: shape.choice(given.spread, join(path, 'spread'), Object.values(FleetSpread)),
    networking,
    ipv4PrefixSize: shape.choice(given.ipv4PrefixSize, join(path, 'ipv4PrefixSize'), Object.values(AutoModePrefixSize)),
  };
  return shape.problems.length > before ? { name, instanceTypes: [unreadType()] } : read;
}

function limits(shape: Shape, value: unknown, path: string): FleetLimits {
  const given = shape.properties(value, path, LIMIT_NUMBERS);
  return Object.fromEntries(LIMIT_NUMBERS.map((limit) => [limit, shape.number(given[limit], join(path, limit))]));
}

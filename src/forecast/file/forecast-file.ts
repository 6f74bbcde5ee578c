import { fleet } from './fleet-file';
import { instanceType, subnetNames, unreadType } from './nodes-file';
import { join, Shape } from './shape';
import { warmPoolFile } from './warm-pool-file';
import { ReservationShare } from '../../addressing/subnet-blocks';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { OperatingSystem } from '../../capacity/operating-system';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { WindowsWarmPool } from '../../capacity/windows-warm-pool';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../subnet-forecast';

/** What a file says of a forecast, as far as it could be read. */
export interface ForecastFile<Policy extends string = string> {
  readonly props: PodForecastProps;

  /** At which stages subnets that are too small are an error: for whoever makes a plan. */
  readonly onOvercommit?: Policy;

  /** What the file says of churn, unread: `simulate` reads it. */
  readonly churn?: unknown;

  /** What is wrong with the shape of the file. */
  readonly problems: string[];

  /** What there is to say of values that could be read. */
  readonly findings: Finding[];
}

const NUMBERS = ['maxEni', 'growthPercent', 'mostNodes', 'zonesLost', 'vpcBlocks'] as const;
const GROUP_NUMBERS = [
  'minSize', 'maxSize', 'expectedSize', 'maxPods', 'podsPerNode', 'pods', 'daemonSetPods', 'hostNetworkPods',
  'efaOnlyEnis', 'branchPods', 'branchSurgePercent', 'maxUnavailable', 'maxUnavailablePercentage',
] as const;
const WINDOWS_TARGETS = ['warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget'] as const;

/**
 * The forecast that a file holds: the properties of `PodForecastProps` by their names, types by name or with their
 * limits, the warm pool by its targets. What cannot be read stands in `problems`, and something harmless in its place,
 * so that the rest is still checked.
 *
 * @param policies the values that `onOvercommit` may have
 */
export function forecastFile<Policy extends string>(
  value: unknown,
  policies: readonly Policy[],
): ForecastFile<Policy> {
  const shape = new Shape();
  const file = shape.properties(value, '', [
    'ipAssignment', 'ipFamily', 'windows', 'warmPool', 'trunkEni', 'addonVersion', 'subnetDiscovery',
    'taggedSubnets', 'subnets', 'nodegroups', 'fleets', 'onOvercommit', 'churn', ...NUMBERS,
  ], ['$schema']);
  const { pool: warmPool, findings } =
    file.warmPool === undefined ? { findings: [] } : warmPoolFile(shape, file.warmPool);
  const props = {
    ...Object.fromEntries(NUMBERS.map((name) => [name, shape.number(file[name], name)])),
    ipAssignment: assignment(shape, file.ipAssignment, 'ipAssignment'),
    ipFamily: shape.choice(file.ipFamily, 'ipFamily', Object.values(PodIpFamily)),
    windows: file.windows === undefined ? undefined : windowsNetworking(shape, file.windows),
    warmPool,
    trunkEni: shape.flag(file.trunkEni, 'trunkEni'),
    addonVersion: file.addonVersion === undefined
      ? undefined : shape.text(file.addonVersion, 'addonVersion', 'v1.21.1-eksbuild.1'),
    subnetDiscovery: shape.flag(file.subnetDiscovery, 'subnetDiscovery'),
    taggedSubnets: shape.flag(file.taggedSubnets, 'taggedSubnets'),
    subnets: shape.list(file.subnets, 'subnets', (item, path) => subnet(shape, item, path)),
    nodegroups: file.nodegroups === undefined && file.fleets !== undefined
      ? []
      : shape.list(file.nodegroups, 'nodegroups', (item, path) => nodegroup(shape, item, path)),
    fleets: file.fleets === undefined
      ? undefined
      : shape.list(file.fleets, 'fleets', (item, path) => fleet(shape, item, path)),
  };
  const onOvercommit = shape.choice(file.onOvercommit, 'onOvercommit', policies);
  return { props, onOvercommit, churn: file.churn, problems: shape.problems, findings };
}

function assignment(shape: Shape, value: unknown, path: string): IpAssignment | undefined {
  const mode = shape.choice(value, path, ['secondary-ip', 'prefix-delegation']);
  if (mode === undefined) return undefined;
  return mode === 'prefix-delegation' ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
}

/** What the file says of Windows nodes; the pool by the keys of the add-on. */
function windowsNetworking(shape: Shape, value: unknown): WindowsNetworking {
  const given = shape.properties(value, 'windows', ['ipAssignment', 'warmPool']);
  const ipAssignment = assignment(shape, given.ipAssignment, 'windows.ipAssignment');
  if (given.warmPool === undefined) return { ipAssignment };
  const before = shape.problems.length;
  const pool = shape.properties(given.warmPool, 'windows.warmPool', WINDOWS_TARGETS);
  const [prefixes, warm, minimum] = WINDOWS_TARGETS.map((name) => shape.number(pool[name], `windows.warmPool.${name}`));
  if (shape.problems.length > before) return { ipAssignment };
  try {
    if (warm !== undefined && prefixes === undefined) {
      return { ipAssignment, warmPool: WindowsWarmPool.addresses(warm, minimum) };
    }
    if (prefixes !== undefined && warm === undefined && minimum === undefined) {
      return { ipAssignment, warmPool: WindowsWarmPool.prefixes(prefixes) };
    }
    shape.problems.push(
      `windows.warmPool holds ${Object.keys(pool).join(' and ') || 'nothing'}: `
      + 'give warmWindowsPrefixTarget, or warmWindowsIPTarget with or without minimumWindowsIPTarget',
    );
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    shape.problems.push(...error.findings.map(lineOf));
  }
  return { ipAssignment };
}

function subnet(shape: Shape, value: unknown, path: string): SubnetForecast {
  const given = shape.properties(value, path, [
    'name', 'zone', 'purpose', 'cidr', 'prefixLength', 'reservations', 'reservation', 'otherAddresses', 'servesPods',
    'controlPlane',
  ]);
  const name = shape.text(given.name, join(path, 'name'), 'pods-a');
  const zone = shape.text(given.zone, join(path, 'zone'), 'eu-west-1a');
  const cidr = given.cidr === undefined ? undefined : shape.text(given.cidr, join(path, 'cidr'), '10.0.0.0/20');
  const share = shape.choice(given.reservation, join(path, 'reservation'), Object.values(ReservationShare));
  if (given.reservation !== undefined && given.reservations !== undefined) {
    shape.problems.push(
      `${join(path, 'reservation')} and ${join(path, 'reservations')} are both given: give one of them`,
    );
  }
  const ranges =
    given.reservations === undefined
      ? undefined
      : shape
        .list(given.reservations, join(path, 'reservations'), (item, at) => shape.text(item, at, '10.0.8.0/21'))
        .filter((range) => range !== undefined);
  if (given.purpose === undefined) {
    shape.problems.push(`${join(path, 'purpose')} is missing: give ${Object.values(SubnetPurpose).join(' or ')}`);
  }
  return {
    name: name ?? path,
    zone: zone ?? path,
    purpose:
      shape.choice(given.purpose, join(path, 'purpose'), Object.values(SubnetPurpose)) ?? SubnetPurpose.CONTROL_PLANE,
    cidr,
    prefixLength: shape.number(given.prefixLength, join(path, 'prefixLength')),
    reservations: ranges,
    reservation: share,
    otherAddresses: shape.number(given.otherAddresses, join(path, 'otherAddresses')),
    ...(given.servesPods === undefined ? {} : { servesPods: shape.flag(given.servesPods, join(path, 'servesPods')) }),
    controlPlane: shape.flag(given.controlPlane, join(path, 'controlPlane')),
  };
}

function nodegroup(shape: Shape, value: unknown, path: string): NodegroupForecast {
  const given = shape.properties(value, path, [
    'name', 'instanceTypes', 'os', 'subnets', 'podSubnets', ...GROUP_NUMBERS,
  ]);
  const before = shape.problems.length;
  const name = shape.text(given.name, join(path, 'name'), 'general') ?? path;
  const types = shape.list(given.instanceTypes, join(path, 'instanceTypes'), (item, at) =>
    instanceType(shape, item, at),
  );
  const [subnets, podSubnets] = subnetNames(shape, given, path);
  for (const size of ['minSize', 'maxSize']) {
    if (given[size] === undefined) shape.problems.push(`${join(path, size)} is missing: give a whole number`);
  }
  const numbers = Object.fromEntries(
    GROUP_NUMBERS.map((number) => [number, shape.number(given[number], join(path, number))]),
  );
  const os = shape.choice(given.os, join(path, 'os'), Object.values(OperatingSystem));
  const unread = shape.problems.length > before;
  return {
    ...numbers,
    name,
    os: unread ? undefined : os,
    instanceTypes: unread ? [unreadType()] : types,
    subnets: unread ? undefined : subnets,
    podSubnets: unread ? undefined : podSubnets,
    minSize: numbers.minSize ?? 0,
    maxSize: numbers.maxSize ?? Math.max(1, numbers.minSize ?? 0, numbers.expectedSize ?? 0),
  };
}

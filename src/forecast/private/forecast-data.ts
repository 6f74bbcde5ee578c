import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { WarmPool } from '../../capacity/warm-pool';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { PodForecastProps } from '../pod-forecast-props';

/** Warm targets by the names that a forecast file has for them. */
const TARGETS: Record<string, string> = {
  WARM_PREFIX_TARGET: 'warmPrefixTarget',
  WARM_IP_TARGET: 'warmIpTarget',
  MINIMUM_IP_TARGET: 'minimumIpTarget',
  WARM_ENI_TARGET: 'warmEniTarget',
};

/**
 * A forecast as a forecast file has it: what was given, by the names of the props, and types by their names where the
 * table has them.
 */
export function forecastData(props: PodForecastProps): Record<string, unknown> {
  const { ipAssignment, warmPool, subnets, nodegroups, fleets, ...rest } = props;
  return stated({
    ipAssignment: ipAssignment && mode(ipAssignment),
    ...rest,
    warmPool: warmPool && targets(warmPool),
    windows: props.windows && networkingData(props.windows),
    subnets: subnets.map((subnet) => stated(subnet)),
    nodegroups: nodegroups.map(({ instanceTypes, ...group }) => stated({
      ...group, instanceTypes: types(instanceTypes),
    })),
    fleets: fleets?.map(({ instanceTypes, limits, ...fleet }) => stated({
      ...fleet, instanceTypes: types(instanceTypes), limits: limits && stated(limits),
    })),
  });
}

function mode({ mode: name }: IpAssignment): string {
  return name;
}

function targets(pool: WarmPool): Record<string, unknown> {
  return Object.fromEntries(Object.entries(pool._targets).map(([name, value]) => [TARGETS[name], value]));
}

function networkingData({ ipAssignment, warmPool }: WindowsNetworking): Record<string, unknown> {
  const { warmWindowsPrefixTarget, ...ofAddresses } = warmPool?._targets ?? {};
  return stated({
    ipAssignment: ipAssignment && mode(ipAssignment),
    // A pool of prefixes sets the other targets to 0 by itself.
    warmPool: warmPool && (warmWindowsPrefixTarget === undefined ? ofAddresses : { warmWindowsPrefixTarget }),
  });
}

function types(all: readonly InstanceTypeLimits[]): unknown[] {
  return all.map((limits) => {
    const { supportsPrefixes, ...told } = limits;
    const known = InstanceTypeLimits.find(limits.instanceType);
    return known !== undefined && isSame(known, limits) ? limits.instanceType : stated(told);
  });
}

function isSame(one: InstanceTypeLimits, other: InstanceTypeLimits): boolean {
  const names = Object.keys({ ...one, ...other }) as Array<keyof InstanceTypeLimits>;
  return names.every((name) => one[name] === other[name]);
}

/** Without what is not said. */
function stated(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}

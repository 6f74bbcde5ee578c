import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { IpAssignment } from '../../capacity/ip-assignment';
import { OperatingSystem, PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { servesPods } from '../subnets/subnet-roles';

/** Whether the nodes of a group run Windows. */
export function isWindows({ os }: Pick<NodegroupForecast, 'os'>): boolean {
  return os === OperatingSystem.WINDOWS;
}

/** Whether the subnets of a forecast hold one for pods. */
export function hasPodSubnets({ subnets }: Pick<PodForecastProps, 'subnets'>): boolean {
  return subnets.some(servesPods);
}

/** What a slot of Linux nodes holds: with IPv6 nothing but prefixes can be. */
export function linuxAssignment({ ipAssignment, ipFamily }: PodForecastProps): IpAssignment {
  return ipAssignment ?? (ipFamily === PodIpFamily.IPV6 ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp());
}

/** How Linux nodes are set up; the host-network pods are a group's own. */
export function linuxOptions(props: PodForecastProps): AddressDemandOptions {
  return {
    ipFamily: props.ipFamily,
    ipAssignment: linuxAssignment(props),
    customNetworking: hasPodSubnets(props) && !props.subnetDiscovery,
    subnetDiscovery: props.subnetDiscovery ?? false,
    warmPool: props.warmPool,
    maxEni: props.maxEni,
    trunkEni: props.trunkEni,
  };
}

/**
 * How the nodes of a group are set up. On Windows the settings of the VPC CNI are none of theirs.
 */
export function optionsOf(props: PodForecastProps, group: NodegroupForecast): AddressDemandOptions {
  const { os, hostNetworkPods, efaOnlyEnis } = group;
  const own = { os, hostNetworkPods, efaOnlyEnis };
  if (!isWindows(group)) return { ...linuxOptions(props), ...own };
  return { ...own, ipFamily: props.ipFamily, ipAssignment: props.windows?.ipAssignment, windowsWarmPool: props.windows?.warmPool };
}

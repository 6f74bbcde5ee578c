import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { IpAssignment } from '../../capacity/ip-assignment';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { servesPods } from '../subnets/subnet-roles';

/** Whether the subnets of a forecast hold one for pods. */
export function hasPodSubnets({ subnets }: Pick<PodForecastProps, 'subnets'>): boolean {
  return subnets.some(servesPods);
}

/** What a slot holds where the VPC CNI runs: with IPv6 nothing but prefixes can be. */
export function cniAssignment({ ipAssignment, ipFamily }: PodForecastProps): IpAssignment {
  return ipAssignment ?? (ipFamily === PodIpFamily.IPV6 ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp());
}

/** How nodes are set up on which the VPC CNI runs; the host-network pods are a group's own. */
export function cniOptions(props: PodForecastProps): AddressDemandOptions {
  return {
    ipFamily: props.ipFamily,
    ipAssignment: cniAssignment(props),
    customNetworking: hasPodSubnets(props) && !props.subnetDiscovery,
    subnetDiscovery: props.subnetDiscovery ?? false,
    warmPool: props.warmPool,
    maxEni: props.maxEni,
    trunkEni: props.trunkEni,
    addonVersion: props.addonVersion,
  };
}

/**
 * How the nodes of a group are set up. Where the VPC CNI does not run, its settings are none of theirs.
 */
export function optionsOf(
  props: PodForecastProps,
  group: Pick<NodegroupForecast, 'os' | 'hostNetworkPods' | 'efaOnlyEnis'>,
): AddressDemandOptions {
  const { os, hostNetworkPods, efaOnlyEnis } = group;
  const own = { os, hostNetworkPods, efaOnlyEnis };
  if (kernelOf(group).runsVpcCni) return { ...cniOptions(props), ...own };
  return {
    ...own,
    ipFamily: props.ipFamily,
    ipAssignment: props.windows?.ipAssignment,
    windowsWarmPool: props.windows?.warmPool,
  };
}

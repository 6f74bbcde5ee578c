import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { AddressDemandOptions } from '../address-demand-options';
import { NodeCapacityOptions, OperatingSystem, PodCap, PodIpFamily } from '../node-capacity-options';

/**
 * A name that is no operating system, or Windows beside IPv6.
 */
export function osFindings(subject: string, { os = OperatingSystem.LINUX, ipFamily }: NodeCapacityOptions): Finding[] {
  return [
    ...unknown(subject, 'os', os, Object.values(OperatingSystem)),
    ...(ipFamily === PodIpFamily.IPV6 && os === OperatingSystem.WINDOWS ? [withIpv6(subject, 'os', 'Windows nodes run with IPv4 only')] : []),
  ];
}

/**
 * What the options of a node rule out among themselves: what would mean nothing, or be dropped without a word.
 */
export function contradictionFindings(subject: string, options: NodeCapacityOptions): Finding[] {
  const { os = OperatingSystem.LINUX, ipFamily = PodIpFamily.IPV4, podCap, ipAssignment } = options;
  const { customNetworking, trunkEni, maxEni, efaOnlyEnis = 0 } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  return [
    ...osFindings(subject, options),
    ...unknown(subject, 'ipFamily', ipFamily, Object.values(PodIpFamily)),
    ...(ipv6 && customNetworking ? [withIpv6(subject, 'customNetworking', 'the VPC CNI does not start with both')] : []),
    ...(ipv6 && !windows && maxEni !== undefined ? [withIpv6(subject, 'maxEni', 'pods have addresses of the primary ENI only')] : []),
    ...(ipv6 && ipAssignment?.usesPrefixes === false ? [withIpv6(subject, 'ipAssignment', 'single addresses are for IPv4')] : []),
    ...(ipv6 && podCap === PodCap.NONE ? [withIpv6(subject, 'podCap', 'a /80 has 2^48 addresses, so that nothing but the cap is left to bind')] : []),
    ...(windows && customNetworking ? [onWindows(subject, 'customNetworking', 'its pods have addresses of the node\'s own subnet')] : []),
    ...(windows && trunkEni ? [onWindows(subject, 'trunkEni', 'its pods cannot have security groups of their own')] : []),
    ...(windows && maxEni !== undefined ? [onWindows(subject, 'maxEni', 'it has one ENI whatever is set')] : []),
    ...(windows && efaOnlyEnis > 0 ? [onWindows(subject, 'efaOnlyEnis', 'EFA is for Linux')] : []),
  ];
}

/**
 * The same of what a demand adds to them.
 */
export function demandContradictions(subject: string, options: AddressDemandOptions): Finding[] {
  const { os, ipFamily, customNetworking, subnetDiscovery, warmPool, windowsWarmPool, ipAssignment } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const ipv6 = ipFamily === PodIpFamily.IPV6 && !windows;
  const targets = windowsWarmPool === undefined ? '' : Object.keys(windowsWarmPool._targets).join(' and ');
  return [
    ...(customNetworking && subnetDiscovery && !windows && !ipv6 ? [findingOf('forecast-contradiction', subject,
      `'customNetworking' and 'subnetDiscovery' of ${subject} are both true, and the VPC CNI then discovers no subnets; set one of them`)] : []),
    ...(windows && subnetDiscovery ? [onWindows(subject, 'subnetDiscovery', 'its pods have addresses of the node\'s own subnet')] : []),
    ...(ipv6 && subnetDiscovery ? [withIpv6(subject, 'subnetDiscovery', 'pods have addresses of the primary ENI only')] : []),
    ...(ipv6 && warmPool !== undefined ? [withIpv6(subject, 'warmPool', 'warm targets have no effect on a /80')] : []),
    ...(windows && warmPool !== undefined ? [onWindows(subject, 'warmPool', "its spare addresses are those of 'windowsWarmPool'")] : []),
    ...(!windows && windowsWarmPool !== undefined ? [refusal(subject,
      `'windowsWarmPool' of ${subject} is given, and 'os' is not windows, so it would do nothing; leave it out, or set 'warmPool'`)] : []),
    ...(windows && windowsWarmPool?.fits(ipAssignment) === false ? [findingOf('invalid-warm-pool', subject,
      `'windowsWarmPool' of ${subject} sets ${targets}, which does nothing with secondary-ip; use WindowsWarmPool.addresses, or prefix delegation`)] : []),
  ];
}

function onWindows(subject: string, name: string, why: string): Finding {
  return refusal(subject, `'${name}' of ${subject} is given with 'os' windows, and ${why}; leave it out, or use Linux nodes`);
}

function withIpv6(subject: string, name: string, why: string): Finding {
  return refusal(subject, `'${name}' of ${subject} is given with 'ipFamily' ipv6, and ${why}; leave one of them out`);
}

function unknown(subject: string, name: string, value: string, allowed: string[]): Finding[] {
  return allowed.includes(value) ? [] : [refusal(subject, `'${name}' of ${subject} must be ${allowed.join(' or ')}; got ${value}`)];
}

function refusal(subject: string, message: string): Finding {
  return findingOf('node-contradiction', subject, message);
}

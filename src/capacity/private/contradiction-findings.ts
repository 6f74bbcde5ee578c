import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { AddressDemandOptions } from '../address-demand-options';
import { NodeCapacityOptions, OperatingSystem } from '../node-capacity-options';

/**
 * What the options of a node rule out among themselves: what would mean nothing, or be dropped without a word.
 */
export function contradictionFindings(subject: string, options: NodeCapacityOptions): Finding[] {
  const { os = OperatingSystem.LINUX, customNetworking, trunkEni, maxEni } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const isKnown = Object.values(OperatingSystem).includes(os);
  return [
    ...(isKnown ? [] : [refusal(subject, `'os' of ${subject} must be ${Object.values(OperatingSystem).join(' or ')}; got ${os}`)]),
    ...(windows && customNetworking ? [onWindows(subject, 'customNetworking', 'its pods have addresses of the node\'s own subnet')] : []),
    ...(windows && trunkEni ? [onWindows(subject, 'trunkEni', 'its pods cannot have security groups of their own')] : []),
    ...(windows && maxEni !== undefined ? [onWindows(subject, 'maxEni', 'it has one ENI whatever is set')] : []),
  ];
}

/**
 * The same of what a demand adds to them.
 */
export function demandContradictions(subject: string, options: AddressDemandOptions): Finding[] {
  const { os, customNetworking, subnetDiscovery, warmPool, windowsWarmPool, ipAssignment } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const targets = windowsWarmPool === undefined ? '' : Object.keys(windowsWarmPool._targets).join(' and ');
  return [
    ...(customNetworking && subnetDiscovery && !windows ? [findingOf('forecast-contradiction', subject,
      `'customNetworking' and 'subnetDiscovery' of ${subject} are both true, and the VPC CNI then discovers no subnets; set one of them`)] : []),
    ...(windows && subnetDiscovery ? [onWindows(subject, 'subnetDiscovery', 'its pods have addresses of the node\'s own subnet')] : []),
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

function refusal(subject: string, message: string): Finding {
  return findingOf('node-contradiction', subject, message);
}

import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { AddressDemandOptions } from '../address-demand-options';
import { DEFAULT_KERNEL, kernelOf } from '../kernel/kernels';
import { ExcludableOption, NodeKernel } from '../kernel/node-kernel';
import { NodeCapacityOptions, PodCap, PodIpFamily } from '../node-capacity-options';
import { OperatingSystem } from '../operating-system';

/**
 * A name that is no operating system, or one whose pods have IPv4 only beside IPv6.
 */
export function osFindings(subject: string, options: NodeCapacityOptions): Finding[] {
  const { os = DEFAULT_KERNEL.name, ipFamily } = options;
  const { ipv6, title } = kernelOf(options);
  return [
    ...unknown(subject, 'os', os, Object.values(OperatingSystem)),
    ...(ipFamily === PodIpFamily.IPV6 && !ipv6 ? [withIpv6(subject, 'os', `${title} nodes run with IPv4 only`)] : []),
  ];
}

/**
 * What the options of a node rule out among themselves: what would mean nothing, or be dropped without a word.
 */
export function contradictionFindings(subject: string, options: NodeCapacityOptions): Finding[] {
  const { ipFamily = PodIpFamily.IPV4, podCap, ipAssignment, customNetworking, trunkEni, maxEni, efaOnlyEnis = 0 } = options;
  const kernel = kernelOf(options);
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  return [
    ...osFindings(subject, options),
    ...unknown(subject, 'ipFamily', ipFamily, Object.values(PodIpFamily)),
    ...(ipv6 && customNetworking ? [withIpv6(subject, 'customNetworking', 'the VPC CNI does not start with both')] : []),
    ...(ipv6 && kernel.ipv6 && maxEni !== undefined ? [withIpv6(subject, 'maxEni', 'pods have addresses of the primary ENI only')] : []),
    ...(ipv6 && ipAssignment?.usesPrefixes === false ? [withIpv6(subject, 'ipAssignment', 'single addresses are for IPv4')] : []),
    ...(ipv6 && podCap === PodCap.NONE ? [withIpv6(subject, 'podCap', 'a /80 has 2^48 addresses, so that nothing but the cap is left to bind')] : []),
    ...excluded(subject, kernel, {
      customNetworking: customNetworking ?? false,
      trunkEni: trunkEni ?? false,
      maxEni: maxEni !== undefined,
      efaOnlyEnis: efaOnlyEnis > 0,
    }),
  ];
}

/**
 * The same of what a demand adds to them.
 */
export function demandContradictions(subject: string, options: AddressDemandOptions): Finding[] {
  const { ipFamily, customNetworking, subnetDiscovery, warmPool, windowsWarmPool, ipAssignment } = options;
  const kernel = kernelOf(options);
  const ipv6 = ipFamily === PodIpFamily.IPV6 && kernel.ipv6;
  const targets = windowsWarmPool === undefined ? '' : Object.keys(windowsWarmPool._targets).join(' and ');
  return [
    ...(customNetworking && subnetDiscovery && kernel.runsVpcCni && !ipv6 ? [findingOf('forecast-contradiction', subject,
      `'customNetworking' and 'subnetDiscovery' of ${subject} are both true, and the VPC CNI then discovers no subnets; set one of them`)] : []),
    ...excluded(subject, kernel, { subnetDiscovery: subnetDiscovery ?? false }),
    ...(ipv6 && subnetDiscovery ? [withIpv6(subject, 'subnetDiscovery', 'pods have addresses of the primary ENI only')] : []),
    ...(ipv6 && warmPool !== undefined ? [withIpv6(subject, 'warmPool', 'warm targets have no effect on a /80')] : []),
    ...excluded(subject, kernel, { warmPool: warmPool !== undefined }),
    ...(kernel.runsVpcCni && windowsWarmPool !== undefined ? [refusal(subject,
      `'windowsWarmPool' of ${subject} is given, and 'os' is not windows, so it would do nothing; leave it out, or set 'warmPool'`)] : []),
    ...(!kernel.runsVpcCni && windowsWarmPool?.fits(ipAssignment) === false ? [findingOf('invalid-warm-pool', subject,
      `'windowsWarmPool' of ${subject} sets ${targets}, which does nothing with secondary-ip; use WindowsWarmPool.addresses, or prefix delegation`)] : []),
  ];
}

/** Options that are given, and mean nothing for nodes of a kernel. */
function excluded(subject: string, { name, excludes }: NodeKernel, given: Partial<Record<ExcludableOption, boolean>>): Finding[] {
  const names = (Object.keys(given) as ExcludableOption[]).filter((option) => given[option]);
  return names.flatMap((option) => excludes[option] === undefined ? [] : [refusal(subject,
    `'${option}' of ${subject} is given with 'os' ${name}, and ${excludes[option].ofNode}; leave it out, or use ${DEFAULT_KERNEL.title} nodes`)]);
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

import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { Subject } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { NODE_OPTION_WORDS as WORDS } from '../../findings/words/node-options';
import { WARM_TARGET_WORDS } from '../../findings/words/warm-targets';
import { AddressDemandOptions } from '../address-demand-options';
import { NodeCapacityOptions, OperatingSystem, PodCap, PodIpFamily } from '../node-capacity-options';

/**
 * A name that is no operating system, or Windows beside IPv6.
 */
export function osFindings(subject: Subject, { os = OperatingSystem.LINUX, ipFamily }: NodeCapacityOptions): Finding[] {
  const refuse = refusalsOf(subject);
  return [
    ...notAChoice(subject, 'os', os, Object.values(OperatingSystem)),
    ...refuse(ipFamily === PodIpFamily.IPV6 && os === OperatingSystem.WINDOWS, WORDS.windowsWithIpv6),
  ];
}

/**
 * What the options of a node rule out among themselves: what would mean nothing, or be dropped without a word.
 */
export function contradictionFindings(subject: Subject, options: NodeCapacityOptions): Finding[] {
  const { os = OperatingSystem.LINUX, ipFamily = PodIpFamily.IPV4, podCap, ipAssignment } = options;
  const { customNetworking, trunkEni, maxEni, efaOnlyEnis = 0 } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  const refuse = refusalsOf(subject);
  return [
    ...osFindings(subject, options),
    ...notAChoice(subject, 'ipFamily', ipFamily, Object.values(PodIpFamily)),
    ...refuse(ipv6 && customNetworking, WORDS.customNetworkingWithIpv6),
    ...refuse(ipv6 && !windows && maxEni !== undefined, WORDS.maxEniWithIpv6),
    ...refuse(ipv6 && ipAssignment?.usesPrefixes === false, WORDS.singleAddressesWithIpv6),
    ...refuse(ipv6 && podCap === PodCap.NONE, WORDS.noCapWithIpv6),
    ...refuse(windows && customNetworking, WORDS.customNetworkingOnWindows),
    ...refuse(windows && trunkEni, WORDS.trunkOnWindows),
    ...refuse(windows && maxEni !== undefined, WORDS.maxEniOnWindows),
    ...refuse(windows && efaOnlyEnis > 0, WORDS.efaOnWindows),
  ];
}

/**
 * The same of what a demand adds to them.
 */
export function demandContradictions(subject: Subject, options: AddressDemandOptions): Finding[] {
  const { os, ipFamily, customNetworking, subnetDiscovery, warmPool, windowsWarmPool, ipAssignment } = options;
  const windows = os === OperatingSystem.WINDOWS;
  const ipv6 = ipFamily === PodIpFamily.IPV6 && !windows;
  const refuse = refusalsOf(subject);
  return [
    ...refuse(customNetworking && subnetDiscovery && !windows && !ipv6, WORDS.customNetworkingWithDiscovery),
    ...refuse(windows && subnetDiscovery, WORDS.discoveryOnWindows),
    ...refuse(ipv6 && subnetDiscovery, WORDS.discoveryWithIpv6),
    ...refuse(ipv6 && warmPool !== undefined, WORDS.warmPoolWithIpv6),
    ...refuse(windows && warmPool !== undefined, WORDS.warmPoolOnWindows),
    ...refuse(!windows && windowsWarmPool !== undefined, WORDS.windowsPoolOnLinux),
    ...(windows && windowsWarmPool?.fits(ipAssignment) === false ? [findingOf(WARM_TARGET_WORDS.windowsTargetsUnused, subject,
      { of: subject.name, targets: Object.keys(windowsWarmPool._targets) })] : []),
  ];
}

function notAChoice(subject: Subject, option: string, got: string, choices: string[]): Finding[] {
  return choices.includes(got) ? [] : [findingOf(WORDS.notAChoice, subject, { option, of: subject.name, choices, got })];
}

/** Refuses options of a subject where a reason holds that needs no fact beside their owner. */
function refusalsOf(subject: Subject) {
  return (holds: boolean | undefined, reason: Wording<{ readonly of: string }>): Finding[] =>
    (holds ? [findingOf(reason, subject, { of: subject.name })] : []);
}

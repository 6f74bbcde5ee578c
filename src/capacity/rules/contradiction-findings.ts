import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { Subject } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { NODE_OPTION_WORDS as WORDS } from '../../findings/words/nodes/node-options';
import { WARM_TARGET_WORDS } from '../../findings/words/nodes/warm-targets';
import { AddressDemandOptions } from '../address-demand-options';
import { DEFAULT_KERNEL, kernelOf } from '../kernel/kernels';
import { Excludable } from '../kernel/node-kernel';
import { NodeCapacityOptions, PodCap, PodIpFamily } from '../node-capacity-options';
import { OperatingSystem } from '../operating-system';

/**
 * A name that is no operating system, or one whose pods have IPv4 only beside IPv6.
 */
export function osFindings(subject: Subject, options: NodeCapacityOptions): Finding[] {
  const { os = DEFAULT_KERNEL.name, ipFamily } = options;
  return [
    ...notAChoice(subject, 'os', os, Object.values(OperatingSystem)),
    ...excluded(subject, options, { ipv6: ipFamily === PodIpFamily.IPV6 }),
  ];
}

/**
 * What the options of a node rule out among themselves: what would mean nothing, or be dropped without a word.
 */
export function contradictionFindings(subject: Subject, options: NodeCapacityOptions): Finding[] {
  const {
    ipFamily = PodIpFamily.IPV4, podCap, ipAssignment, customNetworking, trunkEni, maxEni, efaOnlyEnis = 0,
  } = options;
  const { runsVpcCni } = kernelOf(options);
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  const refuse = refusalsOf(subject);
  return [
    ...osFindings(subject, options),
    ...notAChoice(subject, 'ipFamily', ipFamily, Object.values(PodIpFamily)),
    ...refuse(ipv6 && customNetworking, WORDS.customNetworkingWithIpv6),
    ...refuse(ipv6 && runsVpcCni && maxEni !== undefined, WORDS.maxEniWithIpv6),
    ...refuse(ipv6 && ipAssignment?.usesPrefixes === false, WORDS.singleAddressesWithIpv6),
    ...refuse(ipv6 && podCap === PodCap.NONE, WORDS.noCapWithIpv6),
    ...excluded(subject, options, {
      customNetworking,
      trunkEni,
      maxEni: maxEni !== undefined,
      efaOnlyEnis: efaOnlyEnis > 0,
    }),
  ];
}

/**
 * The same of what a demand adds to them.
 */
export function demandContradictions(subject: Subject, options: AddressDemandOptions): Finding[] {
  const { ipFamily, customNetworking, subnetDiscovery, warmPool, windowsWarmPool, ipAssignment } = options;
  const { runsVpcCni } = kernelOf(options);
  const ipv6 = ipFamily === PodIpFamily.IPV6 && runsVpcCni;
  const refuse = refusalsOf(subject);
  return [
    ...refuse(customNetworking && subnetDiscovery && runsVpcCni && !ipv6, WORDS.customNetworkingWithDiscovery),
    ...excluded(subject, options, { subnetDiscovery }),
    ...refuse(ipv6 && subnetDiscovery, WORDS.discoveryWithIpv6),
    ...refuse(ipv6 && warmPool !== undefined, WORDS.warmPoolWithIpv6),
    ...excluded(subject, options, { warmPool: warmPool !== undefined }),
    ...refuse(runsVpcCni && windowsWarmPool !== undefined, WORDS.windowsPoolOnLinux),
    ...(!runsVpcCni && windowsWarmPool?.fits(ipAssignment) === false
      ? [
        findingOf(WARM_TARGET_WORDS.windowsTargetsUnused, subject, {
          of: subject.name,
          targets: Object.keys(windowsWarmPool._targets),
        }),
      ]
      : []),
  ];
}

/** What is asked of nodes, and is not for their kernel. */
function excluded(
  subject: Subject,
  options: NodeCapacityOptions,
  asked: Partial<Record<Excludable, boolean>>,
): Finding[] {
  const { excludes } = kernelOf(options);
  const refuse = refusalsOf(subject);
  return (Object.keys(asked) as Excludable[]).flatMap((what) =>
    excludes[what] === undefined ? [] : refuse(asked[what], excludes[what].ofNode),
  );
}

function notAChoice(subject: Subject, option: string, got: string, choices: string[]): Finding[] {
  return choices.includes(got)
    ? []
    : [findingOf(WORDS.notAChoice, subject, { option, of: subject.name, choices, got })];
}

/** Refuses options of a subject where a reason holds that needs no fact beside their owner. */
function refusalsOf(subject: Subject) {
  return (holds: boolean | undefined, reason: Wording<{ readonly of: string }>): Finding[] =>
    (holds ? [findingOf(reason, subject, { of: subject.name })] : []);
}

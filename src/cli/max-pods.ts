import { isProblem, UsageProblem, wholeNumberOf, Words, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { InstanceTypeLimits, unknownTypeMessage } from '../capacity/instance-type-limits';
import { IpAssignment } from '../capacity/ip-assignment';
import { CNI_FEATURES, isCniVersion, lacks, sinceText } from '../capacity/kernel/cni-features';
import { DEFAULT_KERNEL, kernelUnder, SYSTEM_NAMES } from '../capacity/kernel/kernels';
import { Excludable, NodeKernel } from '../capacity/kernel/node-kernel';
import { NodeCapacity } from '../capacity/node-capacity';
import { NodeCapacityOptions, PodCap, PodIpFamily } from '../capacity/node-capacity-options';
import { FindingSeverity } from '../findings/finding';
import { blockOf } from '../findings/print/finding-lines';
import { grouped } from '../findings/print/joint-findings';
import { textTable } from '../render/text-table';

const OPTIONS = {
  'all': { type: 'boolean' },
  'prefix-delegation': { type: 'boolean' },
  'custom-networking': { type: 'boolean' },
  'max-eni': { type: 'string', allowed: 'a whole number of 1 or more' },
  'trunk-eni': { type: 'boolean' },
  'addon-version': { type: 'string', allowed: 'a version, as in v1.21.1-eksbuild.1' },
  'efa-only-enis': { type: 'string', allowed: 'a whole number of 0 or more' },
  'host-network-pods': { type: 'string', allowed: 'a whole number of 0 or more' },
  'os': { type: 'string', allowed: listed(SYSTEM_NAMES) },
  'ip-family': { type: 'string', allowed: 'ipv4 or ipv6' },
  'uncapped': { type: 'boolean' },
  'tagged-subnets': { type: 'boolean' },
  'json': { type: 'boolean' },
} as const;

export const MAX_PODS_USAGE =
  'eks-pod-capacity max-pods [TYPE...] [--all] [--prefix-delegation] [--custom-networking] [--max-eni N] [--trunk-eni]'
  + ` [--addon-version VERSION] [--efa-only-enis N] [--host-network-pods N] [--os ${SYSTEM_NAMES.join('|')}]`
  + ' [--ip-family ipv4|ipv6] [--uncapped] [--tagged-subnets] [--json]';

/**
 * `max-pods`: how many pods a node of each type can run, and what binds.
 */
export function maxPods(args: readonly string[]): CommandResult | UsageProblem {
  const words = wordsOf(args, OPTIONS);
  if (isProblem(words)) return words;
  const refused = refusedChoice(words);
  if (refused !== undefined) return { problems: [refused] };
  const options = nodeOptions(words);
  if (isProblem(options)) return options;
  const limits = limitsOf(words);
  if (isProblem(limits)) return limits;
  const nodes = limits.map((type) => NodeCapacity.of(type, options));
  const failed = nodes.some((node) => node.findings.some(({ severity }) => severity === FindingSeverity.ERROR));
  return { output: words.values.json ? `${JSON.stringify(nodes.map(record), undefined, 2)}\n` : page(nodes), failed };
}

/** The options of nodes that a kernel can rule out, by their names here. */
const EXCLUDABLE: Readonly<Record<string, Excludable>> = {
  'custom-networking': 'customNetworking',
  'tagged-subnets': 'customNetworking',
  'trunk-eni': 'trunkEni',
  'max-eni': 'maxEni',
  'efa-only-enis': 'efaOnlyEnis',
};

/** Options that nothing comes of with IPv6, and why. */
const NOT_WITH_IPV6 = {
  'custom-networking': 'the VPC CNI does not start with both',
  'tagged-subnets': 'pods have addresses of the primary ENI only',
  'max-eni': 'pods have addresses of the primary ENI only',
  'uncapped': 'a /80 has 2^48 addresses, so nothing but the cap is left to bind',
} as const;

function refusedChoice({ values }: Words): string | undefined {
  const { os, 'ip-family': family, 'addon-version': version } = values;
  if (os !== undefined && !SYSTEM_NAMES.includes(String(os))) {
    return `--os must be ${listed(SYSTEM_NAMES)}, and is '${os}'`;
  }
  if (version !== undefined && !isCniVersion(version)) {
    return `--addon-version must be ${OPTIONS['addon-version'].allowed}, and is '${version}'`;
  }
  if (values['tagged-subnets'] && values['custom-networking']) {
    return '--tagged-subnets and --custom-networking exclude each other, because ENIConfigs win: leave one of them out';
  }
  const { taggedSubnets } = CNI_FEATURES;
  if (values['tagged-subnets'] && version !== undefined && lacks(String(version), taggedSubnets)) {
    return `--tagged-subnets needs --addon-version ${sinceText(taggedSubnets)} or later, and is '${version}'`;
  }
  if (family !== undefined && family !== 'ipv4' && family !== 'ipv6') {
    return `--ip-family must be ipv4 or ipv6, and is '${family}'`;
  }
  const { excludes } = systemKernel(values);
  if (excludes.ipv6 !== undefined && family === 'ipv6') {
    return `--os ${os} and --ip-family ipv6 exclude each other, because ${excludes.ipv6.ofKind}: leave one of them out`;
  }
  if (family === 'ipv6') return exclusion(values, '--ip-family ipv6', NOT_WITH_IPV6);
  const excluded = Object.entries(EXCLUDABLE).flatMap(([name, option]) =>
    excludes[option] === undefined ? [] : [[name, excludes[option].ofKind]],
  );
  return exclusion(values, `--os ${os}`, Object.fromEntries(excluded));
}

/** The kernel of the nodes. */
function systemKernel({ os }: Words['values']): NodeKernel {
  return os === undefined ? DEFAULT_KERNEL : kernelUnder(String(os));
}

/** What is said of the first option that another one excludes. */
function exclusion(
  values: Words['values'],
  by: string,
  excluded: Readonly<Record<string, string>>,
): string | undefined {
  const [name, why] = Object.entries(excluded).find(([option]) => values[option] !== undefined) ?? [];
  return name === undefined
    ? undefined
    : `--${name} and ${by} exclude each other, because ${why}: leave one of them out`;
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices[choices.length - 1]}`;
}

function nodeOptions(words: Words): NodeCapacityOptions | UsageProblem {
  const maxEni = wholeNumberOf(words, 'max-eni', 1);
  if (isProblem(maxEni)) return maxEni;
  const efaOnlyEnis = wholeNumberOf(words, 'efa-only-enis', 0);
  if (isProblem(efaOnlyEnis)) return efaOnlyEnis;
  const hostNetworkPods = wholeNumberOf(words, 'host-network-pods', 0);
  if (isProblem(hostNetworkPods)) return hostNetworkPods;
  const { values } = words;
  const ipv6 = values['ip-family'] === 'ipv6';
  return {
    os: systemKernel(values).name,
    ipFamily: ipv6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4,
    ipAssignment: values['prefix-delegation'] || ipv6 ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
    // Counts are the same: the primary ENI carries no pods.
    customNetworking: values['custom-networking'] === true || values['tagged-subnets'] === true,
    trunkEni: values['trunk-eni'] === true,
    addonVersion: isCniVersion(values['addon-version']) ? values['addon-version'] : undefined,
    podCap: values.uncapped ? PodCap.NONE : PodCap.BY_VCPUS,
    maxEni,
    efaOnlyEnis,
    hostNetworkPods,
  };
}

function limitsOf({ operands, values }: Words): InstanceTypeLimits[] | UsageProblem {
  if (values.all) {
    return operands.length === 0
      ? InstanceTypeLimits.all()
      : { problems: [`--all and TYPE '${operands[0]}' exclude each other: give one of them`] };
  }
  if (operands.length === 0) {
    return { problems: ['TYPE is missing: name at least one instance type, as in m5.large, or give --all'] };
  }
  const unknown = operands.filter((type) => InstanceTypeLimits.find(type) === undefined);
  if (unknown.length > 0) return { problems: unknown.map((type) => `TYPE ${unknownTypeMessage(type)}`) };
  return operands.map((type) => InstanceTypeLimits.of(type));
}

/** The object of one type; the names are a contract. */
function record(node: NodeCapacity): object {
  return {
    instanceType: node.limits.instanceType,
    ipAssignment: node.ipAssignment.mode,
    enis: node.enis,
    ipv4PerEni: node.limits.ipv4PerEni,
    podSlots: node.podSlots,
    podAddresses: node.podAddresses,
    hostNetworkPods: node.hostNetworkPods,
    branchInterfaces: node.branchInterfaces ?? null,
    eniLimitedPods: node.eniLimitedPods,
    cap: node.cappedAt ?? null,
    maxPods: node.maxPods,
    boundBy: node.boundBy,
    reservedMemoryMiB: node.reservation.memoryMib,
    findings: node.findings,
  };
}

function page(nodes: readonly NodeCapacity[]): string {
  const rows = nodes.map((node) => [
    node.limits.instanceType,
    node.ipAssignment.mode,
    String(node.enis),
    String(node.podSlots),
    String(node.podAddresses),
    String(node.eniLimitedPods),
    node.cappedAt === undefined ? '-' : String(node.cappedAt),
    String(node.maxPods),
    node.boundBy,
    `${node.reservation.memoryMib} MiB`,
  ]);
  const head = [
    'type',
    'assignment',
    'ENIs',
    'slots',
    'addresses',
    'pods by ENIs',
    'cap',
    'max pods',
    'bound by',
    'kubelet keeps',
  ];
  const notes = grouped(nodes.flatMap(({ findings }) => findings)).map(
    (finding) => `${finding.severity}: ${blockOf(finding)}`,
  );
  return [textTable(head, rows), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n') + '\n';
}

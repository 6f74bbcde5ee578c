import { InstanceTypeLimits, unknownTypeMessage } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { CNI_FEATURES, isCniVersion, lacks, sinceText } from '../../capacity/kernel/cni-features';
import { DEFAULT_KERNEL, kernelUnder, SYSTEM_NAMES } from '../../capacity/kernel/kernels';
import { Excludable, NodeKernel } from '../../capacity/kernel/node-kernel';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeCapacityOptions, PodCap, PodIpFamily } from '../../capacity/node-capacity-options';
import { FindingSeverity } from '../../findings/finding';
import { blockOf } from '../../findings/print/finding-lines';
import { grouped } from '../../findings/print/joint-findings';
import { textTable } from '../../render/text-table';
import { wholeNumberOf } from '../framework/arguments';
import { Command, CommandContext, CommandOptions, Words } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';

const VERSION = 'a version, as in v1.21.1-eksbuild.1';

const OPTIONS: CommandOptions = {
  'all': { text: 'every type of the table, by name' },
  'prefix-delegation': { text: 'each slot of an ENI holds a prefix (/28) in place of a single address' },
  'custom-networking': { text: 'pods have subnets of their own, so the primary ENI carries no pods' },
  'max-eni': { text: 'MAX_ENI of the VPC CNI', value: { name: 'N', allowed: 'a whole number of 1 or more' } },
  'trunk-eni': { text: 'one ENI is a trunk ENI, for security groups for pods' },
  'addon-version': { text: 'version of the add-on vpc-cni', value: { name: 'VERSION', allowed: VERSION } },
  'efa-only-enis': {
    text: 'number of EFA-only interfaces on the default network card',
    value: { name: 'N', allowed: 'a whole number of 0 or more' },
  },
  'host-network-pods': {
    text: 'pods on the host network, which take no address; 2 by default',
    value: { name: 'N', allowed: 'a whole number of 0 or more' },
  },
  'os': {
    text: 'operating system of the nodes',
    value: { name: 'OS', allowed: listed(SYSTEM_NAMES), choices: SYSTEM_NAMES },
  },
  'ip-family': {
    text: 'family of the pod IP addresses',
    value: { name: 'FAMILY', allowed: 'ipv4 or ipv6', choices: ['ipv4', 'ipv6'] },
  },
  'uncapped': { text: 'without the recommended cap of 110 or 250 pods' },
  'tagged-subnets': { text: 'pods have subnets of their own, which the VPC CNI finds by a tag' },
  'json': { text: 'gives an array, an object for each type' },
};

/** `max-pods`: how many pods a node of each type can run, and what binds. */
export const MAX_PODS: Command = {
  name: 'max-pods',
  purpose: 'how many pods a node of each instance type can run, and what limits it',
  examples: [
    { words: 'max-pods m5.large m6i.large', says: 'with single addresses' },
    { words: 'max-pods m5.large --prefix-delegation --custom-networking', says: 'with prefixes (/28), in pod subnets' },
    { words: 'max-pods --all --json', says: 'every type of the table, as data' },
  ],
  operands: [{
    name: 'TYPE',
    text: 'at least one instance type, as in m5.large, or several with commas between them',
    isOptional: true,
    isMany: true,
  }],
  options: OPTIONS,
  page: 'capacity-model.md',
  run: maxPods,
};

function maxPods(words: CommandContext): CommandResult | UsageProblem {
  const refused = refusedChoice(words);
  if (refused !== undefined) return { problems: [refused] };
  const options = nodeOptions(words);
  if (isProblem(options)) return options;
  const asked = limitsOf(words);
  if (isProblem(asked)) return asked;
  const nodes = asked.limits.map((type) => NodeCapacity.of(type, options));
  const failed = nodes.some((node) => node.findings.some(({ severity }) => severity === FindingSeverity.ERROR));
  const answer = { failed, unanswered: asked.unknown };
  return words.values.json
    ? { ...answer, output: `${JSON.stringify(nodes.map(record), undefined, 2)}\n`, isData: true }
    : { ...answer, output: page(nodes) };
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
  'uncapped': 'a /80 has 2^48 addresses, so only the cap limits max pods',
} as const;

function refusedChoice({ values }: Words): string | undefined {
  const { os, 'ip-family': family, 'addon-version': version } = values;
  if (version !== undefined && !isCniVersion(version)) {
    return `--addon-version must be ${VERSION}, and is '${version}'`;
  }
  if (values['tagged-subnets'] && values['custom-networking']) {
    return '--tagged-subnets and --custom-networking exclude each other, because ENIConfigs win: leave one of them out';
  }
  const { taggedSubnets } = CNI_FEATURES;
  if (values['tagged-subnets'] && version !== undefined && lacks(String(version), taggedSubnets)) {
    return `--tagged-subnets needs --addon-version ${sinceText(taggedSubnets)} or later, and is '${version}'`;
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

/** The types that are asked for, and what is said of those that the table does not have; at least one is known. */
function limitsOf(
  { operands, values }: Words,
): { readonly limits: InstanceTypeLimits[]; readonly unknown: string[] } | UsageProblem {
  const types = operands.flatMap((word) => word.split(',')).map((type) => type.trim().toLowerCase())
    .filter((type) => type !== '');
  if (values.all) {
    return operands.length === 0
      ? { limits: InstanceTypeLimits.all(), unknown: [] }
      : { problems: [`--all and TYPE '${operands[0]}' exclude each other: give one of them`] };
  }
  if (types.length === 0) {
    return { problems: ['TYPE is missing: name at least one instance type, as in m5.large, or give --all'] };
  }
  const limits = types.map((type) => InstanceTypeLimits.find(type)).filter((found) => found !== undefined);
  const unknown = types.filter((type) => InstanceTypeLimits.find(type) === undefined)
    .map((type) => `TYPE ${unknownTypeMessage(type)}`);
  return limits.length === 0 ? { problems: unknown } : { limits, unknown };
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

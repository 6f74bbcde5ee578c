import { isProblem, UsageProblem, wholeNumberOf, Words, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { InstanceTypeLimits, unknownTypeMessage } from '../capacity/instance-type-limits';
import { IpAssignment } from '../capacity/ip-assignment';
import { NodeCapacity } from '../capacity/node-capacity';
import { NodeCapacityOptions, PodCap } from '../capacity/node-capacity-options';
import { FindingSeverity } from '../findings/finding';
import { textTable } from '../render/text-table';

const OPTIONS = {
  'all': { type: 'boolean' },
  'prefix-delegation': { type: 'boolean' },
  'custom-networking': { type: 'boolean' },
  'max-eni': { type: 'string', allowed: 'a whole number of 1 or more' },
  'trunk-eni': { type: 'boolean' },
  'host-network-pods': { type: 'string', allowed: 'a whole number of 0 or more' },
  'os': { type: 'string', allowed: 'al2023 or bottlerocket' },
  'ip-family': { type: 'string', allowed: 'ipv4' },
  'uncapped': { type: 'boolean' },
  'json': { type: 'boolean' },
} as const;

export const MAX_PODS_USAGE = 'eks-pod-capacity max-pods [TYPE...] [--all] [--prefix-delegation] [--custom-networking] [--max-eni N] [--trunk-eni]'
  + ' [--host-network-pods N] [--os al2023|bottlerocket] [--ip-family ipv4] [--uncapped] [--json]';

/**
 * `max-pods`: how many pods a node of each type can run, and what binds.
 */
export function maxPods(args: readonly string[]): CommandResult | UsageProblem {
  const words = wordsOf(args, OPTIONS);
  if (isProblem(words)) return words;
  const unsupported = unsupportedChoice(words);
  if (unsupported !== undefined) return { problem: unsupported };
  const options = nodeOptions(words);
  if (isProblem(options)) return options;
  const limits = limitsOf(words);
  if (isProblem(limits)) return limits;
  const nodes = limits.map((type) => NodeCapacity.of(type, options));
  const failed = nodes.some((node) => node.findings.some(({ severity }) => severity === FindingSeverity.ERROR));
  return { output: words.values.json ? `${JSON.stringify(nodes.map(record), undefined, 2)}\n` : page(nodes), failed };
}

function unsupportedChoice({ values }: Words): string | undefined {
  const { os, 'ip-family': family } = values;
  if (os === 'windows') return '--os windows comes with a later release; allowed are al2023 and bottlerocket';
  if (os !== undefined && os !== 'al2023' && os !== 'bottlerocket') return `--os must be al2023 or bottlerocket; got '${os}'`;
  if (family === 'ipv6') return '--ip-family ipv6 comes with a later release; allowed is ipv4';
  if (family !== undefined && family !== 'ipv4') return `--ip-family must be ipv4; got '${family}'`;
  return undefined;
}

function nodeOptions(words: Words): NodeCapacityOptions | UsageProblem {
  const maxEni = wholeNumberOf(words, 'max-eni', 1);
  if (isProblem(maxEni)) return maxEni;
  const hostNetworkPods = wholeNumberOf(words, 'host-network-pods', 0);
  if (isProblem(hostNetworkPods)) return hostNetworkPods;
  const { values } = words;
  return {
    ipAssignment: values['prefix-delegation'] ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
    customNetworking: values['custom-networking'] === true,
    trunkEni: values['trunk-eni'] === true,
    podCap: values.uncapped ? PodCap.NONE : PodCap.BY_VCPUS,
    maxEni,
    hostNetworkPods,
  };
}

function limitsOf({ operands, values }: Words): InstanceTypeLimits[] | UsageProblem {
  if (values.all) {
    return operands.length === 0 ? InstanceTypeLimits.all() : { problem: `--all and TYPE '${operands[0]}' exclude each other; give one of them` };
  }
  if (operands.length === 0) return { problem: 'TYPE is missing; name at least one instance type, as in m5.large, or give --all' };
  const unknown = operands.filter((type) => InstanceTypeLimits.find(type) === undefined);
  if (unknown.length > 0) return { problem: unknown.map((type) => `TYPE ${unknownTypeMessage(type)}`).join('; ') };
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
  const head = ['type', 'assignment', 'ENIs', 'slots', 'addresses', 'pods by ENIs', 'cap', 'max pods', 'bound by', 'kubelet keeps'];
  const notes = nodes.flatMap((node) => node.findings.map(({ severity, message, id }) => `${severity}: ${message} [${id}]`));
  return [textTable(head, rows), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n') + '\n';
}

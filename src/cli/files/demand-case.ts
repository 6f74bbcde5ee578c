import { InstanceTypeLimits, unknownTypeMessage } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { isCniVersion } from '../../capacity/kernel/cni-features';
import { linuxEnis } from '../../capacity/kernel/linux-enis';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeSettings } from '../../capacity/pool/node-addresses';
import { Finding } from '../../findings/finding';

/** What one case asks of the algorithm. */
export interface DemandCase {
  readonly settings: NodeSettings;
  readonly pods: number;

  /** What there is to say of its node, where its type is given. */
  readonly findings: Finding[];
}

const BOOLEANS = ['prefixDelegation', 'customNetworking', 'trunkEni'];

/** The whole numbers of a case, with the least that each may be; targets may be anything that the CNI reads. */
const NUMBERS: Record<string, number> = {
  enis: 1,
  ipv4PerEni: 1,
  maxEni: -Infinity,
  warmEniTarget: -Infinity,
  warmIpTarget: -Infinity,
  minimumIpTarget: -Infinity,
  warmPrefixTarget: -Infinity,
  maxPods: 1,
  pods: 0,
};

/** The cases of a file, or everything that is wrong with them. */
export function demandCases(value: unknown): DemandCase[] | string[] {
  if (!Array.isArray(value)) return ['the file must hold a JSON array of cases'];
  const problems = value.flatMap((item, index) => caseProblems(item).map((problem) => `[${index}]${problem}`));
  return problems.length > 0 ? problems : value.map(demandCase);
}

/** Whether what was read is problems. */
export function areProblems(result: DemandCase[] | string[]): result is string[] {
  return typeof result[0] === 'string';
}

function caseProblems(item: unknown): string[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return [` must be an object, and is ${JSON.stringify(item)}`];
  }
  const given = Object.entries(item).filter(([, value]) => value !== null);
  const names = given.map(([name]) => name);
  const allowed = ['instanceType', 'addonVersion', ...BOOLEANS, ...Object.keys(NUMBERS)];
  return [
    ...names
      .filter((name) => !allowed.includes(name))
      .map((name) => `.${name} is not a property of a case: allowed are ${allowed.join(', ')}`),
    ...given.filter(([name]) => allowed.includes(name)).flatMap(([name, value]) => valueProblems(name, value)),
    ...sourceProblems(names),
    ...(names.includes('pods') ? [] : ['.pods is missing: give a whole number of 0 or more']),
  ];
}

function valueProblems(name: string, value: unknown): string[] {
  if (name === 'instanceType') {
    if (typeof value !== 'string') {
      return [`.instanceType must be the name of a type, as in m5.large, and is ${JSON.stringify(value)}`];
    }
    return InstanceTypeLimits.find(value) === undefined ? [`.instanceType: ${unknownTypeMessage(value)}`] : [];
  }
  if (name === 'addonVersion') {
    return isCniVersion(value)
      ? [] : [`.addonVersion must be a version, as in v1.21.1-eksbuild.1, and is ${JSON.stringify(value)}`];
  }
  if (BOOLEANS.includes(name)) {
    return typeof value === 'boolean' ? [] : [`.${name} must be true or false, and is ${JSON.stringify(value)}`];
  }
  const least = NUMBERS[name];
  if (Number.isSafeInteger(value) && (value as number) >= least) return [];
  const range = least === -Infinity ? '' : ` of ${least} or more`;
  const got = typeof value === 'number' ? value : JSON.stringify(value);
  return [`.${name} must be a whole number${range}, and is ${got}`];
}

function sourceProblems(names: readonly string[]): string[] {
  const raw = ['enis', 'ipv4PerEni'].filter((name) => names.includes(name));
  if (names.includes('instanceType')) {
    return raw.length === 0
      ? []
      : [`.instanceType and .${raw[0]} exclude each other: give the type, or enis and ipv4PerEni`];
  }
  return raw.length === 2 ? [] : ['.instanceType is missing: give it, or enis and ipv4PerEni'];
}

/** A case that has no problems, with the defaults of the add-on for targets that are absent. */
function demandCase(item: any): DemandCase {
  const limits =
    item.instanceType === undefined || item.instanceType === null
      ? undefined
      : InstanceTypeLimits.of(item.instanceType);
  const customNetworking = item.customNetworking ?? false;
  const options = {
    maxEni: item.maxEni >= 1 ? item.maxEni : undefined,
    customNetworking,
    trunkEni: item.trunkEni ?? false,
    addonVersion: item.addonVersion ?? undefined,
  };
  const { podEnis, trunkEni } = linuxEnis(
    { maxEnis: limits?.maxEnis ?? item.enis, branchInterfaces: limits?.branchInterfaces },
    options,
  );
  const ipAssignment = item.prefixDelegation ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
  return {
    findings: limits === undefined ? [] : NodeCapacity.of(limits, { ...options, ipAssignment })._limitFindings(),
    settings: {
      prefixes: (item.prefixDelegation ?? false) && (limits?.supportsPrefixes ?? true),
      slotsPerEni: (limits?.ipv4PerEni ?? item.ipv4PerEni) - 1,
      podEnis,
      customNetworking,
      trunkEni,
      warmEniTarget: item.warmEniTarget ?? 1,
      warmIpTarget: item.warmIpTarget ?? 0,
      minimumIpTarget: item.minimumIpTarget ?? 0,
      warmPrefixTarget: item.warmPrefixTarget ?? 1,
      spreadsPods: true,
      maxPods: item.maxPods ?? undefined,
    },
    pods: item.pods,
  };
}

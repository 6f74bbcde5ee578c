import type * as generated from './instance-types.generated';

/**
 * What the table holds of one type. Undefined means unknown.
 */
export interface InstanceTypeRow {
  readonly instanceType: string;
  readonly vcpus?: number;
  readonly memoryMib?: number;
  readonly architecture?: 'x86_64' | 'arm64';
  readonly hypervisor?: 'nitro' | 'xen' | 'none';
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  readonly networkCards: number;
  readonly branchInterfaces?: number;
}

const ARCHITECTURES: Record<string, InstanceTypeRow['architecture']> = { x: 'x86_64', a: 'arm64' };
const HYPERVISORS: Record<string, InstanceTypeRow['hypervisor']> = { n: 'nitro', x: 'xen', m: 'none' };

let lines: Map<string, string> | undefined;

/** The names of all types, sorted. */
export function instanceTypeNames(): string[] {
  return [...table().keys()];
}

/** The row of a type, or undefined when the table does not have it. */
export function instanceTypeRow(instanceType: string): InstanceTypeRow | undefined {
  const line = table().get(instanceType);
  if (line === undefined) return undefined;
  const [, vcpus, memoryMib, architecture, hypervisor, maxEnis, ipv4PerEni, networkCards, branchInterfaces] =
    line.split(',');
  return {
    instanceType,
    vcpus: known(vcpus),
    memoryMib: known(memoryMib),
    architecture: ARCHITECTURES[architecture],
    hypervisor: HYPERVISORS[hypervisor],
    maxEnis: Number(maxEnis),
    ipv4PerEni: Number(ipv4PerEni),
    networkCards: Number(networkCards),
    branchInterfaces: known(branchInterfaces),
  };
}

/** The day on which the data was compiled. */
export function compiledOn(): string {
  return load().COMPILED_ON;
}

function known(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}

function table(): Map<string, string> {
  lines ??= new Map(load().ROWS.trim().split('\n').map((line) => [line.slice(0, line.indexOf(',')), line]));
  return lines;
}

/** Required here and not imported above, so that an app which asks for no type does not load the table. */
function load(): typeof generated {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./instance-types.generated') as typeof generated;
}

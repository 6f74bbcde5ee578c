import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/** The day on which data/instance-types.csv was compiled. */
const COMPILED_ON = '2026-11-22';

export const CSV_FILE = join(__dirname, '../data/instance-types.csv');
export const GENERATED_FILE = join(__dirname, '../src/capacity/private/instance-types.generated.ts');

/**
 * The generated module for a CSV of instance types: one short line a type, sorted by name.
 */
export function generatedInstanceTypes(csv: string): string {
  const [head, ...lines] = csv.trim().split('\n');
  const columns = head.split(',');
  const rows = lines
    .map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index], value])))
    .filter((row) => !isInternalOnly(row))
    .map(rowText)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return [
    '// Generated from data/instance-types.csv by scripts/generate-instance-types.ts. Do not edit: a test compares.',
    '',
    '/** The day on which the data was compiled. */',
    `export const COMPILED_ON = '${COMPILED_ON}';`,
    '',
    '/**',
    ' * instance type, vCPUs, MiB, architecture (x86_64 or arm64: x, a),',
    ' * hypervisor (nitro, xen, none on bare metal: n, x, m), ENIs, IPv4 addresses an ENI of the default network card,',
    ' * network cards, branch interfaces (0: cannot trunk). Empty: unknown.',
    ' */',
    'export const ROWS = `',
    ...rows,
    '`;',
    '',
  ].join('\n');
}

/** Types that one internal list names, without vCPU, memory or architecture. */
function isInternalOnly(row: Record<string, string>): boolean {
  return row.sources === 'karpenter' && row.vcpus === '';
}

function rowText(row: Record<string, string>): string {
  const architecture = { 'x86_64': 'x', 'arm64': 'a', '': '' }[row.arch];
  const hypervisor = row.bareMetal === 'true' ? 'm' : { 'nitro': 'n', 'xen': 'x', '': '' }[row.hypervisor];
  const branches = row.trunkingCompatible === 'false' ? '0' : row.branchInterfaces;
  if (architecture === undefined || hypervisor === undefined || row.defaultNetworkCardIndex !== '0') {
    throw new Error(`a value that the table has no letter for: ${JSON.stringify(row)}`);
  }
  return [
    row.instanceType, row.vcpus, row.memoryMiB, architecture, hypervisor, row.maxEnis, row.ipv4PerEni, row.networkCards,
    branches,
  ].join(',');
}

function nameOf(row: string): string {
  return row.slice(0, row.indexOf(','));
}

if (require.main === module) {
  writeFileSync(GENERATED_FILE, generatedInstanceTypes(readFileSync(CSV_FILE, 'utf8')));
}

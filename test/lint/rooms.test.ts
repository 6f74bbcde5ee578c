import { spawnSync } from 'child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '../..');

/** A file that imports a name and uses it. */
function importing(name: string, from: string, kind: 'import' | 'import type' = 'import'): string {
  return `${kind} { ${name} } from '${from}';\n\nexport type Used = typeof ${name};\n`;
}

/** A file of one class. */
const classOf = (body: string) => `export class Planted {\n${body}\n}\n`;

/** What is planted, the file that it becomes, and the rule that refuses it. */
const PLANTED: ReadonlyArray<readonly [string, string, string, string | undefined]> = [
  ['a room to the right', 'src/addressing/planted-right.ts', importing('CapacityPlan', '../plan/capacity-plan'), 'own(rooms)'],
  ['a room to the left', 'src/plan/planted-left.ts', importing('Ipv4Cidr', '../addressing'), undefined],
  ['a room with CDK in the command line', 'src/cli/planted-cluster.ts', importing('PodCapacityCluster', '../cluster'), 'own(rooms)'],
  ['CDK in a pure room', 'src/plan/planted-cdk.ts', importing('Construct', 'constructs'), 'eslint(no-restricted-imports)'],
  ['CDK in the command line', 'src/cli/planted-cdk-node.ts', importing('Node', 'constructs/lib/construct'), 'eslint(no-restricted-imports)'],
  ['a package that users do not have', 'src/compute/planted-package.ts', importing('property', 'fast-check'), 'imports(no-extraneous-dependencies)'],
  ['the private/ of a folder inside', 'src/plan/planted-inside.ts', importing('wayOut', './rules/private/way-out'), 'own(own-private)'],
  ['the private/ of a folder outside', 'src/plan/rules/planted-outside.ts', importing('quotaUses', '../private/quotas'), 'own(own-private)'],
  ["another room's private/", 'src/plan/planted-foreign.ts', importing('compiledOn', '../capacity/private/instance-type-table'), 'own(own-private)'],
  ["a folder's own private/", 'src/plan/planted-own.ts', importing('quotaUses', './private/quotas'), undefined],
  ['a circle', 'src/addressing/ipv4-text.ts', importing('Ipv4Cidr', './ipv4-cidr'), 'own(no-circle)'],
  ['a circle of types', 'src/addressing/meant-block.ts', importing('SERVICE_RANGES', './service-ranges', 'import type'), 'own(no-circle)'],
  ['a second file of a name', 'src/plan/ip-assignment.ts', 'export const ONE = 1;\n', 'own(one-file-of-a-name)'],
  ['a further index', 'src/plan/rules/index.ts', 'export const ONE = 1;\n', undefined],
  ['a name of an operating system', 'src/plan/planted-os.ts', "export const isIt = (os: string) => os === 'windows';\n", 'own(no-named-os)'],
  ['imports that are not sorted', 'src/plan/planted-order.ts', "import { Ipv4Cidr } from '../addressing';\nimport { join } from 'path';\n\nexport const USED = [Ipv4Cidr, join];\n", 'imports(order)'],
  ['code that is not laid out', 'src/plan/planted-layout.ts', 'export const ONE = "1";\n', 'stylistic(quotes)'],
  ['members that are not sorted', 'src/plan/planted-members.ts', classOf('  one() {}\n\n  two = 2;'), 'member-order(member-ordering)'],
];

/** A copy of the sources with all of it in them. */
let folder: string;

/** The rules that each file breaks. */
const broken = new Map<string, string[]>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const name of ['node_modules', 'projenrc', 'package.json', '.oxlintrc.json']) symlinkSync(join(ROOT, name), join(folder, name));
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  for (const [, path, text] of PLANTED) writeFileSync(join(folder, path), text);

  const words = [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', ...PLANTED.map(([, path]) => path)];
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  for (const { filename, code } of JSON.parse(stdout).diagnostics as Array<{ filename: string; code: string }>) {
    broken.set(filename, [...broken.get(filename) ?? [], code]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(PLANTED)('%s', (_, path, __, rule) => {
  expect(broken.get(path) ?? []).toEqual(rule === undefined ? [] : [rule]);
});

import { join } from 'path';
import { LegacyESLint } from 'eslint/use-at-your-own-risk';

const ROOT = join(__dirname, '../..');

/** Lint as `npx projen eslint` runs it, without the rules that ask for types: they read files, and not a planted text. */
const lint = new LegacyESLint({
  cwd: ROOT,
  rulePaths: ['projenrc/lint-rules'],
  overrideConfig: {
    parserOptions: { projectService: false },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/return-await': 'off' },
  },
});

/** The rules that a text breaks as the file of a path. */
async function broken(path: string, text: string): Promise<Array<string | null>> {
  const [{ messages }] = await lint.lintText(text, { filePath: join(ROOT, path) });
  return messages.map(({ ruleId }) => ruleId);
}

/** A file that imports a name and uses it. */
function importing(name: string, from: string, kind: 'import' | 'import type' = 'import'): string {
  return `${kind} { ${name} } from '${from}';\n\nexport type Used = typeof ${name};\n`;
}

test.each<[string, string, string, string | undefined]>([
  ['a room to the right', 'src/addressing/new-file.ts', importing('CapacityPlan', '../plan/capacity-plan'), 'import/no-restricted-paths'],
  ['CDK in a pure room', 'src/plan/plan-counts.ts', importing('Construct', 'constructs'), 'no-restricted-imports'],
  ['CDK in the command line', 'src/cli/main.ts', importing('Node', 'constructs/lib/construct'), 'no-restricted-imports'],
  ['the private/ of a folder inside', 'src/plan/capacity-plan.ts', importing('wayOut', './rules/private/way-out'), 'own-private'],
  ['the private/ of a folder outside', 'src/plan/rules/plan-rules.ts', importing('quotaUses', '../private/quotas'), 'own-private'],
  ["another room's private/", 'src/plan/plan-counts.ts', importing('compiledOn', '../capacity/private/instance-type-table'), 'own-private'],
  ["a folder's own private/", 'src/plan/plan-counts.ts', importing('quotaUses', './private/quotas'), undefined],
  ['a circle', 'src/addressing/ipv4-text.ts', importing('Ipv4Cidr', './ipv4-cidr'), 'no-circle'],
  ['a circle of types', 'src/addressing/ipv4-text.ts', importing('Ipv4Cidr', './ipv4-cidr', 'import type'), 'no-circle'],
  ['a second file of a name', 'src/plan/ip-assignment.ts', 'export const ONE = 1;\n', 'one-file-of-a-name'],
  ['a further index', 'src/plan/rules/index.ts', 'export const ONE = 1;\n', undefined],
])('%s', async (_, path, text, rule) => {
  expect(await broken(path, text)).toEqual(rule === undefined ? [] : [rule]);
});

import { execFileSync } from 'child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** The repository. */
export const ROOT = join(__dirname, '../..');

/** What an app gives: its template, with sorted keys, and what it prints. */
export interface Outcome {
  readonly template: string;
  readonly printed: string;
}

/** Runs a command in a folder: what it prints on standard output is its result, or goes where this process writes. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): void {
  execFileSync(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Runs the app of a folder as the CDK CLI would: context and the folder of the assembly come by the environment. */
export function outcomeOf(
  command: string,
  args: readonly string[],
  folder: string,
  more: NodeJS.ProcessEnv = {},
): Outcome {
  const printed = printedBy(command, args, folder, more);
  return { template: sorted(join(folder, 'cdk.out/DenseCluster.template.json')), printed };
}

/** What the app of a folder prints, run as the CDK CLI would run it. */
export function printedBy(
  command: string,
  args: readonly string[],
  folder: string,
  more: NodeJS.ProcessEnv = {},
): string {
  const { context } = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8'));
  const outdir = join(folder, 'cdk.out');
  const env = { ...process.env, ...more, CDK_CONTEXT_JSON: JSON.stringify(context), CDK_OUTDIR: outdir };
  const printed = execFileSync(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] }).toString();
  return tidy(printed);
}

/** What `examples/dense-cluster` gives. */
export function twin(): Outcome {
  const args = ['--transpile-only', '--project', 'scripts/tsconfig.json', 'scripts/run-example.ts', 'dense-cluster'];
  const stdio: ('ignore' | 'pipe' | 'inherit')[] = ['ignore', 'pipe', 'inherit'];
  const printed = execFileSync(join(ROOT, 'node_modules/.bin/ts-node'), args, { cwd: ROOT, stdio }).toString();
  const template = join(ROOT, 'examples/dense-cluster/cdk.out/DenseCluster.template.json');
  return { template: sorted(template), printed: tidy(printed) };
}

/** Fails where an app gives anything else than its twin in TypeScript. */
export function expectTwin(language: string, { template, printed }: Outcome, expected = twin()): void {
  if (template !== expected.template) {
    const where = firstDifference(template, expected.template);
    throw new Error(`${language} gives another template than TypeScript; it differs ${where}`);
  }
  if (printed !== expected.printed) {
    throw new Error(`${language} prints\n${printed}\nand TypeScript prints\n${expected.printed}`);
  }
  const size = `${template.length} characters`;
  console.log(`the template of ${language} is that of TypeScript, ${size}, and so is what it prints`);
}

/** Does something in a temporary folder, and removes it. */
export function inTemporaryFolder(language: string, needs: string, work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  try {
    work(folder);
  } catch (error) {
    const all = `${needs}, and the compiled library (npx projen compile)`;
    throw new Error(`the consumer in ${language} failed; it needs ${all}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fails where a command is missing, and names what brings it. */
export function demand(command: string, args: readonly string[], brings: string): void {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
  } catch (error) {
    throw new Error(`\`${[command, ...args].join(' ')}\` fails; ${brings}`, { cause: error });
  }
}

/** A copy of a consumer of `examples/languages`, without what was built there. */
export function copyOf(language: string, folder: string): string {
  const copy = join(folder, 'consumer');
  const built = /[/\\](?:cdk\.out|\.venv|__pycache__|\.pytest_cache|target)$/;
  cpSync(join(ROOT, 'examples/languages', language), copy, { recursive: true, filter: (path) => !built.test(path) });
  return copy;
}

/** Makes the packages of a language from the compiled library. */
export function packages(language: string, folder: string, ...options: string[]): string {
  if (!existsSync(join(ROOT, '.jsii'))) throw new Error('the library is not compiled');
  const outdir = join(folder, 'packages');
  run(join(ROOT, 'node_modules/.bin/jsii-pacmak'), [...options, '--targets', language, '--outdir', outdir], ROOT);
  return join(outdir, language);
}

function sorted(file: string): string {
  return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), (_, value: unknown) => (
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value
  ));
}

/** Without codes of colours, which Maven writes around what an app prints, into a pipe too. */
function tidy(printed: string): string {
  return printed.replace(/\u001B\[[0-9;]*m/g, '').replace(/[ \r]+$/gm, '').trim();
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, at - 80);
  return `at ${at}:\n  ${one.slice(from, at + 120)}\n  ${other.slice(from, at + 120)}`;
}

import { execFile, execFileSync } from 'child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { unpackedPackage } from './npm-package';

const ROOT = join(__dirname, '..');
const LOWEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies['aws-cdk-lib'];
const TS_NODE = join(ROOT, 'node_modules/ts-node/dist/bin.js');
const [NEWER] = process.argv.slice(2);

/** What an example prints where warnings go: nothing, when all is well. */
interface Printed {
  readonly example: string;
  readonly cdk: string;
  readonly text: string;
}

/**
 * Synthesizes the examples with the npm package, on the lowest aws-cdk-lib that it takes, which is installed, and on a
 * newer one, which npm installs into a temporary folder. Fails where one of them prints a warning, or a finding of the
 * validator that comes with CDK.
 */
async function main(): Promise<void> {
  const examples = readdirSync(join(ROOT, 'examples'))
    .filter((name) => existsSync(join(ROOT, 'examples', name, 'app.ts')));
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    const [lowest, newer] = [join(folder, 'lowest'), join(folder, 'newer')].map(consumer);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'lowest/node_modules'));
    const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
    execFileSync('npm', ['install', `aws-cdk-lib@${NEWER}`, '--prefix', join(folder, 'newer'), ...options], {
      stdio: 'inherit',
    });
    // One beside the other: a machine that runs this has two cores at least.
    const printed = (await Promise.all([onCdk(lowest, LOWEST, examples), onCdk(newer, NEWER, examples)])).flat();
    for (const { example, cdk, text } of printed.filter((each) => each.text !== '')) {
      console.error(`examples/${example} prints on aws-cdk-lib ${cdk}:\n${text}`);
      process.exitCode = 1;
    }
    console.log(`${examples.length} examples are synthesized on aws-cdk-lib ${LOWEST} and ${NEWER}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder with the npm package and the examples, whose `../../src` is what the package has compiled. */
function consumer(parent: string): string {
  const folder = unpackedPackage(parent);
  symlinkSync('lib', join(folder, 'src'));
  for (const each of ['examples', 'scripts/run-example.ts', 'scripts/tsconfig.json', 'tsconfig.json']) {
    cpSync(join(ROOT, each), join(folder, each), { recursive: true, filter: (path) => !path.endsWith('cdk.out') });
  }
  return folder;
}

async function onCdk(folder: string, cdk: string, examples: readonly string[]): Promise<Printed[]> {
  const all: Printed[] = [];
  for (const example of examples) all.push({ example, cdk, text: await printedBy(folder, example) });
  return all;
}

async function printedBy(folder: string, example: string): Promise<string> {
  const args = [TS_NODE, '--transpile-only', '--project', 'scripts/tsconfig.json', 'scripts/run-example.ts', example];
  try {
    return (await promisify(execFile)(process.execPath, args, { cwd: folder })).stderr;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return stderr || message;
  }
}

void main();

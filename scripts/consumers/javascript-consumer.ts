import { execFileSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { expectTwin, inTemporaryFolder, outcomeOf, ROOT, run } from './twin';

const [wanted = '20'] = process.argv.slice(2);

/**
 * Runs the dense cluster in plain JavaScript, with the compiled library and no compiler beside it, on a Node that the
 * project itself no longer supports, and compares its template with that of TypeScript.
 */
inTemporaryFolder(`JavaScript on Node ${wanted}`, 'npm, where the machine has no such Node', (folder) => {
  const node = nodeOf(wanted, folder);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(ROOT, join(modules, 'cdk-eks-pod-capacity'));
  for (const name of ['aws-cdk-lib', 'constructs']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  cpSync(join(__dirname, 'plain-javascript/app.js'), join(folder, 'app.js'));
  cpSync(join(ROOT, 'examples/dense-cluster/cdk.json'), join(folder, 'cdk.json'));
  console.log(`on ${execFileSync(node, ['--version']).toString().trim()}:`);
  execFileSync(node, [join(ROOT, 'bin/eks-pod-capacity.js'), 'max-pods', 'm5.large'], { stdio: 'inherit' });
  expectTwin('JavaScript', outcomeOf(node, ['app.js'], folder));
});

/** A Node of a major version: the one that runs this, or one that npm brings. */
function nodeOf(major: string, folder: string): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--prefix', join(folder, 'node'), ...quiet, `${name}@${major}`], folder);
  const node = join(folder, 'node/node_modules', name, 'bin/node');
  if (!existsSync(node)) throw new Error(`${name}@${major} has no bin/node`);
  return node;
}

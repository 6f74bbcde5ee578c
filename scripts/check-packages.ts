import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { unpackedPackage } from './npm-package';
import { exampleFaults } from './package-examples';

const ROOT = join(__dirname, '..');

/**
 * Makes the packages of Python and Java from nothing but the npm package, as the jobs of a release do, and fails where
 * an example in them is not of their language.
 */
function main(): void {
  const parent = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(parent, 'node_modules'));
    const folder = unpackedPackage(parent);
    if (!existsSync(join(folder, '.jsii.tabl.json'))) throw new Error('the npm package lacks .jsii.tabl.json');
    const pacmak = join(ROOT, 'node_modules/.bin/jsii-pacmak');
    execFileSync(pacmak, ['--code-only', '--force', '--targets', 'python', 'java'], { cwd: folder, stdio: 'inherit' });
    const faults = exampleFaults(textOf(join(folder, 'dist/python'), '.py'));
    if (faults.length > 0) throw new Error(`examples of the Python package are TypeScript:\n${faults.join('\n')}`);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The text of all files of a folder whose names end so. */
function textOf(folder: string, end: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end));
  return names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

main();

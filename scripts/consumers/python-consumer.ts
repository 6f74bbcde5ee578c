import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, ROOT, run } from './twin';

const NEEDS = 'Python 3.9 or later with venv (Debian: apt-get install python3-venv), and packages of PyPI';

/**
 * Makes the wheel of the library, installs it with the consumer in Python as its readers would, runs the consumer's own
 * tests, and compares its template with that of TypeScript.
 */
inTemporaryFolder('Python', NEEDS, (folder) => {
  demand('python3', ['-c', 'import ensurepip, venv'], 'on Debian `apt-get install python3-venv` brings it');
  const wheels = packages('python', folder);
  const wheel = readdirSync(wheels).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error(`jsii-pacmak has made no wheel, but ${readdirSync(wheels).join(', ')}`);
  const consumer = copyOf('python', folder);
  run('python3', ['-m', 'venv', '.venv'], consumer);
  const bin = join(consumer, '.venv/bin');
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  // What requirements.txt leaves open is what TypeScript has here.
  const pinned = ['aws-cdk-lib', 'constructs'].map((name) => `${name}==${devDependencies[name]}`);
  const given = ['-r', 'requirements.txt', '-r', 'requirements-dev.txt'];
  run(join(bin, 'pip'), ['install', '--quiet', ...given, ...pinned, join(wheels, wheel)], consumer);
  const env = { PATH: `${bin}:${process.env.PATH}` };
  run(join(bin, 'python'), ['-m', 'pytest', '--quiet'], consumer, { ...process.env, ...env });
  expectTwin('Python', outcomeOf(join(bin, 'python'), ['app.py'], consumer, env));
});

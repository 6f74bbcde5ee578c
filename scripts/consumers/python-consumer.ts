import { execFileSync } from 'child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, printedBy, ROOT, run } from './twin';

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
  expectFirstStack(join(bin, 'python'), join(folder, 'first_stack'), env);
  readExamples(join(bin, 'python'));
});

/** Reads each block of Python in the documentation, as Python does before it runs one. */
function readExamples(python: string): void {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  const blocks = pages.flatMap((page) => [
    ...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/^```python\n([^]*?)^```$/gm),
  ].map(([, code]) => code));
  const reader = 'import ast, json, sys\nfor block in json.load(sys.stdin): ast.parse(block)';
  execFileSync(python, ['-c', reader], { input: JSON.stringify(blocks), stdio: ['pipe', 'inherit', 'inherit'] });
  console.log(`${blocks.length} blocks of Python in the documentation are Python`);
}

/** Runs the first stack of the README in what `cdk init` writes for Python, as the package shows it in Python. */
function expectFirstStack(python: string, folder: string, env: NodeJS.ProcessEnv): void {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, program, shown] = /^```ts fixture=program\n([^]*?)^```$[^]*?^```text\n([^]*?)^```$/m.exec(readme)!;
  const { snippets } = JSON.parse(readFileSync(join(ROOT, '.jsii.tabl.json'), 'utf8')) as {
    snippets: Record<string, { translations: Record<string, { source: string }> }>;
  };
  const found = Object.values(snippets).find(({ translations }) => translations.$.source.trim() === program.trim());
  if (found === undefined) throw new Error('the first stack of the README has no translation; compile first');
  cpSync(join(ROOT, 'test/docs/cdk-init/python'), folder, { recursive: true });
  // The project of `cdk init` ends with it.
  writeFileSync(join(folder, 'app.py'), `${found.translations.python.source}\n\napp.synth()\n`);
  const printed = printedBy(python, ['app.py'], folder, env);
  if (printed !== shown.trim()) throw new Error(`the first stack prints in Python\n${printed}\nand not\n${shown}`);
  console.log('the first stack of the README prints in Python what the README shows');
}

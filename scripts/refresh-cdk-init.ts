import { execFileSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/**
 * Takes what `cdk init` writes today, as far as the first stack of the README meets it. It needs the network: the CLI
 * comes from npm.
 */
const COPIES = join(__dirname, '../test/docs/cdk-init');

/** The folder of a project, which the CLI names its files by, and the files that are kept. */
const PROJECTS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  typescript: ['first-stack', ['cdk.json', 'package.json', 'tsconfig.json']],
  python: ['first_stack', ['cdk.json', 'app.py', 'requirements.txt']],
};

for (const [language, [name, files]] of Object.entries(PROJECTS)) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-init-'));
  const project = join(folder, name);
  try {
    mkdirSync(project);
    execFileSync('npx', ['--yes', 'aws-cdk@2', 'init', 'app', '--language', language, '--generate-only'], {
      cwd: project,
      stdio: 'inherit',
    });
    for (const file of files) cpSync(join(project, file), join(COPIES, language, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { spawnSync } from 'child_process';
import { join } from 'path';
import { Outcome } from './child-process';

const ROOT = join(__dirname, '../..');

/**
 * Runs bin/eks-pod-capacity.js in a fresh process on the given standard input, with the sources in place of `lib`, which a fresh clone does
 * not have.
 */
export function runBinOn(input: string, ...words: string[]): Outcome {
  const code = `
    const modules = require('module');
    const resolve = modules._resolveFilename;
    modules._resolveFilename = (request, ...rest) => resolve(request === '../lib/cli/main' ? '../src/cli/main' : request, ...rest);
    process.argv = [process.argv[0], 'eks-pod-capacity', ...${JSON.stringify(words)}];
    require('./bin/eks-pod-capacity.js');
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
    env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'scripts/tsconfig.json') },
  });
  return { code: status, stdout, stderr };
}

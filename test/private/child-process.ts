import { spawnSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '../..');

/** What a process printed and exited with. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs JavaScript in a fresh Node process that reads TypeScript sources, from the root of the repository:
 * what this process has loaded already cannot hide what the code loads.
 *
 * @param input its standard input
 */
export function runInFreshProcess(code: string, input?: string): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', join(__dirname, 'register-sources.js'), '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
  });
  return { code: status, stdout, stderr };
}

/** Runs bin/eks-pod-capacity.js so, with the sources in place of `lib`, which a fresh clone does not have. */
export function runBin(words: string[], input?: string): Outcome {
  return runInFreshProcess(`
    const modules = require('module');
    const resolve = modules._resolveFilename;
    modules._resolveFilename = (request, ...rest) => resolve(request === '../lib/cli/run' ? '../src/cli/run' : request, ...rest);
    process.argv = [process.argv[0], 'eks-pod-capacity', ...${JSON.stringify(words)}];
    require('./bin/eks-pod-capacity.js');
  `, input);
}

/** Milliseconds a test that starts processes may take on a busy machine. */
export const PROCESS_TIMEOUT = 60_000;

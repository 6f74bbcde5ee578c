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
 */
export function runInFreshProcess(code: string): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'scripts/tsconfig.json') },
  });
  return { code: status, stdout, stderr };
}

/** Milliseconds a test that starts processes may take on a busy machine. */
export const PROCESS_TIMEOUT = 60_000;

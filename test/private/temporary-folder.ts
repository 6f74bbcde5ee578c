import { accessSync, constants, mkdtempSync, realpathSync, rmSync, statfsSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** Far more than a run writes, in bytes. */
const ENOUGH = 2 ** 31;

/**
 * Makes a folder of the run's own the place for temporary files, this process's and those that it starts: CDK makes a folder there for each app without
 * `outdir`, and leaves it. What is returned removes the folder again. On a disk that takes longer than many a test; it is in memory where there is room.
 */
export function ownTemporaryFolder(): () => void {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(realpathSync(hasRoomInMemory() ? MEMORY : tmpdir()), 'cdk-eks-pod-capacity-'));
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoomInMemory(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}

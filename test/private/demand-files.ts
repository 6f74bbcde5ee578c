import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/**
 * Does something with a file of the given text, and takes the file away.
 */
export function withFile<T>(text: string, use: (path: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'cdk-eks-pod-capacity-'));
  try {
    const path = join(directory, 'cases.json');
    writeFileSync(path, text);
    return use(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

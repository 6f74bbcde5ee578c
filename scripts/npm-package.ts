import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');
const TARBALLS = join(ROOT, 'dist/js');

/**
 * Unpacks the npm package as it would be published; what is bundled with it lies in it, and packages that it asks for
 * are looked for beside it.
 *
 * @param parent the folder that gets it, as `package`
 */
export function unpackedPackage(parent: string): string {
  const [tarball] = existsSync(TARBALLS) ? readdirSync(TARBALLS).filter((name) => name.endsWith('.tgz')) : [];
  if (tarball === undefined) throw new Error('dist/js has no package; run npx projen package:js first');
  const folder = join(parent, 'package');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['--strip-components=1', '-xzf', join(TARBALLS, tarball), '-C', folder]);
  return folder;
}

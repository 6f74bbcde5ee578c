import { KEPT, keepSources } from './sources';
import { ownTemporaryFolder } from './temporary-folder';

/** Called once, before jest starts its workers; jest calls what `jest-teardown` exports when all of them are done. */
export default function setUp({ collectCoverage }: { readonly collectCoverage: boolean }): void {
  (globalThis as { removeTemporaryFolder?: () => void }).removeTemporaryFolder = ownTemporaryFolder();
  process.env.JEST_COUNTS_COVERAGE = String(collectCoverage);
  if (keepSources()) forgetSources();
}

/** In watch mode this process may have run the sources as they were. */
function forgetSources(): void {
  for (const file of Object.keys(require.cache).filter((each) => each.startsWith(KEPT))) delete require.cache[file];
}

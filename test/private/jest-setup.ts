import { createRequire } from 'module';
import { ownTemporaryFolder } from './temporary-folder';

const { KEPT, keepSources } = createRequire(__filename)('./sources') as { readonly KEPT: string; keepSources(): boolean };

/** Called once, before jest starts its workers; jest calls what `jest-teardown` exports when all of them are done. */
export default function setUp({ collectCoverage }: { readonly collectCoverage: boolean }): void {
  process.env.JEST_COUNTS_COVERAGE = String(collectCoverage);
  // A source that is no TypeScript ends the run here, and then nothing is to be removed.
  if (keepSources()) forgetSources();
  (globalThis as { removeTemporaryFolder?: () => void }).removeTemporaryFolder = ownTemporaryFolder();
}

/** In watch mode this process may have run the sources as they were. */
function forgetSources(): void {
  for (const file of Object.keys(require.cache).filter((each) => each.startsWith(KEPT))) delete require.cache[file];
}

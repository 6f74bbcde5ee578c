import { ownTemporaryFolder } from './temporary-folder';

/** Called once, before jest starts its workers; jest calls what `jest-teardown` exports when all of them are done. */
export default function setUp(): void {
  (globalThis as { removeTemporaryFolder?: () => void }).removeTemporaryFolder = ownTemporaryFolder();
}

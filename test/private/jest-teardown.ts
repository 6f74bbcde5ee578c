/** Removes what `jest-setup` made, with all that the run left in it. */
export default function tearDown(): void {
  (globalThis as { removeTemporaryFolder?: () => void }).removeTemporaryFolder?.();
}

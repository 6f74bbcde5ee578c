import { confront, HostileEntry } from './hostile-entry';

export const SEED = 20261122;

/** A few inputs for each entry: `npx projen hostile` gives them many. */
export function takeHostileInput(entries: readonly HostileEntry[], inputs: number): void {
  describe.each(entries.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
    test('takes hostile input, or refuses it in words of this library', () => {
      const { accepted, refused } = confront(entry, SEED, inputs);

      expect(accepted + refused).toBe(inputs);
      expect(accepted).toBeGreaterThan(0);
    });
  });
}

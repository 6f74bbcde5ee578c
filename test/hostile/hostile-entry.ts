import fc from 'fast-check';

/** A public entry of the library, and inputs for it. */
export interface HostileEntry {
  readonly name: string;
  readonly input: fc.Arbitrary<unknown>;

  /** All that a user would read of the outcome; throws where the entry does. */
  readonly outcome: (input: any) => unknown;

  /** How much of the inputs it gets, relative to the others; 1 by default. */
  readonly weight?: number;
}

/** What an outcome is where the entry refuses without an error, as a command does. */
export const REFUSED = Symbol('refused');

/** What became of the inputs of an entry. */
export interface HostileCount {
  readonly name: string;
  accepted: number;
  refused: number;
}

/** An error of this library names its id; one that has none is a bug, of whatever class. */
const ID = /\[cdk-eks-pod-capacity:[a-z0-9-]+\]/;

/**
 * Gives an entry so many inputs. Throws with the input where one ends neither in a sound outcome nor in an error of this library.
 */
export function confront(entry: HostileEntry, seed: number, inputs: number): HostileCount {
  const count = { name: entry.name, accepted: 0, refused: 0 };
  const { failed, errorInstance, counterexample, numShrinks } = fc.check(fc.property(entry.input, (input) => {
    let outcome: unknown;
    try {
      outcome = entry.outcome(input);
    } catch (error) {
      if (!(error instanceof Error) || !ID.test(error.message)) throw error;
      count.refused++;
      return;
    }
    if (outcome === REFUSED) {
      count.refused++;
      return;
    }
    const flaw = flawIn(outcome);
    if (flaw !== undefined) throw new Error(`the outcome holds ${flaw}`);
    count.accepted++;
  }), { seed, numRuns: inputs });
  if (failed) {
    throw new Error(`${entry.name}, seed ${seed}, shrunk ${numShrinks} times, by ${fc.stringify(counterexample)}: ${(errorInstance as Error).stack}`);
  }
  return count;
}

/** The first number in a value that is none, by its path; undefined where all are sound. */
export function flawIn(value: unknown, path: string = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${value} at '${path}'`;
  if (typeof value === 'string') return /\bNaN\b|\bundefined\b|\[object Object\]/.test(value.replaceAll(/'[^']*'|"[^"]*"/g, '')) ? `'${value}' at '${path}'` : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const flaw = flawIn(part, `${path}.${name}`);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

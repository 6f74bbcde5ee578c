import { FindingName } from './private/entries';

/** A number, name or text that a sentence is made of; lists are of these too. */
export type Fact = string | number | boolean | undefined | ReadonlyArray<string | number>;

/** What one sentence is made of, by name. */
export type Facts = Readonly<Record<string, Fact>>;

/**
 * One sentence of a finding, as a function of facts. An id has one wording or several, and a wording has one id.
 */
export interface Wording<F extends Facts = any> {
  /** The last part of the id. */
  readonly id: FindingName;

  /** The sentence. */
  readonly say: (facts: F) => string;

  /** Facts that occur together, for the tests and the documentation of the sentence. */
  readonly example: F;
}

/**
 * A wording.
 *
 * @param id the last part of the id of its findings
 * @param say the sentence, made of primitive facts alone
 * @param example facts that occur together
 */
export function wording<F extends Facts>(id: FindingName, say: (facts: F) => string, example: NoInfer<F>): Wording<F> {
  return { id, say, example };
}

import { FindingName } from './entries/entries';

/** A number, name or text that a sentence is made of; lists are of these too. */
export type Fact = string | number | boolean | undefined | ReadonlyArray<string | number>;

/** What one sentence is made of, by name. */
export type Facts = Readonly<Record<string, Fact>>;

/** A finding in parts: each is a line, and a whole sentence of its own. */
export interface Said {
  /** The thing, what is wrong with it, and the number that matters. */
  readonly message: string;

  /** The sums and what else explains it. */
  readonly details?: readonly string[];

  /** What to change, and where it is set; several ways out are several lines, the one to try first in front. */
  readonly fix?: readonly string[];
}

/**
 * What a finding says, as a function of facts. An id has one wording or several, and a wording has one id.
 */
export interface Wording<F extends Facts = any> {
  /** The last part of the id. */
  readonly id: FindingName;

  /** The finding in parts. */
  readonly say: (facts: F) => Said;

  /** Facts that occur together, for the tests and the documentation of the wording. */
  readonly example: F;

  /**
   * The names of the facts, each of them a list, in which findings may differ that are written as one: theirs are put
   * one after the other.
   */
  readonly lists: readonly string[];
}

/**
 * A wording.
 *
 * @param id the last part of the id of its findings
 * @param say the finding in parts, made of primitive facts alone
 * @param example facts that occur together
 * @param lists the facts in which findings may differ that are written as one, as the names of subnets of a shortage
 */
export function wording<F extends Facts>(
  id: FindingName,
  say: (facts: F) => Said,
  example: NoInfer<F>,
  lists: ReadonlyArray<keyof F & string> = [],
): Wording<F> {
  return { id, say, example, lists };
}

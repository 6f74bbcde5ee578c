/** What the catalogue explains of an id, a sentence each. */
export interface Explanation {
  /** When it appears. */
  readonly cause: string;

  /** What goes wrong otherwise. */
  readonly why: string;

  /** What to change. */
  readonly remedy: string;
}

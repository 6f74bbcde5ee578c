/**
 * At which stages demand above supply fails synthesis. At the others it is a warning.
 */
export enum OvercommitPolicy {
  /** At the minimum and at the expected size: what is deployed now, or runs every day, would find no address. */
  FAIL_AT_EXPECTED = 'fail-at-expected',

  /** At every stage. */
  FAIL_AT_ANY = 'fail-at-any',

  /** At none: every stage warns. */
  WARN = 'warn',
}

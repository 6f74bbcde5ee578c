/**
 * At which stages subnets that are too small fail synthesis. At the other stages they are a warning.
 */
export enum OvercommitPolicy {
  /** At the minimum and at the expected size. What is deployed now, or runs every day, would find no address. */
  FAIL_AT_EXPECTED = 'fail-at-expected',

  /**
   * At the minimum, at the expected size and at the largest size of the node groups, without growth. An autoscaler goes
   * as far as the largest size lets it.
   */
  FAIL_AT_LARGEST = 'fail-at-largest',

  /** At every stage. */
  FAIL_AT_ANY = 'fail-at-any',

  /** At no stage: every stage warns. */
  WARN = 'warn',
}

/**
 * A state of the cluster for which demand is compared with supply.
 */
export enum PlanStage {
  /** Every group at its smallest size. */
  MINIMUM = 'minimum',

  /** Every group at the size it usually has. */
  EXPECTED = 'expected',

  /** Every group at its largest size. */
  PEAK = 'peak',

  /**
   * The peak while every group is updated: EKS adds the larger of two nodes a zone and `maxUnavailable`.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
   */
  SURGE = 'surge',

  /** The peak while every group is replaced by a new one: two generations of each take addresses at the same time. */
  CHANGEOVER = 'changeover',

  /** The peak in the zones that are left when others are lost. */
  ZONE_LOST = 'zone-lost',
}

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

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

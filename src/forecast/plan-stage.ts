/**
 * A state of the cluster. For each, the plan compares the IP addresses that the cluster takes with those that its
 * subnets have.
 */
export enum PlanStage {
  /** Every group has its smallest size. */
  MINIMUM = 'minimum',

  /** Every group has the size that it usually has. */
  EXPECTED = 'expected',

  /**
   * Every group has its largest size, without growth.
   *
   * A plan has this stage only where it differs from the peak.
   */
  LARGEST = 'largest',

  /** Every group has its largest size, and growth is counted. */
  PEAK = 'peak',

  /**
   * Every group is updated at the peak. EKS then adds the larger of two nodes per zone and `maxUnavailable`.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
   */
  SURGE = 'surge',

  /** Every group is replaced by a new one at the peak. Two generations of each take addresses at the same time. */
  CHANGEOVER = 'changeover',

  /** Zones are lost at the peak, and the nodes run in the zones that are left. */
  ZONE_LOST = 'zone-lost',
}

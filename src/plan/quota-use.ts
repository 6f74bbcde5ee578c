/**
 * How much a plan takes of a default quota of AWS. Quotas of your account may be higher: they cannot be seen at synth.
 *
 * @example
 * for (const quota of podCapacityCluster.plan.quotas) {
 *   console.log(`${quota.name}: ${quota.used} of ${quota.quota}`);
 * }
 */
export interface QuotaUse {
  /** What is limited, as in `network interfaces of a Region`. */
  readonly name: string;

  /** The default quota. */
  readonly quota: number;

  /**
   * The highest value that AWS grants on request.
   *
   * @default - not published
   */
  readonly adjustableTo?: number;

  /** The page of AWS that states the quota. */
  readonly source: string;

  /** What the plan takes of it, at the stage that takes most. */
  readonly used: number;
}

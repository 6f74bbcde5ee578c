/**
 * A default quota of AWS that the size of a cluster meets. Quotas of your account may be higher: they cannot be seen at synth.
 */
export interface ServiceQuota {
  /** What is limited, as in `network interfaces of a Region`. */
  readonly name: string;

  /** The default. */
  readonly quota: number;

  /**
   * To what it can be raised on request.
   *
   * @default - not published
   */
  readonly adjustableTo?: number;

  /** The page that says so. */
  readonly source: string;
}

/**
 * How much of a quota a plan takes.
 */
export interface QuotaUse extends ServiceQuota {
  /** What the plan takes of it, at the stage that takes most. */
  readonly used: number;
}

/**
 * How much a plan takes of a default quota of AWS. Quotas of your account may be higher: they cannot be seen at synth.
 */
export interface QuotaUse {
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

  /** What the plan takes of it, at the stage that takes most. */
  readonly used: number;
}

import { PlanStage } from '../forecast/plan-stage';

/**
 * Whether a plan has enough IP addresses.
 */
export enum PlanState {
  /** Every stage fits. */
  FITS = 'fits',

  /** The peak fits, but an update, a lost zone or a changeover does not. */
  PASSING_SHORT = 'passing-short',

  /** A usual day fits, but the largest size or the peak does not. */
  PEAK_SHORT = 'peak-short',

  /** The minimum or the usual size does not fit. */
  USUAL_SHORT = 'usual-short',

  /** No subnet is known to be too small, but the size of a subnet that nodes use is not known. */
  UNKNOWN = 'unknown',
}

/**
 * Whether a plan has enough IP addresses, and where they are scarcest.
 *
 * @example
 * const verdict = podCapacityCluster.plan.verdict;
 * console.log(`${verdict.state}: ${verdict.stage} takes ${verdict.taken} of ${verdict.supply} in ${verdict.subnet}`);
 */
export interface PlanVerdict {
  /** The answer. */
  readonly state: PlanState;

  /**
   * The stage that takes the largest part of a subnet. If some stages do not fit, it is one of those.
   *
   * @default - no subnet has a size that is known, or nothing is taken
   */
  readonly stage?: PlanStage;

  /**
   * Name of the subnet.
   *
   * @default - as with `stage`
   */
  readonly subnet?: string;

  /**
   * What is taken and counted: `blocks`, whole /28 blocks, or `addresses`.
   *
   * @default - as with `stage`
   */
  readonly unit?: string;

  /**
   * How much the stage takes of it.
   *
   * @default - as with `stage`
   */
  readonly taken?: number;

  /**
   * How much there is.
   *
   * @default - as with `stage`
   */
  readonly supply?: number;

  /**
   * Names of subnets that nodes use and whose size is not known.
   *
   * @default - all are known
   */
  readonly unknownSubnets?: string[];
}

import { PlanStage } from '../forecast/plan-stage';

/**
 * Whether the addresses of a plan last, in a word.
 */
export enum PlanState {
  /** Every stage fits. */
  FITS = 'fits',

  /** The peak fits, and an update, a lost zone or a changeover does not. */
  PASSING_SHORT = 'passing-short',

  /** A usual day fits, and the largest size or the peak does not. */
  PEAK_SHORT = 'peak-short',

  /** The minimum or the usual size does not fit. */
  USUAL_SHORT = 'usual-short',

  /** Nothing is known to be too small, and the size of a subnet that nodes use is not known. */
  UNKNOWN = 'unknown',
}

/**
 * Whether the addresses of a plan last, and where they are nearest to their end or furthest beyond.
 *
 * @example
 * const verdict = podCapacityCluster.plan.verdict;
 * console.log(`${verdict.state}: ${verdict.stage} takes ${verdict.taken} of ${verdict.supply} in ${verdict.subnet}`);
 */
export interface PlanVerdict {
  /** The answer. */
  readonly state: PlanState;

  /**
   * The stage that is meant: the one that takes the largest part of a subnet, among those that do not fit where any
   * does not.
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

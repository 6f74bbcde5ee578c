import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { FindingSeverity } from '../findings/finding';
import { OvercommitPolicy } from '../plan/overcommit-policy';

/**
 * Which findings of `PodCapacityChecks` fail synthesis.
 */
export enum ChecksFailOn {
  /** Findings of error severity fail synthesis. */
  ERROR = 'error',

  /** Findings of warning severity fail it too. They are reported as errors. */
  WARNING = 'warning',

  /** No finding fails it. Those of error severity are reported as warnings. */
  NEVER = 'never',
}

/**
 * Props of `PodCapacityChecks`.
 *
 * @example
 * Validations.of(app).addPlugins(new PodCapacityChecks({
 *   failOn: ChecksFailOn.WARNING,
 *   lowestSeverity: FindingSeverity.INFO,
 * }));
 */
export interface PodCapacityChecksProps {
  /**
   * Which findings fail synthesis.
   *
   * @default ChecksFailOn.ERROR
   */
  readonly failOn?: ChecksFailOn;

  /**
   * The lowest severity that is reported. CDK prints each finding at every synthesis.
   *
   * @default FindingSeverity.WARNING
   */
  readonly lowestSeverity?: FindingSeverity;

  /**
   * At which stages subnets that are too small are an error. At the others they are a warning.
   *
   * @default OvercommitPolicy.FAIL_AT_EXPECTED
   */
  readonly onOvercommit?: OvercommitPolicy;

  /**
   * Limits of instance types that the table of this release does not have, or has wrong.
   *
   * @default - those of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];
}

import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { FindingSeverity } from '../findings/finding';
import { OvercommitPolicy } from '../plan/overcommit-policy';

/**
 * Which findings of `PodCapacityChecks` fail synthesis.
 */
export enum ChecksFailOn {
  /** Those of error severity. */
  ERROR = 'error',

  /** Those of warning severity too. They are reported as errors. */
  WARNING = 'warning',

  /** None: those of error severity are reported as warnings. */
  NEVER = 'never',
}

/**
 * Props of `PodCapacityChecks`.
 */
export interface PodCapacityChecksProps {
  /**
   * Which findings fail synthesis.
   *
   * @default ChecksFailOn.ERROR
   */
  readonly failOn?: ChecksFailOn;

  /**
   * The least severity that is reported. CDK prints each finding at every synthesis.
   *
   * @default FindingSeverity.WARNING
   */
  readonly lowestSeverity?: FindingSeverity;

  /**
   * At which stages addresses that are too few are an error: at the others they are a warning.
   *
   * @default OvercommitPolicy.FAIL_AT_EXPECTED
   */
  readonly onOvercommit?: OvercommitPolicy;

  /**
   * Limits of instance types that are not in the table of this release, or that differ from it.
   *
   * @default - those of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];
}

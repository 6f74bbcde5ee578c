import { FullReservation, PodLifetime } from './churn-scenario';
import { PlanStage } from '../forecast/plan-stage';

/**
 * How the nodes and pods of a forecast come and go.
 */
export interface ChurnOptions {
  /**
   * At which size of the groups: the minimum, the expected size, the largest size or the peak.
   *
   * @default PlanStage.PEAK
   */
  readonly stage?: PlanStage;

  /**
   * Simulated time in hours, 1 to 8,760.
   *
   * @default 24
   */
  readonly hours?: number;

  /**
   * What the random numbers start from, 0 to 2,147,483,647: the same seed gives the same outcome.
   *
   * @default 1
   */
  readonly seed?: number;

  /**
   * How long pods live.
   *
   * @default - one kind with a mean of 300 minutes: a fifth of the pods is replaced every hour
   */
  readonly podLifetimes?: PodLifetime[];

  /**
   * Mean lifetime of a node in hours, 1 or more.
   *
   * @default - nodes do not leave
   */
  readonly nodeLifetimeHours?: number;

  /**
   * Mean time in minutes, 1 or more, after which another user of a subnet gives an address back and takes another one.
   *
   * @default - they keep their addresses
   */
  readonly otherAddressMinutes?: number;

  /**
   * What EC2 does once every reserved range is full.
   *
   * @default FullReservation.REFUSE
   */
  readonly fullReservation?: FullReservation;

  /**
   * Minutes between two samples of a subnet, 1 or more.
   *
   * @default 60
   */
  readonly sampleMinutes?: number;
}

import { CpuArchitecture } from '../instance-type-limits';

/**
 * Options of `InstanceTypeSelection.families`.
 *
 * @example
 * const selection = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minVcpus: 4 });
 */
export interface InstanceTypeSelectionOptions {
  /**
   * The oldest generation, as 5 of m5.large: 1 or more.
   *
   * @default - any generation
   */
  readonly minGeneration?: number;

  /**
   * Pods that each of the types runs at least: 1 or more.
   *
   * @default 110 - what is recommended up to 30 vCPUs
   */
  readonly minPods?: number;

  /**
   * The instruction set.
   *
   * @default - any
   */
  readonly architecture?: CpuArchitecture;

  /**
   * The fewest vCPUs: 1 or more.
   *
   * @default - as few as reach `minPods`
   */
  readonly minVcpus?: number;

  /**
   * The most vCPUs. Up to 30 the recommended cap is 110 pods, above 250.
   *
   * @default - any number
   */
  readonly maxVcpus?: number;

  /**
   * Whether types of bare metal are selected too.
   *
   * @default false
   */
  readonly bareMetal?: boolean;

  /**
   * Whether the requirement names the types of the table that reach `minPods`, each of them. By default requirements
   * are of categories, generations and sizes: they also select types that are newer than the table, and leave out a few
   * that would do.
   *
   * @default false
   */
  readonly exact?: boolean;
}

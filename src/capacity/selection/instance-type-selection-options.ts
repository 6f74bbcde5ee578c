import { CpuArchitecture } from '../instance-type-limits';

/**
 * Options of `InstanceTypeSelection.families`.
 *
 * @example
 * const selection = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minVcpus: 4 });
 */
export interface InstanceTypeSelectionOptions {
  /**
   * The oldest generation that is selected, 1 or more: m5.large is of generation 5.
   *
   * @default - any generation
   */
  readonly minGeneration?: number;

  /**
   * The fewest pods that a node of each selected type can run: 1 or more.
   *
   * @default 110 - the recommended cap up to 30 vCPUs
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
   * Whether the requirements name each type of the table that reaches `minPods`. By default the requirements are of
   * categories, generations and sizes. They then also select types that are newer than the table, and leave out a few
   * types that would reach it.
   *
   * @default false
   */
  readonly exact?: boolean;
}

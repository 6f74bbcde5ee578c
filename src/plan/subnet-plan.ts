import { PlanStage } from '../forecast/plan-stage';
import { SubnetPurpose } from '../forecast/subnet-forecast';

/**
 * What the nodes take from one subnet at one stage, in its fullest case.
 *
 * @example
 * for (const stage of podCapacityCluster.plan.subnets[0].stages) {
 *   console.log(`${stage.stage}: ${stage.prefixesLeft} /28 blocks and ${stage.addressesLeft} addresses left`);
 * }
 */
export interface SubnetStage {
  /** The stage. */
  readonly stage: PlanStage;

  /** Nodes that take addresses from the subnet. */
  readonly nodes: number;

  /** Prefixes taken, each a whole /28 block. */
  readonly prefixes: number;

  /** Single addresses taken: those of ENIs, and of pods that have no prefix. */
  readonly addresses: number;

  /**
   * Whole /28 blocks left. Negative where there are too few.
   *
   * @default - unknown, because the subnet's size is
   */
  readonly prefixesLeft?: number;

  /**
   * Single addresses left. Negative where there are too few. Without a reservation these are all addresses.
   *
   * @default - unknown, because the subnet's size is
   */
  readonly addressesLeft?: number;

  /**
   * Whether the subnet has what the nodes take.
   *
   * @default - unknown, because the subnet's size is
   */
  readonly fits?: boolean;
}

/**
 * What the cluster takes from one subnet at each stage, beside what the subnet has.
 *
 * @example
 * for (const subnetPlan of podCapacityCluster.plan.subnets) {
 *   console.log(`${subnetPlan.name} (${subnetPlan.cidr}) holds ${subnetPlan.ceilingNodes} nodes`);
 * }
 */
export interface SubnetPlan {
  /** Name of the subnet. */
  readonly name: string;

  /** Zone of the subnet. */
  readonly zone: string;

  /** What the subnet is for. */
  readonly purpose: SubnetPurpose;

  /**
   * Block of the subnet.
   *
   * @default - unknown
   */
  readonly cidr?: string;

  /**
   * Size of the subnet, as in 18 of a /18. It is that of its block, or the size alone where addresses are chosen at
   * deployment.
   *
   * @default - unknown
   */
  readonly prefixLength?: number;

  /** Whether prefixes have a reservation to themselves. Otherwise they share the subnet with single addresses. */
  readonly reserved: boolean;

  /**
   * Whole /28 blocks for prefixes: those of the reservations, or of the subnet where it has none.
   *
   * @default - unknown, because the subnet's size is
   */
  readonly prefixSupply?: number;

  /**
   * Addresses outside of reservations, less those of others and of the control plane.
   *
   * @default - unknown, because the subnet's size is
   */
  readonly addressSupply?: number;

  /**
   * The ranges that are reserved for prefixes.
   *
   * @default - none, or it is not known where the subnet lies
   */
  readonly reservations?: string[];

  /**
   * Addresses that others take.
   *
   * @default - none, or it is not known
   */
  readonly otherAddresses?: number;

  /**
   * Addresses that are kept for interfaces of the control plane.
   *
   * @default - none
   */
  readonly controlPlaneAddresses?: number;

  /** The stages, in the order of `PlanStage`. */
  readonly stages: SubnetStage[];

  /**
   * The most nodes of the peak's mix that the subnet holds. The next node finds no address.
   *
   * @default - unknown, or nobody takes addresses from it
   */
  readonly ceilingNodes?: number;
}

import { PlanStage } from '../forecast/plan-stage';
import { SubnetPurpose } from '../forecast/pod-forecast-props';

/**
 * What a subnet gives at one stage, in its fullest case.
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
   * Whole /28 blocks left, negative where they fall short.
   *
   * @default - unknown, as the subnet's size is
   */
  readonly prefixesLeft?: number;

  /**
   * Single addresses left, negative where they fall short. Without a reservation all addresses.
   *
   * @default - unknown, as the subnet's size is
   */
  readonly addressesLeft?: number;

  /**
   * Whether the subnet can give them.
   *
   * @default - unknown, as the subnet's size is
   */
  readonly fits?: boolean;
}

/**
 * What the cluster takes from one subnet, stage by stage, beside what the subnet has.
 */
export interface SubnetPlan {
  /** Name of the subnet. */
  readonly name: string;

  /** Its zone. */
  readonly zone: string;

  /** What it is for. */
  readonly purpose: SubnetPurpose;

  /**
   * Its block.
   *
   * @default - unknown
   */
  readonly cidr?: string;

  /**
   * Its size, as in 18 of a /18: that of its block, or the size alone where addresses are chosen when it is deployed.
   *
   * @default - unknown
   */
  readonly prefixLength?: number;

  /** Whether prefixes have a reservation to themselves. Else they share the subnet with single addresses. */
  readonly reserved: boolean;

  /**
   * Whole /28 blocks for prefixes: those of the reservations, or of the subnet where it has none.
   *
   * @default - unknown, as the subnet's size is
   */
  readonly prefixSupply?: number;

  /**
   * Addresses outside reservations, less those of others and of the control plane.
   *
   * @default - unknown, as the subnet's size is
   */
  readonly addressSupply?: number;

  /** The stages, in the order of `PlanStage`. */
  readonly stages: SubnetStage[];

  /**
   * The most nodes of the peak's mix that the subnet holds. The next one finds no address.
   *
   * @default - unknown, or nobody takes addresses from it
   */
  readonly ceilingNodes?: number;
}

import { OperatingSystem } from '../capacity/operating-system';
import { FleetNetworking } from '../forecast/fleets/fleet-forecast';
import { PlanStage } from '../forecast/plan-stage';

/**
 * What a plan says about one fleet: nodes that no managed node group starts.
 *
 * @example
 * for (const fleet of podCapacityCluster.plan.fleets) {
 *   console.log(`${fleet.name}: ${fleet.maxPods} max pods by ${fleet.instanceType}`);
 * }
 */
export interface FleetPlan {
  /** Name of the fleet. */
  readonly name: string;

  /**
   * The operating system, where it is not Linux.
   *
   * @default OperatingSystem.LINUX
   */
  readonly os?: OperatingSystem;

  /** Who gives its pods addresses. */
  readonly networking: FleetNetworking;

  /** Pods that every node can run at least, whatever its type. */
  readonly maxPods: number;

  /**
   * The instance type that runs the fewest pods.
   *
   * @default - none, where types are not known
   */
  readonly instanceType?: string;

  /**
   * The instance type with the fewest vCPUs. The most nodes within `limits.cpu` follow from it.
   *
   * @default - none, where the vCPUs of no type are known
   */
  readonly smallestType?: string;

  /**
   * Names of the pod subnets that its pods use, as the forecast gives them.
   *
   * @default - the only pod subnet of each zone, where there is one
   */
  readonly podSubnets?: string[];

  /** Whether it has limits. Without limits its likely nodes count at every stage. */
  readonly limited: boolean;

  /** What it takes at each stage, over all zones. */
  readonly stages: FleetStage[];
}

/**
 * What one fleet takes at one stage, over all zones.
 *
 * From the peak on this is the most that limits allow, where there are any. It is a bound for each number by itself,
 * because one type can take the most prefixes and another the most addresses.
 *
 * @example
 * for (const stage of podCapacityCluster.plan.fleets[0].stages) {
 *   console.log(`${stage.stage}: ${stage.nodes} nodes, of which ${stage.likelyNodes} are likely`);
 * }
 */
export interface FleetStage {
  /** The stage. */
  readonly stage: PlanStage;

  /** Number of nodes. */
  readonly nodes: number;

  /** Prefixes taken, each a whole /28 block. */
  readonly prefixes: number;

  /** Addresses taken from all subnets, sixteen for each prefix. */
  readonly addresses: number;

  /**
   * Number of nodes that is likely.
   *
   * @default - not known: the usual number of nodes is not given
   */
  readonly likelyNodes?: number;

  /**
   * Prefixes that these take.
   *
   * @default - not known
   */
  readonly likelyPrefixes?: number;

  /**
   * Addresses that these take from all subnets, sixteen for each prefix.
   *
   * @default - not known
   */
  readonly likelyAddresses?: number;
}

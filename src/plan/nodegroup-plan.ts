import { OperatingSystem } from '../capacity/operating-system';
import { PlanStage } from '../forecast/plan-stage';

/**
 * A node group of a plan.
 */
export interface NodegroupPlan {
  /** Name of the group. */
  readonly name: string;

  /**
   * The operating system, where it is not Linux.
   *
   * @default OperatingSystem.LINUX
   */
  readonly os?: OperatingSystem;

  /** Pods that kubelet may run on each node. */
  readonly maxPods: number;

  /** The type that the pod count follows from. */
  readonly instanceType: string;

  /** Pods with an address of their own on each node at the peak. */
  readonly podsPerNode: number;

  /**
   * Names of the subnets that its pods get addresses from, as the forecast gives them.
   *
   * @default - the only subnet for pods of each zone, where there is one
   */
  readonly podSubnets?: string[];

  /** Nodes at each stage, over all zones. */
  readonly nodes: NodegroupStage[];

  /** Prefixes that a node takes at the peak. */
  readonly prefixesPerNode: number;

  /** Single addresses that a node takes of its own subnet at the peak. */
  readonly nodeSubnetAddressesPerNode: number;

  /** Single addresses that a node takes of the pod subnet at the peak. */
  readonly podSubnetAddressesPerNode: number;

  /** Pod addresses of a node that no pod uses at the peak. */
  readonly idlePodAddressesPerNode: number;
}

/**
 * The size of a node group at a stage.
 */
export interface NodegroupStage {
  /** The stage. */
  readonly stage: PlanStage;

  /** Nodes, over all zones. */
  readonly nodes: number;
}

/**
 * What all node groups take together at one stage: at `CHANGEOVER` two generations of nodes, with the pods of one.
 */
export interface StageTotal {
  /** The stage. */
  readonly stage: PlanStage;

  /** Nodes, over all zones. */
  readonly nodes: number;

  /** Pods that take an address. */
  readonly pods: number;

  /** Addresses taken from all subnets, sixteen for each prefix. */
  readonly addresses: number;

  /** Pod addresses among them that no pod uses, on nodes that run the pods of the forecast. */
  readonly idlePodAddresses: number;

  /** Network interfaces. */
  readonly enis: number;
}

/**
 * How many nodes a zone holds.
 */
export interface ZonePlan {
  /** Name of the zone. */
  readonly zone: string;

  /** Nodes in the zone at the peak, in the fullest case. */
  readonly nodes: number;

  /**
   * The most nodes of the peak's mix that its subnets hold. The next one finds no address.
   *
   * @default - unknown, as the size of a subnet is
   */
  readonly ceilingNodes?: number;
}

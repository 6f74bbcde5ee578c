import { OperatingSystem } from '../capacity/operating-system';
import { PlanStage } from '../forecast/plan-stage';

/**
 * What a plan says about one node group.
 *
 * @example
 * for (const group of podCapacityCluster.plan.nodegroups) {
 *   console.log(`${group.name}: ${group.maxPods} max pods by ${group.instanceType}`);
 * }
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

  /** Max pods of kubelet on each node. */
  readonly maxPods: number;

  /** The instance type that max pods follow from. */
  readonly instanceType: string;

  /** Pods with an address of their own on each node at the peak. */
  readonly podsPerNode: number;

  /**
   * Names of the pod subnets that its pods use, as the forecast gives them.
   *
   * @default - the only pod subnet of each zone, where there is one
   */
  readonly podSubnets?: string[];

  /** Nodes at each stage, over all zones. */
  readonly nodes: NodegroupStage[];

  /** Prefixes per node at the peak. */
  readonly prefixesPerNode: number;

  /** Single addresses of the node's own subnet per node at the peak. */
  readonly nodeSubnetAddressesPerNode: number;

  /** Single addresses of the pod subnet per node at the peak. */
  readonly podSubnetAddressesPerNode: number;

  /** Pod addresses per node that no pod uses at the peak. */
  readonly idlePodAddressesPerNode: number;
}

/**
 * The size of one node group at one stage.
 *
 * @example
 * for (const size of podCapacityCluster.plan.nodegroups[0].nodes) {
 *   console.log(`${size.stage}: ${size.nodes} nodes`);
 * }
 */
export interface NodegroupStage {
  /** The stage. */
  readonly stage: PlanStage;

  /** Number of nodes, over all zones. */
  readonly nodes: number;
}

/**
 * What all node groups and fleets take together at one stage.
 * At `CHANGEOVER` there are two generations of nodes, with the pods of
 * one.
 *
 * @example
 * for (const total of podCapacityCluster.plan.totals) {
 *   console.log(`${total.stage}: ${total.addresses} addresses for ${total.pods} pods`);
 * }
 */
export interface StageTotal {
  /** The stage. */
  readonly stage: PlanStage;

  /** Number of nodes, over all zones. */
  readonly nodes: number;

  /** Number of pods that take an address. */
  readonly pods: number;

  /** Addresses taken from all subnets, sixteen for each prefix. */
  readonly addresses: number;

  /** How many of these addresses are for pods and no pod uses them, on nodes that run the pods of the forecast. */
  readonly idlePodAddresses: number;

  /** Number of network interfaces. */
  readonly enis: number;
}

/**
 * How many nodes a zone holds.
 *
 * @example
 * for (const zone of podCapacityCluster.plan.zones) {
 *   console.log(`${zone.zone}: ${zone.nodes} of ${zone.ceilingNodes} nodes`);
 * }
 */
export interface ZonePlan {
  /** Name of the zone. */
  readonly zone: string;

  /**
   * Nodes in the zone at the peak, in the fullest case. A fleet that is not spread over its zones can have all of its
   * nodes there.
   */
  readonly nodes: number;

  /**
   * The most nodes of the peak's mix that its subnets hold. The next node finds no address.
   *
   * @default - unknown, because the size of a subnet is
   */
  readonly ceilingNodes?: number;
}

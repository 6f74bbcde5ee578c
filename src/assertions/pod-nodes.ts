import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { Finding } from '../findings/finding';

/**
 * Nodes whose max pods this library computes: `PodNodegroup`, `NodeBootstrap`, `KarpenterCapacity`.
 *
 * @example
 * const podNodes: IPodNodes = nodegroup;
 * NodeAssertions.fromNodes(podNodes).reachesPods(110);
 */
export interface IPodNodes {
  /** Max pods of kubelet on each node. */
  readonly maxPods: number;

  /** What the instance types allow, which type sets max pods, and which of its limits. */
  readonly capacity: NodegroupCapacity;

  /** The findings about the nodes. */
  readonly findings: Finding[];
}

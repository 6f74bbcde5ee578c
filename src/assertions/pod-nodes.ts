import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { Finding } from '../findings/finding';

/**
 * Nodes that are told a pod count: `PodNodegroup`, `NodeBootstrap`, `KarpenterCapacity`.
 */
export interface IPodNodes {
  /** Pods that kubelet may run on each node. */
  readonly maxPods: number;

  /** What the instance types allow, and which of them and which limit binds. */
  readonly capacity: NodegroupCapacity;

  /** What there is to say of the nodes. */
  readonly findings: Finding[];
}

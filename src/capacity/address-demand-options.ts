import { NodeCapacityOptions } from './node-capacity-options';
import { WarmPool } from './warm-pool';

/**
 * How a node is set up, as far as the addresses it takes depend on it.
 */
export interface AddressDemandOptions extends NodeCapacityOptions {
  /**
   * The spare addresses of the node.
   *
   * @default - the add-on's own targets: one warm prefix with prefixes, one warm ENI with single addresses
   */
  readonly warmPool?: WarmPool;

  /**
   * kubelet's maxPods, 1 or more: the VPC CNI (v1.16.3 and later) stops growing the pool there.
   *
   * @default - the capacity of the node
   */
  readonly maxPods?: number;
}

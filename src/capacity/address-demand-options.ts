import { NodeCapacityOptions } from './node-capacity-options';
import { WarmPool } from './warm-pool';
import { WindowsWarmPool } from './windows-warm-pool';

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
   * The spare addresses of a Windows node, in place of `warmPool`.
   *
   * @default WindowsWarmPool.addresses(1, 3) - the add-on's own targets
   */
  readonly windowsWarmPool?: WindowsWarmPool;

  /**
   * Whether ENIs beyond the primary one get their addresses in subnets that the VPC CNI finds by the tag `kubernetes.io/role/cni`; not beside
   * `customNetworking`, which wins over it. All ENIs then carry pods, and the primary one, in the node's subnet, is filled first.
   *
   * The VPC CNI takes the subnet with the most free addresses among the node's own and the tagged ones of the zone. Assumed here is that this is a
   * tagged one, for each further ENI.
   *
   * @default false
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  readonly subnetDiscovery?: boolean;

  /**
   * kubelet's maxPods, 1 or more: the VPC CNI (v1.16.3 and later) stops growing the pool there. On Windows nothing does: the controller of EKS
   * does not read it.
   *
   * @default - the capacity of the node
   */
  readonly maxPods?: number;
}

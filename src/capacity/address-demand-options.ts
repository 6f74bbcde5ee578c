import { NodeCapacityOptions } from './node-capacity-options';
import { WarmPool } from './warm-pool';
import { WindowsWarmPool } from './windows-warm-pool';

/**
 * The settings of a node that decide how many IP addresses it takes.
 *
 * @example
 * const demand = AddressDemand.of(InstanceTypeLimits.of('m5.large'), 30, {
 *   ipAssignment: IpAssignment.prefixDelegation(),
 *   customNetworking: true,
 *   warmPool: WarmPool.addresses(5, 10),
 * });
 * const takenFromPodSubnet = demand.podSubnetAddresses;
 */
export interface AddressDemandOptions extends NodeCapacityOptions {
  /**
   * The spare addresses that a Linux node keeps.
   *
   * @default - the add-on's own targets: one warm prefix with prefixes, one warm ENI with single addresses
   */
  readonly warmPool?: WarmPool;

  /**
   * The spare addresses that a Windows node keeps. It takes the place of `warmPool`.
   *
   * @default WindowsWarmPool.addresses(1, 3) - the add-on's own targets
   */
  readonly windowsWarmPool?: WindowsWarmPool;

  /**
   * Whether ENIs beyond the primary one get their addresses in pod subnets that the VPC CNI finds by the tag
   * `kubernetes.io/role/cni`.
   *
   * All ENIs then carry pods. The primary one is in the node's subnet and is filled first. `customNetworking` wins over
   * discovery, so both together are refused.
   *
   * The VPC CNI takes the subnet with the most free addresses among the node's own and the tagged ones of the zone. The
   * demand assumes that this is a tagged one, for each further ENI.
   *
   * @default false
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  readonly subnetDiscovery?: boolean;

  /**
   * Max pods of kubelet, 1 or more. The VPC CNI (v1.16.3 and later) stops growing the pool there. On Windows nothing
   * stops it: the controller of EKS does not read this number.
   *
   * @default - the capacity of the node
   */
  readonly maxPods?: number;
}

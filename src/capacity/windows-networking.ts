import { IpAssignment } from './ip-assignment';
import { WindowsWarmPool } from './windows-warm-pool';

/**
 * How pods on Windows nodes get IP addresses.
 *
 * A controller of EKS gives them addresses of their node's one ENI, whatever Linux nodes do.
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', {
 *   cluster,
 *   windows: { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WindowsWarmPool.prefixes(1) },
 * });
 */
export interface WindowsNetworking {
  /**
   * What each slot of the node's one ENI holds.
   *
   * Worked, c5.large (ten addresses per ENI): 10 - 1 = 9 pods with single addresses, 9 x 16 = 144 with prefixes, of
   * which kubelet runs 110.
   *
   * @default IpAssignment.secondaryIp() - whatever Linux nodes have
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * The spare addresses of each Windows node. Whole prefixes are refused with single addresses.
   *
   * @default WindowsWarmPool.addresses(1, 3) - the add-on's own
   */
  readonly warmPool?: WindowsWarmPool;
}

import { IpAssignment } from '../capacity/ip-assignment';
import { WindowsWarmPool } from '../capacity/windows-warm-pool';

/**
 * How pods on Windows nodes get addresses.
 */
export interface WindowsForecast {
  /**
   * What a slot of the node's one ENI holds.
   *
   * @default IpAssignment.secondaryIp() - whatever Linux nodes have
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * The spare addresses of each Windows node.
   *
   * @default WindowsWarmPool.addresses(1, 3) - the add-on's own
   */
  readonly warmPool?: WindowsWarmPool;
}

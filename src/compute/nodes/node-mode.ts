import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { PodPlacement } from '../../network/pod-placement';

/**
 * The mode in which nodes start and which they keep: what the logical id of a group says, and beside it what the ENIs
 * of a node depend on.
 */
export interface NodeMode {
  readonly assignment: IpAssignment;
  readonly placement: PodPlacement;
  readonly generation?: string;
  readonly family: PodIpFamily;
  readonly trunkEni: boolean;
  readonly maxEni?: number;
  readonly addonVersion?: string;
}

/** Numbers of each node that its pod count follows from. */
export interface NodeCounts {
  readonly hostNetworkPods?: number;
  readonly efaOnlyEnis?: number;
}

import { filledSlots, PoolSettings } from './pool-size';
import { PREFIX_ADDRESSES } from '../../addressing/private/prefix';

/** A node as the VPC CNI's algorithm sees it. */
export interface NodeSettings extends PoolSettings {
  /** Whether pods use subnets of their own; the primary ENI then carries none. */
  readonly customNetworking: boolean;

  /** Whether a trunk ENI is attached. */
  readonly trunkEni: boolean;
}

/** What a node takes from its subnets. */
export interface NodeAddresses {
  readonly slots: number;
  readonly enis: number;
  readonly podsPlaced: number;
  readonly idlePodAddresses: number;
  readonly nodeSubnetAddresses: number;
  readonly podSubnetAddresses: number;
}

/**
 * Addresses that a node takes for a number of pods: one for each ENI, and those of the filled slots.
 *
 * ```
 * pod ENIs n = ceil(slots / S)
 * pods in the node's subnet    ENIs = t + max(1, n)    node subnet: ENIs + u x slots
 * custom networking            ENIs = 1 + t + n        node subnet: 1, pod subnet: t + n + u x slots
 * ```
 *
 * Under custom networking the trunk ENI (t) sits in the pod subnet too.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/provider/branch/trunk/trunk.go
 */
export function nodeAddresses(settings: NodeSettings, pods: number): NodeAddresses {
  const { customNetworking, slotsPerEni } = settings;
  const slots = filledSlots(settings, pods);
  const podAddresses = slots * (settings.prefixes ? PREFIX_ADDRESSES : 1);
  const podsPlaced = Math.min(pods, podAddresses);
  const podEnis = slots === 0 ? 0 : Math.ceil(slots / slotsPerEni);
  const trunks = settings.trunkEni ? 1 : 0;
  const enis = trunks + (customNetworking ? 1 + podEnis : Math.max(1, podEnis));
  return {
    slots,
    enis,
    podsPlaced,
    idlePodAddresses: podAddresses - podsPlaced,
    nodeSubnetAddresses: customNetworking ? 1 : enis + podAddresses,
    podSubnetAddresses: customNetworking ? enis - 1 + podAddresses : 0,
  };
}

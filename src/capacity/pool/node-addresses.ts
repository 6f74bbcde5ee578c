import { filledSlots, PoolSettings } from './pool-size';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';

/** A node as the VPC CNI's algorithm sees it. */
export interface NodeSettings extends PoolSettings {
  /** Whether pods use subnets of their own; the primary ENI then carries none. */
  readonly customNetworking: boolean;

  /** Whether ENIs beyond the primary one are in the pod subnet, which is found by its tag; false where it is absent. */
  readonly subnetDiscovery?: boolean;

  /** Whether a trunk ENI is attached. */
  readonly trunkEni: boolean;
}

/** What a node takes from its subnets. */
export interface NodeAddresses {
  readonly slots: number;

  /** Slots of ENIs in the pod subnet. */
  readonly podSubnetSlots: number;
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
 * subnet discovery             ENIs = t + max(1, n)    node subnet: 1 + t + u x min(slots, S),
 *                                                      pod subnet: max(0, n - 1) + u x max(0, slots - S)
 * ```
 *
 * Under custom networking the trunk ENI (t) sits in the pod subnet too, under subnet discovery in the node's. Worked
 * for the latter, t3.small (S 3) with 7 prefixes: n = 3; node subnet 1 + 16 x 3 = 49, pod subnet 2 + 16 x 4 = 66.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/provider/branch/trunk/trunk.go
 */
export function nodeAddresses(settings: NodeSettings, pods: number): NodeAddresses {
  const { customNetworking, subnetDiscovery = false, slotsPerEni } = settings;
  const addressesPerSlot = settings.prefixes ? PREFIX_ADDRESSES : 1;
  const slots = filledSlots(settings, pods);
  const podAddresses = slots * addressesPerSlot;
  const podsPlaced = Math.min(pods, podAddresses);
  const podEnis = slots === 0 ? 0 : Math.ceil(slots / slotsPerEni);
  const trunks = settings.trunkEni ? 1 : 0;
  const enis = trunks + (customNetworking ? 1 + podEnis : Math.max(1, podEnis));
  const nodeSubnetEnis = customNetworking ? 1 : subnetDiscovery ? 1 + trunks : enis;
  const podSubnetSlots = customNetworking ? slots : subnetDiscovery ? Math.max(0, slots - slotsPerEni) : 0;
  return {
    slots,
    podSubnetSlots,
    enis,
    podsPlaced,
    idlePodAddresses: podAddresses - podsPlaced,
    nodeSubnetAddresses: nodeSubnetEnis + (slots - podSubnetSlots) * addressesPerSlot,
    podSubnetAddresses: enis - nodeSubnetEnis + podSubnetSlots * addressesPerSlot,
  };
}

/**
 * IPv4 addresses that a node takes whose pods have IPv6: one for each ENI.
 */
export function ipv6NodeAddresses(trunkEni: boolean, podsPlaced: number): NodeAddresses {
  const enis = trunkEni ? 2 : 1;
  return {
    slots: 0,
    podSubnetSlots: 0,
    enis,
    podsPlaced,
    idlePodAddresses: 0,
    nodeSubnetAddresses: enis,
    podSubnetAddresses: 0,
  };
}

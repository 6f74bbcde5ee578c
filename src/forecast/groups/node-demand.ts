import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { AddressDemand } from '../../capacity/address-demand';
import { AddressDemandOptions } from '../../capacity/address-demand-options';

/** What one node takes, whatever its type among those of the group. */
export interface NodeDemand {
  /** Prefixes, each a whole /28 block. */
  readonly prefixes: number;

  /** Prefixes of the node's subnet. */
  readonly nodeSubnetPrefixes: number;

  /** Prefixes of the pod subnet; 0 without custom networking and subnet discovery. */
  readonly podSubnetPrefixes: number;

  /** Single addresses of the node's subnet. */
  readonly nodeSubnetAddresses: number;

  /** Single addresses of the pod subnet; 0 without custom networking and subnet discovery. */
  readonly podSubnetAddresses: number;

  /** Pod addresses that no pod uses. */
  readonly idlePodAddresses: number;

  /** Network interfaces, branch interfaces included. */
  readonly enis: number;
}

/** Branch interfaces sit beside the trunk: in the pod subnet under custom networking, else in the node's. */
export function nodeDemand(
  demand: AddressDemand,
  { customNetworking }: AddressDemandOptions,
  branchPods: number,
): NodeDemand {
  const { prefixes, nodeSubnetPrefixes, podSubnetPrefixes } = demand;
  return {
    prefixes,
    nodeSubnetPrefixes,
    podSubnetPrefixes,
    nodeSubnetAddresses:
      demand.nodeSubnetAddresses - nodeSubnetPrefixes * PREFIX_ADDRESSES + (customNetworking ? 0 : branchPods),
    podSubnetAddresses:
      demand.podSubnetAddresses - podSubnetPrefixes * PREFIX_ADDRESSES + (customNetworking ? branchPods : 0),
    idlePodAddresses: demand.idlePodAddresses,
    enis: demand.enis + branchPods,
  };
}

/** Of each kind the most that one of two takes. */
export function mostOfEach(one: NodeDemand, other: NodeDemand): NodeDemand {
  return {
    prefixes: Math.max(one.prefixes, other.prefixes),
    nodeSubnetPrefixes: Math.max(one.nodeSubnetPrefixes, other.nodeSubnetPrefixes),
    podSubnetPrefixes: Math.max(one.podSubnetPrefixes, other.podSubnetPrefixes),
    nodeSubnetAddresses: Math.max(one.nodeSubnetAddresses, other.nodeSubnetAddresses),
    podSubnetAddresses: Math.max(one.podSubnetAddresses, other.podSubnetAddresses),
    idlePodAddresses: Math.max(one.idlePodAddresses, other.idlePodAddresses),
    enis: Math.max(one.enis, other.enis),
  };
}

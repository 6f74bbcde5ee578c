import { FleetForecast } from './fleet-forecast';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { NodeDemand } from '../groups/node-demand';

/** What a node of one type runs and takes. */
export interface FleetNode extends NodeDemand {
  /** Pods that kubelet runs on it, as far as it has addresses for them. */
  readonly maxPods: number;

  /** Pods with an address of their own. */
  readonly pods: number;
}

/** How a fleet's nodes are set up, and what its own pods are. */
export type FleetNodeOptions = Pick<
  FleetForecast,
  'networking' | 'ipv4PrefixSize' | 'maxPods' | 'podsPerNode' | 'daemonSetPods' | 'hostNetworkPods'
> & {
  /** Of the VPC CNI. */
  readonly options: AddressDemandOptions;

  /** Whether its pods have subnets of their own. */
  readonly podSubnets: boolean;

  /** Whether what is not published counts as the most that is thought of it, and not as what is likely. */
  readonly isBound: boolean;
};

/** A node that takes no address of the VPC. */
export const NO_NODE: FleetNode = {
  maxPods: 0,
  pods: 0,
  prefixes: 0,
  nodeSubnetPrefixes: 0,
  podSubnetPrefixes: 0,
  nodeSubnetAddresses: 0,
  podSubnetAddresses: 0,
  idlePodAddresses: 0,
  enis: 0,
};

/** The addresses that a node takes from all subnets, sixteen for each prefix. */
export function addressesOf({ prefixes, nodeSubnetAddresses, podSubnetAddresses }: NodeDemand): number {
  return prefixes * PREFIX_ADDRESSES + nodeSubnetAddresses + podSubnetAddresses;
}

/** Pods with an address of their own on a node, those of daemon sets included. */
export function podsOn(
  { podsPerNode = Infinity, daemonSetPods = 0 }: Pick<FleetForecast, 'podsPerNode' | 'daemonSetPods'>,
  maxPods: number,
  hostNetworkPods: number,
): number {
  return Math.min(Math.max(0, maxPods - hostNetworkPods), daemonSetPods + podsPerNode);
}

import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacity } from '../../capacity/node-capacity';
import { NodeSettings } from '../../capacity/pool/node-addresses';

/** What the nodes of a group have in common. */
export interface NodeShape extends NodeSettings {
  /** Pods with an address of their own that a node has room for: by its pod count, and by its ENIs. */
  readonly room: number;
}

/** The shape of nodes of a type. */
export function nodeShape(limits: InstanceTypeLimits, options: AddressDemandOptions = {}): NodeShape {
  const capacity = NodeCapacity.of(limits, options);
  const places = (options.maxPods ?? capacity.maxPods) - capacity.hostNetworkPods;
  return {
    ...kernelOf(capacity).settings(capacity, options),
    room: Math.max(0, Math.min(places, capacity.podAddresses)),
  };
}

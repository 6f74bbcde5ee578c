import { autoModeNode } from './auto-mode-node';
import { FleetNetworking } from './fleet-forecast';
import { FleetNode, FleetNodeOptions, NO_NODE, podsOn } from './fleet-node';
import { oneEniNode } from './one-eni-node';
import { AddressDemand } from '../../capacity/address-demand';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeCapacity } from '../../capacity/node-capacity';
import { nodeDemand } from '../groups/node-demand';

/** A node of a type, by who gives its pods addresses. */
export function nodeByNetworking(limits: InstanceTypeLimits, node: FleetNodeOptions): FleetNode {
  switch (node.networking) {
    case FleetNetworking.AUTO_MODE: return autoModeNode(limits, node);
    case FleetNetworking.ONE_ENI: return oneEniNode(limits, node);
    case FleetNetworking.NONE: return NO_NODE;
    default: return cniNode(limits, node);
  }
}

/** A node as those of managed groups are, but that a type with fewer addresses than kubelet is told runs fewer pods. */
function cniNode(limits: InstanceTypeLimits, node: FleetNodeOptions): FleetNode {
  const { options } = node;
  const capacity = NodeCapacity.of(limits, options);
  const told = node.maxPods ?? capacity.maxPods;
  const maxPods = Math.min(told, capacity.eniLimitedPods);
  const pods = podsOn(node, maxPods, capacity.hostNetworkPods);
  const demand = AddressDemand.of(limits, pods, { ...options, maxPods: Math.max(1, told) });
  return { ...nodeDemand(demand, options, 0), maxPods, pods };
}

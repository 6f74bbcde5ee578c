import { autoModeNode } from './auto-mode-node';
import { FleetNetworking } from './fleet-forecast';
import { FleetNode, FleetNodeOptions, NO_NODE, podsOn } from './fleet-node';
import { oneEniNode } from './one-eni-node';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { kernelOf } from '../../capacity/kernel/kernels';
import { podSpace } from '../../capacity/kernel/pod-space';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ipv6NodeAddresses, nodeAddresses } from '../../capacity/pool/node-addresses';

/** A node of a type, by who gives its pods addresses. */
export function nodeByNetworking(limits: InstanceTypeLimits, node: FleetNodeOptions): FleetNode {
  switch (node.networking) {
    case FleetNetworking.AUTO_MODE: return autoModeNode(limits, node);
    case FleetNetworking.ONE_ENI: return oneEniNode(limits, node);
    case FleetNetworking.NONE: return NO_NODE;
    default: return cniNode(limits, node);
  }
}

/**
 * A node as those of managed groups are, but that a type with fewer addresses than kubelet is told runs fewer pods. Its
 * options are checked already, so that many types are counted in a short time.
 */
function cniNode(limits: InstanceTypeLimits, node: FleetNodeOptions): FleetNode {
  const { options } = node;
  const kernel = kernelOf(options);
  const space = podSpace(kernel, limits, options);
  const hostNetworkPods = options.hostNetworkPods ?? kernel.hostNetworkPods;
  const most = space.podAddresses + hostNetworkPods;
  const told = node.maxPods ?? Math.min(most, kernel.cap(limits.vcpus));
  const maxPods = Math.min(told, most);
  const pods = podsOn(node, maxPods, hostNetworkPods);
  const settings = kernel.settings({ limits, ...space, maxPods }, { ...options, maxPods: Math.max(1, told) });
  const isIpv6 = options.ipFamily === PodIpFamily.IPV6;
  const taken = isIpv6 ? ipv6NodeAddresses(space.trunkEni, pods) : nodeAddresses(settings, pods);
  const prefixes = space.ipAssignment.usesPrefixes ? taken.slots : 0;
  const podSubnetPrefixes = space.ipAssignment.usesPrefixes ? taken.podSubnetSlots : 0;
  const nodeSubnetPrefixes = prefixes - podSubnetPrefixes;
  return {
    maxPods,
    pods,
    prefixes,
    nodeSubnetPrefixes,
    podSubnetPrefixes,
    nodeSubnetAddresses: taken.nodeSubnetAddresses - nodeSubnetPrefixes * PREFIX_ADDRESSES,
    podSubnetAddresses: taken.podSubnetAddresses - podSubnetPrefixes * PREFIX_ADDRESSES,
    idlePodAddresses: taken.idlePodAddresses,
    enis: taken.enis,
  };
}

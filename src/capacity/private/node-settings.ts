import { NodeSettings } from './node-addresses';
import { AddressDemandOptions } from '../address-demand-options';
import { NodeCapacity } from '../node-capacity';

/** Targets that the managed add-on sets where nobody sets others. */
const ADDON_TARGETS = { WARM_ENI_TARGET: 1, WARM_IP_TARGET: 0, MINIMUM_IP_TARGET: 0, WARM_PREFIX_TARGET: 1 };

/**
 * A node as the VPC CNI's algorithm sees it.
 *
 * @param capacity its capacity, under the same options
 */
export function nodeSettings(capacity: NodeCapacity, options: AddressDemandOptions): NodeSettings {
  const targets: Record<string, number> = { ...ADDON_TARGETS, ...options.warmPool?._targets };
  return {
    prefixes: capacity.ipAssignment.usesPrefixes,
    slotsPerEni: capacity.limits.ipv4PerEni - 1,
    podEnis: capacity.enis,
    customNetworking: options.customNetworking ?? false,
    subnetDiscovery: options.subnetDiscovery ?? false,
    trunkEni: options.trunkEni ?? false,
    warmEniTarget: targets.WARM_ENI_TARGET,
    warmIpTarget: targets.WARM_IP_TARGET,
    minimumIpTarget: targets.MINIMUM_IP_TARGET,
    warmPrefixTarget: targets.WARM_PREFIX_TARGET,
    maxPods: options.maxPods ?? capacity.maxPods,
  };
}

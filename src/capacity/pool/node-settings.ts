import { NodeSettings } from './node-addresses';
import { AddressDemandOptions } from '../address-demand-options';
import { NodeCapacity } from '../node-capacity';
import { OperatingSystem } from '../node-capacity-options';
import { WindowsWarmPool } from '../windows-warm-pool';

/** Targets that the managed add-on sets where nobody sets others. */
const ADDON_TARGETS = { WARM_ENI_TARGET: 1, WARM_IP_TARGET: 0, MINIMUM_IP_TARGET: 0, WARM_PREFIX_TARGET: 1 };

/** The least warm IP target with single addresses: the controller of EKS takes 0 for it. */
const LEAST_WARM_WINDOWS_IPS = 1;

/**
 * A node as the VPC CNI's algorithm sees it, or the controller of EKS that does its work for Windows nodes.
 *
 * @param capacity its capacity, under the same options
 */
export function nodeSettings(capacity: NodeCapacity, options: AddressDemandOptions): NodeSettings {
  return capacity.os === OperatingSystem.WINDOWS ? windowsSettings(capacity, options) : linuxSettings(capacity, options);
}

/**
 * The same closed form as on Linux, of other targets and without the gate of maxPods.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/secondary_ip_mode_config_options.md
 */
function windowsSettings({ enis, limits, ipAssignment: { usesPrefixes } }: NodeCapacity, { windowsWarmPool }: AddressDemandOptions): NodeSettings {
  const { warmWindowsIPTarget, minimumWindowsIPTarget, warmWindowsPrefixTarget = 0 } = (windowsWarmPool ?? WindowsWarmPool.addresses(1))._targets;
  return {
    prefixes: usesPrefixes,
    slotsPerEni: limits.ipv4PerEni - 1,
    podEnis: enis,
    customNetworking: false,
    trunkEni: false,
    warmEniTarget: 0,
    warmIpTarget: usesPrefixes ? warmWindowsIPTarget : Math.max(LEAST_WARM_WINDOWS_IPS, warmWindowsIPTarget),
    minimumIpTarget: minimumWindowsIPTarget,
    warmPrefixTarget: warmWindowsPrefixTarget,
  };
}

function linuxSettings(capacity: NodeCapacity, options: AddressDemandOptions): NodeSettings {
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

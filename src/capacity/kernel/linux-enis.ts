import { CNI_FEATURES, lacks } from './cni-features';
import { NodeEnis } from './node-kernel';
import { InstanceTypeLimits } from '../instance-type-limits';
import { NodeCapacityOptions } from '../node-capacity-options';

/** What the ENIs of a node follow from. */
export type EniLimits = Pick<InstanceTypeLimits, 'maxEnis' | 'branchInterfaces'>;

/** How nodes are set up, as far as their ENIs depend on it. */
export type EniOptions = Pick<
  NodeCapacityOptions, 'maxEni' | 'customNetworking' | 'trunkEni' | 'efaOnlyEnis' | 'addonVersion'
>;

/**
 * The ENIs of a node that the VPC CNI sets up.
 *
 * The primary ENI carries pods, except under custom networking, and is never given up. The trunk comes after it: it is
 * attached where an ENI is left, else never. Since v1.20.4 no place is kept for it on a type that cannot have one. A
 * type of which that is not known counts as one that can, as in the VPC CNI.
 *
 * ```
 * left           = min(E, maxEni) - efaOnlyEnis
 * in subnets of nodes, or by discovery   podEnis = max(1, left - t)
 * under custom networking                podEnis = max(0, left - 1 - t)
 * ```
 *
 * Worked, t3.2xlarge (E 4, no trunk) with security groups for pods: 4 ENIs, and 3 below v1.20.4. m5.large with MAX_ENI
 * 1: 1 ENI, without a trunk.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
export function linuxEnis(limits: EniLimits, options: EniOptions): NodeEnis {
  const left = enisLeft(limits, options);
  const kept = keepsTrunkPlace(limits, options) ? 1 : 0;
  return {
    podEnis: options.customNetworking ? Math.max(0, left - 1 - kept) : Math.max(1, left - kept),
    trunkEni: canTrunk(limits) && options.trunkEni === true && left > 1,
  };
}

/** Whether the VPC CNI gives no pod the place of a trunk ENI, attached or not. */
export function keepsTrunkPlace(limits: EniLimits, { trunkEni = false, addonVersion }: EniOptions): boolean {
  return trunkEni && (canTrunk(limits) || lacks(addonVersion, CNI_FEATURES.trunkPlaceByType));
}

/** Whether a type can have a trunk ENI; so the VPC CNI takes it where that is not known. */
export function canTrunk({ branchInterfaces }: EniLimits): boolean {
  return branchInterfaces !== 0;
}

/** ENIs that there are for the primary one, the trunk and pods. */
export function enisLeft({ maxEnis }: EniLimits, { maxEni = Infinity, efaOnlyEnis = 0 }: EniOptions): number {
  return Math.min(maxEnis, maxEni) - efaOnlyEnis;
}

import { InstanceTypeLimits } from './instance-type-limits';
import { NodeCapacity } from './node-capacity';
import { NodeCapacityOptions } from './node-capacity-options';
import { NodeAddresses, nodeAddresses } from './private/node-addresses';
import { numberFindings, optionFindings } from './private/number-findings';
import { WarmPool } from './warm-pool';
import { FindingError } from '../findings/private/finding-error';

/** Targets that the managed add-on sets where nobody sets others. */
const ADDON_TARGETS = { WARM_ENI_TARGET: 1, WARM_IP_TARGET: 0, MINIMUM_IP_TARGET: 0, WARM_PREFIX_TARGET: 1 };

/**
 * How a node is set up, as far as the addresses it takes depend on it.
 */
export interface AddressDemandOptions extends NodeCapacityOptions {
  /**
   * The spare addresses of the node.
   *
   * @default - the add-on's own targets: one warm prefix with prefixes, one warm ENI with single addresses
   */
  readonly warmPool?: WarmPool;

  /**
   * kubelet's maxPods, 1 or more: the VPC CNI (v1.16.3 and later) stops growing the pool there.
   *
   * @default - the capacity of the node
   */
  readonly maxPods?: number;
}

/**
 * What a Linux node with IPv4 takes from its subnets once a number of pods run on it: the steady state after growth, which peaks make stick,
 * because a prefix is given back only when all of its sixteen addresses are free.
 *
 * Worked, m5.large with prefixes under custom networking and 108 pods (110 with the two on the host network): ceil(110 / 16) = 7 prefixes
 * on one ENI, 7 x 16 + 1 = 113 addresses of the pod subnet and 1 of the node subnet.
 *
 * Pods that start at once can overshoot by the warm prefixes less one. Pods on branch interfaces take one address more each.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
export class AddressDemand {
  /**
   * The demand of a node.
   *
   * @param limits what the type can attach
   * @param pods pods with an address of their own, 0 or more; those on the host network take none
   * @param options how the node is set up
   * @throws when a number is not whole or out of range; all problems at once
   */
  public static of(limits: InstanceTypeLimits, pods: number, options: AddressDemandOptions = {}): AddressDemand {
    const problems = numberFindings(limits.instanceType, [
      { name: 'pods', value: pods, least: 0 },
      { name: 'maxPods', value: options.maxPods, least: 1 },
    ]);
    problems.push(...optionFindings(limits.instanceType, options));
    if (problems.length > 0) throw new FindingError(problems);
    const capacity = NodeCapacity.of(limits, options);
    const targets: Record<string, number> = { ...ADDON_TARGETS, ...options.warmPool?._targets };
    return new AddressDemand(pods, nodeAddresses({
      prefixes: capacity.ipAssignment.usesPrefixes,
      slotsPerEni: limits.ipv4PerEni - 1,
      podEnis: capacity.enis,
      customNetworking: options.customNetworking ?? false,
      trunkEni: options.trunkEni ?? false,
      warmEniTarget: targets.WARM_ENI_TARGET,
      warmIpTarget: targets.WARM_IP_TARGET,
      minimumIpTarget: targets.MINIMUM_IP_TARGET,
      warmPrefixTarget: targets.WARM_PREFIX_TARGET,
      maxPods: options.maxPods ?? capacity.maxPods,
    }, pods));
  }

  /** Slots that are filled. */
  public readonly slots: number;

  /** ENIs attached, the primary and the trunk included. */
  public readonly enis: number;

  /** Pods that have an address; fewer than asked for where the node has no more. */
  public readonly podsPlaced: number;

  /** Pod addresses that nothing uses. */
  public readonly idlePodAddresses: number;

  /** Addresses taken from the node's own subnet. */
  public readonly nodeSubnetAddresses: number;

  /** Addresses taken from the pod subnet; 0 without custom networking. */
  public readonly podSubnetAddresses: number;

  private constructor(
    /** Pods asked for. */
    public readonly pods: number,
    addresses: NodeAddresses,
  ) {
    this.slots = addresses.slots;
    this.enis = addresses.enis;
    this.podsPlaced = addresses.podsPlaced;
    this.idlePodAddresses = addresses.idlePodAddresses;
    this.nodeSubnetAddresses = addresses.nodeSubnetAddresses;
    this.podSubnetAddresses = addresses.podSubnetAddresses;
  }
}

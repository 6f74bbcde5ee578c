import { AddressDemandOptions } from './address-demand-options';
import { limitFindings, nodeOptionNameFindings } from './argument-findings';
import { InstanceTypeLimits } from './instance-type-limits';
import { kernelOf } from './kernel/kernels';
import { NodeCapacity } from './node-capacity';
import { PodIpFamily } from './node-capacity-options';
import { ipv6NodeAddresses, NodeAddresses, nodeAddresses } from './pool/node-addresses';
import { contradictionFindings, demandContradictions } from './rules/contradiction-findings';
import { numberFindings, optionFindings } from './rules/number-findings';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';

/**
 * How many IPv4 addresses a node takes from its subnets while it runs a number of pods.
 *
 * This is the steady state after growth. A node mostly keeps what it took at its peak, because it gives a prefix back
 * only when all of its sixteen addresses are free.
 *
 * Worked, m5.large with prefixes under custom networking and 108 pods, 110 with the two on the host network. They take
 * ceil(110 / 16) = 7 prefixes on one ENI. That is 7 x 16 + 1 = 113 addresses of the pod subnet and 1 of the node
 * subnet.
 *
 * Worked, t3.small with prefixes under subnet discovery and the same pods: 7 prefixes on three ENIs of 3 slots. The
 * node subnet gives 1 + 3 x 16 = 49 addresses, the pod subnet 2 + 4 x 16 = 66.
 *
 * A Windows node takes everything from its own subnet, also where pods of Linux nodes have pod subnets. Worked,
 * c5.large with 5 pods by the add-on's targets (`WindowsWarmPool.addresses(1, 3)`): 1 + max(3, 5 + 1) = 7 addresses;
 * with prefixes 1 + 16 x ceil(6 / 16) = 17.
 *
 * With IPv6 pods take no IPv4 address. Slots, prefixes and idle addresses are then 0, and each ENI takes one address of
 * the node's subnet. The /80 that the node takes of the subnet's IPv6 block is not counted: a /64 has 65,536 of them.
 *
 * With W warm prefixes, where W is 2 or more, this is the fullest case. The VPC CNI walks a Go map and gives pods
 * addresses of several prefixes, so a node can hold up to W - 1 more prefixes than its pods need. Worked, m5.large with
 * W = 2 and 17 pods: 2 + 2 + 1 = 5 prefixes, 81 addresses. Each pod on a branch interface takes one address more.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 *
 * @example
 * const demand = AddressDemand.of(InstanceTypeLimits.of('m5.large'), 108, {
 *   ipAssignment: IpAssignment.prefixDelegation(),
 *   customNetworking: true,
 * });
 * // 113: 7 prefixes of 16, and the ENI's own
 * const podSubnetAddresses = demand.podSubnetAddresses;
 */
export class AddressDemand {
  /**
   * Computes the demand of one node.
   *
   * @param limits what the instance type can attach
   * @param pods pods with an address of their own, 0 or more. Pods on the host network take none
   * @param options how the node is set up
   * @throws when a number is not whole or out of range, pods have subnets both by custom networking and by discovery,
   * or an option would do nothing on the operating system or with the IP family; all problems at once
   */
  public static of(limits: InstanceTypeLimits, pods: number, options: AddressDemandOptions = {}): AddressDemand {
    const unread = [...limitFindings('limits', limits), ...nodeOptionNameFindings('AddressDemandOptions', options)];
    if (unread.length > 0) throw new FindingError(unread);
    const type = about.type(limits.instanceType);
    const problems = numberFindings(type, [
      { name: 'pods', value: pods, least: 0, required: true },
      { name: 'maxPods', value: options.maxPods, least: 1 },
    ]);
    problems.push(
      ...optionFindings(type, options),
      ...contradictionFindings(type, options),
      ...demandContradictions(type, options),
    );
    if (problems.length > 0) throw new FindingError(problems);
    const capacity = NodeCapacity.of(limits, options);
    const addresses = capacity.ipFamily === PodIpFamily.IPV6
      ? ipv6NodeAddresses(capacity.trunkEni, Math.min(pods, capacity.podAddresses))
      : nodeAddresses(kernelOf(capacity).settings(capacity, options), pods);
    return new AddressDemand(pods, capacity.ipAssignment.usesPrefixes, addresses);
  }

  /** Slots of ENIs that are filled. */
  public readonly slots: number;

  /** Prefixes that the slots hold, each a whole /28 block of a subnet. 0 with single addresses. */
  public readonly prefixes: number;

  /** How many of the prefixes are blocks of the node's own subnet. */
  public readonly nodeSubnetPrefixes: number;

  /** How many of the prefixes are blocks of the pod subnet. */
  public readonly podSubnetPrefixes: number;

  /** ENIs attached, the primary and the trunk included. */
  public readonly enis: number;

  /** Pods that have an address. They are fewer than asked for where the node has no more. */
  public readonly podsPlaced: number;

  /** Pod addresses that the node holds and no pod uses. */
  public readonly idlePodAddresses: number;

  /** Addresses taken from the node's own subnet. */
  public readonly nodeSubnetAddresses: number;

  /** Addresses taken from the pod subnet. 0 without custom networking and subnet discovery. */
  public readonly podSubnetAddresses: number;

  private constructor(
    /** Pods asked for. */
    public readonly pods: number,
    usesPrefixes: boolean,
    addresses: NodeAddresses,
  ) {
    this.slots = addresses.slots;
    this.prefixes = usesPrefixes ? addresses.slots : 0;
    this.podSubnetPrefixes = usesPrefixes ? addresses.podSubnetSlots : 0;
    this.nodeSubnetPrefixes = this.prefixes - this.podSubnetPrefixes;
    this.enis = addresses.enis;
    this.podsPlaced = addresses.podsPlaced;
    this.idlePodAddresses = addresses.idlePodAddresses;
    this.nodeSubnetAddresses = addresses.nodeSubnetAddresses;
    this.podSubnetAddresses = addresses.podSubnetAddresses;
  }
}

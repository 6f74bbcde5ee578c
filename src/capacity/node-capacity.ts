import { limitFindings, nodeOptionNameFindings } from './argument-findings';
import { InstanceTypeLimits } from './instance-type-limits';
import { IpAssignment } from './ip-assignment';
import { kernelOf } from './kernel/kernels';
import { podSpace } from './kernel/pod-space';
import { KubeletReservation } from './kubelet-reservation';
import { NodeCapacityOptions, PodCap, PodIpFamily } from './node-capacity-options';
import { OperatingSystem } from './operating-system';
import { nodeFindings } from './private/node-findings';
import { contradictionFindings } from './rules/contradiction-findings';
import { optionFindings } from './rules/number-findings';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';

/**
 * What keeps a node from running more pods.
 */
export enum CapacityLimit {
  /** The addresses that its ENIs can hold. */
  ENIS = 'enis',

  /** The cap of 110 or 250. */
  CAP = 'cap',

  /** The operating system. A Windows node has one ENI for pods, even where its type could attach more. */
  OS = 'os',
}

/**
 * How many pods a node of one instance type can run, and what limits them.
 *
 * ```
 * left           = min(E, maxEni) - efaOnlyEnis
 * enis           = max(1, left - t)            the primary ENI is never given up
 *                  max(0, left - 1 - t)        under custom networking, where it carries no pods
 * podSlots       = enis x (L - 1)              the first address of an ENI is its own
 * podAddresses   = podSlots x 1, or x 16 with prefixes
 * eniLimitedPods = podAddresses + hostNetworkPods
 * maxPods        = min(eniLimitedPods, cap)
 * ```
 *
 * E is the number of ENIs of the default network card, L the number of IPv4 addresses per ENI, t 1 with a trunk ENI.
 * Worked, m5.large (E 3, L 10) with prefixes under custom networking: (3 - 1) x (10 - 1) x 16 + 2 = 290, capped at 110.
 *
 * A Windows node has one ENI for pods, no pods on the host network unless you say so, and a cap of 110 whatever its
 * vCPUs. Worked, c5.large (E 3, L 10): 10 - 1 = 9 pods, where Linux runs 29; with prefixes 9 x 16 = 144, capped at 110.
 *
 * With IPv6 pods have a /80 on the primary ENI. That is one slot with 2^48 addresses, so the cap limits max pods on
 * every type. A type that cannot take prefixes runs no pods that need an address. Worked, t3.nano: 4 pods with single
 * IPv4 addresses, 110 with IPv6.
 *
 * A trunk ENI takes a place only if the node can have an ENI besides the primary one. From v1.20.4 of the add-on on, a
 * type that cannot have a trunk ENI keeps all of its ENIs for pods. Worked, t3.2xlarge (E 4, L 15): 4 x 14 + 2 = 58
 * pods, and 3 x 14 + 2 = 44 with an older version as `addonVersion`. Without `addonVersion` the count of v1.20.4 and
 * later is used, and a finding states both counts. That EKS installs such a version by default is inferred.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 *
 * @example
 * const capacity = NodeCapacity.of(InstanceTypeLimits.of('m5.large'));
 * // 3 x (10 - 1) + 2 = 29
 * const maxPods = capacity.maxPods;
 * const boundByEnis = capacity.boundBy === CapacityLimit.ENIS;
 */
export class NodeCapacity {
  /**
   * Computes the capacity of a node of one type.
   *
   * @param limits what the instance type can attach
   * @param options how the node is set up
   * @throws when a number is not whole or out of range, or an option contradicts the operating system or the IP family;
   * all problems at once
   */
  public static of(limits: InstanceTypeLimits, options: NodeCapacityOptions = {}): NodeCapacity {
    const unread = [...limitFindings('limits', limits), ...nodeOptionNameFindings('NodeCapacityOptions', options)];
    if (unread.length > 0) throw new FindingError(unread);
    const type = about.type(limits.instanceType);
    const problems = [...optionFindings(type, options), ...contradictionFindings(type, options)];
    if (problems.length > 0) throw new FindingError(problems);
    return new NodeCapacity(limits, options);
  }

  /** The operating system of the node. */
  public readonly os: OperatingSystem;

  /** The family of pod IP addresses. */
  public readonly ipFamily: PodIpFamily;

  /**
   * What each slot really holds. If the type cannot take the prefixes that were asked for, it is single addresses. With
   * IPv6 it is a prefix, of /80.
   */
  public readonly ipAssignment: IpAssignment;

  /** ENIs that may carry pods. */
  public readonly enis: number;

  /** Whether the node gets a trunk ENI: where one is asked for, the type can have one, and a place is left for it. */
  public readonly trunkEni: boolean;

  /** Slots for pods on those ENIs. */
  public readonly podSlots: number;

  /** Addresses for pods in those slots. With IPv6 the /80 has 2^48. */
  public readonly podAddresses: number;

  /** Pods on the host network of the node. */
  public readonly hostNetworkPods: number;

  /**
   * Pods that can have a security group of their own, each on a branch interface.
   *
   * They count towards max pods and take no pod address. 0 without a trunk ENI, undefined when the type's limit is
   * unknown.
   */
  public readonly branchInterfaces?: number;

  /** Pods that the ENIs allow before any cap, those on the host network included. */
  public readonly eniLimitedPods: number;

  /** The cap that was applied. Undefined when there is none. */
  public readonly cappedAt?: number;

  /** Max pods: the number to give to kubelet, pods on the host network included. */
  public readonly maxPods: number;

  /** The limit that keeps max pods from being more. */
  public readonly boundBy: CapacityLimit;

  private readonly asked: NodeCapacityOptions;

  private constructor(
    /** What the instance type can attach. */
    public readonly limits: InstanceTypeLimits,
    options: NodeCapacityOptions,
  ) {
    const kernel = kernelOf(options);
    const space = podSpace(kernel, limits, options);
    this.asked = options;
    this.os = kernel.name;
    this.ipFamily = options.ipFamily ?? PodIpFamily.IPV4;
    this.ipAssignment = space.ipAssignment;
    this.enis = space.enis;
    this.trunkEni = space.trunkEni;
    this.podSlots = space.podSlots;
    this.podAddresses = space.podAddresses;
    this.hostNetworkPods = options.hostNetworkPods ?? kernel.hostNetworkPods;
    this.branchInterfaces = space.trunkEni ? limits.branchInterfaces : 0;
    this.eniLimitedPods = this.podAddresses + this.hostNetworkPods;
    this.cappedAt = options.podCap === PodCap.NONE ? undefined : kernel.cap(limits.vcpus);
    this.maxPods = Math.min(this.eniLimitedPods, this.cappedAt ?? Infinity);
    const leavesEnis = kernel.leavesEnis && limits.maxEnis > space.enis && space.podSlots > 0;
    this.boundBy =
      this.maxPods < this.eniLimitedPods ? CapacityLimit.CAP : leavesEnis ? CapacityLimit.OS : CapacityLimit.ENIS;
  }

  /** Memory that kubelet keeps from pods at these max pods. */
  public get reservation(): KubeletReservation {
    return KubeletReservation.forPods(this.maxPods);
  }

  /** The findings about this node: prefixes that it cannot take, no ENI left for pods, memory, unknown limits. */
  public get findings(): Finding[] {
    return [...this._limitFindings(), ...this.reservation.findingsFor(this.limits)];
  }

  /**
   * The findings that do not depend on the pod count in force.
   *
   * @internal
   */
  public _limitFindings(): Finding[] {
    return nodeFindings(kernelOf(this), this.limits, this, this.asked);
  }
}

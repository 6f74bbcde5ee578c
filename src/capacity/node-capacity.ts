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

  /** The operating system: the addresses of the one ENI of a Windows node, of a type that could attach more. */
  OS = 'os',
}

/**
 * How many pods a node of one instance type can run, and why.
 *
 * ```
 * enis           = min(E, maxEni) - (1 under custom networking) - (1 with a trunk ENI) - efaOnlyEnis, at least 0
 * podSlots       = enis x (L - 1)              the first address of an ENI is its own
 * podAddresses   = podSlots x 1, or x 16 with prefixes
 * eniLimitedPods = podAddresses + hostNetworkPods
 * maxPods        = min(eniLimitedPods, cap)
 * ```
 *
 * E: ENIs of the default network card, L: IPv4 addresses an ENI. Worked, m5.large (E 3, L 10) with prefixes under
 * custom networking: (3 - 1) x (10 - 1) x 16 + 2 = 290, capped at 110.
 *
 * A Windows node has one ENI for pods, no host-network pods unless you say so, and a cap of 110 whatever its vCPUs. Worked, c5.large (E 3, L 10):
 * 10 - 1 = 9 pods, where Linux runs 29; with prefixes 9 x 16 = 144, capped at 110.
 *
 * With IPv6 pods have a /80 on the primary ENI: one slot with 2^48 addresses, so that the cap binds whatever the type; one that takes no prefixes runs no
 * pods with an address. Worked, t3.nano: 4 pods with single IPv4 addresses, 110 with IPv6.
 *
 * That a trunk ENI's place is lost also on types that cannot have one is inferred from the CNI's code.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export class NodeCapacity {
  /**
   * The capacity of a node of one type.
   *
   * @param limits what the type can attach
   * @param options how the node is set up
   * @throws when a number is not whole or out of range, or an option contradicts the operating system or the IP family; all problems at once
   */
  public static of(limits: InstanceTypeLimits, options: NodeCapacityOptions = {}): NodeCapacity {
    const unread = [...limitFindings('limits', limits), ...nodeOptionNameFindings('NodeCapacityOptions', options)];
    if (unread.length > 0) throw new FindingError(unread);
    const type = about.type(limits.instanceType);
    const problems = [...optionFindings(type, options), ...contradictionFindings(type, options)];
    if (problems.length > 0) throw new FindingError(problems);
    return new NodeCapacity(limits, options);
  }

  /** The operating system. */
  public readonly os: OperatingSystem;

  /** The addresses that pods have. */
  public readonly ipFamily: PodIpFamily;

  /** What a slot really holds: single addresses where prefixes were asked of a type that cannot take them. With IPv6 prefixes, of /80. */
  public readonly ipAssignment: IpAssignment;

  /** ENIs that may carry pods. */
  public readonly enis: number;

  /** Slots for pods on those ENIs. */
  public readonly podSlots: number;

  /** Addresses for pods in those slots. 2^48 in the /80 of IPv6. */
  public readonly podAddresses: number;

  /** Pods on the host network. */
  public readonly hostNetworkPods: number;

  /**
   * Pods that can have a security group of their own, each on a branch interface. They count toward
   * maxPods and take no pod address. 0 without a trunk ENI, undefined when the type's limit is unknown.
   */
  public readonly branchInterfaces?: number;

  /** Pods that the ENIs allow, host-network pods included, before any cap. */
  public readonly eniLimitedPods: number;

  /** The cap that was applied. Undefined when there is none. */
  public readonly cappedAt?: number;

  /** Pods that kubelet should be told. */
  public readonly maxPods: number;

  /** Which limit keeps it from being more. */
  public readonly boundBy: CapacityLimit;

  private readonly asked: NodeCapacityOptions;

  private constructor(
    /** What the type can attach. */
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
    this.podSlots = space.podSlots;
    this.podAddresses = space.podAddresses;
    this.hostNetworkPods = options.hostNetworkPods ?? kernel.hostNetworkPods;
    this.branchInterfaces = options.trunkEni ? limits.branchInterfaces : 0;
    this.eniLimitedPods = this.podAddresses + this.hostNetworkPods;
    this.cappedAt = options.podCap === PodCap.NONE ? undefined : kernel.cap(limits.vcpus);
    this.maxPods = Math.min(this.eniLimitedPods, this.cappedAt ?? Infinity);
    const leavesEnis = kernel.leavesEnis && limits.maxEnis > space.enis && space.podSlots > 0;
    this.boundBy = this.maxPods < this.eniLimitedPods ? CapacityLimit.CAP : leavesEnis ? CapacityLimit.OS : CapacityLimit.ENIS;
  }

  /** Memory that kubelet withholds for these pods. */
  public get reservation(): KubeletReservation {
    return KubeletReservation.forPods(this.maxPods);
  }

  /** What there is to say of this node: prefixes it cannot take, no ENI for pods, memory, unknown facts. */
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

import { limitListFindings, nodeOptionNameFindings } from './argument-findings';
import { InstanceTypeLimits } from './instance-type-limits';
import { IpAssignment } from './ip-assignment';
import { KubeletReservation } from './kubelet-reservation';
import { CapacityLimit, NodeCapacity } from './node-capacity';
import { NodeCapacityOptions } from './node-capacity-options';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { INSTANCE_TYPE_WORDS } from '../findings/words/nodes/instance-types';
import { POD_COUNT_WORDS } from '../findings/words/nodes/pod-counts';

/**
 * How many pods the nodes of a group can run when they may be of several instance types: the lowest binds,
 * because EKS applies it to all of them.
 *
 * Worked: t3a.medium 3 x (6 - 1) + 2 = 17 and t3a.xlarge 4 x (15 - 1) + 2 = 58 give 17; each t3a.xlarge loses 41.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export class NodegroupCapacity {
  /**
   * The capacity of a group.
   *
   * @param instanceTypes limits of each type that the group may run, at least one
   * @param options how its nodes are set up
   * @throws when there is no type, or an option is out of range
   */
  public static of(instanceTypes: InstanceTypeLimits[], options: NodeCapacityOptions = {}): NodegroupCapacity {
    const unread = [...limitListFindings('instanceTypes', instanceTypes), ...nodeOptionNameFindings('NodeCapacityOptions', options)];
    if (unread.length > 0) throw new FindingError(unread);
    if (instanceTypes.length === 0) {
      throw new FindingError([findingOf(INSTANCE_TYPE_WORDS.noneGiven, about.prop('instanceTypes'), {})]);
    }
    return new NodegroupCapacity(instanceTypes.map((limits) => NodeCapacity.of(limits, options)), options);
  }

  /** The type that binds. Of several with the same pod count the first. */
  public readonly binding: NodeCapacity;

  /** Pods that kubelet should be told on every node of the group. */
  public readonly maxPods: number;

  /** Which limit of the binding type keeps it from being more. */
  public readonly boundBy: CapacityLimit;

  private readonly types: readonly NodeCapacity[];
  private readonly options: NodeCapacityOptions;

  private constructor(types: NodeCapacity[], options: NodeCapacityOptions) {
    this.types = types;
    this.options = options;
    this.binding = types.reduce((lowest, type) => (type.maxPods < lowest.maxPods ? type : lowest));
    this.maxPods = this.binding.maxPods;
    this.boundBy = this.binding.boundBy;
  }

  /** The capacity of each type alone, in the order given. */
  public get nodes(): NodeCapacity[] {
    return [...this.types];
  }

  /** Memory that kubelet withholds on every node of the group. */
  public get reservation(): KubeletReservation {
    return KubeletReservation.forPods(this.maxPods);
  }

  /** What there is to say of the group, and of each of its types at the group's pod count. */
  public get findings(): Finding[] {
    return this.findingsAt(this.maxPods);
  }

  /**
   * The same for another pod count than the one computed.
   *
   * @param maxPods pods that kubelet is told on every node of the group
   */
  public findingsAt(maxPods: number): Finding[] {
    const reservation = KubeletReservation.forPods(maxPods);
    const ofTypes = this.types.flatMap((type) => [...type._limitFindings(), ...reservation.findingsFor(type.limits)]);
    return [...ofTypes, ...(maxPods === this.maxPods ? this.mixedTypes() : [])];
  }

  private mixedTypes(): Finding[] {
    const losers = this.types.filter((type) => type.maxPods > this.maxPods);
    if (losers.length === 0) return [];
    const { limits: { instanceType }, boundBy } = this.binding;
    return [findingOf(POD_COUNT_WORDS.lowestBinds, about.type(instanceType), {
      maxPods: this.maxPods,
      type: instanceType,
      boundBy,
      losers: losers.map(({ limits }) => limits.instanceType),
      couldRun: losers.map(({ maxPods }) => maxPods),
      withPrefixes: this.podsWithPrefixes(),
    })];
  }

  /** Pods with prefixes, where they are more, the group does without them and all of its types can take them. */
  private podsWithPrefixes(): number | undefined {
    const limits = this.types.map((type) => type.limits);
    if (this.options.ipAssignment?.usesPrefixes || !limits.every((type) => type.supportsPrefixes)) return undefined;
    const withPrefixes = NodegroupCapacity.of(limits, { ...this.options, ipAssignment: IpAssignment.prefixDelegation() });
    return withPrefixes.maxPods > this.maxPods ? withPrefixes.maxPods : undefined;
  }
}

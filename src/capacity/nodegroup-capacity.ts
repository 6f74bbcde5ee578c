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
 * How many pods the nodes of a group can run when they may be of several instance types.
 *
 * The lowest number applies, because EKS gives it to all nodes of the group. Worked: t3a.medium 3 x (6 - 1) + 2 = 17
 * and t3a.xlarge 4 x (15 - 1) + 2 = 58 give 17; each t3a.xlarge loses 41.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 *
 * @example
 * const capacity = NodegroupCapacity.of([InstanceTypeLimits.of('t3a.medium'), InstanceTypeLimits.of('t3a.xlarge')]);
 * // 17
 * const maxPods = capacity.maxPods;
 * // 't3a.medium'
 * const because = capacity.binding.limits.instanceType;
 */
export class NodegroupCapacity {
  /**
   * Computes the capacity of a group.
   *
   * @param instanceTypes limits of each type that the group may run, at least one
   * @param options how its nodes are set up
   * @throws when there is no type, or an option is out of range
   */
  public static of(instanceTypes: InstanceTypeLimits[], options: NodeCapacityOptions = {}): NodegroupCapacity {
    const unread = [
      ...limitListFindings('instanceTypes', instanceTypes),
      ...nodeOptionNameFindings('NodeCapacityOptions', options),
    ];
    if (unread.length > 0) throw new FindingError(unread);
    if (instanceTypes.length === 0) {
      throw new FindingError([findingOf(INSTANCE_TYPE_WORDS.noneGiven, about.prop('instanceTypes'), {})]);
    }
    return new NodegroupCapacity(instanceTypes.map((limits) => NodeCapacity.of(limits, options)), options);
  }

  /**
   * The capacity of the type with the fewest pods, which sets max pods of the group. If several types run as few, it is
   * the first of them.
   */
  public readonly binding: NodeCapacity;

  /** Max pods: the number to give to kubelet on every node of the group. */
  public readonly maxPods: number;

  /** The limit of the binding type that keeps max pods from being more. */
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

  /** Memory that kubelet keeps from pods on every node of the group. */
  public get reservation(): KubeletReservation {
    return KubeletReservation.forPods(this.maxPods);
  }

  /** The findings about the group, and about each of its types at the group's max pods. */
  public get findings(): Finding[] {
    return this.findingsAt(this.maxPods);
  }

  /**
   * The findings about nodes whose kubelet gets another number of max pods than the computed one.
   *
   * @param maxPods max pods of kubelet on every node of the group
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
    const withPrefixes = NodegroupCapacity.of(limits, {
      ...this.options,
      ipAssignment: IpAssignment.prefixDelegation(),
    });
    return withPrefixes.maxPods > this.maxPods ? withPrefixes.maxPods : undefined;
  }
}

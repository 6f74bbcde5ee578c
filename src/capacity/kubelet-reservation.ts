import { limitFindings } from './argument-findings';
import { InstanceTypeLimits } from './instance-type-limits';
import { numberFindings } from './rules/number-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { POD_COUNT_WORDS } from '../findings/words/nodes/pod-counts';

/**
 * Memory that kubelet withholds on an EKS node whatever it runs, and for each pod it may run.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
const BASE_MIB = 255;
const MIB_PER_POD = 11;

/** Share of a node's memory above which what kubelet withholds is a finding. */
const WITHHELD_SHARE = 1 / 4;

/**
 * The memory that kubelet keeps from pods (`kubeReserved`).
 *
 * It follows from max pods and not from the memory of the node: 255 MiB + 11 MiB x maxPods. Worked: m5.large at 29 pods
 * 255 + 11 x 29 = 574 MiB; at 110 pods 255 + 11 x 110 = 1,465 MiB. The eviction threshold and what the system itself
 * uses come on top.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 *
 * @example
 * // 255 + 11 x 110 = 1465
 * const withheldMib = KubeletReservation.forPods(110).memoryMib;
 */
export class KubeletReservation {
  /**
   * Computes the reservation for a number of pods.
   *
   * @param maxPods max pods of kubelet; a whole number, 0 or more
   * @throws when the number is not whole or below 0
   */
  public static forPods(maxPods: number): KubeletReservation {
    const findings = numberFindings(about.group('a node'), [
      { name: 'maxPods', value: maxPods, least: 0, required: true },
    ]);
    if (findings.length > 0) throw new FindingError(findings);
    return new KubeletReservation(maxPods);
  }

  /**
   * Whether so much memory of a node is more than kubelet should keep.
   *
   * @internal
   */
  public static _isLargeShare(withheldMib: number, memoryMib: number): boolean {
    return withheldMib > memoryMib * WITHHELD_SHARE;
  }

  /** Memory that kubelet keeps from pods, in MiB. */
  public readonly memoryMib: number;

  private constructor(
    /** The max pods that the reservation is for. */
    public readonly maxPods: number,
  ) {
    this.memoryMib = BASE_MIB + MIB_PER_POD * maxPods;
  }

  /**
   * The findings about this reservation on an instance type.
   *
   * There is one where kubelet keeps more than a quarter of the type's memory, and one where that memory is not known.
   *
   * @param limits the limits of the type
   * @throws when these are no limits
   */
  public findingsFor(limits: InstanceTypeLimits): Finding[] {
    const unread = limitFindings('limits', limits);
    if (unread.length > 0) throw new FindingError(unread);
    const { instanceType, memoryMib } = limits;
    if (memoryMib === undefined) {
      return [
        findingOf(POD_COUNT_WORDS.memoryUnknown, about.type(instanceType), {
          types: [instanceType],
          withheldMib: this.memoryMib,
        }),
      ];
    }
    if (!KubeletReservation._isLargeShare(this.memoryMib, memoryMib)) return [];
    return [findingOf(POD_COUNT_WORDS.memoryWithheld, about.type(instanceType),
      { types: [instanceType], memoryMib, withheldMib: this.memoryMib, pods: this.maxPods })];
  }
}

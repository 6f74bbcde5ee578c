import { InstanceTypeLimits } from '../instance-type-limits';
import { IpAssignment } from '../ip-assignment';
import { NodeKernel } from './node-kernel';
import { NodeCapacityOptions, PodIpFamily } from '../node-capacity-options';

/** Addresses of a /80. */
const IPV6_PREFIX_ADDRESSES = 2 ** 48;

/** Where a node has addresses for pods. */
export interface PodSpace {
  /** What a slot really holds. */
  readonly ipAssignment: IpAssignment;

  /** ENIs that may carry pods. */
  readonly enis: number;

  /** Whether the node gets a trunk ENI. */
  readonly trunkEni: boolean;

  /** Slots for pods on those ENIs. */
  readonly podSlots: number;

  /** Addresses for pods in those slots. */
  readonly podAddresses: number;
}

/**
 * The addresses that a node has for pods; its options must be free of contradictions.
 *
 * ```
 * Linux      enis = as `linuxEnis` shares them out
 * Windows    enis = 1
 * both       podSlots = enis x (L - 1)    podAddresses = podSlots x 1, or x 16 with prefixes
 * IPv6       enis = podSlots = 1          podAddresses = 2^48; none of a type that takes no prefixes
 * ```
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/prefix_delegation_hld_workflow.md
 */
export function podSpace(kernel: NodeKernel, limits: InstanceTypeLimits, options: NodeCapacityOptions): PodSpace {
  const { podEnis: enis, trunkEni } = kernel.enis(limits, options);
  if (options.ipFamily === PodIpFamily.IPV6) return ipv6Space(limits, trunkEni);
  const asked = options.ipAssignment ?? IpAssignment.secondaryIp();
  const ipAssignment = asked.usesPrefixes && !limits.supportsPrefixes ? IpAssignment.secondaryIp() : asked;
  const podSlots = enis * (limits.ipv4PerEni - 1);
  return { ipAssignment, enis, trunkEni, podSlots, podAddresses: podSlots * ipAssignment.addressesPerSlot };
}

/** The VPC CNI attaches no ENI for pods: the primary one has the /80. */
function ipv6Space({ supportsPrefixes }: InstanceTypeLimits, trunkEni: boolean): PodSpace {
  const podSlots = supportsPrefixes ? 1 : 0;
  return {
    ipAssignment: IpAssignment.prefixDelegation(),
    enis: podSlots,
    trunkEni,
    podSlots,
    podAddresses: podSlots * IPV6_PREFIX_ADDRESSES,
  };
}

import { IpAssignment } from './ip-assignment';
import { OperatingSystem } from './operating-system';

/**
 * Which upper limit applies to max pods besides IP addresses.
 */
export enum PodCap {
  /** 110 pods up to 30 vCPUs, 250 above. 110 where the number of vCPUs is unknown. */
  BY_VCPUS = 'by-vcpus',

  /** No cap: as many pods as there are addresses. */
  NONE = 'none',
}

/**
 * The family of pod IP addresses. It is the `ipFamily` of the cluster.
 */
export enum PodIpFamily {
  /** Pods have IPv4 addresses, single ones or from /28 prefixes. */
  IPV4 = 'ipv4',

  /** Pods have IPv6 addresses, from a /80 prefix on the node's primary ENI. Nitro and bare metal types only. */
  IPV6 = 'ipv6',
}

/**
 * The settings of a node that decide its max pods.
 *
 * @example
 * const capacity = NodeCapacity.of(InstanceTypeLimits.of('m5.large'), {
 *   ipAssignment: IpAssignment.prefixDelegation(),
 *   customNetworking: true,
 * });
 * // 110
 * const maxPods = capacity.maxPods;
 */
export interface NodeCapacityOptions {
  /**
   * What each slot of an ENI holds.
   *
   * @default IpAssignment.secondaryIp() - the VPC CNI's own default; with IPv6 `IpAssignment.prefixDelegation()`, which
   * it then needs
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * Whether pods use pod subnets through ENIConfigs. The primary ENI then carries no pods.
   *
   * @default false
   */
  readonly customNetworking?: boolean;

  /**
   * Most ENIs that the VPC CNI may attach to a node (`MAX_ENI`), the primary one included. 1 or more.
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Whether a trunk ENI takes the place of one ENI, for security groups for pods (`ENABLE_POD_ENI`).
   *
   * It takes a place only if the node can have an ENI besides the primary one.
   *
   * @default false
   */
  readonly trunkEni?: boolean;

  /**
   * Version of the add-on vpc-cni, as in `v1.21.1-eksbuild.1`. Below v1.20.4, `trunkEni` costs an ENI for pods even on
   * a type that cannot have a trunk ENI.
   *
   * @default - unknown: counted as v1.20.4 or later
   */
  readonly addonVersion?: string;

  /**
   * EFA-only interfaces on the default network card, 0 or more.
   *
   * Each takes the place of an ENI and has no address, neither for itself nor for a pod. Those on other cards take
   * nothing from pods. Worked, p5.48xlarge (two ENIs on its default card, fifty addresses each): 2 x 49 + 2 = 100 pods;
   * with one EFA-only interface beside the primary ENI 1 x 49 + 2 = 51. `maxEni` includes such an interface.
   *
   * @default 0
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html
   */
  readonly efaOnlyEnis?: number;

  /**
   * Pods on the host network of each node, 0 or more. They count towards max pods and take no address.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula; 0 on Windows, where both are services of the node
   */
  readonly hostNetworkPods?: number;

  /**
   * The operating system. Worked, c5.large (ten addresses per ENI): on Linux 3 x (10 - 1) + 2 = 29 pods, on Windows 10
   * - 1 = 9.
   *
   * On Windows `customNetworking`, `trunkEni`, `maxEni` and `efaOnlyEnis` are refused: a Windows node has one ENI, in
   * its own subnet.
   *
   * @default OperatingSystem.LINUX
   * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
   */
  readonly os?: OperatingSystem;

  /**
   * The family of pod IP addresses.
   *
   * With IPv6 a node has one /80, 2^48 addresses, so only the cap limits max pods. IPv6 refuses `customNetworking`,
   * `maxEni`, single addresses, `PodCap.NONE` and Windows.
   *
   * @default PodIpFamily.IPV4
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
   */
  readonly ipFamily?: PodIpFamily;

  /**
   * The upper limit on max pods besides addresses.
   *
   * @default PodCap.BY_VCPUS
   */
  readonly podCap?: PodCap;
}

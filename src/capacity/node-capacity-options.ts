import { IpAssignment } from './ip-assignment';
import { OperatingSystem } from './operating-system';

/**
 * Which upper limit on pods is applied besides addresses.
 */
export enum PodCap {
  /** 110 pods up to 30 vCPUs, 250 above. 110 where the vCPU count is unknown. */
  BY_VCPUS = 'by-vcpus',

  /** None: as many as there are addresses. */
  NONE = 'none',
}

/**
 * The addresses that pods have: `ipFamily` of the cluster.
 */
export enum PodIpFamily {
  /** IPv4, single addresses or /28 prefixes. */
  IPV4 = 'ipv4',

  /** IPv6, a /80 prefix on the node's primary ENI. Nitro and bare metal types only. */
  IPV6 = 'ipv6',
}

/**
 * How a node is set up, as far as its pod count depends on it.
 */
export interface NodeCapacityOptions {
  /**
   * What a slot of an ENI holds.
   *
   * @default IpAssignment.secondaryIp() - the VPC CNI's own default; with IPv6 `IpAssignment.prefixDelegation()`, which it then needs
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * Whether pods use subnets of their own through ENIConfigs. The primary ENI then carries no pods.
   *
   * @default false
   */
  readonly customNetworking?: boolean;

  /**
   * Most ENIs that the VPC CNI may attach (`MAX_ENI`), the primary one included. 1 or more.
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Whether a trunk ENI takes a place, for security groups of single pods (`ENABLE_POD_ENI`).
   *
   * @default false
   */
  readonly trunkEni?: boolean;

  /**
   * EFA-only interfaces on the default network card, 0 or more: each takes an ENI and has no address, for itself or for a pod. Those on other cards take
   * nothing from pods. Worked, p5.48xlarge (two ENIs on its default card, fifty addresses each): 2 x 49 + 2 = 100 pods, with one EFA-only interface beside
   * the primary ENI 1 x 49 + 2 = 51. That such an interface counts against `maxEni` too is inferred from the VPC CNI's code.
   *
   * @default 0
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html
   */
  readonly efaOnlyEnis?: number;

  /**
   * Pods on the host network of each node, 0 or more: they take a place of maxPods and no address.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula; 0 on Windows, where both are services of the node
   */
  readonly hostNetworkPods?: number;

  /**
   * The operating system. Worked, c5.large (ten addresses an ENI): on Linux 3 x (10 - 1) + 2 = 29 pods, on Windows 10 - 1 = 9.
   *
   * On Windows `customNetworking`, `trunkEni`, `maxEni` and `efaOnlyEnis` are refused: a Windows node has one ENI, in its own subnet.
   *
   * @default OperatingSystem.LINUX
   * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
   */
  readonly os?: OperatingSystem;

  /**
   * The addresses that pods have. With IPv6 a node has one /80, 2^48 addresses, so that only the cap binds; `customNetworking`, `maxEni`, single
   * addresses, `PodCap.NONE` and Windows are refused beside it.
   *
   * @default PodIpFamily.IPV4
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
   */
  readonly ipFamily?: PodIpFamily;

  /**
   * Upper limit besides addresses.
   *
   * @default PodCap.BY_VCPUS
   */
  readonly podCap?: PodCap;
}

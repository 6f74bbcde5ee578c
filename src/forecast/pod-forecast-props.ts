import { ReservationShare } from '../addressing/subnet-blocks';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { OperatingSystem } from '../capacity/operating-system';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';

/**
 * What a subnet is for.
 */
export enum SubnetPurpose {
  /** Nodes run in it. Their pods take their addresses here too, unless there are subnets for pods. */
  NODES = 'nodes',

  /** Pods only, through custom networking or subnet discovery. One such subnet makes the whole forecast one with custom networking, unless it says discovery. */
  PODS = 'pods',

  /** Nothing of the cluster but interfaces of its control plane. */
  CONTROL_PLANE = 'control-plane',
}

/**
 * A subnet that the cluster takes addresses from.
 */
export interface SubnetForecast {
  /** Name of the subnet, each different. */
  readonly name: string;

  /** Zone of the subnet, as in `eu-west-1a`. */
  readonly zone: string;

  /** What it is for. */
  readonly purpose: SubnetPurpose;

  /**
   * Its block, /16 to /28, overlapping no other subnet of the forecast.
   *
   * @default - not known: `prefixLength` counts, if it is given. Else what is taken from the subnet is counted and compared with nothing, which a finding says
   */
  readonly cidr?: string;

  /**
   * Its size alone, in place of `cidr`: 16 to 28. For a subnet whose addresses are chosen when it is deployed, as from a pool of Amazon VPC IPAM. A
   * /18 has 16,379 addresses and 1,022 whole /28 blocks wherever it lies. Whether it overlaps another subnet is not checked.
   *
   * @default - that of `cidr`, if it is given, else unknown
   */
  readonly prefixLength?: number;

  /**
   * Ranges of `cidr` that are reserved for prefixes, each a block of /28 or larger, none overlapping another, not the whole subnet.
   *
   * @default - those of `reservation`, if it is given, else none
   */
  readonly reservations?: string[];

  /**
   * How much of it is reserved for prefixes from its top down, in place of `reservations`. Worked: `HALF` of a /18 has 8,192 / 16 - 1 = 511 whole /28 blocks.
   *
   * @default - `reservations` count
   */
  readonly reservation?: ReservationShare;

  /**
   * Addresses that others take from it, outside reservations: load balancers, endpoints, functions, other clusters and stacks.
   *
   * @default - unknown: counted as none, which a finding says; of a subnet for pods, none
   */
  readonly otherAddresses?: number;

  /**
   * Whether pods get addresses in it through custom networking or subnet discovery: also true of a subnet for nodes that an ENIConfig names.
   *
   * @default - true of a subnet for pods, else false
   */
  readonly servesPods?: boolean;

  /**
   * Whether EKS puts interfaces of the control plane into it: it must have six addresses for them, and sixteen are advised.
   *
   * @default - true of a subnet for the control plane, else false
   */
  readonly controlPlane?: boolean;
}

/**
 * A group of nodes: its types, its sizes, and the pods on its nodes.
 */
export interface NodegroupForecast {
  /** Name of the group, each different. */
  readonly name: string;

  /** Limits of each type that the group may run, at least one. Every node counts as the most demanding of them. */
  readonly instanceTypes: InstanceTypeLimits[];

  /** Fewest nodes, 0 or more. */
  readonly minSize: number;

  /** Most nodes, at least `minSize`. */
  readonly maxSize: number;

  /**
   * The operating system of its nodes. Pods on Windows nodes take addresses of the subnets of the nodes, also where pods of Linux nodes have subnets of their own.
   *
   * @default OperatingSystem.LINUX
   */
  readonly os?: OperatingSystem;

  /**
   * Nodes that the group usually has, from `minSize` to `maxSize`.
   *
   * @default - as many as `pods` need, where that is given, else `minSize`
   */
  readonly expectedSize?: number;

  /**
   * Names of the subnets that its nodes run in.
   *
   * @default - every subnet for nodes
   */
  readonly subnets?: string[];

  /**
   * Names of the subnets that its pods get addresses from by custom networking: one for each zone of its nodes, at most one a zone. A zone
   * can have several such subnets where each group names its own, as where a second block follows a first one that is full.
   *
   * @default - the only subnet for pods of each zone
   */
  readonly podSubnets?: string[];

  /**
   * Pods that kubelet may run on each node, 1 to what the addresses of the types allow.
   *
   * @default - the capacity of the types
   */
  readonly maxPods?: number;

  /**
   * Most pods with an address of their own on one node, those of daemon sets left out. What a node took at its peak mostly stays.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods with an address of their own in the whole group, those of daemon sets left out, spread evenly. In place of `podsPerNode`.
   *
   * @default - `podsPerNode` on each node
   */
  readonly pods?: number;

  /**
   * Pods of daemon sets with an address of their own, on each node.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Pods on the host network of each node: they take a place of maxPods and no address.
   *
   * @default 2 - aws-node and kube-proxy; 0 on Windows
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card of each node, 0 or more: each takes an ENI from pods.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * Pods with a security group of their own on each node, on branch interfaces: a place of maxPods and one address each. Needs `trunkEni`.
   *
   * @default 0
   */
  readonly branchPods?: number;

  /**
   * By how much the pods on branch interfaces are more while they are rolled out, in percent, 0 to 100: each of them has an interface of its own, and one
   * that is freed rests for a minute. Compared with what the types can have; not counted as addresses. Worked, 9 pods by the default: ceil(9 x 1.25) = 12.
   *
   * @default 25 - the `maxSurge` of Kubernetes
   */
  readonly branchSurgePercent?: number;

  /**
   * Nodes that an update may take at once, 1 to 100.
   *
   * @default 1 - unless `maxUnavailablePercentage` is given
   */
  readonly maxUnavailable?: number;

  /**
   * The same as a percentage of the nodes, 1 to 100, in place of `maxUnavailable`. Counted up to a whole node, at most 100 nodes.
   *
   * @default - `maxUnavailable` counts
   */
  readonly maxUnavailablePercentage?: number;
}

/**
 * What a cluster is expected to run, and where.
 */
export interface PodForecastProps {
  /** The subnets that the cluster takes addresses from. */
  readonly subnets: SubnetForecast[];

  /** The groups of nodes. */
  readonly nodegroups: NodegroupForecast[];

  /**
   * The addresses that pods have. With IPv6 the plan counts what nodes still take of IPv4, one address each; subnets for pods, `subnetDiscovery`,
   * `warmPool`, `maxEni`, single addresses and Windows are refused beside it.
   *
   * @default PodIpFamily.IPV4
   */
  readonly ipFamily?: PodIpFamily;

  /**
   * How pods on Windows nodes get addresses. What else is said here of ENIs, pools and subnets for pods is of Linux nodes.
   *
   * @default - as the add-on does by default: single addresses
   */
  readonly windows?: WindowsNetworking;

  /**
   * What a slot of an ENI holds, on Linux nodes.
   *
   * @default IpAssignment.secondaryIp() - the VPC CNI's own default; with IPv6 `IpAssignment.prefixDelegation()`
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * The spare addresses of each Linux node.
   *
   * @default - one warm prefix with prefixes, one warm ENI with single addresses: the add-on's own
   */
  readonly warmPool?: WarmPool;

  /**
   * Most ENIs of a node (`MAX_ENI`).
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Whether a trunk ENI takes a place on each node (`ENABLE_POD_ENI`).
   *
   * @default false
   */
  readonly trunkEni?: boolean;

  /**
   * Whether the subnets that serve pods are found by their tag `kubernetes.io/role/cni`, and not named by ENIConfigs. All ENIs then carry pods. The
   * primary one stays with all its slots in the node's subnet and fills first; each further one, its own address and its slots, is counted in the
   * subnet for pods of its zone, of which there must be one. Trunk and branch interfaces stay in the node's subnet.
   *
   * The VPC CNI takes the subnet with the most free addresses among the node's own and the tagged ones. Assumed here is that this is the tagged one.
   * Worked, t3.small with prefixes and 110 pods: 3 of its 7 prefixes are on the primary ENI, so 49 addresses of the node's subnet and 66 of the other.
   *
   * @default false
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  readonly subnetDiscovery?: boolean;

  /**
   * By how much the expected and the largest size of every group will grow while these subnets are in use, in percent. Subnets never
   * change in place, so plan them for the size to come.
   *
   * @default 0
   */
  readonly growthPercent?: number;

  /**
   * Zones lost at the same time at the stage `ZONE_LOST`, fewer than there are. Each group's nodes then run in its other zones.
   *
   * @default 1 - with one zone the stage is left out
   */
  readonly zonesLost?: number;

  /**
   * IPv4 blocks of the VPC, primary and secondary ones, to compare with the quota.
   *
   * @default - unknown: not compared
   */
  readonly vpcBlocks?: number;
}

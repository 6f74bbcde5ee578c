import { FleetForecast } from './fleets/fleet-forecast';
import { SubnetForecast } from './subnet-forecast';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { OperatingSystem } from '../capacity/operating-system';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';

/**
 * A group of nodes: its instance types, its sizes, and the pods on its nodes.
 *
 * @example
 * const forecast = PodForecast.of({
 *   subnets: [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/19' }],
 *   nodegroups: [{
 *     name: 'web',
 *     instanceTypes: [InstanceTypeLimits.of('m5.large')],
 *     minSize: 3, expectedSize: 6, maxSize: 30,
 *     podsPerNode: 20, daemonSetPods: 4,
 *   }],
 * });
 */
export interface NodegroupForecast {
  /** Name of the group, unique in the forecast. */
  readonly name: string;

  /** Limits of each type that the group may run, at least one. Every node counts as the most demanding of them. */
  readonly instanceTypes: InstanceTypeLimits[];

  /** Fewest nodes, 0 or more. */
  readonly minSize: number;

  /** Most nodes, at least `minSize`. */
  readonly maxSize: number;

  /**
   * The operating system of its nodes.
   *
   * Pods on Windows nodes take addresses from the subnets of the nodes, also where pods of Linux nodes have pod
   * subnets.
   *
   * @default OperatingSystem.LINUX
   */
  readonly os?: OperatingSystem;

  /**
   * Nodes that the group usually has, from `minSize` to `maxSize`.
   *
   * @default - as many as `pods` need where that is given, otherwise `minSize`
   */
  readonly expectedSize?: number;

  /**
   * Names of the subnets that its nodes run in.
   *
   * @default - every subnet for nodes
   */
  readonly subnets?: string[];

  /**
   * Names of the pod subnets that its pods use by custom networking: one for each zone of its nodes, and at most one
   * per zone.
   *
   * A zone can have several pod subnets where each group names its own, as where a second block follows a first one
   * that is full.
   *
   * @default - the only pod subnet of each zone
   */
  readonly podSubnets?: string[];

  /**
   * Max pods of kubelet on each node, from 1 to what the addresses of the types allow.
   *
   * @default - the capacity of the types
   */
  readonly maxPods?: number;

  /**
   * Most pods with an address of their own per node, without those of daemon sets. A node mostly keeps the addresses
   * that it took at its peak.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods with an address of their own in the whole group, without those of daemon sets, in place of `podsPerNode`. They
   * count as spread evenly.
   *
   * @default - `podsPerNode` on each node
   */
  readonly pods?: number;

  /**
   * Pods of daemon sets with an address of their own, per node.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Pods on the host network, per node. They count towards max pods and take no address.
   *
   * @default 2 - aws-node and kube-proxy; 0 on Windows
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card, per node: 0 or more. Each takes the place of an ENI for pods.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * Pods with a security group of their own, per node. Each has a branch interface, counts towards max pods and takes
   * one address. They need `trunkEni`.
   *
   * @default 0
   */
  readonly branchPods?: number;

  /**
   * How many more pods have branch interfaces while they are rolled out, in percent, 0 to 100.
   *
   * Each of them has an interface of its own, and one that is freed cannot be used again for a minute. The number is
   * compared with the branch interfaces that the types can have. It is not counted as addresses. Worked, 9 pods by the
   * default: ceil(9 x 1.25) = 12.
   *
   * @default 25 - the `maxSurge` of Kubernetes
   */
  readonly branchSurgePercent?: number;

  /**
   * Nodes that an update may take down at once, 1 to 100.
   *
   * @default 1 - unless `maxUnavailablePercentage` is given
   */
  readonly maxUnavailable?: number;

  /**
   * Nodes that an update may take down at once, as a percentage of the group's nodes: 1 to 100, in place of
   * `maxUnavailable`. It is rounded up to a whole node, at most 100 nodes.
   *
   * @default - `maxUnavailable` counts
   */
  readonly maxUnavailablePercentage?: number;
}

/**
 * Props of `PodForecast`: what a cluster is expected to run, and where.
 *
 * @example
 * const forecast = PodForecast.of({
 *   subnets: [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/20' }],
 *   nodegroups: [{ name: 'general', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 3, maxSize: 20 }],
 *   ipAssignment: IpAssignment.prefixDelegation(),
 *   growthPercent: 50,
 * });
 */
export interface PodForecastProps {
  /** The subnets that the cluster takes addresses from. */
  readonly subnets: SubnetForecast[];

  /** The node groups. */
  readonly nodegroups: NodegroupForecast[];

  /**
   * Nodes that no managed node group starts: those of Karpenter, of EKS Auto Mode, of Auto Scaling groups and others.
   *
   * @default - none
   */
  readonly fleets?: FleetForecast[];

  /**
   * The family of pod IP addresses.
   *
   * With IPv6 the plan counts what nodes still take of IPv4, one address each. Pod subnets, `subnetDiscovery`,
   * `warmPool`, `maxEni`, single addresses and Windows are refused with IPv6.
   *
   * @default PodIpFamily.IPV4
   */
  readonly ipFamily?: PodIpFamily;

  /**
   * How pods on Windows nodes get addresses. What the other props say of ENIs, warm pools and pod subnets is about
   * Linux nodes.
   *
   * @default - as the add-on does by default: single addresses
   */
  readonly windows?: WindowsNetworking;

  /**
   * What each slot of an ENI holds, on Linux nodes.
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
   * Most ENIs per node (`MAX_ENI`).
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Whether a trunk ENI takes the place of one ENI on each node (`ENABLE_POD_ENI`).
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
   * Whether pod subnets are found by their tag `kubernetes.io/role/cni`, and not named by ENIConfigs.
   *
   * All ENIs then carry pods. The primary one stays with all its slots in the node's subnet and fills first. Each
   * further ENI, with its own address and its slots, is counted in the pod subnet of its zone. Each zone must have one.
   * Trunk and branch interfaces stay in the node's subnet.
   *
   * The VPC CNI takes the subnet with the most free addresses among the node's own and the tagged ones. The forecast
   * assumes that this is the tagged one. Worked, t3.small with prefixes and 110 pods: 3 of its 7 prefixes are on the
   * primary ENI, so 49 addresses of the node's subnet and 66 of the other.
   *
   * @default false
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  readonly subnetDiscovery?: boolean;

  /**
   * Whether pod subnets are found by their tag `kubernetes.io/role/cni` = `1`, and those of nodes left out by the same
   * tag with `0` (v1.22.1 of the VPC CNI, or later).
   *
   * All counts are those of custom networking. A zone can have several pod subnets, and no group names its own: the VPC
   * CNI takes the one with the most free addresses. It is inferred that it fills them in proportion to their sizes.
   *
   * @default false
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
   */
  readonly taggedSubnets?: boolean;

  /**
   * By how much the cluster will grow while these subnets are in use, in percent, 0 or more.
   *
   * The expected and the largest size of every group grow by it, and so do the expected nodes and the limits of every
   * fleet. Subnets never change in place, so plan them for the size to come.
   *
   * @default 0
   */
  readonly growthPercent?: number;

  /**
   * Most nodes of all node groups together, 1 or more: the limit of the autoscaler, as `--max-nodes-total` of Cluster
   * Autoscaler.
   *
   * It applies at the largest size and at the peak, growth included. Nodes that an update adds come on top of it, and a
   * changeover doubles it. Worked: three groups of 0 to 100 nodes with `mostNodes` 100 are 100 nodes at the peak, at
   * most 35 of them in one of three zones.
   *
   * @default - each group can have its largest size at the same time
   */
  readonly mostNodes?: number;

  /**
   * Zones lost at the same time at the stage `ZONE_LOST`, fewer than there are. The nodes of each group then run in its
   * other zones.
   *
   * @default 1 - with one zone the stage is left out
   */
  readonly zonesLost?: number;

  /**
   * Number of IPv4 blocks of the VPC, primary and secondary ones, to compare with the quota.
   *
   * @default - unknown: not compared
   */
  readonly vpcBlocks?: number;
}

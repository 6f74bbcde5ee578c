import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { OperatingSystem } from '../../capacity/operating-system';

/**
 * How the nodes of a fleet are spread over its zones.
 */
export enum FleetSpread {
  /** Evenly, as Auto Scaling does: a zone has ceil(nodes / zones) at most. */
  EVEN = 'even',

  /**
   * Not at all, as with Karpenter: one zone can get all of the nodes that the limits allow. Likely nodes count as
   * spread evenly, which topology spread constraints of pods achieve.
   */
  ANY_ZONE = 'any-zone',
}

/**
 * Who gives the pods of a fleet addresses.
 */
export enum FleetNetworking {
  /** The VPC CNI, by the settings of the forecast: Karpenter, Auto Scaling groups, AWS Batch. */
  VPC_CNI = 'vpc-cni',

  /**
   * EKS Auto Mode, by the settings of its NodeClass. Those of the add-on vpc-cni do nothing there.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
   */
  AUTO_MODE = 'auto-mode',

  /**
   * The VPC CNI on one ENI per node, as on instances of SageMaker HyperPod. Each further network card takes an address
   * for itself.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html
   */
  ONE_ENI = 'one-eni',

  /** Pods take no addresses of the VPC, as on EKS Hybrid Nodes. */
  NONE = 'none',
}

/**
 * What a NodeClass of EKS Auto Mode assigns to ENIs (`advancedNetworking.ipv4PrefixSize`).
 */
export enum AutoModePrefixSize {
  /** /28 prefixes, and single addresses where there is no free prefix. */
  AUTO = 'Auto',

  /** Single addresses: one per pod, and a spare one. */
  SINGLE_ADDRESSES = '32',
}

/**
 * Limits of all nodes of a fleet together, as in the `limits` of a NodePool of Karpenter.
 *
 * @example
 * const limits = { cpu: 1000, memoryMib: 4_000_000 };
 */
export interface FleetLimits {
  /**
   * vCPUs in all, 1 or more.
   *
   * @default - no limit
   */
  readonly cpu?: number;

  /**
   * Memory in all, in MiB, 1 or more. A node reports less memory than its type has. Nine tenths of it are counted,
   * which is inferred.
   *
   * @default - no limit
   */
  readonly memoryMib?: number;

  /**
   * Nodes, 1 or more: `limits.nodes` of a NodePool (Karpenter v1.11.0 or later), `MaxSize` of an Auto Scaling group.
   *
   * @default - no limit
   */
  readonly nodes?: number;
}

/**
 * Nodes that no managed node group starts: those of Karpenter, of EKS Auto Mode, of Auto Scaling groups, of SageMaker
 * HyperPod, of AWS Batch.
 *
 * A fleet has two sizes. The likely one is `expectedNodes`, or `minNodes` without it. The other is what its limits
 * allow, a bound that no choice of types exceeds:
 *
 * ```
 * nodes      N = min(floor(cpu / fewest vCPUs), floor(memory / (0.9 x least memory)), limits.nodes)
 * prefixes   P = min(floor(cpu x most of prefixes / vCPUs), ..., N x most prefixes)    each over all types
 * replaced   within its budget    N + ceil(N x 10%)     P + min(P, ceil(N x 10%) x most prefixes)
 *            all at once          2 x N                 2 x P
 * ```
 *
 * Worked, all types of m, c and r from generation 5 on with 2 vCPUs or more, 110 pods per node, prefixes, and 1,000
 * vCPUs: 500 nodes and 3,500 prefixes. Within the default budget 550 and 3,850; while all are replaced 1,000 and 7,000.
 * With types of 4 vCPUs or more there are 250 nodes at most.
 *
 * Nodes that are still draining come on top of limits, and new nodes do not wait for them. So only a fleet with
 * `isStatic` has a bound that nothing exceeds.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 *
 * @example
 * const forecast = PodForecast.of({
 *   subnets: [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/16' }],
 *   nodegroups: [],
 *   fleets: [{
 *     name: 'general',
 *     instanceTypes: [InstanceTypeLimits.of('m7i.large'), InstanceTypeLimits.of('m7i.xlarge')],
 *     limits: { cpu: 1000 },
 *     expectedNodes: 120,
 *     expectedType: 'm7i.xlarge',
 *   }],
 * });
 */
export interface FleetForecast {
  /** Name of the fleet, unique among the fleets and node groups of the forecast. */
  readonly name: string;

  /**
   * Limits of each type that the fleet may start: at least one, unless its networking is `FleetNetworking.NONE`.
   *
   * `limits.cpu` does not bind a type whose vCPUs are unknown. `limits.memoryMib` does not bind one whose memory is
   * unknown. Such types are left out of the bound, and a finding names them.
   */
  readonly instanceTypes: InstanceTypeLimits[];

  /**
   * The operating system of its nodes.
   *
   * @default OperatingSystem.LINUX
   */
  readonly os?: OperatingSystem;

  /**
   * Names of the subnets that its nodes run in.
   *
   * @default - every subnet for nodes
   */
  readonly subnets?: string[];

  /**
   * Names of the pod subnets that its pods use: one for each zone of its nodes, and at most one per zone. With
   * `FleetNetworking.AUTO_MODE` they are those that `podSubnetSelectorTerms` select.
   *
   * @default - the only pod subnet of each zone; with `FleetNetworking.AUTO_MODE` none
   */
  readonly podSubnets?: string[];

  /**
   * Max pods of kubelet on each node, whatever its type: 1 to the most that one of its types has addresses for.
   *
   * @default - on each node the capacity of its type; with `FleetNetworking.AUTO_MODE` at most 110
   */
  readonly maxPods?: number;

  /**
   * Most pods with an address of their own per node, without those of daemon sets. A node of a type that can run fewer
   * has as many as it can run.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods of daemon sets with an address of their own, per node.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Pods on the host network, per node. They count towards max pods and take no address.
   *
   * @default 2 - aws-node and kube-proxy; 0 on Windows, and with `FleetNetworking.AUTO_MODE`, where both are services
   * of the node
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card, per node: 0 or more. Each takes the place of an ENI for pods.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * Limits of all of its nodes together.
   *
   * @default - no limit: only likely nodes are counted, and a finding says how many nodes the subnets hold
   */
  readonly limits?: FleetLimits;

  /**
   * Nodes that it never goes below, 0 or more: `replicas` of a static NodePool, `MinSize` of an Auto Scaling group.
   *
   * @default 0
   */
  readonly minNodes?: number;

  /**
   * Nodes that it usually has: at least `minNodes`, and no more than its limits allow.
   *
   * @default - `minNodes`; without both only the limits are checked
   */
  readonly expectedNodes?: number;

  /**
   * Name of the type that these nodes mostly are, one of `instanceTypes`.
   *
   * @default - the most demanding one
   */
  readonly expectedType?: string;

  /**
   * Most nodes that are replaced at once, 0 or more: a budget of its NodePool, or what an instance refresh adds. If
   * `budgetPercent` is given too, the smaller number counts.
   *
   * @default - `budgetPercent` counts
   */
  readonly budgetNodes?: number;

  /**
   * Most nodes that are replaced at once, as a percentage of its nodes: 0 to 100, rounded up to a whole node.
   *
   * @default 10 - the budget of a NodePool that has none, unless `budgetNodes` is given
   * @see https://karpenter.sh/docs/concepts/disruption/
   */
  readonly budgetPercent?: number;

  /**
   * Whether it always has `minNodes` nodes, as a NodePool with `replicas` does. It can then have no limit but
   * `limits.nodes`, and nodes that are replaced do not exceed that.
   *
   * @default false
   */
  readonly isStatic?: boolean;

  /**
   * How its nodes are spread over zones.
   *
   * @default FleetSpread.ANY_ZONE
   */
  readonly spread?: FleetSpread;

  /**
   * Who gives its pods addresses.
   *
   * @default FleetNetworking.VPC_CNI
   */
  readonly networking?: FleetNetworking;

  /**
   * What ENIs hold with `FleetNetworking.AUTO_MODE`.
   *
   * @default AutoModePrefixSize.AUTO
   */
  readonly ipv4PrefixSize?: AutoModePrefixSize;
}

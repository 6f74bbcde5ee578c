import { mostOfEach, NodeDemand, nodeDemand } from './node-demand';
import { withSpareOf } from './nodes-in-mode';
import { AddressDemand } from '../../capacity/address-demand';
import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { PlanStage } from '../plan-stage';
import { NodegroupForecast } from '../pod-forecast-props';
import { SubnetForecast } from '../subnet-forecast';
import { weightOf } from '../subnets/subnet-weight';

/** Most nodes that EKS updates at once. */
export const MOST_UNAVAILABLE = 100;

/** Stages whose nodes are all that the pods of the stage are spread over. */
const ONE_GENERATION: readonly PlanStage[] = [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.LARGEST];

/** How many nodes a group has, and the pods that are spread over them. */
export type GroupSizes = Pick<NodegroupForecast, 'minSize' | 'expectedSize' | 'maxSize' | 'pods'>;

/** A change of the mode of a cluster, of which both generations stand. */
export interface GroupChange {
  /** How nodes of now are set up, of which a node from before takes what they keep spare. */
  readonly now?: AddressDemandOptions;
}

/**
 * A node group as the plan counts it.
 */
export class PlannedGroup {
  /** Pods that kubelet may run on each node. */
  public readonly maxPods: number;

  /** The zones of its nodes. */
  public readonly zones: string[];

  private readonly demands = new Map<PlanStage, NodeDemand>();

  constructor(
    public readonly forecast: NodegroupForecast,
    /** What its types can run. */
    public readonly capacity: NodegroupCapacity,
    /** The subnets of its nodes. */
    public readonly subnets: readonly SubnetForecast[],
    /** The subnets that its pods get addresses from: one a zone, unless they are found by their tag. */
    public readonly podSubnets: readonly SubnetForecast[],
    /** How each node is set up. */
    public readonly options: AddressDemandOptions,
    private readonly growthPercent: number,
    /** What a node takes by its pods, which is the same in any number of nodes. */
    private readonly demandsByPods = new Map<number, NodeDemand>(),
    /** The group whose nodes have as many pods as its own, where its sizes do not say it. */
    private readonly like?: PlannedGroup,
    /** A change of the mode, of which another generation of the same nodes stands as a group of its own. */
    private readonly change?: GroupChange,
  ) {
    this.maxPods = forecast.maxPods ?? capacity.maxPods;
    this.zones = [...new Set(subnets.map(({ zone }) => zone))];
  }

  /** The same nodes in other numbers, which hold any growth already. */
  public resized(sizes: GroupSizes): PlannedGroup {
    const forecast = { ...this.forecast, ...sizes };
    return new PlannedGroup(
      forecast, this.capacity, this.subnets, this.podSubnets, this.options, 0, this.demandsByPods, undefined,
      this.change,
    );
  }

  /** The same nodes with the same pods on each of them, in other numbers, which hold any growth already. */
  public scaled(sizes: Omit<GroupSizes, 'pods'>): PlannedGroup {
    const forecast = { ...this.forecast, ...sizes };
    return new PlannedGroup(
      forecast, this.capacity, this.subnets, this.podSubnets, this.options, 0, this.demandsByPods, this, this.change,
    );
  }

  /** Whether the cluster changes its mode, so that another generation of its nodes stands as a group of its own. */
  public get isChanging(): boolean {
    return this.change !== undefined;
  }

  /** Pods with an address of their own that a node has room for, those of daemon sets left out. */
  public get room(): number {
    const { daemonSetPods = 0, branchPods = 0 } = this.forecast;
    return Math.max(0, this.maxPods - this.capacity.binding.hostNetworkPods - daemonSetPods - branchPods);
  }

  /** Nodes at a stage, over all zones. */
  public nodesAt(stage: PlanStage): number {
    const { minSize, maxSize } = this.forecast;
    switch (stage) {
      case PlanStage.MINIMUM: return minSize;
      case PlanStage.EXPECTED: return this.grown(this.expectedSize);
      case PlanStage.LARGEST: return maxSize;
      case PlanStage.SURGE: return this.grown(maxSize) + this.surge;
      case PlanStage.CHANGEOVER: return this.generationsAt(stage) * this.grown(maxSize);
      default: return this.grown(maxSize);
    }
  }

  /**
   * Nodes at a stage in one zone, in the fullest case: Auto Scaling spreads a group, and each generation of it, over
   * its zones evenly.
   *
   * @param lost zones that are lost
   * @param nodes nodes over all zones, where they are not those of the stage
   */
  public nodesInZone(
    zone: string,
    stage: PlanStage,
    lost: readonly string[] = [],
    nodes: number = this.nodesAt(stage),
  ): number {
    if (!this.zones.includes(zone) || lost.includes(zone)) return 0;
    const generations = this.generationsAt(stage);
    return generations * Math.ceil(nodes / generations / this.zonesBut(lost));
  }

  /** In how many zones its nodes run without those that are lost. */
  public zonesBut(lost: readonly string[]): number {
    return lost.length === 0 ? this.zones.length : this.zones.filter((other) => !lost.includes(other)).length;
  }

  /**
   * Nodes at a stage in one of its subnets. That several subnets of one zone share its nodes evenly is inferred.
   *
   * @param lost zones that are lost
   * @param nodes nodes over all zones, where they are not those of the stage
   */
  public nodesIn(subnet: SubnetForecast, stage: PlanStage, lost: readonly string[] = [], nodes?: number): number {
    const parts = this.partsOf(subnet);
    const generations = this.generationsAt(stage);
    const ofZone = this.nodesInZone(subnet.zone, stage, lost, nodes);
    return parts === 0 ? 0 : generations * Math.ceil(ofZone / generations / parts);
  }

  /**
   * Nodes at a stage that take addresses of a subnet for their pods: those of its zone, whichever of the zone's subnets
   * they run in. None where the primary ENI has room for all pods and subnets are discovered.
   *
   * @param lost zones that are lost
   * @param nodes nodes over all zones, where they are not those of the stage
   */
  public nodesServedBy(subnet: SubnetForecast, stage: PlanStage, lost: readonly string[] = [], nodes?: number): number {
    if (!this.podSubnets.includes(subnet)) return 0;
    const { podSubnetPrefixes, podSubnetAddresses } = this.demandAt(stage);
    if (podSubnetPrefixes + podSubnetAddresses === 0) return 0;
    const [size, all] = this.weightOf(subnet);
    const generations = this.generationsAt(stage);
    return generations * Math.ceil(this.nodesInZone(subnet.zone, stage, lost, nodes) * size / (generations * all));
  }

  /**
   * How large a pod subnet is, and all of its zone together. Several share the nodes of the zone in proportion to their
   * sizes, for each ENI goes to the one with the most free addresses; evenly, where a size is not known.
   */
  public weightOf(subnet: SubnetForecast): [size: number, all: number] {
    return weightOf(subnet, this.podSubnets);
  }

  /** Of how many of its subnets in the zone a subnet is one; 0 where it is none of them. */
  public partsOf(subnet: SubnetForecast): number {
    return this.subnets.includes(subnet) ? this.subnets.filter(({ zone }) => zone === subnet.zone).length : 0;
  }

  /** Pods with an address of their own on each node at a stage, those of daemon sets included. */
  public podsPerNodeAt(stage: PlanStage): number {
    if (this.like !== undefined) return this.like.podsPerNodeAt(stage);
    const { pods, podsPerNode, daemonSetPods = 0 } = this.forecast;
    if (pods === undefined) return daemonSetPods + (podsPerNode ?? this.room);
    const nodes = this.generationAt(stage);
    return nodes === 0 ? 0 : daemonSetPods + Math.ceil(this.spreadPodsAt(stage) / nodes);
  }

  /**
   * Pods of the group at a stage: those of one generation, with those on branch interfaces, without those on the host
   * network.
   */
  public podsAt(stage: PlanStage): number {
    const nodes = this.generationAt(stage);
    return nodes * (this.podsPerNodeAt(stage) + (this.forecast.branchPods ?? 0)) - this.roundedUpAt(stage);
  }

  /** Pod addresses of its nodes at a stage that no pod uses, where each generation runs all pods. */
  public idlePodAddressesAt(stage: PlanStage): number {
    return this.nodesAt(stage) * this.demandAt(stage).idlePodAddresses
      + this.generationsAt(stage) * this.roundedUpAt(stage);
  }

  /** Nodes that the pods of a stage are spread over: those of one generation, without the surge. */
  private generationAt(stage: PlanStage): number {
    return this.nodesAt(ONE_GENERATION.includes(stage) ? stage : PlanStage.PEAK);
  }

  /** Of `pods`, grown like the nodes, as many as the nodes have room for. */
  private spreadPodsAt(stage: PlanStage): number {
    const { pods = 0 } = this.forecast;
    const isGrown = stage !== PlanStage.MINIMUM && stage !== PlanStage.LARGEST;
    return Math.min(isGrown ? this.grown(pods) : pods, this.generationAt(stage) * this.room);
  }

  /** By how many pods the nodes are counted with more than `pods`: each with as many as the fullest one. */
  private roundedUpAt(stage: PlanStage): number {
    const { pods, daemonSetPods = 0 } = this.forecast;
    const nodes = this.generationAt(stage);
    if (pods === undefined || nodes === 0 || this.like !== undefined) return 0;
    return nodes * (this.podsPerNodeAt(stage) - daemonSetPods) - this.spreadPodsAt(stage);
  }

  /** What a node takes at a stage: of each kind the most that a type of the group takes. */
  public demandAt(stage: PlanStage): NodeDemand {
    const known = this.demands.get(stage);
    if (known !== undefined) return known;
    const pods = this.podsPerNodeAt(stage);
    const demand = this.demandsByPods.get(pods) ?? this.demandOf(pods);
    this.demandsByPods.set(pods, demand);
    this.demands.set(stage, demand);
    return demand;
  }

  private demandOf(pods: number): NodeDemand {
    const { options, maxPods, change: { now } = {}, forecast: { instanceTypes, branchPods = 0 } } = this;
    return instanceTypes.map((limits) => {
      const taken = nodeDemand(AddressDemand.of(limits, pods, { ...options, maxPods }), options, branchPods);
      return now === undefined ? taken : withSpareOf({ ...now, maxPods }, limits, taken, pods);
    }).reduce(mostOfEach);
  }

  private get expectedSize(): number {
    const { expectedSize, pods, minSize, maxSize } = this.forecast;
    if (expectedSize !== undefined) return expectedSize;
    return pods === undefined || this.room === 0
      ? minSize
      : Math.min(maxSize, Math.max(minSize, Math.ceil(pods / this.room)));
  }

  /**
   * Nodes that an update adds: the larger of two a zone and the most unavailable.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
   */
  private get surge(): number {
    const { maxUnavailable = 1, maxUnavailablePercentage, maxSize } = this.forecast;
    const unavailable = maxUnavailablePercentage === undefined
      ? maxUnavailable
      : Math.min(MOST_UNAVAILABLE, Math.ceil((this.grown(maxSize) * maxUnavailablePercentage) / 100));
    return Math.max(2 * this.zones.length, unavailable);
  }

  private grown(size: number): number {
    return Math.ceil((size * (100 + this.growthPercent)) / 100);
  }

  /** Generations of the group itself that take addresses at the same time. */
  private generationsAt(stage: PlanStage): number {
    return stage === PlanStage.CHANGEOVER && !this.isChanging ? 2 : 1;
  }
}

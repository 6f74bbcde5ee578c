import { PlanStage } from '../plan-stage';
import { SizeLimits } from './fleet-bounds';
import { FleetForecast, FleetLimits, FleetNetworking, FleetSpread } from './fleet-forecast';
import { FleetTypes, MetricName } from './fleet-types';
import { SubnetForecast } from '../subnet-forecast';
import { SubnetDemand } from '../subnets/subnet-supply';
import { weightOf } from '../subnets/subnet-weight';

/** The part of its nodes that Karpenter replaces at once where nobody says how many, in percent. */
const DEFAULT_BUDGET = 10;

/** Which size of a fleet counts from the peak on. */
export enum FleetBasis {
  /** What its limits allow, where it has any. */
  LIMITS = 'limits',

  /** What is likely. */
  LIKELY = 'likely',
}

/** What is taken of a subnet, and by how many nodes. */
export interface FleetDemand extends SubnetDemand {
  readonly nodes: number;
}

/** What the nodes of a fleet take in all. */
export interface FleetTotal {
  readonly nodes: number;

  /** Pods with an address of their own, of one generation of nodes. */
  readonly pods: number;
  readonly addresses: number;
  readonly idlePodAddresses: number;
  readonly enis: number;

  /** Units of network address usage. */
  readonly units: number;
}

/** What a fleet is made of. */
export interface FleetParts {
  readonly forecast: FleetForecast;

  /** Its types as limits bound them. */
  readonly types: FleetTypes;

  /** Those of what is likely. */
  readonly likelyTypes: FleetTypes;

  /** The subnets of its nodes, and those that its pods get addresses from. */
  readonly subnets: readonly SubnetForecast[];
  readonly podSubnets: readonly SubnetForecast[];

  /** By how much its expected nodes and its limits grow. */
  readonly growthPercent: number;
}

/** The size of a fleet at a stage. */
interface FleetSize {
  /** Nodes, and those on top of them while others are replaced. */
  readonly nodes: number;
  readonly replaced: number;

  /** The types and the limits that what they take follows from. */
  readonly types: FleetTypes;
  readonly limits: SizeLimits;

  /** Whether each zone can have all of them. */
  readonly anyZone: boolean;
}

/**
 * A fleet as the plan counts it. What its nodes take is a sum over types within limits, not nodes x what a node takes.
 */
export class PlannedFleet {
  /** The zones of its nodes. */
  public readonly zones: string[];

  private readonly sizes = new Map<PlanStage, FleetSize>();

  constructor(
    private readonly parts: FleetParts,
    public readonly basis: FleetBasis = FleetBasis.LIMITS,
  ) {
    this.zones = [...new Set(parts.subnets.map(({ zone }) => zone))];
  }

  public get forecast(): FleetForecast {
    return this.parts.forecast;
  }

  public get types(): FleetTypes {
    return this.parts.types;
  }

  /** The subnets of its nodes. */
  public get subnets(): readonly SubnetForecast[] {
    return this.parts.subnets;
  }

  /** The subnets that its pods get addresses from. */
  public get podSubnets(): readonly SubnetForecast[] {
    return this.parts.podSubnets;
  }

  /** Whether something bounds it: its limits, or that it never has more nodes. */
  public get isBound(): boolean {
    return this.forecast.isStatic === true || this.boundNodes !== undefined;
  }

  /** Whether it is told how many nodes are likely. */
  public get isStated(): boolean {
    const { expectedNodes, minNodes = 0 } = this.forecast;
    return expectedNodes !== undefined || minNodes > 0;
  }

  /** Whether its nodes take addresses of the VPC. */
  public get takesAddresses(): boolean {
    return this.forecast.networking !== FleetNetworking.NONE;
  }

  /** The same fleet by what is likely alone. */
  public get likely(): PlannedFleet {
    return new PlannedFleet(this.parts, FleetBasis.LIKELY);
  }

  /** The same fleet within other limits, which hold any growth already. */
  public within(limits: FleetLimits): PlannedFleet {
    return this.having({ limits });
  }

  /** The same fleet in other numbers, which hold any growth already. */
  public having(sizes: Partial<Pick<FleetForecast, 'minNodes' | 'expectedNodes' | 'limits'>>): PlannedFleet {
    const forecast = { ...this.forecast, ...sizes };
    return new PlannedFleet({ ...this.parts, forecast, growthPercent: 0 }, this.basis);
  }

  /** Its limits, grown. */
  public get limits(): FleetLimits {
    const { cpu, memoryMib, nodes } = this.forecast.limits ?? {};
    return { cpu: this.grown(cpu), memoryMib: this.grown(memoryMib), nodes: this.grown(nodes) };
  }

  /** Nodes at a stage, over all zones. */
  public nodesAt(stage: PlanStage): number {
    const { nodes, replaced } = this.sizeAt(stage);
    return nodes + replaced;
  }

  /**
   * Nodes at a stage in one zone, in the fullest case.
   *
   * @param lost zones that are lost
   */
  public nodesInZone(zone: string, stage: PlanStage, lost: readonly string[] = []): number {
    const size = this.sizeAt(stage);
    return this.inZone(size, zone, lost).reduce((sum, nodes) => sum + nodes, 0);
  }

  /**
   * What is taken of a subnet at a stage, in the fullest case. Several subnets of a zone share its nodes: by their
   * sizes where nodes start in the one with the most free addresses, else evenly.
   *
   * @param lost zones that are lost
   */
  public takenFrom(subnet: SubnetForecast, stage: PlanStage, lost: readonly string[] = []): FleetDemand {
    const size = this.sizeAt(stage);
    const inZone = this.inZone(size, subnet.zone, lost);
    const running = inZone.map((nodes) => share(nodes, this.partOfNodes(subnet)));
    const served = inZone.map((nodes) => share(nodes, this.partOfPods(subnet, size)));
    const sum = (metric: MetricName, counts: readonly number[]) =>
      counts.reduce((all, nodes) => all + size.types.most(metric, { ...size.limits, nodes }), 0);
    return {
      nodes: Math.max(...[running, served].map((counts) => counts.reduce((all, nodes) => all + nodes, 0))),
      prefixes: sum('nodeSubnetPrefixes', running) + sum('podSubnetPrefixes', served),
      addresses: sum('nodeSubnetAddresses', running) + sum('podSubnetAddresses', served),
    };
  }

  /** Of its nodes in the zone at the peak as many as take addresses from a subnet, in parts of a node. */
  public nodesUsing(subnet: SubnetForecast): number {
    const size = this.sizeAt(PlanStage.PEAK);
    const nodes = this.nodesInZone(subnet.zone, PlanStage.PEAK);
    const [running, all] = this.partOfNodes(subnet);
    const [served, ofAll] = this.partOfPods(subnet, size);
    return Math.max((nodes * running) / all, Math.ceil((nodes * served) / ofAll));
  }

  /** What it takes in all at a stage; nothing where it takes no addresses of the VPC. */
  public totalAt(stage: PlanStage): FleetTotal {
    const { nodes, replaced, types, limits } = this.sizeAt(stage);
    const one = (metric: MetricName, count: number) => types.most(metric, { ...limits, nodes: count });
    const both = (metric: MetricName) => one(metric, nodes) + one(metric, replaced);
    const counted = this.takesAddresses ? nodes + replaced : 0;
    return {
      nodes: counted,
      pods: counted === 0 ? 0 : one('pods', nodes),
      addresses: both('addresses'),
      idlePodAddresses: both('idlePodAddresses'),
      enis: both('enis'),
      units: both('units'),
    };
  }

  /** The most of something that it takes at a stage, over all subnets. */
  public mostAt(metric: MetricName, stage: PlanStage): number {
    const { nodes, replaced, types, limits } = this.sizeAt(stage);
    return types.most(metric, { ...limits, nodes }) + types.most(metric, { ...limits, nodes: replaced });
  }

  private sizeAt(stage: PlanStage): FleetSize {
    const known = this.sizes.get(stage);
    if (known !== undefined) return known;
    const size = this.sizeOf(stage);
    this.sizes.set(stage, size);
    return size;
  }

  private sizeOf(stage: PlanStage): FleetSize {
    const { minNodes = 0, limits = {} } = this.forecast;
    const likely = { replaced: 0, types: this.parts.likelyTypes, limits: this.limits, anyZone: false };
    switch (stage) {
      case PlanStage.MINIMUM: return { ...likely, nodes: minNodes, limits };
      case PlanStage.EXPECTED: return { ...likely, nodes: this.likelyNodes };
      default: return this.sizeFromPeak(stage);
    }
  }

  /** The size from the peak on. Nodes that are replaced stand on top of what limits bound. */
  private sizeFromPeak(stage: PlanStage): FleetSize {
    const bound = this.basis === FleetBasis.LIMITS ? this.boundNodes : undefined;
    const nodes = bound ?? this.likelyNodes;
    return {
      nodes,
      replaced: this.replacedAt(stage, nodes),
      types: bound === undefined ? this.parts.likelyTypes : this.parts.types,
      limits: this.limits,
      anyZone: bound !== undefined && (this.forecast.spread ?? FleetSpread.ANY_ZONE) === FleetSpread.ANY_ZONE,
    };
  }

  /** The most nodes that it has without those that are replaced. */
  private get boundNodes(): number | undefined {
    const { isStatic, minNodes = 0 } = this.forecast;
    return isStatic ? this.grown(minNodes) : this.types.mostNodes(this.limits);
  }

  /** The nodes that it usually has, grown as far as limits allow. */
  private get likelyNodes(): number {
    const { isStatic, minNodes = 0, expectedNodes = minNodes } = this.forecast;
    return Math.min(this.grown(isStatic ? minNodes : expectedNodes), this.boundNodes ?? Infinity);
  }

  private replacedAt(stage: PlanStage, nodes: number): number {
    const replaced = stage === PlanStage.CHANGEOVER ? nodes : stage === PlanStage.SURGE ? this.budgetOf(nodes) : 0;
    const { isStatic } = this.forecast;
    return isStatic ? Math.min(replaced, Math.max(0, (this.limits.nodes ?? 2 * nodes) - nodes)) : replaced;
  }

  /** Nodes that are replaced at once: the fewest of its budgets. */
  private budgetOf(nodes: number): number {
    const { budgetNodes, budgetPercent = budgetNodes === undefined ? DEFAULT_BUDGET : 100 } = this.forecast;
    return Math.min(budgetNodes ?? Infinity, Math.ceil((nodes * budgetPercent) / 100));
  }

  /** Nodes of a size in one zone: those that stay, and those that are replaced. */
  private inZone({ nodes, replaced, anyZone }: FleetSize, zone: string, lost: readonly string[]): number[] {
    if (!this.zones.includes(zone) || lost.includes(zone)) return [0, 0];
    const left = anyZone ? 1 : this.zones.filter((other) => !lost.includes(other)).length;
    return [nodes, replaced].map((count) => Math.ceil(count / left));
  }

  private partOfNodes(subnet: SubnetForecast): Part {
    if (!this.subnets.includes(subnet)) return NO_PART;
    return this.forecast.spread === FleetSpread.EVEN
      ? [1, this.subnets.filter(({ zone }) => zone === subnet.zone).length]
      : weightOf(subnet, this.subnets);
  }

  /** None where the primary ENI has room for all pods and subnets are discovered. */
  private partOfPods(subnet: SubnetForecast, { types }: FleetSize): Part {
    if (!this.podSubnets.includes(subnet)) return NO_PART;
    const perNode = types.most('podSubnetPrefixes', { nodes: 1 }) + types.most('podSubnetAddresses', { nodes: 1 });
    return perNode === 0 ? NO_PART : weightOf(subnet, this.podSubnets);
  }

  private grown<T extends number | undefined>(size: T): T {
    return (size === undefined ? undefined : Math.ceil((size * (100 + this.parts.growthPercent)) / 100)) as T;
  }
}

/** So many parts of so many. */
type Part = readonly [part: number, all: number];

const NO_PART: Part = [0, 1];

function share(nodes: number, [part, all]: Part): number {
  return Math.ceil((nodes * part) / all);
}

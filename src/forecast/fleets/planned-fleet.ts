import { FleetForecast, FleetLimits, FleetNetworking, FleetSpread } from './fleet-forecast';
import { FleetBasis, FleetDemand, FleetParts, FleetTotal } from './fleet-parts';
import { FleetSize, FleetSizes } from './fleet-sizes';
import { FleetTypes, MetricName } from './fleet-types';
import { PlanStage } from '../plan-stage';
import { SubnetForecast } from '../subnet-forecast';
import { weightOf } from '../subnets/subnet-weight';

/**
 * A fleet as the plan counts it. What its nodes take is a sum over types within limits, not nodes x what a node takes.
 */
export class PlannedFleet {
  /** The zones of its nodes. */
  public readonly zones: string[];

  private readonly sizes: FleetSizes;
  private readonly taken = new Map<PlanStage, Map<SubnetForecast, FleetDemand>>();

  constructor(
    private readonly parts: FleetParts,
    public readonly basis: FleetBasis = FleetBasis.LIMITS,
  ) {
    this.sizes = new FleetSizes(parts, basis);
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
    return this.forecast.isStatic === true || this.sizes.boundNodes !== undefined;
  }

  /** Its limits, grown. */
  public get limits(): FleetLimits {
    return this.sizes.limits;
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

  /** The same fleet within other limits, which grow as its own do. */
  public within(limits: FleetLimits): PlannedFleet {
    return new PlannedFleet({ ...this.parts, forecast: { ...this.forecast, limits } }, this.basis);
  }

  /** Whether somebody spreads its nodes over its zones evenly, or there is one only. */
  public get isSpread(): boolean {
    return this.forecast.spread === FleetSpread.EVEN || this.zones.length < 2;
  }

  /** The same fleet with its nodes spread evenly. */
  public get spreadEvenly(): PlannedFleet {
    return new PlannedFleet({ ...this.parts, forecast: { ...this.forecast, spread: FleetSpread.EVEN } }, this.basis);
  }

  /** Whether its limits, as they are stated, allow the nodes that are. */
  public get allowsLikely(): boolean {
    const { limits = {}, minNodes = 0, expectedNodes = minNodes } = this.forecast;
    const most = [this.types, this.parts.likelyTypes].map((types) => types.mostNodes(limits) ?? Infinity);
    return expectedNodes <= Math.min(...most);
  }

  /** The same fleet in other numbers, which hold any growth already. */
  public having(changes: Partial<Pick<FleetForecast, 'minNodes' | 'expectedNodes' | 'limits'>>): PlannedFleet {
    const forecast = { ...this.forecast, limits: this.sizes.limits, ...changes };
    return new PlannedFleet({ ...this.parts, forecast, growthPercent: 0 }, this.basis);
  }

  /** Nodes at a stage, over all zones. */
  public nodesAt(stage: PlanStage): number {
    const { nodes, replaced } = this.sizes.at(stage);
    return nodes + replaced;
  }

  /**
   * Nodes at a stage in one zone, in the fullest case.
   *
   * @param lost zones that are lost
   */
  public nodesInZone(zone: string, stage: PlanStage, lost: readonly string[] = []): number {
    const size = this.sizes.at(stage);
    return this.inZone(size, zone, lost).reduce((sum, nodes) => sum + nodes, 0);
  }

  /**
   * What is taken of a subnet at a stage, in the fullest case. Several subnets of a zone share its nodes: by their
   * sizes where nodes start in the one with the most free addresses, else evenly.
   *
   * @param lost zones that are lost
   */
  public takenFrom(subnet: SubnetForecast, stage: PlanStage, lost: readonly string[] = []): FleetDemand {
    if (lost.length > 0) return this.takenIn(subnet, stage, lost);
    const ofStage = this.taken.get(stage) ?? new Map<SubnetForecast, FleetDemand>();
    const known = ofStage.get(subnet);
    if (known !== undefined) return known;
    const taken = this.takenIn(subnet, stage, lost);
    this.taken.set(stage, ofStage.set(subnet, taken));
    return taken;
  }

  private takenIn(subnet: SubnetForecast, stage: PlanStage, lost: readonly string[]): FleetDemand {
    const size = this.sizes.at(stage);
    const { types, limits } = size;
    const [ofNodes, ofPods] = [this.partOfNodes(subnet), this.partOfPods(subnet, size)];
    const [stay, added] = this.inZone(size, subnet.zone, lost);
    let [nodes, served, prefixes, addresses] = [0, 0, 0, 0];
    for (const count of [stay, added]) {
      const [here, forPods] = [share(count, ofNodes), share(count, ofPods)];
      nodes += here;
      served += forPods;
      if (here > 0) {
        prefixes += types.most('nodeSubnetPrefixes', here, limits);
        addresses += types.most('nodeSubnetAddresses', here, limits);
      }
      if (forPods > 0) {
        prefixes += types.most('podSubnetPrefixes', forPods, limits);
        addresses += types.most('podSubnetAddresses', forPods, limits);
      }
    }
    return { nodes: Math.max(nodes, served), prefixes, addresses };
  }

  /** Of its nodes in the zone at the peak as many as take addresses from a subnet, in parts of a node. */
  public nodesUsing(subnet: SubnetForecast): number {
    const size = this.sizes.at(PlanStage.PEAK);
    const nodes = this.nodesInZone(subnet.zone, PlanStage.PEAK);
    const [running, all] = this.partOfNodes(subnet);
    const [served, ofAll] = this.partOfPods(subnet, size);
    return Math.max((nodes * running) / all, Math.ceil((nodes * served) / ofAll));
  }

  /** What it takes in all at a stage; nothing where it takes no addresses of the VPC. */
  public totalAt(stage: PlanStage): FleetTotal {
    const { nodes, replaced, types, limits } = this.sizes.at(stage);
    const one = (metric: MetricName, count: number) => types.most(metric, count, limits);
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
    const { nodes, replaced, types, limits } = this.sizes.at(stage);
    return types.most(metric, nodes, limits) + types.most(metric, replaced, limits);
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
    const perNode = types.most('podSubnetPrefixes', 1) + types.most('podSubnetAddresses', 1);
    return perNode === 0 ? NO_PART : weightOf(subnet, this.podSubnets);
  }

}

/** So many parts of so many. */
type Part = readonly [part: number, all: number];

const NO_PART: Part = [0, 1];

function share(nodes: number, [part, all]: Part): number {
  return Math.ceil((nodes * part) / all);
}

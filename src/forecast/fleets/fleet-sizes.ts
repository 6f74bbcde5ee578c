import { SizeLimits } from './fleet-bounds';
import { FleetLimits, FleetSpread } from './fleet-forecast';
import { FleetBasis, FleetParts } from './fleet-parts';
import { FleetTypes } from './fleet-types';
import { PlanStage } from '../plan-stage';

/** The part of its nodes that Karpenter replaces at once where nobody says how many, in percent. */
const DEFAULT_BUDGET = 10;

/** The size of a fleet at a stage. */
export interface FleetSize {
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
 * How many nodes a fleet has, stage by stage.
 */
export class FleetSizes {
  private readonly known = new Map<PlanStage, FleetSize>();

  constructor(
    private readonly parts: FleetParts,
    private readonly basis: FleetBasis,
  ) {}

  /** Its limits, grown. */
  public get limits(): FleetLimits {
    const { cpu, memoryMib, nodes } = this.parts.forecast.limits ?? {};
    return { cpu: this.grown(cpu), memoryMib: this.grown(memoryMib), nodes: this.grown(nodes) };
  }

  /** The size at a stage. */
  public at(stage: PlanStage): FleetSize {
    const known = this.known.get(stage);
    if (known !== undefined) return known;
    const size = this.sizeOf(stage);
    this.known.set(stage, size);
    return size;
  }

  private sizeOf(stage: PlanStage): FleetSize {
    const { minNodes = 0, limits = {} } = this.parts.forecast;
    const likely = { replaced: 0, types: this.parts.likelyTypes, limits: this.limits, anyZone: false };
    switch (stage) {
      case PlanStage.MINIMUM: return { ...likely, nodes: minNodes, limits };
      case PlanStage.EXPECTED: return { ...likely, nodes: this.likelyNodes };
      case PlanStage.LARGEST: return { ...likely, nodes: this.ungrown.likelyNodes, limits };
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
      anyZone: bound !== undefined && (this.parts.forecast.spread ?? FleetSpread.ANY_ZONE) === FleetSpread.ANY_ZONE,
    };
  }

  /** The most nodes that it has without those that are replaced. */
  public get boundNodes(): number | undefined {
    const { isStatic, minNodes = 0 } = this.parts.forecast;
    return isStatic ? this.grown(minNodes) : this.parts.types.mostNodes(this.limits);
  }

  private get ungrown(): FleetSizes {
    return new FleetSizes({ ...this.parts, growthPercent: 0 }, this.basis);
  }

  /** The nodes that it usually has, grown as far as limits allow. */
  private get likelyNodes(): number {
    const { isStatic, minNodes = 0, expectedNodes = minNodes } = this.parts.forecast;
    return Math.min(this.grown(isStatic ? minNodes : expectedNodes), this.boundNodes ?? Infinity);
  }

  private replacedAt(stage: PlanStage, nodes: number): number {
    const replaced = stage === PlanStage.CHANGEOVER ? nodes : stage === PlanStage.SURGE ? this.budgetOf(nodes) : 0;
    const { isStatic } = this.parts.forecast;
    return isStatic ? Math.min(replaced, Math.max(0, (this.limits.nodes ?? 2 * nodes) - nodes)) : replaced;
  }

  /** Nodes that are replaced at once: the fewest of its budgets. */
  private budgetOf(nodes: number): number {
    const { budgetNodes, budgetPercent = budgetNodes === undefined ? DEFAULT_BUDGET : 100 } = this.parts.forecast;
    return Math.min(budgetNodes ?? Infinity, Math.ceil((nodes * budgetPercent) / 100));
  }

  private grown<T extends number | undefined>(size: T): T {
    return (size === undefined ? undefined : Math.ceil((size * (100 + this.parts.growthPercent)) / 100)) as T;
  }
}

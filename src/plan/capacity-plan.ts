import { groupPlans, stageTotals, subnetPlans, zonePlans } from './demand/counts';
import { likelyForecast } from './demand/likely';
import { FleetPlan } from './fleet-plan';
import { StageGrowth, stageGrowth } from './growth/stage-growth';
import { ModeOutcome } from './mode-outcome';
import { modeOutcomes } from './modes/mode-comparison';
import { NodegroupPlan, StageTotal, ZonePlan } from './nodegroup-plan';
import { OvercommitPolicy } from './overcommit-policy';
import { planDocument } from './plan-document';
import { PlanSuggestion } from './plan-suggestion';
import { PlanVerdict } from './plan-verdict';
import { QuotaUse } from './quota-use';
import { SubnetPlan } from './subnet-plan';
import { Finding } from '../findings/finding';
import { PlanStage } from '../forecast/plan-stage';
import { PodForecast } from '../forecast/pod-forecast';
import { fleetPlans } from './private/fleet-counts';
import { quotaUses } from './private/quotas';
import { readableDocument } from './private/readable-document';
import { verdictOf } from './private/verdict';
import { planFindings } from './rules/plan-rules';
import { suggestions } from './suggestions/suggestions';
import { FindingError } from '../findings/finding-error';
import { memberFindings, structFindings } from '../findings/struct-findings';

/**
 * Options of a capacity plan.
 *
 * @example
 * declare const forecast: PodForecast;
 * const strict = CapacityPlan.of(forecast, { onOvercommit: OvercommitPolicy.FAIL_AT_ANY });
 */
export interface CapacityPlanOptions {
  /**
   * At which stages subnets that are too small are an error. At the others they are a warning.
   *
   * @default OvercommitPolicy.FAIL_AT_EXPECTED
   */
  readonly onOvercommit?: OvercommitPolicy;
}

/**
 * Whether the subnets of a forecast have enough IP addresses: what the nodes take from each subnet at each stage,
 * beside what it has.
 *
 * ```
 * nodes per zone   n = ceil(nodes / zones)              for each group, in the fullest case
 * prefixes         n x slots per node (AddressDemand)   against whole /28 blocks of the reservations
 * addresses        n x (ENIs and single addresses)      against addresses outside reservations
 * ceiling          min(floor(blocks / prefixes per node), floor(addresses / single addresses per node))
 * ```
 *
 * Worked: 100 m5.large in three zones of 100.64.0.0/16 are 34 nodes in the fullest zone. Each takes 7 prefixes and 1
 * address of the pod subnet. That is 238 of 511 reserved blocks and 34 of 8,188 addresses; the ceiling is floor(511 /
 * 7) = 73 nodes per zone.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 *
 * @example
 * const capacityPlan = podCapacityCluster.plan;
 * // how far the cluster can grow in these subnets
 * const mostNodes = capacityPlan.everyStageNodes;
 */
export class CapacityPlan {
  /**
   * Makes the plan of a forecast.
   *
   * @param forecast what is expected to run, and where
   * @param options when subnets that are too small are an error
   */
  public static of(forecast: PodForecast, options: CapacityPlanOptions = {}): CapacityPlan {
    const unread = [
      ...memberFindings('forecast', forecast, 'a PodForecast', 'nodegroups'),
      ...structFindings('CapacityPlanOptions', options),
    ];
    if (unread.length > 0) throw new FindingError(unread);
    return new CapacityPlan(forecast, options.onOvercommit ?? OvercommitPolicy.FAIL_AT_EXPECTED);
  }

  /**
   * Reads a plan from data: the output of `toJSON`, the plan in a cloud assembly, or the output of `plan --json` of the
   * command line. The plan is computed again from the forecast in the data.
   *
   * @param data the parsed JSON
   * @throws when it is not a plan with its forecast, or of a later version
   */
  public static fromJSON(data: any): CapacityPlan {
    const { forecast, onOvercommit } = readableDocument(data);
    return CapacityPlan.of(PodForecast.fromJSON(forecast), { onOvercommit });
  }

  /** Each subnet, in the order of the forecast. */
  public readonly subnets: SubnetPlan[];

  /**
   * Each subnet with fleets as is likely.
   *
   * @internal
   */
  public readonly _likelySubnets: readonly SubnetPlan[];

  /** Each zone in which nodes run. */
  public readonly zones: ZonePlan[];

  /** Each node group, in the order of the forecast. */
  public readonly nodegroups: NodegroupPlan[];

  /** Each fleet, in the order of the forecast: nodes that no managed node group starts. */
  public readonly fleets: FleetPlan[];

  /** What all node groups and fleets take, stage by stage. */
  public readonly totals: StageTotal[];

  /** Worked out when somebody asks, and by more than one: validation, the assembly, a test. */
  private found?: readonly Finding[];
  private suggested?: readonly PlanSuggestion[];
  private grown?: { readonly stages?: readonly StageGrowth[] };

  private constructor(
    /** What is expected to run, and where. */
    public readonly forecast: PodForecast,
    /** At which stages subnets that are too small are an error. */
    public readonly onOvercommit: OvercommitPolicy,
  ) {
    this.subnets = subnetPlans(forecast);
    const likely = likelyForecast(forecast);
    this._likelySubnets = likely === forecast ? this.subnets : subnetPlans(likely);
    this.zones = zonePlans(forecast, this.subnets);
    this.nodegroups = groupPlans(forecast);
    this.fleets = fleetPlans(forecast);
    this.totals = stageTotals(forecast);
  }

  /**
   * The most nodes with which every stage fits: how far the cluster can grow, and still be updated, lose a zone and
   * have its groups replaced. Undefined where the size of a subnet that nodes use is not known, or there are no nodes.
   *
   * The sizes of all groups grow or shrink by one factor, each rounded down; so do the limits and the nodes of fleets,
   * and `mostNodes`. A node keeps its pods. It is the number of nodes at the peak, over all zones, at the greatest
   * factor at which every stage fits. Worked: 100 m5.large with prefixes in a quarter of a /16 per zone, half of it
   * reserved, fit up to 108: a changeover takes 2 x 36 x 7 = 504 of 511 blocks, and with 109 nodes 2 x 37 x 7 = 518.
   */
  public get everyStageNodes(): number | undefined {
    const { growth } = this;
    return growth.length === 0 ? undefined : Math.min(...growth.map(({ fitsUpTo }) => fitsUpTo));
  }

  /**
   * How far the cluster can grow until each stage by itself no longer fits. Empty where it is not known. The stage
   * `LARGEST` is left out: it is the peak before growth.
   */
  public get growth(): StageGrowth[] {
    // It takes a dozen plans, so it is worked out for those who ask alone.
    this.grown ??= { stages: stageGrowth(this.forecast) };
    return [...this.grown.stages ?? []];
  }

  /**
   * The most nodes that the subnets hold at the peak alone, in its mix and spread evenly. An update, a lost zone or a
   * changeover can run out of addresses long before that: `everyStageNodes` is how far the cluster can grow.
   *
   * Undefined where a subnet's size is not known, or there are no nodes. In that mix a fleet has as many nodes as its
   * limits allow, or its likely nodes where it has no limits. Nodes that take no addresses of the VPC are not counted.
   */
  public get ceilingNodes(): number | undefined {
    const ceilings = this.zones.map(({ ceilingNodes }) => ceilingNodes);
    return ceilings.length === 0 || ceilings.includes(undefined)
      ? undefined
      : ceilings.length * Math.min(...(ceilings as number[]));
  }

  /** The pods on that many nodes, without those on the host network. */
  public get ceilingPods(): number | undefined {
    const peak = this.totals.find(({ stage }) => stage === PlanStage.PEAK)!;
    return this.ceilingNodes === undefined ? undefined : Math.floor((this.ceilingNodes * peak.pods) / peak.nodes);
  }

  /** Whether there are enough IP addresses, and where they are scarcest. */
  public get verdict(): PlanVerdict {
    return verdictOf(this.subnets);
  }

  /** What the plan takes of the default quotas of AWS. */
  public get quotas(): QuotaUse[] {
    return quotaUses(this.forecast);
  }

  /** The findings about the plan: subnets that are too small, what was not checked, quotas, idle addresses. */
  public get findings(): Finding[] {
    this.found ??= planFindings(this);
    return [...this.found];
  }

  /**
   * What the forecast would take with single addresses and with prefixes, in the subnets of the nodes and in pod
   * subnets.
   */
  public get modes(): ModeOutcome[] {
    return modeOutcomes(this.forecast);
  }

  /** What you could change, each with its reason and its cost. */
  public get suggestions(): PlanSuggestion[] {
    this.suggested ??= suggestions(this);
    return [...this.suggested];
  }

  /** The plan as data, for `JSON.stringify`. */
  public toJSON(): any {
    return planDocument(this);
  }
}

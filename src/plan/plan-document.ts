import { FleetPlan } from './fleet-plan';
import { ModeOutcome } from './mode-outcome';
import { NodegroupPlan, StageTotal, ZonePlan } from './nodegroup-plan';
import { PlanCounts } from './plan-counts';
import { PlanSuggestion } from './plan-suggestion';
import { PlanVerdict } from './plan-verdict';
import { Producer, producer } from './producer';
import { QuotaUse } from './quota-use';
import { plannedNodeFindings } from './rules/planned-nodes';
import { SubnetPlan } from './subnet-plan';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { StageGrowth } from './growth/stage-growth';
import { Finding } from '../findings/finding';

/** What kind of document a plan is. */
export const PLAN_KIND = 'capacity-plan';

/** The version of its schema: fields are added to it, and none is renamed or given another unit. */
export const PLAN_SCHEMA_VERSION = 1;

/**
 * A plan as data: what the command line prints as JSON and what a cloud assembly carries. Its names are a contract.
 */
export interface PlanDocument {
  readonly kind: typeof PLAN_KIND;
  readonly schemaVersion: number;

  /** What the plan is of: the path of the construct, or the name of a file. */
  readonly name?: string;
  readonly producer: Producer;
  readonly verdict: PlanVerdict;

  /** The forecast, as a forecast file has it: the plan, and what was not worked out of it, can be made of it anew. */
  readonly forecast: unknown;

  /** Up to how many nodes each stage fits. Absent where nobody asked for it, or it is not known. */
  readonly growth?: readonly StageGrowth[];
  readonly everyStageNodes?: number;
  readonly ipAssignment: string;
  readonly customNetworking: boolean;

  /** Of IPv6 only; absent, it is IPv4. */
  readonly ipFamily?: string;
  readonly subnetDiscovery: boolean;

  /** Where subnets are told apart by their tags; absent, they are not. */
  readonly taggedSubnets?: boolean;
  readonly growthPercent: number;

  /** Where the nodes of all groups are limited together; absent, they are not. */
  readonly mostNodes?: number;
  readonly zonesLost: number;
  readonly onOvercommit: string;
  readonly ceilingNodes?: number;
  readonly ceilingPods?: number;
  readonly nodegroups: readonly NodegroupPlan[];

  /** Absent where there are none. */
  readonly fleets?: readonly FleetPlan[];
  readonly zones: readonly ZonePlan[];
  readonly subnets: readonly SubnetPlan[];
  readonly totals: readonly StageTotal[];
  readonly quotas: readonly QuotaUse[];
  readonly modes: ModeOutcome[];
  readonly suggestions: PlanSuggestion[];
  readonly findings: Finding[];
}

/** What follows from the counts of a plan. */
type Conclusions = Pick<PlanDocument, 'modes' | 'suggestions' | 'findings' | 'verdict'>;

/**
 * The document of a plan.
 *
 * @param modes those of the plan, where they are known already
 * @param ofNodes what there is to say of the nodes, where somebody has said it already
 * @param name what the plan is of
 */
export function planDocument(
  plan: PlanCounts & Conclusions,
  modes: ModeOutcome[] = plan.modes,
  ofNodes: readonly Finding[] = plannedNodeFindings(plan.forecast),
  name?: string,
): PlanDocument {
  const { ipAssignment, ipFamily, customNetworking, subnetDiscovery, taggedSubnets } = plan.forecast;
  const { growthPercent, mostNodes, zonesLost } = plan.forecast;
  return {
    kind: PLAN_KIND,
    schemaVersion: PLAN_SCHEMA_VERSION,
    ...(name === undefined ? {} : { name }),
    producer: producer(),
    verdict: plan.verdict,
    ipAssignment: ipAssignment.mode,
    customNetworking,
    ipFamily: ipFamily === PodIpFamily.IPV6 ? ipFamily : undefined,
    subnetDiscovery,
    ...(taggedSubnets ? { taggedSubnets } : {}),
    growthPercent,
    ...(mostNodes === undefined ? {} : { mostNodes }),
    zonesLost,
    onOvercommit: plan.onOvercommit,
    ceilingNodes: plan.ceilingNodes,
    ceilingPods: plan.ceilingPods,
    nodegroups: plan.nodegroups,
    ...(plan.fleets.length === 0 ? {} : { fleets: plan.fleets }),
    zones: plan.zones,
    subnets: plan.subnets,
    totals: plan.totals,
    quotas: plan.quotas,
    modes,
    suggestions: plan.suggestions,
    findings: [...ofNodes, ...plan.findings],
    forecast: plan.forecast.toJSON(),
  };
}

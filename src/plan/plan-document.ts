import { FleetPlan } from './fleet-plan';
import { ModeOutcome } from './mode-outcome';
import { NodegroupPlan, StageTotal, ZonePlan } from './nodegroup-plan';
import { PlanCounts } from './plan-counts';
import { PlanSuggestion } from './plan-suggestion';
import { QuotaUse } from './quota-use';
import { plannedNodeFindings } from './rules/planned-nodes';
import { SubnetPlan } from './subnet-plan';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { Finding } from '../findings/finding';

/**
 * A plan as data: what the command line prints as JSON and what a cloud assembly carries. Its names are a contract.
 */
export interface PlanDocument {
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
type Conclusions = Pick<PlanDocument, 'modes' | 'suggestions' | 'findings'>;

/**
 * The document of a plan.
 *
 * @param modes those of the plan, where they are known already
 * @param ofNodes what there is to say of the nodes, where somebody has said it already
 */
export function planDocument(
  plan: PlanCounts & Conclusions,
  modes: ModeOutcome[] = plan.modes,
  ofNodes: readonly Finding[] = plannedNodeFindings(plan.forecast),
): PlanDocument {
  const { ipAssignment, ipFamily, customNetworking, subnetDiscovery, taggedSubnets } = plan.forecast;
  const { growthPercent, mostNodes, zonesLost } = plan.forecast;
  return {
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
  };
}

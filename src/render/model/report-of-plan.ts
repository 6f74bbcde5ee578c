import { assumptionsOf } from './assumptions';
import { blockMaps } from './block-maps';
import { reportFindings, reportSuggestions } from './findings-part';
import { growthPart } from './growth-part';
import { matrixOf } from './matrix';
import { fleetRows, groupRows, modesPart, quotaRows, totalRows } from './node-parts';
import { Pool, ReportModel } from './report-model';
import { safe } from './shown-names';
import { alikeSubnets, poolOf } from './subnet-pools';
import { tilesOf, verdictPart } from './verdict-words';
import { Finding } from '../../findings/finding';
import { CapacityPlan } from '../../plan/capacity-plan';
import { modeOutcomes } from '../../plan/modes/mode-comparison';
import { PLAN_SCHEMA_VERSION } from '../../plan/plan-document';
import { producer } from '../../plan/producer';
import { plannedNodeFindings } from '../../plan/rules/planned-nodes';

/** As many pools have maps, of those that are at least half full, in a thousand parts. */
const MOST_MAPS = 6;
const HALF_FULL = 500;

/** What whoever asks for a report knows beside the plan. */
export interface ReportOptions {
  /** What the plan is of: the path of a construct, a file. */
  readonly name?: string;

  /** Findings beside those of the plan; by default those of its nodes. */
  readonly findings?: readonly Finding[];
}

/** The report of a plan. It takes a dozen plans and more, so it is made for those who ask alone. */
export function reportOf(plan: CapacityPlan, options: ReportOptions = {}): ReportModel {
  const findings = reportFindings([...options.findings ?? plannedNodeFindings(plan.forecast), ...plan.findings]);
  const alike = alikeSubnets(plan);
  const drawn = new Set(alike.map((pool) => ({ pool, told: poolOf(plan, pool) }))
    .filter(({ told: { isShort, perMille } }) => isShort || perMille >= HALF_FULL)
    .slice(0, MOST_MAPS).map(({ pool }) => pool));
  const pools = alike.map((pool): Pool => ({
    ...poolOf(plan, pool), maps: drawn.has(pool) ? blockMaps(pool) : [],
  }));
  return {
    name: safe(options.name ?? 'capacity plan'),
    producer: producer(),
    schemaVersion: PLAN_SCHEMA_VERSION,
    verdict: verdictPart(plan, findings, pools),
    tiles: tilesOf(plan, findings),
    suggestions: reportSuggestions(plan.suggestions),
    findings,
    pools,
    growth: growthPart(plan),
    modes: modesPart(plan, modeOutcomes(plan.forecast, true)),
    groups: groupRows(plan),
    fleets: fleetRows(plan),
    quotas: quotaRows(plan),
    matrix: matrixOf(plan),
    totals: totalRows(plan),
    assumptions: assumptionsOf(plan),
  };
}

import { Level, Pool, ReportFinding, ReportVerdict, Sentence, Tile } from './report-model';
import { safe } from './shown-names';
import { count, counting, percentOf, percentWords, STAGE_ORDER, STAGE_WORDS, unitWords } from './stage-words';
import { PlanStage } from '../../forecast/plan-stage';
import { SubnetPurpose } from '../../forecast/subnet-forecast';
import { CapacityPlan } from '../../plan/capacity-plan';
import { PlanState, PlanVerdict } from '../../plan/plan-verdict';

const LEVELS: Record<PlanState, Level> = {
  [PlanState.FITS]: 'ok',
  [PlanState.PASSING_SHORT]: 'warning',
  [PlanState.PEAK_SHORT]: 'warning',
  [PlanState.USUAL_SHORT]: 'error',
  [PlanState.UNKNOWN]: 'unknown',
};

const EACH: Record<SubnetPurpose, string> = {
  [SubnetPurpose.NODES]: 'each node subnet',
  [SubnetPurpose.PODS]: 'each pod subnet',
  [SubnetPurpose.CONTROL_PLANE]: 'each subnet of the control plane',
};

/** The answer in a title and a sentence. */
export function verdictPart(
  plan: CapacityPlan, findings: readonly ReportFinding[], pools: readonly Pool[],
): ReportVerdict {
  const { verdict, everyStageNodes, growth } = plan;
  const hasError = findings.some(({ level }) => level === 'error');
  const planned = plannedNodes(plan);
  return {
    level: hasError ? 'error' : LEVELS[verdict.state],
    state: verdict.state,
    title: titleOf(plan, planned),
    sentence: planned === 0
      ? ['No node runs at the peak, so nothing takes addresses.'] : sentenceOf(plan, verdict, pools),
    everyStageNodes,
    peakNodes: growth.find(({ stage }) => stage === PlanStage.PEAK)?.fitsUpTo,
    plannedNodes: planned,
  };
}

/** Nodes at the peak, over all zones. */
export function plannedNodes({ totals }: CapacityPlan): number {
  return totals.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
}

function titleOf({ verdict: { state }, subnets }: CapacityPlan, planned: number): string {
  const short = STAGE_ORDER
    .filter((stage) => subnets.some(({ stages }) => stages.some((each) => each.stage === stage && each.fits === false)))
    .map((stage) => STAGE_WORDS[stage].when);
  switch (state) {
    case PlanState.FITS: return planned === 0 ? 'no nodes are planned' : 'enough addresses at every stage';
    case PlanState.PASSING_SHORT: return `fits at the peak, not ${either(short)}`;
    case PlanState.PEAK_SHORT: return 'fits on a usual day, not at the peak';
    case PlanState.USUAL_SHORT: return 'too few addresses on a usual day';
    default: return 'not known whether there are enough addresses';
  }
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function sentenceOf(plan: CapacityPlan, verdict: PlanVerdict, pools: readonly Pool[]): Sentence {
  const { stage, taken, supply, subnet, unit, unknownSubnets = [] } = verdict;
  const unknown: Sentence = unknownSubnets.length === 0 ? [] : [
    ` The size of ${counting(unknownSubnets.length, 'subnet')} is chosen when it is deployed, and was not compared.`,
  ];
  if (stage === undefined || taken === undefined || supply === undefined || subnet === undefined) {
    return unknown.length > 0
      ? [String(unknown[0]).trim()] : ['Nothing takes addresses of the subnets that are named.'];
  }
  const { subject, when } = STAGE_WORDS[stage];
  const what = unitWords(unit ?? 'addresses');
  const where = placeOf(plan, subnet, pools);
  const growth = plan.growth.find((each) => each.stage === stage);
  if (taken <= supply) {
    return [
      `${subject} is the tightest: it takes `, { strong: `${count(taken)} of ${count(supply)}` },
      ` ${what} of ${where} (${percentWords(taken, supply)})`,
      ...growth === undefined ? [] : [` and no longer fits from ${count(growth.fitsUpTo + 1)} nodes on`],
      '.', ...unknown,
    ];
  }
  const nodes = plan.subnets.find(({ name }) => name === subnet)!.stages.find((each) => each.stage === stage)!.nodes;
  return [
    `${when[0].toUpperCase()}${when.slice(1)} ${counting(nodes, 'node')} ${nodes === 1 ? 'wants' : 'want'} `,
    { strong: `${count(taken)} of the ${count(supply)}` }, ` ${what} of ${where}.`, ...reach(plan), ...unknown,
  ];
}

/** Up to how many nodes all of it fits, where it does not. */
function reach(plan: CapacityPlan): Sentence {
  const { everyStageNodes } = plan;
  if (everyStageNodes === undefined) return [];
  const nodes = plannedNodes(plan);
  const isLimited = plan.fleets.some(({ limited }) => limited);
  const planned = isLimited ? `limits allow ${count(nodes)}.` : `${counting(nodes, 'is planned', 'are planned')}.`;
  return everyStageNodes === 0
    ? [' Not every stage fits, however few nodes there are; ', planned]
    : [' Every stage fits up to ', { strong: counting(everyStageNodes, 'node') }, ` in all; ${planned}`];
}

function placeOf(plan: CapacityPlan, subnet: string, pools: readonly Pool[]): string {
  const pool = pools.find(({ names }) => names.includes(safe(subnet)));
  if (pool === undefined || pool.names.length === 1) return safe(subnet);
  const { purpose } = plan.subnets.find(({ name }) => name === subnet)!;
  const alike = plan.subnets.filter((each) => each.purpose === purpose && each.stages.some(({ nodes }) => nodes > 0));
  return alike.length === pool.names.length ? EACH[purpose] : `each of ${pool.title}`;
}

/** The numbers above all others. */
export function tilesOf(plan: CapacityPlan, findings: readonly ReportFinding[]): Tile[] {
  const { everyStageNodes, growth, totals, zones, verdict: { state } } = plan;
  const { nodes, pods } = totals.find(({ stage }) => stage === PlanStage.PEAK)!;
  const peak = growth.find(({ stage }) => stage === PlanStage.PEAK)?.fitsUpTo;
  const limited = plan.fleets.some((fleet) => fleet.limited);
  return [
    {
      label: limited ? 'planned at the peak, within limits' : 'planned at the peak',
      value: count(nodes),
      unit: nodes === 1 ? 'node' : 'nodes',
      note: `${counting(pods, 'pod')} in ${counting(zones.length, 'zone')}`,
    },
    everyStageNodes === undefined
      ? { label: 'every stage fits up to', value: 'not known', note: unknownNote(state) }
      : {
        label: 'every stage fits up to',
        value: count(everyStageNodes),
        unit: everyStageNodes === 1 ? 'node' : 'nodes',
        note: everyStageNodes < nodes
          ? `${count(nodes - everyStageNodes)} fewer than planned`
          : `+${percentOf(everyStageNodes - nodes, nodes)} %; then no ${firstToEnd(plan)}`,
      },
    peak === undefined
      ? { label: 'the peak alone up to', value: 'not known', note: unknownNote(state) }
      : {
        label: 'the peak alone up to',
        value: count(peak),
        unit: peak === 1 ? 'node' : 'nodes',
        note: nodes === 0 ? '' : counting(Math.floor((peak * pods) / nodes), 'pod'),
      },
    findingsTile(findings),
  ];
}

function unknownNote(state: PlanState): string {
  return state === PlanState.FITS ? 'no nodes are planned' : 'the size of a subnet is not known';
}

function firstToEnd({ growth, everyStageNodes }: CapacityPlan): string {
  return STAGE_WORDS[growth.find(({ fitsUpTo }) => fitsUpTo === everyStageNodes)!.stage].name;
}

function findingsTile(findings: readonly ReportFinding[]): Tile {
  const of = (wanted: ReportFinding['level']) => findings.filter(({ level }) => level === wanted).length;
  const [errors, warnings, notes] = [of('error'), of('warning'), of('info')];
  if (findings.length === 0) return { label: 'findings', value: 'none', note: 'nothing to do' };
  return {
    label: 'findings',
    value: count(findings.length),
    note: [
      ...errors > 0 ? [counting(errors, 'error')] : [],
      ...warnings > 0 ? [counting(warnings, 'warning')] : [],
      ...notes > 0 ? [counting(notes, 'note')] : [],
    ].join(', '),
  };
}

import { changeWords } from './change-words';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../../plan/capacity-plan';
import { DifferenceSide, PlanChange, PlanDifference, StagePlace } from '../../plan/difference/plan-change';
import { plannedNodeFindings } from '../../plan/rules/planned-nodes';
import { reportFindings } from '../model/findings-part';
import { Level, ReportVerdict, Sentence } from '../model/report-model';
import { safe } from '../model/shown-names';
import { count, counting, STAGE_WORDS, unitWords } from '../model/stage-words';
import { alikeSubnets, poolOf } from '../model/subnet-pools';
import { verdictPart } from '../model/verdict-words';

/** What changes, in the words of a rank. */
export interface DifferencePart {
  readonly title: string;
  readonly lines: ReadonlyArray<{ readonly sentence: Sentence; readonly worse: boolean }>;
}

/** A stage before and after. */
export interface StageRow {
  readonly stage: string;
  readonly was: string;
  readonly is: string;
  readonly isShort: boolean;
}

/** What a difference of two plans says, in no form yet. */
export interface DifferenceReport {
  readonly name: string;

  /** Whether nothing changes that capacity hangs on. */
  readonly isSame: boolean;
  readonly level: Level;

  /** Whether addresses last after the change, and before, where that was otherwise. */
  readonly title: string;
  readonly sentence: Sentence;
  readonly parts: readonly DifferencePart[];

  /** The stages that take another part of what there is, each in the subnet that it fills most. */
  readonly stages: readonly StageRow[];
  readonly unchanged: string;
}

const TITLES = [
  'Clusters', 'What fits', 'Findings', 'Cannot be undone', 'Room', 'Density', 'Sizes and settings',
  'Default quotas',
];

const LEVELS: readonly Level[] = ['error', 'warning', 'unknown', 'ok'];

/** The report of a difference, with the verdict as the plan's own report says it. */
export function differenceReport(
  difference: PlanDifference, was: CapacityPlan, is: CapacityPlan, name?: string,
): DifferenceReport {
  const [before, now] = [verdictOf(was), verdictOf(is)];
  const { changes, unchanged } = difference;
  return {
    name: safe(name ?? 'capacity plan'),
    isSame: changes.length === 0,
    level: now.level,
    title: changes.length === 0 ? 'no change in capacity'
      : `${now.title}${before.title === now.title ? ', as before' : ` (was: ${before.title})`}`,
    sentence: changes.length === 0 ? [`Still: ${now.title}.`] : reach(difference),
    parts: partsOf(changes),
    stages: stageRows(difference.was, difference.is),
    unchanged: [
      ...unchanged.subnets > 0 ? [counting(unchanged.subnets, 'subnet')] : [],
      ...unchanged.nodegroups > 0 ? [counting(unchanged.nodegroups, 'node group')] : [],
      ...unchanged.fleets > 0 ? [counting(unchanged.fleets, 'fleet')] : [],
    ].join(', '),
  };
}

/** Stages that are no longer known as one change: they say the same. */
function unknownAsOne(changes: readonly PlanChange[]): PlanChange[] {
  const unknown = changes.filter(({ kind }) => kind === 'no-longer-known');
  return changes
    .filter(({ kind }, index) => kind !== 'no-longer-known' || changes.indexOf(unknown[0]) === index)
    .map((change) => (change === unknown[0] ? { ...change, subjects: unknown.map(({ subject }) => subject) } : change));
}

/** Changes in words, those of a rank together. */
export function partsOf(changes: readonly PlanChange[]): DifferencePart[] {
  return TITLES.map((title, rank) => ({
    title,
    lines: unknownAsOne(changes).filter((change) => change.rank === rank)
      .map((change) => ({ sentence: changeWords(change), worse: change.worse })),
  })).filter(({ lines }) => lines.length > 0);
}

/** Reports with something to say, the gravest first, and the names of the others; a single one always is the former. */
export function toldReports(
  reports: readonly DifferenceReport[],
): { readonly told: readonly DifferenceReport[]; readonly same: readonly string[] } {
  if (reports.length < 2) return { told: reports, same: [] };
  const gravity = ({ level, parts: [first] }: DifferenceReport) => (
    (first?.lines.some(({ worse }) => worse) ? 0 : 10) + LEVELS.indexOf(level));
  return {
    told: reports.filter(({ isSame }) => !isSame).sort((one, other) => gravity(one) - gravity(other)),
    same: reports.filter(({ isSame }) => isSame).map(({ name }) => name),
  };
}

function verdictOf(plan: CapacityPlan): ReportVerdict {
  const findings = reportFindings([...plannedNodeFindings(plan.forecast), ...plan.findings]);
  return verdictPart(plan, findings, alikeSubnets(plan).map((alike) => ({ ...poolOf(plan, alike), maps: [] })));
}

/** The room before and after, and what is planned. */
function reach({ was, is }: PlanDifference): Sentence {
  const planned = was.plannedNodes === is.plannedNodes
    ? `${counting(is.plannedNodes, 'node is', 'nodes are')} planned at the peak, as before.`
    : `${counting(is.plannedNodes, 'node is', 'nodes are')} planned at the peak (was ${count(was.plannedNodes)}).`;
  if (is.everyStageNodes === undefined) return [planned];
  const before = was.everyStageNodes === undefined ? ' (was not known)'
    : was.everyStageNodes === is.everyStageNodes ? ', as before' : ` (was ${count(was.everyStageNodes)})`;
  return ['Every stage fits up to ', { strong: counting(is.everyStageNodes, 'node') }, `${before}; ${planned}`];
}

/** Stages of which the share moves by a hundredth or more, or that fit otherwise. */
function stageRows(was: DifferenceSide, is: DifferenceSide): StageRow[] {
  return is.stages.flatMap(({ stage, place, fits }, index): StageRow[] => {
    const before = was.stages[index];
    if (fits === before.fits && percent(place) === percent(before.place)) return [];
    return [{
      stage: STAGE_WORDS[stage as PlanStage].name,
      was: cell(before),
      is: cell({ place, fits }),
      isShort: fits === false,
    }];
  });
}

function percent(place: StagePlace | undefined): number {
  if (place === undefined || place.taken === 0) return 0;
  return place.supply <= 0 ? Infinity : Math.floor((place.taken * 100) / place.supply);
}

function cell({ place, fits }: Pick<DifferenceSide['stages'][number], 'place' | 'fits'>): string {
  if (place === undefined) return fits === undefined ? 'not known' : 'nothing';
  const { taken, supply, unit } = place;
  const share = taken > supply ? `${count(taken - supply)} too few` : `${percent(place)} %`;
  const more = fits === undefined ? ', and what is not known' : '';
  return `${count(taken)} of ${count(supply)} ${unitWords(unit)} (${share})${more}`;
}

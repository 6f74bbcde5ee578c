import { GrowthPart, GrowthRow, Sentence } from './report-model';
import { count, counting, percentOf, STAGE_ORDER, STAGE_WORDS } from './stage-words';
import { plannedNodes } from './verdict-words';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../../plan/capacity-plan';
import { growthPoints } from '../../plan/growth/growth-points';
import { StageGrowth } from '../../plan/growth/stage-growth';

/** Stages that have a line of their own, whatever binds. */
const DRAWN: readonly PlanStage[] = [PlanStage.PEAK, PlanStage.SURGE, PlanStage.ZONE_LOST, PlanStage.CHANGEOVER];

/** As many numbers stand below the axis. */
const MOST_TICKS = 6;

/** How far the cluster grows; undefined where it is not known. */
export function growthPart(plan: CapacityPlan): GrowthPart | undefined {
  const { growth, everyStageNodes } = plan;
  const planned = plannedNodes(plan);
  if (everyStageNodes === undefined || planned === 0) return undefined;
  const drawn = growth
    .filter(({ stage, fitsUpTo }) => DRAWN.includes(stage) || fitsUpTo < planned || fitsUpTo === everyStageNodes)
    .sort((one, other) => one.fitsUpTo - other.fitsUpTo
      || STAGE_ORDER.indexOf(other.stage) - STAGE_ORDER.indexOf(one.stage));
  const most = Math.max(
    Math.ceil((Math.max(...drawn.map(({ fitsUpTo }) => fitsUpTo)) * 106) / 100), Math.ceil((planned * 115) / 100), 2);
  const points = growthPoints(plan.forecast, planned, most);
  const rows = drawn.map(({ stage, fitsUpTo }): GrowthRow => ({
    stage,
    words: STAGE_WORDS[stage].name,
    fitsUpTo,
    left: fitsUpTo < planned ? `${count(planned - fitsUpTo)} short` : `+${percentOf(fitsUpTo - planned, planned)} %`,
    isShort: fitsUpTo < planned,
    line: points.map(({ nodes, perMille }): [number, number] => [nodes, perMille[stage] ?? 0]),
  }));
  return {
    planned,
    most,
    ticks: ticksTo(most),
    rows,
    sentence: sentenceOf(drawn, everyStageNodes),
    description: `The fullest subnet by nodes at the peak, ${count(planned)} of which are planned: `
      + `${rows.map(({ words, fitsUpTo }) => `${words} fits up to ${count(fitsUpTo)}`).join(', ')}.`,
  };
}

function sentenceOf(growth: readonly StageGrowth[], everyStageNodes: number): Sentence {
  const [first] = growth;
  const peak = growth.find(({ stage }) => stage === PlanStage.PEAK);
  const end = counting(everyStageNodes, 'node');
  if (first.stage === PlanStage.PEAK || first.fitsUpTo === peak?.fitsUpTo) {
    return [`Above ${end} there are nodes without addresses at the peak.`];
  }
  const { subject } = STAGE_WORDS[first.stage];
  const then = peak === undefined || peak.fitsUpTo < first.fitsUpTo
    ? '' : `; above ${count(peak.fitsUpTo)} the peak does too`;
  if (everyStageNodes === 0) return [`${subject} leaves nodes without addresses, however few there are${then}.`];
  return [
    `Above ${end} the cluster runs, `
    + `but ${subject[0].toLowerCase()}${subject.slice(1)} leaves nodes without addresses`
    + `${then}.`,
  ];
}

/** Round numbers from 0 on. */
function ticksTo(most: number): number[] {
  const least = most / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const step = [1, 2, 5, 10].map((part) => part * power).find((each) => each >= least)!;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

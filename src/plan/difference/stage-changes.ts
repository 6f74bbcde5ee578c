import { ChangeKind, DifferenceSide, PlanChange, StagePlace } from './plan-change';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../capacity-plan';
import { Measure, measuresOf, shortBy, tightest } from '../demand/measures';

/** The stages of a report; the largest size is the peak before growth. */
const STAGES = [
  PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.PEAK, PlanStage.SURGE, PlanStage.ZONE_LOST, PlanStage.CHANGEOVER,
];

/** What a plan says in short. */
export function sideOf(plan: CapacityPlan): DifferenceSide {
  return {
    verdict: plan.verdict,
    plannedNodes: plan.totals.find(({ stage }) => stage === PlanStage.PEAK)!.nodes,
    everyStageNodes: plan.everyStageNodes,
    stages: STAGES.map((stage) => stageOf(plan, stage)),
  };
}

function stageOf({ subnets }: CapacityPlan, stage: PlanStage): DifferenceSide['stages'][number] {
  const all = subnets.flatMap((subnet) => subnet.stages.filter((each) => each.stage === stage)
    .map((each) => ({ subnet, each })));
  const places = all.flatMap(({ subnet, each }) => measuresOf(subnet, each)
    .filter(({ taken }) => taken > 0).map((measure) => ({ ...measure, subnet: subnet.name })));
  const short = places.filter((place) => shortBy(place) > 0);
  const isKnown = all.every(({ each: { nodes, fits } }) => nodes === 0 || fits !== undefined);
  return {
    stage,
    place: placeOf(tightest(short.length > 0 ? short : places)),
    fits: short.length > 0 ? false : isKnown ? true : undefined,
  };
}

function placeOf(place: (Measure & { readonly subnet: string }) | undefined): StagePlace | undefined {
  return place && { subnet: place.subnet, unit: place.unit, taken: place.taken, supply: place.supply };
}

/** Stages that fit and did not, or the other way round, or fall short by more or less. */
export function stageChanges(was: DifferenceSide, is: DifferenceSide): PlanChange[] {
  return is.stages.flatMap((now, index): PlanChange[] => {
    const before = was.stages[index];
    const change = changeOf(before, now);
    return change === undefined ? [] : [{
      rank: 1,
      kind: change.kind,
      subject: now.stage,
      ...(before.place === undefined ? {} : { was: before.place }),
      ...(now.place === undefined ? {} : { is: now.place }),
      worse: change.worse,
    }];
  });
}

type Stage = DifferenceSide['stages'][number];

function changeOf(before: Stage, now: Stage): { readonly kind: ChangeKind; readonly worse: boolean } | undefined {
  if (before.fits !== now.fits) {
    if (now.fits === false) return { kind: 'no-longer-fits', worse: true };
    if (now.fits === undefined) return { kind: 'no-longer-known', worse: true };
    return { kind: before.fits === undefined ? 'known-now' : 'fits-again', worse: false };
  }
  if (now.fits !== false) return undefined;
  const [were, are] = [shortBy(before.place!), shortBy(now.place!)];
  if (were === are || before.place!.unit !== now.place!.unit) return undefined;
  return are > were ? { kind: 'further-short', worse: true } : { kind: 'less-short', worse: false };
}

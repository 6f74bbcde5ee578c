import { PlanStage } from '../../forecast/plan-stage';
import { Measure, measuresOf, tightest } from '../demand/measures';
import { PlanState, PlanVerdict } from '../plan-verdict';
import { SubnetPlan } from '../subnet-plan';

/** States in which stages do not fit, the worst first. */
const STATES: ReadonlyArray<readonly [PlanState, readonly PlanStage[]]> = [
  [PlanState.USUAL_SHORT, [PlanStage.MINIMUM, PlanStage.EXPECTED]],
  [PlanState.PEAK_SHORT, [PlanStage.LARGEST, PlanStage.PEAK]],
  [PlanState.PASSING_SHORT, [PlanStage.SURGE, PlanStage.ZONE_LOST, PlanStage.CHANGEOVER]],
];

interface Place extends Measure {
  readonly subnet: string;
  readonly stage: PlanStage;
  readonly fits: boolean;
}

/** The verdict on subnets as they are planned. */
export function verdictOf(subnets: readonly SubnetPlan[]): PlanVerdict {
  const places = subnets.flatMap((subnet) => subnet.stages.flatMap((stage) => measuresOf(subnet, stage)
    .filter(({ taken }) => taken > 0)
    .map((measure): Place => ({
      ...measure, subnet: subnet.name, stage: stage.stage, fits: measure.taken <= measure.supply,
    }))));
  const unknown = subnets
    .filter(({ stages }) => stages.some(({ nodes, fits }) => nodes > 0 && fits === undefined))
    .map(({ name }) => name);
  const more = unknown.length === 0 ? {} : { unknownSubnets: unknown };
  for (const [state, stages] of STATES) {
    const short = places.filter(({ stage, fits }) => !fits && stages.includes(stage));
    if (short.length > 0) return { state, ...shownAt(tightest(short)), ...more };
  }
  return { state: unknown.length > 0 ? PlanState.UNKNOWN : PlanState.FITS, ...shownAt(tightest(places)), ...more };
}

function shownAt(place: Place | undefined): Partial<PlanVerdict> {
  if (place === undefined) return {};
  const { stage, subnet, unit, taken, supply } = place;
  return { stage, subnet, unit, taken, supply };
}

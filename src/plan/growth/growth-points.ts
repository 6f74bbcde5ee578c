import { scaledForecast } from './scaled-forecast';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { stageTotals, subnetPlans } from '../demand/counts';
import { measuresOf, perMille } from '../demand/measures';

/** How full the fullest subnet is at each stage, with so many nodes at the peak. */
export interface GrowthPoint {
  /** Nodes at the peak, over all zones. */
  readonly nodes: number;

  /** What each stage takes of the subnet that it fills most, in a thousand parts. */
  readonly perMille: Readonly<Partial<Record<PlanStage, number>>>;
}

/** As many points a line has, and as many where there are many subnets and groups. */
const POINTS = { few: 60, many: 24 };
const MANY = 100;

/**
 * How full the fullest subnet is while all groups and fleets grow in proportion, from nothing to so many nodes at the
 * peak.
 */
export function growthPoints(forecast: PodForecast, planned: number, most: number): GrowthPoint[] {
  const parts = forecast.subnets.length * Math.max(1, forecast._groups.length + forecast._fleets.length);
  const steps = parts > MANY ? POINTS.many : POINTS.few;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const scaled = scaledForecast(forecast, { numerator: step * most, denominator: steps * planned });
    const { nodes } = stageTotals(scaled).find(({ stage }) => stage === PlanStage.PEAK)!;
    return { nodes, perMille: fullest(scaled) };
  });
}

function fullest(forecast: PodForecast): Partial<Record<PlanStage, number>> {
  const shares: Partial<Record<PlanStage, number>> = {};
  for (const subnet of subnetPlans(forecast)) {
    for (const stage of subnet.stages) {
      const share = Math.max(0, ...measuresOf(subnet, stage).map(perMille));
      shares[stage.stage] = Math.max(share, shares[stage.stage] ?? 0);
    }
  }
  return shares;
}

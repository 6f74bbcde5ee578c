import { Factor, scaledForecast, scaledSize, scaledSizes } from './scaled-forecast';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { stageTotals } from '../demand/counts';
import { stageDemand, stagesOf } from '../demand/stage-demand';

/**
 * Up to how many nodes one stage of a plan fits.
 *
 * @example
 * for (const growth of podCapacityCluster.plan.growth) {
 *   console.log(`${growth.stage}: fits up to ${growth.fitsUpTo} nodes at the peak`);
 * }
 */
export interface StageGrowth {
  /** The stage. */
  readonly stage: PlanStage;

  /** The most nodes at the peak, over all zones, with which the stage fits. */
  readonly fitsUpTo: number;

  /** Name of the subnet that is too small for more. */
  readonly limitedBy: string;

  /** What runs out in it: `blocks`, whole /28 blocks, or `addresses`. */
  readonly resource: string;
}

/** The factor beyond which nothing is tried: a million times the forecast. */
const MOST_TRIED = 2 ** 20;

/**
 * For each stage the most nodes at the peak with which it fits. The sizes of all groups and fleets grow or shrink by
 * one factor, each rounded down, and the nodes are those at the greatest factor at which the stage fits.
 *
 * The stage `LARGEST` is left out: it is the peak before growth.
 *
 * @returns undefined where the size of a subnet that nodes use is not known, or no node runs at the peak
 */
export function stageGrowth(forecast: PodForecast): StageGrowth[] | undefined {
  const stages = stagesOf(forecast).filter((stage) => stage !== PlanStage.LARGEST);
  if (peakNodes(forecast) === 0) return undefined;
  const isUnknown = forecast.subnets.some((subnet) => (
    forecast._supplyOf(subnet) === undefined
    && stages.some((stage) => stageDemand(forecast, subnet, stage).nodes > 0)));
  if (isUnknown) return undefined;
  const scaled = new Map<string, PodForecast>();
  const at = ({ numerator, denominator }: Factor) => {
    const key = `${numerator}/${denominator}`;
    const known = scaled.get(key) ?? scaledForecast(forecast, { numerator, denominator });
    scaled.set(key, known);
    return known;
  };
  const sizes = scaledSizes(forecast);
  return stages.flatMap((stage) => {
    const found = greatestFactor(sizes, (factor) => shortOf(at(factor), stage) === undefined);
    if (found === undefined) return [];
    const { subnet, resource } = shortOf(at(found.next), stage)!;
    return [{ stage, fitsUpTo: peakNodes(at(found.greatest)), limitedBy: subnet, resource }];
  });
}

/** Nodes at the peak, over all zones. */
function peakNodes(forecast: PodForecast): number {
  return stageTotals(forecast).find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
}

/** The first subnet that is too small at a stage, and what of it runs out. */
function shortOf(forecast: PodForecast, stage: PlanStage): { subnet: string; resource: string } | undefined {
  for (const subnet of forecast.subnets) {
    const supply = forecast._supplyOf(subnet);
    const demand = stageDemand(forecast, subnet, stage);
    if (supply === undefined || supply.fits(demand)) continue;
    const isBlocks = demand.prefixes > 0 && supply.after(demand).prefixes < 0;
    return { subnet: subnet.name, resource: isBlocks ? 'blocks' : 'addresses' };
  }
  return undefined;
}

/**
 * The greatest factor that holds where all lower ones do, and the next one; undefined where there is no end.
 *
 * Sizes change where a factor times one of them is a whole number. Between two such factors of the largest size each
 * other size changes once at most.
 *
 * @param sizes from the largest down, none of them 0
 */
function greatestFactor(
  sizes: readonly number[],
  holds: (factor: Factor) => boolean,
): { readonly greatest: Factor; readonly next: Factor } | undefined {
  const [largest] = sizes;
  const whole = (numerator: number): Factor => ({ numerator, denominator: largest });
  let least = 0;
  let most = largest;
  while (holds(whole(most))) {
    if (most > largest * MOST_TRIED) return undefined;
    [least, most] = [most, 2 * most];
  }
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (holds(whole(middle))) least = middle;
    else most = middle;
  }
  const between = sizes.slice(1)
    .map((size): Factor => ({ numerator: scaledSize(size, whole(least)) + 1, denominator: size }))
    .filter((factor) => isBelow(factor, whole(most)))
    .sort((one, other) => (isBelow(one, other) ? -1 : isBelow(other, one) ? 1 : 0));
  const fails = between.findIndex((factor) => !holds(factor));
  const factors = [whole(least), ...between, whole(most)];
  const next = fails === -1 ? factors.length - 1 : fails + 1;
  return { greatest: factors[next - 1], next: factors[next] };
}

function isBelow(one: Factor, other: Factor): boolean {
  return BigInt(one.numerator) * BigInt(other.denominator) < BigInt(other.numerator) * BigInt(one.denominator);
}

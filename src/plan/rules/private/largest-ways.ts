import { FindingRemedy } from '../../../findings/finding';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { largestStageOf, stageDemand } from '../../demand/stage-demand';
import { OvercommitPolicy } from '../../overcommit-policy';

/** The most nodes of a forecast in all, and whether a smaller limit was asked for already. */
const LIMITS = new WeakMap<PodForecast, number | undefined>();

/**
 * The ways out of node groups whose largest sizes do not fit together, where what is expected of them does: a limit of
 * all nodes, and a policy that judges by what is expected.
 *
 * @param short the stages at which a subnet is too small
 */
export function largestWays(
  forecast: PodForecast,
  onOvercommit: OvercommitPolicy,
  short: readonly PlanStage[],
): FindingRemedy[] {
  const largest = largestStageOf(forecast);
  const isLargestAlone = short.includes(largest)
    && !short.includes(PlanStage.MINIMUM) && !short.includes(PlanStage.EXPECTED);
  if (onOvercommit !== OvercommitPolicy.FAIL_AT_LARGEST || !isLargestAlone) return [];
  const most = mostNodesThatFit(forecast);
  const stages = [largest];
  return [
    ...(most === undefined ? [] : [{
      fix: `limit your autoscaler to ${most} nodes in all, and give the limit here: planning: { mostNodes: ${most} }`,
      changes: [{ subject: 'forecast', property: 'mostNodes', value: most }],
      stages,
    }]),
    {
      fix: 'let only the expected size fail: onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED',
      changes: [{ subject: 'plan', property: 'onOvercommit', value: OvercommitPolicy.FAIL_AT_EXPECTED }],
      stages,
    },
  ];
}

/** The most nodes of all groups together that every subnet holds at their largest size; undefined where none does. */
function mostNodesThatFit(forecast: PodForecast): number | undefined {
  if (!LIMITS.has(forecast)) LIMITS.set(forecast, searched(forecast));
  return LIMITS.get(forecast);
}

function searched(forecast: PodForecast): number | undefined {
  const stage = largestStageOf(forecast);
  const all = forecast._groups.reduce((sum, group) => sum + group.nodesAt(stage), 0);
  const expected = forecast._groups.reduce((sum, group) => sum + group.nodesAt(PlanStage.EXPECTED), 0);
  const fits = (mostNodes: number) => {
    const limited = forecast._limited(mostNodes);
    return limited.subnets.every((subnet) =>
      forecast._supplyOf(subnet)?.fits(stageDemand(limited, subnet, stage)) ?? true);
  };
  let [low, high] = [Math.max(1, expected), forecast.mostNodes ?? all];
  if (low >= high || !fits(low)) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

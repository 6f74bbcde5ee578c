import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { WarmPool } from '../../../capacity/warm-pool';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { PLAN_RISK_WORDS } from '../../../findings/words/plan/plan-risks';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { growths, pooledGroups } from '../../suggestions/warm-pool-suggestion';

/** The targets in single addresses. */
const IP_TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'];

/**
 * Nodes at the peak from which on a cluster counts as a large one here. AWS advises against IP targets for large
 * clusters, and gives no number.
 */
const LARGE_CLUSTER = 100;

/** How much oftener than by the add-on's own target a pool may grow. */
const OFTENER = 2;

/** Targets above what nodes of some types hold. */
export function warmTargetFindings(forecast: PodForecast): Finding[] {
  const { warmPool, ipFamily } = forecast._props;
  if (warmPool === undefined || ipFamily === PodIpFamily.IPV6) return [];
  return warmPool._findingsFor(pooledGroups(forecast).flatMap(({ capacity: { nodes } }) => nodes));
}

/**
 * IP targets on a large cluster whose pools they make grow much oftener: each time is a call of EC2, throttled for the
 * whole account and Region.
 *
 * @see https://repost.aws/knowledge-center/eks-configure-cni-plugin-use-ip-address
 */
export function warmCallFindings(forecast: PodForecast): Finding[] {
  const { warmPool, ipFamily } = forecast._props;
  const targets = Object.entries(warmPool?._targets ?? {}).filter(([name]) => IP_TARGETS.includes(name));
  if (targets.length === 0 || ipFamily === PodIpFamily.IPV6) return [];
  const { mostNodes = Infinity } = forecast;
  const all = pooledGroups(forecast).reduce((sum, group) => sum + group.nodesAt(PlanStage.PEAK), 0);
  const nodes = Math.min(all, mostNodes);
  const [calls, usual] = [callsOf(forecast, warmPool), callsOf(forecast, undefined)];
  if (nodes < LARGE_CLUSTER || calls < OFTENER * usual) return [];
  return [findingOf(PLAN_RISK_WORDS.warmCalls, about.prop('warmPool'), {
    targets: targets.map(([name]) => name),
    values: targets.map(([, value]) => value),
    nodes,
    calls,
    usual,
    prefixes: forecast.ipAssignment.usesPrefixes,
  })];
}

/** How many times the pools of all nodes grow until their pods run. */
function callsOf(forecast: PodForecast, warmPool: WarmPool | undefined): number {
  return pooledGroups(forecast).reduce(
    (sum, group) => sum + group.nodesAt(PlanStage.PEAK) * growths(group, warmPool),
    0,
  );
}

import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { WarmPool } from '../../../capacity/warm-pool';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { growths, pooledGroups } from '../../suggestions/warm-pool-suggestion';

/** The targets in single addresses. */
const IP_TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'];

/** Nodes at the peak from which on a cluster counts as a large one here. AWS advises against IP targets for large clusters, and gives no number. */
const LARGE_CLUSTER = 100;

/** How much oftener than by the add-on's own target a pool may grow. */
const OFTENER = 2;

/**
 * IP targets on a large cluster whose pools they make grow much oftener: each time is a call of EC2, throttled for the whole account and Region.
 *
 * @see https://repost.aws/knowledge-center/eks-configure-cni-plugin-use-ip-address
 */
export function warmCallFindings(forecast: PodForecast): Finding[] {
  const { warmPool, ipFamily } = forecast._props;
  const targets = Object.entries(warmPool?.environment() ?? {}).filter(([name]) => IP_TARGETS.includes(name));
  if (targets.length === 0 || ipFamily === PodIpFamily.IPV6) return [];
  const nodes = pooledGroups(forecast).reduce((sum, group) => sum + group.nodesAt(PlanStage.PEAK), 0);
  const [calls, usual] = [callsOf(forecast, warmPool), callsOf(forecast, undefined)];
  if (nodes < LARGE_CLUSTER || calls < OFTENER * usual) return [];
  return [findingOf('warm-target-calls', 'warmPool',
    `'warmPool' sets ${targets.map(([name, value]) => `${name} ${value}`).join(' and ')}: until the pods of the plan run, the pools of ${nodes} nodes grow ${
      calls.toLocaleString('en-US')} times at the peak, each by calls of EC2, and ${usual.toLocaleString('en-US')} times by the add-on's own target; raise the minimum to the pods of a node, or keep`
    + ` ${forecast.ipAssignment.usesPrefixes ? 'whole prefixes: WarmPool.prefixes(1)' : 'whole ENIs: WarmPool.enis(1)'}`)];
}

/** How many times the pools of all nodes grow until their pods run. */
function callsOf(forecast: PodForecast, warmPool: WarmPool | undefined): number {
  return pooledGroups(forecast).reduce((sum, group) => sum + group.nodesAt(PlanStage.PEAK) * growths(group, warmPool), 0);
}

import { Sentence } from './report-model';
import { counting } from './stage-words';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../../plan/capacity-plan';

/** What a plan is worked out for, and what its stages are. */
export function assumptionsOf({ forecast, totals, fleets }: CapacityPlan): Sentence[] {
  const { growthPercent, zonesLost, mostNodes } = forecast;
  const has = (stage: PlanStage) => totals.some((total) => total.stage === stage);
  return [
    [modeWords(forecast)],
    ['Minimum, expected and peak: each group has its smallest, usual and largest size'
      + `${growthPercent > 0 ? `, and ${growthPercent} % of growth are in the expected size and in the peak` : ''}.`],
    ...has(PlanStage.LARGEST)
      ? [['Largest: each group has its largest size before growth, and each fleet its likely nodes.']] : [],
    ['Update: EKS adds nodes to every group at the peak while it replaces the others.'],
    ...has(PlanStage.ZONE_LOST)
      ? [[`Zone lost: ${counting(zonesLost, 'zone is lost', 'zones are lost')} at the peak, `
        + 'and the nodes run in the others.']]
      : [],
    ['Changeover: every group is replaced by a new one at the peak, '
      + 'so two generations take addresses at the same time.'],
    ['A subnet has the fullest case: ceil(nodes / zones) of each group in its zone, all of the most demanding type, '
      + 'with the addresses that it took at its peak.'],
    ...mostNodes === undefined
      ? [] : [[`All groups together have at most ${counting(mostNodes, 'node')} at the peak.`]],
    ...fleets.some(({ limited }) => limited)
      ? [['From the peak on, a fleet has as many nodes as its limits allow, '
        + 'and each zone can have all of them, unless the fleet is spread evenly.']]
      : [],
    ['Growth: all sizes, limits too, times one factor and rounded down; a node keeps its pods.'],
  ];
}

function modeWords(
  { ipAssignment, ipFamily, customNetworking, subnetDiscovery, taggedSubnets }: CapacityPlan['forecast'],
): string {
  if (ipFamily === PodIpFamily.IPV6) {
    return 'Pods have IPv6 addresses of a /80 per node; what is counted are the IPv4 addresses of nodes.';
  }
  const what = ipAssignment.usesPrefixes ? 'prefixes (/28)' : 'single addresses';
  const where = customNetworking
    ? `subnets of their own${taggedSubnets ? ', found by their tag' : ''}` : 'the subnets of the nodes';
  return `Pods get ${what} in ${where}${subnetDiscovery ? ' first, then in those found by their tag' : ''}.`;
}

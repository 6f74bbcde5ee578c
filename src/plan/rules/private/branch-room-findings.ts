import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { PLAN_RISK_WORDS } from '../../../findings/words/plan/plan-risks';
import { PlannedGroup } from '../../../forecast/groups/planned-group';
import { PlanStage } from '../../../forecast/plan-stage';
import { SubnetForecast } from '../../../forecast/subnet-forecast';
import { PlanCounts } from '../../plan-counts';

/**
 * Subnets without addresses for the pods on branch interfaces that groups can run, where nobody says how many: each has
 * one address beside those of the node. With a number they are part of what the node takes.
 *
 * Worked, 34 m5.large in a zone with 9 branch interfaces each: 306 addresses, of which a /24 may have 100 left.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function branchRoomFindings({ forecast, subnets }: PlanCounts): Finding[] {
  if (forecast.ipFamily === PodIpFamily.IPV6) return [];
  const groups = forecast._groups.filter(({ forecast: { branchPods } }) => branchPods === undefined);
  return forecast.subnets.flatMap((subnet, index) => {
    const planned = subnets[index];
    const peak = planned.stages.find(({ stage }) => stage === PlanStage.PEAK);
    const users = groups.filter((group) => mostBranchPods(group) > 0 && nodesIn(group, subnet) > 0);
    const most = users.reduce((sum, group) => sum + nodesIn(group, subnet) * mostBranchPods(group), 0);
    if (!peak?.fits || peak.addressesLeft === undefined || most <= peak.addressesLeft) return [];
    return [findingOf(PLAN_RISK_WORDS.branchPodsUncounted, about.subnet(planned.name), {
      subnets: [planned.name],
      groups: users.map(({ forecast: { name } }) => name),
      most,
      left: peak.addressesLeft,
    })];
  });
}

/** Nodes at the peak whose branch interfaces are in a subnet: in the one of the node, or else that of its pods. */
function nodesIn(group: PlannedGroup, subnet: SubnetForecast): number {
  return group.options.customNetworking
    ? group.nodesServedBy(subnet, PlanStage.PEAK)
    : group.nodesIn(subnet, PlanStage.PEAK);
}

/** As many as a node can have, and as kubelet lets in. */
function mostBranchPods({ capacity: { nodes }, maxPods, forecast: { daemonSetPods = 0 } }: PlannedGroup): number {
  const room = Math.max(0, maxPods - nodes[0].hostNetworkPods - daemonSetPods);
  return Math.min(room, Math.max(...nodes.map(({ branchInterfaces = 0 }) => branchInterfaces)));
}

import { PREFIX_ADDRESSES } from '../../../addressing/prefix';
import { kernelOf } from '../../../capacity/kernel/kernels';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { PLAN_RISK_WORDS } from '../../../findings/words/plan/plan-risks';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';

/** Groups whose pods stay in the subnets of the nodes, though there are subnets for pods. */
export function nodeSubnetFindings({ customNetworking, subnetDiscovery, _groups: groups }: PodForecast): Finding[] {
  if (!customNetworking && !subnetDiscovery) return [];
  return groups.filter(({ forecast }) => !kernelOf(forecast).runsVpcCni).map((group) => {
    const { name } = group.forecast;
    const { nodeSubnetPrefixes, nodeSubnetAddresses } = group.demandAt(PlanStage.PEAK);
    return findingOf(PLAN_RISK_WORDS.podsInNodeSubnets, about.group(name), {
      groups: [name],
      os: kernelOf(group.forecast).title,
      discovery: !customNetworking,
      perNode: [nodeSubnetPrefixes * PREFIX_ADDRESSES + nodeSubnetAddresses],
      subnets: group.subnets.map((subnet) => subnet.name),
      nodes: [group.nodesAt(PlanStage.PEAK)],
    });
  });
}

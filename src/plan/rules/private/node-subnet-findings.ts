import { PREFIX_ADDRESSES } from '../../../addressing/prefix';
import { kernelOf } from '../../../capacity/kernel/kernels';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';

/** Groups whose pods stay in the subnets of the nodes, though there are subnets for pods. */
export function nodeSubnetFindings({ customNetworking, subnetDiscovery, _groups: groups }: PodForecast): Finding[] {
  if (!customNetworking && !subnetDiscovery) return [];
  return groups.filter(({ forecast }) => !kernelOf(forecast).runsVpcCni).map((group) => {
    const { name } = group.forecast;
    const { nodeSubnetPrefixes, nodeSubnetAddresses } = group.demandAt(PlanStage.PEAK);
    const perNode = nodeSubnetPrefixes * PREFIX_ADDRESSES + nodeSubnetAddresses;
    return findingOf('windows-in-node-subnets', name,
      `pods of ${name} run on ${kernelOf(group.forecast).title}, which has no ${customNetworking ? 'custom networking' : 'subnet discovery'}: a node takes ${perNode} addresses of ${
        group.subnets.map((subnet) => `'${subnet.name}'`).join(', ')} at the peak, ${perNode * group.nodesAt(PlanStage.PEAK)} in all, and none of the subnets for pods;`
      + ' make those subnets large enough, or name others in its \'subnets\'');
  });
}

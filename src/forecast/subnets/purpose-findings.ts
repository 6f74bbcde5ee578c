import { servesControlPlane, servesNodes, servesPods } from './subnet-roles';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { PodsGetSubnetsBy, SUBNET_PURPOSE_WORDS as WORDS } from '../../findings/words/forecast/subnet-purposes';
import { FleetNetworking } from '../fleets/fleet-forecast';
import { PodForecast } from '../pod-forecast';
import { SubnetForecast } from '../subnet-forecast';

/** What of a cluster takes addresses in a subnet. */
export interface SubnetUses {
  readonly name: string;
  readonly pods: boolean;
  readonly nodes: boolean;
  readonly controlPlane: boolean;

  /** What gives it to pods. */
  readonly by: PodsGetSubnetsBy;
}

/** A pod subnet that nodes, or the control plane, are in too. */
export function purposeFindings({ name, pods, nodes, controlPlane, by }: SubnetUses): Finding[] {
  if (!pods) return [];
  const facts = { subnets: [name] };
  return [
    ...(nodes ? [findingOf(WORDS.nodesInPodSubnet, about.subnet(name), { ...facts, by })] : []),
    ...(controlPlane ? [findingOf(WORDS.controlPlaneInPodSubnet, about.subnet(name), facts)] : []),
  ];
}

/** The same of the subnets of a forecast. */
export function forecastPurposes(forecast: PodForecast): Finding[] {
  return forecast.subnets.flatMap((subnet) => purposeFindings({
    name: subnet.name,
    pods: servesPods(subnet),
    nodes: servesNodes(subnet),
    controlPlane: servesControlPlane(subnet),
    by: giverOf(subnet, forecast),
  }));
}

/** What gives a subnet to the pods of a forecast: the settings of the VPC CNI do nothing in EKS Auto Mode. */
function giverOf(subnet: SubnetForecast, forecast: PodForecast): PodsGetSubnetsBy {
  const { _groups: groups, _fleets: fleets, customNetworking, taggedSubnets } = forecast;
  const isTaken = ({ podSubnets }: { readonly podSubnets: readonly SubnetForecast[] }) => podSubnets.includes(subnet);
  const isOfAutoMode = ({ forecast: { networking } }: PodForecast['_fleets'][number]) => (
    networking === FleetNetworking.AUTO_MODE);
  const byNodeClass = fleets.some((fleet) => isOfAutoMode(fleet) && isTaken(fleet));
  const byVpcCni = groups.some(isTaken) || fleets.some((fleet) => !isOfAutoMode(fleet) && isTaken(fleet));
  if (byNodeClass === byVpcCni) return 'nothing';
  if (byNodeClass) return 'node-class';
  return customNetworking && !taggedSubnets ? 'eni-configs' : 'tag';
}

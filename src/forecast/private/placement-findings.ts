import { kernelOf } from '../../capacity/kernel/kernels';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { duplicates } from '../duplicates';
import { NodegroupForecast, SubnetForecast } from '../pod-forecast-props';
import { servesNodes, servesPods } from '../subnets/subnet-roles';

/** The subnets of a forecast, by what groups take of them. */
export interface Places {
  readonly ofNodes: readonly SubnetForecast[];
  readonly ofPods: readonly SubnetForecast[];

  /** All of them, whatever they are for. */
  readonly names: readonly string[];

  /** Whether those for pods are found by their tag. */
  readonly discovered: boolean;
}

/** The places of a forecast. */
export function placesOf(subnets: readonly SubnetForecast[], discovered: boolean): Places {
  return { ofNodes: subnets.filter(servesNodes), ofPods: subnets.filter(servesPods), names: subnets.map(({ name }) => name), discovered };
}

/** What is wrong with where a group runs and where its pods get addresses, by its path in the forecast. */
export function placementFindings(group: NodegroupForecast, places: Places, path: string): Finding[] {
  const refuse = (message: string) => findingOf('forecast-contradiction', group.name, message);
  const { ofNodes } = places;
  const names = group.subnets ?? ofNodes.map(({ name }) => name);
  const unknown = names.filter((name) => !ofNodes.some((subnet) => subnet.name === name));
  const zones = [...new Set(ofNodes.filter(({ name }) => names.includes(name)).map(({ zone }) => zone))];
  return [
    ...(group.instanceTypes.length > 0 ? [] : [findingOf('instance-types-missing', group.name, `'${path}.instanceTypes' is empty; list at least one type`)]),
    ...(group.subnets?.length === 0 ? [refuse(`'${path}.subnets' is empty; name at least one subnet for nodes, or leave it out for all`)] : []),
    ...unknown.map((name) => refuse(`'${path}.subnets' names '${name}', which is no subnet for nodes; there are ${listed(ofNodes)}`)),
    ...duplicates(group.subnets ?? []).map((name) => refuse(`'${path}.subnets' names '${name}' twice`)),
    ...(kernelOf(group).runsVpcCni ? podPlaceFindings(group, zones, places, path) : []),
  ];
}

function podPlaceFindings(group: NodegroupForecast, zones: readonly string[], places: Places, path: string): Finding[] {
  return group.podSubnets === undefined ? onlyPodSubnets(group, zones, places, path) : ownPodSubnets(group, group.podSubnets, zones, places, path);
}

/** A group that names no subnets for pods has the only one of each zone. */
function onlyPodSubnets({ name }: NodegroupForecast, zones: readonly string[], { ofPods, discovered }: Places, path: string): Finding[] {
  if (ofPods.length === 0) return [];
  return zones.flatMap((zone) => {
    const inZone = ofPods.filter((subnet) => subnet.zone === zone);
    if (inZone.length === 1) return [];
    if (inZone.length === 0) {
      return [findingOf('pod-subnet-missing', zone,
        `nodes of ${name} would run in zone '${zone}', for which there is no subnet for pods (there are some in ${ofPods.map((subnet) => subnet.zone).join(', ')}); add one, or name other '${path}.subnets'`)];
    }
    return [findingOf('forecast-contradiction', name,
      `nodes of ${name} would run in zone '${zone}', which has ${inZone.length} subnets for pods (${listed(inZone)}); ${
        discovered ? "with 'subnetDiscovery' one a zone is counted, so keep the largest" : `name the one that they use in '${path}.podSubnets'`}`)];
  });
}

function ownPodSubnets(
  { name }: NodegroupForecast,
  given: readonly string[],
  zones: readonly string[],
  { ofPods, names, discovered }: Places,
  path: string,
): Finding[] {
  const refuse = (message: string) => findingOf('forecast-contradiction', name, `'${path}.podSubnets' ${message}`);
  if (discovered) return [refuse("is given, and with 'subnetDiscovery' the VPC CNI chooses the subnet; leave one of them out")];
  const chosen = ofPods.filter((subnet) => given.includes(subnet.name));
  const there = `there are ${listed(ofPods)}`;
  const findings = [
    ...(given.length === 0 ? [refuse('is empty; name one subnet for pods for each zone of the group, or leave it out')] : []),
    ...given.filter((each) => !names.includes(each)).map((each) => refuse(`names '${each}', which is no subnet; ${there}`)),
    ...given.filter((each) => names.includes(each) && !chosen.some((subnet) => subnet.name === each))
      .map((each) => refuse(`names '${each}', which does not serve pods; ${there}`)),
    ...duplicates(given).map((each) => refuse(`names '${each}' twice`)),
    ...duplicates(chosen.map(({ zone }) => zone)).map((zone) => refuse(
      `names several subnets of zone '${zone}' (${listed(chosen.filter((subnet) => subnet.zone === zone))}); pods of a node get addresses from one, so name one a zone`)),
  ];
  if (findings.length > 0) return findings;
  return zones.filter((zone) => !chosen.some((subnet) => subnet.zone === zone)).map((zone) => findingOf('pod-subnet-missing', zone,
    `nodes of ${name} would run in zone '${zone}', of which '${path}.podSubnets' names no subnet (it names ${listed(chosen)}); name one of that zone, or name other '${path}.subnets'`));
}

function listed(subnets: readonly SubnetForecast[]): string {
  return subnets.map(({ name }) => name).join(', ') || 'none';
}

import { wording } from '../../wording';

const atPath = { path: 'nodegroups[0]' };

const namesOf = (names: readonly string[]) => names.join(', ') || 'none';

const named = { ...atPath, name: 'other', there: ['pods-a', 'pods-b'] };

/** Of where the nodes of a group run, and where their pods get addresses. */
export const FORECAST_PLACE_WORDS = {
  noTypes: wording('instance-types-missing', ({ path }: { path: string }) =>
    `'${path}.instanceTypes' is empty; list at least one type`, atPath),

  noSubnets: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.subnets' is empty; name at least one subnet for nodes, or leave it out for all`, atPath),

  unknownSubnet: wording('forecast-contradiction', ({ path, name, there }: typeof named) =>
    `'${path}.subnets' names '${name}', which is no subnet for nodes; there are ${namesOf(there)}`, named),

  subnetTwice: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) =>
    `'${path}.subnets' names '${name}' twice`, { ...atPath, name: 'nodes-a' }),

  zoneWithoutPodSubnet: wording('pod-subnet-missing', ({ path, group, zone, zones }: {
    path: string; group: string; zone: string; zones: readonly string[];
  }) => `nodes of ${group} would run in zone '${zone}', for which there is no subnet for pods `
    + `(there are some in ${zones.join(', ')}); add one, or name other '${path}.subnets'`,
  { ...atPath, group: 'web', zone: 'eu-west-1c', zones: ['eu-west-1a', 'eu-west-1b'] }),

  severalDiscovered: wording('forecast-contradiction', ({ group, zone, there }: {
    group: string; zone: string; there: readonly string[];
  }) => `nodes of ${group} would run in zone '${zone}', which has ${there.length} subnets for pods (${namesOf(there)}); `
    + "with 'subnetDiscovery' one a zone is counted, so keep the largest",
  { group: 'web', zone: 'eu-west-1a', there: ['pods-a', 'more-a'] }),

  severalToChoose: wording('forecast-contradiction', ({ path, group, zone, there }: {
    path: string; group: string; zone: string; there: readonly string[];
  }) => `nodes of ${group} would run in zone '${zone}', which has ${there.length} subnets for pods (${namesOf(there)}); `
    + `name the one that they use in '${path}.podSubnets'`,
  { ...atPath, group: 'web', zone: 'eu-west-1a', there: ['pods-a', 'more-a'] }),

  podSubnetsWithDiscovery: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.podSubnets' is given, and with 'subnetDiscovery' the VPC CNI chooses the subnet; leave one of them out`, atPath),

  noPodSubnets: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.podSubnets' is empty; name one subnet for pods for each zone of the group, or leave it out`, atPath),

  unknownPodSubnet: wording('forecast-contradiction', ({ path, name, there }: typeof named) =>
    `'${path}.podSubnets' names '${name}', which is no subnet; there are ${namesOf(there)}`, named),

  notForPods: wording('forecast-contradiction', ({ path, name, there }: typeof named) =>
    `'${path}.podSubnets' names '${name}', which does not serve pods; there are ${namesOf(there)}`, { ...named, name: 'nodes-a' }),

  podSubnetTwice: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) =>
    `'${path}.podSubnets' names '${name}' twice`, { ...atPath, name: 'pods-a' }),

  severalOfZone: wording('forecast-contradiction', ({ path, zone, chosen }: {
    path: string; zone: string; chosen: readonly string[];
  }) => `'${path}.podSubnets' names several subnets of zone '${zone}' (${namesOf(chosen)}); `
    + 'pods of a node get addresses from one, so name one a zone',
  { ...atPath, zone: 'eu-west-1a', chosen: ['pods-a', 'more-a'] }),

  zoneNotNamed: wording('pod-subnet-missing', ({ path, group, zone, chosen }: {
    path: string; group: string; zone: string; chosen: readonly string[];
  }) => `nodes of ${group} would run in zone '${zone}', of which '${path}.podSubnets' names no subnet `
    + `(it names ${namesOf(chosen)}); name one of that zone, or name other '${path}.subnets'`,
  { ...atPath, group: 'web', zone: 'eu-west-1b', chosen: ['pods-a'] }),
};

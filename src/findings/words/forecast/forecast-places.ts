import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

const atPath = { path: 'nodegroups[0]' };

const named = { ...atPath, name: 'other', there: ['pods-a', 'pods-b'] };

const chooseAmong = (path: string, there: readonly string[]) => (there.length === 0
  ? `add such a subnet to 'subnets' of the forecast, or leave '${path}' out`
  : `name one of ${fewQuoted(there)} in '${path}'`);

type InZone = { readonly group: string; readonly zone: string; readonly there: readonly string[] };

const severalInZone = ({ group, zone, there }: InZone) =>
  `pods of ${group} have ${there.length} subnets in zone ${zone}: ${few(there)}`;

const severalThere = { group: 'web', zone: 'eu-west-1a', there: ['pods-a', 'more-a'] };

/** Of where the nodes of a group run, and where their pods get addresses. */
export const FORECAST_PLACE_WORDS = {
  noTypes: wording('instance-types-missing', ({ path }: { path: string }) => ({
    message: `'${path}.instanceTypes' is empty`,
    fix: [`list the instance types that the group may use in '${path}.instanceTypes'`],
  }), atPath),

  noSubnets: wording(
    'forecast-contradiction',
    ({ path }: { path: string }) => ({
      message: `'${path}.subnets' is empty`,
      fix: [
        `leave '${path}.subnets' out, and the group runs in all subnets for nodes`,
        `name subnets for nodes in '${path}.subnets'`,
      ],
    }),
    atPath,
  ),

  unknownSubnet: wording('forecast-contradiction', ({ path, name, there }: typeof named) => ({
    message: `'${path}.subnets' names '${name}', which is not a subnet for nodes`,
    details: allOf('subnets for nodes', there),
    fix: [chooseAmong(`${path}.subnets`, there)],
  }), { ...named, there: ['nodes-a', 'nodes-b'] }),

  subnetTwice: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) => ({
    message: `'${path}.subnets' names '${name}' twice`,
    fix: [`name '${name}' once`],
  }), { ...atPath, name: 'nodes-a' }),

  zoneWithoutPodSubnet: wording(
    'pod-subnet-missing',
    ({ path, group, zones, there }: {
      path: string; group: string; zones: readonly string[]; there: readonly string[];
    }) => ({
      message: `nodes of ${group} run in ${few(zones)}, and have no subnet for pods there`,
      details: [
        ...allOf('zones without a subnet for pods', zones),
        `there are subnets for pods in ${few(there)}`,
        ...allOf('zones with one', there),
      ],
      fix: [
        "add a subnet for pods of each such zone to 'subnets' of the forecast",
        `keep the group out of the zone: name other subnets in '${path}.subnets'`,
      ],
    }),
    { ...atPath, group: 'web', zones: ['eu-west-1c'], there: ['eu-west-1a', 'eu-west-1b'] },
    ['zones'],
  ),

  severalDiscovered: wording('forecast-contradiction', (facts: InZone) => ({
    message: severalInZone(facts),
    details: [...allOf('subnets', facts.there), "with 'subnetDiscovery' the plan counts one subnet for pods per zone"],
    fix: ["keep the largest of them in 'subnets' of the forecast"],
  }), severalThere),

  severalToChoose: wording('forecast-contradiction', ({ path, ...facts }: InZone & { readonly path: string }) => ({
    message: severalInZone(facts),
    details: allOf('subnets', facts.there),
    fix: [`name the one that the group uses in '${path}.podSubnets'`],
  }), { ...atPath, ...severalThere }),

  podSubnetsWithDiscovery: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.podSubnets' and 'subnetDiscovery' are both given`,
    details: ['with subnet discovery the VPC CNI chooses the subnet by its tag'],
    fix: [`leave '${path}.podSubnets' out`, "use custom networking: leave 'subnetDiscovery' out"],
  }), atPath),

  noPodSubnets: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.podSubnets' is empty`,
    fix: [`name one subnet for pods for each zone of the group in '${path}.podSubnets'`,
      `leave '${path}.podSubnets' out, if each zone has one subnet for pods`],
  }), atPath),

  unknownPodSubnet: wording('forecast-contradiction', ({ path, name, there }: typeof named) => ({
    message: `'${path}.podSubnets' names '${name}', which is not a subnet of the forecast`,
    details: allOf('subnets for pods', there),
    fix: [chooseAmong(`${path}.podSubnets`, there)],
  }), named),

  notForPods: wording('forecast-contradiction', ({ path, name, there }: typeof named) => ({
    message: `'${path}.podSubnets' names '${name}', which is not a subnet for pods`,
    details: allOf('subnets for pods', there),
    fix: [chooseAmong(`${path}.podSubnets`, there)],
  }), { ...named, name: 'nodes-a' }),

  podSubnetTwice: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) => ({
    message: `'${path}.podSubnets' names '${name}' twice`,
    fix: [`name '${name}' once`],
  }), { ...atPath, name: 'pods-a' }),

  severalOfZone: wording('forecast-contradiction', ({ path, zone, chosen }: {
    path: string; zone: string; chosen: readonly string[];
  }) => ({
    message: `'${path}.podSubnets' names ${chosen.length} subnets of zone ${zone}: ${few(chosen)}`,
    details: [...allOf('subnets', chosen), 'all pods of a node get addresses of one subnet'],
    fix: [`name one subnet per zone in '${path}.podSubnets'`],
  }), { ...atPath, zone: 'eu-west-1a', chosen: ['pods-a', 'more-a'] }),

  zoneNotNamed: wording('pod-subnet-missing', ({ path, group, zones, chosen }: {
    path: string; group: string; zones: readonly string[]; chosen: readonly string[];
  }) => ({
    message: `nodes of ${group} run in ${few(zones)}, and '${path}.podSubnets' names no subnet there`,
    details: [...allOf('zones', zones), `it names ${few(chosen)}`, ...allOf('subnets that it names', chosen)],
    fix: [`name a subnet for pods of each such zone in '${path}.podSubnets' too`,
      `keep the group out of the zone: name other subnets in '${path}.subnets'`],
  }), { ...atPath, group: 'web', zones: ['eu-west-1b'], chosen: ['pods-a'] }, ['zones']),
};

import { wording } from '../../wording';

const inForecast = { path: '' };

/** Of a forecast whose subnets are told apart by their tags. */
export const FORECAST_TAG_WORDS = {
  besideDiscovery: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}taggedSubnets' and '${path}subnetDiscovery' are both true`,
    details: ['with discovery alone, pods get addresses of the subnets of the nodes first'],
    fix: [`leave '${path}subnetDiscovery' out`, `leave '${path}taggedSubnets' out`],
  }), inForecast),

  nothingTagged: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}taggedSubnets' is true, and the forecast has no subnet for pods`,
    fix: ["add a subnet for pods per zone to 'subnets' of the forecast", `leave '${path}taggedSubnets' out`],
  }), inForecast),

  ofNodesAndPods: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) => ({
    message: `subnet '${name}' is for nodes and for pods, and '${path}taggedSubnets' is true`,
    details: ['the tag would have to be 0 for nodes and 1 for pods'],
    fix: [`leave 'servesPods' of '${name}' out`, `leave '${path}taggedSubnets' out`],
  }), { ...inForecast, name: 'nodes-a' }),

  tooOld: wording('forecast-contradiction', ({ path, version, since }: {
    path: string; version: string; since: string;
  }) => ({
    message: `'${path}taggedSubnets' is true, and 'addonVersion' is ${version}, older than ${since}`,
    details: ['an earlier VPC CNI does not read the tag, and puts pods into the subnets of the nodes'],
    fix: [`give ${since} or later as 'addonVersion'`, `leave '${path}taggedSubnets' out, and use custom networking`],
  }), { ...inForecast, version: 'v1.21.1-eksbuild.1', since: 'v1.22.1' }),

  ownPodSubnets: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.podSubnets' and 'taggedSubnets' are both given`,
    details: ['the VPC CNI finds all subnets for pods of a zone by their tag'],
    fix: [`leave '${path}.podSubnets' out`, "use custom networking: leave 'taggedSubnets' out"],
  }), { path: 'nodegroups[0]' }),
};

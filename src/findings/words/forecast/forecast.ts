import { allOf, few, number } from '../../phrases';
import { wording } from '../../wording';

const inForecast = { path: '' };

/** Of a forecast as a whole: what holds for all of its nodes. */
export const FORECAST_WORDS = {
  nothingToDiscover: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}subnetDiscovery' is true, and the forecast has no subnet for pods`,
    fix: ["add a subnet for pods per zone to 'subnets' of the forecast", `leave '${path}subnetDiscovery' out`],
  }), inForecast),

  warmPoolUnused: wording('invalid-warm-pool', ({ targets, mode }: { targets: readonly string[]; mode: string }) => ({
    message: `'warmPool' sets ${few(targets)}, which ${targets.length === 1 ? 'does' : 'do'} nothing with ${mode}`,
    details: allOf('targets', targets),
    fix: [mode === 'secondary-ip'
      ? "give WarmPool.addresses or WarmPool.enis as 'warmPool'"
      : "give WarmPool.addresses or WarmPool.prefixes as 'warmPool'", "leave 'warmPool' out for the default"],
  }), { targets: ['WARM_PREFIX_TARGET'], mode: 'secondary-ip' }),

  mostNodesBelowSizes: wording(
    'forecast-contradiction',
    ({ path, mostNodes, least, expected }: { path: string; mostNodes: number; least: number; expected: number }) => ({
      message: mostNodes < least
        ? `'${path}mostNodes' is ${number(mostNodes)}, and the node groups have ${number(least)} nodes at least`
        : `'${path}mostNodes' is ${number(mostNodes)}, and ${number(expected)} nodes are expected in all node groups`,
      details: [
        mostNodes < least
          ? `${number(least)} is the sum of 'minSize'`
          : `${number(expected)} is the sum of 'expectedSize', of groups without it of 'minSize'`,
      ],
      fix: [
        `give ${number(expected)} or more as '${path}mostNodes'`,
        mostNodes < least ? "lower 'minSize' of the node groups" : "lower 'expectedSize' of the node groups",
      ],
    }),
    { path: 'planning.', mostNodes: 5, least: 9, expected: 12 },
  ),

  podSubnetsWithIpv6: wording('node-contradiction', () => ({
    message: "'subnets' has subnets for pods, and 'ipFamily' is ipv6",
    details: ['with IPv6 pods take no IPv4 addresses, and so need no subnets of their own'],
    fix: ["leave the subnets for pods out of 'subnets'", "leave 'ipFamily' out for IPv4"],
  }), {}),

  windowsWithIpv6: wording('node-contradiction', () => ({
    message: "'windows' is given, and 'ipFamily' is ipv6",
    details: ['Windows nodes run in clusters of IPv4 only'],
    fix: ["leave 'windows' out", "leave 'ipFamily' out for IPv4"],
  }), {}),

  sameSubnetName: wording('forecast-contradiction', ({ name }: { name: string }) => ({
    message: `two of 'subnets' are named '${name}'`,
    fix: ['give each subnet a name of its own'],
  }), { name: 'nodes-a' }),

  sameGroupName: wording('forecast-contradiction', ({ name }: { name: string }) => ({
    message: `two of 'nodegroups' are named '${name}'`,
    fix: ['give each node group a name of its own'],
  }), { name: 'web' }),

  tooManyZones: wording('forecast-contradiction', ({ zones, most }: { zones: number; most: number }) => ({
    message: `'subnets' are in ${zones} zones, and a plan has at most ${most}`,
    fix: ["leave subnets out of 'subnets', or correct their 'zone'"],
  }), { zones: 21, most: 20 }),

  noNodeSubnet: wording('forecast-contradiction', ({ purpose }: { purpose: string }) => ({
    message: "the forecast has 'nodegroups', and no subnet for nodes",
    fix: [`add a subnet to 'subnets' whose 'purpose' is '${purpose}'`],
  }), { purpose: 'nodes' }),
};

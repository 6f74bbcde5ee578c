import { wording } from '../../wording';

const inForecast = { path: '' };

/** Of a forecast as a whole: what holds for all of its nodes. */
export const FORECAST_WORDS = {
  nothingToDiscover: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}subnetDiscovery' is true, and 'subnets' holds none that serves pods, so there is nothing to discover; `
      + 'add one for each zone, or leave it out', inForecast),

  warmPoolUnused: wording('invalid-warm-pool', ({ targets, mode }: { targets: readonly string[]; mode: string }) =>
    `'warmPool' sets ${targets.join(' and ')}, which does nothing with ${mode}; choose a pool for it, or leave it out`,
  { targets: ['WARM_PREFIX_TARGET'], mode: 'secondary-ip' }),

  podSubnetsWithIpv6: wording('node-contradiction', () =>
    "'subnets' holds subnets for pods, which with 'ipFamily' ipv6 have no IPv4 addresses; leave one of them out", {}),

  windowsWithIpv6: wording('node-contradiction', () =>
    "'windows' is given with 'ipFamily' ipv6, and Windows nodes run with IPv4 only; leave one of them out", {}),

  sameSubnetName: wording('forecast-contradiction', ({ name }: { name: string }) =>
    `'subnets' holds two subnets named '${name}'; give each a name of its own`, { name: 'nodes-a' }),

  sameGroupName: wording('forecast-contradiction', ({ name }: { name: string }) =>
    `'nodegroups' holds two groups named '${name}'; give each a name of its own`, { name: 'web' }),

  tooManyZones: wording('forecast-contradiction', ({ zones, most }: { zones: number; most: number }) =>
    `'subnets' are in ${zones} zones; at most ${most} are planned for`, { zones: 21, most: 20 }),

  noNodeSubnet: wording('forecast-contradiction', ({ purpose }: { purpose: string }) =>
    `'subnets' holds none of purpose '${purpose}', and nodes need one`, { purpose: 'nodes' }),
};

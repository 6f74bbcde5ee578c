import { wording } from '../../wording';

/** Of a forecast of which no scenario can be made. */
export const SIMULATION_WORDS = {
  discovery: wording('forecast-contradiction', () =>
    "'subnetDiscovery' is true, and a simulation has no subnets that are found by their tag; "
      + 'simulate custom networking, or leave it out', {}),

  ipv6: wording('forecast-contradiction', () =>
    "'ipFamily' is ipv6, and a simulation is of IPv4 addresses, of which pods then take none; there is nothing to simulate",
  {}),

  groupWithoutCni: wording('forecast-contradiction', ({ group, os }: { group: string; os: string }) =>
    `group '${group}' runs ${os}, and a simulation knows the VPC CNI of Linux nodes only; `
      + "leave it out, and count its addresses as 'otherAddresses'", { group: 'win', os: 'Windows' }),

  noStage: wording('forecast-contradiction', ({ choices, got }: { choices: readonly string[]; got: string }) =>
    `'stage' must be ${choices.join(', ')}; got '${got}'`, { choices: ['minimum', 'expected', 'peak'], got: 'surge' }),

  unknownBlock: wording('forecast-contradiction', ({ name }: { name: string }) =>
    `the 'cidr' of subnet '${name}' is not known, and a simulation places addresses in it; give it`, { name: 'nodes-a' }),

  podSubnetsOfZone: wording('forecast-contradiction', ({ zone, subnets }: { zone: string; subnets: readonly string[] }) =>
    `groups use different subnets for pods of zone '${zone}' (${subnets.join(', ')}); `
      + 'a simulation takes one a zone, so simulate the groups of each in a forecast of their own',
  { zone: 'eu-west-1a', subnets: ['pods-a', 'more-a'] }),

  nodeSubnetsOfZone: wording('forecast-contradiction', ({ zone }: { zone: string }) =>
    `two subnets of zone '${zone}' share its nodes; a simulation takes one a zone`, { zone: 'eu-west-1a' }),

  groupInSomeZones: wording('forecast-contradiction', ({ group, zones }: { group: string; zones: readonly string[] }) =>
    `group '${group}' runs in some of the zones only; a simulation spreads each group over all of them (${zones.join(', ')})`,
  { group: 'web', zones: ['eu-west-1a', 'eu-west-1b'] }),
};

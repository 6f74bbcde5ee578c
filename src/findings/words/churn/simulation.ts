import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of a forecast of which no scenario can be made. */
export const SIMULATION_WORDS = {
  discovery: wording('forecast-contradiction', () => ({
    message: "'subnetDiscovery' is true, and no simulation has subnet discovery",
    details: ['a simulation has no subnets that are found by their tag'],
    fix: ["simulate custom networking: leave 'subnetDiscovery' out of the forecast"],
  }), {}),

  ipv6: wording('forecast-contradiction', () => ({
    message: "'ipFamily' is ipv6, and a simulation is of IPv4 addresses",
    details: ['with IPv6 pods take no IPv4 addresses, so there is nothing to simulate'],
    fix: ["simulate IPv4: leave 'ipFamily' out of the forecast"],
  }), {}),

  groupWithoutCni: wording('forecast-contradiction', ({ groups, os }: { groups: readonly string[]; os: string }) => ({
    message: `${few(groups)} ${groups.length === 1 ? 'runs' : 'run'} ${os}, and a simulation has Linux nodes only`,
    details: allOf('groups', groups),
    fix: ["leave such groups out of 'nodegroups', and count their addresses as 'otherAddresses' of their subnets"],
  }), { groups: ['win'], os: 'Windows' }, ['groups']),

  noStage: wording('forecast-contradiction', ({ choices, got }: { choices: readonly string[]; got: string }) => ({
    message: `'stage' is '${got}', which is not a stage that can be simulated`,
    details: allOf('stages', choices),
    fix: [`give one of ${few(choices)}`],
  }), { choices: ['minimum', 'expected', 'peak'], got: 'surge' }),

  unknownBlock: wording('forecast-contradiction', ({ subnets }: { subnets: readonly string[] }) => ({
    message: `a simulation needs the CIDR of ${few(subnets)}, and it is not known`,
    details: [...allOf('subnets', subnets), 'a simulation places each address in its subnet'],
    fix: ["give the CIDR as 'cidr' of the subnet, in place of 'prefixLength'"],
  }), { subnets: ['nodes-a'] }, ['subnets']),

  podSubnetsOfZone: wording(
    'forecast-contradiction',
    ({ zone, subnets }: { zone: string; subnets: readonly string[] }) => ({
      message: `groups use ${subnets.length} subnets for pods of zone ${zone}: ${few(subnets)}`,
      details: [...allOf('subnets', subnets), 'a simulation has one subnet for pods per zone'],
      fix: ['simulate the groups of each such subnet in a forecast of their own'],
    }),
    { zone: 'eu-west-1a', subnets: ['pods-a', 'more-a'] },
  ),

  nodeSubnetsOfZone: wording('forecast-contradiction', ({ zones }: { zones: readonly string[] }) => ({
    message: `nodes have several subnets in ${few(zones)}, and a simulation has one per zone`,
    details: allOf('zones', zones),
    fix: ["keep one subnet for nodes per zone in 'subnets' of the forecast"],
  }), { zones: ['eu-west-1a'] }, ['zones']),

  groupInSomeZones: wording(
    'forecast-contradiction',
    ({ groups, zones }: { groups: readonly string[]; zones: readonly string[] }) => ({
      message: `${few(groups)} ${groups.length === 1 ? 'runs' : 'run'} in some of the zones only`,
      details: [
        ...allOf('groups', groups),
        `a simulation spreads each group over all zones: ${few(zones)}`,
        ...allOf('zones', zones),
      ],
      fix: ["name subnets of all zones in 'subnets' of the group", 'simulate such groups in a forecast of their own'],
    }),
    { groups: ['web'], zones: ['eu-west-1a', 'eu-west-1b'] },
    ['groups'],
  ),
};

import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

const ofGroup = { path: 'groups[0]' };

/** Of a scenario that cannot be simulated as it is given. */
export const SCENARIO_WORDS = {
  noReservationRule: wording(
    'forecast-contradiction',
    ({ choices, got }: { choices: readonly string[]; got: string }) => ({
      message: `'fullReservation' of the scenario is '${got}', which is not a rule for full reservations`,
      details: allOf('rules', choices),
      fix: [`give one of ${few(choices)}`],
    }),
    { choices: ['refuse', 'use-rest'], got: 'wait' },
  ),

  noLifetimes: wording('forecast-contradiction', () => ({
    message: "'podLifetimes' of the scenario is empty",
    fix: ["leave 'podLifetimes' out for the default", "give at least one kind of pod in 'podLifetimes'"],
  }), {}),

  weightNotAboveZero: wording('invalid-number', ({ index, got }: { index: number; got: number | string }) => ({
    message: `'podLifetimes[${index}].weight' of the scenario is ${got}, which is not a number above 0`,
    fix: [`give a number above 0 as 'podLifetimes[${index}].weight', such as 1`],
  }), { index: 0, got: -1 }),

  groupWithDiscovery: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.options.subnetDiscovery' of the scenario is true, and no simulation has subnet discovery`,
    details: ['a simulation has no subnets that are found by their tag'],
    fix: [`leave '${path}.options.subnetDiscovery' out`],
  }), ofGroup),

  groupNotSimulated: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.options' of the scenario is for Windows or IPv6`,
    details: ['a simulation has Linux nodes with IPv4 only'],
    fix: [`leave '${path}' out of the scenario`, `give options of Linux nodes with IPv4 as '${path}.options'`],
  }), ofGroup),

  podsAboveRoom: wording('forecast-contradiction', ({ path, nodes, type, room, got }: {
    path: string; nodes: number; type: string; room: number; got: number;
  }) => ({
    message: `'${path}.pods' of the scenario is ${number(got)}, and its nodes have room for ${number(nodes * room)}`,
    details: [`${counted(nodes, 'node')} of ${type} with room for ${counted(room, 'pod')} each`],
    fix: [
      ...(room === 0 ? [] : [`raise '${path}.nodes' to ${Math.ceil(got / room)}`]),
      `lower '${path}.pods' to ${nodes * room}${nodes * room === 0 ? '' : ' or less'}`,
    ],
  }), { path: 'groups[0]', nodes: 2, type: 'm5.large', room: 27, got: 60 }),

  tooManySlots: wording('forecast-contradiction', ({ slots, most }: { slots: number; most: number }) => ({
    message: `the nodes of the scenario can have ${number(slots)} addresses, and at most ${number(most)} are simulated`,
    details: ['a simulation keeps each address that an ENI can have in memory'],
    fix: ['simulate fewer nodes', 'correct the limits of their types'],
  }), { slots: 30_000_000, most: 20_000_000 }),

  tooManyEvents: wording(
    'forecast-contradiction',
    ({ events, most }: { events: number; most: number }) => ({
      message: `the scenario takes about ${number(events)} events per run, and at most ${number(most)} are simulated`,
      fix: [
        "lower 'hours'",
        'simulate fewer pods, or pods that live longer',
        "raise 'sampleMinutes', so that samples are rarer",
      ],
    }),
    { events: 30_000_000, most: 20_000_000 },
  ),

  noSubnets: wording('forecast-contradiction', () => ({
    message: "'subnets' of the scenario is empty",
    fix: ["give the subnet of each zone in 'subnets'"],
  }), {}),

  zoneTwice: wording(
    'forecast-contradiction',
    ({ index, zone, first }: { index: number; zone: string; first: number }) => ({
      message: `'subnets[${index}]' and 'subnets[${first}]' of the scenario are both in zone ${zone}`,
      details: ['a simulation has one subnet for pods per zone'],
      fix: [`give another zone as 'subnets[${index}].zone'`, 'leave one of the two out'],
    }),
    { index: 1, zone: 'eu-west-1a', first: 0 },
  ),

  zoneWithoutName: wording('forecast-contradiction', ({ index, got }: { index: number; got: string }) => ({
    message: `'subnets[${index}].zone' of the scenario is '${got}', which is not the name of a zone`,
    fix: [`give a name as 'subnets[${index}].zone', such as eu-west-1a`],
  }), { index: 0, got: '' }),
};

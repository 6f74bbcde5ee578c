import { wording } from '../../wording';

const OF = 'the scenario';

/** Of a scenario that cannot be simulated as it is given. */
export const SCENARIO_WORDS = {
  noReservationRule: wording('forecast-contradiction', ({ choices, got }: { choices: readonly string[]; got: string }) =>
    `'fullReservation' of ${OF} must be one of ${choices.join(', ')}; got ${got}`,
  { choices: ['refuse', 'use-rest'], got: 'wait' }),

  noLifetimes: wording('forecast-contradiction', () =>
    `'podLifetimes' of ${OF} must hold at least one kind of pod; got none; leave it out for the default`, {}),

  weightNotAboveZero: wording('invalid-number', ({ index, got }: { index: number; got: number }) =>
    `'podLifetimes[${index}].weight' of ${OF} must be a number above 0; got ${got}`, { index: 0, got: -1 }),

  groupWithDiscovery: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.options.subnetDiscovery' of ${OF} is true, and a simulation has no subnets that are found by their tag; `
      + 'leave it out', { path: 'groups[0]' }),

  groupNotSimulated: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.options' of ${OF} is for Windows or IPv6, and a simulation knows Linux nodes with IPv4 only; `
      + 'leave the group out', { path: 'groups[0]' }),

  podsAboveRoom: wording('forecast-contradiction', ({ path, nodes, type, room, got }: {
    path: string; nodes: number; type: string; room: number; got: number;
  }) => `'${path}.pods' of ${OF} must be ${nodes * room} or fewer: ${nodes} nodes of ${type} `
    + `with room for ${room} pods each; got ${got}; add nodes, or start fewer pods`,
  { path: 'groups[0]', nodes: 2, type: 'm5.large', room: 27, got: 60 }),

  tooManySlots: wording('forecast-contradiction', ({ slots, most }: { slots: number; most: number }) =>
    `the nodes of ${OF} can have ${slots} addresses on their ENIs; at most ${most} are simulated; `
      + 'simulate fewer nodes, or correct the limits of their types', { slots: 30_000_000, most: 20_000_000 }),

  tooManyEvents: wording('forecast-contradiction', ({ events, most }: { events: number; most: number }) =>
    `${OF} takes about ${events} events a run; at most ${most} are simulated; `
      + 'simulate fewer hours or pods, longer lifetimes, or rarer samples', { events: 30_000_000, most: 20_000_000 }),

  noSubnets: wording('forecast-contradiction', () => `'subnets' of ${OF} must hold at least one subnet; got none`, {}),

  zoneTwice: wording('forecast-contradiction', ({ index, zone, first }: { index: number; zone: string; first: number }) =>
    `'subnets[${index}].zone' of ${OF} is ${zone}, as is that of 'subnets[${first}]'; a zone has one subnet for pods`,
  { index: 1, zone: 'eu-west-1a', first: 0 }),

  zoneWithoutName: wording('forecast-contradiction', ({ index, got }: { index: number; got: string }) =>
    `'subnets[${index}].zone' of ${OF} must be the name of a zone, as in eu-west-1a; got '${got}'`, { index: 0, got: '' }),
};

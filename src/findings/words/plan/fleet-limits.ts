import { missingAtWorst, several, subnetsIn, SubnetSums, sumsOf } from './shortages';
import { allOf, counted, few, number, zoneInWords } from '../../phrases';
import { WayOut, waysOut } from '../../shortage-ways';
import { Said, wording } from '../../wording';

/** What the subnets hold of nodes of a fleet; undefined where that is not known. */
type Room = {
  readonly fleet: string;
  readonly nodes?: number;
  readonly type?: string;
  readonly limit?: string;
  readonly most?: number;
};

const roomOf = ({ fleet, nodes, type }: Room) => (nodes === undefined
  ? []
  : [`the subnets hold ${counted(nodes, 'node')} of ${fleet}${type === undefined ? '' : `, each of ${type}`}`]);

/** Subnets that are smaller than what the limits of fleets allow, and large enough for what is likely. */
export type BeyondLimits = Omit<WayOut, 'groups'> & SubnetSums & {
  readonly fleets: readonly string[];

  /** Those of which it is not known how many nodes are likely. */
  readonly unstated: readonly string[];

  /** Those whose nodes nobody spreads over zones, and whether all would fit if somebody did. */
  readonly unspread: readonly string[];
  readonly fitsSpread: boolean;
  readonly alwaysFitsSpread: boolean;

  /** The limits that fit at the first of the stages and at all of them, for each fleet; empty where none do. */
  readonly limits: readonly string[];
  readonly fitting: readonly number[];
  readonly alwaysFitting: readonly number[];

  /** Nodes that there is room for at the first of the stages, where there is one fleet. */
  readonly room?: number;
  readonly roomType?: string;
};

const beyond: BeyondLimits = {
  subnets: ['pods-a'],
  sizes: ['/18'],
  zones: ['zone 2'],
  reserved: true,
  blocks: 511,
  addressSupply: 38,
  stages: ['peak'],
  nodes: [8],
  prefixes: [600],
  prefixesMissing: [89],
  addresses: [80],
  addressesMissing: [42],
  way: 'podSubnets',
  length: 16,
  upperHalf: true,
  endsDiscovery: false,
  fleets: ['web'],
  unstated: ['web'],
  unspread: ['web'],
  fitsSpread: true,
  alwaysFitsSpread: true,
  limits: ['limits.cpu'],
  fitting: [132],
  alwaysFitting: [132],
  room: 66,
  roomType: undefined,
};

function beyondLimits(facts: BeyondLimits): Said {
  const { subnets, sizes, zones, fleets, unstated, unspread, fitting, alwaysFitting } = facts;
  const limits = `the limits of ${few(fleets)} allow`;
  return {
    message: subnets.length === 1
      ? `subnet '${subnets[0]}' (${sizes[0]}) in ${zoneInWords(zones[0])} is smaller than ${limits}: `
        + `it may lack ${missingAtWorst(facts)}`
      : `${several(subnets)} are smaller than ${limits}: each may lack ${missingAtWorst(facts)}: `
        + few(subnetsIn(facts)),
    details: [
      ...allOf('subnets', subnetsIn(facts)),
      ...allOf('fleets', fleets),
      ...sumsOf(facts),
      ...roomOf({ fleet: few(fleets), nodes: facts.room, type: facts.roomType }),
      ...(unstated.length === 0
        ? ['the expected nodes fit']
        : [`only the limits are checked, because 'expectedNodes' of ${few(unstated)} is not given`,
          ...allOf("fleets without 'expectedNodes'", unstated)]),
      ...(unspread.length === 0
        ? []
        : [`nothing spreads the nodes of ${few(unspread)}, so each zone is counted with all of them`,
          ...allOf('fleets that nothing spreads', unspread)]),
      ...allOf('limits that fit at first', limitsTo(facts, fitting)),
      ...allOf('limits that always fit', limitsTo(facts, alwaysFitting)),
    ],
    fix: [...limitsInWords(facts), ...spreadInWords(facts), ...waysOut({ ...facts, groups: [] })],
  };
}

/** The limits of fleets, each with its value. */
function limitsTo({ fleets, limits }: BeyondLimits, values: readonly number[]): string[] {
  return values.map((value, index) => `'${limits[index]}' of ${fleets[index]} to ${value}`);
}

/** The limits to set, where some fit. */
export function limitsInWords(facts: BeyondLimits): string[] {
  const { fitting, alwaysFitting, stages } = facts;
  const isSame = fitting.length > 0 && fitting.every((value, index) => value === alwaysFitting[index]);
  const lower = (values: readonly number[], when: string) =>
    (values.length === 0 ? [] : [`lower ${few(limitsTo(facts, values))} or less${when}`]);
  return isSame
    ? lower(fitting, '')
    : [...lower(fitting, `, for stage ${stages[0]}`), ...lower(alwaysFitting, ', for every stage')];
}

/** That somebody spreads the nodes, where that helps. */
export function spreadInWords({ unspread, fitsSpread, alwaysFitsSpread, stages }: BeyondLimits): string[] {
  if (!fitsSpread) return [];
  const when = alwaysFitsSpread ? '' : `, for stage ${stages[0]}`;
  return [
    `set 'spread' of ${few(unspread)} to FleetSpread.EVEN, if topology spread constraints do so${when}`,
  ];
}

const limitToGive = ({ limit = 'limits.cpu', most, fleet }: Room) => (most === undefined || most === 0
  ? `give the limit of its NodePool or group as '${limit}' of ${fleet}`
  : `limit it in the cluster, and give the same limit here: '${limit}' of ${fleet}, ${number(most)} or less`);

/** Of fleets beside the subnets that their nodes take addresses from. */
export const FLEET_LIMIT_WORDS = {
  beyondLimits: wording('fleet-limits-exceed-subnets', beyondLimits, beyond, ['subnets', 'sizes', 'zones']),

  withoutLimit: wording('fleet-without-limit', (room: Room & { readonly expected: number }) => ({
    message:
      `fleet ${room.fleet} has no limit, so only ${counted(room.expected, 'expected node')} `
      + `${room.expected === 1 ? 'is' : 'are'} counted`,
    details: roomOf(room),
    fix: [limitToGive(room)],
  }), { fleet: 'general', expected: 12, nodes: 73, type: 'm7i.large', limit: 'limits.cpu', most: 146 }),

  notCounted: wording('fleet-not-counted', (room: Room) => ({
    message: `fleet ${room.fleet} has neither a limit nor a number of nodes, so none of its nodes is counted`,
    details: roomOf(room),
    fix: [limitToGive(room), `give the usual number of nodes: 'expectedNodes' of ${room.fleet}`],
  }), { fleet: 'general', nodes: 73, type: 'm7i.large', limit: 'limits.cpu', most: 146 }),

  sizeUnknown: wording('fleet-types-unbound', ({ fleet, types, limit, size }: {
    fleet: string; types: readonly string[]; limit: string; size: string;
  }) => ({
    message: `'${limit}' of ${fleet} does not bound ${few(types)}, because the ${size} is not known`,
    details: [...allOf('types', types), 'nodes of such types are not counted by the limit'],
    fix: [
      `state the ${size}: InstanceTypeLimits.custom`,
      `leave ${types.length === 1 ? 'the type' : 'the types'} out of 'instanceTypes' of ${fleet}`,
    ],
  }), { fleet: 'general', types: ['c7i.32xlarge'], limit: 'limits.cpu', size: 'number of vCPUs' }),

  staticStuck: wording('static-fleet-stuck', ({ fleet, nodes }: { fleet: string; nodes: number }) => ({
    message: `'limits.nodes' of static fleet ${fleet} is ${number(nodes)}, as many nodes as it always has`,
    details: ['a replacement starts before the old node stops, and the limit does not allow that'],
    fix: [`raise 'limits.nodes' of ${fleet} to ${nodes + 1} or more`],
  }), { fleet: 'general', nodes: 10 }),
};

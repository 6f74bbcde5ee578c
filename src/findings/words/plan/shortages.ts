import { allOf, counted, few, number, zoneInWords } from '../../phrases';
import { WayOut, waysOut } from '../../shortage-ways';
import { Said, wording } from '../../wording';

/** Addresses of a prefix. */
const PREFIX_ADDRESSES = 16;

/** Subnets that fall short alike, and for each stage what is taken and what is missing; 0 where that kind suffices. */
export type SubnetSums = {
  readonly subnets: readonly string[];
  readonly sizes: readonly string[];
  readonly zones: readonly string[];
  readonly reserved: boolean;
  readonly blocks: number;

  /** Below 0 where the control plane and others take more than there are. */
  readonly addressSupply: number;
  readonly stages: readonly string[];
  readonly nodes: readonly number[];
  readonly prefixes: readonly number[];
  readonly prefixesMissing: readonly number[];
  readonly addresses: readonly number[];
  readonly addressesMissing: readonly number[];
};

/** The same, and what else there is to say of it. */
export type ShortSums = SubnetSums & {
  /** Ways out of node groups whose largest sizes do not fit together, a line each. */
  readonly otherWays?: readonly string[];

  /** Whether EC2 may go on in the rest of the subnet. */
  readonly spills: boolean;

  /** Addresses that others take, where they make a difference, of those that can be used. */
  readonly others: number;
  readonly usable: number;
};

type Shortage = WayOut & ShortSums;

const tooSmall: Shortage = {
  subnets: ['pods-a'],
  sizes: ['100.64.0.0/22'],
  zones: ['eu-west-1a'],
  reserved: true,
  blocks: 32,
  addressSupply: 508,
  stages: ['peak'],
  nodes: [600],
  prefixes: [40],
  prefixesMissing: [8],
  addresses: [600],
  addressesMissing: [92],
  spills: true,
  others: 3,
  usable: 1019,
  way: 'podSubnets',
  running: 'generation',
  length: 20,
  slotBlock: 18,
  upperHalf: true,
  endsDiscovery: false,
  mostNodes: 4,
  groups: [],
};

const say = (facts: Shortage): Said => ({
  message: messageOf(facts),
  details: [
    ...allOf('subnets', subnetsIn(facts)),
    ...allOf('node groups', facts.groups),
    ...sumsOf(facts, facts.spills),
    ...(facts.others > 0
      ? [facts.others > facts.usable
        ? `${number(facts.others)} addresses are for the control plane and others, and it has ${number(facts.usable)}`
        : `${number(facts.others)} of its ${number(facts.usable)} addresses are for the control plane and others`]
      : []),
  ],
  fix: [...waysOut(facts), ...facts.otherWays ?? []],
});

function messageOf(facts: Shortage): string {
  const missing = missingAtWorst(facts);
  const { subnets, sizes, zones } = facts;
  if (subnets.length === 1) {
    return `subnet '${subnets[0]}' (${sizes[0]}) in ${zoneInWords(zones[0])} is too small: it lacks ${missing}`;
  }
  return `${several(subnets)} are too small: each lacks ${missing}: ${few(subnetsIn(facts))}`;
}

/** How many subnets there are, and the path that all of them have. */
export function several(subnets: readonly string[]): string {
  const path = pathOf(subnets);
  return `${subnets.length} subnets${path === '' ? '' : ` of '${path}'`}`;
}

/** The subnets as they are listed: each of several by its name in the path that all of them have. */
export function subnetsIn({ subnets, sizes, zones }: SubnetSums): string[] {
  if (subnets.length === 1) return [...subnets];
  const path = pathOf(subnets);
  const names = path === '' ? subnets : subnets.map((name) => name.slice(path.length + 1));
  return names.map((name, index) => `'${name}' (${sizes[index]}, ${zones[index]})`);
}

/** The path that several names begin with, up to a slash; empty where there is none. */
function pathOf(names: readonly string[]): string {
  const [parts, ...others] = names.map((name) => name.split('/').slice(0, -1));
  const different = parts.findIndex((part, index) => others.some((other) => other[index] !== part));
  return parts.slice(0, different < 0 ? parts.length : different).join('/');
}

/** The stage that lacks most. */
function worstOf({ stages, prefixesMissing, addressesMissing }: SubnetSums): number {
  const lacks = (index: number) => prefixesMissing[index] * PREFIX_ADDRESSES + addressesMissing[index];
  return stages.reduce((most, _, index) => (lacks(index) > lacks(most) ? index : most), 0);
}

/** What is missing at that stage. */
export function missingAtWorst(facts: SubnetSums): string {
  const { stages, prefixesMissing, addressesMissing } = facts;
  const worst = worstOf(facts);
  const kinds = [
    ...(prefixesMissing[worst] > 0 ? [counted(prefixesMissing[worst], 'prefix', 'prefixes')] : []),
    ...(lacksAddresses(facts, worst) ? [counted(addressesMissing[worst], 'address', 'addresses')] : []),
  ];
  return `${kinds.join(' and ')} at stage ${stages[worst]}`;
}

/**
 * Whether addresses are missing beyond those of missing prefixes, which share the subnet with them where nothing is
 * reserved.
 */
function lacksAddresses({ reserved, prefixesMissing, addressesMissing }: SubnetSums, index: number): boolean {
  return addressesMissing[index] > 0 && (reserved || prefixesMissing[index] === 0);
}

/** What there is of each kind that falls short, and what is taken at the first stage that does and at the worst one. */
export function sumsOf(facts: SubnetSums, spills: boolean = false): string[] {
  const { reserved, blocks, addressSupply, stages, prefixesMissing } = facts;
  const [first, ...later] = stagesBySum(facts);
  const worst = later.find((group) => group.stages.includes(stages[worstOf(facts)])) ?? later[0];
  const others = later.length < 2 ? [] : later.filter((group) => group !== worst).flatMap((group) => group.stages);
  const forPrefixes = prefixesMissing.some((missing) => missing > 0)
    ? [`${counted(blocks, 'whole /28 block')} ${isOrAre(blocks)} ${reserved ? 'reserved' : 'there'} for prefixes`
      + (spills ? ' (whether EC2 takes others is not documented)' : '')]
    : [];
  const outside = reserved ? ` outside${forPrefixes.length > 0 ? '' : ' of the reservation'}` : '';
  const forNodes = stages.some((_, index) => lacksAddresses(facts, index))
    ? [suppliedAddresses(addressSupply, outside)]
    : [];
  return [
    ...(spills ? [...forPrefixes, ...forNodes] : [[...forPrefixes, ...forNodes].join(', and ')]),
    `${first.stages.join(', ')}: ${first.sum}`,
    // What is too few at the worst stage is in the message.
    ...(worst === undefined ? [] : [`${worst.stages.join(', ')}: ${worst.taken}`]),
    ...(others.length === 0 ? [] : [`${others.join(', ')}: too few as well`]),
  ];
}

/** What is taken at a stage, of each kind that falls short, with what is too few or without it. */
function sumAt(facts: SubnetSums, index: number, saysMissing: boolean): string {
  const { reserved, nodes, prefixes, prefixesMissing, addresses, addressesMissing } = facts;
  const tooFew = (count: number) => (saysMissing ? ` (${number(count)} too few)` : '');
  if (nodes[index] === 0) return `${number(addressesMissing[index])} too few`;
  const shared = reserved || prefixes[index] === 0 ? '' : `${number(prefixes[index])} x ${PREFIX_ADDRESSES} + `;
  const kinds = [
    ...(prefixesMissing[index] > 0
      ? [`${counted(prefixes[index], 'prefix', 'prefixes')}${tooFew(prefixesMissing[index])}`]
      : []),
    ...(lacksAddresses(facts, index)
      ? [`${shared}${counted(addresses[index], 'address', 'addresses')}${tooFew(addressesMissing[index])}`]
      : []),
  ];
  return `${counted(nodes[index], 'node')} ${nodes[index] === 1 ? 'takes' : 'take'} ${kinds.join(' and ')}`;
}

/** The stages that have the same sum, in order. */
function stagesBySum(facts: SubnetSums) {
  const bySum = new Map<string, { readonly sum: string; readonly taken: string; readonly stages: string[] }>();
  facts.stages.forEach((stage, index) => {
    const sum = sumAt(facts, index, true);
    const { stages } = bySum.get(sum) ?? { stages: [] };
    bySum.set(sum, { sum, taken: sumAt(facts, index, false), stages: [...stages, stage] });
  });
  return [...bySum.values()];
}

/** How many addresses there are, or how many more the control plane and others take than there are. */
function suppliedAddresses(supply: number, outside: string): string {
  return supply < 0
    ? `no address is left${outside}: the control plane and others take ${number(-supply)} too many`
    : `${counted(supply, 'address', 'addresses')} ${isOrAre(supply)}${outside === '' ? ' there' : outside}`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** Of subnets that are too small for what is planned. */
export const SHORTAGE_WORDS = {
  overcommitted: wording('subnet-overcommitted', say, tooSmall, ['subnets', 'sizes', 'zones']),
  possible: wording('subnet-overcommit-possible', say, { ...tooSmall, subnets: ['pods-b'], zones: ['zone 2'] }, [
    'subnets',
    'sizes',
    'zones',
  ]),
};

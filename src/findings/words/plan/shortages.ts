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
    ...sumsOf(facts),
    ...(facts.spills
      ? [
        'the rest of the subnet has free blocks, '
        + 'and AWS does not document whether EC2 uses them once a reservation is full',
      ]
      : []),
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
  return subnets.length === 1
    ? `subnet '${subnets[0]}' (${sizes[0]}) in ${zoneInWords(zones[0])} is too small: it lacks ${missing}`
    : `${subnets.length} subnets are too small: each lacks ${missing}: ${few(subnetsIn(facts))}`;
}

/** The subnets as they are listed. */
export function subnetsIn({ subnets, sizes, zones }: SubnetSums): string[] {
  return subnets.map((name, index) => (subnets.length === 1 ? name : `'${name}' (${sizes[index]}, ${zones[index]})`));
}

/** What is missing at the stage that lacks most. */
export function missingAtWorst(facts: SubnetSums): string {
  const { stages, prefixesMissing, addressesMissing } = facts;
  const lacks = (index: number) => prefixesMissing[index] * PREFIX_ADDRESSES + addressesMissing[index];
  const worst = stages.reduce((most, _, index) => (lacks(index) > lacks(most) ? index : most), 0);
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

/** What there is of each kind that falls short, then a line for each sum, with the stages that have it. */
export function sumsOf(facts: SubnetSums): string[] {
  const { reserved, blocks, addressSupply, prefixes, prefixesMissing, addresses, addressesMissing } = facts;
  const prefixSums = bySum(facts, (index) =>
    prefixesMissing[index] > 0
      ? nodesTake(facts, index)
        + `${counted(prefixes[index], 'prefix', 'prefixes')} (${number(prefixesMissing[index])} too few)`
      : undefined,
  );
  const addressSums = bySum(facts, (index) => {
    if (!lacksAddresses(facts, index)) return undefined;
    if (facts.nodes[index] === 0) return `${number(addressesMissing[index])} too few`;
    const shared = reserved || prefixes[index] === 0 ? '' : `${number(prefixes[index])} x ${PREFIX_ADDRESSES} + `;
    const taken = `${shared}${counted(addresses[index], 'address', 'addresses')}`;
    return `${nodesTake(facts, index)}${taken} (${number(addressesMissing[index])} too few)`;
  });
  return [
    ...(prefixSums.length === 0
      ? []
      : [
        `${counted(blocks, 'whole /28 block')} ${isOrAre(blocks)} ${reserved ? 'reserved' : 'there'} for prefixes`,
        ...prefixSums,
      ]),
    ...(addressSums.length === 0
      ? []
      : [
        suppliedAddresses(addressSupply, reserved),
        ...addressSums,
      ]),
  ];
}

/** How many addresses are somewhere, or how many more the control plane and others take than there are. */
function suppliedAddresses(supply: number, reserved: boolean): string {
  const outside = 'outside of the reservation';
  return supply < 0
    ? `no address is left${reserved ? ` ${outside}` : ''}, `
      + `for the control plane and others take ${number(-supply)} more`
    : `${counted(supply, 'address', 'addresses')} ${isOrAre(supply)} ${reserved ? outside : 'there'}`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function bySum({ stages }: SubnetSums, sumAt: (index: number) => string | undefined): string[] {
  const stagesBySum = new Map<string, string[]>();
  stages.forEach((stage, index) => {
    const sum = sumAt(index);
    if (sum !== undefined) stagesBySum.set(sum, [...stagesBySum.get(sum) ?? [], stage]);
  });
  return [...stagesBySum].map(([sum, at]) => `${at.join(', ')}: ${sum}`);
}

function nodesTake({ nodes }: SubnetSums, index: number): string {
  return `${counted(nodes[index], 'node')} ${nodes[index] === 1 ? 'takes' : 'take'} `;
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

import { nodesTake, zoneInWords } from '../../phrases';
import { wording } from '../../wording';

/** Addresses of a prefix. */
const PREFIX_ADDRESSES = 16;

/** A subnet, and for each stage at which it falls short what is taken and what is missing; 0 where that kind suffices. */
type Shortage = {
  readonly subnet: string;
  readonly size: string;
  readonly zone: string;
  readonly reserved: boolean;
  readonly blocks: number;
  readonly addressSupply: number;
  readonly stages: readonly string[];
  readonly nodes: readonly number[];
  readonly prefixes: readonly number[];
  readonly prefixesMissing: readonly number[];
  readonly addresses: readonly number[];
  readonly addressesMissing: readonly number[];

  /** Whether EC2 may go on in the rest of the subnet. */
  readonly spills: boolean;

  /** Addresses that others take, where they make a difference, of those that can be used. */
  readonly others: number;
  readonly usable: number;
  readonly change: string;
};

const tooSmall: Shortage = {
  subnet: 'pods-a',
  size: '100.64.0.0/22',
  zone: 'eu-west-1a',
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
  change: 'the smallest subnets for pods that hold it are /20',
};

function say(facts: Shortage): string {
  const { subnet, size, zone, stages, spills, others, usable, change } = facts;
  const stagesBySum = new Map<string, string[]>();
  stages.forEach((stage, index) => {
    const sum = sumAt(facts, index);
    stagesBySum.set(sum, [...stagesBySum.get(sum) ?? [], stage]);
  });
  return [
    `subnet '${subnet}' (${size}, ${zoneInWords(zone)}) is too small`,
    ...[...stagesBySum].map(([sum, at]) => `${at.join(', ')}: ${sum}`),
    ...(spills ? ['the rest of the subnet has blocks, but whether EC2 goes on there once a reservation is full is not documented'] : []),
    ...(others > 0 ? [`${others} of its ${usable} addresses are for others and the control plane`] : []),
    change,
  ].join('; ');
}

/** One stage: only the kind that falls short, with the sum. */
function sumAt({ reserved, blocks, addressSupply, ...at }: Shortage, index: number): string {
  const [nodes, prefixes, addresses] = [at.nodes[index], at.prefixes[index], at.addresses[index]];
  const [noPrefixes, noAddresses] = [at.prefixesMissing[index], at.addressesMissing[index]];
  if (nodes === 0) return `${noAddresses} addresses too few`;
  const all = reserved || prefixes === 0 ? `${addresses}` : `${prefixes} x ${PREFIX_ADDRESSES} + ${addresses}`;
  const short = [
    ...(noPrefixes > 0 ? [`${prefixes} prefixes of ${blocks} whole${reserved ? ' reserved' : ''} /28 blocks (${noPrefixes} too few)`] : []),
    ...(noAddresses > 0
      ? [`${all} addresses of ${addressSupply}${reserved ? ' outside reservations' : ''} (${noAddresses} too few)`] : []),
  ];
  return `${nodesTake(nodes)} ${short.join(' and ')}`;
}

/** Of subnets that are too small for what is planned. */
export const SHORTAGE_WORDS = {
  overcommitted: wording('subnet-overcommitted', say, tooSmall),
  possible: wording('subnet-overcommit-possible', say, { ...tooSmall, subnet: 'pods-b', zone: 'zone 2' }),
};

import { nodesTake, podBlock, zoneInWords } from '../../phrases';
import { wording } from '../../wording';

/** Addresses of a prefix. */
const PREFIX_ADDRESSES = 16;

type Way = 'share' | 'fewerOthers' | 'controlPlaneSubnet' | 'severalNodeSubnets' | 'nodeSubnet' | 'taggedSubnet' | 'sharedSubnet'
| 'fewerNodes' | 'podSubnets';

/** The smallest change that helps: a larger share of the subnet for prefixes, which moves nothing, else another subnet. */
export type WayOut = {
  readonly way: Way;

  /** The share to reserve, as it is written in code, in the way `share`. */
  readonly share?: string;

  /** The prefix length of the subnet that is large enough, and of the block of four slots that has one for each zone. */
  readonly length?: number;
  readonly slotBlock?: number;

  /** The prefix length of the subnet for nodes beside subnets for pods, where there are none yet. */
  readonly nodeLength?: number;
  readonly upperHalf: boolean;
  readonly endsDiscovery: boolean;

  /** As many nodes at the peak as fit without the change, of these groups where the subnet serves some only. */
  readonly mostNodes?: number;
  readonly groups: readonly string[];
};

function changeInWords({ way, share, length, slotBlock, nodeLength, upperHalf, endsDiscovery }: WayOut): string {
  const half = upperHalf ? ' with the upper half reserved' : '';
  switch (way) {
    case 'share': return `reserve more of it (${share})`;
    case 'fewerOthers': return 'let fewer others use it';
    case 'controlPlaneSubnet': return `give the control plane a subnet of /${length}`;
    case 'severalNodeSubnets': return 'run the nodes in several subnets of the zone';
    case 'nodeSubnet': return `run the nodes in a subnet of /${length}`;
    case 'taggedSubnet': return `tag a subnet of /${length}${half} in its place`;
    case 'sharedSubnet': return `run the nodes, with their pods, in a subnet of /${length}`;
    case 'podSubnets': return `${endsDiscovery ? 'use custom networking in place of subnet discovery: ' : ''}`
      + `the smallest subnets for pods that hold it are /${length}${half} (${podBlock(length!, slotBlock)})`
      + `${nodeLength === undefined ? '' : `, with the nodes in a subnet of /${nodeLength}`}`;
    default: return 'no subnet is large enough, a /16 included: run fewer or larger nodes, or several clusters';
  }
}

function wayInWords(wayOut: WayOut): string {
  const { mostNodes, groups } = wayOut;
  const change = changeInWords(wayOut);
  if (mostNodes === undefined) return change;
  const place = groups.length === 0 ? 'in the zone' : `of ${groups.join(', ')} in the zone`;
  return `${change}, or run at most ${mostNodes} ${mostNodes === 1 ? 'node' : 'nodes'} ${place}`;
}

/** A subnet, and for each stage at which it falls short what is taken and what is missing; 0 where that kind suffices. */
type Shortage = WayOut & {
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
  way: 'podSubnets',
  length: 20,
  slotBlock: 18,
  nodeLength: 26,
  upperHalf: true,
  endsDiscovery: false,
  mostNodes: 4,
  groups: [],
};

function say(facts: Shortage): string {
  const { subnet, size, zone, stages, spills, others, usable } = facts;
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
    wayInWords(facts),
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

import { allOf, counted, few, number, podBlock, zoneInWords } from '../../phrases';
import { Said, wording } from '../../wording';

/** Addresses of a prefix. */
const PREFIX_ADDRESSES = 16;

type Way =
  | 'share'
  | 'fewerOthers'
  | 'controlPlaneSubnet'
  | 'severalNodeSubnets'
  | 'nodeSubnet'
  | 'taggedSubnet'
  | 'sharedSubnet'
  | 'fewerNodes'
  | 'podSubnets';

/**
 * The smallest change that helps: a larger share of the subnet for prefixes, which moves nothing, else another subnet.
 */
export type WayOut = {
  readonly way: Way;

  /** The share to reserve, as it is written in code, in the way `share`, and whether it is less than what is there. */
  readonly share?: string;
  readonly reservesLess?: boolean;

  /**
   * The prefix length of the subnet that is large enough, and of the block of four slots that has one for each zone.
   */
  readonly length?: number;
  readonly slotBlock?: number;

  /** The prefix length of the subnet for nodes beside subnets for pods, where there are none yet. */
  readonly nodeLength?: number;
  readonly upperHalf: boolean;
  readonly endsDiscovery: boolean;

  /** The share of that subnet for prefixes, where its upper half does not do. */
  readonly podShare?: string;

  /** How a cluster that runs gets such subnets beside those that it has; undefined where it gets them so. */
  readonly running?: 'generation' | 'network';

  /** The prefix length that they then have beside those that are there, where the VPC CNI takes both. */
  readonly furtherLength?: number;

  /**
   * As many nodes at the peak as fit without the change, up to the peak or else at the stage named; of these groups
   * where the subnet serves some only.
   */
  readonly mostNodes?: number;
  readonly mostStage?: string;
  readonly groups: readonly string[];

  /** As many as fit at the later stages that fall short too, and the one that leaves the fewest. */
  readonly laterNodes?: number;
  readonly laterStage?: string;
};

/** Stages beyond the peak, as what follows a number of nodes. */
const BEYOND_PEAK: Readonly<Record<string, string>> = {
  'surge': 'with a surge',
  'changeover': 'with a changeover',
  'zone-lost': 'with a zone lost',
};

const SHARES_IN_WORDS: Readonly<Record<string, string>> = {
  'ReservationShare.THREE_QUARTERS': 'three quarters',
  'ReservationShare.SEVEN_EIGHTHS': 'seven eighths',
};

/** What to change, a line for each way out. */
export function waysOut(wayOut: WayOut): string[] {
  const { running } = wayOut;
  return [
    `${running === undefined ? '' : 'in a new cluster, '}${changeInWords(wayOut)}`,
    ...runningInWords(wayOut),
    ...fewerInWords(wayOut),
  ];
}

/** How a cluster that runs gets further pod subnets. */
function runningInWords({ running, furtherLength }: WayOut): string[] {
  switch (running) {
    case undefined: return [];
    case 'generation': return ['in a running cluster, add them by addPodNetwork'];
    default: return [
      `in a running cluster, add pod subnets of /${furtherLength} as a further network: `
      + 'PodNetwork.taggedSubnets(first, second)',
    ];
  }
}

function fewerInWords({ mostNodes, mostStage, laterNodes, laterStage, groups }: WayOut): string[] {
  if (mostNodes === undefined) return [];
  const nodes = groups.length === 0 ? counted(mostNodes, 'node') : `${counted(mostNodes, 'node')} of ${few(groups)}`;
  const later = laterStage === undefined ? '' : `, ${laterNodes ?? 'none'} ${beyondPeak(laterStage)}`;
  return [`run at most ${nodes} per zone at the peak${mostStage === undefined ? later : ` ${beyondPeak(mostStage)}`}`];
}

/** A stage beyond the peak, as what follows a number of nodes. */
function beyondPeak(stage: string): string {
  return BEYOND_PEAK[stage] ?? `at ${stage}`;
}

function changeInWords(wayOut: WayOut): string {
  const { way, share, reservesLess, length, slotBlock, nodeLength, upperHalf, podShare, endsDiscovery } = wayOut;
  const half = upperHalf ? `, ${SHARES_IN_WORDS[podShare ?? ''] ?? 'upper half'} reserved` : '';
  switch (way) {
    case 'share':
      return `reserve ${reservesLess ? 'less' : 'more'} of the subnet for prefixes: 'reservation' ${share}, `
        + 'in the options of PodNetwork';
    case 'fewerOthers':
      return 'let fewer others take addresses of the subnet';
    case 'controlPlaneSubnet':
      return `give the control plane a subnet of /${length}: 'vpcSubnets' of the cluster`;
    case 'severalNodeSubnets':
      return "run the nodes in several subnets of the zone: 'subnets' of the node group";
    case 'nodeSubnet':
      return `run the nodes in a subnet of /${length}: 'subnets' of the node group`;
    case 'taggedSubnet':
      return `tag a subnet of /${length}${half} in its place`;
    case 'sharedSubnet':
      return `run the nodes, with their pods, in a subnet of /${length}${half}: 'subnets' of the node group`;
    case 'podSubnets':
      return (
        (endsDiscovery ? 'use custom networking in place of subnet discovery, with' : 'use')
        + ` pod subnets of /${length}${half}`
        + ` (${podBlock(length!, slotBlock)})${nodeLength === undefined ? '' : `, node subnets of /${nodeLength}`}`
      );
    default:
      return 'run fewer or larger nodes, or several clusters: no subnet is large enough, a /16 included';
  }
}

/** Subnets that fall short alike, and for each stage what is taken and what is missing; 0 where that kind suffices. */
type Shortage = WayOut & {
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

  /** Whether EC2 may go on in the rest of the subnet. */
  readonly spills: boolean;

  /** Addresses that others take, where they make a difference, of those that can be used. */
  readonly others: number;
  readonly usable: number;
};

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
  fix: waysOut(facts),
});

function messageOf(facts: Shortage): string {
  const missing = missingAtWorst(facts);
  const { subnets, sizes, zones } = facts;
  return subnets.length === 1
    ? `subnet '${subnets[0]}' (${sizes[0]}) in ${zoneInWords(zones[0])} is too small: it lacks ${missing}`
    : `${subnets.length} subnets are too small: each lacks ${missing}: ${few(subnetsIn(facts))}`;
}

function subnetsIn({ subnets, sizes, zones }: Shortage): string[] {
  return subnets.map((name, index) => (subnets.length === 1 ? name : `'${name}' (${sizes[index]}, ${zones[index]})`));
}

/** What is missing at the stage that lacks most. */
function missingAtWorst(facts: Shortage): string {
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
function lacksAddresses({ reserved, prefixesMissing, addressesMissing }: Shortage, index: number): boolean {
  return addressesMissing[index] > 0 && (reserved || prefixesMissing[index] === 0);
}

/** What there is of each kind that falls short, then a line for each sum, with the stages that have it. */
function sumsOf(facts: Shortage): string[] {
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
    ? `no address is left${reserved ? ` ${outside}` : ''}, for the control plane and others take ${number(-supply)} more`
    : `${counted(supply, 'address', 'addresses')} ${isOrAre(supply)} ${reserved ? outside : 'there'}`;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function bySum({ stages }: Shortage, sumAt: (index: number) => string | undefined): string[] {
  const stagesBySum = new Map<string, string[]>();
  stages.forEach((stage, index) => {
    const sum = sumAt(index);
    if (sum !== undefined) stagesBySum.set(sum, [...stagesBySum.get(sum) ?? [], stage]);
  });
  return [...stagesBySum].map(([sum, at]) => `${at.join(', ')}: ${sum}`);
}

function nodesTake({ nodes }: Shortage, index: number): string {
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

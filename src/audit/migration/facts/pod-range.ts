import { MigrationProblem } from '../migration';
import { StartingPoint } from './starting-point';
import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { cidrProblem } from '../../../addressing/ipv4-text';
import { meantBlock } from '../../../addressing/meant-block';
import { ReservationShare, SubnetBlocks } from '../../../addressing/subnet-blocks';
import { associationFindings, VPC_BLOCK_USE, vpcCidrFindings } from '../../../addressing/vpc-cidr-rules';
import { isZoneId } from '../../../addressing/zone-ids';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';

/** How many parts a range is cut into, one for each zone. */
const SLOTS = 4;
const MORE_SLOTS = 8;

const EACH_ZONE
  = 'give one block, or one for each zone, as in eu-west-1a=100.64.0.0/16,eu-west-1b=100.65.0.0/16';

/** Findings after which EC2 still adds the block: a quota that can be raised, and a range that others use. */
const ADDABLE = ['quota-exceeded', 'vpc-cidr-docker'];

/** The pod subnet of a zone, before it is made. */
export interface PodSubnetPlan {
  readonly zone: string;
  readonly slot: number;
  readonly cidr: string;

  /** Whole /28 blocks that are reserved for prefixes. */
  readonly wholeBlocks: number;

  /** Addresses outside of the reservation. */
  readonly addresses: number;
}

/** A block for pods. */
export interface PodBlock {
  /** The zone that it is for; undefined where it is cut for all of them. */
  readonly zone?: string;
  readonly cidr: string;

  /** Whether the VPC has it already. */
  readonly isPartOfVpc: boolean;
}

/** The range for pods, as it is to be cut. */
export interface PodRange {
  /** One block for all zones, or one for each. */
  readonly blocks: readonly PodBlock[];

  /** Into how many parts the block for all zones is cut; undefined where each zone has its own. */
  readonly zoneSlots?: number;

  /** How much of each subnet is reserved for prefixes. */
  readonly share: ReservationShare;
  readonly subnets: readonly PodSubnetPlan[];
  readonly notes: readonly string[];
}

const problem = (message: string, fix: string[], details: string[] = []): MigrationProblem =>
  ({ kind: 'pod-cidr', message, details, fix });

/** A part of what `--pod-cidr` says: a block for all zones, or one for a zone. */
interface GivenBlock {
  readonly zone?: string;
  readonly text: string;
}

/** `100.64.0.0/16`, or `eu-west-1a=100.64.0.0/16,eu-west-1b=100.65.0.0/16`. */
function givenBlocks(text: string): GivenBlock[] {
  return text.split(',').map((part) => part.trim()).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? { text: part } : { zone: part.slice(0, at), text: part.slice(at + 1) };
  });
}

/** What is wrong with a range, whatever the cluster: its form. */
export function podCidrForm(text: string): MigrationProblem[] {
  const given = givenBlocks(text);
  const zones = given.flatMap(({ zone }) => zone ?? []);
  if ((given.length > 1 && zones.length < given.length) || zones.includes('')) {
    return [problem(`--pod-cidr '${text}' has a block without its zone`, [EACH_ZONE])];
  }
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
  if (twice !== undefined) return [problem(`--pod-cidr '${text}' has two blocks for ${twice}`, [EACH_ZONE])];
  const forms = given.flatMap((block) => (cidrProblem(block.text) !== undefined
    ? [problem(`--pod-cidr '${block.text}' is not an IPv4 CIDR`, [
      `give a block such as ${meantBlock(block.text, VPC_BLOCK_USE)}`,
    ])]
    : vpcCidrFindings(about.cidr('--pod-cidr'), Ipv4Cidr.parse(block.text)).map(ofFinding)));
  if (forms.length > 0) return forms;
  const cidrs = given.map((block) => Ipv4Cidr.parse(block.text));
  const other = cidrs.find((cidr, index) => cidrs.slice(0, index).some((before) => before.overlaps(cidr)));
  return other === undefined ? []
    : [problem(`--pod-cidr '${text}' has blocks that overlap: ${other} and another one`, [EACH_ZONE])];
}

/** Shares of the pod subnets that can be reserved, in the order in which they are tried. */
export const SHARES: readonly ReservationShare[] = [
  ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS,
];

/** How a range is cut for the zones of the nodes, or what is wrong with it. */
export function podRange(
  text: string,
  { cluster, groups, subnets }: StartingPoint,
  share: ReservationShare,
): PodRange | MigrationProblem[] {
  const form = podCidrForm(text);
  if (form.length > 0) return form;
  const ids = [...new Set(groups.flatMap((group) => [...group.subnets.keys()]))];
  const zones = [...new Set(ids.flatMap((id) => subnets.get(id)?.zone ?? []))].sort();
  const vpcBlocks = (cluster.vpc?.blocks ?? []).filter((block) => cidrProblem(block) === undefined)
    .map((block) => Ipv4Cidr.parse(block));
  // An id is of the zone whatever its name is in the account, and subnets tell both.
  const nameOf = (id: string | undefined) => id === undefined
    ? undefined : cluster.subnets?.find(({ zoneId }) => zoneId === id)?.zone ?? id;
  const given = givenBlocks(text)
    .map((block) => ({ ...block, zone: nameOf(block.zone), cidr: Ipv4Cidr.parse(block.text) }));
  const byId = given.flatMap(({ zone }) => (zone !== undefined && isZoneId(zone) ? [zone] : []));
  const used = given.filter(({ zone }) => zone === undefined || zones.includes(zone));
  const blocks = used.map(({ zone, cidr }) => {
    const around = vpcBlocks.find((block) => block.contains(cidr));
    return { zone, cidr, around, isPartOfVpc: around !== undefined };
  });
  const isByZone = given[0].zone !== undefined;
  const without = isByZone ? zones.filter((zone) => !given.some((each) => each.zone === zone)) : [];
  const problems = [
    ...ids.filter((id) => subnets.get(id)?.zone === undefined).map((id) => ({
      ...problem(`The zone of ${id} is not known, in which pods need a subnet`, [
        `add the output of: aws ec2 describe-subnets --subnet-ids ${id}`,
      ]),
      kind: 'zone-unknown',
    })),
    ...byId.map((id) => problem(`--pod-cidr names a zone by its id ${id}, and no subnet of the nodes is in it`, [
      `give the name of the zone, as in ${zones[0] ?? 'eu-west-1a'}`,
    ])),
    ...without.map((zone) => problem(`--pod-cidr has no block for ${zone}, in which nodes are`, [
      `add one: ${text},${zone}=CIDR`,
    ])),
    ...blocks.flatMap(({ cidr, around }) => overlaps(cidr, vpcBlocks, around, cluster)),
  ];
  const added = cluster.vpc === undefined ? [] : blocks.filter(({ isPartOfVpc }) => !isPartOfVpc);
  const found = added.flatMap(({ cidr }, index) =>
    associationFindings(about.cidr('--pod-cidr'), cidr, vpcBlocks[0], vpcBlocks.length + 1 + index));
  const refused = found.filter(({ id }) => !ADDABLE.some((name) => id.endsWith(`:${name}`)));
  problems.push(...refused.map(ofFinding));
  const slots = isByZone ? undefined : slotsOf(zones);
  const [{ cidr: first }] = given;
  if (!isByZone && slots === undefined) {
    problems.push(problem(`Nodes are in ${zones.length} zones, and a range has at most ${MORE_SLOTS} parts`, [
      'give each zone a block of its own, as in --pod-cidr ZONE=CIDR,ZONE=CIDR',
    ]));
  }
  const length = first.prefixLength + Math.log2(slots?.count ?? SLOTS);
  if (slots !== undefined && length > 28) {
    problems.push(problem(`--pod-cidr ${text} cannot be cut into ${slots.count} subnets: EC2 has none below a /28`, [
      'give a larger block, such as 100.64.0.0/16',
    ]));
  }
  if (problems.length > 0 || zones.length === 0) return problems;
  const idle = given.flatMap(({ zone }) => (zone === undefined || zones.includes(zone) ? [] : [zone]));
  return {
    blocks: blocks.map(({ zone, cidr, isPartOfVpc }) => ({ zone, cidr: `${cidr}`, isPartOfVpc })),
    zoneSlots: slots?.count,
    share,
    subnets: zones.map((zone, index) => (slots === undefined
      ? podSubnet(blocks.find((block) => block.zone === zone)!.cidr, zone, 0, share)
      : podSubnet(first.childAt(length, slots.slots[index]), zone, slots.slots[index], share))),
    notes: [
      ...cluster.vpc === undefined
        ? [`no file has the blocks of the VPC: check with aws ec2 describe-vpcs that none overlaps ${text}`] : [],
      ...idle.length === 0 ? [] : [`no node is in ${idle.join(', ')}: the block for it is left out`],
      ...[...new Set(found.filter((each) => !refused.includes(each)).map(({ message }) => message))],
    ],
  };
}

/** The blocks of a range, in words. */
export function blocksInWords({ blocks }: PodRange): string {
  return blocks.map(({ cidr }) => cidr).join(' and ');
}

function overlaps(
  cidr: Ipv4Cidr,
  blocks: readonly Ipv4Cidr[],
  around: Ipv4Cidr | undefined,
  { subnets = [], controlPlane }: RunningClusterParts,
): MigrationProblem[] {
  const taken = subnets.filter((each) => each.cidr !== undefined && Ipv4Cidr.parse(each.cidr).overlaps(cidr));
  const cut = blocks.filter((block) => block !== around && block.overlaps(cidr));
  const service = controlPlane?.serviceCidr;
  return [
    ...taken.length === 0 ? [] : [problem(
      `--pod-cidr ${cidr} overlaps ${taken.length === 1 ? 'a subnet' : `${taken.length} subnets`} of the VPC`,
      ['give a range that no subnet has, such as a free block of 100.64.0.0/10'],
      [`in the way: ${taken.map((each) => `${each.subnetId} (${each.cidr})`).join(', ')}`],
    )],
    ...cut.map((block) => problem(`--pod-cidr ${cidr} overlaps the block ${block} of the VPC`, [
      'give a block that the VPC does not have, such as a free block of 100.64.0.0/10',
    ])),
    ...service !== undefined && cidrProblem(service) === undefined && Ipv4Cidr.parse(service).overlaps(cidr)
      ? [problem(`--pod-cidr ${cidr} overlaps the addresses of services of the cluster, ${service}`, [
        'give another range, such as a free block of 100.64.0.0/10',
      ])] : [],
  ];
}

type RunningClusterParts = Pick<StartingPoint['cluster'], 'subnets' | 'controlPlane'>;

/** A part for each zone: that of its letter, or the last free one. */
function slotsOf(zones: readonly string[]): { count: number; slots: number[] } | undefined {
  const count = zones.length <= SLOTS ? SLOTS : MORE_SLOTS;
  if (zones.length > count) return undefined;
  const byLetter = zones.map((zone) => (zone.codePointAt(zone.length - 1) ?? 0) - 'a'.charCodeAt(0));
  const slots = byLetter.map((slot, index) =>
    (slot >= 0 && slot < count && byLetter.indexOf(slot) === index ? slot : undefined));
  const free = [...Array(count).keys()].filter((slot) => !slots.includes(slot));
  return { count, slots: slots.map((slot) => slot ?? free.pop()!) };
}

function podSubnet(cidr: Ipv4Cidr, zone: string, slot: number, share: ReservationShare): PodSubnetPlan {
  const blocks = SubnetBlocks.of(cidr);
  const ranges = blocks.topRanges(share);
  const sum = (count: (range: Ipv4Cidr) => number) => ranges.reduce((total, range) => total + count(range), 0);
  return {
    zone,
    slot,
    cidr: `${blocks.cidr}`,
    wholeBlocks: sum((range) => blocks.wholeBlocksIn(range)),
    addresses: blocks.usableAddresses - sum((range) => blocks.usableAddressesIn(range)),
  };
}

function ofFinding({ message, details, fix }: Finding): MigrationProblem {
  return { kind: 'pod-cidr', message, details: [...details ?? []], fix: [...fix ?? []] };
}

import { MigrationProblem } from '../migration';
import { StartingPoint } from './starting-point';
import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { cidrProblem } from '../../../addressing/ipv4-text';
import { ReservationShare, SubnetBlocks } from '../../../addressing/subnet-blocks';
import { associationFindings, vpcCidrFindings } from '../../../addressing/vpc-cidr-rules';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';

/** How many parts a range is cut into, one for each zone. */
const SLOTS = 4;
const MORE_SLOTS = 8;

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

/** The range for pods, as it is to be cut. */
export interface PodRange {
  readonly cidr: string;

  /** Whether the VPC has it already. */
  readonly isPartOfVpc: boolean;
  readonly zoneSlots: number;

  /** How much of each subnet is reserved for prefixes. */
  readonly share: ReservationShare;
  readonly subnets: readonly PodSubnetPlan[];
  readonly notes: readonly string[];
}

const problem = (message: string, fix: string[], details: string[] = []): MigrationProblem =>
  ({ kind: 'pod-cidr', message, details, fix });

/** What is wrong with a range, whatever the cluster: its form. */
export function podCidrForm(text: string): MigrationProblem[] {
  if (cidrProblem(text) !== undefined) {
    return [problem(`--pod-cidr '${text}' is not an IPv4 CIDR`, ['give a block such as 100.64.0.0/16'])];
  }
  return vpcCidrFindings(about.cidr('--pod-cidr'), Ipv4Cidr.parse(text)).map(ofFinding);
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
  const cidr = Ipv4Cidr.parse(text);
  const ids = [...new Set(groups.flatMap((group) => [...group.subnets.keys()]))];
  const zones = [...new Set(ids.flatMap((id) => subnets.get(id)?.zone ?? []))].sort();
  const blocks = (cluster.vpc?.blocks ?? []).filter((block) => cidrProblem(block) === undefined)
    .map((block) => Ipv4Cidr.parse(block));
  const around = blocks.find((block) => block.contains(cidr));
  const problems = [
    ...ids.filter((id) => subnets.get(id)?.zone === undefined).map((id) => ({
      ...problem(`The zone of ${id} is not known, in which pods need a subnet`, [
        `add the output of: aws ec2 describe-subnets --subnet-ids ${id}`,
      ]),
      kind: 'zone-unknown',
    })),
    ...overlaps(cidr, blocks, around, cluster),
  ];
  const found = around === undefined && cluster.vpc !== undefined
    ? associationFindings(about.cidr('--pod-cidr'), cidr, blocks[0], blocks.length + 1)
    : [];
  const refused = found.filter(({ id }) => !ADDABLE.some((name) => id.endsWith(`:${name}`)));
  problems.push(...refused.map(ofFinding));
  const slots = slotsOf(zones);
  if (slots === undefined) {
    problems.push(problem(`Nodes are in ${zones.length} zones, and a range has at most ${MORE_SLOTS} parts`, [
      'give the pods of some zones a range of their own, in a separate migration of these groups',
    ]));
  }
  const length = cidr.prefixLength + Math.log2(slots?.count ?? SLOTS);
  if (slots !== undefined && length > 28) {
    problems.push(problem(`--pod-cidr ${text} cannot be cut into ${slots.count} subnets: EC2 has none below a /28`, [
      'give a larger block, such as 100.64.0.0/16',
    ]));
  }
  if (problems.length > 0 || slots === undefined) return problems;
  return {
    cidr: text,
    isPartOfVpc: around !== undefined,
    zoneSlots: slots.count,
    share,
    subnets: zones.map((zone, index) => podSubnet(cidr, length, zone, slots.slots[index], share)),
    notes: [
      ...cluster.vpc === undefined
        ? [`no file has the blocks of the VPC: check with aws ec2 describe-vpcs that none overlaps ${text}`] : [],
      ...found.filter((each) => !refused.includes(each)).map(({ message }) => message),
    ],
  };
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

function podSubnet(
  cidr: Ipv4Cidr,
  length: number,
  zone: string,
  slot: number,
  share: ReservationShare,
): PodSubnetPlan {
  const blocks = SubnetBlocks.of(cidr.childAt(length, slot));
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

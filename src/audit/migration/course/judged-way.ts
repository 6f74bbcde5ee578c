import { Course, courseOf, Generation } from './course';
import { addressSources, blockSources } from './freed-blocks';
import { CourseState, Entry, Ledger } from './ledger';
import { stuckNodes, StuckNode } from './stuck-nodes';
import { PREFIX_ADDRESSES } from '../../../addressing/prefix';
import { counted, few } from '../../../findings/phrases';
import { OldNode } from '../facts/old-node';
import { PodRange } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationProblem, MigrationWay, WayVerdict } from '../migration';

/** A point of a course, after one of its stretches. */
export interface CoursePoint {
  readonly state: CourseState;

  /** The nodes that have just started, or the ones that have just gone. */
  readonly started?: Generation;
  readonly gone?: Generation | 'old';
}

/** A way with what it takes, and what is in it. */
export interface JudgedWay {
  readonly verdict: WayVerdict;
  readonly problems: readonly MigrationProblem[];
  readonly course?: Course;
  readonly points: readonly CoursePoint[];
  readonly ledger?: Ledger;

  /** Nodes to be drained, or uncordoned, before it. */
  readonly stuck: readonly StuckNode[];
}

/** Judges a way: whether each subnet has what it takes at each point, and each node can follow. */
export function judgedWay(start: StartingPoint, range: PodRange | undefined, way: MigrationWay): JudgedWay {
  const course = courseOf(start, range, way);
  if (course === undefined) {
    const verdict = { way, possible: false, reasons: [absent(start, range, way)] };
    return { verdict, problems: [], points: [], stuck: [] };
  }
  const points = pointsOf(start, course);
  const ledger = ledgerFor(start, range, course, points);
  const stuck = stuckNodes(start, course);
  const problems = [
    ...course.withoutRoom.map((group): MigrationProblem => ({
      kind: 'no-room',
      message: `Nodes of ${group.name} (${few(group.types.map(({ instanceType }) => instanceType))}) `
        + 'cannot run pods on this way',
      details: ['under custom networking the primary ENI carries no pods, and the others must hold all of them'],
      fix: ['replace them by a type with more ENIs first'],
    })),
    ...way === 'C' ? stuck.map(refusedNode) : [],
    ...shortages(start, range, points.flatMap(({ state }) => ledger.at(state))),
  ];
  const reasons = problems.length > 0
    ? problems.map(({ message }) => message)
    : reasonsFor(start, way, points.map(({ state }) => ledger.at(state)), stuck);
  return { verdict: { way, possible: problems.length === 0, reasons }, problems, course, points, ledger, stuck };
}

/** The points of a course: where it begins, and after each change and replacement of nodes. */
function pointsOf({ mode }: StartingPoint, { stretches }: Course): CoursePoint[] {
  let state: CourseState = { mode, hasNetwork: true, hasOldNodes: true, generations: [] };
  const points: CoursePoint[] = [{ state }];
  for (const stretch of stretches) {
    if (stretch.kind === 'switch') {
      state = { ...state, mode: stretch.to };
      points.push({ state });
      continue;
    }
    const before = state.generations;
    state = { ...state, generations: [...before, stretch.generation] };
    points.push({ state, started: stretch.generation });
    state = { ...state, hasOldNodes: false, generations: [stretch.generation] };
    points.push({ state, gone: before.length === 0 ? 'old' : before[before.length - 1] });
  }
  return points;
}

/** The ledger with ranges reserved in the subnets of nodes for all blocks that the course takes of them. */
function ledgerFor(
  start: StartingPoint,
  range: PodRange | undefined,
  course: Course,
  points: readonly CoursePoint[],
): Ledger {
  const without = new Ledger(start, range, course);
  const needed = new Map<string, number>();
  for (const entry of points.flatMap(({ state }) => without.at(state))) {
    const subnet = start.subnets.get(entry.subnet);
    if (subnet === undefined) continue;
    const held = entry.blocks.has - subnet.wholeBlocks;
    // Blocks that are reserved already count first.
    const more = entry.blocks.oldNodes + entry.blocks.newNodes - held - subnet.map.reservedBlocks;
    needed.set(entry.subnet, Math.max(needed.get(entry.subnet) ?? 0, more));
  }
  const ranges = new Map<string, readonly string[]>();
  for (const [id, blocks] of needed) {
    if (blocks <= 0) continue;
    const subnet = start.subnets.get(id)!;
    // A block more for each address of somebody unseen, which may be in one, but no more than half of what is left.
    const halfOfRest = Math.floor((subnet.freeAddresses / PREFIX_ADDRESSES - blocks) / 2);
    const spare = Math.max(0, Math.min(subnet.unseen ?? 0, subnet.certainBlocks - blocks, halfOfRest));
    const found = subnet.rangesFor(blocks + spare);
    if (found !== undefined) ranges.set(id, found);
  }
  return new Ledger(start, range, course, ranges);
}

/** What the subnets lack at the point of the course at which they lack most. */
function shortages(start: StartingPoint, range: PodRange | undefined, entries: readonly Entry[]): MigrationProblem[] {
  const bySubnet = new Map<string, Entry[]>();
  for (const entry of entries) bySubnet.set(entry.subnet, [...bySubnet.get(entry.subnet) ?? [], entry]);
  return [...bySubnet.values()].flatMap((ofSubnet) => {
    const worst = ofSubnet.reduce((one, other) => (other.certainlyLeft < one.certainlyLeft ? other : one));
    const starved = ofSubnet.find(({ starting, atOnce }) => starting > 0 && atOnce === 0);
    const poorest = ofSubnet.reduce((one, other) => (other.addresses.left < one.addresses.left ? other : one));
    return [
      ...worst.certainlyLeft < 0 && worst.blocks.oldNodes + worst.blocks.newNodes > 0
        ? [blockShortage(start, range, worst)] : [],
      ...starved === undefined ? [] : [starvedNodes(start, starved)],
      ...starved === undefined && poorest.addresses.left < 0 ? [addressShortage(start, range, poorest)] : [],
    ];
  });
}

function blockShortage(start: StartingPoint, range: PodRange | undefined, entry: Entry): MigrationProblem {
  const { subnet, cidr, blocks, atMost } = entry;
  const needed = blocks.oldNodes + blocks.newNodes;
  const seen = start.subnets.get(subnet);
  const canMove = range === undefined && !start.mode.customNetworking;
  return {
    kind: 'blocks-short',
    message: `${subnet} (${cidr}) has ${atMost ? 'at most ' : ''}${counted(blocks.has, 'whole /28 block')}, `
      + `and ${needed} are needed`,
    details: [
      `old nodes take ${blocks.oldNodes}, new ones ${blocks.newNodes}: ${needed} in all, `
      + `${needed - blocks.has} too many`,
      ...atMost ? [
        `${counted(seen?.unseen ?? 0, 'address', 'addresses')} that no file explains can each break up a block, so `
        + `${Math.max(0, needed + entry.certainlyLeft)} are certain`,
      ] : [],
    ].slice(needed > blocks.has ? 0 : 1),
    fix: [
      ...canMove ? ['give pods a range of their own: --pod-cidr 100.64.0.0/16'] : [],
      ...seen === undefined ? [largerBlock(range)] : blockSources(seen, start),
      ...atMost ? ['collect the network interfaces in the account that owns the VPC, which sees all of them'] : [],
    ],
  };
}

function starvedNodes(start: StartingPoint, { subnet, cidr, addresses, starting }: Entry): MigrationProblem {
  const seen = start.subnets.get(subnet);
  return {
    kind: 'addresses-short',
    message: `${subnet} (${cidr}) has ${counted(addresses.has, 'free address', 'free addresses')}, `
      + `too few for the first of ${counted(starting, 'new node')}`,
    details: ['the primary ENI of a node takes an address outside of reservations, wherever its pods are'],
    fix: seen === undefined ? [] : addressSources(seen, start),
  };
}

function addressShortage(
  start: StartingPoint,
  range: PodRange | undefined,
  { subnet, cidr, addresses }: Entry,
): MigrationProblem {
  const seen = start.subnets.get(subnet);
  return {
    kind: 'addresses-short',
    message: `${subnet} (${cidr}) has ${counted(addresses.has, 'address', 'addresses')} outside of its reservation, `
      + `and ${addresses.oldNodes + addresses.newNodes} are needed`,
    details: [`old nodes take ${addresses.oldNodes}, new ones ${addresses.newNodes}`],
    fix: seen === undefined ? [largerBlock(range)] : addressSources(seen, start),
  };
}

/** The first net of 100.64.0.0/10, which every VPC can have blocks of. */
const FIRST_NET = 64;

function largerBlock(range: PodRange | undefined): string {
  if (range === undefined || range.blocks.some(({ cidr }) => !cidr.endsWith('/16'))) {
    return 'give a larger block as --pod-cidr, up to a /16';
  }
  if (range.zoneSlots === undefined) {
    return 'no subnet is larger than a /16: move the groups of a zone one after another, or keep fewer spare addresses';
  }
  const each = range.subnets.map(({ zone }, index) => `${zone}=100.${FIRST_NET + index}.0.0/16`).join(',');
  return `give each zone a block of its own, as in --pod-cidr ${each}`;
}

function refusedNode({ node, why, detail }: StuckNode): MigrationProblem {
  return {
    kind: `node-${why}`,
    message: `Node ${node.name} is ${why}: with both settings at once its aws-node would not start`,
    details: [
      detail,
      'under custom networking aws-node exits if it gets no prefix at its start, and restarts until it does',
    ],
    fix: [wayOutFor({ node, why, detail })],
  };
}

/** What makes a node that cannot follow one that can, or none. */
export function wayOutFor({ node, why }: StuckNode): string {
  return why === 'cordoned'
    ? `uncordon ${node.name}, or drain and terminate it`
    : `drain and terminate ${node.name}, once other nodes can run its ${counted(node.pods, 'pod')}`;
}

function reasonsFor(
  { mode }: StartingPoint,
  way: MigrationWay,
  entries: readonly Entry[][],
  stuck: readonly StuckNode[],
): string[] {
  const lines = mostTaken(entries.flat()).map(({ subnet, blocks, atMost }) =>
    `${subnet} has ${atMost ? 'at most ' : ''}${counted(blocks.has, 'whole block')}, and at most `
    + `${blocks.oldNodes + blocks.newNodes} are taken at a time`);
  const names: readonly OldNode[] = stuck.map(({ node }) => node);
  return [
    {
      A: mode.prefixes
        ? 'prefixes are on already: custom networking is safe if each old node holds one'
        : 'prefixes come first, from whole blocks that are reserved for the running nodes',
      B: mode.customNetworking
        ? 'custom networking is on already: prefixes are safe if no node is cordoned or full'
        : 'custom networking comes first, with single addresses: the running nodes need no whole block',
      C: 'every running node can get a prefix at the moment of the change',
    }[way],
    ...lines,
    ...names.length === 0 ? [] : [
      `${counted(names.length, 'node')} must be made ready first: ${few(names.map(({ name }) => name))}`,
    ],
  ];
}

/** Of each subnet the entry with the most blocks taken; none where none is. */
function mostTaken(entries: readonly Entry[]): Entry[] {
  const most = new Map<string, Entry>();
  const taken = ({ blocks }: Entry) => blocks.oldNodes + blocks.newNodes;
  for (const entry of entries) {
    const known = most.get(entry.subnet);
    if (known === undefined || taken(known) < taken(entry)) most.set(entry.subnet, entry);
  }
  return [...most.values()].filter((entry) => taken(entry) > 0);
}

function absent({ mode }: StartingPoint, range: PodRange | undefined, way: MigrationWay): string {
  if (mode.customNetworking) return 'custom networking is on already: only way B has a change left';
  if (mode.prefixes) return 'prefixes are on already: only way A has a change left';
  return range === undefined
    ? `way ${way} gives pods subnets of their own, and --pod-cidr is missing`
    : 'there is nothing left to change';
}

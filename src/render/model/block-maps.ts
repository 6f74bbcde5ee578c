import { BlockMapPart, KeyEntry, SquareRun, SquareState } from './report-model';
import { count, counting, plain, STAGE_WORDS } from './stage-words';
import { AlikeSubnets } from './subnet-pools';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { PlanStage } from '../../forecast/plan-stage';
import { KnownBlock } from '../../forecast/subnets/known-block';
import { takenFrom } from '../../forecast/subnets/subnet-supply';
import { SubnetStage } from '../../plan/subnet-plan';

/** As many squares a map has at most. */
const MOST_SQUARES = 1024;

const STATES: Readonly<Record<PlanStage, SquareState>> = {
  [PlanStage.MINIMUM]: 'usual',
  [PlanStage.EXPECTED]: 'usual',
  [PlanStage.LARGEST]: 'peak',
  [PlanStage.PEAK]: 'peak',
  [PlanStage.SURGE]: 'update',
  [PlanStage.ZONE_LOST]: 'zone-lost',
  [PlanStage.CHANGEOVER]: 'changeover',
};

/** A run of blocks of one state. */
interface Run {
  readonly state: SquareState;
  readonly blocks: number;
}

/** What a stage adds to those that take less. */
interface Step {
  readonly state: SquareState;
  readonly words: string;
  readonly more: number;
}

/** The maps of the subnets of a pool, which are drawn once; none where their size is not known. */
export function blockMaps({ planned, forecast }: AlikeSubnets): BlockMapPart[] {
  const known = KnownBlock.of(forecast);
  if (known === undefined) return [];
  const { blocks, ranges, isPlaced } = known;
  const total = blocks.cidr.addressCount / PREFIX_ADDRESSES;
  const others = takenFrom(forecast);
  const hasPrefixes = planned.stages.some(({ prefixes }) => prefixes > 0);
  const steps = stepsOf(planned.stages, ({ prefixes }) => prefixes);
  const singles = Math.max(...planned.stages.map(({ addresses }) => addresses));
  const nameOf = (range: Ipv4Cidr) => (isPlaced ? range.toString() : `/${range.prefixLength}`);
  if (!planned.reserved) {
    return [hasPrefixes
      ? sharedMap(nameOf(blocks.cidr), blocks, steps, singles, others)
      : addressMap(nameOf(blocks.cidr), total, blocks.usableAddresses, planned.stages, others)];
  }
  const inOrder = [...ranges].sort((one, other) => one._first - other._first);
  const reserved = inOrder.map((range) => (
    { range, whole: blocks.wholeBlocksIn(range), size: range.addressCount / PREFIX_ADDRESSES }));
  const rest = total - reserved.reduce((sum, { size }) => sum + size, 0);
  const startsWithRest = inOrder[0]._first !== blocks.cidr._first;
  return [
    unreservedMap(
      unreservedName(known, rest, nameOf), rest, startsWithRest, singles, planned.addressSupply ?? 0, others),
    ...filled(reserved.map(({ whole }) => whole), steps).map(({ runs, key, taken }, index) => {
      const { range, whole, size } = reserved[index];
      const isFirst = range._first === blocks.cidr._first;
      return reservedMap(nameOf(range), size, whole, isFirst, runs, key, taken);
    }),
  ];
}

/** What stages add to one another, the least first. */
function stepsOf(stages: readonly SubnetStage[], taken: (stage: SubnetStage) => number): Step[] {
  const ascending = stages
    .filter(({ stage }) => stage !== PlanStage.MINIMUM)
    .sort((one, other) => taken(one) - taken(other));
  let before = 0;
  return ascending.flatMap((stage): Step[] => {
    const more = taken(stage) - before;
    const words = `${before === 0 ? '' : '+ '}${STAGE_WORDS[stage.stage].name}`;
    before += Math.max(0, more);
    return more <= 0 ? [] : [{ state: STATES[stage.stage], words, more }];
  });
}

/** Steps put into ranges one after the other. */
function filled(
  ranges: readonly number[],
  steps: readonly Step[],
): Array<{ readonly runs: Run[]; readonly key: KeyEntry[]; readonly taken: number }> {
  const left = steps.map((step) => ({ ...step }));
  return ranges.map((blocks, index) => {
    const runs: Run[] = [];
    const key: KeyEntry[] = [];
    let free = blocks;
    for (const step of left) {
      const here = Math.min(free, step.more);
      if (here === 0) continue;
      runs.push({ state: step.state, blocks: here });
      key.push({ state: step.state, words: step.words, count: here });
      step.more -= here;
      free -= here;
    }
    const beyond = left.reduce((sum, { more }) => sum + more, 0);
    if (free > 0) runs.push({ state: 'free', blocks: free });
    key.push({ state: 'free', words: 'free', count: free });
    if (index === ranges.length - 1 && beyond > 0) {
      key.push({ state: 'short', words: 'wanted at most beside these', count: beyond });
    }
    return { runs, key: key.filter(({ words, count: of }) => of > 0 || words === 'free'), taken: blocks - free };
  });
}

function reservedMap(
  name: string, size: number, whole: number, isFirst: boolean, runs: readonly Run[], key: KeyEntry[], taken: number,
): BlockMapPart {
  const kept = Math.max(0, size - whole);
  const isAtBothEnds = kept > 1;
  return drawn(
    [{ code: name }, ` reserved for prefixes: ${count(taken)} of ${count(whole)} blocks taken`],
    [
      ...isFirst || isAtBothEnds ? [keptRun(1)] : [],
      ...runs,
      ...kept > 0 && (!isFirst || isAtBothEnds) ? [keptRun(1)] : [],
    ],
    key,
    ['Drawn in order; EC2 picks any block of the reservation.', ...kept > 0 ? [KEPT_NOTE] : []],
  );
}

const KEPT_NOTE = 'AWS keeps addresses of the first and of the last block of a subnet.';

function keptRun(blocks: number): Run {
  return { state: 'kept', blocks };
}

function unreservedMap(
  name: string, size: number, isFirst: boolean, singles: number, supply: number, others: number,
): BlockMapPart {
  const free = size - (isFirst ? 1 : 0);
  const ofOthers = Math.min(free, Math.ceil(others / PREFIX_ADDRESSES));
  const taken = Math.min(free - ofOthers, Math.ceil(singles / PREFIX_ADDRESSES));
  return drawn(
    [{ code: name }, ` not reserved: ${count(singles)} of ${count(supply)} single addresses taken`],
    [
      ...isFirst ? [keptRun(1)] : [],
      { state: 'others', blocks: ofOthers },
      { state: 'single', blocks: taken },
      { state: 'unreserved', blocks: free - ofOthers - taken },
    ],
    [
      ...others > 0 ? [{ state: 'others', words: 'addresses of others', count: others } as const] : [],
      { state: 'single', words: 'single addresses', count: singles },
    ],
    [],
  );
}

/** Prefixes and single addresses in one subnet. */
function sharedMap(
  name: string, { wholeBlocks: whole, usableAddresses }: SubnetBlocks, steps: readonly Step[], singles: number,
  others: number,
): BlockMapPart {
  // The first and the last block have a few addresses besides those that AWS keeps, but no prefix.
  const beside = usableAddresses - whole * PREFIX_ADDRESSES;
  const blocksFor = (addresses: number) => Math.ceil(Math.max(0, addresses - beside) / PREFIX_ADDRESSES);
  const ofOthers = Math.min(whole, blocksFor(others));
  const wanted = steps.reduce((sum, { more }) => sum + more, 0);
  const ofSingles = Math.max(0, Math.min(whole - ofOthers - wanted, blocksFor(others + singles) - ofOthers));
  const [{ runs, key }] = filled([whole - ofOthers - ofSingles], steps);
  return drawn(
    [{ code: name }, ` nothing reserved: prefixes and single addresses share ${counting(whole, 'whole block')}`],
    [
      keptRun(1),
      { state: 'others', blocks: ofOthers },
      { state: 'single', blocks: ofSingles },
      ...runs,
      keptRun(1),
    ],
    [
      ...others > 0 ? [{ state: 'others', words: 'addresses of others', count: others } as const] : [],
      ...singles > 0 ? [{ state: 'single', words: 'single addresses', count: singles } as const] : [],
      ...key,
    ],
    [
      `The best case: each of the ${counting(singles, 'single address', 'single addresses')} can break up a block, `
      + 'and here nothing keeps them together.',
      KEPT_NOTE,
    ],
  );
}

/** Single addresses alone. */
function addressMap(
  name: string, total: number, usable: number, stages: readonly SubnetStage[], others: number,
): BlockMapPart {
  const steps = stepsOf(stages, ({ addresses }) => addresses);
  const ofOthers = Math.min(Math.max(0, total - 1), Math.ceil(others / PREFIX_ADDRESSES));
  const [{ key }] = filled([Math.max(0, usable - others)], steps);
  let [before, used] = [0, 0];
  const room = Math.max(0, total - 1 - ofOthers);
  const runs = key.filter(({ state }) => state !== 'free' && state !== 'short').map(({ state, count: more }): Run => {
    before += more;
    const end = Math.min(room, Math.round(before / PREFIX_ADDRESSES));
    const blocks = end - used;
    used = end;
    return { state, blocks };
  });
  return drawn(
    [{ code: name }, ` of single addresses: ${count(usable - others)} for nodes and pods`],
    [keptRun(1), { state: 'others', blocks: ofOthers }, ...runs, { state: 'free', blocks: room - used }],
    [...others > 0 ? [{ state: 'others', words: 'of others', count: others } as const] : [], ...key],
    ['The numbers are addresses, sixteen to a block.', 'AWS keeps the first four and the last address of a subnet.'],
  );
}

function unreservedName({ blocks, ranges }: KnownBlock, rest: number, nameOf: (range: Ipv4Cidr) => string): string {
  // The rest is a block of its own where ranges are halves from the top down.
  const lower = [...Array(Math.max(0, 29 - blocks.cidr.prefixLength)).keys()]
    .map((more) => blocks.cidr.childAt(blocks.cidr.prefixLength + more, 0))
    .find((part) => part.addressCount / PREFIX_ADDRESSES === rest);
  return lower !== undefined && ranges.every((range) => !lower.contains(range) && !range.contains(lower))
    ? nameOf(lower) : `the rest of ${nameOf(blocks.cidr)}`;
}

/** A map of runs of blocks: a square each, or several. A square has the state of most of its blocks. */
function drawn(
  caption: BlockMapPart['caption'], runs: readonly Run[], key: readonly KeyEntry[], notes: readonly string[],
): BlockMapPart {
  const all = runs.filter(({ blocks }) => blocks > 0);
  const total = all.reduce((sum, { blocks }) => sum + blocks, 0);
  const blocksPerSquare = Math.max(1, Math.ceil(total / MOST_SQUARES));
  const squares = blocksPerSquare === 1
    ? all.map(({ state, blocks }) => ({ state, squares: blocks })) : merged(all, blocksPerSquare);
  const drawnSquares = squares.reduce((sum, { squares: of }) => sum + of, 0);
  return {
    caption,
    description: `${plain(caption)}: ${key.map(({ words, count: of }) => `${words} ${count(of)}`).join(', ')}.`,
    columns: drawnSquares <= 32 ? 16 : drawnSquares <= 128 ? 32 : 64,
    blocksPerSquare,
    runs: squares,
    key,
    notes: [
      blocksPerSquare === 1
        ? 'One square is a /28 block, sixteen addresses.'
        : `One square is ${blocksPerSquare} blocks, ${blocksPerSquare * PREFIX_ADDRESSES} addresses.`,
      ...notes,
    ],
  };
}

function merged(runs: readonly Run[], perSquare: number): SquareRun[] {
  const squares: SquareRun[] = [];
  let counts = new Map<SquareState, number>();
  let room = perSquare;
  const push = () => {
    const [[state]] = [...counts].sort(([, one], [, other]) => other - one);
    const last = squares[squares.length - 1];
    if (last?.state === state) squares[squares.length - 1] = { state, squares: last.squares + 1 };
    else squares.push({ state, squares: 1 });
    counts = new Map();
    room = perSquare;
  };
  for (const { state, blocks } of runs) {
    for (let left = blocks; left > 0;) {
      const here = Math.min(left, room);
      counts.set(state, (counts.get(state) ?? 0) + here);
      room -= here;
      left -= here;
      if (room === 0) push();
    }
  }
  if (counts.size > 0) push();
  return squares;
}

import { BlockMap, BlockMapProps, BlockState } from '../../addressing/block-map';
import { PREFIX_LENGTH } from '../../addressing/prefix';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { fragmentationAdvice } from '../advice/fragmentation-advice';
import { otherKind } from '../files/document-kind';
import { ofFile, valueOf } from '../files/structured-input';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';
import { named } from '../framework/text-input';

/** What stands for a block of each state on the map. */
const SIGNS: Record<BlockState, string> = {
  [BlockState.FREE]: '.',
  [BlockState.RESERVED]: 'r',
  [BlockState.FRAGMENTED]: '+',
  [BlockState.FULL]: '#',
};

/** Blocks in a line of the map: a /22. */
const BLOCKS_A_LINE = 64;

const LISTS = ['addresses', 'prefixes', 'reservations'];

/**
 * `fragmentation`: the /28 blocks of a subnet, drawn from a list of what is in use, and how many prefixes it can still
 * give.
 */
export const FRAGMENTATION: Command = {
  name: 'fragmentation',
  purpose: 'a map of the /28 blocks of a subnet that are in use, and how many prefixes it has left',
  examples: [
    { words: 'fragmentation subnet.json', says: 'the map, and what to do' },
    { words: 'fragmentation - --json < subnet.json', says: 'the counts as data, from standard input' },
  ],
  operands: [{
    name: 'FILE',
    text: 'the path of a JSON file with "subnet", "addresses", "prefixes" and "reservations", or -',
    isInput: true,
  }],
  options: { json: { text: 'gives the counts and runs of blocks as data' } },
  keys: [
    { name: 'subnet', text: 'its CIDR, as in 10.0.0.0/20' },
    { name: 'addresses', text: 'a list of the single addresses that are in use' },
    { name: 'prefixes', text: 'a list of the /28 prefixes that are in use' },
    { name: 'reservations', text: 'a list of the ranges that are reserved for prefixes' },
  ],
  failure: 'never',
  page: 'capacity-model.md',
  run: fragmentation,
};

function fragmentation({ operands: [file], values }: CommandContext): CommandResult | UsageProblem {
  const input = valueOf('FILE', file, 'JSON');
  if (isProblem(input)) return input;
  const other = otherKind(input.value, ['blocks']);
  if (other !== undefined) return { problems: [`${named('FILE', file)} ${other}`] };
  const problems = shapeProblems(input.value);
  if (problems.length > 0) return ofFile('FILE', file, problems);
  const map = blockMap(input.value as BlockMapProps);
  if (isProblem(map)) return ofFile('FILE', file, map.problems);
  const advice = fragmentationAdvice(map, input.value as BlockMapProps);
  return values.json
    ? { output: `${JSON.stringify({ ...record(map), advice }, undefined, 2)}\n`, failed: false, isData: true }
    : { output: page(map, advice), failed: false };
}

function shapeProblems(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return ['must hold an object with "subnet" and what is in use'];
  }
  const given = Object.entries(value);
  return [
    ...given
      .filter(([name]) => name !== 'subnet' && !LISTS.includes(name))
      .map(([name]) => `.${name} is not expected: allowed are subnet, ${LISTS.join(', ')}`),
    ...('subnet' in value && typeof value.subnet === 'string' ? [] : ['.subnet must be a CIDR, as in "10.0.0.0/20"']),
    ...given
      .filter(
        ([name, list]) =>
          LISTS.includes(name) && !(Array.isArray(list) && list.every((item) => typeof item === 'string')),
      )
      .map(([name]) => `.${name} must be a list of strings`),
  ];
}

function blockMap(props: BlockMapProps): BlockMap | UsageProblem {
  try {
    return BlockMap.of(props);
  } catch (error) {
    if (error instanceof FindingError) return { problems: error.findings.map(lineOf) };
    throw error;
  }
}

function record(map: BlockMap): object {
  return {
    subnet: map.subnet.toString(),
    blocks: map.blockCount,
    freeBlocks: map.freeBlocks,
    reservedBlocks: map.reservedBlocks,
    fragmentedBlocks: map.fragmentedBlocks,
    fullBlocks: map.fullBlocks,
    freeAddresses: map.freeAddresses,
    availablePrefixes: map.availablePrefixes,
    largestFreeRun: map.largestFreeRun,
    fragmentationScore: map.fragmentationScore,
    runs: map.runs,
  };
}

function page(map: BlockMap, advice: readonly string[]): string {
  const signs = map.runs.map(({ state, blocks }) => SIGNS[state].repeat(blocks)).join('');
  const lines = Array.from({ length: Math.ceil(signs.length / BLOCKS_A_LINE) }, (_, line) => {
    const start = map.subnet.childAt(PREFIX_LENGTH, line * BLOCKS_A_LINE).networkAddress;
    return `${start.padEnd(15)}  ${signs.slice(line * BLOCKS_A_LINE, (line + 1) * BLOCKS_A_LINE)}`;
  });
  return [
    `${map.subnet}: ${map.freeAddresses} addresses free, `
    + `${map.availablePrefixes} prefixes possible (${map.reservedBlocks} of them in reserved ranges),`
    + ` at most ${map.largestFreeRun} blocks in a row; fragmentation score ${map.fragmentationScore} of 100`,
    ...lines,
    `${SIGNS.free} free  ${SIGNS.reserved} reserved  ${SIGNS.fragmented} fragmented  ${SIGNS.full} full; `
    + 'a sign is a /28 block, sixteen addresses',
    '',
    ...advice,
    '',
  ].join('\n');
}

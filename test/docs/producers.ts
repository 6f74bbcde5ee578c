import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Block, BLOCKS, isProgram, ROOT } from './blocks';
import { outcomeOf } from './program';
import { capacityTable } from '../../examples/dense-cluster/capacity-table';
import { DenseClusterStack } from '../../examples/dense-cluster/dense-cluster-stack';
import { CDK_ROOMS, PURE_ROOMS } from '../../projenrc/lint';
import { main } from '../../src/cli/main';
import { messagesOf, plainCluster } from '../private/cdk-plain';

/*
 * Who makes the output that pages show. A block that shows output has one producer: the program above it, the command in its first line, or a row here. What nobody
 * can print here is a row of `NOT_PRINTED`, with the reason.
 */

/** The languages of blocks that show output. */
export const SHOWS = ['text', 'console', 'json', 'diff', ''];

/** What stands in a block of text and is no output, by the heading above it. */
export const NOT_PRINTED: Readonly<Record<string, string>> = {
  'docs/audit.md: What it says': 'a formula',
  'docs/capacity-model.md: Pods of a node': 'a formula; test/capacity has its cases',
  'docs/capacity-model.md: Windows nodes': 'a formula; test/capacity has its cases',
  'docs/capacity-model.md: IPv6': 'a formula; test/capacity has its cases',
  'docs/capacity-model.md: Memory that kubelet keeps from pods': 'a formula; test/capacity has its cases',
  'docs/capacity-model.md: Nodes that no node group starts': 'a formula; test/plan has its cases',
};

/** The code of the one block of TypeScript under a heading. */
function codeUnder(page: string, heading: string): string {
  const [{ text }, ...others] = BLOCKS.filter((block) => block.page === page && block.heading === heading && block.language === 'ts');
  if (others.length > 0) throw new Error(`${page} has several blocks of code under '${heading}'`);
  return text;
}

/** What the synthesis of a program fails with, less the first line, which is CDK's. */
function failureOf(program: string): string {
  try {
    outcomeOf(program);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => `${line.slice(2)}\n`).join('');
  }
  throw new Error('it synthesizes');
}

/** Fails where a program of a page no longer has what its prose changes. */
function changed(program: string, ...changes: ReadonlyArray<readonly [from: string, to: string]>): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`the program does not have '${from}' once`);
    return text.replace(from, to);
  }, program);
}

/** What makes a block, by the heading above it. */
export const PRODUCERS: Readonly<Record<string, () => string>> = {
  'README.md: In a clone': () => {
    const { nodegroups } = new DenseClusterStack(new App(), 'DenseCluster', { env: { region: 'us-west-2' } });
    return `${capacityTable(nodegroups).replace(/ +$/gm, '')}\n`;
  },
  'docs/new-cluster.md: When there are too few addresses': () => failureOf(changed(codeUnder('docs/new-cluster.md', 'Say what you expect'), ['/16', '/22'], ['maxSize: 40', 'maxSize: 100'])),
  'docs/karpenter.md: Example': () => {
    const program = codeUnder('docs/karpenter.md', 'Example').replace(/^console.*$/gm, '');
    return outcomeOf(`${program}\nconsole.log(JSON.stringify([nodeClass, nodePool]));`).printed;
  },
  'docs/architecture.md: Rooms, in one order': () => [
    `pure: no CDK       ${PURE_ROOMS.join(' < ')}`, `CDK, behind it     ${CDK_ROOMS.join(' < ')}`, 'command line       cli: imports the pure rooms only', '',
  ].join('\n'),
  'docs/checks.md: Checks': () => {
    const group = { scalingConfig: { minSize: 100, desiredSize: 100, maxSize: 100 } };
    const { stack } = plainCluster({ vpcCidr: '10.0.0.0/24', subnets: ['10.0.0.0/25', '10.0.0.128/25'], group });
    return `ERROR ${messagesOf(stack.node.root as App, 'subnet-overcommitted')[0].split('\n')[0]}\n`;
  },
};

/** What a command prints. Files in the docs are named from the root of the repository. */
export function printedBy(command: string): string {
  return main(command.split(' ').map((word) => (word.startsWith('docs/') ? join(ROOT, word) : word))).stdout;
}

export const keyOf = ({ page, heading }: Block): string => `${page}: ${heading}`;

/** Who makes what a block shows: more or fewer than one is a fault of the page. */
export function producersOf(block: Block): string[] {
  const above = BLOCKS[BLOCKS.indexOf(block) - 1];
  const ofProgram = block.language === 'text' && above !== undefined && above.page === block.page && isProgram(above);
  if (ofProgram) return ['the program above'];
  if (block.language === 'console') return /^\$ eks-pod-capacity /.test(block.text) ? ['the command'] : [];
  return [...(keyOf(block) in PRODUCERS ? ['a row'] : []), ...(keyOf(block) in NOT_PRINTED ? ['nobody'] : [])];
}


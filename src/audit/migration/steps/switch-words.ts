import { COMMANDS } from './migration-commands';
import { WrittenStep } from './step-context';
import { counted, few } from '../../../findings/phrases';
import { MigrationMode, MigrationStep, MigrationWay } from '../migration';

/** What decides what is said of a change of settings. */
interface SwitchFacts {
  readonly way: MigrationWay;

  /** Whether old nodes run, or those that replaced them for a while. */
  readonly running: 'old' | 'between';

  /** Names of nodes that could get no prefix. */
  readonly stuck: readonly string[];
  readonly nodes: number;
}

/** What is said of a change of settings. */
type SwitchWords = WrittenStep & Pick<MigrationStep, 'checks' | 'stop'>;

const KUBELETS = 'running pods keep their addresses, and kubelet keeps its max pods';
const GROUPS_KEEP = 'groups keep the max pods that they were made with';

/** What a change of the settings of the VPC CNI does to the nodes that run, and how it is watched. */
export function switchWords(before: MigrationMode, after: MigrationMode, facts: SwitchFacts): SwitchWords {
  const prefixes = after.prefixes && !before.prefixes;
  const custom = after.customNetworking && !before.customNetworking;
  const words = prefixes && custom
    ? bothAtOnce() : prefixes ? prefixesOn(after, facts) : customNetworkingOn(after, facts);
  return {
    ...words,
    checks: [
      { command: COMMANDS.awsNode, expect: 'successfully rolled out' },
      { command: COMMANDS.restarts, expect: 'each Running and Ready, with no new restart' },
      ...words.checks,
    ],
  };
}

function prefixesOn({ customNetworking }: MigrationMode, { running, stuck, nodes }: SwitchFacts): SwitchWords {
  const stays = running === 'old' && stuck.length > 0;
  return {
    id: 'prefixes',
    title: 'Switch prefixes on',
    actions: [
      'change ENABLE_PREFIX_DELEGATION alone, by ipAssignment of the add-on',
      ...customNetworking
        ? ['first check that no node is cordoned or full: with custom networking each needs a prefix at once']
        : [],
      ...!customNetworking && stays
        ? [`cordoned or full today: ${few(stuck)}; new pods on a full node wait until it is replaced`] : [],
    ],
    oldNodes: [
      'aws-node gives free single addresses back and takes a /28 or more; new pods get addresses of prefixes only',
      KUBELETS,
      customNetworking
        ? 'if a node gets no prefix, aws-node exits and restarts until there is one'
        : 'if there is no block, aws-node keeps running, and new pods of that node wait',
    ],
    newNodes: [`nodes that start from now on, in any group, have prefixes; ${GROUPS_KEEP}`],
    checks: [],
    stop: [
      ...customNetworking && stays ? [`one of these nodes is still there as it is: ${few(stuck)}`] : [],
      ...customNetworking ? ['a node is cordoned, or all of its slots hold pods, before the change'] : [],
      ...running === 'old'
        ? [`15 minutes after the change fewer than ${counted(nodes, 'node')} hold a prefix`] : [],
    ],
    back: [
      'switch prefixes off again: new pods get single addresses, and prefixes go back as they become empty',
      'no version of the VPC CNI before 1.9 while prefixes are attached',
    ],
  };
}

function customNetworkingOn({ prefixes }: MigrationMode, { stuck, nodes }: SwitchFacts): SwitchWords {
  return {
    id: 'custom-networking',
    title: prefixes ? 'Switch custom networking on' : 'Switch custom networking on, with single addresses',
    actions: [
      'podNetwork of the add-on: it writes an ENIConfig for each zone and switches custom networking on, in one',
      ...prefixes ? [
        `before it, each of ${counted(nodes, 'old node')} must hold a prefix: if one holds none, aws-node exits at `
        + 'its start, and restarts forever',
      ] : [],
    ],
    oldNodes: [
      'nothing moves: running pods keep their addresses',
      ...prefixes
        ? ['prefixes of the primary ENI still serve pods; only ENIs made from now on are in the pod subnets']
        : [
          'free single addresses of the primary ENI are still given to pods; ENIs made from now on are in the pod '
          + 'subnets, and a node that has all of its ENIs stays in its subnet',
          'kubelet keeps its max pods, which may now be more than there are addresses for',
        ],
    ],
    newNodes: [`nodes that start from now on have pods in the pod subnets only; ${GROUPS_KEEP}`],
    checks: [],
    stop: [
      ...prefixes ? ['an old node holds no prefix before the change'] : [],
      ...prefixes && stuck.length > 0 ? [`one of these nodes is still there as it is: ${few(stuck)}`] : [],
      'an ENIConfig is missing for a zone with nodes',
    ],
    back: ['switch custom networking off again: new nodes start as before, running pods stay where they are'],
  };
}

function bothAtOnce(): SwitchWords {
  return {
    id: 'both-at-once',
    title: 'Switch prefixes and custom networking on at once',
    actions: [
      'collect and run migrate --way C again right before this: it must still name no node',
      'cordon no node before this: the VPC CNI attaches nothing to a cordoned node',
      'ipAssignment and podNetwork of the add-on, in one deployment',
    ],
    oldNodes: [
      'aws-node gives free single addresses back and takes a prefix, on an ENI of the node or on a further one in '
      + 'the pod subnet; if a node gets none, its aws-node restarts until it does',
      KUBELETS,
    ],
    newNodes: [`nodes that start from now on have prefixes in the pod subnets; ${GROUPS_KEEP}`],
    checks: [],
    stop: ['aws-node of a node restarts: uncordon the node, or move pods away from it'],
    back: ['both settings as they were: aws-node starts on every node again'],
  };
}

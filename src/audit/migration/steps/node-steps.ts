import { COMMANDS } from './migration-commands';
import { StepContext, STOP_SIGNS, WrittenStep } from './step-context';
import { counted, few, number } from '../../../findings/phrases';
import { Generation } from '../course/course';
import { CourseState, Entry } from '../course/ledger';
import { MovingGroup } from '../facts/moving-group';
import { blocksInWords } from '../facts/pod-range';

/** How Karpenter replaces nodes where nobody says. */
const OWN_BUDGETS = [{ nodes: '10%' }];

/** New nodes beside those that run. */
export function newNodesStep(
  { range }: StepContext,
  { nodes, isLast, mode }: Generation,
  entries: readonly Entry[],
): WrittenStep {
  const all = [...nodes];
  const kinds = new Set(all.map(([{ kind }]) => kind));
  const rounds = entries.filter(({ starting, atOnce }) => atOnce < starting);
  const told = [...new Set(all.map(([, { maxPods }]) => maxPods))].join(' or ');
  return {
    id: isLast ? 'new-nodes' : 'nodes-between',
    title: isLast ? 'Start the new nodes' : 'Start nodes in the pod subnets, with single addresses',
    actions: [
      ...all.map(([group, { nodes: count, maxPods, podsPerNode }]) => {
        const more = count - group.nodes.length;
        return `for ${group.name}: ${counted(count, 'node')} with max pods ${maxPods}, and `
          + `${counted(podsPerNode, 'pod')} with an address on each`
          + (more > 0 ? `; ${more} more than now, because each can run fewer pods` : '');
      }),
      ...kinds.has('managed') ? [
        'copy labels, taints, capacity type and role of the old groups yourself: the files do not have them',
      ] : [],
      ...kinds.has('own') ? [
        'nodes of your own: give their launch template the user data of NodeBootstrap, and start new ones',
      ] : [],
      ...all.filter(([{ kind }]) => kind === 'karpenter').map(([{ name }, { maxPods }]) =>
        `Karpenter replaces the nodes of ${name} in the next step: kubelet.maxPods ${maxPods} of its EC2NodeClass `
        + 'is a drift'),
      ...isLast ? [] : ['max pods are one less than their addresses allow, because none of them may ever be full'],
      ...rounds.map(({ subnet, atOnce, starting, addresses }) =>
        `${subnet} has ${counted(addresses.has, 'free address', 'free addresses')}: start ${number(atOnce)} of `
        + `${counted(starting, 'node')} there, continue with the next step for as many old nodes, and come back`),
    ],
    oldNodes: ['nothing changes on them, as long as they are not cordoned'],
    newNodes: [
      ...all.map(([group, { maxPods }]) => `${group.name}: max pods are ${maxPods}`),
      mode.customNetworking
        ? 'pods have addresses of the pod subnets; the primary ENI, in the subnet of the node, carries none'
        : 'pods have addresses of prefixes in the subnet of the node',
    ],
    checks: [
      { command: COMMANDS.maxPods, expect: `${told} under PODS of the new nodes` },
      {
        command: COMMANDS.pods,
        expect: mode.customNetworking && range !== undefined
          ? `an IP of ${blocksInWords(range)} for each pod that is not on the host network`
          : 'pods that run, each with an IP',
      },
      { command: COMMANDS.events, expect: 'none on the new nodes; try DNS, exec, logs, a webhook and a target too' },
    ],
    stop: [...STOP_SIGNS, 'a new node shows another number under PODS than the one above'],
    back: ['remove the new groups again: the old nodes still run'],
  };
}

/** The pods leave the nodes that are to go. */
export function moveStep(
  { start: { groups, cluster }, program }: StepContext,
  gone: Generation | 'old',
  generations: readonly Generation[],
): WrittenStep {
  const drained = groups.filter(({ kind }) => kind !== 'karpenter');
  const pools = groups.filter(({ kind }) => kind === 'karpenter');
  const made = generations[generations.length - 1];
  const names = drained.map((group) =>
    (gone === 'old' || group.kind === 'own' ? group.name : program.constructOf(group, false)));
  const pods = groups.reduce((sum, group) => sum + group.pods, 0);
  return {
    id: made.isLast ? 'move' : 'move-between',
    title: gone === 'old' ? 'Move the pods off the old nodes' : 'Move the pods off the intermediate nodes',
    actions: [
      ...drained.length === 0 ? [] : [
        'cordon and drain one node after another, within PodDisruptionBudgets; continue when its pods run elsewhere',
        `in this order: ${names.join(', ')}`,
      ],
      ...pools.flatMap((group) => driftActions(group, cluster.nodePools)),
    ],
    commands: [
      ...gone === 'old'
        ? drained.filter(({ kind }) => kind === 'managed').map(({ name }) => COMMANDS.byGroup(name)) : [],
      ...drained.length === 0 ? [] : [
        gone === 'old' ? COMMANDS.drain(drained[0].nodes[0].name) : COMMANDS.drainAny,
      ],
      ...pools.flatMap((group) => driftCommands(group, cluster.nodePools, made)),
    ],
    oldNodes: ['they run daemon sets only, and keep their addresses until they go'],
    newNodes: [`all ${number(pods)} pods with an address run on them`],
    checks: [
      { command: COMMANDS.maxPods, expect: 'the nodes to be removed are cordoned' },
      { command: COMMANDS.pending, expect: 'none remains' },
      ...pools.length === 0 ? [] : [{ command: COMMANDS.drifted, expect: 'fewer that are Drifted' }],
    ],
    stop: [...STOP_SIGNS, 'a drain does not end: PodEvictionFailure, or a budget that allows no eviction'],
    back: ['uncordon the nodes to be removed: pods return to them when they are replaced'],
  };
}

type Pools = StepContext['start']['cluster']['nodePools'];

function driftActions({ name }: MovingGroup, pools: Pools): string[] {
  const grace = pools?.find((each) => each.name === name)?.terminationGracePeriod;
  return [
    `Karpenter moves the nodes of NodePool ${name} by drift: it starts a new node first, and respects budgets, `
    + 'PodDisruptionBudgets and karpenter.sh/do-not-disrupt',
    ...grace === undefined ? [] : [
      `terminationGracePeriod ${grace} of ${name} lets drift ignore PodDisruptionBudgets when it has passed`,
    ],
  ];
}

/** The count first, which is the drift, and then the budgets that were there. */
function driftCommands({ name }: MovingGroup, pools: Pools, { nodes }: Generation): string[] {
  const pool = pools?.find((each) => each.name === name);
  const made = [...nodes].find(([group]) => group.name === name && group.kind === 'karpenter')?.[1];
  const budgets = (pool?.budgets ?? []).map((budget) => ({
    ...budget.nodes === undefined ? {} : { nodes: budget.nodes },
    ...budget.reasons.length === 0 ? {} : { reasons: budget.reasons },
  }));
  return [
    ...made === undefined ? [] : [COMMANDS.setMaxPods(pool?.nodeClass ?? 'EC2NODECLASS', made.maxPods)],
    COMMANDS.letDrift(name, JSON.stringify(budgets.length === 0 ? OWN_BUDGETS : budgets)),
  ];
}

/** The nodes go, in a deployment of its own. */
export function removeStep(
  { start: { groups, cluster } }: StepContext,
  gone: Generation | 'old',
  { generations }: CourseState,
): WrittenStep {
  const managed = groups.filter(({ kind }) => kind === 'managed').map(({ name }) => name);
  const { isLast } = generations[generations.length - 1];
  return {
    id: isLast ? 'remove' : 'remove-between',
    title: gone === 'old' ? 'Remove the old groups, in a deployment of its own' : 'Remove the intermediate groups',
    actions: [
      ...gone === 'old' ? [] : ['deploy the stack without the intermediate groups, which run daemon sets only'],
      ...gone !== 'old' || managed.length === 0 ? [] : [
        `remove the old groups where they were made (${few(managed)}), once they run daemon sets only: EKS drains `
        + 'for a few minutes and then terminates, whatever the budgets say',
        'the last managed group of a role takes its access with it: your own nodes with this role become NotReady',
      ],
      'delete network interfaces of the VPC CNI that nothing uses',
    ],
    oldNodes: ['they are gone, and their addresses are free'],
    newNodes: ['nothing changes on them', ...isLast ? ['the autoscaler can run again, for the new groups'] : []],
    checks: [
      { command: COMMANDS.maxPods, expect: 'only the new nodes' },
      { command: COMMANDS.leaked(cluster.controlPlane?.vpcId ?? cluster.vpc?.vpcId ?? 'VPC'), expect: '[]' },
    ],
    stop: ['a node to be removed runs pods that are not of daemon sets'],
    back: ['new groups with the settings before: nodes keep the mode in which they started'],
  };
}

import { counted, number } from '../../phrases';
import { Said, wording } from '../../wording';

const ofPods = { path: 'nodegroups[0].', group: 'web' };

/** What of the pods of a node is spoken for. */
type Room = {
  readonly maxPods: number;
  readonly hostNetworkPods: number;
  readonly daemonSetPods: number;
  readonly branchPods: number;
};

const room: Room = { maxPods: 29, hostNetworkPods: 2, daemonSetPods: 3, branchPods: 1 };

function sumOf({ maxPods, hostNetworkPods, daemonSetPods, branchPods }: Room): string {
  return `a node runs at most ${counted(maxPods, 'pod')}: ${hostNetworkPods} on the host network, `
    + `${daemonSetPods} of DaemonSets, ${branchPods} on branch interfaces`;
}

type OnBranches = { readonly path: string; readonly branchPods: number };

type PodsInAll = {
  readonly path: string;
  readonly group: string;
  readonly pods: number;
  readonly maxSize: number;
  readonly room: number;
} & Room;

function podsAboveRoom({ path, group, pods, maxSize, room: left, ...of }: PodsInAll): Said {
  return {
    message: `'${path}pods' is ${number(pods)}, and the nodes of ${group} have room for ${number(left * maxSize)}`,
    details: [
      `'maxSize' of ${group} is ${number(maxSize)}, and each node has room for ${counted(left, 'pod')}`,
      sumOf(of),
    ],
    fix:
      left === 0
        ? [
          `give types that run more pods as 'instanceTypes' of ${group}`,
          `lower '${path}daemonSetPods' or '${path}branchPods'`,
        ]
        : [
          `raise 'maxSize' of ${group} to ${Math.ceil(pods / left)}`,
          `lower '${path}pods' to ${left * maxSize} or less`,
        ],
  };
}

/** Of the pods of a node group beside what its nodes can run. */
export const GROUP_POD_WORDS = {
  podsTwice: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}podsPerNode' and '${path}pods' are both given`,
    fix: ["give 'podsPerNode', the pods of each node, alone", "give 'pods', the pods of the group in all, alone"],
  }), { path: ofPods.path }),

  hostNetworkAboveMaxPods: wording(
    'forecast-contradiction',
    ({ path, group, hostNetworkPods, maxPods }: {
      path: string; group: string; hostNetworkPods: number; maxPods: number;
    }) => ({
      message:
        `'${path}hostNetworkPods' is ${hostNetworkPods}, and a node of ${group} runs at most `
        + counted(maxPods, 'pod'),
      details: ['pods on the host network count toward max pods'],
      fix: [`lower '${path}hostNetworkPods' to ${maxPods} or less`],
    }),
    { ...ofPods, hostNetworkPods: 30, maxPods: 29 },
  ),

  ownPodsAboveRoom: wording(
    'forecast-contradiction',
    ({ path, group, ...of }: { path: string; group: string } & Room) => {
      const larger = of.daemonSetPods >= of.branchPods ? 'daemonSetPods' : 'branchPods';
      return {
        message: `'${path}${larger}' is ${of[larger]}, more than a node of ${group} has room for`,
        details: [sumOf(of)],
        fix: [`lower '${path}${larger}'`, `give types that run more pods as 'instanceTypes' of ${group}`],
      };
    },
    { ...ofPods, ...room, daemonSetPods: 40 },
  ),

  podsPerNodeAboveRoom: wording('forecast-contradiction', ({ path, group, podsPerNode, room: left, ...of }: {
    path: string; group: string; podsPerNode: number; room: number;
  } & Room) => ({
    message: `'${path}podsPerNode' is ${podsPerNode}, and a node of ${group} has room for ${left}`,
    details: [sumOf(of)],
    fix: [`lower '${path}podsPerNode' to ${left}${left === 0 ? '' : ' or less'}`,
      `give types that run more pods as 'instanceTypes' of ${group}`],
  }), { ...ofPods, podsPerNode: 30, room: 23, ...room }),

  podsAboveRoom: wording('forecast-contradiction', podsAboveRoom, {
    ...ofPods,
    pods: 100,
    maxSize: 3,
    room: 23,
    ...room,
  }),

  branchPodsWithoutTrunk: wording(
    'forecast-contradiction',
    ({ path, branchPods }: OnBranches) => ({
      message: `'${path}branchPods' is ${branchPods}, and the nodes have no trunk ENI`,
      details: ['pods on branch interfaces have security groups of their own, and these need a trunk ENI on the node'],
      fix: [
        "give the nodes a trunk ENI: 'securityGroupsForPods' of VpcCniAddon, 'trunkEni' of a forecast",
        `leave '${path}branchPods' out`,
      ],
    }),
    { path: ofPods.path, branchPods: 9 },
  ),

  tooManyBranchPods: wording('forecast-contradiction', ({ path, branchPods, type, branchInterfaces }: OnBranches & {
    readonly type: string; readonly branchInterfaces: number;
  }) => ({
    message: `'${path}branchPods' is ${branchPods}, and ${type} has ${counted(branchInterfaces, 'branch interface')}`,
    fix: [`lower '${path}branchPods' to ${branchInterfaces}${branchInterfaces === 0 ? '' : ' or less'}`,
      `leave ${type} out of 'instanceTypes'`],
  }), { path: ofPods.path, branchPods: 10, type: 'm5.large', branchInterfaces: 9 }),
};

import { wording } from '../../wording';

const ofPods = { path: 'nodegroups[0].', group: 'web' };

/** Why a node has no more room. */
type Room = {
  readonly maxPods: number;
  readonly hostNetworkPods: number;
  readonly daemonSetPods: number;
  readonly branchPods: number;
};

const room: Room = { maxPods: 29, hostNetworkPods: 2, daemonSetPods: 3, branchPods: 1 };

function why({ maxPods, hostNetworkPods, daemonSetPods, branchPods }: Room): string {
  return `of ${maxPods} pods on a node ${hostNetworkPods} are on the host network, `
    + `${daemonSetPods} of daemon sets and ${branchPods} on branch interfaces`;
}

type OnBranches = { readonly path: string; readonly branchPods: number };

/** Of the pods of a node group beside what its nodes can run. */
export const GROUP_POD_WORDS = {
  podsTwice: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}podsPerNode' and '${path}pods' are both given; give one of them`, { path: ofPods.path }),

  hostNetworkAboveMaxPods: wording('forecast-contradiction', ({ path, group, hostNetworkPods, maxPods }: {
    path: string; group: string; hostNetworkPods: number; maxPods: number;
  }) => `'${path}hostNetworkPods' is ${hostNetworkPods}, more than a node of ${group} can run: ${maxPods} pods; lower it`,
  { ...ofPods, hostNetworkPods: 30, maxPods: 29 }),

  ownPodsAboveRoom: wording('forecast-contradiction', ({ path, group, ...of }: { path: string; group: string } & Room) => {
    const larger = of.daemonSetPods >= of.branchPods ? 'daemonSetPods' : 'branchPods';
    return `'${path}${larger}' is ${of[larger]}, more than a node of ${group} can run: ${why(of)}; lower it`;
  }, { ...ofPods, ...room, daemonSetPods: 40 }),

  podsPerNodeAboveRoom: wording('forecast-contradiction', ({ path, group, podsPerNode, room: left, ...of }: {
    path: string; group: string; podsPerNode: number; room: number;
  } & Room) => `'${path}podsPerNode' is ${podsPerNode}, and a node of ${group} has room for ${left}: ${why(of)}; `
    + 'lower it, or use other types', { ...ofPods, podsPerNode: 30, room: 23, ...room }),

  podsAboveRoom: wording('forecast-contradiction', ({ path, group, pods, maxSize, room: left, ...of }: {
    path: string; group: string; pods: number; maxSize: number; room: number;
  } & Room) => `'${path}pods' is ${pods}, and ${maxSize} nodes of ${group} ('maxSize') have room for ${left * maxSize}: `
    + `${why(of)}; ${left === 0 ? 'leave room on each node' : `raise 'maxSize' to ${Math.ceil(pods / left)}`}`,
  { ...ofPods, pods: 100, maxSize: 3, room: 23, ...room }),

  branchPodsWithoutTrunk: wording('forecast-contradiction', ({ path, branchPods }: OnBranches) =>
    `'${path}branchPods' is ${branchPods}, and nodes have no trunk ENI ('trunkEni', security groups for pods); `
      + 'pods on branch interfaces need it', { path: ofPods.path, branchPods: 9 }),

  tooManyBranchPods: wording('forecast-contradiction', ({ path, branchPods, type, branchInterfaces }: OnBranches & {
    readonly type: string; readonly branchInterfaces: number;
  }) => `'${path}branchPods' is ${branchPods}, and ${type} can have ${branchInterfaces} branch interfaces; `
    + 'lower it, or use other types', { path: ofPods.path, branchPods: 10, type: 'm5.large', branchInterfaces: 9 }),
};

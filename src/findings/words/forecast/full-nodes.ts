import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of nodes on which nothing runs but what runs on each node. */
export const FULL_NODE_WORDS = {
  noRoom: wording('no-room-for-pods', ({ groups, types, maxPods, hostNetworkPods, daemonSetPods }: {
    groups: readonly string[];
    types: readonly string[];
    maxPods: number;
    hostNetworkPods: number;
    daemonSetPods: number;
  }) => ({
    message: `a node of ${few(groups)} has no place for pods beside those that run on each node`,
    details: [
      `${maxPods} pods - ${hostNetworkPods} on the host network - ${daemonSetPods} of DaemonSets = `
      + `${maxPods - hostNetworkPods - daemonSetPods}, on ${few(types)}`,
      ...allOf('node groups', groups),
      ...allOf('types', types),
    ],
    fix: [
      "give types that run more pods as 'instanceTypes'",
      "use prefix delegation, with which most types run more pods: IpAssignment.prefixDelegation() as 'ipAssignment'",
      "give 'podsPerNode' 0, if no other pods have to run there",
    ],
  }), { groups: ['web'], types: ['t3.small'], maxPods: 11, hostNetworkPods: 2, daemonSetPods: 9 }, ['groups']),
};

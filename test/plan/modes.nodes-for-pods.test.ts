import { IpAssignment } from '../../src/capacity';
import { NodegroupForecast, PodForecastProps } from '../../src/forecast';
import { fixed, groupOf, limitsOf, planOf } from '../private/forecast-fixtures';

/** The nodes that all pods need: single addresses, prefixes, prefixes with a reservation; in pod subnets single and prefixes. */
const nodesOf = (nodegroups: NodegroupForecast[], props: Partial<PodForecastProps> = {}) =>
  planOf({ nodegroups, ...props }).modes.map(({ nodesForPods }) => nodesForPods);

test.each<[string, NodegroupForecast[], Partial<PodForecastProps>, Array<number | undefined>]>([
  ['500 pods on m5.large', [groupOf({ minSize: 1, maxSize: 19, pods: 500 })], {}, [19, 5, 5, 28, 5]], // ceil(500 / 27), / 108, / 18
  ['one more than fills the nodes', [groupOf({ minSize: 1, maxSize: 20, pods: 514 })], {}, [20, 5, 5, 29, 5]], // 19 * 27 + 1
  ['pods that are counted per node', [fixed(10, { podsPerNode: 20 })], {}, [8, 2, 2, 12, 2]], // 200 / 27, / 108, / 18
  ['as many as the nodes run', [fixed(10)], {}, [10, 3, 3, 15, 3]], // 270
  ['with prefixes now', [fixed(4)], { ipAssignment: IpAssignment.prefixDelegation() }, [16, 4, 4, 24, 4]], // 432 / 27, / 108, / 18
  ['pods of daemon sets on each node', [fixed(10, { podsPerNode: 20, daemonSetPods: 7 })], {}, [10, 2, 2, 19, 2]], // 200 / 20, / 101, / 11
  ['a count that is told and is what the mode allows', [fixed(10, { maxPods: 29, podsPerNode: 27 })], {}, [10, 3, 3, 15, 3]],
  ['a count that is lower than the mode allows', [fixed(10, { maxPods: 20, podsPerNode: 18 })], {}, [10, 10, 10, 10, 10]], // 180 / 18
  ['two groups, each by its own types', [fixed(2, { podsPerNode: 20 }), fixed(3, { name: 'small', instanceTypes: limitsOf('t3.small'), podsPerNode: 9 })], {},
    [5, 2, 2, 8, 2]], // 40 / 27 + 27 / 9; 40 / 108 + 27 / 108; 40 / 18 + 27 / 6
  ['growth', [fixed(10, { podsPerNode: 20 })], { growthPercent: 50 }, [12, 3, 3, 17, 3]], // 300 pods
  ['no pods', [fixed(3, { podsPerNode: 0 })], {}, [0, 0, 0, 0, 0]],
])('%s', (_, nodegroups, props, nodes) => {
  expect(nodesOf(nodegroups, props)).toEqual(nodes);
});

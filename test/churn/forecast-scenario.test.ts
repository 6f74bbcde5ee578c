import { IpAssignment } from '../../src/capacity';
import { ChurnSimulation } from '../../src/churn/churn-simulation';
import { PlanStage, PodForecast } from '../../src/forecast';
import { groupOf, nodesIn } from '../private/forecast-fixtures';

/** Sixty pods on two nodes at least, four as expected and ten at the peak. */
const forecast = PodForecast.of({
  ipAssignment: IpAssignment.prefixDelegation(),
  subnets: [nodesIn('a', '10.0.0.0/18')],
  nodegroups: [groupOf({ minSize: 2, expectedSize: 4, maxSize: 10, pods: 60 }), groupOf({ name: 'x', minSize: 1, expectedSize: 2, maxSize: 3, podsPerNode: 5 })],
});

test.each([
  [PlanStage.MINIMUM, [2, 60], [1, 5]],
  [PlanStage.EXPECTED, [4, 60], [2, 10]],
  [PlanStage.PEAK, [10, 60], [3, 15]],
  [undefined, [10, 60], [3, 15]],
])('a forecast at %s is a scenario with the nodes and pods of that stage', (stage, first, second) => {
  const { groups, hours, seed } = ChurnSimulation.scenarioOf(forecast, { stage });

  expect(groups.map(({ nodes, pods }) => [nodes, pods])).toEqual([first, second]);
  expect([hours, seed]).toEqual([24, 1]);
});

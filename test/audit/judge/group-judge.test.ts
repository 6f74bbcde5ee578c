import { judgeGroups } from '../../../src/audit/judge/group-judge';
import { NodeJudgement, NodeMode } from '../../../src/audit/judge/node-judge';
import { NodeKind } from '../../../src/audit/model/running-nodes';

const node = (facts: Partial<NodeJudgement>): NodeJudgement =>
  ({ name: 'node', kind: NodeKind.VPC_CNI, group: 'web', podSubnetIds: [], cordoned: false, mode: NodeMode.SINGLE, ...facts }) as NodeJudgement;
const groupsOf = (...nodes: Array<Partial<NodeJudgement>>) => judgeGroups(nodes.map(node), { notes: [] });

test('counts of several digits are in the order of numbers, each once, and types in that of names', () => {
  const [group] = groupsOf(
    { maxPods: 110, instanceType: 'm5.large' }, { maxPods: 29, instanceType: 'c5.large' }, { maxPods: 8, instanceType: 'm5.large' }, { maxPods: 29 },
  );

  expect(group).toMatchObject({ maxPods: [8, 29, 110], instanceTypes: ['c5.large', 'm5.large'] });
});

test('groups are in the order of their names, and nodes of none come last', () => {
  expect(groupsOf({ group: 'web' }, { group: undefined }, { group: 'batch' }, { group: 'web' }).map(({ name, nodes }) => [name, nodes]))
    .toEqual([['batch', 1], ['web', 2], [undefined, 1]]);
});

test('a node that was told what it can run is not told too many, and one more is', () => {
  expect(groupsOf({ maxPods: 20, mostPods: 20 }, { maxPods: 21, mostPods: 20 }, { maxPods: 110 })).toMatchObject([{ toldTooMany: 1, leastRoom: 20 }]);
});

import fc from 'fast-check';
import { ReservationShare } from '../../../src/addressing';
import { IpAssignment } from '../../../src/capacity';
import { NodegroupForecast, PlanStage, PodForecastProps } from '../../../src/forecast';
import { CapacityPlan } from '../../../src/plan';
import { fleetForecast, fleetOf } from '../../private/fleet-fixtures';
import { fixed, groupOf, nodesIn, planOf, podsIn } from '../../private/forecast-fixtures';
import { holds } from '../../private/laws';

/** Three zones, pods in a /18 each with its upper half reserved: docs/cases/dense-cluster.yaml. */
const DENSE: Partial<PodForecastProps> = {
  ipAssignment: IpAssignment.prefixDelegation(),
  subnets: ['a', 'b', 'c'].flatMap((letter, index) => [
    nodesIn(letter, `10.0.${16 * index}.0/20`, { otherAddresses: 40 }),
    podsIn(letter, `100.64.${64 * index}.0/18`, { reservation: ReservationShare.HALF }),
  ]),
  nodegroups: [groupOf({ minSize: 3, expectedSize: 40, maxSize: 100 })],
};

const upTo = (plan: CapacityPlan) => Object.fromEntries(plan.growth.map(({ stage, fitsUpTo }) => [stage, fitsUpTo]));

/** Whether all stages of a plan fit, by its counts alone. */
const allFit = (plan: CapacityPlan) => plan.subnets.every(({ stages }) => stages.every(({ fits }) => fits));

const peakOf = (plan: CapacityPlan) => plan.totals.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;

test('every stage of 100 nodes fits up to 108, and the peak alone up to 219', () => {
  const plan = planOf(DENSE);
  expect(plan.everyStageNodes).toBe(108); // 2 x 36 x 7 = 504 of 511 blocks, and 2 x 37 x 7 = 518
  expect(upTo(plan)).toMatchObject({ 'changeover': 108, 'zone-lost': 146, 'surge': 213, 'peak': 219 });
  expect(plan.growth.find(({ stage }) => stage === PlanStage.CHANGEOVER)).toMatchObject({ limitedBy: 'pods-a', resource: 'blocks' });
  expect(plan.ceilingNodes).toBe(219);
});

test.each([
  ['a limit of all groups grows with them', { ...DENSE, nodegroups: [fixed(60), groupOf({ name: 'batch', maxSize: 60 })], mostNodes: 100 }, 106],
  ['growth is in the sizes', { ...DENSE, nodegroups: [groupOf({ minSize: 3, maxSize: 50 })], growthPercent: 100 }, 108],
  ['a pod count of the whole group grows with it', { ...DENSE, nodegroups: [groupOf({ maxSize: 100, pods: 10_800 })] }, 108],
])('%s', (_, props, nodes) => {
  expect(planOf(props).everyStageNodes).toBe(nodes);
});

test.each<[string, Partial<PodForecastProps>]>([
  ['the size of a subnet that nodes use is not known', { subnets: [nodesIn('a', '10.0.0.0/20'), nodesIn('b')] }],
  ['there are no nodes', { nodegroups: [] }],
])('is not known where %s', (_, props) => {
  const plan = planOf(props);
  expect([plan.everyStageNodes, plan.growth]).toEqual([undefined, []]);
});

test('a subnet of an unknown size in which no node runs changes nothing', () => {
  const elsewhere = { ...nodesIn('d'), controlPlane: false };
  const nodegroups = [groupOf({ subnets: ['nodes-a'] })];
  expect(planOf({ subnets: [nodesIn('a', '10.0.0.0/24'), elsewhere], nodegroups }).everyStageNodes).toBeGreaterThan(0);
});

test('fleets grow with their limits, which bound the peak', () => {
  const plan = CapacityPlan.of(fleetForecast([fleetOf({ limits: { cpu: 100 }, expectedNodes: 10 })]));
  const { numerator, cpu } = { numerator: plan.everyStageNodes!, cpu: 2 };
  const atLimit = (limit: number) => CapacityPlan.of(fleetForecast([fleetOf({ limits: { cpu: limit }, expectedNodes: 1 })]));
  expect(allFit(atLimit(numerator * cpu))).toBe(true);
  expect(allFit(atLimit(numerator * cpu + cpu))).toBe(false);
});

/** Groups of a few nodes, whose sizes are all of them different. */
const GROUPS = fc.array(fc.tuple(...[[0, 9], [0, 9], [1, 30]].map(([min, max]) => fc.integer({ min, max }))), { minLength: 1, maxLength: 3 })
  .map((sizes) => sizes.map(([least, more, most], index): NodegroupForecast => groupOf({
    name: `group-${index}`, minSize: least, expectedSize: least + more, maxSize: least + more + most,
  })));

test('it is the total at the greatest factor, as trying every factor finds it', () => {
  holds(fc.property(GROUPS, fc.constantFrom('10.0.0.0/24', '10.0.0.0/22', '10.0.0.0/20'), (nodegroups, cidr) => {
    const at = (factor: [number, number]) => planOf({
      subnets: [nodesIn('a', cidr), nodesIn('b', '10.1.0.0/20')],
      nodegroups: nodegroups.map(({ minSize, expectedSize, maxSize, ...group }) => {
        const scaled = (size: number) => Math.floor((size * factor[0]) / factor[1]);
        const [minimum, expected, most] = [minSize, expectedSize!, maxSize].map(scaled);
        return { ...group, minSize: minimum, expectedSize: expected, maxSize: Math.max(1, most) };
      }),
    });
    const all = nodegroups.flatMap(({ minSize, expectedSize, maxSize }) => [minSize, expectedSize!, maxSize]);
    const sizes = [...new Set(all)].filter((size) => size > 0);
    const nodes = at([1, 1]).everyStageNodes!;
    const factors = sizes.flatMap((size) => Array.from({ length: 12 * size }, (_, part): [number, number] => [part + 1, size]))
      .filter(([part, size]) => nodegroups.every(({ maxSize }) => maxSize * part >= size)) // each group has a node
      .sort(([one, of], [other, ofOther]) => one * ofOther - other * of);
    const total = ([part, size]: [number, number]) => nodegroups.reduce((sum, { maxSize }) => sum + Math.floor((maxSize * part) / size), 0);
    const tried = factors.filter((factor) => Math.abs(total(factor) - nodes) <= 3).map((factor) => at(factor));
    for (const plan of tried) expect(allFit(plan)).toBe(peakOf(plan) <= nodes);
  }), 25);
});

test('nobody who makes a plan works it out', () => {
  const plan = planOf(DENSE);
  const asked = jest.spyOn(plan, 'growth', 'get');
  expect([plan.findings.length, plan.suggestions.length, plan.modes.length, plan.quotas.length]).toBeDefined();
  JSON.stringify(plan);
  expect(asked).not.toHaveBeenCalled();
});

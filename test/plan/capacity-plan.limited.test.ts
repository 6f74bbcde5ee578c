import * as fc from 'fast-check';
import { IpAssignment } from '../../src/capacity';
import { NodegroupForecast, PlanStage, PodForecastProps } from '../../src/forecast';
import { CapacityPlan, OvercommitPolicy } from '../../src/plan';
import { findingsThrownBy } from '../private/findings-thrown';
import { groupOf, limitsOf, nodesIn, planOf, podsIn } from '../private/forecast-fixtures';
import { factsOf } from '../private/statements';

const LETTERS = ['a', 'b', 'c'];
const THREE = LETTERS.map((letter, index) => nodesIn(letter, `10.${index}.0.0/16`));
const spot = (name: string, more: Partial<NodegroupForecast> = {}) => groupOf({ name, minSize: 0, maxSize: 100, ...more });
const SPOT: Partial<PodForecastProps> = { subnets: THREE, nodegroups: ['x', 'y', 'z'].map((name) => spot(name)) };

const nodesOf = (plan: CapacityPlan) => Object.fromEntries(plan.totals.map(({ stage, nodes }) => [stage, nodes]));
const nodesIn1a = (plan: CapacityPlan) => Object.fromEntries(plan.subnets[0].stages.map(({ stage, nodes }) => [stage, nodes]));

describe('three Spot groups of 0 to 100 nodes in three zones', () => {
  test('are 300 nodes without a limit', () => {
    expect(nodesOf(planOf(SPOT))).toEqual({ 'minimum': 0, 'expected': 0, 'peak': 300, 'surge': 318, 'changeover': 600, 'zone-lost': 300 });
    expect(nodesIn1a(planOf(SPOT))).toMatchObject({ 'peak': 102, 'surge': 108, 'zone-lost': 150 }); // 3 * 34, 3 * 36, 3 * 50
  });

  test('are 100 with a limit of 100', () => {
    const plan = planOf({ ...SPOT, mostNodes: 100 });

    expect(nodesOf(plan)).toEqual({ 'minimum': 0, 'expected': 0, 'peak': 100, 'surge': 118, 'changeover': 200, 'zone-lost': 100 }); // 6 more of each group
    // 3 + floor(97 / 3); two more of each group; twice; 3 + floor(97 / 2)
    expect(nodesIn1a(plan)).toEqual({ 'minimum': 0, 'expected': 0, 'peak': 35, 'surge': 41, 'changeover': 70, 'zone-lost': 51 });
    expect(plan.zones.map(({ nodes }) => nodes)).toEqual([35, 35, 35]);
    expect(plan.nodegroups.map(({ nodes }) => nodes.find(({ stage }) => stage === PlanStage.PEAK)!.nodes)).toEqual([100, 100, 100]);
    expect(plan.totals.find(({ stage }) => stage === PlanStage.PEAK)).toMatchObject({ pods: 2700, addresses: 3000, enis: 300 }); // 27 pods, 30 addresses, 3 ENIs
    expect(plan.quotas[1].used).toBe(600); // 200 nodes at the changeover
  });

  test('are 100 whatever they grow by, and as many as they are where the limit is above', () => {
    expect(nodesOf(planOf({ ...SPOT, mostNodes: 100, growthPercent: 50 }))).toMatchObject({ largest: 100, peak: 100 });
    expect(nodesOf(planOf({ ...SPOT, mostNodes: 400, growthPercent: 50 }))).toMatchObject({ largest: 300, peak: 400 });
    expect(nodesOf(planOf({ ...SPOT, mostNodes: 300 }))).toEqual(nodesOf(planOf(SPOT)));
  });

  test('leave others what they need at least', () => {
    const nodegroups = [spot('x', { minSize: 30 }), spot('y', { minSize: 30 }), spot('z')];
    const plan = planOf({ ...SPOT, nodegroups, mostNodes: 100 });

    expect(plan.nodegroups.map(({ nodes }) => nodes.find(({ stage }) => stage === PlanStage.PEAK)!.nodes)).toEqual([70, 70, 40]);
  });

  test('count those that take most first: prefixes of pods in subnets of their own', () => {
    const pods = LETTERS.map((letter, index) => podsIn(letter, `100.64.${index * 64}.0/18`));
    const nodegroups = [spot('few', { podsPerNode: 10 }), spot('many', { podsPerNode: 108 })];
    const ipAssignment = IpAssignment.prefixDelegation();
    const { stages } = planOf({ subnets: [...THREE, ...pods], nodegroups, ipAssignment, mostNodes: 100 }).subnets[3];

    // The first of 'few' at 1 node, then 34 of 'many' at 7 prefixes each: of 100 nodes 1 + 1 + 98 / 3.
    expect(stages.find(({ stage }) => stage === PlanStage.PEAK)).toMatchObject({ nodes: 34, prefixes: 238 });
  });
});

test('no numbers of nodes within the limit take more of any subnet', () => {
  const sizes = fc.record({ minSize: fc.nat(2), more: fc.nat(6), zones: fc.integer({ min: 1, max: 3 }), podsPerNode: fc.constantFrom(3, 20, 27) });
  const groups = fc.array(sizes, { minLength: 1, maxLength: 3 });
  const wishes = fc.array(fc.nat(6), { minLength: 3, maxLength: 3 });
  fc.assert(fc.property(groups, fc.nat(8), wishes, (given, more, wanted) => {
    const nodegroups = given.map(({ minSize, more: further, zones, podsPerNode }, index) => groupOf({
      name: `group-${index}`, minSize, maxSize: Math.max(1, minSize + further), podsPerNode, subnets: THREE.slice(0, zones).map(({ name }) => name),
    }));
    const mostNodes = Math.max(1, nodegroups.reduce((sum, { minSize }) => sum + minSize, 0) + more);
    let left = mostNodes - nodegroups.reduce((sum, { minSize }) => sum + minSize, 0);
    const some = nodegroups.flatMap((group, index) => {
      const size = group.minSize + Math.min(wanted[index], left, group.maxSize - group.minSize);
      left -= size - group.minSize;
      return size === 0 ? [] : [{ ...group, minSize: size, maxSize: size }];
    });
    if (some.length === 0) return;
    const limited = planOf({ subnets: THREE, nodegroups, mostNodes, zonesLost: 0 });
    const one = planOf({ subnets: THREE, nodegroups: some, zonesLost: 0 });
    const takenAtPeak = (plan: CapacityPlan) => plan.subnets.map(({ stages }) => stages.find(({ stage }) => stage === PlanStage.PEAK)!);
    takenAtPeak(one).forEach(({ nodes, addresses }, index) => {
      const bound = takenAtPeak(limited)[index];
      expect([bound.nodes >= nodes, bound.addresses >= addresses]).toEqual([true, true]);
    });
  }), { numRuns: 300 });
});

describe('mostNodes', () => {
  test.each<[string, number, Record<string, unknown>]>([
    ['0', 0, { name: 'mostNodes', least: 1, got: 0 }],
    ['negative', -3, { name: 'mostNodes', least: 1, got: -3 }],
    ['a fraction', 1.5, { name: 'mostNodes', got: 1.5 }],
    ['no number', NaN, { name: 'mostNodes', got: NaN }],
    ['beyond counting', 1_000_001, { name: 'mostNodes', most: 1_000_000, got: 1_000_001 }],
  ])('is refused: %s', (_, mostNodes, facts) => {
    expect(factsOf(findingsThrownBy(() => planOf({ ...SPOT, mostNodes })), 'invalid-number')).toMatchObject(facts);
  });

  const three = [spot('x', { minSize: 3, expectedSize: 10 }), spot('y', { minSize: 4 })];
  test.each<[string, number, boolean]>([
    ['below the least of all', 6, true],
    ['the least of all, below what is expected', 7, true],
    ['one below what is expected', 13, true],
    ['what is expected', 14, false], // 10 + 4
  ])('%s', (_, mostNodes, isRefused) => {
    const plan = () => planOf({ ...SPOT, nodegroups: three, mostNodes });

    if (isRefused) expect(factsOf(findingsThrownBy(plan), 'forecast-contradiction')).toEqual({ path: '', mostNodes, least: 7, expected: 14 });
    else expect(plan().forecast.mostNodes).toBe(mostNodes);
  });
});

describe('node groups whose largest sizes do not fit', () => {
  // A /24 has 251 addresses: eight m5.large with 30 each.
  const small = { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groupOf({ minSize: 1, maxSize: 9 })], zonesLost: 0 };
  const shortOf = (props: Partial<PodForecastProps>, onOvercommit: OvercommitPolicy) =>
    planOf({ ...small, ...props }, { onOvercommit }).findings.filter(({ id }) => id.includes(':subnet-overcommit'));

  test('have two ways out more: a limit that fits, and a policy', () => {
    const [{ fix, remedies }] = shortOf({}, OvercommitPolicy.FAIL_AT_LARGEST);

    expect(fix!.slice(-2)).toEqual([
      'limit your autoscaler to 8 nodes in all, and give the limit here: planning: { mostNodes: 8 }',
      'let only the expected size fail: onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED',
    ]);
    expect(remedies!.slice(-2)).toEqual([
      { fix: fix!.at(-2), changes: [{ subject: 'forecast', property: 'mostNodes', value: 8 }], stages: ['peak'] },
      { fix: fix!.at(-1), changes: [{ subject: 'plan', property: 'onOvercommit', value: 'fail-at-expected' }], stages: ['peak'] },
    ]);
    // Each works, and one node more would not.
    const stagesOf = (mostNodes: number) => shortOf({ mostNodes }, OvercommitPolicy.FAIL_AT_LARGEST).map((each) => factsOf([each], each.id.split(':')[1]).stages);
    expect(stagesOf(8)).toEqual([['surge', 'changeover']]);
    expect(shortOf({ mostNodes: 8 }, OvercommitPolicy.FAIL_AT_LARGEST)[0].severity).toBe('warning');
    expect(shortOf({ mostNodes: 9 }, OvercommitPolicy.FAIL_AT_LARGEST)[0].severity).toBe('error');
    expect(shortOf({}, OvercommitPolicy.FAIL_AT_EXPECTED)[0].severity).toBe('warning');
  });

  test.each<[string, Partial<PodForecastProps>, OvercommitPolicy, number]>([
    ['the expected size does not fit either', { nodegroups: [groupOf({ minSize: 1, expectedSize: 9, maxSize: 9 })] }, OvercommitPolicy.FAIL_AT_LARGEST, 0],
    ['another policy judges', {}, OvercommitPolicy.FAIL_AT_ANY, 0],
    ['it is a warning already', {}, OvercommitPolicy.FAIL_AT_EXPECTED, 0],
    ['growth alone does not fit', { nodegroups: [groupOf({ minSize: 1, maxSize: 8 })], growthPercent: 50 }, OvercommitPolicy.FAIL_AT_LARGEST, 0],
    ['they do not fit without growth', { growthPercent: 50 }, OvercommitPolicy.FAIL_AT_LARGEST, 2],
  ])('%s', (_, props, onOvercommit, ways) => {
    const [{ fix = [] }] = shortOf(props, onOvercommit);

    expect(fix.filter((line) => /mostNodes|FAIL_AT_EXPECTED/.test(line))).toHaveLength(ways);
  });

  test('have no limit named where one smaller than what is expected would be', () => {
    const groups = [groupOf({ name: 'x', minSize: 4, maxSize: 20 }), groupOf({ name: 'y', minSize: 4, maxSize: 20, instanceTypes: limitsOf('m5.xlarge') })];
    const [{ fix = [] }] = shortOf({ nodegroups: groups, subnets: [nodesIn('a', '10.0.0.0/23')] }, OvercommitPolicy.FAIL_AT_LARGEST);

    // 4 * 30 + 4 * 60 = 360 of 507; two more of m5.xlarge are 480, a third is too many.
    expect(fix.filter((line) => line.includes('mostNodes'))).toEqual(['limit your autoscaler to 10 nodes in all, and give the limit here: planning: { mostNodes: 10 }']);
  });

  test('under growth fail for the largest size, which the peak is without', () => {
    const withGrowth = shortOf({ growthPercent: 50 }, OvercommitPolicy.FAIL_AT_LARGEST)[0];

    expect([withGrowth.severity, factsOf([withGrowth], 'subnet-overcommitted').stages]).toEqual(['error', ['largest', 'peak', 'surge', 'changeover']]);
    const grownOnly = shortOf({ nodegroups: [groupOf({ minSize: 1, maxSize: 8 })], growthPercent: 50 }, OvercommitPolicy.FAIL_AT_LARGEST)[0];
    expect([grownOnly.severity, factsOf([grownOnly], 'subnet-overcommit-possible').stages]).toEqual(['warning', ['peak', 'surge', 'changeover']]);
  });
});

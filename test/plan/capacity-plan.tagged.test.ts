import { InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { PlanStage, PodForecastProps } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';
import { planDocument } from '../../src/plan/plan-document';
import { PlanReport } from '../../src/render';
import { namesOf } from '../private/findings-thrown';
import { fixed, groupOf, nodesIn, planOf, podsIn, takenOf } from '../private/forecast-fixtures';
import { factsNamed } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const SUBNETS = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18')];
const TAGGED: Partial<PodForecastProps> = { subnets: SUBNETS, taggedSubnets: true, ipAssignment: PREFIXES, addonVersion: 'v1.22.1-eksbuild.1' };

/** All counts of a plan. */
const countsOf = ({ nodegroups, zones, subnets, totals, ceilingNodes, ceilingPods }: CapacityPlan) => (
  { nodegroups, zones, subnets, totals, ceilingNodes, ceilingPods });

test.each([
  ['prefixes', PREFIXES, false],
  ['prefixes and a trunk', PREFIXES, true],
  ['single addresses', IpAssignment.secondaryIp(), false],
] as const)('with %s each type takes and runs what it does with custom networking', (_, ipAssignment, trunkEni) => {
  const types = InstanceTypeLimits.all().filter(({ supportsPrefixes, maxEnis }) => supportsPrefixes && maxEnis > 2);
  const differing = types.filter((limits) => {
    const props = { ...TAGGED, ipAssignment, trunkEni, nodegroups: [fixed(10, { instanceTypes: [limits] })] };
    return JSON.stringify(countsOf(planOf(props))) !== JSON.stringify(countsOf(planOf({ ...props, taggedSubnets: false })));
  });

  expect(types.length).toBeGreaterThan(500);
  expect(differing).toEqual([]);
});

test('is not what discovery takes', () => {
  const discovery = { ...TAGGED, taggedSubnets: false, subnetDiscovery: true };

  expect([takenOf(planOf({ ...TAGGED, nodegroups: [fixed(10)] }), 'nodes-a'), takenOf(planOf({ ...discovery, nodegroups: [fixed(10)] }), 'nodes-a')])
    .toEqual([[10, 0, 10], [10, 70, 10]]);
});

describe('several pod subnets of a zone', () => {
  const several = (...cidrs: string[]) => (
    { ...TAGGED, subnets: [SUBNETS[0], ...cidrs.map((cidr, index) => podsIn('a', cidr, { name: `pods-${index}` }))] });
  const takenBy = (nodes: number, cidrs: string[]) => {
    const plan = planOf({ ...several(...cidrs), nodegroups: [fixed(nodes)] });
    return cidrs.map((_, index) => takenOf(plan, `pods-${index}`));
  };

  test.each<[string, number, string[], number[][]]>([
    ['one', 30, ['100.64.0.0/18'], [[30, 210, 30]]],
    ['two of one size', 30, ['100.64.0.0/18', '100.64.64.0/18'], [[15, 105, 15], [15, 105, 15]]],
    ['two of one size, and an odd node', 31, ['100.64.0.0/18', '100.64.64.0/18'], [[16, 112, 16], [16, 112, 16]]],
    ['a large one and a small one', 50, ['100.64.0.0/18', '100.64.64.0/20'], [[41, 287, 41], [10, 70, 10]]], // 50 x 16,379 / 20,470; x 4,091
    ['three', 30, ['100.64.0.0/18', '100.64.64.0/18', '100.65.0.0/18'], [[10, 70, 10], [10, 70, 10], [10, 70, 10]]],
  ])('%s share the nodes of the zone by their sizes', (_, nodes, cidrs, taken) => {
    expect(takenBy(nodes, cidrs)).toEqual(taken);
  });

  test('share them evenly where a size is not known', () => {
    const plan = planOf({ ...TAGGED, subnets: [...SUBNETS, podsIn('a', undefined as never, { name: 'more-a' })], nodegroups: [fixed(30)] });

    expect([takenOf(plan, 'pods-a'), takenOf(plan, 'more-a')]).toEqual([[15, 105, 15], [15, 105, 15]]);
  });

  test('hold together what one alone does not', () => {
    const fits = (...cidrs: string[]) => planOf({ ...several(...cidrs), nodegroups: [groupOf({ minSize: 200, maxSize: 200, maxPods: 110 })] })
      .subnets.slice(1).map(({ stages }) => stages.find(({ stage }) => stage === PlanStage.PEAK)!.fits);

    expect(fits('100.64.0.0/18')).toEqual([false]); // 200 x 7 of 1,023 blocks
    expect(fits('100.64.0.0/18', '100.64.64.0/18')).toEqual([true, true]); // 100 x 7 of 1,023 in each
  });
});

describe('the version of the VPC CNI', () => {
  test('that is not given is told once', () => {
    const { findings } = planOf({ ...TAGGED, addonVersion: undefined, nodegroups: [fixed(1), fixed(1, { name: 'other' })] });

    expect(factsNamed(findings, 'tagged-subnets-version')).toEqual([{ since: 'v1.22.1', isToken: false }]);
  });

  test('is told of no other placement, nor where it is late enough', () => {
    const others = [{ ...TAGGED, addonVersion: undefined, taggedSubnets: false }, TAGGED]
      .map((props) => namesOf(planOf({ ...props, nodegroups: [fixed(1)] }).findings));

    expect(others.flat()).not.toContain('tagged-subnets-version');
  });
});

test('the report and the document say how subnets are found', () => {
  const plan = planOf({ ...TAGGED, nodegroups: [fixed(1)] });
  const text = PlanReport.of(plan).toText(true).replace(/\s+/g, ' ');

  expect(planDocument(plan)).toMatchObject({ customNetworking: true, subnetDiscovery: false, taggedSubnets: true });
  expect(text).toContain('in subnets of their own, found by their tag.');
  expect(text).toContain('pod subnets found by their tag');
  expect(Object.keys(planDocument(planOf({ ...TAGGED, taggedSubnets: false })))).not.toContain('taggedSubnets');
});

test('the modes are those of custom networking, of which those with pod subnets keep the tag', () => {
  const { modes } = planOf({ ...TAGGED, nodegroups: [fixed(4)] });
  const named = planOf({ ...TAGGED, taggedSubnets: false, nodegroups: [fixed(4)] }).modes;

  expect(modes.map(({ customNetworking, taggedSubnets }) => [customNetworking, taggedSubnets ?? false]))
    .toEqual(named.map(({ customNetworking }) => [customNetworking, customNetworking]));
  expect(modes.map(({ taggedSubnets, ...mode }) => mode)).toEqual(named);
  expect(modes.filter(({ current }) => current)).toHaveLength(1);
});

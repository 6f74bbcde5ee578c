import { IpAssignment } from '../../src/capacity';
import { ChurnSimulation } from '../../src/churn';
import { PlanStage, PodForecast, SubnetPurpose } from '../../src/forecast';
import { SuggestionKind } from '../../src/plan';
import { PlanReport } from '../../src/render';
import { findingsThrownBy } from '../private/findings-thrown';
import { fixed, groupOf, nodesIn, planOf, podsIn, shortAt, takenOf } from '../private/forecast-fixtures';
import { factsNamed, saidBy } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const NODES = [nodesIn('a', '10.0.0.0/20'), nodesIn('b', '10.0.16.0/20')];

/** Two generations of subnets for pods: a small first one, and a second one. */
const FIRST = [podsIn('a', '100.64.0.0/22', { reservations: ['100.64.2.0/23'] }), podsIn('b', '100.64.4.0/22', { reservations: ['100.64.6.0/23'] })];
const SECOND = [
  podsIn('a', '100.65.0.0/18', { name: 'second-a', reservations: ['100.65.32.0/19'] }),
  podsIn('b', '100.65.64.0/18', { name: 'second-b', reservations: ['100.65.96.0/19'] }),
];
const OLD = ['pods-a', 'pods-b'];
const NEW = ['second-a', 'second-b'];

const forecast = (old: number, young: number) => ({
  subnets: [...NODES, ...FIRST, ...SECOND],
  nodegroups: [fixed(old, { name: 'old', podSubnets: OLD }), fixed(young, { name: 'young', podSubnets: NEW })],
  ipAssignment: PREFIXES,
});

describe('two generations of subnets for pods, m5.large of 7 prefixes', () => {
  const plan = planOf(forecast(4, 10));

  test('each is charged for the groups that use it', () => {
    expect(takenOf(plan, 'pods-a')).toEqual([2, 14, 2]); // 4 / 2 nodes; 2 * 7; 2 ENIs
    expect(takenOf(plan, 'second-a')).toEqual([5, 35, 5]); // 10 / 2; 5 * 7
    expect(takenOf(plan, 'nodes-a')).toEqual([7, 0, 7]); // 2 + 5
    expect(takenOf(plan, 'second-b', PlanStage.ZONE_LOST)).toEqual([10, 70, 10]); // all ten in the zone that is left
  });

  test('the ceiling is that of the generation that fills first, in the mix of both', () => {
    expect(plan.subnets.map(({ ceilingNodes }) => ceilingNodes)).toEqual([4091, 4091, 4, 4, 73, 73]); // floor(31 / 7); floor(511 / 7)
    expect(plan.zones.map(({ ceilingNodes }) => ceilingNodes)).toEqual([14, 14]); // floor(4 * 7 / 2) nodes of the mix, 2 of 7 of them old
  });

  test('the names stand with the group that gives them', () => {
    expect(plan.nodegroups.map(({ podSubnets }) => podSubnets)).toEqual([OLD, NEW]);
    expect(planOf().nodegroups[0].podSubnets).toBeUndefined();
  });

  test('totals, quotas and modes count each node once', () => {
    expect(plan.totals[2]).toMatchObject({ nodes: 14, addresses: 14 * 114 }); // 7 * 16 + 1 + 1
    expect(plan.modes.find(({ current }) => current)).toMatchObject({ customNetworking: true, podSubnetAddresses: 7 * 113, nodeSubnetAddresses: 7 });
    expect(plan.modes[0]).toMatchObject({ customNetworking: false, nodeSubnetAddresses: 7 * 30, podSubnetAddresses: 0 }); // without a refusal
    expect(plan.modes.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('a subnet that no group uses is charged for nobody', () => {
    const { nodegroups, ...rest } = forecast(4, 10);
    const unused = planOf({ ...rest, nodegroups: nodegroups.slice(1) });

    expect(takenOf(unused, 'pods-a')).toEqual([0, 0, 0]);
    expect(unused.zones[0].ceilingNodes).toBe(73);
    expect(unused.subnets[2].ceilingNodes).toBeUndefined();
  });

  test('the report names the subnets of each group', () => {
    const text = PlanReport.of(plan).toText(true);

    expect(text).toMatch(/group +type +pods in +minimum/);
    expect(text).toMatch(/old +m5.large +pods-a and pods-b /);
    expect(PlanReport.of(planOf({ ...forecast(4, 10), subnets: [...NODES, ...FIRST], nodegroups: [fixed(1)] })).toText(true)).not.toContain('pods in  ');
  });
});

test('a group that names none uses the only one of a zone, beside one that names its own', () => {
  const subnets = [...NODES, ...FIRST, SECOND[0]];
  const nodegroups = [fixed(4, { name: 'old', subnets: ['nodes-b'] }), fixed(10, { name: 'young', podSubnets: ['second-a', 'pods-b'] })];
  const plan = planOf({ subnets, nodegroups, ipAssignment: PREFIXES });

  expect(['pods-a', 'pods-b', 'second-a'].map((name) => takenOf(plan, name)[0])).toEqual([0, 9, 5]); // 4 + 10 / 2
  expect(PlanReport.of(plan).toText(true)).toMatch(/ one per zone [^]* second-a and pods-b /);
});

describe('a generation that falls short', () => {
  const plan = planOf(forecast(12, 10));

  test('says so for its own groups, and how many of their nodes fit', () => {
    const [first, ...others] = factsNamed(plan.findings, 'subnet-overcommitted');

    expect(first).toMatchObject({ subnets: ['pods-a'], sizes: ['100.64.0.0/22'], zones: ['eu-west-1a'], reserved: true, blocks: 31, spills: true, others: 0 });
    expect(first).toMatchObject(shortAt({
      'minimum, expected, peak': [6, 42, 11, 6, 0],
      'surge': [8, 56, 25, 8, 0], // (12 + 2 * 2) / 2
      'changeover, zone-lost': [12, 84, 53, 12, 0],
    }));
    expect(first).toMatchObject({ way: 'podSubnets', length: 20, slotBlock: 18, nodeLength: undefined, upperHalf: true, mostNodes: 4, groups: ['old'] });
    expect(others.map(({ subnets }) => subnets)).toEqual([['pods-b']]);
  });

  test('has a suggestion of its own, by the names of its subnets', () => {
    expect(plan.suggestions.filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS).map(({ change, reason }) => [change, reason])).toEqual([
      ['pod subnets of /20 in place of pods-a, pods-b, with their upper half reserved: a /18 in four zone slots, PodNetwork.secondaryCidr', // 12 * 7 = 84 of 127
        'these are the smallest with which every stage fits, with up to 12 nodes per zone, and the present ones are /22'],
      ['pod subnets of /20 in place of second-a, second-b, with their upper half reserved: a /18 in four zone slots, PodNetwork.secondaryCidr', // 10 * 7
        'these are the smallest with which every stage fits, with up to 10 nodes per zone, and the present ones are /18'],
    ]);
  });
});

describe('generations that share a subnet are one', () => {
  test('and have one suggestion', () => {
    const subnets = [...NODES, ...FIRST, ...SECOND];
    const nodegroups = [
      fixed(1, { name: 'one', podSubnets: ['pods-a', 'pods-b'] }),
      fixed(1, { name: 'two', podSubnets: ['second-a', 'second-b'] }),
      fixed(1, { name: 'three', podSubnets: ['pods-a', 'second-b'] }),
    ];
    const changes = planOf({ subnets, nodegroups, ipAssignment: PREFIXES }).suggestions.filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS);

    expect(changes).toHaveLength(1);
    expect(changes[0].change).not.toContain('in place of');
  });
});

describe('a simulation', () => {
  const scenarioOf = (props: ReturnType<typeof forecast>) => ChurnSimulation.scenarioOf(PodForecast.of(props));

  test('takes the generation that groups use', () => {
    const { nodegroups, ...rest } = forecast(4, 10);

    expect(scenarioOf({ ...rest, nodegroups: nodegroups.slice(1) }).subnets.map(({ cidr }) => cidr)).toEqual(['100.65.0.0/18', '100.65.64.0/18']);
  });

  test('fails when groups use two, naming them', () => {
    expect(saidBy(findingsThrownBy(() => scenarioOf(forecast(4, 10))))).toEqual([
      ['simulation.podSubnetsOfZone', { zone: 'eu-west-1a', subnets: ['pods-a', 'second-a'] }],
      ['simulation.podSubnetsOfZone', { zone: 'eu-west-1b', subnets: ['pods-b', 'second-b'] }],
    ]);
  });
});

test('a subnet for nodes that an ENIConfig names serves the groups that name it', () => {
  const both = nodesIn('a', '10.2.0.0/20', { name: 'both', servesPods: true });
  const subnets = [nodesIn('a', '10.1.0.0/20'), both, podsIn('a', '10.3.0.0/20')];
  const nodegroups = [groupOf({ minSize: 4, maxSize: 4, podSubnets: ['both'] }), groupOf({ name: 'x', minSize: 2, maxSize: 2, podSubnets: ['pods-a'] })];
  const plan = planOf({ subnets, nodegroups });

  expect(both.purpose).toBe(SubnetPurpose.NODES);
  expect(takenOf(plan, 'both')).toEqual([5, 0, 83]); // 4 served and half of x's two; 4 * 20 pod addresses, 2 + 1 of nodes
  expect(takenOf(plan, 'pods-a')).toEqual([2, 0, 40]); // 2 * 20
  expect(takenOf(plan, 'nodes-a')).toEqual([3, 0, 3]);
});

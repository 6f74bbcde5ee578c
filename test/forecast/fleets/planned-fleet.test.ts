import { InstanceTypeLimits, IpAssignment } from '../../../src/capacity';
import { FleetForecast, FleetSpread, PlanStage } from '../../../src/forecast';
import { fleetOf, generalTypes, plannedFleet } from '../../private/fleet-fixtures';
import { limitsOf, nodesIn, podsIn } from '../../private/forecast-fixtures';

const { MINIMUM, EXPECTED, PEAK, SURGE, CHANGEOVER, ZONE_LOST } = PlanStage;
const STAGES = [MINIMUM, EXPECTED, PEAK, SURGE, CHANGEOVER];

/** Nodes at each stage, and the prefixes that they take in all. */
const sizesOf = (fleet: Partial<FleetForecast>, growthPercent = 0) => {
  const planned = plannedFleet(fleet, { growthPercent });
  return STAGES.map((stage) => [planned.nodesAt(stage), planned.mostAt('prefixes', stage)]);
};

/** All types of m, c and r that one pool of cap 110 starts. */
const general = (leastVcpus?: number) => ({ instanceTypes: generalTypes(leastVcpus), maxPods: 110 });

test('a pool over all types of m, c and r with 1,000 vCPUs has 500 nodes with 3,500 prefixes, and more while they are replaced', () => {
  const sizes = sizesOf({ ...general(), limits: { cpu: 1000 } });

  expect(sizes).toEqual([[0, 0], [0, 0], [500, 3500], [550, 3850], [1000, 7000]]);
});

test('types of 4 vCPUs or more halve it', () => {
  expect(sizesOf({ ...general(4), limits: { cpu: 1000 } })[2]).toEqual([250, 1750]);
});

test('its pods are 55,000, of which 108 a node have addresses', () => {
  const planned = plannedFleet({ ...general(), limits: { cpu: 1000 } });

  expect(planned.mostAt('pods', PEAK)).toBe(500 * 108);
  expect(planned.types.fewestPods!.maxPods).toBe(110);
});

test.each<[string, Partial<FleetForecast>, number[][]]>([
  ['limits of nodes', { limits: { nodes: 20 } }, [[0, 0], [0, 0], [20, 140], [22, 154], [40, 280]]],
  ['limits of memory', { limits: { memoryMib: 9 * 8192 } }, [[0, 0], [0, 0], [10, 70], [11, 77], [20, 140]]],
  ['expected nodes within limits', { limits: { cpu: 100 }, expectedNodes: 30 }, [[0, 0], [30, 210], [50, 350], [55, 385], [100, 700]]],
  ['expected nodes of a type', { limits: { cpu: 100 }, expectedNodes: 25, expectedType: 'm7i.xlarge' },
    [[0, 0], [25, 175], [50, 350], [55, 385], [100, 700]]],
  ['expected nodes alone', { expectedNodes: 30 }, [[0, 0], [30, 210], [30, 210], [33, 231], [60, 420]]],
  ['the fewest nodes alone', { minNodes: 4 }, [[4, 28], [4, 28], [4, 28], [5, 35], [8, 56]]],
  ['nothing', {}, [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]],
  ['a budget of nodes', { limits: { nodes: 20 }, budgetNodes: 5 }, [[0, 0], [0, 0], [20, 140], [25, 175], [40, 280]]],
  ['a budget of more nodes than there are', { limits: { nodes: 2 }, budgetNodes: 5 }, [[0, 0], [0, 0], [2, 14], [4, 28], [4, 28]]],
  ['a budget in percent, rounded up', { limits: { nodes: 21 }, budgetPercent: 10 }, [[0, 0], [0, 0], [21, 147], [24, 168], [42, 294]]],
  ['a budget in percent that is no binary fraction', { limits: { nodes: 100 }, budgetPercent: 7 }, [[0, 0], [0, 0], [100, 700], [107, 749], [200, 1400]]], // 100 * 7 / 100
  ['the fewer of two budgets', { limits: { nodes: 20 }, budgetNodes: 5, budgetPercent: 20 }, [[0, 0], [0, 0], [20, 140], [24, 168], [40, 280]]],
  ['no budget', { limits: { nodes: 20 }, budgetNodes: 0 }, [[0, 0], [0, 0], [20, 140], [20, 140], [40, 280]]],
  ['a static pool', { isStatic: true, minNodes: 10 }, [[10, 70], [10, 70], [10, 70], [11, 77], [20, 140]]],
  ['a static pool with a limit', { isStatic: true, minNodes: 10, limits: { nodes: 12 } }, [[10, 70], [10, 70], [10, 70], [11, 77], [12, 84]]],
  ['a static pool that cannot be replaced', { isStatic: true, minNodes: 10, limits: { nodes: 10 } }, [[10, 70], [10, 70], [10, 70], [10, 70], [10, 70]]],
])('%s say how many nodes there are', (_, fleet, sizes) => {
  expect(sizesOf(fleet)).toEqual(sizes);
});

test('what is expected and what limits allow grow', () => {
  expect(sizesOf({ limits: { cpu: 100 }, minNodes: 3, expectedNodes: 30 }, 50)).toEqual([[3, 21], [45, 315], [75, 525], [83, 581], [150, 1050]]);
});

test('they grow by whole numbers: 50 nodes and ten percent are 55', () => {
  expect(sizesOf({ limits: { nodes: 50 } }, 10)).toEqual([[0, 0], [0, 0], [55, 385], [61, 427], [110, 770]]); // 50 * 110 / 100; 55 + 6
});

test('single addresses follow the greediest type, not the most of a node times all nodes', () => {
  const single = { ipAssignment: IpAssignment.secondaryIp(), subnets: [nodesIn('a', '10.0.0.0/16')] };
  const planned = plannedFleet({ instanceTypes: limitsOf('m5.large', 'm5.24xlarge'), limits: { cpu: 960 } }, single);
  const large = plannedFleet({ instanceTypes: limitsOf('m5.large'), limits: { cpu: 960 } }, single);

  expect(planned.nodesAt(PEAK)).toBe(480);
  expect(planned.mostAt('addresses', PEAK)).toBe(large.mostAt('addresses', PEAK));
  expect(planned.mostAt('addresses', PEAK)).toBe(480 * 30);
});

test('nodes that are replaced may be those that take most', () => {
  const single = { ipAssignment: IpAssignment.secondaryIp(), subnets: [nodesIn('a', '10.0.0.0/16')] };
  const planned = plannedFleet({ instanceTypes: limitsOf('m5.large', 'm5.24xlarge'), limits: { cpu: 960 }, budgetNodes: 2 }, single);
  const [of24xlarge] = [plannedFleet({ instanceTypes: limitsOf('m5.24xlarge'), limits: { nodes: 1 } }, single).mostAt('addresses', PEAK)];

  expect(planned.mostAt('addresses', SURGE)).toBe(480 * 30 + 2 * of24xlarge);
});

describe('in three zones', () => {
  const inZone = (fleet: Partial<FleetForecast>, stage: PlanStage, lost?: string[]) =>
    plannedFleet({ limits: { nodes: 20 }, expectedNodes: 10, ...fleet }).nodesInZone('eu-west-1a', stage, lost);

  test.each<[FleetSpread | undefined, number[]]>([
    [undefined, [0, 4, 20, 22, 40]],
    [FleetSpread.ANY_ZONE, [0, 4, 20, 22, 40]],
    [FleetSpread.EVEN, [0, 4, 7, 8, 14]],
  ])('spread %s puts nodes into a zone', (spread, nodes) => {
    expect(STAGES.map((stage) => inZone({ spread }, stage))).toEqual(nodes);
  });

  test('a zone that is lost leaves its nodes to the others', () => {
    expect(inZone({ spread: FleetSpread.EVEN }, ZONE_LOST, ['eu-west-1b'])).toBe(10);
    expect(inZone({ spread: FleetSpread.EVEN }, ZONE_LOST, ['eu-west-1a'])).toBe(0);
    expect(inZone({}, ZONE_LOST, ['eu-west-1b'])).toBe(20);
  });

  test('what is likely counts as spread evenly', () => {
    const { likely } = plannedFleet({ limits: { nodes: 20 }, expectedNodes: 10 });

    expect(STAGES.map((stage) => likely.nodesAt(stage))).toEqual([0, 10, 10, 11, 20]);
    expect(STAGES.map((stage) => likely.nodesInZone('eu-west-1a', stage))).toEqual([0, 4, 4, 5, 8]);
  });
});

test('several subnets of a zone share its nodes by their sizes, and those of an Auto Scaling group evenly', () => {
  const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('b', '10.0.16.0/21', { zone: 'eu-west-1a' })];
  const taken = (spread?: FleetSpread) => {
    const planned = plannedFleet({ limits: { nodes: 30 }, spread }, { subnets });
    return subnets.map((subnet) => planned.takenFrom(subnet, PEAK));
  };

  expect(taken().map(({ nodes }) => nodes)).toEqual([21, 10]);
  expect(taken(FleetSpread.EVEN).map(({ nodes }) => nodes)).toEqual([15, 15]);
});

test('prefixes come from the pod subnets, and the node address from its own', () => {
  const subnets = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18')];
  const planned = plannedFleet({ limits: { nodes: 30 } }, { subnets });

  expect(subnets.map((subnet) => planned.takenFrom(subnet, PEAK))).toEqual([
    { nodes: 30, prefixes: 0, addresses: 30 },
    { nodes: 30, prefixes: 210, addresses: 30 },
  ]);
});

test('a type that runs fewer pods than kubelet is told takes what it has', () => {
  const planned = plannedFleet({ instanceTypes: limitsOf('m7a.medium', 'm7i.large'), maxPods: 110, limits: { nodes: 1 } });

  expect(planned.types.fewestPods).toEqual({ instanceType: 'm7a.medium', maxPods: 50 });
  expect(planned.types.mostPods!.maxPods).toBe(110);
});

test('what each of 800 types takes is worked out once for all that are alike', () => {
  const types = generalTypes();
  const planned = plannedFleet({ instanceTypes: types, limits: { cpu: 1000 } });
  const known = new Set(types.map(({ maxEnis, ipv4PerEni }) => `${maxEnis} ${ipv4PerEni}`));

  expect(types.length).toBeGreaterThan(800);
  expect(known.size).toBeLessThan(60);
  expect(planned.types.smallest!.vcpus).toBe(2);
});

test('a type without vCPUs in the table is never the smallest', () => {
  const unknown = InstanceTypeLimits.of('c7i.32xlarge');
  const planned = plannedFleet({ instanceTypes: [unknown, ...limitsOf('m7i.large')], limits: { cpu: 100 } });

  expect(unknown.vcpus).toBeUndefined();
  expect(planned.nodesAt(PEAK)).toBe(50);
  expect(plannedFleet({ instanceTypes: [unknown], limits: { cpu: 100 } }).isBound).toBe(false);
  expect(fleetOf().limits).toBeUndefined();
});

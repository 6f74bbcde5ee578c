import { IpAssignment, WarmPool } from '../../src/capacity';
import { NodegroupForecast, PlanStage, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, OvercommitPolicy } from '../../src/plan';
import { namesOf } from '../private/findings-thrown';
import { fixed, groupOf, limitsOf, nodesIn, planOf, podsIn, shortAt, stageAt, takenOf } from '../private/forecast-fixtures';
import { statementsOf } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const STAGES = [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.PEAK, PlanStage.SURGE, PlanStage.CHANGEOVER, PlanStage.ZONE_LOST];

/** Subnets for nodes in three zones. */
const THREE_ZONES = [nodesIn('a', '10.0.0.0/18'), nodesIn('b', '10.0.64.0/18'), nodesIn('c', '10.0.128.0/18')];

/** The same with subnets for pods out of 100.64.0.0/16, their upper halves reserved. */
const DENSE: Partial<PodForecastProps> = {
  ipAssignment: PREFIXES,
  subnets: [
    ...THREE_ZONES,
    podsIn('a', '100.64.0.0/18', { reservations: ['100.64.32.0/19'] }),
    podsIn('b', '100.64.64.0/18', { reservations: ['100.64.96.0/19'] }),
    podsIn('c', '100.64.128.0/18', { reservations: ['100.64.160.0/19'] }),
  ],
};

/** Nodes of a subnet at each stage. */
function nodesAt(plan: CapacityPlan, subnet: string): number[] {
  return plan.subnets.find(({ name }) => name === subnet)!.stages.map(({ nodes }) => nodes);
}

describe('100 m5.large in three zones of 100.64.0.0/16, prefixes and custom networking', () => {
  const plan = planOf({ ...DENSE, nodegroups: [fixed(100)] });
  const pods = plan.subnets[3];

  test('take 238 of 511 reserved blocks of the fullest zone, and 34 of 8,188 addresses', () => {
    expect(pods).toMatchObject({ name: 'pods-a', reserved: true, prefixSupply: 511, addressSupply: 8188 }); // 512 - 1; 8,192 - 4
    expect(stageAt(plan, 'pods-a', PlanStage.PEAK)).toEqual({
      stage: 'peak',
      nodes: 34, // ceil(100 / 3)
      prefixes: 238, // 34 * 7
      addresses: 34, // 34 * 1
      prefixesLeft: 273, // 511 - 238
      addressesLeft: 8154, // 8,188 - 34
      fits: true,
    });
  });

  test('take one address each of the subnets for nodes, and no prefix', () => {
    expect(stageAt(plan, 'nodes-a', PlanStage.PEAK)).toMatchObject({ nodes: 34, prefixes: 0, addresses: 34, prefixesLeft: 1022, addressesLeft: 16345, fits: true });
  });

  test('have a ceiling of 73 a zone and 219 in all', () => {
    expect(plan.zones).toEqual(['a', 'b', 'c'].map((letter) => ({ zone: `eu-west-1${letter}`, nodes: 34, ceilingNodes: 73 }))); // floor(511 / 7)
    expect([pods.ceilingNodes, plan.ceilingNodes, plan.ceilingPods]).toEqual([73, 219, 23652]); // 3 * 73; 219 * 108
    expect(plan.subnets[0].ceilingNodes).toBe(16379); // 2^14 - 5
  });

  test('are counted at every stage', () => {
    expect(pods.stages.map(({ stage, nodes, prefixes, fits }) => [stage, nodes, prefixes, fits])).toEqual([
      ['minimum', 34, 238, true],
      ['expected', 34, 238, true],
      ['peak', 34, 238, true],
      ['surge', 36, 252, true], // ceil((100 + 6) / 3)
      ['changeover', 68, 476, true], // 2 * 34
      ['zone-lost', 50, 350, true], // 100 / 2
    ]);
    expect(plan.totals).toEqual([
      { stage: 'minimum', nodes: 100, pods: 10800, addresses: 11400, idlePodAddresses: 400, enis: 200 }, // 100 * (108, 7 * 16 + 2, 4, 2)
      { stage: 'expected', nodes: 100, pods: 10800, addresses: 11400, idlePodAddresses: 400, enis: 200 },
      { stage: 'peak', nodes: 100, pods: 10800, addresses: 11400, idlePodAddresses: 400, enis: 200 },
      { stage: 'surge', nodes: 106, pods: 10800, addresses: 12084, idlePodAddresses: 424, enis: 212 },
      { stage: 'changeover', nodes: 200, pods: 10800, addresses: 22800, idlePodAddresses: 800, enis: 400 },
      { stage: 'zone-lost', nodes: 100, pods: 10800, addresses: 11400, idlePodAddresses: 400, enis: 200 },
    ]);
  });

  test('give no cause for a finding', () => {
    expect(plan.findings).toEqual([]);
  });

  test('do not fit in a /24 for pods in each zone, which says what would hold them', () => {
    const small = planOf({
      ...DENSE,
      subnets: [...THREE_ZONES, ...['a', 'b', 'c'].map((letter, index) => podsIn(letter, `100.64.${index}.0/24`, { reservations: [`100.64.${index}.128/25`] }))],
      nodegroups: [fixed(100)],
    });

    expect(namesOf(small.findings)).toEqual(['subnet-overcommitted', 'subnet-overcommitted', 'subnet-overcommitted']);
    const [, { facts }] = statementsOf(small.findings);
    expect(facts).toMatchObject({ subnets: ['pods-b'], sizes: ['100.64.1.0/24'], zones: ['eu-west-1b'], reserved: true, blocks: 7, spills: false, others: 0 });
    expect(facts).toMatchObject(shortAt({
      'minimum, expected, peak': [34, 238, 231, 34, 0], // 238 - 7
      'surge': [36, 252, 245, 36, 0],
      'changeover': [68, 476, 469, 68, 0],
      'zone-lost': [50, 350, 343, 50, 0],
    }));
    expect(facts).toMatchObject({ way: 'podSubnets', length: 18, slotBlock: 16, nodeLength: undefined, upperHalf: true, mostNodes: 1, groups: [] });
    expect(small.ceilingNodes).toBe(3); // 3 * floor(7 / 7)
  });
});

describe('nodes of a group in the fullest zone', () => {
  test.each<[string, number, Partial<NodegroupForecast>, number[]]>([
    // minimum, expected, peak, surge, changeover, zone lost
    ['one zone: none can be lost', 1, { minSize: 1, maxSize: 10 }, [1, 1, 10, 12, 20]], // 10 + 2
    ['two zones', 2, { minSize: 1, maxSize: 10 }, [1, 1, 5, 7, 10, 10]], // ceil(14 / 2)
    ['three zones, one node: two generations meet in one zone', 3, { minSize: 1, maxSize: 1 }, [1, 1, 1, 3, 2, 1]], // ceil(7 / 3); 2 * ceil(1 / 3)
    ['three zones', 3, { minSize: 3, expectedSize: 4, maxSize: 10 }, [1, 2, 4, 6, 8, 5]], // ceil(16 / 3); 2 * ceil(10 / 3); 10 / 2
    ['three zones, divisible', 3, { minSize: 3, expectedSize: 6, maxSize: 9 }, [1, 2, 3, 5, 6, 5]], // 15 / 3; 2 * 3; ceil(9 / 2)
    ['three zones, a wide update', 3, { minSize: 3, maxSize: 10, maxUnavailable: 8 }, [1, 1, 4, 6, 8, 5]], // ceil(18 / 3)
    ['three zones, an update of half', 3, { minSize: 3, maxSize: 21, maxUnavailablePercentage: 50 }, [1, 1, 7, 11, 14, 11]], // ceil((21 + 11) / 3)
    ['minSize 0', 3, { minSize: 0, maxSize: 3 }, [0, 0, 1, 3, 2, 2]],
  ])('%s', (_, zones, group, nodes) => {
    expect(nodesAt(planOf({ subnets: THREE_ZONES.slice(0, zones), nodegroups: [groupOf(group)] }), 'nodes-a')).toEqual(nodes);
  });

  test('at minSize 0 take nothing at the minimum', () => {
    expect(stageAt(planOf({ nodegroups: [groupOf({ minSize: 0 })] }), 'nodes-a', PlanStage.MINIMUM)).toMatchObject({ prefixes: 0, addresses: 0, fits: true });
  });

  test('of growth are those to come', () => {
    expect(nodesAt(planOf({ subnets: THREE_ZONES, nodegroups: [groupOf({ minSize: 3, expectedSize: 5, maxSize: 10 })], growthPercent: 50 }), 'nodes-b'))
      .toEqual([1, 3, 4, 5, 7, 10, 8]); // 3; ceil(8 / 3); ceil(10 / 3) without growth; 15 / 3; ceil(21 / 3); 2 * 5; ceil(15 / 2)
  });
});

describe('the loss of zones', () => {
  const fourZones = [...THREE_ZONES, nodesIn('d', '10.0.192.0/18')];
  const lost = (props: Partial<PodForecastProps>) => {
    const plan = planOf(props);
    return plan.subnets.map(({ name }) => stageAt(plan, name, PlanStage.ZONE_LOST).nodes);
  };

  test.each<[string, Partial<PodForecastProps>, number[]]>([
    ['one of three', { subnets: THREE_ZONES, nodegroups: [fixed(12)] }, [6, 6, 6]], // 12 / 2
    ['two of three', { subnets: THREE_ZONES, nodegroups: [fixed(12)], zonesLost: 2 }, [12, 12, 12]],
    ['two of four', { subnets: fourZones, nodegroups: [fixed(13)], zonesLost: 2 }, [7, 7, 7, 7]], // ceil(13 / 2)
    ['a group in two of three: the one that is lost may be another', { subnets: THREE_ZONES, nodegroups: [fixed(12, { subnets: ['nodes-a', 'nodes-b'] })] }, [12, 12, 0]],
    ['a group in one zone stays there', { subnets: THREE_ZONES, nodegroups: [fixed(12, { subnets: ['nodes-c'] })] }, [0, 0, 12]],
    ['groups in different zones: the worst loss of each zone', {
      subnets: THREE_ZONES,
      nodegroups: [fixed(12, { subnets: ['nodes-a', 'nodes-b'] }), fixed(9, { name: 'x', subnets: ['nodes-b', 'nodes-c'] })],
    }, [12, 17, 9]], // b: a lost 12 + ceil(9 / 2), or c lost 6 + 9
  ])('%s', (_, props, nodes) => {
    expect(lost(props)).toEqual(nodes);
  });

  test('counts of each kind the most over the losses', () => {
    const plan = planOf({
      subnets: THREE_ZONES,
      ipAssignment: PREFIXES,
      nodegroups: [
        fixed(8, { subnets: ['nodes-a', 'nodes-b'] }),
        fixed(8, { name: 'x', subnets: ['nodes-b', 'nodes-c'], instanceTypes: limitsOf('i3.large') }),
      ],
    });

    // a lost: 8 * 7 prefixes, 8 * 1 + 4 * 30 addresses; c lost: 4 * 7, 4 * 1 + 8 * 30
    expect(takenOf(plan, 'nodes-b', PlanStage.ZONE_LOST)).toEqual([12, 56, 244]);
  });

  test('is left out where none is planned for', () => {
    const stages = planOf({ subnets: THREE_ZONES, zonesLost: 0 }).subnets[0].stages.map(({ stage }) => stage);

    expect(stages).toEqual(STAGES.slice(0, 5));
    expect(planOf({ subnets: THREE_ZONES }).subnets[0].stages.map(({ stage }) => stage)).toEqual(STAGES);
  });
});

describe('what a subnet gives', () => {
  test('are the sums over all groups', () => {
    const plan = planOf({
      ipAssignment: PREFIXES,
      nodegroups: [
        fixed(3), // 7 prefixes, 1 address
        fixed(2, { name: 'x', instanceTypes: limitsOf('i3.large') }), // 30 addresses
        fixed(4, { name: 'y', podsPerNode: 20 }), // ceil(20 / 16) + 1 = 3 prefixes, 1 address
      ],
    });

    expect(takenOf(plan, 'nodes-a')).toEqual([9, 33, 67]); // 3 * 7 + 4 * 3; 3 + 2 * 30 + 4
  });

  test('is what the stage calls for, where pods are spread over more nodes', () => {
    const plan = planOf({ ipAssignment: PREFIXES, nodegroups: [groupOf({ minSize: 1, expectedSize: 2, maxSize: 5, pods: 150 })] });

    expect(STAGES.slice(0, 5).map((stage) => takenOf(plan, 'nodes-a', stage))).toEqual([
      [1, 7, 1], // 108 pods of 150: min(7 + 1, 7)
      [2, 12, 2], // 75 pods: 5 + 1
      [5, 15, 5], // 30 pods: 2 + 1
      [7, 21, 7],
      [10, 30, 10],
    ]);
  });

  test('for pods serves the nodes of its zone, whichever of the subnets they run in', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('a', '10.0.16.0/20', { name: 'more-a' }), podsIn('a', '10.1.0.0/16')];
    const plan = planOf({ subnets, ipAssignment: PREFIXES, nodegroups: [fixed(7), fixed(2, { name: 'x', subnets: ['more-a'] })] });

    expect(takenOf(plan, 'nodes-a')).toEqual([4, 0, 4]); // ceil(7 / 2)
    expect(takenOf(plan, 'more-a')).toEqual([6, 0, 6]); // ceil(7 / 2) + 2
    expect(takenOf(plan, 'pods-a')).toEqual([9, 63, 9]); // (7 + 2) * 7
    expect(plan.zones).toMatchObject([{ nodes: 9 }]);
  });

  test('for nodes has, of each of two generations, the fullest case of its zone', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('a', '10.0.16.0/20', { name: 'more-a' })];

    expect(takenOf(planOf({ subnets, nodegroups: [fixed(3)] }), 'nodes-a', PlanStage.CHANGEOVER)).toEqual([4, 0, 120]); // 2 * ceil(3 / 2)
  });

  test('of an unknown block is counted, and compared with nothing', () => {
    const plan = planOf({ subnets: [nodesIn('a')], nodegroups: [fixed(3)] });

    expect(stageAt(plan, 'nodes-a', PlanStage.PEAK)).toEqual({ stage: 'peak', nodes: 3, prefixes: 0, addresses: 90 });
    expect([plan.zones, plan.ceilingNodes, plan.ceilingPods]).toEqual([[{ zone: 'eu-west-1a', nodes: 3, ceilingNodes: undefined }], undefined, undefined]);
  });

  test('of no groups is nothing', () => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/24'), podsIn('a', '10.0.1.0/24')], nodegroups: [] });

    expect(plan.subnets.flatMap(({ stages }) => stages).map(({ nodes, prefixes, addresses, fits }) => [nodes, prefixes, addresses, fits]))
      .toEqual(Array.from({ length: 10 }, () => [0, 0, 0, true]));
    expect([plan.zones, plan.nodegroups, plan.ceilingNodes, plan.ceilingPods, plan.suggestions]).toEqual([[], [], undefined, undefined, []]);
    expect(plan.totals).toContainEqual({ stage: 'peak', nodes: 0, pods: 0, addresses: 0, idlePodAddresses: 0, enis: 0 });
  });
});

describe('what is left of a /24, m5.large', () => {
  const HALF = { reservations: ['10.0.0.128/25'] };
  const ONE = { podsPerNode: 0 };

  test.each<[string, Partial<SubnetForecast>, number, Partial<NodegroupForecast>, Partial<PodForecastProps>, [number, number, boolean]]>([
    // blocks left, addresses left, fits
    ['prefixes share it: 14 blocks', {}, 2, {}, { ipAssignment: PREFIXES }, [0, 25, true]], // 14 - 14; 251 - 2 * 113
    ['one prefix more than blocks', {}, 3, {}, { ipAssignment: PREFIXES }, [-7, -88, false]], // 14 - 21; 251 - 339
    ['blocks are there, addresses are not', { otherAddresses: 26 }, 2, {}, { ipAssignment: PREFIXES }, [0, -1, false]], // 251 - 26 - 226
    ['addresses are there, blocks are not', {}, 15, ONE, { ipAssignment: PREFIXES }, [-1, -4, false]], // 14 - 15; 251 - 15 * 17
    ['the last address', { otherAddresses: 25 }, 2, {}, { ipAssignment: PREFIXES }, [0, 0, true]], // 251 - 25 - 226
    ['single addresses do not ask for blocks', {}, 8, {}, {}, [14, 11, true]], // 251 - 8 * 30
    ['single addresses, one node more', {}, 9, {}, {}, [14, -19, false]],
    ['a reservation: its blocks', HALF, 1, {}, { ipAssignment: PREFIXES }, [0, 123, true]], // 7 - 7; 124 - 1
    ['a reservation: blocks fall short', HALF, 2, {}, { ipAssignment: PREFIXES }, [-7, 122, false]],
    ['a reservation: addresses outside fall short', { ...HALF, otherAddresses: 124 }, 1, {}, { ipAssignment: PREFIXES }, [0, -1, false]], // 124 - 124 - 1
    ['a reservation is nothing to single addresses', HALF, 4, {}, {}, [7, 4, true]], // 124 - 4 * 30
    ['a reservation is nothing to single addresses, one node more', HALF, 5, {}, {}, [7, -26, false]],
    ['the control plane has six', { controlPlane: true, otherAddresses: 5 }, 8, {}, {}, [14, 0, true]], // 251 - 11 - 240
    ['the control plane has six, one more', { controlPlane: true, otherAddresses: 6 }, 8, {}, {}, [14, -1, false]],
  ])('%s', (_, subnet, nodes, group, props, expected) => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/24', subnet)], nodegroups: [fixed(nodes, group)], ...props });
    const { prefixesLeft, addressesLeft, fits } = stageAt(plan, 'nodes-a', PlanStage.PEAK);

    expect([prefixesLeft, addressesLeft, fits]).toEqual(expected);
  });
});

describe('the ceiling', () => {
  const ceilings = (props: Partial<PodForecastProps>) => {
    const plan = planOf(props);
    return [plan.zones.map(({ ceilingNodes }) => ceilingNodes), plan.ceilingNodes];
  };

  test.each<[string, Partial<PodForecastProps>, [number[], number]]>([
    ['of single addresses', { subnets: [nodesIn('a', '10.0.0.0/24')] }, [[8], 8]], // floor(251 / 30)
    ['of prefixes that share a subnet, by addresses', { subnets: [nodesIn('a', '10.0.0.0/22')], ipAssignment: PREFIXES }, [[8], 8]], // min(floor(62 / 7), floor(1019 / 113) = 9)
    ['of prefixes that share a subnet, by addresses, others taken', { subnets: [nodesIn('a', '10.0.0.0/22', { otherAddresses: 200 })], ipAssignment: PREFIXES },
      [[7], 7]], // floor(819 / 113)
    ['of a reservation, by addresses outside', {
      subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/25'], otherAddresses: 121 })],
      ipAssignment: PREFIXES,
      nodegroups: [fixed(1, { podsPerNode: 0 })],
    }, [[3], 3]], // min(7, 124 - 121)
    ['of the zone that fills first, in each', { subnets: [nodesIn('a', '10.0.0.0/20'), nodesIn('b', '10.0.16.0/24')] }, [[136, 8], 16]], // floor(4091 / 30); 2 * 8
    ['of nothing left', { subnets: [nodesIn('a', '10.0.0.0/24', { otherAddresses: 251 })] }, [[0], 0]],
    ['below nothing', { subnets: [nodesIn('a', '10.0.0.0/28', { otherAddresses: 11, controlPlane: true })] }, [[0], 0]],
    ['of a mix, in its proportions', { subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(2), fixed(4, { name: 'x', podsPerNode: 5 })] }, [[43], 43]], // floor(1019 * 6 / (2 * 30 + 4 * 20))
    ['of two subnets that share a zone', { subnets: [nodesIn('a', '10.0.0.0/24'), nodesIn('a', '10.0.1.0/24', { name: 'x' })], nodegroups: [fixed(4)] }, [[16], 16]], // 2 * 8
    ['of a subnet for pods, where it fills first', { subnets: [nodesIn('a', '10.0.0.0/24'), podsIn('a', '10.0.1.0/24')] }, [[12], 12]], // floor(251 / 20)
    ['of a subnet for nodes, where it fills first', { subnets: [nodesIn('a', '10.0.0.0/28'), podsIn('a', '10.0.16.0/20')] }, [[11], 11]], // 16 - 5
    ['of the mix at the peak, whatever is expected', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groupOf({ minSize: 1, maxSize: 9, pods: 45 })] }, [[12], 12]], // floor(251 / 20)
  ])('%s', (_, props, expected) => {
    expect(ceilings(props)).toEqual(expected);
  });

  test('of two subnets that share a zone is the same for any number of nodes', () => {
    const subnets = [nodesIn('a', '10.0.0.0/24'), nodesIn('a', '10.0.1.0/24', { name: 'x' })];

    expect([4, 5].map((nodes) => planOf({ subnets, nodegroups: [fixed(nodes)], ipAssignment: PREFIXES }).ceilingNodes)).toEqual([4, 4]); // 2 * floor(14 / 7)
  });

  test('of pods is that of nodes with the pods of the peak', () => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(2), fixed(4, { name: 'x', podsPerNode: 5 })] });

    expect(plan.ceilingPods).toBe(530); // floor(43 * (2 * 27 + 4 * 5) / 6)
  });

  test('of twenty groups of 250 nodes is one', () => {
    const nodegroups = Array.from({ length: 20 }, (_, index) => fixed(250, { name: `g${index}` }));
    const plan = planOf({ ...DENSE, nodegroups });

    expect(plan.zones.map(({ nodes, ceilingNodes }) => [nodes, ceilingNodes])).toEqual([[1680, 73], [1680, 73], [1680, 73]]); // 20 * ceil(250 / 3)
    expect([plan.ceilingNodes, plan.ceilingPods]).toEqual([219, 23652]);
    expect(namesOf(plan.findings)).toEqual([
      'subnet-overcommitted', 'subnet-overcommitted', 'subnet-overcommitted', 'quota-exceeded', 'quota-exceeded',
    ]);
  });

  test('is unknown in all when it is in one zone', () => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/20'), nodesIn('b')] });

    expect(plan.zones.map(({ ceilingNodes }) => ceilingNodes)).toEqual([136, undefined]);
    expect([plan.ceilingNodes, plan.ceilingPods]).toEqual([undefined, undefined]);
  });
});

describe('as data', () => {
  const plan = planOf({ ...DENSE, nodegroups: [groupOf({ minSize: 3, maxSize: 100 }), fixed(5, { name: 'x', pods: 7 })], vpcBlocks: 2 });

  test('it has every part', () => {
    const data = JSON.parse(JSON.stringify(plan));

    expect(Object.keys(data).sort()).toEqual(['ceilingNodes', 'ceilingPods', 'customNetworking', 'findings', 'forecast', 'growthPercent', 'ipAssignment', 'kind',
      'modes', 'nodegroups', 'onOvercommit', 'producer', 'quotas', 'schemaVersion', 'subnetDiscovery', 'subnets', 'suggestions', 'totals', 'verdict', 'zones', 'zonesLost']);
    expect(data).toMatchObject({ ipAssignment: 'prefix-delegation', customNetworking: true, growthPercent: 0, zonesLost: 1, onOvercommit: 'fail-at-expected' });
    expect(data.subnets).toEqual(JSON.parse(JSON.stringify(plan.subnets)));
    expect(data.modes).toHaveLength(5);
  });

  test.each<[string, CapacityPlan]>([
    ['of two groups', plan],
    ['of unknown blocks', planOf({ subnets: [nodesIn('a'), nodesIn('b'), podsIn('a'), podsIn('b')] })],
    ['of no groups', planOf({ nodegroups: [] })],
    ['of types that cannot', planOf({ maxEni: 1 })],
    ['of a subnet that is too small', planOf({ subnets: [nodesIn('a', '10.0.0.0/28', { otherAddresses: 11, controlPlane: true })], nodegroups: [fixed(1000)] })],
    ['under another policy', planOf({}, { onOvercommit: OvercommitPolicy.WARN })],
    ['with a subnet for the control plane', planOf({
      subnets: [nodesIn('a', '10.0.0.0/20'), { name: 'x', zone: 'eu-west-1b', purpose: SubnetPurpose.CONTROL_PLANE, cidr: '10.1.0.0/28' }],
    })],
  ])('%s it holds no null, and is the same each time', (_, each) => {
    const text = JSON.stringify(each);

    expect(text).not.toContain('null');
    expect(JSON.stringify(each)).toBe(text);
    expect(JSON.stringify(CapacityPlan.of(each.forecast, { onOvercommit: each.onOvercommit }))).toBe(text);
  });
});

test('the pool of the forecast is what nodes keep', () => {
  const taken = (warmPool?: WarmPool) => takenOf(planOf({ warmPool, nodegroups: [fixed(10, { podsPerNode: 10 })] }), 'nodes-a');

  expect([taken(), taken(WarmPool.addresses(2, 12)), taken(WarmPool.enis(2))]).toEqual([[10, 0, 300], [10, 0, 140], [10, 0, 300]]); // 10 * (27 + 3); 10 * (12 + 2)
});

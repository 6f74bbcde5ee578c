import { IpAssignment, WarmPool } from '../../src/capacity';
import { FindingSeverity } from '../../src/findings';
import { grouped } from '../../src/findings/print/joint-findings';
import { Facts } from '../../src/findings/wording';
import { NodegroupForecast, PlanStage, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, OvercommitPolicy } from '../../src/plan';
import { namesOf } from '../private/findings-thrown';
import { findingsNamed, fixed, groupOf, limitsOf, nodesIn, planOf, podsIn, Short, shortAt } from '../private/forecast-fixtures';
import { factsNamed, Said, saidBy, statementsOf } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const TWO_ZONES = [nodesIn('a', '10.0.0.0/18'), nodesIn('b', '10.0.64.0/18')];

const namesIn = (plan: CapacityPlan) => namesOf(plan.findings);
const factsIn = (plan: CapacityPlan, name: string) => factsNamed(plan.findings, name);

/** A subnet for the control plane. */
const controlPlane = (more: Partial<SubnetForecast> = {}): SubnetForecast => (
  { name: 'control', zone: 'eu-west-1c', purpose: SubnetPurpose.CONTROL_PLANE, cidr: '10.9.0.0/28', otherAddresses: 0, ...more });

test('a plan in two zones with room has none', () => {
  expect(planOf({ subnets: TWO_ZONES }).findings).toEqual([]);
});

describe('a subnet that falls short', () => {
  // 8 full m5.large of 30 addresses in a /24 (251), one zone: the first stage that does not fit decides.
  const [FAIL, WARN] = ['subnet-overcommitted', 'subnet-overcommit-possible'];
  const groups = {
    minimum: fixed(9),
    expected: groupOf({ minSize: 1, expectedSize: 9, maxSize: 9 }),
    peak: groupOf({ minSize: 1, maxSize: 9 }),
    surge: groupOf({ minSize: 1, maxSize: 7 }), // 7 + 2
    changeover: groupOf({ minSize: 1, maxSize: 5 }), // 2 * 5
    nothing: groupOf({ minSize: 1, maxSize: 4 }), // 2 * 4
  };

  test.each<[keyof typeof groups, OvercommitPolicy | undefined, string[]]>([
    ['minimum', undefined, [FAIL]],
    ['minimum', OvercommitPolicy.FAIL_AT_EXPECTED, [FAIL]],
    ['minimum', OvercommitPolicy.FAIL_AT_LARGEST, [FAIL]],
    ['minimum', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['minimum', OvercommitPolicy.WARN, [WARN]],
    ['expected', undefined, [FAIL]],
    ['expected', OvercommitPolicy.FAIL_AT_EXPECTED, [FAIL]],
    ['expected', OvercommitPolicy.FAIL_AT_LARGEST, [FAIL]],
    ['expected', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['expected', OvercommitPolicy.WARN, [WARN]],
    ['peak', undefined, [WARN]],
    ['peak', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
    ['peak', OvercommitPolicy.FAIL_AT_LARGEST, [FAIL]],
    ['peak', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['peak', OvercommitPolicy.WARN, [WARN]],
    ['surge', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
    ['surge', OvercommitPolicy.FAIL_AT_LARGEST, [WARN]],
    ['surge', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['surge', OvercommitPolicy.WARN, [WARN]],
    ['changeover', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
    ['changeover', OvercommitPolicy.FAIL_AT_LARGEST, [WARN]],
    ['changeover', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['changeover', OvercommitPolicy.WARN, [WARN]],
    ['nothing', OvercommitPolicy.FAIL_AT_ANY, []],
  ])('at %s, under %s: %j', (stage, onOvercommit, names) => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groups[stage]] }, { onOvercommit });

    expect(namesIn(plan).filter((name) => name.startsWith('subnet-'))).toEqual(names);
    expect(plan.onOvercommit).toBe(onOvercommit ?? 'fail-at-expected');
  });

  test.each([[OvercommitPolicy.FAIL_AT_EXPECTED, WARN], [OvercommitPolicy.FAIL_AT_ANY, FAIL], [OvercommitPolicy.WARN, WARN]])(
    'only when a zone is lost, under %s: %s', (onOvercommit, name) => {
      const subnets = ['a', 'b', 'c'].map((letter, index) => nodesIn(letter, `10.0.${index}.0/24`));
      const plan = planOf({ subnets, nodegroups: [fixed(12)], zonesLost: 2, ipAssignment: IpAssignment.secondaryIp() }, { onOvercommit }); // 4, 6, 8 nodes; 12 lost

      expect(namesIn(plan)).toEqual([name, name, name]);
      expect(factsIn(plan, name)[0]).toMatchObject({ ...shortAt({ 'zone-lost': [12, 0, 0, 360, 109] }), addressSupply: 251 });
    });

  test('is named, each one of them, with the severity of the policy', () => {
    const subnets = [nodesIn('a', '10.0.0.0/24'), nodesIn('b', '10.0.1.0/24')];
    const plan = planOf({ subnets, nodegroups: [groupOf({ minSize: 18, maxSize: 18 })] });

    expect(plan.findings.map(({ id, severity, subject }) => [id, severity, subject])).toEqual([
      ['cdk-eks-pod-capacity:subnet-overcommitted', FindingSeverity.ERROR, 'nodes-a'],
      ['cdk-eks-pod-capacity:subnet-overcommitted', FindingSeverity.ERROR, 'nodes-b'],
    ]);
  });

  test.each<[string, Partial<PodForecastProps>, Record<string, Short>, Facts]>([
    ['single addresses, and subnets for pods that would hold them', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groups.peak] },
      { peak: [9, 0, 0, 270, 19], surge: [11, 0, 0, 330, 79], changeover: [18, 0, 0, 540, 289] },
      { subnets: ['nodes-a'], sizes: ['10.0.0.0/24'], zones: ['eu-west-1a'], addressSupply: 251, way: 'podSubnets', length: 23, slotBlock: 21, nodeLength: undefined, mostNodes: 8 }], // 18 * 20 = 360 of 507
    ['prefixes that share the subnet: both kinds', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      { 'minimum, expected, peak': [3, 21, 7, 3, 88], 'surge': [5, 35, 21, 5, 314], 'changeover': [6, 42, 28, 6, 427] },
      { subnets: ['nodes-a'], sizes: ['10.0.0.0/24'], zones: ['eu-west-1a'], reserved: false, blocks: 14, addressSupply: 251, way: 'podSubnets', length: 21, slotBlock: 19, nodeLength: undefined, upperHalf: true, mostNodes: 2 }], // 42 <= 63
    ['one node', { subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [groupOf({ minSize: 1, maxSize: 1, podsPerNode: 0, maxUnavailable: 1 })] },
      { surge: [3, 0, 0, 30, 19], changeover: [2, 0, 0, 20, 9] },
      { addressSupply: 11, way: 'podSubnets', length: 26, slotBlock: 24, nodeLength: undefined, mostNodes: undefined }], // 1 node, less 2 of the surge
    ['no node fits: nothing is said of fewer', { subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(1)] },
      { 'minimum, expected, peak': [1, 0, 0, 30, 19], 'surge': [3, 0, 0, 90, 79], 'changeover': [2, 0, 0, 60, 49] },
      { addressSupply: 11, way: 'podSubnets', length: 25, slotBlock: 23, nodeLength: undefined, mostNodes: undefined }], // 3 * 20
    ['blocks of a reservation that can be raised',
      { subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/25'] })], nodegroups: [fixed(1, { podsPerNode: 20 })], ipAssignment: PREFIXES },
      { surge: [3, 9, 2, 3, 0] },
      { reserved: true, blocks: 7, spills: true, way: 'share', share: 'ReservationShare.THREE_QUARTERS', mostNodes: undefined }],
    ['blocks of a small reservation', {
      subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/28'] })],
      nodegroups: [fixed(1, { podsPerNode: 20 })],
      ipAssignment: PREFIXES,
    },
    { 'minimum, expected, peak': [1, 3, 2, 1, 0], 'surge': [3, 9, 8, 3, 0], 'changeover': [2, 6, 5, 2, 0] },
    { reserved: true, blocks: 1, spills: true, way: 'share', share: 'ReservationShare.THREE_QUARTERS', mostNodes: undefined }],
    ['a subnet for pods', { subnets: [nodesIn('a', '10.1.0.0/20'), podsIn('a', '10.0.0.0/26')], nodegroups: [fixed(2)] },
      { 'surge, changeover': [4, 0, 0, 80, 21] },
      { subnets: ['pods-a'], sizes: ['10.0.0.0/26'], zones: ['eu-west-1a'], addressSupply: 59, way: 'podSubnets', length: 25, slotBlock: 23, nodeLength: undefined, mostNodes: undefined }], // 2 nodes, less 2 of the surge
    ['a subnet for nodes beside those for pods', { subnets: [nodesIn('a', '10.1.0.0/28'), podsIn('a', '10.0.0.0/20')], nodegroups: [fixed(10)] },
      { surge: [12, 0, 0, 12, 1], changeover: [20, 0, 0, 20, 9] },
      { subnets: ['nodes-a'], sizes: ['10.1.0.0/28'], zones: ['eu-west-1a'], addressSupply: 11, way: 'nodeSubnet', length: 27, mostNodes: 5 }], // 11 - 2; floor(11 / 2)
    ['a subnet of which the control plane and others take more than it has', {
      subnets: [nodesIn('a', '10.0.0.0/28', { otherAddresses: 8, controlPlane: true })], nodegroups: [fixed(1)],
    },
    { 'minimum, expected, peak': [1, 0, 0, 30, 33], 'surge': [3, 0, 0, 90, 93], 'changeover': [2, 0, 0, 60, 63] }, // 30 + 3
    { addressSupply: -3, others: 14, usable: 11, way: 'podSubnets', nodeLength: 27, mostNodes: undefined }], // 11 - 8 - 6
    ['more than any subnet for pods', { subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.0.0.0/16')], nodegroups: [fixed(2000)], ipAssignment: PREFIXES },
      { 'minimum, expected, peak': [2000, 14000, 9906, 2000, 160469], 'surge': [2002, 14014, 9920, 2002, 160695], 'changeover': [4000, 28000, 23906, 4000, 386469] },
      { reserved: false, blocks: 4094, addressSupply: 65531, way: 'fewerNodes', mostNodes: 579 }], // floor(65531 / 113)
    ['more than any subnet for nodes', { subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a')], nodegroups: [fixed(40_000)] },
      { changeover: [80000, 0, 0, 80000, 14469] },
      { addressSupply: 65531, way: 'severalNodeSubnets', mostNodes: 32765 }], // floor(65531 / 2)
    ['a block for each zone, where the subnet must be larger than a slot', {
      subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.0.0.0/24')],
      nodegroups: [fixed(73)],
      ipAssignment: PREFIXES,
    },
    { 'minimum, expected, peak': [73, 511, 497, 73, 7998], 'surge': [75, 525, 511, 75, 8224], 'changeover': [146, 1022, 1008, 146, 16247] },
    { reserved: false, blocks: 14, addressSupply: 251, way: 'podSubnets', length: 17, slotBlock: undefined, nodeLength: undefined, upperHalf: true, mostNodes: 2 }], // 146 * 7 of 1,023
  ])('has the sum, and the way out: %s', (_, props, stages, facts) => {
    expect(statementsOf(planOf(props).findings)[0].facts).toMatchObject({ ...shortAt(stages), ...facts });
  });
});

describe('what is not known', () => {
  test.each<[string, SubnetForecast[], Facts[]]>([
    ['the block of subnets that nodes take addresses from', [nodesIn('a'), nodesIn('b'), podsIn('a', '10.1.0.0/18'), podsIn('b')],
      [{ subnets: ['nodes-a', 'nodes-b', 'pods-b'] }]],
    ['the block of a subnet that nobody takes from', [...TWO_ZONES, controlPlane({ cidr: undefined, otherAddresses: undefined })], []],
  ])('%s', (_, subnets, facts) => {
    expect(factsIn(planOf({ subnets }), 'subnet-size-unknown')).toEqual(facts);
  });

  test.each<[string, SubnetForecast[], Facts[]]>([
    ['other users of subnets for nodes and the control plane', [
      nodesIn('a', '10.0.0.0/18', { otherAddresses: undefined }), nodesIn('b', '10.0.64.0/18'), controlPlane({ otherAddresses: undefined }),
    ], [{ subnets: ['nodes-a', 'control'] }]],
    ['other users of a subnet for pods are none', [...TWO_ZONES, podsIn('a', '10.1.0.0/18'), podsIn('b', '10.2.0.0/18')], []],
    ['other users of a subnet whose size is not known', [nodesIn('a', undefined, { otherAddresses: undefined })], []],
  ])('%s', (_, subnets, facts) => {
    expect(factsIn(planOf({ subnets }), 'subnet-use-unknown')).toEqual(facts);
  });
});

describe('prefixes', () => {
  test.each<[string, Partial<PodForecastProps>, Facts[]]>([
    ['that share a subnet with more addresses than it can lose blocks', { subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(4)], ipAssignment: PREFIXES },
      [{ subnets: ['nodes-a'], subnet: 'nodes-a', blocks: 62, certain: 54, stage: 'changeover', prefixes: 56 }]], // 64 - 2; 62 - 8; 8 * 7
    ['that are certain', { subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []], // 62 - 6 of 42
    ['that are certain by one', { subnets: [nodesIn('a', '10.0.0.0/22', { otherAddresses: 14 })], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []], // 62 - 6 - 14 of 42
    ['that others may spoil', { subnets: [nodesIn('a', '10.0.0.0/22', { otherAddresses: 15 })], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      [{ certain: 41, stage: 'changeover', prefixes: 42 }]], // 62 - 6 - 15
    ['of the last stage that fits', { subnets: [nodesIn('a', '10.0.0.0/23')], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      []], // 30 - 3 of 21; 35 prefixes at surge do not fit
    ['of a stage before one that does not fit', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(2)], ipAssignment: PREFIXES },
      [{ certain: 12, stage: 'peak', prefixes: 14 }]], // 14 - 2
    ['with a reservation', { subnets: [nodesIn('a', '10.0.0.0/22', { reservations: ['10.0.2.0/23'] })], nodegroups: [fixed(2)], ipAssignment: PREFIXES }, []],
    ['in several subnets', { subnets: [nodesIn('a', '10.0.0.0/22'), nodesIn('b', '10.0.4.0/22')], nodegroups: [fixed(8)], ipAssignment: PREFIXES },
      [{ subnets: ['nodes-a', 'nodes-b'] }]],
    ['none at all', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groupOf({ minSize: 1, maxSize: 4 })] }, []],
  ])('%s', (_, props, facts) => {
    expect(factsIn(planOf(props), 'prefix-space-unreserved')).toMatchObject(facts);
  });

  test.each<[string, number, Facts[]]>([
    ['fewer spare blocks than addresses', 8, [{ subnets: ['nodes-a'], subnet: 'nodes-a', blocks: 7, addresses: 8 }]], // 63 - 56; 8 * 1
    ['more', 7, []], // 63 - 49 for 7
  ])('in a reservation with %s, %d nodes', (_, nodes, facts) => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/21', { reservations: ['10.0.4.0/22'] })], nodegroups: [fixed(nodes)], ipAssignment: PREFIXES });

    expect(factsIn(plan, 'reservation-slack')).toEqual(facts);
  });

  test('in a reservation with as many spare blocks as addresses', () => {
    const subnets = [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/26', '10.0.0.64/26'] })]; // 4 + 4 blocks
    const slack = (podsPerNode: number) => factsIn(planOf({ subnets, nodegroups: [fixed(2, { podsPerNode })], ipAssignment: PREFIXES }), 'reservation-slack');

    expect(slack(20)).toEqual([]); // 8 - 2 * 3 = 2 for 2
    expect(slack(40)[0].blocks).toBe(0); // 8 - 2 * 4
  });

  test('without a node group, nothing is lost with a zone', () => {
    const subnets = [nodesIn('a', '10.0.0.0/18')];

    expect(namesIn(planOf({ subnets, nodegroups: [], zonesLost: 0 }))).not.toContain('zone-loss-unplanned');
  });

  test('of no prefixes, a reservation has no slack to speak of', () => {
    const subnets = [nodesIn('a', '10.0.0.0/18', { reservations: ['10.0.32.0/28'] })];

    expect(namesIn(planOf({ subnets, nodegroups: [fixed(10)], zonesLost: 0 }))).toEqual(['zone-loss-unplanned']);
  });
});

describe('the control plane', () => {
  test.each<[string, SubnetForecast, number, Facts[]]>([
    ['of a /28 of its own', controlPlane(), 1, [{ subnets: ['control'], room: 11, least: 6, advised: 16 }]], // 16 - 5
    ['of a /27 of its own', controlPlane({ cidr: '10.9.0.0/27' }), 1, []], // 27
    ['of a /27 with other users', controlPlane({ cidr: '10.9.0.0/27', otherAddresses: 11 }), 1, []], // 16
    ['of a /27 with one user more', controlPlane({ cidr: '10.9.0.0/27', otherAddresses: 12 }), 1, [{ room: 15 }]],
    ['of an unknown block', controlPlane({ cidr: undefined }), 1, []],
    ['beside nodes, at the peak', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 7, [{ subnets: ['nodes-c'], room: 11 }]], // 251 - 8 * 30
    ['beside nodes with room', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 6, []], // 251 - 7 * 30
    ['beside nodes that do not fit', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 8, []], // 251 - 9 * 30: said by the shortage
    ['not here', controlPlane({ controlPlane: false }), 1, []],
  ])('%s', (_, subnet, nodes, facts) => {
    const ofNodes = subnet.purpose === SubnetPurpose.NODES;
    const groups = ofNodes ? [groupOf({ minSize: 1, maxSize: nodes + 1, subnets: ['nodes-c'] })] : [groupOf({ subnets: ['nodes-a'] })];
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/18'), subnet], nodegroups: groups });

    expect(factsIn(plan, 'control-plane-room')).toMatchObject(facts);
  });
});

describe('idle addresses', () => {
  const growths = { presentGrowths: 2, suggestedGrowths: 1 };
  const SEVERAL = { presentGrowths: 3, suggestedGrowths: 11 };

  test.each<[string, Partial<PodForecastProps>, Facts[]]>([
    ['more than pods, and a pool that has fewer', { nodegroups: [fixed(10, { podsPerNode: 10, instanceTypes: limitsOf('m5.2xlarge') })] }, [
      // 10 * (28 + 2), 10 * 18, 10 * 13
      { nodes: 10, addresses: 300, idle: 180, warmAddresses: 2, pods: 10, presentAddresses: 300, suggestedAddresses: 130, ...growths },
    ]],
    // Beside ten nodes of 10 pods five of 20: 10 * (28 + 2) + 5 * (42 + 3), of which 18 and 22 idle, and 10 * 13 + 5 * (22 + 2). The pool of a node grows at
    // 0, 1 and 15 pods, and with the targets at each from 11 on: the most of a group, for each node has its own.
    ['more than pods, of two groups', {
      nodegroups: [[10, 10], [5, 20]].map(([nodes, podsPerNode]) => (
        fixed(nodes, { name: `of ${nodes}`, podsPerNode, instanceTypes: limitsOf('m5.2xlarge') }))),
    }, [
      { nodes: 15, addresses: 525, idle: 290, warmAddresses: 2, pods: 10, presentAddresses: 525, suggestedAddresses: 250, ...SEVERAL },
    ]],
    ['as many as pods', { nodegroups: [fixed(1, { podsPerNode: 9, instanceTypes: limitsOf('m5.large') })] }, []], // 18 - 9
    ['more than pods, and no pool that has fewer', { nodegroups: [fixed(3, { podsPerNode: 0 })] }, [{ nodes: 3, addresses: 30, idle: 27 }]],
    ['more than pods, under a pool that is as good', { nodegroups: [fixed(3, { podsPerNode: 1 })], warmPool: WarmPool.addresses(2, 3) }, [{ nodes: 3, addresses: 12, idle: 6 }]], // 3 * (3 + 1)
  ])('%s', (_, props, facts) => {
    expect(factsIn(planOf(props), 'idle-addresses')).toEqual(facts);
  });
});

describe('calls of EC2', () => {
  // m5.large with single addresses holds 27 pods on 3 ENIs; by default its pool grows whole ENIs: at 0, 1 and 10 pods.
  const calls = (nodes: number, warmPool?: WarmPool, more: Partial<NodegroupForecast> = {}) => factsIn(planOf({
    subnets: [nodesIn('a', '10.0.0.0/16')], nodegroups: [fixed(nodes, more)], warmPool,
  }), 'warm-target-calls');

  test.each<[string, number, WarmPool | undefined, number]>([
    ['one spare address on a hundred nodes', 100, WarmPool.addresses(1), 1],
    ['on fewer nodes', 99, WarmPool.addresses(1), 0],
    ['with the pods of a node as minimum', 100, WarmPool.addresses(1, 27), 0], // 27 + 1 once, and that is all there is
    ['whole ENIs', 100, WarmPool.enis(1), 0],
    ['the default', 100, undefined, 0],
  ])('%s: %d nodes', (_, nodes, warmPool, count) => {
    expect(calls(nodes, warmPool)).toHaveLength(count);
  });

  test('are counted: each pod of a node makes its pool grow, and by whole ENIs three times', () => {
    expect(calls(200, WarmPool.addresses(1)))
      .toEqual([{ targets: ['WARM_IP_TARGET'], values: [1], nodes: 200, calls: 5400, usual: 600, prefixes: false }]); // 200 x 27: with 1 to 27 addresses; 200 x 3
  });
});

describe('the loss of a zone', () => {
  const UNPLANNED: Said = ['plan-risks.noZoneLoss', {}];

  test.each<[string, Partial<PodForecastProps>, Said[]]>([
    ['with one zone', {}, [UNPLANNED]],
    ['with zonesLost 0', { subnets: TWO_ZONES, zonesLost: 0 }, [UNPLANNED]],
    ['with two zones', { subnets: TWO_ZONES }, []],
    ['without a group', { subnets: TWO_ZONES, nodegroups: [], zonesLost: 0 }, []],
  ])('%s', (_, props, said) => {
    expect(saidBy(findingsNamed(planOf(props).findings, 'zone-loss-unplanned'))).toEqual(said);
  });

  test('with a group in each zone is one finding as it is written, and one for each group before', () => {
    const nodegroups = ['a', 'b'].map((letter) => fixed(2, { name: `web-${letter}`, subnets: [`nodes-${letter}`] }));
    const findings = findingsNamed(planOf({ subnets: TWO_ZONES, nodegroups }).findings, 'zone-loss-unplanned');

    expect(saidBy(findings)).toEqual([
      ['plan-risks.groupLost', { groups: ['web-a'], zones: ['zone eu-west-1a'] }],
      ['plan-risks.groupLost', { groups: ['web-b'], zones: ['zone eu-west-1b'] }],
    ]);
    expect(saidBy(grouped(findings))).toEqual([
      ['plan-risks.groupLost', { groups: ['web-a', 'web-b'], zones: ['zone eu-west-1a', 'zone eu-west-1b'] }],
    ]);
  });
});

describe('quotas', () => {
  const used = (props: Partial<PodForecastProps>) => planOf(props).quotas.map((quota) => quota.used);

  test('are the defaults of AWS, each with its page', () => {
    expect(planOf({ vpcBlocks: 1 }).quotas.map(({ name, quota, adjustableTo, source }) => [name, quota, adjustableTo, source.split('/').pop()])).toEqual([
      ['network address usage (NAU) units of a VPC', 64_000, 256_000, 'network-address-usage.html'],
      ['network interfaces of a Region', 5000, undefined, 'amazon-vpc-limits.html'],
      ['nodes of a managed node group', 450, undefined, 'service-quotas.html'],
      ['managed node groups of a cluster', 30, undefined, 'service-quotas.html'],
      ['IPv4 blocks of a VPC', 5, 50, 'amazon-vpc-limits.html'],
    ]);
  });

  test.each<[string, Partial<PodForecastProps>, number[]]>([
    // address usage, interfaces, nodes of a group, groups
    ['of single addresses', { nodegroups: [fixed(10)] }, [640, 60, 10, 1]], // 20 * (27 + 3 + 2); 20 * 3
    ['of prefixes: one unit each', { nodegroups: [fixed(10)], ipAssignment: PREFIXES }, [160, 20, 10, 1]], // 20 * (7 + 1 + 0); 20 * 1
    ['of prefixes under custom networking', { subnets: [nodesIn('a'), podsIn('a')], nodegroups: [fixed(10)], ipAssignment: PREFIXES }, [200, 40, 10, 1]], // 20 * (7 + 2 + 1)
    ['of branch interfaces', { nodegroups: [fixed(10, { branchPods: 5 })], ipAssignment: PREFIXES, trunkEni: true }, [400, 140, 10, 1]], // 20 * (7 + 7 + 6); 20 * (2 + 5)
    ['of others', { subnets: [nodesIn('a', '10.0.0.0/20', { otherAddresses: 30 }), nodesIn('b', '10.1.0.0/20', { otherAddresses: 12 })], nodegroups: [fixed(10)] },
      [682, 60, 10, 1]], // 640 + 42
    ['at an update that takes most', { nodegroups: [fixed(10, { maxUnavailable: 15 })] }, [800, 75, 10, 1]], // 25 * 32; 25 * 3
    ['of the largest group, and of all', { nodegroups: [fixed(3), fixed(7, { name: 'x' })] }, [640, 60, 7, 2]],
    ['of none', { nodegroups: [] }, [0, 0, 0, 0]],
  ])('%s', (_, props, expected) => {
    expect(used(props)).toEqual(expected);
  });

  test('of blocks are compared where they are given', () => {
    expect(used({ vpcBlocks: 13, nodegroups: [] })).toEqual([0, 0, 0, 0, 13]);
  });

  const many = (count: number, nodes: number) => Array.from({ length: count }, (_, index) => fixed(nodes, { name: `g${index}`, podsPerNode: 0 }));

  test.each<[string, Partial<PodForecastProps>, Facts[]]>([
    ['address usage, the last', { nodegroups: [fixed(1000)] }, [
      { name: 'network interfaces of a Region', used: 6000, quota: 5000 }, // 2000 * 3
      { name: 'nodes of a managed node group', used: 1000, quota: 450 },
    ]], // 2000 * 32 = 64,000
    ['address usage, one more', { subnets: [nodesIn('a', '10.0.0.0/16', { otherAddresses: 1 })], nodegroups: [fixed(1000)] }, [
      { name: 'network address usage (NAU) units of a VPC', used: 64001, quota: 64000, adjustableTo: 256000 },
      { name: 'network interfaces of a Region', used: 6000, quota: 5000 },
      { name: 'nodes of a managed node group', used: 1000, quota: 450 },
    ]],
    ['interfaces, the last, and nodes of a group, the last', { nodegroups: many(1, 450) }, []],
    ['interfaces, the last', { nodegroups: many(10, 250) }, []], // 10 * 500
    ['interfaces, one more group', { nodegroups: [...many(10, 250), fixed(1, { name: 'x', podsPerNode: 0 })] }, [
      { name: 'network interfaces of a Region', used: 5002, quota: 5000 },
    ]], // 10 * 500 + 2
    ['nodes of a group', { nodegroups: many(1, 451) }, [{ name: 'nodes of a managed node group', used: 451, quota: 450 }]],
    ['groups, the last', { nodegroups: many(30, 1) }, []],
    ['groups', { nodegroups: many(31, 1) }, [{ name: 'managed node groups of a cluster', used: 31, quota: 30 }]],
    ['blocks, the last', { vpcBlocks: 5 }, []],
    ['blocks', { vpcBlocks: 6 }, [{ name: 'IPv4 blocks of a VPC', used: 6, quota: 5, adjustableTo: 50 }]],
  ])('are found to be exceeded: %s', (_, props, facts) => {
    expect(factsIn(planOf(props), 'quota-exceeded')).toEqual(facts);
  });
});

test('every stage that a forecast has can be the one that falls short', () => {
  expect(Object.values(PlanStage)).toEqual(['minimum', 'expected', 'largest', 'peak', 'surge', 'changeover', 'zone-lost']);
});

describe('the way out of a shortage', () => {
  const wayOf = (props: Partial<PodForecastProps>) => findingsNamed(planOf(props).findings, 'subnet-overcommitted')
    .concat(findingsNamed(planOf(props).findings, 'subnet-overcommit-possible')).map((finding) => statementsOf([finding])[0].facts)[0];

  test('is not subnets for pods where nodes cannot use them', () => {
    expect(wayOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(5)], maxEni: 1 })).toMatchObject({ way: 'sharedSubnet' });
  });

  test('of a subnet of the control plane is about the control plane', () => {
    expect(wayOf({ subnets: [nodesIn('a', '10.0.0.0/20'), controlPlane({ otherAddresses: 8 })] })) // 11 - 6 - 8
      .toMatchObject({ subnets: ['control'], way: 'controlPlaneSubnet', nodes: [0, 0, 0, 0, 0], addressesMissing: [3, 3, 3, 3, 3] });
  });

  test('is subnets for pods and a larger one for the nodes, where the nodes alone do not fit', () => {
    expect(wayOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(20)] })).toMatchObject({ way: 'podSubnets', nodeLength: 26 }); // 40 of 59
  });

  test('the most nodes are those of the stage: forty nodes are not told to be at most 72', () => {
    expect(wayOf({ subnets: [nodesIn('a', '10.0.0.0/19')], nodegroups: [groupOf({ minSize: 1, maxSize: 40 })], ipAssignment: PREFIXES }))
      .toMatchObject({ mostNodes: 36 }); // floor(72 * 40 / 80)
  });
});

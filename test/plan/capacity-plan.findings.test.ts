import { IpAssignment, WarmPool } from '../../src/capacity';
import { FindingSeverity } from '../../src/findings';
import { NodegroupForecast, PlanStage, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, OvercommitPolicy } from '../../src/plan';
import { namesOf } from '../private/findings-thrown';
import { findingsNamed, fixed, groupOf, limitsOf, nodesIn, planOf, podsIn } from '../private/forecast-fixtures';

const PREFIXES = IpAssignment.prefixDelegation();
const TWO_ZONES = [nodesIn('a', '10.0.0.0/18'), nodesIn('b', '10.0.64.0/18')];

const namesIn = (plan: CapacityPlan) => namesOf(plan.findings);
const messagesOf = (plan: CapacityPlan, name: string) => findingsNamed(plan.findings, name).map(({ message }) => message);

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
    ['minimum', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['minimum', OvercommitPolicy.WARN, [WARN]],
    ['expected', undefined, [FAIL]],
    ['expected', OvercommitPolicy.FAIL_AT_EXPECTED, [FAIL]],
    ['expected', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['expected', OvercommitPolicy.WARN, [WARN]],
    ['peak', undefined, [WARN]],
    ['peak', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
    ['peak', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['peak', OvercommitPolicy.WARN, [WARN]],
    ['surge', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
    ['surge', OvercommitPolicy.FAIL_AT_ANY, [FAIL]],
    ['surge', OvercommitPolicy.WARN, [WARN]],
    ['changeover', OvercommitPolicy.FAIL_AT_EXPECTED, [WARN]],
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
      expect(plan.findings[0].message).toContain('too small; zone-lost: 12 nodes take 360 addresses of 251 (109 too few);');
    });

  test('is named, each one of them, with the severity of the policy', () => {
    const subnets = [nodesIn('a', '10.0.0.0/24'), nodesIn('b', '10.0.1.0/24')];
    const plan = planOf({ subnets, nodegroups: [groupOf({ minSize: 18, maxSize: 18 })] });

    expect(plan.findings.map(({ id, severity, subject }) => [id, severity, subject])).toEqual([
      ['cdk-eks-pod-capacity:subnet-overcommitted', FindingSeverity.ERROR, 'nodes-a'],
      ['cdk-eks-pod-capacity:subnet-overcommitted', FindingSeverity.ERROR, 'nodes-b'],
    ]);
  });

  test.each<[string, Partial<PodForecastProps>, string]>([
    ['single addresses, and subnets for pods that would hold them', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groups.peak] },
      "subnet 'nodes-a' (10.0.0.0/24, zone eu-west-1a) is too small; peak: 9 nodes take 270 addresses of 251 (19 too few);"
      + ' surge: 11 nodes take 330 addresses of 251 (79 too few); changeover: 18 nodes take 540 addresses of 251 (289 too few);'
      + ' the smallest subnets for pods that hold it are /23 (a /21 in four zone slots), or run at most 8 nodes in the zone'], // 18 * 20 = 360 of 507
    ['prefixes that share the subnet: both kinds', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      "subnet 'nodes-a' (10.0.0.0/24, zone eu-west-1a) is too small;"
      + ' minimum, expected, peak: 3 nodes take 21 prefixes of 14 whole /28 blocks (7 too few) and 21 x 16 + 3 addresses of 251 (88 too few);'
      + ' surge: 5 nodes take 35 prefixes of 14 whole /28 blocks (21 too few) and 35 x 16 + 5 addresses of 251 (314 too few);'
      + ' changeover: 6 nodes take 42 prefixes of 14 whole /28 blocks (28 too few) and 42 x 16 + 6 addresses of 251 (427 too few);'
      + ' the smallest subnets for pods that hold it are /21 with the upper half reserved (a /19 in four zone slots), or run at most 2 nodes in the zone'], // 42 <= 63
    ['one node', { subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [groupOf({ minSize: 1, maxSize: 1, podsPerNode: 0, maxUnavailable: 1 })] },
      'surge: 3 nodes take 30 addresses of 11 (19 too few); changeover: 2 nodes take 20 addresses of 11 (9 too few);'
      + ' the smallest subnets for pods that hold it are /26 (a /24 in four zone slots)'], // 1 node, less 2 of the surge
    ['no node fits: nothing is said of fewer', { subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(1)] },
      '30 addresses of 11 (19 too few); surge: 3 nodes take 90 addresses of 11 (79 too few);'
      + ' changeover: 2 nodes take 60 addresses of 11 (49 too few); the smallest subnets for pods that hold it are /25 (a /23 in four zone slots)'], // 3 * 20
    ['blocks of a reservation that can be raised',
      { subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/25'] })], nodegroups: [fixed(1, { podsPerNode: 20 })], ipAssignment: PREFIXES },
      'surge: 3 nodes take 9 prefixes of 7 whole reserved /28 blocks (2 too few); the rest of the subnet has blocks,'
      + ' but whether EC2 goes on there once a reservation is full is not documented; reserve more of it (ReservationShare.THREE_QUARTERS)'],
    ['blocks of a small reservation', {
      subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/28'] })],
      nodegroups: [fixed(1, { podsPerNode: 20 })],
      ipAssignment: PREFIXES,
    },
    'changeover: 2 nodes take 6 prefixes of 1 whole reserved /28 blocks (5 too few); the rest of the subnet has blocks,'
    + ' but whether EC2 goes on there once a reservation is full is not documented; reserve more of it (ReservationShare.THREE_QUARTERS)'],
    ['a subnet for pods', { subnets: [nodesIn('a', '10.1.0.0/20'), podsIn('a', '10.0.0.0/26')], nodegroups: [fixed(2)] },
      "subnet 'pods-a' (10.0.0.0/26, zone eu-west-1a) is too small; surge, changeover: 4 nodes take 80 addresses of 59 (21 too few);"
      + ' the smallest subnets for pods that hold it are /25 (a /23 in four zone slots)'], // 2 nodes, less 2 of the surge
    ['a subnet for nodes beside those for pods', { subnets: [nodesIn('a', '10.1.0.0/28'), podsIn('a', '10.0.0.0/20')], nodegroups: [fixed(10)] },
      "subnet 'nodes-a' (10.1.0.0/28, zone eu-west-1a) is too small; surge: 12 nodes take 12 addresses of 11 (1 too few);"
      + ' changeover: 20 nodes take 20 addresses of 11 (9 too few); run the nodes in a subnet of /27, or run at most 5 nodes in the zone'], // 11 - 2; floor(11 / 2)
    ['more than any subnet for pods', { subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.0.0.0/16')], nodegroups: [fixed(2000)], ipAssignment: PREFIXES },
      'no subnet is large enough, a /16 included: run fewer or larger nodes, or several clusters, or run at most 579 nodes in the zone'], // floor(65531 / 113)
    ['more than any subnet for nodes', { subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a')], nodegroups: [fixed(40_000)] },
      'changeover: 80000 nodes take 80000 addresses of 65531 (14469 too few); run the nodes in several subnets of the zone, or run at most 32765 nodes in the zone'], // floor(65531 / 2)
    ['a block for each zone, where the subnet must be larger than a slot', {
      subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.0.0.0/24')],
      nodegroups: [fixed(73)],
      ipAssignment: PREFIXES,
    }, 'hold it are /17 with the upper half reserved (a /17 block for each zone, PodNetwork.secondaryCidrs), or run at most 2 nodes in the zone'], // 146 * 7 of 1,023
  ])('says the sum: %s', (_, props, text) => {
    expect(planOf(props).findings[0].message.slice(-text.length)).toBe(text);
  });
});

describe('what is not known', () => {
  test.each<[string, SubnetForecast[], string[]]>([
    ['the block of subnets that nodes take addresses from', [nodesIn('a'), nodesIn('b'), podsIn('a', '10.1.0.0/18'), podsIn('b')],
      ["the CIDR of 'nodes-a', 'nodes-b', 'pods-b' is not known at synth, so what nodes take from it was counted and compared with nothing;"
      + ' give the CIDR where the subnet is imported']],
    ['the block of a subnet that nobody takes from', [...TWO_ZONES, controlPlane({ cidr: undefined, otherAddresses: undefined })], []],
  ])('%s', (_, subnets, messages) => {
    expect(messagesOf(planOf({ subnets }), 'subnet-size-unknown')).toEqual(messages);
  });

  test.each<[string, SubnetForecast[], string[]]>([
    ['other users of subnets for nodes and the control plane', [
      nodesIn('a', '10.0.0.0/18', { otherAddresses: undefined }), nodesIn('b', '10.0.64.0/18'), controlPlane({ otherAddresses: undefined }),
    ], ["how many addresses others take from 'nodes-a', 'control' is not known, and was counted as none; state it ('otherAddresses'), or acknowledge"]],
    ['other users of a subnet for pods are none', [...TWO_ZONES, podsIn('a', '10.1.0.0/18'), podsIn('b', '10.2.0.0/18')], []],
    ['other users of a subnet whose size is not known', [nodesIn('a', undefined, { otherAddresses: undefined })], []],
  ])('%s', (_, subnets, messages) => {
    expect(messagesOf(planOf({ subnets }), 'subnet-use-unknown')).toEqual(messages);
  });
});

describe('prefixes', () => {
  test.each<[string, Partial<PodForecastProps>, string[]]>([
    ['that share a subnet with more addresses than it can lose blocks', { subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(4)], ipAssignment: PREFIXES },
      ["in 'nodes-a' prefixes share the subnet with single addresses, each of which can spoil a /28 block: of the 62 blocks of 'nodes-a' 54 are certain"
        + ' at changeover, and 56 are taken; reserve prefix space']], // 64 - 2; 62 - 8; 8 * 7
    ['that are certain', { subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []], // 62 - 6 of 42
    ['that are certain by one', { subnets: [nodesIn('a', '10.0.0.0/22', { otherAddresses: 14 })], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []], // 62 - 6 - 14 of 42
    ['that others may spoil', { subnets: [nodesIn('a', '10.0.0.0/22', { otherAddresses: 15 })], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      [expect.stringContaining('41 are certain at changeover, and 42 are taken')]], // 62 - 6 - 15
    ['of the last stage that fits', { subnets: [nodesIn('a', '10.0.0.0/23')], nodegroups: [fixed(3)], ipAssignment: PREFIXES },
      []], // 30 - 3 of 21; 35 prefixes at surge do not fit
    ['of a stage before one that does not fit', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(2)], ipAssignment: PREFIXES },
      [expect.stringContaining('12 are certain at peak, and 14 are taken')]], // 14 - 2
    ['with a reservation', { subnets: [nodesIn('a', '10.0.0.0/22', { reservations: ['10.0.2.0/23'] })], nodegroups: [fixed(2)], ipAssignment: PREFIXES }, []],
    ['in several subnets', { subnets: [nodesIn('a', '10.0.0.0/22'), nodesIn('b', '10.0.4.0/22')], nodegroups: [fixed(8)], ipAssignment: PREFIXES },
      [expect.stringContaining("in 'nodes-a', 'nodes-b' prefixes share the subnet")]],
    ['none at all', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groupOf({ minSize: 1, maxSize: 4 })] }, []],
  ])('%s', (_, props, messages) => {
    expect(messagesOf(planOf(props), 'prefix-space-unreserved')).toEqual(messages);
  });

  test.each<[string, number, string[]]>([
    ['fewer spare blocks than addresses', 8, ["at the peak 7 reserved blocks of 'nodes-a' are spare for 8 single addresses,"
      + " should some of them land in the reservation ('nodes-a')"]], // 63 - 56; 8 * 1
    ['more', 7, []], // 63 - 49 for 7
  ])('in a reservation with %s, %d nodes', (_, nodes, messages) => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/21', { reservations: ['10.0.4.0/22'] })], nodegroups: [fixed(nodes)], ipAssignment: PREFIXES });

    expect(messagesOf(plan, 'reservation-slack')).toEqual(messages);
  });

  test('in a reservation with as many spare blocks as addresses', () => {
    const subnets = [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/26', '10.0.0.64/26'] })]; // 4 + 4 blocks
    const slack = (podsPerNode: number) => messagesOf(planOf({ subnets, nodegroups: [fixed(2, { podsPerNode })], ipAssignment: PREFIXES }), 'reservation-slack');

    expect(slack(20)).toEqual([]); // 8 - 2 * 3 = 2 for 2
    expect(slack(40)[0]).toContain('0 reserved blocks'); // 8 - 2 * 4
  });

  test('of no prefixes, a reservation has no slack to speak of', () => {
    const subnets = [nodesIn('a', '10.0.0.0/18', { reservations: ['10.0.32.0/28'] })];

    expect(namesIn(planOf({ subnets, nodegroups: [fixed(10)], zonesLost: 0 }))).toEqual(['zone-loss-unplanned']);
  });
});

describe('the control plane', () => {
  test.each<[string, SubnetForecast, number, string[]]>([
    ['of a /28 of its own', controlPlane(), 1, ["at the peak 11 addresses of 'control' are left for the control plane: it must have 6 for its interfaces"
      + ' and an upgrade, and 16 are advised']], // 16 - 5
    ['of a /27 of its own', controlPlane({ cidr: '10.9.0.0/27' }), 1, []], // 27
    ['of a /27 with other users', controlPlane({ cidr: '10.9.0.0/27', otherAddresses: 11 }), 1, []], // 16
    ['of a /27 with one user more', controlPlane({ cidr: '10.9.0.0/27', otherAddresses: 12 }), 1, [expect.stringContaining('at the peak 15 addresses')]],
    ['of an unknown block', controlPlane({ cidr: undefined }), 1, []],
    ['beside nodes, at the peak', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 7, [expect.stringContaining("at the peak 11 addresses of 'nodes-c'")]], // 251 - 8 * 30
    ['beside nodes with room', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 6, []], // 251 - 7 * 30
    ['beside nodes that do not fit', nodesIn('c', '10.9.0.0/24', { controlPlane: true }), 8, []], // 251 - 9 * 30: said by the shortage
    ['not here', controlPlane({ controlPlane: false }), 1, []],
  ])('%s', (_, subnet, nodes, messages) => {
    const ofNodes = subnet.purpose === SubnetPurpose.NODES;
    const groups = ofNodes ? [groupOf({ minSize: 1, maxSize: nodes + 1, subnets: ['nodes-c'] })] : [groupOf({ subnets: ['nodes-a'] })];
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/18'), subnet], nodegroups: groups });

    expect(messagesOf(plan, 'control-plane-room')).toEqual(messages);
  });
});

describe('idle addresses', () => {
  test.each<[string, Partial<PodForecastProps>, string[]]>([
    ['more than pods, and a pool that has fewer', { nodegroups: [fixed(10, { podsPerNode: 10, instanceTypes: limitsOf('m5.2xlarge') })] }, [
      'at the peak 10 nodes take 300 addresses, 180 of which no pod uses; WarmPool.addresses(2, 12): at the peak the nodes take 130 addresses and not 300: 170 fewer;' // 10 * (28 + 2), 10 * 18, 10 * 13
      + ' until the pods of the plan run the pool of a node grows once, now 2 times; each pod beyond 10 makes it grow'
      + ' again, by calls of EC2 that are throttled for the whole account, and a pod that finds no free address waits for them',
    ]],
    ['as many as pods', { nodegroups: [fixed(1, { podsPerNode: 9, instanceTypes: limitsOf('m5.large') })] }, []], // 18 - 9
    ['more than pods, and no pool that has fewer', { nodegroups: [fixed(3, { podsPerNode: 0 })] }, [
      'at the peak 3 nodes take 30 addresses, 27 of which no pod uses',
    ]],
    ['more than pods, under a pool that is as good', { nodegroups: [fixed(3, { podsPerNode: 1 })], warmPool: WarmPool.addresses(2, 3) }, [
      'at the peak 3 nodes take 12 addresses, 6 of which no pod uses',
    ]], // 3 * (3 + 1)
  ])('%s', (_, props, messages) => {
    expect(messagesOf(planOf(props), 'idle-addresses')).toEqual(messages);
  });
});

describe('calls of EC2', () => {
  // m5.large with single addresses holds 27 pods on 3 ENIs; by default its pool grows whole ENIs: at 0, 1 and 10 pods.
  const calls = (nodes: number, warmPool?: WarmPool, more: Partial<NodegroupForecast> = {}) => messagesOf(planOf({
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
    expect(calls(200, WarmPool.addresses(1))[0]).toContain( // 200 x 27: with 1 to 27 addresses; 200 x 3
      "'warmPool' sets WARM_IP_TARGET 1: until the pods of the plan run, the pools of 200 nodes grow 5,400 times at the peak, each by calls of EC2, and 600 times by the add-on's own target;");
  });
});

describe('the loss of a zone', () => {
  const MESSAGE = "no loss of a zone is planned for: the nodes run in one zone, or 'zonesLost' is 0";

  test.each<[string, Partial<PodForecastProps>, string[]]>([
    ['with one zone', {}, [MESSAGE]],
    ['with zonesLost 0', { subnets: TWO_ZONES, zonesLost: 0 }, [MESSAGE]],
    ['with two zones', { subnets: TWO_ZONES }, []],
  ])('%s', (_, props, messages) => {
    expect(messagesOf(planOf(props), 'zone-loss-unplanned')).toEqual(messages);
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

  test.each<[string, Partial<PodForecastProps>, string[]]>([
    ['address usage, the last', { nodegroups: [fixed(1000)] }, [
      'the plan takes 6000 network interfaces of a Region, and the default quota is 5000; ask for more before it is reached', // 2000 * 3
      'the plan takes 1000 nodes of a managed node group, and the default quota is 450; ask for more before it is reached',
    ]], // 2000 * 32 = 64,000
    ['address usage, one more', { subnets: [nodesIn('a', '10.0.0.0/16', { otherAddresses: 1 })], nodegroups: [fixed(1000)] }, [
      'the plan takes 64001 network address usage (NAU) units of a VPC, and the default quota is 64000, adjustable to 256000; ask for more before it is reached',
      'the plan takes 6000 network interfaces of a Region, and the default quota is 5000; ask for more before it is reached',
      'the plan takes 1000 nodes of a managed node group, and the default quota is 450; ask for more before it is reached',
    ]],
    ['interfaces, the last, and nodes of a group, the last', { nodegroups: many(1, 450) }, []],
    ['interfaces, the last', { nodegroups: many(10, 250) }, []], // 10 * 500
    ['interfaces, one more group', { nodegroups: [...many(10, 250), fixed(1, { name: 'x', podsPerNode: 0 })] }, [
      'the plan takes 5002 network interfaces of a Region, and the default quota is 5000; ask for more before it is reached',
    ]], // 10 * 500 + 2
    ['nodes of a group', { nodegroups: many(1, 451) }, ['the plan takes 451 nodes of a managed node group, and the default quota is 450; ask for more before it is reached']],
    ['groups, the last', { nodegroups: many(30, 1) }, []],
    ['groups', { nodegroups: many(31, 1) }, ['the plan takes 31 managed node groups of a cluster, and the default quota is 30; ask for more before it is reached']],
    ['blocks, the last', { vpcBlocks: 5 }, []],
    ['blocks', { vpcBlocks: 6 }, ['the plan takes 6 IPv4 blocks of a VPC, and the default quota is 5, adjustable to 50; ask for more before it is reached']],
  ])('are found to be exceeded: %s', (_, props, messages) => {
    expect(messagesOf(planOf(props), 'quota-exceeded')).toEqual(messages);
  });
});

test('every stage that a forecast has can be the one that falls short', () => {
  expect(Object.values(PlanStage)).toEqual(['minimum', 'expected', 'peak', 'surge', 'changeover', 'zone-lost']);
});

describe('what a shortage says of the way out', () => {
  const messageOf = (props: Partial<PodForecastProps>) => findingsNamed(planOf(props).findings, 'subnet-overcommitted')
    .concat(findingsNamed(planOf(props).findings, 'subnet-overcommit-possible'))[0].message;

  test('subnets for pods are not named to nodes that cannot use them', () => {
    expect(messageOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(5)], maxEni: 1 })).not.toContain('subnets for pods');
  });

  test('of a subnet of the control plane is about the control plane', () => {
    const message = messageOf({ subnets: [nodesIn('a', '10.0.0.0/20'), controlPlane({ otherAddresses: 8 })] }); // 11 - 6 - 8

    expect(message).not.toContain('0 nodes take 0 addresses of 0');
    expect(message).not.toContain('subnets for pods');
  });

  test('subnets for pods are not all that helps, where the nodes alone do not fit', () => {
    expect(messageOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(20)] })).toMatch(/nodes in a subnet of \/26/); // 40 of 59
  });

  test('the most nodes that it names are those of the stage: forty nodes are not told to be at most 72', () => {
    expect(messageOf({ subnets: [nodesIn('a', '10.0.0.0/19')], nodegroups: [groupOf({ minSize: 1, maxSize: 40 })], ipAssignment: PREFIXES }))
      .not.toContain('run at most 72 nodes');
  });

  test('one node takes', () => {
    expect(messageOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(1)] })).toContain('1 node takes 30 addresses');
  });
});

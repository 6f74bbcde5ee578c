import { IpAssignment, WarmPool } from '../../src/capacity';
import { GROUP_POD_WORDS } from '../../src/findings/words/forecast/group-pods';
import { INSTANCE_TYPE_WORDS } from '../../src/findings/words/nodes/instance-types';
import { NodegroupForecast, PodForecastProps, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, SuggestionKind } from '../../src/plan';
import { fixed, groupOf, limitsOf, nodesIn, planOf, podsIn } from '../private/forecast-fixtures';

const PREFIXES = IpAssignment.prefixDelegation();
const THREE_ZONES = [nodesIn('a', '10.0.0.0/18'), nodesIn('b', '10.0.64.0/18'), nodesIn('c', '10.0.128.0/18')];
const POD_ZONES = ['a', 'b', 'c'].map((letter, index) => podsIn(letter, `100.64.${64 * index}.0/18`, { reservations: [`100.64.${64 * index + 32}.0/19`] }));

describe('modes of 100 m5.large in three zones', () => {
  const modes = planOf({ subnets: [...THREE_ZONES, ...POD_ZONES], nodegroups: [fixed(100)], ipAssignment: PREFIXES }).modes;

  test('are five, number for number', () => {
    expect(modes).toEqual([
      {
        ipAssignment: 'secondary-ip',
        customNetworking: false,
        reserved: false,
        current: false,
        maxPods: 29, // 3 * 9 + 2
        pods: 2700, // 100 * 27
        nodesForPods: 400, // 10,800 / 27
        nodeSubnetAddresses: 1020, // 34 * (27 + 3)
        podSubnetAddresses: 0,
        idlePodAddresses: 0,
        smallestSubnet: 21, // 68 * 30 = 2,040 of 2,043
      },
      {
        ipAssignment: 'prefix-delegation',
        customNetworking: false,
        reserved: false,
        current: false,
        maxPods: 110,
        pods: 10800, // 100 * 108
        nodesForPods: 100, // 10,800 / 108
        nodeSubnetAddresses: 3842, // 34 * (7 * 16 + 1)
        podSubnetAddresses: 0,
        idlePodAddresses: 400, // 100 * 4
        smallestSubnet: expect.any(Number),
      },
      {
        ipAssignment: 'prefix-delegation',
        customNetworking: false,
        reserved: true,
        current: false,
        maxPods: 110,
        pods: 10800,
        nodesForPods: 100,
        nodeSubnetAddresses: 3842,
        podSubnetAddresses: 0,
        idlePodAddresses: 400,
        smallestSubnet: 18, // 68 * 7 = 476 of 511; a /19 has 255
      },
      {
        ipAssignment: 'secondary-ip',
        customNetworking: true,
        reserved: false,
        current: false,
        maxPods: 20, // 2 * 9 + 2
        pods: 1800, // 100 * 18
        nodesForPods: 600, // 10,800 / 18
        nodeSubnetAddresses: 34,
        podSubnetAddresses: 680, // 34 * (18 + 2)
        idlePodAddresses: 0,
        smallestSubnet: 21, // 68 * 20 = 1,360 of 2,043
      },
      {
        ipAssignment: 'prefix-delegation',
        customNetworking: true,
        reserved: true,
        current: true,
        maxPods: 110,
        pods: 10800,
        nodesForPods: 100,
        nodeSubnetAddresses: 34,
        podSubnetAddresses: 3842, // 34 * (7 * 16 + 1)
        idlePodAddresses: 400,
        smallestSubnet: 18,
      },
    ]);
  });

  test('the one without a reservation packs prefixes and addresses into the same subnet', () => {
    const [, unreserved] = planOf({ subnets: [nodesIn('a', '10.0.0.0/18')], nodegroups: [fixed(8)], ipAssignment: PREFIXES }).modes;

    expect(unreserved.nodeSubnetAddresses).toBe(904); // 8 * 113
  });
});

describe('the current mode', () => {
  const HALF = { reservations: ['10.0.32.0/19'] };

  test.each<[string, Partial<PodForecastProps>, number]>([
    ['single addresses', { subnets: [nodesIn('a', '10.0.0.0/18')] }, 0],
    ['single addresses, beside a reservation that does nothing', { subnets: [nodesIn('a', '10.0.0.0/18', HALF)] }, 0],
    ['prefixes', { subnets: [nodesIn('a', '10.0.0.0/18')], ipAssignment: PREFIXES }, 1],
    ['prefixes with a reservation', { subnets: [nodesIn('a', '10.0.0.0/18', HALF)], ipAssignment: PREFIXES }, 2],
    ['custom networking', { subnets: [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18')] }, 3],
    ['custom networking with prefixes and a reservation', { subnets: [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18', HALF)], ipAssignment: PREFIXES }, 4],
  ])('%s', (_, props, index) => {
    expect(planOf(props).modes.map(({ current }) => current)).toEqual([0, 1, 2, 3, 4].map((each) => each === index));
  });
});

describe('a mode', () => {
  test('that the nodes cannot run in says why, and counts nothing', () => {
    const { modes } = planOf({ maxEni: 1, nodegroups: [groupOf()] });

    expect(modes.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined, expect.any(String), expect.any(String)]);
    expect(modes[3]).toEqual({
      ipAssignment: 'secondary-ip',
      customNetworking: true,
      reserved: false,
      current: false,
      refusal: INSTANCE_TYPE_WORDS.noPodEnis.say({ type: 'm5.large', enis: 3, maxEni: 1, primaryTaken: true, trunk: false, efaOnlyEnis: 0 }).message,
      maxPods: 0,
      pods: 0,
      nodeSubnetAddresses: 0,
      podSubnetAddresses: 0,
      idlePodAddresses: 0,
    });
  });

  test('in which daemon sets alone are too many says why', () => {
    const [single] = planOf({ nodegroups: [groupOf({ daemonSetPods: 40 })], ipAssignment: PREFIXES }).modes;

    expect(single.refusal).toContain(GROUP_POD_WORDS.ownPodsAboveRoom.say({
      path: 'nodegroups[0].', group: 'web', maxPods: 29, hostNetworkPods: 2, daemonSetPods: 40, branchPods: 0,
    }).message);
  });

  test('has as many of the pods as its nodes can run', () => {
    const counts = (props: Partial<PodForecastProps>) => planOf(props).modes.map(({ maxPods, pods }) => [maxPods, pods]);

    expect(counts({ nodegroups: [fixed(2, { podsPerNode: 50 })], ipAssignment: PREFIXES }))
      .toEqual([[29, 54], [110, 100], [110, 100], [20, 36], [110, 100]]); // 2 * 27; 2 * 18
    expect(counts({ nodegroups: [fixed(2, { pods: 70 })], ipAssignment: PREFIXES })).toEqual([[29, 54], [110, 70], [110, 70], [20, 36], [110, 70]]);
    // Of a group that grows from one node to three the pods are spread over three.
    expect(counts({ nodegroups: [groupOf({ minSize: 1, maxSize: 3, pods: 100 })], ipAssignment: PREFIXES }))
      .toEqual([[29, 81], [110, 100], [110, 100], [20, 54], [110, 100]]); // 3 * 27; 3 * 18
    expect(counts({ nodegroups: [fixed(2, { maxPods: 24 })] })).toEqual([[24, 44], [24, 44], [24, 44], [20, 36], [24, 44]]); // 2 * 22
  });

  /** Ten nodes with a trunk ENI: 2 x 9 + 2 = 20 max pods beside the nodes, and 1 x 9 + 2 = 11 in subnets of their own. */
  test.each<[string, Partial<NodegroupForecast>, number, number]>([
    ['pods', { podsPerNode: 15 }, 150, 90], // 10 * 15; 10 * (11 - 2)
    ['daemon sets beside them', { podsPerNode: 10, daemonSetPods: 5 }, 150, 90], // 10 * 15; 10 * (5 + 4), for 11 - 2 - 5 = 4
    ['pods on branch interfaces beside them', { podsPerNode: 10, branchPods: 8 }, 180, 90], // 10 * 18; 10 * (8 + 1), for 11 - 2 - 8 = 1
    ['both', { podsPerNode: 9, daemonSetPods: 3, branchPods: 4 }, 160, 90], // 10 * 16; 10 * (3 + 4 + 2), for 11 - 2 - 3 - 4 = 2
    ['more on the host network', { podsPerNode: 15, hostNetworkPods: 3 }, 150, 90], // 10 * 15; 9 addresses, for 9 + 3 - 3 = 9
    ['fewer of them than all have', { pods: 150, branchPods: 2 }, 170, 90], // 150 + 10 * 2; 10 * (7 + 2), for 11 - 2 - 2 = 7
    ['a count of the user', { podsPerNode: 4, maxPods: 8, branchPods: 1 }, 50, 50], // 10 * (4 + 1)
  ])('counts %s, in another mode as far as there is room', (_, group, there, apart) => {
    const { modes } = planOf({ trunkEni: true, nodegroups: [fixed(10, group)] });

    expect([modes[0].pods, modes[3].pods, modes[3].refusal]).toEqual([there, apart, undefined]);
  });

  test('has the pod count of the least able group', () => {
    const nodegroups = [fixed(1), fixed(1, { name: 'x', instanceTypes: limitsOf('t3.medium') })];

    expect(planOf({ nodegroups }).modes.map(({ maxPods }) => maxPods)).toEqual([17, 110, 110, 12, 110]); // 3 * 5 + 2; 2 * 5 + 2
  });

  test('has the pool of the forecast where it does something, else that of the add-on', () => {
    const idle = (warmPool: WarmPool, ipAssignment?: IpAssignment) => planOf({ nodegroups: [fixed(1, { podsPerNode: 10 })], warmPool, ipAssignment })
      .modes.map(({ idlePodAddresses }) => idlePodAddresses);

    expect(idle(WarmPool.addresses(1))).toEqual([1, 6, 6, 1, 6]); // 11 - 10; 16 - 10
    expect(idle(WarmPool.enis(2))).toEqual([17, 22, 22, 8, 22]); // 27 - 10; 2 * 16 - 10; 2 * 9 - 10
    expect(idle(WarmPool.none(), PREFIXES)).toEqual([17, 6, 6, 8, 6]); // (2 + 1) * 9 - 10; 16 - 10
  });

  test('counts the addresses of the fullest zone', () => {
    const nodegroups = [fixed(3), fixed(4, { name: 'x', subnets: ['nodes-b'] })];
    const [single, , , custom] = planOf({ subnets: THREE_ZONES, nodegroups }).modes;

    expect([single.nodeSubnetAddresses, custom.nodeSubnetAddresses, custom.podSubnetAddresses]).toEqual([150, 5, 100]); // (1 + 4) * 30; 5 * 20
  });

  test('that not even a /16 holds has no smallest subnet', () => {
    const { modes } = planOf({ nodegroups: [fixed(3000)], ipAssignment: PREFIXES });

    expect(modes.map(({ smallestSubnet }) => smallestSubnet)).toEqual([undefined, undefined, undefined, undefined, undefined]); // 6,000 * 30, 20; 42,000 blocks
    expect(modes.every((mode) => mode.refusal === undefined)).toBe(true);
  });

  test('has the smallest subnet of the fullest zone', () => {
    const nodegroups = [fixed(3), fixed(10, { name: 'x', subnets: ['nodes-b'] })];
    const { modes } = planOf({ subnets: THREE_ZONES, nodegroups });

    expect([modes[0], modes[3]].map(({ smallestSubnet }) => smallestSubnet)).toEqual([22, 23]); // 2 * 1 + 2 * 10 nodes: 22 * 30 = 660 of 1,019; 22 * 20 of 507
  });

  test('may have the smallest subnet that there is', () => {
    const { modes } = planOf({ nodegroups: [fixed(1, { podsPerNode: 1 })], warmPool: WarmPool.addresses(1) });

    expect([modes[0], modes[3]].map(({ smallestSubnet }) => smallestSubnet)).toEqual([28, 28]); // 3 * (2 + 1) of 11
  });

  test('has room for others in the smallest subnet', () => {
    const smallest = (otherAddresses: number) => planOf({ subnets: [nodesIn('a', '10.0.0.0/18', { otherAddresses })], nodegroups: [fixed(4)] }).modes[0].smallestSubnet;

    expect([smallest(0), smallest(11), smallest(12)]).toEqual([24, 24, 23]); // 8 * 30 = 240 of 251
  });
});

describe('suggestions', () => {
  const ofKind = (plan: CapacityPlan, kind: SuggestionKind) => plan.suggestions.filter((suggestion) => suggestion.kind === kind);
  const COST = 'a block and its subnets cannot change in place, so growth beyond them needs another block';

  test('of subnets for pods name the smallest that hold every stage, and what there is', () => {
    const pods = ['a', 'b', 'c'].map((letter, index) => podsIn(letter, `100.64.${index}.0/24`, { reservations: [`100.64.${index}.128/25`] }));
    const plan = planOf({ subnets: [...THREE_ZONES, ...pods], nodegroups: [fixed(100)], ipAssignment: PREFIXES });

    expect(ofKind(plan, SuggestionKind.POD_SUBNETS)).toEqual([{
      kind: 'pod-subnets',
      subject: 'podNetwork',
      change: 'pod subnets of /18 in each zone, with their upper half reserved: a /16 in four zone slots, PodNetwork.secondaryCidr',
      reason: 'these are the smallest with which every stage fits, with up to 68 nodes per zone, and the present ones are /24',
      cost: COST,
    }]);
  });

  test.each<[string, Partial<PodForecastProps>, Array<[string, string]>]>([
    ['as large as they must be: none', { subnets: [...THREE_ZONES, ...POD_ZONES], nodegroups: [fixed(100)], ipAssignment: PREFIXES }, []],
    ['larger than they must be', { subnets: [...THREE_ZONES, ...POD_ZONES], nodegroups: [fixed(9)], ipAssignment: PREFIXES }, [
      ['pod subnets of /21 in each zone, with their upper half reserved: a /19 in four zone slots, PodNetwork.secondaryCidr', // 6 * 7 = 42 of 63
        'these are the smallest with which every stage fits, with up to 6 nodes per zone, and the present ones are /18'],
    ]],
    ['of several sizes: the smallest is named', {
      subnets: [nodesIn('a', '10.1.0.0/18'), nodesIn('b', '10.2.0.0/18'), podsIn('a', '10.0.0.0/25'), podsIn('b', '10.0.1.0/24')], nodegroups: [fixed(12)],
    }, [
      ['pod subnets of /24 in each zone: a /22 in four zone slots, PodNetwork.secondaryCidr', // 12 * 20 = 240 of 251
        'these are the smallest with which every stage fits, with up to 12 nodes per zone, and the present ones are /25'],
    ]],
    ['of single addresses', { subnets: [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18')], nodegroups: [fixed(6)] }, [
      ['pod subnets of /24 in each zone: a /22 in four zone slots, PodNetwork.secondaryCidr', // 12 * 20 = 240 of 251
        'these are the smallest with which every stage fits, with up to 12 nodes per zone, and the present ones are /18'],
    ]],
    ['of single addresses with others', { subnets: [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18', { otherAddresses: 12 })], nodegroups: [fixed(6)] }, [
      ['pod subnets of /23 in each zone: a /21 in four zone slots, PodNetwork.secondaryCidr', // 240 + 12
        'these are the smallest with which every stage fits, with up to 12 nodes per zone, and the present ones are /18'],
    ]],
    ['that are not there, for nodes that do not fit', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(6)] }, [
      ['pod subnets of /24 in each zone: a /22 in four zone slots, PodNetwork.secondaryCidr', 'these are the smallest with which every stage fits, with up to 12 nodes per zone'],
    ]],
    ['that are not there, for nodes that fit: none', { subnets: [nodesIn('a', '10.0.0.0/23')], nodegroups: [fixed(6)] }, []],
    ['of zones that differ: one size for all', {
      subnets: [...THREE_ZONES, ...['a', 'b', 'c'].map((letter, index) => podsIn(letter, `10.1.${index}.0/24`))],
      nodegroups: [fixed(3), fixed(10, { name: 'x', subnets: ['nodes-b'] })],
    }, [['pod subnets of /23 in each zone: a /21 in four zone slots, PodNetwork.secondaryCidr', // 22 * 20 = 440 of 507
      'these are the smallest with which every stage fits, with up to 22 nodes per zone, and the present ones are /24']]],
    ['more than a /16: none', { subnets: [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.0.0.0/16')], nodegroups: [fixed(3000)], ipAssignment: PREFIXES }, []],
  ])('of subnets for pods, %s', (_, props, suggested) => {
    expect(ofKind(planOf(props), SuggestionKind.POD_SUBNETS).map(({ change, reason }) => [change, reason])).toEqual(suggested);
  });

  test.each<[string, Partial<PodForecastProps>, Array<[string, string, string, string]>]>([
    ['not reserved yet', { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, [
      ['nodes-a', 'reserve 10.0.8.0/21 for prefixes (ReservationShare.HALF)', 'single addresses cannot break up 127 whole /28 blocks, and 42 are needed for prefixes', // 128 - 1; 6 * 7
        '2044 addresses are left for ENIs and others'],
    ]], // 4,091 - 2,047
    ['too few reserved', {
      subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.128/25'], otherAddresses: 4 })],
      nodegroups: [fixed(1, { podsPerNode: 20 })],
      ipAssignment: PREFIXES,
    },
    [['nodes-a', 'reserve 10.0.0.128/25, 10.0.0.64/26 for prefixes (ReservationShare.THREE_QUARTERS)',
      'single addresses cannot break up 11 whole /28 blocks, and 9 are needed for prefixes', // 7 + 4; 3 * 3
      '56 addresses are left for ENIs and others, and EC2 picks one of several ranges at random']]], // 64 - 4 - 4
    ['nearly all', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(1, { podsPerNode: 40 })], ipAssignment: PREFIXES },
      [['nodes-a', 'reserve 10.0.0.128/25, 10.0.0.64/26, 10.0.0.32/27 for prefixes (ReservationShare.SEVEN_EIGHTHS)',
        'single addresses cannot break up 13 whole /28 blocks, and 12 are needed for prefixes', // 7 + 4 + 2; 3 * 4
        '28 addresses are left for ENIs and others, and EC2 picks one of several ranges at random']]],
    ['enough reserved: none', { subnets: [nodesIn('a', '10.0.0.0/20', { reservations: ['10.0.8.0/21'] })], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []],
    ['more than any share: none', { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []],
    ['elsewhere in the subnet: none', {
      subnets: [nodesIn('a', '10.0.0.0/24', { reservations: ['10.0.0.16/28'] })],
      nodegroups: [fixed(1, { podsPerNode: 20 })],
      ipAssignment: PREFIXES,
    }, []],
    ['for single addresses: none', { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [fixed(3)] }, []],
    ['of an unknown block: none', { subnets: [nodesIn('a')], nodegroups: [fixed(3)], ipAssignment: PREFIXES }, []],
  ])('of a reservation, %s', (_, props, suggested) => {
    expect(ofKind(planOf(props), SuggestionKind.RESERVATION).map(({ subject, change, reason, cost }) => [subject, change, reason, cost]))
      .toEqual(suggested);
  });

  test('of a warm pool: 250 x m5.2xlarge, ten pods each', () => {
    const plan = planOf({ subnets: THREE_ZONES, nodegroups: [fixed(250, { instanceTypes: limitsOf('m5.2xlarge'), podsPerNode: 10 })] });

    expect(plan.totals[2]).toMatchObject({ nodes: 250, pods: 2500, addresses: 7500, idlePodAddresses: 4500 }); // 250 * (28 + 2); 250 * 18
    expect(ofKind(plan, SuggestionKind.WARM_POOL)).toEqual([{
      kind: 'warm-pool',
      subject: 'warmPool',
      change: 'WarmPool.addresses(2, 12)', // 10 + 2
      reason: 'with the change the nodes take 3,250 addresses at the peak in place of 7,500', // 250 * (12 + 1)
      cost: 'until the pods of the plan run, the pool of a node grows once (now 2 times), and each pod beyond 10 makes it grow'
        + ' again, by calls to EC2 that AWS throttles for the whole account, and a pod that finds no free address waits for them',
    }]);
  });

  test.each<[string, Partial<PodForecastProps>, string[]]>([
    ['that saves less than a tenth: none', { nodegroups: [fixed(10)] }, []], // full: 30 and 30
    ['that saves a tenth, of one node', { nodegroups: [fixed(1, { podsPerNode: 22 })] }, [ // 3 ENIs and 22 + 2, in place of 30
      'WarmPool.addresses(2, 24): with the change the nodes take 27 addresses at the peak in place of 30',
    ]],
    ['that saves less, of one node: none', { nodegroups: [fixed(1, { podsPerNode: 23 })] }, []], // 28 and 30
    ['where no pod runs: none', { nodegroups: [fixed(10, { podsPerNode: 0 })] }, []],
    ['that the nodes of a group cannot hold: none', { // 2 + 2 of 2
      nodegroups: [fixed(10, { podsPerNode: 10 }), fixed(1, { name: 'x', podsPerNode: 2, instanceTypes: limitsOf('t3.nano') })],
    }, []],
    ['with the floor of the group with the fewest pods', { nodegroups: [fixed(10, { podsPerNode: 3 }), fixed(10, { name: 'x', podsPerNode: 8 })] }, [
      'WarmPool.addresses(2, 5): with the change the nodes take 180 addresses at the peak in place of 400',
    ]], // 10 * (5 + 1) + 10 * (10 + 2)
    ['by the type of a group that takes most', { nodegroups: [fixed(10, { podsPerNode: 10, instanceTypes: limitsOf('m5.xlarge', 'm5.large') })] }, [
      'WarmPool.addresses(2, 12): with the change the nodes take 140 addresses at the peak in place of 300',
    ]], // 10 * (12 + 2) of m5.large, and 12 + 1 of m5.xlarge; 10 * 30 of either
    ['for prefixes', { nodegroups: [fixed(10, { podsPerNode: 10 })], ipAssignment: PREFIXES }, [
      'WarmPool.addresses(2, 12): with the change the nodes take 170 addresses at the peak in place of 330',
    ]], // 10 * (16 + 1); 10 * (32 + 1)
    ['that is there already: none', { nodegroups: [fixed(10, { podsPerNode: 10 })], warmPool: WarmPool.addresses(2, 12) }, []],
    ['in place of a wide one', { nodegroups: [fixed(10, { podsPerNode: 5 })], warmPool: WarmPool.addresses(20) }, [
      'WarmPool.addresses(2, 7): with the change the nodes take 80 addresses at the peak in place of 280',
    ]], // 10 * (7 + 1); 10 * (25 + 3)
    ['of no groups: none', { nodegroups: [] }, []],
  ])('of a warm pool %s', (_, props, suggested) => {
    expect(ofKind(planOf(props), SuggestionKind.WARM_POOL).map(({ change, reason }) => `${change}: ${reason}`)).toEqual(suggested);
  });

  test('of a warm pool say how often it grows in place of the one that is there', () => {
    const grows = (warmPool?: WarmPool) => ofKind(planOf({ nodegroups: [fixed(10, { podsPerNode: 10 })], warmPool }), SuggestionKind.WARM_POOL)
      .map(({ cost }) => /grows .*?\)/.exec(cost)![0]);

    expect(grows()).toEqual(['grows once (now 3 times)']); // 9, 18, 27 addresses
    expect(grows(WarmPool.enis(3))).toEqual(['grows once (now once)']); // 27 at once
    expect(grows(WarmPool.addresses(15))).toEqual(['grows once (now 11 times)']); // 15, 16, ... 25
  });

  test('of a warm pool for two groups say how often that of a node grows, at most, and not that of both', () => {
    const nodegroups = [fixed(10, { podsPerNode: 10 }), fixed(10, { name: 'x', podsPerNode: 12 })];
    const [{ cost }] = ofKind(planOf({ nodegroups }), SuggestionKind.WARM_POOL);

    // 12 addresses, then one more for each of two pods; 9, 18 and 27 of each group now.
    expect(/grows .*?\)/.exec(cost)![0]).toBe('grows 3 times (now 3 times)');
  });

  test('come in the order subnets, reservations, warm pool', () => {
    const subnets = [nodesIn('a', '10.1.0.0/20'), podsIn('a', '10.0.0.0/20')];
    const plan = planOf({ subnets, nodegroups: [fixed(5, { podsPerNode: 10 })], ipAssignment: PREFIXES });

    expect(plan.suggestions.map(({ kind }) => kind)).toEqual(['pod-subnets', 'reservation', 'warm-pool']);
  });
});

describe('edges of modes and suggestions', () => {
  const smallest = (props: Partial<PodForecastProps>, mode: number) => planOf(props).modes[mode].smallestSubnet;
  const podSubnets = (props: Partial<PodForecastProps>) => planOf(props).suggestions
    .filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS).map(({ change }) => change);

  test('the smallest subnet of a mode without reservation has none', () => {
    expect(smallest({ nodegroups: [fixed(34)], ipAssignment: PREFIXES }, 1)).toBe(19); // 476 of 510 blocks, 476 * 16 + 68 of 8,187 addresses
  });

  test('the smallest subnet of a mode has room for the control plane, where it is in the subnets of nodes', () => {
    const subnets = [nodesIn('a', '10.0.0.0/18', { controlPlane: true, otherAddresses: 6 })];

    expect(smallest({ subnets, nodegroups: [fixed(4)] }, 0)).toBe(23); // 240 + 6 + 6 of 251
  });

  test('custom networking with prefixes and without a reservation is a mode of the plan', () => {
    const { modes } = planOf({ subnets: [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18')], ipAssignment: PREFIXES });

    expect(modes.filter(({ current }) => current)).toMatchObject([{ ipAssignment: 'prefix-delegation', customNetworking: true, reserved: false }]);
  });

  test('without subnets no mode has a smallest one', () => {
    expect(planOf({ subnets: [], nodegroups: [] }).modes.map(({ smallestSubnet }) => smallestSubnet))
      .toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('subnets for pods are not suggested to nodes that cannot use them', () => {
    expect(podSubnets({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [fixed(5)], maxEni: 1 })).toEqual([]);
  });

  test('subnets for pods are not suggested where a subnet of the control plane alone is too small', () => {
    const control = { name: 'x', zone: 'eu-west-1b', purpose: SubnetPurpose.CONTROL_PLANE, cidr: '10.1.0.0/28', otherAddresses: 8 }; // 11 - 6 - 8

    expect(podSubnets({ subnets: [nodesIn('a', '10.0.0.0/20'), control] })).toEqual([]);
  });

  test('subnets for pods that are suggested have room for the control plane, where it is in them', () => {
    const subnets = [nodesIn('a', '10.1.0.0/18'), podsIn('a', '10.0.0.0/18', { controlPlane: true, otherAddresses: 6 })];

    expect(podSubnets({ subnets, nodegroups: [fixed(6)] })).toEqual(['pod subnets of /23 in each zone: a /21 in four zone slots, PodNetwork.secondaryCidr']); // 240 + 6 + 6 of 251
  });

  test('subnets for pods of types that take no prefixes have nothing reserved', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '10.0.16.0/24')];

    expect(podSubnets({ subnets, nodegroups: [fixed(3, { instanceTypes: limitsOf('i3.large') })], ipAssignment: PREFIXES }))
      .toEqual(['pod subnets of /25 in each zone: a /23 in four zone slots, PodNetwork.secondaryCidr']); // 6 * 20 of 123
  });
});

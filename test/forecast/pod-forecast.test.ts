import { ReservationShare } from '../../src/addressing';
import { AddressDemand, InstanceTypeLimits, IpAssignment, WarmPool } from '../../src/capacity';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { fixed, groupOf, limitsOf, nodesIn, planOf, podsIn, stageAt, takenOf } from '../private/forecast-fixtures';

const PREFIXES = IpAssignment.prefixDelegation();

/** Nodes of the one group at the stages minimum, expected, peak, surge, changeover. */
function nodesOf(group: Partial<NodegroupForecast>, props: Partial<PodForecastProps> = {}): number[] {
  return planOf({ nodegroups: [groupOf({ minSize: 2, maxSize: 10, ...group })], ...props }).nodegroups[0].nodes.map(({ nodes }) => nodes);
}

/** Of a node of the one group at the peak: maxPods, pods with an address, prefixes, single addresses of the node and of the pod subnet, idle ones. */
function nodeOf(group: Partial<NodegroupForecast>, props: Partial<PodForecastProps> = {}): number[] {
  const [plan] = planOf({ nodegroups: [fixed(10, group)], ...props }).nodegroups;
  const { maxPods, podsPerNode, prefixesPerNode, nodeSubnetAddressesPerNode, podSubnetAddressesPerNode, idlePodAddressesPerNode } = plan;
  return [maxPods, podsPerNode, prefixesPerNode, nodeSubnetAddressesPerNode, podSubnetAddressesPerNode, idlePodAddressesPerNode];
}

describe('a forecast', () => {
  const props: PodForecastProps = { subnets: [nodesIn('a', '10.0.0.0/20'), nodesIn('c', '10.0.16.0/20')], nodegroups: [groupOf()] };

  test('has the defaults of the add-on, no growth, and the loss of one zone', () => {
    const forecast = PodForecast.of(props);

    expect(forecast.ipAssignment.mode).toBe('secondary-ip');
    expect([forecast.customNetworking, forecast.growthPercent, forecast.zonesLost]).toEqual([false, 0, 1]);
    expect(forecast.zones).toEqual(['eu-west-1a', 'eu-west-1c']);
  });

  test('keeps what it is given', () => {
    const subnets = [...props.subnets, podsIn('a'), podsIn('c')];
    const forecast = PodForecast.of({ ...props, subnets, ipAssignment: PREFIXES, growthPercent: 25, zonesLost: 0 });

    expect(forecast.ipAssignment).toBe(PREFIXES);
    expect([forecast.customNetworking, forecast.growthPercent, forecast.zonesLost]).toEqual([true, 25, 0]);
    expect([forecast.subnets, forecast.nodegroups]).toEqual([subnets, props.nodegroups]);
    expect(forecast.zones).toEqual(['eu-west-1a', 'eu-west-1c']);
  });

  test('hands out copies of its lists', () => {
    const forecast = PodForecast.of(props);
    forecast.subnets.pop();
    forecast.nodegroups.pop();
    forecast.zones.pop();

    expect([forecast.subnets, forecast.nodegroups, forecast.zones].map(({ length }) => length)).toEqual([2, 1, 2]);
  });

  test('of nothing at all is one', () => {
    const { zones, zonesLost } = PodForecast.of({ subnets: [], nodegroups: [] });

    expect([zones, zonesLost]).toEqual([[], 0]);
  });
});

describe('sizes of a group, two to ten nodes in one zone', () => {
  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[]]>([
    // minimum, expected, peak, surge, changeover
    ['as they are', {}, {}, [2, 2, 10, 12, 20]], // 10 + 2 * 1 zone; 2 * 10
    ['expectedSize', { expectedSize: 4 }, {}, [2, 4, 10, 12, 20]],
    ['expectedSize, at the least', { expectedSize: 2 }, {}, [2, 2, 10, 12, 20]],
    ['expectedSize, at the most', { expectedSize: 10 }, {}, [2, 10, 10, 12, 20]],
    ['minSize 0', { minSize: 0 }, {}, [0, 0, 10, 12, 20]],
    ['pods: as many nodes as they need', { pods: 100 }, {}, [2, 4, 10, 12, 20]], // ceil(100 / 27)
    ['pods that fill nodes exactly', { pods: 108 }, {}, [2, 4, 10, 12, 20]], // 108 / 27
    ['pods, one more', { pods: 109 }, {}, [2, 5, 10, 12, 20]], // ceil(109 / 27)
    ['few pods: not below minSize', { pods: 1 }, {}, [2, 2, 10, 12, 20]],
    ['pods: as many as there can be', { pods: 270 }, {}, [2, 10, 10, 12, 20]], // 10 * 27
    ['pods beside expectedSize', { pods: 100, expectedSize: 7 }, {}, [2, 7, 10, 12, 20]],
    ['pods 0', { pods: 0 }, {}, [2, 2, 10, 12, 20]],
    ['maxUnavailable up to two a zone', { maxUnavailable: 2 }, {}, [2, 2, 10, 12, 20]], // max(2, 2)
    ['maxUnavailable above', { maxUnavailable: 3 }, {}, [2, 2, 10, 13, 20]], // max(2, 3)
    ['maxUnavailable, the most', { maxUnavailable: 100 }, {}, [2, 2, 10, 110, 20]],
    ['maxUnavailablePercentage, counted up', { maxUnavailablePercentage: 21 }, {}, [2, 2, 10, 13, 20]], // ceil(2.1)
    ['maxUnavailablePercentage, below two', { maxUnavailablePercentage: 10 }, {}, [2, 2, 10, 12, 20]], // max(2, 1)
    ['maxUnavailablePercentage 100', { maxUnavailablePercentage: 100 }, {}, [2, 2, 10, 20, 20]], // 10 + 10
    ['maxUnavailablePercentage, at most a hundred nodes', { maxSize: 500, maxUnavailablePercentage: 50 }, {}, [2, 2, 500, 600, 1000]], // min(100, 250)
    ['growthPercent', { expectedSize: 4 }, { growthPercent: 50 }, [2, 6, 10, 15, 17, 30]], // 4 * 1.5; 10 * 1.5
    ['growthPercent, counted up', { expectedSize: 4 }, { growthPercent: 1 }, [2, 5, 10, 11, 13, 22]], // ceil(4.04); ceil(10.1)
    ['growthPercent with maxUnavailablePercentage', { maxUnavailablePercentage: 30 }, { growthPercent: 100 }, [2, 4, 10, 20, 26, 40]], // 20 * 0.3
    ['growthPercent of which the factor is no binary fraction', { maxSize: 50 }, { growthPercent: 10 }, [2, 3, 50, 55, 57, 110]], // 50 * 110 / 100; by 1.1 it is above 55
    ['maxUnavailablePercentage that is none either', { maxSize: 100, maxUnavailablePercentage: 7 }, {}, [2, 2, 100, 107, 200]], // 100 * 7 / 100; by 0.07 it is above 7
    ['growthPercent, the most', {}, { growthPercent: 9900 }, [2, 200, 10, 1000, 1002, 2000]], // * 100
  ])('%s', (_, group, props, nodes) => {
    expect(nodesOf(group, props)).toEqual(nodes);
  });

  test('an update adds two nodes a zone of the group, not of the forecast', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('b', '10.0.16.0/20'), nodesIn('c', '10.0.32.0/20')];
    const plan = planOf({ subnets, nodegroups: [fixed(10), fixed(10, { name: 'two', subnets: ['nodes-a', 'nodes-b'] })] });

    expect(plan.nodegroups.map(({ nodes }) => nodes[3])).toEqual([{ stage: 'surge', nodes: 16 }, { stage: 'surge', nodes: 14 }]); // 10 + 2 * 3; 10 + 2 * 2
  });

  test('and not two a subnet, where a zone has several', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('a', '10.0.16.0/20', { name: 'more-a' }), nodesIn('b', '10.0.32.0/20')];
    const { nodegroups: [{ nodes }], subnets: [half, , whole] } = planOf({ subnets, nodegroups: [fixed(10)] });

    expect(nodes[3]).toEqual({ stage: 'surge', nodes: 14 }); // 10 + 2 * 2
    expect([half.stages[3].nodes, whole.stages[3].nodes]).toEqual([4, 7]); // ceil(7 / 2); 14 / 2
  });
});

describe('a node of a group, m5.large', () => {
  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[]]>([
    // maxPods, pods, prefixes, of the node subnet, of the pod subnet, idle
    ['full', {}, {}, [29, 27, 0, 30, 0, 0]], // 3 * 9 + 2; 27 + 3 ENIs
    ['maxPods', { maxPods: 12 }, {}, [12, 10, 0, 20, 0, 8]], // 12 - 2; 2 ENIs * 9 + 2, gate ceil(12 / 9)
    ['maxPods, the most', { maxPods: 29 }, {}, [29, 27, 0, 30, 0, 0]],
    ['maxPods that host-network pods take whole', { maxPods: 1 }, {}, [1, 0, 0, 10, 0, 9]], // max(0, 1 - 2); 9 + 1
    ['podsPerNode', { podsPerNode: 5 }, {}, [29, 5, 0, 20, 0, 13]], // (1 + 1) * 9 + 2
    ['podsPerNode 0', { podsPerNode: 0 }, {}, [29, 0, 0, 10, 0, 9]], // 1 warm ENI: 9 + 1
    ['podsPerNode, the most', { podsPerNode: 27 }, {}, [29, 27, 0, 30, 0, 0]],
    ['pods, spread over ten nodes', { pods: 45 }, {}, [29, 5, 0, 20, 0, 13]], // ceil(45 / 10)
    ['pods, spread over ten nodes, counted up', { pods: 91 }, {}, [29, 10, 0, 30, 0, 17]], // ceil(91 / 10): (2 + 1) * 9 + 3
    ['pods, the most', { pods: 270 }, {}, [29, 27, 0, 30, 0, 0]], // 10 * 27
    ['daemonSetPods take places of the default', { daemonSetPods: 4 }, {}, [29, 27, 0, 30, 0, 0]], // 4 + (29 - 2 - 4)
    ['daemonSetPods come on top of podsPerNode', { podsPerNode: 5, daemonSetPods: 4 }, {}, [29, 9, 0, 20, 0, 9]], // 5 + 4; (1 + 1) * 9 + 2
    ['daemonSetPods come on top of pods', { pods: 45, daemonSetPods: 5 }, {}, [29, 10, 0, 30, 0, 17]], // 5 + 5
    ['daemonSetPods, the most', { daemonSetPods: 27 }, {}, [29, 27, 0, 30, 0, 0]],
    ['efaOnlyEnis 1', { efaOnlyEnis: 1 }, {}, [20, 18, 0, 20, 0, 0]], // 2 * 9 + 2; 18 + 2
    ['hostNetworkPods 0', { hostNetworkPods: 0 }, {}, [27, 27, 0, 30, 0, 0]], // 27 + 0
    ['hostNetworkPods 5', { hostNetworkPods: 5 }, {}, [32, 27, 0, 30, 0, 0]], // 27 + 5
    ['hostNetworkPods under maxPods', { hostNetworkPods: 5, maxPods: 12 }, {}, [12, 7, 0, 20, 0, 11]], // 12 - 5; (1 + 1) * 9 + 2
    ['trunkEni', {}, { trunkEni: true }, [20, 18, 0, 21, 0, 0]], // 2 * 9 + 2; 18 + 3 ENIs
    ['trunkEni without a place', {}, { trunkEni: true, maxEni: 1 }, [11, 9, 0, 10, 0, 0]], // max(1, 1 - 1) * 9 + 2; 9 + 1 ENI
    ['trunkEni of a type that cannot have one', { instanceTypes: limitsOf('t3.2xlarge') }, { trunkEni: true }, [58, 56, 0, 60, 0, 0]], // 4 * 14 + 2; 56 + 4 ENIs
    ['the same by v1.20.4', { instanceTypes: limitsOf('t3.2xlarge') }, { trunkEni: true, addonVersion: 'v1.20.4' }, [58, 56, 0, 60, 0, 0]],
    ['the same by v1.20.3', { instanceTypes: limitsOf('t3.2xlarge') }, { trunkEni: true, addonVersion: 'v1.20.3' }, [44, 42, 0, 45, 0, 0]], // 3 * 14 + 2; 42 + 3 ENIs
    ['branchPods', { branchPods: 4 }, { trunkEni: true }, [20, 14, 0, 25, 0, 4]], // 20 - 2 - 4; 18 + 3 + 4
    ['branchPods, the most', { branchPods: 9 }, { trunkEni: true }, [20, 9, 0, 30, 0, 9]], // 20 - 2 - 9; 18 + 3 + 9
    ['branchPods under daemon sets', { branchPods: 4, daemonSetPods: 2, podsPerNode: 1 }, { trunkEni: true }, [20, 3, 0, 25, 0, 15]], // 18 + 3 + 4
    ['maxEni', {}, { maxEni: 2 }, [20, 18, 0, 20, 0, 0]], // 2 * 9 + 2; 18 + 2
    ['warmPool', { podsPerNode: 5 }, { warmPool: WarmPool.addresses(2, 4) }, [29, 5, 0, 8, 0, 2]], // max(4, 5 + 2) + 1
    ['ipAssignment', {}, { ipAssignment: PREFIXES }, [110, 108, 7, 1, 0, 4]], // ceil(110 / 16) * 16 - 108
    ['ipAssignment with warmPool', { podsPerNode: 20 }, { ipAssignment: PREFIXES, warmPool: WarmPool.none() }, [110, 20, 2, 1, 0, 12]], // floor(20 / 16) + 1
    ['pods in the group over its nodes, prefixes', { pods: 331 }, { ipAssignment: PREFIXES }, [110, 34, 4, 1, 0, 30]], // ceil(33.1); 3 + 1
  ])('%s', (_, group, props, numbers) => {
    expect(nodeOf(group, props)).toEqual(numbers);
  });

  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[]]>([
    ['full', {}, {}, [20, 18, 0, 1, 20, 0]], // 2 * 9 + 2; 18 + 2 ENIs
    ['with prefixes', {}, { ipAssignment: PREFIXES }, [110, 108, 7, 1, 1, 4]],
    ['with a trunk', {}, { trunkEni: true }, [11, 9, 0, 1, 11, 0]], // 9 + 2; 9 + 1 + trunk
    ['with branch pods, which are in the pod subnet', { branchPods: 3 }, { trunkEni: true, ipAssignment: PREFIXES }, [110, 105, 7, 1, 5, 7]], // 1 + 1 + 3
  ])('under custom networking, %s', (_, group, props, numbers) => {
    const subnets = [nodesIn('a', '10.0.0.0/16'), podsIn('a', '10.1.0.0/16')];

    expect(nodeOf(group, { subnets, ...props })).toEqual(numbers);
  });

  test('of several types, counts as the most demanding of each kind, at the pod count of the least able', () => {
    const [group] = planOf({ nodegroups: [groupOf({ instanceTypes: limitsOf('m5.2xlarge', 'm5.large') })] }).nodegroups;
    const addresses = ['m5.2xlarge', 'm5.large'].map((type) => AddressDemand.of(InstanceTypeLimits.of(type), 27, { maxPods: 29 }).nodeSubnetAddresses);

    expect(addresses).toEqual([45, 30]); // min(2 + 1, ceil(29 / 14)) * 14 + 3; 27 + 3
    expect(group).toMatchObject({ maxPods: 29, instanceType: 'm5.large', podsPerNode: 27, nodeSubnetAddressesPerNode: 45, idlePodAddressesPerNode: 15 });
  });

  test('of several types has the interfaces of the one with most', () => {
    const enis = (...types: string[]) => planOf({ nodegroups: [fixed(1, { instanceTypes: limitsOf(...types) })] }).totals[2].enis;

    expect([enis('m5.large'), enis('m5.4xlarge'), enis('m5.large', 'm5.4xlarge'), enis('m5.4xlarge', 'm5.large')]).toEqual([3, 4, 3, 3]); // 4 at 108 pods, 1 at 27
  });

  test('is that of the peak, where it is another at fewer nodes', () => {
    const [group] = planOf({ nodegroups: [groupOf({ minSize: 1, maxSize: 5, pods: 25 })] }).nodegroups;

    expect(group).toMatchObject({ podsPerNode: 5, nodeSubnetAddressesPerNode: 20, idlePodAddressesPerNode: 13 }); // 25 / 5; (1 + 1) * 9 + 2
  });

  test('of a type that takes no prefixes, has single addresses', () => {
    expect(nodeOf({ instanceTypes: limitsOf('i3.large') }, { ipAssignment: PREFIXES })).toEqual([29, 27, 0, 30, 0, 0]); // 3 * 9 + 2
  });
});

describe('pods of a group', () => {
  const pods = (group: Partial<NodegroupForecast>, props: Partial<PodForecastProps> = {}) => planOf({ nodegroups: [groupOf(group)], ...props })
    .totals.map(({ pods: count }) => count);

  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[]]>([
    ['as many as each node can run', { minSize: 2, maxSize: 4 }, {}, [54, 54, 108, 108, 108]], // 2 * 27; 4 * 27, at changeover those of one generation
    ['those of daemon sets counted', { minSize: 2, maxSize: 4, podsPerNode: 5, daemonSetPods: 3 }, {}, [16, 16, 32, 32, 32]], // 2 * 8; 4 * 8
    ['those on branch interfaces counted', { minSize: 2, maxSize: 4, podsPerNode: 5, branchPods: 3 }, { trunkEni: true }, [16, 16, 32, 32, 32]],
    ['in all, as far as they fit at the least', { minSize: 1, maxSize: 4, pods: 60 }, {}, [27, 60, 60, 60, 60]], // 1 * 27; 3 * 20; 4 * 15
    ['in all, with none at the least', { minSize: 0, maxSize: 4, pods: 60, daemonSetPods: 2 }, {}, [0, 66, 68, 68, 68]], // 3 * (20 + 2); 4 * (15 + 2)
    ['in all, without growth at the largest size', { minSize: 1, maxSize: 4, pods: 60 }, { growthPercent: 50 }, [27, 90, 60, 90, 90, 90]], // 4 * 15
    ['that grow with the group', { minSize: 2, maxSize: 4, podsPerNode: 5 }, { growthPercent: 50 }, [10, 15, 20, 30, 30, 30]], // 2 * 5; 3 * 5; 4 * 5 without growth; 6 * 5
    ['in all, that grow but at the least', { minSize: 4, maxSize: 10, pods: 33 }, { growthPercent: 50 }, [33, 50, 33, 50, 50, 50]], // ceil(49.5)
    ['in all, that grow by parts', { minSize: 4, maxSize: 10, pods: 33 }, { growthPercent: 10 }, [33, 37, 33, 37, 37, 37]], // ceil(36.3)
    ['in all, that grow beyond the least', { minSize: 1, maxSize: 4, pods: 27 }, { growthPercent: 100 }, [27, 54, 27, 54, 54, 54]], // 1 * 27; 2 * 27
  ])('%s', (_, group, props, counts) => {
    expect(pods(group, props)).toEqual(counts);
  });
});

test('pods in all are as many as were given, though spread they round up', () => {
  expect(planOf({ nodegroups: [groupOf({ maxSize: 3, pods: 100 })], ipAssignment: PREFIXES }).totals[2].pods).toBe(100); // 34 + 33 + 33
});

/** Nodes hold 18 addresses of two ENIs for up to nine pods; each is counted with as many pods as the fullest one. */
test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, number[]]>([
  // (4 * 9) + (4 * 9 - 33); (10 * 14) + (10 * 4 - 33); 12 * 14 + 7; 20 * 14 + 2 * 7
  ['of pods in all', { minSize: 4, maxSize: 10, pods: 33 }, {}, [39, 39, 147, 175, 294]],
  ['of pods in all beside daemon sets', { minSize: 4, maxSize: 10, pods: 33, daemonSetPods: 1 }, {}, [71, 71, 137, 163, 274]], // 4 * 17 + 3; 10 * 13 + 7, of 27 - 10 and 18 - 5 a node
  ['that grow', { minSize: 4, maxSize: 10, pods: 33 }, { growthPercent: 10 }, [39, 53, 147, 161, 189, 322]], // 5 * 10 + 3; as without growth; 11 * 14 + 7; 13 * 14 + 7; 22 * 14 + 2 * 7
  ['of pods of each node', { minSize: 4, maxSize: 10, podsPerNode: 4 }, {}, [56, 56, 140, 168, 280]], // 14 a node
])('idle addresses %s', (_, group, props, idle) => {
  expect(planOf({ nodegroups: [groupOf(group)], ...props }).totals.map(({ idlePodAddresses }) => idlePodAddresses)).toEqual(idle);
});

describe('a subnet', () => {
  const plan = (subnet: Partial<SubnetForecast>, props: Partial<PodForecastProps> = {}) => planOf({ subnets: [nodesIn('a', '10.0.0.0/24', subnet)], ...props }).subnets[0];

  test.each<[string, Partial<SubnetForecast>, object]>([
    ['as it is', {}, { name: 'nodes-a', zone: 'eu-west-1a', purpose: 'nodes', cidr: '10.0.0.0/24', reserved: false, prefixSupply: 14, addressSupply: 251 }],
    ['name', { name: 'x' }, { name: 'x' }],
    ['zone', { zone: 'z' }, { zone: 'z' }],
    ['cidr: unknown', { cidr: undefined }, { reserved: false, prefixSupply: undefined, addressSupply: undefined, ceilingNodes: undefined }],
    ['cidr: the largest', { cidr: '10.0.0.0/16' }, { prefixSupply: 4094, addressSupply: 65531 }], // 2^12 - 2; 2^16 - 5
    ['cidr: the smallest', { cidr: '10.0.0.0/28' }, { prefixSupply: 0, addressSupply: 11 }], // 2^4 - 5
    ['otherAddresses', { otherAddresses: 51 }, { prefixSupply: 14, addressSupply: 200 }], // 251 - 51
    ['otherAddresses: all there are', { otherAddresses: 251 }, { addressSupply: 0 }],
    ['otherAddresses: not stated', { otherAddresses: undefined }, { addressSupply: 251 }],
    ['controlPlane', { controlPlane: true }, { addressSupply: 245 }], // 251 - 6
    ['controlPlane and otherAddresses', { controlPlane: true, otherAddresses: 51 }, { addressSupply: 194 }], // 251 - 6 - 51
    ['reservations: none', { reservations: [] }, { reserved: false, prefixSupply: 14, addressSupply: 251 }],
    ['reservations: the upper half', { reservations: ['10.0.0.128/25'] }, { reserved: true, prefixSupply: 7, addressSupply: 124 }], // 8 - 1; 251 - 127
    ['reservations: one block', { reservations: ['10.0.0.16/28'] }, { reserved: true, prefixSupply: 1, addressSupply: 235 }], // 251 - 16
    ['reservations: two', { reservations: ['10.0.0.128/25', '10.0.0.64/26'] }, { reserved: true, prefixSupply: 11, addressSupply: 60 }], // 7 + 4; 251 - 127 - 64
    ['reservations: at the start', { reservations: ['10.0.0.0/25'] }, { reserved: true, prefixSupply: 7, addressSupply: 127 }], // 8 - 1; 251 - 124
    ['reservation: none', { reservation: ReservationShare.NONE }, { reserved: false, prefixSupply: 14, addressSupply: 251 }],
    ['reservation: a half', { reservation: ReservationShare.HALF }, { reserved: true, prefixSupply: 7, addressSupply: 124 }], // 8 - 1; 251 - 127
    ['reservation: three quarters', { reservation: ReservationShare.THREE_QUARTERS }, { reserved: true, prefixSupply: 11, addressSupply: 60 }], // 7 + 4; 124 - 64
    ['reservation: seven eighths', { reservation: ReservationShare.SEVEN_EIGHTHS }, { reserved: true, prefixSupply: 13, addressSupply: 28 }], // 11 + 2; 60 - 32
    ['prefixLength: that of the block', {}, { cidr: '10.0.0.0/24', prefixLength: 24 }],
    ['prefixLength: the size alone', { cidr: undefined, prefixLength: 18 }, { cidr: undefined, prefixLength: 18, prefixSupply: 1022, addressSupply: 16379 }],
    ['prefixLength with a share', { cidr: undefined, prefixLength: 18, reservation: ReservationShare.HALF },
      { reserved: true, prefixSupply: 511, addressSupply: 8188 }], // 8,192 / 16 - 1; 8,192 - 4
    ['prefixLength and all users', { cidr: undefined, prefixLength: 24, otherAddresses: 20, controlPlane: true }, { addressSupply: 225 }], // 251 - 26
    ['no size, and a share of it', { cidr: undefined, reservation: ReservationShare.HALF }, { prefixLength: undefined, prefixSupply: undefined }],
    ['reservations and all users', { reservations: ['10.0.0.128/25'], otherAddresses: 20, controlPlane: true }, { prefixSupply: 7, addressSupply: 98 }], // 124 - 26
  ])('%s', (_, subnet, expected) => {
    expect(plan(subnet)).toMatchObject(expected);
  });

  test.each<[SubnetPurpose, boolean | undefined, number]>([
    [SubnetPurpose.CONTROL_PLANE, undefined, 245], // 251 - 6
    [SubnetPurpose.CONTROL_PLANE, true, 245],
    [SubnetPurpose.CONTROL_PLANE, false, 251],
    [SubnetPurpose.PODS, undefined, 251],
    [SubnetPurpose.PODS, true, 245],
    [SubnetPurpose.NODES, undefined, 251],
    [SubnetPurpose.NODES, false, 251],
  ])('of purpose %s, with controlPlane %p, has %d addresses', (purpose, controlPlane, supply) => {
    const subnets = [nodesIn('a', '10.1.0.0/16'), podsIn('a', '10.2.0.0/16'), { name: 'x', zone: 'z', cidr: '10.0.0.0/24', purpose, controlPlane }];

    expect(planOf({ subnets, nodegroups: [groupOf({ subnets: ['nodes-a'] })] }).subnets[2].addressSupply).toBe(supply);
  });

  test('for the control plane gives nodes nothing', () => {
    const subnets = [nodesIn('a', '10.1.0.0/16'), { name: 'x', zone: 'eu-west-1a', cidr: '10.0.0.0/24', purpose: SubnetPurpose.CONTROL_PLANE }];

    expect(stageAt(planOf({ subnets }), 'x', PlanStage.PEAK)).toEqual({
      stage: 'peak', nodes: 0, prefixes: 0, addresses: 0, prefixesLeft: 14, addressesLeft: 245, fits: true,
    });
  });

  test('that no group names has no nodes', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), nodesIn('b', '10.0.16.0/20')];
    const named = planOf({ subnets, nodegroups: [fixed(5, { subnets: ['nodes-b'] })] });

    expect([takenOf(named, 'nodes-a'), takenOf(named, 'nodes-b')]).toEqual([[0, 0, 0], [5, 0, 150]]); // 5 * 30
    expect(named.zones).toEqual([{ zone: 'eu-west-1b', nodes: 5, ceilingNodes: 136 }]); // floor(4091 / 30)
  });
});

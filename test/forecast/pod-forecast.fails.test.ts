import { ReservationShare } from '../../src/addressing';
import { IpAssignment, WarmPool } from '../../src/capacity';
import { NodegroupForecast, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { fixed, groupOf, limitsOf, nodesIn, planOf, podsIn } from '../private/forecast-fixtures';

const PREFIXES = IpAssignment.prefixDelegation();
const NO_NUMBERS = [NaN, 1.5, Infinity, -Infinity];

/** What is wrong with a forecast: the name of each finding, and its message. */
function problemsOf(props: Partial<PodForecastProps>): Array<[string, string]> {
  const findings = findingsThrownBy(() => PodForecast.of({ subnets: [nodesIn('a', '10.0.0.0/16')], nodegroups: [groupOf()], ...props }));
  return findings.map((finding) => [namesOf([finding])[0], finding.message]);
}

/** The same for the second of two groups. */
const inSecondGroup = (group: Partial<NodegroupForecast>, props: Partial<PodForecastProps> = {}) =>
  problemsOf({ nodegroups: [groupOf(), groupOf({ name: 'batch', ...group })], ...props });

/** The same for the second of two subnets for nodes. */
const inSecondSubnet = (subnet: Partial<SubnetForecast>) => problemsOf({ subnets: [nodesIn('a', '10.0.0.0/16'), nodesIn('b', '10.1.0.0/24', subnet)] });

describe.each<[keyof NodegroupForecast, number, number]>([
  ['minSize', 0, 1_000_000],
  ['maxSize', 1, 1_000_000],
  ['expectedSize', 0, 1_000_000],
  ['maxPods', 1, 1_000_000],
  ['podsPerNode', 0, 1_000_000],
  ['pods', 0, 1_000_000_000],
  ['daemonSetPods', 0, 1_000_000],
  ['hostNetworkPods', 0, 1_000_000],
  ['efaOnlyEnis', 0, 100],
  ['branchPods', 0, 1_000_000],
  ['branchSurgePercent', 0, 100],
  ['maxUnavailable', 1, 100],
  ['maxUnavailablePercentage', 1, 100],
])('%s of a group, from %d to %d', (name, least, most) => {
  test.each([...NO_NUMBERS, -1, least - 1, most + 1])('fails when it is %p', (value) => {
    expect(inSecondGroup({ [name]: value }).filter(([id]) => id === 'invalid-number')).toEqual([
      ['invalid-number', `'nodegroups[1].${name}' of batch must be a whole number from ${least} to ${most}; got ${value}`],
    ]);
  });

  test.each([least, most])('may be %d, as far as it is a number', (value) => {
    let findings: string[] = [];
    try {
      PodForecast.of({ subnets: [nodesIn('a')], nodegroups: [groupOf({ maxSize: 3, [name]: value })] });
    } catch (error) {
      findings = [String((error as Error).message)];
    }

    expect(findings.filter((message) => message.includes('invalid-number'))).toEqual([]);
  });
});

describe.each<[keyof PodForecastProps, number, number | undefined]>([
  ['growthPercent', 0, 9900],
  ['vpcBlocks', 1, undefined],
  ['maxEni', 1, undefined],
])('%s, from %d to %p', (name, least, most) => {
  const range = most === undefined ? `of ${least} or more` : `from ${least} to ${most}`;

  test.each([...NO_NUMBERS, -1, least - 1, ...(most === undefined ? [] : [most + 1])])('fails when it is %p', (value) => {
    expect(problemsOf({ [name]: value })).toEqual([['invalid-number', `'${name}' of the forecast must be a whole number ${range}; got ${value}`]]);
  });
});

describe('zonesLost', () => {
  const zones = (count: number) => ['a', 'b', 'c'].slice(0, count).map((letter, index) => nodesIn(letter, `10.${index}.0.0/20`));

  test.each<[number, number, number]>([[3, 3, 2], [3, -1, 2], [3, NaN, 2], [3, 1.5, 2], [3, Infinity, 2], [2, 2, 1], [1, 1, 0]])(
    'of %d zones fails when it is %p', (count, zonesLost, most) => {
      expect(problemsOf({ subnets: zones(count), zonesLost })).toEqual([
        ['invalid-number', `'zonesLost' of the forecast must be a whole number from 0 to ${most}; got ${zonesLost}`],
      ]);
    });

  test.each([[3, 2], [3, 0], [1, 0]])('of %d zones may be %d', (count, zonesLost) => {
    expect(PodForecast.of({ subnets: zones(count), nodegroups: [groupOf()], zonesLost }).zonesLost).toBe(zonesLost);
  });

  test('counts the zones of nodes only', () => {
    const subnets = [nodesIn('a'), podsIn('a'), podsIn('b'), { name: 'x', zone: 'eu-west-1c', purpose: SubnetPurpose.CONTROL_PLANE }];

    expect(problemsOf({ subnets, zonesLost: 1 })[0][1]).toContain('from 0 to 0; got 1');
  });
});

describe('a subnet', () => {
  test.each([...NO_NUMBERS, -1])('fails when otherAddresses is %p', (otherAddresses) => {
    expect(inSecondSubnet({ otherAddresses })[0])
      .toEqual(['invalid-number', `'subnets[1].otherAddresses' of nodes-b must be a whole number of 0 or more; got ${otherAddresses}`]);
  });

  test.each<[string, Partial<SubnetForecast>, [string, string]]>([
    ['cidr is no CIDR', { cidr: 'x' }, ['invalid-cidr', "'subnets[1].cidr': "]],
    ['cidr has host bits', { cidr: '10.1.0.1/24' }, ['invalid-cidr', "'subnets[1].cidr': "]],
    ['cidr is larger than a subnet can be', { cidr: '10.2.0.0/15' },
      ['invalid-cidr', "'subnets[1].cidr' 10.2.0.0/15 is not the size of a subnet; it must be /16 to /28"]],
    ['cidr is smaller', { cidr: '10.1.0.0/29' }, ['invalid-cidr', "'subnets[1].cidr' 10.1.0.0/29 is not the size of a subnet; it must be /16 to /28"]],
    ['a reservation is no CIDR', { reservations: ['10.1.0.128/25', '10.1.0/26'] }, ['invalid-cidr', "'subnets[1].reservations[1]': "]],
    ['a reservation is outside', { reservations: ['10.2.0.0/28'] },
      ['reservation-range', "'subnets[1].reservations': 10.2.0.0/28 does not lie in 10.1.0.0/24, or is smaller than a /28"]],
    ['a reservation is smaller than a block', { reservations: ['10.1.0.16/29'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.16/29 does not lie in 10.1.0.0/24, or is smaller than a /28"]],
    ['a reservation is larger than the subnet', { reservations: ['10.1.0.0/23'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.0/23 does not lie in 10.1.0.0/24, or is smaller than a /28"]],
    ['a reservation overlaps another', { reservations: ['10.1.0.128/25', '10.1.0.192/26'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.192/26 overlaps another one"]],
    ['a reservation is given twice', { reservations: ['10.1.0.128/25', '10.1.0.128/25'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.128/25 overlaps another one"]],
    ['a reservation is the whole subnet', { reservations: ['10.1.0.0/24'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.0/24 and the others cover all of 10.1.0.0/24; leave part of it for the addresses of ENIs"]],
    ['reservations are the whole subnet', { reservations: ['10.1.0.0/25', '10.1.0.128/25'] },
      ['reservation-range', "'subnets[1].reservations': 10.1.0.0/25 and the others cover all of 10.1.0.0/24; leave part of it for the addresses of ENIs"]],
    ['reservations are given without a cidr', { cidr: undefined, reservations: ['10.1.0.0/25'] },
      ['forecast-contradiction', "'subnets[1].reservations' are given, and 'subnets[1].cidr' is not; give both"]],
    ['others take more than there is', { otherAddresses: 252 }, ['forecast-contradiction',
      "'subnets[1].otherAddresses' is 252, and 10.1.0.0/24 has 251 addresses outside reservations; lower it, or give the block that holds them"]],
    ['it overlaps another', { cidr: '10.0.3.0/24' },
      ['subnet-overlap', "subnet 'nodes-b' (10.0.3.0/24) overlaps subnet 'nodes-a' (10.0.0.0/16); give each addresses of its own"]],
    ['it is another', { cidr: '10.0.0.0/16' },
      ['subnet-overlap', "subnet 'nodes-b' (10.0.0.0/16) overlaps subnet 'nodes-a' (10.0.0.0/16); give each addresses of its own"]],
  ])('fails when %s', (_, subnet, [id, message]) => {
    expect(inSecondSubnet(subnet)).toEqual([[id, expect.stringContaining(message)]]);
  });

  test.each([...NO_NUMBERS, -1, 15, 29])('fails when prefixLength is %p', (prefixLength) => {
    expect(inSecondSubnet({ cidr: undefined, prefixLength }))
      .toEqual([['invalid-number', `'subnets[1].prefixLength' of nodes-b must be a whole number from 16 to 28; got ${prefixLength}`]]);
  });

  test.each<[string, Partial<SubnetForecast>, string]>([
    ['cidr and prefixLength are both given', { prefixLength: 24 },
      "'subnets[1].cidr' and 'subnets[1].prefixLength' are both given; give 'cidr' where it is known, else 'prefixLength'"],
    ['reservations and reservation are both given', { reservations: [], reservation: ReservationShare.HALF },
      "'subnets[1].reservations' and 'subnets[1].reservation' are both given; give one of them"],
    ['ranges are given of a size', { cidr: undefined, prefixLength: 24, reservations: ['10.1.0.128/25'] },
      "'subnets[1].reservations' are ranges of addresses, and of 'nodes-b' only 'prefixLength' is known; give 'reservation', a share of it"],
    ['reservation is no share', { reservation: 'third' as ReservationShare },
      "'subnets[1].reservation' must be one of none, half, three-quarters, seven-eighths; got third"],
    ['others take more than a size has', { cidr: undefined, prefixLength: 24, otherAddresses: 252 },
      "'subnets[1].otherAddresses' is 252, and a /24 has 251 addresses outside reservations; lower it, or give the block that holds them"],
    ['others take more than is left of a share', { reservation: ReservationShare.HALF, otherAddresses: 125 }, // 251 - 127
      "'subnets[1].otherAddresses' is 125, and 10.1.0.0/24 has 124 addresses outside reservations; lower it, or give the block that holds them"],
  ])('fails when %s', (_, subnet, message) => {
    expect(inSecondSubnet(subnet)).toEqual([['forecast-contradiction', message]]);
  });

  test.each([16, 28])('may be a /%d of which no address is known, and several of them overlap nothing', (prefixLength) => {
    const subnets = [nodesIn('a', undefined, { prefixLength }), nodesIn('b', undefined, { prefixLength }), nodesIn('c', '10.0.0.0/16')];

    expect(PodForecast.of({ subnets, nodegroups: [] }).subnets).toEqual(subnets);
  });

  test('fails when its name is taken', () => {
    const subnets = [nodesIn('a', '10.0.0.0/16'), podsIn('a', '10.1.0.0/16'), podsIn('b', '10.2.0.0/16', { name: 'pods-a' })];

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', "'subnets' holds two subnets named 'pods-a'; give each a name of its own"]]);
  });

  test('fails when there are more zones than a Region has', () => {
    const subnets = Array.from({ length: 21 }, (_, index) => nodesIn(`a-${index}`));

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', "'subnets' are in 21 zones; at most 20 are planned for"]]);
    expect(PodForecast.of({ subnets: subnets.slice(1), nodegroups: [groupOf()] }).zones).toHaveLength(20);
  });
});

describe('a group', () => {
  const twoZones = [nodesIn('a', '10.0.0.0/16'), nodesIn('b', '10.1.0.0/16'), podsIn('a', '10.2.0.0/16')];

  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, Array<[string, string]>]>([
    ['minSize is above maxSize', { minSize: 4, maxSize: 3 }, {},
      [['nodegroup-sizes', "'nodegroups[1].minSize' (4) is above 'maxSize' (3) of batch; keep minSize <= expectedSize <= maxSize"]]],
    ['expectedSize is below minSize', { minSize: 2, maxSize: 3, expectedSize: 1 }, {},
      [['nodegroup-sizes', "'nodegroups[1].minSize' (2) is above 'expectedSize' (1) of batch; keep minSize <= expectedSize <= maxSize"]]],
    ['expectedSize is above maxSize', { expectedSize: 4, maxSize: 3 }, {},
      [['nodegroup-sizes', "'nodegroups[1].expectedSize' (4) is above 'maxSize' (3) of batch; keep minSize <= expectedSize <= maxSize"]]],
    ['both update settings are given', { maxUnavailable: 1, maxUnavailablePercentage: 1 }, {}, [['forecast-contradiction',
      "'nodegroups[1].maxUnavailable' and 'nodegroups[1].maxUnavailablePercentage' are both given; give one of them"]]],
    ['its name is taken', { name: 'web' }, {}, [['forecast-contradiction', "'nodegroups' holds two groups named 'web'; give each a name of its own"]]],
    ['it has no type', { instanceTypes: [] }, {},
      [['instance-types-missing', "'nodegroups[1].instanceTypes' is empty; list at least one type"]]],
    ['it names no subnet', { subnets: [] }, {},
      [['forecast-contradiction', "'nodegroups[1].subnets' is empty; name at least one subnet for nodes, or leave it out for all"]]],
    ['it names an unknown subnet', { subnets: ['nodes-a', 'x'] }, {},
      [['forecast-contradiction', "'nodegroups[1].subnets' names 'x', which is no subnet for nodes; there are nodes-a"]]],
    ['it names a subnet for pods', { subnets: ['pods-a'] }, { subnets: [nodesIn('a'), podsIn('a')] },
      [['forecast-contradiction', "'nodegroups[1].subnets' names 'pods-a', which is no subnet for nodes; there are nodes-a"]]],
    ['it names a subnet twice', { subnets: ['nodes-a', 'nodes-a'] }, {},
      [['forecast-contradiction', "'nodegroups[1].subnets' names 'nodes-a' twice"]]],
    ['maxPods is above its addresses', { maxPods: 30 }, {}, [['max-pods-out-of-range',
      "'nodegroups[1].maxPods' must be a whole number from 1 to 29, which the addresses of its types allow; got 30"]]], // 27 + 2
    ['maxPods is above the addresses of its smallest type', { maxPods: 30, instanceTypes: limitsOf('m5.2xlarge', 'm5.large') }, {}, [[
      'max-pods-out-of-range', "'nodegroups[1].maxPods' must be a whole number from 1 to 29, which the addresses of its types allow; got 30",
    ]]],
    ['podsPerNode and pods are both given', { podsPerNode: 1, pods: 1 }, {},
      [['forecast-contradiction', "'nodegroups[1].podsPerNode' and 'nodegroups[1].pods' are both given; give one of them"]]],
    ['podsPerNode is above its room', { podsPerNode: 28 }, {}, [['forecast-contradiction', "'nodegroups[1].podsPerNode' is 28, and a node of batch has room for 27:"
      + ' of 29 pods on a node 2 are on the host network, 0 of daemon sets and 0 on branch interfaces; lower it, or use other types']]],
    ['podsPerNode is above the room beside others', { podsPerNode: 6, maxPods: 12, daemonSetPods: 3, hostNetworkPods: 4 }, {}, [[
      'forecast-contradiction', "'nodegroups[1].podsPerNode' is 6, and a node of batch has room for 5:" // 12 - 4 - 3
      + ' of 12 pods on a node 4 are on the host network, 3 of daemon sets and 0 on branch interfaces; lower it, or use other types',
    ]]],
    ['pods are more than its nodes can run', { pods: 82 }, {}, [['forecast-contradiction',
      "'nodegroups[1].pods' is 82, and 3 nodes of batch ('maxSize') have room for 81: of 29 pods on a node 2 are on the host network," // 3 * 27
      + " 0 of daemon sets and 0 on branch interfaces; raise 'maxSize' to 4"]]],
    ['pods have no room at all', { pods: 1, maxPods: 2 }, {}, [['forecast-contradiction',
      "'nodegroups[1].pods' is 1, and 3 nodes of batch ('maxSize') have room for 0: of 2 pods on a node 2 are on the host network,"
      + ' 0 of daemon sets and 0 on branch interfaces; leave room on each node']]],
    ['daemon sets leave less than no room', { daemonSetPods: 28 }, {}, [['forecast-contradiction',
      "'nodegroups[1].daemonSetPods' is 28, more than a node of batch can run: of 29 pods on a node 2 are on the host network,"
      + ' 28 of daemon sets and 0 on branch interfaces; lower it']]],
    ['branch pods leave less than no room', { branchPods: 8, daemonSetPods: 3, maxPods: 12 }, { trunkEni: true }, [['forecast-contradiction',
      "'nodegroups[1].branchPods' is 8, more than a node of batch can run: of 12 pods on a node 2 are on the host network,"
      + ' 3 of daemon sets and 8 on branch interfaces; lower it']]],
    ['branch pods are given without a trunk', { branchPods: 1 }, {},
      [['forecast-contradiction', "'nodegroups[1].branchPods' is 1, and nodes have no trunk ENI ('trunkEni', security groups for pods); pods on branch interfaces need it"]]],
    ['branch pods are above the limit of its type', { branchPods: 10 }, { trunkEni: true }, [['forecast-contradiction',
      "'nodegroups[1].branchPods' is 10, and m5.large can have 9 branch interfaces; lower it, or use other types"]]],
    ['branch pods are given for a type that has none', { branchPods: 1, instanceTypes: limitsOf('m5.large', 't3.large') }, { trunkEni: true }, [[
      'forecast-contradiction', "'nodegroups[1].branchPods' is 1, and t3.large can have 0 branch interfaces; lower it, or use other types",
    ]]],
  ])('fails when %s', (_, group, props, problems) => {
    expect(inSecondGroup(group, props)).toEqual(problems);
  });

  test('fails when a zone of it has no subnet for pods', () => {
    expect(problemsOf({ subnets: twoZones, nodegroups: [groupOf({ subnets: ['nodes-a'] }), groupOf({ name: 'batch' })] })).toEqual([['pod-subnet-missing',
      "nodes of batch would run in zone 'eu-west-1b', for which there is no subnet for pods (there are some in eu-west-1a);"
      + " add one, or name other 'nodegroups[1].subnets'"]]);
  });

  test('fails when there is no subnet for nodes', () => {
    expect(problemsOf({ subnets: [podsIn('a', '10.0.0.0/16')] }))
      .toEqual([['forecast-contradiction', "'subnets' holds none of purpose 'nodes', and nodes need one"]]);
  });

  test('fails when no ENI is left for pods', () => {
    expect(problemsOf({ subnets: [nodesIn('a'), podsIn('a')], maxEni: 1 })).toEqual([['no-pod-enis',
      'm5.large has 3 ENIs and no slot is left for pods: MAX_ENI leaves 1, custom networking takes the primary one; use a type with more ENIs']]);
  });
});

describe('a warm pool', () => {
  test.each<[string, WarmPool, IpAssignment | undefined, string]>([
    ['prefixes without prefix delegation', WarmPool.prefixes(1), undefined,
      "'warmPool' sets WARM_PREFIX_TARGET, which does nothing with secondary-ip; choose a pool for it, or leave it out"],
    ['none without prefix delegation', WarmPool.none(), undefined,
      "'warmPool' sets WARM_PREFIX_TARGET, which does nothing with secondary-ip; choose a pool for it, or leave it out"],
    ['ENIs with prefix delegation', WarmPool.enis(1), PREFIXES,
      "'warmPool' sets WARM_ENI_TARGET, which does nothing with prefix-delegation; choose a pool for it, or leave it out"],
    ['more ENIs than a node has', WarmPool.enis(4), undefined,
      'WARM_ENI_TARGET is 4, and m5.large has 3 ENIs for pods; lower the target, or use larger types'],
    ['more addresses than a node has', WarmPool.addresses(28), undefined,
      'WARM_IP_TARGET is 28, and m5.large has 27 addresses for pods; lower the target, or use larger types'], // 3 * 9
    ['a floor above what a node has', WarmPool.addresses(1, 433), PREFIXES,
      'MINIMUM_IP_TARGET is 433, and m5.large has 432 addresses for pods; lower the target, or use larger types'], // 3 * 9 * 16
    ['more prefixes than a node has', WarmPool.prefixes(28), PREFIXES,
      'WARM_PREFIX_TARGET is 28, and m5.large has 27 slots for prefixes; lower the target, or use larger types'],
  ])('fails with %s', (_, warmPool, ipAssignment, message) => {
    expect(problemsOf({ warmPool, ipAssignment })).toEqual([['invalid-warm-pool', message]]);
  });

  test.each<[string, WarmPool, IpAssignment | undefined]>([
    ['as many ENIs as a node has', WarmPool.enis(3), undefined],
    ['as many addresses', WarmPool.addresses(27, 27), undefined],
    ['as many prefixes', WarmPool.prefixes(27), PREFIXES],
    ['no prefixes', WarmPool.none(), PREFIXES],
  ])('may keep %s', (_, warmPool, ipAssignment) => {
    expect(() => PodForecast.of({ subnets: [nodesIn('a')], nodegroups: [groupOf()], warmPool, ipAssignment })).not.toThrow();
  });

  test('fails for the type of a group that is too small for it', () => {
    expect(inSecondGroup({ instanceTypes: limitsOf('m5.large', 't3.small') }, { warmPool: WarmPool.addresses(1, 20) })).toEqual([
      ['invalid-warm-pool', 'MINIMUM_IP_TARGET is 20, and t3.small has 9 addresses for pods; lower the target, or use larger types'], // 3 * 3
    ]);
  });
});

describe('podSubnets of a group', () => {
  const MORE = podsIn('a', '10.6.0.0/24', { name: 'more-a' });
  const subnets = [nodesIn('a', '10.1.0.0/24'), nodesIn('b', '10.2.0.0/24'), podsIn('a', '10.3.0.0/24'), podsIn('b', '10.4.0.0/24'), MORE];
  const named = (podSubnets: string[], props: Partial<PodForecastProps> = {}) =>
    problemsOf({ subnets, nodegroups: [groupOf({ subnets: ['nodes-b'] }), groupOf({ name: 'batch', podSubnets })], ...props });
  const THERE = 'there are pods-a, pods-b, more-a';

  test.each<[string, string[], Array<[string, string]>]>([
    ['is empty', [], [['forecast-contradiction', "'nodegroups[1].podSubnets' is empty; name one subnet for pods for each zone of the group, or leave it out"]]],
    ['names no subnet', ['pods-a', 'pods-b', 'x'],
      [['forecast-contradiction', `'nodegroups[1].podSubnets' names 'x', which is no subnet; ${THERE}`]]],
    ['names a subnet for nodes', ['pods-a', 'nodes-b'],
      [['forecast-contradiction', `'nodegroups[1].podSubnets' names 'nodes-b', which does not serve pods; ${THERE}`]]],
    ['names one twice', ['pods-a', 'pods-b', 'pods-a'], [['forecast-contradiction', "'nodegroups[1].podSubnets' names 'pods-a' twice"]]],
    ['names two of a zone', ['pods-a', 'pods-b', 'more-a'], [['forecast-contradiction', "'nodegroups[1].podSubnets' names several subnets of zone 'eu-west-1a'"
      + ' (pods-a, more-a); pods of a node get addresses from one, so name one a zone']]],
    ['leaves a zone of its nodes out', ['more-a'], [['pod-subnet-missing', "nodes of batch would run in zone 'eu-west-1b', of which 'nodegroups[1].podSubnets' names"
      + " no subnet (it names more-a); name one of that zone, or name other 'nodegroups[1].subnets'"]]],
  ])('fails when it %s', (_, podSubnets, problems) => {
    expect(named(podSubnets)).toEqual(problems);
  });

  test('fails when there are no subnets for pods', () => {
    expect(named(['nodes-b'], { subnets: subnets.slice(0, 2) }))
      .toEqual([['forecast-contradiction', "'nodegroups[1].podSubnets' names 'nodes-b', which does not serve pods; there are none"]]);
  });

  test('fails when a zone of its nodes has two, and it names none', () => {
    expect(problemsOf({ subnets, nodegroups: [groupOf({ podSubnets: ['pods-a', 'pods-b'] }), groupOf({ name: 'batch' })] })).toEqual([['forecast-contradiction',
      "nodes of batch would run in zone 'eu-west-1a', which has 2 subnets for pods (pods-a, more-a); name the one that they use in 'nodegroups[1].podSubnets'"]]);
  });

  test('may name subnets of zones in which it does not run, and be left out where the zones have one', () => {
    const nodegroups = [groupOf({ subnets: ['nodes-b'] }), groupOf({ name: 'batch', subnets: ['nodes-a'], podSubnets: ['more-a', 'pods-b'] })];

    expect(PodForecast.of({ subnets, nodegroups }).nodegroups).toEqual(nodegroups);
  });

  test('two subnets of a zone in which no nodes run are nobody\'s', () => {
    expect(() => PodForecast.of({ subnets, nodegroups: [groupOf({ subnets: ['nodes-b'] })] })).not.toThrow();
  });
});

describe('subnetDiscovery', () => {
  const subnets = [nodesIn('a', '10.1.0.0/24'), podsIn('a', '10.3.0.0/24'), podsIn('a', '10.6.0.0/24', { name: 'more-a' })];

  test.each<[string, Partial<PodForecastProps>, [string, string]]>([
    ['nothing serves pods', { subnets: subnets.slice(0, 1) }, ['forecast-contradiction',
      "'subnetDiscovery' is true, and 'subnets' holds none that serves pods, so there is nothing to discover; add one for each zone, or leave it out"]],
    ['a zone has none that serves pods', { subnets: [nodesIn('b', '10.2.0.0/24'), subnets[1]] }, ['pod-subnet-missing',
      "nodes of web would run in zone 'eu-west-1b', for which there is no subnet for pods (there are some in eu-west-1a); add one, or name other 'nodegroups[0].subnets'"]],
    ['a zone has two', { subnets }, ['forecast-contradiction', "nodes of web would run in zone 'eu-west-1a', which has 2 subnets for pods (pods-a, more-a);"
      + " with 'subnetDiscovery' one a zone is counted, so keep the largest"]],
    ['a group names one', { subnets: subnets.slice(0, 2), nodegroups: [groupOf({ podSubnets: ['pods-a'] })] }, ['forecast-contradiction',
      "'nodegroups[0].podSubnets' is given, and with 'subnetDiscovery' the VPC CNI chooses the subnet; leave one of them out"]],
  ])('fails when %s', (_, props, problem) => {
    expect(problemsOf({ subnetDiscovery: true, ...props })).toEqual([problem]);
  });

  test('false is as if it were not given', () => {
    const { subnetDiscovery, customNetworking } = PodForecast.of({ subnets: subnets.slice(0, 2), nodegroups: [groupOf()], subnetDiscovery: false });

    expect([subnetDiscovery, customNetworking]).toEqual([false, true]);
  });
});

describe('several problems at once', () => {
  test('are in one error, in the order of the props', () => {
    const findings = problemsOf({
      subnets: [nodesIn('a', '10.0.0.0/8'), nodesIn('b', '10.1.0.0/16', { otherAddresses: -1, reservations: ['x'] }), podsIn('b')],
      nodegroups: [groupOf({ minSize: -1, pods: 1.5 }), groupOf({ instanceTypes: [], subnets: ['x'] })],
      growthPercent: -5,
      zonesLost: 2,
      vpcBlocks: 0,
      warmPool: WarmPool.prefixes(1),
    });

    expect(findings.map(([id, message]) => [id, /'([^']+)'/.exec(message)![1]])).toEqual([
      ['invalid-cidr', 'subnets[0].cidr'],
      ['invalid-number', 'subnets[1].otherAddresses'],
      ['invalid-cidr', 'subnets[1].reservations[0]'],
      ['subnet-overlap', 'nodes-b'],
      ['invalid-number', 'growthPercent'],
      ['invalid-number', 'zonesLost'],
      ['invalid-number', 'vpcBlocks'],
      ['invalid-warm-pool', 'warmPool'],
      ['invalid-number', 'nodegroups[0].minSize'],
      ['invalid-number', 'nodegroups[0].pods'],
      ['pod-subnet-missing', 'eu-west-1a'],
      ['instance-types-missing', 'nodegroups[1].instanceTypes'],
      ['forecast-contradiction', 'nodegroups[1].subnets'],
      ['forecast-contradiction', 'nodegroups'],
    ]);
  });

  test('of a number of one group and the pods of another', () => {
    expect(problemsOf({ nodegroups: [groupOf({ minSize: -1 }), groupOf({ name: 'batch', podsPerNode: 500 })] }).map(([id]) => id))
      .toEqual(['invalid-number', 'forecast-contradiction']);
  });

  test('of pods on a node', () => {
    expect(problemsOf({ nodegroups: [fixed(1, { podsPerNode: 28, pods: 28, branchPods: 1 })] }).map(([id, message]) => [id, /'([^']+)'/.exec(message)![1]])).toEqual([
      ['forecast-contradiction', 'nodegroups[0].branchPods'],
      ['forecast-contradiction', 'nodegroups[0].podsPerNode'],
      ['forecast-contradiction', 'nodegroups[0].podsPerNode'],
      ['forecast-contradiction', 'nodegroups[0].pods'],
    ]);
  });
});

describe('a problem is said once, in the right words', () => {
  test('host-network pods above what a node can run', () => {
    expect(inSecondGroup({ hostNetworkPods: 200 }, { ipAssignment: PREFIXES }))
      .toEqual([['forecast-contradiction', expect.stringContaining("'nodegroups[1].hostNetworkPods' is 200")]]);
  });

  test('a group without subnets of its own is not said to name one twice', () => {
    const subnets = [nodesIn('a', '10.0.0.0/16'), nodesIn('b', '10.1.0.0/16', { name: 'nodes-a' })];

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', expect.stringContaining("'subnets' holds two subnets named 'nodes-a'")]]);
  });

  test('one problem of a subnet is said once', () => {
    expect(inSecondSubnet({ otherAddresses: Infinity })).toHaveLength(1);
  });

  test('a type that takes no prefixes is not said to have slots for them', () => {
    const nodegroups = [groupOf({ instanceTypes: limitsOf('i3.large') })];

    expect(() => planOf({ nodegroups, ipAssignment: PREFIXES, warmPool: WarmPool.prefixes(28) })).not.toThrow();
  });
});

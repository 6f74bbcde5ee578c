import { ReservationShare } from '../../src/addressing';
import { IpAssignment, WarmPool } from '../../src/capacity';
import { Finding } from '../../src/findings/finding';
import { FindingError } from '../../src/findings/finding-error';
import { Facts } from '../../src/findings/wording';
import { NodegroupForecast, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { fixed, groupOf, limitsOf, nodesIn, planOf, podsIn } from '../private/forecast-fixtures';
import { statementsOf } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const NO_NUMBERS = [NaN, 1.5, Infinity, -Infinity];

/** A problem: the last part of its id, its wording and what that is made of. */
type Problem = [id: string, wording: string, facts: Facts];

/** What is wrong with a forecast. */
function problemsOf(props: Partial<PodForecastProps>): Problem[] {
  const findings = findingsThrownBy(() => PodForecast.of({ subnets: [nodesIn('a', '10.0.0.0/16')], nodegroups: [groupOf()], ...props }));
  return statementsOf(findings).map(({ id, wording, facts }) => [id, wording, facts]);
}

/** How the second of two groups is called in what is said of its pods. */
const BATCH = { path: 'nodegroups[1].', group: 'batch' };

/** The pods that leave a node of it no more room. */
const room = (maxPods: number, hostNetworkPods: number, daemonSetPods: number = 0, branchPods: number = 0) => (
  { maxPods, hostNetworkPods, daemonSetPods, branchPods });

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
      ['invalid-number', 'numbers.outOfRange', { name: `nodegroups[1].${name}`, of: 'batch', least, most, got: value }],
    ]);
  });

  test.each([least, most])('may be %d, as far as it is a number', (value) => {
    let findings: readonly Finding[] = [];
    try {
      PodForecast.of({ subnets: [nodesIn('a')], nodegroups: [groupOf({ maxSize: 3, [name]: value })] });
    } catch (error) {
      findings = (error as FindingError).findings;
    }

    expect(namesOf(findings)).not.toContain('invalid-number');
  });
});

describe.each<[keyof PodForecastProps, number, number | undefined]>([
  ['growthPercent', 0, 9900],
  ['vpcBlocks', 1, undefined],
  ['maxEni', 1, undefined],
])('%s, from %d to %p', (name, least, most) => {
  const [wording, range] = most === undefined ? ['numbers.belowLeast', { least }] : ['numbers.outOfRange', { least, most }];

  test.each([...NO_NUMBERS, -1, least - 1, ...(most === undefined ? [] : [most + 1])])('fails when it is %p', (value) => {
    expect(problemsOf({ [name]: value })).toEqual([['invalid-number', wording, { name, of: 'the forecast', ...range, got: value }]]);
  });
});

describe('zonesLost', () => {
  const zones = (count: number) => ['a', 'b', 'c'].slice(0, count).map((letter, index) => nodesIn(letter, `10.${index}.0.0/20`));

  test.each<[number, number, number]>([[3, 3, 2], [3, -1, 2], [3, NaN, 2], [3, 1.5, 2], [3, Infinity, 2], [2, 2, 1], [1, 1, 0]])(
    'of %d zones fails when it is %p', (count, zonesLost, most) => {
      expect(problemsOf({ subnets: zones(count), zonesLost })).toEqual([
        ['invalid-number', 'numbers.outOfRange', { name: 'zonesLost', of: 'the forecast', least: 0, most, got: zonesLost }],
      ]);
    });

  test.each([[3, 2], [3, 0], [1, 0]])('of %d zones may be %d', (count, zonesLost) => {
    expect(PodForecast.of({ subnets: zones(count), nodegroups: [groupOf()], zonesLost }).zonesLost).toBe(zonesLost);
  });

  test('counts the zones of nodes only', () => {
    const subnets = [nodesIn('a'), podsIn('a'), podsIn('b'), { name: 'x', zone: 'eu-west-1c', purpose: SubnetPurpose.CONTROL_PLANE }];

    expect(problemsOf({ subnets, zonesLost: 1 })[0][2]).toMatchObject({ least: 0, most: 0, got: 1 });
  });
});

describe('a subnet', () => {
  test.each([...NO_NUMBERS, -1])('fails when otherAddresses is %p', (otherAddresses) => {
    expect(inSecondSubnet({ otherAddresses })[0])
      .toEqual(['invalid-number', 'numbers.belowLeast', { name: 'subnets[1].otherAddresses', of: 'nodes-b', least: 0, got: otherAddresses }]);
  });

  test.each<[string, Partial<SubnetForecast>, Problem]>([
    ['cidr is no CIDR', { cidr: 'x' }, ['invalid-cidr', 'forecast-subnets.unreadableCidr', { path: 'subnets[1].cidr', got: 'x', fault: 'form', instead: '100.64.0.0/16' }]],
    ['cidr has host bits', { cidr: '10.1.0.1/24' },
      ['invalid-cidr', 'forecast-subnets.unreadableCidr', { path: 'subnets[1].cidr', got: '10.1.0.1/24', fault: 'hostBits', instead: '10.1.0.0/24' }]],
    ['cidr is larger than a subnet can be', { cidr: '10.2.0.0/15' },
      ['invalid-cidr', 'forecast-subnets.notSubnetSize', { path: 'subnets[1]', cidr: '10.2.0.0/15', largest: 16, smallest: 28 }]],
    ['cidr is smaller', { cidr: '10.1.0.0/29' }, ['invalid-cidr', 'forecast-subnets.notSubnetSize', { path: 'subnets[1]', cidr: '10.1.0.0/29', largest: 16, smallest: 28 }]],
    ['a reservation is no CIDR', { reservations: ['10.1.0.128/25', '10.1.0/26'] },
      ['invalid-cidr', 'forecast-subnets.unreadableCidr', { path: 'subnets[1].reservations[1]', got: '10.1.0/26', fault: 'address', instead: '10.1.0.0/26' }]],
    ['a reservation is outside', { reservations: ['10.2.0.0/28'] },
      ['reservation-range', 'forecast-subnets.rangeOutside', { path: 'subnets[1]', range: '10.2.0.0/28', block: '10.1.0.0/24' }]],
    ['a reservation is smaller than a block', { reservations: ['10.1.0.16/29'] },
      ['reservation-range', 'forecast-subnets.rangeOutside', { path: 'subnets[1]', range: '10.1.0.16/29', block: '10.1.0.0/24' }]],
    ['a reservation is larger than the subnet', { reservations: ['10.1.0.0/23'] },
      ['reservation-range', 'forecast-subnets.rangeOutside', { path: 'subnets[1]', range: '10.1.0.0/23', block: '10.1.0.0/24' }]],
    ['a reservation overlaps another', { reservations: ['10.1.0.128/25', '10.1.0.192/26'] },
      ['reservation-range', 'forecast-subnets.rangeOverlaps', { path: 'subnets[1]', range: '10.1.0.192/26' }]],
    ['a reservation is given twice', { reservations: ['10.1.0.128/25', '10.1.0.128/25'] },
      ['reservation-range', 'forecast-subnets.rangeOverlaps', { path: 'subnets[1]', range: '10.1.0.128/25' }]],
    ['a reservation is the whole subnet', { reservations: ['10.1.0.0/24'] },
      ['reservation-range', 'forecast-subnets.rangesCoverBlock', { path: 'subnets[1]', range: '10.1.0.0/24', block: '10.1.0.0/24' }]],
    ['reservations are the whole subnet', { reservations: ['10.1.0.0/25', '10.1.0.128/25'] },
      ['reservation-range', 'forecast-subnets.rangesCoverBlock', { path: 'subnets[1]', range: '10.1.0.0/25', block: '10.1.0.0/24' }]],
    ['reservations are given without a cidr', { cidr: undefined, reservations: ['10.1.0.0/25'] },
      ['forecast-contradiction', 'forecast-subnets.rangesWithoutBlock', { path: 'subnets[1]' }]],
    ['others take more than there is', { otherAddresses: 252 },
      ['forecast-contradiction', 'forecast-subnets.othersAboveRoom', { path: 'subnets[1]', others: 252, block: '10.1.0.0/24', left: 251 }]],
    ['it overlaps another', { cidr: '10.0.3.0/24' },
      ['subnet-overlap', 'forecast-subnets.overlap', { name: 'nodes-b', cidr: '10.0.3.0/24', otherName: 'nodes-a', otherCidr: '10.0.0.0/16' }]],
    ['it is another', { cidr: '10.0.0.0/16' },
      ['subnet-overlap', 'forecast-subnets.overlap', { name: 'nodes-b', cidr: '10.0.0.0/16', otherName: 'nodes-a', otherCidr: '10.0.0.0/16' }]],
  ])('fails when %s', (_, subnet, problem) => {
    expect(inSecondSubnet(subnet)).toEqual([problem]);
  });

  test.each([...NO_NUMBERS, -1, 15, 29])('fails when prefixLength is %p', (prefixLength) => {
    expect(inSecondSubnet({ cidr: undefined, prefixLength }))
      .toEqual([['invalid-number', 'numbers.outOfRange', { name: 'subnets[1].prefixLength', of: 'nodes-b', least: 16, most: 28, got: prefixLength }]]);
  });

  test.each<[string, Partial<SubnetForecast>, string, Facts]>([
    ['cidr and prefixLength are both given', { prefixLength: 24 }, 'sizeTwice', {}],
    ['reservations and reservation are both given', { reservations: [], reservation: ReservationShare.HALF }, 'reservationTwice', {}],
    ['ranges are given of a size', { cidr: undefined, prefixLength: 24, reservations: ['10.1.0.128/25'] }, 'rangesWithoutAddresses', { name: 'nodes-b' }],
    ['reservation is no share', { reservation: 'third' as ReservationShare },
      'noShare', { shares: ['none', 'half', 'three-quarters', 'seven-eighths'], got: 'third' }],
    ['others take more than a size has', { cidr: undefined, prefixLength: 24, otherAddresses: 252 }, 'othersAboveRoom', { others: 252, block: 'a /24', left: 251 }],
    ['others take more than is left of a share', { reservation: ReservationShare.HALF, otherAddresses: 125 },
      'othersAboveRoom', { others: 125, block: '10.1.0.0/24', left: 124 }], // 251 - 127
  ])('fails when %s', (_, subnet, wording, facts) => {
    expect(inSecondSubnet(subnet)).toEqual([['forecast-contradiction', `forecast-subnets.${wording}`, { path: 'subnets[1]', ...facts }]]);
  });

  test.each([16, 28])('may be a /%d of which no address is known, and several of them overlap nothing', (prefixLength) => {
    const subnets = [nodesIn('a', undefined, { prefixLength }), nodesIn('b', undefined, { prefixLength }), nodesIn('c', '10.0.0.0/16')];

    expect(PodForecast.of({ subnets, nodegroups: [] }).subnets).toEqual(subnets);
  });

  test('fails when its name is taken', () => {
    const subnets = [nodesIn('a', '10.0.0.0/16'), podsIn('a', '10.1.0.0/16'), podsIn('b', '10.2.0.0/16', { name: 'pods-a' })];

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', 'forecast.sameSubnetName', { name: 'pods-a' }]]);
  });

  test('fails when there are more zones than a Region has', () => {
    const subnets = Array.from({ length: 21 }, (_, index) => nodesIn(`a-${index}`));

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', 'forecast.tooManyZones', { zones: 21, most: 20 }]]);
    expect(PodForecast.of({ subnets: subnets.slice(1), nodegroups: [groupOf()] }).zones).toHaveLength(20);
  });
});

describe('a group', () => {
  const twoZones = [nodesIn('a', '10.0.0.0/16'), nodesIn('b', '10.1.0.0/16'), podsIn('a', '10.2.0.0/16')];

  test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, Problem[]]>([
    ['minSize is above maxSize', { minSize: 4, maxSize: 3 }, {},
      [['nodegroup-sizes', 'forecast-groups.sizesOutOfOrder', { path: 'nodegroups[1]', group: 'batch', low: 'minSize', lowSize: 4, high: 'maxSize', highSize: 3 }]]],
    ['expectedSize is below minSize', { minSize: 2, maxSize: 3, expectedSize: 1 }, {},
      [['nodegroup-sizes', 'forecast-groups.sizesOutOfOrder', { path: 'nodegroups[1]', group: 'batch', low: 'minSize', lowSize: 2, high: 'expectedSize', highSize: 1 }]]],
    ['expectedSize is above maxSize', { expectedSize: 4, maxSize: 3 }, {},
      [['nodegroup-sizes', 'forecast-groups.sizesOutOfOrder', { path: 'nodegroups[1]', group: 'batch', low: 'expectedSize', lowSize: 4, high: 'maxSize', highSize: 3 }]]],
    ['both update settings are given', { maxUnavailable: 1, maxUnavailablePercentage: 1 }, {},
      [['forecast-contradiction', 'forecast-groups.unavailableTwice', { path: 'nodegroups[1]' }]]],
    ['its name is taken', { name: 'web' }, {}, [['forecast-contradiction', 'forecast.sameGroupName', { name: 'web' }]]],
    ['it has no type', { instanceTypes: [] }, {},
      [['instance-types-missing', 'forecast-places.noTypes', { path: 'nodegroups[1]' }]]],
    ['it names no subnet', { subnets: [] }, {},
      [['forecast-contradiction', 'forecast-places.noSubnets', { path: 'nodegroups[1]' }]]],
    ['it names an unknown subnet', { subnets: ['nodes-a', 'x'] }, {},
      [['forecast-contradiction', 'forecast-places.unknownSubnet', { path: 'nodegroups[1]', name: 'x', there: ['nodes-a'] }]]],
    ['it names a subnet for pods', { subnets: ['pods-a'] }, { subnets: [nodesIn('a'), podsIn('a')] },
      [['forecast-contradiction', 'forecast-places.unknownSubnet', { path: 'nodegroups[1]', name: 'pods-a', there: ['nodes-a'] }]]],
    ['it names a subnet twice', { subnets: ['nodes-a', 'nodes-a'] }, {},
      [['forecast-contradiction', 'forecast-places.subnetTwice', { path: 'nodegroups[1]', name: 'nodes-a' }]]],
    ['maxPods is above its addresses', { maxPods: 30 }, {},
      [['max-pods-out-of-range', 'forecast-groups.maxPodsOutOfRange', { path: 'nodegroups[1]', most: 29, got: 30 }]]], // 27 + 2
    ['maxPods is above the addresses of its smallest type', { maxPods: 30, instanceTypes: limitsOf('m5.2xlarge', 'm5.large') }, {}, [[
      'max-pods-out-of-range', 'forecast-groups.maxPodsOutOfRange', { path: 'nodegroups[1]', most: 29, got: 30 },
    ]]],
    ['podsPerNode and pods are both given', { podsPerNode: 1, pods: 1 }, {},
      [['forecast-contradiction', 'group-pods.podsTwice', { path: 'nodegroups[1].' }]]],
    ['podsPerNode is above its room', { podsPerNode: 28 }, {},
      [['forecast-contradiction', 'group-pods.podsPerNodeAboveRoom', { ...BATCH, ...room(29, 2), podsPerNode: 28, room: 27 }]]],
    ['podsPerNode is above the room beside others', { podsPerNode: 6, maxPods: 12, daemonSetPods: 3, hostNetworkPods: 4 }, {}, [[
      'forecast-contradiction', 'group-pods.podsPerNodeAboveRoom', { ...BATCH, ...room(12, 4, 3), podsPerNode: 6, room: 5 }, // 12 - 4 - 3
    ]]],
    ['pods are more than its nodes can run', { pods: 82 }, {},
      [['forecast-contradiction', 'group-pods.podsAboveRoom', { ...BATCH, ...room(29, 2), pods: 82, maxSize: 3, room: 27 }]]], // 3 * 27
    ['pods have no room at all', { pods: 1, maxPods: 2 }, {},
      [['forecast-contradiction', 'group-pods.podsAboveRoom', { ...BATCH, ...room(2, 2), pods: 1, maxSize: 3, room: 0 }]]],
    ['daemon sets leave less than no room', { daemonSetPods: 28 }, {}, [['forecast-contradiction', 'group-pods.ownPodsAboveRoom', { ...BATCH, ...room(29, 2, 28) }]]],
    ['branch pods leave less than no room', { branchPods: 8, daemonSetPods: 3, maxPods: 12 }, { trunkEni: true },
      [['forecast-contradiction', 'group-pods.ownPodsAboveRoom', { ...BATCH, ...room(12, 2, 3, 8) }]]],
    ['branch pods are given without a trunk', { branchPods: 1 }, {},
      [['forecast-contradiction', 'group-pods.branchPodsWithoutTrunk', { path: 'nodegroups[1].', branchPods: 1 }]]],
    ['branch pods are above the limit of its type', { branchPods: 10 }, { trunkEni: true },
      [['forecast-contradiction', 'group-pods.tooManyBranchPods', { path: 'nodegroups[1].', branchPods: 10, type: 'm5.large', branchInterfaces: 9 }]]],
    ['branch pods are given for a type that has none', { branchPods: 1, instanceTypes: limitsOf('m5.large', 't3.large') }, { trunkEni: true }, [[
      'forecast-contradiction', 'group-pods.tooManyBranchPods', { path: 'nodegroups[1].', branchPods: 1, type: 't3.large', branchInterfaces: 0 },
    ]]],
    ['branch pods are given where the trunk has no place', { branchPods: 1 }, { trunkEni: true, maxEni: 1 }, [[
      'forecast-contradiction', 'group-pods.tooManyBranchPods', { path: 'nodegroups[1].', branchPods: 1, type: 'm5.large', branchInterfaces: 0 },
    ]]],
  ])('fails when %s', (_, group, props, problems) => {
    expect(inSecondGroup(group, props)).toEqual(problems);
  });

  test('fails when a zone of it has no subnet for pods', () => {
    expect(problemsOf({ subnets: twoZones, nodegroups: [groupOf({ subnets: ['nodes-a'] }), groupOf({ name: 'batch' })] }))
      .toEqual([['pod-subnet-missing', 'forecast-places.zoneWithoutPodSubnet', { path: 'nodegroups[1]', group: 'batch', zones: ['eu-west-1b'], there: ['eu-west-1a'] }]]);
  });

  test('fails when there is no subnet for nodes', () => {
    expect(problemsOf({ subnets: [podsIn('a', '10.0.0.0/16')] }))
      .toEqual([['forecast-contradiction', 'forecast.noNodeSubnet', { purpose: 'nodes' }]]);
  });

  test('fails when no ENI is left for pods', () => {
    expect(problemsOf({ subnets: [nodesIn('a'), podsIn('a')], maxEni: 1 }))
      .toEqual([['no-pod-enis', 'instance-types.noPodEnis', { type: 'm5.large', enis: 3, maxEni: 1, primaryTaken: true, trunk: false, efaOnlyEnis: 0 }]]);
  });
});

describe('a warm pool', () => {
  test.each<[string, WarmPool, IpAssignment | undefined, string, Facts]>([
    ['prefixes without prefix delegation', WarmPool.prefixes(1), undefined, 'forecast.warmPoolUnused', { targets: ['WARM_PREFIX_TARGET'], mode: 'secondary-ip' }],
    ['none without prefix delegation', WarmPool.none(), undefined, 'forecast.warmPoolUnused', { targets: ['WARM_PREFIX_TARGET'], mode: 'secondary-ip' }],
    ['ENIs with prefix delegation', WarmPool.enis(1), PREFIXES, 'forecast.warmPoolUnused', { targets: ['WARM_ENI_TARGET'], mode: 'prefix-delegation' }],
  ])('fails with %s', (_, warmPool, ipAssignment, wording, facts) => {
    expect(problemsOf({ warmPool, ipAssignment })).toEqual([['invalid-warm-pool', wording, facts]]);
  });

  test.each<[string, WarmPool, IpAssignment | undefined]>([
    ['as many ENIs as a node has', WarmPool.enis(3), undefined],
    ['as many addresses', WarmPool.addresses(27, 27), undefined],
    ['as many prefixes', WarmPool.prefixes(27), PREFIXES],
    ['no prefixes', WarmPool.none(), PREFIXES],
    ['more ENIs than a node has', WarmPool.enis(4), undefined],
    ['more addresses', WarmPool.addresses(28), undefined],
    ['a floor above what a node has', WarmPool.addresses(1, 433), PREFIXES],
    ['more prefixes', WarmPool.prefixes(28), PREFIXES],
  ])('may keep %s', (_, warmPool, ipAssignment) => {
    expect(() => PodForecast.of({ subnets: [nodesIn('a')], nodegroups: [groupOf()], warmPool, ipAssignment })).not.toThrow();
  });
});

describe('podSubnets of a group', () => {
  const MORE = podsIn('a', '10.6.0.0/24', { name: 'more-a' });
  const subnets = [nodesIn('a', '10.1.0.0/24'), nodesIn('b', '10.2.0.0/24'), podsIn('a', '10.3.0.0/24'), podsIn('b', '10.4.0.0/24'), MORE];
  const named = (podSubnets: string[], props: Partial<PodForecastProps> = {}) =>
    problemsOf({ subnets, nodegroups: [groupOf({ subnets: ['nodes-b'] }), groupOf({ name: 'batch', podSubnets })], ...props });
  const there = ['pods-a', 'pods-b', 'more-a'];

  test.each<[string, string[], Problem[]]>([
    ['is empty', [], [['forecast-contradiction', 'forecast-places.noPodSubnets', { path: 'nodegroups[1]' }]]],
    ['names no subnet', ['pods-a', 'pods-b', 'x'],
      [['forecast-contradiction', 'forecast-places.unknownPodSubnet', { path: 'nodegroups[1]', name: 'x', there }]]],
    ['names a subnet for nodes', ['pods-a', 'nodes-b'],
      [['forecast-contradiction', 'forecast-places.notForPods', { path: 'nodegroups[1]', name: 'nodes-b', there }]]],
    ['names one twice', ['pods-a', 'pods-b', 'pods-a'], [['forecast-contradiction', 'forecast-places.podSubnetTwice', { path: 'nodegroups[1]', name: 'pods-a' }]]],
    ['names two of a zone', ['pods-a', 'pods-b', 'more-a'],
      [['forecast-contradiction', 'forecast-places.severalOfZone', { path: 'nodegroups[1]', zone: 'eu-west-1a', chosen: ['pods-a', 'more-a'] }]]],
    ['leaves a zone of its nodes out', ['more-a'],
      [['pod-subnet-missing', 'forecast-places.zoneNotNamed', { path: 'nodegroups[1]', group: 'batch', zones: ['eu-west-1b'], chosen: ['more-a'] }]]],
  ])('fails when it %s', (_, podSubnets, problems) => {
    expect(named(podSubnets)).toEqual(problems);
  });

  test('fails when there are no subnets for pods', () => {
    expect(named(['nodes-b'], { subnets: subnets.slice(0, 2) }))
      .toEqual([['forecast-contradiction', 'forecast-places.notForPods', { path: 'nodegroups[1]', name: 'nodes-b', there: [] }]]);
  });

  test('fails when a zone of its nodes has two, and it names none', () => {
    expect(problemsOf({ subnets, nodegroups: [groupOf({ podSubnets: ['pods-a', 'pods-b'] }), groupOf({ name: 'batch' })] }))
      .toEqual([['forecast-contradiction', 'forecast-places.severalToChoose', { path: 'nodegroups[1]', group: 'batch', zone: 'eu-west-1a', there: ['pods-a', 'more-a'] }]]);
  });

  test('may name subnets of zones in which it does not run, and be left out where the zones have one', () => {
    const nodegroups = [groupOf({ subnets: ['nodes-b'] }), groupOf({ name: 'batch', subnets: ['nodes-a'], podSubnets: ['more-a', 'pods-b'] })];

    expect(PodForecast.of({ subnets, nodegroups }).nodegroups).toEqual(nodegroups);
  });

  test('two subnets of a zone in which no nodes run are nobody\'s', () => {
    expect(() => PodForecast.of({ subnets, nodegroups: [groupOf({ subnets: ['nodes-b'] })] })).not.toThrow();
  });
});

describe('taggedSubnets', () => {
  const subnets = [nodesIn('a', '10.1.0.0/24'), podsIn('a', '10.3.0.0/24'), podsIn('a', '10.6.0.0/24', { name: 'more-a' })];
  const OLD = { path: '', since: 'v1.22.1' };

  test.each<[string, Partial<PodForecastProps>, Problem]>([
    ['nothing serves pods', { subnets: subnets.slice(0, 1) }, ['forecast-contradiction', 'forecast-tags.nothingTagged', { path: '' }]],
    ['a zone has none that serves pods', { subnets: [nodesIn('b', '10.2.0.0/24'), subnets[1]] },
      ['pod-subnet-missing', 'forecast-places.zoneWithoutPodSubnet', { path: 'nodegroups[0]', group: 'web', zones: ['eu-west-1b'], there: ['eu-west-1a'] }]],
    ['a group names one', { subnets, nodegroups: [groupOf({ podSubnets: ['pods-a'] })] },
      ['forecast-contradiction', 'forecast-tags.ownPodSubnets', { path: 'nodegroups[0]' }]],
    ['a subnet is of nodes and of pods', { subnets: [nodesIn('a', '10.1.0.0/24', { servesPods: true })] },
      ['forecast-contradiction', 'forecast-tags.ofNodesAndPods', { path: '', name: 'nodes-a' }]],
    ['the version is too old', { subnets, addonVersion: 'v1.21.9-eksbuild.1' }, ['forecast-contradiction', 'forecast-tags.tooOld', { ...OLD, version: 'v1.21.9-eksbuild.1' }]],
    ['the version has the older form', { subnets, addonVersion: 'v1.22.0' }, ['forecast-contradiction', 'forecast-tags.tooOld', { ...OLD, version: 'v1.22.0' }]],
  ])('fails when %s', (_, props, problem) => {
    expect(problemsOf({ taggedSubnets: true, ...props })).toEqual([problem]);
  });

  test('fails beside subnetDiscovery', () => {
    expect(problemsOf({ taggedSubnets: true, subnetDiscovery: true, subnets: subnets.slice(0, 2) }))
      .toEqual([['forecast-contradiction', 'forecast-tags.besideDiscovery', { path: '' }]]);
  });

  test.each([undefined, 'v1.22.1', 'v1.22.10-eksbuild.1', 'v1.23.0-eksbuild.1'])('takes several subnets for pods of a zone with version %s', (addonVersion) => {
    const { taggedSubnets, customNetworking } = PodForecast.of({ subnets, nodegroups: [groupOf()], taggedSubnets: true, addonVersion });

    expect([taggedSubnets, customNetworking]).toEqual([true, true]);
  });

  test('is off by default, where ENIConfigs name the subnets', () => {
    expect(PodForecast.of({ subnets: subnets.slice(0, 2), nodegroups: [groupOf()] }).taggedSubnets).toBe(false);
  });
});

describe('subnetDiscovery', () => {
  const subnets = [nodesIn('a', '10.1.0.0/24'), podsIn('a', '10.3.0.0/24'), podsIn('a', '10.6.0.0/24', { name: 'more-a' })];

  test.each<[string, Partial<PodForecastProps>, Problem]>([
    ['nothing serves pods', { subnets: subnets.slice(0, 1) }, ['forecast-contradiction', 'forecast.nothingToDiscover', { path: '' }]],
    ['a zone has none that serves pods', { subnets: [nodesIn('b', '10.2.0.0/24'), subnets[1]] },
      ['pod-subnet-missing', 'forecast-places.zoneWithoutPodSubnet', { path: 'nodegroups[0]', group: 'web', zones: ['eu-west-1b'], there: ['eu-west-1a'] }]],
    ['a zone has two', { subnets }, ['forecast-contradiction', 'forecast-places.severalDiscovered', { group: 'web', zone: 'eu-west-1a', there: ['pods-a', 'more-a'] }]],
    ['a group names one', { subnets: subnets.slice(0, 2), nodegroups: [groupOf({ podSubnets: ['pods-a'] })] },
      ['forecast-contradiction', 'forecast-places.podSubnetsWithDiscovery', { path: 'nodegroups[0]' }]],
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

    expect(findings).toMatchObject([
      ['invalid-cidr', 'forecast-subnets.notSubnetSize', { path: 'subnets[0]' }],
      ['invalid-number', 'numbers.belowLeast', { name: 'subnets[1].otherAddresses' }],
      ['invalid-cidr', 'forecast-subnets.unreadableCidr', { path: 'subnets[1].reservations[0]' }],
      ['subnet-overlap', 'forecast-subnets.overlap', { name: 'nodes-b' }],
      ['invalid-number', 'numbers.outOfRange', { name: 'growthPercent' }],
      ['invalid-number', 'numbers.outOfRange', { name: 'zonesLost' }],
      ['invalid-number', 'numbers.belowLeast', { name: 'vpcBlocks' }],
      ['invalid-warm-pool', 'forecast.warmPoolUnused', { targets: ['WARM_PREFIX_TARGET'] }],
      ['invalid-number', 'numbers.outOfRange', { name: 'nodegroups[0].minSize' }],
      ['invalid-number', 'numbers.outOfRange', { name: 'nodegroups[0].pods' }],
      ['pod-subnet-missing', 'forecast-places.zoneWithoutPodSubnet', { zones: ['eu-west-1a'] }],
      ['instance-types-missing', 'forecast-places.noTypes', { path: 'nodegroups[1]' }],
      ['forecast-contradiction', 'forecast-places.unknownSubnet', { path: 'nodegroups[1]', name: 'x' }],
      ['forecast-contradiction', 'forecast.sameGroupName', { name: 'web' }],
    ]);
  });

  test('of a number of one group and the pods of another', () => {
    expect(problemsOf({ nodegroups: [groupOf({ minSize: -1 }), groupOf({ name: 'batch', podsPerNode: 500 })] }).map(([id]) => id))
      .toEqual(['invalid-number', 'forecast-contradiction']);
  });

  test('of pods on a node', () => {
    expect(problemsOf({ nodegroups: [fixed(1, { podsPerNode: 28, pods: 28, branchPods: 1 })] })
      .map(([id, wording, { path }]) => [id, wording, path])).toEqual([
      ['forecast-contradiction', 'group-pods.branchPodsWithoutTrunk', 'nodegroups[0].'],
      ['forecast-contradiction', 'group-pods.podsTwice', 'nodegroups[0].'],
      ['forecast-contradiction', 'group-pods.podsPerNodeAboveRoom', 'nodegroups[0].'],
      ['forecast-contradiction', 'group-pods.podsAboveRoom', 'nodegroups[0].'],
    ]);
  });
});

describe('a problem is said once, in the right words', () => {
  test('host-network pods above what a node can run', () => {
    expect(inSecondGroup({ hostNetworkPods: 200 }, { ipAssignment: PREFIXES }))
      .toEqual([['forecast-contradiction', 'group-pods.hostNetworkAboveMaxPods', { ...BATCH, hostNetworkPods: 200, maxPods: 110 }]]);
  });

  test('a group without subnets of its own is not said to name one twice', () => {
    const subnets = [nodesIn('a', '10.0.0.0/16'), nodesIn('b', '10.1.0.0/16', { name: 'nodes-a' })];

    expect(problemsOf({ subnets })).toEqual([['forecast-contradiction', 'forecast.sameSubnetName', { name: 'nodes-a' }]]);
  });

  test('one problem of a subnet is said once', () => {
    expect(inSecondSubnet({ otherAddresses: Infinity })).toHaveLength(1);
  });

  test('a type that takes no prefixes is not said to have slots for them', () => {
    const nodegroups = [groupOf({ instanceTypes: limitsOf('i3.large') })];

    expect(() => planOf({ nodegroups, ipAssignment: PREFIXES, warmPool: WarmPool.prefixes(28) })).not.toThrow();
  });
});

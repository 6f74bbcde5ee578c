import { InstanceTypeLimits, IpAssignment, OperatingSystem } from '../../src/capacity';
import { Facts } from '../../src/findings/wording';
import { AutoModePrefixSize, FleetForecast, FleetNetworking, PodForecast, PodForecastProps } from '../../src/forecast';
import { findingsThrownBy } from '../private/findings-thrown';
import { fleetOf } from '../private/fleet-fixtures';
import { groupOf, limitsOf, nodesIn, podsIn } from '../private/forecast-fixtures';
import { statementsOf } from '../private/statements';

const { AUTO_MODE, ONE_ENI, NONE } = FleetNetworking;
const NO_NUMBERS = [NaN, 1.5, Infinity, -1, '7'];
const PATH = { path: 'fleets[1]' };

/** A problem: the last part of its id, its wording and what that is made of. */
type Problem = [id: string, wording: string, facts: Facts];

function problemsOf(props: Partial<PodForecastProps>): Problem[] {
  const findings = findingsThrownBy(() => PodForecast.of({ subnets: [nodesIn('a', '10.0.0.0/16')], nodegroups: [groupOf()], ...props }));
  return statementsOf(findings).map(({ id, wording, facts }) => [id, wording, facts]);
}

/** What is wrong with the second of two fleets. */
const inSecond = (fleet: Partial<FleetForecast>, props: Partial<PodForecastProps> = {}) =>
  problemsOf({ fleets: [fleetOf({ name: 'other' }), fleetOf(fleet)], ...props });

describe.each<[string, least: number, most: number]>([
  ['maxPods', 1, 1_000_000],
  ['podsPerNode', 0, 1_000_000],
  ['daemonSetPods', 0, 1_000_000],
  ['hostNetworkPods', 0, 1_000_000],
  ['efaOnlyEnis', 0, 100],
  ['minNodes', 0, 1_000_000],
  ['expectedNodes', 0, 1_000_000],
  ['budgetNodes', 0, 1_000_000],
  ['budgetPercent', 0, 100],
  ['limits.cpu', 1, 100_000_000],
  ['limits.memoryMib', 1, 10_000_000_000],
  ['limits.nodes', 1, 1_000_000],
])('%s of a fleet, from %d to %d', (path, least, most) => {
  const [outer, inner] = path.split('.');

  test.each([...NO_NUMBERS, least - 1, most + 1])('fails when it is %p', (value) => {
    const fleet = inner === undefined ? { [outer]: value } : { [outer]: { [inner]: value } };

    expect(inSecond(fleet).map(([id, , { name, least: from, most: to }]) => [id, name, from, to])).toEqual([
      ['invalid-number', `fleets[1].${path}`, least, most],
    ]);
  });
});

test.each<[string, Partial<FleetForecast>, string, Facts]>([
  ['limits below the smallest type', { limits: { cpu: 1 } }, 'limitBelowTypes', { limit: 'cpu', got: 1, least: 2, type: 'm7i.large' }],
  ['limits below its memory', { limits: { memoryMib: 7000 } }, 'limitBelowTypes', { limit: 'memoryMib', got: 7000, least: 7373, type: 'm7i.large' }],
  ['more expected than limits allow', { limits: { cpu: 10 }, expectedNodes: 6 }, 'aboveLimits', { size: 'expectedNodes', nodes: 6, most: 5 }],
  ['a minimum above limits', { limits: { nodes: 10 }, minNodes: 11 }, 'aboveLimits', { size: 'minNodes', nodes: 11, most: 10 }],
  ['more expected of a type than limits allow', { limits: { cpu: 10 }, expectedNodes: 3, expectedType: 'm7i.xlarge' },
    'aboveLimitsOfType', { nodes: 3, most: 2, type: 'm7i.xlarge' }],
  ['fewer expected than the fewest', { minNodes: 3, expectedNodes: 2 }, 'expectedBelowMinimum', { minNodes: 3, expectedNodes: 2 }],
  ['an expected type that it does not start', { expectedNodes: 2, expectedType: 'm5.large' },
    'otherExpectedType', { type: 'm5.large', there: ['m7i.large', 'm7i.xlarge'] }],
  ['an expected type of no nodes', { expectedType: 'm7i.large' }, 'idleExpectedType', {}],
  ['a static fleet without a size', { isStatic: true }, 'staticWithoutSize', {}],
  ['a static fleet with vCPUs', { isStatic: true, minNodes: 3, limits: { cpu: 100 } }, 'besideStatic', { option: 'limits.cpu' }],
  ['a static fleet with memory', { isStatic: true, minNodes: 3, limits: { memoryMib: 100_000 } }, 'besideStatic', { option: 'limits.memoryMib' }],
  ['a static fleet with other nodes', { isStatic: true, minNodes: 3, expectedNodes: 4 }, 'besideStatic', { option: 'expectedNodes' }],
  ['a static fleet above its limit', { isStatic: true, minNodes: 3, limits: { nodes: 2 } }, 'aboveLimits', { size: 'minNodes', nodes: 3, most: 2 }],
  ['pod subnets of one ENI', { networking: ONE_ENI, podSubnets: ['pods-a'] }, 'idleBeside', { option: 'podSubnets', networking: 'one-eni' }],
  ['what ENIs of the VPC CNI would hold', { ipv4PrefixSize: AutoModePrefixSize.AUTO }, 'idleBeside', { option: 'ipv4PrefixSize', networking: 'vpc-cni' }],
  ['subnets of nodes elsewhere', { networking: NONE, subnets: ['nodes-a'] }, 'idleBeside', { option: 'subnets', networking: 'none' }],
])('%s cannot be', (_, fleet, wording, facts) => {
  expect(inSecond(fleet)).toEqual([['forecast-contradiction', `forecast-fleets.${wording}`, { ...PATH, ...facts }]]);
});

test('Windows is not for nodes of EKS Auto Mode', () => {
  expect(inSecond({ networking: AUTO_MODE, os: OperatingSystem.WINDOWS })).toEqual([
    ['node-contradiction', 'forecast-fleets.notOnWindows', { ...PATH, os: 'windows', networking: 'auto-mode' }],
  ]);
});

test('EKS Auto Mode runs 110 pods per node at most', () => {
  expect(inSecond({ networking: AUTO_MODE, maxPods: 111 }).map(([id, , { most }]) => [id, most])).toEqual([['invalid-number', 110]]);
});

test.each(['spread', 'networking', 'ipv4PrefixSize'])('%s is one of its choices', (option) => {
  expect(inSecond({ [option]: 'other' }).filter(([, wording]) => wording === 'node-options.notAChoice').map(([id, , { got }]) => [id, got]))
    .toEqual([['node-contradiction', 'other']]);
});

test.each<[string, PodForecastProps['fleets'], string, Facts]>([
  ['two fleets', [fleetOf(), fleetOf()], 'sameName', { name: 'general' }],
  ['a fleet and a group', [fleetOf({ name: 'web' })], 'namedLikeGroup', { name: 'web' }],
])('%s of one name cannot be', (_, fleets, wording, facts) => {
  expect(problemsOf({ fleets })).toEqual([['forecast-contradiction', `forecast-fleets.${wording}`, facts]]);
});

test('there is a type, and a subnet for its nodes', () => {
  expect(inSecond({ instanceTypes: [], subnets: ['other'] }).map(([id]) => id)).toEqual(['instance-types-missing', 'forecast-contradiction']);
  expect(problemsOf({ nodegroups: [], fleets: [fleetOf()], subnets: [podsIn('a', '100.64.0.0/16')] }).map(([, wording]) => wording))
    .toContain('forecast.noNodeSubnet');
});

test('nodes elsewhere need neither', () => {
  const elsewhere = fleetOf({ networking: NONE, instanceTypes: [], limits: { nodes: 5 } });

  expect(() => PodForecast.of({ subnets: [], nodegroups: [], fleets: [elsewhere] })).not.toThrow();
});

test.each<[string, Partial<FleetForecast>, string, Facts]>([
  ['max pods above all types', { maxPods: 60 }, 'forecast-groups.maxPodsOutOfRange', { path: 'fleets[1]', most: 58, got: 60 }],
  ['pods above all types', { podsPerNode: 60 }, 'group-pods.podsPerNodeAboveRoom', { podsPerNode: 60, room: 56, maxPods: 58 }],
  ['daemon sets above all types', { daemonSetPods: 60 }, 'group-pods.ownPodsAboveRoom', { daemonSetPods: 60, maxPods: 58 }],
  ['the host network above all types', { hostNetworkPods: 60, maxPods: 59 }, 'group-pods.hostNetworkAboveMaxPods', { hostNetworkPods: 60, maxPods: 59 }],
])('%s cannot be', (_, fleet, wording, facts) => {
  const [[, said, of], ...others] = inSecond(fleet, { ipAssignment: IpAssignment.secondaryIp() });

  expect([said, others]).toEqual([wording, []]);
  expect(of).toMatchObject(facts);
});

test('a type without addresses for pods may be among others, and not alone', () => {
  const small = InstanceTypeLimits.custom({ instanceType: 'tiny.one', maxEnis: 1, ipv4PerEni: 4, vcpus: 1 });
  const subnets = [nodesIn('a', '10.0.0.0/16'), podsIn('a', '100.64.0.0/16')];

  expect(inSecond({ instanceTypes: [small] }, { subnets }).map(([id]) => id)).toEqual(['no-pod-enis']);
  expect(() => PodForecast.of({ subnets, nodegroups: [], fleets: [fleetOf({ instanceTypes: [small, ...limitsOf('m7i.large')] })] })).not.toThrow();
});

test('all that is wrong is said at once', () => {
  const problems = problemsOf({
    nodegroups: [groupOf({ minSize: 5, maxSize: 3 })],
    fleets: [fleetOf({ limits: { cpu: -1 } }), fleetOf({ name: 'web', minNodes: 1.5 }), fleetOf({ name: 'web', limits: { cpu: 1 } })],
  });

  expect(problems.map(([, wording]) => wording)).toEqual([
    'forecast-groups.sizesOutOfOrder', 'numbers.outOfRange', 'numbers.outOfRange', 'forecast-fleets.limitBelowTypes',
    'forecast-fleets.sameName', 'forecast-fleets.namedLikeGroup',
  ]);
});

test.each<[string, any]>([
  ['a list of others', [3]],
  ['no list', { name: 'general' }],
  ['a name that no fleet has', [{ ...fleetOf(), limit: { cpu: 3 } }]],
  ['limits of another form', [fleetOf({ limits: 3 as any })]],
  ['limits with another name', [fleetOf({ limits: { memory: 3 } as any })]],
  ['types of another form', [fleetOf({ instanceTypes: ['m5.large'] as any })]],
])('%s is refused before it is read', (_, fleets) => {
  expect(problemsOf({ fleets }).map(([id]) => id)).not.toEqual([]);
});

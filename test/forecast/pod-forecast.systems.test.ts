import { InstanceTypeLimits, IpAssignment, OperatingSystem, PodIpFamily, WarmPool, WindowsWarmPool } from '../../src/capacity';
import { ChurnSimulation } from '../../src/churn';
import { main } from '../../src/cli/main';
import { Facts } from '../../src/findings/wording';
import { NodegroupForecast, PodForecastProps } from '../../src/forecast';
import { withFile } from '../private/demand-files';
import { findingsThrownBy } from '../private/findings-thrown';
import { fixed, limitsOf, nodesIn, planOf, podsIn, takenOf } from '../private/forecast-fixtures';
import { factsOf, Said, saidBy, statementsOf } from '../private/statements';

const PREFIXES = IpAssignment.prefixDelegation();
const SUBNETS = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18')];
const IPV6 = { ipFamily: PodIpFamily.IPV6 };

const linux = fixed(3);
const windows = (more: Partial<NodegroupForecast> = {}) => fixed(2, { name: 'win', os: OperatingSystem.WINDOWS, instanceTypes: limitsOf('c5.large'), ...more });
const problemsOf = (props: Partial<PodForecastProps>) => statementsOf(findingsThrownBy(() => planOf(props)))
  .map(({ id, wording, facts }) => [id, wording, facts]);

describe('Windows beside Linux', () => {
  const props = { subnets: SUBNETS, ipAssignment: PREFIXES, nodegroups: [linux, windows()] };

  test('each group takes of its own subnets by its own settings', () => {
    const plan = planOf({ ...props, windows: { ipAssignment: PREFIXES, warmPool: WindowsWarmPool.prefixes(2) } });

    expect(plan.nodegroups).toMatchObject([
      { os: undefined, maxPods: 110, prefixesPerNode: 7, nodeSubnetAddressesPerNode: 1, podSubnetAddressesPerNode: 1 },
      { os: 'windows', maxPods: 110, prefixesPerNode: 9, nodeSubnetAddressesPerNode: 1, podSubnetAddressesPerNode: 0 }, // min(7 + 2, 9)
    ]);
    expect(takenOf(plan, 'nodes-a')).toEqual([5, 18, 5]); // 3 + 2; 2 * 9
    expect(takenOf(plan, 'pods-a')).toEqual([3, 21, 3]); // 3 * 7
  });

  test('what is said of ENIs is of Linux nodes: a trunk, MAX_ENI and a pool change nothing of theirs', () => {
    const plan = planOf({ ...props, trunkEni: true, maxEni: 3, warmPool: WarmPool.prefixes(1) });

    expect(plan.nodegroups[1]).toMatchObject({ maxPods: 9, nodeSubnetAddressesPerNode: 10 }); // 1 + 9
    expect(plan.suggestions.map(({ kind }) => kind)).not.toContain('warm-pool');
  });

  test('it keeps its counts in other modes, and needs no subnet for pods', () => {
    expect(planOf(props).modes.map(({ refusal }) => refusal)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
    const elsewhere = planOf({ ...props, subnets: [...SUBNETS, nodesIn('b', '10.1.0.0/20')], nodegroups: [{ ...linux, subnets: ['nodes-a'] }, windows({ subnets: ['nodes-b'] })] });

    expect(takenOf(elsewhere, 'nodes-b')).toEqual([2, 0, 20]); // 2 * (1 + 9)
    expect(planOf({ ...props, nodegroups: [windows()] }).suggestions.filter(({ subject }) => subject === 'podNetwork')).toEqual([]);
  });

  test('under subnet discovery it stays in the subnets of the nodes, too', () => {
    const plan = planOf({ ...props, ipAssignment: undefined, subnetDiscovery: true });

    expect(factsOf(plan.findings, 'windows-in-node-subnets')).toMatchObject({ discovery: true, perNode: [10] });
  });

  test.each<[string, Partial<PodForecastProps>, string, string, Facts]>([
    ['branchPods', { trunkEni: true, nodegroups: [windows({ branchPods: 1 })] },
      'node-contradiction', 'forecast-groups.branchPodsOnWindows', { path: 'nodegroups[0]', os: 'windows' }],
    ['podSubnets', { subnets: SUBNETS, nodegroups: [windows({ podSubnets: ['pods-a'] })] },
      'node-contradiction', 'forecast-groups.podSubnetsOnWindows', { path: 'nodegroups[0]', os: 'windows' }],
    ['an unknown system', { nodegroups: [windows({ os: 'macos' as OperatingSystem })] },
      'node-contradiction', 'node-options.notAChoice', { option: 'os', of: 'win', choices: ['linux', 'windows'], got: 'macos' }],
    ['warm prefixes without prefixes', { windows: { warmPool: WindowsWarmPool.prefixes(1) } }, 'invalid-warm-pool', 'warm-targets.windowsPrefixesUnused', {}],
    ['more pods than the ENI has addresses', { nodegroups: [windows({ podsPerNode: 10 })] },
      'forecast-contradiction', 'group-pods.podsPerNodeAboveRoom', { path: 'nodegroups[0].', group: 'win', maxPods: 9, hostNetworkPods: 0, daemonSetPods: 0, branchPods: 0, podsPerNode: 10, room: 9 }],
  ])('fails with %s', (_, given, id, wording, facts) => {
    expect(problemsOf(given)).toEqual([[id, wording, facts]]);
  });
});

describe('IPv6', () => {
  test('pods take no IPv4 address, and there is one mode', () => {
    const plan = planOf({ ...IPV6, nodegroups: [fixed(40)] });

    const none = { prefixesPerNode: 0, idlePodAddressesPerNode: 0 };
    expect(plan.nodegroups).toMatchObject([{ maxPods: 110, podsPerNode: 108, nodeSubnetAddressesPerNode: 1, ...none }]);
    expect(takenOf(plan, 'nodes-a')).toEqual([40, 0, 40]);
    expect(plan.modes).toMatchObject([{ ipAssignment: 'prefix-delegation', current: true, pods: 4320, nodeSubnetAddresses: 40 }]); // 40 * 108
    expect(plan.suggestions).toEqual([]);
    expect(plan.toJSON().ipFamily).toBe('ipv6');
    expect(planOf().toJSON().ipFamily).toBeUndefined();
  });

  test('a subnet that is too small for the nodes is told', () => {
    const { findings } = planOf({ ...IPV6, subnets: [nodesIn('a', '10.0.0.0/26')], nodegroups: [fixed(60)] });
    const { stages, nodes, addresses, addressSupply, addressesMissing } = factsOf(findings, 'subnet-overcommitted') as Record<string, number[]>;

    expect([stages[0], nodes[0], addresses[0], addressSupply, addressesMissing[0]]).toEqual(['minimum', 60, 60, 59, 1]); // 64 - 5
  });

  const inForecast = { of: 'the forecast' };

  test.each<[string, Partial<PodForecastProps>, string, Facts]>([
    ['subnets for pods', { subnets: SUBNETS }, 'forecast.podSubnetsWithIpv6', {}],
    ['a warm pool', { warmPool: WarmPool.prefixes(1) }, 'node-options.warmPoolWithIpv6', inForecast],
    ['MAX_ENI', { maxEni: 2 }, 'node-options.maxEniWithIpv6', inForecast],
    ['single addresses', { ipAssignment: IpAssignment.secondaryIp() }, 'node-options.singleAddressesWithIpv6', inForecast],
    ['settings of Windows', { windows: {} }, 'forecast.windowsWithIpv6', {}],
    ['a Windows group', { nodegroups: [windows()] }, 'node-options.windowsWithIpv6', { of: 'win' }],
  ])('fails with %s', (_, given, wording, facts) => {
    expect(problemsOf({ ...IPV6, ...given })).toEqual([['node-contradiction', wording, facts]]);
  });

  test('fails with a type that gives no pod an address', () => {
    expect(problemsOf({ ...IPV6, nodegroups: [fixed(1, { instanceTypes: limitsOf('i3.large') })] })[0][0]).toBe('ipv6-unsupported');
  });
});

describe('a simulation', () => {
  test.each<[string, Partial<PodForecastProps>, Said]>([
    ['Windows', { nodegroups: [windows()] }, ['simulation.groupWithoutCni', { groups: ['win'], os: 'Windows' }]],
    ['IPv6', IPV6, ['simulation.ipv6', {}]],
  ])('of a forecast fails for %s', (_, props, said) => {
    expect(saidBy(findingsThrownBy(() => ChurnSimulation.scenarioOf(planOf(props).forecast)))[0]).toEqual(said);
  });

  test.each([{ os: OperatingSystem.WINDOWS }, IPV6])('of a scenario fails for %p', (options) => {
    const limits = InstanceTypeLimits.of('m5.large');
    const subnets = [{ zone: 'eu-west-1a', cidr: '10.0.0.0/20' }];

    const run = () => ChurnSimulation.run({ hours: 1, seed: 1, subnets, groups: [{ limits, options, nodes: 1, pods: 1 }] });
    expect(saidBy(findingsThrownBy(run))).toEqual([['scenario.groupNotSimulated', { path: 'groups[0]' }]]);
  });
});

describe('a file', () => {
  const subnets = [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: 'nodes', cidr: '10.0.0.0/20', otherAddresses: 0 }];
  const group = { name: 'win', instanceTypes: ['c5.large'], os: 'windows', minSize: 1, maxSize: 2 };
  const answer = (file: object, ...words: string[]) => withFile(JSON.stringify(file), (path) => main(['plan', path, ...words]));

  test.each([
    [undefined, { maxPods: 9, nodeSubnetAddressesPerNode: 10 }], // 1 + 9
    [{ ipAssignment: 'prefix-delegation' }, { maxPods: 110, prefixesPerNode: 7 }], // ceil(111 / 16)
    [{ ipAssignment: 'prefix-delegation', warmPool: { warmWindowsPrefixTarget: 1 } }, { prefixesPerNode: 8 }], // 7 + 1
    [{ ipAssignment: 'prefix-delegation', warmPool: { warmWindowsIPTarget: 19, minimumWindowsIPTarget: 3 } }, { prefixesPerNode: 9 }], // ceil(129 / 16)
  ])('knows Windows: %p', (of, expected) => {
    expect(JSON.parse(answer({ subnets, nodegroups: [group], windows: of }, '--json').stdout).nodegroups).toMatchObject([{ os: 'windows', ...expected }]);
    expect(answer({ subnets, nodegroups: [group], windows: of }, '--all').stdout).toMatch(/^win +\S+, windows /m);
  });

  test('knows IPv6, and branchSurgePercent', () => {
    const file = { subnets, ipFamily: 'ipv6', nodegroups: [{ ...group, os: 'linux' }] };

    expect(JSON.parse(answer(file, '--json').stdout)).toMatchObject({ ipFamily: 'ipv6', nodegroups: [{ maxPods: 110 }] });
    expect(answer(file, '--all').stdout).toMatch(/IPv6/);
    expect(answer({ ...file, ipFamily: 'ipv4', trunkEni: true, nodegroups: [{ ...group, os: 'linux', branchPods: 8, branchSurgePercent: 0 }] }).stdout).not.toContain('branch-pods-roll-out');
  });

  test.each([
    [{ ipFamily: 'ipv5' }, 'ipFamily must be ipv4 or ipv6, and is "ipv5"'],
    [{ nodegroups: [{ ...group, os: 'macos' }] }, 'nodegroups[0].os must be linux or windows, and is "macos"'],
    [{ windows: { ipAssignment: 'x' } }, 'windows.ipAssignment must be secondary-ip or prefix-delegation, and is "x"'],
    [{ windows: { warmPool: {} } }, 'windows.warmPool holds nothing: give warmWindowsPrefixTarget, or warmWindowsIPTarget with or without minimumWindowsIPTarget'],
    [{ windows: { warmPool: { warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 1 } } }, 'windows.warmPool holds warmWindowsPrefixTarget and warmWindowsIPTarget: give'],
    [{ windows: { warmPool: { warmWindowsPrefixTarget: 0 } } }, "'warmWindowsPrefixTarget' of the warm pool of Windows nodes is 0, which is not a whole number of 1 or more"],
    [{ windows: { warmPool: { warmWindowsIPTarget: 'one' } } }, 'windows.warmPool.warmWindowsIPTarget must be a number, and is "one"'],
  ])('fails with %p', (more, problem) => {
    const { code, stderr } = answer({ subnets, nodegroups: [group], ...more });

    expect([code, stderr.includes(problem)]).toEqual([2, true]);
  });
});

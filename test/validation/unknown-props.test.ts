import { Lazy } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { FindingError } from '../../src/findings/finding-error';
import { PROP_NAMES } from '../../src/findings/prop-names.generated';
import { propNames } from '../../src/findings/struct-findings';
import { Facts } from '../../src/findings/wording';
import { errorOf, expectRefusal } from '../private/cdk-refusals';
import { ENTRIES, Entry, ground, TOO_FEW } from '../private/entries';
import { findingsThrownBy } from '../private/findings-thrown';
import { factsOf, statementsOf } from '../private/statements';

/** What an error of ours says, which begins with the path of the construct where there is one, and has its id. */
const factsThrown = (call: () => unknown, path: string | undefined): Facts[] => {
  const error = errorOf(call);
  expect(error).toBeInstanceOf(FindingError);
  const { message, findings } = error as FindingError;
  if (path !== undefined) expect(message.startsWith(`[${path}] `) ? path : message).toBe(path);
  expect(message).toMatch(/\[cdk-eks-pod-capacity:[a-z-]+\]\n/);
  return statementsOf(findings).map(({ facts }) => facts);
};

const refused = ({ call, given, path }: Entry, change: (props: Record<string, unknown>) => unknown): Facts[] => {
  const on = ground();
  return factsThrown(() => call(on, change(given(on))), path);
};

test('the entries take every struct that is none of a part, and none else', () => {
  const parts = [
    'ClusterDetails', 'ClusterNodegroupOptions', 'EarlierMode', 'ExpectedPods', 'FleetForecast', 'FleetLimits', 'IpamSubnets', 'NodegroupForecast', 'PlanningOptions', 'SubnetForecast', 'VpcCniAddonOptions', 'WindowsNetworking',
  ];
  expect([...new Set([...ENTRIES.map(({ struct }) => struct), ...parts])].sort()).toEqual(Object.keys(PROP_NAMES).filter((name) => !name.startsWith('eks.')).sort());
});

describe.each(ENTRIES.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
  test('takes what is legal, and names that are undefined', () => {
    const on = ground();
    expect(() => entry.call(on, { ...entry.given(on), colour: undefined })).not.toThrow();
  });

  test('refuses names that nobody knows, all at once, the misspelt with the one that was meant', () => {
    const [name] = propNames(entry.struct);
    const facts = refused(entry, (props) => ({ ...props, ...{ colour: 'red' }, [`${name}${name.at(-1)}`]: 1 }));
    expect(facts).toContainEqual({ prop: 'colour', struct: entry.struct, known: propNames(entry.struct) });
    expect(facts).toContainEqual({ prop: `${name}${name.at(-1)}`, struct: entry.struct, meant: expect.arrayContaining([name]) });
  });

  test.each<[string, unknown, string]>([['null', null, 'null'], ['a text', 'x', "'x'"], ['a list', [], 'a list']])('refuses %s', (__, value, got) => {
    const on = ground();
    // What is no object can have no path of what would be made of it.
    const findings = findingsThrownBy(() => entry.call(on, value));
    expect(factsOf(findings, 'option-refused')).toEqual({ prop: entry.argument, words: expect.stringMatching(/^an object of \w+$/), got });
  });
});

test.each(TOO_FEW)('%s says what is missing', (_, call, path, problems) => {
  expect(factsThrown(() => call(ground()), path)).toMatchObject(problems);
});

const entryOf = (name: string) => ENTRIES.find((entry) => entry.name === name)!;

describe('together with what is of another shape', () => {
  test('names are refused, those of parts by their path', () => {
    const on = ground();
    const { call, given } = entryOf('PodCapacityCluster');
    expectRefusal(() => call(on, { ...given(on), podNetworks: 1, coreDns: 'no', planning: { growth: 5 }, vpcCni: { maxEnis: 3, cluster: 1, podNetwork: 2 } }), 'Stack/It',
      ['option-refused', { prop: 'podNetworks', struct: 'PodCapacityClusterProps', meant: ['podNetwork'] }],
      ['option-refused', { prop: 'vpcCni.maxEnis', struct: 'VpcCniAddonOptions', meant: ['maxEni'] }],
      ['option-refused', { prop: 'vpcCni.cluster', why: 'is the cluster itself' }],
      ['option-refused', { prop: 'vpcCni.podNetwork', why: 'is that of the cluster', instead: "give 'podNetwork' beside 'vpcCni'" }],
      ['option-refused', { prop: 'planning.growth', struct: 'PlanningOptions', known: ['growthPercent', 'mostNodes', 'otherAddresses', 'reports', 'zonesLost'] }],
      ['option-refused', 'shapes.other', { prop: 'coreDns', words: 'true or false', got: "'no'" }]);
  });

  test.each<[string, Record<string, unknown>, Facts]>([
    ['PodNodegroup', { expectedPods: { podPerNode: 3 } }, { prop: 'expectedPods.podPerNode', struct: 'ExpectedPods', meant: ['podsPerNode'] }],
    ['PodNodegroup', { remoteAccess: { sshKey: 'key' } }, { prop: 'remoteAccess.sshKey', struct: 'eks.NodegroupRemoteAccess' }],
    ['PodNodegroup', { taints: [{ key: 'a', effct: 'b' }] }, { prop: 'taints[0].effct', struct: 'eks.TaintSpec', meant: ['effect'] }],
    ['NodeBootstrap', { taints: [{}, { keys: 'a' }] }, { prop: 'taints[1].keys', struct: 'eks.TaintSpec', meant: ['key'] }],
    ['NodeBootstrap', { machineImageId: 'ami-1' }, { prop: 'machineImageId', struct: 'NodeBootstrapProps' }],
    ['addNodegroup', { maxsize: 3 }, { prop: 'maxsize', struct: 'PodNodegroupProps', meant: ['maxSize'] }],
    ['VpcCniAddon', { windows: { warmpool: 1 } }, { prop: 'windows.warmpool', struct: 'WindowsNetworking', meant: ['warmPool'] }],
    ['PodSubnets', { ipam: { netmask: 20 } }, { prop: 'ipam.netmask', struct: 'IpamSubnets' }],
    ['PodForecast.of', { windows: { pool: 1 } }, { prop: 'windows.pool', struct: 'WindowsNetworking' }],
    ['PodForecast.of', { subnets: [{ zoned: 1 }] }, { prop: 'subnets[0].zoned', struct: 'SubnetForecast', meant: ['zone'] }],
    ['PodForecast.of', { nodegroups: [{ instanceTypes: 'x', minsize: 1 }] }, { prop: 'nodegroups[0].minsize', struct: 'NodegroupForecast', meant: ['minSize'] }],
    ['PodForecast.of', { nodegroups: [{ instanceTypes: 'x', minsize: 1 }] }, { prop: 'nodegroups[0].instanceTypes', words: 'a list of InstanceTypeLimits', got: "'x'" }],
    ['PodForecast.of', { fleets: [{ instanceTypes: [], limit: 1 }] }, { prop: 'fleets[0].limit', struct: 'FleetForecast', meant: ['limits'] }],
    ['PodForecast.of', { fleets: [{ instanceTypes: [], limits: { vcpus: 1 } }] }, { prop: 'fleets[0].limits.vcpus', struct: 'FleetLimits' }],
    ['ClusterPlan', { planning: { mostNode: 1 } }, { prop: 'planning.mostNode', struct: 'PlanningOptions', meant: ['mostNodes'] }],
    ['ClusterPlan', { clusterDetails: { vpcs: 1 } }, { prop: 'clusterDetails.vpcs', struct: 'ClusterDetails', meant: ['vpc'] }],
    ['PodForecast.of', { warmPool: 1 }, { prop: 'warmPool', words: 'a WarmPool', got: "number '1'" }],
    ['NodeCapacity.of', { ipAssignment: 'prefix-delegation' }, { prop: 'ipAssignment', words: 'an IpAssignment', got: "'prefix-delegation'" }],
    ['AddressDemand.of', { windowsWarmPool: {} }, { prop: 'windowsWarmPool', words: 'a WindowsWarmPool', got: 'an object' }],
  ])('%s with %p', (name, wrong, facts) => {
    expect(refused(entryOf(name), (props) => ({ ...props, ...wrong }))).toContainEqual(expect.objectContaining(facts));
  });
});

test('a token in place of props is refused', () => {
  const { call } = entryOf('SecondaryCidr');
  expectRefusal(() => call(ground(), Lazy.any({ produce: () => ({}) })), 'Stack/It',
    ['unresolved-value', { prop: 'props', words: 'an object' }]);
});

describe('options of CDK that are dropped here', () => {
  const PASSED_ON = ['bootstrapClusterCreatorAdminPermissions', 'outputConfigCommand'];
  const beyond = (cdk: 'eks.ClusterProps' | 'eks.FargateProfileProps' | 'eks.NodegroupProps', own: 'PodCapacityClusterProps' | 'PodFargateProfileOptions' | 'ClusterNodegroupOptions') =>
    propNames(cdk).filter((name) => !propNames(own).includes(name));

  test.each(beyond('eks.ClusterProps', 'PodCapacityClusterProps').filter((name) => !PASSED_ON.includes(name)))('%s of a cluster is refused, with the way out', (name) => {
    const on = ground();
    const { call, given } = entryOf('PodCapacityCluster');
    expectRefusal(() => call(on, { ...given(on), [name]: 0 }), 'Stack/It',
      ['option-refused', 'shapes.refused', { prop: name }]);
  });

  test.each(PASSED_ON)('%s of a cluster is passed on', (name) => {
    const on = ground();
    const { call, given } = entryOf('PodCapacityCluster');
    const platform = call(on, { ...given(on), [name]: false }) as { cluster: eks.Cluster };
    expect(platform.cluster).toBeInstanceOf(eks.Cluster);
  });

  test.each([
    ['addNodegroup', beyond('eks.NodegroupProps', 'ClusterNodegroupOptions')], ['addFargateProfile', beyond('eks.FargateProfileProps', 'PodFargateProfileOptions')],
  ])('%s refuses the cluster, which is its own', (name, others) => {
    expect(others).toEqual(['cluster']);
    const on = ground();
    const { call, given } = entryOf(name);
    expectRefusal(() => call(on, { ...given(on), cluster: on.platform.cluster }), 'Stack/Platform',
      ['option-refused', { prop: 'cluster', why: 'is always this cluster' }]);
  });
});

test('limits of the table can be stated anew', () => {
  const { call, given } = entryOf('InstanceTypeLimits.custom');
  const known = call(ground(), given(ground())) as object;

  expect(call(ground(), { ...known, maxEnis: 2 })).toMatchObject({ maxEnis: 2, supportsPrefixes: true });
});

test('options of a demand are options of the capacity of its node', () => {
  const { call, given } = entryOf('NodeCapacity.of');

  expect(() => call(ground(), { ...given(ground()), subnetDiscovery: true, maxPods: 5 })).not.toThrow();
});

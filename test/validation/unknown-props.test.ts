import { Lazy } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PROP_NAMES } from '../../src/findings/prop-names.generated';
import { propNames } from '../../src/findings/struct-findings';
import { errorOf, expectRefusal } from '../private/cdk-refusals';
import { ENTRIES, Entry, ground, TOO_FEW } from '../private/entries';

const refused = ({ call, given, path }: Entry, change: (props: Record<string, unknown>) => unknown): string => {
  const on = ground();
  const { message } = errorOf(() => call(on, change(given(on))));
  if (path !== undefined) expect(message).toContain(`[${path}] `);
  expect(message).toMatch(/\[cdk-eks-pod-capacity:[a-z-]+\]$/);
  return message;
};

test('the entries take every struct that is none of a part, and none else', () => {
  const parts = [
    'ClusterNodegroupOptions', 'ExpectedPods', 'IpamSubnets', 'NodegroupForecast', 'PlanningOptions', 'SubnetForecast', 'VpcCniAddonOptions', 'WindowsNetworking',
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
    const message = refused(entry, (props) => ({ ...props, ...{ colour: 'red' }, [`${name}${name.at(-1)}`]: 1 }));
    expect(message).toContain(`'colour' is no property of ${entry.struct}; leave it out, or give one of `);
    expect(message).toContain(`'${name}${name.at(-1)}' is no property of ${entry.struct}; did you mean '${name}'`);
  });

  test.each<[string, unknown, string]>([['null', null, 'null'], ['a text', 'x', "'x'"], ['a list', [], 'a list']])('refuses %s', (__, value, got) => {
    const on = ground();
    // What is no object can have no path of what would be made of it.
    expect(errorOf(() => entry.call(on, value)).message).toMatch(new RegExp(`'${entry.argument}' must be an object of \\w+; got ${got} \\[cdk-eks-pod-capacity:option-refused\\]$`));
  });
});

test.each(TOO_FEW)('%s says what is missing', (_, call, said) => {
  const { message } = errorOf(() => call(ground()));
  expect(said.filter((text) => !message.includes(text)).map((text) => `${text} is not in: ${message}`)).toEqual([]);
  expect(message).toMatch(/\[cdk-eks-pod-capacity:[a-z-]+\]$/);
});

const entryOf = (name: string) => ENTRIES.find((entry) => entry.name === name)!;

describe('together with what is of another shape', () => {
  test('names are refused, those of parts by their path', () => {
    const on = ground();
    const { call, given } = entryOf('PodCapacityCluster');
    expectRefusal(() => call(on, { ...given(on), podNetworks: 1, coreDns: 'no', planning: { growth: 5 }, vpcCni: { maxEnis: 3, cluster: 1, podNetwork: 2 } }), 'Stack/It',
      ['option-refused', "'podNetworks' is no property of PodCapacityClusterProps; did you mean 'podNetwork'?"],
      ['option-refused', "'vpcCni.maxEnis' is no property of VpcCniAddonOptions; did you mean 'maxEni'?"],
      ['option-refused', "'vpcCni.cluster' is the cluster itself"],
      ['option-refused', "'vpcCni.podNetwork' is that of the cluster; leave it out, and give 'podNetwork' beside 'vpcCni'"],
      ['option-refused', "'planning.growth' is no property of PlanningOptions; leave it out, or give one of growthPercent"],
      ['option-refused', "'coreDns' must be true or false"]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['PodNodegroup', { expectedPods: { podPerNode: 3 } }, "'expectedPods.podPerNode' is no property of ExpectedPods; did you mean 'podsPerNode'?"],
    ['PodNodegroup', { remoteAccess: { sshKey: 'key' } }, "'remoteAccess.sshKey' is no property of eks.NodegroupRemoteAccess"],
    ['PodNodegroup', { taints: [{ key: 'a', effct: 'b' }] }, "'taints[0].effct' is no property of eks.TaintSpec; did you mean 'effect'?"],
    ['NodeBootstrap', { taints: [{}, { keys: 'a' }] }, "'taints[1].keys' is no property of eks.TaintSpec; did you mean 'key'?"],
    ['NodeBootstrap', { machineImageId: 'ami-1' }, "'machineImageId' is no property of NodeBootstrapProps"],
    ['addNodegroup', { maxsize: 3 }, "'maxsize' is no property of PodNodegroupProps; did you mean 'maxSize'?"],
    ['VpcCniAddon', { windows: { warmpool: 1 } }, "'windows.warmpool' is no property of WindowsNetworking; did you mean 'warmPool'?"],
    ['PodSubnets', { ipam: { netmask: 20 } }, "'ipam.netmask' is no property of IpamSubnets"],
    ['PodForecast.of', { windows: { pool: 1 } }, "'windows.pool' is no property of WindowsNetworking"],
    ['PodForecast.of', { subnets: [{ zoned: 1 }] }, "'subnets[0].zoned' is no property of SubnetForecast; did you mean 'zone'?"],
    ['PodForecast.of', { nodegroups: [{ instanceTypes: 'x', minsize: 1 }] }, "'nodegroups[0].minsize' is no property of NodegroupForecast; did you mean 'minSize'?"],
    ['PodForecast.of', { nodegroups: [{ instanceTypes: 'x', minsize: 1 }] }, "'nodegroups[0].instanceTypes' must be a list of InstanceTypeLimits; got 'x'"],
    ['PodForecast.of', { warmPool: 1 }, "'warmPool' must be a WarmPool; got number '1'"],
    ['NodeCapacity.of', { ipAssignment: 'prefix-delegation' }, "'ipAssignment' must be an IpAssignment; got 'prefix-delegation'"],
    ['AddressDemand.of', { windowsWarmPool: {} }, "'windowsWarmPool' must be a WindowsWarmPool; got an object"],
  ])('%s with %p', (name, wrong, said) => {
    expect(refused(entryOf(name), (props) => ({ ...props, ...wrong }))).toContain(said);
  });
});

test('a token in place of props is refused', () => {
  const { call } = entryOf('SecondaryCidr');
  expectRefusal(() => call(ground(), Lazy.any({ produce: () => ({}) })), 'Stack/It', ['unresolved-value', "'props' is a token"]);
});

describe('options of CDK that are dropped here', () => {
  const PASSED_ON = ['bootstrapClusterCreatorAdminPermissions', 'outputConfigCommand'];
  const beyond = (cdk: 'eks.ClusterProps' | 'eks.FargateProfileProps' | 'eks.NodegroupProps', own: 'PodCapacityClusterProps' | 'PodFargateProfileOptions' | 'ClusterNodegroupOptions') =>
    propNames(cdk).filter((name) => !propNames(own).includes(name));

  test.each(beyond('eks.ClusterProps', 'PodCapacityClusterProps').filter((name) => !PASSED_ON.includes(name)))('%s of a cluster is refused, with the way out', (name) => {
    const on = ground();
    const { call, given } = entryOf('PodCapacityCluster');
    expectRefusal(() => call(on, { ...given(on), [name]: 0 }), 'Stack/It', ['option-refused', `'${name}' `, 'leave it out']);
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
    expectRefusal(() => call(on, { ...given(on), cluster: on.platform.cluster }), 'Stack/Platform', ['option-refused', "'cluster' is this cluster; leave it out"]);
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

import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { WindowsNetworking } from '../../src/capacity/windows-networking';
import { WindowsWarmPool } from '../../src/capacity/windows-warm-pool';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { expectSaid, namesOf } from '../private/cdk-refusals';
import { factsOf, Said, statementsOf } from '../private/statements';

const PREFIXES: WindowsNetworking = { ipAssignment: IpAssignment.prefixDelegation() };
const CONTROLLER = 'AmazonEKSVPCResourceController';

/** Keys that say something of Windows, with their values. */
function ofWindows(configuration: object): object {
  return Object.fromEntries(Object.entries(configuration).filter(([key]) => /windows/i.test(key)));
}

describe('the configuration', () => {
  test.each<[string, WindowsNetworking | undefined, object]>([
    ['nothing', undefined, {}],
    ['the defaults', {}, { enableWindowsIpam: 'true' }],
    ['single addresses', { ipAssignment: IpAssignment.secondaryIp() }, { enableWindowsIpam: 'true' }],
    ['S67 prefixes', PREFIXES, { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' }],
    ['targets in addresses', { warmPool: WindowsWarmPool.addresses(2, 0) }, { enableWindowsIpam: 'true', warmWindowsIPTarget: 2, minimumWindowsIPTarget: 0 }],
    ['prefixes kept whole', { ...PREFIXES, warmPool: WindowsWarmPool.prefixes(1) },
      { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }],
  ])('of %s', (_, windows, expected) => {
    const { cni } = platformOf({ windows });
    const configuration = configurationOf(cni);

    expect(ofWindows(configuration)).toEqual(expected);
    expect(cni.windows).toBe(windows);
    expect(cni.findings).toEqual([]);
    expect(schemaProblems(configuration)).toEqual([]);
  });

  test('changes nothing of what Linux nodes are told', () => {
    const settings: AddonSettings = { podNetwork: POD_NETWORK, ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(2, 10) };
    const windows = { ...PREFIXES, warmPool: WindowsWarmPool.prefixes(2) };
    const [without, withWindows] = [settings, { ...settings, windows }].map((each) => configurationOf(platformOf(each).cni));

    expect(withWindows.env).toEqual(without.env);
    expect(withWindows.eniConfig).toEqual(without.eniConfig);
  });

  test('a schema of an older version has no prefixes for Windows, nor values of other types', () => {
    expect(schemaProblems({ enableWindowsIpam: true }, false)).toEqual(['/enableWindowsIpam must be string']);
    expect(schemaProblems({ enableWindowsPrefixDelegation: 'true' }, false)).toEqual([' must NOT have additional properties']);
    expect(schemaProblems({ enableWindowsPrefixDelegation: true, warmWindowsIPTarget: '1' })).toHaveLength(2);
  });
});

describe('settings that are refused', () => {
  const refused = (settings: AddonSettings, ...said: Said[]) => expectSaid(() => platformOf(settings), 'Stack/Cni', ...said);

  test('whole prefixes beside single addresses', () => {
    refused({ windows: { warmPool: WindowsWarmPool.prefixes(1) } },
      ['warm-targets.windowsPrefixesUnused', {}]);
  });

  test.each([PREFIXES, { warmPool: WindowsWarmPool.addresses(1) }])('what an older add-on does not have', (windows) => {
    refused({ windows, addonVersion: 'v1.15.5-eksbuild.1' }, ['cni-versions.windowsTargets', { version: 'v1.15.5-eksbuild.1', since: 'v1.16' }]);
    expect(namesOf(platformOf({ windows, addonVersion: 'v1.16.0-eksbuild.1' }).cni.findings)).toEqual(['cni-version-behind']);
    expect(namesOf(platformOf({ windows: {}, addonVersion: 'v1.15.5-eksbuild.1' }).cni.findings)).toEqual(['cni-version-behind']);
  });

  test('Windows in a cluster with IPv6', () => {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'main', vpc: vpcOf(stack), ipFamily: eks.IpFamily.IP_V6 });

    expectSaid(() => new VpcCniAddon(stack, 'Cni', { cluster, windows: {} }), 'Stack/Cni', ['cni-with-ipv6.windows', {}]);
  });
});

describe('the role of the cluster', () => {
  const controllersOf = (stack: Stack) => JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Role')).split(CONTROLLER).length - 1;

  test.each<[string, AddonSettings, number]>([
    ['neither', {}, 0],
    ['Windows', { windows: {} }, 1],
    ['Windows and security groups for pods', { windows: {}, securityGroupsForPods: SecurityGroupsForPods.standard() }, 1],
  ])('with %s', (_, settings, times) => {
    const stack = stackIn();
    platformOf(settings, stack);

    expect(controllersOf(stack)).toBe(times);
  });

  test('is said to be unseen where the cluster is imported, once', () => {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'main', vpc: vpcOf(stack) });
    const [windows, both] = [{}, { securityGroupsForPods: SecurityGroupsForPods.standard() }]
      .map((more, index) => new VpcCniAddon(stack, `Cni${index}`, { cluster, windows: {}, ...more }).findings);

    expect(namesOf(windows)).toEqual(['pod-identity-agent-unseen', 'cluster-role-unseen']);
    expect(statementsOf(windows)[1]).toMatchObject({ about: 'prop windows', facts: { features: ['Windows nodes'], policy: CONTROLLER } });
    expect(namesOf(both)).toEqual(['pod-identity-agent-unseen', 'cluster-role-unseen']);
    expect(factsOf(both, 'cluster-role-unseen').features).toEqual(['security groups for pods', 'Windows nodes']);
  });
});

test('a later generation of pod subnets says nothing of Windows', () => {
  const { cni } = platformOf({ windows: {}, podNetwork: POD_NETWORK });

  expect(cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16')).windows).toBeUndefined();
});

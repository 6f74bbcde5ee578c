import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment, PodCapacityCluster, PodNetwork, SecurityGroupsForPods, VpcCniAddon, VpcCniAddonOptions, WarmPool, WindowsWarmPool } from '../../../src';
import { FindingError } from '../../../src/findings/finding-error';
import { stackIn } from '../../private/cdk-fixtures';
import { groupOf, plainCluster, PlainParts, saidOf } from '../../private/cdk-plain';
import { namesOf } from '../../private/cdk-refusals';

/*
 * Versions of add-ons at both sides of each boundary. What is pinned is judged, what is not is EKS's to choose.
 */

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'ipv6' } };
const OLD = 'warning cni-version-too-old';
const BEHIND = 'warning cni-version-behind';
const REFUSED = 'error addon-version-refused';
const ENI_CONFIG = { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' }, 'eu-west-1b': { id: 'subnet-2' } } };

/** What is said of versions of an add-on of a plain cluster. */
function saidOfVersions(parts: PlainParts, more: (stack: Stack, cluster: eks.CfnCluster) => void = () => undefined): string[] {
  const { stack, cluster } = plainCluster(parts);
  more(stack, cluster);
  return saidOf(stack.node.root as App).filter((said) => /version/.test(said)).map((said) => said.replace(/ at .*/, ''));
}

/** What a construct says of versions. */
function saidByConstruct(
  kubernetes: string,
  vpcCni: VpcCniAddonOptions,
  podNetwork: PodNetwork = PodNetwork.nodeSubnets(),
  ipFamily?: eks.IpFamily,
): string[] {
  try {
    const platform = new PodCapacityCluster(stackIn(), 'Platform', { version: eks.KubernetesVersion.of(kubernetes), podNetwork, ipFamily, vpcCni });
    return namesOf(platform.node.findAll().flatMap((each) => (each instanceof VpcCniAddon ? each.findings : []))).filter((name) => /version/.test(name));
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return error.findings.map(({ id }) => id.split(':')[1]);
  }
}

test.each<[string, string, boolean]>([
  ['1.28', 'v1.13.3-eksbuild.1', true], ['1.28', 'v1.13.4-eksbuild.1', false],
  ['1.29', 'v1.14.0-eksbuild.3', true], ['1.29', 'v1.14.1-eksbuild.1', false],
  ['1.30', 'v1.15.5-eksbuild.1', true], ['1.30', 'v1.16.0-eksbuild.1', false],
  ['1.31', 'v1.16.3-eksbuild.2', true], ['1.31', 'v1.16.4-eksbuild.2', false],
  ['1.32', 'v1.17.0-eksbuild.1', true], ['1.32', 'v1.17.1-eksbuild.1', false],
  ['1.33', 'v1.9.3-eksbuild.1', true], ['1.33', 'v1.17.1-eksbuild.1', false],
  ['1.34', 'v1.18.0-eksbuild.1', true], ['1.34', 'v1.20.3-eksbuild.9', true], ['1.34', 'v1.20.4-eksbuild.1', false], ['1.35', 'v1.20.4-eksbuild.1', false],
  ['1.36', 'v1.19.6-eksbuild.7', true], ['1.24', 'v1.12.0-eksbuild.1', false],
])('on Kubernetes %s, vpc-cni %s is behind: %p', (version, addonVersion, isBehind) => {
  expect(saidOfVersions({ env: {}, cluster: { version }, addon: { addonVersion } })).toEqual(isBehind ? [BEHIND] : []);
  if (Number(version.split('.')[1]) < 28) return;
  expect(saidByConstruct(version, { addonVersion, ipAssignment: IpAssignment.secondaryIp() })).toEqual(isBehind ? ['cni-version-behind'] : []);
});

test.each<[string, PlainParts, boolean]>([
  ['a version that is not pinned', { cluster: { version: '1.34' } }, false],
  ['a version of Kubernetes that is not', { addon: { addonVersion: 'v1.18.0-eksbuild.1' } }, false],
  ['both', { cluster: { version: '1.34' }, addon: { addonVersion: 'v1.18.0-eksbuild.1' } }, true],
])('%s', (_, parts, isSaid) => {
  expect(saidOfVersions({ env: {}, ...parts })).toEqual(isSaid ? [BEHIND] : []);
});

test('a token is not judged', () => {
  const stack = stackIn();
  const addonVersion = new CfnParameter(stack, 'Version').valueAsString;
  const platform = new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.nodeSubnets(), vpcCni: { addonVersion } });

  expect(namesOf(platform.findings).filter((name) => name.startsWith('cni-version'))).toEqual([]);
  expect(saidOfVersions({ env: {}, cluster: { version: '1.34' }, addon: { addonVersion } })).toEqual([]);
});

/** What each feature is asked for by, the last version without it and the first with it. */
const FEATURES: ReadonlyArray<readonly [name: string, last: string, first: string, PlainParts]> = [
  ['prefixes', 'v1.8.0-eksbuild.1', 'v1.9.0-eksbuild.1', { env: PREFIXES }],
  ['IPv6', 'v1.10.0-eksbuild.1', 'v1.10.1-eksbuild.1', { env: {}, cluster: IPV6 }],
  ['prefixes on bare metal', 'v1.10.4-eksbuild.3', 'v1.11.0-eksbuild.1', { env: PREFIXES, group: { instanceTypes: ['m5.metal'] } }],
  ['network policies', 'v1.13.4-eksbuild.1', 'v1.14.0-eksbuild.3', { env: {}, configuration: { enableNetworkPolicy: 'true' } }],
  ['ENIConfigs of the add-on', 'v1.14.1-eksbuild.1', 'v1.15.0-eksbuild.1', { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' }, configuration: { eniConfig: ENI_CONFIG } }],
  ['security groups for pods with IPv6', 'v1.15.5-eksbuild.1', 'v1.16.0-eksbuild.1', { env: { ENABLE_POD_ENI: 'true' }, cluster: IPV6 }],
  ['prefixes of Windows nodes', 'v1.15.5-eksbuild.1', 'v1.16.0-eksbuild.1', { env: {}, configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' } }],
  ...['warmWindowsIPTarget', 'minimumWindowsIPTarget', 'warmWindowsPrefixTarget'].map((name): [string, string, string, PlainParts] => (
    [`targets of Windows nodes: ${name}`, 'v1.15.5-eksbuild.1', 'v1.16.0-eksbuild.1', { env: {}, configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'false', [name]: 5 } }])),
  ['subnet discovery', 'v1.17.1-eksbuild.1', 'v1.18.0-eksbuild.1', { env: { ENABLE_SUBNET_DISCOVERY: 'true' } }],
  ['a variable: POD_MTU', 'v1.16.3-eksbuild.2', 'v1.16.4-eksbuild.1', { env: { POD_MTU: '1500' } }],
  ['a variable: NETWORK_POLICY_ENFORCING_MODE', 'v1.17.0-eksbuild.1', 'v1.17.1-eksbuild.1', { env: { NETWORK_POLICY_ENFORCING_MODE: 'strict' } }],
  ['a variable: ENABLE_V6_EGRESS', 'v1.12.6-eksbuild.2', 'v1.13.0-eksbuild.1', { env: { ENABLE_V6_EGRESS: 'true' } }],
  ['a variable: IP_COOLDOWN_PERIOD', 'v1.14.1-eksbuild.1', 'v1.15.0-eksbuild.1', { env: { IP_COOLDOWN_PERIOD: '60' } }],
];

test.each(FEATURES)('%s: not in %s, in %s', (_, last, first, parts) => {
  expect(saidOfVersions({ ...parts, addon: { addonVersion: last } })).toEqual([OLD]);
  expect(saidOfVersions({ ...parts, addon: { addonVersion: first } })).toEqual([]);
});

test.each<[string, PlainParts]>([
  ['discovery that is off', { env: { ENABLE_SUBNET_DISCOVERY: 'false' } }],
  ['no network policies', { env: {}, configuration: { enableNetworkPolicy: 'false' } }],
  ['prefixes of Windows that are off', { env: {}, configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'false' } }],
  ['security groups for pods with IPv4', { env: { ENABLE_POD_ENI: 'true' } }],
  ['what the add-on does in any case', { env: { NETWORK_POLICY_ENFORCING_MODE: 'standard', DISABLE_POD_V6: 'false', IP_COOLDOWN_PERIOD: '30' } }],
])('an old version with %s has nothing said of it', (_, parts) => {
  expect(saidOfVersions({ ...parts, addon: { addonVersion: 'v1.12.0-eksbuild.1' } })).toEqual([]);
});

test.each<[string, Record<string, string>, string[], string[]]>([
  ['prefixes on bare metal', PREFIXES, ['m5.metal'], [OLD]],
  ['prefixes on one type of bare metal beside another type', PREFIXES, ['m5.large', 'm5.metal'], [OLD]],
  ['single addresses on bare metal', {}, ['m5.metal'], []],
  ['prefixes on a type of Nitro', PREFIXES, ['m5.large'], []],
  ['prefixes on a type of Xen, which takes none', PREFIXES, ['m4.large'], []],
])('the last version without prefixes on bare metal, with %s', (_, env, instanceTypes, expected) => {
  expect(saidOfVersions({ env, group: { instanceTypes }, addon: { addonVersion: 'v1.10.4-eksbuild.3' } })).toEqual(expected);
});

test.each<[string, number[], boolean, string[]]>([
  ['none', [], false, []],
  ['one of two', [1], false, [OLD]],
  ['both', [0, 1], false, [OLD]],
  ['one, beside a group that is not in it', [1], true, [OLD]],
])('the last version that does not know subnets which are left out by a tag: %s', (_, leftOut, hasOther, expected) => {
  const { stack, cluster, subnets } = plainCluster({ env: {}, addon: { addonVersion: 'v1.22.0-eksbuild.1' } });
  leftOut.forEach((index) => subnets[index].tags.setTag('kubernetes.io/role/cni', '0'));
  if (hasOther) groupOf(cluster, 'Other', { subnets: [subnets[0].ref] });

  expect(saidOf(stack.node.root as App).filter((said) => said.includes('version')).map((said) => said.replace(/ at .*/, ''))).toEqual(expected);
});

test.each<[string, VpcCniAddonOptions, PodNetwork, eks.IpFamily | undefined, string, string, string]>([
  ['network policies', { networkPolicy: true }, PodNetwork.nodeSubnets(), undefined, 'v1.13.4-eksbuild.1', 'v1.14.0-eksbuild.3', 'option-refused'],
  ['ENIConfigs of the add-on', {}, PodNetwork.secondaryCidr('100.64.0.0/16'), undefined, 'v1.14.1-eksbuild.1', 'v1.15.0-eksbuild.1', 'cni-version-too-old'],
  ['security groups for pods with IPv6', { securityGroupsForPods: SecurityGroupsForPods.strict() }, PodNetwork.nodeSubnets(), eks.IpFamily.IP_V6, 'v1.15.5-eksbuild.1', 'v1.16.0-eksbuild.1', 'option-refused'],
  ['targets of Windows nodes', { windows: { warmPool: WindowsWarmPool.addresses(2) } }, PodNetwork.nodeSubnets(), undefined, 'v1.15.5-eksbuild.1', 'v1.16.0-eksbuild.1', 'option-refused'],
  ['prefixes', { warmPool: WarmPool.prefixes(1) }, PodNetwork.nodeSubnets(), undefined, 'v1.8.0-eksbuild.1', 'v1.9.0-eksbuild.1', 'option-refused'],
  ['a variable', { environment: { POD_MTU: '1500' } }, PodNetwork.nodeSubnets(), undefined, 'v1.16.3-eksbuild.2', 'v1.16.4-eksbuild.1', 'cni-version-too-old'],
])('a construct with %s', (_, vpcCni, podNetwork, ipFamily, last, first, id) => {
  // Of Kubernetes 1.27 no oldest version is known.
  const said = (addonVersion: string) => saidByConstruct('1.27', { ...vpcCni, addonVersion }, podNetwork, ipFamily);

  expect(said(last)).toEqual([id]);
  expect(said(first)).toEqual([]);
});

describe('kube-proxy', () => {
  const proxied = (kubernetes: string | undefined, addonVersion: string | undefined, addonName: string = 'kube-proxy') => saidOfVersions(
    { cluster: { version: kubernetes } },
    (stack, cluster) => new eks.CfnAddon(stack, 'Proxy', { clusterName: cluster.ref, addonName, addonVersion }),
  );

  test.each<[string | undefined, string | undefined, string[]]>([
    ['1.34', 'v1.35.0-eksbuild.1', [REFUSED]],
    ['1.34', 'v1.34.1-eksbuild.2', []],
    ['1.34', 'v1.33.5-eksbuild.2', []],
    ['1.34', 'v1.31.10-eksbuild.8', []],
    ['1.34', 'v1.30.14-eksbuild.28', [REFUSED]],
    ['1.34', 'v1.9.0-eksbuild.1', [REFUSED]],
    ['1.27', 'v1.24.17-eksbuild.8', [REFUSED]],
    ['1.26', 'v1.24.17-eksbuild.8', []],
    ['1.28', 'v1.25.16-eksbuild.8', []],
    ['1.29', 'v1.25.16-eksbuild.8', [REFUSED]],
    ['1.34', undefined, []],
    [undefined, 'v1.20.0-eksbuild.1', []],
    ['1.34', 'v1.34.1', [REFUSED]],
    ['1.34', 'latest', [REFUSED]],
    ['1.34', 'v1.34.1-minimal-eksbuild.2', [REFUSED]],
  ])('on Kubernetes %p, version %p', (kubernetes, version, expected) => {
    expect(proxied(kubernetes, version)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['coredns', 'v1.11.4-eksbuild.2', []],
    ['coredns', 'latest', [REFUSED]],
    ['eks-pod-identity-agent', 'v1.3.4-eksbuild.1', []],
    ['eks-pod-identity-agent', '1.3.4', [REFUSED]],
    ['of somebody else', '1.0', []],
  ])('%s of version %s', (name, version, expected) => {
    expect(proxied('1.34', version, name)).toEqual(expected);
  });

  test('a token is not judged', () => {
    const said = saidOfVersions({ cluster: { version: '1.34' } }, (stack, cluster) =>
      new eks.CfnAddon(stack, 'Proxy', { clusterName: cluster.ref, addonName: 'kube-proxy', addonVersion: new CfnParameter(stack, 'Version').valueAsString }));

    expect(said).toEqual([]);
  });
});

test('t3 keeps a place for the trunk below v1.20.4, which is said of both', () => {
  const env = { ENABLE_POD_ENI: 'true' };
  const group = { instanceTypes: ['t3.2xlarge'] };
  const said = (addonVersion: string) => {
    const { stack } = plainCluster({ env, group, addon: { addonVersion } });
    return saidOf(stack.node.root as App).filter((each) => each.includes('trunk-place'));
  };
  const ofConstruct = (addonVersion: string) => {
    const platform = new PodCapacityCluster(stackIn(), 'Platform', {
      version: eks.KubernetesVersion.V1_33,
      podNetwork: PodNetwork.nodeSubnets(),
      vpcCni: { addonVersion, ipAssignment: IpAssignment.secondaryIp(), securityGroupsForPods: SecurityGroupsForPods.standard() },
    });
    return namesOf(platform.addNodegroup('Small', { instanceTypes: [new ec2.InstanceType('t3.2xlarge')] }).findings).filter((name) => name.includes('trunk-place'));
  };

  expect([said('v1.20.3-eksbuild.1'), said('v1.20.4-eksbuild.1')]).toEqual([['warning trunk-place-lost at Group'], []]);
  expect([ofConstruct('v1.20.3-eksbuild.1'), ofConstruct('v1.20.4-eksbuild.1')]).toEqual([['trunk-place-lost'], []]);
});

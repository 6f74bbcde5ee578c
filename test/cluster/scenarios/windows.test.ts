/*
 * Node groups with Windows in a cluster whose Linux pods have subnets of their own.
 *
 * S67 amazon-vpc-resource-controller-k8s#73, S68 containers-roadmap#481, S69 containers-roadmap#2780.
 */
import { FindingSeverity, IpAssignment, NodeOs, OperatingSystem, PodCapacityCluster, WindowsNetworking, WindowsWarmPool } from '../../../src';
import { CLUSTER_POD_WORDS } from '../../../src/findings/words/cluster/cluster-pods';
import { clusterIn, clusterWithGroup, plainStack, vpcCniConfigurationOf } from '../../private/cdk-cluster';
import { types } from '../../private/cdk-nodegroup';
import { expectSaid } from '../../private/cdk-refusals';
import { findingsNamed, takenOf } from '../../private/forecast-fixtures';
import { headOf } from '../../private/printed-findings';
import { saidBy } from '../../private/statements';

const PREFIXES: WindowsNetworking = { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WindowsWarmPool.prefixes(1) };

/** A cluster with a Linux group, and six Windows nodes with 5 pods each in three zones. */
function mixedCluster(windows: WindowsNetworking, type: string, more: object = {}): PodCapacityCluster {
  const platform = clusterWithGroup({ vpcCni: { windows } });
  platform.addNodegroup('Windows', { os: NodeOs.WINDOWS, instanceTypes: types(type), minSize: 6, maxSize: 6, expectedPods: { podsPerNode: 5 }, ...more });
  return platform;
}

const subnetNamed = ({ plan }: PodCapacityCluster, pattern: RegExp) => plan.subnets.find(({ name }) => pattern.test(name))!.name;
const planOf = ({ plan: { nodegroups } }: PodCapacityCluster) => nodegroups.find(({ name }) => name === 'Windows')!;

describe('six Windows nodes beside Linux pods in a secondary block', () => {
  const platform = mixedCluster({}, 'c5.large');
  const alone = clusterWithGroup();

  test('S67: run 9 pods each, and the add-on is told to give them addresses', () => {
    expect(planOf(platform)).toMatchObject({ os: OperatingSystem.WINDOWS, maxPods: 9, podsPerNode: 5 });
    expect(planOf(platform)).toMatchObject({ nodeSubnetAddressesPerNode: 7, podSubnetAddressesPerNode: 0 }); // 1 + 5 + 1
    expect(vpcCniConfigurationOf(platform)).toMatchObject({ enableWindowsIpam: 'true', env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENABLE_PREFIX_DELEGATION: 'true' } });
  });

  test('S69: count in the subnets of the nodes, and with nothing in those for pods', () => {
    const [nodes, pods] = [/PrivateSubnet1/, /Slot0/].map((pattern) => subnetNamed(platform, pattern));
    const [[, , before], [, , after]] = [alone, platform].map(({ plan }) => takenOf(plan, nodes));

    expect(after - before).toBe(2 * 7);
    expect(takenOf(platform.plan, pods)).toEqual(takenOf(alone.plan, pods));
  });

  test('S69: are warned of, with what they take and where', () => {
    const warnings = findingsNamed(platform.plan.findings, 'windows-in-node-subnets');

    expect(warnings).toHaveLength(1);
    expect(warnings[0].severity).toBe(FindingSeverity.WARNING);
    expect(saidBy(warnings)).toEqual([['plan-risks.podsInNodeSubnets', {
      groups: ['Windows'],
      os: 'Windows',
      discovery: false,
      perNode: [7],
      nodes: [6], // 6 * 7 = 42 in all
      subnets: expect.arrayContaining([expect.stringContaining('PrivateSubnet1')]),
    }]]);
  });

  test('wait for the VPC CNI, and coredns does not wait for them', () => {
    const [linux, windows] = platform.nodegroups;

    expect(windows.nodegroup.node.dependencies).toContain(platform.podNetworking);
    expect([linux, windows].map(({ _runsCoreDns }) => _runsCoreDns)).toEqual([true, false]);
  });
});

test('S67: with prefixes for Windows they run 110 of 144 addresses', () => {
  const platform = mixedCluster(PREFIXES, 'c5.large', { expectedPods: undefined });

  expect(planOf(platform)).toMatchObject({ maxPods: 110, podsPerNode: 110, prefixesPerNode: 8, nodeSubnetAddressesPerNode: 1 }); // ceil(110 / 16) + 1
  expect(vpcCniConfigurationOf(platform)).toMatchObject({ enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 1 });
});

test('S68: t3.large runs 11 pods in group and plan, and what kubelet is told is said beside it', () => {
  const platform = mixedCluster({}, 't3.large', { expectedPods: undefined });
  const [, windows] = platform.nodegroups;

  expect([windows.maxPods, planOf(platform).maxPods, planOf(platform).podsPerNode]).toEqual([11, 11, 11]); // 12 - 1
  expect(saidBy(windows.findings)).toEqual([['pod-counts.windowsOneEni', { types: ['t3.large'], ipv4PerEni: 12, addresses: 11, kubeletPods: 110 }]]);
});

test('a cluster without settings for Windows refuses them, with the way out', () => {
  expectSaid(() => clusterIn(plainStack('eu-west-1')).addNodegroup('Windows', { os: NodeOs.WINDOWS, instanceTypes: types('c5.large') }), 'Stack/Platform/NodegroupWindows',
    ['node-settings.noAddressOnWindows', { podNetworking: 'Stack/Platform/VpcCni' }]);
});

test('Windows nodes alone cannot run coredns, which is an error', () => {
  const platform = clusterIn(plainStack('eu-west-1'), { vpcCni: { windows: {} } });
  platform.addNodegroup('Windows', { os: NodeOs.WINDOWS, instanceTypes: types('c5.large') });

  expect(platform.node.findChild('CoreDns').node.validate().map(headOf))
    .toEqual([`${CLUSTER_POD_WORDS.coreDnsWithoutNodes.say({ namespace: 'kube-system' }).message} [cdk-eks-pod-capacity:coredns-without-nodes]`]);
});

import { IpAssignment, Finding, PodCapacityChecks, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { warningsOf } from '../private/cdk-assembly';
import { clusterIn } from '../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';

describe('a node that DaemonSets fill', () => {
  const FULL = { instanceTypes: types('t3.small'), expectedPods: { daemonSetPods: 9 } };
  const PLACED = { podNetwork: PodNetwork.nodeSubnets(), vpcCni: { ipAssignment: IpAssignment.secondaryIp() } };
  const idsOf = (findings: Finding[]) => findings.map(({ id }) => id.split(':')[1]).filter((id) => id === 'no-room-for-pods');

  // 3 x (4 - 1) + 2 = 11; 11 - 2 - 9 = 0
  test.each([[8, 0], [9, 1]])('of %d pods is said %d times: of the group and in the plan, and printed once', (daemonSetPods, times) => {
    const stack = stackIn();
    const platform = clusterIn(stack, PLACED);
    const group = platform.addNodegroup('Own', { ...FULL, expectedPods: { daemonSetPods } });

    expect([idsOf(group.findings).length, idsOf(platform.plan.findings).length]).toEqual([times, times]);
    expect(warningsOf(stack).filter((each) => each.includes('no-room-for-pods'))).toHaveLength(times);
    expect(new PodCapacityChecks().validateScope(stack).violations).toEqual([]);
  });

  test('is said of a group on a cluster of others, and not again by the checks', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, ipAssignment: IpAssignment.secondaryIp() });
    const group = new PodNodegroup(stack, 'Nodes', { cluster, podNetworking, ...FULL });

    expect(idsOf(group.findings)).toHaveLength(1);
    expect(new PodCapacityChecks().validateScope(stack).violations.filter(({ ruleName }) => ruleName.endsWith(':no-room-for-pods'))).toEqual([]);
  });
});

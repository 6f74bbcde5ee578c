import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { OperatingSystem } from '../../capacity/operating-system';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** Pods that EKS lets kubelet run on Windows nodes with an AMI of its own, and what users cannot change there. */
const TOLD_BY_EKS = 110;

/** What a Windows group is said to be by: its AMI type, or its operating system where that is not given. */
export function runsWindows({ amiType, os }: Pick<PodNodegroupProps, 'amiType' | 'os'>): boolean {
  return amiType === undefined ? os === NodeOs.WINDOWS : isWindowsAmi(amiType);
}

/** Whether an AMI type is one of Windows, also where CDK does not know it yet. */
export function isWindowsAmi(amiType: string): boolean {
  return amiType.startsWith('WINDOWS_');
}

/**
 * How Windows nodes are set up: with one ENI for pods, in their own subnet, whatever the VPC CNI does on Linux.
 */
export function windowsCapacityOptions({ podNetworking: { windows }, hostNetworkPods }: PodNodegroupProps): NodeCapacityOptions {
  return { os: OperatingSystem.WINDOWS, ipAssignment: windows?.ipAssignment, hostNetworkPods };
}

/**
 * The construct id of a Windows group: what a slot of its nodes' ENI holds, which they keep. What Linux nodes do is no part of it.
 */
export function windowsModeId({ windows }: IPodNetworking): string {
  return windows?.ipAssignment?.usesPrefixes ? 'WindowsPrefix' : 'WindowsSecondaryIp';
}

/** What keeps Windows nodes out of a cluster, or what they cannot have. */
export function windowsRefusals({ cluster, podNetworking, expectedPods, efaOnlyEnis = 0 }: PodNodegroupProps): Finding[] {
  const refuse = (name: string, why: string) => findingOf('option-refused', name, why);
  const { generation, windows } = podNetworking;
  return [
    ...(generation !== undefined ? [refuse('podNetworking',
      `'podNetworking' is generation '${generation}' of pod subnets, and pods on Windows nodes have addresses of the nodes' own subnets, so nothing would come of it; give that of the first generation`)]
      : windows === undefined ? [refuse('podNetworking',
        `'podNetworking' is '${podNetworking.node.path}', which gives pods on Windows nodes no address; set 'windows' of the VpcCniAddon, as in windows: {}, under 'vpcCni' of a PodCapacityCluster`)] : []),
    ...(cluster.ipFamily === eks.IpFamily.IP_V6 ? [refuse('cluster', "'cluster' has IPv6, and Windows nodes run with IPv4 only; use Linux nodes, or a cluster with IPv4")] : []),
    ...((expectedPods?.branchPods ?? 0) > 0 ? [findingOf('node-contradiction', 'expectedPods',
      `'expectedPods.branchPods' is ${expectedPods!.branchPods}, and pods on Windows nodes cannot have security groups of their own; leave it out, or use Linux nodes`)] : []),
    ...(efaOnlyEnis > 0 ? [findingOf('node-contradiction', 'efaOnlyEnis', `'efaOnlyEnis' is ${efaOnlyEnis}, and EFA is for Linux; leave it out, or use Linux nodes`)] : []),
  ];
}

/**
 * What there is to say of pod counts that EKS does not pass on: with an AMI of its own kubelet is told 110, and each node runs what its addresses allow.
 *
 * @param asked a pod count in range, where one was asked for
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function untoldPodsFindings(asked: number | undefined, capacity: NodegroupCapacity): Finding[] {
  const counts = capacity.nodes.map(({ limits: { instanceType }, maxPods }) => `${instanceType} ${maxPods}`);
  const differ = new Set(capacity.nodes.map(({ maxPods }) => maxPods)).size > 1;
  return [
    ...(asked === undefined || asked === capacity.maxPods ? [] : [findingOf('option-refused', 'maxPods',
      `'maxPods' is ${asked}, and EKS starts Windows nodes with an AMI of its own with ${TOLD_BY_EKS}, whatever is asked: a node of the group runs ${capacity.maxPods};`
      + " leave it out, or give 'machineImageId'")]),
    ...(differ ? [findingOf('windows-pods-differ', 'instanceTypes',
      `nodes of the group run different numbers of pods (${counts.join(', ')}), for EKS tells Windows nodes with an AMI of its own ${TOLD_BY_EKS} and their addresses bind;`
      + ` the plan counts ${capacity.maxPods} on each: make a node group for each number, or give 'machineImageId'`)] : []),
  ];
}

/**
 * Findings of a capacity, as they hold for Windows nodes: what is said of the count that kubelet has by default holds with AMIs of EKS only, and the lowest count of
 * several types with the user's own only.
 *
 * @param told whether the bootstrap tells kubelet the count
 */
export function windowsCapacityFindings(findings: readonly Finding[], told: boolean): Finding[] {
  const untrue = told ? 'windows-one-eni' : 'mixed-types-lose-pods';
  return findings.filter(({ id }) => !id.endsWith(`:${untrue}`));
}

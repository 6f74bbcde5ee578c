import { linuxEnis } from './linux-enis';
import { NodeKernel } from './node-kernel';
import { capByVcpus } from './pod-caps';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS as WORDS } from '../../findings/words/nodes/instance-types';
import { InstanceTypeLimits } from '../instance-type-limits';
import { NodeCapacityOptions } from '../node-capacity-options';
import { OperatingSystem } from '../operating-system';
import { trunkPlaceFindings } from './trunk-findings';
import { vcpuFindings } from './type-findings';

/** Targets that the managed add-on sets where nobody sets others. */
const ADDON_TARGETS = { WARM_ENI_TARGET: 1, WARM_IP_TARGET: 0, MINIMUM_IP_TARGET: 0, WARM_PREFIX_TARGET: 1 };

/**
 * Linux: the VPC CNI on the node gives pods addresses, of every ENI that it may attach.
 */
export const LINUX_KERNEL: NodeKernel = {
  name: OperatingSystem.LINUX,
  title: 'Linux',
  systems: ['al2023', 'bottlerocket'],
  runsVpcCni: true,
  addressing: 'the VPC CNI',
  excludes: {},
  // aws-node and kube-proxy: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md.
  hostNetworkPods: 2,
  leavesEnis: false,
  cap: capByVcpus,
  enis: linuxEnis,
  settings({ limits, ipAssignment, enis, trunkEni, maxPods }, options) {
    const targets: Record<string, number> = { ...ADDON_TARGETS, ...options.warmPool?._targets };
    return {
      prefixes: ipAssignment.usesPrefixes,
      slotsPerEni: limits.ipv4PerEni - 1,
      podEnis: enis,
      customNetworking: options.customNetworking ?? false,
      subnetDiscovery: options.subnetDiscovery ?? false,
      trunkEni,
      warmEniTarget: targets.WARM_ENI_TARGET,
      warmIpTarget: targets.WARM_IP_TARGET,
      minimumIpTarget: targets.MINIMUM_IP_TARGET,
      warmPrefixTarget: targets.WARM_PREFIX_TARGET,
      spreadsPods: true,
      maxPods: options.maxPods ?? maxPods,
    };
  },
  findings(limits, facts, asked) {
    return [
      ...vcpuFindings(limits, facts),
      ...networkCards(limits, asked),
      ...(asked.trunkEni ? trunkPlaceFindings(limits, facts, asked) : []),
    ];
  },
};

function networkCards(
  { instanceType, networkCards: cards, maxEnis }: InstanceTypeLimits,
  { efaOnlyEnis }: NodeCapacityOptions,
): Finding[] {
  if (cards === 1) return [];
  const facts = { type: instanceType, cards, enis: maxEnis };
  return [efaOnlyEnis === undefined
    ? findingOf(WORDS.otherCards, about.type(instanceType), facts)
    : findingOf(WORDS.otherCardsBesideEfa, about.type(instanceType), { ...facts, efaOnlyEnis })];
}

import { NodeFacts, NodeKernel } from './node-kernel';
import { LOWER_CAP } from './pod-caps';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS } from '../../findings/words/nodes/instance-types';
import { NODE_OPTION_WORDS as WORDS } from '../../findings/words/nodes/node-options';
import { POD_COUNT_WORDS } from '../../findings/words/nodes/pod-counts';
import { CpuArchitecture, InstanceTypeLimits } from '../instance-type-limits';
import { OperatingSystem } from '../operating-system';
import { WindowsWarmPool } from '../windows-warm-pool';

/** ENIs that a Windows node has. */
const WINDOWS_ENIS = 1;

/** Pods that kubelet is told on a Windows node where nobody says how many. */
const KUBELET_PODS = 110;

/** The least warm IP target with single addresses: the controller of EKS takes 0 for it. */
const LEAST_WARM_IPS = 1;

/** What pods on Windows lack, for all options that would give it. */
const IN_NODE_SUBNET = "pods on Windows have addresses of the node's own subnet";

/**
 * Windows: a controller of EKS gives pods addresses, of the node's one ENI. IPv4 only, without custom networking and
 * security groups of single pods.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export const WINDOWS_KERNEL: NodeKernel = {
  name: OperatingSystem.WINDOWS,
  title: 'Windows',
  systems: ['windows'],
  runsVpcCni: false,
  addressing: 'EKS',
  excludes: {
    ipv6: { ofNode: WORDS.windowsWithIpv6, ofKind: 'Windows nodes run with IPv4 only' },
    customNetworking: { ofNode: WORDS.customNetworkingOnWindows, ofKind: IN_NODE_SUBNET },
    trunkEni: { ofNode: WORDS.trunkOnWindows, ofKind: 'pods on Windows cannot have security groups of their own' },
    maxEni: { ofNode: WORDS.maxEniOnWindows, ofKind: 'a Windows node has one ENI for pods' },
    efaOnlyEnis: { ofNode: WORDS.efaOnWindows, ofKind: 'EFA is for Linux' },
    subnetDiscovery: { ofNode: WORDS.discoveryOnWindows, ofKind: IN_NODE_SUBNET },
    warmPool: { ofNode: WORDS.warmPoolOnWindows, ofKind: 'spare addresses on Windows are those of WindowsWarmPool' },
  },
  // aws-node and kube-proxy are services of the node.
  hostNetworkPods: 0,
  leavesEnis: true,
  cap: () => LOWER_CAP,
  enis: () => ({ podEnis: WINDOWS_ENIS, trunkEni: false }),
  // The same closed form as on Linux, of other targets and without the gate of maxPods:
  // https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/secondary_ip_mode_config_options.md
  settings({ limits, ipAssignment: { usesPrefixes }, enis }, { windowsWarmPool }) {
    const {
      warmWindowsIPTarget, minimumWindowsIPTarget, warmWindowsPrefixTarget = 0,
    } = (windowsWarmPool ?? WindowsWarmPool.addresses(1))._targets;
    return {
      prefixes: usesPrefixes,
      slotsPerEni: limits.ipv4PerEni - 1,
      podEnis: enis,
      customNetworking: false,
      trunkEni: false,
      warmEniTarget: 0,
      warmIpTarget: usesPrefixes ? warmWindowsIPTarget : Math.max(LEAST_WARM_IPS, warmWindowsIPTarget),
      minimumIpTarget: minimumWindowsIPTarget,
      warmPrefixTarget: warmWindowsPrefixTarget,
      spreadsPods: false,
    };
  },
  findings: (limits, facts) => [...armType(limits), ...unsupportedFamily(limits), ...oneEni(limits, facts)],
};

function armType({ instanceType, architecture }: InstanceTypeLimits): Finding[] {
  if (architecture !== CpuArchitecture.ARM_64) return [];
  return [
    findingOf(INSTANCE_TYPE_WORDS.runsNoWindows, about.type(instanceType), { types: [instanceType], architecture }),
  ];
}

/**
 * Families on which EKS runs no Windows nodes. What its page calls M6a.x is left out: which types that means was not
 * established.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
const UNSUPPORTED_FAMILY = /^([cr]3|c4|d2|i2)\.|^m4\.(?!16xlarge$)/;

function unsupportedFamily({ instanceType }: InstanceTypeLimits): Finding[] {
  if (!UNSUPPORTED_FAMILY.test(instanceType)) return [];
  return [findingOf(INSTANCE_TYPE_WORDS.familyRunsNoWindows, about.type(instanceType), { types: [instanceType] })];
}

/** Pods beyond the addresses are not refused by kubelet: they wait for an address that never comes. */
function oneEni(
  { instanceType, ipv4PerEni }: InstanceTypeLimits,
  { ipAssignment, podSlots, podAddresses, eniLimitedPods }: NodeFacts,
): Finding[] {
  if (podSlots === 0 || eniLimitedPods >= KUBELET_PODS) return [];
  const facts = { types: [instanceType], ipv4PerEni, addresses: podAddresses, kubeletPods: KUBELET_PODS };
  const { usesPrefixes, addressesPerSlot } = ipAssignment;
  return [usesPrefixes
    ? findingOf(POD_COUNT_WORDS.windowsOneEniOfPrefixes, about.type(instanceType), { ...facts, addressesPerSlot })
    : findingOf(POD_COUNT_WORDS.windowsOneEni, about.type(instanceType), facts)];
}

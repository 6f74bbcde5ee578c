import { NodeFacts, NodeKernel } from './node-kernel';
import { LOWER_CAP } from './pod-caps';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { CpuArchitecture, InstanceTypeLimits } from '../instance-type-limits';
import { OperatingSystem } from '../operating-system';
import { WindowsWarmPool } from '../windows-warm-pool';

/** ENIs that a Windows node has. */
const WINDOWS_ENIS = 1;

/** Pods that kubelet is told on a Windows node where nobody says how many. */
const KUBELET_PODS = 110;

/** The least warm IP target with single addresses: the controller of EKS takes 0 for it. */
const LEAST_WARM_IPS = 1;

const IN_NODE_SUBNET = { ofNode: "its pods have addresses of the node's own subnet", ofKind: "pods on Windows have addresses of the node's own subnet" };

/**
 * Windows: a controller of EKS gives pods addresses, of the node's one ENI. IPv4 only, without custom networking and security groups of single pods.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export const WINDOWS_KERNEL: NodeKernel = {
  name: OperatingSystem.WINDOWS,
  title: 'Windows',
  systems: ['windows'],
  runsVpcCni: false,
  addressing: 'EKS',
  ipv6: false,
  branchPods: false,
  excludes: {
    customNetworking: IN_NODE_SUBNET,
    trunkEni: { ofNode: 'its pods cannot have security groups of their own', ofKind: 'pods on Windows cannot have security groups of their own' },
    maxEni: { ofNode: 'it has one ENI whatever is set', ofKind: 'a Windows node has one ENI for pods' },
    efaOnlyEnis: { ofNode: 'EFA is for Linux', ofKind: 'EFA is for Linux' },
    subnetDiscovery: IN_NODE_SUBNET,
    warmPool: { ofNode: "its spare addresses are those of 'windowsWarmPool'", ofKind: 'spare addresses on Windows are those of WindowsWarmPool' },
  },
  // aws-node and kube-proxy are services of the node.
  hostNetworkPods: 0,
  leavesEnis: true,
  cap: () => LOWER_CAP,
  enis: () => WINDOWS_ENIS,
  // The same closed form as on Linux, of other targets and without the gate of maxPods:
  // https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/secondary_ip_mode_config_options.md
  settings({ limits, ipAssignment: { usesPrefixes }, enis }, { windowsWarmPool }) {
    const { warmWindowsIPTarget, minimumWindowsIPTarget, warmWindowsPrefixTarget = 0 } = (windowsWarmPool ?? WindowsWarmPool.addresses(1))._targets;
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
    };
  },
  findings: (limits, facts) => [...armType(limits), ...oneEni(limits, facts)],
};

function armType({ instanceType, architecture }: InstanceTypeLimits): Finding[] {
  if (architecture !== CpuArchitecture.ARM_64) return [];
  return [findingOf('windows-unsupported', instanceType, `${instanceType} is an ${architecture} type, and EKS has Windows images for x86_64 only; use an x86_64 type`)];
}

/** Pods beyond the addresses are not refused by kubelet: they wait for an address that never comes. */
function oneEni({ instanceType, ipv4PerEni }: InstanceTypeLimits, { ipAssignment, podSlots, podAddresses, eniLimitedPods }: NodeFacts): Finding[] {
  if (podSlots === 0 || eniLimitedPods >= KUBELET_PODS) return [];
  const sum = `${ipAssignment.usesPrefixes ? `(${ipv4PerEni} - 1) x ${ipAssignment.addressesPerSlot}` : `${ipv4PerEni} - 1`} = ${podAddresses}`;
  return [findingOf('windows-one-eni', instanceType,
    `a Windows node has one ENI for pods, on ${instanceType} with ${sum} addresses: kubelet's ${KUBELET_PODS} will not be reached, and further pods wait for an address; `
    + `${ipAssignment.usesPrefixes ? 'use a larger type' : 'use prefix delegation for Windows, or a larger type'}`)];
}

import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { OperatingSystemDesign } from '../os/os-design';
import { DEFAULT_OS } from '../os/os-registry';

/** What a group can ask of its operating system. */
export interface CapabilitiesAsked {
  readonly cluster: eks.ICluster;
  readonly branchPods?: number;
  readonly efaOnlyEnis?: number;
}

/** What is asked of nodes, and their operating system does not have. */
export function capabilityFindings(
  { kernel, features, title }: OperatingSystemDesign,
  { cluster, branchPods = 0, efaOnlyEnis = 0 }: CapabilitiesAsked,
): Finding[] {
  const other = DEFAULT_OS.kernel.title;
  return [
    ...kernel.excludes.ipv6 !== undefined && cluster.ipFamily === eks.IpFamily.IP_V6 ? [findingOf('option-refused', 'cluster',
      `'cluster' has IPv6, and ${title} nodes run with IPv4 only; use ${other} nodes, or a cluster with IPv4`)] : [],
    ...kernel.excludes.trunkEni !== undefined && branchPods > 0 ? [findingOf('node-contradiction', 'expectedPods',
      `'expectedPods.branchPods' is ${branchPods}, and pods on ${title} nodes cannot have security groups of their own; leave it out, or use ${other} nodes`)] : [],
    ...!features.efa && efaOnlyEnis > 0 ? [findingOf('node-contradiction', 'efaOnlyEnis',
      `'efaOnlyEnis' is ${efaOnlyEnis}, and EFA is for ${other}; leave it out, or use ${other} nodes`)] : [],
  ];
}

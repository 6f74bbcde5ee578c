import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODEGROUP_OPTION_WORDS as WORDS } from '../../findings/words/nodes/nodegroup-options';
import { OperatingSystemDesign } from '../os/os-design';
import { DEFAULT_OS } from '../os/os-registry';

/** What a group can ask of its operating system. */
export interface CapabilitiesAsked {
  readonly cluster: ClusterView;
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
    ...(kernel.excludes.ipv6 !== undefined && cluster.ipFamily === PodIpFamily.IPV6
      ? [findingOf(WORDS.withIpv6, about.prop('cluster'), { system: title, other })]
      : []),
    ...(kernel.excludes.trunkEni !== undefined && branchPods > 0
      ? [findingOf(WORDS.withoutBranchPods, about.prop('expectedPods'), { branchPods, system: title, other })]
      : []),
    ...(!features.efa && efaOnlyEnis > 0
      ? [findingOf(WORDS.withoutEfa, about.prop('efaOnlyEnis'), { efaOnlyEnis, other })]
      : []),
  ];
}

import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { SUBNET_PURPOSE_WORDS as WORDS } from '../../findings/words/forecast/subnet-purposes';

/** What of a cluster takes addresses in a subnet. */
export interface SubnetUses {
  readonly name: string;
  readonly pods: boolean;
  readonly nodes: boolean;
  readonly controlPlane: boolean;
}

/** A pod subnet that nodes, or the control plane, are in too. */
export function purposeFindings({ name, pods, nodes, controlPlane }: SubnetUses): Finding[] {
  if (!pods) return [];
  const facts = { subnets: [name] };
  return [
    ...(nodes ? [findingOf(WORDS.nodesInPodSubnet, about.subnet(name), facts)] : []),
    ...(controlPlane ? [findingOf(WORDS.controlPlaneInPodSubnet, about.subnet(name), facts)] : []),
  ];
}

import { NodesFacts } from './group-facts';
import { discoveredSubnets, DUMMY_ZONE, PlacedNodes } from './pod-places';
import { SubnetFacts } from './subnet-facts';
import { CNI_FEATURES, lacks } from '../../capacity/kernel/cni-features';
import { AppResources } from '../../templates/app-resources';

/** Where pods of the nodes in one subnet get their addresses, where a tag leaves that subnet out. */
export interface TaggedPlace {
  readonly nodes: SubnetFacts;

  /** The subnets of its zone that the tag offers. */
  readonly pods: readonly SubnetFacts[];

  /** Whether one more can be in its zone, for some zone is not known. */
  readonly isUnsure: boolean;
}

/** The subnets of the nodes of a group that their tag leaves out, of a VPC CNI that looks at tags. */
export function leftOutSubnets({ os, subnets = [] }: NodesFacts, { cni, cluster }: PlacedNodes): SubnetFacts[] {
  if (!os.features.takesPodSubnets || !cni.discovery || (cluster?.isIpv6 ?? false)) return [];
  return subnets.filter(({ isLeftOut }) => isLeftOut);
}

/**
 * The same of a version that is not known to be too old for it.
 *
 * Its nodes spare the primary ENI where one of their subnets is left out, for the lowest count holds for all nodes of a
 * group.
 */
export function sparedSubnets(group: NodesFacts, model: PlacedNodes): SubnetFacts[] {
  return lacks(model.cni.version, CNI_FEATURES.taggedSubnets) ? [] : leftOutSubnets(group, model);
}

/** The subnets for pods of each subnet of a group that is left out. */
export function taggedPlaces(group: NodesFacts, model: PlacedNodes, resources: AppResources): TaggedPlace[] {
  const spared = sparedSubnets(group, model);
  if (spared.length === 0) return [];
  const offered = discoveredSubnets(model, resources);
  return spared.map((nodes) => {
    const inVpc = offered.filter(({ vpcKey }) => vpcKey === nodes.vpcKey);
    return {
      nodes,
      pods: inVpc.filter(({ zone }) => zone === nodes.zone),
      isUnsure: [nodes, ...inVpc].some(({ zoneKey }) => zoneKey === undefined || DUMMY_ZONE.test(zoneKey)),
    };
  });
}

/** Whether pods of all Linux nodes of a cluster keep out of the subnets of the nodes. */
export function sparesNodeSubnets(groups: readonly NodesFacts[], model: PlacedNodes): boolean {
  const linux = groups.filter(({ os }) => os.features.takesPodSubnets);
  const isSpared = (group: NodesFacts) => sparedSubnets(group, model).length === (group.subnets ?? []).length;
  return linux.length > 0 && linux.every(isSpared);
}

import { AppResources } from './app-resources';
import { ClusterModel } from './cluster-model';
import { formsOf, textOf } from './forms';
import { GroupFacts } from './group-facts';
import { located, LocatedFinding } from './located-finding';
import { madeSubnet, subnetFacts, SubnetFacts } from './subnet-facts';
import { findingOf } from '../../findings/catalogue';
import { zoneInWords } from '../../planning/private/plan-findings';

/** The label whose value is the zone, by which nodes find ENIConfigs that are named after zones. */
const ZONE_LABEL = 'topology.kubernetes.io/zone';

/** The label that the VPC CNI reads before any other. */
const ENI_CONFIG_LABEL = 'vpc.amazonaws.com/externalEniConfig';

/** Where pods of the nodes in one subnet get their addresses by custom networking. */
export interface PodPlace {
  readonly nodes: SubnetFacts;

  /** The subnet for pods; undefined where no ENIConfig is known to be that of the nodes. */
  readonly pods?: SubnetFacts;

  /** The ENIConfig that the nodes look for, where it is known. */
  readonly eniConfig?: string;
}

/** The subnets for pods of each subnet of a group, under custom networking by ENIConfigs that are in the app. */
export function podPlaces({ subnets = [], resource }: GroupFacts, { cni }: ClusterModel, resources: AppResources): PodPlace[] {
  const label = formsOf(resource.properties.Labels)[ENI_CONFIG_LABEL];
  const byZone = textOf(cni.environment.ENI_CONFIG_LABEL_DEF) === ZONE_LABEL && cni.environment.ENI_CONFIG_ANNOTATION_DEF === undefined;
  const all = [...cni.eniConfigs].map(([name, id]) => ({ name, subnet: subnetFacts(id, resources) }));
  return subnets.map((nodes) => {
    const eniConfig = label === undefined ? (byZone ? nodes.zoneKey : undefined) : textOf(label) ?? JSON.stringify(label);
    const named = all.find(({ name }) => name === eniConfig);
    if (named !== undefined || eniConfig !== undefined) return { nodes, eniConfig, pods: named?.subnet };
    const inZone = all.filter(({ subnet }) => nodes.zoneKey !== undefined && subnet.zoneKey === nodes.zoneKey);
    return { nodes, pods: inZone.length === 1 ? inZone[0].subnet : undefined };
  });
}

/** Zones of nodes for which there is no ENIConfig in the app. */
export function missingPlaceFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  const { cni, groups } = model;
  if (!cni.customNetworking || !cni.hasEniConfigs || cni.unknown.length > 0) return [];
  const names = [...cni.eniConfigs.keys()].map((name) => (name.includes('{') ? 'a token' : name)).join(', ');
  return groups.filter(({ isWindows }) => !isWindows).flatMap((group) => podPlaces(group, model, resources)
    .filter(({ eniConfig, pods }) => eniConfig !== undefined && pods === undefined)
    // Of names that are tokens it is not known which zone they are.
    .filter(({ eniConfig }) => eniConfig!.includes('{') === names.includes('a token'))
    .flatMap(({ nodes, eniConfig }) => located(group.resource, ['Subnets'], [findingOf('pod-subnet-missing', nodes.zone,
      `nodes of '${group.name}' would run in '${nodes.name}' (${zoneInWords(nodes.zone)}), where they look for the ENIConfig ${eniConfig!.includes('{') ? nodes.zone : `'${eniConfig}'`};`
      + ` ${cni.makesEniConfigs ? "'eniConfig.subnets' of the VPC CNI has" : 'the manifests of the app have'} ${names}, and a node without one never becomes Ready: add it, or keep the group out of that zone`)])));
}

/** The subnets that nodes of a cluster find by their tag, beside their own. */
export function discoveredSubnets({ cni, groups }: ClusterModel, resources: AppResources): SubnetFacts[] {
  if (!cni.discovery) return [];
  const ofNodes = groups.flatMap(({ subnets = [] }) => subnets);
  const vpcs = new Set(ofNodes.map(({ vpcKey }) => vpcKey).filter((key) => key !== undefined));
  return resources.ofType('AWS::EC2::Subnet').map(madeSubnet)
    .filter(({ isTagged, vpcKey, key }) => isTagged && vpcKey !== undefined && vpcs.has(vpcKey) && !ofNodes.some((subnet) => subnet.key === key));
}

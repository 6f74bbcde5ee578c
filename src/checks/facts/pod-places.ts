import { ClusterModel } from './cluster-model';
import { CniFacts } from './cni-facts';
import { NodesFacts } from './group-facts';
import { madeSubnet, subnetFacts, SubnetFacts } from './subnet-facts';
import { AppResources } from '../../templates/app-resources';
import { formsOf, textOf } from '../../templates/forms';
import { areDistinct, nameOf } from '../../templates/text-forms';

/**
 * Labels whose value is the zone, by which nodes find ENIConfigs that are named after zones; the second is of the time
 * before Kubernetes 1.17.
 */
const ZONE_LABELS = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];

/** The label that the VPC CNI reads before any other. */
const ENI_CONFIG_LABEL = 'vpc.amazonaws.com/externalEniConfig';

/** Zones of a Region that has not been looked up yet: what CDK has in their place differs from all that people name. */
export const DUMMY_ZONE = /^dummy1[a-c]$/;

/** The ENIConfig of nodes that nothing else names one for. */
export const DEFAULT_ENI_CONFIG = 'default';

/** A cluster, with all nodes whose places are looked at together. */
export interface PlacedNodes extends Pick<ClusterModel, 'cni' | 'cluster'> {
  readonly groups: readonly NodesFacts[];
}

/** Where pods of the nodes in one subnet get their addresses by custom networking. */
export interface PodPlace {
  readonly nodes: SubnetFacts;

  /**
   * The subnet for pods; undefined where no ENIConfig is known to be that of the nodes, or its subnet is in another
   * zone.
   */
  readonly pods?: SubnetFacts;

  /** The ENIConfig that the nodes look for, where it is known. */
  readonly eniConfig?: string;

  /** The subnet of that ENIConfig, where it is in another zone than the nodes. */
  readonly elsewhere?: SubnetFacts;
}

/** The ENIConfig that the label of a group names; undefined where it has none. */
export function labelledEniConfig({ resource }: NodesFacts, { eniConfigLabel }: CniFacts): string | undefined {
  const labels = formsOf(resource.properties.Labels);
  const form = labels[ENI_CONFIG_LABEL] ?? (eniConfigLabel === undefined ? undefined : labels[eniConfigLabel]);
  return form === undefined ? undefined : nameOf(form);
}

/** The subnets for pods of each subnet of a group, under custom networking by ENIConfigs that are in the app. */
export function podPlaces(group: NodesFacts, { cni }: PlacedNodes, resources: AppResources): PodPlace[] {
  const label = labelledEniConfig(group, cni);
  const byZone =
    ZONE_LABELS.includes(cni.eniConfigLabel ?? '') && cni.environment.ENI_CONFIG_ANNOTATION_DEF === undefined;
  const byDefault = cni.hasOwnLabel && cni.eniConfigs.has(DEFAULT_ENI_CONFIG) ? DEFAULT_ENI_CONFIG : undefined;
  const all = [...cni.eniConfigs].map(([name, id]) => ({ name, subnet: subnetFacts(id, resources) }));
  return (group.subnets ?? []).map((nodes) => {
    const eniConfig = label ?? (byZone ? nodes.zoneKey : byDefault);
    const named = all.find(({ name }) => name === eniConfig)?.subnet;
    if (named !== undefined && isLater(named, nodes)) return { nodes, eniConfig };
    if (named !== undefined && isElsewhere(named, nodes)) return { nodes, eniConfig, elsewhere: named };
    if (named !== undefined || eniConfig !== undefined) return { nodes, eniConfig, pods: named };
    const inZone = all.filter(({ subnet }) => nodes.zoneKey !== undefined && subnet.zoneKey === nodes.zoneKey);
    return { nodes, pods: inZone.length === 1 ? inZone[0].subnet : undefined };
  });
}

/** Whether one of two zones is known only when the CLI has looked it up. */
function isLater(pods: SubnetFacts, nodes: SubnetFacts): boolean {
  return pods.zoneKey !== nodes.zoneKey && [pods, nodes].some(({ zoneKey }) => DUMMY_ZONE.test(zoneKey ?? ''));
}

function isElsewhere(pods: SubnetFacts, nodes: SubnetFacts): boolean {
  return pods.zoneKey !== undefined && nodes.zoneKey !== undefined && areDistinct(pods.zoneKey, nodes.zoneKey);
}

/** The subnets that nodes of a cluster find by their tag, beside their own. */
export function discoveredSubnets({ cni, cluster, groups }: PlacedNodes, resources: AppResources): SubnetFacts[] {
  if (!cni.discovery) return [];
  const ofNodes = groups.flatMap(({ subnets = [] }) => subnets);
  const name = textOf(cluster?.properties.Name ?? groups[0]?.resource.properties.ClusterName);
  const vpcs = new Set(ofNodes.map(({ vpcKey }) => vpcKey));
  return resources
    .ofType('AWS::EC2::Subnet')
    .map(madeSubnet)
    .filter(
      ({ isTagged, vpcKey, key }) =>
        isTagged && vpcKey !== undefined && vpcs.has(vpcKey) && !ofNodes.some((subnet) => subnet.key === key),
    )
    // One that has the tags of other clusters only is theirs; of a name that CloudFormation makes that is not known.
    .filter(({ clusterNames }) => clusterNames.length === 0 || name === undefined || clusterNames.includes(name));
}

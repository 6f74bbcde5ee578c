import { Token } from 'aws-cdk-lib';
import { clusterOfAddon } from './node-cluster';
import { IPodNetworking } from '../../cni/pod-networking';
import { eniConfigName } from '../../cni/settings/configuration-values';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_PLACE_WORDS as WORDS } from '../../findings/words/nodes/node-places';
import { PLACEMENTS } from '../../network/placement-rules';
import { zoneIdFindings } from '../../network/zone-id-findings';

/** Zones of a VPC that has not been looked up yet. */
const DUMMY_ZONE = /^dummy1[ab]$/;

/**
 * The node label that the VPC CNI reads first for the name of a node's ENIConfig.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/eniconfig/eniconfig.go
 */
export const ENI_CONFIG_LABEL = 'vpc.amazonaws.com/externalEniConfig';

/**
 * The networking of another cluster: its pod count would be told to nodes that run under other settings. Of names
 * that are tokens it is not known whether they are the same.
 */
export function networkingFindings(cluster: ClusterView, podNetworking: IPodNetworking): Finding[] {
  const other = clusterOfAddon(podNetworking);
  if (other === undefined || !areTwo(cluster, other)) return [];
  return [findingOf(WORDS.otherCluster, about.prop('podNetworking'),
    { podNetworking: podNetworking.node.path, of: other.path, cluster: cluster.path })];
}

/** Whether two are known to be different: one that this app makes can be imported by the name that EKS gave it. */
function areTwo(one: ClusterView, other: ClusterView): boolean {
  const { identity: { resource: made } } = one;
  const { identity: { resource: otherMade } } = other;
  return (made === undefined) === (otherMade === undefined) && one.identity.isSameAs(other.identity) === false;
}

/**
 * Zones of the nodes for which there is no pod subnet. With subnet discovery a node then finds the subnets of its own
 * zone only.
 *
 * @param zones undefined for that of a subnet that does not tell it
 */
export function zoneFindings(
  zones: ReadonlyArray<string | undefined>,
  { podSubnets, placement }: Pick<IPodNetworking, 'podSubnets' | 'placement'>,
): Finding[] {
  if (podSubnets === undefined || !PLACEMENTS[placement].sparesPrimaryEni) return [];
  const covered = podSubnets.availabilityZones;
  const missing = [...new Set(zones)].filter(
    (zone) => zone === undefined || (!covered.includes(zone) && !DUMMY_ZONE.test(zone)),
  );
  const byId = zoneIdFindings(about.prop('subnets'), missing.filter(isKnown));
  if (byId.length > 0) return byId;
  const named = missing.filter(isKnown);
  if (missing.length > 0 && (named.length < missing.length || !covered.every(isKnown))) {
    return [findingOf(WORDS.zonesUnknown, about.prop('subnets'), {})];
  }
  return named.map((zone) => findingOf(WORDS.withoutPodSubnet, about.zone(zone), { zones: [zone], covered }));
}

/**
 * What keeps nodes from one ENIConfig of a later generation: several zones, for a group has one value of the label, and
 * a label of their own.
 */
export function generationFindings(
  zones: ReadonlyArray<string | undefined>,
  { generation }: IPodNetworking,
  labels: { [name: string]: string } = {},
): Finding[] {
  const own = ownLabelFindings('labels', labels);
  if (generation !== undefined && zones.includes(undefined)) {
    return [...own, findingOf(WORDS.zoneUntold, about.prop('subnets'), { generation })];
  }
  if (generation === undefined || zones.length <= 1) return own;
  return [...own, findingOf(WORDS.severalZones, about.prop('subnets'),
    { generation, zones: zones.map((zone, index) => (isKnown(zone) ? zone : `zone ${index + 1}`)) })];
}

/** The label that names the ENIConfig of nodes, which is set for them. */
export function ownLabelFindings(option: string, labels: object): Finding[] {
  if (!(ENI_CONFIG_LABEL in labels)) return [];
  return [findingOf(WORDS.ownLabel, about.prop(option.split('.')[0]), { option, label: ENI_CONFIG_LABEL })];
}

/** Labels of nodes, with the one by which those of a later generation find their ENIConfig. */
export function generationLabels(
  { generation }: IPodNetworking,
  zone: string | undefined,
  labels?: { [name: string]: string },
): { [name: string]: string } | undefined {
  return generation === undefined || zone === undefined
    ? labels
    : { ...labels, [ENI_CONFIG_LABEL]: eniConfigName(zone, generation) };
}

function isKnown(zone: string | undefined): zone is string {
  return zone !== undefined && !Token.isUnresolved(zone);
}

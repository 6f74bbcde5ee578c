import { Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodGeneration } from '../../cni/pod-generation';
import { IPodNetworking } from '../../cni/pod-networking';
import { eniConfigName } from '../../cni/settings/configuration-values';
import { VpcCniAddon } from '../../cni/vpc-cni-addon';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { PodPlacement } from '../../network/pod-placement';

/** Zones of a VPC that has not been looked up yet. */
const DUMMY_ZONE = /^dummy1[ab]$/;

/**
 * The node label that the VPC CNI reads first for the name of a node's ENIConfig.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/eniconfig/eniconfig.go
 */
export const ENI_CONFIG_LABEL = 'vpc.amazonaws.com/externalEniConfig';

/**
 * The networking of another cluster: its pod count would be told to nodes that run under other settings. Of imported clusters it is not known whether they
 * are the same.
 */
export function networkingFindings(cluster: eks.ICluster, podNetworking: IPodNetworking): Finding[] {
  const addon = PodGeneration.addonOf(podNetworking);
  if (!(addon instanceof VpcCniAddon) || addon._cluster === cluster) return [];
  if (!(addon._cluster instanceof eks.Cluster && cluster instanceof eks.Cluster)) return [];
  return [findingOf('option-refused', 'podNetworking',
    `'podNetworking' is '${podNetworking.node.path}' of cluster '${addon._cluster.node.path}', and 'cluster' is '${cluster.node.path}'; give the VPC CNI of the same cluster`)];
}

/**
 * Zones of the nodes for which there is no pod subnet. With subnet discovery a node then finds the subnets of its own zone only.
 *
 * @param zones undefined for that of a subnet that does not tell it
 */
export function zoneFindings(zones: ReadonlyArray<string | undefined>, { podSubnets, placement }: IPodNetworking): Finding[] {
  if (podSubnets === undefined || placement !== PodPlacement.CUSTOM_NETWORKING) return [];
  const covered = podSubnets.availabilityZones;
  const missing = [...new Set(zones)].filter((zone) => zone === undefined || (!covered.includes(zone) && !DUMMY_ZONE.test(zone)));
  const named = missing.filter(isKnown);
  if (missing.length > 0 && (named.length < missing.length || !covered.every(isKnown))) {
    return [findingOf('value-unchecked', 'subnets', 'zones of the nodes or of the pod subnets are not known at synth; whether each zone of the nodes has a pod subnet was not checked')];
  }
  return named.map((zone) => findingOf('pod-subnet-missing', zone,
    `nodes would run in zone '${zone}', for which there is no pod subnet (there are pod subnets in ${covered.join(', ')}); add the zone to the pod network, or select 'subnets' without it`));
}

/**
 * What keeps nodes from one ENIConfig of a later generation: several zones, for a group has one value of the label, and a label of their own.
 */
export function generationFindings(
  zones: ReadonlyArray<string | undefined>,
  { generation }: IPodNetworking,
  labels: { [name: string]: string } = {},
): Finding[] {
  const own = ENI_CONFIG_LABEL in labels
    ? [findingOf('option-refused', 'labels', `'labels' sets ${ENI_CONFIG_LABEL}, by which nodes find their ENIConfig; leave it out, and give 'podNetworking' of a generation`)]
    : [];
  if (generation !== undefined && zones.includes(undefined)) {
    return [...own, findingOf('pod-generation', 'subnets',
      `nodes of generation '${generation}' would run in subnets that do not tell their zone, after which their ENIConfig is named; give 'availabilityZone' where they are imported (Subnet.fromSubnetAttributes)`)];
  }
  if (generation === undefined || zones.length <= 1) return own;
  return [...own, findingOf('pod-generation', 'subnets',
    `nodes of generation '${generation}' would run in ${zones.map((zone) => (isKnown(zone) ? zone : 'a token')).join(', ')}, and the label of a group names the ENIConfig of one zone;`
    + ' make a node group for each zone, with the \'subnets\' of that zone')];
}

/** Labels of nodes, with the one by which those of a later generation find their ENIConfig. */
export function generationLabels(
  { generation }: IPodNetworking,
  zone: string | undefined,
  labels?: { [name: string]: string },
): { [name: string]: string } | undefined {
  return generation === undefined || zone === undefined ? labels : { ...labels, [ENI_CONFIG_LABEL]: eniConfigName(zone, generation) };
}

function isKnown(zone: string | undefined): zone is string {
  return zone !== undefined && !Token.isUnresolved(zone);
}

import { PodCapacityCluster } from '../../../cluster/pod-capacity-cluster';
import { purposeFindings } from '../../../forecast/subnets/purpose-findings';
import { AppResources } from '../../../templates/app-resources';
import { ClusterModel } from '../../facts/cluster-model';
import { ownConstruct } from '../../facts/own-constructs';
import { subnetFacts, SubnetFacts } from '../../facts/subnet-facts';
import { located, LocatedFinding } from '../located-finding';

/**
 * Subnets that ENIConfigs give to pods, and that nodes or the control plane are in too. Of a cluster of this library,
 * and its own groups, the plan says it.
 */
export function sharedPurposeFindings(
  { cni, cluster, groups }: ClusterModel,
  resources: AppResources,
): LocatedFinding[] {
  const isOurs = cluster !== undefined && ownConstruct(cluster.resource.construct, PodCapacityCluster) !== undefined;
  if (!cni.customNetworking || (cluster?.isIpv6 ?? false)) return [];
  const of = (ids: readonly unknown[]) => ids.map((id) => subnetFacts(id, resources));
  const ofPods = distinct(of([...cni.eniConfigs.values()]));
  const ofControlPlane = of(cluster?.subnetIds ?? []);
  return ofPods.flatMap((subnet) => {
    const { name } = subnet;
    const group = groups.find(({ subnets = [], own }) => has(subnets, subnet) && !(isOurs && own));
    const controlPlane = has(ofControlPlane, subnet);
    return [
      ...(group === undefined ? [] : located(group.resource, ['Subnets'],
        purposeFindings({ name, pods: true, nodes: true, controlPlane: false, by: 'eni-configs' }))),
      ...(cluster === undefined || isOurs ? [] : located(cluster.resource, ['ResourcesVpcConfig.SubnetIds'],
        purposeFindings({ name, pods: true, nodes: false, controlPlane, by: 'eni-configs' }))),
    ];
  });
}

function has(subnets: readonly SubnetFacts[], { key }: SubnetFacts): boolean {
  return subnets.some((subnet) => subnet.key === key);
}

function distinct(subnets: readonly SubnetFacts[]): SubnetFacts[] {
  return subnets.filter(({ key }, index) => subnets.findIndex((other) => other.key === key) === index);
}

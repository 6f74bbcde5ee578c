import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { NODES_ELSEWHERE_WORDS } from '../../../findings/words/checks/nodes-elsewhere';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { clusterFleets } from '../../facts/fleets/cluster-fleets';
import { NodeSource } from '../../facts/nodes/node-source';
import { located, LocatedFinding } from '../located-finding';

/** Nodes that no managed node group starts, and no plan counts: a finding for each cluster names what starts them. */
export function uncountedNodeFindings(
  { clusters, nodeSources, resources }: AppModel,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const outside = nodeSources.filter(({ key }) => !clusters.some((model) => model.key === key))
    .map((source) => ({ source, why: source.sign === 'chart' ? undefined : 'cluster' as const }));
  const all = [
    ...clusters.flatMap((model) => clusterFleets(model, resources, stated).uncounted),
    ...outside,
    ...clusters.flatMap(fargateSources).map((source) => ({ source, why: undefined })),
  ];
  const sources = all.map(({ source, why }) => ({ ...source, why: why ?? '' }));
  return [...new Set(sources.map(({ key }) => key))].flatMap((key) => {
    const ofCluster = sources.filter((source) => source.key === key);
    const cluster = clusters.find((model) => model.key === key)?.cluster?.resource;
    const place = cluster ?? ofCluster[0].resource;
    return located(place, [], [findingOf(NODES_ELSEWHERE_WORDS.uncounted, about.cluster(place.path), {
      cluster: cluster?.path ?? 'a cluster that the app does not make',
      kinds: ofCluster.map(({ kind }) => kind),
      names: ofCluster.map(({ name }) => name),
      signs: ofCluster.map(({ sign }) => sign),
      reasons: ofCluster.map(({ why }) => why),
    })]);
  });
}

/** Fargate profiles of a cluster without node groups: of one with them a warning says what their plan leaves out. */
function fargateSources({ key, groups, fargateProfiles }: ClusterModel): NodeSource[] {
  if (groups.length > 0) return [];
  return fargateProfiles.map((resource) => (
    { kind: 'fargate', key, resource, name: resource.path, sign: 'profile' }));
}

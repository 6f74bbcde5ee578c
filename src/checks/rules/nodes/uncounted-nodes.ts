import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { fleetsIn } from '../../../compute/cluster-nodes';
import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { NODES_ELSEWHERE_WORDS } from '../../../findings/words/checks/nodes-elsewhere';
import { AppResources } from '../../../templates/app-resources';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { clusterFleets } from '../../facts/fleets/cluster-fleets';
import { NodeSource, NodeSourceKind } from '../../facts/nodes/node-source';
import { leavesFleetsToOwnPlan } from '../cluster-plans';
import { located, LocatedFinding } from '../located-finding';

/** Kinds whose nodes a construct of ours may count, whatever applies their manifests. */
const TOLD_BY_MANIFEST: readonly NodeSourceKind[] = ['karpenter', 'auto-mode'];

/** Nodes that no managed node group starts, and no plan counts: a finding for each cluster names what starts them. */
export function uncountedNodeFindings(
  { clusters, nodeSources, resources }: AppModel,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const outside = nodeSources.filter(({ key }) => !clusters.some((model) => model.key === key))
    .map((source) => ({ source, why: source.sign === 'chart' ? undefined : 'cluster' as const }));
  const all = [
    ...clusters.flatMap((model) => clusterFleets(model, resources, stated).uncounted),
    ...clusters.filter(leavesFleetsToOwnPlan).flatMap((model) => besidesPlan(model, resources, stated)),
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

/**
 * What starts nodes of a cluster and is no part of its own plan, which counts the fleets that it was told of. A
 * NodePool can be one of these, whatever applies its manifest.
 */
function besidesPlan(model: ClusterModel, resources: AppResources, stated: InstanceTypeLimits[]) {
  return clusterFleets(model, resources, stated).fleets
    .filter(({ source: { kind, resource: { construct } } }) => !TOLD_BY_MANIFEST.includes(kind)
      && fleetsIn(construct.node.root, ({ by }) => construct.node.scopes.includes(by)).length === 0)
    .map(({ source }) => ({ source, why: 'planned' as const }));
}

/** Fargate profiles of a cluster without node groups: of one with them a warning says what their plan leaves out. */
function fargateSources({ key, groups, fargateProfiles }: ClusterModel): NodeSource[] {
  if (groups.length > 0) return [];
  return fargateProfiles.map((resource) => (
    { kind: 'fargate', key, resource, name: resource.path, sign: 'profile' }));
}

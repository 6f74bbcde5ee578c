import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { AWAITED_CLUSTER_WORDS as WORDS } from '../../../findings/words/checks/order/awaited-clusters';
import { AppResource, AppResources, areTogether } from '../../../templates/app-resources';
import { textOf } from '../../../templates/forms';
import { clusterFacts, clusterKey } from '../../facts/cluster-facts';
import { ClusterModel } from '../../facts/cluster-model';
import { PartOrder } from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

/** What names a cluster, and is no part that rules read. */
const OTHER_PARTS = ['AWS::EKS::AccessEntry', 'AWS::EKS::IdentityProviderConfig'];

/**
 * Parts that give the name of a cluster of the app as text, and do not wait for it: a reference would be a wait. In
 * stacks that are deployed one by one the cluster may be there before.
 */
export function unawaitedClusterFindings(
  model: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  const cluster = model.cluster?.resource;
  if (cluster === undefined) return [];
  const named = partsOf(model, resources).filter((part) => isNamedAsText(part) && areTogether(part, cluster));
  // A cluster that waits for one of them has that said, and not what follows from it.
  if (named.some((part) => order.can(cluster, part))) return [];
  return named
    .filter((part) => !order.can(part, cluster))
    .flatMap((part) => {
      const words = order.areBeside(part, cluster) ? WORDS.clusterBeside : WORDS.clusterOfOtherStack;
      const facts = { resources: [part.path], cluster: cluster.path };
      return located(part, ['ClusterName'], [findingOf(words, about.resource(part.path), facts)]);
    });
}

/** Whether a part gives the name of its cluster as text, and not by a parameter. */
function isNamedAsText({ properties: { ClusterName: name }, defaults }: AppResource): boolean {
  return textOf(name) !== undefined && defaults?.has('ClusterName') !== true;
}

function partsOf(model: ClusterModel, resources: AppResources): AppResource[] {
  const { addons, groups, fargateProfiles, associations, charts, nodePatches, cni: { manifests } } = model;
  const others = resources.ofType(...OTHER_PARTS);
  const clusters = others.length === 0 ? [] : clusterFacts(resources);
  return [
    ...addons, ...groups.map(({ resource }) => resource), ...fargateProfiles, ...associations, ...manifests, ...charts,
    ...nodePatches, ...others.filter((part) => clusterKey(part, clusters) === model.key),
  ];
}

import { PodCapacityCluster } from '../../../cluster/pod-capacity-cluster';
import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { CLUSTER_NEED_WORDS as WORDS } from '../../../findings/words/checks/cluster-needs';
import { formsOf, isUnknown, textOf } from '../../../templates/forms';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { ownConstruct } from '../../facts/own-constructs';
import { located, LocatedFinding } from '../located-finding';
import { canHost, NEEDING_NODES, OF_ANY_CLUSTER, selects } from '../order/early-addons';

/**
 * Add-ons that are Deployments of a cluster of the app, in which nothing is seen to start a node that can run them.
 * coredns of a cluster of this library says so itself.
 */
export function unhostedAddonFindings(model: ClusterModel, { resources, nodeSources }: AppModel): LocatedFinding[] {
  const { cluster, addons, groups, fargateProfiles, nodeSources: own, unplaced } = model;
  if (cluster === undefined || ownConstruct(cluster.resource.construct, PodCapacityCluster) !== undefined) return [];
  const { ComputeConfig: compute } = cluster.properties;
  if (isUnknown(compute) || isUnknown(formsOf(compute).Enabled)) return [];
  // Whatever else starts nodes may start some for them.
  const known = nodeSources.map(({ resource }) => resource.path);
  const strays = resources.ofType(...OF_ANY_CLUSTER).filter(({ path }) => !known.includes(path));
  if (own.length > 0 || strays.length > 0 || unplaced.hosts.length > 0) return [];
  return addons.flatMap((addon) => {
    const name = textOf(addon.properties.AddonName) ?? '';
    if (!Object.hasOwn(NEEDING_NODES, name)) return [];
    const namespace = NEEDING_NODES[name];
    const isHosted =
      groups.some((group) => canHost(group, addon) && startsNodes(group))
      || fargateProfiles.some((profile) => selects(profile, namespace));
    return isHosted ? [] : located(addon, ['AddonName'], [
      findingOf(WORDS.addonWithoutNodes, about.cluster(cluster.resource.path), {
        names: [name],
        namespace,
        cluster: cluster.resource.path,
        groups: groups.map((group) => group.name),
      }),
    ]);
  });
}

/** Whether a group starts a node by itself, for all that is known. */
function startsNodes({ sizes }: GroupFacts): boolean {
  return sizes === undefined || (sizes.expectedSize ?? sizes.minSize) > 0;
}

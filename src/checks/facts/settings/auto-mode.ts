import { AppResources } from '../../../templates/app-resources';
import { formsOf, truthOf } from '../../../templates/forms';
import { ClusterModel } from '../cluster-model';
import { nodeSources } from '../nodes/node-sources';

/** Whether all nodes of a cluster are known to be of Auto Mode, which has a network plug-in of its own. */
export function hasAutoModeNodesOnly({ key, cluster, groups }: ClusterModel, resources: AppResources): boolean {
  if (cluster === undefined || truthOf(formsOf(cluster.properties.ComputeConfig).Enabled) !== true) return false;
  const others = nodeSources(resources).filter((source) => source.key === key && source.kind !== 'auto-mode');
  return groups.length === 0 && others.length === 0;
}

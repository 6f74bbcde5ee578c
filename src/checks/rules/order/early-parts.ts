import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { ADDON_ORDER_WORDS } from '../../../findings/words/vpc-cni/addon-order';
import { ClusterModel } from '../../facts/cluster-model';
import { PartOrder } from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

/**
 * Parts of a cluster that it waits for, though they name it. Where they refer to it CloudFormation itself refuses the
 * circle.
 */
export function earlyPartFindings(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  const cluster = model.cluster?.resource;
  if (cluster === undefined) return [];
  const parts = [
    ...model.addons,
    ...model.groups.map(({ resource }) => resource),
    ...model.fargateProfiles,
    ...model.associations,
  ];
  return parts
    .filter((part) => order.always(cluster, part) && !order.can(part, cluster))
    .flatMap((part) => located(cluster, [], [
      findingOf(ADDON_ORDER_WORDS.namedBefore, about.resource(cluster.path), {
        cluster: cluster.path,
        resources: [part.path],
      }),
    ]));
}

import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { NodeCapacity } from '../../../capacity/node-capacity';
import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { POOL_COUNT_WORDS as WORDS } from '../../../findings/words/karpenter/pool-counts';
import { ClusterModel, isCniSeen } from '../../facts/cluster-model';
import { holderOfObjects } from '../../facts/kubernetes-facts';
import { isOtherSystem, karpenterObjects, NodePoolFacts } from '../../facts/nodes/karpenter-objects';
import { podsOfKarpenter, reservedEnis } from '../../facts/nodes/karpenter-settings';
import { poolTypes } from '../../facts/nodes/pool-types';
import { located, LocatedFinding } from '../located-finding';

/**
 * Nodes for which Karpenter counts more pods than they have addresses for: where a class states no count it takes
 * (E - RESERVED_ENIS) x (L - 1) + 2, and knows nothing of custom networking, trunks and MAX_ENI.
 *
 * Worked, c6i.2xlarge with custom networking: 4 x 14 + 2 = 58 by the formula, and 3 x 14 + 2 = 44 have addresses.
 */
export function karpenterOwnCountFindings(
  model: ClusterModel,
  stated: readonly InstanceTypeLimits[],
): LocatedFinding[] {
  const { cni, cluster, charts } = model;
  const reserved = reservedEnis(charts);
  if (reserved === undefined || !isCniSeen(model) || cluster?.isIpv6) return [];
  const { pools, classes } = karpenterObjects(cni.manifests);
  const options = cni.nodeOptions;
  const needed = (options.customNetworking ? 1 : 0) + (options.trunkEni ? 1 : 0);
  const judged = pools.filter((pool) => !pool.isAutoMode && pool.maxPods === undefined
    && classes.some(({ name, maxPods, amiFamily }) => (
      name === pool.className && maxPods === undefined && !isOtherSystem(amiFamily))));
  return judged.flatMap((pool) => {
    const above = typesAbove(pool);
    if (above.length === 0) return [];
    const where = [holderOfObjects(pool.manifest)];
    return located(pool.manifest, where, [findingOf(WORDS.ownAbove, about.resource(pool.shown), {
      pool: pool.shown,
      types: above.map(({ name }) => name),
      own: above.map(({ own }) => own),
      most: above.map(({ most }) => most),
      reserved,
      needed,
      isEnough: above.every(({ limits, most }) => podsOfKarpenter(limits, needed) <= most),
    })]);
  });

  function typesAbove(pool: NodePoolFacts) {
    return (poolTypes(pool, stated)?.types ?? [])
      .map((limits) => ({
        limits,
        name: limits.instanceType,
        own: podsOfKarpenter(limits, reserved!),
        most: NodeCapacity.of(limits, options).eniLimitedPods,
      }))
      .filter(({ own, most }) => own > most);
  }
}

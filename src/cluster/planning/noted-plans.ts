import { IConstruct } from 'constructs';
import { ByCluster } from '../../eks/by-cluster';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../findings/words/cluster/plans-of-clusters';
import { isInTree } from '../../templates/in-tree';

/** A plan, and the cluster whose nodes it counts. */
export interface NotedPlan {
  readonly construct: IConstruct;
  readonly cluster: ClusterIdentity;
}

/** The plans of an app, by the root of its tree. */
const plansOfApp = new WeakMap<IConstruct, ByCluster<NotedPlan>>();

/** Notes a plan. */
export function notePlan(plan: NotedPlan): void {
  const { root } = plan.construct.node;
  const plans = plansOfApp.get(root) ?? new ByCluster<NotedPlan>();
  plansOfApp.set(root, plans);
  plans.add(plan, plan.cluster);
}

/** The plans that an app has now, of those that are asked for. */
export function plansIn(root: IConstruct, isAsked: (plan: NotedPlan) => boolean): NotedPlan[] {
  return (plansOfApp.get(root)?.all ?? []).filter((plan) => isAsked(plan) && isInTree(plan.construct));
}

/** Another plan that a cluster has already. */
export function secondPlanFindings(scope: IConstruct, cluster: ClusterIdentity): Finding[] {
  return (plansOfApp.get(scope.node.root)?.near(cluster) ?? [])
    .filter((plan) => plan.construct !== scope && plan.cluster.isSameAs(cluster) === true && isInTree(plan.construct))
    .map(({ construct: { node: { path: first } } }) => (
      findingOf(WORDS.secondPlan, about.cluster(cluster.path), { first, second: scope.node.path })));
}

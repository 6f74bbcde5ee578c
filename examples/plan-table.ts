import { ClusterPlan, IPodNetworking, PodCapacityCluster } from '../src';

/** A cluster with a plan: how its pods get addresses, and who plans. */
export interface Planned {
  readonly podNetworking: IPodNetworking;
  readonly plan: Pick<PodCapacityCluster | ClusterPlan, 'nodegroups' | 'plan'>;
}

/**
 * For each cluster where its pods get addresses, the pods of a node, and how many such nodes its subnets hold.
 */
export function planTable(clusters: Record<string, PodCapacityCluster | Planned>): string {
  const rows = Object.entries(clusters).map(([name, cluster]) => {
    const { podNetworking } = cluster;
    const { nodegroups, plan } = 'vpc' in cluster ? cluster : cluster.plan;
    const maxPods = nodegroups.map((group) => group.maxPods);
    const peak = plan.totals.find(({ stage }) => stage === 'peak')!;
    return [
      name,
      podNetworking.placement,
      `${Math.min(...maxPods)}`,
      `${peak.nodes}`,
      `${plan.ceilingNodes ?? 'unknown'}`,
    ];
  });
  const head = ['cluster', 'placement', 'max pods', 'nodes at peak', 'nodes that fit'];
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd([16, 20, 10, 15, 0][column])).join(''))
    .join('\n');
}

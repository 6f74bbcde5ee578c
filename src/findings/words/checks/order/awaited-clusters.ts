import { allOf, fewQuoted } from '../../../phrases';
import { wording } from '../../../wording';

/** What gives the name of a cluster in place of a reference to it. */
type Named = { readonly resources: readonly string[]; readonly cluster: string };

/** Of the order in which clusters and what names them are made, in any template. */
export const AWAITED_CLUSTER_WORDS = {
  clusterBeside: wording('cluster-not-awaited', ({ resources, cluster }: Named) => ({
    message: resources.length === 1
      ? `'${resources[0]}' gives the name of its cluster, and does not wait for the cluster`
      : `${resources.length} resources give the name of their cluster, and do not wait for it: ${fewQuoted(resources)}`,
    details: [
      `the cluster is '${cluster}'`,
      ...allOf('resources', resources),
      'CloudFormation makes both at the same time, and a cluster takes about ten minutes',
      "EKS answers 'No cluster found for name', and the deployment stops",
    ],
    fix: [
      'refer to the cluster, which also makes it wait: clusterName: cluster.clusterName, or Ref in a template',
      "let it depend on the cluster: addon.node.addDependency(cluster), or 'DependsOn' in a template",
    ],
  }), { resources: ['Stack/Addon'], cluster: 'Stack/Cluster' }, ['resources']),

  clusterOfOtherStack: wording('cluster-stack-not-awaited', ({ resources, cluster }: Named) => ({
    message: resources.length === 1
      ? `'${resources[0]}' gives the name of a cluster of another stack, and does not wait for that stack`
      : `${resources.length} resources give the name of a cluster of another stack, and do not wait for that stack: `
        + fewQuoted(resources),
    details: [
      `the cluster is '${cluster}'`,
      ...allOf('resources', resources),
      "until the cluster is there, EKS answers 'No cluster found for name', and the deployment stops",
    ],
    fix: [
      'let the stack wait for that of the cluster: stack.addStackDependency(clusterStack)',
      'refer to the cluster: clusterName: cluster.clusterName',
    ],
  }), { resources: ['Addons/Addon'], cluster: 'Stack/Cluster' }, ['resources']),
};

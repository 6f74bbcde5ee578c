import { karpenterObjects } from './karpenter-objects';
import { isKarpenterChart } from './karpenter-settings';
import { nameInArn, namedCluster, NodeSource, NodeSourceKind } from './node-source';
import { ec2Sources, KeyedResource } from './started-by-ec2';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, formsOf, isUnknown, listOf, shownForm, textOf, truthOf } from '../../../templates/forms';
import { ClusterFacts, clusterFacts } from '../cluster-facts';
import { helmCharts, manifests } from '../kubernetes-facts';

/** What has an ARN of a cluster, and where. */
const BY_ARN: ReadonlyArray<readonly [NodeSourceKind, string, (resource: AppResource) => readonly [string, Form]]> = [
  ['hyperpod', 'AWS::SageMaker::Cluster', ({ properties: { Orchestrator: by } }) =>
    ['Orchestrator', formsOf(formsOf(by).Eks).ClusterArn]],
  ['batch', 'AWS::Batch::ComputeEnvironment', ({ properties: { EksConfiguration: eks } }) =>
    ['EksConfiguration', formsOf(eks).EksClusterArn]],
];

/** All that nodes come from beside managed node groups, of whichever cluster of the app or outside of it. */
export function nodeSources(resources: AppResources): NodeSource[] {
  const clusters = clusterFacts(resources);
  const keyed = (parts: AppResource[]): KeyedResource[] => parts.map((resource) =>
    ({ resource, key: namedCluster(resource, 'ClusterName', resource.properties.ClusterName, clusters) }));
  const applied = keyed(manifests(resources));
  const pools = karpenterSources(applied);
  // A chart starts the nodes of NodePools, and says nothing of them.
  const hasPools = (key: string) => pools.some((each) => each.key === key && each.pool?.isAutoMode === false);
  return [
    // Without a built-in NodePool those of the app are all that there are.
    ...clusters.flatMap(ownSources).filter(({ kind, key, name }) => (
      kind !== 'auto-mode' || name !== key || !pools.some((each) => each.key === key && each.pool?.isAutoMode))),
    ...ec2Sources(resources, clusters, applied),
    ...arnSources(resources, clusters),
    ...pools,
    ...keyed(helmCharts(resources)).filter(({ resource, key }) => isKarpenterChart(resource) && !hasPools(key))
      .map((chart) => ({ ...chart, kind: 'karpenter' as const, sign: 'chart' as const, name: chart.resource.path })),
  ];
}

/** What a cluster itself says of its nodes. */
function ownSources({ resource, properties }: ClusterFacts): NodeSource[] {
  const { Enabled: enabled, NodePools: pools } = formsOf(properties.ComputeConfig);
  const { RemoteNodeNetworks: remote } = formsOf(properties.RemoteNetworkConfig);
  const own = { key: resource.path, resource };
  const known = listOf(pools).flatMap((pool) => textOf(pool) ?? []);
  const names = known.length === 0 && isUnknown(pools) ? [shownForm(pools)] : known;
  return [
    ...(truthOf(enabled) !== true ? [] : [{
      ...own,
      kind: 'auto-mode' as const,
      sign: 'compute-config' as const,
      name: names.length === 0 ? resource.path : names.join(', '),
    }]),
    ...(listOf(remote).length === 0 && !isUnknown(remote) ? []
      : [{ ...own, kind: 'hybrid' as const, sign: 'remote-network' as const, name: resource.path }]),
  ];
}

function arnSources(resources: AppResources, clusters: readonly ClusterFacts[]): NodeSource[] {
  return BY_ARN.flatMap(([kind, type, arnOf]) => resources.ofType(type).flatMap((resource) => {
    const [property, arn] = arnOf(resource);
    const name = arn === undefined ? undefined : nameInArn(arn);
    if (name === undefined) return [];
    const key = namedCluster(resource, property, name, clusters);
    return [{ kind, key, resource, name: resource.path, sign: 'cluster-arn' as const }];
  }));
}

/** NodePools in manifests; classes only where the cluster has no NodePool in the app. */
function karpenterSources(applied: readonly KeyedResource[]): NodeSource[] {
  const found = applied.map((each) => ({ ...each, ...karpenterObjects([each.resource]) }));
  const withPools = new Set(found.filter(({ pools }) => pools.length > 0).map(({ key }) => key));
  return found.flatMap(({ key, resource, pools, classes }) => {
    const of = (kind: NodeSourceKind, { shown: name }: { readonly shown: string }): NodeSource =>
      ({ kind, key, resource, sign: 'manifest', name });
    return withPools.has(key)
      ? pools.map((pool) => ({ ...of(pool.isAutoMode ? 'auto-mode' : 'karpenter', pool), pool }))
      : classes.map((each) => of('karpenter', each));
  });
}

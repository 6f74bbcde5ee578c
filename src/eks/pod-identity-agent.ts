import { CfnResource, Stage } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, IConstruct } from 'constructs';
import { ClusterIdentity } from './cluster-identity';
import { ClusterView } from './cluster-view';

const ADDON = 'eks-pod-identity-agent';

/** Clusters of which nothing can stand in their apps yet. */
const NEW = new WeakSet<eks.IClusterRef>();

/** Notes a cluster that was made just now, under a name that nobody else can have: no app is walked for its add-ons. */
export function noteNewCluster(cluster: eks.IClusterRef): void {
  NEW.add(cluster);
}

/**
 * The add-on of the Pod Identity agent in a cluster: one that is in the app already, else that of the cluster's
 * library, else one that is made here for a cluster of this app. Undefined for an import, of which it cannot be seen.
 *
 * @param scope where the construct is put, where it is made here
 * @param given the cluster as it was given
 * @param makes whether one is made, where the app has none
 */
export function podIdentityAgent(
  scope: Construct,
  cluster: ClusterView,
  given: eks.IClusterRef,
  makes: boolean = true,
): IConstruct | undefined {
  // The library of a cluster makes its own when it is asked for it.
  const seen = NEW.has(given) ? undefined : agentOf(scope, cluster.identity);
  const existing = seen ?? (makes ? cluster.ownAgent : undefined);
  if (existing !== undefined || !cluster.known.isMade || !makes) return existing;
  return new eks.CfnAddon(scope, 'PodIdentityAgent', {
    addonName: ADDON,
    clusterName: cluster.name,
    resolveConflicts: 'OVERWRITE',
  });
}

/** The add-on that the stage of a construct has for a cluster. */
function agentOf(scope: Construct, cluster: ClusterIdentity): IConstruct | undefined {
  const stage = Stage.of(scope);
  return scope.node.root.node.findAll().find((each) =>
    CfnResource.isCfnResource(each)
    && each.cfnResourceType === eks.CfnAddon.CFN_RESOURCE_TYPE_NAME
    && (each as eks.CfnAddon).addonName === ADDON
    && Stage.of(each) === stage
    && ClusterIdentity.named(each, (each as eks.CfnAddon).clusterName).isSameAs(cluster) === true);
}

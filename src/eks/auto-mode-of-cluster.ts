import { CfnResource, Token } from 'aws-cdk-lib';
import { ClusterIdentity } from './cluster-identity';

/** What the resource of a cluster says of EKS Auto Mode. */
export interface AutoModeOfCluster {
  /** Undefined where only deployment knows. */
  readonly isOn?: boolean;

  /** The node pools that EKS itself keeps in the cluster. */
  readonly builtInPools: readonly string[];
}

/** Names of the node pools that there are, where a list is not known. */
const BUILT_IN_POOLS = ['general-purpose', 'system'];

/**
 * What a cluster says of EKS Auto Mode; undefined where this app does not make it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/set-builtin-node-pools.html
 */
export function autoModeOf({ resource }: ClusterIdentity): AutoModeOfCluster | undefined {
  if (resource === undefined) return undefined;
  const config = computeConfigOf(resource);
  if (Token.isUnresolved(config) || Token.isUnresolved(config?.enabled)) return { builtInPools: [] };
  if (config?.enabled !== true) return { isOn: false, builtInPools: [] };
  const { nodePools = [] } = config;
  const pools: readonly unknown[] = Token.isUnresolved(nodePools) || !Array.isArray(nodePools)
    ? BUILT_IN_POOLS : nodePools;
  return { isOn: true, builtInPools: pools.filter((pool): pool is string => typeof pool === 'string') };
}

/** Clusters of `aws-eks` have no such property: their custom resource knows nothing of Auto Mode. */
function computeConfigOf(resource: object): { enabled?: unknown; nodePools?: unknown } | undefined {
  return CfnResource.isCfnResource(resource) ? Reflect.get(resource, 'computeConfig') : undefined;
}

import { ClusterAudit } from '../../audit/cluster-audit';
import { RunningSettings } from '../../audit/judge/running-settings';

/** The number of this form of the document: it changes where a reader of the one before would be wrong. */
const SCHEMA_VERSION = 1;

/** An audit as data. What was not seen is null, which is neither none nor zero. */
export function auditDocument(audit: ClusterAudit): object {
  const { cluster, settings, subnets, nodes, groups, vpcCni, demand, unknown, findings } = audit;
  return withNulls({
    kind: 'cluster-audit',
    schemaVersion: SCHEMA_VERSION,
    cluster: {
      name: cluster.controlPlane?.name,
      region: cluster.region,
      version: cluster.controlPlane?.version,
      vpcId: cluster.controlPlane?.vpcId,
      ipFamily: cluster.controlPlane?.ipFamily,
      autoMode: cluster.controlPlane?.autoMode,
      vpcBlocks: cluster.vpc?.blocks,
    },
    settings: settings && settingsRecord(settings),
    subnets,
    nodes,
    groups,
    vpcCni,
    nodePools: cluster.nodePools,
    nodeClaims: cluster.nodeClaims,
    disruptionBudgets: cluster.disruptionBudgets,
    oneMoreNode: demand,
    unknown,
    notes: cluster.notes,
    findings,
  }) as object;
}

function settingsRecord({ by, version, prefixes, customNetworking, discovery, tagged, ipv6 }: RunningSettings): object {
  return { by, version, prefixes, customNetworking, discovery, taggedSubnets: tagged, ipv6 };
}

/** The same value with null where a member is undefined. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withNulls(member)]));
}

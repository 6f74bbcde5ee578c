import { RunningControlPlane } from '../model/running-cluster';
import { RunningInterface, RunningSubnet } from '../model/running-network';
import { NodeKind, RunningInstance, RunningNode } from '../model/running-nodes';

/** The Region in the name of a zone, of a Local Zone too: `us-west-2-lax-1a` is of us-west-2. */
const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d+/;

/** What is wrong where files are of several clusters. */
export function clusterProblems(
  controlPlanes: readonly RunningControlPlane[], parts: ReadonlyArray<{ readonly cluster?: string }>,
): string[] {
  if (controlPlanes.length > 1) {
    const names = controlPlanes.map(({ name, arn }) => arn ?? name);
    return [`the files describe ${controlPlanes.length} clusters: ${names.join(', ')}; give those of one`];
  }
  const names = new Set([
    ...controlPlanes.map(({ name }) => name), ...parts.flatMap(({ cluster }) => cluster ?? []),
  ]);
  return names.size < 2 ? [] : [`the files are of ${names.size} clusters: ${[...names].join(', ')}; give those of one`];
}

/** The Regions that ARN, zones of subnets and nodes name. */
export function regionsOf(
  controlPlane: RunningControlPlane | undefined, subnets: readonly RunningSubnet[], nodes: readonly RunningNode[],
): string[] {
  const named = [controlPlane?.arn?.split(':')[3], ...[...subnets, ...nodes].map(({ zone }) => regionOf(zone))];
  return [...new Set(named.flatMap((region) => region || []))];
}

/**
 * Nodes that are not in the VPC: all of them are those of another cluster, as where kubectl has another context. A few
 * may have come since the instances were listed.
 */
export function foreignNodeProblems(
  nodes: readonly RunningNode[],
  instances: readonly RunningInstance[] | undefined,
  interfaces: readonly RunningInterface[] | undefined,
  notes: string[],
): string[] {
  if (instances === undefined && interfaces === undefined) return [];
  const seen = new Set([
    ...(instances ?? []).map(({ instanceId }) => instanceId),
    ...(interfaces ?? []).flatMap(({ instanceId }) => instanceId ?? []),
  ]);
  // Instances and ENIs of Auto Mode may be hidden.
  const onInstances = nodes.filter(({ kind, instanceId }) =>
    instanceId !== undefined && kind !== NodeKind.AUTO_MODE);
  const foreign = onInstances.filter(({ instanceId }) => !seen.has(instanceId!));
  if (foreign.length === 0) return [];
  if (foreign.length === onInstances.length && seen.size > 0) {
    return [
      `none of the ${onInstances.length} nodes is an instance of the VPC: kubectl had the context of another cluster`,
    ];
  }
  notes.push(
    `${foreign.length} of ${onInstances.length} nodes were not seen among the instances and network interfaces: `
    + 'they started between the calls, or are in another VPC',
  );
  return [];
}

/** The Region of a zone by its name. */
function regionOf(zone: string | undefined): string | undefined {
  return zone === undefined ? undefined : REGION.exec(zone)?.[0];
}

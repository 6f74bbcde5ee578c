import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { auditOf, ClusterAudit } from '../../src/audit/cluster-audit';
import { GivenFile, readRunningCluster } from '../../src/audit/input/cluster-reader';
import { RunningCluster } from '../../src/audit/model/running-cluster';

/** Clusters that are kept as files, as the collecting script writes them. */
export const CLUSTERS = ['roomy', 'fragmented', 'nearly-full'] as const;

export type ClusterName = typeof CLUSTERS[number];

/** The folder of a cluster. */
export function folderOf(name: ClusterName): string {
  return join(__dirname, 'fixtures', name);
}

/** The files of a cluster, without those of some names. */
export function filesOf(name: ClusterName, without: readonly string[] = []): GivenFile[] {
  return readdirSync(folderOf(name)).filter((file) => !without.includes(file))
    .map((file) => ({ name: file, text: readFileSync(join(folderOf(name), file), 'utf8') }));
}

/** A cluster as its files show it. */
export function clusterOf(files: readonly GivenFile[]): RunningCluster {
  const read = readRunningCluster(files);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.cluster;
}

/** The audit of a cluster, without files of some names. */
export function audited(name: ClusterName, without: readonly string[] = []): ClusterAudit {
  return auditOf(clusterOf(filesOf(name, without)));
}

/** The audit of a cluster with other things than its files have, which come after them. */
export function auditedWith(name: ClusterName, things: readonly object[], without: readonly string[] = []): ClusterAudit {
  const more = things.map((thing, index) => ({ name: `more-${index}.json`, text: JSON.stringify(thing) }));
  return auditOf(clusterOf([...filesOf(name, without), ...more]));
}

/** The last parts of ids of findings. */
export function namesIn({ findings }: Pick<ClusterAudit, 'findings'>): string[] {
  return findings.map(({ id }) => id.split(':')[1]);
}

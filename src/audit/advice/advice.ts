import { nodeAdvice } from './node-advice';
import { subnetAdvice } from './subnet-advice';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUDITED_CNI_WORDS as CNI } from '../../findings/words/audit/audited-vpc-cni';
import { CniJudgement } from '../judge/cni-judge';
import { JudgedCluster } from '../judge/judged-cluster';
import { ABSENT, RunningCluster } from '../model/running-cluster';
import { NodeKind } from '../model/running-nodes';

const RANKS = [FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO];

/** What to do, the worst first; of one rank in the order in which it is best done. */
export function adviceOf(judged: JudgedCluster): Finding[] {
  const findings = [
    ...cniAdvice(judged.vpcCni, judged),
    ...healthAdvice(judged.cluster),
    ...nodeAdvice(judged),
    ...subnetAdvice(judged),
  ];
  return RANKS.flatMap((rank) => findings.filter(({ severity }) => severity === rank));
}

function cniAdvice({ runs, addon, selfManaged, settings, unreadable }: CniJudgement, judged: JudgedCluster): Finding[] {
  const cluster = about.cluster(judged.cluster.controlPlane?.name ?? 'the cluster');
  const needing = (judged.nodes ?? []).filter(({ kind }) => kind === NodeKind.VPC_CNI).length;
  const different = settings.filter(({ differs }) => differs);
  return [
    ...(runs === ABSENT && addon === ABSENT && needing > 0
      ? [findingOf(CNI.missing, cluster, { nodes: needing })] : []),
    ...(runs !== undefined && runs !== ABSENT && isRolling(runs)
      ? [findingOf(CNI.notRolledOut, cluster, {
        desired: runs.desired!, updated: runs.updated ?? 0, ready: runs.ready ?? 0,
      })]
      : []),
    ...(different.length === 0 ? [] : [findingOf(CNI.notAsTold, cluster, {
      settings: different.map(({ name }) => name),
      runs: different.map((pair) => shown(pair.runs)),
      says: different.map((pair) => shown(pair.says)),
    })]),
    ...(unreadable ? [findingOf(CNI.unreadable, cluster, { addon: 'vpc-cni' })] : []),
    ...(selfManaged && runs !== undefined && runs !== ABSENT
      ? [findingOf(CNI.selfManaged, cluster, { version: runs.version ?? 'of an unknown version' })] : []),
  ];
}

function isRolling({ desired, updated, ready }: { desired?: number; updated?: number; ready?: number }): boolean {
  return desired !== undefined && ((updated ?? 0) < desired || (ready ?? 0) < desired);
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : value === '' ? 'empty' : value;
}

function healthAdvice({ controlPlane, nodegroups, addon }: RunningCluster): Finding[] {
  const told = [
    ...(controlPlane === undefined ? [] : [{ part: `cluster ${controlPlane.name}`, codes: controlPlane.issues }]),
    ...(nodegroups ?? []).map(({ name, issues }) => ({ part: `node group ${name}`, codes: issues })),
    ...(addon === undefined || addon === ABSENT ? [] : [{ part: 'add-on vpc-cni', codes: addon.issues }]),
  ].filter(({ codes }) => codes.length > 0);
  if (told.length === 0) return [];
  return [findingOf(CNI.issues, about.cluster(controlPlane?.name ?? 'the cluster'), {
    parts: told.map(({ part }) => part), codes: [...new Set(told.flatMap(({ codes }) => codes))],
  })];
}

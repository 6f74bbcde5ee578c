import { PlanChange } from './plan-change';
import { Finding, FindingSeverity } from '../../findings/finding';

const PREFIX = /^cdk-eks-pod-capacity:/;
const ORDER: readonly string[] = [FindingSeverity.ERROR, FindingSeverity.WARNING];

/**
 * Errors and warnings that are new, and those that are gone: one is the same where id and subject are. Those of one id
 * are one change.
 */
export function findingChanges(was: readonly Finding[], is: readonly Finding[]): PlanChange[] {
  return [...without(is, was, 'finding-new'), ...without(was, is, 'finding-gone')];
}

function without(
  some: readonly Finding[], others: readonly Finding[], kind: 'finding-new' | 'finding-gone',
): PlanChange[] {
  const known = new Set(others.map(keyOf));
  const byId = new Map<string, Finding[]>();
  for (const finding of some) {
    if (!ORDER.includes(finding.severity) || known.has(keyOf(finding))) continue;
    const id = `${ORDER.indexOf(finding.severity)} ${finding.id}`;
    byId.set(id, [...byId.get(id) ?? [], finding]);
  }
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, all]): PlanChange => ({
    rank: 2,
    kind,
    subject: all[0].id.replace(PREFIX, ''),
    worse: kind === 'finding-new',
    severity: all[0].severity,
    subjects: [...new Set(all.map(({ subject }) => subject))],
    message: all[0].message,
  }));
}

function keyOf({ id, subject }: Finding): string {
  return JSON.stringify([id, subject]);
}

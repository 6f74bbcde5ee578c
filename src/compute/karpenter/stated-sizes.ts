import { Token } from 'aws-cdk-lib';
import { Fields } from './pool-facts';
import { amountOf, mebibytesOf } from '../../capacity/rules/kubernetes-quantity';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POOL_SIZE_WORDS as WORDS } from '../../findings/words/karpenter/pool-sizes';
import { shown } from '../../validation/shown-value';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';
import { givenOnly, isMap } from '../os/reserved-resources';

/** A budget of a NodePool, as its definition has it. */
const BUDGET = /^(?:(100|\d{1,2})%|(\d+))$/;

/** The sizes that the `spec` of a NodePool states, in the terms of props. */
export function statedSizes(spec: Fields): Checked<KarpenterPoolSizes> {
  const findings: Finding[] = [];
  const { limits, disruption } = spec;
  const ofLimits = isMap(limits) && !Token.isUnresolved(limits) ? givenOnly(limits) : {};
  if (Token.isUnresolved(limits)) findings.push(unread('spec.limits'));
  const size = (path: string, value: unknown, read: (text: string) => number | undefined) =>
    sizeOf(path, value, read, findings);
  const cpu = size('spec.limits.cpu', ofLimits.cpu, amountOf);
  const memoryMib = size('spec.limits.memory', ofLimits.memory, mebibytesOf);
  const nodes = size('spec.limits.nodes', ofLimits.nodes, amountOf);
  const replicas = size('spec.replicas', spec.replicas ?? undefined, amountOf);
  const isOneLimit = [cpu, memoryMib, nodes].some((value) => value !== undefined);
  return {
    value: {
      ...(isOneLimit ? { limits: { cpu, memoryMib, nodes } } : {}),
      ...(replicas === undefined ? {} : { replicas }),
      ...statedBudgets(disruption, findings),
    },
    findings,
  };
}

function sizeOf(
  path: string,
  value: unknown,
  read: (text: string) => number | undefined,
  findings: Finding[],
): number | undefined {
  if (value === undefined) return undefined;
  if (Token.isUnresolved(value)) {
    findings.push(unread(path));
    return undefined;
  }
  const size = typeof value === 'string' || typeof value === 'number' ? read(String(value)) : undefined;
  if (size === undefined) findings.push(findingOf(WORDS.notASize, about.prop(path), { path, got: shown(value) }));
  // Karpenter compares what nodes have with it, so that a part of a vCPU is as good as none.
  return size === undefined ? undefined : Math.floor(size);
}

/** The fewest of the budgets that always hold, for whatever reason; all nodes where a list has none of them. */
function statedBudgets(
  disruption: unknown,
  findings: Finding[],
): Pick<KarpenterPoolSizes, 'budgetNodes' | 'budgetPercent'> {
  if (!isMap(disruption) || Token.isUnresolved(disruption)) return {};
  const { budgets } = disruption;
  if (!Array.isArray(budgets) || Token.isUnresolved(budgets)) return {};
  const percents: number[] = [];
  const counts: number[] = [];
  budgets.forEach((budget, index) => {
    if (!isMap(budget) || Token.isUnresolved(budget) || Token.isUnresolved(budget.nodes)) return;
    const path = `spec.disruption.budgets[${index}].nodes`;
    const [isBudget, percent, count] = BUDGET.exec(typeof budget.nodes === 'string' ? budget.nodes : '') ?? [];
    if (isBudget === undefined) {
      findings.push(findingOf(WORDS.notABudget, about.prop(path), { path, got: shown(budget.nodes) }));
    }
    if (budget.schedule !== undefined || budget.reasons !== undefined) return;
    if (percent !== undefined) percents.push(Number(percent));
    if (count !== undefined) counts.push(Number(count));
  });
  return {
    budgetPercent: percents.length > 0 ? Math.min(...percents) : counts.length > 0 ? undefined : 100,
    budgetNodes: counts.length > 0 ? Math.min(...counts) : undefined,
  };
}

function unread(path: string): Finding {
  return findingOf(WORDS.sizeUnread, about.prop(path), { path });
}

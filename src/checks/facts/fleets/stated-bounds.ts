import { FleetShape } from './read-fleet';
import { amountOf, mebibytesOf } from '../../../capacity/rules/kubernetes-quantity';
import { Form, formsOf, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { NodePoolFacts } from '../nodes/karpenter-objects';

/** What a NodePool is told of its size. */
export type PoolSizes = Pick<
  FleetShape, 'limits' | 'isStatic' | 'minNodes' | 'budgetNodes' | 'budgetPercent'
>;

/**
 * The sizes of a NodePool; undefined where it has neither limits nor replicas, or they are not known.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 */
export function poolSizes({ limits, replicas, budgets }: NodePoolFacts): PoolSizes | 'limit' | 'sizes' {
  const { cpu, memory, nodes } = formsOf(limits);
  const most = {
    cpu: wholeOf(cpu, amountOf),
    memoryMib: wholeOf(memory, mebibytesOf),
    nodes: wholeOf(nodes, amountOf),
  };
  if (replicas !== undefined) {
    const minNodes = numberOf(replicas);
    if (minNodes === undefined || minNodes < 0) return 'sizes';
    return { isStatic: true, minNodes, limits: { nodes: most.nodes }, ...budgetOf(budgets) };
  }
  if (Object.values(most).every((each) => each === undefined)) {
    return isUnknown(limits) || [cpu, memory, nodes].some((each) => each !== undefined) ? 'sizes' : 'limit';
  }
  return { limits: most, ...budgetOf(budgets) };
}

function wholeOf(form: Form, read: (quantity: string) => number | undefined): number | undefined {
  const text = textOf(form);
  const amount = text === undefined ? undefined : read(text);
  return amount === undefined ? undefined : Math.floor(amount);
}

/** The fewest of the budgets that always hold, for all that nodes are replaced for; all nodes where none does. */
function budgetOf(form: Form): Pick<PoolSizes, 'budgetNodes' | 'budgetPercent'> {
  if (form === undefined) return {};
  const always = isUnknown(form) ? [] : listOf(form).map(formsOf)
    .filter(({ schedule, reasons }) => schedule === undefined && reasons === undefined)
    .map(({ nodes }) => textOf(nodes) ?? '');
  const percents = always.flatMap((each) => (/^\d+%$/.test(each) ? Number(each.slice(0, -1)) : []));
  const counts = always.flatMap((each) => numberOf(each) ?? []).filter((each) => each >= 0);
  return {
    budgetNodes: counts.length === 0 ? undefined : Math.min(...counts),
    budgetPercent: percents.length > 0 ? Math.min(100, ...percents) : counts.length === 0 ? 100 : undefined,
  };
}

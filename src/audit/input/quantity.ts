import { amountOf } from '../../capacity/rules/kubernetes-quantity';

/**
 * A quantity of Kubernetes as a number, however its JSON has it: `110`, `"110"`, `"0.11k"`, `"7935288Ki"`, `"1e3"`.
 *
 * @returns undefined where it is none
 */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? amountOf(value.trim()) : undefined;
}

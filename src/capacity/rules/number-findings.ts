import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { NodeCapacityOptions } from '../node-capacity-options';

/** A number that somebody gave, and its range. */
export interface NumberCheck {
  readonly name: string;
  readonly value?: number;
  readonly least: number;
  readonly most?: number;
}

/**
 * One finding for each given number that is not whole or is out of its range.
 */
export function numberFindings(subject: string, checks: readonly NumberCheck[]): Finding[] {
  return checks
    .filter(({ value, least, most }) => value !== undefined && !(Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity)))
    .map(({ name, value, least, most }) => findingOf('invalid-number', subject,
      `'${name}' of ${subject} must be a whole number ${most === undefined ? `of ${least} or more` : `from ${least} to ${most}`}; got ${value}`));
}

/** What is wrong with the numbers among a node's options. */
export function optionFindings(subject: string, { maxEni, efaOnlyEnis, hostNetworkPods }: NodeCapacityOptions): Finding[] {
  return numberFindings(subject, [
    { name: 'maxEni', value: maxEni, least: 1 },
    { name: 'efaOnlyEnis', value: efaOnlyEnis, least: 0 },
    { name: 'hostNetworkPods', value: hostNetworkPods, least: 0 },
  ]);
}

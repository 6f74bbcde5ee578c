import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { numberGiven } from '../../findings/struct-findings';
import { Subject } from '../../findings/subject';
import { NUMBER_WORDS } from '../../findings/words/numbers';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { isCniVersion } from '../kernel/cni-features';
import { NodeCapacityOptions } from '../node-capacity-options';

/** A number that somebody gave, and its range. */
export interface NumberCheck {
  readonly name: string;
  readonly value?: number;
  readonly least: number;
  readonly most?: number;

  /** Whether it has to be given. */
  readonly required?: boolean;
}

/**
 * One finding for each number that is not whole, is out of its range, or is missing.
 */
export function numberFindings(subject: Subject, checks: readonly NumberCheck[]): Finding[] {
  return checks.flatMap(({ name, value, least, most, required = false }) => {
    const range = { name, of: subject.name, least };
    if (value === undefined && required) return [findingOf(NUMBER_WORDS.missing, subject, { ...range, most })];
    if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= (most ?? Infinity))) {
      return [];
    }
    const facts = { ...range, got: numberGiven(value) };
    return [most === undefined
      ? findingOf(NUMBER_WORDS.belowLeast, subject, facts)
      : findingOf(NUMBER_WORDS.outOfRange, subject, { ...facts, most })];
  });
}

/** What is wrong with the numbers among a node's options, and with the version. */
export function optionFindings(
  subject: Subject,
  { maxEni, efaOnlyEnis, hostNetworkPods, addonVersion }: NodeCapacityOptions,
): Finding[] {
  const numbers = numberFindings(subject, [
    { name: 'maxEni', value: maxEni, least: 1 },
    { name: 'efaOnlyEnis', value: efaOnlyEnis, least: 0 },
    { name: 'hostNetworkPods', value: hostNetworkPods, least: 0 },
  ]);
  if (addonVersion === undefined || isCniVersion(addonVersion)) return numbers;
  const facts = { of: subject.name, got: String(addonVersion) };
  return [...numbers, findingOf(CNI_VERSION_WORDS.unreadable, subject, facts)];
}

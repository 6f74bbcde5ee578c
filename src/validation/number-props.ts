import { Token } from 'aws-cdk-lib';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { numberGiven } from '../findings/struct-findings';
import { about } from '../findings/subject';
import { VALUE_WORDS } from '../findings/words/values';

/** A number that is not whole or below its least; a token passes, for its value is not known. */
export function wholeNumberFindings(name: string, value: number | undefined, least: number): Finding[] {
  if (value === undefined || Token.isUnresolved(value) || (Number.isSafeInteger(value) && value >= least)) return [];
  return [findingOf(VALUE_WORDS.notWhole, about.prop(name), { prop: name, least, got: numberGiven(value) })];
}

/** The same for a number that pod counts follow from, of which a token is refused too. */
export function literalNumberFindings(name: string, value: number | undefined, least: number): Finding[] {
  if (!Token.isUnresolved(value)) return wholeNumberFindings(name, value, least);
  return [findingOf(VALUE_WORDS.countUnresolved, about.prop(name), { prop: name })];
}

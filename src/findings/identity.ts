import { Finding } from './finding';
import { Subject } from './subject';
import { Facts, Wording } from './wording';

/** What makes a finding the one that it is, beside its id. */
export interface FindingIdentity {
  readonly wording: Wording;
  readonly about: Subject;
  readonly facts: Facts;
}

/** Beside the findings and not in them: what users print, compare and send through jsii is flat. */
const IDENTITIES = new WeakMap<Finding, FindingIdentity>();

/** Numbers of wordings, in the order in which they are first asked for: a key that lasts as long as the process. */
const WORDING_NUMBERS = new Map<Wording, number>();

/** Gives a finding its identity. */
export function identified(finding: Finding, identity: FindingIdentity): Finding {
  IDENTITIES.set(finding, identity);
  return finding;
}

/** A finding with other fields beside its own, which keeps its identity. */
export function alsoWith<T extends object>(finding: Finding, fields: T): Finding & T {
  const copy = { ...finding, ...fields };
  const identity = IDENTITIES.get(finding);
  if (identity !== undefined) IDENTITIES.set(copy, identity);
  return copy;
}

/** The identity of a finding; undefined of one that came from another language, which has its flat fields alone. */
export function identityOf(finding: Finding): FindingIdentity | undefined {
  return IDENTITIES.get(finding);
}

/** Whether a finding says what a wording says. */
export function saysWording(finding: Finding, wording: Wording): boolean {
  return IDENTITIES.get(finding)?.wording === wording;
}

/** A text that two findings share where they say the same of the same thing. */
export function identityKey(finding: Finding): string {
  const identity = IDENTITIES.get(finding);
  if (identity === undefined) return JSON.stringify([finding.id, finding.subject, finding.message]);
  const { wording, about: { kind, name }, facts } = identity;
  return JSON.stringify([finding.id, numberOf(wording), kind, name, Object.entries(facts).sort(byName)]);
}

/** A text that two findings share where they say the same, of whatever thing. */
export function statementKey(finding: Finding): string {
  const identity = IDENTITIES.get(finding);
  if (identity === undefined) return JSON.stringify([finding.id, finding.message]);
  return JSON.stringify([finding.id, numberOf(identity.wording), Object.entries(identity.facts).sort(byName)]);
}

/**
 * A text that findings share that can be written as one: they say the same of things of one kind, but for the lists of
 * their wording.
 */
export function jointKey(finding: Finding): string {
  const identity = IDENTITIES.get(finding);
  if (identity === undefined) return JSON.stringify([finding.id, finding.subject, finding.message]);
  const { wording, about: { kind }, facts } = identity;
  const shared = Object.entries(facts).filter(([name]) => !wording.lists.includes(name)).sort(byName);
  return JSON.stringify([finding.id, numberOf(wording), kind, shared]);
}

function numberOf(wording: Wording): number {
  const known = WORDING_NUMBERS.get(wording);
  if (known !== undefined) return known;
  WORDING_NUMBERS.set(wording, WORDING_NUMBERS.size);
  return WORDING_NUMBERS.size - 1;
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

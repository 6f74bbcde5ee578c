import { findingOf } from '../catalogue';
import { Finding } from '../finding';
import { alsoWith, identityKey, identityOf, jointKey } from '../identity';
import { few } from '../phrases';
import { about } from '../subject';
import { Fact, Facts } from '../wording';

/**
 * Findings as they are written: those that say the same of several things are one that lists the things, where the
 * first of them stood. It is done after acknowledgement, for what is acknowledged is a single one.
 */
export function grouped(findings: readonly Finding[]): Finding[] {
  return groupsOf(findings, jointKey).map(joint);
}

/** Lists of findings that share a key, each where the first of them stood. */
export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** One finding in place of several that share the key of `jointKey`. What is said twice of one thing is said once. */
export function joint(given: readonly Finding[]): Finding {
  const findings = groupsOf(given, identityKey).map(([one]) => one);
  const [first] = findings;
  const identity = identityOf(first);
  if (findings.length === 1 || identity === undefined) return first;
  const subjects = [...new Set(findings.map(({ subject }) => subject))];
  const { wording, about: { kind }, facts } = identity;
  const subject = about[kind](few(subjects));
  if (wording.lists.length > 0) return findingOf(wording, subject, { ...facts, ...joined(findings, wording.lists) });
  if (subjects.length === 1) return first;
  return alsoWith(first, {
    subject: subject.name,
    details: [...(first.details ?? []), `it is the same for ${few(subjects)}`],
  });
}

/** The lists of all findings, one after the other. */
function joined(findings: readonly Finding[], lists: readonly string[]): Facts {
  const each = findings.map((finding) => identityOf(finding)!.facts);
  return Object.fromEntries(
    lists.map((name): [string, Fact] => [name, each.flatMap((facts) => facts[name] as Array<string | number>)]),
  );
}

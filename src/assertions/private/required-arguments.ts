import { numberFindings } from '../../capacity/rules/number-findings';
import { FindingError } from '../../findings/finding-error';
import { memberFindings, otherShape } from '../../findings/struct-findings';
import { about } from '../../findings/subject';

/** Throws for a number that any nodes reach, or none: a test with it would say nothing. */
export function requireNumber(method: string, name: string, value: number, least: number): void {
  const findings = numberFindings(about.prop(method), [{ name, value, least, required: true }]);
  if (findings.length > 0) throw new FindingError(findings);
}

/** Throws for what does not have the member by which its kind is told. */
export function requireMember(prop: string, value: unknown, words: string, member: string): void {
  const findings = memberFindings(prop, value, words, member);
  if (findings.length > 0) throw new FindingError(findings);
}

/** Throws for an argument that is left out. */
export function requireGiven(prop: string, value: unknown, words: string): void {
  if (value === undefined) throw new FindingError([otherShape(prop, words, value)]);
}

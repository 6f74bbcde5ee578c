import { numberFindings } from '../../capacity/rules/number-findings';
import { FindingError } from '../../findings/finding-error';
import { about } from '../../findings/subject';

/** Throws for a number that any nodes reach, or none: a test with it would say nothing. */
export function requireNumber(method: string, name: string, value: number, least: number): void {
  const findings = numberFindings(about.prop(method), [{ name, value, least }]);
  if (findings.length > 0) throw new FindingError(findings);
}

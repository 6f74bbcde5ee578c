import { FindingCatalogue } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { nearestNames } from '../../findings/nearest-names';
import { headLine } from '../../findings/print/finding-lines';

/** Throws where there are findings of other ids. */
export function refuteFindings(subject: string, findings: readonly Finding[], allowed: readonly string[]): void {
  allowed.forEach(refuseUnknown);
  const others = findings.filter(({ id }) => !allowed.includes(id));
  if (others.length > 0) {
    throw new Error(`${subject} should have no findings, and there are ${others.length}:${listed(others)}`);
  }
}

/** Throws where there is no finding of an id. */
export function requireFinding(subject: string, findings: readonly Finding[], id: string): void {
  refuseUnknown(id);
  if (!findings.some((finding) => finding.id === id)) {
    const there = findings.length === 0 ? 'none' : `others:${listed(findings)}`;
    throw new Error(`${subject} should have a finding ${id}, and has ${there}`);
  }
}

/** An id that nothing ever has would let a test pass, or fail, for nothing. */
function refuseUnknown(id: string): void {
  if (FindingCatalogue.find(id) !== undefined) return;
  const [near] = nearestNames(id, FindingCatalogue.all().map((entry) => entry.id), 1);
  throw new Error(`'${id}' is not an id of FindingCatalogue; did you mean ${near}?`);
}

function listed(findings: readonly Finding[]): string {
  return findings.map((finding) => `\n  ${finding.severity}: ${headLine(finding)}`).join('');
}

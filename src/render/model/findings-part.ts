import { ReportFinding, ReportSuggestion } from './report-model';
import { Finding, FindingSeverity } from '../../findings/finding';
import { detailLines, messageLine } from '../../findings/print/finding-lines';
import { grouped, groupsOf } from '../../findings/print/joint-findings';
import { visible } from '../../findings/print/visible';
import { PlanSuggestion, SuggestionKind } from '../../plan/plan-suggestion';

const ORDER: readonly FindingSeverity[] = [FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO];

/** Findings as they are shown: those that say the same as one, errors first. */
export function reportFindings(findings: readonly Finding[]): ReportFinding[] {
  return grouped(findings)
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity))
    .map((finding): ReportFinding => ({
      level: finding.severity,
      id: finding.id,
      name: finding.id.slice(finding.id.indexOf(':') + 1),
      message: messageLine(finding),
      details: detailLines(finding),
      fixes: (finding.fix ?? []).map(visible),
      documentation: finding.documentation,
    }));
}

/** Suggestions as they are shown: those that change several things for one reason as one. */
export function reportSuggestions(suggestions: readonly PlanSuggestion[]): ReportSuggestion[] {
  return groupsOf(suggestions, ({ kind, reason, cost }) => JSON.stringify([kind, reason, cost])).map((alike) => {
    const [{ reason, cost }] = alike;
    const ofOne = alike.length === 1;
    return {
      changes: alike.map(({ kind, subject, change }) => visible(
        ofOne && kind !== SuggestionKind.RESERVATION ? change : `${subject}: ${change}`)),
      why: visible(reason),
      cost: visible(cost),
    };
  });
}

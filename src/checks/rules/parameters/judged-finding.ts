import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { detailLines, messageLine } from '../../../findings/print/finding-lines';
import { about } from '../../../findings/subject';
import { PARAMETER_DEFAULT_WORDS } from '../../../findings/words/checks/parameter-defaults';
import { ParameterDefault, shownDefault } from '../../../templates/defaults/parameter-default';

/** The one id of what follows from defaults of parameters. */
export const JUDGED_BY_DEFAULT = 'cdk-eks-pod-capacity:parameter-default-judged';

/** A finding as it is said where it follows from the defaults of parameters. */
export function judgedFinding(finding: Finding, defaults: readonly ParameterDefault[]): Finding {
  const judged = findingOf(PARAMETER_DEFAULT_WORDS.judged, about.resource(finding.subject), {
    parameters: defaults.map(({ name }) => name),
    values: defaults.map(shownDefault),
    message: messageLine(finding),
    details: detailLines(finding),
    ways: finding.fix ?? [],
    id: finding.id,
  });
  // A copy is written as it is: its parts were shortened where they have names.
  return { ...judged };
}

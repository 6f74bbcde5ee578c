import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { FindingCatalogue, FindingDelivery, FindingRule, FindingSeverity } from '../src/findings';
import { AUDIT_ENTRIES } from '../src/findings/entries/audit-entries';
import { exampleCode, givenCode } from '../test/findings/fixtures/code';
import { FIXTURES } from '../test/findings/fixtures/fixtures';
import { Fixture } from '../test/findings/fixtures/given';
import { isOfChecks, Outcome, outcomeOf } from '../test/findings/fixtures/outcome';
import { ownTemporaryFolder } from '../test/private/temporary-folder';

/** Where the page is kept. */
export const PAGE = join(__dirname, '../docs/findings.md');

const TEMPLATE = join(__dirname, 'findings.template.md');

/** The form in which the plug-in `PodCapacityChecks` has an id, where it is acknowledged. */
const CHECKS_ID = (id: string) => `PodCapacityChecks::${id}`;

const DELIVERIES: Readonly<Record<FindingDelivery, string>> = {
  [FindingDelivery.THROW]: 'thrown',
  [FindingDelivery.VALIDATION]: 'synthesis fails',
  [FindingDelivery.WARNING]: 'printed at synthesis',
  [FindingDelivery.REPORT]: 'data only',
};

/**
 * The page of all findings: prose from a file, the rest from the catalogue and from what the examples print.
 */
export function findingsPage(outcome: (id: string) => Outcome | undefined): string {
  const rules = FindingCatalogue.all();
  const code = exampleCode();
  const index = [
    ['finding', 'severity', 'delivery', 'when'],
    ['---', '---', '---', '---'],
    ...rules.map((rule) => [
      `[${nameOf(rule)}](#${nameOf(rule)})`,
      rule.severity,
      DELIVERIES[rule.delivery],
      rule.cause,
    ]),
  ];
  return readFileSync(TEMPLATE, 'utf8')
    .replace('<!-- checks-id -->', () => CHECKS_ID('cdk-eks-pod-capacity:value-unchecked'))
    .replace('<!-- given -->', () => givenCode())
    .replace('<!-- index -->', () =>
      index.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n'),
    )
    .replace('<!-- findings -->', () =>
      rules.map((rule) => paragraph(rule, code.get(nameOf(rule)), outcome(rule.id))).join('\n\n'),
    );
}

function paragraph(rule: FindingRule, code?: string, outcome?: Outcome): string {
  const { id, severity, cause, why, remedy, source } = rule;
  if (code === undefined || outcome === undefined) {
    throw new Error(`no example in test/findings/fixtures has the finding ${id}`);
  }
  const { delivery, line } = outcome;
  const isData = delivery === FindingDelivery.REPORT && rule.delivery !== FindingDelivery.REPORT;
  const isOfAudit = Object.hasOwn(AUDIT_ENTRIES, nameOf(rule));
  const ofChecks = isOfChecks(id) ? ' Of `PodCapacityChecks` alone.' : '';
  const ofModel = isData ? ' Constructs refuse it by another id, so the example asks the model itself.' : '';
  return [
    `## ${nameOf(rule)}`,
    `\`${id}\`: ${severity}, ${DELIVERIES[rule.delivery]}.${ofChecks}${ofModel}`,
    [
      `- **When**: ${cause}.`,
      `- **Otherwise**: ${why}.`,
      `- **Change**: ${remedy}.`,
      ...(source === undefined ? [] : [`- **Source**: <${source}>`]),
    ].join('\n'),
    isOfAudit ? fenced('sh', 'npx eks-pod-capacity audit DIR') : fenced('ts', code),
    fenced('text', line),
    acknowledgement(rule, delivery),
  ].join('\n\n');
}

function acknowledgement({ id, severity }: FindingRule, delivery: FindingDelivery): string {
  const throughChecks = `with \`Validations.of(scope).acknowledge({ id: '${CHECKS_ID(id)}', reason })\``;
  if (Object.hasOwn(AUDIT_ENTRIES, id.split(':')[1])) {
    return 'The command `audit` says it of a cluster that runs, and there is nothing to acknowledge.';
  }
  if (isOfChecks(id)) return `Acknowledge it ${throughChecks}.`;
  const inChecks = `where \`PodCapacityChecks\` has it, ${throughChecks}`;
  if (severity === FindingSeverity.ERROR) return `Of a construct it cannot be acknowledged; ${inChecks}.`;
  if (delivery === FindingDelivery.REPORT) return `There is nothing to acknowledge; ${inChecks}.`;
  return `Acknowledge it with \`Annotations.of(scope).acknowledgeWarning('${id}', reason)\`; ${inChecks}.`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function nameOf({ id }: FindingRule): string {
  return id.split(':')[1];
}

if (require.main === module) {
  process.on('exit', ownTemporaryFolder());
  const examples: Readonly<Record<string, Fixture>> = FIXTURES;
  writeFileSync(PAGE, findingsPage((id) => outcomeOf(id, examples[id.split(':')[1]])));
}

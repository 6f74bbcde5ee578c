import { dirname, join } from 'path';
import { NestedStack, PolicyValidationPluginReport, PolicyViolation, Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { FindingCatalogue } from '../../findings/catalogue';
import { FindingSeverity } from '../../findings/finding';
import { ChecksFailOn } from '../pod-capacity-checks-props';
import { LocatedFinding } from '../rules/located-finding';

/** From what matters most to what matters least. */
const SEVERITIES = [FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO];

/** Before an id that is acknowledged without the name of a plug-in, in spellings of CDK's releases. */
const ANNOTATION = /^annotation::/i;

/** How findings are reported. */
export interface ReportSettings {
  readonly failOn: ChecksFailOn;
  readonly lowestSeverity: FindingSeverity;

  /** The templates that are validated, by the path of their stack; undefined for all of the tree. */
  readonly templates?: ReadonlyMap<string, string>;
}

/**
 * The report of a plug-in. What fails synthesis is of severity `error` in it, and nothing else: CDK works out success by that once something is acknowledged.
 */
export function reportOf(findings: readonly LocatedFinding[], settings: ReportSettings): PolicyValidationPluginReport {
  const { failOn, lowestSeverity, templates } = settings;
  const reported = findings
    .filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(lowestSeverity))
    .filter(({ resource }) => templates === undefined || templateOf(resource.construct, templates) !== undefined)
    .filter(({ finding, resource }) => !isAcknowledged(resource.construct, finding.id));
  const violations = reported.map((each) => violationOf(each, severityIn(each, failOn), templates));
  return { violations, success: violations.every(({ severity }) => severity !== FindingSeverity.ERROR) };
}

function severityIn({ finding: { severity }, awaitsLookup = false }: LocatedFinding, failOn: ChecksFailOn): FindingSeverity {
  // The CLI looks up what it is asked for once a synthesis has passed.
  if (failOn === ChecksFailOn.WARNING && !awaitsLookup && severity === FindingSeverity.WARNING) return FindingSeverity.ERROR;
  if (failOn === ChecksFailOn.NEVER && severity === FindingSeverity.ERROR) return FindingSeverity.WARNING;
  return severity;
}

function violationOf(
  { finding, resource, locations }: LocatedFinding,
  severity: FindingSeverity,
  templates?: ReadonlyMap<string, string>,
): PolicyViolation {
  const { construct, path } = resource;
  const templatePath = templates && templateOf(construct, templates);
  return {
    ruleName: finding.id,
    description: finding.message,
    severity,
    fix: FindingCatalogue.find(finding.id)!.remedy,
    ruleMetadata: { subject: finding.subject, severity: finding.severity, ...(finding.source === undefined ? {} : { source: finding.source }) },
    violatingResources: [{
      resourceLogicalId: String(Stack.of(construct).resolve(construct.logicalId)),
      constructPath: path,
      locations,
      ...(templatePath === undefined ? {} : { templatePath }),
    }],
  };
}

/** The file of the template that a construct stands in; undefined where it is not validated. A nested stack goes with the one around it. */
function templateOf(construct: IConstruct, templates: ReadonlyMap<string, string>): string | undefined {
  const own = Stack.of(construct);
  let around = own;
  while (NestedStack.isNestedStack(around)) around = around.nestedStackParent!;
  const template = templates.get(around.node.path);
  return template === undefined || around === own ? template : join(dirname(template), own.templateFile);
}

/** Whether an id is acknowledged at a construct or around it, as that of a warning: the same words serve for constructs and for checks. */
function isAcknowledged({ node: { scopes } }: IConstruct, id: string): boolean {
  return scopes.flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data ?? {}))
    .some((acknowledged) => acknowledged.replace(ANNOTATION, '') === id);
}

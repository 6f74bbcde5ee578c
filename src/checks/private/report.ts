import { dirname, join } from 'path';
import {
  CfnResource, NestedStack, PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation, Stack, Validations,
} from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { FindingCatalogue, isOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { identityOf, jointKey } from '../../findings/identity';
import { counted } from '../../findings/phrases';
import { detailLines, fixLines, indented, messageLine } from '../../findings/print/finding-lines';
import { groupsOf, joint } from '../../findings/print/joint-findings';
import { ChecksFailOn } from '../pod-capacity-checks-props';
import { FindingPlace, LocatedFinding } from '../rules/located-finding';
import { JUDGED_BY_DEFAULT, judgedFinding } from '../rules/parameters/judged-finding';

/** From what matters most to what matters least. */
const SEVERITIES = [FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO];

/** Before an id that is acknowledged without the name of a plug-in, in spellings of CDK's releases. */
const ANNOTATION = /^annotation::/i;

/** A finding as it is reported: how much it matters there, and whether somebody acknowledged it. */
interface Reported extends LocatedFinding {
  readonly severity: FindingSeverity;
  readonly acknowledged?: 'by-id' | 'by-plug-in';
}

/** How findings are reported. */
export interface ReportSettings {
  readonly failOn: ChecksFailOn;
  readonly lowestSeverity: FindingSeverity;

  /** The templates that are validated, by the path of their stack; undefined for all of the tree. */
  readonly templates?: ReadonlyMap<string, string>;
}

/**
 * The report of a plug-in. What fails synthesis is of severity `error` in it, and nothing else: CDK works out success
 * by that once something is acknowledged.
 */
export function reportOf(findings: readonly LocatedFinding[], settings: ReportSettings): PolicyValidationPluginReport {
  const { failOn, lowestSeverity, templates } = settings;
  const reportable = findings
    .filter(({ resource }) => templates === undefined || templateOf(resource.construct, templates) !== undefined)
    .map((each): Reported => ({ ...each, severity: severityIn(each, failOn), acknowledged: acknowledgementOf(each) }))
    .filter(({ acknowledged }) => acknowledged !== 'by-id');
  const reported = reportable
    .filter((each) => SEVERITIES.indexOf(severityOf(each)) <= SEVERITIES.indexOf(lowestSeverity));
  const violations = groupsOf(reported, reportKey).map((group) => violationOf(group, templates));
  const metadata = summaryOf(reportable);
  return {
    violations,
    success: violations.every(({ severity }) => severity !== FindingSeverity.ERROR),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/**
 * What is worth a line of the report and is no violation. CDK keeps it beside the violations; there is no other place
 * for it.
 */
function summaryOf(found: readonly Reported[]): { readonly [key: string]: string } | undefined {
  const groups = found
    .filter(({ finding, acknowledged }) => isOf(finding, 'density-unused') && acknowledged === undefined)
    .flatMap(({ finding }) => identityOf(finding)?.facts.groups as readonly string[] | undefined ?? []);
  return groups.length === 0 ? undefined : { density: `${counted(groups.length, 'node group')} could run more pods` };
}

/**
 * What findings share that are one violation of several resources. CDK takes out of a violation the resources at which
 * it was acknowledged after the name of the plug-in, and leaves its words: what is acknowledged so is a violation of
 * its own.
 */
function reportKey({ finding, resource, severity, acknowledged, byDefaults }: Reported): string {
  const place = acknowledged === undefined ? '' : resource.path;
  return JSON.stringify([jointKey(finding), severity, place, byDefaults]);
}

/** How much a finding matters: what follows from defaults that others can be given for is never an error. */
function severityOf({ finding, byDefaults }: LocatedFinding): FindingSeverity {
  return byDefaults === undefined ? finding.severity : FindingSeverity.WARNING;
}

function severityIn(located: LocatedFinding, failOn: ChecksFailOn): FindingSeverity {
  const { awaitsLookup = false } = located;
  const severity = severityOf(located);
  // The CLI looks up what it is asked for once a synthesis has passed.
  if (failOn === ChecksFailOn.WARNING && !awaitsLookup && severity === FindingSeverity.WARNING) {
    return FindingSeverity.ERROR;
  }
  if (failOn === ChecksFailOn.NEVER && severity === FindingSeverity.ERROR) return FindingSeverity.WARNING;
  return severity;
}

function violationOf(group: readonly Reported[], templates?: ReadonlyMap<string, string>): PolicyViolation {
  const [{ severity, byDefaults }] = group;
  const found = joint(group.map((each) => each.finding));
  const finding = byDefaults === undefined ? found : judgedFinding(found, byDefaults);
  const { id, subject, source, documentation } = finding;
  return {
    ruleName: id,
    description: [messageLine(finding), ...indented(detailLines(finding))].join('\n'),
    severity,
    fix: [...waysOut(finding), `see: ${documentation}`].join('\n'),
    ruleMetadata: { subject, severity: finding.severity, ...(source === undefined ? {} : { source }) },
    violatingResources: group.map(({ resource, locations }) => violatingResource(resource, locations, templates)),
  };
}

/** The ways out of this finding; where it has none those of its rule. */
function waysOut(finding: Finding): string[] {
  const [first, ...others] = fixLines(finding);
  if (first === undefined) return [FindingCatalogue.find(finding.id)!.remedy];
  return [first.replace(/^fix: /, ''), ...others];
}

function violatingResource(
  { construct, path }: FindingPlace,
  locations: string[],
  templates?: ReadonlyMap<string, string>,
): PolicyViolatingResource {
  const templatePath = templates && templateOf(construct, templates);
  return {
    ...CfnResource.isCfnResource(construct)
      ? { resourceLogicalId: String(Stack.of(construct).resolve(construct.logicalId)) } : {},
    constructPath: path,
    locations,
    ...(templatePath === undefined ? {} : { templatePath }),
  };
}

/**
 * The file of the template that a construct stands in; undefined where it is not validated. A nested stack goes with
 * the one around it.
 */
function templateOf(construct: IConstruct, templates: ReadonlyMap<string, string>): string | undefined {
  const own = Stack.of(construct);
  let around = own;
  while (NestedStack.isNestedStack(around)) around = around.nestedStackParent!;
  const template = templates.get(around.node.path);
  return template === undefined || around === own ? template : join(dirname(template), own.templateFile);
}

/**
 * How a finding is acknowledged at its resource or around it: by its id, as a warning of a construct is, or after the
 * name of the plug-in.
 */
function acknowledgementOf({
  finding,
  resource: { construct },
  byDefaults,
}: LocatedFinding): 'by-id' | 'by-plug-in' | undefined {
  const acknowledged = construct.node.scopes
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data))
    .map((rule) => rule.replace(ANNOTATION, ''));
  const isAcknowledged = (id: string) => acknowledged.some((rule) => rule === id || rule.endsWith(`::${id}`));
  const id = byDefaults === undefined ? finding.id : JUDGED_BY_DEFAULT;
  // Who accepts something accepts it of defaults as well; CDK knows it by the other id.
  if (acknowledged.includes(id) || (byDefaults !== undefined && isAcknowledged(finding.id))) return 'by-id';
  return isAcknowledged(id) ? 'by-plug-in' : undefined;
}

import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnCondition, CfnMapping, CfnParameter, CfnResource, ICfnConditionExpression, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { checkedTemplates } from './check-templates';
import { HostileEntry } from './hostile-entry';
import { ChecksFailOn, FindingCatalogue, FindingSeverity, PodCapacityChecks } from '../../src';

/** Findings have the words of the catalogue, and sound ones. */
function expectSound({ violations }: ReturnType<PodCapacityChecks['validateScope']>): void {
  const strange = violations.filter(({ ruleName }) => FindingCatalogue.find(ruleName) === undefined);
  if (strange.length > 0) throw new TypeError(`no rules: ${strange.map(({ ruleName }) => ruleName).join(', ')}`);
}

/** The entries of a section that can be constructs: types and ids are the affair of CloudFormation, which no rule reads before it knows them. */
function entriesOf(section: unknown): Array<[string, any]> {
  return Object.entries(Object(section) as object).filter(([id]) => /^[A-Za-z][A-Za-z0-9]*$/.test(id)).map(([id, value]) => [id, Object(value)]);
}

/** An expression that CDK has no function for. */
const expression = (form: unknown) => ({ resolve: () => form, creationStack: [], toString: () => 'expression' }) as unknown as ICfnConditionExpression;

/** What a construct refuses is CDK's affair. */
function ifTaken<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** A stack of what a template holds, as far as CDK has constructs for it. */
function stackOf(template: any, region: string | undefined): Stack {
  // Nothing is synthesized, so that all apps can have one folder: each would make another one.
  const stack = new Stack(new App({ outdir: join(tmpdir(), 'hostile-cdk.out') }), 'Stack', { env: { region } });
  const { Parameters: parameters, Mappings: mappings, Conditions: conditions, Resources: resources } = Object(template);
  for (const [id, { Type: type, Default: value, NoEcho: noEcho }] of entriesOf(parameters)) {
    ifTaken(() => new CfnParameter(stack, id, { type, default: value, noEcho }));
  }
  for (const [id, mapping] of entriesOf(mappings)) ifTaken(() => new CfnMapping(stack, id, { mapping }));
  const conditionOf = (id: string, form: unknown) => ifTaken(() => new CfnCondition(stack, id, { expression: expression(form) }));
  const byName = new Map(entriesOf(conditions).map(([id, form]) => [id, conditionOf(id, form)]));
  const made = new Map<string, CfnResource>();
  for (const [id, { Type: type, Properties: properties, Condition: condition }] of entriesOf(resources)) {
    if (typeof type !== 'string' || type === '') continue;
    const resource = ifTaken(() => new CfnResource(stack, id, { type, properties }));
    if (resource === undefined) continue;
    resource.cfnOptions.condition = byName.get(condition);
    made.set(id, resource);
  }
  for (const [id, { DependsOn: others }] of entriesOf(resources)) {
    for (const other of [others].flat()) {
      const [one, another] = [made.get(id), made.get(other)];
      if (one !== undefined && another !== undefined) ifTaken(() => one.addResourceDependency(another));
    }
  }
  return stack;
}

/** The checks of whatever resources an app has: these refuse nothing, they report. */
export const CHECK_ENTRIES: readonly HostileEntry[] = [
  {
    name: 'PodCapacityChecks',
    input: fc.record({
      template: checkedTemplates,
      failOn: fc.constantFrom(...Object.values(ChecksFailOn)),
      region: fc.constantFrom('eu-west-1', undefined),
    }),
    outcome: ({ template, failOn, region }) => {
      const report = new PodCapacityChecks({ failOn, lowestSeverity: FindingSeverity.INFO }).validateScope(stackOf(template, region));
      expectSound(report);
      return report.violations.map(({ description }) => description);
    },
  },
];

import { App, CfnParameter, NestedStack, PolicyValidationPluginReport, Stack, Stage, Validations } from 'aws-cdk-lib';
import { secondGroup, templateIn } from './stated';
import { ChecksFailOn, FindingSeverity, PodCapacityChecks } from '../../../src';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { groupOf, plainCluster } from '../../private/cdk-plain';

/*
 * What the report of the plug-in makes of findings: severities, what is joined, where it is, what is acknowledged, and which
 * template it is of.
 */

const PREFIX = 'cdk-eks-pod-capacity:';

/** A report without its sentences. */
function shapeOf({ violations, success, metadata }: PolicyValidationPluginReport): string[] {
  return [
    ...violations.map(({ ruleName, severity, ruleMetadata, fix, violatingResources }) => [
      `${severity} ${ruleName.replace(PREFIX, '')}`,
      JSON.stringify(ruleMetadata),
      `${fix!.split('\n').length} lines of ways`,
      ...violatingResources.map(({ constructPath, resourceLogicalId, templatePath, locations }) => (
        `${constructPath} as ${resourceLogicalId} in ${templatePath} of ${locations.join(', ')}`)),
    ].join(' | ')),
    `${success ? 'succeeds' : 'fails'}, ${JSON.stringify(metadata)}`,
  ];
}

/** An app with errors, warnings, what is worth knowing, and what follows from defaults, each of several resources. */
function appWithAll(): { readonly app: App; readonly stack: Stack; readonly nested: NestedStack } {
  const app = strictApp();
  const stack = stackIn({ app });
  const type = new CfnParameter(stack, 'Type', { default: 'm6g.large' }).valueAsString;
  const plain = plainCluster({ env: {}, subnets: ['10.0.0.0/26', '10.0.64.0/26'], vpcConfig: { endpointPublicAccess: true } }, stack);
  plain.group.scalingConfig = { minSize: 40, desiredSize: 40, maxSize: 40 };
  secondGroup(plain, { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: [type] });
  secondGroup(plain, { instanceTypes: ['m99.large'] }, 'Third');
  for (const id of ['Open', 'Opener']) secondGroup(plain, { launchTemplate: templateIn(stack, `${id}Template`, {}) }, id);
  const nested = new NestedStack(stack, 'Nested');
  plainCluster({ env: {}, vpcConfig: { endpointPublicAccess: true } }, nested as unknown as Stack);
  return { app, stack, nested };
}

test.each(Object.values(ChecksFailOn).flatMap((failOn) => Object.values(FindingSeverity).map((lowestSeverity) => [failOn, lowestSeverity] as const)))(
  'fails on %s, from %s on', (failOn, lowestSeverity) => {
    expect(shapeOf(new PodCapacityChecks({ failOn, lowestSeverity }).validateScope(appWithAll().app))).toMatchSnapshot();
  });

test('by default', () => {
  const { app } = appWithAll();

  expect(shapeOf(new PodCapacityChecks().validateScope(app))).toEqual(
    shapeOf(new PodCapacityChecks({ failOn: ChecksFailOn.ERROR, lowestSeverity: FindingSeverity.WARNING }).validateScope(app)));
});

test.each<[string, (all: ReturnType<typeof appWithAll>) => void]>([
  ['at one of two resources, by its id', ({ stack }) => Validations.of(stack.node.findChild('OpenTemplate')).acknowledge({ id: `${PREFIX}node-metadata-open`, reason: 'x' })],
  ['at one of two resources, by the plug-in', ({ stack }) => Validations.of(stack.node.findChild('OpenTemplate')).acknowledge({ id: `PodCapacityChecks::${PREFIX}node-metadata-open`, reason: 'x' })],
  ['around them', ({ stack }) => Validations.of(stack).acknowledge({ id: `${PREFIX}node-metadata-open`, reason: 'x' }, { id: `${PREFIX}endpoint-open`, reason: 'x' })],
  ['of a nested stack alone', ({ nested }) => Validations.of(nested).acknowledge({ id: `${PREFIX}endpoint-open`, reason: 'x' })],
  ['what follows from defaults, by its own id', ({ app }) => Validations.of(app).acknowledge({ id: `${PREFIX}ami-type-mismatch`, reason: 'x' })],
  ['what follows from defaults, by the id of that', ({ app }) => Validations.of(app).acknowledge({ id: `${PREFIX}parameter-default-judged`, reason: 'x' })],
  ['what follows from defaults, by the plug-in', ({ app }) => Validations.of(app).acknowledge({ id: `PodCapacityChecks::${PREFIX}parameter-default-judged`, reason: 'x' })],
  ['what is worth knowing', ({ app }) => Validations.of(app).acknowledge({ id: `${PREFIX}density-unused`, reason: 'x' })],
  ['what is worth knowing, of one of two', ({ nested }) => Validations.of(nested).acknowledge({ id: `PodCapacityChecks::${PREFIX}density-unused`, reason: 'x' })],
])('what is acknowledged %s', (_, acknowledge) => {
  const all = appWithAll();
  acknowledge(all);

  expect(shapeOf(new PodCapacityChecks({ lowestSeverity: FindingSeverity.INFO }).validateScope(all.app))).toMatchSnapshot();
});

test('of a scope only what is in it, of templates only what is in them', () => {
  const app = strictApp();
  const stage = new Stage(app, 'Stage');
  const [one, other] = [stackIn({ app, id: 'One' }), new Stack(stage, 'Other', { env: { region: 'eu-west-1' } })];
  const open = { env: {}, vpcConfig: { endpointPublicAccess: true } };
  const { cluster } = plainCluster(open, one);
  groupOf(cluster, 'Denser', { subnets: ['subnet-1'] });
  plainCluster(open, other);
  const nested = new NestedStack(one, 'Nested');
  plainCluster(open, nested as unknown as Stack);
  const checks = new PodCapacityChecks({ lowestSeverity: FindingSeverity.INFO });

  expect([app, stage, one, nested, cluster].map((scope) => shapeOf(checks.validateScope(scope)))).toMatchSnapshot();
  const templates = [
    [{ stackConstructPath: 'One', templatePath: 'out/One.template.json' }],
    [{ stackConstructPath: 'Stage/Other', templatePath: 'out/stage/Other.template.json' }],
    [],
  ];
  app.synth();
  expect(templates.map((stackTemplates) => shapeOf(checks.validate({ appConstruct: app, stackTemplates } as never)))).toMatchSnapshot();
});

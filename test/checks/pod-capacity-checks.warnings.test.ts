import { readFileSync } from 'fs';
import { join } from 'path';
import { Annotations, App, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { ChecksFailOn, IpAssignment, OvercommitPolicy, PodCapacityChecks, PodCapacityCluster, PodNetwork, WarmPool } from '../../src';

const PREFIX = 'cdk-eks-pod-capacity:';
const ANNOTATIONS = '@aws-cdk/core:annotationsInValidationReport';

interface Made { readonly app: App; readonly stack: Stack; readonly platform: PodCapacityCluster }

/** An app in which constructs warn: at once, of a warm target; and once it is complete, of a peak that does not fit. */
function appThatWarns(failOn: ChecksFailOn, { pluginFirst = true, inStage = false } = {}): Made {
  const app = new App({ context: { [ANNOTATIONS]: true, '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const addPlugin = () => Validations.of(app).addPlugins(new PodCapacityChecks({ failOn }));
  if (pluginFirst) addPlugin();
  const stack = new Stack(inStage ? new Stage(app, 'Stage') : app, 'Stack', { env: { region: 'us-east-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/24'),
    onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED,
    vpcCni: { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(5, 30) },
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('t3.medium')], minSize: 2, maxSize: 40 });
  if (!pluginFirst) addPlugin();
  return { app, stack, platform };
}

/** What a synthesis reports of this library, each as `<plug-in>: <severity> <id> at <path>`, and whether it succeeds. */
function reportsOf({ app }: Made): { readonly said: string[]; readonly conclusion: string | undefined } {
  const { directory } = app.synth({ force: true });
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  const said = pluginReports.flatMap(({ pluginName, violations }: any) => violations
    .filter(({ ruleName }: any) => ruleName.includes(PREFIX))
    .flatMap(({ ruleName, severity, violatingConstructs }: any) => violatingConstructs
      .map(({ constructPath }: any) => `${pluginName}: ${severity} ${ruleName.split(PREFIX)[1]} at ${constructPath}`)));
  return { said, conclusion: pluginReports.find(({ pluginName }: any) => pluginName === 'PodCapacityChecks')?.conclusion };
}

const PLAN = 'PodCapacityChecks: error subnet-overcommit-possible at Stack/Platform';
const POOL = 'PodCapacityChecks: error warm-target-out-of-reach at Stack/Platform/NodegroupGeneral';

test('warnings of constructs are annotations where warnings do not fail', () => {
  const { said, conclusion } = reportsOf(appThatWarns(ChecksFailOn.ERROR));

  expect(said.sort()).toEqual([PLAN, POOL].map((text) => text.replace('PodCapacityChecks: error', 'Construct Annotations: warning')).sort());
  expect(conclusion).not.toBe('failure');
});

test.each([[true], [false]])('where they do, the plug-in has them, once (added first: %s)', (pluginFirst) => {
  const { said, conclusion } = reportsOf(appThatWarns(ChecksFailOn.WARNING, { pluginFirst }));

  expect(said.sort()).toEqual([PLAN, POOL]);
  expect(conclusion).toBe('failure');
});

test('a second synthesis says the same', () => {
  const made = appThatWarns(ChecksFailOn.WARNING);
  const first = reportsOf(made);

  expect(reportsOf(made)).toEqual(first);
});

test('so it is in a stage', () => {
  const { said } = reportsOf(appThatWarns(ChecksFailOn.WARNING, { inStage: true }));

  expect(said.sort()).toEqual([PLAN, POOL].map((text) => text.replace('at Stack', 'at Stage/Stack')));
});

test('without synthesis too', () => {
  const { app, stack, platform } = appThatWarns(ChecksFailOn.WARNING, { pluginFirst: false });
  const of = (failOn: ChecksFailOn, scope: IConstruct = stack) => new PodCapacityChecks({ failOn }).validateScope(scope).violations
    .map(({ ruleName, severity }) => `${severity} ${ruleName.split(PREFIX)[1]}`).sort();

  expect(of(ChecksFailOn.WARNING)).toEqual(['error subnet-overcommit-possible', 'error warm-target-out-of-reach']);
  expect(of(ChecksFailOn.WARNING, app)).toEqual(of(ChecksFailOn.WARNING));
  expect(of(ChecksFailOn.WARNING, platform.nodegroups[0])).toEqual(['error warm-target-out-of-reach']);
  expect(of(ChecksFailOn.ERROR)).toEqual([]);
});

const ID = `${PREFIX}warm-target-out-of-reach`;

describe.each<[string, (scope: IConstruct) => void]>([
  ['as a warning', (scope) => Annotations.of(scope).acknowledgeWarning(ID)],
  ['by its id', (scope) => Validations.of(scope).acknowledge({ id: ID, reason: 'a test of ours' })],
  ['after the name of the plug-in', (scope) => Validations.of(scope).acknowledge({ id: `PodCapacityChecks::${ID}`, reason: 'a test of ours' })],
])('acknowledged %s', (_, acknowledge) => {
  test.each<[string, (made: Made) => IConstruct, string[]]>([
    ['at the construct', ({ platform }) => platform.nodegroups[0], [PLAN]],
    ['around it', ({ stack }) => stack, [PLAN]],
    ['elsewhere', ({ platform }) => platform.cluster, [PLAN, POOL]],
  ])('%s it is said or not', (__, scopeOf, expected) => {
    const made = appThatWarns(ChecksFailOn.WARNING);
    acknowledge(scopeOf(made));

    expect(reportsOf(made).said.sort()).toEqual(expected);
  });

  test('all of them pass', () => {
    const made = appThatWarns(ChecksFailOn.WARNING);
    acknowledge(made.stack);
    Annotations.of(made.stack).acknowledgeWarning(`${PREFIX}subnet-overcommit-possible`);

    expect(reportsOf(made)).toEqual({ said: [], conclusion: expect.not.stringMatching('failure') });
  });
});

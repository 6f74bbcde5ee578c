import { readFileSync } from 'fs';
import { join } from 'path';
import { App, NestedStack, Stack, Stage, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, IConstruct } from 'constructs';
import {
  ChecksFailOn, FindingCatalogue, FindingSeverity, Hypervisor, InstanceTypeLimits, PodCapacityChecks, PodCapacityChecksProps, PodNetwork,
  PodNodegroup, VpcCniAddon,
} from '../../src';
import { clusterIn } from '../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';
import { groupOf, plainCluster, PlainParts, saidOf, saidOfPlain } from '../private/cdk-plain';

const ID = 'cdk-eks-pod-capacity:cni-setting-invalid';
const BANANA: PlainParts = { env: { WARM_IP_TARGET: 'banana' } };
const UNORDERED: PlainParts = { ordered: false };

const appWith = (props?: PodCapacityChecksProps) => {
  const app = new App();
  Validations.of(app).addPlugins(new PodCapacityChecks(props));
  return app;
};

/** What the assembly keeps of the report of a synthesis that passes. */
const reportOf = (app: App) => {
  const file = join(app.synth().directory, 'validation-report.json');
  return JSON.parse(readFileSync(file, 'utf8')).pluginReports.find(({ pluginName }: { pluginName: string }) => pluginName === 'PodCapacityChecks');
};

describe('synthesis', () => {
  test('fails on an error, with what to change and how to acknowledge', () => {
    const app = appWith();
    plainCluster(BANANA, stackIn({ app }));

    expect(() => app.synth()).toThrow(/'env\.WARM_IP_TARGET' is 'banana'.*\n.*Stack\/Cni.*\n.*Suggested fix: .*\n +see: .*#cni-setting-invalid\n.*PodCapacityChecks::cdk-eks-pod-capacity:cni-setting-invalid/);
  });

  test('passes with warnings, which the report has', () => {
    const app = appWith();
    plainCluster(UNORDERED, stackIn({ app }));

    expect(reportOf(app)).toMatchObject({
      conclusion: 'success',
      violations: [{
        ruleName: 'cdk-eks-pod-capacity:nodegroup-before-vpc-cni',
        severity: 'warning',
        violatingConstructs: [{ constructPath: 'Stack/Group', cloudFormationResource: { logicalId: 'Group', templatePath: 'Stack.template.json', propertyPaths: ['Properties.ClusterName'] } }],
      }],
    });
  });

  test('passes with an error that is acknowledged on its resource, which the report keeps', () => {
    const app = appWith();
    const { addon } = plainCluster(BANANA, stackIn({ app }));
    Validations.of(addon!).acknowledge({ id: `PodCapacityChecks::${ID}`, reason: 'a test of ours' });

    expect(reportOf(app)).toMatchObject({ conclusion: 'success', violations: [], suppressedViolations: [{ ruleName: ID, reason: 'a test of ours', acknowledgedAt: 'Stack/Cni' }] });
  });

  test('still fails on the same error of another resource', () => {
    const app = appWith();
    const [one, other] = ['One', 'Other'].map((id) => plainCluster(BANANA, stackIn({ app, id })));
    Validations.of(one.addon!).acknowledge({ id: `PodCapacityChecks::${ID}`, reason: 'a test of ours' });

    expect(() => app.synth()).toThrow(/Other\/Cni/);
    Validations.of(other.stack).acknowledge({ id: `PodCapacityChecks::${ID}`, reason: 'a test of ours' });
    expect(() => app.synth({ force: true })).not.toThrow();
  });

  test('of a stage checks its stacks alone', () => {
    const app = new App();
    const [checked, other] = ['Checked', 'Other'].map((id) => new Stage(app, id, { env: { region: 'eu-west-1' } }));
    Validations.of(checked).addPlugins(new PodCapacityChecks());
    plainCluster(BANANA, new Stack(other, 'Stack'));
    plainCluster(UNORDERED, new Stack(checked, 'Stack'));

    expect(reportOf(app).violations).toMatchObject([{ ruleName: 'cdk-eks-pod-capacity:nodegroup-before-vpc-cni', violatingConstructs: [{ constructPath: 'Checked/Stack/Group' }] }]);
  });

  test('of an app checks stages of stages as well', () => {
    const outer = new Stage(appWith(), 'Outer', { env: { region: 'eu-west-1' } });
    ['One', 'Two'].forEach((id) => plainCluster(UNORDERED, new Stack(new Stage(outer, id), 'Stack')));

    expect(reportOf(outer.node.root as App).violations).toMatchObject(
      ['One', 'Two'].map((id) => ({ violatingConstructs: [{ constructPath: `Outer/${id}/Stack/Group` }] })));
  });

  test.each([
    ['Stack/Nested', (stack: Stack) => new NestedStack(stack, 'Nested')],
    ['Stack/Nested/Inner', (stack: Stack) => new NestedStack(new NestedStack(stack, 'Nested'), 'Inner')],
  ])('names the template of the nested stack %s', (path, nestedIn) => {
    const app = appWith();
    const nested = nestedIn(stackIn({ app }));
    plainCluster(UNORDERED, nested);

    expect(reportOf(app).violations).toMatchObject([{ violatingConstructs: [{ constructPath: `${path}/Group`, cloudFormationResource: { templatePath: nested.templateFile, logicalId: 'Group' } }] }]);
  });
});

describe('a shortage of three subnets alike', () => {
  const SHORT = 'cdk-eks-pod-capacity:subnet-overcommitted';
  const blocks = ['10.0.0.0/26', '10.0.0.64/26', '10.0.0.128/26'];
  const threeSubnets = (app = new App()) => plainCluster(
    { subnets: blocks, group: { scalingConfig: { minSize: 90, desiredSize: 90, maxSize: 90 } } }, stackIn({ app }));
  const shortagesOf = (stack: Stack) => new PodCapacityChecks().validateScope(stack).violations.filter(({ ruleName }) => ruleName === SHORT);

  test('is one violation that names each, with its resource and a way out', () => {
    const [violation, ...others] = shortagesOf(threeSubnets().stack);

    expect(others).toEqual([]);
    expect(violation.description).toMatch(/^3 subnets of 'Stack' are too small: .*'Subnet0'.*'Subnet1'.*'Subnet2'/);
    expect(`${violation.description}\n${violation.fix}`.length).toBeLessThan(900);
    expect(violation.fix).toMatch(/^use pod subnets of .*\n.*see: .*#subnet-overcommitted$/s);
    expect(violation.violatingResources.map(({ constructPath }) => constructPath)).toEqual(['Stack/Subnet0', 'Stack/Subnet1', 'Stack/Subnet2']);
  });

  test('acknowledged at one of them by its id, it is said of two', () => {
    const { stack, subnets } = threeSubnets();
    Validations.of(subnets[1]).acknowledge({ id: SHORT, reason: 'a test of ours' });
    const [{ description, violatingResources }] = shortagesOf(stack);

    expect(description).toMatch(/^2 subnets of 'Stack' are too small: .*'Subnet0'.*'Subnet2'/);
    expect(violatingResources).toHaveLength(2);
  });

  test('acknowledged at one of them after the name of the plug-in, CDK takes that one out and keeps it', () => {
    const app = appWith({ failOn: ChecksFailOn.NEVER });
    const { subnets } = threeSubnets(app);
    Validations.of(subnets[1]).acknowledge({ id: `PodCapacityChecks::${SHORT}`, reason: 'a test of ours' });
    const { violations, suppressedViolations } = reportOf(app);
    const pathsOf = (all: Array<{ ruleName: string; description: string; violatingConstructs: Array<{ constructPath: string }> }>) => all
      .filter(({ ruleName }) => ruleName === SHORT)
      .map(({ description, violatingConstructs }) => [/^(.*?) (?:is|are) too small/.exec(description)![1], violatingConstructs.map(({ constructPath }) => constructPath)]);

    expect(pathsOf(violations)).toEqual([["2 subnets of 'Stack'", ['Stack/Subnet0', 'Stack/Subnet2']]]);
    expect(pathsOf(suppressedViolations)).toEqual([["subnet 'Stack/Subnet1' (10.0.0.64/26) in zone eu-west-1b", ['Stack/Subnet1']]]);
  });
});

describe('an id alone acknowledges', () => {
  test.each<[string, (parts: ReturnType<typeof plainCluster>) => Stack | eks.CfnAddon | eks.CfnNodegroup, string[]]>([
    ['the resource', ({ addon }) => addon!, []],
    ['its stack', ({ stack }) => stack, []],
    ['another resource', ({ group }) => group, ['error cni-setting-invalid at Cni']],
  ])('at %s', (_, scopeOf, expected) => {
    const parts = plainCluster(BANANA);
    Validations.of(scopeOf(parts)).acknowledge({ id: ID, reason: 'a test of ours' });

    expect(saidOf(parts.stack.node.root as App)).toEqual(expected);
  });

  test.each([`${ID}s`, `own-${ID}`, ID.slice(1), `PodCapacityChecks::own-${ID}`])('and no other id: %s', (id) => {
    const parts = plainCluster(BANANA);
    Validations.of(parts.addon!).acknowledge({ id, reason: 'a test of ours' });

    expect(saidOf(parts.stack.node.root as App)).toEqual(['error cni-setting-invalid at Cni']);
  });
});

test.each<[ChecksFailOn | undefined, boolean, boolean]>([
  [undefined, false, true],
  [ChecksFailOn.ERROR, false, true],
  [ChecksFailOn.WARNING, false, false],
  [ChecksFailOn.NEVER, true, true],
])('failOn %s: success is %s with an error, %s with a warning', (failOn, withError, withWarning) => {
  const of = (parts: PlainParts) => {
    const { success, violations } = new PodCapacityChecks({ failOn }).validateScope(plainCluster(parts).stack);
    // CDK takes what is of severity `error` for a failure once something else is acknowledged.
    expect(violations.some(({ severity }) => severity === 'error')).toBe(!success);
    return success;
  };

  expect([of(BANANA), of(UNORDERED)]).toEqual([withError, withWarning]);
});

test.each<[FindingSeverity | undefined, string[]]>([
  [FindingSeverity.ERROR, ['error']],
  [undefined, ['error', 'warning']],
  [FindingSeverity.INFO, ['error', 'warning', 'info']],
])('lowestSeverity %s reports %j', (lowestSeverity, expected) => {
  const said = saidOfPlain({ env: { WARM_ENI_TARGET: 'x' }, ordered: false, subnets: ['10.0.0.0/18'] }, { lowestSeverity });

  expect([...new Set(said.map((each) => each.split(' ')[0]))]).toEqual(expected);
});

test('a violation says its rule, its place and its way out', () => {
  const [violation] = new PodCapacityChecks().validateScope(plainCluster(UNORDERED).stack).violations;
  const rule = FindingCatalogue.find('cdk-eks-pod-capacity:nodegroup-before-vpc-cni')!;

  expect(violation).toEqual({
    ruleName: rule.id,
    severity: 'warning',
    description: expect.stringMatching(/^node group 'Stack\/Group' does not wait .*'Stack\/Cni'/s),
    fix: `let the node group depend on the add-on: nodegroup.node.addDependency(addon)\nsee: ${rule.documentation}`,
    ruleMetadata: { subject: 'Stack/Group', severity: 'warning', source: rule.source },
    violatingResources: [{ resourceLogicalId: 'Group', constructPath: 'Stack/Group', locations: ['Properties.ClusterName'] }],
  });
  expect(new PodCapacityChecks().ruleIds).toContain(rule.id);
});

test('an app without EKS has nothing said of it', () => {
  const stack = stackIn();
  new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '169.254.0.0/16' });

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

// CDK gives tags of an app to no stage of it.
test.each<[string, (app: App) => Construct, (stack: Stack) => IConstruct]>([
  ['an app', (app) => app, ({ node: { root } }) => root],
  ['a stage', (app) => new Stage(app, 'Stage'), (stack) => stack.node.scope!],
  ['a stack', (app) => app, (stack) => stack],
])('what is in %s has its tags, also where a part of it is checked alone', (_, scopeIn, tagged) => {
  const { stack, group } = plainCluster({}, new Stack(scopeIn(new App()), 'Stack'));
  Tags.of(tagged(stack)).add('kubernetes.io/role/cni', '0', { includeResourceTypes: ['AWS::EC2::Subnet'] });
  const missing = (scope: Construct) => new PodCapacityChecks().validateScope(scope).violations.filter(({ ruleName }) => ruleName.endsWith(':pod-subnet-missing'));

  // The smallest first: what is put on stays.
  expect([group, stack, stack.node.root as App].map((scope) => missing(scope).length)).toEqual([1, 1, 1]);
});

test('what is in a scope is not what is in another one whose path begins alike', () => {
  const app = new App();
  const [stack] = ['Stack', 'StackOfOthers'].map((id) => plainCluster(BANANA, stackIn({ app, id })).stack);

  expect(new PodCapacityChecks().validateScope(stack).violations.map(({ violatingResources }) => violatingResources.length)).toEqual([1]);
});

describe('constructs of this library', () => {
  const types = [new ec2.InstanceType('m5.large')];

  test('are not spoken of twice', () => {
    const stack = stackIn();
    const platform = clusterIn(stack, { podNetwork: PodNetwork.secondaryCidr('10.100.0.0/16') });
    platform.addNodegroup('Mixed', { instanceTypes: [new ec2.InstanceType('t3.small'), new ec2.InstanceType('m5.large')] });

    expect(platform.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['cdk-eks-pod-capacity:memory-withheld', 'cdk-eks-pod-capacity:service-cidr-default']));
    expect(saidOf(stack.node.root as App)).toEqual([]);
  });

  test('say themselves that other clusters are in subnets which are left out', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = clusterOf(stack, vpc);
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, addonVersion: 'v1.23.1-eksbuild.1', podNetwork: PodNetwork.taggedSubnets(PodNetwork.secondaryCidr('100.64.0.0/16')) });
    new PodNodegroup(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types });
    new eks.CfnNodegroup(stack, 'Others', { clusterName: 'other', nodeRole: 'arn', instanceTypes: ['m5.large'], subnets: [vpc.privateSubnets[0].subnetId] });

    expect(saidOf(stack.node.root as App).filter((each) => each.includes('node-subnet-tag-shared'))).toEqual([]);
  });

  test('have limits of their own', () => {
    const stack = stackIn();
    const limits = InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 3, ipv4PerEni: 10, hypervisor: Hypervisor.NITRO, vcpus: 2, memoryMib: 8192 });
    clusterIn(stack).addNodegroup('Own', { instanceTypes: [new ec2.InstanceType('m99.large')], instanceTypeLimits: [limits] });

    expect(saidOf(stack.node.root as App)).toEqual([]);
  });

  test('say nothing of what is changed behind them', () => {
    const stack = stackIn();
    const platform = clusterIn(stack);
    (platform.podNetworking.node.defaultChild as eks.CfnAddon).addPropertyOverride('ConfigurationValues', '{"env": {"WARM_IP_TARGET": "banana"}}');
    (platform.cluster.node.defaultChild as eks.CfnCluster).addPropertyOverride('ResourcesVpcConfig.EndpointPublicAccess', true);

    expect(saidOf(stack.node.root as App)).toEqual(['error cni-setting-invalid at Platform/VpcCni/Resource', 'warning endpoint-open at Platform/Cluster/Resource']);
  });

  test('have a plain group beside them checked, and counted with', () => {
    const stack = stackIn();
    const platform = clusterIn(stack);
    platform.addNodegroup('Own', { instanceTypes: types });
    groupOf(platform.cluster.node.defaultChild as eks.CfnCluster, 'Plain', {
      clusterName: platform.cluster.clusterName, subnets: platform.vpc.privateSubnets.map(({ subnetId }) => subnetId), instanceTypes: ['m4.large', 'm5.large'], scalingConfig: { minSize: 1200, maxSize: 1200 },
    });
    const said = saidOf(stack.node.root as App);

    expect(said).toEqual(expect.arrayContaining(['warning nodegroup-before-vpc-cni at Plain', 'error prefixes-unsupported-in-group at Plain']));
    // (1200 + 2) / 3 nodes of one prefix each at the surge, and all of them in two zones when one is lost: 601 of 511 blocks
    expect(said.filter((each) => each.startsWith('warning subnet-overcommit-possible'))).toHaveLength(3);
  });

  test('that stand on a cluster of others get the plan that they have not', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster });
    new PodNodegroup(stack, 'Nodes', { cluster, podNetworking: cni, instanceTypes: types, minSize: 5000, maxSize: 5000 });
    const said = saidOf(stack.node.root as App);

    expect(said.filter((each) => each.startsWith('error subnet-overcommitted'))).toHaveLength(3);
    expect(said.filter((each) => / at (Cni|Nodes)/.test(each))).toEqual([]);
  });
});

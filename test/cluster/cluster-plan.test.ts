import { App, CfnParameter, Lazy, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits, IPodNetworking, OvercommitPolicy, PodIpFamily, PodNetwork, PodNodegroup, PodNodegroupOptions, VpcCniAddon } from '../../src';
import { ClusterPlan } from '../../src/cluster/cluster-plan';
import { ClusterPlanProps } from '../../src/cluster/cluster-plan-props';
import { noteFleet } from '../../src/compute/cluster-nodes';
import { ClusterIdentity } from '../../src/eks/cluster-identity';
import { POD_NETWORK } from '../private/cdk-addon';
import { AnyCluster, CLUSTER_KINDS, legacyProps, plainCluster } from '../private/cdk-any-cluster';
import { synthesize, warningsOf } from '../private/cdk-assembly';
import { clusterIn, M5_LARGE, plainStack } from '../private/cdk-cluster';
import { clusterOf, importedVpc, numberTokens, stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { errorOf, expectRefusal, idOf, namesOf } from '../private/cdk-refusals';
import { saidBy } from '../private/statements';

const METADATA = 'cdk-eks-pod-capacity:plan';
const ENV = { account: '111122223333', region: 'eu-west-1' };

/** A node group of m5.large. */
function groupIn(stack: Stack, id: string, asked: AnyCluster, podNetworking: IPodNetworking, options: Partial<PodNodegroupOptions> = {}) {
  return new PodNodegroup(stack, id, { ...asked, podNetworking, instanceTypes: types('m5.large'), ...options });
}

/** A cluster with the add-on, and a plan. */
function plannedOn(make: (stack: Stack, vpc: ec2.IVpc) => AnyCluster, props: Partial<ClusterPlanProps> = {}, stack: Stack = stackIn()) {
  const vpc = vpcOf(stack);
  const asked = make(stack, vpc);
  const podNetworking = new VpcCniAddon(stack, 'VpcCni', { ...asked, podNetwork: POD_NETWORK });
  return { stack, vpc, asked, podNetworking, plan: new ClusterPlan(stack, 'Plan', { ...asked, ...props }) };
}

const MADE = CLUSTER_KINDS['made by aws-eks-v2'];
const nodesOf = ({ plan }: ClusterPlan, stage: string) => plan.nodegroups
  .map(({ name, nodes }) => [name, nodes.find((each) => each.stage === stage)?.nodes]);

test.each(Object.entries(CLUSTER_KINDS))('a cluster %s has a plan that counts its groups', (kind, make) => {
  const { stack, vpc, asked, podNetworking, plan } = plannedOn(make);
  expect(plan.nodegroups).toEqual([]);
  const group = groupIn(stack, 'General', asked, podNetworking, { minSize: 2, maxSize: 20 });

  expect(plan.nodegroups).toEqual([group]);
  expect(nodesOf(plan, 'peak')).toEqual([['Stack/General', 20]]);
  expect(plan.plan.subnets.map(({ name, purpose }) => [name, purpose])).toEqual(expect.arrayContaining([
    ...vpc.privateSubnets.map(({ node }) => [node.path, 'nodes']), ['Stack/VpcCni/PodSubnets/Slot0', 'pods'],
  ]));
  const isControlPlaneKnown = /made|CfnCluster/.test(kind);
  expect(saidBy(plan.findings)).toEqual(isControlPlaneKnown ? [] : [['plans-of-clusters.controlPlaneUnknown', {}]]);
});

describe('what it counts', () => {
  test('are groups of other stacks: 900 nodes of stack B on the cluster of stack A', () => {
    const app = new App();
    const { asked, podNetworking, plan } = plannedOn(MADE, { onOvercommit: OvercommitPolicy.FAIL_AT_ANY }, stackIn({ app, id: 'A' }));
    groupIn(stackIn({ app, id: 'B' }), 'Large', asked, podNetworking, { minSize: 900, maxSize: 900 });

    expect(nodesOf(plan, 'minimum')).toEqual([['B/Large', 900]]);
    expect(namesOf(plan.plan.findings)).toContain('subnet-overcommitted');
  });

  test('are the same groups that a PodCapacityCluster counts, by their ids', () => {
    const app = new App();
    const platform = clusterIn(plainStack('eu-west-1', app));
    platform.addNodegroup('General', M5_LARGE);
    groupIn(new Stack(app, 'B', { env: { region: 'eu-west-1' } }), 'Large', { cluster: platform.cluster }, platform.podNetworking, { minSize: 900, maxSize: 900 });

    expect(platform.plan.nodegroups.map(({ name }) => name)).toEqual(['General', 'B/Large']);
    expect(platform.nodegroups).toHaveLength(1);
    expect(namesOf(platform.plan.findings)).toContain('subnet-overcommitted');
  });

  test('are groups of other imports of the same name, but of no other cluster', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id, { env: ENV }));
    const vpc = importedVpc(one);
    const importIn = (stack: Stack, clusterName: string, id: string = 'Cluster') => eks.Cluster.fromClusterAttributes(stack, id, { clusterName, vpc });
    const podNetworking = new VpcCniAddon(one, 'VpcCni', { cluster: importIn(one, 'production') });
    const plan = new ClusterPlan(one, 'Plan', { cluster: legacy.Cluster.fromClusterAttributes(two, 'Again', { clusterName: 'production' }), controlPlaneSubnets: [] });
    groupIn(two, 'Same', { cluster: importIn(two, 'production') }, podNetworking);
    const other = importIn(two, 'staging', 'Other');
    groupIn(two, 'Apart', { cluster: other }, new VpcCniAddon(two, 'OtherCni', { cluster: other }));

    expect(plan.plan.nodegroups.map(({ name }) => name)).toEqual(['Two/Same']);
  });

  test('are no groups that are gone, nor those that could not be made', () => {
    const { stack, asked, podNetworking, plan } = plannedOn(MADE);
    groupIn(stack, 'Gone', asked, podNetworking);
    stack.node.tryRemoveChild('Gone');
    errorOf(() => groupIn(stack, 'Wrong', asked, podNetworking, { minSize: 3, maxSize: 2 }));

    expect(plan.nodegroups).toEqual([]);
  });

  test('are fleets beside groups, in their own subnets, by their paths', () => {
    const { stack, vpc, asked, podNetworking, plan } = plannedOn(MADE);
    noteFleet({
      by: new Stack(stack, 'Fleet'),
      cluster: ClusterIdentity.of(asked.cluster),
      podNetworking,
      inPlan: () => ({
        forecast: { instanceTypes: [InstanceTypeLimits.of('m5.large')], expectedNodes: 3000 },
        subnets: vpc.publicSubnets,
        podSubnets: podNetworking.podSubnets!.subnets,
      }),
    });
    noteFleet({ by: new Stack(stack, 'Silent'), cluster: ClusterIdentity.of(asked.cluster), podNetworking, inPlan: () => undefined });

    expect(plan.plan.forecast._props.fleets?.map(({ name, subnets }) => [name, subnets])).toEqual([['Stack/Fleet', vpc.publicSubnets.map(({ node }) => node.path)]]);
    expect(plan.plan.subnets.map(({ name }) => name)).toEqual(expect.arrayContaining(vpc.publicSubnets.map(({ node }) => node.path)));
  });

  test('is the control plane, where it is, as far as it is told', () => {
    const ofControlPlane = ({ plan }: ClusterPlan) => plan.forecast._props.subnets.filter(({ controlPlane }) => controlPlane).map(({ name }) => name);
    const made = plannedOn(MADE);
    groupIn(made.stack, 'General', made.asked, made.podNetworking);
    const subnets = [...made.vpc.privateSubnets, ...made.vpc.publicSubnets].map(({ node }) => node.path);
    expect(ofControlPlane(made.plan).sort()).toEqual(subnets.sort());

    const given = plannedOn(CLUSTER_KINDS['known by its name'], {}, stackIn());
    expect(ofControlPlane(given.plan)).toEqual([]);
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = plainCluster(stack, vpc);
    const plan = new ClusterPlan(stack, 'Plan', { cluster, podNetworking: new VpcCniAddon(stack, 'Cni', { cluster }), controlPlaneSubnets: vpc.isolatedSubnets });
    expect([ofControlPlane(plan), plan.findings]).toEqual([[], []]);
  });
});

describe('what it says', () => {
  test('fails synthesis and stands in the metadata, under its own path', () => {
    const outcome = synthesize((app) => {
      const { stack, asked, podNetworking } = plannedOn(MADE, {}, stackIn({ app }));
      groupIn(stack, 'Large', asked, podNetworking, { minSize: 9000, maxSize: 9000 });
    });
    expect(outcome.error?.message).toContain('[Stack/Plan]');
    expect(outcome.error?.message).toContain(idOf('subnet-overcommitted'));

    const app = new App();
    const { stack, asked, podNetworking } = plannedOn(MADE, {}, stackIn({ app }));
    groupIn(stack, 'General', asked, podNetworking, { minSize: 2, maxSize: 20 });
    expect(app.synth().getStackArtifact(stack.artifactId).findMetadataByType(METADATA).map(({ path }) => path)).toEqual(['/Stack/Plan']);
  });

  test('is a warning at stages that the policy does not enforce, and counts growth', () => {
    const large = { minSize: 1, maxSize: 9000 };
    const props = { onOvercommit: OvercommitPolicy.WARN, planning: { growthPercent: 100, otherAddresses: 3 } };
    const { stack, asked, podNetworking } = plannedOn(MADE, props);
    groupIn(stack, 'Large', asked, podNetworking, large);
    expect(warningsOf(stack).filter((warning) => warning.startsWith('/Stack/Plan: '))).not.toEqual([]);
  });
});

describe('what it refuses', () => {
  test('is a second plan, with the paths of both', () => {
    const app = new App();
    const { asked } = plannedOn(MADE, {}, stackIn({ app, id: 'A' }));
    expectRefusal(() => new ClusterPlan(stackIn({ app, id: 'B' }), 'Second', { cluster: asked.cluster }), 'B/Second',
      ['option-refused', { first: 'A/Plan', second: 'B/Second' }]);
    const platform = clusterIn(plainStack('eu-west-1', app));
    expectRefusal(() => new ClusterPlan(stackIn({ app, id: 'C' }), 'Plan', { cluster: platform.cluster }), 'C/Plan',
      ['option-refused', { first: 'Stack/Platform', second: 'C/Plan' }]);
  });

  test('is a second plan of one name, whatever import or library it is of', () => {
    const app = new App();
    const stacks = ['A', 'B', 'C'].map((id) => new Stack(app, id, { env: ENV }));
    const first = new ClusterPlan(stacks[0], 'Plan', { cluster: eks.CfnCluster.fromClusterName(stacks[0], 'Named', 'production') });
    const again = eks.Cluster.fromClusterAttributes(stacks[1], 'Again', { clusterName: 'production' });
    expectRefusal(() => new ClusterPlan(stacks[1], 'Plan', { cluster: again }), 'B/Plan', ['option-refused', { first: first.node.path }]);
    expectRefusal(() => clusterIn(stacks[2], { clusterName: 'production', availabilityZones: ['eu-west-1a', 'eu-west-1b'] }), 'C/Platform',
      ['option-refused', { first: 'A/Plan', second: 'C/Platform' }]);
    expect(new ClusterPlan(stacks[2], 'Other', { cluster: eks.CfnCluster.fromClusterName(stacks[2], 'Other1', 'staging') }).nodegroups).toEqual([]);
  });

  test('is a plan removed before: it counts no more', () => {
    const { stack, asked } = plannedOn(MADE);
    stack.node.tryRemoveChild('Plan');
    expect(new ClusterPlan(stack, 'Again', { cluster: asked.cluster }).nodegroups).toEqual([]);
  });

  test('is a cluster without an add-on, when it is read, unless the networking is given', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const plan = new ClusterPlan(stack, 'Plan', { cluster });
    expectRefusal(() => plan.plan, 'Stack/Plan', ['option-refused', 'plans-of-clusters.networkingUnknown']);

    new VpcCniAddon(stack, 'VpcCni', { cluster });
    expect(plan.plan.nodegroups).toEqual([]);
  });

  test('is the networking of another cluster', () => {
    const app = new App();
    const { podNetworking } = plannedOn(MADE, {}, stackIn({ app, id: 'A' }));
    const stack = stackIn({ app, id: 'B' });
    expectRefusal(() => new ClusterPlan(stack, 'Plan', { cluster: clusterOf(stack, vpcOf(stack)), podNetworking }), 'B/Plan',
      ['option-refused', 'node-places.otherCluster']);
  });

  test.each(['growthPercent', 'zonesLost', 'otherAddresses'] as const)('is a %s that it cannot count with', (name) => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    for (const [index, wrong] of [-1, 0.5, NaN, 'two', ...numberTokens(stack, 1).map(([, token]) => token)].entries()) {
      const call = () => new ClusterPlan(stack, `Plan${index}`, { cluster, planning: { [name]: wrong as number } });
      const { findings } = errorOf(call) as unknown as { findings: Array<{ id: string }> };
      expect(findings).toHaveLength(1);
    }
  });

  test.each([
    ['cluster', undefined], ['cluster', 'production'], ['clusterDetails', 'vpc'], ['podNetworking', {}], ['controlPlaneSubnets', 'private'],
    ['controlPlaneSubnets', [{}]], ['onOvercommit', 'never'], ['onOvercommit', Lazy.string({ produce: () => 'WARN' })], ['planning', 7],
    ['planning', { growth: 50 }], ['plannings', {}],
  ])('is %s of another shape: %p', (name, wrong) => {
    const stack = stackIn();
    const props = { cluster: clusterOf(stack, vpcOf(stack)), [name]: wrong } as unknown as ClusterPlanProps;
    expect(namesOf((errorOf(() => new ClusterPlan(stack, 'Plan', props)) as unknown as { findings: [] }).findings)).toHaveLength(1);
  });

  test('are nodes of another Stage of the App, as an error with the way out', () => {
    const outcome = synthesize((app) => {
      const named = (stack: Stack, id: string = 'Cluster') => eks.Cluster.fromClusterAttributes(stack, id, { clusterName: 'production', vpc: importedVpc(stack, { id: `${id}Vpc` }) });
      const stack = new Stack(app, 'Stack', { env: ENV });
      const cluster = named(stack);
      new VpcCniAddon(stack, 'VpcCni', { cluster });
      new ClusterPlan(stack, 'Plan', { cluster, controlPlaneSubnets: [] });
      const there = new Stack(new Stage(app, 'Prod'), 'Stack', { env: ENV });
      const again = named(there);
      groupIn(there, 'Group', { cluster: again }, new VpcCniAddon(there, 'VpcCni', { cluster: again }));
    });
    expect(outcome.error?.message).toContain('Prod/Stack/Group');
    expect(outcome.error?.message).toContain(idOf('nodes-of-other-stage'));
  });
});

describe('what it does not know', () => {
  test.each([
    ['aws-eks', (stack: Stack, vpc: ec2.IVpc) => new legacy.Cluster(stack, 'Cluster', legacyProps(stack, vpc))],
    ['aws-eks-v2', (stack: Stack, vpc: ec2.IVpc) => clusterOf(stack, vpc)],
  ])('is how many pods run on the Fargate profiles of %s', (_, make) => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = make(stack, vpc);
    new VpcCniAddon(stack, 'VpcCni', { cluster });
    new ClusterPlan(stack, 'Plan', { cluster });
    cluster.addFargateProfile('Web', { selectors: [{ namespace: 'web' }] });

    const said = warningsOf(stack).filter((warning) => warning.includes('fargate-pods-unknown'));
    expect(said).toEqual([expect.stringContaining('/Stack/Plan: the addresses of pods of Fargate profile Stack/Cluster/fargate-profile-Web were')]);
  });

  test('is whose nodes are, of a name that is a token', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const parameters = ['One', 'Two'].map((id) => new CfnParameter(stack, id).valueAsString);
    const [cluster, other] = parameters.map((name, index) => eks.Cluster.fromClusterAttributes(stack, `C${index}`, { clusterName: name, vpc }));
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, podNetwork: PodNetwork.nodeSubnets() });
    const plan = new ClusterPlan(stack, 'Plan', { cluster, controlPlaneSubnets: [] });
    groupIn(stack, 'Own', { cluster }, podNetworking);
    groupIn(stack, 'Maybe', { cluster: other }, new VpcCniAddon(stack, 'OtherCni', { cluster: other }));

    expect(plan.nodegroups.map(({ node }) => node.id)).toEqual(['Own']);
    const said = warningsOf(stack).filter((warning) => warning.startsWith('/Stack/Plan: ') && warning.includes('not counted'));
    expect(said.map((warning) => /name of 'cluster' is a token|Stack\/Maybe takes/.test(warning))).toEqual([true, true]);
  });

  test('is nothing about nodes that another plan counts', () => {
    const app = new App();
    const platform = clusterIn(plainStack('eu-west-1', app));
    platform.addNodegroup('General', M5_LARGE);
    const stack = stackIn({ app, id: 'Other' });
    const vpc = importedVpc(stack);
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'C', { clusterName: new CfnParameter(stack, 'Name').valueAsString, vpc });
    groupIn(stack, 'Own', { cluster }, new VpcCniAddon(stack, 'VpcCni', { cluster }));
    const ownWarnings = () => warningsOf(Stack.of(platform)).filter((warning) => warning.startsWith('/Stack/Platform: ') && warning.includes('not counted'));
    new ClusterPlan(stack, 'Plan', { cluster, controlPlaneSubnets: [] });

    expect(ownWarnings()).toEqual([]);
  });
});

test('a plan of IPv6 counts one address a node', () => {
  const stack = stackIn();
  const vpc = importedVpc(stack);
  const cluster = eks.CfnCluster.fromClusterName(stack, 'Named', 'production');
  const clusterDetails = { vpc, ipFamily: PodIpFamily.IPV6 };
  const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, clusterDetails });
  groupIn(stack, 'General', { cluster }, podNetworking, { minSize: 2, maxSize: 2 });
  const { plan } = new ClusterPlan(stack, 'Plan', { cluster, controlPlaneSubnets: [] });

  expect(plan.nodegroups.map(({ nodeSubnetAddressesPerNode }) => nodeSubnetAddressesPerNode)).toEqual([1]);
  expect(plan.forecast._props.ipFamily).toBe(PodIpFamily.IPV6);
});

test('a plan takes nothing into the template', () => {
  const templates = [true, false].map((isPlanned) => {
    const app = new App();
    const stack = stackIn({ app });
    const cluster = clusterOf(stack, vpcOf(stack));
    groupIn(stack, 'General', { cluster }, new VpcCniAddon(stack, 'VpcCni', { cluster, podNetwork: POD_NETWORK }));
    if (isPlanned) new ClusterPlan(stack, 'Plan', { cluster });
    return app.synth().getStackArtifact(stack.artifactId).template;
  });
  expect(templates[0]).toEqual(templates[1]);
});

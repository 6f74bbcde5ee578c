import { App, CfnCondition, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { warningsLeft } from '../../src/validation/warnings';
import { platformOf } from '../private/cdk-addon';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';
import { groupOn, types } from '../private/cdk-nodegroup';
import { idOf } from '../private/cdk-refusals';
import { headOf } from '../private/printed-findings';
import { saidBy } from '../private/statements';

const M5_LARGE = { instanceTypes: types('m5.large') };

/** What validation and warnings say of order, as `id at subject's path`. */
function saidIn(root: IConstruct): string[] {
  const errors = root.node.findAll().flatMap(({ node }) => node.validate().map(headOf));
  const warnings = root.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data)));
  return [...errors, ...warnings].filter((text) => /nodegroup-before-vpc-cni|cluster-circle|node-need/.test(text));
}

describe('node groups that others define', () => {
  const platform = platformOf();
  groupOn(platform, {}, 'Own');
  const plain = platform.cluster.addNodegroupCapacity('Plain', M5_LARGE);
  const late = platform.cluster.addNodegroupCapacity('Late', M5_LARGE);
  late.node.addDependency(platform.cni);
  const resource = new eks.CfnNodegroup(platform.stack, 'Resource', { clusterName: platform.cluster.clusterName, nodeRole: 'role', subnets: ['subnet-1'] });
  const other = clusterOf(stackIn({ app: platform.stack.node.root as any, id: 'Other' }), platform.cluster.vpc);
  other.addNodegroupCapacity('Elsewhere', M5_LARGE);
  const said = saidIn(platform.stack.node.root);

  test('are told to wait for the VPC CNI, each once', () => {
    const [text] = said;

    expect(said).toHaveLength(1);
    for (const { node: { path } } of [plain.node.defaultChild!, resource]) expect(text.split(`'${path}'`)).toHaveLength(2);
    expect(text).toContain("'Stack/Cni/Resource'");
    expect(text.endsWith(`[ack: ${idOf('nodegroup-before-vpc-cni')}]`)).toBe(true);
  });
});

test.each<[string, boolean, string]>([
  ['that does not wait for the add-on', false, 'groupDoesNotWait'],
  ['for which the add-on waits', true, 'addonWaitsForGroup'],
])('of a node group %s it is said which', (_, isBefore, wording) => {
  const { cluster, cni } = platformOf();
  // Without nodes at first: what waits for nodes that start is an error of its own.
  const plain = cluster.addNodegroupCapacity('Plain', { ...M5_LARGE, minSize: 0, desiredSize: 0 });
  if (isBefore) cni.node.addDependency(plain);
  saidIn(cluster.node.root);

  expect(saidBy(cluster.node.root.node.findAll().flatMap((each) => warningsLeft(each))).filter(([name]) => name.startsWith('addon-order.')))
    .toEqual([[`addon-order.${wording}`, expect.objectContaining({ groups: ['Stack/Cluster/NodegroupPlain/Resource'] })]]);
});

test('a second add-on of a name is one too many, each said once; not one that a condition may leave out', () => {
  const { stack, cluster } = platformOf();
  const plain = new eks.Addon(stack, 'Plain', { cluster, addonName: 'vpc-cni' });
  new VpcCniAddon(stack, 'Again', { cluster });
  new eks.Addon(stack, 'Agent', { cluster, addonName: 'eks-pod-identity-agent' });
  const maybe = new eks.Addon(stack, 'Maybe', { cluster, addonName: 'vpc-cni' }).node.defaultChild as eks.CfnAddon;
  maybe.cfnOptions.condition = new CfnCondition(stack, 'Condition');
  const said = stack.node.findAll().flatMap(({ node }) => node.validate().map(headOf)).filter((text) => text.includes('addon-twice'));

  expect([...new Set(said)].sort()).toEqual([
    expect.stringMatching(/^'Stack\/Again\/Resource' .* vpc-cni .*:addon-twice\]$/),
    expect.stringMatching(/^'Stack\/Agent\/Resource' .* eks-pod-identity-agent .*:addon-twice\]$/),
    expect.stringMatching(/^'Stack\/Plain\/Resource' .* vpc-cni .*:addon-twice\]$/),
  ].sort((one, other) => String(one).localeCompare(String(other))));
  expect(plain.node.path).toBe('Stack/Plain');
});

describe('a cluster that two stacks import by one name', () => {
  const twiceIn = (root: App, scopes: readonly IConstruct[]) => {
    for (const scope of scopes) {
      const stack = new Stack(scope as any, `Stack${scope.node.children.length}`);
      const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'shared' });
      new VpcCniAddon(stack, 'Cni', { cluster: cluster as any });
    }
    return root.node.findAll().flatMap(({ node }) => node.validate()).filter((text) => text.includes('addon-twice'));
  };

  test('has an add-on too many where the stacks are of one stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Stage');

    expect(twiceIn(app, [stage, stage])).not.toEqual([]);
  });

  test('is a cluster of each stage where they are of two, which do not see each other', () => {
    const app = new App();

    expect(twiceIn(app, [new Stage(app, 'Dev'), new Stage(app, 'Prod')])).toEqual([]);
  });
});

describe('the cluster', () => {
  const circleIn = (endpointAccess: eks.EndpointAccess, scopeOf: (vpc: ec2.Vpc) => IConstruct) => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = new eks.Cluster(stack, 'Cluster', {
      vpc, endpointAccess, version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 0,
    });
    const cni = new VpcCniAddon(scopeOf(vpc) as any, 'Cni', { cluster });
    new PodNodegroup(scopeOf(vpc) as any, 'Group', { cluster, podNetworking: cni, ...M5_LARGE });
    return saidIn(stack.node.root);
  };

  test('must not wait for what needs it: all under its VPC, with a private endpoint', () => {
    const said = circleIn(eks.EndpointAccess.PRIVATE, (vpc) => vpc);

    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /'Stack\/Cluster\/Resource' .*'Stack\/Vpc\/Cni\/Resource', 'Stack\/Vpc\/Group\/PrefixNodeSubnets\/Resource'.*:cluster-circle\]$/);
  });

  test('does not with a public one, nor for what stands elsewhere', () => {
    expect(circleIn(eks.EndpointAccess.PUBLIC, (vpc) => vpc)).toEqual([]);
    expect(circleIn(eks.EndpointAccess.PRIVATE, (vpc) => vpc.node.scope!)).toEqual([]);
  });
});

describe('what nodes need', () => {
  type Late = (platform: ReturnType<typeof platformOf>, group: eks.Nodegroup) => unknown;
  const addonOf = ({ stack, cluster }: ReturnType<typeof platformOf>, addonName: string) => new eks.Addon(stack, addonName, { cluster, addonName });
  const saidOf = (late: Late, settings: Parameters<typeof platformOf>[0] = {}, options: Partial<eks.NodegroupOptions> = {}, bare = true) => {
    const platform = platformOf(settings);
    if (!bare) (platform.cluster.node.defaultChild as eks.CfnCluster).bootstrapSelfManagedAddons = true;
    const group = platform.cluster.addNodegroupCapacity('Plain', { ...M5_LARGE, ...options });
    late(platform, group);
    return saidIn(platform.stack.node.root).map((text) => `${/the add-on (\S+) waits/.exec(text)?.[1]}: ${/:([a-z-]+)\]$/.exec(text)?.[1]}`);
  };
  const ERROR = 'node-need-after-nodes';

  test.each<[string, Parameters<typeof saidOf>, string[]]>([
    ['the VPC CNI', [({ cni }, group) => cni.node.addDependency(group)], [`vpc-cni: ${ERROR}`]],
    ['the same in a cluster with that of EKS', [({ cni }, group) => cni.node.addDependency(group), {}, {}, false], ['vpc-cni: nodegroup-before-vpc-cni']],
    ['the same for nodes that do not start', [({ cni }, group) => cni.node.addDependency(group), {}, { minSize: 0, desiredSize: 0, maxSize: 3 }],
      ['vpc-cni: nodegroup-before-vpc-cni']],
    ['the same for Windows', [({ cni }, group) => cni.node.addDependency(group), {}, { amiType: eks.NodegroupAmiType.WINDOWS_CORE_2022_X86_64 }],
      ['vpc-cni: nodegroup-before-vpc-cni']],
    ['the VPC CNI in a circle with a group of this library', [(platform, group) => [group.node.addDependency(platform.cni), platform.cni.node.addDependency(groupOn(platform, {}, 'Own'))]],
      [`vpc-cni: ${ERROR}`]],
    ['kube-proxy', [(platform, group) => [group.node.addDependency(platform.cni), addonOf(platform, 'kube-proxy').node.addDependency(group)]], [`kube-proxy: ${ERROR}`]],
    ['the same, where the VPC CNI is told the endpoint', [
      (platform, group) => [group.node.addDependency(platform.cni), addonOf(platform, 'kube-proxy').node.addDependency(group)],
      { environment: { CLUSTER_ENDPOINT: 'https://x.eks.amazonaws.com' } },
    ], []],
    ['the agent', [({ cluster, cni }, group) => [group.node.addDependency(cni), cluster.eksPodIdentityAgent!.node.addDependency(group)]],
      [`eks-pod-identity-agent: ${ERROR}`, `vpc-cni: ${ERROR}`]],
    ['the agent, where the nodes have the permissions', [
      (platform, group) => [group.node.addDependency(platform.cni), addonOf(platform, 'eks-pod-identity-agent').node.addDependency(group)],
      { permissions: CniPermissions.nodeRole() },
    ], []],
  ])('%s waits for them', (_, parts, expected) => {
    expect(saidOf(...parts).sort()).toEqual(expected);
  });

  test('nothing of a group that does not wait, where the add-on sets what EKS sets', () => {
    expect(saidOf(() => {}, { ipAssignment: IpAssignment.secondaryIp() })).toEqual([]);
    expect(saidOf(() => {}, { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(5) })).toEqual([expect.stringMatching(/before-vpc-cni$/)]);
  });
});

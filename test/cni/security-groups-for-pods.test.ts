import { Lazy, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { groupOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf } from '../private/cdk-refusals';
import { podCountIn, userDataOf } from '../private/cdk-user-data';
import { factsOf } from '../private/statements';

const STRICT: AddonSettings = { securityGroupsForPods: SecurityGroupsForPods.strict() };
const STANDARD: AddonSettings = { securityGroupsForPods: SecurityGroupsForPods.standard() };
const CONTROLLER = 'AmazonEKSVPCResourceController';

/** Names of the AWS managed policies on roles of a kind of service. */
function policiesOf(stack: Stack, service: string): string[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'))
    .filter(({ Properties }) => JSON.stringify(Properties.AssumeRolePolicyDocument).includes(service))
    .flatMap(({ Properties }) => (Properties.ManagedPolicyArns ?? []).map((arn: any) => JSON.stringify(arn).replace(/^.*policy\/(?:service-role\/)?([^"]*)".*$/, '$1')));
}

describe('the configuration', () => {
  test.each<[string, AddonSettings, object, object | undefined]>([
    ['none', {}, {}, undefined],
    ['strict', STRICT, { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'strict' }, { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } }],
    ['standard', STANDARD, { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' }, undefined],
  ])('of %s', (_, settings, variables, init) => {
    const configuration = configurationOf(platformOf({ ...settings, podNetwork: POD_NETWORK }).cni);
    const ours = ['ENABLE_POD_ENI', 'POD_SECURITY_GROUP_ENFORCING_MODE'].filter((name) => name in configuration.env);

    expect(Object.fromEntries(ours.map((name) => [name, configuration.env[name]]))).toEqual(variables);
    expect(configuration.init).toEqual(init);
    expect(schemaProblems(configuration)).toEqual([]);
  });
});

describe('pod counts', () => {
  // K ENIs for pods x (L - 1) x u + 2: the trunk takes one, custom networking another.
  test.each<[string, AddonSettings, string, number, number]>([
    ['in the subnets of nodes, single addresses', { ipAssignment: IpAssignment.secondaryIp() }, 'm5.large', (3 - 1) * 9 + 2, 20],
    ['in pod subnets, single addresses', { ipAssignment: IpAssignment.secondaryIp(), podNetwork: POD_NETWORK }, 'm5.large', (3 - 2) * 9 + 2, 11],
    ['in the subnets of nodes, prefixes', {}, 'r6g.medium', (2 - 1) * 3 * 16 + 2, 50],
    ['in pod subnets, prefixes', { podNetwork: POD_NETWORK }, 'm5.large', (3 - 2) * 9 * 16 + 2, 110],
  ])('%s', (_, settings, type, byEnis, maxPods) => {
    const group = groupOf({ instanceTypes: types(type) }, { ...settings, ...STANDARD });

    expect([group.capacity.binding.eniLimitedPods, group.maxPods, podCountIn(userDataOf(group.launchTemplate))]).toEqual([byEnis, maxPods, maxPods]);
  });

  test.each<[string | undefined, number, string[]]>([
    ['v1.20.3-eksbuild.1', 44, ['trunk-unsupported', 'trunk-place-lost']], // (4 - 1) * 14 + 2
    ['v1.20.4-eksbuild.1', 58, ['trunk-unsupported']], // 4 * 14 + 2
    [undefined, 58, ['trunk-unsupported', 'trunk-place-by-version']], // 4 * 14 + 2
    [Lazy.string({ produce: () => 'v1.20.3-eksbuild.1' }), 58, ['trunk-unsupported', 'trunk-place-by-version']], // not known at synth
  ])('of a type that cannot trunk follow the version of the add-on, %s: %i', (addonVersion, maxPods, names) => {
    const settings = { ...STANDARD, ipAssignment: IpAssignment.secondaryIp(), addonVersion };
    const group = groupOf({ instanceTypes: types('t3.2xlarge') }, settings);

    expect([group.maxPods, podCountIn(userDataOf(group.launchTemplate)), namesOf(group.findings)]).toEqual([maxPods, maxPods, names]);
    expect(platformOf({ ...settings, podNetwork: POD_NETWORK }).cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16')).addonVersion)
      .toBe(Token.isUnresolved(addonVersion) ? undefined : addonVersion);
  });

  test('the trunk has no place beside the primary ENI by MAX_ENI 1, a warning in place of an error', () => {
    const group = groupOf({}, { ...STANDARD, ipAssignment: IpAssignment.secondaryIp(), maxEni: 1 });

    expect([group.maxPods, namesOf(group.findings)]).toEqual([11, ['trunk-never-attached']]); // max(1, 1 - 1) * 9 + 2
  });

  test('S83: are 50 on r6g.medium, of which four can have groups of their own', () => {
    const node = NodeCapacity.of(InstanceTypeLimits.of('r6g.medium'), { ipAssignment: IpAssignment.prefixDelegation(), trunkEni: true });

    expect([node.podAddresses, node.maxPods, node.branchInterfaces]).toEqual([48, 50, 4]);
  });

  test('S86: are none where custom networking and the trunk take both ENIs, which is refused', () => {
    const stack = stackIn();

    expectRefusal(() => groupOf({ instanceTypes: types('m6g.medium') }, { ...STANDARD, podNetwork: POD_NETWORK }, stack), 'Stack/Group',
      ['no-pod-enis', { type: 'm6g.medium', enis: 2, primaryTaken: true, trunk: true }]);
  });

  test('a type that cannot trunk is warned of', () => {
    expect(namesOf(groupOf({ instanceTypes: types('t3.large') }, STANDARD).findings)).toContain('trunk-unsupported');
    expect(namesOf(groupOf({ instanceTypes: types('t3.large') }).findings)).not.toContain('trunk-unsupported');
  });

  test('S84: branch pods count toward the node, and more than the type has, or nodes without a trunk, are refused', () => {
    const m5a = { instanceTypes: types('m5a.large'), maxSize: 1 };

    expect(groupOf({ ...m5a, expectedPods: { branchPods: 7 } }, STANDARD).maxPods).toBe(110);
    expectRefusal(() => groupOf({ ...m5a, expectedPods: { branchPods: 10 } }, STANDARD, stackIn()), 'Stack/Group',
      ['forecast-contradiction', { path: 'expectedPods.', branchPods: 10, type: 'm5a.large', branchInterfaces: 9 }]);
    expectRefusal(() => groupOf({ ...m5a, expectedPods: { branchPods: 1 } }, {}, stackIn()), 'Stack/Group',
      ['forecast-contradiction', 'group-pods.branchPodsWithoutTrunk', { path: 'expectedPods.', branchPods: 1 }]);
  });

  test('a later generation has the trunk too', () => {
    const { cni } = platformOf({ ...STANDARD, podNetwork: POD_NETWORK });

    expect(cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16')).trunkEni).toBe(true);
    expect(platformOf({ podNetwork: POD_NETWORK }).cni.trunkEni).toBe(false);
  });
});

describe('the role of the cluster', () => {
  test('gets the policy by which EKS manages trunks, and only then', () => {
    const [without, withTrunk] = [stackIn(), stackIn()];
    platformOf({}, without);
    platformOf(STANDARD, withTrunk);

    expect(policiesOf(without, 'eks.amazonaws.com')).not.toContain(CONTROLLER);
    expect(policiesOf(withTrunk, 'eks.amazonaws.com')).toContain(CONTROLLER);
    expect(policiesOf(withTrunk, 'pods.eks.amazonaws.com')).toEqual(['AmazonEKS_CNI_Policy']);
  });

  test('is said to be unseen where it is imported, or its cluster is', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const imported = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'main', vpc });
    const own = new eks.Cluster(stack, 'Own', {
      vpc,
      version: eks.KubernetesVersion.V1_34,
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/cluster'),
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    });
    const findings = [imported, own].map((cluster, index) => new VpcCniAddon(stack, `Cni${index}`, { cluster, ...STANDARD }).findings);

    expect(namesOf(findings[0])).toEqual(['pod-identity-agent-unseen', 'cluster-role-unseen']);
    expect(namesOf(findings[1])).toEqual(['cluster-role-unseen']);
    expect(factsOf(findings[1], 'cluster-role-unseen')).toEqual({ features: ['security groups for pods'], policy: CONTROLLER });
  });
});

describe('the address of pods outside of the VPC', () => {
  test.each<[string, AddonSettings, boolean]>([
    ['strict, in pod subnets', { ...STRICT, podNetwork: POD_NETWORK }, true],
    ['standard, in pod subnets', { ...STANDARD, podNetwork: POD_NETWORK }, false],
    ['strict, in the subnets of nodes', STRICT, false],
    ['strict, where all keep their own', { ...STRICT, podNetwork: POD_NETWORK, snat: SnatPolicy.external() }, false],
  ])('%s: differs from that of others: %p', (_, settings, differs) => {
    expect(namesOf(platformOf(settings).cni.findings)).toEqual(differs ? ['branch-pods-keep-address'] : []);
  });
});

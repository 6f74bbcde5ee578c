import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { PodIpFamily } from '../../src/capacity/node-capacity-options';
import { WarmPool } from '../../src/capacity/warm-pool';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';
import { PodPlacement } from '../../src/network/pod-placement';
import { AddonSettings, configurationOf, POD_NETWORK } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { warningsOf } from '../private/cdk-assembly';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';
import { importedIpv6Cluster, ipv6ClusterOf, ipv6PlatformOf } from '../private/cdk-ipv6';
import { expectSaid, namesOf } from '../private/cdk-refusals';
import { Said, saidBy } from '../private/statements';

function expectRefused(settings: AddonSettings, ...said: Said[]): void {
  expectSaid(() => ipv6PlatformOf(settings), 'Stack/Cni', ...said);
}

describe('with IPv6', () => {
  test('prefixes are on, and nothing is set that would do nothing; the family itself is set by EKS, whose schema does not take it', () => {
    const { cni } = ipv6PlatformOf();

    expect(configurationOf(cni)).toEqual({ env: { ENABLE_PREFIX_DELEGATION: 'true', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false' } });
    expect(schemaProblems(configurationOf(cni))).toEqual([]);
    expect(schemaProblems({ env: { ENABLE_IPv6: 'true' } })).not.toEqual([]);
    expect(cni).toMatchObject({ ipFamily: PodIpFamily.IPV6, placement: PodPlacement.NODE_SUBNETS, findings: [] });
    expect([cni.maxEni, cni.podSubnets]).toEqual([undefined, undefined]);
    expect([cni.ipAssignment.usesPrefixes, cni.warmPool.isEmpty]).toEqual([true, true]);
  });

  test('what it can have is set as with IPv4', () => {
    const { cni } = ipv6PlatformOf({
      ipAssignment: IpAssignment.prefixDelegation(),
      podNetwork: PodNetwork.nodeSubnets(),
      securityGroupsForPods: SecurityGroupsForPods.strict(),
      networkPolicy: true,
      addonVersion: 'v1.16.0-eksbuild.1',
      environment: { AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' },
    });
    const configuration = configurationOf(cni);

    expect(configuration).toMatchObject({ enableNetworkPolicy: 'true', env: { ENABLE_POD_ENI: 'true', AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' }, init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } });
    expect(Object.keys(configuration.env).filter((name) => /WARM|MINIMUM|SNAT/.test(name))).toEqual([]);
    expect(schemaProblems(configuration)).toEqual([]);
    expect([cni.trunkEni, namesOf(cni.findings)]).toEqual([true, ['cni-version-behind']]);
  });

  test('no space of IPv4 is reserved; where it is asked for, it is said to be of no use', () => {
    const reserving = ipv6PlatformOf({ podNetwork: PodNetwork.nodeSubnets({ reservation: ReservationShare.HALF }) });

    expect(namesOf(reserving.cni.findings)).toEqual(['reservation-unused']);
    expect(saidBy(reserving.cni.findings)[0][0]).toBe('cni-with-ipv6.reservationUnused');
  });
});

test.each<[string, boolean | undefined, PodIpFamily]>([['IPv4', false, PodIpFamily.IPV4], ['nothing', undefined, PodIpFamily.IPV4], ['IPv6', true, PodIpFamily.IPV6]])(
  'the family of an imported cluster is that of its import: %s', (_, ipv6, family) => {
    const stack = stackIn();
    const ipFamily = ipv6 === undefined ? undefined : ipv6 ? eks.IpFamily.IP_V6 : eks.IpFamily.IP_V4;
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'imported', ipFamily });

    expect(new VpcCniAddon(stack, 'Cni', { cluster }).ipFamily).toBe(family);
  });

test('fails for a family that is a token', () => {
  const stack = stackIn();
  const cluster = ipv6ClusterOf(stack, undefined, Lazy.string({ produce: () => 'ipv6' }) as eks.IpFamily);

  expectSaid(() => new VpcCniAddon(stack, 'Cni', { cluster }), 'Stack/Cni', ['vpc-cni-settings.familyUnresolved', {}]);
});

describe('what does nothing with IPv6, or keeps the VPC CNI from starting', () => {
  const group = (stack: Stack) => ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');

  test.each<[string, AddonSettings, Said]>([
    ['single addresses', { ipAssignment: IpAssignment.secondaryIp() }, ['cni-with-ipv6.singleAddresses', { mode: 'secondary-ip' }]],
    ['a warm pool', { warmPool: WarmPool.prefixes(1) }, ['cni-with-ipv6.warmPool', {}]],
    ['MAX_ENI', { maxEni: 2 }, ['cni-with-ipv6.maxEni', {}]],
    ['SNAT', { snat: SnatPolicy.external() }, ['cni-with-ipv6.snat', {}]],
    ['groups of the ENIs of pods', { podSecurityGroups: [group(stackIn())] }, ['cni-with-ipv6.podSecurityGroups', {}]],
    ['pod subnets', { podNetwork: POD_NETWORK }, ['cni-with-ipv6.podSubnets', { placement: 'custom-networking' }]],
    ['discovery', { podNetwork: PodNetwork.subnetDiscovery(POD_NETWORK) }, ['cni-with-ipv6.podSubnets', { placement: 'subnet-discovery' }]],
    ['an old version', { addonVersion: 'v1.10.0-eksbuild.1' }, ['cni-versions.ipv6', { version: 'v1.10.0-eksbuild.1', since: 'v1.10.1' }]],
    ['an old version with groups of single pods', { addonVersion: 'v1.15.5-eksbuild.1', securityGroupsForPods: SecurityGroupsForPods.strict() },
      ['cni-versions.podGroupsWithIpv6', { version: 'v1.15.5-eksbuild.1', since: 'v1.16' }]],
    ['the family', { environment: { ENABLE_IPv6: 'true' } }, ['cni-variables.ofProp', { variable: 'ENABLE_IPv6', prop: 'cluster.ipFamily' }]],
    ['a warm target by name', { environment: { WARM_IP_TARGET: '5' } }, ['cni-with-ipv6.warmPoolVariable', { variable: 'WARM_IP_TARGET' }]],
    ['prefixes by name', { environment: { ENABLE_PREFIX_DELEGATION: 'false' } },
      ['cni-with-ipv6.ipAssignmentVariable', { variable: 'ENABLE_PREFIX_DELEGATION' }]],
    ['what is not modelled', { environment: { ENABLE_MULTI_NIC: 'true' } }, ['cni-variables.notModelled', { variable: 'ENABLE_MULTI_NIC' }]],
  ])('fails for %s', (_, settings, said) => {
    expectRefused(settings, said);
  });

  test('fails once for all of them', () => {
    expectRefused({ ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.enis(1), maxEni: 0, snat: SnatPolicy.node(), podNetwork: POD_NETWORK, environment: { MAX_ENI: '3' } },
      ['cni-with-ipv6.maxEniVariable', { variable: 'MAX_ENI' }], ['cni-with-ipv6.singleAddresses', { mode: 'secondary-ip' }],
      ['cni-with-ipv6.warmPool', {}], ['cni-with-ipv6.maxEni', {}], ['cni-with-ipv6.snat', {}],
      ['cni-with-ipv6.podSubnets', { placement: 'custom-networking' }], ['values.notWhole', { prop: 'maxEni', least: 1, got: 0 }]);
  });

  test('a later generation of pod subnets is refused with the reason', () => {
    const { cni } = ipv6PlatformOf();

    expectSaid(() => cni.addGeneration('second', POD_NETWORK), 'Stack/Cni', ['generation-refusals.withIpv6', {}]);
  });
});

describe('a role that is given', () => {
  const aws = (name: string) => iam.ManagedPolicy.fromAwsManagedPolicyName(name);
  const assign = new iam.PolicyStatement({ actions: ['ec2:AssignIpv6Addresses'], resources: ['*'] });
  const roleOf = (stack: Stack, ...policies: string[]) =>
    new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com'), managedPolicies: policies.map(aws) });
  const platformWith = (define: (stack: Stack) => iam.IRole, later: (role: iam.IRole, stack: Stack) => void = () => {}) => {
    const stack = stackIn();
    const role = define(stack);
    ipv6PlatformOf({ permissions: CniPermissions.podIdentity(role) }, stack);
    later(role, stack);
    return stack;
  };
  const POLICY = /\(Stack\/Role\) (?!.*ec2:AssignIpv6Addresses).*AmazonEKS_CNI_Policy.*:cni-role-lacks-permissions\]/;
  const ACTION = /\(Stack\/Role\) (?!.*AmazonEKS_CNI_Policy).*ec2:AssignIpv6Addresses.*:cni-role-lacks-permissions\]/;
  const BOTH = /\(Stack\/Role\) .*AmazonEKS_CNI_Policy.*ec2:AssignIpv6Addresses.*:cni-role-lacks-permissions\]/;
  const warned = (stack: Stack) => warningsOf(stack).filter((line) => line.startsWith('/Stack/Cni'));

  /** The same with the lines below the messages. */
  const printed = (stack: Stack) => {
    warningsOf(stack);
    return stack.node.findChild('Cni').node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data));
  };

  test.each<[string, (role: iam.IRole, stack: Stack) => void]>([
    ['a statement of its own', (role) => role.addToPrincipalPolicy(assign)],
    ['a wider statement', (role) => role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['EC2:assign*'], resources: ['*'] }))],
    ['a policy of the app', (role, stack) => new iam.Policy(stack, 'Policy', { roles: [role], statements: [assign] })],
    ['a managed policy of the app', (role, stack) => role.addManagedPolicy(new iam.ManagedPolicy(stack, 'Managed', { statements: [assign] }))],
    ['a managed policy that names it', (role, stack) => new iam.ManagedPolicy(stack, 'Managed', { statements: [assign], roles: [role] })],
    ['all permissions', (role) => role.addManagedPolicy(aws('AdministratorAccess'))],
  ])('passes with %s, though it comes later', (_, grant) => {
    expect(warned(platformWith((stack) => roleOf(stack, 'AmazonEKS_CNI_Policy'), grant))).toEqual([]);
  });

  test('passes with inline policies that hold both halves', () => {
    const statement = new iam.PolicyStatement({ actions: ['ec2:*'], resources: ['*'] });
    const inlinePolicies = { Own: new iam.PolicyDocument({ statements: [statement] }) };

    expect(warned(platformWith((stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('pods.eks.amazonaws.com'), inlinePolicies })))).toEqual([]);
  });

  test.each<[string, string[], iam.PolicyStatement[], RegExp]>([
    ['nothing', [], [], BOTH],
    ['the IPv4 half', ['AmazonEKS_CNI_Policy'], [], ACTION],
    ['the IPv6 half', [], [assign], POLICY],
    ['a denial', ['AmazonEKS_CNI_Policy'], [new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['ec2:*'], resources: ['*'] })], ACTION],
    ['another action', ['AmazonEKS_CNI_Policy'], [new iam.PolicyStatement({ actions: ['ec2:AssignIpv6AddressesX'], resources: ['*'] })], ACTION],
  ])('fails synthesis with %s', (_, policies, statements, lacks) => {
    const grant = (role: iam.IRole) => statements.forEach((statement) => role.addToPrincipalPolicy(statement));
    const stack = platformWith((scope) => roleOf(scope, ...policies), grant);

    expect(() => warned(stack)).toThrow(lacks);
  });

  test('is warned of where it is imported, or has policies that cannot be seen', () => {
    const imported = printed(platformWith((stack) => iam.Role.fromRoleName(stack, 'Role', 'cni')));
    const attached = printed(platformWith((stack) => roleOf(stack, 'AmazonEKS_CNI_Policy', 'AmazonEC2FullAccess')));

    expect(imported).toEqual([expect.stringMatching(/'permissions' is not made by this app, [^]* IPv6 [^]*AmazonEKS_CNI_Policy[^]*ec2:AssignIpv6Addresses[^]*cni-role-unseen\]$/)]);
    expect(attached).toEqual([expect.stringMatching(/\(Stack\/Role\) may lack [^]* IPv6[^]*ec2:AssignIpv6Addresses[^]*AmazonEC2FullAccess[^]*cni-role-unseen\]$/)]);
  });

  test('needs the first half alone with IPv4', () => {
    const [without, having] = [[], ['AmazonEKS_CNI_Policy']].map((policies) => {
      const stack = stackIn();
      new VpcCniAddon(stack, 'Cni', { cluster: clusterOf(stack, vpcOf(stack)), permissions: CniPermissions.podIdentity(roleOf(stack, ...policies)) });
      return stack;
    });

    expect(() => warned(without)).toThrow(POLICY);
    expect(warned(having)).toEqual([]);
  });
});

test('on an imported cluster with IPv6 the role has both halves too', () => {
  const stack = stackIn();
  const { role } = new VpcCniAddon(stack, 'Cni', { cluster: importedIpv6Cluster(stack) });

  const [[policy, { Properties }]] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'));

  expect(stack.resolve((role!.node.defaultChild as iam.CfnRole).managedPolicyArns)).toContainEqual({ Ref: policy });
  expect(JSON.stringify(Properties)).toContain('ec2:AssignIpv6Addresses');
});

import { Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { PodIpFamily } from '../../src/capacity/node-capacity-options';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeBootstrapProps } from '../../src/compute/node-bootstrap-props';
import { NodeOs } from '../../src/compute/node-os';
import { IPV6_SUBNET_WORDS } from '../../src/findings/words/network/ipv6-subnets';
import { CNI_ROLE_WORDS } from '../../src/findings/words/vpc-cni/cni-roles';
import { Platform, platformOf } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { stackIn } from '../private/cdk-fixtures';
import { importedIpv6Cluster, ipv6PlatformOf } from '../private/cdk-ipv6';
import { poolOn } from '../private/cdk-karpenter';
import { groupOn, launchDataOf, resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { bottlerocketSettingsOf, nodeConfigOf, podCountIn, userDataOf } from '../private/cdk-user-data';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const IPV6 = { ipFamily: PodIpFamily.IPV6 };
const ALL = InstanceTypeLimits.all();
const SERVICES = 'fd30:3087:b6c2::/108';

function bootstrapOn({ stack, cluster, cni }: Platform, id: string, options: Partial<NodeBootstrapProps> = {}): NodeBootstrap {
  return new NodeBootstrap(stack, id, { cluster, podNetworking: cni, instanceTypes: types('m5.large'), ...options });
}

/** User data, with what CloudFormation fills in as the name of the attribute. */
function textOf(form: any): string {
  return form['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part['Fn::ImportValue'] ?? 'name')).join('');
}

describe('the pod count', () => {
  const platform = ipv6PlatformOf();
  const group = groupOn(platform, { instanceTypes: types('m5.large') });

  test('is the cap, and the group has the id of groups with prefixes in the subnets of their nodes', () => {
    expect([group.maxPods, group.capacity.boundBy, group.capacity.binding.podAddresses]).toEqual([110, 'cap', 2 ** 48]);
    expect(podCountIn(userDataOf(group.launchTemplate))).toBe(110);
    expect(group.nodegroup.node.id).toBe('PrefixNodeSubnets');
    expect(group.findings).toEqual([]);
  });

  test('leaves the metadata service as it is: EKS knows its IPv6 endpoint not', () => {
    expect(launchDataOf(group).metadataOptions).toEqual({ httpTokens: 'required', httpPutResponseHopLimit: 1 });
  });

  test('of every type that takes prefixes is told as its capacity computes it', () => {
    const names = ALL.filter(({ supportsPrefixes }) => supportsPrefixes).map(({ instanceType }) => instanceType);
    const wrong = names.filter((name, index) => {
      const bootstrap = bootstrapOn(platform, `Type${index}`, { instanceTypes: types(name) });
      const { maxPods, vcpus } = { ...NodeCapacity.of(InstanceTypeLimits.of(name), IPV6), vcpus: InstanceTypeLimits.of(name).vcpus };
      const told = nodeConfigOf(textOf(platform.stack.resolve(bootstrap.userData.render()))).spec.kubelet.config.maxPods;
      return told !== maxPods || told !== ((vcpus ?? 0) > 30 ? 250 : 110);
    });

    expect(names.length).toBeGreaterThan(900);
    expect(wrong).toEqual([]);
  });

  test('of every other type is none: the type is refused', () => {
    const names = ALL.filter(({ supportsPrefixes }) => !supportsPrefixes).map(({ instanceType }) => instanceType);

    expect(names).toContain('m4.large');
    for (const name of names) {
      expect(namesOf(findingsOf(() => bootstrapOn(platform, 'Refused', { instanceTypes: types(name) })))).toContain('ipv6-unsupported');
      platform.stack.node.tryRemoveChild('Refused');
    }
  });

  test.each<[string, number, string]>([['t3.nano', 110, 'memory-withheld'], ['m5.24xlarge', 250, '']])('%s: %i', (name, count, finding) => {
    const small = groupOn(platform, { instanceTypes: types(name) }, `Of${name}`);

    expect([small.maxPods, namesOf(small.findings).join()]).toEqual([count, finding]);
  });

  test('fails for types of Xen, and for a count out of range, all at once', () => {
    expectRefusal(() => groupOn(platform, { instanceTypes: types('m4.large', 'm5.large'), maxPods: 0 }, 'Xen'), 'Stack/Xen',
      ['max-pods-out-of-range', { most: 2, got: 0, hostNetworkPods: 2, ipv6: true, recommended: 2 }], ['ipv6-unsupported', { types: ['m4.large'], hypervisor: 'xen' }]);
    expectRefusal(() => groupOn(platform, { maxPods: 2 ** 49 }, 'TooMany'), 'Stack/TooMany',
      ['max-pods-out-of-range', { most: 2 ** 48 + 2, got: 2 ** 49, hostNetworkPods: 2, ipv6: true }]);
  });

  test('may be another one, above the cap with a warning', () => {
    expect(groupOn(platform, { maxPods: 60, instanceTypes: types('m5.large') }, 'Fewer').maxPods).toBe(60);
    expect(namesOf(groupOn(platform, { maxPods: 150 }, 'More').findings)).toEqual(['max-pods-above-cap', 'max-pods-differs-from-eks']);
  });

  test('stays the cap beside a trunk', () => {
    const trunk = groupOn(ipv6PlatformOf({ securityGroupsForPods: SecurityGroupsForPods.strict() }), { expectedPods: { branchPods: 9 } });

    expect([trunk.maxPods, trunk.capacity.binding.branchInterfaces]).toEqual([110, 9]);
  });
});

describe('nodes with an AMI of their own', () => {
  const own = (platform: Platform, options: object, id: string) => groupOn(platform, { machineImageId: 'ami-0123456789abcdef0', ...options }, id);
  const userDataIn = (group: ReturnType<typeof own>) => textOf((launchDataOf(group).userData as any)['Fn::Base64']);
  const platform = ipv6PlatformOf();

  test('are told the services that EKS chose, from which nodeadm takes the family', () => {
    expect((nodeConfigOf(userDataIn(own(platform, { os: NodeOs.AL2023 }, 'Al2023'))).spec as any).cluster)
      .toEqual({ name: 'name', apiServerEndpoint: 'Endpoint', certificateAuthority: 'CertificateAuthorityData', cidr: 'KubernetesNetworkConfig.ServiceIpv6Cidr' });
  });

  test('on Bottlerocket ask EKS for them', () => {
    expect(bottlerocketSettingsOf(userDataIn(own(platform, { os: NodeOs.BOTTLEROCKET }, 'Bottlerocket')))).toEqual({
      settings: { kubernetes: { 'api-server': 'Endpoint', 'cluster-certificate': 'CertificateAuthorityData', 'cluster-name': 'name', 'max-pods': 110 } },
    });
  });

  test('of an imported cluster are told what is stated', () => {
    const stack = stackIn();
    const cluster = importedIpv6Cluster(stack);
    const cni = new VpcCniAddon(stack, 'Cni', { cluster });
    const render = (id: string, options: Partial<NodeBootstrapProps>) => {
      const text = stack.resolve(new NodeBootstrap(stack, id, { cluster, podNetworking: cni, instanceTypes: types('m5.large'), ...options }).userData.render());
      return typeof text === 'string' ? text : textOf(text);
    };

    expect((nodeConfigOf(render('Text', { serviceIpv6Cidr: SERVICES })).spec as any).cluster.cidr).toBe(SERVICES);
    expect((nodeConfigOf(render('Token', { serviceIpv6Cidr: Fn.importValue('Services') })).spec as any).cluster.cidr).toBe('Services');
    expect(bottlerocketSettingsOf(render('Bottlerocket', { serviceIpv6Cidr: SERVICES, os: NodeOs.BOTTLEROCKET }))).toMatchObject({
      settings: { kubernetes: { 'cluster-dns-ip': 'fd30:3087:b6c2::a' } },
    });
    expectRefusal(() => render('Nothing', {}), 'Stack/Nothing',
      ['cluster-attributes-missing', 'joining.serviceIpv6CidrMissing']);
    expectRefusal(() => render('Other', { serviceIpv4Cidr: '172.20.0.0/16' }), 'Stack/Other',
      ['cluster-attributes-missing'], ['option-refused', { prop: 'serviceIpv4Cidr', instead: 'serviceIpv6Cidr' }]);
    for (const text of ['172.20.0.0/16', 'fd30::1/108', 'fd30::', 'fd30::/129', 'fd30::/108/1', 'x::/108']) {
      expectRefusal(() => render(`Illegal ${text.replace(/\//g, '-')}`, { serviceIpv6Cidr: text }), `Stack/Illegal ${text.replace(/\//g, '-')}`,
        ['invalid-cidr', { prop: 'serviceIpv6Cidr', got: text, fault: 'ipv6' }]);
    }
  });

  test.each<[string, object, Problem]>([
    ['serviceIpv6Cidr beside a cluster that tells it', { serviceIpv6Cidr: SERVICES },
      ['option-refused', 'joining.cidrChosenByEks', { prop: 'serviceIpv6Cidr', given: 'fd30:3087:b6c2::/108' }]],
    ['serviceIpv4Cidr', { serviceIpv4Cidr: '172.20.0.0/16' }, ['option-refused', { prop: 'serviceIpv4Cidr', instead: undefined }]],
  ])('fails for %s', (_, options, problem) => {
    expectRefusal(() => own(platform, { os: NodeOs.AL2023, ...options }, 'Refused'), 'Stack/Refused', problem);
    platform.stack.node.tryRemoveChild('Refused');
  });

  test('fails for serviceIpv6Cidr with IPv4, or without such an AMI', () => {
    expectRefusal(() => groupOn(platform, { serviceIpv6Cidr: SERVICES }, 'OfEks'), 'Stack/OfEks',
      ['option-refused', 'nodegroup-options.cidrWithAmiOfEks', { prop: 'serviceIpv6Cidr' }]);
    expectRefusal(() => own(platformOf(), { os: NodeOs.AL2023, serviceIpv6Cidr: SERVICES }, 'Ipv4'), 'Stack/Ipv4',
      ['cluster-attributes-missing', 'joining.serviceIpv4CidrMissing'], ['option-refused', { prop: 'serviceIpv6Cidr', instead: 'serviceIpv4Cidr' }]);
  });
});

describe('permissions on the nodes', () => {
  const settings = { permissions: CniPermissions.nodeRole() };
  const aws = (name: string) => iam.ManagedPolicy.fromAwsManagedPolicyName(name);
  const NODES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];
  const givenRole = (...policies: string[]) => {
    const platform = ipv6PlatformOf(settings);
    const nodeRole = new iam.Role(platform.stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [...NODES, ...policies].map(aws) });
    groupOn(platform, { nodeRole });
    return { nodeRole, warned: () => warningsOf(platform.stack).filter((line) => line.startsWith('/Stack/Group')) };
  };

  test('both halves are on the role of the nodes', () => {
    const roleOf = (group: ReturnType<typeof groupOn>) => group.role.node.defaultChild as iam.CfnRole;
    const policiesOf = (role: iam.CfnRole): any[] => Stack.of(role).resolve(role.managedPolicyArns);
    const onNodes = policiesOf(roleOf(groupOn(ipv6PlatformOf(settings))));

    expect(onNodes.map((policy) => policy.Ref ?? policy['Fn::Join'][1][2])).toEqual([
      ':iam::aws:policy/AmazonEKSWorkerNodePolicy', ':iam::aws:policy/AmazonEC2ContainerRegistryPullOnly', ':iam::aws:policy/AmazonEKS_CNI_Policy',
      expect.stringMatching(/^GroupIpv6Policy/),
    ]);
    expect(policiesOf(roleOf(groupOn(ipv6PlatformOf())))).toHaveLength(2);
  });

  test('a role that is given fails synthesis without them, each said once', () => {
    const { nodeRole, warned } = givenRole();
    const lacking = (facts: { policy?: string }) =>
      CNI_ROLE_WORDS.roleLacks.say({ prop: 'nodeRole', role: 'Stack/Role', action: 'ec2:AssignIpv6Addresses', ipv6: true, ...facts }).message;

    expect(warned).toThrow(lacking({ policy: 'AmazonEKS_CNI_Policy' }));
    expect(warned).not.toThrow(/node-role-lacks-policies/);
    nodeRole.addManagedPolicy(aws('AmazonEKS_CNI_Policy'));
    expect(warned).toThrow(lacking({}));
    nodeRole.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['ec2:AssignIpv6Addresses'], resources: ['*'] }));
    expect(warned()).toEqual([]);
  });

  test('an Auto Scaling group that joins gets them, and waits; twice changes nothing', () => {
    const platform = ipv6PlatformOf(settings);
    const bootstrap = bootstrapOn(platform, 'Nodes');
    const launchTemplate = new ec2.LaunchTemplate(platform.stack, 'Template', {
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      instanceType: types('m5.large')[0],
      userData: bootstrap.userData,
      role: new iam.Role(platform.stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
      securityGroup: platform.cluster.clusterSecurityGroup,
    });
    const asg = new autoscaling.AutoScalingGroup(platform.stack, 'Asg', { vpc: platform.cluster.vpc, launchTemplate });
    for (const _ of [1, 2]) bootstrap.join(asg);
    const template = Template.fromStack(platform.stack).toJSON() as CfnTemplate;
    const [policy, ...others] = idsOfType(template, 'AWS::IAM::ManagedPolicy').filter((id) => id.startsWith('Asg'));
    const [group] = idsOfType(template, 'AWS::AutoScaling::AutoScalingGroup');

    expect(others).toEqual([]);
    expect(JSON.stringify(template.Resources[policy].Properties)).toContain('ec2:AssignIpv6Addresses');
    expect(template.Resources[idsOfType(template, 'AWS::IAM::Role').find((id) => id.startsWith('Role'))!].Properties.ManagedPolicyArns.filter(({ Ref }: any) => Ref === policy)).toHaveLength(1);
    expect(closureOf(template, group)).toContain(policy);
  });
});

describe('the subnets of the nodes', () => {
  const groupIn = (stack: Stack, vpcProps: ec2.VpcProps, prepare: (vpc: ec2.Vpc) => void = () => {}) => {
    const platform = ipv6PlatformOf({}, stack);
    const vpc = new ec2.Vpc(stack, 'Other', { availabilityZones: ['eu-west-1a'], natGateways: 1, ...vpcProps });
    prepare(vpc);
    groupOn(platform, { subnets: { subnets: vpc.privateSubnets } });
    return warningsOf(stack).filter((line) => line.startsWith('/Stack/Group'));
  };

  const unfit = (facts: { hasIpv6Block: boolean }) => IPV6_SUBNET_WORDS.unfit.say({
    subnets: ['Stack/Other/PrivateSubnet1'], forNodes: true, ipv6Native: false, assignsIpv6: false, ...facts,
  }).message;

  test('fail synthesis without IPv6, or where they assign none', () => {
    expect(() => groupIn(stackIn(), {})).toThrow(unfit({ hasIpv6Block: false }));
    expect(() => groupIn(stackIn(), { ipProtocol: ec2.IpProtocol.DUAL_STACK }, ({ privateSubnets }) => {
      (privateSubnets[0].node.defaultChild as ec2.CfnSubnet).assignIpv6AddressOnCreation = false;
    })).toThrow(unfit({ hasIpv6Block: true }));
  });

  test('pass with blocks of a resource of their own, that come later', () => {
    expect(groupIn(stackIn(), {}, (vpc) => {
      const [subnet] = vpc.privateSubnets;
      (subnet.node.defaultChild as ec2.CfnSubnet).assignIpv6AddressOnCreation = true;
      new ec2.CfnSubnetCidrBlock(vpc, 'Ipv6', { subnetId: subnet.subnetId, ipv6CidrBlock: Fn.select(0, vpc.vpcIpv6CidrBlocks) });
    })).toEqual([]);
  });
});

test('Karpenter is told the cap, and its own formula is refused', () => {
  const platform = ipv6PlatformOf({ securityGroupsForPods: SecurityGroupsForPods.standard() });
  const pool = poolOn(platform, { instanceTypes: types('t3.large', 'm5.24xlarge') });

  expect([pool.maxPods, pool.reservedEnis, namesOf(pool.findings)]).toEqual([110, 1, ['trunk-unsupported', 'karpenter-pool-split']]);
  expect(pool.requirements[1]).toMatchObject({ values: ['nitro'] });
  expectRefusal(() => poolOn(platform, { staticMaxPods: false }, 'Own'), 'Stack/Own',
    ['karpenter-max-pods-needed', 'pools.ownWithoutPrefixes', { types: ['m5.large'] }]);
  expectRefusal(() => poolOn(platform, { instanceTypes: types('m4.large') }, 'Xen'), 'Stack/Xen', ['ipv6-unsupported']);
});

test('a group has the same id in both families, of which a cluster has one for life', () => {
  const [ipv4, ipv6] = [platformOf(), ipv6PlatformOf()].map((platform) => resourceOf(groupOn(platform)).node.path);

  expect(ipv4).toBe(ipv6);
});

function findingsOf(call: () => unknown): any[] {
  try {
    call();
    return [];
  } catch (error) {
    return (error as any).findings;
  }
}

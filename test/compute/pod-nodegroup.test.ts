import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { AddonConflictResolution } from '../../src/cni/vpc-cni-addon-props';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { clusterOf, dummyVpc, stackIn, strictApp, vpcOf, zoneAgnosticVpc } from '../private/cdk-fixtures';
import { groupOf, groupOn, resourceOf, types } from '../private/cdk-nodegroup';

const NODEGROUP = 'AWS::EKS::Nodegroup';
const LAUNCH_TEMPLATE = 'AWS::EC2::LaunchTemplate';
const BOTTLEROCKET = { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 };

function idsOf(template: Template, type: string, prefix: string): string[] {
  return Object.keys(template.findResources(type)).filter((id) => id.startsWith(prefix));
}

describe('the template', () => {
  const platform = platformOf({ podNetwork: POD_NETWORK });
  const { stack } = platform;
  const group = groupOn(platform, { minSize: 3, maxSize: 60 });
  groupOn(platform, { ...BOTTLEROCKET }, 'Bottlerocket');
  const template = Template.fromStack(stack);

  test('holds the group, with the launch template, its own role and no desired size', () => {
    expect(template.findResources(NODEGROUP)[stack.getLogicalId(resourceOf(group))].Properties).toEqual({
      AmiType: 'AL2023_x86_64_STANDARD',
      ClusterName: stack.resolve(platform.cluster.clusterName),
      ForceUpdateEnabled: true,
      InstanceTypes: ['m5.large'],
      LaunchTemplate: {
        Id: { Ref: 'GroupLaunchTemplate9C55CCE4' },
        Version: { 'Fn::GetAtt': ['GroupLaunchTemplate9C55CCE4', 'LatestVersionNumber'] },
      },
      NodeRole: { 'Fn::GetAtt': ['GroupRoleD01F22E9', 'Arn'] },
      ScalingConfig: { MinSize: 3, MaxSize: 60 },
      Subnets: platform.cluster.vpc.privateSubnets.map((subnet) => stack.resolve(subnet.subnetId)),
    });
  });

  test('pins the logical ids', () => {
    expect(idsOf(template, NODEGROUP, 'Group')).toEqual(['GroupPrefixCustomNetworkingB53F2478']);
    expect(idsOf(template, LAUNCH_TEMPLATE, 'Group')).toEqual(['GroupLaunchTemplate9C55CCE4']);
    expect(idsOf(template, 'AWS::IAM::Role', 'Group')).toEqual(['GroupRoleD01F22E9']);
  });

  test('makes the group wait for the add-on, and for block, pod subnets, routes and reservations themselves (S43, S59)', () => {
    const { DependsOn } = template.findResources(NODEGROUP).GroupPrefixCustomNetworkingB53F2478;
    const waitsFor = [
      'CniB31145BD',
      ...['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetCidrReservation']
        .flatMap((type) => idsOf(template, type, 'Cni')),
    ];

    expect(waitsFor).toHaveLength(1 + 1 + 3 + 3 + 3);
    expect(DependsOn).toEqual(expect.arrayContaining(waitsFor));
  });

  test('asks for IMDSv2 with one hop, and encrypts gp3 volumes, on both operating systems', () => {
    const mappings = (...devices: Array<[string, number | undefined]>) => devices.map(([DeviceName, VolumeSize]) => ({
      DeviceName,
      Ebs: { DeleteOnTermination: true, Encrypted: true, VolumeType: 'gp3', ...(VolumeSize === undefined ? {} : { VolumeSize }) },
    }));
    const dataOf = (id: string) => template.findResources(LAUNCH_TEMPLATE)[idsOf(template, LAUNCH_TEMPLATE, id)[0]].Properties.LaunchTemplateData;

    for (const id of ['Group', 'Bottlerocket']) expect(dataOf(id).MetadataOptions).toEqual({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
    expect(dataOf('Group').BlockDeviceMappings).toEqual(mappings(['/dev/xvda', 20]));
    expect(dataOf('Bottlerocket').BlockDeviceMappings).toEqual(mappings(['/dev/xvda', undefined], ['/dev/xvdb', 20]));
  });

  test('leaves to EKS what a launch template of a group must not hold: image, instance type, profile, security groups, key', () => {
    for (const { Properties } of Object.values(template.findResources(LAUNCH_TEMPLATE))) {
      expect(Object.keys(Properties.LaunchTemplateData).sort()).toEqual(['BlockDeviceMappings', 'MetadataOptions', 'TagSpecifications', 'UserData']);
    }
  });

  test('gives the nodes a role without permissions of the VPC CNI', () => {
    template.hasResource('AWS::IAM::Role', {
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }] },
        ManagedPolicyArns: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) =>
          ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] })),
      },
    });
    expect(JSON.stringify(template.findResources('AWS::IAM::Role').GroupRoleD01F22E9)).not.toContain('CNI');
  });

  test('opens no port and holds no Lambda', () => {
    const resourceTypes = Object.values<{ Type: string }>(template.toJSON().Resources).map(({ Type }) => Type);

    expect(resourceTypes.filter((type) => /Lambda|Custom|Ingress/.test(type))).toEqual([]);
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
  });
});

test('a group waits for pod subnets that were made apart from the add-on: its nodes go before them (S59)', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);
  const cluster = clusterOf(stack, vpc);
  const pods = new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/16' }) });
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.subnets(pods) });
  const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: types('m5.large') });
  const template = Template.fromStack(stack);

  const waitsFor = ['AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::SubnetCidrReservation'].flatMap((type) => idsOf(template, type, 'Pods'));
  expect(waitsFor).toHaveLength(3 * 3);
  for (const [type, id] of [[NODEGROUP, stack.getLogicalId(resourceOf(group))], ['AWS::EKS::Addon', 'CniB31145BD']]) {
    expect(template.findResources(type)[id].DependsOn).toEqual(expect.arrayContaining(waitsFor));
  }
});

describe('with permissions on the role of the nodes', () => {
  test('the role carries the policy of the VPC CNI', () => {
    const stack = Stack.of(groupOf({}, { permissions: CniPermissions.nodeRole() }));

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      Description: 'Nodes of an EKS node group',
      ManagedPolicyArns: Match.arrayWith([{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AmazonEKS_CNI_Policy']] }]),
    });
  });
});

describe('the logical id carries the mode in which nodes start (S49, S98)', () => {
  const SINGLE = { ipAssignment: IpAssignment.secondaryIp() };
  const idWith = (settings: AddonSettings, options: Partial<PodNodegroupOptions> = {}) => {
    const group = groupOf(options, settings);
    return Stack.of(group).getLogicalId(resourceOf(group));
  };
  const usual = idWith({ podNetwork: POD_NETWORK });

  test.each<[string, AddonSettings]>([
    ['IP assignment', { ...SINGLE, podNetwork: POD_NETWORK }],
    ['placement', {}],
    ['both', SINGLE],
  ])('another %s makes another group', (_, settings) => {
    expect(idWith(settings)).not.toBe(usual);
  });

  test('the four modes make four groups', () => {
    const modes = [{}, SINGLE, { podNetwork: POD_NETWORK }, { ...SINGLE, podNetwork: POD_NETWORK }];

    expect(new Set(modes.map((settings) => idWith(settings))).size).toBe(4);
  });

  test.each<[string, AddonSettings, Partial<PodNodegroupOptions>]>([
    ['warm pool', { warmPool: WarmPool.addresses(5) }, {}],
    ['SNAT', { snat: SnatPolicy.external() }, {}],
    ['MAX_ENI', { maxEni: 2 }, {}],
    ['add-on version', { addonVersion: 'v1.21.1-eksbuild.1', conflictResolution: AddonConflictResolution.PRESERVE }, {}],
    ['permissions', { permissions: CniPermissions.nodeRole() }, {}],
    ['zones', { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }) }, {}],
    ['block', { podNetwork: PodNetwork.secondaryCidr('100.65.0.0/16', { reservation: ReservationShare.SEVEN_EIGHTHS }) }, {}],
    ['size', {}, { minSize: 5, maxSize: 9, desiredSize: 7 }],
    ['pod count', {}, { maxPods: 50 }],
    ['instance type', {}, { instanceTypes: types('c5.large', 'm5.large') }],
    ['operating system', {}, { ...BOTTLEROCKET }],
    ['disk, tags and labels', {}, { diskSize: 100, tags: { team: 'a' }, labels: { team: 'a' } }],
  ])('another %s keeps the group', (_, settings, options) => {
    expect(idWith({ podNetwork: POD_NETWORK, ...settings }, options)).toBe(usual);
  });
});

describe('remoteAccess', () => {
  test('without sources names the key and opens no port', () => {
    const template = Template.fromStack(Stack.of(groupOf({ remoteAccess: { sshKeyName: 'key' } })));

    template.hasResourceProperties(LAUNCH_TEMPLATE, { LaunchTemplateData: { KeyName: 'key', SecurityGroupIds: Match.absent() } });
    template.hasResourceProperties(NODEGROUP, { RemoteAccess: Match.absent() });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });

  test('with sources opens port 22 to these alone, beside the security group of the cluster', () => {
    const stack = stackIn();
    const sources = ['sg-0123456789abcdef0', 'sg-0123456789abcdef1'].map((id) => ec2.SecurityGroup.fromSecurityGroupId(stack, id, id));
    const platform = platformOf({}, stack);
    groupOn(platform, { remoteAccess: { sshKeyName: 'key', sourceSecurityGroups: sources } });
    const template = Template.fromStack(stack);

    const [id] = idsOf(template, 'AWS::EC2::SecurityGroup', 'GroupRemoteAccess');
    expect(template.findResources('AWS::EC2::SecurityGroup')[id].Properties.SecurityGroupIngress).toBeUndefined();
    const ingress = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => Properties);
    expect(ingress).toEqual(sources.map(({ securityGroupId }) => ({
      Description: 'SSH',
      FromPort: 22,
      ToPort: 22,
      IpProtocol: 'tcp',
      GroupId: { 'Fn::GetAtt': [id, 'GroupId'] },
      SourceSecurityGroupId: securityGroupId,
    })));
    template.hasResourceProperties(LAUNCH_TEMPLATE, {
      LaunchTemplateData: {
        KeyName: 'key',
        SecurityGroupIds: [stack.resolve(platform.cluster.clusterSecurityGroup.securityGroupId), { 'Fn::GetAtt': [id, 'GroupId'] }],
      },
    });
  });
});

describe('tags', () => {
  test('are put on the group, its instances and its volumes, and win over the name that CDK gives', () => {
    const template = Template.fromStack(Stack.of(groupOf({ tags: { team: 'a', Name: 'mine' } })));
    const Tags = [{ Key: 'Name', Value: 'mine' }, { Key: 'team', Value: 'a' }];

    template.hasResourceProperties(NODEGROUP, { Tags: { Name: 'mine', team: 'a' } });
    template.hasResourceProperties(LAUNCH_TEMPLATE, {
      LaunchTemplateData: { TagSpecifications: [{ ResourceType: 'instance', Tags }, { ResourceType: 'volume', Tags }] },
    });
  });
});

test('removalPolicy is that of the group', () => {
  const template = Template.fromStack(Stack.of(groupOf({ removalPolicy: RemovalPolicy.RETAIN })));

  template.hasResource(NODEGROUP, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

describe('other places', () => {
  test('in a stack without environment it takes the zones of the pod subnets, and warns of nothing else', () => {
    const stack = stackIn({ region: undefined });
    const cluster = clusterOf(stack, zoneAgnosticVpc(stack));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });
    const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: types('m5.large') });

    expect(group.availabilityZones).toEqual(cluster.vpc.availabilityZones);
    expect(group.findings).toEqual([]);
    expect(warningsOf(stack).filter((line) => line.startsWith('/Stack/Group'))).toEqual([]);
  });

  test('on what Vpc.fromLookup answers at first it does not throw', () => {
    const stack = stackIn({ account: '111111111111' });
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: dummyVpc(stack) });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK });

    expect(new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: types('m5.large') }).availabilityZones).toEqual(['dummy1a', 'dummy1b']);
  });

  test('in another stack than the cluster it waits by the order of stacks', () => {
    const app = strictApp();
    const platform = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app }));
    const other = stackIn({ app, id: 'Nodes' });
    new PodNodegroup(other, 'Group', { cluster: platform.cluster, podNetworking: platform.cni, instanceTypes: types('m5.large') });

    Template.fromStack(other).hasResource(NODEGROUP, { DependsOn: Match.absent() });
    expect(other.dependencies).toContain(platform.stack);
  });

  test('a cluster on a VPC with public subnets only takes the nodes where they are selected', () => {
    const stack = stackIn();
    const platform = platformOf({}, stack);
    const group = groupOn(platform, { subnets: { subnetType: ec2.SubnetType.PUBLIC, availabilityZones: ['eu-west-1a'] } });

    expect(stack.resolve(resourceOf(group).subnets)).toEqual([stack.resolve(platform.cluster.vpc.publicSubnets[0].subnetId)]);
  });
});

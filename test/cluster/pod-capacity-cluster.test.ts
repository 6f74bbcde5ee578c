import { App, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IpAssignment, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PodSubnets, ReservationShare, WarmPool } from '../../src';
import { expectSaid } from '../private/cdk-refusals';
import { existingVpc, idIn, VPC_ID } from '../private/existing-vpc';
import { Said, saidBy } from '../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const M5_LARGE = [new ec2.InstanceType('m5.large')];

function stackIn(region?: string): Stack {
  return new Stack(new App(), 'Stack', { env: { region } });
}

function platformIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}): PodCapacityCluster {
  return new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    ...props,
  });
}

function templateOf(props: Partial<PodCapacityClusterProps> = {}, define?: (platform: PodCapacityCluster) => void): Template {
  const stack = stackIn('eu-west-1');
  const platform = platformIn(stack, { ...(props.vpc === undefined ? { availabilityZones: ZONES } : {}), ...props });
  platform.addNodegroup('General', { instanceTypes: M5_LARGE });
  define?.(platform);
  return Template.fromStack(stack);
}


describe('defaults', () => {
  const template = templateOf();

  test('the cluster is private, logs everything, and has no self-managed add-ons', () => {
    template.hasResourceProperties('AWS::EKS::Cluster', {
      BootstrapSelfManagedAddons: false,
      ComputeConfig: { Enabled: false },
      ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: false },
      Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })) } },
    });
  });

  test('there is no Lambda and no custom resource', () => {
    const types = Object.values(template.toJSON().Resources).map((resource: any) => resource.Type);

    expect(types.filter((type) => /Lambda|Custom|CloudFormation/.test(type))).toEqual([]);
  });

  test('the VPC keeps flow logs for a month, and gives no public addresses', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
    template.allResourcesProperties('AWS::EC2::Subnet', Match.not(Match.objectLike({ MapPublicIpOnLaunch: true })));
  });

  test('the control plane is in the private subnets of the first two zones', () => {
    template.hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { SubnetIds: [1, 2].map((place) => ({ Ref: Match.stringLikeRegexp(`PrivateSubnet${place}`) })) },
    });
  });

  test('load balancers find the subnets of every zone', () => {
    template.resourcePropertiesCountIs('AWS::EC2::Subnet', { Tags: Match.arrayWith([{ Key: 'kubernetes.io/role/internal-elb', Value: '1' }]) }, 3);
    template.resourcePropertiesCountIs('AWS::EC2::Subnet', { Tags: Match.arrayWith([{ Key: 'kubernetes.io/role/elb', Value: '1' }]) }, 3);
  });

  test('there is one pod identity agent', () => {
    template.resourcePropertiesCountIs('AWS::EKS::Addon', { AddonName: 'eks-pod-identity-agent' }, 1);
  });

  test('the flag of cdk init for default security groups adds no Lambda', () => {
    const app = new App({ context: { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true } });
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
    platformIn(stack, { availabilityZones: ZONES, coreDns: false });

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('logical ids, which are a contract', () => {
  test('of the main resources', () => {
    const resources = templateOf().toJSON().Resources;
    const ids = (type: string) => Object.keys(resources).filter((id) => resources[id].Type === type).sort();

    expect(ids('AWS::EKS::Cluster')).toEqual(['PlatformCluster6842C9C4']);
    expect(ids('AWS::EC2::VPC')).toEqual(['PlatformVpcB7D6B3DD']);
    expect(ids('AWS::EC2::VPCCidrBlock')).toEqual(['PlatformPodCidr25F9AE6B']);
    expect(ids('AWS::EC2::Subnet').filter((id) => id.includes('Pod'))).toEqual([
      'PlatformPodSubnetsSlot0Subnet3979795B', 'PlatformPodSubnetsSlot1Subnet78676806', 'PlatformPodSubnetsSlot2Subnet8A5CBCE0',
    ]);
    expect(ids('AWS::EC2::SubnetRouteTableAssociation').filter((id) => id.includes('Pod'))).toEqual([
      'PlatformPodSubnetsSlot0RouteTableAssociationF468580D', 'PlatformPodSubnetsSlot1RouteTableAssociationA640CE3B',
      'PlatformPodSubnetsSlot2RouteTableAssociationF473D925',
    ]);
    expect(ids('AWS::EC2::SubnetCidrReservation')).toEqual([
      'PlatformPodSubnetsSlot0ReservationPrefix19At819235634906', 'PlatformPodSubnetsSlot1ReservationPrefix19At8192CDA8FE2A',
      'PlatformPodSubnetsSlot2ReservationPrefix19At8192625E6AE0',
    ]);
    expect(ids('AWS::EKS::Addon')).toEqual([
      'PlatformClusterEksPodIdentityAgentAddonC9DE7C8D', 'PlatformCoreDns25EB64D8', 'PlatformKubeProxyF39A8BF4', 'PlatformVpcCniBD72C1BC',
    ]);
    expect(ids('AWS::EKS::Nodegroup')).toEqual(['PlatformNodegroupGeneralPrefixCustomNetworking511E8B56']);
    expect(ids('AWS::EC2::LaunchTemplate')).toEqual(['PlatformNodegroupGeneralLaunchTemplateC8898AAB']);
  });
});

describe('props', () => {
  test('vpc: an existing one is used, and only the block is added to it', () => {
    const stack = stackIn('eu-west-1');
    const platform = platformIn(stack, { vpc: existingVpc(stack, ZONES) });
    platform.addNodegroup('General', { instanceTypes: M5_LARGE });
    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::EC2::VPC', 0);
    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { VpcId: VPC_ID });
    template.hasResourceProperties('AWS::EC2::SubnetRouteTableAssociation', { RouteTableId: idIn('rtb', 'eu-west-1b') });
    template.hasResourceProperties('AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: [idIn('subnet', 'eu-west-1a'), idIn('subnet', 'eu-west-1b')] } });
    expect(platform.vpc.vpcId).toBe(VPC_ID);
  });

  test('vpcSubnets: those given are the control plane\'s', () => {
    const stack = stackIn('eu-west-1');
    const vpc = existingVpc(stack, ZONES);
    platformIn(stack, { vpc, vpcSubnets: [{ subnets: vpc.privateSubnets.slice(1) }], coreDns: false });

    Template.fromStack(stack).hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { SubnetIds: [idIn('subnet', 'eu-west-1b'), idIn('subnet', 'eu-west-1c')] },
    });
  });

  test('fails when the control plane would have one zone', () => {
    const stack = stackIn('eu-west-1');

    expectSaid(() => platformIn(stack, { vpc: existingVpc(stack, ['eu-west-1a']) }), 'Stack/Platform',
      ['cluster-options.tooFewZones', { found: 1, wanted: 2 }]);
  });

  test.each([[0, []], [1, [0]]])('fails when those given are in %d zones', (count, chosen) => {
    const stack = stackIn('eu-west-1');
    const vpc = existingVpc(stack, ZONES);

    expectSaid(() => platformIn(stack, { vpc, vpcSubnets: chosen.map((index) => ({ subnets: [vpc.privateSubnets[index]] })) }), 'Stack/Platform',
      ['cluster-options.tooFewZonesChosen', { found: count, wanted: 2 }]);
  });

  test('subnets that were imported without their zone are taken, by the control plane and by nodes', () => {
    const stack = stackIn('eu-west-1');
    const [one, other, third] = ['a', 'b', 'c'].map((letter) => ec2.Subnet.fromSubnetId(stack, letter, idIn('subnet', letter)));
    const platform = platformIn(stack, { vpc: existingVpc(stack, ZONES), vpcSubnets: [{ subnets: [one, other] }] });
    const group = platform.addNodegroup('General', { instanceTypes: M5_LARGE, subnets: { subnets: [third] } });

    Template.fromStack(stack).hasResourceProperties('AWS::EKS::Nodegroup', { Subnets: [idIn('subnet', 'c')] });
    expect(group.availabilityZones).toEqual([]);
    expect(saidBy(group.findings)).toContainEqual(['node-places.zonesUnknown', {}]);
    expect(platform.plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('subnets that are one text for CloudFormation to split are taken', () => {
    const stack = stackIn('eu-west-1');
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
      vpcId: VPC_ID,
      availabilityZones: Fn.split(',', Fn.importValue('Zones')),
      privateSubnetIds: Fn.split(',', Fn.importValue('Subnets')),
    });
    const podNetwork = PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE });
    platformIn(stack, { vpc, podNetwork, vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }], coreDns: false });

    Template.fromStack(stack).hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { SubnetIds: { 'Fn::Split': [',', { 'Fn::ImportValue': 'Subnets' }] } },
    });
  });

  test('availabilityZones: appending a fourth moves no subnet of the VPC', () => {
    const subnets = (zones: string[]) => {
      const resources = templateOf({ availabilityZones: zones }).findResources('AWS::EC2::Subnet');
      return Object.fromEntries(Object.entries(resources).map(([id, { Properties }]) => [id, Properties]));
    };
    const three = subnets(ZONES);

    expect(subnets([...ZONES, 'eu-west-1d'])).toMatchObject(three);
    expect(Object.keys(three)).toHaveLength(9); // 3 zones x (public, private, pods)
  });

  test.each<[Partial<PodCapacityClusterProps>, string, Said]>([
    [{ availabilityZones: ['eu-west-1a'] }, '', ['cluster-options.zonesUnfit', { most: 4, zones: ['eu-west-1a'] }]],
    [{ availabilityZones: Fn.getAzs() }, '', ['cluster-options.zonesUnresolved', {}]],
    [{ availabilityZones: [] }, '', ['cluster-options.zonesUnfit', { most: 4, zones: [] }]],
    [{ availabilityZones: ['eu-west-1a', 'eu-west-1a'] }, '', ['cluster-options.zonesUnfit', { most: 4, zones: ['eu-west-1a', 'eu-west-1a'] }]],
    [{ availabilityZones: ['a', 'b', 'c', 'd', 'e'].map((letter) => `eu-west-1${letter}`) }, '',
      ['cluster-options.zonesUnfit', { most: 4, zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d', 'eu-west-1e'] }]],
    [{ availabilityZones: ['eu-west-1a', 'us-east-1b'] }, '', ['cluster-options.zonesElsewhere', { zones: ['us-east-1b'], region: 'eu-west-1' }]],
    [{ availabilityZones: ['euw1-az1', 'eu-west-1b'] }, '', ['zones-by-id.asName', { zones: ['euw1-az1'], region: 'eu-west-1' }]],
    [{ clusterName: 'my cluster' }, '', ['cluster-options.nameUnfit', { clusterName: 'my cluster' }]],
    [{ clusterName: 'a'.repeat(101) }, '', ['cluster-options.nameUnfit', { clusterName: 'a'.repeat(101) }]],
    [{ coreDnsComputeType: eks.CoreDnsComputeType.FARGATE }, '', ['cluster-options.coreDnsOnFargate', {}]],
    [{ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/10') }, '/PodCidr',
      ['vpc-blocks.tooLarge', { what: "'cidr'", cidr: '100.64.0.0/10', largest: 16, smallest: 28, instead: '100.64.0.0/16' }]],
    [{ podNetwork: PodNetwork.secondaryCidr('10.0.0.0/16') }, '/PodCidr',
      ['vpc-ranges.overlap', { block: '10.0.0.0/16', owner: undefined, other: '10.0.0.0/16', vpc: 'Stack/Platform/Vpc', free: '100.64.0.0/16' }]],
    [{ podNetwork: PodNetwork.secondaryCidr(Lazy.string({ produce: () => '100.64.0.0/16' })) }, '/PodCidr', ['values.cidrUnresolved', { prop: 'cidr' }]],
  ])('fails with %j', (props, part, said) => {
    expectSaid(() => platformIn(stackIn('eu-west-1'), props), `Stack/Platform${part}`, said);
  });

  test('fails with availabilityZones beside a vpc', () => {
    const stack = stackIn('eu-west-1');

    expectSaid(() => platformIn(stack, { vpc: existingVpc(stack, ZONES), availabilityZones: ZONES }), 'Stack/Platform',
      ['cluster-options.zonesBesideVpc', {}]);
  });

  test('flowLogsEncryptionKey: the log group has it, and CloudWatch Logs may use it; without it nothing else changes', () => {
    const stack = stackIn('eu-west-1');
    platformIn(stack, { availabilityZones: ZONES, coreDns: false, flowLogsEncryptionKey: new kms.Key(stack, 'Key') });
    const template = Template.fromStack(stack);
    const without = stackIn('eu-west-1');
    platformIn(without, { availabilityZones: ZONES, coreDns: false });

    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([{
          Effect: 'Allow',
          Principal: { Service: { 'Fn::Join': ['', ['logs.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] } },
          Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          Resource: '*',
          Condition: {
            ArnLike: {
              'kms:EncryptionContext:aws:logs:arn': {
                'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:', { Ref: 'AWS::AccountId' }, ':log-group:*']],
              },
            },
          },
        }]),
      },
    });
    const { Resources } = template.toJSON();
    const added = Object.entries<any>(Resources).filter(([id]) => !(id in Template.fromStack(without).toJSON().Resources));
    expect(added.map(([_, { Type }]) => Type)).toEqual(['AWS::KMS::Key']);
  });

  test('flowLogsEncryptionKey: an imported key is used, with the policy that it has', () => {
    const stack = stackIn('eu-west-1');
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
    platformIn(stack, { availabilityZones: ZONES, coreDns: false, flowLogsEncryptionKey: kms.Key.fromKeyArn(stack, 'Key', keyArn) });

    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: keyArn });
  });

  test('fails with flowLogsEncryptionKey beside a vpc', () => {
    const stack = stackIn('eu-west-1');

    expectSaid(() => platformIn(stack, { vpc: existingVpc(stack, ZONES), flowLogsEncryptionKey: new kms.Key(stack, 'Key') }), 'Stack/Platform',
      ['cluster-options.keyBesideVpc', {}]);
  });

  test('availabilityZones: tokens are taken, and the slots they get are warned about', () => {
    const stack = stackIn();
    platformIn(stack, { coreDns: false });

    expect(stack.node.findAll().flatMap((construct) => construct.node.metadata).map(({ data }) => data))
      .toContainEqual(expect.stringContaining('cdk-eks-pod-capacity:zones-unresolved'));
  });

  test('endpointAccess, clusterLogging: undefined is the default', () => {
    templateOf({ endpointAccess: undefined, clusterLogging: undefined }).hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { EndpointPublicAccess: false, EndpointPrivateAccess: true },
      Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ Type: type })) } },
    });
  });

  test('endpointAccess: opens the endpoint', () => {
    templateOf({ endpointAccess: eks.EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom('203.0.113.0/24') }).hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: { EndpointPublicAccess: true, PublicAccessCidrs: ['203.0.113.0/24'] },
    });
  });

  test('clusterLogging, secretsEncryptionKey, role: given ones are used', () => {
    const stack = stackIn('eu-west-1');
    platformIn(stack, {
      availabilityZones: ZONES,
      coreDns: false,
      clusterLogging: [eks.ClusterLoggingTypes.AUDIT],
      secretsEncryptionKey: new kms.Key(stack, 'Key'),
      role: iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/cluster'),
    });

    Template.fromStack(stack).hasResourceProperties('AWS::EKS::Cluster', {
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } },
      EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } } }],
      RoleArn: 'arn:aws:iam::111122223333:role/cluster',
    });
  });

  test('vpcCni: settings reach the add-on, and the capacity follows them', () => {
    const stack = stackIn('eu-west-1');
    const platform = platformIn(stack, {
      availabilityZones: ZONES,
      vpcCni: { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(2, 12), addonVersion: 'v1.21.1-eksbuild.1' },
    });
    const general = platform.addNodegroup('General', { instanceTypes: M5_LARGE });
    const template = Template.fromStack(stack);

    expect(general.maxPods).toBe(20); // (3 - 1) * (10 - 1) + 2
    template.hasResourceProperties('AWS::EKS::Addon', { AddonName: 'vpc-cni', AddonVersion: 'v1.21.1-eksbuild.1' });
    template.resourceCountIs('AWS::EC2::SubnetCidrReservation', 0); // single addresses cannot come from one
  });

  test('coreDns: false leaves the add-on out', () => {
    templateOf({ coreDns: false }).resourcePropertiesCountIs('AWS::EKS::Addon', { AddonName: 'coredns' }, 0);
  });

  test('podNetwork: subnets that were made apart are used', () => {
    const stack = stackIn('eu-west-1');
    const vpc = existingVpc(stack, ZONES);
    const given = ZONES.map((zone) => ec2.Subnet.fromSubnetAttributes(stack, `Pods${zone}`, {
      subnetId: idIn('subnet', zone, 'd'),
      availabilityZone: zone,
    }));
    const platform = platformIn(stack, { vpc, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', given)) });
    platform.addNodegroup('General', { instanceTypes: M5_LARGE });
    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::EC2::VPCCidrBlock', 0);
    expect(JSON.stringify(template.toJSON())).toContain(`\\"eu-west-1c\\":{\\"id\\":\\"${idIn('subnet', 'eu-west-1c', 'd')}\\"}`);
  });
});

describe('what it tells', () => {
  test('groups and findings, as they are at each read', () => {
    const platform = platformIn(stackIn('eu-west-1'), { availabilityZones: ZONES });
    expect([platform.nodegroups, platform.findings]).toEqual([[], []]);

    const dense = platform.addNodegroup('Dense', { instanceTypes: [new ec2.InstanceType('t3.medium')] });

    expect(platform.nodegroups).toEqual([dense]);
    expect(platform.findings.map(({ id }) => id)).toEqual(['cdk-eks-pod-capacity:memory-withheld']);
  });

  test('the article\'s cluster: 110 pods, where the ENIs of m5.large would allow 290', () => {
    const platform = platformIn(stackIn('eu-west-1'), { availabilityZones: ZONES });
    const general = platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large'), new ec2.InstanceType('m6i.large')] });

    expect(general.maxPods).toBe(110);
    expect(general.capacity.boundBy).toBe('cap');
    expect(general.capacity.binding.eniLimitedPods).toBe(290); // (3 - 1) * (10 - 1) * 16 + 2
    expect(general.findings).toEqual([]);
  });
});

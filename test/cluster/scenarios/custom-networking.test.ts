/*
 * What users of a secondary block and of custom networking ran into.
 *
 * S20 amazon-vpc-cni-k8s#884, S21 terraform-aws-vpc#812, S22 aws-eks-best-practices#633, S25 amazon-vpc-cni-k8s#3234, S27 #1359, S28 #514, S30 #2959.
 */
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodNetwork, PodSubnets, SecondaryCidr, SecurityGroupsForPods, SnatPolicy, VpcCniAddonOptions } from '../../../src';
import { placeholder } from '../../private/cdk-addon';
import { warningsOf } from '../../private/cdk-assembly';
import { clusterIn, clusterWithGroup, M5_LARGE, plainStack, templateOf, vpcCniConfigurationOf } from '../../private/cdk-cluster';
import { importedVpc, vpcOf } from '../../private/cdk-fixtures';
import { types } from '../../private/cdk-nodegroup';
import { expectRefusal } from '../../private/cdk-refusals';
import { existingVpc } from '../../private/existing-vpc';
import { findingsNamed } from '../../private/forecast-fixtures';
import { saidBy } from '../../private/statements';
import { idsOfType } from '../../private/template-graph';

describe('S20: a zone of the nodes without pod subnet', () => {
  const inZoneC = () => clusterIn(plainStack('us-west-2'), {
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['us-west-2c'] }),
  });

  test('S20: is an error of the group that names each zone, and those that are covered', () => {
    const platform = inZoneC();

    expectRefusal(() => platform.addNodegroup('General', { ...M5_LARGE, subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }), 'Stack/Platform/NodegroupGeneral',
      ['pod-subnet-missing', { zones: ['us-west-2a'], covered: ['us-west-2c'] }],
      ['pod-subnet-missing', { zones: ['us-west-2b'], covered: ['us-west-2c'] }]);
  });

  test('S20: cannot come about by default, and each zone of every group has an ENIConfig', () => {
    const partly = inZoneC();
    const wholly = clusterWithGroup();
    partly.addNodegroup('General', M5_LARGE);

    for (const platform of [partly, wholly]) {
      const zones = platform.nodegroups.flatMap(({ availabilityZones }) => availabilityZones);
      expect(Object.keys(vpcCniConfigurationOf(platform).eniConfig!.subnets)).toEqual(zones);
    }
    expect(partly.nodegroups[0].availabilityZones).toEqual(['us-west-2c']);
  });
});

test('S21: a /10 is an error with its value, the limits and an example', () => {
  const stack = plainStack('eu-west-1');
  const vpc = vpcOf(stack);

  expectRefusal(() => new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/10' }), 'Stack/PodCidr',
    ['vpc-cidr-size', { what: "'cidr'", cidr: '100.64.0.0/10', largest: 16, smallest: 28, instead: '100.64.0.0/16' }]);
  expectRefusal(() => clusterIn(stack, { vpc, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/10') }), 'Stack/Platform/PodCidr', ['vpc-cidr-size', { instead: '100.64.0.0/16' }]);
});

test('S22: 198.19.0.0/16 beside 10.0.0.0/16 is a warning with both blocks and the range that always works', () => {
  const [restricted, free] = ['198.19.0.0/16', '100.64.0.0/16'].map((cidr) => {
    const stack = plainStack('eu-west-1');
    return new SecondaryCidr(stack, 'PodCidr', { vpc: vpcOf(stack), cidr }).findings;
  });

  expect(saidBy(restricted)).toMatchObject([['vpc-blocks.restricted', { cidr: '198.19.0.0/16', primary: '10.0.0.0/16' }]]);
  expect(free).toEqual([]);
});

describe('S25: pods whose peers know the nodes', () => {
  test('S25: leave under the address of the node by default, and their blocks are there for rules of peers', () => {
    const stack = plainStack('eu-west-1');
    const platform = clusterWithGroup({}, {}, stack);
    const database = new ec2.SecurityGroup(stack, 'Database', { vpc: platform.vpc });
    platform.podSubnets!.allowTo(database, ec2.Port.tcp(5432));
    const { Resources } = templateOf(platform);

    expect(vpcCniConfigurationOf(platform).env).toMatchObject({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false' });
    expect((platform.podSubnets as PodSubnets).cidrs).toEqual(['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18']);
    expect(platform.podSubnets!.peers.map((peer) => peer.toIngressRuleConfig())).toEqual([{ cidrIp: '100.64.0.0/16' }]);
    expect(Object.values(Resources).flatMap(({ Properties }) => Properties?.SecurityGroupIngress ?? []))
      .toEqual([{ CidrIp: '100.64.0.0/16', Description: 'Pods', FromPort: 5432, IpProtocol: 'tcp', ToPort: 5432 }]);
  });

  test('S25: with security groups of their own keep their address where these are strict, which is said, and have that of the node where not', () => {
    const saysSo = (securityGroupsForPods: SecurityGroupsForPods, snat?: SnatPolicy) =>
      clusterIn(plainStack('eu-west-1'), { vpcCni: { securityGroupsForPods, snat } }).findings.map(({ id }) => id.split(':')[1]);

    expect(saysSo(SecurityGroupsForPods.strict())).toEqual(['branch-pods-keep-address']);
    expect(saysSo(SecurityGroupsForPods.standard())).toEqual([]);
    expect(saysSo(SecurityGroupsForPods.strict(), SnatPolicy.external())).toEqual([]); // all of them keep it
  });
});

describe('S27: pod subnets without a way out', () => {
  const EXTERNAL: VpcCniAddonOptions = { snat: SnatPolicy.external() };
  const egressWarnings = (stack: Stack) => warningsOf(stack).filter((warning) => warning.includes('pod-egress'));

  test('S27: do not come about: each is on the route table of the nodes of its zone, which leads to a NAT gateway', () => {
    const stack = plainStack('eu-west-1');
    const template = templateOf(clusterWithGroup({ vpcCni: EXTERNAL }, {}, stack));
    const associations = idsOfType(template, 'AWS::EC2::SubnetRouteTableAssociation').map((id) => template.Resources[id].Properties);
    const zoneOf = (id: string) => template.Resources[id].Properties.AvailabilityZone;
    const tablesOf = (name: RegExp) => Object.fromEntries(associations.filter(({ SubnetId }) => name.test(SubnetId.Ref))
      .map(({ SubnetId, RouteTableId }) => [zoneOf(SubnetId.Ref), RouteTableId.Ref]));
    const pods = tablesOf(/^PlatformPodSubnets/);

    expect(Object.keys(pods)).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
    expect(pods).toEqual(tablesOf(/^PlatformVpcPrivate/));
    for (const table of Object.values(pods)) {
      expect(Object.values(template.Resources).filter(({ Type, Properties }) => Type === 'AWS::EC2::Route' && Properties.RouteTableId.Ref === table).map(({ Properties }) => Properties))
        .toEqual([expect.objectContaining({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: expect.anything() })]);
    }
    expect(egressWarnings(stack)).toEqual([]);
  });

  test('S27: are warned of under external SNAT, and where routes are imported it says that it did not look', () => {
    const [isolated, imported] = [plainStack('eu-west-1'), plainStack('eu-west-1')];
    const subnetConfiguration = [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
    clusterWithGroup({ vpcCni: EXTERNAL, vpc: new ec2.Vpc(isolated, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'], subnetConfiguration }) }, {}, isolated);
    clusterWithGroup({ vpcCni: EXTERNAL, vpc: existingVpc(imported, ['eu-west-1a', 'eu-west-1b']) }, {}, imported);

    expect(egressWarnings(isolated)).toEqual([expect.stringMatching(/^\/Stack\/Platform\/VpcCni: .*no route out .*eu-west-1a, eu-west-1b.*pod-egress-missing\]$/)]);
    expect(egressWarnings(imported)).toEqual([expect.stringMatching(/^\/Stack\/Platform\/VpcCni: .*was not checked.*pod-egress-unseen\]$/)]);
  });
});

test.each(['eu-west-1', undefined])('S28: ENIConfigs are named like the zones of their subnets, which every node has as a label (Region: %s)', (region) => {
  const stack = plainStack(region);
  const platform = clusterIn(stack, { availabilityZones: region === undefined ? undefined : ['eu-west-1c', 'eu-west-1a'] });
  const { env, eniConfig } = vpcCniConfigurationOf(platform);
  const named = (value: unknown) => (typeof value === 'string' ? value : placeholder(value));
  const expected = platform.podSubnets!.subnets.map(({ availabilityZone, subnetId }) =>
    [named(stack.resolve(availabilityZone)), { id: placeholder(stack.resolve(subnetId)) }]);

  expect(env).toMatchObject({ AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' });
  expect(env).not.toHaveProperty('ENI_CONFIG_ANNOTATION_DEF');
  expect(expected).toHaveLength(2);
  expect(eniConfig!.subnets).toEqual(Object.fromEntries(expected));
});

describe('S30: subnets that the VPC CNI discovers, and prefixes', () => {
  const unusedOf = (instanceType: string) => {
    const stack = plainStack('eu-west-1');
    const platform = clusterIn(stack, { vpc: importedVpc(stack), podNetwork: PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')) });
    return findingsNamed(platform.addNodegroup('General', { instanceTypes: types(instanceType) }).findings, 'discovery-unused');
  };

  // The slots of the primary ENI, in the subnet of the node, hold all pods: no other ENI is made, so no pod is ever in the tagged subnets.
  test('S30: are never used by m5.large, which the group says with the sum', () => {
    expect(saidBy(unusedOf('m5.large'))).toEqual([['pod-counts.primaryEniHoldsAll', { // (10 - 1) x 16 = 144
      types: ['m5.large'], ipv4PerEni: [10], addressesPerSlot: [16], addresses: [144], pods: 110,
    }]]);
  });

  test('S30: are used by t3.small, of which nothing is said', () => {
    expect(unusedOf('t3.small')).toEqual([]); // (4 - 1) x 16 = 48, below 110
  });
});

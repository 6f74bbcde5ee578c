import { CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { add, applied, pinsStatements, secondGroup, StatedApp, statedIn } from './stated';
import { plainCluster, PlainCluster, subnetOf } from '../../private/cdk-plain';

/*
 * All that the rules state of VPCs, of what is in them, and of the plans of clusters, with facts and places: everything is there
 * twice or more often.
 */

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' } as never;
const KEPT = { bootstrapSelfManagedAddons: true };
const ON = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const ZONES = ['eu-west-1a', 'eu-west-1b'];
const sized = (size: number) => ({ scalingConfig: { minSize: size, desiredSize: size, maxSize: size } });
const eniConfig = (name: unknown, subnet: unknown) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });
const blockOf = ({ stack, vpc }: PlainCluster, id: string, cidrBlock: string) => new ec2.CfnVPCCidrBlock(stack, id, { vpcId: vpc.ref, cidrBlock });
const reserve = (stack: Stack, index: number, subnetId: string, cidr: string, reservationType: string = 'prefix') =>
  new ec2.CfnSubnetCidrReservation(stack, `Reserved${index}`, { subnetId, cidr, reservationType });
/** Subnets for pods in a block that waits for nothing, in zones a, b and so on. */
const podsIn = (plain: PlainCluster, ...cidrs: string[]) => {
  const block = blockOf(plain, 'Block', '100.64.0.0/16');
  return cidrs.map((cidr, index) => {
    const subnet = subnetOf(plain.vpc, `Pods${index}`, cidr, `eu-west-1${'abcd'[index]}`);
    subnet.addResourceDependency(block);
    return subnet;
  });
};
/** Another cluster beside that of the app, with a group of its own. */
const otherCluster = ({ stack, subnets }: PlainCluster, id: string, ids: string[] = subnets.map(({ ref }) => ref), size: number = 3) => {
  const properties = { RoleArn: 'arn:aws:iam::111122223333:role/cluster', ResourcesVpcConfig: { SubnetIds: ids, EndpointPublicAccess: false }, Logging: IMPORTED };
  const cluster = add(stack, id, 'AWS::EKS::Cluster', properties);
  add(stack, `${id}Group`, 'AWS::EKS::Nodegroup', { ClusterName: cluster.ref, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: ids, ScalingConfig: { MinSize: size, DesiredSize: size, MaxSize: size } });
  return cluster;
};

const rows: StatedApp[] = [
  ['blocks that EC2 refuses', { vpcCidr: '10.0.0.0/15' }, (plain) => {
    ['198.19.0.0/16', '10.0.128.0/17', '10.0.192.0/18', '100.64.0.0/10', '192.168.0.0/16'].forEach((cidr, index) => blockOf(plain, `Block${index}`, cidr));
  }],
  ['blocks that EC2 refuses beside one that is not known', { vpcCidr: IMPORTED }, (plain) => ['172.17.0.0/16', '198.19.0.0/16', '10.0.128.0/17', '192.168.0.0/16'].forEach((cidr, index) => blockOf(plain, `Block${index}`, cidr))],
  ['a VPC that is too large, with host bits', { vpcCidr: '10.0.1.0/8' }],
  ['more blocks than there can be', {}, (plain) => ['100.64.0.0/16', '100.65.0.0/16', '100.66.0.0/16', '100.67.0.0/16', '100.68.0.0/16', '100.69.0.0/16'].map((cidr, index) => blockOf(plain, `Block${index}`, cidr))],
  ['blocks and subnets that are no CIDR blocks', { vpcCidr: '10.0.0.0/160', subnets: ['10.0.0/18', '10.0.64.0/33'] }, (plain) => {
    blockOf(plain, 'Block', '100.64.0.1/16');
    blockOf(plain, 'Other', '100.64.0/16');
    reserve(plain.stack, 0, plain.subnets[0].ref, '10.0.32.0.0/19');
  }],
  ['ranges that are no CIDR blocks, or between them', {}, (plain) => {
    reserve(plain.stack, 0, plain.subnets[0].ref, '10.0.32.1/19');
    reserve(plain.stack, 1, plain.subnets[1].ref, '10.0.96/19');
    reserve(plain.stack, 2, plain.subnets[1].ref, '10.0.100.9/24', 'explicit');
    reserve(plain.stack, 3, plain.subnets[1].ref, '10.9.0/24');
  }],
  ['subnets that overlap, and lie outside', { subnets: ['10.0.0.0/18', '10.0.32.0/19', '10.1.0.0/18'] }, ({ vpc }) => {
    subnetOf(vpc, 'More', '10.1.0.0/20');
    subnetOf(vpc, 'Last', '10.2.0.0/20');
  }],
  ['subnets and services of a cluster without groups', { subnets: ['10.0.0.0/18', '10.0.32.0/19', '10.1.0.0/18'], cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: '10.0.0.0/16' } } }, ({ stack }) => (
    stack.node.tryRemoveChild('Group'))],
  ['subnets of a VPC in which only groups are', { vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] }, subnets: ['10.0.0.0/18', '10.0.32.0/19', '10.1.0.0/18'] }, () => {}],
  ['a VPC in which no cluster is', {}, ({ stack }) => {
    const vpc = new ec2.CfnVPC(stack, 'Other', { cidrBlock: '10.0.0.0/15' });
    new ec2.CfnVPC(stack, 'Unreadable', { cidrBlock: '10.0.0.0/160' });
    ['10.0.0.0/18', '10.0.32.0/19', '10.9.0.0/18', '10.0.64/18'].forEach((cidr, index) => subnetOf(vpc, `In${index}`, cidr));
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '198.19.0.1/16' });
    subnetOf(vpc, 'ById', '10.0.96.0/20', 'euw1-az1');
  }],
  ['zones that are named by their ids, and the other way round', {}, ({ subnets: [one, other] }) => {
    Object.assign(one, { availabilityZone: 'euw1-az1', availabilityZoneId: 'eu-west-1a' });
    Object.assign(other, { availabilityZone: undefined, availabilityZoneId: 'eu-west-1b' });
  }],
  ['subnets outside of two blocks', { subnets: ['10.0.0.0/18', '10.3.0.0/18'] }, (plain) => blockOf(plain, 'Block', '100.64.0.0/16')],
  ['subnets outside of blocks that are not known', { subnets: ['10.0.0.0/18', '10.3.0.0/18'] }, ({ stack, vpc }) => (
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: IMPORTED }))],
  ['subnets outside of blocks, of which one may be of another VPC', { subnets: ['10.0.0.0/18', '10.3.0.0/18'] }, ({ stack }) => (
    add(stack, 'Block', 'AWS::EC2::VPCCidrBlock', { VpcId: IMPORTED, CidrBlock: '100.64.0.0/16' }))],
  ['services of a cluster whose network is not known', { vpcCidr: '172.20.0.0/16', subnets: ['172.20.0.0/18', '172.20.64.0/18'] }, ({ cluster }) => cluster.addPropertyOverride('KubernetesNetworkConfig', IMPORTED)],
  ['control planes in one zone, in one subnet and in two places where EKS has none', {}, (plain) => {
    const { stack, vpc, subnets: [one] } = plain;
    const subnet = (id: string, at: number, more: object) => add(stack, id, 'AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: `10.0.128.${at * 16}/28`, ...more }).ref;
    const [same, local, outpost] = [
      { AvailabilityZone: ZONES[0] }, { AvailabilityZone: 'us-west-2-lax-1a' }, { AvailabilityZone: ZONES[1], OutpostArn: 'arn:aws:outposts:eu-west-1:111122223333:outpost/op-1' },
    ].map((more, index) => subnet(`More${index}`, index, more));
    const byId = ['use1-az3', 'use1-az3', 'use1-az4', 'use1-az4'].map((AvailabilityZoneId, index) => subnet(`ById${index}`, 3 + index, { AvailabilityZoneId }));
    const planes = [[one.ref, same], [one.ref, one.ref], [one.ref, local, outpost], byId, byId.slice(2)];
    planes.forEach((ids, index) => otherCluster(plain, `Other${index}`, ids).node.scope!.node.tryRemoveChild(`Other${index}Group`));
  }],
  ['subnets for IPv6 that are not seen, each of which is named twice', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, ({ cluster, group }) => {
    cluster.addPropertyOverride('ResourcesVpcConfig.SubnetIds', ['subnet-1', 'subnet-2', 'subnet-1']);
    group.subnets = ['subnet-2', 'subnet-3', 'subnet-4', 'subnet-3'];
  }],
  ['subnets for IPv6 that are not as EKS wants them', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, (plain) => {
    const [one, other] = plain.subnets;
    one.ipv6CidrBlock = undefined;
    other.assignIpv6AddressOnCreation = false;
    other.addPropertyOverride('Ipv6Native', true);
    secondGroup(plain);
  }],
  ['networks of hybrid nodes in those of the cluster', { cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: '172.30.0.0/16' } } }, (plain) => {
    blockOf(plain, 'Block', '100.64.0.0/16');
    plain.cluster.remoteNetworkConfig = {
      remoteNodeNetworks: [{ cidrs: ['192.168.0.0/20', '10.0.200.0/22'] }, { cidrs: ['100.64.0.0/20'] }],
      remotePodNetworks: [{ cidrs: ['192.168.16.0/20'] }, { cidrs: [Fn.importValue('Network'), '172.30.64.0/18'] }],
    };
  }],
  ['ranges that EC2 refuses', {}, ({ stack, subnets: [{ ref: one }, { ref: other }] }) => {
    reserve(stack, 0, one, '10.9.0.0/24');
    reserve(stack, 1, one, '10.0.32.0/19');
    reserve(stack, 2, one, '10.0.48.0/20');
    reserve(stack, 3, other, '10.0.64.0/28');
    reserve(stack, 4, other, '10.0.96.0/30');
    reserve(stack, 5, other, '10.0.97.0/30', 'explicit');
    reserve(stack, 6, other, '10.0.64.0/19');
    reserve(stack, 7, other, '10.0.96.0/19', 'explicit');
  }],
  ['ranges of a subnet whose block is not known', {}, ({ stack, subnets: [{ ref: one }, other] }) => {
    other.cidrBlock = Fn.importValue('Block');
    reserve(stack, 0, other.ref, '10.0.96.0/19');
    reserve(stack, 1, one, '10.9.0.0/24');
  }],
  ['a subnet that is larger than its VPC', { vpcCidr: '10.0.0.0/17', subnets: ['10.0.0.0/18', '10.0.64.0/18'] }, ({ vpc }) => subnetOf(vpc, 'Large', '10.0.0.0/16')],
  ['ranges that are the whole of a subnet', {}, ({ stack, subnets: [{ ref: one }, { ref: other }] }) => {
    reserve(stack, 0, one, '10.0.0.0/18');
    reserve(stack, 1, other, '10.0.64.0/19', 'explicit');
    reserve(stack, 2, other, '10.0.96.0/19', 'explicit');
  }],
  ['a range that overlaps two others', {}, ({ stack, subnets: [{ ref: one }] }) => {
    reserve(stack, 0, one, '10.0.32.0/21');
    reserve(stack, 1, one, '10.0.40.0/21');
    reserve(stack, 2, one, '10.0.32.0/20');
  }],
  ['ranges with several faults', {}, ({ stack, subnets: [{ ref: one }] }) => {
    reserve(stack, 0, one, '10.9.0.0/24');
    reserve(stack, 1, one, '10.9.0.0/28');
    reserve(stack, 2, one, '10.9.0.0/30', 'explicit');
  }],
  ['services in blocks of the VPC', { cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: '10.0.0.0/17' } } }, (plain) => {
    blockOf(plain, 'Block', '10.0.64.0/18');
    otherCluster(plain, 'Other').addPropertyOverride('KubernetesNetworkConfig.ServiceIpv4Cidr', '172.31.0.0/25');
    otherCluster(plain, 'Third').addPropertyOverride('KubernetesNetworkConfig.ServiceIpv4Cidr', IMPORTED);
  }],
  ['services in blocks of the second of two VPCs, and what is wrong with both', { cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: '10.64.0.0/17' } } }, (plain) => {
    const other = new ec2.CfnVPC(plain.stack, 'Other', { cidrBlock: '10.64.0.0/15' });
    const outside = ['10.64.0.0/18', '10.68.0.0/18'].map((cidr, index) => subnetOf(other, `Other${index}`, cidr, ZONES[index]).ref);
    subnetOf(plain.vpc, 'Outside', '10.1.0.0/18');
    blockOf(plain, 'Block', '192.168.0.0/16');
    secondGroup(plain, { subnets: outside });
  }],
  ['subnets and blocks of no VPC that is known', { vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] }, group: { subnets: ['subnet-1', 'subnet-2'] } }, ({ stack }) => {
    for (const id of ['One', 'Two']) {
      add(stack, id, 'AWS::EC2::Subnet', { CidrBlock: '10.1.0.0/18' });
      add(stack, `${id}Block`, 'AWS::EC2::VPCCidrBlock', { CidrBlock: '198.19.0.0/16' });
    }
  }],
  ['subnets of two VPCs with the same addresses', { group: sized(9) }, (plain) => {
    const other = new ec2.CfnVPC(plain.stack, 'Other', { cidrBlock: '10.0.0.0/16' });
    secondGroup(plain, { subnets: ['10.0.0.0/18', '10.0.64.0/18'].map((cidr, index) => subnetOf(other, `Other${index}`, cidr, ZONES[index]).ref) });
  }],
  ['subnets of which one is not looked up yet', {}, ({ group, subnets: [one] }) => (group.subnets = [one.ref, 'p-12345'])],
  ['services by default', { vpcCidr: '172.20.0.0/16', subnets: ['172.20.0.0/18', '172.20.64.0/18'] }],
  ['subnets that are too small', { subnets: ['10.0.0.0/26', '10.0.64.0/26', '10.0.128.0/18'], group: sized(60) }, (plain) => secondGroup(plain, sized(9))],
  ['subnets that several clusters share', {}, (plain) => {
    otherCluster(plain, 'Other');
    otherCluster(plain, 'Third', [plain.subnets[1].ref]);
  }],
  ['subnets that two pairs of clusters share', {}, (plain) => {
    const more = ['10.0.128.0/18', '10.0.192.0/18'].map((cidr, index) => subnetOf(plain.vpc, `More${index}`, cidr, ZONES[index]).ref);
    otherCluster(plain, 'Other');
    otherCluster(plain, 'Third', more);
    otherCluster(plain, 'Fourth', more);
  }],
  ['clusters that are known by their names', {}, ({ stack, subnets }) => ['blue', 'green'].map((ClusterName) => (
    add(stack, ClusterName, 'AWS::EKS::Nodegroup', { ClusterName, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [subnets[0].ref], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 } })))],
  ['clusters whose names are told later', {}, ({ stack, subnets }) => ['Blue', 'Green'].map((id) => (
    add(stack, id, 'AWS::EKS::Nodegroup', { ClusterName: { 'Fn::ImportValue': id }, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [subnets[0].ref], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 } })))],
  ['Fargate profiles beside groups', {}, ({ stack, cluster, subnets }) => ['One', 'Two'].map((id) => (
    add(stack, id, 'AWS::EKS::FargateProfile', { ClusterName: cluster.ref, PodExecutionRoleArn: 'arn', Selectors: [{ Namespace: id }], Subnets: [subnets[0].ref] })))],
  ['zones without an ENIConfig', { env: ON }, (plain) => {
    applied(plain.cluster, 'Configs', eniConfig('eu-west-1c', 'subnet-1'), eniConfig('eu-west-1d', 'subnet-2'));
    secondGroup(plain, { subnets: [plain.subnets[1].ref] });
  }],
  ['a label that names an ENIConfig which is not there', { env: ON, group: { labels: { 'vpc.amazonaws.com/externalEniConfig': 'eu-west-1a-second' } } }, (plain) => {
    applied(plain.cluster, 'Configs', ...['eu-west-1a', 'eu-west-1b'].map((zone) => eniConfig(zone, 'subnet-1')));
  }],
  ['zones without an ENIConfig where none is read', { env: { ...ON, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false' } }, (plain) => applied(plain.cluster, 'Configs', eniConfig('eu-west-1c', 'subnet-1'))],
  ['zones without an ENIConfig beside settings that are not known', { env: { ...ON, WARM_IP_TARGET: IMPORTED } }, (plain) => applied(plain.cluster, 'Configs', eniConfig('eu-west-1c', 'subnet-1'))],
  ['zones without an ENIConfig, of Windows nodes', { env: ON, configuration: { enableWindowsIpam: 'true' }, group: { amiType: 'WINDOWS_CORE_2022_x86_64' } }, (plain) => (
    applied(plain.cluster, 'Configs', eniConfig('eu-west-1c', 'subnet-1')))],
  ['the same, by the add-on', { env: ON, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1c': { id: 'subnet-1' }, 'eu-west-1d': { id: 'subnet-2' } } } } }],
  ['ENIConfigs of another zone', { env: ON }, (plain) => {
    const [one, other] = podsIn(plain, '100.64.0.0/18', '100.64.64.0/18');
    applied(plain.cluster, 'Configs', eniConfig('eu-west-1a', other.ref), eniConfig('eu-west-1b', one.ref));
  }],
  ['pod subnets that are too small, of two groups', { env: ON }, (plain) => {
    applied(plain.cluster, 'Configs', ...podsIn(plain, '100.64.0.0/26', '100.64.64.0/26').map(({ ref }, index) => eniConfig(ZONES[index], ref)));
    secondGroup(plain);
  }],
  ['pod subnets that nodes and the control plane are in', { env: ON }, (plain) => {
    applied(plain.cluster, 'Configs', ...plain.subnets.map(({ ref }, index) => eniConfig(ZONES[index], ref)));
    secondGroup(plain);
  }],
  ['pod subnets that two clusters share', { env: ON }, (plain) => {
    const pods = podsIn(plain, '100.64.0.0/18', '100.64.64.0/18').map(({ ref }) => ref);
    applied(plain.cluster, 'Configs', ...pods.map((id, index) => eniConfig(ZONES[index], id)));
    otherCluster(plain, 'Other', pods);
  }],
  ['pod subnets that another cluster is in, where no ENIConfig is read', { env: {} }, (plain) => {
    const pods = podsIn(plain, '100.64.0.0/18', '100.64.64.0/18').map(({ ref }) => ref);
    applied(plain.cluster, 'Configs', ...pods.map((id, index) => eniConfig(ZONES[index], id)));
    otherCluster(plain, 'Other', pods);
  }],
  ['subnets that are left out by their tag', { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } }, (plain) => {
    plain.subnets.forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '0'));
    secondGroup(plain, { subnets: [plain.subnets[1].ref] });
    otherCluster(plain, 'Other');
    otherCluster(plain, 'Third', [plain.subnets[1].ref]);
  }],
  ['subnets that are left out by their tag, with single addresses', { env: {} }, (plain) => {
    plain.subnets.forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '0'));
    podsIn(plain, '100.64.0.0/18', '100.64.64.0/18').forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '1'));
    const told = { LaunchTemplateData: { InstanceType: 'm5.large', ImageId: 'ami-1', MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 }, UserData: '/etc/eks/bootstrap.sh prod --max-pods 29' } };
    secondGroup(plain, { instanceTypes: undefined, launchTemplate: { id: add(plain.stack, 'Told', 'AWS::EC2::LaunchTemplate', told).ref, version: '1' } });
  }],
  ['subnets that are left out by their tag beside those that are offered, with prefixes', {}, (plain) => {
    plain.subnets[0].tags.setTag('kubernetes.io/role/cni', '0');
    podsIn(plain, '100.64.0.0/18').forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '1'));
    plain.group.subnets = [plain.subnets[0].ref];
    secondGroup(plain, { subnets: [plain.subnets[1].ref] });
  }],
  ['subnets that are left out by their tag beside settings that are not known', { env: { WARM_IP_TARGET: IMPORTED } }, (plain) => plain.subnets[0].tags.setTag('kubernetes.io/role/cni', '0')],
  ['subnets of a VPC of somebody else that are left out by their tag', { env: {} }, (plain) => plain.subnets.forEach((subnet) => {
    subnet.vpcId = 'vpc-0123456789abcdef0';
    subnet.tags.setTag('kubernetes.io/role/cni', '0');
  })],
  ['one of two subnets that is left out, with single addresses', { env: {} }, (plain) => {
    plain.subnets[0].tags.setTag('kubernetes.io/role/cni', '0');
    secondGroup(plain, { subnets: [plain.subnets[1].ref] });
  }],
  ['subnets that are offered by their tag', { env: {} }, (plain) => {
    podsIn(plain, '100.64.0.0/18', '100.64.64.0/18').forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '1'));
    secondGroup(plain, { instanceTypes: ['m5.large', 't3.medium'] });
  }],
  ['places that are not known', { env: ON }, (plain) => secondGroup(plain)],
  ['a cluster of another app', { env: null, cluster: KEPT }, ({ stack, subnets }) => ['One', 'Two'].map((id) => (
    add(stack, id, 'AWS::EKS::Nodegroup', { ClusterName: 'shared', NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [subnets[0].ref], ScalingConfig: { MinSize: 90, DesiredSize: 90, MaxSize: 90 } })))],
  ['targets that types do not reach', { env: { WARM_IP_TARGET: '200' }, group: { instanceTypes: ['t3.medium'] } }, (plain) => secondGroup(plain, { instanceTypes: ['t3.large'] })],
];

pinsStatements(rows, [
  'clusters that are known by their names', 'a cluster of another app', 'clusters whose names are told later',
  // That one may be of the VPC of any stack.
  'subnets outside of blocks, of which one may be of another VPC',
]);

test('groups that exclude each other are planned apart, and those of one condition together', () => {
  const plain = plainCluster({ subnets: ['10.0.0.0/26', '10.0.64.0/26'], group: sized(2) });
  const [one, other] = conditions(plain.stack);
  ([['A', one, 8], ['B', one, 10], ['C', other, 12]] as const).forEach(([id, condition, size]) => (secondGroup(plain, sized(size), id).cfnOptions.condition = condition));

  expect(statedIn(plain.stack, ['subnet-overcommitted'])).toMatchSnapshot();
});

test('groups that exclude each other, each in an imported subnet of its own, of which all is said at the cluster', () => {
  const ids = ['subnet-1', 'subnet-2'];
  const plain = plainCluster({ subnets: [], vpcConfig: { subnetIds: ids } });
  plain.stack.node.tryRemoveChild('Group');
  conditions(plain.stack).forEach((condition, index) => {
    const [subnetId, availabilityZone] = [ids[index], ZONES[index]];
    ec2.Subnet.fromSubnetAttributes(plain.stack, `Import${index}`, { subnetId, availabilityZone, ipv4CidrBlock: `10.9.${index}.0/26` });
    secondGroup(plain, { subnets: [subnetId], ...sized(9) }, `Group${index}`).cfnOptions.condition = condition;
  });

  expect(statedIn(plain.stack, ['subnet-overcommitted'])).toMatchSnapshot();
});

/** Two conditions of which only one can hold, for all that is known. */
function conditions(stack: Stack): CfnCondition[] {
  return ['One', 'Other'].map((id) => new CfnCondition(stack, id, { expression: Fn.conditionEquals(Fn.importValue(id), 'true') }));
}

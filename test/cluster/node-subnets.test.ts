import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { PodCapacityCluster, PodCapacityClusterProps } from '../../src/cluster';

import { PodNetwork, PodPlacement } from '../../src/network';
import { dummyVpc, stackIn, vpcOf } from '../private/cdk-fixtures';
import { namesOf } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

function platformIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}): PodCapacityCluster {
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    vpc: props.vpc ?? vpcOf(stack, ZONES),
    podNetwork: PodNetwork.nodeSubnets(),
    ...props,
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 1, maxSize: 4 });
  return platform;
}

function rangesOf(stack: Stack): string[] {
  return stack.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation).map(({ cidr }) => cidr);
}

test('pods use the subnets of the nodes, half of each reserved, and nothing of the address plan changes', () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  const template = Template.fromStack(stack);
  const [addon] = Object.values(template.findResources('AWS::EKS::Addon', { Properties: { AddonName: 'vpc-cni' } }));

  expect([platform.podSubnets, platform.podNetworking.placement]).toEqual([undefined, PodPlacement.NODE_SUBNETS]);
  expect(rangesOf(stack)).toEqual(['10.0.160.0/19', '10.0.224.0/19']); // the upper halves of 10.0.128.0/18 and 10.0.192.0/18
  template.resourceCountIs('AWS::EC2::VPCCidrBlock', 0);
  template.resourceCountIs('AWS::EC2::Subnet', 4);
  expect(JSON.parse(addon.Properties.ConfigurationValues).env).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false' });
});

test('all ENIs carry pods', () => {
  expect(platformIn(stackIn()).nodegroups[0].capacity.binding.eniLimitedPods).toBe(434); // 3 x 9 x 16 + 2
});

test('the plan counts prefixes of the reserved blocks, and ENIs outside of them', () => {
  const { plan } = platformIn(stackIn());
  const peak = plan.subnets[0].stages.find(({ stage }) => stage === 'peak');

  expect(plan.subnets.map(({ purpose, prefixSupply, reserved }) => [purpose, prefixSupply, reserved])).toEqual([['nodes', 511, true], ['nodes', 511, true]]);
  expect(peak).toMatchObject({ nodes: 2, prefixes: 14, addresses: 2, prefixesLeft: 497 }); // 4 / 2; 2 x 7
  expect(plan.findings).toEqual([]);
});

test('the cluster, the VPC CNI and the node group wait for the reservations', () => {
  const stack = stackIn();
  platformIn(stack);
  const template = Template.fromStack(stack).toJSON() as CfnTemplate;
  const reservations = idsOfType(template, 'AWS::EC2::SubnetCidrReservation');

  expect(reservations).toHaveLength(2);
  for (const type of ['AWS::EKS::Cluster', 'AWS::EKS::Addon', 'AWS::EKS::Nodegroup']) {
    for (const id of idsOfType(template, type).filter((each) => !/KubeProxy|Agent/i.test(each))) {
      expect([...closureOf(template, id)]).toEqual(expect.arrayContaining(reservations));
    }
  }
});

test.each<[string, ReservationShare | undefined, IpAssignment, number]>([
  ['half by default', undefined, IpAssignment.prefixDelegation(), 2],
  ['none with single addresses', undefined, IpAssignment.secondaryIp(), 0],
  ['none on request', ReservationShare.NONE, IpAssignment.prefixDelegation(), 0],
  ['more on request', ReservationShare.SEVEN_EIGHTHS, IpAssignment.prefixDelegation(), 6],
])('reservation: %s', (_, reservation, ipAssignment, ranges) => {
  const stack = stackIn();
  platformIn(stack, { podNetwork: PodNetwork.nodeSubnets({ reservation }), vpcCni: { ipAssignment } });

  expect(rangesOf(stack)).toHaveLength(ranges);
});

test('in an imported VPC reservations are named by their subnet, in whatever order it is imported', () => {
  const idsIn = (zones: string[]) => {
    const stack = stackIn();
    const slot = (zone: string) => zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0);
    const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-0123456789abcdef0',
      availabilityZones: zones,
      privateSubnetIds: zones.map((zone) => `subnet-0123456789abcdef${slot(zone)}`),
      privateSubnetIpv4CidrBlocks: zones.map((zone) => `10.0.${16 * slot(zone)}.0/20`),
      privateSubnetRouteTableIds: zones.map((zone) => `rtb-0123456789abcdef${slot(zone)}`),
    });
    platformIn(stack, { vpc, podNetwork: PodNetwork.nodeSubnets() });
    return stack.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation)
      .map((reservation) => `${stack.getLogicalId(reservation)} ${stack.resolve(reservation.subnetId)}`);
  };

  expect(idsIn(ZONES)).toEqual([...idsIn([...ZONES].reverse())].reverse());
  expect(idsIn([...ZONES, 'eu-west-1c'])).toEqual(expect.arrayContaining(idsIn(ZONES)));
});

test('without reservation the plan says what is not certain', () => {
  const platform = platformIn(stackIn(), { podNetwork: PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }) });
  platform.addNodegroup('Many', { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 1, maxSize: 250 });

  expect(namesOf(platform.plan.findings)).toContain('prefix-space-unreserved');
});

test('the first synthesis of a lookup, which knows no subnet yet, passes', () => {
  const stack = stackIn({ account: '111111111111', app: new App() });
  platformIn(stack, { vpc: dummyVpc(stack) });

  expect(() => (stack.node.root as App).synth()).not.toThrow();
  expect(rangesOf(stack)).toEqual([]);
});

test('fails where the CIDR of a subnet is not known, and says both ways out', () => {
  const stack = stackIn();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ZONES, privateSubnetIds: ['subnet-1', 'subnet-2'] });

  expect(saidBy(findingsThrownBy(() => platformIn(stack, { vpc })))).toEqual(
    [1, 2].map((index) => ['reservations.nodeSubnetUnknown', { subnets: [`Stack/Vpc/PrivateSubnet${index}`] }]));
  expect(saidBy(findingsThrownBy(() => platformIn(stackIn(), { vpcCni: { podSecurityGroups: [] } })))).toContainEqual(['vpc-cni-settings.groupsWithoutEniConfigs', {}]);
});

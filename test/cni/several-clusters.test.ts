import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  ClusterPlan, IpAssignment, PodNetwork, PodNodegroup, PodSubnets, PrefixReservation, SecondaryCidr, VpcCniAddon, VpcCniAddonProps,
} from '../../src';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { idIn, VPC_ID } from '../private/existing-vpc';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const [PODS, FURTHER] = ['100.64.0.0/16', '100.65.0.0/16'];
const INSTANCE_TYPES = [new ec2.InstanceType('m5.large')];

/** Two stacks of one app, each with an import of its own of the same VPC. */
function stacks(): [blue: Stack, green: Stack] {
  const app = new App({ analyticsReporting: false, treeMetadata: false });
  return [new Stack(app, 'Blue', { env: { region: 'eu-west-1' } }), new Stack(app, 'Green', { env: { region: 'eu-west-1' } })];
}

function vpcIn(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: VPC_ID,
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ZONES,
    privateSubnetIds: ZONES.map((zone) => idIn('subnet', zone)),
    privateSubnetRouteTableIds: ZONES.map((zone) => idIn('rtb', zone)),
    privateSubnetIpv4CidrBlocks: ['10.0.0.0/20', '10.0.16.0/20'],
  });
}

/** The VPC CNI of a cluster of its own on that VPC. */
function addonIn(stack: Stack, podNetwork: PodNetwork, props: Partial<VpcCniAddonProps> = {}): VpcCniAddon {
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: stack.node.id, vpc: vpcIn(stack) });
  return new VpcCniAddon(stack, 'VpcCni', { cluster, podNetwork, ...props });
}

const warned = (stack: Stack, text: string) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp(text)).length;

describe('in one VPC, through imports of two stacks, a collision is refused:', () => {
  test.each<[string, string, () => PodNetwork, (green: Stack) => unknown, Problem[]]>([
    ['the same block', 'Green/VpcCni/PodCidr', () => PodNetwork.secondaryCidr(PODS), (green) => addonIn(green, PodNetwork.secondaryCidr(PODS)), [['vpc-cidr-overlap']]],
    ['a part of the block', 'Green/VpcCni/PodCidr', () => PodNetwork.secondaryCidr(PODS), (green) => addonIn(green, PodNetwork.secondaryCidr('100.64.128.0/17')), [['vpc-cidr-overlap']]],
    ['slots of the block', 'Green/VpcCni/PodSubnets', () => PodNetwork.secondaryCidr(PODS), (green) => addonIn(green, PodNetwork.existingCidr(PODS)), [['subnet-overlap'], ['subnet-overlap']]],
    ['slots of a range of the VPC', 'Green/VpcCni/PodSubnets', () => PodNetwork.existingCidr('10.0.128.0/17'), (green) => addonIn(green, PodNetwork.existingCidr('10.0.128.0/17')),
      [['subnet-overlap'], ['subnet-overlap']]],
    ['reservations in the subnets of nodes', 'Green/VpcCni/NodeSubnets/subnet-0123456789abcd00a', () => PodNetwork.nodeSubnets(), (green) => addonIn(green, PodNetwork.nodeSubnets()), [['reservation-range']]],
    ['a reservation beside', 'Green/Reserved', () => PodNetwork.nodeSubnets(), (green) => new PrefixReservation(green, 'Reserved', { subnet: vpcIn(green).privateSubnets[0] }),
      [['reservation-range']]],
  ])('%s', (_, path, network, collide, problems) => {
    const [blue, green] = stacks();
    addonIn(blue, network());

    expectRefusal(() => collide(green), path, ...problems);
  });

  test('a reservation by plain CDK', () => {
    const [blue, green] = stacks();
    addonIn(blue, PodNetwork.nodeSubnets());
    new ec2.CfnSubnetCidrReservation(green, 'Plain', { subnetId: idIn('subnet', ZONES[0]), cidr: '10.0.8.0/24', reservationType: 'prefix' });

    expect(() => blue.node.root.node.findAll() && (blue.node.root as App).synth()).toThrow('reservations-collide');
  });

  test('not one of another range, nor of another subnet', () => {
    const [blue, green] = stacks();
    addonIn(blue, PodNetwork.nodeSubnets());
    new ec2.CfnSubnetCidrReservation(green, 'Range', { subnetId: idIn('subnet', ZONES[0]), cidr: '10.0.4.0/24', reservationType: 'prefix' });
    new ec2.CfnSubnetCidrReservation(green, 'Subnet', { subnetId: 'subnet-0123456789abcdeff', cidr: '10.0.8.0/24', reservationType: 'prefix' });

    expect(() => (blue.node.root as App).synth()).not.toThrow();
  });

  test('not slots of other zones of one block', () => {
    const [blue, green] = stacks();
    const vpc = vpcIn(blue);
    const cidr = new SecondaryCidr(blue, 'Cidr', { vpc, cidr: PODS });
    new PodSubnets(blue, 'Pods', { vpc, cidr, availabilityZones: [ZONES[0]] });

    expect(() => addonIn(green, PodNetwork.existingCidr(PODS, { availabilityZones: [ZONES[1]] }))).not.toThrow();
  });
});

describe('tagged pod subnets are found by the nodes of other clusters', () => {
  const DISCOVERY = (block: string) => PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr(block));
  test.each<[string, number, PodNetwork, Partial<VpcCniAddonProps>]>([
    ['whose pods use the subnets of nodes', 1, PodNetwork.nodeSubnets(), {}],
    ['that look for tagged subnets too', 2, DISCOVERY(FURTHER), {}],
    ['but not where ENIConfigs name the subnets', 0, PodNetwork.secondaryCidr(FURTHER), {}],
    ['but not where they do not look', 0, PodNetwork.nodeSubnets(), { environment: { ENABLE_SUBNET_DISCOVERY: 'false' } }],
  ])('%s', (_, expected, network, props) => {
    const [blue, green] = stacks();
    addonIn(blue, DISCOVERY(PODS));
    addonIn(green, network, props);

    expect(warned(green, 'pod-subnets-shared')).toBe(expected);
  });
});

describe('subnets of nodes of two clusters', () => {
  type Settings = Pick<VpcCniAddonProps, 'ipAssignment' | 'podNetwork'>;

  function twoClusters(greens: Settings, blues: Settings = {}, otherAddresses?: number): Stack {
    const [stack] = stacks();
    const vpc = new ec2.Vpc(stack, 'Made', { availabilityZones: ZONES, natGateways: 0, subnetConfiguration: [{ name: 'Nodes', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
    for (const [name, props] of Object.entries({ Blue: blues, Green: greens })) {
      const cluster = eks.Cluster.fromClusterAttributes(stack, name, { clusterName: name, vpc });
      const podNetworking = new VpcCniAddon(stack, `${name}Cni`, { cluster, ...props });
      new PodNodegroup(stack, `${name}Nodes`, { cluster, podNetworking, instanceTypes: INSTANCE_TYPES });
      if (name === 'Blue') new ClusterPlan(stack, 'Plan', { cluster, podNetworking, controlPlaneSubnets: [], planning: { otherAddresses } });
    }
    return stack;
  }

  test.each<[string, number, () => Stack]>([
    ['are said to be shared, where pods take addresses there', 1, () => twoClusters({})],
    ['with prefixes beside single addresses', 1, () => twoClusters({ ipAssignment: IpAssignment.secondaryIp() })],
    ['not where pods of both have subnets of their own', 0,
      () => twoClusters({ podNetwork: PodNetwork.secondaryCidr(FURTHER) }, { podNetwork: PodNetwork.secondaryCidr(PODS) })],
    ['not where it is stated what others take', 0, () => twoClusters({}, {}, 100)],
  ])('%s', (_, expected, define) => {
    expect(warned(define(), 'node-subnets-shared')).toBe(expected);
  });
});

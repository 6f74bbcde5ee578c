import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  NodeOs, PodCapacityCluster, PodNetwork, PodNetworkOptions, PodNodegroupOptions, PodSubnets, PrefixReservation, ReservationShare,
} from '../../src';
import { groupOf } from '../private/cdk-nodegroup';
import { namesOf } from '../private/findings-thrown';
import { lookedUpContext, lookedUpVpc, PRIVATE, PUBLIC } from '../private/looked-up-vpc';

const ENV = { account: '111122223333', region: 'eu-west-1' };

/** The ids of findings of a node group that is told another count than that of EKS. */
const ofGroup = (options: Partial<PodNodegroupOptions>) => () => namesOf(groupOf({ maxPods: 20, ...options }).findings);

/** The ids of what a cluster says of its network, in a VPC of its own or of a stack that is made so. */
const ofCluster = (
  env: { account?: string; region?: string } | undefined,
  options: PodNetworkOptions = {},
  vpcProps?: ec2.VpcProps,
) => () => {
  const stack = new Stack(new App(), 'Stack', { env });
  const vpc = vpcProps && new ec2.Vpc(stack, 'Vpc', vpcProps);
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34, vpc, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', options),
  });
  return namesOf([...(platform.podNetworking.podSubnets as PodSubnets).findings, ...platform.findings]);
};

/** The ids of what a reservation says in a subnet of a VPC that is looked up, before and after the look-up. */
const ofLookup = (context: Record<string, unknown>) => () => {
  const { stack, vpc } = lookedUpVpc(context);
  return namesOf(new PrefixReservation(stack, 'Reserved', { subnet: vpc.privateSubnets[0] }).findings);
};

const MAX_PODS = 'max-pods-differs-from-eks';
const REGION = 'reservation-region-unverified';
const ZONES = 'zones-unresolved';

test.each<[string, string, () => string[], () => string[]]>([
  [MAX_PODS, "'os' Bottlerocket", ofGroup({}), ofGroup({ os: NodeOs.BOTTLEROCKET })],
  [MAX_PODS, "'amiType' of Bottlerocket", ofGroup({}), ofGroup({ amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 })],
  [MAX_PODS, "'machineImageId' and 'os'", ofGroup({}), ofGroup({ os: NodeOs.AL2023, machineImageId: 'ami-0123456789abcdef0', serviceIpv4Cidr: '10.100.0.0/16' })],
  [REGION, 'ReservationShare.NONE', ofCluster(ENV), ofCluster(ENV, { reservation: ReservationShare.NONE })],
  [ZONES, "an 'env' with account and region", ofCluster(undefined), ofCluster(ENV)],
  [ZONES, "'availabilityZones' of the VPC", ofCluster(undefined),
    ofCluster(undefined, {}, { availabilityZones: ['eu-west-1a', 'eu-west-1b'] })],
  ['value-unchecked', 'a look-up', ofLookup({}), ofLookup(lookedUpContext(PUBLIC, PRIVATE))],
])('of %s, %s', (id, _, before, after) => {
  expect(before()).toContain(id);
  expect(after()).not.toContain(id);
});

test('a Region without an account leaves zones unresolved', () => {
  expect(ofCluster({ region: 'eu-west-1' })()).toContain(ZONES);
});

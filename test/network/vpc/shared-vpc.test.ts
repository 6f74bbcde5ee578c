import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ExistingCidr, IpamCidr, PodNetwork, PodSubnets, PrefixReservation, ReservationShare, SecondaryCidr, VpcCniAddon } from '../../../src';
import { expectRefusal } from '../../private/cdk-refusals';
import { ISOLATED, lookedUpContext, lookedUpVpc, PRIVATE } from '../../private/looked-up-vpc';

const OWNER = '222222222222';
const PARTICIPANT = '111111111111';

/** A VPC that is looked up, and whose owner is this account. */
function sharedBy(owner: string): { readonly stack: Stack; readonly vpc: ec2.IVpc } {
  const context = Object.entries(lookedUpContext(PRIVATE, ISOLATED)).map(([key, value]) => [key, { ...value as object, ownerAccountId: owner }]);
  return lookedUpVpc(Object.fromEntries(context));
}

const POOL = () => ec2.CfnIPAMPool.fromIpamPoolId(new Stack(), 'Pool', 'ipam-pool-0123456789abcdef0');

const MADE: Record<string, [path: string, make: (stack: Stack, vpc: ec2.IVpc) => unknown, wording: string]> = {
  'a block': ['Stack/It', (stack, vpc) => new SecondaryCidr(stack, 'It', { vpc, cidr: '100.64.0.0/16' }), 'shared-vpcs.block'],
  'a block from IPAM': ['Stack/It', (stack, vpc) => new IpamCidr(stack, 'It', { vpc, pool: POOL(), netmaskLength: 16 }), 'shared-vpcs.block'],
  'pod subnets': ['Stack/It', (stack, vpc) => new PodSubnets(stack, 'It', { vpc, cidr: new ExistingCidr(stack, 'Block', { vpc, cidr: '10.0.128.0/17' }), availabilityZones: ['eu-west-1a'] }),
    'shared-vpcs.subnets'],
  'space in a subnet': ['Stack/It', (stack, vpc) => new PrefixReservation(stack, 'It', { subnet: vpc.privateSubnets[0] }), 'shared-vpcs.reservation'],
  'space in the subnets of nodes': ['Stack/Cni/NodeSubnets', (stack, vpc) => addonOn(stack, vpc, PodNetwork.nodeSubnets()), 'shared-vpcs.reservation'],
};

function addonOn(stack: Stack, vpc: ec2.IVpc, podNetwork: PodNetwork): VpcCniAddon {
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'demo', vpc });
  return new VpcCniAddon(stack, 'Cni', { cluster, podNetwork });
}

test.each(Object.entries(MADE))('a participant cannot make %s in a shared VPC', (_, [path, make, wording]) => {
  const { stack, vpc } = sharedBy(OWNER);

  expectRefusal(() => make(stack, vpc), path, ['shared-vpc', wording, { owner: OWNER, account: PARTICIPANT }]);
});

test.each(Object.entries(MADE))('the owner can make %s', (_, [, make]) => {
  const { stack, vpc } = sharedBy(PARTICIPANT);

  expect(() => make(stack, vpc)).not.toThrow();
});

test('a stack of no account in particular is not judged', () => {
  const { stack, vpc } = sharedBy(OWNER);
  const elsewhere = new Stack(stack.node.root as App, 'Elsewhere');

  expect(() => new SecondaryCidr(elsewhere, 'It', { vpc, cidr: '100.64.0.0/16' })).not.toThrow();
});

describe('a participant uses shared pod subnets', () => {
  const typed = (stack: Stack) => ec2.Subnet.fromSubnetAttributes(stack, 'Typed', { subnetId: 'subnet-0123456789abcdef9', availabilityZone: 'eu-west-1a', routeTableId: 'rtb-0123456789abcdef9' });

  test.each<[string, number, (stack: Stack, vpc: ec2.IVpc) => ec2.ISubnet[]]>([
    ['whose zones are typed in, which is said', 1, (stack) => [typed(stack)]],
    ['that are looked up', 0, (_, vpc) => [vpc.isolatedSubnets[0]]],
  ])('%s', (_, expected, subnetsOf) => {
    const { stack, vpc } = sharedBy(OWNER);
    addonOn(stack, vpc, PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', subnetsOf(stack, vpc))));

    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('shared-vpc-zones'))).toHaveLength(expected);
  });

  test('or the subnets of the nodes, where nothing is reserved', () => {
    const { stack, vpc } = sharedBy(OWNER);

    expect(() => addonOn(stack, vpc, PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }))).not.toThrow();
  });
});

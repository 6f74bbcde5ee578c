import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, IConstruct } from 'constructs';
import { ExistingCidr, Finding, IpamCidr, PodNetwork, PodNodegroup, PodSubnets, PrefixReservation, SecondaryCidr, VpcCniAddon } from '../../../src';
import { idsSaidBefore } from '../../../src/checks/facts/own-constructs';
import { clusterIn } from '../../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { types } from '../../private/cdk-nodegroup';
import { saidOf } from '../../private/cdk-plain';

/*
 * What constructs of this library have said of their own, which is not said again of the resources in them; of plain resources it is said.
 */

type Saying = Construct & { readonly findings: Finding[] };

/** A construct that has said something under each id. */
function saying(construct: Saying, ...ids: string[]): Saying {
  return Object.defineProperty(construct, 'findings', { value: ids.map((id) => ({ id })) });
}

/** A resource somewhere in a construct. */
function within(scope: IConstruct, id: string = 'Deep'): IConstruct {
  return new CfnResource(new Construct(new Construct(scope as Construct, id), 'Deeper'), 'Resource', { type: 'X::Y::Z' });
}

const said = (resource: IConstruct) => [...idsSaidBefore(resource)].sort();

test.each<[string, (stack: Stack, vpc: ec2.Vpc) => Saying]>([
  ['VpcCniAddon', (stack, vpc) => new VpcCniAddon(stack, 'Own', { cluster: clusterOf(stack, vpc) })],
  ['PodNodegroup', (stack, vpc) => {
    const cluster = clusterOf(stack, vpc);
    return new PodNodegroup(stack, 'Own', { cluster, podNetworking: new VpcCniAddon(stack, 'Cni', { cluster }), instanceTypes: types('m5.large') });
  }],
  ['ExistingCidr', (stack, vpc) => new ExistingCidr(stack, 'Own', { vpc, cidr: '10.0.192.0/18' })],
  ['IpamCidr', (stack, vpc) => new IpamCidr(stack, 'Own', { vpc, pool: ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', 'ipam-pool-0123456789abcdef0'), netmaskLength: 16 })],
  ['PodSubnets', (stack, vpc) => new PodSubnets(stack, 'Own', { vpc, cidr: new SecondaryCidr(stack, 'Block', { vpc, cidr: '100.64.0.0/16' }) })],
  ['PrefixReservation', (stack, vpc) => new PrefixReservation(stack, 'Own', { subnet: vpc.privateSubnets[0] })],
  ['SecondaryCidr', (stack, vpc) => new SecondaryCidr(stack, 'Own', { vpc, cidr: '100.64.0.0/16' })],
])('all that a %s has said is said of what is in it, and of nothing else', (_, make) => {
  const stack = stackIn();
  const own = saying(make(stack, vpcOf(stack)), 'one', 'two');

  expect(said(within(own))).toEqual(['one', 'two']);
  expect(said(within(stack, 'Beside'))).toEqual([]);
});

test('what each of two constructs has said, one in the other, is said of what is in both', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);
  const outer = saying(new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'Block', { vpc, cidr: '100.64.0.0/16' }) }), 'one');
  const inner = saying(new SecondaryCidr(outer, 'Inner', { vpc, cidr: '100.65.0.0/16' }), 'two');

  expect(said(within(inner))).toEqual(['one', 'two']);
  expect(said(within(outer))).toEqual(['one']);
});

test('a cluster has said all of it of the resource of the cluster, and of nothing else that stands under it', () => {
  const platform = saying(clusterIn(stackIn(), { podNetwork: PodNetwork.nodeSubnets() }), 'one', 'two');
  const { cluster } = platform as unknown as { readonly cluster: IConstruct };

  expect(said(cluster.node.defaultChild!)).toEqual(['one', 'two']);
  expect(said(within(platform))).toEqual([]);
});

/** What is said of a construct `Own` of a VPC that a cluster is in. */
function saidOfOwn(make: (stack: Stack, vpc: ec2.Vpc) => unknown): string[] {
  const stack = stackIn();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 1, restrictDefaultSecurityGroup: false,
  });
  const subnetIds = vpc.privateSubnets.map(({ subnetId }) => subnetId);
  new eks.CfnCluster(stack, 'Cluster', { roleArn: 'arn', resourcesVpcConfig: { subnetIds, endpointPublicAccess: false } });
  make(stack, vpc);
  return saidOf(stack.node.root as App).filter((each) => each.includes(' at Own')).map((each) => each.replace(/ at .*/, ''));
}

const block = (cidrBlock: string) => (stack: Stack, { vpcId }: ec2.Vpc) => new ec2.CfnVPCCidrBlock(stack, 'Own', { vpcId, cidrBlock });
const secondary = (cidr: string) => (stack: Stack, vpc: ec2.Vpc) => new SecondaryCidr(stack, 'Own', { vpc, cidr });

test.each<[string, (stack: Stack, vpc: ec2.Vpc) => unknown, string[]]>([
  ['a block that VPCs with such a primary one refuse', block('192.168.0.0/16'), ['warning vpc-cidr-restricted']],
  ['the same of this library', secondary('192.168.0.0/16'), []],
  ['another one of these', block('172.16.0.0/16'), ['warning vpc-cidr-restricted']],
  ['another one of these of this library', secondary('172.16.0.0/16'), []],
  ['a block that they take', block('100.64.0.0/16'), []],
  ['a block that they take of this library', secondary('100.64.0.0/16'), []],
])('%s', (_, make, expected) => {
  expect(saidOfOwn(make)).toEqual(expected);
});

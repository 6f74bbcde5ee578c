import { CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { ExistingCidr, Finding, IpamCidr, PodNetwork, PodNodegroup, PodSubnets, PrefixReservation, SecondaryCidr, VpcCniAddon } from '../../../src';
import { idsSaidBefore } from '../../../src/checks/facts/own-constructs';
import { clusterIn } from '../../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { types } from '../../private/cdk-nodegroup';

/*
 * What constructs of this library have said of their own, which is not said again of the resources in them.
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

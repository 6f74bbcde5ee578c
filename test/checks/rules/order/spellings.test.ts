import { App, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { plainCluster, PlainCluster, saidOf, subnetOf } from '../../../private/cdk-plain';

/*
 * What rules of order look for can be written in several ways: the kinds of IPv6 blocks, the routes to everywhere, the types of
 * endpoints. Each is read, and what is none of them is not.
 */

const add = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
const saidIn = ({ stack }: PlainCluster) => saidOf(stack.node.root as App).filter((each) => /node-need|subnet-before|block-after/.test(each));

describe('an IPv6 block that a subnet is cut of', () => {
  const said = (properties: Record<string, unknown>, isAwaited: boolean) => {
    const plain = plainCluster();
    const block = add(plain.stack, 'Block', 'AWS::EC2::VPCCidrBlock', { VpcId: plain.vpc.ref, ...properties });
    const subnet = subnetOf(plain.vpc, 'More', '10.0.128.0/20');
    subnet.ipv6CidrBlock = Fn.select(0, Fn.cidr(Fn.select(0, plain.vpc.attrIpv6CidrBlocks), 4, '64'));
    if (isAwaited) subnet.addResourceDependency(block);
    return saidIn(plain);
  };
  const KINDS: Record<string, Record<string, unknown>> = {
    'of Amazon': { AmazonProvidedIpv6CidrBlock: true },
    'of Amazon, as text': { AmazonProvidedIpv6CidrBlock: 'true' },
    'of a pool of the own': { Ipv6Pool: 'ipv6pool-ec2-1', Ipv6CidrBlock: '2001:db8::/56' },
    'of IPAM': { Ipv6IpamPoolId: 'ipam-pool-1', Ipv6NetmaskLength: 56 },
  };

  test.each(Object.entries(KINDS))('%s', (_, properties) => {
    expect(said(properties, false)).toEqual(['warning subnet-before-block at More']);
    expect(said(properties, true)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['of IPv4', { CidrBlock: '100.64.0.0/16' }],
    ['of IPv4 by IPAM', { Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 20 }],
    ['of Amazon, which is off', { AmazonProvidedIpv6CidrBlock: false, CidrBlock: '100.64.0.0/16' }],
  ])('%s is none', (_, properties) => {
    expect(said(properties, false)).toEqual([]);
  });
});

describe('the way out of subnets', () => {
  const said = (route: Record<string, unknown>, endpoint?: Record<string, unknown>) => {
    const plain = plainCluster();
    const { stack, vpc, group } = plain;
    plain.subnets.forEach(({ ref }, index) => {
      const table = add(stack, `Table${index}`, 'AWS::EC2::RouteTable', { VpcId: vpc.ref });
      add(stack, `Association${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref, RouteTableId: table.ref });
      add(stack, `Route${index}`, 'AWS::EC2::Route', { RouteTableId: table.ref, ...route }).addResourceDependency(group);
    });
    if (endpoint !== undefined) add(stack, 'Endpoint', 'AWS::EC2::VPCEndpoint', { VpcId: vpc.ref, ...endpoint });
    return saidIn(plain);
  };
  const LATE = ['error node-need-after-nodes at Route0'];
  const OUT = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' };

  test.each<[string, Record<string, unknown>, string[]]>([
    ['over IPv4', OUT, LATE],
    ['over IPv6', { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }, LATE],
    ['to some block', { ...OUT, DestinationCidrBlock: '192.0.2.0/24' }, []],
    ['to a list of prefixes', { DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-1' }, []],
    ['to what is told later', { ...OUT, DestinationCidrBlock: Fn.importValue('Everywhere') }, []],
  ])('%s', (_, route, expected) => {
    expect(said(route)).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['without a type, which is that of a gateway', {}, LATE],
    ['of a gateway', { VpcEndpointType: 'Gateway' }, LATE],
    ['with an interface', { VpcEndpointType: 'Interface' }, []],
    ['of a load balancer', { VpcEndpointType: 'GatewayLoadBalancer' }, []],
    ['of a type that is told later', { VpcEndpointType: Fn.importValue('Type') }, []],
    ['with an interface, in another VPC', { VpcId: 'vpc-1', VpcEndpointType: 'Interface' }, LATE],
  ])('beside an endpoint %s', (_, endpoint, expected) => {
    expect(said(OUT, endpoint)).toEqual(expected);
  });
});

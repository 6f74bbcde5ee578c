import { App, CfnResource, Fn } from 'aws-cdk-lib';
import { plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const LATE = 'error node-need-after-nodes';

const ZONES = [0, 1];

describe('the way out of the subnets of a group waits for it', () => {
  const routed = (more: (plain: PlainCluster) => void = () => {}, group: PlainParts['group'] = {}, lateTables = ZONES) => {
    const plain = plainCluster({ group });
    const add = (id: string, type: string, properties: Record<string, unknown>) => new CfnResource(plain.stack, id, { type, properties });
    plain.subnets.forEach(({ ref }, index) => {
      const table = add(`Table${index}`, 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
      add(`Association${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref, RouteTableId: table.ref });
      const route = add(`Route${index}`, 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' });
      if (lateTables.includes(index)) route.addResourceDependency(plain.group);
    });
    more(plain);
    return saidOf(plain.stack.node.root as App);
  };
  const more = (type: string, properties: Record<string, unknown> = {}) => ({ stack, vpc }: PlainCluster) => {
    new CfnResource(stack, 'More', { type, properties: { VpcId: vpc.ref, ...properties } });
  };

  test.each<[string, Parameters<typeof routed>, string[]]>([
    ['all of it', [], [`${LATE} at Route0`]],
    ['in one of two zones, and there are nodes in each', [undefined, {}, [1]], [`${LATE} at Route1`]],
    ['in one of two zones, and there is one node', [undefined, { scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 3 } }, [1]], []],
    ['in a VPC with interface endpoints', [more('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' })], []],
    ['in a VPC with a gateway endpoint', [more('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' })], [`${LATE} at Route0`]],
    ['beside routes that come by themselves', [more('AWS::EC2::VPNGatewayRoutePropagation')], []],
    ['of a VPC that the app does not make', [({ subnets }) => subnets.forEach((subnet) => (subnet.vpcId = 'vpc-1'))], []],
    ['of a VPC that is told later', [({ subnets }) => subnets.forEach((subnet) => (subnet.vpcId = Fn.importValue('Vpc')))], []],
    ['of subnets that have no table of their own', [({ stack }) => ZONES.forEach((zone) => stack.node.tryRemoveChild(`Association${zone}`))], []],
  ])('%s', (_, parts, expected) => {
    expect(routed(...parts)).toEqual(expected);
  });

  test.each<[string, unknown, unknown, string[]]>([
    ['of one id', 'rtb-1', 'rtb-1', [`${LATE} at Late`]],
    ['of another id', 'rtb-1', 'rtb-2', []],
    ['that one stack exports', Fn.importValue('Table'), Fn.importValue('Table'), [`${LATE} at Late`]],
    ['of which each is exported', Fn.importValue('Table'), Fn.importValue('Other'), []],
  ])('by a table that the app does not make, %s', (_, ofSubnets, ofRoute, expected) => {
    const plain = plainCluster();
    const add = (id: string, type: string, properties: Record<string, unknown>) => new CfnResource(plain.stack, id, { type, properties });
    plain.subnets.forEach(({ ref }, index) => add(`Association${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref, RouteTableId: ofSubnets }));
    add('Late', 'AWS::EC2::Route', { RouteTableId: ofRoute, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }).addResourceDependency(plain.group);

    expect(saidOf(plain.stack.node.root as App)).toEqual(expected);
  });
});

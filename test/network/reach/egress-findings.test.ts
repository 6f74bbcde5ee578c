import { App, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Finding } from '../../../src/findings/finding';
import { egressFindings } from '../../../src/network/reach/egress-findings';
import { StageTree } from '../../../src/templates/stage-tree';
import { importedVpc, stackIn, strictApp, vpcOf, zoneAgnosticVpc } from '../../private/cdk-fixtures';
import { namesOf } from '../../private/cdk-refusals';
import { factsOf, saidBy } from '../../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

type Subnets = Parameters<typeof egressFindings>[2];

function subnetsOf(subnets: readonly ec2.ISubnet[]): Subnets {
  return subnets.map((subnet) => ({ zone: subnet.availabilityZone, routeTableId: subnet.routeTable.routeTableId }));
}

function found(scope: Construct, subnets: Subnets): Finding[] {
  return egressFindings(new StageTree(scope.node.root), 'Stack/Cni', subnets);
}

/** What is found of a route table of the app that has one route. */
function foundWith(props: (stack: Stack) => Partial<ec2.CfnRouteProps>): Finding[] {
  const stack = stackIn();
  const table = new ec2.CfnRouteTable(stack, 'Table', { vpcId: 'vpc-1' });
  new ec2.CfnRoute(stack, 'Route', { routeTableId: table.attrRouteTableId, destinationCidrBlock: '0.0.0.0/0', ...props(stack) });
  return found(stack, [{ zone: 'eu-west-1a', routeTableId: table.ref }]);
}

test('pods behind NAT gateways have a way out', () => {
  const vpc = vpcOf(stackIn(), ZONES);

  expect(found(vpc, subnetsOf(vpc.privateSubnets))).toEqual([]);
});

test('pods in isolated subnets have none', () => {
  const stack = stackIn();
  const subnetConfiguration = [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, subnetConfiguration });

  const findings = found(vpc, subnetsOf(vpc.isolatedSubnets));
  expect(findings).toEqual([expect.objectContaining({
    id: 'cdk-eks-pod-capacity:pod-egress-missing',
    severity: 'warning',
    subject: 'Stack/Cni',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html',
  })]);
  expect(saidBy(findings)).toEqual([['pod-egress.none', {
    of: 'Stack/Cni', zones: ['eu-west-1a', 'eu-west-1b'], tables: ['Stack/Vpc/IsolatedSubnet1/RouteTable', 'Stack/Vpc/IsolatedSubnet2/RouteTable'],
  }]]);
});

test('pods in public subnets have no public address', () => {
  const vpc = vpcOf(stackIn(), ZONES);
  const findings = found(vpc, subnetsOf(vpc.publicSubnets));

  expect(saidBy(findings)).toEqual([['pod-egress.internetGateway', {
    of: 'Stack/Cni', zones: ['eu-west-1a', 'eu-west-1b'], tables: ['Stack/Vpc/PublicSubnet1/RouteTable', 'Stack/Vpc/PublicSubnet2/RouteTable'],
  }]]);
});

test('the way out of imported route tables is not seen', () => {
  const vpc = importedVpc(stackIn());
  const findings = found(vpc, [...subnetsOf(vpc.privateSubnets), { zone: 'eu-west-1c', routeTableId: undefined }]);

  expect(saidBy(findings)).toEqual([['pod-egress.unseen', {
    of: 'Stack/Cni',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    tables: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1', 'a route table that is not known'],
  }]]);
});

test('a default route that the app adds to an imported route table is seen', () => {
  const stack = stackIn();
  const vpc = importedVpc(stack);
  new ec2.CfnRoute(stack, 'Route', { routeTableId: 'rtb-0123456789abcdef0', destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-1' });

  const findings = found(vpc, subnetsOf(vpc.privateSubnets));
  expect(factsOf(findings, 'pod-egress-unseen').zones).toEqual(['eu-west-1b']);
});

test.each<[string, string | undefined, (stack: Stack) => Partial<ec2.CfnRouteProps>]>([
  ['a NAT gateway', undefined, () => ({ natGatewayId: 'nat-1' })],
  ['a transit gateway', undefined, () => ({ transitGatewayId: 'tgw-1' })],
  ['an interface', undefined, () => ({ networkInterfaceId: 'eni-1' })],
  ['an instance', undefined, () => ({ instanceId: 'i-1' })],
  ['a firewall endpoint', undefined, () => ({ vpcEndpointId: 'vpce-1' })],
  ['a peering connection', undefined, () => ({ vpcPeeringConnectionId: 'pcx-1' })],
  ['a token', undefined, () => ({ natGatewayId: Fn.importValue('Nat') })],
  ['a destination that is a lazy default', undefined, () => ({ destinationCidrBlock: Lazy.string({ produce: () => '0.0.0.0/0' }), natGatewayId: 'nat-1' })],
  ['an internet gateway by id', 'pod-egress-missing', () => ({ gatewayId: 'igw-1' })],
  ['an internet gateway of the app', 'pod-egress-missing', (stack) => ({ gatewayId: new ec2.CfnInternetGateway(stack, 'Gateway').attrInternetGatewayId })],
  ['a VPN gateway by id', undefined, () => ({ gatewayId: 'vgw-1' })],
  ['a VPN gateway of the app', undefined, (stack) => ({ gatewayId: new ec2.CfnVPNGateway(stack, 'Gateway', { type: 'ipsec.1' }).ref })],
  ['a gateway that is a token', 'pod-egress-unseen', (stack) => ({ gatewayId: new CfnParameter(stack, 'Gateway').valueAsString })],
  ['some addresses only', 'pod-egress-missing', () => ({ destinationCidrBlock: '10.0.0.0/8', transitGatewayId: 'tgw-1' })],
  ['IPv6 only', 'pod-egress-missing', () => ({ destinationCidrBlock: undefined, destinationIpv6CidrBlock: '::/0', egressOnlyInternetGatewayId: 'eigw-1' })],
  ['a destination that is a token', 'pod-egress-unseen', () => ({ destinationCidrBlock: Fn.importValue('To'), transitGatewayId: 'tgw-1' })],
  ['a prefix list', 'pod-egress-unseen', () => ({ destinationCidrBlock: undefined, destinationPrefixListId: 'pl-1', transitGatewayId: 'tgw-1' })],
])('a route to %s: %s', (_, name, props) => {
  expect(namesOf(foundWith(props))).toEqual(name === undefined ? [] : [name]);
});

test('routes that a VPN announces are not seen, until a default route is there', () => {
  const stack = stackIn();
  const table = new ec2.CfnRouteTable(stack, 'Table', { vpcId: 'vpc-1' });
  const subnets = [{ zone: 'eu-west-1a', routeTableId: table.ref }];
  new ec2.CfnVPNGatewayRoutePropagation(stack, 'Vpn', { vpnGatewayId: 'vgw-1', routeTableIds: [table.ref] });
  expect(namesOf(found(stack, subnets))).toEqual(['pod-egress-unseen']);

  new ec2.CfnRoute(stack, 'Route', { routeTableId: table.ref, destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1' });
  expect(found(stack, subnets)).toEqual([]);
});

test('zones are grouped into one finding of each kind', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack, ZONES);
  const bare = new ec2.CfnRouteTable(stack, 'Bare', { vpcId: vpc.vpcId });
  const findings = found(stack, [
    { zone: 'eu-west-1a', routeTableId: bare.ref },
    { zone: 'eu-west-1b', routeTableId: bare.ref },
    { zone: 'eu-west-1c', routeTableId: vpc.publicSubnets[0].routeTable.routeTableId },
    { zone: 'eu-west-1d', routeTableId: 'rtb-1' },
    { zone: 'eu-west-1e', routeTableId: vpc.privateSubnets[0].routeTable.routeTableId },
  ]);

  expect(saidBy(findings)).toMatchObject([
    ['pod-egress.none', { zones: ['eu-west-1a', 'eu-west-1b'], tables: ['Stack/Bare'] }],
    ['pod-egress.internetGateway', { zones: ['eu-west-1c'] }],
    ['pod-egress.unseen', { zones: ['eu-west-1d'] }],
  ]);
});

test('zones that are tokens are shown as that', () => {
  const stack = stackIn({ region: undefined });
  const vpc = zoneAgnosticVpc(stack);

  expect(saidBy(found(stack, subnetsOf(vpc.publicSubnets)))[0][1].zones).toEqual(['a zone that is a token']);
  expect(found(stack, subnetsOf(vpc.privateSubnets))).toEqual([]);
});

test('route tables of another stack are seen at synthesis, also beside one of the same logical id', () => {
  const app = strictApp();
  const vpc = vpcOf(stackIn({ app, id: 'Network' }), ZONES);
  const stack = stackIn({ app, id: 'Other' });
  const isolated = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, natGateways: 0, subnetConfiguration: [{ name: 'Private', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  new ec2.CfnSubnetRouteTableAssociation(stack, 'Association', { subnetId: 'subnet-0123456789abcdef0', routeTableId: vpc.privateSubnets[0].routeTable.routeTableId });
  const findings: Finding[][] = [];
  stack.node.addValidation({
    validate: () => {
      findings.push(found(stack, subnetsOf(vpc.privateSubnets)), found(stack, subnetsOf(isolated.isolatedSubnets)));
      return [];
    },
  });

  app.synth();

  expect(findings.map(namesOf)).toEqual([[], ['pod-egress-missing']]);
});

test('nothing is said of no subnets', () => {
  expect(egressFindings(new StageTree(new App()), 'Cni', [])).toEqual([]);
});

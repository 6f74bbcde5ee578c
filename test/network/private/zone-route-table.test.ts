import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Finding } from '../../../src/findings/finding';
import { zoneRouteTable } from '../../../src/network/private/zone-route-table';
import { importedVpc, stackIn, vpcOf, zoneAgnosticVpc } from '../../private/cdk-fixtures';
import { Said, saidBy } from '../../private/statements';

function refusalFor(vpc: ec2.IVpc, zone: string): Said {
  const finding = zoneRouteTable(vpc, zone, {});
  if (typeof finding === 'string') throw new Error(`got ${finding}`);
  expect(finding.subject).toBe(zone);
  return saidBy([finding])[0];
}

test('is that of the private subnet of the zone', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);

  expect(stack.resolve(zoneRouteTable(vpc, 'eu-west-1b', {}))).toEqual(stack.resolve(vpc.privateSubnets[1].routeTable.routeTableId));
});

test('is that of an imported private subnet', () => {
  expect(zoneRouteTable(importedVpc(stackIn()), 'eu-west-1b', {})).toBe('rtb-0123456789abcdef1');
});

test('is that of the zone where zones are tokens', () => {
  const stack = stackIn({ region: undefined });
  const vpc = zoneAgnosticVpc(stack);

  expect(stack.resolve(zoneRouteTable(vpc, vpc.availabilityZones[1], {}))).toEqual(stack.resolve(vpc.privateSubnets[1].routeTable.routeTableId));
});

test('is the one given, whatever the VPC has, also a token', () => {
  const vpc = importedVpc(stackIn());

  expect(zoneRouteTable(vpc, 'eu-west-1b', { 'eu-west-1b': 'rtb-mine' })).toBe('rtb-mine');
  expect(zoneRouteTable(vpc, 'eu-west-1z', { 'eu-west-1z': 'rtb-mine' })).toBe('rtb-mine');
});

test('is the one that several private subnets of a zone share', () => {
  const vpc = importedVpc(stackIn(), { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a', 'eu-west-1b'], routeTables: ['rtb-a', 'rtb-b', 'rtb-a', 'rtb-c'] });

  expect(zoneRouteTable(vpc, 'eu-west-1a', {})).toBe('rtb-a');
});

test('fails for several to choose from, naming them and the map to give', () => {
  const vpc = importedVpc(stackIn(), { zones: ['eu-west-1a', 'eu-west-1a'], routeTables: ['rtb-a', 'rtb-b'] });

  expect(refusalFor(vpc, 'eu-west-1a')).toEqual(
    ['pod-subnet-sources.severalRouteTables', { vpc: 'vpc-0123456789abcdef0', zone: 'eu-west-1a', subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'], tables: ['rtb-a', 'rtb-b'] }]);
});

test('fails for several that are tokens, without showing their encoding', () => {
  const stack = stackIn();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a'],
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
      { name: 'One', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      { name: 'Two', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    ],
  });

  expect(refusalFor(vpc, 'eu-west-1a')).toEqual(['pod-subnet-sources.severalRouteTables',
    { vpc: 'Stack/Vpc', zone: 'eu-west-1a', subnets: ['Stack/Vpc/OneSubnet1', 'Stack/Vpc/TwoSubnet1'], tables: [] }]);
  const shown = ({ fix }: Finding) => fix;
  expect(shown(zoneRouteTable(vpc, 'eu-west-1a', {}) as Finding)).toEqual(
    ["name that of the subnet to use: routeTables: { 'eu-west-1a': subnet.routeTable.routeTableId }"]);
  const [, subnet] = vpc.privateSubnets;
  expect(zoneRouteTable(vpc, 'eu-west-1a', { 'eu-west-1a': subnet.routeTable.routeTableId })).toBe(subnet.routeTable.routeTableId);
});

test('fails for a zone without private subnets, naming the zones that have some', () => {
  expect(refusalFor(importedVpc(stackIn()), 'eu-west-1c')).toEqual(
    ['pod-subnet-sources.noRouteTable', { vpc: 'vpc-0123456789abcdef0', zones: ['eu-west-1c'], known: ['eu-west-1a', 'eu-west-1b'] }]);
});

test('fails for a VPC without private subnets', () => {
  const stack = new Stack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'] });

  expect(refusalFor(vpc, 'eu-west-1a')).toEqual(['pod-subnet-sources.noRouteTable', { vpc: 'vpc-1', zones: ['eu-west-1a'], known: [] }]);
});

test('fails for imported subnets whose route tables are not known', () => {
  const stack = stackIn();

  expect(refusalFor(importedVpc(stack, { routeTables: undefined }), 'eu-west-1a')).toEqual(
    ['pod-subnet-sources.noRouteTable', { vpc: 'vpc-0123456789abcdef0', zones: ['eu-west-1a'], known: ['eu-west-1a', 'eu-west-1b'] }]);
});

import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { FindingError } from '../../src/findings/finding-error';
import { attributeOf, valueUnder } from '../../src/validation/attribute';
import { stackIn } from '../private/cdk-fixtures';
import { plainFinding } from '../private/plain-finding';

const stack = stackIn();
const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main' });
const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'] });
const subnet = ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1');
const template = ec2.LaunchTemplate.fromLaunchTemplateAttributes(stack, 'Template', { launchTemplateId: 'lt-1', versionNumber: '1' });
const group = new autoscaling.AutoScalingGroup(stack, 'Asg', { vpc: new ec2.Vpc(stack, 'Own'), launchTemplate: template });

test.each<[string, () => unknown]>([
  ['the VPC of a cluster', () => cluster.vpc],
  ['the security group of a cluster', () => cluster.clusterSecurityGroup],
  ['the endpoint of a cluster', () => cluster.clusterEndpoint],
  ['the certificate authority of a cluster', () => cluster.clusterCertificateAuthorityData],
  ['the block of a VPC', () => vpc.vpcCidrBlock],
  ['a group of subnets of a VPC', () => vpc.selectSubnets({ subnetGroupName: 'Pods' })],
  ['the block of a subnet', () => subnet.ipv4CidrBlock],
  ['the zone of a subnet', () => subnet.availabilityZone],
  ['the role of a group', () => group.role],
  ['the architecture of a type that is none', () => new ec2.InstanceType('x').architecture],
  ['what somebody else implements', () => { throw new Error('not given'); }],
])('%s is not known where CDK throws', (_, read) => {
  expect(read).toThrow();
  expect(attributeOf(read)).toBeUndefined();
});

test('what is known is what it is', () => {
  expect(attributeOf(() => cluster.clusterName)).toBe('main');
  expect(attributeOf(() => undefined)).toBeUndefined();
});

test.each<[string, () => unknown, string]>([
  ['a property of nothing', () => (undefined as any).vpc, 'TypeError'],
  ['a name that is not there', () => (globalThis as any).eval('nobody'), 'ReferenceError'],
  ['no end of calls', () => { const again = (): unknown => again(); return again(); }, 'RangeError'],
  ['a text that is no code', () => JSON.parse('{'), 'SyntaxError'],
  ['an error of this library', () => { throw new FindingError([plainFinding('zone-slot', 'x', 'x')]); }, 'FindingError'],
])('%s is a fault, and passes', (_, read, name) => {
  expect(() => attributeOf(read)).toThrow(expect.objectContaining({ name }));
});

test('a record has its own names only', () => {
  expect([valueUnder({ a: 1 }, 'a'), valueUnder({ a: 1 }, 'toString'), valueUnder(undefined, 'a')]).toEqual([1, undefined, undefined]);
});

import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { SecondaryCidr } from '../../../src';
import { stackIn } from '../../private/cdk-fixtures';
import { saidOf } from '../../private/cdk-plain';

/*
 * What a construct of this library says of its own props is not said again of its resources; of plain resources it is said.
 */

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

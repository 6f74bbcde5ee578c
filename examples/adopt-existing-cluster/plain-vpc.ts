import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/**
 * A VPC as many have one, in whose private subnets nodes and pods are.
 *
 * @param cidrMask their size: 24 for 251 addresses each
 */
export function plainVpc(scope: Construct, cidrMask: number): ec2.Vpc {
  return new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/18'),
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 26 },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask },
    ],
  });
}

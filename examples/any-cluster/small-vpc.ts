import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { auditVpc } from '../audited-vpc';

/** A VPC whose subnets are large enough for nodes, and too small for their pods. */
export function smallVpc(scope: Construct): ec2.Vpc {
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/20'),
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 23 },
    ],
  });
  auditVpc(vpc);
  return vpc;
}

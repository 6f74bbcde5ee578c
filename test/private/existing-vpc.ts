import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

export const VPC_ID = 'vpc-0123456789abcdef0';

/** An id of the form that EC2 gives, for what stands in a zone; another series for what stands there too. */
export function idIn(kind: 'subnet' | 'rtb', zone: string, series = '0'): string {
  return `${kind}-0123456789abcd${series}${series}${zone.slice(-1)}`;
}

/** An imported VPC with a private subnet and a route table in each zone. */
export function existingVpc(scope: Construct, zones: string[]): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Existing', {
    vpcId: VPC_ID,
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: zones,
    privateSubnetIds: zones.map((zone) => idIn('subnet', zone)),
    privateSubnetRouteTableIds: zones.map((zone) => idIn('rtb', zone)),
  });
}

import { Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { taggedByOwner } from './tagged-by-owner';
import { PodCapacityCluster, PodNetwork } from '../../src';

/**
 * A cluster on a VPC that is imported by its attributes. Pods get a part of its primary block that no subnet has.
 */
export class AttributesStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0bbbbbbbbbbbbbbbb',
      vpcCidrBlock: '10.20.0.0/16',
      availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
      privateSubnetIds: ['subnet-0bbbbbbbbbbbbbb0a', 'subnet-0bbbbbbbbbbbbbb0b', 'subnet-0bbbbbbbbbbbbbb0c'],
      privateSubnetIpv4CidrBlocks: ['10.20.0.0/20', '10.20.16.0/20', '10.20.32.0/20'],
      privateSubnetRouteTableIds: ['rtb-0bbbbbbbbbbbbbb0a', 'rtb-0bbbbbbbbbbbbbb0b', 'rtb-0bbbbbbbbbbbbbb0c'],
    });
    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      podNetwork: PodNetwork.existingCidr('10.20.128.0/17'),
      planning: { otherAddresses: 200 },
    });
    this.platform.addNodegroup('General', {
      instanceTypes: [new ec2.InstanceType('m7i.xlarge')],
      minSize: 3,
      maxSize: 50,
    });

    taggedByOwner(this.platform);
    Validations.of(this.platform).acknowledge({
      id: 'cdk-eks-pod-capacity:value-unchecked',
      reason: 'aws ec2 describe-subnets shows none in 10.20.128.0/17, which is kept for pods',
    });
  }
}

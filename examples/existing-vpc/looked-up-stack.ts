import { Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { taggedByOwner } from './tagged-by-owner';
import { PodCapacityCluster, PodNetwork } from '../../src';

/**
 * A cluster on a VPC that is looked up: what the CLI found stands in cdk.context.json. Pods get a secondary block of
 * it.
 */
export class LookedUpStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromLookup(this, 'Vpc', { vpcId: 'vpc-0aaaaaaaaaaaaaaaa' });
    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      // Named, so that a zone which the VPC gets later does not move the control plane.
      vpcSubnets: [{ subnetGroupName: 'Private', availabilityZones: ['us-west-2a', 'us-west-2b'] }],
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      planning: { otherAddresses: 200 },
    });
    this.platform.addNodegroup('General', {
      instanceTypes: [new ec2.InstanceType('m7i.xlarge')],
      minSize: 3,
      maxSize: 60,
    });

    taggedByOwner(this.platform);
    Validations.of(this.platform).acknowledge({
      id: 'cdk-eks-pod-capacity:vpc-cidrs-unseen',
      reason: 'aws ec2 describe-vpcs shows 10.10.0.0/16 alone, and no other stack adds a block to the VPC',
    });
  }
}

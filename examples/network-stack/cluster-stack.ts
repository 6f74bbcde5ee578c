import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { IPodSubnets, PodCapacityCluster, PodNetwork } from '../../src';

/** Props of `ClusterStack`. */
export interface ClusterStackProps extends StackProps {
  /** The VPC of the cluster. */
  readonly vpc: ec2.IVpc;

  /** Subnets for its pods. */
  readonly pods: IPodSubnets;
}

/**
 * A cluster on the network of another stack.
 */
export class ClusterStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: ClusterStackProps) {
    super(scope, id, props);

    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc: props.vpc,
      vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, availabilityZones: ['us-west-2a', 'us-west-2b'] }],
      podNetwork: PodNetwork.subnets(props.pods),
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
    });
    this.platform.addNodegroup('General', {
      instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
      minSize: 2,
      maxSize: 60,
    });
  }
}

import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { PodCapacityCluster, PodNetwork, PodNodegroup } from '../../src';

const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/**
 * A production cluster in three zones, whose pods live in a secondary block.
 */
export class DenseClusterStack extends Stack {
  /** The node groups, by name. */
  public readonly nodegroups: Record<string, PodNodegroup>;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
      flowLogsEncryptionKey: new kms.Key(this, 'FlowLogsKey', {
        description: 'VPC flow logs',
        enableKeyRotation: true,
      }),
    });

    this.nodegroups = {
      // Mixed types of one size: whatever spot or on-demand capacity there is, nodes hold the same number of pods.
      General: platform.addNodegroup('General', {
        instanceTypes: types('m5.xlarge', 'm5a.xlarge', 'm6i.xlarge', 'm7i.xlarge'),
        minSize: 3,
        maxSize: 60,
      }),

      Bottlerocket: platform.addNodegroup('Bottlerocket', {
        amiType: eks.NodegroupAmiType.BOTTLEROCKET_ARM_64,
        instanceTypes: types('m7g.2xlarge', 'm8g.2xlarge'),
        diskSize: 80,
        minSize: 3,
        maxSize: 30,
        labels: { team: 'web' },
      }),

      // Above 30 vCPUs the cap is 250 pods.
      Large: platform.addNodegroup('Large', {
        instanceTypes: types('m6i.12xlarge', 'm7i.12xlarge'),
        minSize: 0,
        maxSize: 6,
        taints: [{ key: 'dedicated', value: 'batch', effect: eks.TaintEffect.NO_SCHEDULE }],
      }),
    };
  }
}

import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { NodeOs, PodCapacityCluster, PodNetwork } from '../../src';

const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/**
 * A cluster with IPv6: a node has a prefix of /80 for its pods and one IPv4 address for itself, so that nothing but the
 * cap of kubelet binds.
 */
export class Ipv6NodesStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      ipFamily: eks.IpFamily.IP_V6,
      podNetwork: PodNetwork.nodeSubnets(),
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
      flowLogsEncryptionKey: new kms.Key(this, 'FlowLogsKey', {
        description: 'VPC flow logs',
        enableKeyRotation: true,
      }),
    });
    this.platform.addNodegroup('Ipv6', { instanceTypes: types('m7i.large'), minSize: 2, maxSize: 12 });
    this.platform.addNodegroup('OwnImageIpv6', {
      instanceTypes: types('m7g.large'),
      machineImageId: 'ami-0123456789abcdef0',
      os: NodeOs.AL2023,
      maxSize: 4,
    });
  }
}

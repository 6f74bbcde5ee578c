import { Annotations, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { IpAssignment, NodeOs, PodCapacityCluster, PodNetwork } from '../../src';

const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/**
 * Managed node groups of each kind, and pods on Fargate, in a cluster whose pods have subnets of their own.
 */
export class ManagedNodesStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      // Nodes with an AMI of their own must be told the addresses of services.
      serviceIpv4Cidr: '172.20.0.0/16',
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
      flowLogsEncryptionKey: new kms.Key(this, 'FlowLogsKey', {
        description: 'VPC flow logs',
        enableKeyRotation: true,
      }),
      // Windows pods have addresses of the subnets of their nodes, and prefixes only where it is said.
      vpcCni: { windows: { ipAssignment: IpAssignment.prefixDelegation() } },
    });
    this.platform = platform;

    platform.addNodegroup('Al2023', { instanceTypes: types('m7i.xlarge'), minSize: 3, maxSize: 12 });

    platform.addNodegroup('Arm', {
      instanceTypes: types('m7g.xlarge'),
      kubeletConfig: { imageGCHighThresholdPercent: 75 },
      maxSize: 6,
    });

    platform.addNodegroup('Bottlerocket', {
      instanceTypes: types('m7g.xlarge'),
      os: NodeOs.BOTTLEROCKET,
      bottlerocketSettings: { kubernetes: { 'image-gc-high-threshold-percent': 75 } },
      maxSize: 6,
    });

    platform.addNodegroup('Spot', {
      instanceTypes: types('m5.xlarge', 'm6i.xlarge', 'm7i.xlarge'),
      capacityType: eks.CapacityType.SPOT,
      minSize: 0,
      maxSize: 12,
    });

    platform.addNodegroup('Gpu', { instanceTypes: types('g5.2xlarge'), diskSize: 200, minSize: 0, maxSize: 4 });

    // Many network cards, of which the default one alone has addresses for pods.
    platform.addNodegroup('Training', { instanceTypes: types('p4d.24xlarge'), diskSize: 500, minSize: 0, maxSize: 2 });

    platform.addNodegroup('OwnImage', {
      instanceTypes: types('m7i.xlarge'),
      machineImageId: this.image('/images/al2023-hardened'),
      os: NodeOs.AL2023,
      maxPods: 60,
      maxSize: 6,
    });

    platform.addNodegroup('OwnBottlerocket', {
      instanceTypes: types('m7i.xlarge'),
      machineImageId: this.image('/images/bottlerocket-hardened'),
      os: NodeOs.BOTTLEROCKET,
      taints: [{ key: 'dedicated', value: 'build', effect: eks.TaintEffect.NO_SCHEDULE }],
      maxSize: 6,
    });

    platform.addNodegroup('Windows', { instanceTypes: types('m7i.xlarge'), os: NodeOs.WINDOWS, maxSize: 4 });

    platform.addNodegroup('OwnWindows', {
      instanceTypes: types('m7i.xlarge'),
      machineImageId: this.image('/images/windows-hardened'),
      os: NodeOs.WINDOWS,
      maxPods: 40,
      maxSize: 4,
    });

    Annotations.of(platform).acknowledgeWarning(
      'cdk-eks-pod-capacity:windows-in-node-subnets',
      'The private subnets are large enough for eight Windows nodes',
    );

    platform.addFargateProfile('Jobs', { selectors: [{ namespace: 'jobs' }], expectedPods: 40 });
  }
  /** The id of an image of one's own, as a pipeline has left it in a parameter. */
  private image(parameter: string): string {
    return ssm.StringParameter.valueForTypedStringParameterV2(this, parameter, ssm.ParameterValueType.AWS_EC2_IMAGE_ID);
  }
}

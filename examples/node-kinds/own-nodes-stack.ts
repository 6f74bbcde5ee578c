import { Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  KarpenterCapacity, NodeBootstrap, NodeOs, PodCapacityCluster, PodNetwork, SecurityGroupsForPods,
} from '../../src';

const types = (...names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** Where EKS publishes the ids of its images. */
const IMAGES: Record<NodeOs.AL2023 | NodeOs.BOTTLEROCKET, string> = {
  [NodeOs.AL2023]: '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id',
  [NodeOs.BOTTLEROCKET]: '/aws/service/bottlerocket/aws-k8s-1.34/x86_64/latest/image_id',
};

/** Bottlerocket keeps images and logs on a second volume. */
function blockDevices(os: NodeOs): ec2.BlockDevice[] {
  const volume = ec2.BlockDeviceVolume.ebs(40, { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3 });
  return (os === NodeOs.BOTTLEROCKET ? ['/dev/xvda', '/dev/xvdb'] : ['/dev/xvda']).map((deviceName) => ({
    deviceName,
    volume,
  }));
}

/**
 * Nodes that are run by the user or by Karpenter beside one managed group, in a cluster where single pods have security
 * groups of their own: a trunk takes an ENI of each node.
 */
export class OwnNodesStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  /** Nodes of Auto Scaling groups, by name. */
  public readonly bootstraps: Record<string, NodeBootstrap>;

  /** What Karpenter has to be told. */
  public readonly karpenter: KarpenterCapacity;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      podNetwork: PodNetwork.nodeSubnets(),
      serviceIpv4Cidr: '172.20.0.0/16',
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
      flowLogsEncryptionKey: new kms.Key(this, 'FlowLogsKey', {
        description: 'VPC flow logs',
        enableKeyRotation: true,
      }),
      vpcCni: { securityGroupsForPods: SecurityGroupsForPods.standard() },
    });
    this.platform.addNodegroup('System', {
      instanceTypes: types('m6i.large'),
      minSize: 2,
      maxSize: 4,
      expectedPods: { branchPods: 5 },
    });

    this.bootstraps = {
      SelfManaged: this.selfManaged('SelfManaged', NodeOs.AL2023),
      SelfManagedBottlerocket: this.selfManaged('SelfManagedBottlerocket', NodeOs.BOTTLEROCKET),
    };

    this.karpenter = new KarpenterCapacity(this, 'Karpenter', {
      podNetworking: this.platform.podNetworking,
      instanceTypes: types('m6i.xlarge', 'm7i.xlarge', 'c7i.2xlarge'),
      limits: { cpu: 12 },
      expectedNodes: 2,
    });
  }

  /** The manifests for Karpenter, to be written to a file or applied. */
  public manifests(): object[] {
    return [
      this.karpenter.nodeClass('general', {
        role: 'KarpenterNodeRole',
        amiSelectorTerms: [{ alias: 'al2023@v20261101' }],
        subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'own-nodes' } }],
        securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'own-nodes' } }],
      }),
      this.karpenter.nodePool('general', 'general'),
    ];
  }

  /** An Auto Scaling group on an image of EKS. */
  private selfManaged(name: string, os: NodeOs.AL2023 | NodeOs.BOTTLEROCKET): NodeBootstrap {
    const { cluster, podNetworking, vpc } = this.platform;
    const [instanceType] = types('m6i.xlarge');
    const bootstrap = new NodeBootstrap(this, `${name}Bootstrap`, {
      cluster,
      podNetworking,
      os,
      instanceTypes: [instanceType],
    });
    const launchTemplate = new ec2.LaunchTemplate(this, `${name}Template`, {
      machineImage: ec2.MachineImage.fromSsmParameter(IMAGES[os], { userData: bootstrap.userData }),
      instanceType,
      userData: bootstrap.userData,
      role: new iam.Role(this, `${name}Role`, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') }),
      securityGroup: cluster.clusterSecurityGroup,
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      blockDevices: blockDevices(os),
    });
    const group = new autoscaling.AutoScalingGroup(this, `${name}Group`, {
      vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      launchTemplate,
      minCapacity: 1,
      maxCapacity: 4,
      // What the nodes are told changes with the user data, and only new ones hear it.
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({ minInstancesInService: 1 }),
    });
    bootstrap.join(group);
    Validations.of(group.node.defaultChild!).acknowledge({
      id: 'AwsSolutions::AwsSolutions-AS3',
      reason:
        'Nodes come and go with the pods, and Kubernetes has an event of each; '
        + 'a notification for every one would be read by nobody',
    });
    return bootstrap;
  }
}

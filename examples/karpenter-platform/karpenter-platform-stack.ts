import { Stack, StackProps, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  InstanceTypeSelection, InstanceTypeSelectionOptions, KarpenterCapacity, KarpenterPoolSizes, PlanStage,
  PodCapacityCluster, PodNetwork,
} from '../../src';

const CLUSTER = 'karpenter-platform';
const NODE_ROLE = 'karpenter-platform-node';

/** The tag by which Karpenter finds the subnets of its nodes. */
const DISCOVERY = 'karpenter.sh/discovery';

/**
 * A platform whose nodes Karpenter starts, but for a small group that runs its controller. One EC2NodeClass has one pod
 * count, so there are two pools: up to 30 vCPUs with 110 pods per node, above with 250.
 *
 * The chart of Karpenter, the role of its controller and the manifests are applied by others: see
 * https://karpenter.sh/docs/getting-started/.
 */
export class KarpenterPlatformStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  private readonly objects: object[];

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.platform = new PodCapacityCluster(this, 'Platform', {
      clusterName: CLUSTER,
      version: eks.KubernetesVersion.V1_34,
      availabilityZones: ['us-west-2a', 'us-west-2b'],
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
    this.platform.addNodegroup('System', {
      instanceTypes: [new ec2.InstanceType('m7g.large')],
      minSize: 2,
      maxSize: 3,
    });

    for (const subnet of this.platform.vpc.privateSubnets) Tags.of(subnet).add(DISCOVERY, CLUSTER);
    this.letNodesJoin();

    this.objects = [
      ...this.pool('General', { minVcpus: 4, maxVcpus: 30 }, { limits: { cpu: 100 }, expectedNodes: 15 }),
      ...this.pool('Large', { minVcpus: 31, minPods: 250 }, { limits: { cpu: 64 }, expectedNodes: 1 }),
    ];
  }

  /** An EC2NodeClass and a NodePool for each pool, to be written to a file or applied. */
  public manifests(): object[] {
    return this.objects;
  }

  /** For each pool the nodes and the prefixes that the plan counts, by what is expected and by its limits. */
  public fleetTable(): string {
    const rows = this.platform.plan.fleets.map(({ name, maxPods, stages }) => {
      const at = (stage: PlanStage) => stages.find((each) => each.stage === stage)!;
      const [expected, peak, changeover] = [PlanStage.EXPECTED, PlanStage.PEAK, PlanStage.CHANGEOVER].map(at);
      return [name, maxPods, expected.nodes, peak.nodes, changeover.nodes, changeover.prefixes].map(String);
    });
    const head = ['pool', 'max pods', 'nodes expected', 'by limits', 'while all are replaced', 'prefixes then'];
    return [head, ...rows]
      .map((row) => row.map((cell, column) => cell.padEnd([38, 10, 16, 11, 24, 0][column])).join(''))
      .join('\n');
  }

  /** The role of the nodes, which the cluster lets in. */
  private letNodesJoin(): void {
    const policies = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];
    const role = new iam.Role(this, 'NodeRole', {
      roleName: NODE_ROLE,
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: policies.map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
    });
    new eks.CfnAccessEntry(this, 'NodeAccess', {
      clusterName: this.platform.cluster.clusterName,
      principalArn: role.roleArn,
      type: 'EC2_LINUX',
    });
    for (const policy of policies) {
      Validations.of(role.node.defaultChild!).acknowledge({
        id: `AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
        reason: 'EKS documents this policy as what nodes need, and keeps it up to date',
      });
    }
  }

  /** A pool of types that all run as many pods as its EC2NodeClass says. */
  private pool(id: string, types: InstanceTypeSelectionOptions, sizes: KarpenterPoolSizes): object[] {
    const name = id.toLowerCase();
    const capacity = new KarpenterCapacity(this, id, {
      podNetworking: this.platform.podNetworking,
      instanceTypeSelection: InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 6, ...types }),
      subnets: this.platform.vpc.privateSubnets,
      ...sizes,
    });
    return [
      capacity.nodeClass(name, {
        role: NODE_ROLE,
        amiSelectorTerms: [{ alias: 'al2023@v20261101' }],
        subnetSelectorTerms: [{ tags: { [DISCOVERY]: CLUSTER } }],
        securityGroupSelectorTerms: [{ tags: { 'aws:eks:cluster-name': CLUSTER } }],
      }),
      capacity.nodePool(name, name),
    ];
  }
}

import { CfnResource, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** A node group of the cluster. */
export interface Group {
  readonly name: string;
  readonly type: string;
  readonly minSize: number;
  readonly maxSize: number;
}

/** Where the pod subnet of a zone lies, and the space in it that is reserved for prefixes. */
const POD_SUBNETS: ReadonlyArray<readonly [string, string]> = [
  ['100.64.0.0/18', '100.64.32.0/19'],
  ['100.64.64.0/18', '100.64.96.0/19'],
  ['100.64.128.0/18', '100.64.160.0/19'],
];

/** What a node is told: the max pods that somebody read in the table of EKS, and the memory that it keeps for them. */
const USER_DATA = `Content-Type: multipart/mixed; boundary="+AWS+CDK+User+Data+Separator=="
MIME-Version: 1.0

--+AWS+CDK+User+Data+Separator==
Content-Type: application/node.eks.aws

${JSON.stringify({
  apiVersion: 'node.eks.aws/v1alpha1',
  kind: 'NodeConfig',
  spec: { kubelet: { config: { kubeReserved: { memory: '1465Mi' }, maxPods: 110 }, maxPodsExpression: '110' } },
}, undefined, 2)}
--+AWS+CDK+User+Data+Separator==--
`;

/**
 * The resources of a `PodCapacityCluster`, as somebody writes them who has `aws-cdk-lib` alone: with its L2 constructs,
 * and with L1 constructs where it has no others. Ids are those of the library, so that the templates can be compared.
 */
export function clusterByHand(scope: Construct, zones: readonly string[], groups: readonly Group[]): void {
  const vpc = clusterVpc(scope, zones);
  const podCidr = new Construct(scope, 'PodCidr');
  const block = new ec2.CfnVPCCidrBlock(podCidr, 'Resource', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });
  const pods = new Construct(scope, 'PodSubnets');
  const ids = zones.map((zone, slot) => podSubnet(new Construct(pods, `Slot${slot}`), vpc, zone, slot, block));

  const cluster = new eks.Cluster(scope, 'Cluster', {
    version: eks.KubernetesVersion.V1_33,
    vpc,
    vpcSubnets: [{ subnets: vpc.privateSubnets.slice(0, 2) }],
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
  cluster.node.defaultChild!.node.addDependency(vpc, pods);
  const kubeProxy = addon(scope, 'KubeProxy', cluster, 'kube-proxy');
  const vpcCni = vpcCniAddon(new Construct(scope, 'VpcCni'), cluster, zones, ids);
  vpcCni.node.addDependency(kubeProxy, pods);
  const coreDns = addon(new Construct(scope, 'CoreDns'), 'Resource', cluster, 'coredns');

  for (const group of groups) {
    const scopeOfGroup = new Construct(scope, `Nodegroup${group.name}`);
    nodegroup(scopeOfGroup, cluster, vpc, group).node.addDependency(vpcCni.node.scope!, pods);
    coreDns.node.addDependency(scopeOfGroup);
  }
}

function clusterVpc(scope: Construct, zones: readonly string[]): ec2.Vpc {
  const flowLogs = new logs.LogGroup(scope, 'FlowLogs', { retention: logs.RetentionDays.ONE_MONTH });
  return new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    availabilityZones: [...zones],
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
    flowLogs: { FlowLog: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) } },
  });
}

function podSubnet(
  scope: Construct,
  vpc: ec2.Vpc,
  availabilityZone: string,
  slot: number,
  block: ec2.CfnVPCCidrBlock,
): string {
  const [cidrBlock, reserved] = POD_SUBNETS[slot];
  const subnet = new ec2.CfnSubnet(scope, 'Subnet', { vpcId: vpc.vpcId, availabilityZone, cidrBlock });
  const tags = { 'Name': scope.node.path, 'aws-cdk:subnet-name': 'Pods', 'aws-cdk:subnet-type': 'Private' };
  for (const [key, value] of Object.entries(tags)) Tags.of(subnet).add(key, value);
  subnet.addResourceDependency(block);
  new ec2.CfnSubnetRouteTableAssociation(scope, 'RouteTableAssociation', {
    subnetId: subnet.ref,
    routeTableId: vpc.privateSubnets[slot].routeTable.routeTableId,
  });
  const reservation = new ec2.CfnSubnetCidrReservation(new Construct(scope, 'Reservation'), 'Prefix19At8192', {
    subnetId: subnet.ref,
    cidr: reserved,
    reservationType: 'prefix',
    description: 'Address prefixes for pods',
  });
  reservation.addMetadata('cfn-lint', { config: { ignore_checks: ['E3006'] } });
  Validations.of(reservation).acknowledge({
    id: 'CloudFormation-Validate::F3006',
    reason: 'The list of the validator does not have this type',
  });
  return subnet.ref;
}

function addon(scope: Construct, id: string, cluster: eks.Cluster, addonName: string): eks.CfnAddon {
  return new eks.CfnAddon(scope, id, { addonName, clusterName: cluster.clusterName, resolveConflicts: 'OVERWRITE' });
}

function vpcCniAddon(
  scope: Construct,
  cluster: eks.Cluster,
  zones: readonly string[],
  subnetIds: readonly string[],
): eks.CfnAddon {
  const role = new iam.Role(scope, 'Role', {
    description: 'EC2 permissions of the VPC CNI, for the pods of aws-node',
    assumedBy: new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com')),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKS_CNI_Policy')],
  });
  const env = {
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
    AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
    ENABLE_PREFIX_DELEGATION: 'true',
    ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    WARM_PREFIX_TARGET: '1',
  };
  const subnets = Object.fromEntries(zones.map((zone, index) => [zone, { id: subnetIds[index] }]));
  const configuration = { eniConfig: { create: true, region: cluster.stack.region, subnets }, env };
  const vpcCni = new eks.CfnAddon(scope, 'Resource', {
    addonName: 'vpc-cni',
    clusterName: cluster.clusterName,
    resolveConflicts: 'OVERWRITE',
    configurationValues: cluster.stack.toJsonString(configuration),
    podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role.roleArn }],
  });
  vpcCni.node.addDependency(cluster.eksPodIdentityAgent!);
  return vpcCni;
}

function nodegroup(
  scope: Construct,
  cluster: eks.Cluster,
  vpc: ec2.Vpc,
  { type, minSize, maxSize }: Group,
): eks.Nodegroup {
  const nodeRole = new iam.Role(scope, 'Role', {
    description: 'Nodes of an EKS node group',
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly']
      .map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
  });
  const launchTemplate = new ec2.LaunchTemplate(scope, 'LaunchTemplate', {
    userData: ec2.UserData.custom(USER_DATA),
    blockDevices: [{
      deviceName: '/dev/xvda',
      volume: ec2.BlockDeviceVolume.ebs(20, {
        encrypted: true,
        volumeType: ec2.EbsDeviceVolumeType.GP3,
        deleteOnTermination: true,
      }),
    }],
    httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
  });
  const group = new eks.Nodegroup(scope, 'PrefixCustomNetworking', {
    cluster,
    nodeRole,
    subnets: { subnets: vpc.privateSubnets },
    instanceTypes: [new ec2.InstanceType(type)],
    amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD,
    minSize,
    maxSize,
    launchTemplateSpec: { id: launchTemplate.launchTemplateId!, version: launchTemplate.latestVersionNumber },
  });
  // The construct writes a desired size that nobody gave, and a change of it would scale the group.
  const resource = group.node.defaultChild as CfnResource;
  resource.addPropertyDeletionOverride('ScalingConfig.DesiredSize');
  return group;
}

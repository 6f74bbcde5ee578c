import fc from 'fast-check';
import { hostileJson, hostileText, spoiled } from './values';

/** What templates name here, so that references reach something more often than not. */
const IDS = ['Vpc', 'Cluster', 'Nodes', 'Pods', 'Launch', 'Group', 'Cni', 'Asg', 'Size', 'Type', 'List', 'NodeRole', 'Routes', 'Nothing'] as const;
const CONDITIONS = ['Always', 'Never', 'IsLarge', 'Either', 'Nothing'] as const;

/** What CloudFormation would compute, or refuse. */
export const functions: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom<object>(
    { Ref: 'Ref' }, { Ref: null }, { Ref: { Ref: 'Vpc' } }, { Ref: 'AWS::NoValue' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::StackName' }, { 'Fn::GetAtt': ['Cluster', 'Arn'] },
    { 'Fn::GetAtt': 'Cluster.Arn' }, { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, { 'Fn::GetAtt': ['Nodes', 'AvailabilityZone'] }, { 'Fn::GetAtt': ['Launch', 'LatestVersionNumber'] },
    { 'Fn::GetAtt': [] }, { 'Fn::GetAtt': 3 }, { 'Fn::GetAtt': ['Cluster', { Ref: 'Type' }] }, { 'Fn::Join': ['', ['{"env":', { Ref: 'Vpc' }, '}']] }, { 'Fn::Join': [] },
    { 'Fn::Join': [{}, [{}]] }, { 'Fn::Join': ',' }, { 'Fn::Join': [',', { Ref: 'List' }] }, { 'Fn::Sub': '{"env": {"${A}": "${Vpc}"}}' }, { 'Fn::Sub': [] }, { 'Fn::Sub': '${' },
    { 'Fn::Sub': ['${Type}.large', { Type: { Ref: 'Type' } }] }, { 'Fn::Sub': [{ 'Fn::Join': [{}, [1]] }, 3] }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [] },
    { 'Fn::Select': [1, { Ref: 'List' }] }, { 'Fn::Select': [{ Ref: 'Size' }, ['a', 'b']] }, { 'Fn::Select': [-1, ['a']] }, { 'Fn::Select': ['0', { 'Fn::Split': [',', { Ref: 'List' }] }] },
    { 'Fn::Split': [',', 'a,b'] }, { 'Fn::Split': ['', 'a'] }, { 'Fn::Split': {} }, { 'Fn::Cidr': ['10.0.0.0/16', 4, 8] }, { 'Fn::Select': [0, { 'Fn::Cidr': ['10.0.0.0/16', 4] }] },
    { 'Fn::Select': [2 ** 31, { 'Fn::Cidr': [{ Ref: 'Vpc' }, { Ref: 'Size' }, -3] }] }, { 'Fn::Cidr': 'x' }, { 'Fn::ImportValue': 'none' }, { 'Fn::ImportValue': { Ref: 'Type' } }, { 'Fn::Base64': '' },
    { 'Fn::Base64': { 'Fn::Sub': '/etc/eks/bootstrap.sh ${Cluster}' } }, { 'Fn::FindInMap': ['Map', 'small', 'Type'] }, { 'Fn::FindInMap': ['Map', { Ref: 'Type' }, 'x'] }, { 'Fn::FindInMap': [] },
    { 'Fn::FindInMap': ['Map', 'none', 'none', { DefaultValue: 'm5.large' }] }, { 'Fn::Transform': { Name: 'x' } }, { 'Fn::Length': ['a'] }, { 'Fn::ToJsonString': {} }, { Condition: 'Always' },
  ),
  fc.constantFrom(...IDS).map((id) => ({ Ref: id })),
  fc.tuple(fc.constantFrom(...CONDITIONS), fc.constantFrom(...IDS), fc.constantFrom(...IDS)).map(([name, then, otherwise]) => ({ 'Fn::If': [name, { Ref: then }, { Ref: otherwise }] })),
  fc.constantFrom(...CONDITIONS).map((name) => ({ 'Fn::If': [name, ['a'], { Ref: 'AWS::NoValue' }] })),
  fc.constantFrom<object>({ 'Fn::If': [] }, { 'Fn::If': 'Always' }, { 'Fn::If': [{}, 1] }),
  hostileText.map((text) => ({ Ref: text })),
  hostileText.map((text) => ({ 'Fn::Sub': text })),
);

/** A text that holds JSON, or anything else. */
const textOf = (value: fc.Arbitrary<unknown>) => fc.oneof(
  { weight: 8, arbitrary: value.map((each) => JSON.stringify(each) ?? '') },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: functions },
  { weight: 1, arbitrary: value.map((each) => ({ 'Fn::Sub': JSON.stringify(each) ?? '' })) },
  { weight: 1, arbitrary: value.map((each) => ({ 'Fn::Join': ['', [JSON.stringify(each) ?? '', { Ref: 'Vpc' }]] })) },
);

/** What the VPC CNI is told. */
const configurations = textOf(spoiled(fc.constantFrom<object>(
  { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } },
  {
    env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '8', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', MAX_ENI: '3', ENABLE_POD_ENI: 'true', WARM_ENI_TARGET: '1' },
    init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } },
    enableWindowsIpam: 'true',
    warmWindowsIPTarget: '3',
    minimumWindowsIPTarget: '3',
  },
  {
    env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
    eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: { Ref: 'Pods' }, securityGroups: ['sg-0'] } } },
  },
)));

const NODE_CLASS = { name: 'default', kind: 'EC2NodeClass', group: 'karpenter.k8s.aws' };
const REQUIREMENTS = [
  { key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large', 't3.medium'] }, { key: 'karpenter.k8s.aws/instance-memory', operator: 'Gt', values: ['4095'] },
];

/** Objects of Kubernetes that say something of nodes or their pods. */
const OBJECTS: readonly object[] = [
  { kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: { Ref: 'Pods' }, securityGroups: ['sg-0'] } },
  { kind: 'NodePool', apiVersion: 'karpenter.sh/v1', metadata: { name: 'default' }, spec: { template: { metadata: { labels: {} }, spec: { nodeClassRef: NODE_CLASS, requirements: REQUIREMENTS } }, limits: { cpu: 1 } } },
  { kind: 'EC2NodeClass', apiVersion: 'karpenter.k8s.aws/v1', metadata: { name: 'default' }, spec: { amiFamily: 'AL2023', kubelet: { maxPods: 110 }, role: 'r', subnetSelectorTerms: [{ id: 'subnet-0' }] } },
  { kind: 'Provisioner', metadata: { name: 'old' }, spec: { requirements: REQUIREMENTS, provider: {} } },
  { kind: 'ConfigMap', metadata: { name: 'aws-auth', namespace: 'kube-system' }, data: { mapRoles: '- rolearn: arn:aws:iam::111122223333:role/nodes\n  groups: [system:bootstrappers, system:nodes]\n' } },
  { kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni' }, data: { 'enable-windows-ipam': 'true' } },
  { kind: 'DaemonSet', metadata: { name: 'aws-node', namespace: 'kube-system' }, spec: { template: { spec: { containers: [{ env: [{ name: 'WARM_IP_TARGET', value: '1' }] }] } } } },
];

const objects = spoiled(fc.subarray([...OBJECTS], { minLength: 1 }));
const manifests = textOf(fc.oneof(objects, objects.map((items) => ({ kind: 'List', items })), objects.map((each) => [each, [each]])));

/** User data of nodes, in the words of several systems. */
const userData = fc.oneof(
  fc.constantFrom<unknown>(
    '#!/bin/bash\n/etc/eks/bootstrap.sh prod --kubelet-extra-args "--max-pods=20 --node-labels=a=b" --use-max-pods false\n',
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="//"\n\n--//\nContent-Type: application/node.eks.aws\n\n---\napiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: { cluster: { name: prod }, kubelet: { config: { maxPods: 20 } } }\n--//--\n',
    '[settings.kubernetes]\ncluster-name = "prod"\nmax-pods = 20\n',
    '<powershell>\n& $EKSBootstrapScriptFile -EKSClusterName prod\n</powershell>',
    { 'Fn::Base64': { 'Fn::Sub': '#!/bin/bash\n/etc/eks/bootstrap.sh ${Cluster}' } },
    { 'Fn::Base64': { 'Fn::Join': ['', ['/etc/eks/bootstrap.sh ', { Ref: 'Cluster' }, ' --max-pods ', { Ref: 'Size' }]] } },
  ),
  hostileText,
).map((text) => (typeof text === 'string' ? Buffer.from(text).toString('base64') : text));

const CLUSTER_NAMES: readonly unknown[] = [{ Ref: 'Cluster' }, 'prod', { 'Fn::GetAtt': ['Cluster', 'Name'] }];
const POLICY = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
const TRUST = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }] };
const tag = (Key: string, Value: string) => ({ Key, Value, PropagateAtLaunch: true });
const OVERRIDES = [{ InstanceType: 'm5.large', WeightedCapacity: '1', SubnetId: { Ref: 'Nodes' } }];
const GIVEN_TEMPLATE = { LaunchTemplateId: { Ref: 'Launch' }, Version: '1' };

interface Choices {
  readonly configuration: unknown;
  readonly manifest: unknown;
  readonly data: unknown;
  readonly clusterType: string;
  readonly name: unknown;
  readonly amiType: string;

  /** Whether the node group has a launch template, beside which it may not say much. */
  readonly launches: boolean;
}

/** A template with all that the rules read. */
function templateOf({ configuration, manifest, data, clusterType, name, amiType, launches }: Choices): object {
  const config = {
    Name: 'prod',
    ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Nodes' }], EndpointPublicAccess: true, PublicAccessCidrs: ['198.51.100.0/24'] },
    KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16', IpFamily: 'ipv4' },
    Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }] } },
    ComputeConfig: { Enabled: false, NodePools: ['system'] },
    RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['10.200.0.0/16'] }] },
    BootstrapSelfManagedAddons: false,
    Version: '1.34',
  };
  const addon = (AddonName: string, more: object = {}) => ({ Type: 'AWS::EKS::Addon', Properties: { AddonName, ClusterName: name, AddonVersion: 'v1.20.4-eksbuild.1', ...more } });
  return {
    Parameters: {
      Size: { Type: 'Number', Default: 3 },
      Type: { Type: 'String', Default: 'm5.large', AllowedValues: ['m5.large'] },
      List: { Type: 'CommaDelimitedList', Default: 'subnet-0, subnet-1' },
      Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id' },
      Later: { Type: 'String' },
    },
    Mappings: { Map: { small: { Type: 'm5.large' }, large: { Type: 'm5.4xlarge' } } },
    Conditions: {
      Always: { 'Fn::Equals': ['a', 'a'] },
      Never: { 'Fn::Not': [{ Condition: 'Always' }] },
      IsLarge: { 'Fn::Equals': [{ Ref: 'Type' }, 'm5.4xlarge'] },
      Either: { 'Fn::Or': [{ Condition: 'IsLarge' }, { 'Fn::And': [{ Condition: 'Always' }, { Condition: 'Never' }] }] },
      Round: { 'Fn::Not': [{ Condition: 'Round' }] },
    },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Block: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '100.64.0.0/16' } },
      Nodes: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' } },
      Pods: {
        Type: 'AWS::EC2::Subnet',
        DependsOn: ['Block'],
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '100.64.0.0/18', AvailabilityZone: 'eu-west-1a', Tags: [tag('kubernetes.io/role/cni', '1')] },
      },
      Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Routes' }, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0' } },
      Associated: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { RouteTableId: { Ref: 'Routes' }, SubnetId: { Ref: 'Pods' } } },
      Reserved: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: { Ref: 'Pods' }, Cidr: '100.64.32.0/19', ReservationType: 'prefix' } },
      Cluster: { Type: clusterType, DependsOn: ['Pods'], Properties: clusterType.startsWith('AWS') ? config : { Config: { resourcesVpcConfig: { subnetIds: [{ Ref: 'Nodes' }] } } } },
      Proxy: addon('kube-proxy'),
      Agent: addon('eks-pod-identity-agent'),
      Cni: { ...addon('vpc-cni', { ConfigurationValues: configuration, PodIdentityAssociations: [{ ServiceAccount: 'aws-node', RoleArn: { 'Fn::GetAtt': ['CniRole', 'Arn'] } }] }), DependsOn: ['Proxy', 'Agent'] },
      Dns: { ...addon('coredns', { ConfigurationValues: '{"computeType": "Fargate"}' }), DependsOn: 'Group' },
      CniRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST, ManagedPolicyArns: [POLICY] } },
      NodeRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST, ManagedPolicyArns: [POLICY] } },
      Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'NodeRole' }] } },
      Associate: { Type: 'AWS::EKS::PodIdentityAssociation', Properties: { ClusterName: name, Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: 'arn' } },
      Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: name, PrincipalArn: { 'Fn::GetAtt': ['NodeRole', 'Arn'] }, Type: 'EC2_LINUX' } },
      Manifest: { Type: 'Custom::AWSCDK-EKS-KubernetesResource', DependsOn: ['Cni'], Properties: { ClusterName: name, Manifest: manifest } },
      Applied: { Type: 'AWSQS::Kubernetes::Resource', Properties: { ClusterName: name, Manifest: manifest, Namespace: 'kube-system' } },
      Patch: { Type: 'Custom::AWSCDK-EKS-KubernetesPatch', Properties: { ClusterName: name, ResourceName: 'daemonset/aws-node', ApplyPatchJson: '{}' } },
      Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: name, Chart: 'karpenter', Values: '{}' } },
      Fargate: { Type: 'AWS::EKS::FargateProfile', Properties: { ClusterName: name, Selectors: [{ Namespace: 'kube-system' }], Subnets: [{ Ref: 'Nodes' }] } },
      Launch: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateName: 'launch',
          LaunchTemplateData: {
            MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
            BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
            ImageId: { Ref: 'Image' },
            InstanceType: 'm5.large',
            IamInstanceProfile: { Arn: { 'Fn::GetAtt': ['Profile', 'Arn'] } },
            NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-0'] }],
            TagSpecifications: [{ ResourceType: 'instance', Tags: [tag('eks:cluster-name', 'prod')] }],
            UserData: data,
          },
        },
      },
      Group: {
        Type: 'AWS::EKS::Nodegroup',
        DependsOn: ['Cni', 'Manifest'],
        Condition: 'Either',
        Properties: {
          ClusterName: name,
          NodeRole: { 'Fn::GetAtt': ['NodeRole', 'Arn'] },
          AmiType: amiType,
          InstanceTypes: ['m5.large', { Ref: 'Type' }],
          Subnets: [{ Ref: 'Nodes' }],
          ScalingConfig: { MinSize: 1, MaxSize: '5', DesiredSize: { Ref: 'Size' } },
          UpdateConfig: { MaxUnavailable: 1 },
          ...(launches ? { LaunchTemplate: { Id: { Ref: 'Launch' }, Version: '1' } } : { DiskSize: 20, RemoteAccess: { Ec2SshKey: 'key' } }),
          Labels: { 'k8s.amazonaws.com/eniConfig': 'x' },
          Taints: [{ Key: 'x', Effect: 'NO_SCHEDULE' }],
        },
      },
      Second: { Type: 'AWS::EKS::Nodegroup', Properties: { ClusterName: name, Subnets: [{ Ref: 'Nodes' }], Version: '1.30', ReleaseVersion: '1.30.0-20250101' } },
      Asking: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            InstanceRequirements: {
              VCpuCount: { Min: 2, Max: 8 }, MemoryMiB: { Min: 0 }, AllowedInstanceTypes: ['m5.*', 't3.large'], ExcludedInstanceTypes: ['m5.metal'], BareMetal: 'included',
            },
          },
        },
      },
      Third: {
        Type: 'AWS::EKS::Nodegroup',
        Condition: 'IsLarge',
        Properties: { ClusterName: name, Subnets: [{ Ref: 'Nodes' }], LaunchTemplate: { Id: { Ref: 'Asking' }, Version: '1' } },
      },
      Oidc: { Type: 'AWS::EKS::IdentityProviderConfig', Properties: { ClusterName: name, Type: 'oidc' } },
      Asg: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          MinSize: '1',
          MaxSize: '5',
          LaunchTemplate: GIVEN_TEMPLATE,
          MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: GIVEN_TEMPLATE, Overrides: OVERRIDES } },
          LaunchConfigurationName: { Ref: 'LaunchConfiguration' },
          VPCZoneIdentifier: [{ Ref: 'Nodes' }],
          Tags: [tag('kubernetes.io/cluster/prod', 'owned')],
        },
      },
      LaunchConfiguration: { Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: { ImageId: 'ami-0', InstanceType: 'm5.large', IamInstanceProfile: { Ref: 'Profile' }, UserData: data } },
      Instance: { Type: 'AWS::EC2::Instance', Properties: { ImageId: 'ami-0', UserData: data, IamInstanceProfile: { Ref: 'Profile' }, Tags: [tag('k8s.io/cluster-autoscaler/prod', '1')] } },
      Fleet: { Type: 'AWS::EC2::EC2Fleet', Properties: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: GIVEN_TEMPLATE, Overrides: OVERRIDES }], TagSpecifications: [] } },
      SpotFleet: { Type: 'AWS::EC2::SpotFleet', Properties: { SpotFleetRequestConfigData: { LaunchSpecifications: [{ UserData: data }], LaunchTemplateConfigs: [] } } },
      HyperPod: {
        Type: 'AWS::SageMaker::Cluster',
        Properties: { Orchestrator: { Eks: { ClusterArn: { 'Fn::GetAtt': ['Cluster', 'Arn'] } } }, InstanceGroups: [{ InstanceType: 'ml.g5.8xlarge', InstanceCount: 2 }], VpcConfig: { Subnets: [{ Ref: 'Nodes' }] } },
      },
      Batch: {
        Type: 'AWS::Batch::ComputeEnvironment',
        Properties: { EksConfiguration: { EksClusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod' }, ComputeResources: { InstanceTypes: ['m5.large'], Subnets: [{ Ref: 'Nodes' }] } },
      },
    },
  };
}

/** Anything that stands under one name stands under another one, too. */
const twice = (template: any, ids: readonly string[]) => ({
  ...template, Resources: { ...template.Resources, ...Object.fromEntries(ids.map((id) => [`${id}Again`, template.Resources[id]])) },
});

/** Templates of which any part can be something else, be missing, or be there twice. */
export const checkedTemplates: fc.Arbitrary<any> = fc.record({
  configuration: configurations,
  manifest: manifests,
  data: userData,
  clusterType: fc.constantFrom('AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'),
  name: fc.constantFrom(...CLUSTER_NAMES),
  amiType: fc.constantFrom('AL2023_x86_64_STANDARD', 'WINDOWS_CORE_2022_x86_64', 'CUSTOM', 'BOTTLEROCKET_ARM_64'),
  launches: fc.boolean(),
}).map(templateOf).chain((template: any) => {
  const ids = Object.keys(template.Resources);
  const some = fc.tuple(fc.subarray(ids, { maxLength: 3 }), fc.subarray(ids, { maxLength: 6 }));
  const made = some.map(([again, missing]) => {
    const { Resources: resources, ...rest } = twice(template, again);
    return { ...rest, Resources: Object.fromEntries(Object.entries(resources).filter(([id]) => !missing.includes(id))) };
  });
  return spoiled(spoiled(made, functions), functions, hostileJson);
});

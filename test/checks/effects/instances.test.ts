import { Effects } from './private/effects';
import { arnOf, CLUSTER, manifest, ref } from './private/parts';
import { factsOf } from './private/read-facts';
import { Written, WrittenResources } from './private/variants';

const launch = (data: object, more: object = {}): Written => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data, ...more } });
const joins = (text: unknown) => ({ UserData: { 'Fn::Base64': text } });

/** What else starts instances, and by what it is known to be of a cluster. */
const OTHERS: WrittenResources = {
  ...CLUSTER,
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  MappedRole: { Type: 'AWS::IAM::Role', Properties: {} },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
  MappedProfile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('MappedRole')] } },
  Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: ref('Cluster'), Type: 'EC2_LINUX', PrincipalArn: arnOf('Role') } },
  Auth: manifest({
    kind: 'ConfigMap',
    metadata: { name: 'aws-auth' },
    data: { mapRoles: { 'Fn::Join': ['', ['[{"rolearn":"', arnOf('MappedRole'), '","groups":["system:bootstrappers","system:nodes"]}]']] } },
  }),
  ByEntry: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: ref('Profile') } },
  ByMap: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: ref('MappedProfile') } },
};

/** The same by launch templates, and by user data. */
const STARTED: WrittenResources = {
  Cluster: CLUSTER.Cluster,
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
  Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: ref('Cluster'), Type: 'EC2_LINUX', PrincipalArn: arnOf('Role') } },
  Launch: launch({ TagSpecifications: [{ ResourceType: 'volume', Tags: [] }, { ResourceType: 'instance', Tags: [{ Key: 'kubernetes.io/cluster/prod', Value: 'owned' }] }] }),
  Profiled: launch({ IamInstanceProfile: { Arn: arnOf('Profile') } }),
  Fleet: { Type: 'AWS::EC2::EC2Fleet', Properties: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateId: ref('Launch') } }] } },
  OwnFleet: {
    Type: 'AWS::EC2::EC2Fleet',
    Properties: { TagSpecifications: [{ ResourceType: 'fleet', Tags: [{ Key: 'a', Value: 'b' }] }, { ResourceType: 'instance', Tags: [{ Key: 'eks:cluster-name', Value: 'prod' }] }] },
  },
  SpotByTemplate: {
    Type: 'AWS::EC2::SpotFleet',
    Properties: { SpotFleetRequestConfigData: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateId: ref('Profiled') } }] } },
  },
  Spot: {
    Type: 'AWS::EC2::SpotFleet',
    Properties: {
      SpotFleetRequestConfigData: {
        LaunchSpecifications: [
          { IamInstanceProfile: { Arn: 'other' }, TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'alpha.eksctl.io/cluster-name', Value: 'prod' }] }] },
        ],
      },
    },
  },
  Config: {
    Type: 'AWS::EC2::Instance',
    Properties: joins({ 'Fn::Join': ['', ['apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster:\n    name: ', ref('Cluster'), '\n    apiServerEndpoint: x\n']] }),
  },
};

/** What has the ARN of a cluster. */
const BY_ARN: WrittenResources = {
  ...CLUSTER,
  Pool: {
    Type: 'AWS::Batch::ComputeEnvironment',
    Properties: {
      EksConfiguration: { EksClusterArn: arnOf('Cluster') },
      ComputeResources: { MinvCpus: 4, MaxvCpus: 40, InstanceTypes: ['m5.large', 'c5'], Subnets: [ref('One')] },
    },
  },
  HyperPod: {
    Type: 'AWS::SageMaker::Cluster',
    Properties: {
      Orchestrator: { Eks: { ClusterArn: { 'Fn::Sub': 'arn:aws:eks:eu-west-1:111122223333:cluster/${Cluster}' } } },
      VpcConfig: { Subnets: [ref('One')] },
      AutoScaling: { Mode: 'Disable' },
      InstanceGroups: [
        { InstanceGroupName: 'a', InstanceType: 'ml.m5.large', InstanceCount: 3 },
        { InstanceCount: 1, InstanceRequirements: { InstanceTypes: ['ml.c5.large', 'ml.c5.xlarge'] }, OverrideVpcConfig: { Subnets: [ref('Two')] } },
      ],
      RestrictedInstanceGroups: [{ InstanceGroupName: 'r', InstanceType: 'ml.m5.xlarge', InstanceCount: 2 }],
    },
  },
};

describe.each<[string, WrittenResources]>([['roles of instances', OTHERS], ['launch templates of instances', STARTED], ['ARNs', BY_ARN]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(CLUSTER))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

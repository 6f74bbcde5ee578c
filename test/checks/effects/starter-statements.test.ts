import { describeEffects, IN_OTHER_FORMS } from './private/described-effects';
import { arnOf, CLUSTER, FULL_NETWORK, manifest, ref } from './private/parts';
import { factsStatedOf } from './private/read-statements';
import { Written, WrittenResources } from './private/variants';

/*
 * What is said of AWS Batch, HyperPod, fleets of EC2 and instances where one place of them is written otherwise.
 */

const launch = (data: object, more: object = {}): Written => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data, ...more } });
const tags = (Key: string, Value: unknown) => [{ ResourceType: 'volume', Tags: [] }, { ResourceType: 'instance', Tags: [{ Key, Value }] }];

/** A compute environment. */
const BATCH: WrittenResources = {
  ...FULL_NETWORK,
  Jobs: {
    Type: 'AWS::Batch::ComputeEnvironment',
    Properties: {
      EksConfiguration: { EksClusterArn: arnOf('Cluster') },
      ComputeResources: { MinvCpus: 9, MaxvCpus: 15, InstanceTypes: ['m5.large', 'c5.xlarge'], Subnets: [ref('One'), ref('Two')] },
    },
  },
};

/** HyperPod. */
const HYPER_POD: WrittenResources = {
  ...FULL_NETWORK,
  Pods: {
    Type: 'AWS::SageMaker::Cluster',
    Properties: {
      Orchestrator: { Eks: { ClusterArn: { 'Fn::Sub': 'arn:${AWS::Partition}:eks:eu-west-1:111122223333:cluster/${Cluster}' } } },
      VpcConfig: { Subnets: [ref('One')] },
      AutoScaling: { Mode: 'Disable' },
      InstanceGroups: [
        { InstanceGroupName: 'a', InstanceType: 'ml.m5.large', InstanceCount: 7 },
        { InstanceGroupName: 'b', InstanceCount: 6, InstanceRequirements: { InstanceTypes: ['ml.c5.large', 'ml.c5.xlarge'] }, OverrideVpcConfig: { Subnets: [ref('Two')] } },
      ],
    },
  },
};

/** What starts instances, and by what each is known to be of a cluster. */
const FLEETS: WrittenResources = {
  Cluster: CLUSTER.Cluster,
  Launch: launch({ TagSpecifications: tags('kubernetes.io/cluster/prod', 'owned') }, { LaunchTemplateName: 'nodes' }),
  Fleet: { Type: 'AWS::EC2::EC2Fleet', Properties: { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: { LaunchTemplateName: 'nodes' } }] } },
  Tagged: { Type: 'AWS::EC2::EC2Fleet', Properties: { TagSpecifications: tags('alpha.eksctl.io/cluster-name', ref('Cluster')) } },
  Spot: {
    Type: 'AWS::EC2::SpotFleet',
    Properties: { SpotFleetRequestConfigData: { LaunchSpecifications: [{ UserData: { 'Fn::Base64': { 'Fn::Sub': '[settings.kubernetes]\ncluster-name = "${Cluster}"' } } }] } },
  },
};

/** Instances. */
const INSTANCES: WrittenResources = {
  Cluster: CLUSTER.Cluster,
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
  Auth: manifest({
    kind: 'ConfigMap',
    metadata: { name: 'aws-auth' },
    data: { mapRoles: { 'Fn::Join': ['', ['- rolearn: ', arnOf('Role'), '\n  groups: [system:bootstrappers, system:nodes]\n']] } },
  }),
  Mapped: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: ref('Profile') } },
  Tagged: { Type: 'AWS::EC2::Instance', Properties: { Tags: [{ Key: 'Name', Value: 'x' }, { Key: 'k8s.io/cluster-autoscaler/prod', Value: 'owned' }] } },
  Configured: {
    Type: 'AWS::EC2::Instance',
    Properties: { UserData: { 'Fn::Base64': { 'Fn::Join': ['', ['kind: NodeConfig\nspec:\n  cluster: {name: ', ref('Cluster'), '}\n']] } } },
  },
};

describeEffects([
  ['AWS Batch', BATCH, ['Jobs']],
  ['HyperPod', HYPER_POD, ['Pods']],
  ['fleets of EC2', FLEETS, ['Launch', 'Fleet', 'Tagged', 'Spot']],
  ['instances', INSTANCES, ['Profile', 'Auth', 'Mapped', 'Tagged', 'Configured']],
], factsStatedOf, IN_OTHER_FORMS);

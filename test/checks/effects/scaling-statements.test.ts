import { describeEffects, IN_OTHER_FORMS } from './private/described-effects';
import { arnOf, FULL_NETWORK, ref } from './private/parts';
import { factsStatedOf } from './private/read-statements';
import { Written, WrittenResources } from './private/variants';

/*
 * What is said of Auto Scaling groups where one place of them, or of what they start nodes by, is written otherwise. Subnets have so few
 * addresses that each node is seen in a number.
 */

const launch = (data: object, more: object = {}): Written => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data, ...more } });
const asg = (more: object): Written => (
  { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '6', MaxSize: '12', DesiredCapacity: '8', VPCZoneIdentifier: [ref('One'), ref('Two')], ...more } });
const tag = (Key: unknown, Value: unknown) => ({ Key, Value });

/** A group by a launch template, with a warm pool. */
const BY_TEMPLATE: WrittenResources = {
  ...FULL_NETWORK,
  Launch: launch({ InstanceType: 'm5.large', UserData: { 'Fn::Base64': '#!/bin/bash\n/etc/eks/bootstrap.sh prod --kubelet-extra-args --max-pods=40' } }),
  Nodes: asg({ LaunchTemplate: { LaunchTemplateId: ref('Launch') } }),
  Warm: { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: ref('Nodes'), MaxGroupPreparedCapacity: 15, MinSize: 5 } },
};

/** One by a launch configuration, in subnets that are one text. */
const BY_CONFIGURATION: WrittenResources = {
  ...FULL_NETWORK,
  Configuration: { Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: { InstanceType: 'c5.large' } },
  Nodes: asg({
    LaunchConfigurationName: ref('Configuration'),
    VPCZoneIdentifier: ['subnet-1,subnet-2', ref('One')],
    Tags: [tag({ 'Fn::Join': ['', ['kubernetes.io/cluster/', ref('Cluster')]] }, 'owned')],
  }),
};

/** One of mixed instances with weights. */
const MIXED: WrittenResources = {
  ...FULL_NETWORK,
  Launch: launch({ InstanceType: 'm5.xlarge' }),
  Nodes: asg({
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: ref('Launch') },
        Overrides: [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, { WeightedCapacity: '3' }],
      },
    },
    Tags: [tag('eks:cluster-name', ref('Cluster'))],
  }),
};

/** One of vCPUs, whose types are told by what they have. */
const REQUIRED: WrittenResources = {
  ...FULL_NETWORK,
  Launch: launch({
    InstanceRequirements: { VCpuCount: { Min: 2, Max: 4 }, MemoryMiB: { Min: 8192, Max: 16384 }, AllowedInstanceTypes: ['m5.*', 't3.large'], ExcludedInstanceTypes: ['m5.x*'], BurstablePerformance: 'included' },
    IamInstanceProfile: { Arn: arnOf('Profile') },
  }),
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [ref('Role')] } },
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: ref('Cluster'), Type: 'EC2_LINUX', PrincipalArn: arnOf('Role') } },
  Nodes: asg({ DesiredCapacityType: 'vcpu', LaunchTemplate: { LaunchTemplateId: ref('Launch') } }),
};

describeEffects([
  ['a group by a launch template', BY_TEMPLATE, ['Launch', 'Nodes', 'Warm']],
  ['a group by a launch configuration', BY_CONFIGURATION, ['Configuration', 'Nodes']],
  ['a group of mixed instances', MIXED, ['Launch', 'Nodes']],
  ['a group of vCPUs', REQUIRED, ['Launch', 'Profile', 'Entry', 'Nodes']],
], factsStatedOf, IN_OTHER_FORMS);

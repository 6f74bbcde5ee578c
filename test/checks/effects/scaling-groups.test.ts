import { Effects } from './private/effects';
import { CLUSTER, ref } from './private/parts';
import { factsOf } from './private/read-facts';
import { Written, WrittenResources } from './private/variants';

const launch = (data: object, more: object = {}): Written => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data, ...more } });
const asg = (more: object): Written => (
  { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '2', MaxSize: '6', DesiredCapacity: '4', VPCZoneIdentifier: [ref('One'), ref('Two')], ...more } });
const tag = (Key: string, Value: unknown) => ({ Key, Value, PropagateAtLaunch: true });
const joins = (text: unknown) => ({ UserData: { 'Fn::Base64': text } });

/** Auto Scaling groups. */
const GROUPS: WrittenResources = {
  ...CLUSTER,
  Launch: launch({ InstanceType: 'm5.large', ...joins({ 'Fn::Sub': '#!/bin/bash\n/etc/eks/bootstrap.sh ${Cluster} --use-max-pods false' }) }, { LaunchTemplateName: 'launch' }),
  Windows: launch({ InstanceType: 'm5.large', ...joins('<powershell>\nStart-EKSBootstrap.ps1 -EKSClusterName prod\n</powershell>') }),
  Configuration: { Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: { InstanceType: 'c5.large', ...joins('cluster-name = "prod"') } },
  Plain: asg({ LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' } }),
  Warm: { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: ref('Plain'), MaxGroupPreparedCapacity: 9, MinSize: 1 } },
  Empty: asg({ MinSize: '0', MaxSize: '0', DesiredCapacity: '0', LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' } }),
  EmptyWarm: { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: ref('Empty'), MaxGroupPreparedCapacity: 3, MinSize: 1 } },
  Named: asg({ LaunchTemplate: { LaunchTemplateName: 'launch', Version: '1' }, VPCZoneIdentifier: [{ 'Fn::Join': [',', ['subnet-1', 'subnet-2']] }] }),
  OnWindows: asg({ LaunchTemplate: { LaunchTemplateId: ref('Windows'), Version: '1' } }),
  Configured: asg({ LaunchConfigurationName: ref('Configuration'), VPCZoneIdentifier: ['subnet-1,subnet-2'], Tags: [tag('Name', 'x'), tag('eks:cluster-name', ref('Cluster'))] }),
};

/** Those of mixed instances. */
const MIXED: WrittenResources = {
  ...CLUSTER,
  Launch: launch({ InstanceType: 'm5.large' }),
  Small: launch({ InstanceType: 'm5.xlarge' }),
  Mixed: asg({
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: ref('Small'), Version: '1' },
        Overrides: [
          { InstanceType: 'm5.large', WeightedCapacity: '2' },
          { InstanceType: 'm5.2xlarge', WeightedCapacity: '4', LaunchTemplateSpecification: { LaunchTemplateId: ref('Launch'), Version: '1' } },
        ],
      },
    },
    Tags: [tag('kubernetes.io/cluster/prod', 'owned')],
  }),
  ByUnits: asg({
    DesiredCapacityType: 'vcpu',
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: ref('Small'), Version: '1' },
        Overrides: [{ InstanceRequirements: { VCpuCount: { Min: 4, Max: 8 }, MemoryMiB: { Min: 8192, Max: 8192 } } }],
      },
    },
    Tags: [tag('k8s.io/cluster-autoscaler/prod', 'owned')],
  }),
};

describe.each<[string, WrittenResources]>([['Auto Scaling groups', GROUPS], ['mixed instances', MIXED]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(CLUSTER))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

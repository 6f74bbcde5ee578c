import { Effects } from './private/effects';
import { addon, CLUSTER, group, ref } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';

const CNI = addon('vpc-cni', { AddonVersion: 'v1.20.0-eksbuild.1', ConfigurationValues: { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '2' } } });

/** What groups start with. */
const SIZES: WrittenResources = {
  ...CLUSTER,
  Cni: CNI,
  Reserved: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: ref('One'), Cidr: '10.0.8.0/21', ReservationType: 'prefix' } },
  ByHand: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: ref('Two'), Cidr: '10.0.24.0/24', ReservationType: 'explicit' } },
  Listed: group({ InstanceTypes: ['m5.large', 'c5.large'], AmiType: 'AL2023_x86_64_STANDARD', UpdateConfig: { MaxUnavailable: 2 } }),
  Pooled: group({ InstanceTypes: ['m5.large'], UpdateConfig: { MaxUnavailablePercentage: 50 }, WarmPoolConfig: { Enabled: true, MinSize: 2, MaxGroupPreparedCapacity: 9 } }),
};

/** Groups with launch templates, and those of Windows. */
const TEMPLATES: WrittenResources = {
  ...CLUSTER,
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateName: 'launch', LaunchTemplateData: { InstanceType: 'm5.xlarge', ImageId: 'ami-1', UserData: { 'Fn::Base64': '/etc/eks/bootstrap.sh prod --max-pods 29' } } },
  },
  Plain: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { UserData: Buffer.from('#!/bin/bash\n/etc/eks/bootstrap.sh prod --kubelet-extra-args --max-pods=20\n').toString('base64') } },
  },
  ById: group({ LaunchTemplate: { Id: ref('Launch'), Version: '1' }, Subnets: [ref('One')] }),
  ByName: group({ LaunchTemplate: { Name: ref('Plain'), Version: '1' }, ScalingConfig: { DesiredSize: 2 }, Subnets: [ref('One')] }),
  OfEks: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        InstanceType: 'm5.large',
        ImageId: { 'Fn::Join': ['', ['{{resolve:ssm:/aws/service/eks/optimized-ami/', ref('AWS::StackName'), '/amazon-linux-2023/x86_64/standard/recommended/image_id}}']] },
      },
    },
  },
  ByParameter: group({ LaunchTemplate: { Id: ref('OfEks'), Version: '1' }, Subnets: [ref('One')] }),
  Windows: group({ InstanceTypes: ['m5.large'], AmiType: 'WINDOWS_CORE_2022_x86_64', Subnets: [ref('Two')] }),
};

/** A group whose types follow from what is required of them. */
const REQUIRED: WrittenResources = {
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        InstanceRequirements: {
          VCpuCount: { Min: 2, Max: 2 },
          MemoryMiB: { Min: 4096, Max: 8192 },
          AllowedInstanceTypes: ['m5*', 't3.*'],
          ExcludedInstanceTypes: ['*n.*'],
          BurstablePerformance: 'included',
          BareMetal: 'excluded',
        },
      },
    },
  },
  Group: group({ ClusterName: 'prod', LaunchTemplate: { Id: ref('Launch'), Version: '1' }, Subnets: ['subnet-1'] }),
};

describe.each<[string, WrittenResources, WrittenResources?]>([['sizes', SIZES, {}], ['launch templates', TEMPLATES], ['requirements of types', REQUIRED]])('%s', (_, resources, others = CLUSTER) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

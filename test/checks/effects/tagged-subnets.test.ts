import { Effects } from './private/effects';
import { addon, CLUSTER, group, ref, subnet } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';

const tags = (...given: Array<[string, string]>) => ({ Tags: given.map(([Key, Value]) => ({ Key, Value })) });
const CNI_TAG = 'kubernetes.io/role/cni';

/** Pods in subnets that a tag offers; nodes in subnets that it leaves out. */
const BY_TAGS: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/20', 'a', tags(['Name', 'x'], [CNI_TAG, '0'])),
  Two: subnet('10.0.16.0/20', 'b', tags([CNI_TAG, '0'])),
  PodsOne: subnet('100.64.0.0/18', 'a', tags([CNI_TAG, '1'])),
  PodsTwo: subnet('100.64.64.0/18', 'b', tags([CNI_TAG, '1'], ['cni.networking.k8s.aws/cluster/prod', 'shared'])),
  Others: subnet('100.64.128.0/18', 'b', tags([CNI_TAG, '1'], ['cni.networking.k8s.aws/cluster/other', 'shared'])),
  Cni: addon('vpc-cni', { AddonVersion: 'v1.21.1-eksbuild.1', ConfigurationValues: { env: { ENABLE_SUBNET_DISCOVERY: 'true' } } }),
  Group: group({ InstanceTypes: ['m5.large'] }),
  Nodes: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      MinSize: '1',
      MaxSize: '3',
      VPCZoneIdentifier: [ref('One')],
      LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: '1' },
      Tags: [{ Key: 'kubernetes.io/cluster/prod', Value: 'owned', PropagateAtLaunch: true }],
    },
  },
  Launch: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm5.large' } } },
};

/** Pods in the subnets of their nodes, and in one that a tag offers beside each. */
const BESIDE: WrittenResources = {
  ...CLUSTER,
  PodsOne: subnet('100.64.0.0/18', 'a', tags([CNI_TAG, '1'])),
  PodsTwo: subnet('100.64.64.0/18', 'b', tags([CNI_TAG, '1'])),
  Group: group({ InstanceTypes: ['m5.large'] }),
};

/** Nodes in subnets that are left out, beside others that are not. */
const HALF: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/20', 'a', tags([CNI_TAG, '0'])),
  PodsOne: subnet('100.64.0.0/18', 'a', tags([CNI_TAG, '1'])),
  LeftOut: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }),
  Group: group({ InstanceTypes: ['m5.large'], Subnets: [ref('Two')] }),
};

describe.each<[string, WrittenResources, WrittenResources?]>([['tags', BY_TAGS], ['tags beside nodes', BESIDE], ['tags of a part of the nodes', HALF]])('%s', (_, resources, others = CLUSTER) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});

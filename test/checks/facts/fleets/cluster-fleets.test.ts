import { InstanceTypeLimits } from '../../../../src';
import { clusterForecast } from '../../../../src/checks/facts/cluster-forecast';
import { appModel } from '../../../../src/checks/facts/cluster-model';
import { clusterFleets } from '../../../../src/checks/facts/fleets/cluster-fleets';
import { readIn } from '../../../private/cdk-readings';
import { fleetsIn, IMPORTED, keysOf, manifestOf, OF_PROD, Parts, whysOf } from '../private/read-fleets';

/*
 * Where the pods of the fleets of a cluster get addresses, and why a fleet is not counted.
 */

const CUSTOM = { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' } };
const TAG = 'kubernetes.io/role/cni';
const subnet = (block: string, zone: string, tag?: string): Parts[string] => ['AWS::EC2::Subnet', {
  VpcId: 'vpc-1', CidrBlock: block, AvailabilityZone: `eu-west-1${zone}`, Tags: tag === undefined ? [] : [{ Key: TAG, Value: tag }],
}];
const asg = (more: object = {}, data: object = {}): Parts => ({
  Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large', ...data } }],
  Workers: ['AWS::AutoScaling::AutoScalingGroup', {
    ...OF_PROD, MinSize: '1', MaxSize: '4', VPCZoneIdentifier: [{ Ref: 'A' }], LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' }, ...more,
  }],
});
const eniConfig = (name: string, id: string) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: id } });
const named = (...names: string[]) => ({ Named: manifestOf(...names.map((name) => eniConfig(name, 'subnet-pods'))) });
const told = (count: number) => ({ UserData: { 'Fn::Base64': `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {cluster: {name: prod}, kubelet: {config: {maxPods: ${count}}}}` } });
const ofGroup = (more: object = {}): Parts => ({ Group: ['AWS::EKS::Nodegroup', { ClusterName: 'prod', InstanceTypes: ['m5.large'], Subnets: [{ Ref: 'A' }], ...more }] });
const ofCluster = (family: string): Parts => ({ Cluster: ['AWS::EKS::Cluster', { Name: 'prod', KubernetesNetworkConfig: { IpFamily: family } }] });
const NODES: Parts = { A: subnet('10.0.0.0/24', 'a'), A2: subnet('10.0.1.0/24', 'a'), B: subnet('10.0.2.0/24', 'b') };
const BOTH = { VPCZoneIdentifier: [{ Ref: 'A' }, { Ref: 'B' }] };
const AUTO = [
  { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'own' }, spec: { subnetSelectorTerms: [{ id: 'subnet-1' }], podSubnetSelectorTerms: [{ id: 'subnet-1' }] } },
  {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'auto' },
    spec: {
      limits: { nodes: '3' },
      template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'own' }, requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }] } },
    },
  },
];

test.each<[string, Parts, object, string[]]>([
  ['of their nodes', { ...NODES, ...asg() }, {}, []],
  ['of an ENIConfig', { ...NODES, ...asg(), ...named('eu-west-1a') }, CUSTOM, []],
  ['of an ENIConfig, for nodes in two subnets of a zone', { ...NODES, ...asg({ VPCZoneIdentifier: [{ Ref: 'A' }, { Ref: 'A2' }] }), ...named('eu-west-1a') }, CUSTOM, []],
  ['of an ENIConfig in one of two zones', { ...NODES, ...asg(BOTH), ...named('eu-west-1a') }, CUSTOM, ['pod-subnets']],
  ['of an ENIConfig in both of two zones', { ...NODES, ...asg(BOTH), ...named('eu-west-1a', 'eu-west-1b') }, CUSTOM, []],
  ['of an ENIConfig that is named otherwise', { ...NODES, ...asg(), ...named('gold') }, CUSTOM, ['pod-subnets']],
  ['of no ENIConfig with IPv6', { ...ofCluster('ipv6'), ...NODES, ...asg() }, CUSTOM, []],
  ['of no ENIConfig with IPv4', { ...ofCluster('ipv4'), ...NODES, ...asg() }, CUSTOM, ['pod-subnets']],
  ['that a tag offers', { ...NODES, A: subnet('10.0.0.0/24', 'a', '0'), Pods: subnet('10.0.8.0/24', 'a', '1'), ...asg() }, {}, []],
  ['that a tag offers in another zone', { ...NODES, A: subnet('10.0.0.0/24', 'a', '0'), Pods: subnet('10.0.8.0/24', 'b', '1'), ...asg() }, {}, ['pod-subnets']],
  ['that a tag offers in one of two zones',
    { ...NODES, A: subnet('10.0.0.0/24', 'a', '0'), B: subnet('10.0.2.0/24', 'b', '0'), Pods: subnet('10.0.8.0/24', 'a', '1'), ...asg(BOTH) }, {}, ['pod-subnets']],
  ['that a NodeClass names', { ...NODES, Auto: manifestOf(...AUTO) }, {}, []],
  ['that a NodeClass names, beside nodes that have none', { ...NODES, ...ofGroup(), Auto: manifestOf(...AUTO) }, {}, ['pod-subnets']],
  ['that a NodeClass names, beside nodes of Windows', { ...NODES, ...ofGroup({ AmiType: 'WINDOWS_CORE_2022_x86_64' }), Auto: manifestOf(...AUTO) }, {}, []],
  ['that a NodeClass names, beside nodes with ENIConfigs', { ...NODES, ...ofGroup(), ...named('eu-west-1a'), Auto: manifestOf(...AUTO) }, CUSTOM, []],
])('pods in subnets %s', (_, parts, values, whys) => {
  const read = fleetsIn(parts, values);

  expect([read.fleets.length, whysOf(read)]).toEqual([1 - whys.length, whys]);
});

test('the warm pool of a node group is in all subnets of the group', () => {
  const { fleets } = fleetsIn({ ...NODES, ...ofGroup({ Subnets: [{ Ref: 'A' }, { Ref: 'B' }], ScalingConfig: { MinSize: 1, MaxSize: 2 }, WarmPoolConfig: { Enabled: true, MinSize: 9 } }) });

  expect(fleets.map((each) => [each.name, keysOf(each)])).toEqual([['Stack/Group warm pool', ['A', 'B']]]);
});

test.each<[string, Parts, object, string[]]>([
  ['a size that is not known before a place that is not known', { ...NODES, ...asg(), Warm: ['AWS::AutoScaling::WarmPool', { AutoScalingGroupName: { Ref: 'Workers' }, MinSize: IMPORTED }] }, CUSTOM, ['sizes']],
  ['a setting that is told later before all else', { ...NODES, ...asg({ MaxSize: IMPORTED }) }, { env: { MAX_ENI: IMPORTED } }, ['settings']],
])('the reason why a fleet is not counted: %s', (_, parts, values, expected) => {
  expect(whysOf(fleetsIn(parts, values))).toEqual(expected);
});

// m5.large has addresses for 29 pods, with IPv6 for all that it is told.
test.each<[string, string, number, number | undefined]>([
  ['as many as its addresses', 'ipv4', 29, 29], ['more than its addresses', 'ipv4', 30, undefined], ['as many with IPv6', 'ipv6', 30, 30],
])('nodes that are told %s', (_, family, count, expected) => {
  expect(fleetsIn({ ...ofCluster(family), ...NODES, ...asg({}, told(count)) }).fleets.map(({ shape: { maxPods } }) => maxPods)).toEqual([expected]);
});

// With a trunk t3.medium has addresses for 3 x 5 + 2 = 17 pods, and for 2 x 5 + 2 = 12 by a VPC CNI that keeps a place for one on every type.
test.each([['v1.21.1-eksbuild.1', 15], ['v1.18.0-eksbuild.1', undefined]])('nodes that are told 15 pods, by a VPC CNI of %s', (AddonVersion, expected) => {
  const ConfigurationValues = JSON.stringify({ env: { ENABLE_POD_ENI: 'true' } });
  const Cni: Parts[string] = ['AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni', AddonVersion, ConfigurationValues }];

  expect(fleetsIn({ ...NODES, ...asg({}, { InstanceType: 't3.medium', ...told(15) }), Cni }).fleets.map(({ shape: { maxPods } }) => maxPods)).toEqual([expected]);
});

test('a forecast has the subnets that ENIConfigs name as those of the pods of a fleet', () => {
  const { resources } = readIn({
    Cni: ['AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni', ConfigurationValues: JSON.stringify(CUSTOM) }], ...NODES, ...asg(), ...named('eu-west-1a'),
  });
  const [model] = appModel(resources).clusters;
  const { props } = clusterForecast(model, resources, [], [], clusterFleets(model, resources, []).fleets);

  expect(props.fleets!.map(({ subnets, podSubnets }) => [subnets, podSubnets])).toEqual([[['Stack/A'], ['subnet-pods']]]);
});

test('limits that are stated later are read anew', () => {
  const { resources } = readIn({ Cni: ['AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni' }], ...NODES, ...asg({}, { InstanceType: 'x9.large' }) });
  const [model] = appModel(resources).clusters;
  const stated = [InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10 })];

  expect([[], stated, []].map((each) => clusterFleets(model, resources, each).fleets.length)).toEqual([0, 1, 0]);
});

const HYBRID: Parts = { Cluster: ['AWS::EKS::Cluster', { Name: 'prod', RemoteNetworkConfig: { RemoteNodeNetworks: [{ Cidrs: ['10.9.0.0/16'] }] } }] };
const LATER: Parts = { Cni: ['AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni', ConfigurationValues: IMPORTED }] };
const batch = (MaxvCpus: number): Parts => ({
  Jobs: ['AWS::Batch::ComputeEnvironment', {
    EksConfiguration: { EksClusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod' }, ComputeResources: { MaxvCpus, InstanceTypes: ['m5.large'], Subnets: ['subnet-1'] },
  }],
});

test.each<[string, Parts, Array<string | undefined>]>([
  ['hybrid nodes, which have no addresses of the VPC', HYBRID, [undefined]],
  ['hybrid nodes, whatever the VPC CNI is told', { ...HYBRID, ...LATER }, [undefined]],
  ['other nodes of a VPC CNI that is told something later', { ...batch(4), ...LATER }, ['settings']],
  ['jobs', batch(4), []],
  ['no jobs, which is a count', batch(0), []],
])('why nodes are not counted: %s', (_, parts, expected) => {
  expect(whysOf(fleetsIn(parts))).toEqual(expected);
});

test('fleets of one name are told apart', () => {
  const group = { InstanceGroupName: 'a', InstanceType: 'ml.m5.large', InstanceCount: 1 };
  const Orchestrator = { Eks: { ClusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod' } };
  const { fleets } = fleetsIn({
    Pods: ['AWS::SageMaker::Cluster', { Orchestrator, VpcConfig: { Subnets: ['subnet-1'] }, InstanceGroups: [group, group, group] }],
  });

  expect(fleets.map(({ name }) => name)).toEqual(['Stack/Pods a', 'Stack/Pods a (2)', 'Stack/Pods a (3)']);
});

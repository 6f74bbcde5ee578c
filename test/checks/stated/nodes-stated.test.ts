import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { add, applied, pinsStatements, secondGroup, StatedApp, statedIn, templateIn } from './stated';
import { CustomInstanceTypeLimitsProps, Hypervisor, InstanceTypeLimits } from '../../../src';
import { stackIn } from '../../private/cdk-fixtures';
import { plainCluster, PlainCluster, PlainParts } from '../../private/cdk-plain';

/*
 * All that the rules state of nodes beside groups, of pod counts in manifests and of what is denser, with facts and places.
 */

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' } as never;
const CLOSED = { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } };
const SINGLE: PlainParts = { env: {} };
const CUSTOM = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const OWN = 'ami-0123456789abcdef0';
const sized = (size: number) => ({ scalingConfig: { minSize: size, desiredSize: size, maxSize: size } });
const nodeClass = (maxPods: unknown, name: string = 'default', spec: object = {}) =>
  ({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name }, spec: { kubelet: { maxPods }, ...spec } });
const requirement = (key: string, operator: string, ...values: unknown[]) => ({ key, operator, values });
const ofTypes = (...types: unknown[]) => requirement('node.kubernetes.io/instance-type', 'In', ...types);
const ofFamily = (...families: string[]) => requirement('karpenter.k8s.aws/instance-family', 'In', ...families);
const pool = (name: string, requirements: unknown, className: string = 'default', group: string = 'karpenter.k8s.aws') => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name },
  spec: { template: { spec: { nodeClassRef: { group, kind: 'EC2NodeClass', name: className }, requirements } } },
});
const provisioner = (name: string, maxPods: unknown, requirements: unknown, more: object = {}) => (
  { apiVersion: 'karpenter.sh/v1alpha5', kind: 'Provisioner', metadata: { name }, spec: { requirements, kubeletConfiguration: { maxPods }, ...more } });
const asgOf = (stack: Stack, id: string, cluster: string, more: Record<string, unknown> = {}) =>
  add(stack, id, 'AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '3', Tags: [{ Key: `kubernetes.io/cluster/${cluster}`, Value: 'owned', PropagateAtLaunch: true }], ...more });
const otherCluster = ({ stack, subnets }: PlainCluster, id: string, more: Record<string, unknown> = {}) => add(stack, id, 'AWS::EKS::Cluster', {
  RoleArn: 'arn:aws:iam::111122223333:role/cluster', ResourcesVpcConfig: { SubnetIds: subnets.map(({ ref }) => ref), EndpointPublicAccess: false }, Logging: IMPORTED, ...more,
});
const fleetOf = ({ stack, cluster, subnets }: PlainCluster, id: string, size: string, InstanceType: unknown = 'm5.large') => asgOf(stack, id, cluster.ref, {
  MinSize: size,
  MaxSize: size,
  VPCZoneIdentifier: subnets.map(({ ref }) => ref),
  LaunchTemplate: { LaunchTemplateId: add(stack, `${id}Template`, 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { ...CLOSED, InstanceType } }).ref, Version: '1' },
});

/** Types that differ from the first one in one thing each. */
const STATED = Object.entries<Partial<CustomInstanceTypeLimitsProps>>({
  'm99.large': {},
  'm98.large': { branchInterfaces: 0 },
  'm97.large': { hypervisor: Hypervisor.XEN },
  'm96.large': { vcpus: 64 },
  'm95.large': { networkCards: 2 },
  'm94.large': { maxEnis: 4 },
  'm93.large': { ipv4PerEni: 7 },
}).map(([instanceType, more]) => InstanceTypeLimits.custom({ instanceType, maxEnis: 3, ipv4PerEni: 6, vcpus: 2, branchInterfaces: 9, ...more }));

const rows: StatedApp[] = [
  ['counts of types that are alike', { env: { ENABLE_POD_ENI: 'true' } }, ({ cluster }) => (
    applied(cluster, 'Nodes', nodeClass(800), pool('one', [ofTypes(...STATED.map(({ instanceType }) => instanceType))])))],
  ['counts of types of which one has prefixes', SINGLE, ({ cluster }) => {
    applied(cluster, 'Nodes', nodeClass(18), pool('one', [ofTypes('m99.large', 'm97.large')]));
    applied(cluster, 'More', nodeClass(18, 'more'), pool('two', [ofTypes('m99.large', 'm96.large')], 'more'));
  }],
  ['counts of types with caps of their own', {}, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(200), pool('one', [ofTypes('m96.large', 'm99.large')]))],
  ['counts of classes that no pool has, and of pools without a class', SINGLE, ({ cluster }) => (
    applied(cluster, 'Nodes', nodeClass(800, 'alone'), nodeClass(IMPORTED, 'later'), pool('one', [ofTypes('m5.large')], 'none'), pool('two', [ofTypes('m5.large')], 'later')))],
  ['counts of pools of an earlier release by the family of their class', SINGLE, ({ cluster }) => (
    applied(cluster, 'Nodes', ...['AL2', 'Windows2022'].flatMap((amiFamily) => [
      { apiVersion: 'karpenter.k8s.aws/v1beta1', kind: 'EC2NodeClass', metadata: { name: amiFamily }, spec: { amiFamily } },
      {
        apiVersion: 'karpenter.sh/v1beta1',
        kind: 'NodePool',
        metadata: { name: `of-${amiFamily}` },
        spec: { template: { spec: { nodeClassRef: { name: amiFamily }, requirements: [ofTypes('t3.medium')], kubelet: { maxPods: 110 } } } },
      },
    ])))],
  ['counts beside a patch', SINGLE, ({ stack, cluster }) => {
    add(stack, 'Patch', 'Custom::AWSCDK-EKS-KubernetesPatch', { ClusterName: cluster.ref, ResourceName: 'daemonset/aws-node' });
    applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t3.medium')]));
  }],
  ['counts beside a configuration that cannot be read', { addon: { configurationValues: '{ [' } }, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t3.medium')]))],
  ['counts beside settings that are not known', { env: { ENABLE_PREFIX_DELEGATION: IMPORTED } }, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t3.medium')]))],
  ['counts with IPv6', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t3.medium')]))],
  ['counts of a cluster that is known by its name, without and with an add-on', {}, ({ stack }) => {
    for (const name of ['blue', 'green']) {
      const Manifest = JSON.stringify([nodeClass(110), pool('one', [ofTypes('t3.medium')])]);
      add(stack, `Nodes-${name}`, 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: name, Manifest });
    }
    add(stack, 'Named', 'AWS::EKS::Addon', { ClusterName: 'green', AddonName: 'vpc-cni' });
    add(stack, 'Group-blue', 'AWS::EKS::Nodegroup', { ClusterName: 'blue', NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: ['subnet-1'] });
  }],
  ['counts of two classes with two pools each', SINGLE, ({ cluster }) => {
    applied(cluster, 'Nodes', nodeClass(58), pool('one', [ofTypes('t3.medium', 'm5.large')]), pool('two', [ofTypes('m5.xlarge', 't3.large')]));
    applied(cluster, 'More', nodeClass('110', 'big'), pool('three', [ofTypes('m5.2xlarge')], 'big'), pool('four', [ofTypes('m5.4xlarge')], 'big'), pool('five', [ofTypes('m5.large')], 'other'));
  }],
  ['a count of a pool that holds it and of one that does not', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(58), pool('one', [ofTypes('m5.xlarge')]), pool('two', [ofTypes('m5.large', 'm5.2xlarge')]))],
  ['counts of some types', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofFamily('t3')]), pool('two', [ofFamily('m5')]))],
  ['counts of all types of a family', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(800), pool('one', [ofFamily('t3')]))],
  ['counts that prefixes allow for some', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t2.medium', 't3.medium')]))],
  ['counts above the cap', {}, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(111), pool('one', [ofTypes('m5.large', 'm5.xlarge')]), pool('two', [ofTypes('m5.2xlarge')]))],
  ['counts above the cap of the smaller ones of types that are named', {}, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(200), pool('one', [ofTypes('m5.large', 'm5.12xlarge')]))],
  ['counts above the cap of types that are named, beside a pool whose types are not known', {}, ({ cluster }) => (
    applied(cluster, 'Nodes', nodeClass(200), pool('one', [ofTypes('m5.large', 'm5.12xlarge')]), pool('two', [ofTypes(IMPORTED)])))],
  ['counts above the cap of the larger ones of a family', {}, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(251), pool('one', [ofFamily('m5')]))],
  ['counts at the cap', {}, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('m5.large')]))],
  ['counts of earlier releases', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', provisioner('one', 110, [ofTypes('t3.medium')]), provisioner('two', 35, [ofTypes('t3.large')]))],
  ['counts of classes with other systems', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', ...['AL2023', 'Bottlerocket', 'Ubuntu', 'Windows2022', 'Custom'].flatMap((amiFamily) => (
    [nodeClass(110, amiFamily, { amiFamily }), pool(`of-${amiFamily}`, [ofTypes('t3.medium')], amiFamily)])))],
  ['a count of Auto Mode', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('auto', [ofTypes('t3.medium')], 'default', 'eks.amazonaws.com'))],
  ...([
    ['', {}, {}],
    [', of which so many are not known', { reservedENIs: IMPORTED }, {}],
    [', of a VPC CNI that a patch changes', {}, {}, true],
    [', with IPv6', {}, { kubernetesNetworkConfig: { ipFamily: 'ipv6' } }],
  ] as const).map(([what, settings, cluster, isPatched]): StatedApp => [`counts of Karpenter's own, by ENIs that are kept back${what}`, { env: CUSTOM, cluster }, (plain) => {
    add(plain.stack, 'Karpenter', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: plain.cluster.ref, Chart: 'karpenter', Values: plain.stack.toJsonString({ settings }) });
    if (isPatched === true) add(plain.stack, 'Patch', 'Custom::AWSCDK-EKS-KubernetesPatch', { ClusterName: plain.cluster.ref, ResourceName: 'daemonset/aws-node' });
    applied(plain.cluster, 'Nodes', nodeClass(undefined), pool('one', [ofTypes('c6i.2xlarge')]), pool('two', [ofTypes('m5.large', 'c6i.xlarge')]));
  }]),
  ['counts in the values of a chart', SINGLE, ({ stack, cluster }) => add(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', {
    ClusterName: cluster.ref, Chart: 'raw', Values: stack.toJsonString({ resources: [nodeClass(110), pool('one', [ofTypes('t3.medium')])] }),
  })],
  ['counts beside another plug-in', SINGLE, ({ stack, cluster }) => {
    add(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'cilium' });
    applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('t3.medium')]));
  }],
  ['counts of limits that are stated', SINGLE, ({ cluster }) => applied(cluster, 'Nodes', nodeClass(110), pool('one', [ofTypes('m99.large')]))],
  ['nodes of several clusters', {}, (plain) => {
    const other = otherCluster(plain, 'Other');
    for (const id of ['One', 'Two']) asgOf(plain.stack, id, plain.cluster.ref);
    asgOf(plain.stack, 'Three', other.ref);
    for (const id of ['Four', 'Five']) asgOf(plain.stack, id, 'elsewhere');
    asgOf(plain.stack, 'Six', 'nowhere');
  }],
  ['charts and manifests of Karpenter', {}, ({ stack, cluster }) => {
    add(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'karpenter' });
    add(stack, 'Foreign', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: 'elsewhere', Chart: 'karpenter' });
    applied(cluster, 'Pools', pool('one', [ofTypes('m5.large')]), pool('two', [ofTypes('m5.large')]));
  }],
  ['Auto Mode, hybrid nodes and others', { cluster: { computeConfig: { enabled: true, nodePools: ['system', 'general-purpose'] }, remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['10.200.0.0/16'] }] } } }, ({ stack, cluster }) => {
    add(stack, 'Hyper', 'AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn: cluster.attrArn } } });
    add(stack, 'Batch', 'AWS::Batch::ComputeEnvironment', { EksConfiguration: { EksClusterArn: cluster.attrArn } });
  }],
  ['sources of every kind beside settings that are not known', {
    env: { ENABLE_PREFIX_DELEGATION: IMPORTED },
    cluster: { computeConfig: { enabled: true, nodePools: ['system'] }, remoteNetworkConfig: { remoteNodeNetworks: [{ cidrs: ['10.200.0.0/16'] }] } },
  }, (plain) => {
    const { stack, cluster } = plain;
    add(stack, 'Hyper', 'AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn: cluster.attrArn } } });
    fleetOf(plain, 'Asg', '2');
    applied(cluster, 'Pools', pool('one', [ofTypes('m5.large')]));
    add(stack, 'Instance', 'AWS::EC2::Instance', { Tags: [{ Key: 'eks:cluster-name', Value: cluster.ref }] });
  }],
  ['Auto Mode with no NodePool at all', { cluster: { computeConfig: { enabled: true } } }],
  ['Auto Mode with NodePools of the own', { cluster: { computeConfig: { enabled: true } } }, ({ cluster }) => applied(cluster, 'Pools', pool('own', [ofTypes('m5.large')], 'default', 'eks.amazonaws.com'))],
  ['Auto Mode with NodePools of Karpenter', { cluster: { computeConfig: { enabled: true } } }, ({ cluster }) => applied(cluster, 'Pools', pool('own', [ofTypes('m5.large')]))],
  ['a chart of Karpenter without NodePools', {}, ({ stack, cluster }) => add(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'karpenter' })],
  ['NodePools of one name in two manifests', {}, ({ cluster, subnets }) => {
    const ofClass = { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec: { subnetSelectorTerms: subnets.map(({ ref: id }) => ({ id })) } };
    applied(cluster, 'Class', ofClass);
    for (const id of ['One', 'Two', 'Three']) applied(cluster, id, { ...pool('same', [ofTypes('m5.large')]), spec: { ...pool('same', [ofTypes('m5.large')]).spec, limits: { nodes: 9 } } });
  }],
  ['Fargate alone, twice', {}, (plain) => {
    const other = otherCluster(plain, 'Other');
    for (const id of ['One', 'Two']) add(plain.stack, id, 'AWS::EKS::FargateProfile', { ClusterName: other.ref, Selectors: [{ Namespace: 'x' }], Subnets: [plain.subnets[0].ref] });
  }],
  ['fleets that fill subnets with groups', { subnets: ['10.0.0.0/24', '10.0.64.0/24'] }, (plain) => { fleetOf(plain, 'One', '20'); fleetOf(plain, 'Two', '3'); }],
  ['fleets alone that fill subnets', { subnets: ['10.0.0.0/24', '10.0.64.0/24'] }, (plain) => { plain.stack.node.tryRemoveChild('Group'); fleetOf(plain, 'One', '20'); fleetOf(plain, 'Two', '30'); }],
  ['groups and fleets of which each is in one zone', { group: { subnets: [] } }, (plain) => {
    const [one, other] = plain.subnets.map(({ ref }) => ref);
    plain.group.subnets = [one];
    secondGroup(plain, { subnets: [other] });
    fleetOf(plain, 'One', '2').addPropertyOverride('VPCZoneIdentifier', [one]);
    fleetOf(plain, 'Two', '2').addPropertyOverride('VPCZoneIdentifier', [other]);
  }],
  ['NodePools that are stuck, or whose limits are below their types', {}, ({ cluster, subnets }) => {
    const ofClass = { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec: { subnetSelectorTerms: subnets.map(({ ref: id }) => ({ id })) } };
    const limited = (name: string, more: object) => ({ ...pool(name, [ofTypes('m5.large')]), spec: { ...pool(name, [ofTypes('m5.large')]).spec, ...more } });
    applied(cluster, 'Nodes', ofClass, ...['one', 'two'].map((name) => limited(name, { replicas: 3, limits: { nodes: 3 } })));
    applied(cluster, 'Below', limited('three', { limits: { cpu: '1' } }), limited('four', { limits: { cpu: '2', memory: '1Gi' } }));
  }],
  ['fleets of types that are not known', {}, (plain) => { fleetOf(plain, 'One', '2', IMPORTED); fleetOf(plain, 'Two', '3', 'm99.large'); }],
  ['fleets whose targets are out of reach', { env: { WARM_IP_TARGET: '200' }, group: { instanceTypes: ['t3.medium'] } }, (plain) => fleetOf(plain, 'One', '2', 't3.large')],
  ['denser groups', SINGLE, (plain) => {
    secondGroup(plain, { instanceTypes: ['t3.medium', 'm5.xlarge'] });
    secondGroup(plain, { instanceTypes: ['m5.4xlarge'] }, 'Capped');
    secondGroup(plain, { instanceTypes: ['m4.large'] }, 'Old');
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Told', { ...CLOSED, UserData: { 'Fn::Base64': '--max-pods=20' } }) }, 'ToldGroup');
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Untold', { ...CLOSED, UserData: { 'Fn::Base64': 'echo' } }) }, 'UntoldGroup');
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Image', { ...CLOSED, ImageId: OWN, UserData: { 'Fn::Base64': '/etc/eks/bootstrap.sh x' } }) }, 'OwnImage');
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Unknown', IMPORTED) }, 'UnknownGroup');
    secondGroup(plain, { launchTemplate: { id: 'lt-0123456789abcdef0', version: '1' } }, 'Foreign');
    secondGroup(plain, { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: ['t3.small'] }, 'Named');
  }],
  ['denser groups of a cluster that is known by its name', {}, ({ stack, subnets }) => ['One', 'Two'].forEach((id) => (
    add(stack, id, 'AWS::EKS::Nodegroup', { ClusterName: 'shared', NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [subnets[0].ref] })))],
  ['the same with an add-on', {}, ({ stack, subnets }) => {
    add(stack, 'Named', 'AWS::EKS::Addon', { ClusterName: 'shared', AddonName: 'vpc-cni' });
    add(stack, 'One', 'AWS::EKS::Nodegroup', { ClusterName: 'shared', NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: [subnets[0].ref], ScalingConfig: { MinSize: 9, MaxSize: 9 } });
  }],
];

pinsStatements(rows, [
  'nodes of several clusters', 'charts and manifests of Karpenter', 'denser groups of a cluster that is known by its name', 'the same with an add-on',
  'counts of a cluster that is known by its name, without and with an add-on',
], STATED);

describe('of defaults of parameters', () => {
  const given = (id: string, value: string | number) => (stack: Stack) => new CfnParameter(stack, id, typeof value === 'number' ? { type: 'Number', default: value } : { default: value });

  test.each<[string, (stack: Stack) => PlainParts, ((plain: PlainCluster) => unknown)?]>([
    ['two groups of which types are wrong', (stack) => ({ group: { instanceTypes: [given('Type', 'm4.large')(stack).valueAsString, given('Other', 'c4.large')(stack).valueAsString] } }),
      (plain) => secondGroup(plain, { instanceTypes: ['m5.large', plain.stack.resolve({ Ref: 'Type' }) as never] })],
    ['a group whose image does not fit', (stack) => ({ group: { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: [given('Type', 'm6g.large')(stack).valueAsString] } })],
    ['a plan that does not fit, by types and sizes', (stack) => {
      const size = given('Size', 60)(stack).valueAsNumber;
      return { subnets: ['10.0.0.0/26', '10.0.64.0/26'], group: { instanceTypes: [given('Type', 'm5.large')(stack).valueAsString], scalingConfig: { minSize: size, desiredSize: size, maxSize: size } } };
    }],
    ['the same that does not fit at other sizes either', (stack) => ({ subnets: ['10.0.0.0/26', '10.0.64.0/26'], group: { scalingConfig: { minSize: 40, desiredSize: 40, maxSize: given('Size', 60)(stack).valueAsNumber } } })],
    ['a plan that does not fit, by all that it follows from', (stack) => {
      given('Unused', 'x')(stack);
      const size = given('Size', 60)(stack).valueAsNumber;
      return {
        subnets: [given('Block', '10.0.0.0/26')(stack).valueAsString, '10.0.64.0/26'],
        cluster: { name: given('Name', 'prod')(stack).valueAsString },
        env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: given('Warm', '1')(stack).valueAsString },
        group: { scalingConfig: { minSize: size, desiredSize: size, maxSize: size } },
      };
    }, (plain) => {
      const { stack, vpc, group, subnets: [, { ref: other }] } = plain;
      const typed = (id: string) => given(id, 'm5.large')(stack).valueAsString;
      group.addPropertyDeletionOverride('InstanceTypes');
      group.launchTemplate = templateIn(stack, 'Template', { ...CLOSED, InstanceType: typed('OfGroup') });
      fleetOf(plain, 'One', '3', typed('OfFleet'));
      const mixed = fleetOf(plain, 'Two', '3', typed('OfMixed'));
      mixed.addPropertyOverride('MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification', { LaunchTemplateId: { Ref: 'TwoTemplate' }, Version: '1' });
      mixed.addPropertyDeletionOverride('LaunchTemplate');
      const old = fleetOf(plain, 'Three', '3');
      old.addPropertyOverride('LaunchConfigurationName', add(stack, 'Old', 'AWS::AutoScaling::LaunchConfiguration', { InstanceType: typed('OfOld') }).ref);
      old.addPropertyDeletionOverride('LaunchTemplate');
      new ec2.CfnSubnetCidrReservation(stack, 'Reserved', { subnetId: other, cidr: given('Range', '10.0.64.32/28')(stack).valueAsString, reservationType: 'prefix' });
      // Of a subnet in which no node is.
      const { ref: elsewhere } = add(stack, 'Elsewhere', 'AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: given('ElsewhereBlock', '10.0.128.0/24')(stack).valueAsString });
      new ec2.CfnSubnetCidrReservation(stack, 'ElsewhereReserved', { subnetId: elsewhere, cidr: given('ElsewhereRange', '10.0.128.128/25')(stack).valueAsString, reservationType: 'prefix' });
    }],
    ['subnets for pods of NodePools', (stack) => ({ env: { ...CUSTOM, ENABLE_PREFIX_DELEGATION: given('Dense', 'true')(stack).valueAsString } }), ({ stack, vpc, cluster, subnets }) => {
      given('Unused', 'x')(stack);
      stack.node.tryRemoveChild('Group');
      const blocks = ['100.64.0.0/26', '100.64.64.0/26'].map((block, index) => given(`Block${index}`, block)(stack).valueAsString);
      const block = add(stack, 'Block', 'AWS::EC2::VPCCidrBlock', { VpcId: vpc.ref, CidrBlock: '100.64.0.0/16' });
      const pods = blocks.map((CidrBlock, index) => add(stack, `Pods${index}`, 'AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock, AvailabilityZone: `eu-west-1${'ab'[index]}` }));
      pods.forEach((each) => each.addResourceDependency(block));
      applied(cluster, 'Configs', ...pods.map(({ ref }, index) => (
        { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name: `eu-west-1${'ab'[index]}` }, spec: { subnet: ref } })));
      const ofClass = { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec: { subnetSelectorTerms: subnets.map(({ ref: id }) => ({ id })) } };
      applied(cluster, 'Nodes', ofClass, { ...pool('one', [ofTypes('m5.large')]), spec: { ...pool('one', [ofTypes('m5.large')]).spec, limits: { nodes: 60 } } });
    }],
    ['subnets for pods of Auto Mode', () => ({ cluster: { computeConfig: { enabled: true } } }), ({ stack, vpc, cluster, subnets }) => {
      given('Unused', 'x')(stack);
      stack.node.tryRemoveChild('Group');
      const pods = ['10.0.128.0/27', '10.0.192.0/27'].map((block, index) => (
        add(stack, `Pods${index}`, 'AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: given(`Block${index}`, block)(stack).valueAsString, AvailabilityZone: `eu-west-1${'ab'[index]}` })));
      const terms = (all: Array<{ readonly ref: string }>) => all.map(({ ref: id }) => ({ id }));
      applied(cluster, 'Nodes', {
        apiVersion: 'eks.amazonaws.com/v1',
        kind: 'NodeClass',
        metadata: { name: 'default' },
        spec: { subnetSelectorTerms: terms(subnets), podSubnetSelectorTerms: terms(pods), podSecurityGroupSelectorTerms: [{ id: 'sg-0123456789abcdef0' }] },
      }, {
        ...pool('own', [ofTypes('m5.large')]),
        spec: { template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' }, requirements: [ofTypes('m5.large')] } }, limits: { nodes: 60 } },
      });
    }],
    ['blocks of a VPC, of which one is wrong whatever the other is', (stack) => { given('Added', '100.64.0.0/10')(stack); return { vpcCidr: '10.0.0.0/15' }; }, ({ stack, vpc }) => (
      new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: Fn.ref('Added') }))],
    ['what is worth knowing', (stack) => ({ env: {}, group: { instanceTypes: [given('Type', 'm5.large')(stack).valueAsString] } }), (plain) => secondGroup(plain)],
    ['blocks of subnets', (stack) => ({ subnets: ['10.0.0.0/18', given('Block', '10.1.0.0/18')(stack).valueAsString] })],
    ['settings and their versions', (stack) => ({ env: { ENABLE_PREFIX_DELEGATION: given('Dense', 'true')(stack).valueAsString, WARM_IP_TARGET: 'x' }, addon: { addonVersion: given('Version', 'v1.8.0-eksbuild.1')(stack).valueAsString } })],
    ['an endpoint', (stack) => ({ vpcConfig: { endpointPublicAccess: given('Public', 'true')(stack).valueAsString as never } })],
    ['a template', () => ({}), ({ stack, group }) => {
      const hops = given('Hops', 2)(stack).valueAsNumber;
      const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: hops } } });
      group.launchTemplate = { id: template.ref, version: '1' };
    }],
    ['services', (stack) => ({ cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: given('Services', '10.0.0.0/16')(stack).valueAsString } } })],
    ['an unused parameter, beside what is wrong anyway', (stack) => { given('Unused', 'x')(stack); return { group: { instanceTypes: ['m4.large'], ...sized(2) } }; }],
    ['a fleet', (stack) => ({ subnets: ['10.0.0.0/26', '10.0.64.0/26'], group: { instanceTypes: [given('Type', 'm5.large')(stack).valueAsString] } }), (plain) => (
      fleetOf(plain, 'One', '20', plain.stack.resolve({ Ref: 'Type' })))],
  ])('%s', (_, parts, change = () => {}) => {
    const stack = stackIn();
    change(plainCluster(parts(stack), stack));

    expect(statedIn(stack)).toMatchSnapshot();
  });
});

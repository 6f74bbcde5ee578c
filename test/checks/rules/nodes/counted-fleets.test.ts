import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { FindingSeverity } from '../../../../src';
import { poolSizes } from '../../../../src/checks/facts/fleets/stated-bounds';
import { NodePoolFacts } from '../../../../src/checks/facts/nodes/karpenter-objects';
import { messagesOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const INFOS = { lowestSeverity: FindingSeverity.INFO };
const TIGHT = {
  vpcCidr: '10.0.0.0/22',
  subnets: ['10.0.0.0/24', '10.0.1.0/24'],
  env: {},
  group: { instanceTypes: ['t3.medium'], scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 1 } },
};

const resource = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
const apply = ({ stack, cluster }: PlainCluster, ...objects: unknown[]) =>
  resource(stack, 'Applied', 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) });
const tagOf = ({ cluster }: PlainCluster) => [{ Key: `kubernetes.io/cluster/${cluster.ref}`, Value: 'owned', PropagateAtLaunch: true }];
const zonesOf = ({ subnets }: PlainCluster) => subnets.map(({ ref }) => ref);

/** The app of a cluster to which nodes are added. */
const appWith = (add: (parts: PlainCluster) => void, given: PlainParts = TIGHT) => {
  const parts = plainCluster(given);
  add(parts);
  return parts.stack.node.root as App;
};

/** What is said of the room of subnets and of fleets, and each source that is not counted with the reason. */
const judged = (app: App) => ({
  said: [...new Set(saidOf(app, INFOS).filter((each) => /overcommit|fleet|limits|default-judged/.test(each)))],
  uncounted: messagesOf(app, 'nodes-not-counted', INFOS).flatMap((message) => message.split('\n').slice(1, -1)
    .map((line) => /\(([^()]*)\)$/.exec(line)?.[1] ?? 'no reason')),
});

const BEYOND = ['warning fleet-limits-exceed-subnets at Subnet0', 'warning fleet-limits-exceed-subnets at Subnet1'];
const SHORT = ['error subnet-overcommitted at Subnet0', 'error subnet-overcommitted at Subnet1'];

const EC2_CLASS = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' };
const AUTO_CLASS = { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' };
const pool = (spec: object = {}, template: object = {}, nodeClassRef: object = EC2_CLASS) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'general' },
  spec: { template: { spec: { nodeClassRef, ...template } }, ...spec },
});
const nodeClass = (spec: object) => ({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec });
const autoClass = (spec: object) => ({ apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', metadata: { name: 'default' }, spec });
const LIMITED = { limits: { cpu: '1000' } };
const needs = (key: string, ...values: unknown[]) => ({ requirements: [{ key, operator: 'In', values }] });

const outside = (...values: unknown[]) => ({ requirements: [{ key: 'topology.kubernetes.io/zone', operator: 'NotIn', values }] });

describe('NodePools', () => {
  test.each<[string, (parts: PlainCluster) => unknown[], string[], string[]]>([
    ['with a limit of vCPUs', () => [pool(LIMITED)], BEYOND, []],
    ['with a number as limit', () => [pool({ limits: { cpu: 1000 } })], BEYOND, []],
    ['with a limit of memory', () => [pool({ limits: { memory: '4000Gi' } })], BEYOND, []],
    ['with a limit of nodes', () => [pool({ limits: { nodes: '500' } })], BEYOND, []],
    ['with a limit that fits', () => [pool({ limits: { nodes: '1' } }, needs('node.kubernetes.io/instance-type', 't3.medium'))], [], []],
    ['that are switched off', () => [pool({ limits: { cpu: 0 } })], [], []],
    ['with replicas', () => [pool({ replicas: 300 })], SHORT, []],
    ['with replicas as a token', ({ stack }) => [pool({ replicas: new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber })], [], ['its sizes are not known']],
    ['with no replicas', () => [pool({ replicas: 0 })], [], []],
    ['with replicas that are none', () => [pool({ replicas: -1 })], [], ['its sizes are not known']],
    ['without a limit', () => [pool()], [], ['it states no limit']],
    ['with limits of something else', () => [pool({ limits: { 'nvidia.com/gpu': 8 } })], [], ['it states no limit']],
    ['with limits of a wrong shape', () => [pool({ limits: ['cpu'] })], [], ['it states no limit']],
    ['with a limit that is no quantity', () => [pool({ limits: { cpu: 'many' } })], [], ['its sizes are not known']],
    ['with a limit as a token', ({ stack }) => [pool({ limits: { cpu: new CfnParameter(stack, 'P').valueAsString } })], [], ['its sizes are not known']],
    ['of types that are not known', ({ stack }) => [pool(LIMITED, needs('node.kubernetes.io/instance-type', new CfnParameter(stack, 'P').valueAsString))], [], ['its instance types are not known']],
    ['of no type', () => [pool(LIMITED, needs('node.kubernetes.io/instance-type', 'x9.large'))], [], ['its instance types are not known']],
    ['of Windows', () => [pool(LIMITED, needs('kubernetes.io/os', 'windows'))], [], ['its instance types are not known']],
    ['in one zone', () => [pool(LIMITED, needs('topology.kubernetes.io/zone', 'eu-west-1a'))], BEYOND.slice(0, 1), []],
    ['in a zone that is not there', () => [pool(LIMITED, needs('topology.kubernetes.io/zone', 'eu-west-1x'))], [], ['its subnets are not known']],
    ['outside of a zone', () => [pool(LIMITED, outside('eu-west-1a'))], BEYOND.slice(1), []],
    ['outside of all zones', () => [pool(LIMITED, outside('eu-west-1a', 'eu-west-1b'))], [], ['its subnets are not known']],
    ['in whichever zone', () => [pool(LIMITED, { requirements: [{ key: 'topology.kubernetes.io/zone', operator: 'Exists' }] })], BEYOND, []],
    ['of a class that names a subnet', ({ subnets }) => [pool(LIMITED), nodeClass({ subnetSelectorTerms: [{ id: subnets[1].ref }] })], BEYOND.slice(1), []],
    ['of a class that names a tag', (parts) => {
      parts.subnets[0].addPropertyOverride('Tags', [{ Key: 'karpenter.sh/discovery', Value: parts.cluster.ref }]);
      return [pool(LIMITED), nodeClass({ subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': parts.cluster.ref } }] })];
    }, BEYOND.slice(0, 1), []],
    ['of a class that names any value of a tag', (parts) => {
      parts.subnets[0].addPropertyOverride('Tags', [{ Key: 'kind', Value: 'nodes' }]);
      return [pool(LIMITED), nodeClass({ subnetSelectorTerms: [{ tags: { kind: '*' } }] })];
    }, BEYOND.slice(0, 1), []],
    ['of a class whose tag no subnet has', () => [pool(LIMITED), nodeClass({ subnetSelectorTerms: [{ tags: { a: 'b' } }] })], [], ['its subnets are not known']],
    ['of a class whose terms are none', () => [pool(LIMITED), nodeClass({ subnetSelectorTerms: 3 })], [], ['its subnets are not known']],
    ['of a class with pods that its types do not reach', () => [pool(LIMITED), nodeClass({ kubelet: { maxPods: 5000 } })], BEYOND, []],
    ['of Auto Mode', () => [pool(LIMITED, {}, AUTO_CLASS)], BEYOND, []],
    ['of Auto Mode, with subnets', ({ subnets }) => [pool(LIMITED, {}, AUTO_CLASS), autoClass({ subnetSelectorTerms: [{ id: subnets[0].ref }], advancedNetworking: { ipv4PrefixSize: '32' } })], BEYOND.slice(0, 1), []],
    ['of Auto Mode, with pod subnets beside other nodes', ({ subnets }) => [pool(LIMITED, {}, AUTO_CLASS), autoClass({ podSubnetSelectorTerms: [{ id: subnets[0].ref }] })], [], ['the subnets of its pods are not known']],
  ])('%s', (_, objects, said, uncounted) => {
    expect(judged(appWith((parts) => apply(parts, ...objects(parts))))).toEqual({ said, uncounted });
  });

  test('take the subnets of nodes, or those of the cluster', () => {
    const app = appWith((parts) => {
      parts.stack.node.tryRemoveChild('Group');
      apply(parts, pool(LIMITED));
    });

    expect(judged(app)).toEqual({ said: BEYOND, uncounted: [] });
  });

  test.each<[string, unknown, object]>([
    ['none', undefined, {}],
    ['percent', [{ nodes: '20%' }], { budgetPercent: 20 }],
    ['a number', [{ nodes: '5' }], { budgetNodes: 5 }],
    ['the fewest', [{ nodes: '50%' }, { nodes: 7 }], { budgetPercent: 50, budgetNodes: 7 }],
    ['those with a schedule left out', [{ nodes: '0', schedule: '@daily', duration: '1h' }], { budgetPercent: 100 }],
    ['those for some reasons left out', [{ nodes: '0', reasons: ['Drifted'] }], { budgetPercent: 100 }],
    ['those for some reasons beside one for all', [{ nodes: '0', reasons: ['Drifted', 'Empty'] }, { nodes: '30%' }], { budgetPercent: 30 }],
    ['a token', { Ref: 'P' }, { budgetPercent: 100 }],
    ['a wrong shape', 3, { budgetPercent: 100 }],
  ])('budgets: %s', (_, budgets, expected) => {
    expect(poolSizes({ limits: { nodes: '100' }, budgets, replicas: undefined } as NodePoolFacts)).toEqual({ limits: { nodes: 100 }, ...expected });
  });
});


/** An Auto Scaling group of a cluster, with a launch template of a type. */
const asg = (parts: PlainCluster, properties: Record<string, unknown> = {}, data: Record<string, unknown> = { InstanceType: 'm5.large' }) => {
  const template = resource(parts.stack, 'Template', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: data });
  return resource(parts.stack, 'Workers', 'AWS::AutoScaling::AutoScalingGroup', {
    MinSize: '0',
    MaxSize: '700',
    VPCZoneIdentifier: zonesOf(parts),
    Tags: tagOf(parts),
    ...properties.MixedInstancesPolicy === undefined ? { LaunchTemplate: { LaunchTemplateId: template.ref, Version: '1' } } : {},
    ...properties,
  });
};
const mixed = ({ stack }: PlainCluster, overrides: unknown) => ({
  MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { 'Fn::GetAtt': [stack.getLogicalId(stack.node.findChild('Group') as CfnResource), 'None'] }, Version: '1' }, Overrides: overrides } },
});

describe('Auto Scaling groups', () => {
  test.each<[string, (parts: PlainCluster) => unknown, string[], string[]]>([
    ['of 700 nodes', (parts) => asg(parts), BEYOND, []],
    ['of 700 nodes that are wanted', (parts) => asg(parts, { DesiredCapacity: '700' }), SHORT, []],
    ['of 700 nodes at least', (parts) => asg(parts, { MinSize: '700' }), SHORT, []],
    ['of 700 nodes in subnets as a text', (parts) => asg(parts, { VPCZoneIdentifier: parts.stack.resolve({ 'Fn::Join': [',', zonesOf(parts)] }) }), [], ['its subnets are not known']],
    ['by a launch configuration', (parts) => {
      const configuration = resource(parts.stack, 'Configuration', 'AWS::AutoScaling::LaunchConfiguration', { InstanceType: 'm5.large' });
      asg(parts, { LaunchTemplate: undefined, LaunchConfigurationName: configuration.ref });
    }, BEYOND, []],
    ['of one node', (parts) => asg(parts, { MaxSize: '1' }, { InstanceType: 't3.medium' }), [], []],
    ['of no node', (parts) => asg(parts, { MaxSize: '0' }), [], []],
    ['of a size as a token', (parts) => asg(parts, { MaxSize: new CfnParameter(parts.stack, 'P').valueAsString }), [], ['its sizes are not known']],
    ['of a size by the default of a parameter', (parts) => asg(parts, { MaxSize: new CfnParameter(parts.stack, 'P', { default: '700' }).valueAsString }), ['warning parameter-default-judged at Subnet0', 'warning parameter-default-judged at Subnet1'], ['its sizes are not known']],
    ['of sizes that contradict', (parts) => asg(parts, { MinSize: '9', MaxSize: '3' }), [], ['its sizes are not known']],
    ['of no type', (parts) => asg(parts, {}, {}), [], ['its instance types are not known']],
    ['of a type as a token', (parts) => asg(parts, {}, { InstanceType: new CfnParameter(parts.stack, 'P').valueAsString }), [], ['its instance types are not known']],
    ['in zones alone', (parts) => asg(parts, { VPCZoneIdentifier: undefined, AvailabilityZones: ['eu-west-1a'] }), [], ['its subnets are not known']],
    ['of mixed types', (parts) => asg(parts, mixed(parts, [{ InstanceType: 'm5.large' }, { InstanceType: 'm5.xlarge' }])), BEYOND, []],
    ['of weights', (parts) => asg(parts, mixed(parts, [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, { InstanceType: 'm5.xlarge', WeightedCapacity: '4' }])), BEYOND, []],
    ['of a weight as a token', (parts) => asg(parts, mixed(parts, [{ InstanceType: 'm5.large', WeightedCapacity: new CfnParameter(parts.stack, 'P').valueAsString }])), [], ['its instance types are not known']],
    ['of ranges', (parts) => asg(parts, mixed(parts, [{ InstanceRequirements: { VCpuCount: { Min: 2, Max: 4 }, MemoryMiB: { Min: 4096 } } }])), BEYOND, []],
    ['of no range', (parts) => asg(parts, mixed(parts, [{ InstanceRequirements: { InstanceGenerations: ['current'] } }])), [], ['its instance types are not known']],
    ['of vCPUs', (parts) => asg(parts, { ...mixed(parts, [{ InstanceType: 'm5.large' }]), DesiredCapacityType: 'vcpu', MaxSize: '60', DesiredCapacity: '2' }), BEYOND, []],
    ['of vCPUs of two nodes', (parts) => asg(parts, { ...mixed(parts, [{ InstanceType: 't3.medium' }]), DesiredCapacityType: 'vcpu', MaxSize: '2' }), [], []],
    ['of memory', (parts) => asg(parts, { ...mixed(parts, [{ InstanceType: 'm5.large' }]), DesiredCapacityType: 'memory-mib', MaxSize: '245760' }), BEYOND, []],
    ['of memory of two nodes', (parts) => asg(parts, { ...mixed(parts, [{ InstanceType: 't3.medium' }]), DesiredCapacityType: 'memory-mib', MaxSize: '4096' }), [], []],
    ['of units that are nodes', (parts) => asg(parts, { ...mixed(parts, [{ InstanceType: 't3.medium' }]), DesiredCapacityType: 'units', MaxSize: '1' }), [], []],
  ])('%s', (_, add, said, uncounted) => {
    expect(judged(appWith(add))).toEqual({ said, uncounted });
  });

  // Windows has no ENIConfigs: its pods have addresses of the subnets of their nodes.
  test.each<[string, string, string[], string[]]>([
    ['Linux', '#!/bin/bash', [], ['the subnets of its pods are not known']],
    ['Windows', '<powershell>\nStart-EKSBootstrap.ps1 -EKSClusterName prod\n</powershell>', BEYOND, []],
  ])('by custom networking without ENIConfigs, of %s', (_, userData, said, uncounted) => {
    const app = appWith((parts) => asg(parts, {}, { InstanceType: 'm5.large', UserData: { 'Fn::Base64': userData } }),
      { ...TIGHT, env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } });

    expect(judged(app)).toEqual({ said, uncounted });
  });

  test.each<[string, Record<string, unknown>, string[], string[]]>([
    ['by its prepared capacity', { MaxGroupPreparedCapacity: 60 }, BEYOND, []],
    ['by its least size', { MinSize: 60 }, BEYOND, []],
    ['within its group', {}, [], []],
    ['within its group, as its prepared capacity says', { MaxGroupPreparedCapacity: -1 }, [], []],
    ['that is off', { Enabled: false, MinSize: 60 }, [], []],
    ['that is off, as text', { Enabled: 'false', MinSize: 60 }, [], []],
    ['of a size that is a wrong shape', { MinSize: ['x'] }, [], ['its sizes are not known']],
  ])('with a warm pool: %s', (_, pool_, said, uncounted) => {
    expect(judged(appWith((parts) => {
      const group = asg(parts, { MaxSize: '1' }, { InstanceType: 't3.medium' });
      resource(parts.stack, 'Warm', 'AWS::AutoScaling::WarmPool', { AutoScalingGroupName: group.ref, ...pool_ });
    }))).toEqual({ said, uncounted });
  });
});

describe('warm pools of node groups', () => {
  test.each<[string, unknown, string[], string[]]>([
    ['of 60 nodes', { Enabled: true, MinSize: 60 }, BEYOND, []],
    ['prepared for 60 nodes', { Enabled: true, MaxGroupPreparedCapacity: 60 }, BEYOND, []],
    ['switched off', { Enabled: false, MinSize: 60 }, [], []],
    ['switched off, as text', { Enabled: 'false', MinSize: 60 }, [], []],
    ['within the group', { Enabled: true }, [], []],
    ['a token', { Ref: 'AWS::StackName' }, [], ['its sizes are not known']],
    ['a size as a token', { Enabled: true, MinSize: { Ref: 'AWS::StackName' } }, [], ['its sizes are not known']],
    ['switched on or off later', { Enabled: { Ref: 'AWS::StackName' }, MinSize: 60 }, [], ['its sizes are not known']],
    ['switched off in capitals', { Enabled: 'FALSE', MinSize: 60 }, [], []],
    ['a wrong shape', 3, [], []],
  ])('%s', (_, pool_, said, uncounted) => {
    expect(judged(appWith(({ group }) => group.addPropertyOverride('WarmPoolConfig', pool_)))).toEqual({ said, uncounted });
  });
});

/** HyperPod of a cluster. */
const hyperPod = (parts: PlainCluster, group: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  resource(parts.stack, 'Pods', 'AWS::SageMaker::Cluster', {
    Orchestrator: { Eks: { ClusterArn: parts.cluster.attrArn } },
    InstanceGroups: [{ InstanceGroupName: 'gpu', InstanceType: 'ml.p5.48xlarge', InstanceCount: 64, ...group }],
    VpcConfig: { Subnets: zonesOf(parts), SecurityGroupIds: ['sg-0'] },
    ...more,
  });

describe('HyperPod', () => {
  test.each<[string, (parts: PlainCluster) => unknown, string[], string[]]>([
    ['of 64 nodes', (parts) => hyperPod(parts, {}), SHORT, []],
    ['in subnets of a group', (parts) => hyperPod(parts, { OverrideVpcConfig: { Subnets: [parts.subnets[0].ref] } }), SHORT.slice(0, 1), []],
    ['of no node', (parts) => hyperPod(parts, { InstanceCount: 0 }), [], []],
    ['of types in a list', (parts) => hyperPod(parts, { InstanceType: undefined, InstanceRequirements: { InstanceTypes: ['ml.p5.48xlarge'] } }), SHORT, []],
    ['of a type that is not known', (parts) => hyperPod(parts, { InstanceType: 'ml.x9.large' }), [], ['its instance types are not known']],
    ['of a count as a token', (parts) => hyperPod(parts, { InstanceCount: { Ref: 'AWS::StackName' } }), [], ['its sizes are not known']],
    ['without subnets', (parts) => hyperPod(parts, {}, { VpcConfig: undefined }), [], ['its subnets are not known']],
    ['scaled by Karpenter', (parts) => hyperPod(parts, { InstanceCount: 0 }, { AutoScaling: { Mode: 'Enable' } }), [], ['it is scaled beyond what it says']],
    ['scaled or not, told later', (parts) => hyperPod(parts, { InstanceCount: 0 }, { AutoScaling: { Mode: { Ref: 'AWS::StackName' } } }), [], ['it is scaled beyond what it says']],
  ])('%s', (_, add, said, uncounted) => {
    expect(judged(appWith(add))).toEqual({ said, uncounted });
  });
});

/** A compute environment of Batch on a cluster. */
const batch = (parts: PlainCluster, computing: Record<string, unknown>) => resource(parts.stack, 'Jobs', 'AWS::Batch::ComputeEnvironment', {
  Type: 'MANAGED',
  EksConfiguration: { EksClusterArn: parts.cluster.attrArn, KubernetesNamespace: 'jobs' },
  ComputeResources: { Type: 'EC2', MinvCpus: 0, MaxvCpus: 1000, InstanceTypes: ['m5.large'], Subnets: zonesOf(parts), ...computing },
});

describe('Batch', () => {
  test.each<[string, Record<string, unknown>, string[], string[]]>([
    ['of 1000 vCPUs', {}, BEYOND, []],
    ['of a family', { InstanceTypes: ['m5'] }, BEYOND, []],
    ['of the best', { InstanceTypes: ['optimal'] }, BEYOND, []],
    ['of 1000 vCPUs at least', { MinvCpus: 1000 }, SHORT, []],
    ['of none', { MaxvCpus: 0 }, [], []],
    ['of a size as a token', { MaxvCpus: { Ref: 'AWS::StackName' } }, [], ['its sizes are not known']],
    ['of types that are not known', { InstanceTypes: ['default_x86_64'] }, [], ['its instance types are not known']],
    ['without types', { InstanceTypes: undefined }, [], ['its instance types are not known']],
    ['without subnets', { Subnets: undefined }, [], ['its subnets are not known']],
  ])('%s', (_, computing, said, uncounted) => {
    expect(judged(appWith((parts) => batch(parts, computing)))).toEqual({ said, uncounted });
  });
});

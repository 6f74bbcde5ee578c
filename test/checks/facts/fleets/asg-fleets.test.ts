import { InstanceTypeLimits } from '../../../../src';
import { fleetsIn, IMPORTED, keysOf, OF_PROD, Parts, typesIn, whysOf } from '../private/read-fleets';

/*
 * An Auto Scaling group of a cluster, as the plan of the cluster counts it.
 */

const TEMPLATE = { LaunchTemplateId: { Ref: 'Template' }, Version: '1' };
const GROUP = { ...OF_PROD, MinSize: '1', MaxSize: '4', VPCZoneIdentifier: ['subnet-1'], LaunchTemplate: TEMPLATE };

/** A group whose launch template says m5.large, if nothing else. */
const groupOf = (properties: object = {}, data: object = {}, more: Parts = {}) => fleetsIn({
  Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large', ...data } }],
  Workers: ['AWS::AutoScaling::AutoScalingGroup', { ...GROUP, ...properties }],
  ...more,
}, {}, [InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10 })]);
const mixed = (...overrides: unknown[]) => mixedBy(overrides);
const mixedBy = (Overrides: unknown) => ({
  LaunchTemplate: undefined, MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: TEMPLATE, Overrides } },
});
const WEIGHTS = [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, { InstanceType: 'm5.xlarge', WeightedCapacity: '4' }];
const sizes = (MinSize: unknown, DesiredCapacity: unknown, MaxSize: unknown) => ({ MinSize, DesiredCapacity, MaxSize });

describe('sizes', () => {
  // Of the least and the wanted units all can be of the largest weight; of the most all but the last one are of the smallest.
  test.each<[string, object, [least: number, wanted: number, most: number] | 'sizes' | 'types']>([
    ['of nodes', sizes('1', '2', '4'), [1, 2, 4]],
    ['without a wanted one', sizes(1, undefined, 4), [1, 1, 4]],
    ['that are all the same', sizes('4', '4', '4'), [4, 4, 4]],
    ['of which the wanted one is below the least', sizes('2', '1', '4'), 'sizes'],
    ['of which the wanted one is above the most', sizes('1', '5', '4'), 'sizes'],
    ['below none', sizes('-1', '1', '4'), 'sizes'],
    ['of which the wanted one is told later', sizes('1', IMPORTED, '4'), 'sizes'],
    // 5 / 4 = 1.25; 7 / 4 = 1.75; (11 + 4) / 2 = 7.5
    ['of weights', { ...sizes('5', '7', '11'), ...mixed(...WEIGHTS) }, [2, 2, 8]],
    // 5 / 4 = 1.25; 7 / 4 = 1.75; (11 + 4) / 1 = 15
    ['of weights of which one is that of a node', { ...sizes('5', '7', '11'), ...mixed({ InstanceType: 'm5.large' }, WEIGHTS[1]) }, [2, 2, 15]],
    // 5 / 2 = 2.5; 7 / 2 = 3.5; (11 + 2) / 2 = 6.5
    ['of weights that are all the same', { ...sizes('5', '7', '11'), ...mixed(WEIGHTS[0]) }, [3, 4, 7]],
    // m5.xlarge has 4 vCPUs: (10 + 4) / 4 = 3.5
    ['of vCPUs', { ...sizes('5', '8', '10'), ...mixed({ InstanceType: 'm5.xlarge' }), DesiredCapacityType: 'vcpu' }, [2, 2, 4]],
    // m5.large has 8192 MiB: (9000 + 8192) / 8192 = 2.1
    ['of memory', { ...sizes('0', '8193', '9000'), ...mixed({ InstanceType: 'm5.large' }), DesiredCapacityType: 'memory-mib' }, [0, 2, 3]],
    ['of a weight of nothing', { ...sizes('1', '2', '4'), ...mixed({ InstanceType: 'm5.large', WeightedCapacity: '0' }) }, 'types'],
    ['of vCPUs of a type that does not tell them', { ...sizes('1', '2', '4'), ...mixed({ InstanceType: 'x9.large' }), DesiredCapacityType: 'vcpu' }, 'types'],
  ])('%s', (_, properties, expected) => {
    const read = groupOf(properties);
    const counted = read.fleets.map(({ shape: { minNodes, expectedNodes, limits } }) => [minNodes, expectedNodes, limits?.nodes]);

    expect([...counted, ...whysOf(read)]).toEqual([expected]);
  });
});

describe('types', () => {
  const ranges = { InstanceRequirements: { AllowedInstanceTypes: ['c5.large', 'r5.large'] } };

  test.each<[string, object, object, string[] | undefined]>([
    ['that of the template', {}, {}, ['m5.large']],
    ['of each override', mixed({ InstanceType: 'c5.large' }, { InstanceType: 'r5.large' }), {}, ['c5.large', 'r5.large']],
    ['of an override beside that of the template', mixed({ InstanceType: 'c5.large' }, {}), {}, ['c5.large', 'm5.large']],
    ['that requirements of an override choose, and not that of the template', mixed(ranges), {}, ['c5.large', 'r5.large']],
    ['that requirements of an override choose by vCPUs too', mixed({ InstanceRequirements: { AllowedInstanceTypes: ['c5.large', 'c5.xlarge'], VCpuCount: { Min: 4 } } }), {}, ['c5.xlarge']],
    ['that requirements of an override choose, with one that no table tells', mixed({ InstanceRequirements: { AllowedInstanceTypes: ['c5.large'], VCpuCount: { Min: 2 }, LocalStorage: 'required' } }), {}, undefined],
    ['of overrides that say one twice', mixed({ InstanceType: 'c5.large' }, { InstanceType: 'c5.large' }), {}, ['c5.large']],
    ['that requirements of the template choose', {}, { InstanceType: undefined, ...ranges }, ['c5.large', 'r5.large']],
    ['of which one is in no table', mixed({ InstanceType: 'c5.large' }, { InstanceType: 'm99.large' }), {}, undefined],
    ['of a policy that is told later', { MixedInstancesPolicy: IMPORTED }, {}, undefined],
    ['of overrides that are told later', mixedBy(IMPORTED), {}, undefined],
    ['of an override that is told later', mixed({ InstanceType: 'c5.large' }, IMPORTED), {}, undefined],
  ])('%s', (_, properties, data, expected) => {
    const read = groupOf(properties, data);

    expect(read.fleets.map(typesIn)).toEqual(expected === undefined ? [] : [expected]);
    expect(whysOf(read)).toEqual(expected === undefined ? ['types'] : []);
  });
});

test.each<[string, unknown, string[]]>([
  ['a list', ['subnet-1', 'subnet-2'], ['subnet-1', 'subnet-2']],
  ['one text', 'subnet-1,subnet-2', ['subnet-1', 'subnet-2']],
  ['one text with spaces', ' subnet-1, subnet-2 ', ['subnet-1', 'subnet-2']],
  ['a text that ends with a comma', 'subnet-1,', ['subnet-1']],
  ['texts in a list', ['subnet-1,subnet-2', 'subnet-3'], ['subnet-1', 'subnet-2', 'subnet-3']],
  ['one twice', ['subnet-1', 'subnet-1'], ['subnet-1']],
  ['of which one is told later', ['subnet-1', IMPORTED], ['subnet-1', JSON.stringify(IMPORTED)]],
])('subnets: %s', (_, VPCZoneIdentifier, expected) => {
  expect(groupOf({ VPCZoneIdentifier }).fleets.map(keysOf)).toEqual([expected]);
});

test.each<[string, unknown]>([['an empty list', []], ['an empty text', ''], ['told later', IMPORTED], ['not given', undefined]])('subnets that are %s are not known', (_, VPCZoneIdentifier) => {
  expect(whysOf(groupOf({ VPCZoneIdentifier }))).toEqual(['subnets']);
});

describe('pods that all nodes are told', () => {
  const told = (text: unknown) => ({ UserData: { 'Fn::Base64': text } });
  const config = (kubelet: string) => told(`apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {cluster: {name: prod}, kubelet: ${kubelet}}`);
  const two = mixed({ InstanceType: 'm5.large' }, { InstanceType: 'm5.2xlarge' });

  // An image tells m5.large 3 x 9 + 2 = 29 pods, and m5.2xlarge 4 x 14 + 2 = 58.
  test.each<[string, object, object, number | undefined]>([
    ['by nobody, which is by their image', {}, {}, 29],
    ['by nobody, of two types: the most of both', two, {}, 58],
    ['by a script of something else', {}, told('echo'), 29],
    ['by what is told later', {}, told(IMPORTED), undefined],
    ['by user data', {}, config('{config: {maxPods: 20}}'), 20],
    ['by user data in words that are not read', {}, told('/etc/eks/bootstrap.sh prod --use-max-pods true'), undefined],
    ['by an expression', two, config('{maxPodsExpression: "vcpus * 5"}'), 40],
    ['by an expression that gives one of two types no number', two, config('{maxPodsExpression: "vcpus > 4 ? 20 : 0"}'), undefined],
    ['as many as run on the network of the host', {}, config('{config: {maxPods: 2}}'), undefined],
    ['one more than these', {}, config('{config: {maxPods: 3}}'), 3],
    ['of Windows', {}, told('<powershell>\nStart-EKSBootstrap.ps1 -EKSClusterName prod -KubeletExtraArgs "--max-pods=20"\n</powershell>'), undefined],
  ])('%s', (_, properties, data, expected) => {
    expect(groupOf(properties, data).fleets.map(({ shape: { maxPods } }) => maxPods)).toEqual([expected]);
  });
});

test.each<[string, object, object, string[], string[]]>([
  ['beside a group', {}, { MinSize: 9 }, ['Stack/Workers', 'Stack/Workers warm pool'], []],
  ['of a group that has no node', sizes('0', '0', '0'), { MinSize: 9 }, ['Stack/Workers warm pool'], []],
  ['of no size that is known', {}, { MinSize: IMPORTED }, ['Stack/Workers'], ['sizes']],
  ['of no prepared size that is known', {}, { MaxGroupPreparedCapacity: IMPORTED }, ['Stack/Workers'], ['sizes']],
  ['of no size that is known, of a group that has no node', sizes('0', '0', '0'), { MinSize: IMPORTED }, [], ['sizes']],
])('a warm pool %s', (_, properties, pool, names, whys) => {
  const read = groupOf(properties, {}, { Warm: ['AWS::AutoScaling::WarmPool', { AutoScalingGroupName: { Ref: 'Workers' }, ...pool }] });

  expect([read.fleets.map(({ name }) => name), whysOf(read)]).toEqual([names, whys]);
});

test.each<[string, string, string]>([['a script', '#!/bin/bash', 'linux'], ['PowerShell', '<powershell>x</powershell>', 'windows']])('by %s it is known what nodes run, which are spread evenly', (_, text, os) => {
  expect(groupOf({}, { UserData: { 'Fn::Base64': text } }).fleets.map(({ shape }) => [shape.os, shape.spread])).toEqual([[os, 'even']]);
});

test('a warm pool of another group is none of this one', () => {
  const names = groupOf({}, {}, {
    Other: ['AWS::AutoScaling::AutoScalingGroup', { ...GROUP, Tags: [] }],
    Warm: ['AWS::AutoScaling::WarmPool', { AutoScalingGroupName: { Ref: 'Other' }, MinSize: 9 }],
  }).fleets.map(({ name }) => name);

  expect(names).toEqual(['Stack/Workers']);
});

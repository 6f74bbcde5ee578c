import { batchFleet, hyperPodFleets } from '../../../src/checks/facts/fleets/arn-fleets';
import { ReadSource } from '../../../src/checks/facts/fleets/read-fleet';
import { readIn } from '../../private/cdk-readings';

const LATER = { 'Fn::ImportValue': 'Elsewhere' };

/** Each fleet with its number of nodes, its types and its subnets; and why there are none, or not all. */
const said = ({ fleets, why }: ReadSource, path: string) => [
  ...fleets.map(({ name, shape, subnets }) => {
    const { instanceTypes = [], minNodes, limits, budgetNodes, networking } = shape;
    const types = instanceTypes.map(({ instanceType }) => instanceType).join(', ');
    const more = budgetNodes === 0 && networking === 'one-eni' && limits?.nodes === minNodes ? '' : ', of another kind';
    return `${name.replace(path, 'pods')}: ${minNodes} ${types} in ${subnets.map(({ key }) => key).join(', ')}${more}`;
  }),
  ...why === undefined ? [] : [`not counted: ${why}`],
];

const ONE = { InstanceGroupName: 'a', InstanceType: 'ml.m5.large', InstanceCount: 3 };
const groups = (...all: object[]) => ({ InstanceGroups: all });

test.each<[string, object, string[]]>([
  ['a group', groups(ONE), ['pods a: 3 m5.large in subnet-1']],
  ['a group without a name', groups({ ...ONE, InstanceGroupName: undefined }), ['pods 1: 3 m5.large in subnet-1']],
  ['a group whose name is told later, the second one', groups(ONE, { ...ONE, InstanceGroupName: LATER }), ['pods a: 3 m5.large in subnet-1', 'pods 2: 3 m5.large in subnet-1']],
  ['restricted groups alone', { RestrictedInstanceGroups: [ONE] }, ['pods a: 3 m5.large in subnet-1']],
  ['groups of both kinds', { ...groups(ONE), RestrictedInstanceGroups: [{ ...ONE, InstanceGroupName: 'r' }] }, ['pods a: 3 m5.large in subnet-1', 'pods r: 3 m5.large in subnet-1']],
  ['neither', {}, ['not counted: sizes']],
  ['no group', groups(), []],
  ['groups that are told later', { InstanceGroups: LATER }, ['not counted: sizes']],
  ['one group that is told later', groups(ONE, LATER), ['not counted: sizes']],
  ['restricted groups that are told later', { ...groups(ONE), RestrictedInstanceGroups: LATER }, ['not counted: sizes']],
  ['a count as text', groups({ ...ONE, InstanceCount: '3' }), ['pods a: 3 m5.large in subnet-1']],
  ['a count that is told later', groups({ ...ONE, InstanceCount: LATER }), ['not counted: sizes']],
  ['no count', groups({ ...ONE, InstanceCount: undefined }), ['not counted: sizes']],
  ['a count below 0', groups({ ...ONE, InstanceCount: -1 }), ['not counted: sizes']],
  ['a count of 0 beside another', groups({ ...ONE, InstanceCount: 0 }, { ...ONE, InstanceGroupName: 'b' }), ['pods b: 3 m5.large in subnet-1']],
  ['a count of 1', groups({ ...ONE, InstanceCount: 1 }), ['pods a: 1 m5.large in subnet-1']],
  ['a type without the prefix of SageMaker', groups({ ...ONE, InstanceType: 'm5.large' }), ['pods a: 3 m5.large in subnet-1']],
  ['the prefix elsewhere', groups({ ...ONE, InstanceType: 'm5.ml.large' }), ['not counted: types']],
  ['types in a list', groups({ ...ONE, InstanceType: undefined, InstanceRequirements: { InstanceTypes: ['ml.c5.large', 'ml.c5.xlarge'] } }), ['pods a: 3 c5.large, c5.xlarge in subnet-1']],
  ['types in a list, one of which is told later', groups({ ...ONE, InstanceType: undefined, InstanceRequirements: { InstanceTypes: ['ml.c5.large', LATER] } }), ['not counted: types']],
  ['types in a list, one of which is not known', groups({ ...ONE, InstanceType: undefined, InstanceRequirements: { InstanceTypes: ['ml.c5.large', 'ml.x9.large'] } }), ['not counted: types']],
  ['a list without types', groups({ ...ONE, InstanceType: undefined, InstanceRequirements: { InstanceTypes: [] } }), ['not counted: types']],
  ['a type beside a list', groups({ ...ONE, InstanceRequirements: { InstanceTypes: ['ml.c5.large'] } }), ['pods a: 3 m5.large in subnet-1']],
  ['no type', groups({ ...ONE, InstanceType: undefined }), ['not counted: types']],
  ['a type that is told later', groups({ ...ONE, InstanceType: LATER }), ['not counted: types']],
  ['subnets of its own', groups({ ...ONE, OverrideVpcConfig: { Subnets: ['subnet-2', 'subnet-3'] } }), ['pods a: 3 m5.large in subnet-2, subnet-3']],
  ['subnets of its own that are told later', groups({ ...ONE, OverrideVpcConfig: LATER }), ['not counted: subnets']],
  ['no subnets', { ...groups(ONE), VpcConfig: undefined }, ['not counted: subnets']],
  ['what is not known of one group', groups(ONE, { ...ONE, InstanceType: LATER }, { ...ONE, InstanceCount: LATER }), ['pods a: 3 m5.large in subnet-1', 'not counted: types']],
  ['Karpenter of HyperPod', { ...groups(ONE), AutoScaling: { Mode: 'Enable' } }, ['pods a: 3 m5.large in subnet-1', 'not counted: autoscaling']],
  ['Karpenter of HyperPod, switched off', { ...groups(ONE), AutoScaling: { Mode: 'Disable' } }, ['pods a: 3 m5.large in subnet-1']],
  ['a mode of scaling that is told later', { ...groups(ONE), AutoScaling: { Mode: LATER } }, ['pods a: 3 m5.large in subnet-1', 'not counted: autoscaling']],
  ['scaling that is told later', { ...groups(ONE), AutoScaling: LATER }, ['pods a: 3 m5.large in subnet-1', 'not counted: autoscaling']],
  ['scaling, and a group that is not known', { ...groups({ ...ONE, InstanceType: LATER }), AutoScaling: { Mode: 'Enable' } }, ['not counted: types']],
])('HyperPod with %s', (_, properties, expected) => {
  const { resources, at } = readIn({ Pods: ['AWS::SageMaker::Cluster', { VpcConfig: { Subnets: ['subnet-1'] }, ...properties }] });

  expect(said(hyperPodFleets(at('Pods'), resources, []), at('Pods').path)).toEqual(expected);
});

const OPTIMAL = ['c4', 'c5', 'm4', 'm5', 'r4', 'r5'];

/** What types are of, and the number of vCPUs up to which they go; m5.metal and m5.24xlarge have 96. */
test.each<[string, unknown, string[] | string, number | undefined]>([
  ['a type', ['m5.large'], ['m5'], 12],
  ['a type as one text', 'm5.large', ['m5'], 12],
  ['a family', ['m5'], ['m5'], 106],
  ['a family whose name begins another', ['c5'], ['c5'], 106],
  ['a family and a type of it', ['m5', 'm5.large'], ['m5'], 106],
  ['what Batch chooses of by itself', ['optimal'], OPTIMAL, 106],
  ['the same beside a family', ['optimal', 'c6i'], [...OPTIMAL, 'c6i'].sort(), 138],
  ['what Batch chooses of in another way', ['default_x86_64'], 'types', undefined],
  ['a family that is not known', ['m5', 'x9'], 'types', undefined],
  ['one that is told later', ['m5', LATER], 'types', undefined],
  ['all told later', LATER, 'types', undefined],
  ['none', [], 'types', undefined],
  ['nothing', undefined, 'types', undefined],
])('a compute environment of %s', (_, InstanceTypes, families, cpu) => {
  const { resources, at } = readIn({ Jobs: ['AWS::Batch::ComputeEnvironment', { ComputeResources: { MaxvCpus: 10, InstanceTypes, Subnets: ['subnet-1'] } }] });
  const { fleets: [{ shape } = { shape: undefined }], why } = batchFleet(at('Jobs'), resources, []);
  const names = (shape?.instanceTypes ?? []).map(({ instanceType }) => instanceType);

  expect(why ?? [...new Set(names.map((name) => name.split('.')[0]))].sort()).toEqual(families);
  expect(new Set(names).size).toBe(names.length);
  expect(shape?.limits?.cpu).toBe(cpu);
});

/** Of m5.large, which has 2 vCPUs. */
test.each<[string, object, object | string]>([
  ['at most 10 vCPUs', { MaxvCpus: 10 }, { limits: { cpu: 12, nodes: 6 }, minNodes: 0 }],
  ['the same as text', { MaxvCpus: '10' }, { limits: { cpu: 12, nodes: 6 }, minNodes: 0 }],
  ['an odd number', { MaxvCpus: 11, MinvCpus: 3 }, { limits: { cpu: 13, nodes: 6 }, minNodes: 2 }],
  ['at least 4 of them', { MaxvCpus: 10, MinvCpus: 4 }, { limits: { cpu: 12, nodes: 6 }, minNodes: 2 }],
  ['at least 0', { MaxvCpus: 10, MinvCpus: 0 }, { limits: { cpu: 12, nodes: 6 }, minNodes: 0 }],
  ['fewer than 0 at least', { MaxvCpus: 10, MinvCpus: -1 }, 'sizes'],
  ['fewer than 0 at most', { MaxvCpus: -1 }, 'sizes'],
  ['none at most', { MaxvCpus: 0 }, 'no fleet'],
  ['no number at most', {}, 'sizes'],
  ['a number at most that is told later', { MaxvCpus: LATER }, 'sizes'],
  ['a number at least that is told later', { MaxvCpus: 10, MinvCpus: LATER }, 'sizes'],
  ['a number at least that is none', { MaxvCpus: 10, MinvCpus: 'x' }, 'sizes'],
])('a compute environment of %s', (_, sizes, expected) => {
  const { resources, at } = readIn({ Jobs: ['AWS::Batch::ComputeEnvironment', { ComputeResources: { InstanceTypes: ['m5.large'], Subnets: ['subnet-1'], ...sizes } }] });
  const { fleets: [fleet], why } = batchFleet(at('Jobs'), resources, []);
  const { limits, minNodes } = fleet?.shape ?? {};

  expect(fleet === undefined ? why ?? 'no fleet' : { limits, minNodes }).toEqual(expected);
});

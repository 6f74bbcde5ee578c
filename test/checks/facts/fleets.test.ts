import { batchFleet } from '../../../src/checks/facts/fleets/arn-fleets';
import { launchedTypes } from '../../../src/checks/facts/fleets/asg-types';
import { warmPoolFleet } from '../../../src/checks/facts/fleets/warm-pools';
import { readIn } from '../../private/cdk-readings';

/** m5.large has 2 vCPUs, m5.2xlarge 8: the last instance can go over the largest number of vCPUs by all but one of its own. */
test.each<[string, object, object]>([
  ['of one type', { MaxvCpus: 10, InstanceTypes: ['m5.large'] }, { limits: { cpu: 12, nodes: 6 }, minNodes: 0 }],
  ['of two types', { MaxvCpus: 10, InstanceTypes: ['m5.large', 'm5.2xlarge'] }, { limits: { cpu: 18, nodes: 6 }, minNodes: 0 }],
  ['of vCPUs that there always are', { MaxvCpus: 10, MinvCpus: 9, InstanceTypes: ['m5.large', 'm5.2xlarge'] }, { limits: { cpu: 18, nodes: 6 }, minNodes: 2 }],
  ['of more vCPUs at least than at most', { MaxvCpus: 10, MinvCpus: 99, InstanceTypes: ['m5.large'] }, { limits: { cpu: 12, nodes: 6 }, minNodes: 5 }],
])('a compute environment %s', (_, computing, expected) => {
  const { resources, at } = readIn({ Jobs: ['AWS::Batch::ComputeEnvironment', { ComputeResources: { Subnets: ['subnet-1'], ...computing } }] });

  expect(batchFleet(at('Jobs'), resources, []).fleets.map(({ shape: { limits, minNodes } }) => ({ limits, minNodes }))).toEqual([expected]);
});

test.each<[string, object[] | undefined, string[] | undefined, Array<number | undefined>]>([
  ['nothing', undefined, ['c5.large'], [1, 1]],
  ['one type', [{ InstanceType: 'm5.large' }], ['m5.large'], [1, 1]],
  ['two types', [{ InstanceType: 'm5.large' }, { InstanceType: 'm5.xlarge' }], ['m5.large', 'm5.xlarge'], [1, 1]],
  ['weights', [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, { InstanceType: 'm5.xlarge', WeightedCapacity: 4 }], ['m5.large', 'm5.xlarge'], [2, 4]],
  ['a weight of one alone', [{ InstanceType: 'm5.large' }, { InstanceType: 'm5.xlarge', WeightedCapacity: '4' }], ['m5.large', 'm5.xlarge'], [1, 4]],
  ['a weight of none', [{ InstanceType: 'm5.large', WeightedCapacity: '0' }], undefined, [undefined, undefined]],
  ['the type of the template, and another', [{ WeightedCapacity: '1' }, { InstanceType: 'm5.xlarge' }], ['c5.large', 'm5.xlarge'], [1, 1]],
  ['a type that is not known, the last one', [{ InstanceType: 'm5.large' }, { InstanceType: { Ref: 'AWS::StackName' } }], undefined, [undefined, undefined]],
])('the types of an Auto Scaling group whose overrides say %s', (_, overrides, names, weights) => {
  const { resources, at } = readIn({
    Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'c5.large' } }],
    Workers: ['AWS::AutoScaling::AutoScalingGroup', {
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' }, Overrides: overrides } },
    }],
  });
  const launched = launchedTypes(at('Workers'), resources, []);

  expect(launched?.types.map(({ instanceType }) => instanceType)).toEqual(names);
  expect([launched?.smallest, launched?.largest]).toEqual(weights);
});

/** Of a group of 4 nodes, and up to 6: as many nodes beyond these, and so many of all in the pool. */
test.each<[string, object, [beyond: number, warm: number] | undefined]>([
  ['nothing', {}, undefined],
  ['-1, which stands for the largest size', { MaxGroupPreparedCapacity: -1 }, undefined],
  ['no more than the largest size', { MaxGroupPreparedCapacity: 6 }, undefined],
  ['more than the largest size', { MaxGroupPreparedCapacity: 7 }, [1, 3]],
  ['a least that fits', { MinSize: 2 }, undefined],
  ['a least that does not', { MinSize: 3 }, [1, 3]],
  ['the same beside -1', { MinSize: 3, MaxGroupPreparedCapacity: -1 }, [1, 3]],
  ['the same beside 0', { MinSize: 3, MaxGroupPreparedCapacity: 0 }, [1, 3]],
  ['both, of which the first is more', { MinSize: 3, MaxGroupPreparedCapacity: 9 }, [3, 5]],
  ['both, of which the second is more', { MinSize: 9, MaxGroupPreparedCapacity: 7 }, [7, 9]],
])('a warm pool that says %s', (_, pool, expected) => {
  const of = { name: 'nodes', shape: { limits: { nodes: 6 } }, subnets: [] } as never;
  const fleets = warmPoolFleet(of, pool as never, { most: 6, desired: 4 });

  const [beyond, warm] = expected ?? [];
  const shape = { limits: { nodes: beyond }, minNodes: 0, expectedNodes: 0 };
  expect(fleets).toEqual(expected === undefined ? [] : [expect.objectContaining({ otherAddresses: warm, shape })]);
});

test('a warm pool of a group that is as large as it can be has no node without a number of its own', () => {
  expect(warmPoolFleet({ name: 'nodes', shape: {}, subnets: [] } as never, {}, { most: 4, desired: 4 })).toEqual([]);
});

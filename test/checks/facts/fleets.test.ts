import { batchFleet } from '../../../src/checks/facts/fleets/arn-fleets';
import { launchedTypes } from '../../../src/checks/facts/fleets/asg-types';
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

import { App, Stack } from 'aws-cdk-lib';
import { InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { modesOf } from '../../../src/cluster/planning/alike-plans';
import { PodForecast } from '../../../src/forecast/pod-forecast';
import { NodegroupForecast } from '../../../src/forecast/pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../../../src/forecast/subnet-forecast';
import { CapacityPlan } from '../../../src/plan/capacity-plan';

interface Other {
  readonly subnet?: Partial<SubnetForecast>;
  readonly group?: Partial<NodegroupForecast>;
  readonly growthPercent?: number;
}

/** The plan of a group in two subnets, whose names begin with the path of a cluster. */
function planAt(path: string, { subnet, group, growthPercent }: Other = {}): CapacityPlan {
  const [one, other] = [`${path}/One`, `${path}/Two`];
  return CapacityPlan.of(PodForecast.of({
    subnets: [
      { name: one, zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/22', ...subnet },
      { name: other, zone: 'eu-west-1b', purpose: SubnetPurpose.NODES, cidr: '10.0.4.0/23' },
    ],
    nodegroups: [{ name: 'General', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 2, maxSize: 20, pods: 200, subnets: [one, other], ...group }],
    growthPercent,
  }));
}

test('plans that differ in the paths of their subnets alone are compared once', () => {
  const app = new App();
  const compared = jest.spyOn(CapacityPlan.prototype, 'modes', 'get');
  const [first, second] = ['Dev/Platform', 'Prod/Platform'].map((path) => modesOf(app, planAt(path)));
  const times = compared.mock.calls.length;
  compared.mockRestore();

  expect([times, first, second]).toEqual([1, planAt('Dev/Platform').modes, planAt('Prod/Platform').modes]);
});

test.each<[string, Other]>([
  ['zone', { subnet: { zone: 'eu-west-1b' } }],
  ['use by others', { subnet: { otherAddresses: 800 } }],
  ['instance type', { group: { instanceTypes: [InstanceTypeLimits.of('m5.4xlarge')] } }],
  ['limits of a type', { group: { instanceTypes: [InstanceTypeLimits.custom({ instanceType: 'm5.large', maxEnis: 2, ipv4PerEni: 10 })] } }],
  ['size', { group: { maxSize: 40 } }],
  ['choice of subnets', { group: { subnets: ['Dev/Platform/Two'] } }],
  ['growth', { growthPercent: 50 }],
])('plans that differ in %s have modes of their own', (_, other) => {
  const app = new App();
  modesOf(app, planAt('Prod/Platform'));
  const plan = planAt('Dev/Platform', other);

  expect(modesOf(app, plan)).toEqual(plan.modes);
  expect(plan.modes).not.toEqual(planAt('Dev/Platform').modes);
});

test('each app compares for itself', () => {
  const plan = planAt('Dev/Platform');

  expect(modesOf(new Stack(new App(), 'Stack').node.root, plan)).not.toBe(modesOf(new App(), plan));
});

import { InstanceTypeLimits, IpAssignment, WarmPool } from '../../src/capacity';
import { NodegroupForecast, PodForecast, PodForecastProps } from '../../src/forecast';
import { SubnetPurpose } from '../../src/forecast/subnet-forecast';
import { CapacityPlan } from '../../src/plan';
import { factsOf } from '../private/statements';

const ID = 'branch-pods-uncounted';
const limitsOf = (...types: string[]) => types.map((type) => InstanceTypeLimits.of(type));

/** Ten m5.large with a pod each in one zone, of which a node takes 1 ENI, 1 trunk and 1 + 1 addresses. */
const planOf = (group: Partial<NodegroupForecast> = {}, props: Partial<PodForecastProps> = {}) => CapacityPlan.of(PodForecast.of({
  trunkEni: true,
  ipAssignment: IpAssignment.secondaryIp(),
  warmPool: WarmPool.addresses(1),
  subnets: [{ name: 'nodes-a', zone: 'a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/25', otherAddresses: 0 }],
  nodegroups: [{ name: 'web', instanceTypes: limitsOf('m5.large'), minSize: 10, maxSize: 10, podsPerNode: 1, ...group }],
  ...props,
}));
const said = (plan: CapacityPlan) => plan.findings.filter(({ id }) => id.endsWith(ID));
const left = (plan: CapacityPlan, subnet = 0) => plan.subnets[subnet].stages.find(({ stage }) => stage === 'peak')!.addressesLeft!;

test.each<[string, Partial<NodegroupForecast>, Partial<PodForecastProps>, boolean]>([
  // 10 x (1 + 1 + 2) = 40 of 123 addresses; 10 x 9 = 90 pods on branch interfaces
  ['90 pods, and 83 addresses', {}, {}, true],
  ['81 pods, and more addresses', { minSize: 9, maxSize: 9 }, {}, false],
  ['a number that is expected', { branchPods: 1 }, {}, false],
  ['none expected', { branchPods: 0 }, {}, false],
  ['no trunk', {}, { trunkEni: false }, false],
  ['a type without a trunk', { instanceTypes: limitsOf('t3.large') }, {}, false],
  ['as many as kubelet lets in', { maxPods: 9, daemonSetPods: 3 }, {}, false], // 10 x (9 - 2 - 3) = 40
  ['pods in subnets of their own', {}, {
    subnets: [
      { name: 'nodes-a', zone: 'a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/25', otherAddresses: 0 },
      { name: 'pods-a', zone: 'a', purpose: SubnetPurpose.PODS, cidr: '100.64.0.0/25' },
    ],
  }, true],
])('%s', (_, group, props, isSaid) => {
  expect(said(planOf(group, props)).map(({ severity }) => severity)).toEqual(isSaid ? ['warning'] : []);
});

test('the subnet of the pods is named, with both numbers', () => {
  const plan = planOf();

  expect(left(plan)).toBeLessThan(90);
  expect(factsOf(plan.findings, ID)).toEqual({ subnets: ['nodes-a'], groups: ['web'], most: 90, left: left(plan) });
});

test('with a number the addresses are counted', () => {
  expect(left(planOf({ branchPods: 5 }))).toBe(left(planOf({ branchPods: 0 })) - 50);
});

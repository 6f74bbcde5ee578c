import { PodIpFamily } from '../../../src/capacity';
import { AutoModePrefixSize, FleetForecast, FleetNetworking, PlanStage, PodForecastProps } from '../../../src/forecast';
import { plannedFleet } from '../../private/fleet-fixtures';
import { limitsOf, nodesIn, podsIn } from '../../private/forecast-fixtures';

const SUBNETS = [nodesIn('a', '10.0.0.0/18'), podsIn('a', '100.64.0.0/16')];
const { AUTO_MODE, ONE_ENI, NONE } = FleetNetworking;

/** What one node takes of the subnet of the nodes and of that of pods: prefixes and addresses of each. */
function taken(fleet: Partial<FleetForecast>, stage = PlanStage.PEAK, more: Partial<PodForecastProps> = {}): number[][] {
  const planned = plannedFleet({ limits: { nodes: 1 }, expectedNodes: 1, ...fleet }, { subnets: SUBNETS, ...more });
  return (more.subnets ?? SUBNETS).map((subnet) => {
    const { prefixes, addresses } = planned.takenFrom(subnet, stage);
    return [prefixes, addresses];
  });
}

const auto = (type: string, more: Partial<FleetForecast> = {}) => ({ networking: AUTO_MODE, instanceTypes: limitsOf(type), ...more });
const SINGLE = { ipv4PrefixSize: AutoModePrefixSize.SINGLE_ADDRESSES };
const PODS = { podSubnets: ['pods-a'] };

test.each<[string, Partial<FleetForecast>, likely: number[][], bound: number[][]]>([
  ['m5.large with 110 pods', auto('m5.large'), [[7, 1], [0, 0]], [[8, 1], [0, 0]]],
  ['m5.large with 10 pods', auto('m5.large', { podsPerNode: 10 }), [[1, 1], [0, 0]], [[2, 1], [0, 0]]],
  ['m5.large without pods: sixteen addresses all the same', auto('m5.large', { podsPerNode: 0 }), [[1, 1], [0, 0]], [[2, 1], [0, 0]]],
  ['m5.large with pods and daemon sets', auto('m5.large', { podsPerNode: 14, daemonSetPods: 3 }), [[2, 1], [0, 0]], [[3, 1], [0, 0]]],
  ['t3.medium, whose first ENI has 5 slots', auto('t3.medium'), [[7, 2], [0, 0]], [[8, 2], [0, 0]]],
  ['m5.large in pod subnets', auto('m5.large', PODS), [[0, 1], [7, 1]], [[0, 1], [8, 1]]],
  ['t3.medium in pod subnets', auto('t3.medium', PODS), [[0, 1], [7, 2]], [[0, 1], [8, 2]]],
  ['m5.large with single addresses, which has 27', auto('m5.large', SINGLE), [[0, 3 + 27], [0, 0]], [[0, 3 + 27], [0, 0]]],
  ['m5.large with single addresses for 10 pods', auto('m5.large', { ...SINGLE, podsPerNode: 10 }), [[0, 2 + 11], [0, 0]], [[0, 2 + 11], [0, 0]]],
  ['m5.large with single addresses in pod subnets', auto('m5.large', { ...SINGLE, ...PODS }), [[0, 1], [0, 2 + 18]], [[0, 1], [0, 2 + 18]]],
  ['a HyperPod p5.48xlarge', { networking: ONE_ENI, instanceTypes: limitsOf('p5.48xlarge') }, [[0, 81], [0, 0]], [[0, 81], [0, 0]]],
  ['a HyperPod g5.8xlarge', { networking: ONE_ENI, instanceTypes: limitsOf('g5.8xlarge') }, [[0, 30], [0, 0]], [[0, 30], [0, 0]]],
  ['a hybrid node', { networking: NONE, instanceTypes: [] }, [[0, 0], [0, 0]], [[0, 0], [0, 0]]],
])('%s takes of its subnets', (_, fleet, likely, bound) => {
  expect(taken(fleet, PlanStage.EXPECTED)).toEqual(likely);
  expect(taken(fleet)).toEqual(bound);
});

test.each<[string, Partial<FleetForecast>, maxPods: number, pods: number]>([
  ['EKS Auto Mode on a large type', auto('m5.24xlarge'), 110, 110],
  ['EKS Auto Mode with single addresses', auto('m5.large', SINGLE), 29, 27],
  ['EKS Auto Mode with single addresses in pod subnets', auto('m5.large', { ...SINGLE, ...PODS }), 20, 18],
  ['EKS Auto Mode with max pods', auto('m5.large', { maxPods: 30 }), 30, 30],
  ['HyperPod', { networking: ONE_ENI, instanceTypes: limitsOf('p5.48xlarge') }, 51, 49],
  ['HyperPod with max pods', { networking: ONE_ENI, instanceTypes: limitsOf('p5.48xlarge'), maxPods: 20 }, 20, 18],
])('%s runs pods', (_, fleet, maxPods, pods) => {
  const planned = plannedFleet({ limits: { nodes: 1 }, ...fleet }, { subnets: SUBNETS });

  expect(planned.types.fewestPods!.maxPods).toBe(maxPods);
  expect(planned.mostAt('pods', PlanStage.PEAK)).toBe(pods);
});

test('with IPv6 a node takes an address for each of its ENIs, and its pods none', () => {
  const ipv6 = { subnets: [SUBNETS[0]], ipFamily: PodIpFamily.IPV6, ipAssignment: undefined };

  expect(taken(auto('m5.large'), PlanStage.PEAK, ipv6)).toEqual([[0, 1]]);
  expect(taken({ networking: ONE_ENI, instanceTypes: limitsOf('p5.48xlarge') }, PlanStage.PEAK, ipv6)).toEqual([[0, 32]]);
  expect(taken({}, PlanStage.PEAK, ipv6)).toEqual([[0, 1]]);
});

test('settings of the VPC CNI do nothing on nodes of EKS Auto Mode', () => {
  expect(taken(auto('m5.large'), PlanStage.PEAK, { maxEni: 1, trunkEni: true })).toEqual(taken(auto('m5.large')));
});

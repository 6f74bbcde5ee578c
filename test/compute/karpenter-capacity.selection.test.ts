import { InstanceTypeSelection } from '../../src/capacity/selection/instance-type-selection';
import { ClusterPlan } from '../../src/cluster/cluster-plan';
import { KarpenterCapacityProps } from '../../src/compute/karpenter-capacity-props';
import { PlanStage } from '../../src/forecast/plan-stage';
import { platformOf } from '../private/cdk-addon';
import { expectPoolRefused, poolOn, PREFIXES_CUSTOM, SINGLE_CUSTOM } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';

const MODERN = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minPods: 110 });

/** Props of a pool of a selection. */
function select(instanceTypeSelection: InstanceTypeSelection, props: Partial<KarpenterCapacityProps> = {}): Partial<KarpenterCapacityProps> {
  return { instanceTypes: undefined, instanceTypeSelection, ...props };
}

const platform = platformOf(PREFIXES_CUSTOM);
const { cluster, cluster: { vpc: { privateSubnets: subnets } }, stack } = platform;
const plan = new ClusterPlan(stack, 'Plan', { cluster });
const pool = poolOn(platform, select(MODERN, { limits: { cpu: 1000 }, subnets }));

const idsOf = (names: string[]) => [...new Set(names)].filter((name) => name.startsWith('type-selection'));

describe('one pool over m, c and r of generation 5 and later', () => {
  test('has their requirements in place of a list, and one count', () => {
    expect(pool.requirements.map(({ key }) => key.split('/').pop()))
      .toEqual(['instance-category', 'instance-generation', 'instance-hypervisor', 'instance-cpu', 'zone']);
    expect(pool.maxPods).toBe(110);
    expect(pool.capacity.nodes).toHaveLength(840);
    expect(pool.nodeClass('general', { role: 'Node' }).spec.kubelet.maxPods).toBe(110);
  });

  test('is 500 nodes and 3,500 prefixes by limits, 550 and 3,850 within the default budget, 1,000 and 7,000 while all are replaced', () => {
    const [{ stages }] = plan.plan.fleets;
    const at = (stage: PlanStage) => stages.filter((each) => each.stage === stage).map(({ nodes, prefixes }) => [nodes, prefixes])[0];

    expect([PlanStage.PEAK, PlanStage.SURGE, PlanStage.CHANGEOVER].map(at)).toEqual([[500, 3500], [550, 3850], [1000, 7000]]);
  });

  test('says once what it mixes, and that it is open', () => {
    expect(idsOf(namesOf(pool.findings))).toEqual(['type-selection-open', 'type-selection-mixed']);
    expect(namesOf(pool.findings)).not.toContain('karpenter-pool-split');
  });

  test('is narrowed by a NodePool, which the plan counts', () => {
    const requirements = [
      { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['m'] }, { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Gt', values: ['3'] },
    ];
    const own = poolOn(platform, select(MODERN, { limits: { cpu: 1000 }, subnets }), 'Narrow');
    own.nodePool('narrow', 'general', { template: { spec: { requirements } } });
    const [, fleet] = plan.plan.fleets;

    expect([fleet.name, fleet.stages.find(({ stage }) => stage === PlanStage.PEAK)?.nodes]).toEqual(['Stack/Narrow/narrow', 250]);
  });
});

test('two pools by their caps mix nothing, each with its count', () => {
  const of = (id: string, options: object) => poolOn(platform, select(InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, ...options }), { subnets }), id);
  const [small, large] = [of('Small', { maxVcpus: 30 }), of('Large', { minVcpus: 31, minPods: 250 })];

  expect([small.maxPods, large.maxPods]).toEqual([110, 250]);
  expect([small, large].map(({ findings }) => idsOf(namesOf(findings)))).toEqual([['type-selection-open'], ['type-selection-open']]);
});

test('a selection that names its types is open to no others', () => {
  const exact = poolOn(platform, select(InstanceTypeSelection.families(['m'], { minGeneration: 7, maxVcpus: 4, exact: true }), { subnets }), 'Exact');
  expect(idsOf(namesOf(exact.findings))).toEqual([]);
});

test('both a list and a selection, or types that do not reach the count, are refused', () => {
  expectPoolRefused({ instanceTypeSelection: MODERN, instanceTypes: types('m5.large') }, PREFIXES_CUSTOM, ['type-selection-refused', 'type-selections.besideTypes']);
  expectPoolRefused(select(InstanceTypeSelection.families(['m'], { maxVcpus: 4 })), SINGLE_CUSTOM, ['type-selection-refused', 'type-selections.nothingSelected']);
});

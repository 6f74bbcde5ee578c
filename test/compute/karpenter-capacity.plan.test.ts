import { CfnParameter, Duration, Token } from 'aws-cdk-lib';
import { ClusterPlan } from '../../src/cluster/cluster-plan';
import { KarpenterCapacityProps } from '../../src/compute/karpenter-capacity-props';
import { FleetSpread } from '../../src/forecast/fleets/fleet-forecast';
import { PlanStage } from '../../src/forecast/plan-stage';
import { CapacityPlan } from '../../src/plan/capacity-plan';
import { AddonSettings, platformOf } from '../private/cdk-addon';
import { expectPoolRefused, poolOf, poolOn, PREFIXES, PREFIXES_CUSTOM, SINGLE } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';

/** A platform with a plan and a pool of 2 to 4 vCPUs. */
function planned(props: Partial<KarpenterCapacityProps>, settings: AddonSettings = PREFIXES_CUSTOM) {
  const platform = platformOf(settings);
  const { stack, cluster, cluster: { vpc } } = platform;
  const plan = new ClusterPlan(stack, 'Plan', { cluster });
  const pool = poolOn(platform, { instanceTypes: types('m5.large', 'm5.xlarge'), subnets: vpc.privateSubnets, ...props });
  return { platform, vpc, plan, pool };
}

const fleetsOf = ({ forecast }: CapacityPlan) => forecast._props.fleets ?? [];
const nodesAt = ({ fleets }: CapacityPlan, stage: PlanStage) => fleets.map(({ stages }) => stages.find((each) => each.stage === stage)?.nodes);

/** A requirement of a NodePool's own. */
const requiring = (key: string, operator: string, ...values: string[]) => ({ template: { spec: { requirements: [{ key, operator, values }] } } });

describe('what the plan counts of a pool', () => {
  test('is what its limits allow, and what is expected', () => {
    const { plan, vpc } = planned({ limits: { cpu: 100 }, expectedNodes: 12, expectedType: 'm5.xlarge', podsPerNode: 40, daemonSetPods: 4 });

    expect(fleetsOf(plan.plan)).toEqual([expect.objectContaining({
      name: 'Stack/Pool',
      limits: { cpu: 100 },
      expectedNodes: 12,
      expectedType: 'm5.xlarge',
      maxPods: 110,
      podsPerNode: 40,
      daemonSetPods: 4,
      subnets: vpc.privateSubnets.map(({ node }) => node.path),
    })]);
    expect([PlanStage.EXPECTED, PlanStage.PEAK, PlanStage.SURGE, PlanStage.CHANGEOVER].map((stage) => nodesAt(plan.plan, stage)))
      .toEqual([[12], [50], [55], [100]]); // 100 / 2 vCPUs, 10 % rounded up, all at once
  });

  test('is said where it has no limit, with the nodes that are expected or without any', () => {
    expect(namesOf(planned({ expectedNodes: 2 }).plan.plan.findings)).toContain('fleet-without-limit');
    expect(namesOf(planned({}).plan.plan.findings)).toContain('fleet-not-counted');
  });

  test('is its budgets and its replicas', () => {
    const surge = (props: Partial<KarpenterCapacityProps>) => nodesAt(planned(props).plan.plan, PlanStage.SURGE);
    expect(surge({ limits: { nodes: 40 }, budgetPercent: 50 })).toEqual([60]);
    expect(surge({ limits: { nodes: 40 }, budgetPercent: 50, budgetNodes: 3 })).toEqual([43]);
    expect(surge({ limits: { nodes: 40 }, budgetNodes: 0 })).toEqual([40]);
    expect(surge({ replicas: 20 })).toEqual([22]);
    expect(surge({ replicas: 20, limits: { nodes: 21 } })).toEqual([21]);
    expect(namesOf(planned({ replicas: 20, limits: { nodes: 20 } }).plan.plan.findings)).toContain('static-fleet-stuck');
  });

  test('is each NodePool that it makes, by what that states', () => {
    const { plan, pool, vpc } = planned({ limits: { cpu: 100 } });
    pool.nodePool('general', 'default');
    pool.nodePool('own', 'default', { limits: { cpu: '20', memory: '1Ti' }, disruption: { budgets: [{ nodes: '3' }, { nodes: '40%' }, { nodes: '0', schedule: '@daily', duration: '1h' }] } });
    pool.nodePool('own', 'default', { limits: { cpu: '40', memory: '1Ti' }, disruption: { budgets: [{ nodes: '3' }, { nodes: '40%' }, { nodes: '0', schedule: '@daily', duration: '1h' }] } });
    pool.nodePool('off', 'default', { limits: { cpu: 0 } });
    const [zone] = vpc.availabilityZones;
    pool.nodePool('zonal', 'default', requiring('topology.kubernetes.io/zone', 'In', zone));
    pool.nodePool('narrow', 'default', requiring('karpenter.k8s.aws/instance-size', 'NotIn', 'large'));

    const fleets = fleetsOf(plan.plan);
    expect(fleets.map(({ name, limits }) => [name, limits])).toEqual([
      ['Stack/Pool/general', { cpu: 100 }], ['Stack/Pool/own', { cpu: 40, memoryMib: 2 ** 20 }], ['Stack/Pool/zonal', { cpu: 100 }], ['Stack/Pool/narrow', { cpu: 100 }],
    ]);
    expect([fleets[1].budgetNodes, fleets[1].budgetPercent]).toEqual([3, 40]);
    expect(fleets[2].subnets).toEqual([vpc.privateSubnets[0].node.path]);
    expect(fleets[3].instanceTypes.map(({ instanceType }) => instanceType)).toEqual(['m5.xlarge']);
  });

  test('runs where other nodes do, where nobody says where', () => {
    const { plan, vpc, platform } = planned({ limits: { cpu: 100 } });
    poolOn(platform, { limits: { cpu: 10 } }, 'Elsewhere');
    expect(fleetsOf(plan.plan)[1].subnets).toEqual(vpc.privateSubnets.map(({ node }) => node.path));

    const alone = planned({ limits: { cpu: 100 }, subnets: undefined }, PREFIXES);
    expect(fleetsOf(alone.plan.plan)).toEqual([]);
  });
});

describe('what is written of it', () => {
  const EXPIRES: Array<[Duration, string]> = [[Duration.days(14), '336h'], [Duration.minutes(90), '90m'], [Duration.seconds(61), '61s']];

  test('is nothing where nothing is given', () => {
    expect(poolOf({}, SINGLE).nodePool('general', 'default')).toEqual({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'general' },
      spec: { template: { spec: expect.not.objectContaining({ expireAfter: expect.anything() }) } },
    });
    expect(Object.keys(poolOf({ expectedNodes: 3, podsPerNode: 5, spread: FleetSpread.EVEN }, SINGLE).nodePool('general', 'default').spec)).toEqual(['template']);
  });

  test('are limits, budgets and replicas, and what is given to the NodePool wins', () => {
    const pool = poolOf({ limits: { cpu: 100, memoryMib: 4096_00, nodes: 9 }, budgetNodes: 4, budgetPercent: 20 });

    expect(pool.nodePool('general', 'default').spec).toMatchObject({
      limits: { cpu: 100, memory: '409600Mi', nodes: 9 }, disruption: { budgets: [{ nodes: '20%' }, { nodes: '4' }] },
    });
    expect(pool.nodePool('own', 'default', { limits: { cpu: '20' }, disruption: { consolidateAfter: '1m', budgets: [{ nodes: '1' }] } }).spec).toMatchObject({
      limits: { cpu: '20', memory: '409600Mi', nodes: 9 }, disruption: { consolidateAfter: '1m', budgets: [{ nodes: '1' }] },
    });
    expect(poolOf({ replicas: 5 }).nodePool('static', 'default').spec).toMatchObject({ replicas: 5 });
  });

  test.each(EXPIRES)('is %s as Karpenter reads it', (expireAfter, written) => {
    const pool = poolOf({ expireAfter });
    expect(pool.nodePool('general', 'default').spec.template.spec.expireAfter).toBe(written);
    expect(pool.nodePool('never', 'default', { template: { spec: { expireAfter: 'Never' } } }).spec.template.spec.expireAfter).toBe('Never');
  });
});

describe('refused', () => {
  test.each<[string, Partial<KarpenterCapacityProps>, Problem[]]>([
    ['a limit below the smallest type', { limits: { cpu: 1 } }, [['karpenter-contradiction', 'pool-sizes.limitBelowTypes', { path: 'limits.cpu', least: 2 }]]],
    ['memory below the smallest type', { limits: { memoryMib: 100 } }, [['karpenter-contradiction', 'pool-sizes.limitBelowTypes', { path: 'limits.memoryMib' }]]],
    ['more expected than limits allow', { limits: { cpu: 10 }, expectedNodes: 6 }, [['karpenter-contradiction', 'pool-sizes.aboveLimits', { path: 'expectedNodes', most: 5 }]]],
    ['more replicas than limits allow', { limits: { nodes: 5 }, replicas: 6 }, [['karpenter-contradiction', 'pool-sizes.aboveLimits', { path: 'replicas', most: 5 }]]],
    ['more of a type than limits allow', { instanceTypes: types('m5.large', 'm5.xlarge'), limits: { cpu: 10 }, expectedNodes: 3, expectedType: 'm5.xlarge' },
      [['karpenter-contradiction', 'pool-sizes.aboveLimits', { most: 2, type: 'm5.xlarge' }]]],
    ['another type', { expectedNodes: 3, expectedType: 'm5.xlarge' }, [['karpenter-contradiction', 'pool-sizes.otherExpectedType', { type: 'm5.xlarge' }]]],
    ['a type of no nodes', { expectedType: 'm5.large' }, [['karpenter-contradiction', 'pool-sizes.idleExpectedType']]],
    ['replicas beside what static pools do not have', { replicas: 4, limits: { cpu: 100 }, expectedNodes: 3 }, [
      ['karpenter-contradiction', 'pool-sizes.besideReplicas', { path: 'limits.cpu' }], ['karpenter-contradiction', 'pool-sizes.besideReplicas', { path: 'expectedNodes' }],
    ]],
    ['every number that is none', { limits: { cpu: 0, memoryMib: 1.5, nodes: -1 }, replicas: -1, expectedNodes: NaN, budgetNodes: -1, podsPerNode: 0.5 },
      [['invalid-number'], ['invalid-number'], ['invalid-number'], ['invalid-number'], ['invalid-number'], ['invalid-number'], ['invalid-number']]],
    ['a percentage above 100', { budgetPercent: 101 }, [['invalid-number']]],
    ['a percentage above 100 beside another number', { expectedNodes: 1.5, budgetPercent: 101 }, [['invalid-number'], ['invalid-number']]],
    ['a duration of nothing', { expireAfter: Duration.seconds(0) }, [['karpenter-contradiction', 'pool-sizes.notADuration']]],
    ['more pods than a node runs', { podsPerNode: 120 }, [['forecast-contradiction']]],
  ])('is %s', (_, props, problems) => expectPoolRefused(props, PREFIXES, ...problems));

  test('are tokens, which no plan can count', () => {
    const platform = platformOf(PREFIXES);
    const token = new CfnParameter(platform.stack, 'Nodes', { type: 'Number' }).valueAsNumber;
    expectRefusal(() => poolOn(platform, { limits: { cpu: token }, expectedNodes: token, expireAfter: Duration.hours(token) }), 'Stack/Pool',
      ['unresolved-value'], ['unresolved-value'], ['karpenter-contradiction', 'pool-sizes.notADuration', { got: 'a token' }]);
  });

  test.each<[string, object, Problem[]]>([
    ['a limit that is no quantity', { limits: { cpu: 'many' } }, [['karpenter-contradiction', 'pool-sizes.notASize', { path: 'spec.limits.cpu' }]]],
    ['a limit below the smallest type', { limits: { memory: '1Gi' } }, [['karpenter-contradiction', 'pool-sizes.limitBelowTypes', { path: 'spec.limits.memory' }]]],
    ['a budget that is no string', { disruption: { budgets: [{ nodes: 5 }] } }, [['karpenter-contradiction', 'pool-sizes.notABudget', { got: '5' }]]],
    ['replicas beside a limit of the capacity', { replicas: 3 }, [
      ['karpenter-contradiction', 'pool-sizes.besideReplicas', { path: 'limits.cpu', replicas: 'spec.replicas' }],
      ['karpenter-contradiction', 'pool-sizes.besideReplicas', { path: 'expectedNodes' }],
    ]],
    ['a limit below what is expected', { limits: { cpu: 4 } }, [['karpenter-contradiction', 'pool-sizes.aboveLimits', { most: 2 }]]],
  ])('is %s of a NodePool', (_, spec, problems) => {
    const pool = poolOf({ limits: { cpu: 100 }, expectedNodes: 3 });
    expectRefusal(() => pool.nodePool('general', 'default', spec), 'Stack/Pool', ...problems);
  });

  test('is no token of a NodePool, which is not counted', () => {
    const pool = poolOf({});
    const spec = { limits: { cpu: Token.asString({ Ref: 'Limit' }) } };
    expect(pool.nodePool('general', 'default', spec).spec.limits).toEqual(spec.limits);
  });
});

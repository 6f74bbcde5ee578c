import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ClusterPlan, InstanceTypeSelection, PodSubnets, ReservationShare, SecondaryCidr } from '../../src';
import { AutoModeCapacity } from '../../src/compute/auto-mode-capacity';
import { AutoModeCapacityProps } from '../../src/compute/auto-mode-capacity-props';
import { AutoModePrefixSize } from '../../src/forecast/fleets/fleet-forecast';
import { PlanStage } from '../../src/forecast/plan-stage';
import { CapacityPlan } from '../../src/plan/capacity-plan';
import { plainCluster } from '../private/cdk-any-cluster';
import { warningsOf } from '../private/cdk-assembly';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { saidBy } from '../private/statements';

/** A cluster in Auto Mode, and its VPC. */
function platformIn(stack: Stack, nodePools?: string[]) {
  const vpc = vpcOf(stack);
  const cluster = plainCluster(stack, vpc, { computeConfig: { enabled: true, nodePools } });
  return {
    stack,
    vpc,
    cluster,
    capacityOf: (props: Partial<AutoModeCapacityProps> = {}, id: string = 'AutoMode') =>
      new AutoModeCapacity(stack, id, { cluster, subnets: vpc.privateSubnets, ...props }),
  };
}

const platform = () => platformIn(stackIn());

/** Pod subnets in a block of their own. */
function podPlaces(stack: Stack, vpc: ec2.IVpc, availabilityZones?: string[]) {
  const cidr = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
  return {
    podSubnets: new PodSubnets(stack, 'PodSubnets', { vpc, cidr, availabilityZones, reservation: ReservationShare.HALF }),
    podSecurityGroups: [new ec2.SecurityGroup(stack, 'Pods', { vpc })],
  };
}

const fleetsOf = ({ forecast }: CapacityPlan) => forecast._props.fleets ?? [];
const nodesAt = ({ fleets }: CapacityPlan, stage: PlanStage) => fleets.map(({ stages }) => stages.find((each) => each.stage === stage)?.nodes);
const SG = ec2.SecurityGroup.fromSecurityGroupId.bind(ec2.SecurityGroup);

test('without types it has those of c, m and r from generation 5 on, by labels of Auto Mode', () => {
  const { instanceTypeLimits, requirements } = platform().capacityOf();
  expect(requirements).toEqual([
    { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
    { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['4'] },
    { key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: ['1'] },
    { key: 'eks.amazonaws.com/instance-hypervisor', operator: 'In', values: ['nitro'] },
  ]);
  expect(instanceTypeLimits.every(({ instanceType, vcpus }) => /^[cmr]([5-9]|\d\d)[^.]*\./.test(instanceType) && vcpus! > 1)).toBe(true);
  expect(instanceTypeLimits.length).toBeGreaterThan(800);
});

describe('the plan', () => {
  test('counts nodes where there is no VPC CNI: 7 prefixes are likely, 8 are the bound', () => {
    const { stack, cluster, capacityOf } = platform();
    const plan = new ClusterPlan(stack, 'Plan', { cluster });
    capacityOf({ instanceTypes: types('m5.large'), limits: { cpu: 20 }, expectedNodes: 4 });

    expect(fleetsOf(plan.plan)).toEqual([expect.objectContaining({ name: 'Stack/AutoMode', networking: 'auto-mode', limits: { cpu: 20 } })]);
    expect([PlanStage.EXPECTED, PlanStage.PEAK, PlanStage.SURGE].map((stage) => nodesAt(plan.plan, stage))).toEqual([[4], [10], [11]]);
    const prefixes = (stage: PlanStage) => plan.plan.subnets.reduce(
      (sum, { stages }) => Math.max(sum, stages.find((each) => each.stage === stage)?.prefixes ?? 0), 0);
    expect(prefixes(PlanStage.EXPECTED)).toBe(2 * 7); // four nodes in two zones or more
    expect(prefixes(PlanStage.PEAK)).toBe(10 * 8); // nobody balances zones
  });

  test('takes prefixes of pod subnets, where there are some', () => {
    const { stack, vpc, cluster, capacityOf } = platform();
    const plan = new ClusterPlan(stack, 'Plan', { cluster });
    capacityOf({ ...podPlaces(stack, vpc), limits: { nodes: 10 }, expectedNodes: 3 });

    const { subnets } = plan.plan;
    expect(subnets.filter(({ purpose }) => purpose === 'pods').map(({ name }) => name)).toEqual(vpc.availabilityZones.map((_, slot) => `Stack/PodSubnets/Slot${slot}`));
    const atPeak = (purpose: string) => subnets.filter((each) => each.purpose === purpose)
      .map(({ stages }) => stages.find(({ stage }) => stage === PlanStage.PEAK)!.prefixes);
    expect(new Set(atPeak('pods'))).toEqual(new Set([80]));
    expect(new Set(atPeak('nodes'))).toEqual(new Set([0]));
    expect(warningsOf(stack).filter((text) => text.includes('PodSubnets'))).toEqual([]);
  });

  test('counts each NodePool, by what that states', () => {
    const { stack, cluster, capacityOf } = platform();
    const plan = new ClusterPlan(stack, 'Plan', { cluster });
    const capacity = capacityOf({ limits: { cpu: 100 }, ipv4PrefixSize: AutoModePrefixSize.SINGLE_ADDRESSES });
    capacity.nodePool('general', 'own');
    capacity.nodePool('large', 'own', { limits: { cpu: 64 }, template: { spec: { requirements: [{ key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: ['15'] }] } } });

    const fleets = fleetsOf(plan.plan);
    expect(fleets.map(({ name, limits, ipv4PrefixSize, isStatic }) => [name, limits, ipv4PrefixSize, isStatic])).toEqual([
      ['Stack/AutoMode/general', { cpu: 100 }, '32', undefined], ['Stack/AutoMode/large', { cpu: 64 }, '32', undefined],
    ]);
    expect(Math.min(...fleets[1].instanceTypes.map(({ vcpus }) => vcpus!))).toBe(16);
  });

  test('says that there is no limit, with or without nodes that are expected', () => {
    const said = (props: Partial<AutoModeCapacityProps>) => {
      const { stack, cluster, capacityOf } = platform();
      capacityOf(props);
      return namesOf(new ClusterPlan(stack, 'Plan', { cluster }).plan.findings);
    };
    expect(said({ expectedNodes: 2 })).toContain('fleet-without-limit');
    expect(said({})).toContain('fleet-not-counted');
  });
});

describe('the built-in node pools', () => {
  const warnedIn = (make: (stack: Stack) => eks.IClusterRef) => {
    const stack = stackIn({ app: new App() });
    new ClusterPlan(stack, 'Plan', { cluster: make(stack) });
    return warningsOf(stack).filter((text) => text.includes('built-in'));
  };
  const libraryCluster = (stack: Stack) => new eks.Cluster(stack, 'Cluster', { vpc: vpcOf(stack), version: eks.KubernetesVersion.V1_34 });

  test('are named, where nobody states their nodes', () => {
    expect(warnedIn(libraryCluster)).toEqual([expect.stringMatching(/not counted: system, general-purpose .*fleet-not-counted/)]);
    expect(warnedIn((stack) => platformIn(stack, ['system']).cluster)).toEqual([expect.stringMatching(/not counted: system/)]);
    expect(warnedIn((stack) => {
      const { cluster, capacityOf } = platformIn(stack, ['system']);
      capacityOf({ limits: { cpu: 10 } }).nodePool('own', 'own');
      return cluster;
    })).toEqual([expect.stringMatching(/not counted: system/)]);
  });

  test('are counted by the nodes that are expected', () => {
    expect(warnedIn((stack) => {
      const { cluster, capacityOf } = platformIn(stack, ['general-purpose', 'system']);
      capacityOf({ expectedNodes: 6 });
      return cluster;
    })).toEqual([]);
  });
});

describe('manifests', () => {
  test('are a NodeClass and NodePools of Auto Mode', () => {
    const { stack, vpc, capacityOf } = platform();
    const places = podPlaces(stack, vpc);
    const capacity = capacityOf({
      ...places, securityGroups: [SG(stack, 'Nodes', 'sg-1')], ipv4PrefixSize: AutoModePrefixSize.AUTO, limits: { cpu: 1000 }, instanceTypes: types('m7g.xlarge'),
    });

    expect(capacity.nodeClass('own', { role: 'AutoModeNode', snatPolicy: 'Disabled' })).toEqual({
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: 'own' },
      spec: {
        role: 'AutoModeNode',
        snatPolicy: 'Disabled',
        subnetSelectorTerms: vpc.privateSubnets.map(({ subnetId }) => ({ id: subnetId })),
        securityGroupSelectorTerms: [{ id: 'sg-1' }],
        podSubnetSelectorTerms: places.podSubnets.subnets.map(({ subnetId }) => ({ id: subnetId })),
        podSecurityGroupSelectorTerms: places.podSecurityGroups.map(({ securityGroupId }) => ({ id: securityGroupId })),
        advancedNetworking: { ipv4PrefixSize: 'Auto' },
      },
    });
    expect(capacity.nodePool('general', 'own')).toEqual({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'general' },
      spec: {
        limits: { cpu: 1000 },
        template: {
          spec: {
            nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'own' },
            requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m7g.xlarge'] }],
          },
        },
      },
    });
  });

  test('have the security group of the cluster, where it is known', () => {
    const { cluster, capacityOf } = platform();
    expect(capacityOf().nodeClass('own', { role: 'R' }).spec.securityGroupSelectorTerms).toEqual([{ id: cluster.attrClusterSecurityGroupId }]);
  });

  test.each<[string, Record<string, unknown>, Problem[]]>([
    ['without a role', {}, [['option-refused', 'auto-mode-nodes.withoutRole']]],
    ['with what the capacity has', { role: 'R', subnetSelectorTerms: [], podSubnetSelectorTerms: [], advancedNetworking: { ipv4PrefixSize: '32' } }, [
      ['option-refused', 'auto-mode-nodes.ofCapacity', { prop: 'subnets' }], ['option-refused', 'auto-mode-nodes.ofCapacity', { prop: 'podSubnets' }],
      ['option-refused', 'auto-mode-nodes.ofCapacity', { prop: 'ipv4PrefixSize' }],
    ]],
    ['with a list for an object', { role: 'R', advancedNetworking: [] }, [['karpenter-contradiction', 'node-manifests.notAnObject']]],
  ])('are refused %s', (_, spec, problems) => {
    const capacity = platform().capacityOf();
    expectRefusal(() => capacity.nodeClass('own', spec), 'Stack/AutoMode', ...problems);
  });

  test('are refused by the name that EKS keeps, and without security groups', () => {
    const { stack, vpc } = platform();
    const cluster = eks.CfnCluster.fromClusterName(stack, 'Known', 'known');
    const capacity = new AutoModeCapacity(stack, 'AutoMode', { cluster, subnets: vpc.privateSubnets });
    expectRefusal(() => capacity.nodeClass('default', { role: 'R' }), 'Stack/AutoMode',
      ['option-refused', 'auto-mode-nodes.reservedName'], ['option-refused', 'auto-mode-nodes.withoutSecurityGroups']);
    expectRefusal(() => capacity.nodePool('general', 'own', { template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'own' } } } }),
      'Stack/AutoMode', ['karpenter-contradiction', 'node-manifests.otherClass']);
  });
});

describe('refused', () => {
  test.each<[string, Partial<AutoModeCapacityProps>, Problem[]]>([
    ['no subnet', { subnets: [] }, [['nodegroup-subnets', 'auto-mode-nodes.withoutSubnets']]],
    ['types that Auto Mode does not start', { instanceTypes: types('m5.large', 't3.small', 'm5.metal', 'm6g.medium') }, [
      ['option-refused', 'auto-mode-nodes.typeNotStarted', { types: ['t3.small'] }], ['option-refused', 'auto-mode-nodes.typeNotStarted', { types: ['m5.metal'] }],
      ['option-refused', 'auto-mode-nodes.typeNotStarted', { types: ['m6g.medium'] }],
    ]],
    ['a selection beside types', { instanceTypes: types('m5.large'), instanceTypeSelection: InstanceTypeSelection.families(['m']) }, [['type-selection-refused', 'type-selections.besideTypes']]],
    ['numbers that are none', { limits: { cpu: -1, nodes: 1.5 }, expectedNodes: -1, budgetPercent: NaN },
      [['invalid-number'], ['invalid-number'], ['invalid-number'], ['invalid-number']]],
    ['more expected than limits allow', { instanceTypes: types('m5.large'), limits: { cpu: 10 }, expectedNodes: 6 }, [['karpenter-contradiction', 'pool-sizes.aboveLimits', { most: 5 }]]],
    ['more pods than a node runs', { podsPerNode: 105, daemonSetPods: 6 }, [['option-refused', 'auto-mode-nodes.morePods', { pods: 111 }]]],
  ])('is %s', (_, props, problems) => {
    const { capacityOf } = platform();
    expectRefusal(() => capacityOf(props), 'Stack/AutoMode', ...problems);
  });

  test('are tokens, which no plan can count', () => {
    const { stack, capacityOf } = platform();
    const token = new CfnParameter(stack, 'Nodes', { type: 'Number' }).valueAsNumber;
    expectRefusal(() => capacityOf({ limits: { cpu: token }, replicas: token }), 'Stack/AutoMode', ['unresolved-value'], ['unresolved-value']);
  });

  test('are pod subnets without security groups, in fewer zones than nodes; and groups without subnets', () => {
    const { stack, vpc, capacityOf } = platform();
    const { podSubnets, podSecurityGroups } = podPlaces(stack, vpc, vpc.availabilityZones.slice(0, 1));
    const missing = vpc.availabilityZones.slice(1).map((zone): Problem => ['pod-subnet-missing', 'node-places.withoutPodSubnet', { zones: [zone] }]);
    expectRefusal(() => capacityOf({ podSubnets }), 'Stack/AutoMode', ...missing, ['option-refused', 'auto-mode-nodes.withoutPodSecurityGroups']);
    expectRefusal(() => capacityOf({ podSecurityGroups }, 'Other'), 'Stack/Other', ['option-refused', 'auto-mode-nodes.withoutPodSubnets']);
  });

  test('is a cluster without Auto Mode, and what is no capacity', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = plainCluster(stack, vpc);
    expectRefusal(() => new AutoModeCapacity(stack, 'AutoMode', { cluster, subnets: vpc.privateSubnets }), 'Stack/AutoMode', ['option-refused', 'auto-mode-nodes.autoModeOff']);
    expect(saidBy(platform().capacityOf().findings)).toEqual([]);
  });
});

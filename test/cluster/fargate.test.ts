import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster, PodCapacityClusterProps, PodFargateProfileOptions, PodNetwork, ReservationShare } from '../../src';
import { violationsOf, warningsOf } from '../private/cdk-assembly';
import { addonNamed, clusterIn, M5_LARGE, plainStack, templateOf } from '../private/cdk-cluster';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const SYSTEM = [{ namespace: 'kube-system' }];
const BATCH = [{ namespace: 'batch', labels: { size: 'large' } }];

const platformOf = (props: Partial<PodCapacityClusterProps> = {}) => clusterIn(plainStack('us-west-2'), props);
const profileIds = (template: CfnTemplate) => idsOfType(template, 'AWS::EKS::FargateProfile');
const coreDnsOf = (template: CfnTemplate) => template.Resources[addonNamed(template, 'coredns')];

describe('coredns', () => {
  test.each<[string, (platform: PodCapacityCluster) => void, string | undefined, string]>([
    ['waits for node groups, beside a profile for another namespace', (platform) => {
      platform.addNodegroup('General', M5_LARGE);
      platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 1 });
    }, undefined, 'AWS::EKS::Nodegroup'],
    ['waits for node groups, beside a profile for its own', (platform) => {
      platform.addNodegroup('General', M5_LARGE);
      platform.addFargateProfile('System', { selectors: SYSTEM, expectedPods: 1 });
    }, undefined, 'AWS::EKS::Nodegroup'],
    ['runs on a profile for its namespace where there is no node', (platform) => {
      platform.addFargateProfile('System', { selectors: SYSTEM, expectedPods: 1 });
    }, '{"computeType":"Fargate"}', 'AWS::EKS::FargateProfile'],
    ['runs there where no node starts by itself', (platform) => {
      platform.addNodegroup('Zero', { ...M5_LARGE, minSize: 0 });
      platform.addFargateProfile('System', { selectors: SYSTEM, expectedPods: 1 });
    }, '{"computeType":"Fargate"}', 'AWS::EKS::FargateProfile'],
  ])('%s', (_, add, configuration, waitsFor) => {
    const platform = platformOf();
    add(platform);
    const template = templateOf(platform);
    const awaited = coreDnsOf(template).DependsOn as string[];

    expect(coreDnsOf(template).Properties.ConfigurationValues).toBe(configuration);
    expect(new Set(awaited.map((id) => template.Resources[id].Type).filter((type) => /Nodegroup|FargateProfile/.test(type)))).toEqual(new Set([waitsFor]));
  });

  test('has no place on a profile for another namespace alone', () => {
    const platform = platformOf();
    platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 1 });

    expect(() => templateOf(platform)).toThrow(/:coredns-without-nodes\].* kube-system\W/s);
  });
});

test('profiles wait for no add-on and no group, and one is made after another (S47)', () => {
  const platform = platformOf();
  platform.addNodegroup('General', M5_LARGE);
  platform.addFargateProfile('One', { selectors: BATCH, expectedPods: 1 });
  platform.addFargateProfile('Two', { selectors: [{ namespace: 'more' }], expectedPods: 1 });
  const template = templateOf(platform);
  const [one, two] = profileIds(template).sort();
  const waited = [...closureOf(template, two)].map((id) => template.Resources[id].Type);

  expect(closureOf(template, two)).toContain(one);
  expect(waited.filter((type) => /Addon|Nodegroup/.test(type))).toEqual([]);
  for (const group of idsOfType(template, 'AWS::EKS::Nodegroup')) expect([...closureOf(template, group)]).not.toContain(one);
});

test('pods run in the private subnets, or in those selected, under a role whose policy is acknowledged', () => {
  const platform = platformOf();
  platform.addNodegroup('General', M5_LARGE);
  const { podExecutionRole } = platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 3 });
  platform.addFargateProfile('Pinned', { selectors: SYSTEM, expectedPods: 1, subnetSelection: { subnets: [platform.vpc.privateSubnets[1]] } });
  const stack = Stack.of(platform);
  const subnetsOf = (id: string) => stack.resolve((platform.node.findChild(`FargateProfile${id}`).node.defaultChild as eks.CfnFargateProfile).subnets);

  expect(subnetsOf('Batch')).toEqual(stack.resolve(platform.vpc.privateSubnets.map(({ subnetId }) => subnetId)));
  expect(subnetsOf('Pinned')).toEqual([stack.resolve(platform.vpc.privateSubnets[1].subnetId)]);
  expect(podExecutionRole.node.path).toBe('Stack/Platform/FargateProfileBatch/PodExecutionRole');
});

describe('the plan', () => {
  const othersOf = (platform: PodCapacityCluster) => platform.plan.forecast.subnets.filter(({ purpose }) => purpose === 'nodes').map(({ otherAddresses }) => otherAddresses);

  test('counts an address for each pod, spread over the subnets: 10 over three are 4 in the fullest', () => {
    const platform = platformOf();
    platform.addNodegroup('General', M5_LARGE);
    platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 10 });
    platform.addFargateProfile('Pinned', { selectors: SYSTEM, expectedPods: 5, subnetSelection: { subnets: [platform.vpc.privateSubnets[1]] } });

    expect(othersOf(platform)).toEqual([4, 4 + 5, 4]);
    expect(platform.plan.findings).toEqual([]);
  });

  test('counts them beside other users', () => {
    const platform = platformOf({ planning: { otherAddresses: 20 } });
    platform.addNodegroup('General', M5_LARGE);
    platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 3 });

    expect(othersOf(platform)).toEqual([21, 21, 21]);
  });

  test('says whose pods nobody counted', () => {
    const platform = platformOf();
    platform.addNodegroup('General', M5_LARGE);
    platform.addFargateProfile('Batch', { selectors: BATCH });
    platform.addFargateProfile('Known', { selectors: SYSTEM, expectedPods: 0 });

    expect(warningsOf(Stack.of(platform)).filter((warning) => warning.includes('fargate-pods-unknown')))
      .toEqual([expect.stringMatching(/^\/Stack\/Platform: [^']*'Batch' [^']*:fargate-pods-unknown\]$/)]);
  });

  test('refuses more pods than a subnet has addresses beside the other problems of the tree, by the props that are theirs', () => {
    const platform = platformOf();
    platform.addFargateProfile('Batch', { selectors: BATCH, expectedPods: 50_000 });

    // 50,000 / 3; 2^12 - 5
    expect(() => templateOf(platform)).toThrow(/PrivateSubnet1' \(10\.0\.16\.0\/20\)\W.*:subnet-overcommitted\].* 16,667 .* 4,091 .*'expectedPods'.*coredns-without-nodes/s);
  });
});

describe('pods that would have the addresses of a reservation that no node uses', () => {
  /** Two zones of /24: 251 addresses each, 123 of them outside of the upper half. */
  const crowded = (podNetwork: PodNetwork, expectedPods: number, group?: ec2.SubnetSelection) => {
    const stack = plainStack('us-west-2');
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 },
        ...['Fargate', 'Nodes'].map((name) => ({ name, subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 24 })),
      ],
    });
    const platform = clusterIn(stack, { vpc, podNetwork, vpcSubnets: [{ subnetGroupName: 'Nodes' }] });
    if (group !== undefined) platform.addNodegroup('General', { ...M5_LARGE, subnets: group });
    platform.addFargateProfile('All', { selectors: SYSTEM, expectedPods, subnetSelection: { subnetGroupName: 'Fargate' } });
    try {
      templateOf(platform);
    } catch (error) {
      return /fix: .*/.exec((error as Error).message)?.[0];
    }
    return undefined;
  };
  const NODES = { subnetGroupName: 'Nodes' };

  test.each<[string, PodNetwork, number, ec2.SubnetSelection | undefined, string | undefined]>([
    ['without nodes', PodNetwork.nodeSubnets(), 400, undefined, 'ReservationShare.NONE'],
    ['with nodes elsewhere', PodNetwork.nodeSubnets(), 400, NODES, "'subnets' of PodNetwork.nodeSubnets"],
    ['with nodes beside them', PodNetwork.nodeSubnets(), 400, { subnetGroupName: 'Fargate' }, 'use larger subnets'],
    ['more than the subnets have', PodNetwork.nodeSubnets(), 600, undefined, 'use larger subnets'],
    // What is said to help helps.
    ['without the reservation', PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE }), 400, undefined, undefined],
    ['with the subnets of nodes named', PodNetwork.nodeSubnets({ subnets: NODES }), 400, NODES, undefined],
  ])('%s', (_, podNetwork, pods, group, way) => {
    const fix = crowded(podNetwork, pods, group);

    expect(way === undefined ? fix : fix?.includes(way)).toBe(way === undefined ? undefined : true);
  });
});

describe('options', () => {
  const refused = (options: Partial<PodFargateProfileOptions>, ...problems: Problem[]) =>
    expectRefusal(() => platformOf().addFargateProfile('Batch', { selectors: BATCH, ...options }), 'Stack/Platform', ...problems);

  test.each([-1, 1.5, NaN])('expectedPods fails for %p', (expectedPods) => {
    refused({ expectedPods }, ['invalid-number', { prop: 'expectedPods', least: 0, got: expectedPods }]);
  });

  test('expectedPods fails for a token, vpc for any, and a selection for none, all at once', () => {
    const stack = plainStack('us-west-2');
    refused({
      expectedPods: new CfnParameter(stack, 'Pods', { type: 'Number' }).valueAsNumber,
      vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-west-2a'] }),
      subnetSelection: { subnets: [] },
    }, ['unresolved-value', 'values.countUnresolved', { prop: 'expectedPods' }], ['option-refused', 'cluster-options.vpcOfProfile'],
    ['nodegroup-subnets', 'cluster-options.noProfileSubnets']);
  });

  test('a cluster of pods on Fargate alone synthesizes under the strict flag, and nothing is warned of', () => {
    const platform = platformOf({ podNetwork: PodNetwork.nodeSubnets() });
    platform.addFargateProfile('All', { selectors: [...SYSTEM, { namespace: 'default' }], expectedPods: 100 });

    expect(violationsOf(Stack.of(platform).node.root as any).filter((each) => each.includes('cdk-eks-pod-capacity'))).toEqual([]);
    expect(platform.plan.subnets.map(({ addressSupply }) => addressSupply! > 0)).not.toContain(false);
  });
});

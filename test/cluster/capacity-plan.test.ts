import { App, Stack, Tags, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  CapacityPlan, InstanceTypeLimits, IpAssignment, OvercommitPolicy, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PodNodegroupOptions,
  PodSubnets, PrefixReservation, SubnetPurpose, WarmPool,
} from '../../src';
import { Facts } from '../../src/findings/wording';
import { warningsLeft } from '../../src/validation/warnings';
import { synthesize, warningsOf } from '../private/cdk-assembly';
import { dummyVpc, numberTokens } from '../private/cdk-fixtures';
import { expectRefusal, idOf, namesOf, Problem } from '../private/cdk-refusals';
import { idIn, VPC_ID } from '../private/existing-vpc';
import { findingsThrownBy } from '../private/findings-thrown';
import { stageAt, takenOf } from '../private/forecast-fixtures';
import { factsNamed, factsOf, saidBy, statementsOf } from '../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const M5_LARGE = { instanceTypes: [new ec2.InstanceType('m5.large')] };
const METADATA = 'cdk-eks-pod-capacity:plan';
const SMALL = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/22') };

function stackIn(region: string | undefined = 'eu-west-1'): Stack {
  return new Stack(new App(), 'Stack', { env: { region } });
}

/** A cluster in three zones of eu-west-1, without coredns, so that it may have no group. */
function platformIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}): PodCapacityCluster {
  return new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    coreDns: false,
    ...(props.vpc === undefined ? { availabilityZones: ZONES } : {}),
    ...props,
  });
}

/** The plan of a cluster with one group, General. */
function planOf(props: Partial<PodCapacityClusterProps> = {}, group: Partial<PodNodegroupOptions> = {}): CapacityPlan {
  const platform = platformIn(stackIn(), props);
  platform.addNodegroup('General', { ...M5_LARGE, ...group });
  return platform.plan;
}

/** An imported VPC with a private subnet in each zone, and their blocks where they are told. */
function importedVpc(stack: Stack, cidrs?: string[]): ec2.IVpc {
  const zones = ZONES.slice(0, 2);
  return ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
    vpcId: VPC_ID,
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: zones,
    privateSubnetIds: zones.map((zone) => idIn('subnet', zone)),
    privateSubnetRouteTableIds: zones.map((zone) => idIn('rtb', zone)),
    privateSubnetIpv4CidrBlocks: cidrs,
  });
}

const CIDRS = ['10.0.0.0/20', '10.0.16.0/20'];

/** The warnings of the cluster itself. */
const STAGES = ['minimum', 'expected', 'peak', 'surge', 'changeover', 'zone-lost'];

const ownWarnings = (stack: Stack) => warningsOf(stack).filter((warning) => warning.startsWith('/Stack/Platform: '));

describe('the plan of the README\'s cluster', () => {
  const plan = planOf({}, { instanceTypes: ['m5.large', 'm6i.large'].map((type) => new ec2.InstanceType(type)), minSize: 3, maxSize: 60 });

  test('has no findings', () => {
    expect(plan.findings).toEqual([]);
  });

  test('has the subnets of nodes and pods, by their paths, with what is reserved', () => {
    const numbers = plan.subnets
      .map(({ name, zone, purpose, cidr, prefixSupply, addressSupply }) => [name, zone, purpose, cidr, prefixSupply, addressSupply]);

    expect(numbers).toEqual([
      ['Stack/Platform/Vpc/PrivateSubnet1', 'eu-west-1a', 'nodes', '10.0.16.0/20', 254, 4085], // 4,091 - 6: the control plane is here
      ['Stack/Platform/Vpc/PrivateSubnet2', 'eu-west-1b', 'nodes', '10.0.32.0/20', 254, 4085],
      ['Stack/Platform/Vpc/PrivateSubnet3', 'eu-west-1c', 'nodes', '10.0.48.0/20', 254, 4091],
      ['Stack/Platform/PodSubnets/Slot0', 'eu-west-1a', 'pods', '100.64.0.0/18', 511, 8188],
      ['Stack/Platform/PodSubnets/Slot1', 'eu-west-1b', 'pods', '100.64.64.0/18', 511, 8188],
      ['Stack/Platform/PodSubnets/Slot2', 'eu-west-1c', 'pods', '100.64.128.0/18', 511, 8188],
    ]);
  });

  test('counts the group', () => {
    expect(plan.nodegroups).toMatchObject([{ name: 'General', maxPods: 110, podsPerNode: 108, prefixesPerNode: 7 }]);
    expect(takenOf(plan, 'Stack/Platform/PodSubnets/Slot1')).toEqual([20, 140, 20]); // 60 / 3; 20 * 7
    expect([plan.ceilingNodes, plan.onOvercommit]).toEqual([219, 'fail-at-largest']);
    expect(plan.modes.map(({ current }) => current)).toEqual([false, false, false, false, true]);
  });
});

describe('it is computed at each read', () => {
  test('of no groups: only the subnets that are there already', () => {
    const { plan } = platformIn(stackIn());

    expect(plan.nodegroups).toEqual([]);
    expect(plan.subnets.map(({ name, purpose }) => [name.split('/').slice(2).join('/'), purpose])).toEqual([
      ['PodSubnets/Slot0', 'pods'], ['PodSubnets/Slot1', 'pods'], ['PodSubnets/Slot2', 'pods'],
      ['Vpc/PrivateSubnet1', 'control-plane'], ['Vpc/PrivateSubnet2', 'control-plane'],
    ]);
    expect(namesOf(plan.findings)).toEqual([]);
  });

  test('what others take of pod subnets of the app is known where nodes run there too', () => {
    const platform = platformIn(stackIn());
    platform.addNodegroup('General', { ...M5_LARGE, subnets: { subnets: platform.podSubnets!.subnets } });

    const purposes = platform.plan.subnets.map(({ name, purpose }) => [name.split('/').slice(2).join('/'), purpose]);
    expect(purposes).toEqual(expect.arrayContaining([['PodSubnets/Slot0', 'nodes'], ['PodSubnets/Slot1', 'nodes']]));
    expect(namesOf(platform.plan.findings)).not.toContain('subnet-use-unknown');
  });

  test('and grows with each group', () => {
    const platform = platformIn(stackIn());
    const nodes = () => platform.plan.totals[2].nodes;
    const counts = [nodes()];
    platform.addNodegroup('One', { ...M5_LARGE, minSize: 1, maxSize: 3 });
    counts.push(nodes());
    platform.addNodegroup('Two', { ...M5_LARGE, minSize: 1, maxSize: 4 });
    counts.push(nodes());

    expect(counts).toEqual([0, 3, 7]);
  });

  test('the order of groups does not matter', () => {
    const plan = (names: string[]) => {
      const platform = platformIn(stackIn());
      for (const name of names) platform.addNodegroup(name, { ...M5_LARGE, minSize: name.length, maxSize: 10 * name.length });
      const { subnets, totals, zones, findings } = platform.plan;
      return [subnets, totals, zones, findings];
    };

    expect(plan(['One', 'Three', 'Seventh'])).toEqual(plan(['Seventh', 'One', 'Three']));
  });
});

describe('demand above supply', () => {
  const HUNDRED = { minSize: 100, maxSize: 100 };

  test('at the least size refuses synthesis, with the numbers and the path, and leaves no template', () => {
    let platform: PodCapacityCluster | undefined;
    const { error, files } = synthesize((app) => {
      platform = platformIn(new Stack(app, 'Stack', { env: { region: 'eu-west-1' } }), SMALL);
      platform.addNodegroup('General', { ...M5_LARGE, ...HUNDRED });
    });

    const [first] = platform!.plan.findings;
    expect(saidBy([first])).toEqual([['shortages.overcommitted', expect.objectContaining({
      subnets: ['Stack/Platform/PodSubnets/Slot0'],
      sizes: ['100.64.0.0/24'],
      zones: ['eu-west-1a'],
      reserved: true,
      blocks: 7,
      stages: STAGES,
      nodes: [34, 34, 34, 36, 68, 50],
      prefixes: [238, 238, 238, 252, 476, 350],
      prefixesMissing: [231, 231, 231, 245, 469, 343],
      way: 'podSubnets',
      length: 18,
      slotBlock: 16,
      upperHalf: true,
      mostNodes: 1,
    })]]);
    // One finding of three subnets, which are alike.
    expect(error!.message).toContain("[Stack/Platform] 3 subnets of 'Stack/Platform/PodSubnets' are too small: each lacks 469 prefixes");
    expect(error!.message.match(/subnet-overcommitted\]/g)).toHaveLength(1);
    expect(error!.message.replace(/^.*\n/, '').length).toBeLessThan(900);
    expect(files.filter((file) => file.endsWith('.template.json'))).toEqual([]);
  });

  test.each<[string, string, Partial<PodNodegroupOptions>, string[]]>([
    ['of prefixes and of addresses', '100.64.0.0/24', { ...HUNDRED }, ['(237 too few) and 34 addresses (6 too few)', 'too few as well', 'in a running cluster']],
    ['of prefixes, where EC2 may go on in the rest', '100.64.0.0/18', { minSize: 60, maxSize: 60 }, ['(whether EC2 takes others is not documented)']],
    ['of prefixes in thousands', '100.64.0.0/18', { minSize: 1000, maxSize: 2000 }, ['run fewer or larger nodes', 'per zone at the peak']],
    ['of groups with pods of their own number', '100.64.0.0/22', { minSize: 10, maxSize: 400, expectedPods: { pods: 4000 } }, ['per zone at the peak']],
  ])('in three zones alike, %s, is said in less than 900 characters', (_, cidr, group, words) => {
    const { error } = synthesize((app) => {
      const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
      platformIn(stack, { podNetwork: PodNetwork.secondaryCidr(cidr), onOvercommit: OvercommitPolicy.FAIL_AT_ANY }).addNodegroup('General', { ...M5_LARGE, ...group });
    });
    const said = error!.message.replace(/^.*\n/, '');

    for (const each of ['3 subnets', 'fix: ', 'see: https://', ...words]) expect(said).toContain(each);
    expect(said.match(/subnet-overcommitted\]/g)).toHaveLength(1);
    expect(said.length).toBeLessThan(900);
  });

  test.each<[string, Partial<PodNodegroupOptions>, OvercommitPolicy | undefined, string]>([
    ['at the least size', HUNDRED, undefined, 'subnet-overcommitted'],
    ['at the size to begin with', { minSize: 1, desiredSize: 100, maxSize: 100 }, undefined, 'subnet-overcommitted'],
    ['at the pods expected', { minSize: 1, maxSize: 100, expectedPods: { pods: 5000 } }, undefined, 'subnet-overcommitted'],
    ['at the peak, to be refused by default', { minSize: 1, maxSize: 100 }, undefined, 'subnet-overcommitted'],
    ['at the peak', { minSize: 1, maxSize: 100 }, OvercommitPolicy.FAIL_AT_EXPECTED, 'subnet-overcommit-possible'],
    ['at the least size, to be warned of', HUNDRED, OvercommitPolicy.WARN, 'subnet-overcommit-possible'],
    ['at the peak, to be refused', { minSize: 1, maxSize: 100 }, OvercommitPolicy.FAIL_AT_ANY, 'subnet-overcommitted'],
  ])('%s', (_, group, onOvercommit, name) => {
    expect(namesOf(planOf({ ...SMALL, onOvercommit }, group).findings).filter((each) => each.startsWith('subnet-'))).toEqual([name, name, name]);
  });

  test('at the peak is one warning of all subnets alike, that can be acknowledged by its id', () => {
    const warningsWith = (define: (platform: PodCapacityCluster) => void) => {
      const stack = stackIn();
      const platform = platformIn(stack, { ...SMALL, onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED });
      platform.addNodegroup('General', { ...M5_LARGE, minSize: 1, maxSize: 100 });
      define(platform);
      return ownWarnings(stack);
    };
    const warnings = warningsWith(() => undefined);

    expect(warnings).toEqual([expect.stringMatching(/ 3 subnets .*Slot0.*Slot1.*Slot2.* \[ack: cdk-eks-pod-capacity:subnet-overcommit-possible\]$/)]);
    expect(warningsWith((platform) => Validations.of(platform).acknowledge({ id: idOf('subnet-overcommit-possible'), reason: 'Peaks are rare' }))).toEqual([]);
  });

  test('is said once, however often the app is synthesized', () => {
    const stack = stackIn();
    platformIn(stack, { ...SMALL, onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED }).addNodegroup('General', { ...M5_LARGE, minSize: 1, maxSize: 100 });
    warningsOf(stack);

    expect(ownWarnings(stack)).toHaveLength(1);
  });
});

describe('in the assembly', () => {
  const synthesized = (props: Partial<PodCapacityClusterProps> = {}, group: Partial<PodNodegroupOptions> = {}) => {
    const stack = stackIn();
    const platform = platformIn(stack, props);
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 3, maxSize: 60, ...group });
    const artifact = (stack.node.root as App).synth().getStackByName('Stack');
    return { platform, template: JSON.stringify(artifact.template), metadata: artifact.metadata };
  };

  test('it is the metadata of the cluster, and no part of the template', () => {
    const { platform, template, metadata } = synthesized();
    const found = Object.entries(metadata)
      .flatMap(([path, entries]) => entries.filter(({ type }) => type === METADATA).map(({ data }) => [path, data]));

    expect(found).toEqual([['/Stack/Platform', { ...JSON.parse(JSON.stringify(platform.plan)), name: 'Stack/Platform' }]]);
    expect(template).not.toMatch(/ceilingNodes|pod-capacity:plan/);
  });

  test.each([false, true])('it is the plan over groups that were added last, without their validation: %s', (skipValidation) => {
    const stack = stackIn();
    const platform = platformIn(stack);
    const { metadata } = (() => {
      platform.addNodegroup('One', M5_LARGE);
      if (skipValidation) platform.node.validate();
      platform.addNodegroup('Two', M5_LARGE);
      return (stack.node.root as App).synth({ skipValidation }).getStackByName('Stack');
    })();

    expect((metadata['/Stack/Platform'].find(({ type }) => type === METADATA)!.data as any).nodegroups.map(({ name }: any) => name)).toEqual(['One', 'Two']);
  });

  test('nothing of planning is in the template', () => {
    const { template } = synthesized();

    expect(synthesized({ planning: { growthPercent: 50, zonesLost: 2, otherAddresses: 7 } }).template).toBe(template);
    expect(synthesized({ onOvercommit: OvercommitPolicy.WARN }).template).toBe(template);
    expect(synthesized({}, { expectedPods: { podsPerNode: 3, daemonSetPods: 2 } }).template).toBe(template);
    expect(synthesized({}, { maxPods: 20 }).template).not.toBe(template);
  });
});

describe('planning', () => {
  const NODES = 'Stack/Platform/Vpc/PrivateSubnet3';

  test('growthPercent and zonesLost reach the stages', () => {
    const plan = planOf({ planning: { growthPercent: 50, zonesLost: 2 } }, { minSize: 3, maxSize: 60 });

    expect([plan.forecast.growthPercent, plan.forecast.zonesLost]).toEqual([50, 2]);
    expect(plan.subnets[2].stages.map(({ nodes }) => nodes)).toEqual([1, 2, 20, 30, 32, 60, 90]); // 60 / 3 without growth; 90 / 3; 96 / 3; 2 * 30; 90 / 1
  });

  test('mostNodes is the most of all groups together', () => {
    const plan = planOf({ planning: { mostNodes: 30 } }, { minSize: 3, maxSize: 60 });

    expect(plan.totals.map(({ nodes }) => nodes)).toEqual([3, 3, 30, 36, 60, 30]);
    expect(planOf({}, { minSize: 3, maxSize: 60 }).totals.map(({ nodes }) => nodes)).toEqual([3, 3, 60, 66, 120, 60]);
  });

  test('mostNodes and expectedSize are in no template', () => {
    const templateOfPlan = (planning: PodCapacityClusterProps['planning'], group: Partial<PodNodegroupOptions>) => {
      const stack = stackIn();
      platformIn(stack, { planning }).addNodegroup('General', { ...M5_LARGE, minSize: 3, maxSize: 60, ...group });
      return JSON.stringify((stack.node.root as App).synth().getStackByName('Stack').template);
    };

    expect(templateOfPlan({ mostNodes: 30 }, { expectedSize: 20 })).toBe(templateOfPlan(undefined, {}));
  });

  test('an expected size above what fits fails, where the least would pass', () => {
    const expected = (group: Partial<PodNodegroupOptions>) => factsNamed(planOf(SMALL, { minSize: 1, maxSize: 100, ...group }).findings, 'subnet-overcommitted')[0] as { stages: string[] };

    expect(expected({ expectedSize: 50 }).stages).toContain('expected');
    expect(expected({}).stages).not.toContain('expected');
  });

  test('otherAddresses are taken from each subnet of nodes and of the control plane, not from those of pods', () => {
    const supplies = (planning?: { otherAddresses: number }) => planOf({ planning }).subnets.map(({ addressSupply }) => addressSupply);

    expect(supplies()).toEqual([4085, 4085, 4091, 8188, 8188, 8188]);
    expect(supplies({ otherAddresses: 85 })).toEqual([4000, 4000, 4006, 8188, 8188, 8188]);
  });

  test('otherAddresses are taken from a subnet of the control plane alone', () => {
    const platform = platformIn(stackIn(), { planning: { otherAddresses: 85 } });

    expect(platform.plan.subnets[3]).toMatchObject({ purpose: SubnetPurpose.CONTROL_PLANE, addressSupply: 4000 }); // 4,091 - 6 - 85
  });

  test.each<[string, number]>([
    ['growthPercent', -1], ['growthPercent', 1.5], ['growthPercent', NaN], ['zonesLost', -1], ['zonesLost', Infinity], ['otherAddresses', -1], ['otherAddresses', 0.5], ['mostNodes', 0], ['mostNodes', -1], ['mostNodes', 2.5],
  ])('fails when %s is %p', (name, value) => {
    expectRefusal(() => platformIn(stackIn(), { planning: { [name]: value } }), 'Stack/Platform',
      ['invalid-number', { prop: `planning.${name}`, least: name === 'mostNodes' ? 1 : 0, got: value }]);
  });

  test.each(['growthPercent', 'zonesLost', 'otherAddresses', 'mostNodes'])('fails when %s is a token', (name) => {
    const stack = stackIn();
    for (const [, token] of numberTokens(stack, 1)) {
      expectRefusal(() => new PodCapacityCluster(new Stack(new App(), 'Other'), 'Platform', {
        version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'), planning: { [name]: token },
      }), 'Other/Platform', ['unresolved-value', 'values.countUnresolved', { prop: `planning.${name}` }]);
    }
  });

  test('fails with all of them at once', () => {
    expectRefusal(() => platformIn(stackIn(), { planning: { growthPercent: -1, mostNodes: -1, zonesLost: -1, otherAddresses: -1 } }), 'Stack/Platform',
      ['invalid-number', { prop: 'planning.growthPercent', least: 0, got: -1 }],
      ['invalid-number', { prop: 'planning.zonesLost', least: 0, got: -1 }],
      ['invalid-number', { prop: 'planning.otherAddresses', least: 0, got: -1 }],
      ['invalid-number', { prop: 'planning.mostNodes', least: 1, got: -1 }]);
  });

  test.each<[string, Partial<PodCapacityClusterProps>, Partial<PodNodegroupOptions>, Facts]>([
    ['more zones are to be lost than nodes run in', { planning: { zonesLost: 3 } }, {}, { name: 'planning.zonesLost', least: 0, most: 2, got: 3 }],
    ['it grows beyond counting', { planning: { growthPercent: 9901 } }, {}, { name: 'planning.growthPercent', least: 0, most: 9900, got: 9901 }],
  ])('is refused when %s, at the read and at synthesis', (_, props, group, facts) => {
    const stack = stackIn();
    const platform = platformIn(stack, props);
    platform.addNodegroup('General', { ...M5_LARGE, ...group });

    expect(factsOf(findingsThrownBy(() => platform.plan), 'invalid-number')).toMatchObject(facts);
    expectRefusal(() => (stack.node.root as App).synth(), 'Stack/Platform', ['invalid-number', facts]);
  });

  test('of zones counts those of the groups', () => {
    const stack = stackIn();
    const platform = platformIn(stack, { planning: { zonesLost: 1 } });
    platform.addNodegroup('General', { ...M5_LARGE, subnets: { availabilityZones: ZONES.slice(0, 1) } });

    expect(factsOf(findingsThrownBy(() => platform.plan), 'invalid-number')).toMatchObject({ most: 0, got: 1 });
    platform.addNodegroup('More', { ...M5_LARGE, subnets: { availabilityZones: ZONES.slice(1, 2) } });
    expect(platform.plan.subnets.filter(({ purpose }) => purpose === SubnetPurpose.NODES).map(({ name }) => name)).not.toContain(NODES);
  });
});

describe('expectedPods of a group', () => {
  const podsOf = (expectedPods?: PodNodegroupOptions['expectedPods'], more: Partial<PodNodegroupOptions> = {}) => {
    const { nodegroups: [{ podsPerNode, prefixesPerNode, nodes }] } = planOf({}, { minSize: 2, maxSize: 10, expectedPods, ...more });
    return [podsPerNode, prefixesPerNode, nodes[1].nodes];
  };

  test.each<[string, PodNodegroupOptions['expectedPods'], Partial<PodNodegroupOptions>, number[]]>([
    // pods of a node, prefixes of a node, expected nodes
    ['by default full', undefined, {}, [108, 7, 2]],
    ['podsPerNode', { podsPerNode: 20 }, {}, [20, 3, 2]], // ceil(20 / 16) + 1
    ['pods', { pods: 400 }, {}, [40, 4, 4]], // 400 / 10; ceil(400 / 108)
    ['pods beside desiredSize', { pods: 400 }, { desiredSize: 8 }, [40, 4, 8]],
    ['daemonSetPods', { podsPerNode: 20, daemonSetPods: 15 }, {}, [35, 4, 2]], // ceil(35 / 16) + 1
    ['daemonSetPods alone', { daemonSetPods: 15 }, {}, [108, 7, 2]],
    ['under maxPods', undefined, { maxPods: 25 }, [23, 2, 2]], // min(2 + 1, ceil(25 / 16))
    ['under hostNetworkPods', undefined, { hostNetworkPods: 5 }, [105, 7, 2]], // 110 - 5
  ])('%s', (_, expectedPods, more, expected) => {
    expect(podsOf(expectedPods, more)).toEqual(expected);
  });

  test.each<[string, PodNodegroupOptions['expectedPods'], Partial<PodNodegroupOptions>, ...Problem]>([
    ['podsPerNode below 0', { podsPerNode: -1 }, {}, 'invalid-number', { prop: 'expectedPods.podsPerNode', least: 0, got: -1 }],
    ['pods no whole number', { pods: 1.5 }, {}, 'invalid-number', { prop: 'expectedPods.pods', least: 0, got: 1.5 }],
    ['daemonSetPods no number', { daemonSetPods: NaN }, {}, 'invalid-number', { prop: 'expectedPods.daemonSetPods', least: 0, got: NaN }],
    ['podsPerNode and pods', { podsPerNode: 1, pods: 1 }, {}, 'forecast-contradiction', 'group-pods.podsTwice', { path: 'expectedPods.' }],
    ['podsPerNode above the room', { podsPerNode: 109 }, {}, 'forecast-contradiction', { path: 'expectedPods.', podsPerNode: 109, group: 'the group', room: 108 }],
    ['podsPerNode above maxPods', { podsPerNode: 24 }, { maxPods: 25 }, 'forecast-contradiction', { podsPerNode: 24, room: 23, maxPods: 25, hostNetworkPods: 2 }],
    ['pods above the nodes', { pods: 1081 }, { maxSize: 10 }, 'forecast-contradiction', { pods: 1081, maxSize: 10, room: 108 }], // 1,081 / 108: 11 nodes
    ['daemonSetPods above the room', { daemonSetPods: 109 }, {}, 'forecast-contradiction', 'group-pods.ownPodsAboveRoom', { path: 'expectedPods.', group: 'the group', daemonSetPods: 109 }],
  ])('fails with %s', (_, expectedPods, more, ...problem) => {
    const platform = platformIn(stackIn());

    expectRefusal(() => platform.addNodegroup('General', { ...M5_LARGE, ...more, expectedPods }), 'Stack/Platform/NodegroupGeneral', problem);
  });

  test.each(['podsPerNode', 'pods', 'daemonSetPods'])('fails when %s is a token', (name) => {
    const stack = stackIn();
    const platform = platformIn(stack);
    const [, [, token]] = numberTokens(stack, 3);

    expectRefusal(() => platform.addNodegroup('General', { ...M5_LARGE, expectedPods: { [name]: token } }), 'Stack/Platform/NodegroupGeneral',
      ['unresolved-value', 'values.countUnresolved', { prop: `expectedPods.${name}` }]);
  });

  test('pods of a group whose maxSize is a token are not compared with it', () => {
    const stack = stackIn();
    const [, [, token]] = numberTokens(stack, 3);

    expect(() => platformIn(stack).addNodegroup('General', { ...M5_LARGE, maxSize: token, expectedPods: { pods: 1_000_000 } })).not.toThrow();
  });
});

describe('sizes that are tokens', () => {
  test.each(['minSize', 'maxSize', 'desiredSize'])('%s: the group is not counted, which is said', (name) => {
    const stack = stackIn();
    const platform = platformIn(stack);
    const [, [, token]] = numberTokens(stack, 3);
    platform.addNodegroup('Counted', M5_LARGE);
    platform.addNodegroup('General', { ...M5_LARGE, [name]: token });

    expect(platform.plan.nodegroups.map((group) => group.name)).toEqual(['Counted']);
    expect(ownWarnings(stack)).toEqual([expect.stringMatching(/^[^']*'General' [^']*:value-unchecked\]$/)]);
    expect(saidBy(warningsLeft(platform))).toContainEqual(['cluster-pods.sizesUncounted', { groups: ['General'] }]);
  });

  test('desiredSize beside a maxSize that is none', () => {
    const stack = stackIn();
    const platform = platformIn(stack);
    const [, [, token]] = numberTokens(stack, 3);
    platform.addNodegroup('General', { ...M5_LARGE, desiredSize: token, maxSize: 10 });

    expect(platform.plan.nodegroups).toEqual([]);
  });

  test('update settings count', () => {
    const surge = (group: Partial<PodNodegroupOptions>) => planOf({}, { maxSize: 20, ...group }).nodegroups[0].nodes[3].nodes;

    expect([surge({}), surge({ maxUnavailable: 9 }), surge({ maxUnavailablePercentage: 60 })]).toEqual([26, 29, 32]); // 20 + 6; 20 + 9; 20 + 12
  });
});

describe('subnets that are given', () => {
  test('of a VPC without their blocks: the size is not known, which is said of those that are used', () => {
    const stack = stackIn();
    const platform = platformIn(stack, { vpc: importedVpc(stack) });
    platform.addNodegroup('General', M5_LARGE);

    expect(factsOf(platform.plan.findings, 'subnet-size-unknown')).toEqual({ subnets: ['Stack/Existing/PrivateSubnet1', 'Stack/Existing/PrivateSubnet2'] });
    expect(ownWarnings(stack)).toEqual([expect.stringContaining(`[ack: ${idOf('subnet-size-unknown')}]`)]);
    expect(platform.plan.ceilingNodes).toBeUndefined();
  });

  test('of a VPC with their blocks: other users are not known, until they are stated', () => {
    const warningsWith = (otherAddresses?: number) => {
      const stack = stackIn();
      platformIn(stack, { vpc: importedVpc(stack, CIDRS), planning: { otherAddresses } }).addNodegroup('General', M5_LARGE);
      return ownWarnings(stack);
    };

    expect(warningsWith()).toEqual([expect.stringMatching(/^[^']*'Stack\/Existing\/PrivateSubnet1', 'Stack\/Existing\/PrivateSubnet2' .*:subnet-use-unknown\]$/)]);
    expect([warningsWith(0), warningsWith(30)]).toEqual([[], []]);
  });

  test('of a VPC that is looked up later make a plan, and no crash', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc: dummyVpc(stack),
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      coreDns: false,
    });
    platform.addNodegroup('General', M5_LARGE);

    expect(platform.plan.nodegroups).toHaveLength(1);
  });

  test('in a stack without Region, zones are numbered', () => {
    const stack = new Stack(new App(), 'Stack');
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 2, maxSize: 20 });
    const { metadata } = (stack.node.root as App).synth().getStackByName('Stack');

    expect(platform.plan.zones).toEqual([{ zone: 'zone 1', nodes: 10, ceilingNodes: 73 }, { zone: 'zone 2', nodes: 10, ceilingNodes: 73 }]);
    expect(platform.plan.subnets.map(({ zone }) => zone)).toEqual(['zone 1', 'zone 2', 'zone 1', 'zone 2']);
    expect(JSON.stringify(metadata['/Stack/Platform'])).toContain('"zone":"zone 1"');
    platform.addNodegroup('More', { ...M5_LARGE, minSize: 400, maxSize: 400 });
    expect(saidBy(platform.plan.findings)[0]).toEqual(
      ['shortages.overcommitted', expect.objectContaining({ subnets: ['Stack/Platform/PodSubnets/Slot0'], sizes: ['100.64.0.0/18'], zones: ['zone 1'] })]);
  });

  const podsGiven = (stack: Stack, cidrs?: string[], series = 'd') => ZONES.slice(0, 2).map((zone, index) => ec2.Subnet.fromSubnetAttributes(stack, `Pods${index}`, {
    subnetId: idIn('subnet', zone, series),
    availabilityZone: zone,
    ipv4CidrBlock: cidrs?.[index],
  }));

  test('for pods: what is reserved in them anywhere in the app is counted', () => {
    const stack = stackIn();
    const given = podsGiven(stack, ['10.0.32.0/20', '10.0.48.0/20']);
    const platform = platformIn(stack, {
      vpc: importedVpc(stack, CIDRS),
      podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', given)),
      planning: { otherAddresses: 0 },
    });
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 2, maxSize: 4 });
    const supplies = () => platform.plan.subnets.filter(({ purpose }) => purpose === SubnetPurpose.PODS)
      .map(({ reserved, prefixSupply, addressSupply }) => [reserved, prefixSupply, addressSupply]);

    expect(supplies()).toEqual([[false, 254, 4091], [false, 254, 4091]]);
    new PrefixReservation(stack, 'Reservation', { subnet: given[1], subnetCidr: '10.0.48.0/20' });
    expect(supplies()).toEqual([[false, 254, 4091], [true, 127, 2044]]); // 128 - 1; 2^11 - 4
  });

  test('for pods, without their blocks', () => {
    const stack = stackIn();
    const platform = platformIn(stack, {
      vpc: importedVpc(stack, CIDRS),
      podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', podsGiven(stack))),
      planning: { otherAddresses: 0 },
    });
    platform.addNodegroup('General', M5_LARGE);

    expect(factsOf(platform.plan.findings, 'subnet-size-unknown')).toEqual({ subnets: ['Stack/Pods0', 'Stack/Pods1'] });
    expect(ownWarnings(stack)).toEqual([expect.stringContaining(`[ack: ${idOf('subnet-size-unknown')}]`)]);
  });

  test('for the nodes of a group: only they give addresses', () => {
    const stack = stackIn();
    const platform = platformIn(stack);
    platform.addNodegroup('General', { ...M5_LARGE, maxSize: 6, subnets: { subnets: platform.vpc.privateSubnets.slice(1) } });
    const { subnets } = platform.plan;

    expect(subnets.map(({ name, purpose }) => [name.split('/').pop(), purpose])).toEqual([
      ['PrivateSubnet2', 'nodes'], ['PrivateSubnet3', 'nodes'], ['Slot0', 'pods'], ['Slot1', 'pods'], ['Slot2', 'pods'], ['PrivateSubnet1', 'control-plane'],
    ]);
    expect(subnets.map(({ stages }) => stages[2].nodes)).toEqual([3, 3, 0, 3, 3, 0]);
  });

  test('for pods that are those of the nodes make a plan, in which both take addresses', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack, CIDRS);
    const platform = platformIn(stack, { vpc, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', vpc.privateSubnets)), planning: { otherAddresses: 0 } });
    platform.addNodegroup('General', { ...M5_LARGE, maxSize: 6 });

    expect(platform.plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(() => (stack.node.root as App).synth()).not.toThrow();
  });

  test('for nodes by two constructs that stand for the same subnet are one', () => {
    const stack = stackIn();
    const platform = platformIn(stack, { vpc: importedVpc(stack, CIDRS) });
    const again = ZONES.slice(0, 2).map((zone, index) => ec2.Subnet.fromSubnetAttributes(stack, `Again${index}`, {
      subnetId: idIn('subnet', zone),
      availabilityZone: zone,
    }));
    platform.addNodegroup('General', { ...M5_LARGE, maxSize: 6 });
    platform.addNodegroup('More', { ...M5_LARGE, maxSize: 4, subnets: { subnets: again } });

    expect(takenOf(platform.plan, 'Stack/Existing/PrivateSubnet1')).toEqual([5, 0, 5]); // 6 / 2 + 4 / 2
  });
});

describe('the settings of the VPC CNI', () => {
  test('reach the plan', () => {
    const numbers = (vpcCni: PodCapacityClusterProps['vpcCni']) => {
      const { nodegroups: [group] } = planOf({ vpcCni }, { expectedPods: { podsPerNode: 10 } });
      return [group.prefixesPerNode, group.nodeSubnetAddressesPerNode, group.podSubnetAddressesPerNode];
    };

    expect(numbers(undefined)).toEqual([2, 1, 1]); // 1 + 1
    expect(numbers({ warmPool: WarmPool.none() })).toEqual([1, 1, 1]);
    expect(numbers({ ipAssignment: IpAssignment.secondaryIp() })).toEqual([0, 1, 20]); // 2 * 9 + 2
    expect(numbers({ ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(2, 12) })).toEqual([0, 1, 14]); // 12 + 2
  });

  test('MAX_ENI reaches the plan', () => {
    const { nodegroups: [group] } = planOf({ vpcCni: { ipAssignment: IpAssignment.secondaryIp(), maxEni: 2 } }, { expectedPods: { podsPerNode: 5 } });

    expect(group).toMatchObject({ maxPods: 11, podSubnetAddressesPerNode: 10 }); // 9 + 2; min(1 + 1, 2 - 1) * 9 + 1
  });

  test('a warm target above what a small type can hold is warned of once, at the group that has it', () => {
    const podNetwork = PodNetwork.nodeSubnets();
    const vpcCni = { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(5, 30) };
    const platform = platformIn(stackIn(), { podNetwork, vpcCni });
    const large = platform.addNodegroup('Large', { instanceTypes: [new ec2.InstanceType('m5.4xlarge')] });
    const small = platform.addNodegroup('Small', { instanceTypes: [new ec2.InstanceType('t3.medium')] });

    expect(factsNamed(large.findings, 'warm-target-out-of-reach')).toEqual([]);
    expect(factsOf(small.findings, 'warm-target-out-of-reach')).toEqual({ types: ['t3.medium'], target: 30, most: [15] }); // 3 * 5
    expect(factsOf(platform.plan.findings, 'warm-target-out-of-reach')).toEqual({ types: ['t3.medium'], target: 30, most: [15] });
    expect(warningsOf(Stack.of(platform)).filter((text) => text.includes('warm-target-out-of-reach]'))).toHaveLength(1);
  });

  test('limits that are stated are those of the plan', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'z9.large', maxEnis: 2, ipv4PerEni: 3, hypervisor: 'nitro', vcpus: 2, memoryMib: 8192, architecture: 'x86_64' } as any);
    const plan = planOf({}, { instanceTypes: [new ec2.InstanceType('z9.large')], instanceTypeLimits: [limits] });

    expect(plan.nodegroups[0]).toMatchObject({ instanceType: 'z9.large', maxPods: 34, prefixesPerNode: 2 }); // 1 * 2 * 16 + 2
  });
});

describe('the control plane beside nodes', () => {
  const small = (group: Partial<PodNodegroupOptions>) => {
    const stack = stackIn();
    const vpc = importedVpc(stack, ['10.0.0.0/28', '10.0.0.16/28']);
    const platform = platformIn(stack, { vpc, planning: { otherAddresses: 0 } });
    platform.addNodegroup('General', { ...M5_LARGE, ...group });
    return platform;
  };
  const SUBNET = 'Stack/Existing/PrivateSubnet1';

  test('S99: in /28, twenty nodes leave it no address', () => {
    const { plan } = small({ minSize: 20, maxSize: 20 });

    expect(stageAt(plan, SUBNET, plan.totals[0].stage)).toMatchObject({ nodes: 10, addresses: 10, addressesLeft: -5, fits: false }); // 16 - 5 - 6
    expect(namesOf(plan.findings).slice(0, 2)).toEqual(['subnet-overcommitted', 'subnet-overcommitted']);
    expect(saidBy(plan.findings)[0][1]).toMatchObject({
      stages: STAGES, nodes: [10, 10, 10, 12, 20, 20], addresses: [10, 10, 10, 12, 20, 20], addressSupply: 5, addressesMissing: [5, 5, 5, 7, 15, 15],
    });
  });

  test('S99: in /28, five nodes a zone are the last', () => {
    const { plan } = small({ minSize: 10, maxSize: 10 });

    expect(stageAt(plan, SUBNET, plan.totals[0].stage)).toMatchObject({ nodes: 5, addressesLeft: 0, fits: true });
    expect(statementsOf(plan.findings).filter(({ id }) => id === 'control-plane-room').map(({ facts }) => facts)).toMatchObject([
      { room: 6, subnets: ['Stack/Existing/PrivateSubnet1'] }, { room: 6, subnets: ['Stack/Existing/PrivateSubnet2'] },
    ]);
  });
});

test('zones to be lost are no contradiction while there are no groups', () => {
  expect(platformIn(stackIn(), { planning: { zonesLost: 1 } }).plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the plan of a cluster without groups holds no null', () => {
  expect(JSON.stringify(platformIn(stackIn()).plan)).not.toContain('null');
});

test('tags of the cluster do not change the plan', () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  platform.addNodegroup('General', M5_LARGE);
  const before = JSON.stringify(platform.plan);
  Tags.of(stack).add('team', 'a');

  expect(JSON.stringify(platform.plan)).toBe(before);
});

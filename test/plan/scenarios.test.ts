import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { BlockMap } from '../../src/addressing/block-map';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { SubnetBlocks } from '../../src/addressing/subnet-blocks';
import { InstanceTypeLimits, IpAssignment, KubeletReservation, NodeCapacity, NodegroupCapacity, OperatingSystem, WarmPool } from '../../src/capacity';
import { main } from '../../src/cli/main';
import { PodCapacityCluster } from '../../src/cluster';
import { PodNodegroup, PodNodegroupOptions } from '../../src/compute';
import { PlanStage, PodForecast } from '../../src/forecast';
import { PodNetwork } from '../../src/network';
import { CapacityPlan } from '../../src/plan';
import { AddonSettings, configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { violationsOf, warningsOf } from '../private/cdk-assembly';
import { groupOf as nodegroupOf, types } from '../private/cdk-nodegroup';
import { expectRefusal } from '../private/cdk-refusals';
import { bottlerocketSettingsOf, nodeConfigOf, podCountIn, userDataOf } from '../private/cdk-user-data';
import { withFile } from '../private/demand-files';
import { existingVpc } from '../private/existing-vpc';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { findingsNamed, fixed, groupOf, limitsOf, nodesIn, planOf, podsIn, shortAt, stageAt, takenOf } from '../private/forecast-fixtures';
import { factsNamed, factsOf, saidBy } from '../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const PREFIXES = IpAssignment.prefixDelegation();
const SINGLE_ADDRESSES: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };
const BOTTLEROCKET = { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 };
const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** What `max-pods` answers for types and options. */
function maxPodsOf(words: string): any[] {
  return JSON.parse(main(['max-pods', ...words.split(' '), '--json']).stdout);
}

/** What `demand` answers for a case. */
function demandOf(each: object): any {
  return withFile(JSON.stringify([each]), (path) => JSON.parse(main(['demand', '--cases', path, '--json']).stdout)[0]);
}

/** What kubelet is told, by the user data of a group. */
const toldCount = (group: PodNodegroup) => podCountIn(userDataOf(group.launchTemplate));

/** A cluster in three zones with one group, and its template. */
function clusterWith(group: Partial<PodNodegroupOptions> = {}, props: Partial<ConstructorParameters<typeof PodCapacityCluster>[2]> = {}) {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const cluster = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ZONES,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    ...props,
  });
  cluster.addNodegroup('General', { instanceTypes: types('m5.large'), ...group });
  return { stack, cluster, template: () => Template.fromStack(stack).toJSON() as CfnTemplate };
}

const factsIn = (plan: CapacityPlan, name: string) => factsNamed(plan.findings, name);

describe('max-pods wrong', () => {
  test('S01: of t3a.medium and t3a.xlarge the first binds, and the second loses 41', () => {
    expect(maxPodsOf('t3a.medium t3a.xlarge').map(({ maxPods }) => maxPods)).toEqual([17, 58]); // 3 * 5 + 2; 4 * 14 + 2
    expect(maxPodsOf('t3a.medium t3a.xlarge --prefix-delegation').map(({ maxPods }) => maxPods)).toEqual([110, 110]);
    const capacity = NodegroupCapacity.of(limitsOf('t3a.medium', 't3a.xlarge'));

    expect([capacity.maxPods, capacity.binding.limits.instanceType]).toEqual([17, 't3a.medium']);
    expect(factsOf(capacity.findings, 'mixed-types-lose-pods'))
      .toMatchObject({ maxPods: 17, type: 't3a.medium', boundBy: 'enis', losers: ['t3a.xlarge'], couldRun: [58] }); // 58 - 17 = 41
    expect(NodegroupCapacity.of(limitsOf('t3a.medium', 't3a.xlarge'), { ipAssignment: PREFIXES }).findings.map(({ id }) => id)).not.toContain('mixed-types-lose-pods');
  });

  test('S02: t3.medium under custom networking runs 12, on either system', () => {
    expect(maxPodsOf('t3.medium --custom-networking')).toMatchObject([{ enis: 2, podSlots: 10, podAddresses: 10, maxPods: 12, boundBy: 'enis' }]); // 2 * 5 + 2
    const group = (options: Partial<PodNodegroupOptions>) => nodegroupOf({ instanceTypes: types('t3.medium'), ...options }, { ...SINGLE_ADDRESSES, podNetwork: POD_NETWORK });

    expect([toldCount(group({})), toldCount(group(BOTTLEROCKET))]).toEqual([12, 12]);
  });

  test('S04: c6i.2xlarge under custom networking runs 44, and takes 45 addresses of the pod subnet', () => {
    expect(maxPodsOf('c6i.2xlarge t3.2xlarge --custom-networking').map(({ maxPods }) => maxPods)).toEqual([44, 44]); // 3 * 14 + 2
    expect(demandOf({ instanceType: 'c6i.2xlarge', customNetworking: true, maxPods: 44, pods: 42 })).toMatchObject({ podSubnetAddresses: 45, nodeSubnetAddresses: 1 }); // 42 + 3

    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', '10.0.16.0/20')], nodegroups: [fixed(1, { instanceTypes: limitsOf('c6i.2xlarge') })] });
    expect(plan.nodegroups).toMatchObject([{ maxPods: 44, nodeSubnetAddressesPerNode: 1, podSubnetAddressesPerNode: 45 }]);
  });

  test('S06: of several types under custom networking m5.large binds at 20, and prefixes would lift all to 110', () => {
    const group = nodegroupOf({ instanceTypes: types('m5.large', 'm5.xlarge') }, { ...SINGLE_ADDRESSES, podNetwork: POD_NETWORK });

    expect(toldCount(group)).toBe(20); // 2 * 9 + 2
    expect(factsOf(group.findings, 'mixed-types-lose-pods'))
      .toEqual({ maxPods: 20, type: 'm5.large', boundBy: 'enis', losers: ['m5.xlarge'], couldRun: [44], withPrefixes: 110 }); // 3 * 14 + 2; 44 - 20 = 24
  });

  test('S07: d3en.xlarge binds at 10, and at the cap with prefixes', () => {
    expect(maxPodsOf('d3en.xlarge')).toMatchObject([{ maxPods: 10, boundBy: 'enis' }]); // 4 * 2 + 2
    expect(maxPodsOf('d3en.xlarge --prefix-delegation')).toMatchObject([{ eniLimitedPods: 130, cap: 110, boundBy: 'cap' }]); // 8 * 16 + 2
    expect(factsOf(NodegroupCapacity.of(limitsOf('d3en.xlarge', 'm5.xlarge')).findings, 'mixed-types-lose-pods')).toMatchObject({ type: 'd3en.xlarge' });
  });

  test('S08: twelve pods on m5.large hold on Bottlerocket, and on AL2023 a warning names what EKS computes', () => {
    const [linux, bottlerocket] = [{}, BOTTLEROCKET].map((options) => nodegroupOf({ maxPods: 12, ...options }, SINGLE_ADDRESSES));

    expect(factsOf(linux.findings, 'max-pods-differs-from-eks')).toMatchObject({ maxPods: 12, ofEks: 29 });
    expect(findingsNamed(bottlerocket.findings, 'max-pods-differs-from-eks')).toEqual([]);
    expect(bottlerocketSettingsOf(userDataOf(bottlerocket.launchTemplate))).toEqual({ settings: { kubernetes: { 'max-pods': 12 } } });
  });

  test('S10: c5.18xlarge is capped at 250 of 737', () => {
    expect(maxPodsOf('c5.18xlarge')).toMatchObject([{ eniLimitedPods: 737, cap: 250, maxPods: 250, boundBy: 'cap', reservedMemoryMiB: 3005 }]); // 255 + 11 * 250
  });

  test('S11: of many network cards only the default one counts', () => {
    expect(maxPodsOf('p5.48xlarge p4d.24xlarge').map(({ enis, maxPods, boundBy }) => [enis, maxPods, boundBy])).toEqual([[2, 100, 'enis'], [15, 250, 'cap']]); // 2 * 49 + 2
    expect(maxPodsOf('p5.48xlarge --custom-networking')).toMatchObject([{ maxPods: 51 }]); // 49 + 2
    expect(maxPodsOf('p5.48xlarge --prefix-delegation')).toMatchObject([{ maxPods: 250 }]);
  });

  test('S12: the expression for nodeadm is never uncapped', () => {
    const group = nodegroupOf({ instanceTypes: types('c5.xlarge') }, { podNetwork: POD_NETWORK });
    const { kubelet } = nodeConfigOf(userDataOf(group.launchTemplate)).spec;

    expect([kubelet.maxPodsExpression, kubelet.config.maxPods]).toEqual(['110', 110]);
    expect([110, 672].map((pods) => KubeletReservation.forPods(pods).memoryMib)).toEqual([1465, 7647]); // 255 + 11 * pods
    expectRefusal(() => nodegroupOf({ instanceTypes: types('c5.xlarge'), maxPods: 675 }, { podNetwork: POD_NETWORK }), 'Stack/Group',
      ['max-pods-out-of-range', { most: 674, got: 675, enis: 3, ipv4PerEni: 15, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
  });

  test('S13: m5.large with prefixes has 110 in both places, and 1,465 of 8,192 MiB are kept', () => {
    const group = nodegroupOf();
    const { kubelet } = nodeConfigOf(userDataOf(group.launchTemplate)).spec;

    expect([kubelet.maxPodsExpression, kubelet.config.maxPods]).toEqual(['110', 110]);
    expect([group.capacity.reservation.memoryMib, group.capacity.binding.limits.memoryMib]).toEqual([1465, 8192]);
  });

  test('S15: the user data of Bottlerocket is one table with a bare key', () => {
    const userData = userDataOf(nodegroupOf({ instanceTypes: types('m5.xlarge'), ...BOTTLEROCKET }).launchTemplate);

    expect(userData.trim()).toBe('[settings.kubernetes]\nmax-pods = 110');
  });

  test.each<[string, AddonSettings, number]>([
    ['without prefixes', SINGLE_ADDRESSES, 44], // 3 * 14 + 2
    ['with prefixes', {}, 110],
  ])('S16: m5.xlarge on Bottlerocket under custom networking, %s, runs its addresses and two', (_, settings, maxPods) => {
    expect(toldCount(nodegroupOf({ instanceTypes: types('m5.xlarge'), ...BOTTLEROCKET }, { ...settings, podNetwork: POD_NETWORK }))).toBe(maxPods);
  });

  test('S17: fewer pods take fewer addresses, and more than the formula gives is refused', () => {
    const { cluster } = clusterWith({ maxPods: 25 });

    expect(toldCount(cluster.nodegroups[0])).toBe(25);
    expect(cluster.plan.nodegroups).toMatchObject([{ maxPods: 25, podsPerNode: 23, prefixesPerNode: 2, podSubnetAddressesPerNode: 1 }]); // min(2 + 1, ceil(25 / 16))
    expect(demandOf({ instanceType: 'm5.large', prefixDelegation: true, maxPods: 25, pods: 23 })).toMatchObject({ nodeSubnetAddresses: 33 }); // 2 * 16 + 1
    expectRefusal(() => clusterWith({ maxPods: 300 }), 'Stack/Platform/NodegroupGeneral',
      ['max-pods-out-of-range', { most: 290, got: 300, enis: 2, ipv4PerEni: 10, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
    expectRefusal(() => nodegroupOf({ maxPods: 500 }), 'Stack/Group', ['max-pods-out-of-range', { most: 434, got: 500, recommended: 110 }]); // 3 * 9 * 16 + 2
  });

  test('S18: a third pod on the host network takes no address, and EKS would still say 29', () => {
    expect(NodeCapacity.of(InstanceTypeLimits.of('m5.large'), { hostNetworkPods: 3 })).toMatchObject({ maxPods: 30, hostNetworkPods: 3 }); // 27 + 3
    expect(maxPodsOf('m5.large').concat(maxPodsOf('m5.large --host-network-pods 3')).map(({ maxPods }) => maxPods)).toEqual([29, 30]);
    expect(factsOf(nodegroupOf({ hostNetworkPods: 3 }, SINGLE_ADDRESSES).findings, 'max-pods-differs-from-eks')).toMatchObject({ maxPods: 30, ofEks: 29 });
  });
});

describe('exhaustion/sizing', () => {
  test('S32: three /24 that nodes and pods share hold two nodes each, and every one is named', () => {
    const subnets = ['a', 'b', 'c'].map((letter, index) => nodesIn(letter, `10.0.${index}.0/24`));
    const plan = planOf({ subnets, nodegroups: [groupOf({ minSize: 3, maxSize: 12 })], ipAssignment: PREFIXES });

    expect(plan.subnets.map(({ ceilingNodes }) => ceilingNodes)).toEqual([2, 2, 2]); // floor(14 / 7)
    const short = factsIn(plan, 'subnet-overcommit-possible') as Array<Record<string, unknown[]>>;
    expect(short.map(({ zones, stages, nodes }) => [zones[0], stages[0], nodes[0]])).toEqual(ZONES.map((zone) => [zone, 'peak', 4]));
    expect(short[0]).toMatchObject({ way: 'podSubnets', length: 21, upperHalf: true }); // 8 * 7 = 56 of 63
    expect(stageAt(plan, 'nodes-a', PlanStage.ZONE_LOST).nodes).toBe(6); // 12 / 2
    const single = planOf({ subnets, nodegroups: [groupOf({ minSize: 3, maxSize: 12 })] });
    expect(single.subnets.map(({ ceilingNodes }) => ceilingNodes)).toEqual([8, 8, 8]); // floor(251 / 30)
  });

  test('S33: one pod on g5.12xlarge takes 100 addresses, two such nodes a /24; with IP targets 13', () => {
    expect(demandOf({ instanceType: 'g5.12xlarge', pods: 1 })).toMatchObject({ slots: 98, enis: 2, nodeSubnetAddresses: 100 }); // 2 * 49 + 2
    expect(demandOf({ instanceType: 'g5.12xlarge', pods: 49 })).toMatchObject({ nodeSubnetAddresses: 100 });
    expect(demandOf({ instanceType: 'g5.12xlarge', warmIpTarget: 2, minimumIpTarget: 12, pods: 10 })).toMatchObject({ nodeSubnetAddresses: 13 }); // 12 + 1

    const subnets = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter, index) => nodesIn(letter, `10.0.${index}.0/24`));
    const plan = planOf({ subnets, nodegroups: [fixed(12, { instanceTypes: limitsOf('g5.12xlarge'), podsPerNode: 10 })] });
    expect([plan.ceilingNodes, plan.subnets[0].ceilingNodes]).toEqual([12, 2]); // floor(251 / 100)
    expect(plan.suggestions.map(({ change }) => change)).toContain('WarmPool.addresses(2, 12)');
  });

  test('S34: every count of a subnet is 2^(32 - n) - 5, and a forecast has a smallest subnet', () => {
    const counts = [20, 19, 18].map((length) => SubnetBlocks.of(Ipv4Cidr.parse(`10.0.0.0/${length}`)));

    expect(counts.map(({ usableAddresses, wholeBlocks }) => [usableAddresses, wholeBlocks])).toEqual([[4091, 254], [8187, 510], [16379, 1022]]);
    expect(BlockMap.of({ subnet: '10.0.0.0/20' })).toMatchObject({ freeAddresses: 4091, availablePrefixes: 254 });
    const smallest = (nodes: number) => planOf({ nodegroups: [fixed(nodes)] }).modes[0].smallestSubnet;
    expect([4, 5, 68].map(smallest)).toEqual([24, 23, 20]); // 8 * 30 of 251; 10 * 30 of 507; 136 * 30 = 4,080 of 4,091
  });

  test('S37: thirteen blocks, a whole fleet in one zone, interfaces and address usage', () => {
    const subnets = ['a', 'b', 'c'].flatMap((letter, index) => [nodesIn(letter, `10.${index}.0.0/16`), podsIn(letter, `100.${64 + index}.0.0/16`)]);
    const fleet = fixed(3750, { podsPerNode: 4, instanceTypes: limitsOf('m5.large') }); // 15,000 pods in a burst
    const plan = planOf({ subnets, nodegroups: [fleet], ipAssignment: PREFIXES, zonesLost: 2, vpcBlocks: 13 });

    expect(takenOf(plan, 'pods-a', PlanStage.ZONE_LOST)).toEqual([3750, 7500, 3750]); // ceil(4 / 16) + 1 prefixes, 1 ENI
    expect(stageAt(plan, 'pods-a', PlanStage.ZONE_LOST).fits).toBe(false); // 4,094 blocks
    expect(plan.subnets[1]).toMatchObject({ ceilingNodes: 1985, prefixSupply: 4094, addressSupply: 65531 }); // min(4094 / 2, 65531 / 33)
    expect(factsIn(plan, 'quota-exceeded')).toEqual([
      { name: 'network interfaces of a Region', used: 15_000, quota: 5000 }, // 2 * 7,500
      { name: 'nodes of a managed node group', used: 3750, quota: 450 },
      { name: 'IPv4 blocks of a VPC', used: 13, quota: 5, adjustableTo: 50 },
    ]);
    expect(plan.quotas[0]).toMatchObject({ quota: 64_000, used: 37_500 }); // 7,500 * (2 + 2 + 1)
    expect(Object.keys(configurationOf(platformOf({ podNetwork: POD_NETWORK }).cni).env)).not.toContain('RESERVED_ENIS');
  });

  test('S37: an ENIConfig names one subnet, so of several subnets for pods in a zone each group names its own', () => {
    const subnets = [nodesIn('a'), ...['10.1.0.0/16', '10.2.0.0/16'].map((cidr, index) => podsIn('a', cidr, { name: `pods-${index}` }))];
    const groups = (...podSubnets: Array<string[] | undefined>) => podSubnets.map((names, index) => fixed(10, { name: `group-${index}`, podSubnets: names }));

    expect(saidBy(findingsThrownBy(() => PodForecast.of({ subnets, nodegroups: groups(undefined) }))))
      .toEqual([['forecast-places.severalToChoose', { path: 'nodegroups[0]', group: 'group-0', zone: 'eu-west-1a', there: ['pods-0', 'pods-1'] }]]);
    const plan = planOf({ subnets, nodegroups: groups(['pods-0'], ['pods-1']) });
    expect(['pods-0', 'pods-1'].map((name) => stageAt(plan, name, PlanStage.PEAK).nodes)).toEqual([10, 10]);
  });

  test('S38: a /19 holds 72 full nodes, so forty cannot be replaced all at once', () => {
    const plan = planOf({ subnets: [nodesIn('a', '172.20.32.0/19')], nodegroups: [groupOf({ minSize: 1, maxSize: 40 })], ipAssignment: PREFIXES });

    expect(plan.subnets[0]).toMatchObject({ prefixSupply: 510, addressSupply: 8187, ceilingNodes: 72 }); // min(510 / 7, 8187 / 113)
    expect(stageAt(plan, 'nodes-a', PlanStage.PEAK).fits).toBe(true);
    expect(factsIn(plan, 'subnet-overcommit-possible'))
      .toMatchObject([{ ...shortAt({ changeover: [80, 560, 50, 80, 853] }), reserved: false, blocks: 510, addressSupply: 8187 }]); // 80 * 113 = 9,040
    const less = planOf({ subnets: [nodesIn('a', '172.20.32.0/19')], nodegroups: [groupOf({ minSize: 1, maxSize: 36 })], ipAssignment: PREFIXES });
    expect(factsIn(less, 'subnet-overcommit-possible')).toEqual([]); // 72
  });

  test('S38: the blocks of the VPC leave EKS one of its two ranges for services', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
    const vpc = new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('172.20.0.0/16'), availabilityZones: ZONES, natGateways: 1 });
    const { findings } = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });

    expect(factsOf(findings, 'service-cidr-default')).toMatchObject({ taken: ['172.20.0.0/16'], free: ['10.100.0.0/16'] });
  });

  test('S39: nodes in imported subnets without a stated number of other addresses are spoken of', () => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/20', { otherAddresses: undefined })] });

    expect(factsIn(plan, 'subnet-use-unknown')).toEqual([{ subnets: ['nodes-a'] }]);
    expect(factsIn(planOf({ subnets: [nodesIn('a', '10.0.0.0/20', { otherAddresses: 500 })] }), 'subnet-use-unknown')).toEqual([]);
  });
});

describe('ordering', () => {
  const { template } = clusterWith();

  test('S44: the block, the subnets for pods and the reservations come before the add-on, and it before the nodes', () => {
    const resources = template();
    const [group] = idsOfType(resources, 'AWS::EKS::Nodegroup');
    const addon = idsOfType(resources, 'AWS::EKS::Addon').find((id) => resources.Resources[id].Properties.AddonName === 'vpc-cni')!;
    const earlier = ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::SubnetCidrReservation'].flatMap((type) => idsOfType(resources, type));

    expect(earlier).toHaveLength(4); // 1 block, 3 zones
    expect(earlier.filter((id) => !closureOf(resources, addon).has(id))).toEqual([]);
    expect(closureOf(resources, group)).toContain(addon);
  });

  test('S44: a node that came too early would take 113 addresses of the subnet of nodes', () => {
    expect(demandOf({ instanceType: 'm5.large', prefixDelegation: true, maxPods: 110, pods: 108 })).toMatchObject({ nodeSubnetAddresses: 113 }); // 7 * 16 + 1
    const [, shared] = planOf({ subnets: [nodesIn('a'), podsIn('a')], nodegroups: [fixed(1)], ipAssignment: PREFIXES }).modes;
    expect(shared).toMatchObject({ customNetworking: false, nodeSubnetAddresses: 113 });
  });
});

describe('fragmentation/reservation', () => {
  test('S49: another mode makes another group, and leaves the subnets where they are', () => {
    const ids = (vpcCni: AddonSettings) => {
      const template = clusterWith({}, { vpcCni }).template();
      return ['AWS::EKS::Nodegroup', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetCidrReservation'].map((type) => idsOfType(template, type));
    };
    const [prefixes, single] = [ids({}), ids(SINGLE_ADDRESSES)];

    expect(single[0]).toHaveLength(1);
    expect(single[0]).not.toEqual(prefixes[0]);
    expect(single[1]).toEqual(prefixes[1]);
    expect(prefixes[2]).toHaveLength(3);
  });

  test('S49: what is in use of imported subnets is not known, which is said', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc: existingVpc(stack, ZONES),
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });
    platform.addNodegroup('General', { instanceTypes: types('m5.large') });

    expect(warningsOf(stack).filter((warning) => warning.includes('subnet-size-unknown'))).toHaveLength(1);
  });

  test('S50: each subnet for pods has a reservation, smaller than itself, and the plan counts blocks', () => {
    const { cluster, template } = clusterWith();
    const resources = template();
    const cidrs = idsOfType(resources, 'AWS::EC2::SubnetCidrReservation').map((id) => resources.Resources[id].Properties);

    expect(cidrs.map(({ Cidr, ReservationType }) => [Cidr, ReservationType])).toEqual([
      ['100.64.32.0/19', 'prefix'], ['100.64.96.0/19', 'prefix'], ['100.64.160.0/19', 'prefix'],
    ]);
    expect(cluster.plan.subnets.slice(3).map(({ cidr, reserved, prefixSupply }) => [cidr, reserved, prefixSupply])).toEqual([
      ['100.64.0.0/18', true, 511], ['100.64.64.0/18', true, 511], ['100.64.128.0/18', true, 511], // 512 - 1
    ]);
    expect(configurationOf(platformOf({ podNetwork: POD_NETWORK }).cni).env).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' });
  });

  test('S51: addresses of ENIs stay in the lower half; without it six prefixes and three of them spoil nine blocks', () => {
    const plan = planOf({ subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18', { reservations: ['100.64.32.0/19'] })], nodegroups: [fixed(3)], ipAssignment: PREFIXES });
    expect(plan.subnets[1]).toMatchObject({ prefixSupply: 511, addressSupply: 8188 }); // 2^13 - 4
    expect(takenOf(plan, 'pods-a')).toEqual([3, 21, 3]); // 3 * 7; 3 * 1

    const map = BlockMap.of({
      subnet: '10.0.0.0/22',
      prefixes: [1, 3, 5, 7, 9, 11].map((block) => `10.0.0.${16 * block}/28`),
      addresses: ['10.0.0.40', '10.0.0.70', '10.0.0.100'], // blocks 2, 4, 6
    });
    expect([map.fullBlocks, map.fragmentedBlocks]).toEqual([6, 5]); // and the first and the last, which AWS keeps of
    expect(map.availablePrefixes).toBe(53); // 64 - 2 - 9
  });

  test('S52: a whole subnet is not reserved, and the slack of a reservation is told', () => {
    const subnets = (reservation: string) => [nodesIn('a', '10.0.0.0/20'), podsIn('a', '10.1.0.0/24', { reservations: [reservation] })];
    expect(namesOf(findingsThrownBy(() => planOf({ subnets: subnets('10.1.0.0/24') })))).toEqual(['reservation-range']);

    const plan = planOf({ subnets: subnets('10.1.0.128/25'), nodegroups: [groupOf({ minSize: 1, maxSize: 1 })], ipAssignment: PREFIXES });
    expect(factsIn(plan, 'reservation-slack')).toEqual([{ subnets: ['pods-a'], subnet: 'pods-a', blocks: 0, addresses: 1 }]); // 7 - 7
  });

  test('S53: the top /23 of a /18 has 31 whole blocks, four full nodes', () => {
    const map = BlockMap.of({ subnet: '10.64.0.0/18', reservations: ['10.64.62.0/23'] });
    expect([map.reservedBlocks, map.availablePrefixes]).toEqual([31, 1022]);

    const subnets = [nodesIn('a', '10.64.0.0/18', { reservations: ['10.64.62.0/23'] })];
    const plan = (nodes: number) => planOf({ subnets, nodegroups: [groupOf({ minSize: 1, maxSize: nodes })], ipAssignment: PREFIXES });
    expect(plan(4).subnets[0]).toMatchObject({ prefixSupply: 31, ceilingNodes: 4 }); // floor(31 / 7)
    expect(stageAt(plan(4), 'nodes-a', PlanStage.PEAK)).toMatchObject({ prefixes: 28, fits: true });
    const { stages, nodes, prefixes, prefixesMissing, ...short } = factsIn(plan(5), 'subnet-overcommit-possible')[0] as Record<string, unknown[]>;
    expect([stages[0], nodes[0], prefixes[0], prefixesMissing[0]]).toEqual(['peak', 5, 35, 4]);
    expect(short).toMatchObject({ reserved: true, blocks: 31 });
  });

  test('S58: nodes that start at once need a block each, two with their first pod', () => {
    const blocks = (podsPerNode: number, nodes: number) => {
      const plan = planOf({ subnets: [nodesIn('a', '10.1.0.0/20'), podsIn('a', '10.0.0.0/24')], nodegroups: [groupOf({ minSize: 1, maxSize: nodes, podsPerNode })], ipAssignment: PREFIXES });
      const { prefixes, fits } = stageAt(plan, 'pods-a', PlanStage.PEAK);
      return [prefixes, fits];
    };

    expect([blocks(0, 14), blocks(0, 15), blocks(1, 7), blocks(1, 8)]).toEqual([[14, true], [15, false], [14, true], [16, false]]); // of 16 - 2
  });

  test('S59: reservations are in the template, before the add-on and the nodes, and strict validation takes them', () => {
    const resources = clusterWith().template();
    const reservations = idsOfType(resources, 'AWS::EC2::SubnetCidrReservation');
    const later = [...idsOfType(resources, 'AWS::EKS::Nodegroup'), ...idsOfType(resources, 'AWS::EKS::Addon').filter((id) => id.includes('VpcCni'))];

    expect([reservations.length, later.length]).toEqual([3, 2]);
    expect(later.flatMap((id) => reservations.filter((reservation) => !closureOf(resources, id).has(reservation)))).toEqual([]);
    const { stack } = platformOf({ podNetwork: POD_NETWORK });
    expect(violationsOf(stack.node.root as App)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('warm targets', () => {
  test('S60: 250 x m5.2xlarge with ten pods hold 4,500 idle addresses, and 3,250 in all would do', () => {
    expect(demandOf({ instanceType: 'm5.2xlarge', pods: 10 })).toMatchObject({ slots: 28, idlePodAddresses: 18, nodeSubnetAddresses: 30 });
    expect(['m5.large', 'm5.4xlarge'].map((instanceType) => demandOf({ instanceType, pods: 10 })).map((demand) => [demand.nodeSubnetAddresses, demand.idlePodAddresses]))
      .toEqual([[30, 17], [60, 48]]); // 27 + 3; 58 + 2
    const plan = planOf({ nodegroups: [groupOf({ minSize: 1, maxSize: 250, pods: 2500, instanceTypes: limitsOf('m5.2xlarge') })] });

    expect(plan.totals[2]).toMatchObject({ nodes: 250, pods: 2500, addresses: 7500, idlePodAddresses: 4500 });
    expect(saidBy(findingsNamed(plan.findings, 'idle-addresses'))).toMatchObject([['plan-risks.idleAddressesSaved', {
      nodes: 250, addresses: 7500, idle: 4500, warmAddresses: 2, pods: 10, presentAddresses: 7500, suggestedAddresses: 3250, // 7500 - 3250 = 4,250 fewer
    }]]);
  });

  test('S61: a floor alone stops at two prefixes, and cannot be written', () => {
    const stuck = { instanceType: 'm5.4xlarge', prefixDelegation: true, customNetworking: true, warmIpTarget: 0, minimumIpTarget: 22, warmPrefixTarget: 1, pods: 41 };

    expect(demandOf(stuck)).toMatchObject({ slots: 2, podsPlaced: 32 }); // ceil(22 / 16)
    expect(saidBy(findingsThrownBy(() => WarmPool.addresses(0, 22))))
      .toEqual([['numbers.belowLeast', { name: 'warmIpTarget', of: 'the warm pool', least: 1, got: 0 }]]);
  });

  test('S62: one pool, so that no target is dead; t3.medium has 110 pods, and what that costs is said', () => {
    const targets = (settings: AddonSettings) => Object.keys(configurationOf(platformOf(settings).cni).env).filter((name) => /^(WARM|MINIMUM)/.test(name)).sort();
    const group = nodegroupOf({ instanceTypes: types('t3.medium') });

    expect(targets({})).toEqual(['WARM_PREFIX_TARGET']);
    expect(targets({ warmPool: WarmPool.addresses(1, 1) })).toEqual(['MINIMUM_IP_TARGET', 'WARM_IP_TARGET']);
    expect(toldCount(group)).toBe(110);
    expect(group.capacity.binding.eniLimitedPods).toBe(242); // 3 * 5 * 16 + 2
    expect(factsOf(group.findings, 'memory-withheld')).toEqual({ types: ['t3.medium'], withheldMib: 1465, memoryMib: 4096, pods: 110 });
  });

  test('S63: four i3.4xlarge hold 240 addresses, with IP targets 36; prefixes are not for them', () => {
    expect(demandOf({ instanceType: 'i3.4xlarge', pods: 5 })).toMatchObject({ nodeSubnetAddresses: 60 }); // 2 * 29 + 2
    expect(demandOf({ instanceType: 'i3.4xlarge', warmIpTarget: 2, minimumIpTarget: 8, pods: 6 })).toMatchObject({ slots: 8, nodeSubnetAddresses: 9 }); // 8 + 1
    const total = (podsPerNode: number, warmPool?: WarmPool) => planOf({
      subnets: [nodesIn('a', '10.0.0.0/22')], nodegroups: [fixed(4, { instanceTypes: limitsOf('i3.4xlarge'), podsPerNode })], warmPool,
    });

    expect([total(5), total(6, WarmPool.addresses(2, 8))].map(({ totals }) => totals[2].addresses)).toEqual([240, 36]);
    expect(total(5).subnets[0].addressSupply).toBe(1019); // 2^10 - 5
    expect(namesOf(maxPodsOf('i3.4xlarge --prefix-delegation')[0].findings)).toContain('prefixes-unsupported');
    expect(factsOf(NodeCapacity.of(InstanceTypeLimits.of('i3.4xlarge'), { ipAssignment: PREFIXES }).findings, 'prefixes-unsupported'))
      .toMatchObject({ types: ['i3.4xlarge'], hypervisor: 'xen' });
  });

  test('S66: maxPods 20 holds each of the three types at 30 addresses', () => {
    const taken = (instanceType: string, maxPods?: number) => demandOf({ instanceType, maxPods, pods: 18 });

    expect(['g5.xlarge', 'g5.2xlarge', 'g5.4xlarge'].map((type) => taken(type, 20)).map(({ slots, nodeSubnetAddresses }) => [slots, nodeSubnetAddresses]))
      .toEqual([[28, 30], [28, 30], [29, 30]]); // 2 * 14 + 2; 29 + 1
    expect(taken('g5.4xlarge')).toMatchObject({ slots: 58, nodeSubnetAddresses: 60 }); // 2 * 29 + 2
    const [group] = planOf({ nodegroups: [fixed(1, { instanceTypes: limitsOf('g5.xlarge', 'g5.2xlarge', 'g5.4xlarge'), maxPods: 20 })] }).nodegroups;
    expect(group).toMatchObject({ maxPods: 20, podsPerNode: 18, nodeSubnetAddressesPerNode: 30 });
  });
});

describe('observability', () => {
  test('S89: r5.large can have 27 addresses for pods, and holds 18 with nine', () => {
    expect(maxPodsOf('r5.large')).toMatchObject([{ podAddresses: 27 }]); // 3 * 9
    expect(demandOf({ instanceType: 'r5.large', pods: 9 })).toMatchObject({ slots: 18, idlePodAddresses: 9 });
  });

  // Whether to alarm is for operations; from what number on, the plan says.
  test.each([
    ['10.0.0.0/24', 14, 0, 2], // 16 - 2 blocks; 14 - 2 x 7; 14 / 7
    ['10.0.0.0/20', 254, 240, 36], // 256 - 2; 254 - 14; floor(254 / 7)
  ])('S92: what is left of %s, and the nodes until nothing is, are numbers of the plan', (cidr, prefixSupply, prefixesLeft, ceilingNodes) => {
    const plan = planOf({ subnets: [nodesIn('a', cidr)], nodegroups: [fixed(2)], ipAssignment: PREFIXES });

    expect(plan.subnets[0]).toMatchObject({ prefixSupply, ceilingNodes });
    expect(stageAt(plan, 'nodes-a', PlanStage.PEAK)).toMatchObject({ prefixes: 14, prefixesLeft });
    expect(plan.nodegroups[0]).toMatchObject({ maxPods: 110, prefixesPerNode: 7 });
  });
});

describe('upgrade/day-2', () => {
  const nodes = (count: number) => planOf({
    subnets: ['a', 'b', 'c'].flatMap((letter, index) => [
      nodesIn(letter, `10.0.0.${16 * index}/28`, { controlPlane: true }), podsIn(letter, `100.64.${64 * index}.0/18`),
    ]),
    nodegroups: [fixed(count)],
  });

  test('S99: twenty nodes in three /28 of the control plane are an error', () => {
    const short = factsIn(nodes(20), 'subnet-overcommitted') as Array<Record<string, unknown[]>>;
    const [{ sizes, zones, stages, nodes: counts, addresses, addressSupply, addressesMissing }] = short;

    expect(short).toHaveLength(3);
    expect([sizes, zones, addressSupply]).toEqual([['10.0.0.0/28'], ['eu-west-1a'], 5]); // 16 - 5 - 6
    expect([0, 1, 2].map((stage) => [stages[stage], counts[stage], addresses[stage], addressesMissing[stage]]))
      .toEqual(['minimum', 'expected', 'peak'].map((stage) => [stage, 7, 7, 2]));
    expect(nodes(20).ceilingNodes).toBe(15);
  });

  test('S99: fifteen are the last, below what is advised', () => {
    expect(stageAt(nodes(15), 'nodes-a', PlanStage.EXPECTED)).toMatchObject({ nodes: 5, addressesLeft: 0, fits: true });
    expect(factsIn(nodes(15), 'control-plane-room')).toHaveLength(3);
    expect(factsIn(nodes(15), 'subnet-overcommitted')).toEqual([]);
    expect(factsIn(nodes(16), 'subnet-overcommitted')).toHaveLength(3);
  });
});

describe('instance types', () => {
  test('S81: a type that is known has numbers with IPv6, one that is not has none', () => {
    expect(maxPodsOf('p4de.24xlarge --ip-family ipv6')).toMatchObject([{ maxPods: 250, boundBy: 'cap', findings: [] }]);
    expect(namesOf(findingsThrownBy(() => InstanceTypeLimits.of('x9.99xlarge')))).toEqual(['instance-type-unknown']);
    expect(main(['max-pods', 'x9.99xlarge', '--ip-family', 'ipv6']).code).toBe(2);
  });
});

describe('security groups for pods', () => {
  const branchPods = (count: number, more: object = {}) => planOf({ trunkEni: true, nodegroups: [fixed(1, { instanceTypes: limitsOf('m5a.large'), branchPods: count, ...more })] });

  test('S83: the trunk of r6g.medium leaves 48 addresses and gives four branch interfaces, a warning with both', () => {
    expect(maxPodsOf('r6g.medium --prefix-delegation --trunk-eni')).toMatchObject([{ podAddresses: 48, maxPods: 50, branchInterfaces: 4 }]); // 1 * 3 * 16 + 2
    const { findings } = NodeCapacity.of(InstanceTypeLimits.of('r6g.medium'), { ipAssignment: PREFIXES, trunkEni: true });

    expect(findingsNamed(findings, 'trunk-takes-an-eni').map(({ severity }) => severity)).toEqual(['warning']);
    expect(factsOf(findings, 'trunk-takes-an-eni')).toMatchObject({ addresses: 48, maxPods: 50, maxPodsWithout: 98, branches: 4, prefixes: true });
  });

  test('S84: nine branch pods on m5a.large fit, and not while they are rolled out', () => {
    expect(branchPods(9).nodegroups).toMatchObject([{ maxPods: 20, podsPerNode: 9 }]); // 2 * 9 + 2; 20 - 2 - 9
    expect(factsIn(branchPods(9), 'branch-pods-roll-out')).toEqual([ // ceil(9 * 1.25); floor(9 / 1.25)
      { groups: ['web'], branchPods: 9, surgePercent: 25, rolledOut: 12, type: 'm5a.large', branchInterfaces: 9, fits: 7 },
    ]);
  });

  test.each([
    [7, {}, 0], // ceil(7 * 1.25) = 9
    [8, {}, 1], // ceil(8 * 1.25) = 10
    [9, { branchSurgePercent: 0 }, 0],
    [5, { branchSurgePercent: 100 }, 1], // 5 * 2 = 10
    [4, { branchSurgePercent: 100 }, 0], // 4 * 2 = 8
    [9, { instanceTypes: limitsOf('c5.4xlarge', 'm5a.large') }, 1], // ceil(9 * 1.25) = 12, of 54 and 9
    [75, { instanceTypes: limitsOf('c6i.8xlarge'), branchSurgePercent: 12 }, 0], // 75 * 112 / 100 = 84, of 84; by 1.12 it would be more
    [0, {}, 0],
  ])('S84: %d branch pods with %p: %d warnings', (count, more, warnings) => {
    expect(factsIn(branchPods(count, more), 'branch-pods-roll-out')).toHaveLength(warnings);
  });

  test('S84: of two types the one with fewer branch interfaces is named', () => {
    const instanceTypes = limitsOf('i3en.xlarge', 'm5a.large'); // 12 and 9

    expect(factsIn(branchPods(9, { branchSurgePercent: 50, instanceTypes }), 'branch-pods-roll-out'))
      .toMatchObject([{ rolledOut: 14, type: 'm5a.large', branchInterfaces: 9, fits: 6 }]); // ceil(9 * 1.5); floor(9 / 1.5)
  });

  test('S84: a rollout is counted in whole numbers', () => {
    const group = { instanceTypes: limitsOf('c5.4xlarge'), branchSurgePercent: 10 };

    expect(factsIn(branchPods(50, group), 'branch-pods-roll-out')).toMatchObject([{ rolledOut: 55, branchInterfaces: 54, fits: 49 }]); // 50 * 1.1; floor(54 / 1.1)
  });

  test('S84: ten are refused, and a surge of none', () => {
    expect(namesOf(findingsThrownBy(() => branchPods(10)))).toEqual(['forecast-contradiction']);
    expect(saidBy(findingsThrownBy(() => branchPods(0, { branchSurgePercent: 25 }))))
      .toEqual([['forecast-groups.surgeWithoutBranchPods', { path: 'nodegroups[0]' }]]);
  });

  test.each(['m6g.medium', 'r6g.medium'])('S86: %s with custom networking and a trunk has no ENI left, in a node and in a forecast', (type) => {
    expect(main(['max-pods', type, '--custom-networking', '--trunk-eni']).code).toBe(1);
    const forecast = () => planOf({ trunkEni: true, subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', '10.0.16.0/20')], nodegroups: [fixed(1, { instanceTypes: limitsOf(type) })] });

    const findings = findingsThrownBy(forecast);
    expect(namesOf(findings)).toEqual(['no-pod-enis']);
    expect(factsOf(findings, 'no-pod-enis')).toEqual({ type, enis: 2, primaryTaken: true, trunk: true, efaOnlyEnis: 0 });
  });
});

describe('Windows', () => {
  const windows = (type: string, more: object = {}, props: object = {}) => planOf({
    nodegroups: [fixed(4, { name: 'win', os: OperatingSystem.WINDOWS, instanceTypes: limitsOf(type), ...more })], ...props,
  });

  test('S67: c5.large runs 9 pods, and with prefixes for Windows 110 of 144 addresses', () => {
    expect(maxPodsOf('c5.large --os windows')).toMatchObject([{ enis: 1, podAddresses: 9, maxPods: 9, boundBy: 'os' }]); // 10 - 1
    expect(maxPodsOf('c5.large --os windows --prefix-delegation')).toMatchObject([{ podAddresses: 144, maxPods: 110, boundBy: 'cap' }]); // 9 * 16
    expect(windows('c5.large').nodegroups).toMatchObject([{ os: 'windows', maxPods: 9, podsPerNode: 9, prefixesPerNode: 0, nodeSubnetAddressesPerNode: 10 }]); // 1 + 9
    expect(windows('c5.large', {}, { windows: { ipAssignment: PREFIXES } }).nodegroups)
      .toMatchObject([{ maxPods: 110, podsPerNode: 110, prefixesPerNode: 7, nodeSubnetAddressesPerNode: 1 }]); // ceil(111 / 16)
    expect(windows('c5.large', {}, { ipAssignment: PREFIXES }).nodegroups).toMatchObject([{ maxPods: 9 }]); // prefixes of Linux nodes are not theirs
  });

  test('S68: the plan counts 11 pods on t3.large, and not 110', () => {
    expect(windows('t3.large').nodegroups).toMatchObject([{ maxPods: 11, podsPerNode: 11, nodeSubnetAddressesPerNode: 12 }]); // 12 - 1; 1 + 11
    expect(factsOf(NodeCapacity.of(InstanceTypeLimits.of('t3.large'), { os: OperatingSystem.WINDOWS }).findings, 'windows-one-eni'))
      .toMatchObject({ ipv4PerEni: 12, addresses: 11, kubeletPods: 110 });
  });

  test('S69: beside Linux pods in subnets of their own they count in the subnets of the nodes, with nothing in those for pods', () => {
    const subnets = [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18')];
    const plan = windows('c5.large', { podsPerNode: 5 }, { subnets });

    expect(takenOf(plan, 'nodes-a')).toEqual([4, 0, 28]); // 4 * (1 + 6)
    expect(takenOf(plan, 'pods-a')).toEqual([0, 0, 0]);
    expect(factsIn(plan, 'windows-in-node-subnets'))
      .toEqual([{ groups: ['win'], os: 'Windows', discovery: false, perNode: [7], subnets: ['nodes-a'], nodes: [4] }]); // 4 * 7 = 28 in all
    expect(factsIn(windows('c5.large'), 'windows-in-node-subnets')).toEqual([]);
  });
});

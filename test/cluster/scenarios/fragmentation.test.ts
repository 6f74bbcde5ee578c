/*
 * What users ran into because single addresses spoil blocks that prefixes need.
 *
 * S49 amazon-vpc-cni-k8s#1634, S50 #2749, S51 #2313, S52 #3087, S53 pytorch/ci-infra#558, S58 amazon-vpc-cni-k8s#3105, S59 aws-cdk#31341. The numbers of these
 * (blocks that are spoilt, slack, nodes that start at once) and S49 in pod subnets are in test/plan/scenarios.test.ts; what reservations change in a
 * simulation (S50) in test/churn/churn-simulation.test.ts; the Regions that the validator knows (S59) in test/cluster/environments.test.ts.
 */
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr, IpAssignment, OvercommitPolicy, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PrefixReservation, ReservationShare, VpcCniAddon } from '../../../src';
import { addonNamed, clusterIn, clusterWithGroup, M5_LARGE, plainStack, templateOf, vpcCniConfigurationOf } from '../../private/cdk-cluster';
import { expectRefusal, namesOf } from '../../private/cdk-refusals';
import { idIn, VPC_ID } from '../../private/existing-vpc';
import { takenOf } from '../../private/forecast-fixtures';
import { factsNamed, factsOf } from '../../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const SINGLE: Partial<PodCapacityClusterProps> = { vpcCni: { ipAssignment: IpAssignment.secondaryIp() } };

/** An imported VPC with a private subnet in zones a and b. */
function vpcOfSubnets(stack: Stack, cidrs: string[], vpcCidrBlock = '10.64.0.0/16'): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Existing', {
    vpcId: VPC_ID,
    vpcCidrBlock,
    availabilityZones: ZONES,
    privateSubnetIds: ZONES.map((zone) => idIn('subnet', zone)),
    privateSubnetIpv4CidrBlocks: cidrs,
    privateSubnetRouteTableIds: ZONES.map((zone) => idIn('rtb', zone)),
  });
}

/** Reserved ranges of a template, each beside the block of its subnet where the template has it. */
function reservationsOf(template: CfnTemplate): Array<{ id: string; subnet: string; range: string; type: string }> {
  return idsOfType(template, 'AWS::EC2::SubnetCidrReservation').map((id) => {
    const { SubnetId, Cidr, ReservationType } = template.Resources[id].Properties;
    return { id, subnet: template.Resources[SubnetId.Ref]?.Properties.CidrBlock, range: Cidr, type: ReservationType };
  });
}

describe('S49: prefix mode is switched on in subnets of nodes that are in use', () => {
  const platformWith = (props: Partial<PodCapacityClusterProps>) => {
    const stack = plainStack('eu-west-1');
    const vpc = vpcOfSubnets(stack, ['10.64.0.0/18', '10.64.64.0/18']);
    const podNetwork = PodNetwork.nodeSubnets({ reservation: ReservationShare.HALF });
    return clusterWithGroup({ vpc, podNetwork, planning: { otherAddresses: 0 }, ...props }, {}, stack);
  };

  test('S49: the group is made anew, the reservations are not, and what others use of the subnets is asked for', () => {
    const [single, prefixes] = [platformWith(SINGLE), platformWith({})].map(templateOf);
    const idsIn = (template: CfnTemplate) => ['AWS::EKS::Nodegroup', 'AWS::EC2::SubnetCidrReservation'].map((type) => idsOfType(template, type));

    expect(idsIn(single)[0]).toEqual([expect.stringMatching(/^PlatformNodegroupGeneralSecondaryIpNodeSubnets/)]);
    expect(idsIn(prefixes)[0]).toEqual([expect.stringMatching(/^PlatformNodegroupGeneralPrefixNodeSubnets/)]);
    expect(idsIn(prefixes)[1]).toHaveLength(2);
    expect(idsIn(single)[1]).toEqual(idsIn(prefixes)[1]);
    expect(namesOf(platformWith({ planning: {} }).plan.findings)).toEqual(expect.arrayContaining(['subnet-use-unknown']));
  });

  // Single addresses cannot come from it, as in pod subnets, where the add-on warns.
  test('S49: space that is reserved beside single addresses is warned of in the subnets of nodes too', () => {
    expect(namesOf((platformWith(SINGLE).podNetworking as VpcCniAddon).findings)).toContain('reservation-unused');
  });
});

describe('S50: reservations are there without being asked for', () => {
  const inVpc = (podNetwork: PodNetwork) => (): PodCapacityCluster => {
    const stack = plainStack('eu-west-1');
    const subnetConfiguration = [ec2.SubnetType.PUBLIC, ec2.SubnetType.PRIVATE_WITH_EGRESS]
      .map((subnetType) => ({ name: subnetType, subnetType, cidrMask: 22 }));
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, natGateways: 1, subnetConfiguration });
    return clusterIn(stack, { vpc, podNetwork, coreDns: false });
  };

  test.each<[string, () => PodCapacityCluster]>([
    ['a secondary block', inVpc(PodNetwork.secondaryCidr('100.64.0.0/16'))],
    ['a block for each zone', inVpc(PodNetwork.secondaryCidrs(Object.fromEntries(ZONES.map((zone, index) => [zone, `100.${64 + index}.0.0/16`]))))],
    ['a range that the VPC has', inVpc(PodNetwork.existingCidr('10.0.128.0/17'))],
    ['the subnets of nodes', inVpc(PodNetwork.nodeSubnets())],
    ['subnets that are discovered', inVpc(PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')))],
  ])('S50: half of every subnet, of type prefix, in %s, beside one warm prefix', (_, define) => {
    const platform = define();
    const reservations = reservationsOf(templateOf(platform));

    expect(reservations).toHaveLength(2);
    for (const { subnet, range, type } of reservations) {
      expect(type).toBe('prefix');
      expect(range).toBe(Ipv4Cidr.parse(subnet).upperHalf().toString());
    }
    expect(vpcCniConfigurationOf(platform).env).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' });
  });
});

test('S51: of a /18 for pods the upper /19 is reserved, and the plan counts ENIs outside of it', () => {
  const platform = clusterWithGroup({}, { minSize: 3, maxSize: 3 });
  const [pods] = platform.plan.subnets.filter(({ purpose }) => purpose === 'pods');

  expect(reservationsOf(templateOf(platform)).map(({ subnet, range }) => [subnet, range])).toEqual([
    ['100.64.0.0/18', '100.64.32.0/19'], ['100.64.64.0/18', '100.64.96.0/19'], ['100.64.128.0/18', '100.64.160.0/19'],
  ]);
  expect(pods).toMatchObject({ prefixSupply: 511, addressSupply: 8188 }); // 2^9 - 1, for AWS keeps the last address; 2^13 - 4
  expect(takenOf(platform.plan, pods.name)).toEqual([1, 7, 1]); // ceil(108 / 16) prefixes, the last of which keeps 4 spare; one ENI with 9 slots
});

test('S52: a whole subnet is refused, with the half that would do, and no share takes all', () => {
  const stack = plainStack('eu-west-1');
  const subnetOf = (id: string) => ec2.Subnet.fromSubnetAttributes(stack, id, { subnetId: `subnet-${id}`, ipv4CidrBlock: '10.64.0.0/18' });
  const shares = [ReservationShare.NONE, ReservationShare.HALF, ReservationShare.THREE_QUARTERS, ReservationShare.SEVEN_EIGHTHS];

  expectRefusal(() => new PrefixReservation(stack, 'Whole', { subnet: subnetOf('whole'), cidrs: ['10.64.0.0/18'] }), 'Stack/Whole',
    ['reservation-range', { subnet: '10.64.0.0/18', upperHalf: '10.64.32.0/19' }]);
  expectRefusal(() => new PrefixReservation(stack, 'Halves', { subnet: subnetOf('halves'), cidrs: ['10.64.0.0/19', '10.64.32.0/19'] }), 'Stack/Halves',
    ['reservation-range', { subnet: '10.64.0.0/18', upperHalf: '10.64.32.0/19' }]);
  expect(shares.map((share, index) => new PrefixReservation(stack, `Share${index}`, { subnet: subnetOf(`share${index}`), share }).wholeBlocks))
    .toEqual([0, 511, 767, 895]); // 1,024 blocks by the share, less the last one
});

test('S53: the top /23 of a shared /18 holds 31 prefixes, four full nodes; the fifth is best effort, which the plan says', () => {
  const planFor = (maxSize: number) => {
    const stack = plainStack('eu-west-1');
    const vpc = vpcOfSubnets(stack, ['10.64.0.0/18', '10.64.64.0/18']);
    const reservation = new PrefixReservation(stack, 'Reservation', { subnet: vpc.privateSubnets[0], cidrs: ['10.64.62.0/23'] });
    const podNetwork = PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE });
    const platform = clusterIn(stack, { vpc, podNetwork, planning: { otherAddresses: 0 }, onOvercommit: OvercommitPolicy.FAIL_AT_EXPECTED });
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 1, maxSize, subnets: { subnets: [vpc.privateSubnets[0]] } });
    return { plan: platform.plan, reservation };
  };
  const [four, five] = [planFor(4), planFor(5)];

  expect([four.reservation.cidrs, four.reservation.wholeBlocks]).toEqual([['10.64.62.0/23'], 31]); // 32, less the one with the last address
  expect(four.plan.subnets[0]).toMatchObject({ prefixSupply: 31, ceilingNodes: 4 }); // floor(31 / 7)
  const [shortOf4, shortOf5] = [four, five].map(({ plan }) => factsOf(plan.findings, 'subnet-overcommit-possible') as Record<string, unknown[]>);
  expect(shortOf4.stages).not.toContain('peak');
  const { stages, nodes, prefixes, prefixesMissing, ...more } = shortOf5;
  expect([stages[0], nodes[0], prefixes[0], prefixesMissing[0]]).toEqual(['peak', 5, 35, 4]);
  expect(more).toMatchObject({ reserved: true, blocks: 31, spills: true });
});

test('S58: nodes of a group that start at once are counted with the prefix that each needs to become Ready', () => {
  const planFor = (podsPerNode: number) => clusterWithGroup(
    { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/22') }, { minSize: 24, maxSize: 24, maxUnavailable: 1, expectedPods: { podsPerNode } },
  ).plan;
  const slot = 'Stack/Platform/PodSubnets/Slot0'; // a /24, of which the upper half holds 7 whole blocks

  expect([0, 1].map((podsPerNode) => takenOf(planFor(podsPerNode), slot))).toEqual([[8, 8, 8], [8, 16, 8]]); // 24 / 3 nodes; 1 prefix, 2 with a pod
  const [{ nodes, prefixes, prefixesMissing, ...short }] = factsNamed(planFor(0).findings, 'subnet-overcommitted') as Array<Record<string, unknown[]>>;
  expect([nodes[0], prefixes[0], prefixesMissing[0]]).toEqual([8, 8, 1]);
  expect(short).toMatchObject({ reserved: true, blocks: 7 });
});

test('S59: each reservation is a resource of the template, after its subnet and before add-on and nodes; no Lambda', () => {
  const platform = clusterWithGroup();
  platform.addPodNetwork('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
  const template = templateOf(platform);
  const [group] = idsOfType(template, 'AWS::EKS::Nodegroup');
  const vpcCni = addonNamed(template, 'vpc-cni');
  const reservations = reservationsOf(template);

  expect(reservations).toHaveLength(2 * 3);
  for (const { id, subnet } of reservations) {
    expect(subnet).toMatch(/^100\.6[45]\./);
    expect([vpcCni, group].filter((later) => !closureOf(template, later).has(id))).toEqual([]);
  }
  expect(Object.values(template.Resources).filter(({ Type }) => /Lambda|Custom/.test(Type))).toEqual([]);
});

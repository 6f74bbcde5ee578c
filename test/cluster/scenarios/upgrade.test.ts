/*
 * What users ran into on the second day.
 *
 * S93 aws-cdk#6683, S95 METR/hawk#844, S97 amazon-vpc-cni-k8s#2491, S98 cloud-native-ref#1727, S99 containers-roadmap#1693, S101 eksctl#1849. The sums of S99 are
 * in test/plan/scenarios.test.ts; more changes of a cluster that runs are in test/day-two.
 */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  IpAssignment, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, SecurityGroupsForPods, SnatPolicy, VpcCniAddonOptions, WarmPool,
} from '../../../src';
import { main } from '../../../src/cli/main';
import { schemaProblems } from '../../private/cdk-addon-schema';
import { warningsOf } from '../../private/cdk-assembly';
import { addonNamed, clusterIn, clusterWithGroup, M5_LARGE, plainStack, templateOf, vpcCniConfigurationOf } from '../../private/cdk-cluster';
import { errorOf, expectRefusal, expectSaid } from '../../private/cdk-refusals';
import { withFile } from '../../private/demand-files';
import { factsNamed } from '../../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../../private/template-graph';

const zonesOf = (letters: string) => [...letters].map((letter) => `eu-west-1${letter}`);
const ofType = (template: CfnTemplate, ...types: string[]) =>
  Object.fromEntries(types.flatMap((type) => idsOfType(template, type)).map((id) => [id, template.Resources[id].Properties]));

describe('S93: zones are added', () => {
  const ADDRESSES = ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetCidrReservation'];
  const addressesIn = (letters: string) => ofType(templateOf(clusterIn(plainStack('eu-west-1'), { availabilityZones: zonesOf(letters), coreDns: false })), ...ADDRESSES);

  test('S93: a third and a fourth change no subnet, no reservation and no block', () => {
    const [two, three, four] = ['ab', 'abc', 'abcd'].map(addressesIn);

    expect([two, three, four].map((addresses) => Object.keys(addresses).length)).toEqual([1 + 2 * 4, 1 + 3 * 4, 1 + 4 * 4]); // public, private, pods, reservation
    expect(three).toEqual(expect.objectContaining(two));
    expect(four).toEqual(expect.objectContaining(three));
    expect(Object.values(four).flatMap(({ CidrBlock }) => (/^100\.64\..*18$/.test(CidrBlock) ? [CidrBlock] : [])))
      .toEqual(['100.64.0.0/18', '100.64.64.0/18', '100.64.128.0/18', '100.64.192.0/18']);
  });

  test('S93: more zones than slots are an error before the first deployment', () => {
    const podNetwork = PodNetwork.secondaryCidr('100.64.0.0/16', { zoneSlots: 2 });

    expectRefusal(() => clusterIn(plainStack('eu-west-1'), { podNetwork }), 'Stack/Platform/PodSubnets',
      ['zone-slot', { zone: 'eu-west-1c', slot: 2, count: 2, free: undefined }]);
  });
});

test('S95: warm targets are environment of the add-on, where Linux reads them, and save what they should', () => {
  const { env } = vpcCniConfigurationOf(clusterIn(plainStack('eu-west-1'), { vpcCni: { warmPool: WarmPool.addresses(1, 3) } }));
  const demandOf = (targets: object) => withFile(JSON.stringify([{ instanceType: 'm5.large', pods: 5, ...targets }]),
    (path) => JSON.parse(main(['demand', '--cases', path, '--json']).stdout)[0]);
  const targets = { warmIpTarget: 1, minimumIpTarget: 3 };

  expect(env).toMatchObject({ WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '3' });
  expect(Object.keys(env)).toEqual(expect.not.arrayContaining(['WARM_ENI_TARGET', 'WARM_PREFIX_TARGET']));
  expect(demandOf({ ...targets, prefixDelegation: true })).toMatchObject({ slots: 1, nodeSubnetAddresses: 17 }); // 16 + 1
  expect([demandOf({}), demandOf(targets)].map(({ nodeSubnetAddresses }) => nodeSubnetAddresses)).toEqual([20, 7]); // 2 x 10; max(5 + 1, 3) + 1
});

describe('S97: what the schema of the add-on takes', () => {
  test.each<[string, PodNetwork, VpcCniAddonOptions]>([
    ['defaults', PodNetwork.secondaryCidr('100.64.0.0/16'), {}],
    ['single addresses, targets, exceptions of SNAT', PodNetwork.secondaryCidr('100.64.0.0/16'),
      { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.addresses(2, 12), snat: SnatPolicy.nodeExcept(['10.0.0.0/8']) }],
    ['all settings in the subnets of nodes', PodNetwork.nodeSubnets(),
      { maxEni: 3, networkPolicy: true, snat: SnatPolicy.external(), environment: { AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG' } }],
    ['discovery', PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')), { warmPool: WarmPool.prefixes(2) }],
  ])('S97: %s: text in every variable, and no other type but that of eniConfig.create', (_, podNetwork, vpcCni) => {
    const configuration = vpcCniConfigurationOf(clusterIn(plainStack('eu-west-1'), { podNetwork, vpcCni }));

    expect(schemaProblems(configuration)).toEqual([]);
    expect(Object.values(configuration.env).filter((value) => typeof value !== 'string')).toEqual([]);
    expect([undefined, true]).toContain(configuration.eniConfig?.create);
    expect([undefined, 'true']).toContain(configuration.enableNetworkPolicy);
  });

  test('S97: a variable of the init container is refused among the others, as the schema refuses it there', () => {
    const misplaced = { DISABLE_TCP_EARLY_DEMUX: 'true' };

    expect(schemaProblems({ env: misplaced })).not.toEqual([]);
    expect(schemaProblems({ env: { WARM_IP_TARGET: 1 } })).not.toEqual([]);
    expect(schemaProblems({ init: { env: misplaced } })).toEqual([]);
    expectSaid(() => clusterIn(plainStack('eu-west-1'), { vpcCni: { environment: misplaced } }), 'Stack/Platform/VpcCni',
      ['cni-variables.ofInitContainer', { variable: 'DISABLE_TCP_EARLY_DEMUX' }]);

    const strict = vpcCniConfigurationOf(clusterIn(plainStack('eu-west-1'), { vpcCni: { securityGroupsForPods: SecurityGroupsForPods.strict() } }));
    expect(strict.init).toEqual({ env: misplaced });
    expect(schemaProblems(strict)).toEqual([]);
  });
});

describe('S98: what was started under one mode keeps it', () => {
  const groupsWith = (props: Partial<PodCapacityClusterProps>) => {
    const platform = clusterWithGroup(props);
    const template = templateOf(platform);
    return { groups: ofType(template, 'AWS::EKS::Nodegroup'), templates: ofType(template, 'AWS::EC2::LaunchTemplate'), maxPods: platform.nodegroups.map(({ maxPods }) => maxPods) };
  };
  const before = groupsWith({});

  test('S98: another assignment or placement makes another group, with one pod count', () => {
    const single = groupsWith({ vpcCni: { ipAssignment: IpAssignment.secondaryIp() } });
    const inNodeSubnets = groupsWith({ podNetwork: PodNetwork.nodeSubnets() });
    const discovered = groupsWith({ podNetwork: PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')) });
    const ids = [before, single, inNodeSubnets, discovered].flatMap(({ groups }) => Object.keys(groups));

    expect(new Set(ids).size).toBe(4);
    expect([before, single].map(({ maxPods }) => maxPods)).toEqual([[110], [20]]); // capped; 2 x 9 + 2
  });

  test('S98: other warm targets leave the group and its launch template alone', () => {
    expect(groupsWith({ vpcCni: { warmPool: WarmPool.addresses(2, 12) } })).toEqual(before);
  });
});

describe('S99: subnets of the control plane in which nodes run too', () => {
  const clusterOf = (nodes: number) => {
    const stack = plainStack('eu-west-1');
    const subnetConfiguration = [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 28 }, { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 28 },
    ];
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: zonesOf('abc'), natGateways: 1, subnetConfiguration });
    const platform = clusterIn(stack, { vpc, vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }], podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16') });
    platform.addNodegroup('General', { ...M5_LARGE, minSize: nodes, maxSize: nodes });
    return { stack, platform };
  };

  test('S99: twenty nodes in three /28 fail synthesis, with the nodes and the addresses of each', () => {
    const { platform } = clusterOf(20);
    const [short] = factsNamed(platform.plan.findings, 'subnet-overcommitted') as Array<Record<string, unknown[]>>;
    const { sizes, zones, nodes, addresses, addressSupply, addressesMissing } = short;

    expect([sizes, zones]).toEqual([['10.0.0.48/28'], ['eu-west-1a']]);
    expect([nodes[0], addresses[0], addressSupply, addressesMissing[0]]).toEqual([7, 7, 5, 2]); // ceil(20 / 3); 16 - 5 of AWS - 6 of EKS
    expect(errorOf(() => templateOf(platform)).message).toContain('subnet-overcommitted');
  });

  test('S99: fifteen are the last that pass, with a warning', () => {
    const { stack } = clusterOf(15);

    expect(warningsOf(stack).filter((warning) => warning.includes('control-plane-room'))).not.toEqual([]);
    expect(errorOf(() => templateOf(clusterOf(16).platform)).message).toContain('subnet-overcommitted');
  });
});

test('S101: what goes first waits for all that goes after it: nodes, add-on, reservations and subnets, block', () => {
  const platform: PodCapacityCluster = clusterWithGroup();
  platform.addPodNetwork('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
  const template = templateOf(platform);
  const ofPods = (type: string) => idsOfType(template, type).filter((id) => /PodSubnets|PodCidr/.test(id));
  const groups = idsOfType(template, 'AWS::EKS::Nodegroup');
  const vpcCni = [addonNamed(template, 'vpc-cni')];
  const [reservations, subnets, blocks] = ['SubnetCidrReservation', 'Subnet', 'VPCCidrBlock'].map((type) => ofPods(`AWS::EC2::${type}`));

  expect([groups, vpcCni, reservations, subnets, blocks].map(({ length }) => length)).toEqual([1, 1, 6, 6, 2]);
  for (const id of [...groups, ...vpcCni]) {
    expect([...closureOf(template, id)]).toEqual(expect.arrayContaining([...reservations, ...subnets, ...blocks]));
  }
  expect(template.Resources[groups[0]].DependsOn).toEqual(expect.arrayContaining([...vpcCni, ...subnets, ...reservations]));
  for (const id of [...reservations, ...subnets]) expect(blocks.filter((block) => closureOf(template, id).has(block))).toHaveLength(1); // its own
  for (const id of reservations) expect(subnets).toContain(template.Resources[id].Properties.SubnetId.Ref);
});

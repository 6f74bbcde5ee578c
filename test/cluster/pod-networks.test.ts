import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ClusterNodegroupOptions, IPodNetworking, PodCapacityCluster, PodCapacityClusterProps, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { configurationOf } from '../private/cdk-addon';
import { schemaProblems } from '../private/cdk-addon-schema';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf } from '../private/cdk-refusals';
import { takenOf } from '../private/forecast-fixtures';
import { factsOf } from '../private/statements';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const SECOND = PodNetwork.secondaryCidr('100.65.0.0/16');
const LATE = 'vpc-cidr-recognized-late';
const M5_LARGE = { instanceTypes: types('m5.large') };

function platformIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}, id: string = 'Platform'): PodCapacityCluster {
  return new PodCapacityCluster(stack, id, {
    version: eks.KubernetesVersion.V1_34,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    ...(props.vpc === undefined ? { availabilityZones: ZONES } : {}),
    ...props,
  });
}

const plainStack = (options: Parameters<typeof stackIn>[0] = {}) => stackIn({ app: new App(), ...options });
const platformOf = (props: Partial<PodCapacityClusterProps> = {}) => platformIn(plainStack(), props);
const vpcCniOf = (platform: PodCapacityCluster) => platform.podNetworking as VpcCniAddon;
const inZone = (letter: string, podNetworking?: IPodNetworking): ClusterNodegroupOptions => ({ ...M5_LARGE, podNetworking, subnets: { availabilityZones: [`eu-west-1${letter}`] } });
const templateOf = (platform: PodCapacityCluster) => Template.fromStack(Stack.of(platform)).toJSON() as CfnTemplate;
const addonNamed = (template: CfnTemplate, name: string) => idsOfType(template, 'AWS::EKS::Addon').find((id) => template.Resources[id].Properties.AddonName === name)!;

describe('a pod network that is added to a cluster with a group', () => {
  const define = (more: (platform: PodCapacityCluster) => void) => {
    const platform = platformOf();
    platform.addNodegroup('General', M5_LARGE);
    more(platform);
    return { platform, template: templateOf(platform) };
  };
  const before = define(() => {}).template;
  const { platform, template } = define((each) => {
    const second = each.addPodNetwork('second', SECOND);
    for (const letter of ['a', 'b']) each.addNodegroup(`Second${letter.toUpperCase()}`, inZone(letter, second));
  });
  const addon = addonNamed(template, 'vpc-cni');
  const added = Object.keys(template.Resources).filter((id) => !(id in before.Resources));

  test('changes no property of what was there, but the configuration of the add-on', () => {
    const differing = Object.keys(before.Resources)
      .filter((id) => JSON.stringify(template.Resources[id]?.Properties) !== JSON.stringify(before.Resources[id].Properties));

    expect(differing).toEqual([addon]);
    expect(Object.keys(template.Resources[addon].Properties).filter((name) =>
      JSON.stringify(template.Resources[addon].Properties[name]) !== JSON.stringify(before.Resources[addon].Properties[name]))).toEqual(['ConfigurationValues']);
    expect(added.filter((id) => !/^PlatformVpcCniGenerationsecond|^PlatformNodegroupSecond/.test(id))).toEqual([]);
  });

  test('leaves what the cluster, its own add-ons and the first subnets wait for', () => {
    const later = /^PlatformVpcCniGenerationsecond/;
    const waiting = Object.keys(before.Resources).filter((id) => [...closureOf(template, id)].some((each) => later.test(each)))
      .map((id) => template.Resources[id].Properties.AddonName ?? template.Resources[id].Type);

    expect(waiting.sort()).toEqual(['AWS::EKS::Nodegroup', 'coredns', 'vpc-cni']);
  });

  test('has ENIConfigs that are the labels of its groups, which the schema of the add-on takes', () => {
    const keys = Object.keys(configurationOf(vpcCniOf(platform)).eniConfig!.subnets).filter((key) => key.endsWith('-second'));
    const labels = idsOfType(template, 'AWS::EKS::Nodegroup').map((id) => template.Resources[id].Properties.Labels?.['vpc.amazonaws.com/externalEniConfig']);

    expect(keys).toEqual(ZONES.map((zone) => `${zone}-second`));
    expect(labels).toEqual([undefined, 'eu-west-1a-second', 'eu-west-1b-second']);
    expect(schemaProblems(configurationOf(vpcCniOf(platform)))).toEqual([]);
  });

  test('is in order: block, subnets with routes and reservations, add-on, groups, coredns, and no circle', () => {
    const groups = idsOfType(template, 'AWS::EKS::Nodegroup');
    const network = added.filter((id) => /^PlatformVpcCniGenerationsecond/.test(id));

    expect(network).toHaveLength(1 + 3 * 3);
    expect(network.filter((id) => !closureOf(template, addon).has(id))).toEqual([]);
    for (const group of groups) expect([...closureOf(template, group)]).toEqual(expect.arrayContaining([addon, addonNamed(template, 'kube-proxy'), ...network]));
    expect([...closureOf(template, addonNamed(template, 'coredns'))]).toEqual(expect.arrayContaining(groups));
    for (const id of Object.keys(template.Resources)) closureOf(template, id);
  });

  test('shows its generation; the cluster keeps the first', () => {
    expect(platform.nodegroups.map(({ podNetworking }) => podNetworking.generation)).toEqual([undefined, 'second', 'second']);
    expect(platform.podNetworking.generation).toBeUndefined();
    expect(platform.podSubnets).toBe(platform.podNetworking.podSubnets);
    expect(namesOf(platform.findings)).toEqual([LATE]);
  });
});

describe('coredns', () => {
  test('may run on groups of a later generation alone', () => {
    const platform = platformOf();
    const second = platform.addPodNetwork('second', SECOND);
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 0 });
    platform.addNodegroup('Second', inZone('a', second));
    new PodNodegroup(platform, 'Apart', { ...M5_LARGE, cluster: platform.cluster, podNetworking: second, subnets: { availabilityZones: ['eu-west-1b'] } });
    const template = templateOf(platform);
    const waitsFor = idsOfType(template, 'AWS::EKS::Nodegroup').filter((id) => closureOf(template, addonNamed(template, 'coredns')).has(id));

    expect(waitsFor).toEqual([expect.stringMatching(/^PlatformApart/), expect.stringMatching(/^PlatformNodegroupSecond/)]);
  });

  test('cannot run on those of another cluster\'s later generation', () => {
    const stack = plainStack();
    const [platform, other] = ['Platform', 'Other'].map((id) => platformIn(stack, {}, id));
    other.addNodegroup('Second', inZone('a', other.addPodNetwork('second', SECOND)));

    expect(() => Template.fromStack(stack)).toThrow(/\[Stack\/Platform\/CoreDns\] .*:coredns-without-nodes\]/);
    expect(platform.nodegroups).toEqual([]);
  });
});

describe('podNetworking of a group', () => {
  test('is by default the first, also where it is given, or given as undefined', () => {
    const platform = platformOf();
    const groups = [
      platform.addNodegroup('Default', M5_LARGE),
      platform.addNodegroup('Undefined', { ...M5_LARGE, podNetworking: undefined }),
      platform.addNodegroup('Given', { ...M5_LARGE, podNetworking: platform.podNetworking }),
    ];

    expect(groups.map(({ podNetworking }) => podNetworking)).toEqual(Array(3).fill(platform.podNetworking));
  });

  test('fails for that of another cluster, of whatever generation, and for an add-on made apart', () => {
    const stack = plainStack();
    const [platform, other] = ['Platform', 'Other'].map((id) => platformIn(stack, {}, id));
    const apart = new VpcCniAddon(stack, 'Apart', { cluster: clusterOf(stack, vpcOf(stack)) });
    const cases: Array<[IPodNetworking, string]> = [
      [other.podNetworking, 'Stack/Other/VpcCni'], [other.addPodNetwork('second', SECOND), 'Stack/Other/VpcCni/Generation-second'], [apart, 'Stack/Apart'],
    ];

    for (const [podNetworking, path] of cases) {
      expectRefusal(() => platform.addNodegroup('General', { ...M5_LARGE, podNetworking }), 'Stack/Platform',
        ['option-refused', { group: 'General', path }]);
    }
    expect(platform.nodegroups).toEqual([]);
  });
});

test('a further network of tagged subnets is counted beside the first', () => {
  const plan = (...more: PodNetwork[]) => {
    const first = PodNetwork.secondaryCidr('100.64.0.0/22', { availabilityZones: ZONES });
    const platform = platformOf({ podNetwork: PodNetwork.taggedSubnets(first, ...more), vpcCni: { addonVersion: 'v1.22.1-eksbuild.1' } });
    platform.addNodegroup('General', { ...M5_LARGE, minSize: 9, maxSize: 9 });
    return platform.plan;
  };
  const ofPods = ({ subnets }: ReturnType<typeof plan>) => subnets.filter(({ purpose }) => purpose === 'pods');
  const [alone, beside] = [plan(), plan(PodNetwork.secondaryCidr('100.65.0.0/18', { availabilityZones: ZONES }))];

  // 3 nodes of a zone take 3 x 7 = 21 prefixes, of which the half of a /24 holds 7.
  expect(namesOf(alone.findings)).toContain('subnet-overcommitted');
  expect(ofPods(alone).map(({ cidr }) => cidr)).toEqual(['100.64.0.0/24', '100.64.1.0/24', '100.64.2.0/24']);
  expect(namesOf(beside.findings)).not.toContain('subnet-overcommitted');
  expect(ofPods(beside).map(({ cidr }) => cidr)).toEqual(['100.64.0.0/24', '100.64.1.0/24', '100.64.2.0/24', '100.65.0.0/20', '100.65.16.0/20', '100.65.32.0/20']);
});

describe('addPodNetwork', () => {
  test('fails as the generations of the add-on do, with the path of it', () => {
    expectRefusal(() => platformOf().addPodNetwork('Second', SECOND), 'Stack/Platform/VpcCni',
      ['pod-generation', 'generation-refusals.nameUnfit', { name: 'Second' }]);
    expectRefusal(() => platformOf({ podNetwork: PodNetwork.nodeSubnets() }).addPodNetwork('second', SECOND), 'Stack/Platform/VpcCni',
      ['pod-generation', 'generation-refusals.addonWithoutEniConfigs', { name: 'second', placement: 'node-subnets' }]);
  });

  test.each([['100.64.0.0/16', '100.64.0.0/16'], ['10.0.0.0/24', '10.0.0.0/16']])('fails for %s, which overlaps %s of the VPC', (cidr, block) => {
    expectRefusal(() => platformOf().addPodNetwork('second', PodNetwork.secondaryCidr(cidr)), 'Stack/Platform/VpcCni/Generation-second/PodCidr',
      ['vpc-cidr-overlap', { block: cidr, other: block }]);
  });

  test('fails for a block of the range of services', () => {
    const platform = platformOf({ serviceIpv4Cidr: '10.96.0.0/16' });

    expectRefusal(() => platform.addPodNetwork('second', PodNetwork.secondaryCidr('10.96.0.0/20')), 'Stack/Platform',
      ['service-cidr-overlap', { cidr: '10.96.0.0/16', block: '10.96.0.0/20' }]);
  });

  test('says where the range of services is a token, and where EKS may have chosen the one that the block takes', () => {
    const stack = plainStack();
    const platform = platformIn(stack, { serviceIpv4Cidr: new CfnParameter(stack, 'Services').valueAsString });
    platform.addPodNetwork('second', SECOND);
    const byDefault = platformOf();
    byDefault.addPodNetwork('second', PodNetwork.secondaryCidr('10.100.0.0/16'));

    expect(namesOf(platform.findings)).toEqual(['value-unchecked', 'value-unchecked', LATE]);
    expect(namesOf(byDefault.findings)).toEqual(['service-cidr-default', LATE]);
    expect(factsOf(byDefault.findings, 'service-cidr-default')).toMatchObject({ taken: ['10.100.0.0/16'], free: ['172.20.0.0/16'] });
    expect(namesOf(platformOf({ serviceIpv4Cidr: '10.200.0.0/16' }).findings)).toEqual([]);
  });

  test('says once what the first network takes of the range of services', () => {
    const platform = platformOf({ podNetwork: PodNetwork.secondaryCidr('10.100.0.0/16') });
    platform.addPodNetwork('second', SECOND);

    expect(namesOf(platform.findings)).toEqual(['service-cidr-default', LATE]);
  });

  test('in a stack whose zones are tokens, groups name the zone that is one', () => {
    const platform = platformIn(plainStack({ region: undefined }), { availabilityZones: undefined });
    const second = platform.addPodNetwork('second', SECOND);
    const group = platform.addNodegroup('Second', { ...M5_LARGE, podNetworking: second, subnets: { subnets: [platform.vpc.privateSubnets[0]] } });

    expect(group.nodegroup.stack.resolve((group.nodegroup.node.defaultChild as eks.CfnNodegroup).labels))
      .toEqual({ 'vpc.amazonaws.com/externalEniConfig': { 'Fn::Join': ['', [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, '-second']] } });
  });
});

describe('the plan', () => {
  // The nodes of a later generation take prefixes of its own subnets. Counted in the first one they make a cluster that moved on because the first is
  // full fail at synth, which is what the feature is for.
  test('counts nodes of a later generation in its subnets, and not in the first ones', () => {
    const platform = platformOf({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/22') });
    const second = platform.addPodNetwork('second', SECOND);
    platform.addNodegroup('Second', { ...inZone('a', second), minSize: 20, maxSize: 20 });

    expect(namesOf(platform.plan.findings)).not.toContain('subnet-overcommitted');
    expect(platform.plan.subnets.map(({ cidr }) => cidr)).toContain('100.65.0.0/18');
    expect(takenOf(platform.plan, 'Stack/Platform/VpcCni/Generation-second/PodSubnets/Slot0')).toEqual([20, 140, 20]); // 20 * 7; 20 * 1
  });

  // With discovery the primary ENI is filled first, in the subnet of the node: 9 x 16 = 144 hold all 110 pods of m5.large. The plan counts custom networking.
  test('counts prefixes in the subnets of nodes where the VPC CNI discovers pod subnets', () => {
    const platform = platformOf({ podNetwork: PodNetwork.subnetDiscovery(PodNetwork.secondaryCidr('100.64.0.0/16')) });
    platform.addNodegroup('General', { ...inZone('a'), minSize: 1, maxSize: 2 });

    expect(takenOf(platform.plan, 'Stack/Platform/Vpc/PrivateSubnet1')).toEqual([2, 14, 2]); // 2 * 7; 2 * 1
  });
});

test('two clusters in a VPC of the app may each have several generations, and share none', () => {
  const stack = plainStack();
  const vpc: ec2.IVpc = vpcOf(stack);
  const platforms = [0, 1].map((place) => {
    const platform = platformIn(stack, { vpc, coreDns: false, podNetwork: PodNetwork.secondaryCidr(`100.${64 + 2 * place}.0.0/16`) }, `Platform${place}`);
    platform.addPodNetwork('second', PodNetwork.secondaryCidr(`100.${65 + 2 * place}.0.0/16`));
    return platform;
  });

  expect(platforms.map((platform) => Object.keys(configurationOf(vpcCniOf(platform)).eniConfig!.subnets).length)).toEqual([6, 6]);
  expect(platforms.flatMap(({ findings }) => namesOf(findings))).toEqual([LATE, LATE]);
});

test('in a VPC with isolated subnets only, nodes and control plane are there, which the cluster says as data', () => {
  const stack = plainStack();
  const subnetConfiguration = [{ name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, subnetConfiguration });
  const platform = platformIn(stack, { vpc, vpcSubnets: [{ subnets: vpc.isolatedSubnets.slice(0, 2) }] });
  platform.addNodegroup('General', M5_LARGE);
  const byDefault = platformIn(stack, { vpc, podNetwork: PodNetwork.secondaryCidr('100.65.0.0/16') }, 'Default');
  const subnetsOf = ({ cluster }: PodCapacityCluster) => stack.resolve((cluster.node.defaultChild as eks.CfnCluster).resourcesVpcConfig).subnetIds;

  expect(namesOf(platform.findings)).toEqual(['nodes-isolated']);
  expect(subnetsOf(byDefault)).toEqual(subnetsOf(platform));
});

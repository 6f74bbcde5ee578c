import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CpuArchitecture, InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { OperatingSystem } from '../../src/capacity/operating-system';
import { WarmPool } from '../../src/capacity/warm-pool';
import { WindowsNetworking } from '../../src/capacity/windows-networking';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { groupOn, launchDataOf, resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { windowsParametersOf } from '../private/cdk-user-data';
import { findingsNamed } from '../private/forecast-fixtures';
import { headOf } from '../private/printed-findings';
import { factsOf } from '../private/statements';

const WINDOWS = { os: NodeOs.WINDOWS };
const OWN = { ...WINDOWS, machineImageId: 'ami-0123456789abcdef0', serviceIpv4Cidr: '172.20.0.0/16' };
const SINGLE: WindowsNetworking = {};
const PREFIXES: WindowsNetworking = { ipAssignment: IpAssignment.prefixDelegation() };
const AMI_TYPES = Object.values(eks.NodegroupAmiType).filter((type) => type.startsWith('WINDOWS_'));

/** A group of m5.large with Windows on a platform with it, unless told otherwise. */
function windowsGroup(options: Partial<PodNodegroupOptions> = {}, settings: AddonSettings = {}): PodNodegroup {
  return groupOn(platformOf({ windows: SINGLE, ...settings }), { ...WINDOWS, ...options });
}

/** The user data, with what CloudFormation fills in as the name of the attribute. */
function textOf(group: PodNodegroup): string {
  const form = (launchDataOf(group) as any).userData['Fn::Base64'];
  const worded = (part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part.Ref ?? JSON.stringify(part).replace(/"/g, ''));
  return typeof form === 'string' ? form : form['Fn::Join'][1].map(worded).join('');
}

/** Families on which EKS runs no Windows nodes. */
const UNSUPPORTED = /^(c3|c4|d2|i2|r3)\.|^m4\.(large|\d*xlarge)$(?<!m4\.16xlarge)/;

describe('the pod count', () => {
  test.each<[string, string, WindowsNetworking, number, string]>([
    ['S67 one address a slot', 'c5.large', SINGLE, 9, 'os'], // 10 - 1
    ['S67 prefixes', 'c5.large', PREFIXES, 110, 'cap'], // 9 * 16 = 144
    ['S68 one address a slot', 't3.large', SINGLE, 11, 'os'], // 12 - 1
    ['few slots with prefixes', 't3.nano', PREFIXES, 16, 'os'], // (2 - 1) * 16
  ])('%s of %s', (_, type, windows, maxPods, boundBy) => {
    const { stack, cluster, cni } = platformOf({ windows, podNetwork: POD_NETWORK });
    const group = groupOn({ stack, cluster, cni }, { ...WINDOWS, instanceTypes: types(type) });

    expect([group.maxPods, group.capacity.boundBy, group.capacity.binding.os]).toEqual([maxPods, boundBy, OperatingSystem.WINDOWS]);
    expect(group._forecast).toMatchObject({ os: 'windows', maxPods });
  });

  test.each<[string, AddonSettings]>([
    ['single addresses', { windows: SINGLE, podNetwork: POD_NETWORK }],
    ['prefixes, beside single addresses on Linux', { windows: PREFIXES, ipAssignment: IpAssignment.secondaryIp(), maxEni: 2 }],
  ])('with %s is what NodeCapacity says, of every type of the table', (_, settings) => {
    const platform = platformOf(settings);
    const { ipAssignment } = settings.windows!;
    const countOf = (limits: InstanceTypeLimits) => NodeCapacity.of(limits, { os: OperatingSystem.WINDOWS, ipAssignment }).maxPods;
    const able = InstanceTypeLimits.all().filter(({ instanceType }) => !UNSUPPORTED.test(instanceType))
      .filter(({ architecture, ipv4PerEni }) => architecture === CpuArchitecture.X86_64 && ipv4PerEni > 1)
      .filter(({ supportsPrefixes }) => supportsPrefixes || !ipAssignment?.usesPrefixes);
    expect(able.length).toBeGreaterThan(500);

    // Groups of types with the same count, of as many as EKS takes in one.
    for (const count of new Set(able.map(countOf))) {
      const alike = able.filter((limits) => countOf(limits) === count).map(({ instanceType }) => instanceType);
      for (let from = 0; from < alike.length; from += 20) {
        const some = alike.slice(from, from + 20);
        const group = groupOn(platform, { ...WINDOWS, instanceTypes: types(...some) }, `Of${count}From${from}`);
        expect([group.maxPods, ...group.capacity.nodes.map(({ maxPods }) => maxPods)]).toEqual([count, ...some.map(() => count)]);
      }
    }
  });

  test('S68: with an AMI of EKS both 11 and the 110 of kubelet are said, and nothing is told that EKS would not read', () => {
    const group = windowsGroup({ instanceTypes: types('t3.large') });

    expect(namesOf(group.findings)).toEqual(['windows-one-eni']);
    expect(factsOf(group.findings, 'windows-one-eni')).toEqual({ types: ['t3.large'], ipv4PerEni: 12, addresses: 11, kubeletPods: 110 });
    expect(launchDataOf(group)).not.toHaveProperty('userData');
    expect(launchDataOf(group)).not.toHaveProperty('imageId');
  });

  test('may be asked for where it is the one that holds, and no other with an AMI of EKS', () => {
    const asking = (maxPods: number) => windowsGroup({ maxPods }, { windows: PREFIXES });
    const refused = (maxPods: number, ...problem: Problem) => expectRefusal(() => asking(maxPods), 'Stack/Group', problem);

    expect(asking(110).maxPods).toBe(110);
    refused(50, 'option-refused', 'asked-pod-counts.toldByEks', { asked: 50, told: 110, runs: 110 });
    refused(145, 'max-pods-out-of-range', { most: 144, got: 145 });
  });

  test('differs between types with an AMI of EKS, which the plan counts at the lowest', () => {
    const { findings, maxPods } = windowsGroup({ instanceTypes: types('t3.large', 'm5.4xlarge') });

    expect(maxPods).toBe(11);
    expect(namesOf(findings)).toEqual(['windows-pods-differ', 'windows-one-eni', 'windows-one-eni']);
    expect(factsOf(findings, 'windows-pods-differ')).toMatchObject({ types: ['t3.large', 'm5.4xlarge'], counts: [11, 29] });
  });

  test('counts HostProcess pods that are stated, and those of Linux are none', () => {
    expect(windowsGroup().maxPods).toBe(9);
    expect(windowsGroup({ hostNetworkPods: 3 }).maxPods).toBe(12);
  });

  test('says nothing of warm pools, trunks and discovery of Linux', () => {
    const linux: AddonSettings = { podNetwork: PodNetwork.subnetDiscovery(POD_NETWORK), warmPool: WarmPool.addresses(500) };
    const { findings } = windowsGroup({}, { ...linux, windows: PREFIXES });

    expect(findings).toEqual([]);
  });
});

describe('an AMI of the user\'s own', () => {
  test('is started with the pod count and all that a node must know', () => {
    const group = windowsGroup({ ...OWN, instanceTypes: types('t3.large') });

    expect(windowsParametersOf(textOf(group))).toEqual({
      EKSClusterName: 'ClusterEB0386A7',
      APIServerEndpoint: 'Endpoint',
      Base64ClusterCA: 'CertificateAuthorityData',
      ServiceCIDR: '172.20.0.0/16',
      DNSClusterIP: '172.20.0.10',
      KubeletExtraArgs: '--max-pods=11',
    });
    expect(launchDataOf(group).imageId).toBe(OWN.machineImageId);
    expect(resourceOf(group).amiType).toBeUndefined();
    expect(group.findings).toEqual([]);
  });

  test('is told another count, labels, taints and flags', () => {
    const labels = { team: 'web' };
    const taints = [{ key: 'os', value: 'windows', effect: eks.TaintEffect.NO_SCHEDULE }];
    const group = windowsGroup({ ...OWN, maxPods: 5, labels, taints, kubeletFlags: ['--v=4'] });

    expect(windowsParametersOf(textOf(group)).KubeletExtraArgs)
      .toBe('--max-pods=5 --node-labels=team=web --register-with-taints=os=windows:NoSchedule --v=4');
  });

  test('finds DNS also where the addresses of services are a token', () => {
    const { ServiceCIDR, DNSClusterIP } = windowsParametersOf(textOf(windowsGroup({ ...OWN, serviceIpv4Cidr: Fn.importValue('Services') })));

    expect(ServiceCIDR).toBe('{Fn::ImportValue:Services}');
    expect(DNSClusterIP.match(/Fn::Select:\[\d/g)).toEqual(['Fn::Select:[0', 'Fn::Select:[1', 'Fn::Select:[2']);
    expect(DNSClusterIP).toMatch(/^{Fn::Join:\[\.,.*,10\]\]}$/);
  });

  test('joins by an access entry for Windows, which EKS would make one for Linux, on a role that EKS has made none for', () => {
    const group = windowsGroup(OWN);
    const [entry] = entriesOf(group);

    expect(entry).toMatchObject({ type: 'EC2_WINDOWS', principalArn: group.role.roleArn, clusterName: resourceOf(group).clusterName });
    expect(group.nodegroup.node.dependencies).toContain(entry);
    expect(group.role.node.id).not.toBe(windowsGroup().role.node.id);
    expect(entriesOf(windowsGroup())).toEqual([]);
  });

  test('has one access entry for groups that share a role', () => {
    const platform = platformOf({ windows: SINGLE });
    const nodeRole = nodeRoleIn(platform.stack);
    const [one] = ['One', 'Two'].map((id) => groupOn(platform, { ...OWN, nodeRole }, id));

    expect(entriesOf(one)).toHaveLength(1);
  });

  test.each<[string, Partial<PodNodegroupOptions>, Problem]>([
    ['no addresses of services', { serviceIpv4Cidr: undefined }, ['cluster-attributes-missing', 'joining.serviceIpv4CidrMissing']],
    ['another pod count by flag', { kubeletFlags: ['--max-pods=3'] }, ['bootstrap-contradiction', { flag: '--max-pods=3' }]],
    ['a flag of two words', { kubeletFlags: ['--node-ip 10.0.0.1'] }, ['option-refused', 'kubelet-flags.severalWords', { flag: '--node-ip 10.0.0.1' }]],
    ['a flag that ends the script', { kubeletFlags: ['--a=</powershell>'] }, ['option-refused', 'node-settings.notPassedOn', { flag: '--a=</powershell>' }]],
    ['a count above the addresses', { maxPods: 10 }, ['max-pods-out-of-range', { most: 9, got: 10, recommended: 9 }]],
  ])('fails for %s', (_, options, problem) => {
    expectRefusal(() => windowsGroup({ ...OWN, ...options }), 'Stack/Group', problem);
  });
});

/** The access entries in the stack of a group. */
function entriesOf(group: PodNodegroup): eks.CfnAccessEntry[] {
  return Stack.of(group).node.findAll().filter((each) => each instanceof eks.CfnAccessEntry);
}

/** A role for nodes. */
function nodeRoleIn(stack: Stack): iam.Role {
  return new iam.Role(stack, 'Shared', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
}

describe('the image and the launch template', () => {
  test.each(AMI_TYPES)('%s makes a Windows group', (amiType) => {
    const group = windowsGroup({ os: undefined, amiType });

    expect([resourceOf(group).amiType, group.maxPods]).toEqual([amiType, 9]);
  });

  test('is Server 2022 Core by default, on a root volume of 50 GiB, with metadata as on Linux', () => {
    const group = windowsGroup();

    expect(resourceOf(group).amiType).toBe('WINDOWS_CORE_2022_x86_64');
    expect(launchDataOf(group)).toMatchObject({
      blockDeviceMappings: [{ deviceName: '/dev/sda1', ebs: { volumeSize: 50, volumeType: 'gp3', encrypted: true, deleteOnTermination: true } }],
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
    });
    expect(launchDataOf(windowsGroup({ diskSize: 100 }))).toMatchObject({ blockDeviceMappings: [{ ebs: { volumeSize: 100 } }] });
  });

  test('is reached by RDP from the groups that are listed', () => {
    const platform = platformOf({ windows: SINGLE });
    const admins = new ec2.SecurityGroup(platform.stack, 'Admins', { vpc: platform.cluster.vpc });
    const group = groupOn(platform, { ...WINDOWS, remoteAccess: { sshKeyName: 'key', sourceSecurityGroups: [admins] } });
    const rules = group.node.findAll().filter((each) => each instanceof ec2.CfnSecurityGroupIngress);

    expect(rules).toMatchObject([{ fromPort: 3389, toPort: 3389, description: 'RDP' }]);
  });
});

describe('the logical id', () => {
  const idOf = (settings: AddonSettings, options: Partial<PodNodegroupOptions> = WINDOWS) => {
    const group = groupOn(platformOf(settings), options);
    return Stack.of(group).resolve(resourceOf(group).logicalId) as string;
  };

  test('carries what Windows nodes do, and nothing of what Linux nodes do', () => {
    const single = idOf({ windows: SINGLE });

    expect(single).toMatch(/WindowsSecondaryIp/);
    expect(idOf({ windows: { ipAssignment: IpAssignment.secondaryIp() }, ipAssignment: IpAssignment.secondaryIp() })).toBe(single);
    expect(idOf({ windows: SINGLE, podNetwork: POD_NETWORK })).toBe(single);
    expect(idOf({ windows: PREFIXES })).toMatch(/WindowsPrefix/);
  });

  test('of a Linux group does not change with what Windows nodes do', () => {
    const ids = [{}, { windows: SINGLE }, { windows: PREFIXES }].map((settings) => idOf({ ...settings, podNetwork: POD_NETWORK }, {}));

    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/PrefixCustomNetworking/);
  });
});

describe('what Windows nodes cannot have', () => {
  const IPV6_CLUSTER = (stack: Stack, vpc: ec2.IVpc) => eks.Cluster.fromClusterAttributes(stack, 'Imported', {
    clusterName: 'main', vpc, ipFamily: eks.IpFamily.IP_V6, clusterSecurityGroupId: 'sg-0123456789abcdef0',
  });

  test.each<[string, Partial<PodNodegroupOptions>, AddonSettings, ...Problem[]]>([
    ['a cluster without settings for them', {}, { windows: undefined },
      ['option-refused', 'node-settings.noAddressOnWindows', { podNetworking: 'Stack/Cni' }]],
    ['an Arm type', { instanceTypes: types('m7g.large') }, {}, ['windows-unsupported', { types: ['m7g.large'], architecture: 'arm64' }]],
    ['an Arm type with an AMI type', { os: undefined, amiType: AMI_TYPES[0], instanceTypes: types('m7g.large') }, {},
      ['windows-unsupported', 'instance-types.runsNoWindows', { types: ['m7g.large'] }]],
    ['a Xen type with prefixes', { instanceTypes: types('i3.large') }, { windows: PREFIXES },
      ['prefixes-unsupported-in-group', { types: ['i3.large'], giver: 'EKS' }]],
    ['a family that EKS does not support', { instanceTypes: types('m4.large') }, {}, ['windows-unsupported', 'instance-types.familyRunsNoWindows', { types: ['m4.large'] }]],
    ['branch pods', { expectedPods: { branchPods: 1 } }, {}, ['node-contradiction', { branchPods: 1, system: 'Windows', other: 'Linux' }]],
    ['EFA, beside another problem', { efaOnlyEnis: 1, nodegroupName: 'x' }, {},
      ['option-refused', 'nodegroup-options.ownName', { name: 'x' }], ['node-contradiction', { efaOnlyEnis: 1, other: 'Linux' }]],
    ['more pods than addresses', { expectedPods: { podsPerNode: 10 } }, {},
      ['forecast-contradiction', 'group-pods.podsPerNodeAboveRoom', { maxPods: 9, room: 9 }]],
    ['os beside an AMI type', { amiType: AMI_TYPES[0] }, {}, ['option-refused', 'nodegroup-options.osTwice', { os: 'windows' }]],
    ['settings of Linux', { kubeletConfig: {}, kubeletFlags: ['--v=4'], userDataParts: [], bottlerocketSettings: {} }, {},
      ['option-refused', 'node-settings.kubeletConfigOnWindows'],
      ['option-refused', 'node-settings.partsOnWindows'],
      ['option-refused', 'node-settings.tomlOnWindows'],
      ['option-refused', 'node-settings.flagsWithAmiOfEks']],
  ])('%s', (_, options, settings, ...problems) => {
    expectRefusal(() => windowsGroup(options, settings), 'Stack/Group', ...problems);
  });

  test('a later generation of pod subnets', () => {
    const platform = platformOf({ windows: SINGLE, podNetwork: POD_NETWORK });
    const podNetworking = platform.cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));

    expectRefusal(() => new PodNodegroup(platform.stack, 'Group', { ...WINDOWS, cluster: platform.cluster, podNetworking, instanceTypes: types('m5.large') }), 'Stack/Group',
      ['option-refused', { generation: 'second' }]);
  });

  test('IPv6', () => {
    const { stack, cluster: { vpc }, cni } = platformOf({ windows: SINGLE });

    expectRefusal(() => new PodNodegroup(stack, 'Group', { ...WINDOWS, cluster: IPV6_CLUSTER(stack, vpc), podNetworking: cni, instanceTypes: types('m5.large') }), 'Stack/Group',
      ['option-refused', { system: 'Windows', other: 'Linux' }]);
  });

  describe('the role of Linux nodes', () => {
    const problemsOf = (linux: (platform: Platform, nodeRole: iam.IRole) => void) => {
      const platform = platformOf({ windows: SINGLE });
      const nodeRole = nodeRoleIn(platform.stack);
      const group = groupOn(platform, { ...WINDOWS, nodeRole }, 'Windows');
      linux(platform, nodeRole);
      return group.node.validate().map(headOf);
    };

    test.each<[string, Partial<PodNodegroupOptions>]>([
      ['of a group with an AMI of EKS', {}],
      ['of a group with an AMI of its own', { ...OWN, os: NodeOs.AL2023 }],
    ])('%s fails', (_, options) => {
      expect(problemsOf((platform, nodeRole) => groupOn(platform, { ...options, nodeRole }, 'Linux')).join())
        .toMatch(/^'nodeRole' .*'Stack\/Linux\/.*:node-role-of-two-systems\]$/m);
    });

    test('that join by themselves fails', () => {
      expect(problemsOf(({ stack, cluster }, nodeRole) => new eks.CfnAccessEntry(stack, 'Entry', {
        clusterName: cluster.clusterName, principalArn: nodeRole.roleArn, type: 'EC2_LINUX',
      })).join()).toMatch(/'Stack\/Entry'.*:node-role-of-two-systems\]$/m);
    });

    test('of another role, or of other Windows nodes, passes', () => {
      expect(problemsOf((platform, nodeRole) => {
        groupOn(platform, {}, 'Linux');
        groupOn(platform, { ...WINDOWS, nodeRole }, 'MoreWindows');
      })).toEqual([]);
    });
  });
});

test('nodes run in all zones of the VPC, also where pod subnets are in fewer', () => {
  const settings = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }) };

  expect(windowsGroup({}, settings).availabilityZones).toHaveLength(3);
  expect(windowsGroup({ subnets: { availabilityZones: ['eu-west-1c'], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }, settings).findings)
    .toEqual(findingsNamed(windowsGroup().findings, 'windows-one-eni'));
});

test('a token for a count is refused as on Linux', () => {
  expectRefusal(() => windowsGroup({ maxPods: Token.asNumber(Fn.importValue('Count')) }), 'Stack/Group', ['unresolved-value', 'asked-pod-counts.unresolved']);
});

import { App, CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityChecks } from '../../../src';
import { stackIn } from '../../private/cdk-fixtures';
import { groupOf, plainCluster, PlainCluster, PlainParts, subnetOf } from '../../private/cdk-plain';

/*
 * Where a finding is: the resource, and the properties of it that somebody has to change.
 */

/** What is found, as `id at path: properties`. */
function placesOf(app: App): string[] {
  const { violations } = new PodCapacityChecks().validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath, locations, resourceLogicalId }) => {
    expect(constructPath!.endsWith(resourceLogicalId!)).toBe(true);
    return `${ruleName.slice('cdk-eks-pod-capacity:'.length)} at ${constructPath!.replace('Stack/', '')}: ${locations.join(', ')}`;
  }));
}

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' };
const CUSTOM = { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' } as never;
const sized = (size: number) => ({ scalingConfig: { minSize: size, desiredSize: size, maxSize: size } });

const launch = (launchTemplateData: ec2.CfnLaunchTemplate.LaunchTemplateDataProperty, types?: string[]) => ({ stack, group }: PlainCluster) => {
  group.launchTemplate = { id: new ec2.CfnLaunchTemplate(stack, 'Launch', { launchTemplateData }).ref, version: '1' };
  group.instanceTypes = types;
};
const CLOSED = { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 } };

test.each<[string, PlainParts, string[], ((plain: PlainCluster) => unknown)?]>([
  ['a type', { group: { instanceTypes: ['m4.large'] } }, ['prefixes-unsupported-in-group at Group: Properties.InstanceTypes']],
  ['a type of a launch template', {}, ['prefixes-unsupported-in-group at Group: Properties.LaunchTemplate'], launch({ ...CLOSED, instanceType: 'm4.large' })],
  ['an image', { group: { amiType: 'AL2023_ARM_64_STANDARD' } }, ['ami-type-mismatch at Group: Properties.AmiType']],
  ['types that are told later', { group: { instanceTypes: [IMPORTED] } }, ['value-unchecked at Group: Properties.InstanceTypes']],
  ['sizes that are told later', { group: { scalingConfig: IMPORTED } }, ['value-unchecked at Group: Properties.ScalingConfig']],
  ['subnets that are told later', { group: { subnets: IMPORTED } }, ['value-unchecked at Group: Properties.Subnets']],
  ['metadata', {}, ['node-metadata-open at Launch: Properties.LaunchTemplateData.MetadataOptions'], launch({}, ['m5.large'])],
  ['a volume', {}, ['node-volume-unencrypted at Launch: Properties.LaunchTemplateData.BlockDeviceMappings'], launch({ ...CLOSED, blockDeviceMappings: [{ deviceName: 'x', ebs: {} }] }, ['m5.large'])],
  ['an endpoint', { vpcConfig: { endpointPublicAccess: true } }, ['endpoint-open at Cluster: Properties.ResourcesVpcConfig']],
  ['logs', { cluster: { logging: undefined } }, ['control-plane-logs-missing at Cluster: Properties.Logging']],
  ['services', { cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: '10.0.0.0/16' } } }, ['service-cidr-overlap at Cluster: Properties.KubernetesNetworkConfig.ServiceIpv4Cidr']],
  ['a setting', { env: { WARM_IP_TARGET: 'x' } }, ['cni-setting-invalid at Cni: Properties.ConfigurationValues']],
  ['all settings', { addon: { configurationValues: '{' } }, ['cni-configuration-unreadable at Cni: Properties.ConfigurationValues']],
  ['conflicts', { addon: { resolveConflicts: 'PRESERVE' } }, ['addon-conflicts at Cni: Properties.ResolveConflicts']],
  ['a version', { addon: { addonVersion: 'v1.8.0-eksbuild.1' } }, ['cni-version-too-old at Cni: Properties.ConfigurationValues']],
  ['no network plug-in', { env: null }, ['vpc-cni-missing at Cluster: Properties.BootstrapSelfManagedAddons']],
  ['subnets of nodes', { subnets: ['10.0.0.0/26', '10.0.64.0/18'], group: sized(40) }, ['subnet-overcommitted at Subnet0: Properties.CidrBlock']],
  ['a second subnet of nodes', { subnets: ['10.0.0.0/18', '10.0.64.0/26'], group: sized(40) }, ['subnet-overcommitted at Subnet1: Properties.CidrBlock']],
  ['subnets that overlap', { subnets: ['10.0.0.0/18', '10.0.0.0/19'] }, ['subnets-collide at Subnet1: Properties.CidrBlock']],
  ['a subnet outside of its VPC', { subnets: ['10.0.0.0/18', '10.1.0.0/18'] }, ['subnet-outside-block at Subnet1: Properties.CidrBlock']],
  ['a block that is too large', { vpcCidr: '10.0.0.0/15' }, ['vpc-cidr-size at Vpc: Properties.CidrBlock']],
  ['a second block', {}, ['vpc-cidr-restricted at Block: Properties.CidrBlock', 'vpc-blocks-collide at Block: Properties.CidrBlock'], ({ stack, vpc }) => new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '10.0.128.0/20' })],
  ['a reservation', {}, ['reservation-range at Reserved: Properties.Cidr'], ({ stack, subnets: [{ ref }] }) => (
    new ec2.CfnSubnetCidrReservation(stack, 'Reserved', { subnetId: ref, cidr: '10.1.0.0/24', reservationType: 'prefix' }))],
  ['an ENIConfig that is missing', { env: CUSTOM, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } },
    ['pod-subnet-missing at Group: Properties.Subnets', 'value-unchecked at Cluster: ']],
  ['a second add-on', {}, ['addon-twice at Again: Properties.AddonName'], ({ stack, cluster }) => (
    new eks.CfnAddon(stack, 'Again', { addonName: 'vpc-cni', clusterName: cluster.ref, resolveConflicts: 'OVERWRITE' }))],
  ['Windows', { group: { amiType: 'WINDOWS_CORE_2022_x86_64', instanceTypes: ['m5.24xlarge'] } }, ['windows-ipam-unseen at Group: Properties.AmiType', 'windows-one-eni at Group: Properties.InstanceTypes']],
  ['no ENI for pods', { env: { ...CUSTOM, MAX_ENI: '1' }, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } }, subnets: ['10.0.0.0/18'] },
    ['control-plane-subnets at Cluster: Properties.ResourcesVpcConfig.SubnetIds', 'no-pod-enis at Group: Properties.InstanceTypes']],
  ['targets that types do not reach', { env: { WARM_IP_TARGET: '200' }, group: { instanceTypes: ['t3.medium'] } }, ['warm-target-out-of-reach at Cni: ']],
])('%s', (_, parts, expected, change = () => {}) => {
  const plain = plainCluster(parts);
  change(plain);

  expect(placesOf(plain.stack.node.root as App)).toEqual(expected);
});

test('a subnet for pods', () => {
  const plain = plainCluster({ env: CUSTOM });
  const block = new ec2.CfnVPCCidrBlock(plain.stack, 'Block', { vpcId: plain.vpc.ref, cidrBlock: '100.64.0.0/16' });
  const pods = ['a', 'b'].map((letter, index) => subnetOf(plain.vpc, `Pods${letter}`, `100.64.${index * 64}.0/26`, `eu-west-1${letter}`));
  pods.forEach((subnet) => subnet.addResourceDependency(block));
  const subnets = Object.fromEntries(pods.map((subnet) => [subnet.availabilityZone!, { id: subnet.ref }]));
  plain.addon!.configurationValues = plain.stack.toJsonString({ env: CUSTOM, eniConfig: { create: true, region: 'eu-west-1', subnets } });

  expect(placesOf(plain.stack.node.root as App)).toEqual(['a', 'b'].map((letter) => `subnet-overcommitted at Pods${letter}: Properties.CidrBlock`));
});

test('of two groups the one that is wrong', () => {
  const { stack, cluster, subnets, addon } = plainCluster();
  groupOf(cluster, 'Second', { subnets: subnets.map(({ ref }) => ref), instanceTypes: ['m4.large'] }).addResourceDependency(addon!);

  expect(placesOf(stack.node.root as App)).toEqual(['prefixes-unsupported-in-group at Second: Properties.InstanceTypes']);
});

describe('imported subnets', () => {
  const imported = (blocks: Array<string | undefined>, sizes: number, more: (stack: Stack) => unknown = () => {}) => {
    const stack = stackIn();
    const ids = blocks.map((ipv4CidrBlock, index) => {
      const [subnetId, availabilityZone] = [`subnet-${index}`, `eu-west-1${'ab'[index]}`];
      return ec2.Subnet.fromSubnetAttributes(stack, `Import${index}`, { subnetId, availabilityZone, ipv4CidrBlock }).subnetId;
    });
    plainCluster({ subnets: [], vpcConfig: { subnetIds: ids }, group: { subnets: ids, ...sized(sizes) } }, stack);
    more(stack);
    return placesOf(stack.node.root as App);
  };
  // What others take of subnets that the app does not make is not known.
  const SHARED = 'subnet-use-unknown at Cluster: ';

  test('that are large enough, and too small', () => {
    expect(imported(['10.9.0.0/20', '10.9.16.0/20'], 4)).toEqual([SHARED]);
    expect(imported(['10.9.0.0/20', '10.9.16.0/26'], 4)).toEqual(['subnet-overcommitted at Cluster: ', SHARED]);
  });

  test('in which ranges are reserved, for prefixes and by hand', () => {
    const reserved = (cidr: string, reservationType: string) => (stack: Stack) => (
      new ec2.CfnSubnetCidrReservation(stack, 'Reserved', { subnetId: 'subnet-0', cidr, reservationType }));

    // Two nodes of 7 prefixes, of 2 ** 4 blocks; the half for prefixes holds 8 of them
    expect(imported(['10.9.0.0/24', '10.9.16.0/20'], 4, reserved('10.9.0.128/25', 'prefix'))).toEqual(['subnet-overcommitted at Cluster: ', SHARED]);
    expect(imported(['10.9.0.0/22', '10.9.16.0/20'], 4, reserved('10.9.2.0/23', 'prefix'))).toEqual([SHARED]);
    expect(imported(['10.9.0.0/22', '10.9.16.0/20'], 4, reserved('10.9.3.0/24', 'explicit'))).toEqual([SHARED, 'prefix-space-unreserved at Cluster: ']);
    expect(imported(['10.9.0.0/24', '10.9.16.0/20'], 4, reserved('10.9.0.128/25', 'explicit'))).toEqual(['subnet-overcommitted at Cluster: ', SHARED]);
  });
});

describe('reservations', () => {
  const reserved = (...ranges: Array<readonly [string, string]>) => {
    const { stack, subnets: [{ ref }] } = plainCluster();
    ranges.forEach(([cidr, reservationType], index) => new ec2.CfnSubnetCidrReservation(stack, `Reserved${index}`, { subnetId: ref, cidr, reservationType }));
    return placesOf(stack.node.root as App);
  };

  test.each<[string, Array<readonly [string, string]>, string[]]>([
    ['one', [['10.0.32.0/19', 'prefix']], []],
    ['two beside each other', [['10.0.32.0/20', 'prefix'], ['10.0.48.0/20', 'prefix']], []],
    ['two that overlap', [['10.0.32.0/19', 'prefix'], ['10.0.48.0/20', 'prefix']], ['reservation-range at Reserved1: Properties.Cidr']],
    ['two that overlap, the larger one last', [['10.0.48.0/20', 'prefix'], ['10.0.32.0/19', 'prefix']], ['reservation-range at Reserved1: Properties.Cidr']],
    ['the same twice', [['10.0.32.0/19', 'prefix'], ['10.0.32.0/19', 'prefix']], ['reservation-range at Reserved1: Properties.Cidr']],
    ['three, of which the last overlaps the first', [['10.0.32.0/20', 'prefix'], ['10.0.48.0/20', 'prefix'], ['10.0.32.0/24', 'explicit']], ['reservation-range at Reserved2: Properties.Cidr']],
    ['one by hand in one for prefixes', [['10.0.32.0/19', 'prefix'], ['10.0.40.0/28', 'explicit']], ['reservation-range at Reserved1: Properties.Cidr']],
    ['one by hand that is smaller than a prefix', [['10.0.40.0/30', 'explicit']], []],
    ['one outside of the subnet', [['10.1.0.0/24', 'explicit']], ['reservation-range at Reserved0: Properties.Cidr']],
    ['one that ends where the subnet begins', [['9.255.255.0/24', 'prefix']], ['reservation-range at Reserved0: Properties.Cidr']],
    ['one of addresses that EC2 keeps', [['10.0.0.0/28', 'prefix']], ['reservation-without-blocks at Reserved0: Properties.Cidr', 'subnet-overcommitted at Subnet0: Properties.CidrBlock']],
  ])('%s', (_, ranges, expected) => {
    expect(reserved(...ranges)).toEqual(expected);
  });
});

describe('blocks of a VPC', () => {
  const blocks = (...cidrs: Array<readonly [cidr: string, condition?: string]>) => {
    const { stack, vpc } = plainCluster();
    const conditions = new Map(['One', 'Other'].map((id) => [id, new CfnCondition(stack, id, { expression: Fn.conditionEquals(Fn.importValue(id), 'true') })]));
    cidrs.forEach(([cidrBlock, condition], index) => {
      const block = new ec2.CfnVPCCidrBlock(stack, `Block${index}`, { vpcId: vpc.ref, cidrBlock });
      block.cfnOptions.condition = conditions.get(condition ?? '');
    });
    return placesOf(stack.node.root as App);
  };
  const COLLIDE = 'vpc-blocks-collide at Block1: Properties.CidrBlock';

  test.each<[string, Array<readonly [string, string?]>, string[]]>([
    ['that overlap', [['100.64.0.0/16'], ['100.64.128.0/17']], [COLLIDE]],
    ['that overlap, of which one is there under a condition', [['100.64.0.0/16'], ['100.64.128.0/17', 'One']], [COLLIDE]],
    ['that overlap under one condition', [['100.64.0.0/16', 'One'], ['100.64.128.0/17', 'One']], [COLLIDE]],
    ['that would overlap, of which one excludes the other', [['100.64.0.0/16', 'One'], ['100.64.128.0/17', 'Other']], []],
    ['beside each other', [['100.64.0.0/17'], ['100.64.128.0/17']], []],
    // Five is the default quota, the primary one among them; 50 the most that it can be raised to.
    ['five', [1, 2, 3, 4].map((index) => [`100.${64 + index}.0.0/16`] as const), []],
    ['six', [1, 2, 3, 4, 5].map((index) => [`100.${64 + index}.0.0/16`] as const), ['quota-exceeded at Block4: Properties.CidrBlock']],
  ])('%s', (_, given, expected) => {
    expect(blocks(...given)).toEqual(expected);
  });
});

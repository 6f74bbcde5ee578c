import { CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { platformOf, POD_NETWORK } from '../private/cdk-addon';
import { numberTokens, stackIn } from '../private/cdk-fixtures';
import { groupOf, groupOn, launchDataOf, resourceOf, types } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';
import { factsOf, saidBy } from '../private/statements';

const BOTTLEROCKET = { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 };

const PASSED_ON = [
  'scalingConfig', 'labels', 'taints', 'capacityType', 'updateConfig', 'nodeRepairConfig', 'forceUpdateEnabled', 'releaseVersion', 'amiType',
] as const;

/** What the group's resource holds. */
function propertiesOf(group: PodNodegroup): Record<string, unknown> {
  const resource = resourceOf(group);
  return Stack.of(group).resolve(Object.fromEntries(PASSED_ON.map((name) => [name, resource[name]])));
}

/** Size by device. */
function volumesOf(group: PodNodegroup): Array<[string, unknown]> {
  const mappings = launchDataOf(group).blockDeviceMappings as Array<{ deviceName: string; ebs: { volumeSize: unknown } }>;
  return mappings.map(({ deviceName, ebs }) => [deviceName, ebs.volumeSize]);
}

describe('passed on as they are', () => {
  test('nothing of it by default, but that updates are forced', () => {
    expect(propertiesOf(groupOf())).toEqual({ forceUpdateEnabled: true, amiType: 'AL2023_x86_64_STANDARD', scalingConfig: { minSize: 1, maxSize: 2 } });
  });

  test.each<[string, Partial<PodNodegroupOptions>, Record<string, unknown>]>([
    ['labels', { labels: { team: 'a' } }, { labels: { team: 'a' } }],
    ['taints', { taints: [{ key: 'gpu', value: 'yes', effect: eks.TaintEffect.NO_SCHEDULE }] },
      { taints: [{ key: 'gpu', value: 'yes', effect: 'NO_SCHEDULE' }] }],
    ['capacityType', { capacityType: eks.CapacityType.SPOT }, { capacityType: 'SPOT' }],
    ['maxUnavailable', { maxUnavailable: 2 }, { updateConfig: { maxUnavailable: 2 } }],
    ['maxUnavailablePercentage', { maxUnavailablePercentage: 20 }, { updateConfig: { maxUnavailablePercentage: 20 } }],
    ['enableNodeAutoRepair', { enableNodeAutoRepair: true }, { nodeRepairConfig: { enabled: true } }],
    ['forceUpdate', { forceUpdate: false }, { forceUpdateEnabled: false }],
    ['releaseVersion', { releaseVersion: '1.34.1-20261101' }, { releaseVersion: '1.34.1-20261101' }],
    ['amiType', { amiType: eks.NodegroupAmiType.AL2023_X86_64_NVIDIA }, { amiType: 'AL2023_x86_64_NVIDIA' }],
  ])('%s', (_, options, properties) => {
    expect(propertiesOf(groupOf(options))).toMatchObject(properties);
  });

  test('labels, taints and releaseVersion, as tokens', () => {
    const stack = stackIn();
    const token = Fn.importValue('Exported');
    const value = stack.resolve(token);
    const taints = [{ key: token, effect: eks.TaintEffect.NO_EXECUTE }];
    const group = groupOf({ labels: { team: token }, taints, releaseVersion: token }, {}, stack);

    expect(propertiesOf(group)).toMatchObject({ labels: { team: value }, taints: [{ key: value, effect: 'NO_EXECUTE' }], releaseVersion: value });
    expect(group.findings).toEqual([]);
  });
});

describe('sizes', () => {
  test.each<[Partial<PodNodegroupOptions>, Record<string, number>]>([
    [{}, { minSize: 1, maxSize: 2 }],
    [{ minSize: 0 }, { minSize: 0, maxSize: 2 }],
    [{ minSize: 3 }, { minSize: 3, maxSize: 3 }],
    [{ minSize: 3, maxSize: 60 }, { minSize: 3, maxSize: 60 }],
    [{ maxSize: 1 }, { minSize: 1, maxSize: 1 }],
    [{ desiredSize: 5 }, { minSize: 1, maxSize: 5, desiredSize: 5 }],
    [{ minSize: 2, maxSize: 9, desiredSize: 5 }, { minSize: 2, maxSize: 9, desiredSize: 5 }],
    [{ minSize: 0, maxSize: 9, desiredSize: 0 }, { minSize: 0, maxSize: 9, desiredSize: 0 }],
  ])('%p gives %p: a desired size only where one is given', (options, scalingConfig) => {
    expect(propertiesOf(groupOf(options)).scalingConfig).toEqual(scalingConfig);
  });

  test.each<[string, Partial<PodNodegroupOptions>, number | undefined]>([
    ['as given', { minSize: 2, maxSize: 9, expectedSize: 6 }, 6],
    ['as given beside a desired size', { minSize: 2, maxSize: 9, desiredSize: 3, expectedSize: 6 }, 6],
    ['the desired size', { minSize: 2, maxSize: 9, desiredSize: 3 }, 3],
    ['left to the plan, which takes the least', { minSize: 2, maxSize: 9 }, undefined],
    ['the least', { minSize: 2, maxSize: 9, expectedSize: 2 }, 2],
    ['the most', { minSize: 2, maxSize: 9, expectedSize: 9 }, 9],
    ['0', { minSize: 0, maxSize: 9, expectedSize: 0 }, 0],
  ])('expected in the plan, %s, are in no template', (_, options, expectedSize) => {
    const { expectedSize: left, ...others } = options;
    const group = groupOf(options);

    expect(group._forecast!.expectedSize).toBe(expectedSize);
    expect(propertiesOf(group)).toEqual(propertiesOf(groupOf(others)));
  });

  test('raising maxSize changes nothing but maxSize', () => {
    const [few, many] = [10, 20].map((maxSize) => propertiesOf(groupOf({ minSize: 2, maxSize })));

    expect(many).toEqual({ ...few, scalingConfig: { minSize: 2, maxSize: 20 } });
  });

  test('may be tokens: that they were not compared is warned of', () => {
    const stack = stackIn();
    const [, [, size]] = numberTokens(stack, 3);
    const platform = platformOf({}, stack);
    const group = groupOn(platform, { minSize: size, maxSize: 9, desiredSize: Lazy.number({ produce: () => 4 }) });

    expect(propertiesOf(group).scalingConfig).toEqual({ minSize: { Ref: 'NumberParameter' }, maxSize: 9, desiredSize: 4 });
    expect(namesOf(group.findings)).toEqual(['value-unchecked']);
    expect(factsOf(group.findings, 'value-unchecked')).toEqual({ sizes: ['minSize', 'desiredSize'] });
    expect(propertiesOf(groupOn(platform, { desiredSize: size }, 'Other')).scalingConfig).toEqual({
      minSize: 1,
      maxSize: { Ref: 'NumberParameter' },
      desiredSize: { Ref: 'NumberParameter' },
    });
    expect(saidBy(groupOf({ maxSize: Lazy.number({ produce: () => 4 }) }).findings)).toEqual([['nodegroup-options.sizesUnknown', { sizes: ['maxSize'] }]]);
  });
});

describe('diskSize', () => {
  test.each<[string, Partial<PodNodegroupOptions>, Array<[string, unknown]>]>([
    ['20 GiB by default on AL2023', {}, [['/dev/xvda', 20]]],
    ['as given on AL2023', { diskSize: 100 }, [['/dev/xvda', 100]]],
  ])('is the root volume: %s', (_, options, volumes) => {
    expect(volumesOf(groupOf(options))).toEqual(volumes);
  });

  test('is the data volume on Bottlerocket', () => {
    expect(volumesOf(groupOf({ ...BOTTLEROCKET })).slice(1)).toEqual([['/dev/xvdb', 20]]);
    expect(volumesOf(groupOf({ ...BOTTLEROCKET, diskSize: 100 })).slice(1)).toEqual([['/dev/xvdb', 100]]);
  });

  test('may be a token, and never stands on the group', () => {
    const stack = stackIn();
    const [, [, diskSize]] = numberTokens(stack, 50);
    const group = groupOf({ diskSize }, {}, stack);

    expect(volumesOf(group)).toEqual([['/dev/xvda', { Ref: 'NumberParameter' }]]);
    expect(group.findings).toEqual([]);
    expect(resourceOf(group).diskSize).toBeUndefined();
  });
});

describe('instanceTypes', () => {
  test('stand on the group, not in the launch template', () => {
    const group = groupOf({ instanceTypes: types('m5.large', 'm6i.large') });

    expect(resourceOf(group).instanceTypes).toEqual(['m5.large', 'm6i.large']);
    expect(launchDataOf(group).instanceType).toBeUndefined();
  });

  test('take the AMI type of their architecture', () => {
    expect(resourceOf(groupOf({ instanceTypes: types('m7g.large') })).amiType).toBe('AL2023_ARM_64_STANDARD');
    expect(resourceOf(groupOf({ instanceTypes: types('m6i.large') })).amiType).toBe('AL2023_x86_64_STANDARD');
  });

  test('may be tokens where their limits are stated: that they name these is not checked, which is warned of', () => {
    const stack = stackIn();
    const instanceType = new CfnParameter(stack, 'Type').valueAsString;
    const group = groupOf({ instanceTypes: types(instanceType), instanceTypeLimits: [InstanceTypeLimits.of('m5.16xlarge')] }, {}, stack);

    expect(stack.resolve(resourceOf(group).instanceTypes)).toEqual([{ Ref: 'Type' }]);
    expect(group.maxPods).toBe(250);
    expect(namesOf(group.findings)).toContain('instance-types-unresolved');
    expect(factsOf(group.findings, 'instance-types-unresolved')).toEqual({ types: ['m5.16xlarge'] });
  });

  test('take the limits that are stated before those of the table', () => {
    const stated = InstanceTypeLimits.custom({ instanceType: 'x99.large', maxEnis: 2, ipv4PerEni: 3, vcpus: 2, memoryMib: 8192 });
    const group = groupOf({ instanceTypes: types('x99.large'), instanceTypeLimits: [InstanceTypeLimits.of('m5.large'), stated] });

    expect(group.maxPods).toBe(66); // 2 * (3 - 1) * 16 + 2
    expect(group.findings).toEqual([]);
    expect(groupOf({ instanceTypeLimits: [InstanceTypeLimits.custom({ instanceType: 'm5.large', maxEnis: 1, ipv4PerEni: 2, memoryMib: 8192, vcpus: 2 })] }).maxPods)
      .toBe(18); // 1 * (2 - 1) * 16 + 2
  });
});

describe('nodeRole', () => {
  test('is used as it is, and none is defined', () => {
    const stack = stackIn();
    const nodeRole = iam.Role.fromRoleArn(stack, 'Given', 'arn:aws:iam::111111111111:role/nodes');
    const group = groupOf({ nodeRole }, {}, stack);

    expect(group.role).toBe(nodeRole);
    expect(resourceOf(group).nodeRole).toBe('arn:aws:iam::111111111111:role/nodes');
    expect(group.node.tryFindChild('Role')).toBeUndefined();
  });
});

describe('subnets', () => {
  const zonesOf = (options: Partial<PodNodegroupOptions>, podNetwork?: PodNetwork) => groupOf(options, { podNetwork }).availabilityZones;

  test('are all private ones without a pod network', () => {
    expect(zonesOf({})).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });

  test('are the private ones of the zones that have a pod subnet', () => {
    const podNetwork = PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1c', 'eu-west-1a'] });
    const platform = platformOf({ podNetwork });
    const group = groupOn(platform);
    const [a, , c] = platform.cluster.vpc.privateSubnets;

    expect(group.availabilityZones).toEqual(['eu-west-1a', 'eu-west-1c']);
    expect(resourceOf(group).subnets).toEqual([a.subnetId, c.subnetId]);
  });

  test('are those selected', () => {
    expect(zonesOf({ subnets: { availabilityZones: ['eu-west-1b'] } }, POD_NETWORK)).toEqual(['eu-west-1b']);
    expect(zonesOf({ subnets: { subnetType: ec2.SubnetType.PUBLIC, onePerAz: true } })).toHaveLength(3);
  });

  test('whose zones are tokens were not compared with the pod subnets, which is warned of', () => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', {
      subnetId: 'subnet-0123456789abcdef0',
      availabilityZone: new CfnParameter(stack, 'Zone').valueAsString,
      routeTableId: 'rtb-1',
    });

    expect(namesOf(groupOf({ subnets: { subnets: [subnet] } }, { podNetwork: POD_NETWORK }, stack).findings)).toEqual(['value-unchecked']);
  });
});

describe('what coredns can run on', () => {
  const NO_SCHEDULE = eks.TaintEffect.NO_SCHEDULE;

  test.each<[string, Partial<PodNodegroupOptions>, boolean]>([
    ['a group by default', {}, true],
    ['a group that may be empty', { minSize: 0, maxSize: 5 }, false],
    ['a group that may be empty, and starts with nodes', { minSize: 0, desiredSize: 2, maxSize: 5 }, true],
    ['a group that starts empty', { minSize: 0, desiredSize: 0, maxSize: 5 }, false],
    ['a group of unknown size', { minSize: Lazy.number({ produce: () => 0 }), maxSize: 5 }, true],
    ['a tainted group', { taints: [{ key: 'gpu', effect: NO_SCHEDULE }] }, false],
    ['a group that evicts', { taints: [{ key: 'gpu', effect: eks.TaintEffect.NO_EXECUTE }] }, false],
    ['a group that is avoided', { taints: [{ key: 'gpu', effect: eks.TaintEffect.PREFER_NO_SCHEDULE }] }, true],
    ['a group for critical add-ons', { taints: [{ key: 'CriticalAddonsOnly', effect: NO_SCHEDULE }] }, true],
    ['a group for the control plane', { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: NO_SCHEDULE }] }, true],
    ['a group that evicts all but the control plane', { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: eks.TaintEffect.NO_EXECUTE }] }, false],
    ['a group with one taint too many', { taints: [{ key: 'CriticalAddonsOnly', effect: NO_SCHEDULE }, { key: 'gpu', effect: NO_SCHEDULE }] }, false],
  ])('%s: %p', (_, options, runs) => {
    expect(groupOf(options)._runsCoreDns).toBe(runs);
  });
});

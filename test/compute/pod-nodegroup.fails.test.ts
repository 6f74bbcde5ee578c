import { CfnParameter, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { AddonSettings, POD_NETWORK } from '../private/cdk-addon';
import { numberTokens, stackIn, textTokens } from '../private/cdk-fixtures';
import { groupOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';

const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };
const PREFIXES_CUSTOM: AddonSettings = { podNetwork: POD_NETWORK };

function expectRefused(options: Partial<PodNodegroupOptions>, settings: AddonSettings, ...problems: Problem[]): void {
  expectRefusal(() => groupOf(options, settings), 'Stack/Group', ...problems);
}

describe('instanceTypes', () => {
  test.each<[string, Partial<PodNodegroupOptions>]>([
    ['none', { instanceTypes: [] }],
    ['nothing given', { instanceTypes: undefined }],
  ])('fails for %s', (_, options) => {
    expectRefused(options, {}, ['instance-types-missing', 'group-types.none']);
  });

  test('fails for each unknown type, naming the nearest and how to state its limits', () => {
    expectRefused({ instanceTypes: types('m5.larg', 'm5.large', 'x9.99xlarge') }, {},
      ['instance-type-unknown', 'group-types.unknown', { type: 'm5.larg', nearest: expect.arrayContaining(['m5.large']) }],
      ['instance-type-unknown', 'group-types.unknown', { type: 'x9.99xlarge' }]);
  });

  test('fails for each kind of token where no limits are stated', () => {
    for (const [, token] of textTokens(stackIn(), 'm5.large')) {
      expectRefused({ instanceTypes: types(token) }, {}, ['unresolved-value', 'group-types.tokens']);
    }
  });

  test('fails for x86 and Arm in one group', () => {
    expectRefused({ instanceTypes: types('m5.large', 'm7g.large') }, {},
      ['architectures-mixed', { x86: ['m5.large'], arm: ['m7g.large'] }]);
  });

  test('fails for a Xen type under prefix delegation, naming it alone', () => {
    expectRefused({ instanceTypes: types('m5.large', 'i3.large') }, {},
      ['prefixes-unsupported-in-group', { types: ['i3.large'], giver: 'the VPC CNI' }]);
  });

  test('a Xen type is taken with single addresses', () => {
    expect(groupOf({ instanceTypes: types('i3.large') }, SINGLE).maxPods).toBe(29);
  });

  test('fails for a type without an ENI for pods', () => {
    expectRefused({}, { ...PREFIXES_CUSTOM, maxEni: 1 },
      ['no-pod-enis', { type: 'm5.large', enis: 3, maxEni: 1, primaryTaken: true, trunk: false, efaOnlyEnis: 0 }]);
  });
});

test('fails for an amiType of Amazon Linux 2', () => {
  const amiType = eks.NodegroupAmiType.AL2_X86_64;

  expectRefused({ amiType }, {}, ['ami-type-mismatch', 'node-images.systemUnknown', { amiType, fitting: expect.arrayContaining(['AL2023_x86_64_STANDARD']) }]);
});

test('fails for an amiType of the other architecture', () => {
  expectRefused({ amiType: eks.NodegroupAmiType.AL2023_ARM_64_STANDARD }, {},
    ['ami-type-mismatch', { amiType: 'AL2023_ARM_64_STANDARD', type: 'm5.large', architecture: 'x86_64', fitting: expect.arrayContaining(['BOTTLEROCKET_x86_64']) }]);
});

describe('maxPods', () => {
  test.each([0, -1, 1.5, NaN, 291])('fails for %p, with the sum behind what addresses allow', (maxPods) => {
    expectRefused({ maxPods }, PREFIXES_CUSTOM,
      ['max-pods-out-of-range', { most: 290, got: maxPods, type: 'm5.large', enis: 2, ipv4PerEni: 10, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
  });

  test('fails for 300 on m5.large, naming 110 and 290 (S17)', () => {
    expectRefused({ maxPods: 300 }, PREFIXES_CUSTOM,
      ['max-pods-out-of-range', { most: 290, got: 300, type: 'm5.large', enis: 2, ipv4PerEni: 10, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
    expectRefused({ maxPods: 500 }, {}, ['max-pods-out-of-range', { most: 434, got: 500, type: 'm5.large', enis: 3, ipv4PerEni: 10, slotAddresses: 16, hostNetworkPods: 2, recommended: 110 }]);
  });

  test('fails above what the smallest of several types has addresses for', () => {
    expectRefused({ instanceTypes: types('m5.16xlarge', 'm5.large'), maxPods: 30 }, SINGLE,
      ['max-pods-out-of-range', { most: 29, got: 30, type: 'm5.large', enis: 3, ipv4PerEni: 10, slotAddresses: 1, hostNetworkPods: 2, recommended: 29 }]);
  });

  test('fails for each kind of token', () => {
    for (const [, maxPods] of numberTokens(stackIn(), 20)) expectRefused({ maxPods }, {}, ['unresolved-value', 'asked-pod-counts.unresolved']);
    for (const [, maxPods] of numberTokens(stackIn(), 20)) {
      expectRefused({ maxPods, hostNetworkPods: -1 }, {},
        ['invalid-number', 'values.notWhole', { prop: 'hostNetworkPods' }], ['unresolved-value', 'values.countUnresolved', { prop: 'maxPods' }]);
    }
  });
});

describe.each(['hostNetworkPods', 'efaOnlyEnis'])('%s', (name) => {
  test.each([-1, 0.5])('fails for %p', (count) => {
    expectRefused({ [name]: count }, {}, ['invalid-number', { prop: name, least: 0, got: count }]);
  });

  test('fails for each kind of token', () => {
    for (const [, count] of numberTokens(stackIn(), 3)) {
      expectRefused({ [name]: count }, {}, ['unresolved-value', 'values.countUnresolved', { prop: name }]);
    }
  });
});

describe('sizes', () => {
  test.each<[string, Partial<PodNodegroupOptions>, Problem[]]>([
    ['minSize above maxSize', { minSize: 5, maxSize: 4 },
      [['nodegroup-sizes', { low: 'minSize', lowValue: 5, isDefault: false, high: 'maxSize', highValue: 4 }]]],
    ['minSize above desiredSize', { minSize: 5, desiredSize: 4 },
      [['nodegroup-sizes', { low: 'minSize', lowValue: 5, isDefault: false, high: 'desiredSize', highValue: 4 }]]],
    ['desiredSize below the default of minSize', { desiredSize: 0 },
      [['nodegroup-sizes', { low: 'minSize', lowValue: 1, isDefault: true, high: 'desiredSize', highValue: 0 }]]],
    ['desiredSize above maxSize', { maxSize: 4, desiredSize: 5 },
      [['nodegroup-sizes', { low: 'desiredSize', lowValue: 5, isDefault: false, high: 'maxSize', highValue: 4 }]]],
    ['all three turned round', { minSize: 3, desiredSize: 2, maxSize: 1 }, [
      ['nodegroup-sizes', { low: 'minSize', lowValue: 3, isDefault: false, high: 'maxSize', highValue: 1 }],
      ['nodegroup-sizes', { low: 'minSize', lowValue: 3, isDefault: false, high: 'desiredSize', highValue: 2 }],
      ['nodegroup-sizes', { low: 'desiredSize', lowValue: 2, isDefault: false, high: 'maxSize', highValue: 1 }],
    ]],
    ['a negative minSize', { minSize: -1 }, [['invalid-number', { prop: 'minSize', least: 0, got: -1 }]]],
    ['a fraction', { minSize: 1.5 }, [['invalid-number', 'values.notWhole', { prop: 'minSize', got: 1.5 }]]],
    ['maxSize 0', { minSize: 0, maxSize: 0 }, [['invalid-number', { prop: 'maxSize', least: 1, got: 0 }]]],
    ['a fraction of maxSize', { maxSize: 2.5 }, [['invalid-number', 'values.notWhole', { prop: 'maxSize', got: 2.5 }]]],
    ['a negative desiredSize', { minSize: 0, desiredSize: -1 },
      [['nodegroup-sizes', 'nodegroup-options.sizes', { high: 'desiredSize' }], ['invalid-number', 'values.notWhole', { prop: 'desiredSize', got: -1 }]]],
    ['expectedSize below minSize', { minSize: 3, maxSize: 9, expectedSize: 2 },
      [['nodegroup-sizes', { expectedSize: 2, minSize: 3, isDefault: false }]]],
    ['expectedSize below the default of minSize', { maxSize: 9, expectedSize: 0 },
      [['nodegroup-sizes', { expectedSize: 0, minSize: 1, isDefault: true }]]],
    ['expectedSize above maxSize', { maxSize: 9, expectedSize: 10 },
      [['nodegroup-sizes', { expectedSize: 10, maxSize: 9, isDefault: false }]]],
    ['expectedSize above the default of maxSize', { expectedSize: 3 },
      [['nodegroup-sizes', { expectedSize: 3, maxSize: 2, isDefault: true }]]],
    ['a negative expectedSize', { minSize: 0, expectedSize: -1 },
      [['nodegroup-sizes', 'nodegroup-options.expectedBelow', { expectedSize: -1 }], ['invalid-number', { prop: 'expectedSize', least: 0, got: -1 }]]],
    ['a fraction of expectedSize', { expectedSize: 1.5 }, [['invalid-number', 'values.notWhole', { prop: 'expectedSize', got: 1.5 }]]],
    ['no number', { desiredSize: NaN }, [['invalid-number', 'values.notWhole', { prop: 'desiredSize', got: NaN }]]],
  ])('fails for %s', (_, options, problems) => {
    expectRefused(options, {}, ...problems);
  });
});

test('fails for each kind of token as expectedSize, which is for the plan alone', () => {
  for (const [, token] of numberTokens(stackIn(), 2)) {
    expectRefused({ expectedSize: token }, {}, ['unresolved-value', 'values.countUnresolved', { prop: 'expectedSize' }]);
  }
});

test.each([0, -5, 10.5])('fails for diskSize %p', (diskSize) => {
  expectRefused({ diskSize }, {}, ['invalid-number', { prop: 'diskSize', least: 1, got: diskSize }]);
});

describe('nodegroupName and launchTemplateSpec', () => {
  test('fails for a name, with the way out', () => {
    expectRefused({ nodegroupName: 'general' }, {}, ['option-refused', 'nodegroup-options.ownName', { name: 'general' }]);
  });

  test('fails for a name that is a token', () => {
    expectRefused({ nodegroupName: new CfnParameter(stackIn(), 'Name').valueAsString }, {}, ['option-refused', 'nodegroup-options.ownName']);
  });

  test('fails for a launch template, with the way out', () => {
    expectRefused({ launchTemplateSpec: { id: 'lt-0123456789abcdef0' } }, {},
      ['option-refused', 'nodegroup-options.ownLaunchTemplate']);
  });
});

describe('subnets', () => {
  const inZonesAandB = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }) };

  test('fails for a zone without pod subnet, naming the zone, the group and the zones that have one (S20)', () => {
    expectRefused({ subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }, inZonesAandB,
      ['pod-subnet-missing', { zones: ['eu-west-1c'], covered: ['eu-west-1a', 'eu-west-1b'] }]);
  });

  test('fails once for each such zone (S20)', () => {
    const inZoneA = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }) };

    expectRefused({ subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }, inZoneA,
      ['pod-subnet-missing', 'node-places.withoutPodSubnet', { zones: ['eu-west-1b'] }],
      ['pod-subnet-missing', 'node-places.withoutPodSubnet', { zones: ['eu-west-1c'] }]);
  });

  test('fails where the VPC has no subnet for nodes in the zones of the pod subnets', () => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-1', availabilityZone: 'eu-west-1d', routeTableId: 'rtb-1' });
    const podNetwork = PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', [subnet]));

    expectRefusal(() => groupOf({}, { podNetwork }, stack), 'Stack/Group',
      ['nodegroup-subnets', { zones: ['eu-west-1d'] }]);
  });
});

describe('several mistakes', () => {
  test('fails once for all of them', () => {
    expectRefused({
      instanceTypes: types('i3.large'),
      nodegroupName: 'general',
      minSize: 5,
      maxSize: 2,
      diskSize: 0,
      maxPods: 0,
      amiType: eks.NodegroupAmiType.AL2_X86_64,
      subnets: { availabilityZones: ['eu-west-1b'] },
    }, { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }) },
    ['option-refused', 'nodegroup-options.ownName', { name: 'general' }],
    ['nodegroup-sizes', { low: 'minSize', lowValue: 5 }],
    ['invalid-number', 'values.notWhole', { prop: 'diskSize' }],
    ['ami-type-mismatch', 'node-images.systemUnknown', { amiType: 'AL2_x86_64' }],
    ['pod-subnet-missing', 'node-places.withoutPodSubnet', { zones: ['eu-west-1b'] }],
    ['prefixes-unsupported-in-group', { types: ['i3.large'] }],
    ['max-pods-out-of-range', 'asked-pod-counts.outOfRange', { got: 0 }]);
  });

  test('fails for a type without ENI for pods and a name alike', () => {
    expectRefused({ nodegroupName: 'general' }, { ...PREFIXES_CUSTOM, maxEni: 1 },
      ['option-refused', 'nodegroup-options.ownName'], ['no-pod-enis', { type: 'm5.large' }]);
  });

  test('fails for tokens and values alike', () => {
    expectRefused({ hostNetworkPods: Lazy.number({ produce: () => 2 }), minSize: 0.5 }, {},
      ['invalid-number', 'values.notWhole', { prop: 'minSize' }], ['unresolved-value', 'values.countUnresolved', { prop: 'hostNetworkPods' }]);
  });

  test('defines nothing', () => {
    const stack = stackIn();
    expectRefusal(() => groupOf({ minSize: -1 }, {}, stack), 'Stack/Group', ['invalid-number', { prop: 'minSize' }]);

    expect(stack.node.findChild('Group').node.children).toEqual([]);
  });
});

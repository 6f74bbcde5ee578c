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
import { errorOf, expectRefusal, Problem } from '../private/cdk-refusals';

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
    expectRefused(options, {}, ['instance-types-missing', "'instanceTypes' is empty", 'list at least one instance type']);
  });

  test('fails for each unknown type, naming the nearest and how to state its limits', () => {
    expectRefused({ instanceTypes: types('m5.larg', 'm5.large', 'x9.99xlarge') }, {},
      ['instance-type-unknown', "'m5.larg'", 'm5.large', "'instanceTypeLimits'"], ['instance-type-unknown', "'x9.99xlarge'", "'instanceTypeLimits'"]);
  });

  test('fails for each kind of token where no limits are stated', () => {
    for (const [, token] of textTokens(stackIn(), 'm5.large')) {
      expectRefused({ instanceTypes: types(token) }, {}, ['unresolved-value', "'instanceTypes' holds a token", "'instanceTypeLimits'"]);
    }
  });

  test('fails for x86 and Arm in one group', () => {
    expectRefused({ instanceTypes: types('m5.large', 'm7g.large') }, {},
      ['architectures-mixed', "'instanceTypes' mixes x86 (m5.large) and Arm (m7g.large)", 'make a node group for each']);
  });

  test('fails for a Xen type under prefix delegation, naming it alone', () => {
    expectRefused({ instanceTypes: types('m5.large', 'i3.large') }, {},
      ['prefixes-unsupported-in-group', "'instanceTypes' holds i3.large, which", 'leave the type out, or use a Nitro one']);
  });

  test('a Xen type is taken with single addresses', () => {
    expect(groupOf({ instanceTypes: types('i3.large') }, SINGLE).maxPods).toBe(29);
  });

  test('fails for a type without an ENI for pods', () => {
    expectRefused({}, { ...PREFIXES_CUSTOM, maxEni: 1 }, ['no-pod-enis', 'm5.large', 'MAX_ENI leaves 1', 'custom networking takes the primary one']);
  });
});

test('fails for an amiType of Amazon Linux 2', () => {
  const amiType = eks.NodegroupAmiType.AL2_X86_64;

  expectRefused({ amiType }, {}, ['ami-type-mismatch', `'amiType' ${amiType}`, 'choose one of', 'AL2023_x86_64_STANDARD']);
});

test('fails for an amiType of the other architecture', () => {
  expectRefused({ amiType: eks.NodegroupAmiType.AL2023_ARM_64_STANDARD }, {},
    ['ami-type-mismatch', "'amiType' AL2023_ARM_64_STANDARD does not run on m5.large", 'BOTTLEROCKET_x86_64']);
});

describe('maxPods', () => {
  test.each([0, -1, 1.5, NaN, 291])('fails for %p, with the sum behind what addresses allow', (maxPods) => {
    expectRefused({ maxPods }, PREFIXES_CUSTOM,
      ['max-pods-out-of-range', "'maxPods' must be a whole number from 1 to 290", `got ${maxPods}`, '2 ENIs x (10 - 1) x 16 + 2 = 290', 'is 110']);
  });

  test('fails for 300 on m5.large, naming 110 and 290 (S17)', () => {
    expectRefused({ maxPods: 300 }, PREFIXES_CUSTOM, ['max-pods-out-of-range', 'got 300', '290', 'the recommended count is 110']);
    expectRefused({ maxPods: 500 }, {}, ['max-pods-out-of-range', 'got 500', '3 ENIs x (10 - 1) x 16 + 2 = 434', 'the recommended count is 110']);
  });

  test('fails above what the smallest of several types has addresses for', () => {
    expectRefused({ instanceTypes: types('m5.16xlarge', 'm5.large'), maxPods: 30 }, SINGLE,
      ['max-pods-out-of-range', 'from 1 to 29', 'the addresses of m5.large allow 3 ENIs x (10 - 1) + 2 = 29']);
  });

  test('fails for each kind of token', () => {
    for (const [, maxPods] of numberTokens(stackIn(), 20)) expectRefused({ maxPods }, {}, ['unresolved-value', "'maxPods' is a token", 'leave it out']);
    for (const [, maxPods] of numberTokens(stackIn(), 20)) {
      expectRefused({ maxPods, hostNetworkPods: -1 }, {}, ['invalid-number', "'hostNetworkPods'"], ['unresolved-value', "'maxPods' is a token"]);
    }
  });
});

describe.each(['hostNetworkPods', 'efaOnlyEnis'])('%s', (name) => {
  test.each([-1, 0.5])('fails for %p', (count) => {
    expectRefused({ [name]: count }, {}, ['invalid-number', `'${name}' must be a whole number of 0 or more`, `got ${count}`]);
  });

  test('fails for each kind of token', () => {
    for (const [, count] of numberTokens(stackIn(), 3)) {
      expectRefused({ [name]: count }, {}, ['unresolved-value', `'${name}' is a token`, 'give a number']);
    }
  });
});

describe('sizes', () => {
  test.each<[string, Partial<PodNodegroupOptions>, Problem[]]>([
    ['minSize above maxSize', { minSize: 5, maxSize: 4 }, [['nodegroup-sizes', "'minSize' (5) is above 'maxSize' (4)", 'keep minSize <= desiredSize <= maxSize']]],
    ['minSize above desiredSize', { minSize: 5, desiredSize: 4 }, [['nodegroup-sizes', "'minSize' (5) is above 'desiredSize' (4)"]]],
    ['desiredSize below the default of minSize', { desiredSize: 0 }, [['nodegroup-sizes', "'minSize' (1, the default) is above 'desiredSize' (0)"]]],
    ['desiredSize above maxSize', { maxSize: 4, desiredSize: 5 }, [['nodegroup-sizes', "'desiredSize' (5) is above 'maxSize' (4)"]]],
    ['all three turned round', { minSize: 3, desiredSize: 2, maxSize: 1 }, [
      ['nodegroup-sizes', "'minSize' (3) is above 'maxSize' (1)"],
      ['nodegroup-sizes', "'minSize' (3) is above 'desiredSize' (2)"],
      ['nodegroup-sizes', "'desiredSize' (2) is above 'maxSize' (1)"],
    ]],
    ['a negative minSize', { minSize: -1 }, [['invalid-number', "'minSize' must be a whole number of 0 or more", 'got -1']]],
    ['a fraction', { minSize: 1.5 }, [['invalid-number', "'minSize'", 'got 1.5']]],
    ['maxSize 0', { minSize: 0, maxSize: 0 }, [['invalid-number', "'maxSize' must be a whole number of 1 or more", 'got 0']]],
    ['a fraction of maxSize', { maxSize: 2.5 }, [['invalid-number', "'maxSize'", 'got 2.5']]],
    ['a negative desiredSize', { minSize: 0, desiredSize: -1 }, [['nodegroup-sizes', "'desiredSize'"], ['invalid-number', "'desiredSize'", 'got -1']]],
    ['no number', { desiredSize: NaN }, [['invalid-number', "'desiredSize'", 'got NaN']]],
  ])('fails for %s', (_, options, problems) => {
    expectRefused(options, {}, ...problems);
  });
});

test.each([0, -5, 10.5])('fails for diskSize %p', (diskSize) => {
  expectRefused({ diskSize }, {}, ['invalid-number', "'diskSize' must be a whole number of 1 or more", `got ${diskSize}`]);
});

describe('nodegroupName and launchTemplateSpec', () => {
  test('fails for a name, with the way out', () => {
    expectRefused({ nodegroupName: 'general' }, {}, ['option-refused', "'nodegroupName' (general)", 'collide', 'leave it out and use labels or tags']);
  });

  test('fails for a name that is a token', () => {
    expectRefused({ nodegroupName: new CfnParameter(stackIn(), 'Name').valueAsString }, {}, ['option-refused', "'nodegroupName'"]);
  });

  test('fails for a launch template, with the way out', () => {
    expectRefused({ launchTemplateSpec: { id: 'lt-0123456789abcdef0' } }, {},
      ['option-refused', "'launchTemplateSpec'", 'diskSize, tags, remoteAccess']);
  });
});

describe('subnets', () => {
  const inZonesAandB = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }) };

  test('fails for a zone without pod subnet, naming the zone, the group and the zones that have one (S20)', () => {
    expectRefused({ subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }, inZonesAandB,
      ['pod-subnet-missing', "zone 'eu-west-1c'", 'pod subnets in eu-west-1a, eu-west-1b', 'add the zone to the pod network', "'subnets'"]);
  });

  test('fails once for each such zone (S20)', () => {
    const inZoneA = { podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }) };

    expectRefused({ subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }, inZoneA,
      ['pod-subnet-missing', "'eu-west-1b'"], ['pod-subnet-missing', "'eu-west-1c'"]);
  });

  test('fails where the VPC has no subnet for nodes in the zones of the pod subnets', () => {
    const stack = stackIn();
    const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'Subnet', { subnetId: 'subnet-1', availabilityZone: 'eu-west-1d', routeTableId: 'rtb-1' });
    const podNetwork = PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', [subnet]));

    expectRefusal(() => groupOf({}, { podNetwork }, stack), 'Stack/Group',
      ['nodegroup-subnets', 'no subnet for nodes in the zones that have a pod subnet (eu-west-1d)', "select 'subnets'"]);
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
    ['option-refused', "'nodegroupName'"],
    ['nodegroup-sizes', "'minSize' (5)"],
    ['invalid-number', "'diskSize'"],
    ['ami-type-mismatch', "'amiType'"],
    ['pod-subnet-missing', "'eu-west-1b'"],
    ['prefixes-unsupported-in-group', 'i3.large'],
    ['max-pods-out-of-range', "'maxPods'"]);
  });

  test('fails for a type without ENI for pods and a name alike', () => {
    expectRefused({ nodegroupName: 'general' }, { ...PREFIXES_CUSTOM, maxEni: 1 }, ['option-refused', "'nodegroupName'"], ['no-pod-enis', 'm5.large']);
  });

  test('fails for tokens and values alike', () => {
    expectRefused({ hostNetworkPods: Lazy.number({ produce: () => 2 }), minSize: 0.5 }, {}, ['invalid-number', "'minSize'"], ['unresolved-value', "'hostNetworkPods'"]);
  });

  test('defines nothing', () => {
    const stack = stackIn();
    expect(errorOf(() => groupOf({ minSize: -1 }, {}, stack)).message).toContain('minSize');

    expect(stack.node.findChild('Group').node.children).toEqual([]);
  });
});

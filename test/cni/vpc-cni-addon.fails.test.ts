import { CfnParameter, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { FindingError } from '../../src/findings/finding-error';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { numberTokens, stackIn } from '../private/cdk-fixtures';
import { ipv6PlatformOf } from '../private/cdk-ipv6';
import { errorOf, expectRefusal, expectSaid, namesOf } from '../private/cdk-refusals';
import { Said } from '../private/statements';

const SINGLE = IpAssignment.secondaryIp();

function expectRefused(settings: AddonSettings, ...said: Said[]): void {
  expectSaid(() => platformOf(settings), 'Stack/Cni', ...said);
}

test.each<[string, AddonSettings, Said]>([
  ['a prefix target with single addresses', { ipAssignment: SINGLE, warmPool: WarmPool.prefixes(1) },
    ['vpc-cni-settings.poolUnusedWithSingleAddresses', { variable: 'WARM_PREFIX_TARGET' }]],
  ['no warm prefix with single addresses', { ipAssignment: SINGLE, warmPool: WarmPool.none() },
    ['vpc-cni-settings.poolUnusedWithSingleAddresses', { variable: 'WARM_PREFIX_TARGET' }]],
  ['an ENI target with prefixes', { warmPool: WarmPool.enis(1) },
    ['vpc-cni-settings.poolUnusedWithPrefixes', { variable: 'WARM_ENI_TARGET' }]],
])('fails for %s', (_, settings, said) => {
  expectRefused(settings, said);
});

test.each([0, -1, 1.5, NaN])('fails for maxEni %p', (maxEni) => {
  expectRefused({ maxEni }, ['values.notWhole', { prop: 'maxEni', least: 1, got: maxEni }]);
});

test('fails for a maxEni that is a token: pod counts follow from it', () => {
  for (const [, maxEni] of numberTokens(stackIn(), 2)) expectRefused({ maxEni }, ['values.countUnresolved', { prop: 'maxEni' }]);
});

test.each<[string, string]>([
  ['ENABLE_IPv4', 'cluster.ipFamily'],
  ['ENABLE_IPv6', 'cluster.ipFamily'],
  ['ENABLE_PREFIX_DELEGATION', 'ipAssignment'],
  ['WARM_PREFIX_TARGET', 'warmPool'],
  ['WARM_IP_TARGET', 'warmPool'],
  ['MINIMUM_IP_TARGET', 'warmPool'],
  ['WARM_ENI_TARGET', 'warmPool'],
  ['MAX_ENI', 'maxEni'],
  ['ENABLE_POD_ENI', 'securityGroupsForPods'],
  ['POD_SECURITY_GROUP_ENFORCING_MODE', 'securityGroupsForPods'],
  ['AWS_VPC_K8S_CNI_EXTERNALSNAT', 'snat'],
  ['AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'snat'],
  ['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'podNetwork'],
  ['ENI_CONFIG_LABEL_DEF', 'podNetwork'],
  ['ENI_CONFIG_ANNOTATION_DEF', 'podNetwork'],
])('fails for %s in environment, and names the property to use', (name, property) => {
  expectRefused({ environment: { [name]: '1' } }, ['cni-variables.ofProp', { variable: name, prop: property }]);
});

test.each(['ENABLE_MULTI_NIC'])('fails for %s in environment, which is not modelled', (name) => {
  expectRefused({ environment: { [name]: 'true' } }, ['cni-variables.notModelled', { variable: name }]);
});

// What it is set to is what holds without it, in any spelling that the VPC CNI reads.
test.each([
  ['false', []], ['False', []], ['0', []], ['f', []],
  ['true', ['option-refused']], ['1', ['option-refused']], [Fn.importValue('Cards'), ['option-refused']],
])('ENABLE_MULTI_NIC of %j in environment, over IPv4 and IPv6', (ENABLE_MULTI_NIC, expected) => {
  for (const make of [platformOf, ipv6PlatformOf]) {
    const call = () => make({ environment: { ENABLE_MULTI_NIC } });

    if (expected.length === 0) expect(call).not.toThrow();
    else expect(namesOf((errorOf(call) as FindingError).findings)).toEqual(expected);
  }
});

test('ENABLE_MULTI_NIC of false is written as it is given', () => {
  expect(configurationOf(platformOf({ environment: { ENABLE_MULTI_NIC: 'false' } }).cni).env).toMatchObject({ ENABLE_MULTI_NIC: 'false' });
});

test('fails for pod security groups without a pod network', () => {
  const podSecurityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stackIn(), 'Group', 'sg-1')];

  expectRefused({ podSecurityGroups }, ['vpc-cni-settings.groupsWithoutEniConfigs', {}]);
});

test('fails for an empty list of pod security groups', () => {
  expectRefused({ podNetwork: POD_NETWORK, podSecurityGroups: [] }, ['vpc-cni-settings.groupsEmpty', {}]);
});

describe('podSecurityGroups of an ENI', () => {
  const groups = (count: number) => {
    const stack = stackIn();
    return Array.from({ length: count }, (_, index) => ec2.SecurityGroup.fromSecurityGroupId(stack, `Group${index}`, `sg-${index}`));
  };

  test('fails beyond what an ENI takes', () => {
    expectRefused({ podNetwork: POD_NETWORK, podSecurityGroups: groups(17) }, ['vpc-cni-settings.groupsTooMany', { count: 17, most: 16 }]);
  });

  test.each<[number, string[]]>([[5, []], [6, ['quota-exceeded']], [16, ['quota-exceeded']]])('%i are taken, with a warning beyond the default quota', (count, names) => {
    expect(namesOf(platformOf({ podNetwork: POD_NETWORK, podSecurityGroups: groups(count) }).cni.findings).filter((name) => name === 'quota-exceeded')).toEqual(names);
  });
});

describe('snat', () => {
  test('fails for no exception', () => {
    expectRefused({ snat: SnatPolicy.nodeExcept([]) }, ['vpc-cni-settings.snatWithoutExceptions', {}]);
  });

  test('fails for each exception that is no CIDR, and passes tokens', () => {
    const token = new CfnParameter(stackIn(), 'Cidr').valueAsString;

    expectRefused({ snat: SnatPolicy.nodeExcept(['10.0.0.0/8', token, 'office', '10.1.0.0/8']) },
      ['vpc-cni-settings.snatExceptionInvalid', { index: 2, got: 'office', fault: 'form', instead: '100.64.0.0/16' }],
      ['vpc-cni-settings.snatExceptionInvalid', { index: 3, got: '10.1.0.0/8', fault: 'hostBits', instead: '10.0.0.0/8' }]);
  });
});

test('fails for a pod network that cannot be, with the path of its part', () => {
  expectRefusal(() => platformOf({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/10') }), 'Stack/Cni/PodCidr', ['vpc-cidr-size', { cidr: '100.64.0.0/10' }]);
  expectRefusal(() => platformOf({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { zoneSlots: 2 }) }), 'Stack/Cni/PodSubnets',
    ['zone-slot', 'slot-choices.beyondSlots', { zone: 'eu-west-1c', count: 2, slot: 2 }]);
});

test('fails once for all mistakes', () => {
  expectRefused({ ipAssignment: SINGLE, warmPool: WarmPool.prefixes(1), maxEni: 0, podSecurityGroups: [], environment: { MAX_ENI: '2', ENABLE_IPv6: 'true' } },
    ['cni-variables.ofProp', { variable: 'MAX_ENI', prop: 'maxEni' }],
    ['cni-variables.ofProp', { variable: 'ENABLE_IPv6', prop: 'cluster.ipFamily' }],
    ['vpc-cni-settings.poolUnusedWithSingleAddresses', { variable: 'WARM_PREFIX_TARGET' }],
    ['vpc-cni-settings.groupsWithoutEniConfigs', {}],
    ['vpc-cni-settings.groupsEmpty', {}],
    ['values.notWhole', { prop: 'maxEni', least: 1, got: 0 }]);
});

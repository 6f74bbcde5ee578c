import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster, PodNetwork, VpcCniAddon } from '../../../../src';
import { OWNED_VARIABLES, UNMODELLED_VARIABLES } from '../../../../src/cni/settings/configuration-values';
import { FindingError } from '../../../../src/findings/finding-error';
import { CNI_VARIABLES } from '../../../../src/vpc-cni/variable-table';
import { stackIn } from '../../../private/cdk-fixtures';
import { messagesOf, plainCluster, PlainParts, saidOfPlain } from '../../../private/cdk-plain';
import { namesOf } from '../../../private/cdk-refusals';

/*
 * What each variable of the VPC CNI does, by the code of v1.23.1: the same is said of plain resources and of constructs.
 */

const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'ipv6' } };
const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const INVALID = 'error cni-setting-invalid';
const IGNORED = 'warning cni-setting-ignored';
const IDLE = 'warning cni-setting-idle';
const NONE = 'error cni-gives-no-addresses';

/** What the rule pack says of the add-on of a cluster whose other parts are in order. */
const ofPlain = (parts: PlainParts) => saidOfPlain(parts).filter((said) => said.endsWith(' at Cni')).map((said) => said.replace(' at Cni', ''));

/** What a cluster of this library says of its `environment`: ids, whether they are thrown or not. */
function ofConstruct(environment: Record<string, string>, ipFamily?: eks.IpFamily): string[] {
  const stack = stackIn();
  try {
    const platform = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.nodeSubnets(), ipFamily, vpcCni: { environment },
    });
    return namesOf(platform.node.findAll().flatMap((each) => (each instanceof VpcCniAddon ? each.findings : [])));
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    return error.findings.map(({ id }) => id.split(':')[1]);
  }
}

/** Values, and what is said of each in any cluster with IPv4. */
const VALUES: ReadonlyArray<readonly [name: string, value: string, expected: readonly string[]]> = [
  ['AWS_VPC_ENI_MTU', '575', [INVALID]],
  ['AWS_VPC_ENI_MTU', '576', []],
  ['AWS_VPC_ENI_MTU', '9001', []],
  ['AWS_VPC_ENI_MTU', '9002', [INVALID]],
  ['AWS_VPC_ENI_MTU', 'large', [INVALID]],
  ['POD_MTU', '100', [INVALID]],
  ['POD_MTU', '+1500', []],
  ['POD_MTU', ' 1500', [INVALID]],
  ['POD_MTU', '1500.0', [INVALID]],
  ['POD_MTU', '1e3', [INVALID]],
  ['POD_MTU', '', [INVALID]],
  ['IP_COOLDOWN_PERIOD', '-1', [INVALID]],
  ['IP_COOLDOWN_PERIOD', '0', []],
  ['IP_COOLDOWN_PERIOD', '30s', [INVALID]],
  ['NETWORK_POLICY_ENFORCING_MODE', 'strict', []],
  ['NETWORK_POLICY_ENFORCING_MODE', 'Standard', []],
  ['NETWORK_POLICY_ENFORCING_MODE', 'none', []],
  ['NETWORK_POLICY_ENFORCING_MODE', 'audit', [INVALID]],
  ['NETWORK_POLICY_ENFORCING_MODE', '', [INVALID]],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'eni', []],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'vpce', []],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'veth0', [INVALID]],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'eth', [INVALID]],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'lo', [INVALID]],
  ['AWS_VPC_K8S_CNI_VETHPREFIX', 'vlan', [INVALID]],
  ['AWS_VPC_K8S_PLUGIN_LOG_FILE', 'stdout', [INVALID]],
  ['AWS_VPC_K8S_PLUGIN_LOG_FILE', 'stderr', []],
  ['AWS_VPC_K8S_CNI_LOG_FILE', 'stdout', []],
  ...['', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'fatal', 'Debug'].map((level): [string, string, string[]] => ['AWS_VPC_K8S_CNI_LOGLEVEL', level, []]),
  ['AWS_VPC_K8S_CNI_LOGLEVEL', 'warn', []],
  ['AWS_VPC_K8S_CNI_LOGLEVEL', 'verbose', [IGNORED]],
  ['AWS_VPC_K8S_PLUGIN_LOG_LEVEL', 'TRACE', [IGNORED]],
  ['AWS_VPC_K8S_CNI_RANDOMIZESNAT', 'hashrandom', []],
  ['AWS_VPC_K8S_CNI_RANDOMIZESNAT', 'PRNG', [IGNORED]],
  ['AWS_VPC_K8S_CNI_RANDOMIZESNAT', '', []],
  ['AWS_VPC_K8S_CNI_CONNMARK', '0x80', []],
  ['AWS_VPC_K8S_CNI_CONNMARK', '128', []],
  ['AWS_VPC_K8S_CNI_CONNMARK', '0200', []],
  ['AWS_VPC_K8S_CNI_CONNMARK', '0', [IGNORED]],
  ['AWS_VPC_K8S_CNI_CONNMARK', '0x100000000', [IGNORED]],
  ['AWS_VPC_K8S_CNI_CONNMARK', '80h', [IGNORED]],
  ['ADDITIONAL_ENI_TAGS', '{"team": "web"}', []],
  ['ADDITIONAL_ENI_TAGS', '{}', []],
  ['ADDITIONAL_ENI_TAGS', 'team=web', [IGNORED]],
  ['ADDITIONAL_ENI_TAGS', '{"cost": 5}', [IGNORED]],
  ['ADDITIONAL_ENI_TAGS', '["team"]', [IGNORED]],
  ['AWS_EXTERNAL_SERVICE_CIDRS', '10.0.0.0/8, 172.16.0.0/12', []],
  ['AWS_EXTERNAL_SERVICE_CIDRS', '10.0.0.1/8', []],
  ['AWS_EXTERNAL_SERVICE_CIDRS', '10.0.0.0', [IGNORED]],
  ['AWS_EXTERNAL_SERVICE_CIDRS', '10.0.0.0/8,fd00::/8', [IGNORED]],
  ['HOST_CNI_BIN_PATH', '/host/opt/cni/bin', []],
  ['HOST_CNI_BIN_PATH', '/host/opt/cni/bin/', []],
  ['HOST_CNI_BIN_PATH', '/opt/cni/bin', [NONE]],
  ['HOST_CNI_CONFDIR_PATH', '/host/etc/cni/net.d', []],
  ['HOST_CNI_CONFDIR_PATH', '/etc/cni/net.d', [NONE]],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'true', [NONE]],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'T', [NONE]],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'false', []],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'yes', [INVALID]],
  ['ENABLE_IMDS_ONLY_MODE', 'true', [NONE]],
  ['ENABLE_IMDS_ONLY_MODE', '0', []],
  ['DISABLE_POD_V6', 'true', []],
  ['DISABLE_METRICS', 'no', [INVALID]],
  ['ENABLE_V4_EGRESS', 'false', [IDLE]],
  ['ENABLE_V4_EGRESS', 'true', []],
  ['ENABLE_V6_EGRESS', 'true', []],
  ['MANAGE_UNTAGGED_ENI', 'false', []],
  ['ANNOTATE_POD_IP', 'true', []],
  ['AWS_MANAGE_ENIS_NON_SCHEDULABLE', 'true', []],
  ['ENABLE_BANDWIDTH_PLUGIN', 'true', []],
  ['WARM_PREFIX_TARGETS', '1', ['warning cni-setting-unknown']],
];

test.each(VALUES)('%s: %p', (name, value, expected) => {
  expect(ofPlain({ env: { ...PREFIXES, [name]: value } })).toEqual(expected);
  expect(ofConstruct({ [name]: value })).toEqual(expected.map((said) => said.split(' ')[1]));
});

test.each<[string, string, string[]]>([
  ['AWS_VPC_ENI_MTU', '1279', [INVALID]],
  ['AWS_VPC_ENI_MTU', '1280', []],
  ['DISABLE_POD_V6', 'true', [NONE]],
  ['DISABLE_POD_V6', 'false', []],
  ['ENABLE_V6_EGRESS', 'true', [IDLE]],
  ['ENABLE_V4_EGRESS', 'false', []],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'true', []],
])('with IPv6, %s: %p', (name, value, expected) => {
  expect(ofPlain({ env: { [name]: value }, cluster: IPV6 })).toEqual(expected);
  expect(ofConstruct({ [name]: value }, eks.IpFamily.IP_V6).filter((said) => !/^(ipv6|nodes|pod)/.test(said))).toEqual(expected.map((said) => said.split(' ')[1]));
});

/** Variables that the README of v1.23.1 or the published schema of v1.15.1 have, whatever the table of this library says. */
const PUBLISHED = [
  'ADDITIONAL_ENI_TAGS', 'ANNOTATE_POD_IP', 'AWS_EC2_ENDPOINT', 'AWS_EXTERNAL_SERVICE_CIDRS', 'AWS_MANAGE_ENIS_NON_SCHEDULABLE', 'AWS_VPC_CNI_NODE_PORT_SUPPORT',
  'AWS_VPC_ENI_MTU', 'AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER', 'AWS_VPC_K8S_CNI_CONNMARK', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
  'AWS_VPC_K8S_CNI_EXTERNALSNAT', 'AWS_VPC_K8S_CNI_LOGLEVEL', 'AWS_VPC_K8S_CNI_LOG_FILE', 'AWS_VPC_K8S_CNI_RANDOMIZESNAT', 'AWS_VPC_K8S_CNI_VETHPREFIX',
  'AWS_VPC_K8S_PLUGIN_LOG_FILE', 'AWS_VPC_K8S_PLUGIN_LOG_LEVEL', 'CLUSTER_ENDPOINT', 'CLUSTER_NAME', 'DISABLE_INTROSPECTION', 'DISABLE_LEAKED_ENI_CLEANUP',
  'DISABLE_METRICS', 'DISABLE_NETWORK_RESOURCE_PROVISIONING', 'DISABLE_POD_V6', 'ENABLE_BANDWIDTH_PLUGIN', 'ENABLE_IMDS_ONLY_MODE', 'ENABLE_IPv4', 'ENABLE_IPv6',
  'ENABLE_MULTI_NIC', 'ENABLE_NFTABLES', 'ENABLE_POD_ENI', 'ENABLE_PREFIX_DELEGATION', 'ENABLE_SUBNET_DISCOVERY', 'ENABLE_V4_EGRESS', 'ENABLE_V6_EGRESS',
  'ENI_CONFIG_ANNOTATION_DEF', 'ENI_CONFIG_LABEL_DEF', 'INTROSPECTION_BIND_ADDRESS', 'IP_COOLDOWN_PERIOD', 'MAX_ENI', 'MINIMUM_IP_TARGET',
  'NETWORK_POLICY_ENFORCING_MODE', 'POD_MTU', 'POD_SECURITY_GROUP_ENFORCING_MODE', 'WARM_ENI_TARGET', 'WARM_IP_TARGET', 'WARM_PREFIX_TARGET',
];

test('no variable that is published is called unknown, whatever its value', () => {
  const valued = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, CNI_VARIABLES[name]?.unset ?? '']));

  const others = PUBLISHED.filter((name) => OWNED_VARIABLES[name] === undefined);
  const unknown = (said: readonly string[]) => said.filter((each) => each.includes('cni-setting-unknown')).length;

  // One that is misspelt, beside them, is the only one.
  expect(unknown(ofPlain({ env: { ...valued(PUBLISHED), ...PREFIXES, POD_MTUS: '1' } }))).toBe(1);
  expect(unknown(ofConstruct({ ...valued(others), POD_MTUS: '1' }))).toBe(1);
});

test('what bears on the numbers is a prop of the construct, or is refused or said by it', () => {
  const bearing = Object.keys(CNI_VARIABLES).filter((name) => ['modelled', 'places', 'unmodelled'].includes(CNI_VARIABLES[name].counts));
  const byPlacement = ['ENABLE_SUBNET_DISCOVERY'];

  expect(bearing.filter((name) => OWNED_VARIABLES[name] === undefined && !UNMODELLED_VARIABLES.includes(name))).toEqual(byPlacement);
});

describe('values that only plain resources can have', () => {
  test.each<[string, PlainParts, string[]]>([
    ['a mode of pod groups that there is not', { env: { ...PREFIXES, ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'Strict' } }, [INVALID]],
    ['one that there is', { env: { ...PREFIXES, ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' } }, []],
    ['one without pod groups', { env: { ...PREFIXES, POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' } }, [IDLE]],
    ['the default of them', { env: { ...PREFIXES, POD_SECURITY_GROUP_ENFORCING_MODE: 'strict', ENI_CONFIG_LABEL_DEF: 'k8s.amazonaws.com/eniConfig' } }, []],
    ['the other family too', { env: { ...PREFIXES, ENABLE_IPv6: 'true' } }, [INVALID]],
    ['no family', { env: { ...PREFIXES, ENABLE_IPv4: 'false' } }, [INVALID]],
    ['a family that cannot be read, which is off', { env: { ...PREFIXES, ENABLE_IPv4: 'on' } }, [INVALID, INVALID]],
    ['the family of the cluster', { env: { ...PREFIXES, ENABLE_IPv4: 'true', ENABLE_IPv6: 'false' } }, []],
    ['IPv4 in a cluster with IPv6', { env: { ENABLE_IPv4: 'true' }, cluster: IPV6 }, [INVALID]],
    ['IPv6 in a cluster with IPv6', { env: { ENABLE_IPv6: 'true', ENABLE_IPv4: 'false' }, cluster: IPV6 }, []],
    ['prefixes that cannot be read, with IPv6', { env: { ENABLE_PREFIX_DELEGATION: 'on' }, cluster: IPV6 }, [INVALID, INVALID]],
    ['the label of ENIConfigs without custom networking', { env: { ...PREFIXES, ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' } }, [IDLE]],
    ['ports of SNAT without SNAT', { env: { ...PREFIXES, AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'none' } }, [IDLE]],
    ['the default of them', { env: { ...PREFIXES, AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'prng' } }, []],
    ['a number for text that is out of range too', { env: { ...PREFIXES, POD_MTU: 100 } }, [INVALID, INVALID]],
  ])('%s', (_, parts, expected) => {
    expect(ofPlain(parts)).toEqual(expected);
  });
});

describe('targets', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['a text that cannot be read hides nothing of the others', { ...PREFIXES, WARM_IP_TARGET: 'banana', WARM_ENI_TARGET: '1' }, [INVALID, IDLE]],
    ['and is 0 beside them', { ...PREFIXES, WARM_IP_TARGET: 'banana', MINIMUM_IP_TARGET: '10' }, [INVALID, 'error invalid-warm-pool']],
    ['a prefix target that cannot be read is 0, and not 1', { ...PREFIXES, WARM_PREFIX_TARGET: 'one' }, [INVALID, 'warning warm-pool-none']],
    ['one that cannot be read, with single addresses', { WARM_PREFIX_TARGET: 'one' }, [INVALID]],
    ['no prefix spare', { ...PREFIXES, WARM_PREFIX_TARGET: '0' }, [NONE]],
    ['fewer than none', { ...PREFIXES, WARM_PREFIX_TARGET: '-1' }, [IGNORED, NONE]],
    ['nothing', { ...PREFIXES, WARM_PREFIX_TARGET: '' }, [INVALID, NONE]],
    ['no prefix spare, and addresses that cannot be read: it compares texts', { ...PREFIXES, WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: 'banana' }, [INVALID, 'warning warm-pool-none']],
    ['no prefix spare, and addresses', { ...PREFIXES, WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '2' }, []],
    ['no prefix spare with single addresses', { WARM_PREFIX_TARGET: '0' }, [IDLE]],
    ['a negative target is none', { WARM_IP_TARGET: '-1', WARM_ENI_TARGET: '2' }, [IGNORED]],
    ['a negative MAX_ENI is none', { ...PREFIXES, MAX_ENI: '-1' }, [IGNORED]],
    ['a minimum that the target reaches', { ...PREFIXES, WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '5' }, [IDLE]],
    ['one above it', { ...PREFIXES, WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '6' }, []],
    ['a prefix target beside a minimum', { ...PREFIXES, WARM_IP_TARGET: '1', MINIMUM_IP_TARGET: '6', WARM_PREFIX_TARGET: '1' }, [IDLE]],
  ])('%s', (_, env, expected) => {
    expect(ofPlain({ env })).toEqual(expected);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['all targets, and MAX_ENI', { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '9', WARM_ENI_TARGET: '2', MAX_ENI: '2' }, Array<string>(4).fill(IDLE)],
    ['the add-on\'s own', { ...PREFIXES, WARM_PREFIX_TARGET: '1', WARM_ENI_TARGET: '1' }, []],
    ['SNAT', { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8' }, [IDLE, IDLE]],
    ['no prefix spare: it does not start, whatever the family', { WARM_PREFIX_TARGET: '0' }, [NONE]],
    ...['MAX_ENI', 'WARM_ENI_TARGET'].map((name): [string, Record<string, string>, string[]] => (
      [`the same beside ${name}, which has no part in that`, { WARM_PREFIX_TARGET: '0', [name]: '4' }, [IDLE, NONE]])),
    ...['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'].map((name): [string, Record<string, string>, string[]] => (
      [`the same beside ${name}, which is a target`, { WARM_PREFIX_TARGET: '0', [name]: '4' }, [IDLE, IDLE]])),
    ['the label of ENIConfigs', { ENI_CONFIG_LABEL_DEF: 'zone' }, [IDLE]],
  ])('with IPv6: %s', (_, env, expected) => {
    expect(ofPlain({ env, cluster: IPV6 })).toEqual(expected);
  });

  const withToken = (env: (token: string) => Record<string, string>, cluster: PlainParts['cluster'] = {}) => {
    const stack: Stack = stackIn();
    return ofPlain({ cluster, addon: { configurationValues: stack.toJsonString({ env: env(new CfnParameter(stack, 'P').valueAsString) }) } });
  };

  test.each<[string, (token: string) => Record<string, string>, string[]]>([
    ['of prefixes: what both modes make idle', (token) => ({ ENABLE_PREFIX_DELEGATION: token, WARM_IP_TARGET: '5', WARM_ENI_TARGET: '2' }), [IDLE]],
    ['of prefixes: nothing of what one mode makes idle', (token) => ({ ENABLE_PREFIX_DELEGATION: token, WARM_PREFIX_TARGET: '2' }), []],
    ['of a target: nothing of what it would make idle', (token) => ({ ...PREFIXES, WARM_IP_TARGET: token, WARM_PREFIX_TARGET: '0' }), []],
    ['of a target: what the mode makes idle', (token) => ({ ...PREFIXES, WARM_IP_TARGET: token, WARM_ENI_TARGET: '2' }), [IDLE]],
    ['of something else', (token) => ({ ...PREFIXES, MAX_ENI: token, WARM_PREFIX_TARGET: '0' }), [NONE]],
  ])('beside a token %s', (_, env, expected) => {
    expect(withToken(env).filter((said) => said !== 'warning value-unchecked')).toEqual(expected);
  });

  test('of what has not been looked up yet nothing is said', () => {
    const WARM_IP_TARGET = 'dummy-value-for-/nodes/warm';

    expect(ofPlain({ env: { ...PREFIXES, WARM_IP_TARGET, WARM_PREFIX_TARGET: '0' } })).toEqual(['warning value-unchecked']);
    expect(ofPlain({ env: { WARM_IP_TARGET }, cluster: IPV6 })).toEqual(['warning value-unchecked']);
  });

  test.each(['WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'WARM_ENI_TARGET', 'MAX_ENI', 'AWS_VPC_K8S_CNI_EXTERNALSNAT', 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS'])(
    'of %s, with IPv6: nothing', (name) => {
      expect(withToken((token) => ({ [name]: token }), IPV6).filter((said) => said !== 'warning value-unchecked')).toEqual([]);
    },
  );
});

test.each<[string, string, PlainParts, string]>([
  ['ENABLE_IPv6', 'true', {}, 'IPv4'],
  ['ENABLE_IPv4', 'false', {}, 'IPv4'],
  ['ENABLE_IPv4', 'true', { cluster: IPV6 }, 'IPv6'],
  ['ENABLE_IPv6', 'false', { cluster: IPV6 }, 'IPv6'],
])('%s is %s, and the family that is said is that of the cluster', (name, text, parts, family) => {
  const { stack } = plainCluster({ ...parts, env: { [name]: text } });

  expect(messagesOf(stack.node.root as App, 'cni-setting-invalid')).toEqual([
    expect.stringContaining(`'env.${name}' is '${text}', and pods of the cluster have ${family} addresses`),
  ]);
});

import { App, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../private/cdk-fixtures';
import { fixesOf, groupOf, messagesOf, plainCluster, PlainParts, saidOf, saidOfPlain } from '../../private/cdk-plain';

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const at = (said: string[], path: string) => said.filter((each) => each.endsWith(` at ${path}`)).map((each) => each.replace(` at ${path}`, ''));
const saidOfConfiguration = (parts: PlainParts) => at(saidOfPlain(parts), 'Cni');

test('a cluster with everything in order has nothing said of it', () => {
  expect(saidOfPlain({})).toEqual([]);
});

describe('configuration values', () => {
  test.each<[string, PlainParts, string[]]>([
    ['no number', { env: { WARM_IP_TARGET: 'banana' } }, ['error cni-setting-invalid']],
    ['a number for text', { env: { WARM_IP_TARGET: 5 } }, ['error cni-setting-invalid']],
    ['a boolean for text', { env: { ...PREFIXES, ENABLE_POD_ENI: false } }, ['error cni-setting-invalid']],
    ['no truth value', { env: { ENABLE_PREFIX_DELEGATION: 'yes' } }, ['error cni-setting-invalid']],
    ['a switch that is no text', { configuration: { enableNetworkPolicy: true } }, ['error cni-setting-invalid']],
    ['null for text', { env: { ...PREFIXES, AWS_VPC_ENI_MTU: null } }, ['error cni-setting-invalid']],
    ['env that is a list', { env: [] as never }, ['error cni-setting-invalid']],
    ['a variable of the init container among the others', { env: { ...PREFIXES, DISABLE_TCP_EARLY_DEMUX: 'true' } }, ['error cni-setting-invalid']],
    ['the same in its place', { configuration: { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } }, []],
    ['a variable outside of env', { configuration: { WARM_IP_TARGET: '5' } }, ['error cni-setting-invalid']],
    ['variables that the VPC CNI has beside those of the oldest schema', { env: { ...PREFIXES, POD_MTU: '1500', CLUSTER_NAME: 'main', HOST_CNI_BIN_PATH: '/host/opt/cni/bin', HOST_CNI_CONFDIR_PATH: '/host/etc/cni/net.d', ENABLE_NFTABLES: 'true', AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: 'false', AWS_VPC_K8S_CNI_CONNMARK: '0x80', AWS_VPC_K8S_EGRESS_V4_PLUGIN_LOG_FILE: 'stderr', AWS_VPC_K8S_EGRESS_V6_PLUGIN_LOG_FILE: 'stderr' } }, []],
    ['one of these that is no number', { env: { ...PREFIXES, POD_MTU: 'large' } }, ['error cni-setting-invalid']],
    ['a misspelt variable', { env: { ...PREFIXES, WARM_PREFIX_TARGETS: '1' } }, ['warning cni-setting-unknown']],
    ['a key that is not known', { configuration: { tolerance: [] } }, ['warning cni-setting-unknown']],
    ['a variable that is named like a property of all objects', { env: { ...PREFIXES, constructor: 'x' } }, ['warning cni-setting-unknown']],
    ['eniConfig.create as text', { configuration: { eniConfig: { create: 'false', region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } }, ['error cni-setting-invalid']],
    ['eniConfig without region', { configuration: { eniConfig: { create: false, subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } }, ['error cni-setting-invalid']],
    ['eniConfig without subnets', { configuration: { eniConfig: { create: false, region: 'eu-west-1', subnets: {} } } }, ['error cni-setting-invalid']],
    ['eniConfig without the id of a subnet', { configuration: { eniConfig: { create: false, region: 'eu-west-1', subnets: { 'eu-west-1a': {} } } } }, ['error cni-setting-invalid']],
    ['no JSON and no YAML', { addon: { configurationValues: '{"env": [' } }, ['error cni-configuration-unreadable']],
    ['a list', { addon: { configurationValues: '[]' } }, ['error cni-configuration-unreadable']],
    ['nothing', { addon: { configurationValues: '' } }, []],
    ['nothing, by the pseudo parameter', { addon: { configurationValues: Fn.ref('AWS::NoValue') } }, []],
    ['YAML', { addon: { configurationValues: 'env:\n  WARM_IP_TARGET: banana\n' } }, ['error cni-setting-invalid']],
    ['YAML that has a number', { addon: { configurationValues: 'env:\n  WARM_IP_TARGET: 5\n' } }, ['error cni-setting-invalid']],
  ])('%s', (_, parts, expected) => {
    expect(saidOfConfiguration(parts)).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['an address target makes that of prefixes idle', { ...PREFIXES, WARM_IP_TARGET: '5', WARM_PREFIX_TARGET: '1' }, ['warning cni-setting-idle']],
    ['and with single addresses that of ENIs', { WARM_IP_TARGET: '5', WARM_ENI_TARGET: '1' }, ['warning cni-setting-idle']],
    ['prefixes are none without prefix delegation', { WARM_PREFIX_TARGET: '1' }, ['warning cni-setting-idle']],
    ['ENIs are none with it', { ...PREFIXES, WARM_ENI_TARGET: '1' }, ['warning cni-setting-idle']],
    ['a floor alone', { ...PREFIXES, MINIMUM_IP_TARGET: '10' }, ['error invalid-warm-pool']],
    ['a floor with its target', { ...PREFIXES, MINIMUM_IP_TARGET: '10', WARM_IP_TARGET: '5' }, []],
    ['nothing warm at all', { ...PREFIXES, WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '0', MINIMUM_IP_TARGET: '0' }, ['error cni-gives-no-addresses']],
    ['prefixes of 0 beside an address target', { ...PREFIXES, WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '5' }, []],
    ['the default of prefixes', PREFIXES, []],
    // m5.large has 3 x 9 = 27 slots for prefixes.
    ['more than the node can have', { ...PREFIXES, WARM_PREFIX_TARGET: '28' }, ['warning warm-target-out-of-reach']],
    ['no warm ENI', { WARM_ENI_TARGET: '0' }, ['warning warm-pool-none']],
    ['no warm ENI beside an address target', { WARM_ENI_TARGET: '0', WARM_IP_TARGET: '5' }, ['warning cni-setting-idle']],
    ['external SNAT, and exceptions from SNAT', { ...PREFIXES, AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true', AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8' }, ['warning cni-setting-idle']],
  ])('warm targets and others: %s', (_, env, expected) => {
    expect(saidOfConfiguration({ env })).toEqual(expected);
  });

  test.each<[string, PlainParts, string[]]>([
    ['targets of Windows without Windows', { configuration: { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 } }, ['warning cni-setting-idle', 'warning cni-setting-idle']],
    ['the same with it', { configuration: { enableWindowsIpam: 'true', warmWindowsIPTarget: 1 } }, []],
    ['ENIConfigs that nothing reads', { configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } }, ['warning cni-setting-idle']],
    ['custom networking without ENIConfigs of the add-on', { env: { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } }, ['warning eni-configs-unseen']],
  ])('%s', (_, parts, expected) => {
    expect(saidOfConfiguration(parts)).toEqual(expect.arrayContaining(expected));
    expect(saidOfConfiguration(parts).filter((each) => !each.includes('value-unchecked'))).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['v1.8.0-eksbuild.1', PREFIXES, ['warning cni-version-too-old']],
    ['v1.9.0-eksbuild.1', PREFIXES, []],
    ['v1.17.1-eksbuild.1', { ...PREFIXES, ENABLE_SUBNET_DISCOVERY: 'true' }, ['warning cni-version-too-old']],
    ['v1.18.0-eksbuild.1', { ...PREFIXES, ENABLE_SUBNET_DISCOVERY: 'true' }, []],
    ['latest', PREFIXES, ['error cni-setting-invalid']],
  ])('version %s with %j', (addonVersion, env, expected) => {
    expect(saidOfConfiguration({ env, addon: { addonVersion } })).toEqual(expected);
  });

  test('a version that is too old for ENIConfigs', () => {
    const eniConfig = { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } };

    expect(saidOfConfiguration({ configuration: { eniConfig }, addon: { addonVersion: 'v1.11.4-eksbuild.1' } })).toContain('warning cni-version-too-old');
  });

  test('a name that is near a known one is shown', () => {
    const { stack } = plainCluster({ env: { ...PREFIXES, WARM_PREFIX_TARGETS: '1' } });

    expect(fixesOf(stack.node.root as App, 'cni-setting-unknown')).toEqual([expect.stringMatching(/^correct the name, if you mean WARM_PREFIX_TARGET$/m)]);
  });
});

describe('tokens', () => {
  const withValues = (configurationValues: (stack: Stack) => string) => {
    const stack = stackIn();
    return at(saidOf(plainCluster({ addon: { configurationValues: configurationValues(stack) } }, stack).stack.node.root as App), 'Cni');
  };

  test.each<[string, (stack: Stack) => string, string[]]>([
    ['all of it', () => Fn.importValue('Configuration'), ['warning value-unchecked']],
    ['a parameter', (stack) => new CfnParameter(stack, 'P').valueAsString, ['warning value-unchecked']],
    ['a setting that is modelled', (stack) => stack.toJsonString({ env: { WARM_IP_TARGET: new CfnParameter(stack, 'P').valueAsString } }), ['warning value-unchecked']],
    ['a number in place of text', (stack) => stack.toJsonString({ env: { WARM_IP_TARGET: new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber } }), ['warning value-unchecked']],
    ['a setting that is not', (stack) => stack.toJsonString({ env: { ...PREFIXES, ADDITIONAL_ENI_TAGS: new CfnParameter(stack, 'P').valueAsString } }), []],
    ['a setting beside one that is wrong', (stack) => stack.toJsonString({ env: { ADDITIONAL_ENI_TAGS: stack.stackId, WARM_IP_TARGET: 'banana' } }), ['error cni-setting-invalid']],
    ['Fn::Sub', () => Fn.sub('{"env": {"CLUSTER_ENDPOINT": "${Cluster.Endpoint}", "WARM_IP_TARGET": "banana"}}'), ['error cni-setting-invalid']],
    ['env', (stack) => `{"env": ${new CfnParameter(stack, 'P').valueAsString}}`, ['warning value-unchecked']],
  ])('%s', (_, values, expected) => {
    expect(withValues(values)).toEqual(expected);
  });
});

test.each<[string, Partial<eks.CfnAddonProps>, boolean | undefined, string[]]>([
  ['OVERWRITE', {}, true, []],
  ['PRESERVE keeps what was changed by hand', { resolveConflicts: 'PRESERVE' }, false, ['warning addon-conflicts']],
  ['PRESERVE without settings, which keeps nothing', { resolveConflicts: 'PRESERVE', configurationValues: undefined }, false, []],
  ['PRESERVE with settings of nothing', { resolveConflicts: 'PRESERVE', configurationValues: '{}' }, false, []],
  ['NONE beside the add-ons of EKS', { resolveConflicts: 'NONE' }, true, ['warning addon-conflicts']],
  ['nothing beside the add-ons of EKS, which are the default', { resolveConflicts: undefined }, undefined, ['warning addon-conflicts']],
  ['nothing without them', { resolveConflicts: undefined }, false, []],
])('conflicts: %s', (_, addon, bootstrapSelfManagedAddons, expected) => {
  expect(saidOfPlain({ addon, cluster: { bootstrapSelfManagedAddons } })).toEqual(expected.map((each) => `${each} at Cni`));
});

describe('which add-ons there are', () => {
  const second = (addonName: string) => {
    const { stack, cluster } = plainCluster();
    const add = (id: string) => new eks.CfnAddon(stack, id, { addonName, clusterName: cluster.ref });
    add('One');
    if (addonName !== 'vpc-cni') add('Two');
    return saidOf(stack.node.root as App);
  };

  test.each<[string, PlainParts, string[]]>([
    ['no vpc-cni, and none of EKS', { env: null }, ['error vpc-cni-missing at Cluster']],
    ['no vpc-cni in Auto Mode', { env: null, cluster: { bootstrapSelfManagedAddons: undefined, computeConfig: { enabled: true } } }, ['error vpc-cni-missing at Cluster']],
    ['no vpc-cni but that of EKS', { env: null, cluster: { bootstrapSelfManagedAddons: true } }, []],
    ['the same by default', { env: null, cluster: { bootstrapSelfManagedAddons: undefined } }, []],
  ])('%s', (_, parts, expected) => {
    expect(saidOfPlain(parts)).toEqual(expected);
  });

  test.each<[string, boolean | undefined, string[]]>([
    ['oci://quay.io/cilium/cilium', false, ['warning vpc-cni-unseen at Chart']],
    ['cilium', undefined, ['warning vpc-cni-unseen at Chart']],
    ['aws-vpc-cni', false, ['warning vpc-cni-unseen at Chart']],
    ['karpenter', false, ['error vpc-cni-missing at Cluster']],
  ])('no vpc-cni, and the Helm chart %s', (Chart, bootstrapSelfManagedAddons, expected) => {
    const { stack, cluster } = plainCluster({ env: null, cluster: { bootstrapSelfManagedAddons } });
    new CfnResource(stack, 'Chart', { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: cluster.ref, Chart } });

    expect(saidOf(stack.node.root as App)).toEqual(expected);
  });

  test.each([['aws-vpc-cni', ['warning vpc-cni-unseen at Chart']], ['cilium', []]])('vpc-cni, and beside it the Helm chart %s', (Chart, expected) => {
    const { stack, cluster } = plainCluster();
    new CfnResource(stack, 'Chart', { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: cluster.ref, Chart } });

    expect(saidOf(stack.node.root as App)).toEqual(expected);
  });

  test('a second vpc-cni, and a second agent', () => {
    expect(second('vpc-cni')).toEqual(['error addon-twice at One']);
    expect(second('eks-pod-identity-agent')).toEqual(['error addon-twice at Two']);
  });

  test('one whose name is told later, which can be the VPC CNI', () => {
    const { stack, cluster } = plainCluster({ env: null });
    new eks.CfnAddon(stack, 'Told', { addonName: Fn.importValue('Name'), clusterName: cluster.ref });

    expect(saidOf(stack.node.root as App).filter((each) => each.includes('vpc-cni-missing'))).toEqual([]);
  });

  test('two of which a condition may leave one out', () => {
    const { stack, cluster, addon } = plainCluster();
    const other = new eks.CfnAddon(stack, 'Other', { addonName: 'vpc-cni', clusterName: cluster.ref });
    addon!.cfnOptions.condition = new CfnCondition(stack, 'Prod');
    expect(saidOf(stack.node.root as App)).toEqual([]);
    other.cfnOptions.condition = new CfnCondition(stack, 'Test');
    expect(saidOf(stack.node.root as App)).toEqual([]);
    other.cfnOptions.condition = addon!.cfnOptions.condition;

    expect(saidOf(stack.node.root as App)).toEqual(['error addon-twice at Other']);
  });

  test('no node group, so no node that waits for a network', () => {
    const stack = stackIn();
    new eks.CfnCluster(stack, 'Cluster', { roleArn: 'arn', resourcesVpcConfig: { subnetIds: [], endpointPublicAccess: false }, bootstrapSelfManagedAddons: false });

    expect(saidOf(stack.node.root as App)).toEqual(['warning control-plane-logs-missing at Cluster']);
  });
});

describe('order', () => {
  const ORDER = 'warning nodegroup-before-vpc-cni at Group';

  test('a group that waits for nothing', () => {
    expect(saidOfPlain({ ordered: false })).toEqual([ORDER]);
  });

  test('a group that waits for something that waits for the add-on', () => {
    const { stack, cluster, addon, group } = plainCluster({ ordered: false });
    const between = new eks.CfnAddon(stack, 'KubeProxy', { addonName: 'kube-proxy', clusterName: cluster.ref, tags: [{ key: 'after', value: addon!.attrArn }] });
    group.addResourceDependency(between);

    expect(saidOf(stack.node.root as App)).toEqual([]);
  });

  test('a group whose scope waits for the add-on', () => {
    const { stack, addon, cluster, subnets } = plainCluster();
    const other = new eks.Cluster(stack, 'Other', { version: eks.KubernetesVersion.V1_34 });
    const added = groupOf(cluster, 'Second', { subnets: [subnets[0].ref] });
    added.node.addDependency(addon!);
    other.node.addDependency(addon!);

    expect(saidOf(stack.node.root as App).filter((each) => each.includes('before-vpc-cni'))).toEqual([]);
  });

  test('an add-on that waits for the group', () => {
    const { stack, addon, group } = plainCluster({ ordered: false });
    addon!.addResourceDependency(group);

    expect(saidOf(stack.node.root as App)).toEqual(['error node-need-after-nodes at Cni']);
  });

  test('the same where EKS installs a VPC CNI of its own', () => {
    const { stack, addon, group } = plainCluster({ ordered: false, cluster: { bootstrapSelfManagedAddons: true } });
    addon!.addResourceDependency(group);

    expect(fixesOf(stack.node.root as App, 'nodegroup-before-vpc-cni')).toEqual([expect.stringContaining('turn the dependency around')]);
  });
});

// With either the VPC CNI does not start on IPv6.
test.each([
  ['custom networking', { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }],
  ['no prefixes', { ENABLE_PREFIX_DELEGATION: 'false' }],
])('IPv6 and %s is an error', (_, env) => {
  expect(saidOfConfiguration({ env, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } })).toContain('error cni-setting-invalid');
});

test('Windows without enableWindowsIpam is said', () => {
  const group = { instanceTypes: ['m5.large'], amiType: 'WINDOWS_CORE_2022_x86_64' };
  const said = (configuration: Record<string, unknown>) => saidOfPlain({ group, configuration }).filter((each) => each.includes('ipam'));

  expect(said({ enableWindowsPrefixDelegation: 'true' })).toEqual(['warning windows-ipam-unseen at Group']);
  expect(said({ enableWindowsIpam: 'false' })).toEqual(['warning windows-ipam-unseen at Group']);
  expect(said({ enableWindowsIpam: 'true' })).toEqual([]);
});

test.each<[string, PlainParts, boolean]>([
  ['prefixes', { env: { ENABLE_PREFIX_DELEGATION: 'true' } }, true],
  ['a warm target', { env: { WARM_ENI_TARGET: '2' } }, false],
  ['what is told later', { addon: { configurationValues: Fn.importValue('Configuration') } }, true],
  ['what nobody can read', { addon: { configurationValues: '{"env": [' } }, true],
])('an add-on with %s that comes after its nodes changes their mode, where it can: %s', (_, parts, isSaid) => {
  const { stack } = plainCluster({ ...parts, ordered: false, cluster: { bootstrapSelfManagedAddons: true } });
  const [message, ...others] = messagesOf(stack.node.root as App, 'nodegroup-before-vpc-cni');

  expect(others).toEqual([]);
  expect(message.includes('nodes keep the mode that they started under')).toBe(isSaid);
});

test.each<[string, unknown, string[]]>([
  ['installs one', true, ['warning addon-conflicts at Cni']],
  ['installs one where nobody says', undefined, ['warning addon-conflicts at Cni']],
  ['installs none', false, []],
  ['may install one', Fn.importValue('Bootstrap'), []],
])('an add-on that says nothing of conflicts, where EKS %s', (_, bootstrapSelfManagedAddons, expected) => {
  const { stack, cluster } = plainCluster({ cluster: { bootstrapSelfManagedAddons: undefined }, addon: { resolveConflicts: undefined } });
  if (bootstrapSelfManagedAddons !== undefined) cluster.addPropertyOverride('BootstrapSelfManagedAddons', bootstrapSelfManagedAddons);

  expect(saidOf(stack.node.root as App).filter((each) => each.includes('addon-conflicts'))).toEqual(expected);
});

test('an add-on that says nothing of conflicts, in a cluster of somewhere else', () => {
  const { stack, group } = plainCluster({ addon: { clusterName: 'elsewhere', resolveConflicts: undefined } });
  group.clusterName = 'elsewhere';

  expect(saidOf(stack.node.root as App).filter((each) => each.includes('addon-conflicts'))).toEqual([]);
});

const LABELLED = { 'k8s.amazonaws.com/eniConfig': 'pods-a' };

test.each<[string, ReadonlyArray<Record<string, string> | undefined>, boolean]>([
  ['no group', [undefined], true],
  ['its group', [LABELLED], false],
  ['the first of two groups', [LABELLED, undefined], true],
  ['the second of two groups', [undefined, LABELLED], true],
  ['both groups', [LABELLED, LABELLED], false],
  ['both groups, of which one has the label that goes before', [LABELLED, { 'vpc.amazonaws.com/externalEniConfig': 'pods-a' }], false],
  ['a group that has other labels', [{ team: 'web' }], true],
])('custom networking without a label of zones, which %s has', (_, [first, ...others], isSaid) => {
  const eniConfig = { create: true, region: 'eu-west-1', subnets: { 'pods-a': { id: 'subnet-1' } } };
  const { stack, cluster, subnets } = plainCluster({
    env: { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' }, configuration: { eniConfig }, group: { labels: first },
  });
  others.forEach((labels, index) => groupOf(cluster, `Other${index}`, { subnets: [subnets[0].ref], labels }));

  expect(saidOf(stack.node.root as App).includes('warning eni-configs-unseen at Cni')).toBe(isSaid);
});

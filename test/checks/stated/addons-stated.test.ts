import { add, applied, pinsStatements, secondGroup, StatedApp, templateIn } from './stated';
import { PlainCluster, subnetOf } from '../../private/cdk-plain';

/*
 * All that the rules state of add-ons, of the VPC CNI and of its settings, with facts and places: everything is there twice.
 */

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' } as never;
const KEPT = { bootstrapSelfManagedAddons: true };
const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'ipv6' } };
const CUSTOM = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';
const CLOSED = { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } };
const WINDOWS = 'WINDOWS_CORE_2022_x86_64';
const eniConfig = (name: unknown, subnet: unknown = 'subnet-1') => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });
const windowsMap = (data: Record<string, unknown>) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' }, data });
const addonOf = ({ stack, cluster }: PlainCluster, id: string, properties: Record<string, unknown>) => add(stack, id, 'AWS::EKS::Addon', { ClusterName: cluster.ref, ...properties });
const chartOf = ({ stack, cluster }: PlainCluster, id: string, Chart: unknown) => add(stack, id, 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart });
const patchOf = ({ stack, cluster }: PlainCluster, id: string) => add(stack, id, 'Custom::AWSCDK-EKS-KubernetesPatch', { ClusterName: cluster.ref, ResourceName: 'daemonset/aws-node' });
const versions = (plain: PlainCluster, ...all: Array<readonly [string, string]>) => all.forEach(([AddonName, AddonVersion], index) => addonOf(plain, `Addon${index}`, { AddonName, AddonVersion }));
const bare = (plain: PlainCluster, id: string) => {
  const ids = plain.subnets.map(({ ref }) => ref);
  const cluster = add(plain.stack, id, 'AWS::EKS::Cluster', { Logging: IMPORTED, BootstrapSelfManagedAddons: false, ResourcesVpcConfig: { SubnetIds: ids, EndpointPublicAccess: false } });
  add(plain.stack, `${id}Group`, 'AWS::EKS::Nodegroup', { ClusterName: cluster.ref, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: ids });
};

const rows: StatedApp[] = [
  ['values that are not allowed, of several settings', { env: { WARM_IP_TARGET: 'x', MINIMUM_IP_TARGET: '-1', MAX_ENI: 'many', ENABLE_PREFIX_DELEGATION: 'maybe', POD_SECURITY_GROUP_ENFORCING_MODE: 'loose' } }],
  ['settings that are not known, by name and value', { env: { WARM_ENI_TARGET: IMPORTED, ENABLE_PREFIX_DELEGATION: IMPORTED, WARM_IP_TARGETS: '3', NOTHING_LIKE_IT: 'x' } }],
  ['a configuration that is not known', { addon: { configurationValues: IMPORTED } }],
  ['a configuration that cannot be read', { addon: { configurationValues: '{ [' } }],
  ['a configuration that is a list', { addon: { configurationValues: '[1]' } }],
  ['settings that are kept by hand', { addon: { resolveConflicts: 'PRESERVE' } }],
  ['the same of a configuration that is not known', { addon: { resolveConflicts: 'PRESERVE', configurationValues: IMPORTED } }],
  ['none to keep', { env: {}, addon: { resolveConflicts: 'PRESERVE', configurationValues: undefined } }],
  ['conflicts with what EKS installs, by default', { cluster: KEPT, addon: { resolveConflicts: undefined } }],
  ['conflicts with what EKS installs', { cluster: KEPT, addon: { resolveConflicts: 'NONE' } }],
  ['conflicts with what EKS installs, of which the resolution is not known', { cluster: KEPT, addon: { resolveConflicts: IMPORTED } }],
  ['conflicts with what EKS installs, maybe', { cluster: { bootstrapSelfManagedAddons: IMPORTED }, addon: { resolveConflicts: undefined } }],
  ['no add-on, and it is not known whether EKS installs one', { env: null, cluster: { bootstrapSelfManagedAddons: IMPORTED } }],
  ['none where EKS installs nothing', { addon: { resolveConflicts: 'NONE' } }],
  ['add-ons that are there twice and three times', {}, (plain) => {
    for (const id of ['Second', 'Third']) addonOf(plain, id, { AddonName: 'vpc-cni', ResolveConflicts: 'OVERWRITE' });
    for (const id of ['One', 'Two']) addonOf(plain, id, { AddonName: 'kube-proxy' });
    for (const id of ['Named', 'Unnamed']) addonOf(plain, id, { AddonName: IMPORTED });
  }],
  ['versions that EKS refuses', { cluster: { version: '1.34' }, addon: { addonVersion: 'v1.99' } }, (plain) => (
    versions(plain, ['kube-proxy', '1.34'], ['coredns', 'latest'], ['eks-pod-identity-agent', 'v1'], ['aws-ebs-csi-driver', 'x']))],
  ['versions of kube-proxy', { cluster: { version: '1.34' } }, (plain) => (
    versions(plain, ['kube-proxy', 'v1.35.0-eksbuild.1'], ['kube-proxy', 'v1.30.0-eksbuild.1'], ['kube-proxy', 'v1.31.0-eksbuild.1'], ['coredns', 'v1.11.1-eksbuild.4']))],
  ['an early version of kube-proxy', { cluster: { version: '1.26' } }, (plain) => versions(plain, ['kube-proxy', 'v1.23.0-eksbuild.1'], ['kube-proxy', 'v1.24.0-eksbuild.1'])],
  ['a version of the VPC CNI that is behind', { cluster: { version: '1.34' }, addon: { addonVersion: 'v1.15.0-eksbuild.1' } }],
  ['settings that come to a version which has not got them', {
    env: { ENABLE_PREFIX_DELEGATION: 'true', ENABLE_SUBNET_DISCOVERY: 'true', DISABLE_LEAKED_ENI_CLEANUP: 'true', ENABLE_IPv4: 'true', ANNOTATE_POD_IP: 'true' },
    configuration: { enableNetworkPolicy: 'true', eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } }, warmWindowsPrefixTarget: '1', enableWindowsIpam: 'true' },
    addon: { addonVersion: 'v1.8.0-eksbuild.1' },
    group: { instanceTypes: ['m5.metal', 'c5.metal', 'm5.large'] },
  }, (plain) => secondGroup(plain, { instanceTypes: ['m5.metal', 'r5.metal'] })],
  ['settings of IPv6 that come to an early version', { env: { ENABLE_POD_ENI: 'true' }, cluster: IPV6, addon: { addonVersion: 'v1.9.0-eksbuild.1' } }],
  ['subnets that are left out, with an early version', { env: {}, addon: { addonVersion: 'v1.18.0-eksbuild.1' } }, ({ subnets }) => subnets.forEach((subnet) => subnet.tags.setTag('kubernetes.io/role/cni', '0'))],
  ['settings that do nothing beside others', {
    env: {
      WARM_IP_TARGET: '3',
      WARM_ENI_TARGET: '2',
      WARM_PREFIX_TARGET: '2',
      AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true',
      AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.9.0.0/16',
      AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'none',
      ENI_CONFIG_LABEL_DEF: 'x',
      ENI_CONFIG_ANNOTATION_DEF: 'y',
      POD_SECURITY_GROUP_ENFORCING_MODE: 'standard',
      ENABLE_V6_EGRESS: 'true',
      ENABLE_V4_EGRESS: 'false',
    },
  }],
  ['the same where each is what it is without', {
    env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false', AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.9.0.0/16', ENI_CONFIG_ANNOTATION_DEF: 'k8s.amazonaws.com/eniConfig', POD_SECURITY_GROUP_ENFORCING_MODE: 'strict' },
  }],
  ['ENIConfigs that are not read', { env: {}, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } } }],
  ['ENIConfigs in manifests that are not read', { env: {} }, (plain) => applied(plain.cluster, 'Configs', eniConfig('eu-west-1a'), eniConfig('eu-west-1b'))],
  ['the same beside a patch', { env: {} }, (plain) => { applied(plain.cluster, 'Configs', eniConfig('eu-west-1a')); patchOf(plain, 'Patch'); }],
  ['ENIConfigs that are not seen', { env: { [CUSTOM]: 'true' } }],
  ['ENIConfigs that nodes do not find', { env: { [CUSTOM]: 'true' } }, (plain) => {
    applied(plain.cluster, 'Configs', ...['eu-west-1a', 'eu-west-1b'].map((name) => eniConfig(name)));
    secondGroup(plain, { labels: { 'k8s.amazonaws.com/eniConfig': 'eu-west-1a' } });
  }],
  ['the same, by a label of its own', { env: { [CUSTOM]: 'true', ENI_CONFIG_LABEL_DEF: 'mine' } }, (plain) => applied(plain.cluster, 'Configs', eniConfig('eu-west-1a'))],
  ['discovery beside custom networking', { env: { [CUSTOM]: 'true', ENABLE_SUBNET_DISCOVERY: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' } }],
  ['settings of IPv4 with IPv6', {
    env: {
      [CUSTOM]: 'true',
      ENABLE_PREFIX_DELEGATION: 'false',
      WARM_IP_TARGET: '3',
      MINIMUM_IP_TARGET: '5',
      WARM_ENI_TARGET: '2',
      MAX_ENI: '3',
      ENI_CONFIG_LABEL_DEF: 'x',
      AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true',
      AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.9.0.0/16',
      ENABLE_IPv4: 'true',
      ENABLE_IPv6: 'false',
      ENABLE_V6_EGRESS: 'true',
      ENABLE_V4_EGRESS: 'false',
    },
    configuration: { enableWindowsIpam: 'true', warmWindowsIPTarget: 3, minimumWindowsIPTarget: 5, eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } },
    cluster: IPV6,
  }],
  ['the same without custom networking', { env: { WARM_PREFIX_TARGET: '2' }, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } }, cluster: IPV6 }],
  ['settings of IPv6 with IPv4', { env: { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true', ENABLE_V6_EGRESS: 'false', ENABLE_V4_EGRESS: 'true' } }],
  ['nothing that is kept warm', { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '0', MINIMUM_IP_TARGET: '0' } }],
  ['the same with IPv6', { env: { WARM_PREFIX_TARGET: '0', WARM_ENI_TARGET: '2', WARM_IP_TARGET: '0' }, cluster: IPV6 }],
  ['nodes that get no addresses', { env: { DISABLE_NETWORK_RESOURCE_PROVISIONING: 'true' } }, (plain) => {
    const interfaces = (...all: object[]) => templateIn(plain.stack, `Template${all.length}`, { ...CLOSED, NetworkInterfaces: all });
    secondGroup(plain);
    secondGroup(plain, { launchTemplate: interfaces({ DeviceIndex: 0, SecondaryPrivateIpAddressCount: 0 }) }, 'None');
    secondGroup(plain, { launchTemplate: interfaces({ DeviceIndex: 0 }, { Ipv4PrefixCount: 3 }) }, 'Some');
    secondGroup(plain, { amiType: WINDOWS }, 'Windows');
  }],
  ['nodes of which it is not known whether they bring addresses', { env: { DISABLE_NETWORK_RESOURCE_PROVISIONING: 'true' } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', IMPORTED);
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Interfaces', { ...CLOSED, NetworkInterfaces: IMPORTED }) });
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Interface', { ...CLOSED, NetworkInterfaces: [{ DeviceIndex: 0 }, IMPORTED] }) }, 'Third');
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Count', { ...CLOSED, NetworkInterfaces: [{ Ipv4PrefixCount: IMPORTED }] }) }, 'Fourth');
    secondGroup(plain, { launchTemplate: { id: 'lt-0123456789abcdef0', version: '1' } }, 'Foreign');
  }],
  ['nodes that bring all their addresses', { env: { DISABLE_NETWORK_RESOURCE_PROVISIONING: 'true' } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, NetworkInterfaces: [{ PrivateIpAddresses: [{ Primary: true }] }] });
  }],
  ['several cards of one type', { env: { ENABLE_MULTI_NIC: 'true' }, group: { instanceTypes: ['m5.large', 'p4d.24xlarge'] } }, (plain) => secondGroup(plain, { instanceTypes: ['p4d.24xlarge', 'p5.48xlarge'] })],
  ['several cards, maybe', { env: { ENABLE_MULTI_NIC: 'true' } }, (plain) => secondGroup(plain, { instanceTypes: [IMPORTED] })],
  ['no several cards', { env: { ENABLE_MULTI_NIC: 'true' } }, (plain) => secondGroup(plain)],
  ['settings of Windows that nothing reads', { env: {}, configuration: { warmWindowsIPTarget: 3, minimumWindowsIPTarget: 5, enableWindowsPrefixDelegation: 'true' } }],
  ['prefixes of Windows that are off', { env: {}, configuration: { enableWindowsIpam: 'true', warmWindowsPrefixTarget: 2 } }],
  ['prefixes of Windows beside targets', { env: {}, configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 3, minimumWindowsIPTarget: 5 } }],
  ['a map of Windows that nothing reads', { env: {} }, ({ cluster }) => applied(cluster, 'Map', windowsMap({ 'warm-ip-target': '3', 'minimum-ip-target': 5, 'branch-eni-cooldown': '60', 'warm-ip-targets': '1' }))],
  ['a map of Windows with keys of all names, and two of none', { env: {} }, ({ cluster }) => applied(cluster, 'Map', windowsMap(Object.fromEntries([
    'enable-windows-ipam', 'enable-windows-prefix-delegation', 'warm-ip-target', 'minimum-ip-target', 'warm-prefix-target', 'branch-eni-cooldown',
    'enable-network-policy-controller', 'windows-minimum-ip-target', 'windows-warm-ip-target', 'windows-warm-prefix-target', 'warm-eni-target', 'x',
  ].map((key) => [key, '1']))))],
  ['a map of Windows with prefixes', { env: {} }, ({ cluster }) => applied(cluster, 'Map', windowsMap({
    'enable-windows-ipam': 'true', 'enable-windows-prefix-delegation': 'true', 'warm-prefix-target': '2', 'warm-ip-target': '3', 'minimum-ip-target': '5',
  }))],
  ['maps of Windows that are not understood', { env: {} }, ({ cluster }) => {
    applied(cluster, 'Map', windowsMap({ 'enable-windows-ipam': 'yes', 'warm-ip-target': 'many', 'warm-prefix-target': IMPORTED }));
    applied(cluster, 'Other', windowsMap({ 'enable-windows-ipam': true }));
  }],
  ['a map of Windows beside settings of the add-on', { env: {}, configuration: { enableWindowsIpam: 'true', warmWindowsPrefixTarget: 3 } }, ({ cluster }) => applied(cluster, 'Map', windowsMap({ 'warm-prefix-target': '2' }))],
  ['clusters without a network plug-in', { env: null }, (plain) => { bare(plain, 'Other'); secondGroup(plain); }],
  ['charts of network plug-ins', { env: null }, (plain) => { chartOf(plain, 'Chart', 'cilium'); chartOf(plain, 'Other', 'aws-vpc-cni'); }],
  ['charts and patches beside the add-on', {}, (plain) => { chartOf(plain, 'Cilium', 'cilium'); chartOf(plain, 'Chart', 'aws-vpc-cni'); patchOf(plain, 'Patch'); patchOf(plain, 'Other'); }],
  ['patches without an add-on', { env: null, cluster: KEPT }, (plain) => { patchOf(plain, 'Patch'); patchOf(plain, 'Other'); }],
  ...([['beside the add-on', {}], ['without one', { env: null, cluster: KEPT }]] as const).map(([what, parts]): StatedApp => [`DaemonSets of the VPC CNI ${what}, of all that applies objects`, parts, ({ stack, cluster }) => {
    const daemon = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'aws-node', namespace: 'kube-system' } };
    applied(cluster, 'Objects', daemon);
    add(stack, 'Extension', 'AWSQS::Kubernetes::Resource', { ClusterName: cluster.ref, Manifest: JSON.stringify(daemon) });
    add(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'raw', Values: JSON.stringify({ resources: [daemon] }) });
  }]),
  ['a manifest with ENIConfigs beside what EKS installs', { env: null, cluster: KEPT }, ({ cluster }) => { applied(cluster, 'Empty', {}); applied(cluster, 'Configs', eniConfig('eu-west-1a')); applied(cluster, 'More', eniConfig('eu-west-1b')); }],
  ['the same beside a patch, which is said instead', { env: null, cluster: KEPT }, (plain) => { applied(plain.cluster, 'Configs', eniConfig('eu-west-1a')); patchOf(plain, 'Patch'); }],
  ['an add-on of which the name is not known', { env: null }, (plain) => addonOf(plain, 'Unnamed', { AddonName: IMPORTED })],
  ['settings in Auto Mode alone', { env: { WARM_IP_TARGET: 'x', MINIMUM_IP_TARGET: '-1', WARM_IP_TARGETS: '3' }, cluster: { computeConfig: { enabled: true } } }, ({ stack }) => stack.node.tryRemoveChild('Group')],
  ['roles of clusters with Windows and branch interfaces', { env: { ENABLE_POD_ENI: 'true' }, configuration: { enableWindowsIpam: 'true' } }, (plain) => {
    plain.cluster.roleArn = add(plain.stack, 'Role', 'AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSClusterPolicy'] }).getAtt('Arn').toString();
    for (const id of ['Windows', 'More']) secondGroup(plain, { amiType: WINDOWS }, id);
  }],
  ['a configuration that is not known, in Auto Mode alone', { addon: { configurationValues: IMPORTED }, cluster: { computeConfig: { enabled: true } } }, ({ stack }) => stack.node.tryRemoveChild('Group')],
  ['a configuration that is an object', {}, ({ addon: cni }) => cni!.addPropertyOverride('ConfigurationValues', { env: { WARM_IP_TARGET: '3' } })],
  ['settings of IPv6 and values of IPv4, of clusters that are not seen', {}, ({ stack }) => {
    const values = { env: { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true', ENABLE_V6_EGRESS: 'false', WARM_IP_TARGET: 'x', ENABLE_PREFIX_DELEGATION: 'false', AWS_VPC_ENI_MTU: '600' } };
    add(stack, 'Seen', 'AWS::EKS::Addon', { ClusterName: 'elsewhere', AddonName: 'vpc-cni', ConfigurationValues: JSON.stringify(values) });
  }],
  ['add-ons without nodes', { group: { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } } }, (plain) => {
    for (const AddonName of ['coredns', 'metrics-server', 'aws-ebs-csi-driver', 'kube-proxy']) addonOf(plain, AddonName, { AddonName });
    secondGroup(plain, { taints: [{ key: 'x', effect: 'NO_SCHEDULE' }] });
  }],
  ['add-ons without nodes that only one of them may tolerate', { group: { taints: [{ key: 'x', effect: 'NO_EXECUTE' }, { key: 'CriticalAddonsOnly', effect: 'NO_SCHEDULE' }] } }, (plain) => {
    addonOf(plain, 'CoreDns', { AddonName: 'coredns' });
    addonOf(plain, 'Told', { AddonName: 'metrics-server', ConfigurationValues: '{}' });
    add(plain.stack, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: plain.cluster.ref, Selectors: [{ Namespace: 'default' }, { Namespace: 'other' }], Subnets: [subnetOf(plain.vpc, 'More', '10.0.128.0/24').ref] });
  }],
];

pinsStatements(rows);
